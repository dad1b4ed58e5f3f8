"""The verifikator's queue: what waits in their reach, with all that a decision needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet

from indicators.akses import Pengguna, pernah_mengisi, realisasi_untuk
from indicators.alur import Gerak, Status, gerak_sah
from indicators.capaian import Keadaan, nilai_isian, teks_nilai
from indicators.models import BuktiDukung, Realisasi, Sasaran, TindakLanjut, UnitKerja
from indicators.rekap.alamat import REALISASI, telusur_capaian_url
from indicators.rekap.baris import BarisCapaian
from indicators.rekap.deret import baris_realisasi
from indicators.rekap.kebijakan import dua_langkah_per_tahun
from indicators.rekap.periode import aturan_indikator, isian_realisasi
from indicators.rekap.perubahan import Perubahan, perubahan_terakhir

MENUNGGU = (Status.DIAJUKAN.value, Status.DIVERIFIKASI.value)
GERAK_PEMERIKSA = (Gerak.VERIFIKASI, Gerak.SETUJUI, Gerak.KEMBALIKAN)
TERBANYAK = 200
URUTAN = (
    "indikator__unit__jalur",
    "indikator__sasaran__jenjang",
    "indikator__sasaran__renstra__tahun_mulai",
    "indikator__sasaran__urutan",
    "indikator__urutan",
    "tahun",
    "triwulan",
    "pk",
)


@dataclass(frozen=True, slots=True)
class BuktiAntrean:
    """How many pieces of evidence there are; how many of them are new, and how many went, since the last round."""

    jumlah: int
    baru: int
    dihapus: int


@dataclass(frozen=True, slots=True)
class BarisPilihan:
    """One figure that can be chosen."""

    realisasi: Realisasi

    @property
    def pilihan(self) -> str:
        """What its checkbox carries: the figure and the version that was seen."""
        return f"{self.realisasi.pk}-{self.realisasi.versi}"

    @property
    def telusur_url(self) -> str:
        """Where the figure is explained, once it is official."""
        return telusur_capaian_url(
            self.realisasi.indikator.kode, self.realisasi.tahun, self.realisasi.triwulan, tempat=REALISASI
        )

    @property
    def nilai_teks(self) -> str:
        """As entered for the quarter itself; empty where there is none."""
        return nilai_teks(self.realisasi)

    @property
    def keadaan_teks(self) -> str:
        return Keadaan(self.realisasi.keadaan).label.lower()


@dataclass(frozen=True, slots=True)
class BarisAntrean(BarisPilihan):
    """One figure that waits. `sendiri` says why this reader may not decide about it; empty where they may."""

    baris: BarisCapaian
    resmi: Realisasi | None
    perubahan: Perubahan
    tindak_lanjut: list[TindakLanjut]
    bukti: BuktiAntrean
    sendiri: str
    gerak: tuple[Gerak, ...]

    @property
    def resmi_url(self) -> str:
        """Where the latest official figure is explained; empty where there is none."""
        return BarisPilihan(self.resmi).telusur_url if self.resmi else ""

    @property
    def resmi_teks(self) -> str:
        return nilai_teks(self.resmi) if self.resmi else ""

    @property
    def posisi_teks(self) -> str:
        """The position s.d. the quarter, where it is another number than the one entered; else empty."""
        return "" if self.baris.realisasi_teks == self.nilai_teks else self.baris.realisasi_teks


@dataclass(frozen=True, slots=True)
class KelompokSasaran:
    sasaran: Sasaran
    baris: list[BarisAntrean]


@dataclass(frozen=True, slots=True)
class KelompokUnit:
    unit: UnitKerja
    sasaran: list[KelompokSasaran]


@dataclass(frozen=True, slots=True)
class Antrean:
    """At most TERBANYAK rows; `jumlah` is how many wait."""

    jumlah: int
    baris: list[BarisAntrean]

    @property
    def unit(self) -> list[KelompokUnit]:
        return [_kelompok_unit(list(isi)) for _, isi in groupby(self.baris, key=lambda b: b.realisasi.indikator.unit)]

    def dapat(self, gerak: Gerak) -> bool:
        """Whether the reader may make this move on any row."""
        return any(gerak in satu.gerak for satu in self.baris if not satu.sendiri)


def _kelompok_unit(baris: list[BarisAntrean]) -> KelompokUnit:
    per_sasaran = groupby(baris, key=lambda b: b.realisasi.indikator.sasaran)
    return KelompokUnit(
        baris[0].realisasi.indikator.unit, [KelompokSasaran(sasaran, list(isi)) for sasaran, isi in per_sasaran]
    )


def nilai_teks(realisasi: Realisasi) -> str:
    aturan = aturan_indikator(realisasi.indikator)
    return teks_nilai(nilai_isian(isian_realisasi(realisasi), aturan), aturan)


def yang_menunggu(user: Pengguna) -> QuerySet[Realisasi]:
    """The figures that wait for a verifikator in the user's reach."""
    return realisasi_untuk(user, Gerak.SETUJUI).filter(status__in=MENUNGGU)


