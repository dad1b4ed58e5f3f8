"""Evidence: what is told about it, and what may be sent."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from indicators.api.dasar.bentuk import Bentuk
from indicators.api.dasar.bidang import AlamatIsi, Bulat, Teks, TeksAtauNull
from indicators.api.serializers.isian import Ketat, TeksMasuk
from indicators.berkas import EKSTENSI_TEKS
from indicators.berkas.tautan import PANJANG_TAUTAN

TAUTAN = f"Alamat https://, paling banyak {PANJANG_TAUTAN} karakter; peladen tidak pernah membukanya."
JUDUL = "Nama tampilan tautan; tanpa ini alamatnya."


class BuktiSerializer(Bentuk):
    """One piece: a file that can be fetched, or a link."""

    id = Bulat(help_text="Nomor bukti di sistem ini.")
    realisasi = Bulat(source="realisasi_id", help_text="Nomor realisasi yang didukungnya.")
    nama = Teks(help_text="Nama tampilan.")
    jenis = TeksAtauNull(help_text="Jenis menurut isinya, misalnya application/pdf; null bagi tautan.")
    ukuran = serializers.IntegerField(read_only=True, allow_null=True, help_text="Besarnya (bita); null bagi tautan.")
    sha256 = TeksAtauNull(help_text="Sidik isinya (SHA-256, heksadesimal); null bagi tautan.")
    tautan = TeksAtauNull(help_text="Alamat yang ditunjuk; null bagi berkas.")
    diunggah_oleh = Teks(source="diunggah_oleh.username", help_text="Akun yang melampirkan.")
    diunggah_pada = serializers.DateTimeField(read_only=True, help_text="Saat dilampirkan.")
    berkas = AlamatIsi("api:bukti-berkas", help_text="Alamat isi berkasnya; null bagi tautan.")


class BuktiTersimpan(BuktiSerializer):
    baru = serializers.BooleanField(
        read_only=True, help_text="false: yang sama sudah ada pada realisasi ini, jadi tidak disimpan lagi."
    )


class HasilLampiran(Bentuk):
    results = BuktiTersimpan(many=True, read_only=True, help_text="Menurut urutan kiriman.")


@extend_schema_field({"type": "array", "items": {"type": "string", "format": "binary"}})
class BerkasMasukField(serializers.Field[Any, Any, Any, Any]):
    """Files of a form; read by the view itself, straight into the store."""


class TautanMasuk(Ketat):
    tautan = TeksMasuk(help_text=TAUTAN)
    judul = TeksMasuk(required=False, help_text=JUDUL)


class LampiranMasuk(serializers.Serializer[Any]):
    """A form holds files or one link, not both."""

    berkas = BerkasMasukField(
        required=False, help_text=f"Satu berkas atau lebih ({EKSTENSI_TEKS}), bersama paling besar 10 MB."
    )
    tautan = serializers.CharField(required=False, help_text=TAUTAN)
    judul = serializers.CharField(required=False, help_text=JUDUL)
