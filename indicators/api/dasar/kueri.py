"""Query parameters, read as strictly as a body: an unknown name or a meaningless value is 400, never all rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rest_framework import serializers
from rest_framework.request import Request

TAHUN_TERKECIL, TAHUN_TERBESAR = 1945, 2100
CARI_MAKS = 100
HALAMAN_MAKS, HALAMAN_BAWAAN = 200, 100
BENTUK = "Bentuk jawaban, sama dengan kepala Accept; bukan penyaring."
_BULAT = re.compile(r"[0-9]{1,18}\Z")


class Bulat(serializers.IntegerField):
    """A whole number in plain digits: no sign, no other script, nothing longer than a bigint."""

    default_error_messages = {"bentuk": "Harus bilangan bulat tanpa tanda, paling banyak 18 angka."}

    def to_internal_value(self, data: Any) -> int:
        if not isinstance(data, str) or not _BULAT.match(data):
            self.fail("bentuk")
        return int(data)


class Tahun(Bulat):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            min_value=TAHUN_TERKECIL, max_value=TAHUN_TERBESAR, required=False, help_text="Tahun kalender.", **kwargs
        )


class UkuranHalaman(Bulat):
    """How many rows at once; more than allowed is not refused but capped."""

    def to_internal_value(self, data: Any) -> int:
        terlalu_besar = isinstance(data, str) and data.isascii() and data.isdecimal() and len(data) > 9
        return HALAMAN_MAKS if terlalu_besar else min(super().to_internal_value(data), HALAMAN_MAKS)


class Kode(serializers.RegexField):
    """A kode or another short name of ours, to be matched exactly."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(r"^[A-Za-z0-9._-]+\Z", max_length=40, required=False, **kwargs)
        self.error_messages["invalid"] = "Hanya huruf, angka, titik, garis bawah dan tanda hubung."


def pilihan(isi: Mapping[str, str] | list[tuple[str, str]], **kwargs: Any) -> serializers.ChoiceField:
    """One of a fixed list of words."""
    butir = dict(isi)
    diterima = ", ".join(butir)
    return serializers.ChoiceField(
        choices=list(butir.items()),
        required=False,
        error_messages={"invalid_choice": f"“{{input}}” tidak dikenal. Yang diterima: {diterima}."},
        **kwargs,
    )


class Kueri(serializers.Serializer[Any]):
    """The parameters that every read takes. `format` chooses how the answer is written and filters nothing."""

    format = pilihan({"json": "JSON"}, help_text=BENTUK)

    def to_internal_value(self, data: Any) -> Any:
        asing = sorted(set(data) - set(self.fields))
        if asing:
            dikenal = ", ".join(sorted(self.fields))
            pesan = f"Parameter ini tidak dikenal. Yang diterima: {dikenal}."
            raise serializers.ValidationError({nama[:60]: [pesan] for nama in asing}, code="parameter_asing")
        return super().to_internal_value(data)


class KueriDaftar(Kueri):
    """A list: one page after another with a count, or `cursor` for reading all of it in the order of the tree."""

    format = pilihan({"json": "JSON", "csv": "CSV (RFC 4180)", "xlsx": "Excel"}, help_text=BENTUK)
    page = Bulat(min_value=1, max_value=999_999_999, required=False, help_text="Nomor halaman, mulai 1.")
    page_size = UkuranHalaman(
        min_value=1,
        required=False,
        help_text=f"Baris per halaman: bawaan {HALAMAN_BAWAAN}, paling banyak {HALAMAN_MAKS} (selebihnya dipotong).",
    )
    cursor = serializers.CharField(
        max_length=400,
        required=False,
        allow_blank=True,
        help_text=(
            "Bacaan sampai habis tanpa nomor halaman: mulai dengan `cursor=` kosong, lalu ikuti `next`. "
            "`count` kosong; tidak bersama `page` atau `ordering`."
        ),
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        bentrok = [nama for nama in ("page", "ordering") if nama in attrs]
        if "cursor" in attrs and bentrok:
            raise serializers.ValidationError({bentrok[0]: ["Tidak dapat bersama cursor."]}, code="bentrok")
        return attrs


def cari(dalam: str) -> serializers.CharField:
    """Free text, matched as one phrase without regard to case."""
    return serializers.CharField(
        max_length=CARI_MAKS,
        required=False,
        help_text=f"Potongan teks dalam {dalam}, tanpa membedakan huruf besar; paling banyak {CARI_MAKS} huruf.",
    )


def urutan(*kolom: str) -> serializers.ChoiceField:
    """Columns by which a list may be ordered, each also downwards with a minus."""
    arah = {f"{tanda}{satu}": satu for satu in kolom for tanda in ("", "-")}
    return pilihan(arah, help_text="Urutan lain daripada urutan pohon; minus berarti dari besar ke kecil.")


def baca_kueri(kueri: type[Kueri], request: Request) -> dict[str, Any]:
    """The parameters of a request. Raises ValidationError (400) naming the parameter."""
    kembar = [nama for nama, isi in request.query_params.lists() if len(isi) > 1]
    if kembar:
        raise serializers.ValidationError({kembar[0][:60]: ["Diberikan lebih dari sekali."]}, code="kembar")
    bentuk = kueri(data=dict(request.query_params.items()), context={"request": request})
    bentuk.is_valid(raise_exception=True)
    isi: dict[str, Any] = bentuk.validated_data
    return isi
