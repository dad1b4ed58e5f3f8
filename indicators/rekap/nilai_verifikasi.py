"""Verified values: which one counts, where it is the official one, and how it stands beside what was reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from indicators.akses import Pengguna, realisasi_terlihat
from indicators.capaian import Aturan, AturanKebijakan, Isian, Keadaan, Nilai, NilaiResmi, nilai_isian, teks_nilai
from indicators.capaian.verifikasi import selisih_teks
from indicators.models import Indikator, NilaiVerifikasi, Realisasi, StatusRealisasi
from indicators.rekap.kebijakan import kebijakan_per_tahun
from indicators.rekap.periode import aturan_indikator, isian_realisasi, isian_verifikasi


@dataclass(frozen=True, slots=True)
class BarisVerifikasi:
    """One verified value beside the reported one; `resmi` says in words which of the two is the official one."""

    verifikasi: NilaiVerifikasi
    dilaporkan: Nilai | None
    aturan: Aturan
    nilai_resmi: NilaiResmi
    terakhir: bool

    @property
    def nilai(self) -> Nilai | None:
        return nilai_isian(isian_verifikasi(self.verifikasi), self.aturan)

    @property
    def teks(self) -> str:
        return teks_nilai(self.nilai, self.aturan)

    @property
    def dilaporkan_teks(self) -> str:
        return teks_nilai(self.dilaporkan, self.aturan)

    @property
    def selisih(self) -> str:
        return selisih_teks(self.dilaporkan, self.nilai, self.aturan)

    @property
    def dibanding(self) -> str:
        """How the verified value stands to the reported one, in words."""
        if self.selisih == "sama":
            return "sama dengan yang dilaporkan"
        return f"{self.selisih} daripada yang dilaporkan" if self.selisih else "tidak dapat dibandingkan"

    @property
    def resmi(self) -> str:
        return "yang diverifikasi" if self.nilai_resmi == NilaiResmi.DIVERIFIKASI else "yang dilaporkan unit"

    @property
    def dokumen(self) -> str:
        """ "Inspektorat Jenderal, LHR 12/2024"."""
        return f"{self.verifikasi.sumber}, {self.verifikasi.nomor_dokumen}"


def sertakan_verifikasi(
    realisasi: Iterable[Realisasi], kebijakan: Mapping[int, AturanKebijakan], batas: datetime | None = None
) -> None:
    """Give each approved row the verified value that is official in its year; one query, none where it never is.

    `batas`: only what was recorded before that instant.
    """
    milik = {
        satu.pk: satu
        for satu in realisasi
        if satu.status == StatusRealisasi.DISETUJUI and kebijakan[satu.tahun].nilai_resmi == NilaiResmi.DIVERIFIKASI
    }
    if not milik:
        return
    semua = NilaiVerifikasi.objects.filter(realisasi__in=milik).select_related("predikat").order_by("revisi")
    for satu in semua.filter(waktu__lt=batas) if batas else semua:
        milik[satu.realisasi_id].verifikasi_resmi = satu


def daftar_verifikasi(
    user: Pengguna, realisasi: Iterable[Realisasi], batas: datetime | None = None
) -> list[BarisVerifikasi]:
    """Every verified value of these figures that the user may see, the newest first; three queries.

    `batas`: only what was recorded before that instant.
    """
    kunci = [satu.pk for satu in realisasi]
    semua = NilaiVerifikasi.objects.filter(realisasi__in=realisasi_terlihat(user).filter(pk__in=kunci))
    if batas:
        semua = semua.filter(waktu__lt=batas)
    return _susun(semua) if kunci else []


def verifikasi_indikator(user: Pengguna, indikator: Iterable[Indikator]) -> list[BarisVerifikasi]:
    """As `daftar_verifikasi`, of all figures of these indikator."""
    return _susun(
        NilaiVerifikasi.objects.filter(realisasi__in=realisasi_terlihat(user).filter(indikator__in=indikator))
    )


def _susun(semua: Iterable[NilaiVerifikasi]) -> list[BarisVerifikasi]:
    lengkap = semua.select_related("predikat", "pelaku", "realisasi__predikat", "realisasi__indikator")  # type: ignore[attr-defined]
    baris = list(lengkap.order_by("-realisasi__tahun", "-realisasi__triwulan", "-revisi"))
    if not baris:
        return []
    kebijakan = kebijakan_per_tahun({satu.realisasi.tahun for satu in baris})
    terakhir: dict[int, int] = {}
    for satu in baris:
        terakhir.setdefault(satu.realisasi_id, satu.pk)
    return [_baris(satu, kebijakan[satu.realisasi.tahun], terakhir[satu.realisasi_id] == satu.pk) for satu in baris]


def _baris(satu: NilaiVerifikasi, kebijakan: AturanKebijakan, terakhir: bool) -> BarisVerifikasi:
    aturan = aturan_indikator(satu.realisasi.indikator)
    isian: Isian = isian_realisasi(satu.realisasi)
    dilaporkan = nilai_isian(isian, aturan) if isian.keadaan == Keadaan.TERISI else None
    return BarisVerifikasi(satu, dilaporkan, aturan, kebijakan.nilai_resmi, terakhir)
