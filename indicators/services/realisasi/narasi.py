"""Cause and action: what stands beside a figure in words, and what will be done about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from indicators.akses import periode_unit
from indicators.capaian import Keadaan
from indicators.models import Indikator, Realisasi
from indicators.riwayat import catat, potret
from indicators.services.realisasi.halangan import bentrok, terkunci
from indicators.services.realisasi.isian import Galat, Hasil, IsianRealisasi, Tindakan
from indicators.services.realisasi.periksa import periksa_isian
from indicators.services.realisasi.simpan import indikator_diisi
from indicators.services.realisasi.tindakan import (
    baca_tindakan,
    ganti_tindakan,
    periksa_tindakan,
    potret_tindakan,
)
from indicators.services.teks import bersihkan


@dataclass(frozen=True, slots=True)
class IsianNarasi:
    """The words of one figure. `versi` is the version that was seen, None where there was no row."""

    kode: str
    tahun: int
    triwulan: int
    versi: int | None
    analisis: str
    kendala: str
    tindakan: tuple[Tindakan, ...] = ()


@dataclass(slots=True)
class HasilNarasi:
    """What became of it; `realisasi` and `tindakan` are what is stored now."""

    hasil: Hasil
    realisasi: Realisasi | None
    tindakan: tuple[Tindakan, ...] = ()
    galat: list[Galat] = field(default_factory=list)


def save_narasi(user: User, isian: IsianNarasi) -> HasilNarasi:
    """Save analisis, kendala and tindak lanjut of one figure. Raises TakTerlihat, Terlarang."""
    try:
        return _simpan(user, isian)
    except IntegrityError:  # somebody made the row a moment ago: now it is there to be seen
        return _simpan(user, isian)


@transaction.atomic
def _simpan(user: User, isian: IsianNarasi) -> HasilNarasi:
    indikator = indikator_diisi(user, {isian.kode})[isian.kode]
    ada = kunci_angka(indikator, isian.tahun, isian.triwulan)
    lama = _tindakan(ada)
    if galat := _periksa(isian, indikator):
        return HasilNarasi(Hasil.DITOLAK, ada, lama, galat)
    if galat := bentrok(isian.versi, ada):
        return HasilNarasi(Hasil.BENTROK, ada, lama, galat)
    if galat := terkunci(periode_unit(isian.tahun, isian.triwulan, indikator.unit), ada):
        return HasilNarasi(Hasil.TERKUNCI, ada, lama, galat)
    baru = tuple(satu.bersih() for satu in isian.tindakan)
    teks = (bersihkan(isian.analisis), bersihkan(isian.kendala))
    if baru == lama and teks == ((ada.analisis, ada.kendala) if ada else ("", "")):
        return HasilNarasi(Hasil.SAMA, ada, lama)
    baris = _tulis(user, indikator, isian, ada, teks, baru)
    return HasilNarasi(Hasil.BERUBAH if ada else Hasil.BARU, baris, baru)


def kunci_angka(indikator: Indikator, tahun: int, triwulan: int) -> Realisasi | None:
    """The stored figure, locked until the end of the transaction."""
    baris = Realisasi.objects.select_for_update().filter(indikator=indikator, tahun=tahun, triwulan=triwulan)
    return baris.first()


def _tindakan(ada: Realisasi | None) -> tuple[Tindakan, ...]:
    return baca_tindakan([ada])[ada.pk] if ada else ()


def _periksa(isian: IsianNarasi, indikator: Indikator) -> list[Galat]:
    dasar = IsianRealisasi(
        isian.kode, isian.tahun, isian.triwulan, isian.versi, analisis=isian.analisis, kendala=isian.kendala
    )
    return periksa_isian(dasar, indikator, {}) + periksa_tindakan(isian.tindakan)


def _tulis(
    user: User,
    indikator: Indikator,
    isian: IsianNarasi,
    ada: Realisasi | None,
    teks: tuple[str, str],
    tindakan: tuple[Tindakan, ...],
) -> Realisasi:
    """The row, its actions and one line of history that holds both."""
    sebelum = _potret(ada) if ada else None
    baris = ada or Realisasi(indikator=indikator, tahun=isian.tahun, triwulan=isian.triwulan, versi=0)
    if ada is None:
        baris.keadaan = Keadaan.BELUM_DIISI.value
        baris.dimasukkan_oleh, baris.dimasukkan_pada = user, timezone.now()
    baris.analisis, baris.kendala = teks
    baris.versi += 1
    baris.save()
    ganti_tindakan({baris.pk: tindakan})
    catat(
        aksi="ubah" if sebelum else "buat",
        jenis="realisasi",
        objek_id=baris.pk,
        objek_kode=f"{indikator.kode} {baris.tahun}/{baris.triwulan}",
        pelaku=user,
        unit=indikator.unit,
        sebelum=sebelum,
        sesudah=_potret(baris),
    )
    return baris


def _potret(baris: Realisasi) -> dict[str, Any]:
    return potret(baris) | potret_tindakan(_tindakan(baris))
