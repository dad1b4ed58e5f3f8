"""The start page: one file per card, each taking the same question (`Lensa`)."""

from renstra.dashboard.lensa import Bahan, Lensa, siapkan
from renstra.dashboard.ringkasan import Ringkasan, ringkasan

__all__ = ["Bahan", "Lensa", "Ringkasan", "ringkasan", "siapkan"]
