"""A list as a file: the very rows of the JSON, laid flat; `indikator.kode` stands for the kode in `indikator`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from indicators.api.dasar.bidang import Angka, Persen, Rupiah
from indicators.api.dasar.halaman import Halaman
from indicators.api.dasar.tampil import Csv, Xlsx
from indicators.excel import BARIS_MAKS, JenisKolom, Kolom, Lembar, baris_csv, tulis_xlsx

SEKALI = 500
JENIS: tuple[tuple[type[Any], JenisKolom], ...] = (
    (Angka, JenisKolom.ANGKA),
    (Persen, JenisKolom.ANGKA),
    (Rupiah, JenisKolom.RUPIAH),
    (serializers.BooleanField, JenisKolom.LOGIKA),
    (serializers.IntegerField, JenisKolom.BULAT),
    (serializers.DateField, JenisKolom.TANGGAL),
    (serializers.DateTimeField, JenisKolom.WAKTU),
)
KAMUS = [
    Kolom("kolom", "Kolom"),
    Kolom("judul", "Judul"),
    Kolom("jenis", "Jenis"),
    Kolom("arti", "Arti"),
]
Serializer = type[serializers.BaseSerializer[Any]]


def kolom_daftar(bentuk: Serializer) -> list[Kolom]:
    """The columns of a list, from the fields of its rows."""
    return list(_kolom(bentuk().fields, ""))  # type: ignore[attr-defined]


def _kolom(bidang: Mapping[str, Any], awalan: str) -> Iterator[Kolom]:
    for nama, satu in bidang.items():
        if isinstance(satu, serializers.Serializer):
            yield from _kolom(satu.fields, f"{awalan}{nama}.")
        else:
            judul = " ".join([nama, *awalan.split(".")]).replace("_", " ").strip().capitalize()
            arti = " ".join(str(satu.help_text or "").split())
            yield Kolom(f"{awalan}{nama}", judul, _jenis(satu), arti)


def _jenis(bidang: Any) -> JenisKolom:
    return next((jenis for kelas, jenis in JENIS if isinstance(bidang, kelas)), JenisKolom.TEKS)


def baris_daftar(bentuk: Serializer, kolom: Sequence[Kolom], isi: Iterable[Any], konteks: Any) -> Iterator[list[Any]]:
    """The rows of a list under its columns, some hundred at a time."""
    jalan = [k.nama.split(".") for k in kolom]
    sumber = iter(isi)
    while sekali := list(islice(sumber, SEKALI)):
        for satu in bentuk(sekali, many=True, context=konteks).data:
            yield [_sel(satu, jalur) for jalur in jalan]


def _sel(satu: Any, jalur: Sequence[str]) -> Any:
    for nama in jalur:
        if satu is None:
            return None
        satu = satu[nama]
    if not isinstance(satu, (dict, list)):
        return satu
    if isinstance(satu, list) and all(isinstance(s, str | int) for s in satu):
        return " ".join(map(str, satu))
    return json.dumps(satu, ensure_ascii=False)


def berkas_daftar(request: Request, bentuk: Serializer, halaman: Halaman, format: str, nama: str) -> HttpResponseBase:
    """The answer to `?format=csv|xlsx`."""
    kolom = kolom_daftar(bentuk)
    konteks = {"request": request}
    if format == Xlsx.format and (halaman.count or 0) > BARIS_MAKS:
        raise ValidationError({"format": [f"Lebih dari {BARIS_MAKS} baris tidak muat di Excel; pakai csv."]})
    jawab = berkas(kolom, baris_daftar(bentuk, kolom, halaman.baris, konteks), format, nama)
    kamus = request.build_absolute_uri(f"{reverse('api:kamus-data-list')}?daftar={nama}")
    jawab.headers["Link"] = f'<{kamus}>; rel="describedby"'
    return jawab


def berkas(
    kolom: Sequence[Kolom], baris: Iterable[Sequence[Any]], format: str, nama: str, *, judul_orang: bool = False
) -> HttpResponseBase:
    """Rows under columns as a download. The first row is read before the answer begins: what fails, fails now."""
    awal = list(islice(sumber := iter(baris), 1))
    semua = chain(awal, sumber)
    if format == Csv.format:
        jenis = "text/csv; charset=utf-8; header=present"
        jawab: HttpResponseBase = StreamingHttpResponse(baris_csv(kolom, semua), content_type=jenis)
    else:
        kamus = [[k.nama, k.judul, k.jenis.value, k.arti] for k in kolom]
        buku = tulis_xlsx([Lembar("data", kolom, semua, judul_orang), Lembar("kamus", KAMUS, kamus)])
        jawab = FileResponse(buku, content_type=Xlsx.media_type)
    jawab.headers["Content-Disposition"] = f'attachment; filename="{nama}.{format}"'
    return jawab
