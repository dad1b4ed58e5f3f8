"""Closing a quarter: it is locked, and its official figures are sealed into a chain that cannot be rewritten."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from indicators.akses import Bentrok, TidakLengkap, kunci_segel
from indicators.capaian import ROMAWI
from indicators.models import Segel
from indicators.rekap.segel import AWAL, IsiTriwulan, isi_triwulan, kanonik, sidik
from indicators.rekap.segel.kanonik import FORMAT
from indicators.rekap.segel.periksa import AKSI_SEGEL
from indicators.riwayat import catat
from indicators.services.acuan import save_acuan
from indicators.services.periode import ensure_periode, pengatur_periode
from indicators.services.teks import bersihkan, keberatan
from indicators.tenggat import akhir_triwulan

ALASAN_TERPANJANG = 500


@transaction.atomic
def close_triwulan(user: User, tahun: int, triwulan: int, *, alasan: str) -> Segel:
    """Lock a quarter for everybody and seal its official figures; closed again after a reopening, as a revision.

    Raises Terlarang, TidakLengkap, or Bentrok for a quarter that is not over or is closed already.
    """
    pelaku = pengatur_periode(user)
    alasan = _periksa_alasan(alasan)
    kunci_segel()
    terakhir = Segel.objects.filter(tahun=tahun, triwulan=triwulan).defer("isi").order_by("-revisi").first()
    periode = ensure_periode(pelaku, tahun, triwulan)
    _periksa_saat(tahun, triwulan, terakhir if periode.dikunci else None)
    periode.dikunci = True
    save_acuan(periode, pelaku=pelaku, alasan=alasan)
    segel = _segel(tahun, triwulan, terakhir.revisi + 1 if terakhir else 1, alasan, pelaku)
    catat(
        aksi=AKSI_SEGEL,
        jenis="segel",
        objek_id=segel.nomor,
        objek_kode=str(segel),
        pelaku=pelaku,
        sesudah={"sha256": segel.sha256, "sebelumnya": segel.sebelumnya, "dihitung": segel.dihitung},
        alasan=alasan,
    )
    return segel


def _periksa_alasan(alasan: str) -> str:
    rapi = bersihkan(alasan)
    if not rapi:
        raise TidakLengkap("Tulis alasannya; yang memeriksa segel ini akan membacanya.")
    if keluhan := keberatan(rapi, ALASAN_TERPANJANG):
        raise TidakLengkap(keluhan)
    return rapi


def _periksa_saat(tahun: int, triwulan: int, tertutup: Segel | None) -> None:
    if tertutup:
        nama = f"{tertutup.periode_judul} sudah ditutup (segel revisi {tertutup.revisi})"
        raise Bentrok(f"{nama} dan belum dibuka kembali.")
    if akhir_triwulan(tahun, triwulan) >= timezone.localdate():
        raise Bentrok(f"Triwulan {ROMAWI[triwulan]} {tahun} belum berakhir, jadi belum dapat ditutup.")


def _segel(tahun: int, triwulan: int, revisi: int, alasan: str, pelaku: User) -> Segel:
    sebelum = Segel.objects.defer("isi").order_by("-nomor").first()
    angka = isi_triwulan(tahun, triwulan)
    segel = Segel(
        nomor=sebelum.nomor + 1 if sebelum else 1,
        tahun=tahun,
        triwulan=triwulan,
        revisi=revisi,
        sebelumnya=sebelum.sha256 if sebelum else AWAL,
        dihitung=angka.dihitung,
        banyak=angka.banyak,
        alasan=alasan,
        waktu=timezone.now(),
        nama_pelaku=pelaku.get_username(),
        kebijakan=angka.berlaku,
    )
    segel.isi = kanonik(_isi(segel, angka))
    segel.sha256 = sidik(segel.isi)
    segel.full_clean(validate_unique=False)
    segel.save(force_insert=True)
    return segel


def _isi(segel: Segel, angka: IsiTriwulan) -> dict[str, Any]:
    kepala = ("nomor", "tahun", "triwulan", "revisi", "sebelumnya", "dihitung", "banyak", "alasan", "nama_pelaku")
    waktu: datetime = segel.waktu
    return {
        "format": FORMAT,
        "segel": {nama: getattr(segel, nama) for nama in kepala} | {"waktu": waktu.isoformat()},
        "kebijakan": angka.kebijakan,
        "bagian": angka.bagian,
    }
