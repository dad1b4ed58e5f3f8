"""Lists of what was promised and what was reported, row by row as stored. Capaian is `rekap_capaian`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from django.db.models import Model, Prefetch, Q, QuerySet

from indicators.akses import Pengguna, realisasi_terlihat
from indicators.akses.target import target_terlihat
from indicators.capaian import Alasan, Aturan, Keadaan, Nilai, angka_api, angka_tepat_api, nilai_isian, teks_nilai
from indicators.models import Realisasi, StatusRealisasi, Target, di_bawah
from indicators.rekap.alamat import telusur_capaian_url
from indicators.rekap.capaian import URUTAN_POHON, versi_renstra_q
from indicators.rekap.daftar import Daftar
from indicators.rekap.daftar_rencana import Saring
from indicators.rekap.periode import aturan_indikator, isian_realisasi, nilai_target, target_berlaku

POHON = tuple(f"indikator__{kolom}" for kolom in URUTAN_POHON)
URUTAN_TARGET = (*POHON, "tahun", "triwulan", "revisi", "pk")
URUTAN_REALISASI = (*POHON, "tahun", "triwulan", "pk")
Milik = TypeVar("Milik", bound=Model)


@dataclass(frozen=True, slots=True)
class BarisTarget:
    """One promise or revision; `berlaku` whether it is the one that counts now."""

    target: Target
    berlaku: bool

    @property
    def nilai(self) -> str | None:
        return angka_api(self.target.nilai, self.target.indikator.desimal)

    @property
    def nilai_atas(self) -> str | None:
        return angka_api(self.target.nilai_atas, self.target.indikator.desimal)

    @property
    def teks(self) -> str:
        """As a reader sees it."""
        return teks_nilai(nilai_target(self.target), aturan_indikator(self.target.indikator))

    @property
    def keadaan(self) -> Keadaan:
        return Keadaan.TERISI

    @property
    def alasan(self) -> Alasan | None:
        """Why there is no number: it was promised as a word."""
        return Alasan.BUKAN_ANGKA if self.target.nilai is None else None


@dataclass(frozen=True)
class BarisRealisasi:
    """One report of a quarter or a year, in any status."""

    realisasi: Realisasi
    aturan: Aturan

    @cached_property
    def _nilai(self) -> Nilai | None:
        return nilai_isian(isian_realisasi(self.realisasi), self.aturan)

    @cached_property
    def nilai(self) -> str | None:
        """The value as one number; of a ratio, what its two parts come to."""
        return angka_api(self._nilai.angka if self._nilai else None, self.realisasi.indikator.desimal)

    @property
    def pembilang(self) -> str | None:
        return angka_tepat_api(self.realisasi.pembilang)

    @property
    def penyebut(self) -> str | None:
        return angka_tepat_api(self.realisasi.penyebut)

    @property
    def teks(self) -> str:
        """As a reader sees it; empty where there is no value."""
        return teks_nilai(self._nilai, self.aturan)

    @property
    def alasan(self) -> str | None:
        """Why `nilai` is None: the state says it, or what was reported is a word."""
        if self.nilai is not None:
            return None
        terisi = self.realisasi.keadaan == Keadaan.TERISI
        return Alasan.BUKAN_ANGKA.value if terisi else self.realisasi.keadaan

    @property
    def sementara(self) -> bool:
        return self.realisasi.status != StatusRealisasi.DISETUJUI

    @property
    def telusur_url(self) -> str:
        """Of the capaian that this figure went into."""
        satu = self.realisasi
        return telusur_capaian_url(satu.indikator.kode, satu.tahun, satu.triwulan or None)


def daftar_target(user: Pengguna, saring: Saring) -> Daftar[Target, BarisTarget]:
    """Every revision; `status` None means approved ones only."""
    sumber = _disaring(target_terlihat(user), saring).select_related(
        "indikator__sasaran__renstra", "indikator__unit", "predikat"
    )
    if saring.status:
        sumber = sumber.filter(status=saring.status)
    return Daftar(sumber, URUTAN_TARGET, _baris_target)


def _baris_target(target: Sequence[Target]) -> list[BarisTarget]:
    """One more query for all of them: what counts depends on the other revisions."""
    per_indikator: defaultdict[int, list[Target]] = defaultdict(list)
    for satu in Target.objects.berlaku().filter(indikator__in={t.indikator_id for t in target}):
        per_indikator[satu.indikator_id].append(satu)
    berlaku = {satu.pk for isi in per_indikator.values() for satu in target_berlaku(isi).values()}
    return [BarisTarget(satu, satu.pk in berlaku) for satu in target]


def daftar_realisasi(user: Pengguna, saring: Saring) -> Daftar[Realisasi, BarisRealisasi]:
    """Every report that the user may see; `status` None means in any status."""
    sumber = _disaring(realisasi_terlihat(user), saring)
    if saring.status:
        sumber = sumber.filter(status=saring.status)
    sumber = sumber.select_related("indikator__sasaran__renstra", "indikator__unit", "predikat", "dokumen")
    sumber = sumber.prefetch_related(Prefetch("tindak_lanjut", to_attr="daftar_tindakan"))
    return Daftar(sumber, URUTAN_REALISASI, _baris_realisasi)


def _baris_realisasi(realisasi: Sequence[Realisasi]) -> list[BarisRealisasi]:
    indikator = {satu.indikator_id: satu.indikator for satu in realisasi}
    aturan = {pk: aturan_indikator(satu) for pk, satu in indikator.items()}
    return [BarisRealisasi(satu, aturan[satu.indikator_id]) for satu in realisasi]


def _disaring(sumber: QuerySet[Milik], saring: Saring) -> QuerySet[Milik]:
    kondisi = Q()
    if saring.tahun:
        kondisi &= Q(tahun=saring.tahun)
    if saring.triwulan is not None:
        kondisi &= Q(triwulan=saring.triwulan)
    if saring.unit:
        kondisi &= di_bawah(saring.unit, "indikator__unit__")
    if saring.renstra:
        kondisi &= versi_renstra_q(saring.renstra, "indikator__sasaran__")
    if saring.jenjang:
        kondisi &= Q(indikator__sasaran__jenjang=saring.jenjang)
    if saring.indikator:
        kondisi &= Q(indikator__kode=saring.indikator)
    if saring.cari:
        kondisi &= Q(indikator__kode__icontains=saring.cari) | Q(indikator__uraian__icontains=saring.cari)
    return sumber.filter(kondisi)
