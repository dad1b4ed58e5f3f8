"""Who may change the evidence of a figure, and when: exactly those who may enter it, while they may."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.models import User

from indicators.akses import (
    Bentrok,
    Ditolak,
    Pengguna,
    TakTerlihat,
    indikator_terlihat,
    periksa_izin,
    periode_unit,
    realisasi_terlihat,
)
from indicators.alur import SUDAH, Gerak, Status, tujuan
from indicators.berkas import BerkasDitolak
from indicators.models import SETAHUN, Indikator, Realisasi

logger = logging.getLogger(__name__)


class BuktiDitolak(Ditolak):
    """A file or link that is not taken; its status says which kind of refusal: 413, 422 or 507."""

    def __init__(self, sebab: BerkasDitolak) -> None:
        super().__init__(str(sebab))
        self.status = sebab.status


@contextmanager
def sebagai_penolakan() -> Iterator[None]:
    """Turn what the file rules and the store say into a refusal of the house."""
    try:
        yield
    except BerkasDitolak as error:
        if isinstance(error.__cause__, OSError):
            logger.error("penyimpanan bukti: %s", error.__cause__)
        raise BuktiDitolak(error) from error


def cari_realisasi(user: Pengguna, kode: str, tahun: int, triwulan: int) -> tuple[Indikator, Realisasi | None]:
    """The indikator and its figure of that quarter, None where nothing is stored yet. Raises TakTerlihat."""
    indikator = indikator_terlihat(user).select_related("unit").filter(kode=kode).first()
    if indikator is None:
        raise TakTerlihat("Indikator tidak ditemukan.")
    realisasi = Realisasi.objects.filter(indikator=indikator, tahun=tahun, triwulan=triwulan).first()
    if realisasi:
        realisasi.indikator = indikator
    return indikator, realisasi


def realisasi_dilampiri(user: User, kode: str, tahun: int, triwulan: int) -> Realisasi:
    """The figure that evidence is about to be added to, asked before a byte of a file is read.

    Raises TakTerlihat, Terlarang or Bentrok.
    """
    indikator, realisasi = cari_realisasi(user, kode, tahun, triwulan)
    periksa_izin(user, Gerak.ISI, indikator.unit.jalur)
    if realisasi is None:
        raise Bentrok("Angka triwulan ini belum disimpan. Isi dan simpan dulu angkanya, lalu lampirkan buktinya.")
    periksa_ubah(user, realisasi)
    return realisasi


def realisasi_dilampiri_pk(user: User, pk: int) -> Realisasi:
    """As `realisasi_dilampiri`, of a figure that is named by its number."""
    realisasi = realisasi_terlihat(user).select_related("indikator__unit").filter(pk=pk).first()
    if realisasi is None:
        raise TakTerlihat("Angka tidak ditemukan.")
    periksa_ubah(user, realisasi)
    return realisasi


def kunci_realisasi(user: User, pk: int) -> Realisasi:
    """The figure, locked until the end of the transaction, so that its state holds until then.

    Raises TakTerlihat, Terlarang or Bentrok.
    """
    terlihat = realisasi_terlihat(user).filter(pk=pk).values("pk")
    realisasi = (
        Realisasi.objects.filter(pk__in=terlihat)
        .select_related("indikator__unit")
        .select_for_update(of=("self",))
        .first()
    )
    if realisasi is None:
        raise TakTerlihat("Angka tidak ditemukan.")
    periksa_ubah(user, realisasi)
    return realisasi


def periksa_ubah(user: Pengguna, realisasi: Realisasi) -> None:
    """Raises Terlarang for another role, Bentrok in another state or a closed period."""
    unit = realisasi.indikator.unit
    periksa_izin(user, Gerak.ISI, unit.jalur)
    nama = f"{realisasi.indikator.kode} {realisasi.periode_teks}"
    if tujuan(realisasi.status, Gerak.ISI) is None:
        tahap = SUDAH[Status(realisasi.status)]
        raise Bentrok(f"{nama} {tahap}; pada tahap itu bukti dukungnya tidak dapat ditambah atau dihapus.")
    if realisasi.triwulan == SETAHUN:
        raise Bentrok(f"{nama} dimuat dari dokumen sumber; bukti dukungnya dokumen itu sendiri.")
    periode = periode_unit(realisasi.tahun, realisasi.triwulan, unit)
    if not periode.terbuka:
        raise Bentrok(f"Bukti dukung {nama} tidak dapat diubah. {periode.alasan}")


def boleh_ubah_bukti(user: Pengguna, realisasi: Realisasi) -> bool:
    """Whether the page offers to add and remove."""
    try:
        periksa_ubah(user, realisasi)
    except Ditolak:
        return False
    return True
