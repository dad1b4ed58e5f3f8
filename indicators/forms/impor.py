"""What is chosen beside the file: the period and the unit of a table of realisasi."""

from __future__ import annotations

from typing import Any

from indicators.forms.realisasi import SaringIsianForm


class OpsiRealisasiForm(SaringIsianForm):
    """As on the entry grid; `opsi` is what the import keeps of it."""

    @property
    def opsi(self) -> dict[str, Any]:
        """Only of a valid form."""
        tahun, triwulan = self.periode
        unit = self.cleaned_data["unit"]
        return {"tahun": tahun, "triwulan": triwulan, "unit": unit.kode if unit else ""}
