"""What is public: the official figures of a year and the cards of the indikator, by the reader without a name."""

from __future__ import annotations

from indicators.akses import PembacaResmi, indikator_terlihat, realisasi_terlihat
from indicators.models import Indikator
from indicators.rekap.capaian import URUTAN_POHON, RekapCapaian, SaringCapaian, rekap_capaian
from indicators.rekap.daftar import Daftar


def tahun_resmi() -> list[int]:
    """Every year with an approved figure, oldest first."""
    return sorted(realisasi_terlihat(PembacaResmi()).order_by().values_list("tahun", flat=True).distinct())


def capaian_publik(tahun: int) -> RekapCapaian:
    """The rows of a year as every other window shows its official figures."""
    return rekap_capaian(PembacaResmi(), SaringCapaian(tahun))


def indikator_publik() -> Daftar[Indikator, Indikator]:
    """The card of every indikator, in tree order."""
    kartu = indikator_terlihat(PembacaResmi()).select_related("sasaran__renstra", "unit")
    return Daftar(kartu, URUTAN_POHON)
