from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from indicators.api.dasar.bentuk import Bentuk
from indicators.api.dasar.bidang import Bulat, Teks

POTRET = {"type": "object", "additionalProperties": True}


@extend_schema_field(POTRET)
class Potret(serializers.JSONField):
    """The stored columns of a row at one moment, as they are in the database."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, allow_null=True, **kwargs)


class ObjekSerializer(Bentuk):
    jenis = Teks(help_text="Jenis yang berubah, misalnya realisasi, target, kebijakan.")
    id = Teks(help_text="Nomornya di sistem ini, sebagai teks.")
    kode = Teks(help_text="Pengenal untuk orang, misalnya `SP2.1 2024/1`.")


class RiwayatSerializer(Bentuk):
    """One change, as `peristiwa` gives it."""

    urut = Bulat(
        help_text="Nomor urut tanpa lompatan dalam seluruh riwayat; simpan yang terakhir dan lanjutkan dari situ."
    )
    waktu = serializers.DateTimeField(read_only=True, help_text="Saat kejadian.")
    pelaku = Teks(help_text="Nama akun, atau `sistem`.")
    aksi = Teks(help_text="Yang dilakukan, misalnya buat, ubah, ajukan, setujui.")
    objek = ObjekSerializer(read_only=True)
    unit = Teks(allow_null=True, help_text="Kode unit yang angkanya berubah; null bila bukan milik satu unit.")
    sebelum = Potret(help_text="Isi sebelumnya; null bila baru.")
    sesudah = Potret(help_text="Isi sesudahnya; null bila dihapus.")
    alasan = Teks(help_text="Catatan atau alasan; kosong bila tidak ada.")
    hash = Teks(help_text="SHA-256 atas hash sebelumnya, nomor urut, dan isi baris ini.")
