"""The history of evidence, one row per event, inside the transaction of the change."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from indicators.models import BuktiDukung
from indicators.riwayat import catat, potret

JENIS = "buktidukung"


def catat_bukti(aksi: str, bukti: BuktiDukung, user: User, sebelum: dict[str, Any] | None = None) -> None:
    """`buat` and `hapus` keep the row as it is now; `unduh` changes nothing and keeps none."""
    indikator = bukti.realisasi.indikator
    catat(
        aksi=aksi,
        jenis=JENIS,
        objek_id=bukti.pk,
        objek_kode=f"{indikator.kode} {bukti.realisasi.tahun}/{bukti.realisasi.triwulan}",
        pelaku=user,
        unit=indikator.unit,
        sebelum=sebelum,
        sesudah=None if aksi == "unduh" else potret(bukti),
    )
