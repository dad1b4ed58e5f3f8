"""The regulations a plan wants and how far each has come; what follows for the indikator that counts them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.akses import Pengguna
from indicators.angka import bulat_persen, format_persen, teks_api
from indicators.capaian.rumus import SERATUS
from indicators.models import KerangkaRegulasi, Renstra, StatusRegulasi
from indicators.rekap.baris import BarisCapaian
from indicators.rekap.capaian import SaringCapaian, rekap_capaian

# "Persentase naskah hukum Ditjen Linjamsos yang ditetapkan": the kode is ours, the document prints none.
NASKAH_HUKUM = "SP5.4"


@dataclass(frozen=True, slots=True)
class UsulanNaskah:
    """What the indikator of legal drafts would be if counted here; a proposal beside what is reported, never written.

    `ditetapkan` of `banyak` planned regulations were enacted by the end of the year; None percent where none is
    planned. `dilaporkan` None where the reader does not see the indikator, or it is not valid in the year.
    """

    tahun: int
    ditetapkan: int
    banyak: int
    dilaporkan: BarisCapaian | None

    @property
    def nilai(self) -> Decimal | None:
        return bulat_persen(Fraction(self.ditetapkan, self.banyak) * SERATUS) if self.banyak else None

    @property
    def nilai_teks(self) -> str:
        return "" if self.nilai is None else format_persen(self.nilai)

    @property
    def nilai_api(self) -> str | None:
        return None if self.nilai is None else teks_api(self.nilai, 2)

    @property
    def rumus_teks(self) -> str:
        """The formula with the numbers put in."""
        hasil = self.nilai_teks or "tidak dapat dihitung"
        return f"{self.ditetapkan} ditetapkan / {self.banyak} direncanakan × 100 = {hasil}"

    @property
    def berbeda(self) -> bool:
        """Whether what is reported is another figure than the one counted here."""
        lapor = self.dilaporkan.realisasi if self.dilaporkan else None
        return lapor is not None and self.nilai is not None and lapor.angka != self.nilai


def regulasi_berlaku(tahun: int) -> list[KerangkaRegulasi]:
    """The regulations of the plan version in force in a year, in their printed order; of every version if none is."""
    semua = KerangkaRegulasi.objects.select_related("unit", "renstra")
    berlaku = Renstra.objects.berlaku_pada(tahun)
    return list(semua.filter(renstra__in=berlaku)) or list(semua)


def usulan_naskah(user: Pengguna, regulasi: Sequence[KerangkaRegulasi], tahun: int) -> UsulanNaskah:
    """Enacted by the end of `tahun` among all that the plan wants; today's record, one read of the indikator."""
    ditetapkan = [
        satu
        for satu in regulasi
        if satu.status == StatusRegulasi.DITETAPKAN and satu.status_pada and satu.status_pada.year <= tahun
    ]
    lapor = next(iter(rekap_capaian(user, SaringCapaian(tahun, kode=NASKAH_HUKUM))), None)
    return UsulanNaskah(tahun, len(ditetapkan), len(regulasi), lapor)
