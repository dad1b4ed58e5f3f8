"""`Idempotency-Key` on a write: the first answer again, instead of doing it again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import RawPostDataException
from rest_framework import exceptions
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from indicators.api.dasar.galat import Berbenturan
from indicators.api.masuk import pemegang
from indicators.services.idempotensi import (
    Jawaban,
    KunciTerpakai,
    SedangBerjalan,
    sekali_saja,
    sidik_permintaan,
)

Metode = Callable[..., Response]
KUNCI = re.compile(r"[\x21-\x7e]{1,200}")
DISIMPAN = ("ETag", "Location")
ULANGAN = "Idempotency-Replayed"


class KunciDipakaiLain(exceptions.APIException):
    """422: the same key came with another request."""

    status_code = 422
    default_code = "kunci_terpakai"


def idempoten(metode: Metode) -> Metode:
    """For a handler of a write. Who asks, and whether they may at all, was settled before."""

    @wraps(metode)
    def sekali(view: Any, request: Request, **jalur: Any) -> Response:
        kunci = _kunci(request)
        if kunci is None:
            return metode(view, request, **jalur)
        pertama: list[Response] = []

        def kerja() -> Jawaban:
            pertama.append(_jawab(metode, view, request, jalur))
            return _simpanan(pertama[0])

        try:
            jawaban = sekali_saja(pemegang(request), kunci, _sidik(request), kerja)
        except SedangBerjalan as galat:
            raise Berbenturan(galat.pesan, code="sedang_berjalan") from galat
        except KunciTerpakai as galat:
            raise KunciDipakaiLain(galat.pesan) from galat
        return _ulang(jawaban) if jawaban.ulangan else pertama[0]

    return sekali


def _kunci(request: Request) -> str | None:
    kunci = request.headers.get("Idempotency-Key")
    if kunci is None:
        return None
    if not KUNCI.fullmatch(kunci):
        raise exceptions.ParseError("Idempotency-Key harus 1 sampai 200 karakter ASCII tanpa spasi.")
    return kunci


def _sidik(request: Request) -> str:
    """With the version that was seen: the same change of another version is another request."""
    try:
        isi = request._request.body
    except RawPostDataException:  # a form was read already; it will be refused as such
        isi = b""
    alamat = f"{request.get_full_path()} {request.headers.get('If-Match', '')}"
    return sidik_permintaan(request.method or "", alamat, isi)


def _jawab(metode: Metode, view: APIView, request: Request, jalur: dict[str, Any]) -> Response:
    """A refusal is an answer as well, and is kept like one."""
    try:
        return metode(view, request, **jalur)
    except Exception as galat:
        return view.handle_exception(galat)


def _simpanan(jawab: Response) -> Jawaban:
    kepala = {nama: jawab.headers[nama] for nama in DISIMPAN if nama in jawab.headers}
    return Jawaban(jawab.status_code, JSONRenderer().render(jawab.data).decode(), kepala)


def _ulang(jawaban: Jawaban) -> Response:
    return Response(json.loads(jawaban.isi), jawaban.status, headers={**jawaban.kepala, ULANGAN: "true"})
