"""Reading from a replica: lists and exports of people, and never within seconds of their own save."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import Resolver404, resolve

REPLIKA, UTAMA = "replika", "default"
KUKI = "baru_simpan"
AMAN = frozenset({"GET", "HEAD"})
# Heavy to read and changed elsewhere. What shows one figure, its form or its queue stays with the primary.
DAFTAR = frozenset(
    {
        "beranda",
        "sumber",
        "indicators:capaian-list",
        "indicators:perbandingan",
        "indicators:riwayat-list",
        "budget:anggaran-list",
        "budget:pendanaan-list",
    }
)
# Rights hold from the next request on, and a replica may be seconds behind.
SELALU_UTAMA = frozenset({"indicators.Penugasan", "indicators.Token", "indicators.Tembolok"})
BERKAS = frozenset({"indicators", "budget"})
GetResponse = Callable[[HttpRequest], HttpResponse]

dari_replika: ContextVar[bool] = ContextVar("dari_replika", default=False)


class Pengarah:
    """Django's database router: reads of the product's tables, and only while a request allows it."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:
        if not dari_replika.get() or model._meta.app_label not in BERKAS or model._meta.label in SELALU_UTAMA:
            return None
        return REPLIKA

    def db_for_write(self, model: type[Model], **hints: Any) -> str:
        return UTAMA

    def allow_relation(self, obj1: Model, obj2: Model, **hints: Any) -> bool:
        """Both hold the same rows."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db != REPLIKA


def pilih_basis(get_response: GetResponse) -> GetResponse:
    """Lets a list read from the replica unless its reader saved something in the last REPLIKA_JEDA seconds.

    The mark of a save is a cookie, so that it holds on every application server. Requests with a token carry no
    cookie: they always read from the primary.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        replika = _boleh_replika(request)
        kembali = dari_replika.set(replika)
        try:
            response = get_response(request)
        finally:
            dari_replika.reset(kembali)
        if replika and isinstance(response, StreamingHttpResponse) and not isinstance(response, FileResponse):
            response.streaming_content = _sambil_dibaca(response.streaming_content)
        if request.method not in AMAN and settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.set_cookie(
                settings.REPLIKA_KUKI,
                "1",
                max_age=settings.REPLIKA_JEDA,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response

    return middleware


def _sambil_dibaca(isi: Iterable[Any]) -> Iterator[Any]:
    """An answer in pieces asks the database while it is sent, after every middleware."""
    potongan = iter(isi)
    while True:
        kembali = dari_replika.set(True)
        try:
            satu = next(potongan, None)
        finally:
            dari_replika.reset(kembali)
        if satu is None:
            return
        yield satu


def _boleh_replika(request: HttpRequest) -> bool:
    if request.method not in AMAN or settings.REPLIKA_KUKI in request.COOKIES:
        return False
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    try:
        return resolve(request.path_info).view_name in DAFTAR
    except Resolver404:
        return False
