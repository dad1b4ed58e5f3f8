"""How far a regulation has come: one step at a time is recorded, with its day; earlier steps are in the history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from indicators.akses import Bentrok, TakTerlihat, TidakLengkap, periksa_mencatat_regulasi
from indicators.models import KerangkaRegulasi, StatusRegulasi
from indicators.riwayat import catat, potret
from indicators.services.teks import bersihkan, keberatan

TERPANJANG = {"nomor_penetapan": 100, "catatan": 1000}


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianRegulasi:
    """A step as it is typed; `status` empty takes a wrong one back. `dilihat` is the version that was seen."""

    pk: int
    dilihat: int
    status: StatusRegulasi | None
    status_pada: date | None
    nomor_penetapan: str = ""
    tahun_target: int | None = None
    catatan: str = ""


@transaction.atomic
def save_kemajuan_regulasi(user: User, isian: IsianRegulasi) -> KerangkaRegulasi:
    """Record the step a regulation has reached. Raises TakTerlihat, Terlarang, TidakLengkap, Bentrok."""
    baris = KerangkaRegulasi.objects.select_for_update(of=("self",)).filter(pk=isian.pk)
    ada = baris.select_related("unit").first()
    if ada is None:
        raise TakTerlihat("Regulasi tidak ditemukan.")
    periksa_mencatat_regulasi(user, ada.unit.jalur if ada.unit else "")
    nomor, catatan = bersihkan(isian.nomor_penetapan), bersihkan(isian.catatan)
    if kurang := _kurang(isian, nomor, catatan):
        raise TidakLengkap("Kemajuan regulasi belum dapat dicatat.", kurang)
    if ada.versi != isian.dilihat:
        raise Bentrok("Kemajuan regulasi ini sudah diubah orang lain. Muat ulang halamannya, lalu periksa.")
    sebelum = potret(ada)
    ada.status, ada.status_pada, ada.nomor_penetapan = isian.status, isian.status_pada, nomor
    ada.tahun_target = isian.tahun_target
    if potret(ada) == sebelum:
        return ada
    ada.versi += 1
    ada.save()
    catat(
        aksi="kemajuan",
        jenis="kerangkaregulasi",
        objek_id=ada.pk,
        objek_kode=str(ada)[:200],
        pelaku=user,
        unit=ada.unit,
        sebelum=sebelum,
        sesudah=potret(ada),
        alasan=catatan,
    )
    return ada


def _kurang(isian: IsianRegulasi, nomor: str, catatan: str) -> list[str]:
    kurang = []
    if (isian.status is None) != (isian.status_pada is None):
        kurang.append("Tahap dan tanggalnya diisi bersama, atau dikosongkan bersama.")
    if isian.status_pada and isian.status_pada > timezone.localdate():
        kurang.append("Tanggal tahap ini belum terjadi.")
    if isian.status == StatusRegulasi.DITETAPKAN and not nomor:
        kurang.append("Tulis nomor peraturannya: yang ditetapkan punya nomor.")
    if nomor and isian.status != StatusRegulasi.DITETAPKAN:
        kurang.append("Nomor peraturan hanya untuk yang sudah ditetapkan.")
    keluhan = (keberatan(teks, TERPANJANG[nama]) for nama, teks in (("nomor_penetapan", nomor), ("catatan", catatan)))
    return kurang + [satu for satu in keluhan if satu]