def antrean(user: Pengguna) -> Antrean:
    """What waits, by unit and sasaran; a constant number of queries."""
    menunggu = (
        yang_menunggu(user)
        .select_related(
            "indikator__unit", "indikator__sasaran", "predikat", "dokumen", "diajukan_oleh", "diverifikasi_oleh"
        )
        .order_by(*URUTAN)
    )
    baris = list(menunggu[:TERBANYAK])
    return Antrean(len(baris) if len(baris) < TERBANYAK else menunggu.count(), _lengkapi(user, baris))


def _lengkapi(user: Pengguna, baris: Sequence[Realisasi]) -> list[BarisAntrean]:
    capaian, perubahan, resmi = baris_realisasi(baris), perubahan_terakhir(baris), _resmi(baris)
    terlibat, dua_langkah = pernah_mengisi(baris), dua_langkah_per_tahun(satu.tahun for satu in baris)
    tindak_lanjut: defaultdict[int, list[TindakLanjut]] = defaultdict(list)
    for satu in TindakLanjut.objects.filter(realisasi__in=baris):
        tindak_lanjut[satu.realisasi_id].append(satu)
    bukti: defaultdict[int, list[BuktiDukung]] = defaultdict(list)
    for ada in BuktiDukung.objects.filter(realisasi__in=baris):
        bukti[ada.realisasi_id].append(ada)
    return [
        BarisAntrean(
            satu,
            capaian[satu.pk],
            _resmi_sebelum(satu, resmi[satu.indikator_id]),
            perubahan[satu.pk],
            tindak_lanjut[satu.pk],
            _bukti(bukti[satu.pk], perubahan[satu.pk]),
            _sendiri(user, satu, terlibat[satu.pk]),
            tuple(g for g in gerak_sah(satu.status, dua_langkah=dua_langkah[satu.tahun]) if g in GERAK_PEMERIKSA),
        )
        for satu in baris
    ]


def _bukti(bukti: Sequence[BuktiDukung], perubahan: Perubahan) -> BuktiAntrean:
    ada, sejak = [satu for satu in bukti if satu.dihapus_pada is None], perubahan.waktu
    if sejak is None:
        return BuktiAntrean(len(ada), 0, 0)
    dihapus = [satu for satu in bukti if satu.dihapus_pada and satu.diunggah_pada <= sejak < satu.dihapus_pada]
    return BuktiAntrean(len(ada), sum(satu.diunggah_pada > sejak for satu in ada), len(dihapus))


def _sendiri(user: Pengguna, baris: Realisasi, terlibat: set[int | None]) -> str:
    """Four eyes, in words."""
    if user.pk in terlibat:
        return "Anda yang mengisi atau mengajukannya; orang lain yang harus memeriksa."
    if baris.status == Status.DIVERIFIKASI and baris.diverifikasi_oleh_id == user.pk:
        return "Anda yang memverifikasinya; orang lain yang harus menyetujui."
    return ""


def _resmi(baris: Sequence[Realisasi]) -> defaultdict[int, list[Realisasi]]:
    """The official figures of these indikator, oldest first."""
    hasil: defaultdict[int, list[Realisasi]] = defaultdict(list)
    milik = {satu.indikator_id for satu in baris}
    resmi = (
        Realisasi.objects.resmi()
        .filter(indikator__in=milik, keadaan=Keadaan.TERISI.value)
        .select_related("indikator", "predikat", "dokumen")
    )
    for satu in sorted(resmi, key=_urutan_waktu):
        hasil[satu.indikator_id].append(satu)
    return hasil


def _resmi_sebelum(baris: Realisasi, resmi: Sequence[Realisasi]) -> Realisasi | None:
    """The last official figure before this period."""
    return next((satu for satu in reversed(resmi) if _urutan_waktu(satu) < _urutan_waktu(baris)), None)


def _urutan_waktu(baris: Realisasi) -> tuple[int, int]:
    """A figure for a whole year is known at its end."""
    return baris.tahun, baris.triwulan or 4


def tahun_disetujui(user: Pengguna) -> list[int]:
    """The years with approved quarters that the user may reopen, newest first."""
    return list(_dapat_dibuka(user).order_by("-tahun").values_list("tahun", flat=True).distinct())


def disetujui(user: Pengguna, tahun: int) -> list[BarisPilihan]:
    """The approved quarters of a year that the user may reopen, in the order of the queue."""
    baris = (
        _dapat_dibuka(user)
        .filter(tahun=tahun)
        .select_related("indikator__unit", "indikator__sasaran", "predikat", "disetujui_oleh", "dokumen")
        .order_by(*URUTAN)
    )
    return [BarisPilihan(satu) for satu in baris]


def _dapat_dibuka(user: Pengguna) -> QuerySet[Realisasi]:
    """Not a figure for a whole year: it comes from a document, and nobody could enter it again."""
    return realisasi_untuk(user, Gerak.BUKA).filter(status=Status.DISETUJUI.value, triwulan__gt=0)
