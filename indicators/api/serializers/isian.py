"""What may be sent: each field exactly of its type, nothing unknown, nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from indicators.api.dasar.bidang import DESIMAL
from indicators.capaian import Keadaan

BARIS_MAKS = 1000
VERSI_MAKS = 2_147_483_647
TANGGAL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TERISI_SENDIRI = {Keadaan.TERISI, Keadaan.BELUM_DIISI, Keadaan.TIDAK_TERSEDIA}
KEADAAN = [(kode, label) for kode, label in Keadaan.pilihan() if Keadaan(kode) in TERISI_SENDIRI]


class Ketat(serializers.Serializer[Any]):
    """One object with these fields and no others."""

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, Mapping):
            raise serializers.ValidationError("Harus satu objek JSON.", code="tipe")
        asing = sorted(set(data) - set(self.fields))
        if asing:
            pesan = "Bidang ini tidak dikenal atau tidak dapat dikirim."
            raise serializers.ValidationError({nama[:60]: [pesan] for nama in asing}, code="bidang_asing")
        return super().to_internal_value(data)


class TeksMasuk(serializers.CharField):
    """A JSON string as it is; how long it may be and what it may hold the service knows. null is empty."""

    default_error_messages = {"tipe": "Harus teks JSON."}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_blank=True, trim_whitespace=False, **kwargs)

    def run_validation(self, data: Any = serializers.empty) -> Any:
        return "" if data is None and self.allow_null else super().run_validation(data)

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("tipe")
        return data


class KodeMasuk(TeksMasuk):
    """The kode of an indikator; one that is no kode at all is as unknown as any other."""


class BulatMasuk(serializers.IntegerField):
    """A JSON integer: no string, no true, nothing with a point."""

    default_error_messages = {"tipe": "Harus bilangan bulat JSON."}

    def to_internal_value(self, data: Any) -> int:
        if not isinstance(data, int) or isinstance(data, bool):
            self.fail("tipe")
        return data


@extend_schema_field({"oneOf": [{"type": "string", "pattern": DESIMAL}, {"type": "number"}], "example": "78.50"})
class AngkaMasuk(serializers.Field[Any, Any, Any, Any]):
    """A number as it stands in the JSON; `angka_dari_api` reads it once its indikator is known."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, allow_null=True, **kwargs)

    def to_internal_value(self, data: Any) -> Any:
        return data

    def to_representation(self, value: Any) -> Any:
        return value


@extend_schema_field({"type": "string", "format": "date"})
class TanggalMasuk(serializers.Field[Any, Any, Any, Any]):
    default_error_messages = {"tipe": "Harus tanggal berbentuk 2026-12-31."}

    def to_internal_value(self, data: Any) -> date:
        try:
            if isinstance(data, str) and TANGGAL.fullmatch(data):
                return date.fromisoformat(data)
        except ValueError:
            pass
        self.fail("tipe")

    def to_representation(self, value: Any) -> Any:
        return value


class TindakanMasuk(Ketat):
    uraian = TeksMasuk(help_text="Yang akan dilakukan.")
    penanggung_jawab = TeksMasuk(help_text="Siapa yang melakukannya.")
    tenggat = TanggalMasuk(help_text="Batas waktunya.")


class IsiRealisasi(Ketat):
    """The figure and its words; what is left out stays as it is."""

    nilai = AngkaMasuk(
        help_text="Teks desimal bertitik atau angka JSON, dalam satuan indikator; persen sebagai 73, bukan 0.73. "
        "null mengosongkan."
    )
    pembilang = AngkaMasuk(help_text="Bersama penyebut, untuk indikator yang dilaporkan sebagai rasio.")
    penyebut = AngkaMasuk(help_text="Bersama pembilang.")
    predikat = TeksMasuk(required=False, allow_null=True, help_text="Kode predikat pada skala indikator.")
    teks = TeksMasuk(required=False, allow_null=True, help_text="Untuk indikator yang nilainya kalimat.")
    keadaan = serializers.ChoiceField(
        choices=KEADAAN,
        required=False,
        help_text="Tanpa ini mengikuti nilainya: terisi bila ada, belum_diisi bila kosong.",
        error_messages={"invalid_choice": f"Yang diterima: {', '.join(kode for kode, _ in KEADAAN)}."},
    )
    alasan = TeksMasuk(required=False, allow_null=True, help_text="Wajib bila keadaan tidak_tersedia: sebabnya.")
    analisis = TeksMasuk(required=False, allow_null=True, help_text="Penjelasan capaian.")
    kendala = TeksMasuk(required=False, allow_null=True, help_text="Kendala.")
    tindak_lanjut = TindakanMasuk(
        many=True, required=False, help_text="Menggantikan seluruh daftar; paling banyak 10, [] mengosongkan."
    )


class KunciMasuk(Ketat):
    indikator = KodeMasuk(help_text="Kode indikator.")
    tahun = BulatMasuk(help_text="Tahun yang dilaporkan.")
    triwulan = BulatMasuk(min_value=1, max_value=4, help_text="1 sampai 4.")


class RealisasiMasuk(IsiRealisasi, KunciMasuk):
    """A new figure."""


class RealisasiUbah(IsiRealisasi):
    """A change; the key and the version may be repeated, but not altered."""

    indikator = KodeMasuk(required=False, help_text="Tidak dapat diubah; bila dikirim harus sama.")
    tahun = BulatMasuk(required=False, help_text="Tidak dapat diubah; bila dikirim harus sama.")
    triwulan = BulatMasuk(required=False, help_text="Tidak dapat diubah; bila dikirim harus sama.")
    versi = BulatMasuk(required=False, help_text="Bila dikirim harus sama dengan If-Match.")


class BarisMassal(RealisasiMasuk):
    versi = BulatMasuk(
        required=False,
        allow_null=True,
        min_value=1,
        max_value=VERSI_MAKS,
        help_text="Versi yang dilihat; tanpa ini, atau null, untuk yang belum ada.",
    )


class MassalMasuk(Ketat):
    rows = BarisMassal(many=True, help_text=f"1 sampai {BARIS_MAKS} baris.")


class CatatanMasuk(Ketat):
    catatan = TeksMasuk(required=False, help_text="Wajib untuk kembalikan dan buka; selain itu boleh kosong.")
