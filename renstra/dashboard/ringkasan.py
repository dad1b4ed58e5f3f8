"""The start page as a whole: joins the reads of both apps, with no query and no arithmetic of its own."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import formats, timezone

from budget.rekap.ringkas import terbitan_ringkas
from budget.rekap.terbitan import serapan_sasaran, terbitan_halaman
from indicators.models import UnitKerja
from renstra.dashboard.kinerja import KartuKinerja, kartu_kinerja
from renstra.dashboard.kuadran import KartuKuadran, kartu_kuadran
from renstra.dashboard.laporan import Laporan, laporan
from renstra.dashboard.lensa import Lensa
from renstra.dashboard.perhatian import KartuPerhatian, kartu_perhatian, perhatian_terendah
from renstra.dashboard.perubahan import Perubahan, perubahan
from renstra.dashboard.sasaran import BagianSasaran, bagian_sasaran
from renstra.dashboard.serapan import KartuSerapan, kartu_serapan
from renstra.dashboard.tren import Tren, tren
from renstra.dashboard.unit import UnitDiBawah, unit_di_bawah


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """Everything the start page shows of one unit and period.

    Of a unit with very much below it there is no `perubahan`, no `laporan` and no card for each sasaran: they are
    on the pages of the units below.
    """

    lensa: Lensa
    kinerja: KartuKinerja
    serapan: KartuSerapan
    perhatian: KartuPerhatian
    sasaran: list[BagianSasaran]
    perubahan: Perubahan | None
    laporan: Laporan | None
    kuadran: KartuKuadran
    unit: UnitDiBawah
    tren: Tren

    @property
    def judul(self) -> str:
        return f"Kinerja {self.lensa.unit.nama}"

    @property
    def subjudul(self) -> str:
        """Which period, which figures, and as of when."""
        kapan = formats.date_format(timezone.localtime(), "j F Y, H.i")
        angka = "resmi dan yang belum disetujui" if self.lensa.semua else "angka resmi (disetujui)"
        periode = f"{self.lensa.periode_teks[0].upper()}{self.lensa.periode_teks[1:]}"
        return f"{periode} · {angka} · per {kapan} WIB{self._terlambat}"

    @property
    def _terlambat(self) -> str:
        """Totals of a large unit follow its figures by some seconds; only while they do, that is said."""
        pukul = self.lensa.total.diperbarui_teks if self.lensa.total else ""
        return f" · total diperbarui pukul {pukul} WIB, perubahan sesudahnya sedang dihitung" if pukul else ""

    @property
    def contoh(self) -> bool:
        """Whether example figures of the demo went into these means."""
        return self.kinerja.rerata.contoh


def ringkasan(lensa: Lensa) -> Ringkasan:
    if lensa.total:
        return _ringkasan_besar(lensa)
    terbit = terbitan_halaman(lensa.user, (lensa.tahun - 1, lensa.tahun), _unit_dipakai(lensa))
    kinerja, serapan = kartu_kinerja(lensa), kartu_serapan(lensa, terbit)
    sasaran = bagian_sasaran(lensa, serapan_sasaran(terbit, lensa.tahun))
    unit, lapor = unit_di_bawah(lensa, terbit), laporan(lensa)
    return Ringkasan(
        lensa,
        kinerja,
        serapan,
        kartu_perhatian(lensa, lapor),
        sasaran,
        perubahan(lensa),
        lapor,
        kartu_kuadran(sasaran, unit, kinerja, serapan),
        unit,
        tren(lensa),
    )


def _ringkasan_besar(lensa: Lensa) -> Ringkasan:
    """Out of stored totals alone."""
    terbit = terbitan_ringkas(lensa.user, (lensa.tahun - 1, lensa.tahun), _unit_dipakai(lensa))
    kinerja, serapan, unit = kartu_kinerja(lensa), kartu_serapan(lensa, terbit), unit_di_bawah(lensa, terbit)
    return Ringkasan(
        lensa,
        kinerja,
        serapan,
        perhatian_terendah(lensa),
        [],
        None,
        None,
        kartu_kuadran([], unit, kinerja, serapan),
        unit,
        tren(lensa),
    )


def _unit_dipakai(lensa: Lensa) -> list[UnitKerja]:
    return [lensa.unit, *lensa.pohon.keturunan_dekat(lensa.unit)]
