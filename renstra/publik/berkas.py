"""Open data as files: the same rows as csv, xlsx or JSON, each with the meaning of its columns beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.urls import reverse

from indicators.akses import Ditolak
from indicators.api.dasar.berkas import Serializer, baris_daftar, berkas, kolom_daftar

BENTUK = {"csv": "CSV", "xlsx": "Excel", "json": "JSON"}


def bentuk_diminta(request: HttpRequest) -> str:
    """One of BENTUK, or empty for the page. Raises Ditolak for anything else."""
    bentuk: str = request.GET.get("format", "")
    if bentuk and bentuk not in BENTUK:
        raise Ditolak("Format yang tersedia: csv, xlsx, dan json.")
    return bentuk


def data_terbuka(
    request: HttpRequest, bentuk: str, serializer: Serializer, isi: Iterable[Any], nama: str, **keterangan: Any
) -> HttpResponseBase:
    """The download; its metadata is named in a Link header, and inside JSON and xlsx as well."""
    kolom = kolom_daftar(serializer)
    metadata = request.build_absolute_uri(reverse("publik-metadata"))
    jawab: HttpResponseBase
    if bentuk == "json":
        arti = [{"nama": k.nama, "judul": k.judul, "jenis": k.jenis.value, "arti": k.arti} for k in kolom]
        muatan = keterangan | {"lisensi": settings.KATALOG_LISENSI or None, "metadata": metadata, "kolom": arti}
        jawab = JsonResponse(
            muatan | {"data": serializer(list(isi), many=True).data}, json_dumps_params={"ensure_ascii": False}
        )
        jawab.headers["Content-Disposition"] = f'attachment; filename="{nama}.json"'
    else:
        jawab = berkas(kolom, baris_daftar(serializer, kolom, isi, {}), bentuk, nama)
    jawab.headers["Link"] = f'<{metadata}>; rel="describedby"'
    return jawab
