"""The base of every read: parameters checked, 304 where nothing changed, then JSON or a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponseBase
from rest_framework import renderers, serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from indicators.akses import Pengguna
from indicators.api.dasar.berkas import berkas_daftar
from indicators.api.dasar.etag import belum_berubah, tanda
from indicators.api.dasar.halaman import Halaman, potong, seluruhnya
from indicators.api.dasar.kueri import Kueri, KueriDaftar, baca_kueri
from indicators.api.dasar.saring import periksa_nama, unit_diminta
from indicators.api.dasar.tampil import Csv, Xlsx
from indicators.rekap.daftar import Seiring
from indicators.rekap.penanda import penanda, penanda_data, penanda_seiring

KEPALA = {"Cache-Control": "private, no-cache", "Vary": "Accept, Authorization, Cookie"}


class Baca(APIView):
    """One read. `kueri` are its parameters, `serializer_class` its answer; both also describe it in OpenAPI."""

    kueri: type[Kueri] = Kueri
    serializer_class: type[serializers.BaseSerializer[Any]]
    kelompok = ""  # the tag under which OpenAPI lists it
    ringkas = ""  # one line for OpenAPI
    uraian = ""  # and what a stranger must know

    def get(self, request: Request, **jalur: Any) -> HttpResponseBase:
        saring = baca_kueri(self.kueri, request)
        etag = self.etag(request, **jalur)
        jawab = (etag and belum_berubah(request, etag)) or self.jawab(request, saring, **jalur)
        if etag:
            jawab.headers.setdefault("ETag", etag)
        for nama, isi in KEPALA.items():
            jawab.headers.setdefault(nama, isi)
        return jawab

    def etag(self, request: Request, **jalur: Any) -> str:
        """Read before the data, so that a change in between makes the tag too old, never too new."""
        return tanda(request, penanda_data(self.keadaan()))

    def keadaan(self) -> Seiring:
        """The state of what is read here: whatever changes the answer changes one of these."""
        return penanda_seiring()

    def jawab(self, request: Request, saring: dict[str, Any], **jalur: Any) -> HttpResponseBase:
        satu = self.satu(request.user, saring, jalur)
        return Response(self.serializer_class(satu, context={"request": request}).data)

    def satu(self, user: Pengguna, saring: dict[str, Any], jalur: dict[str, Any]) -> Any:
        """The one thing that the address (`jalur`) names. Raises TakTerlihat (404)."""
        raise NotImplementedError

    def options(self, request: Request, *args: Any, **kwargs: Any) -> Response:  # type: ignore[override]
        """What may be done here is in Allow; the rest is in the OpenAPI description."""
        return Response(status=204)

    def handle_exception(self, exc: Exception) -> Response:
        """A refusal is JSON, whatever format the answer would have had."""
        jawab = super().handle_exception(exc)
        self.request.accepted_renderer = renderers.JSONRenderer()
        self.request.accepted_media_type = "application/json"
        return jawab


class BacaDaftar(Baca):
    """A list. `urutan`: the orders it can be had in beside its own, each as columns of which the last is unique."""

    kueri = KueriDaftar
    renderer_classes = [renderers.JSONRenderer, Csv, Xlsx]
    urutan: Mapping[str, tuple[str, ...]] = {}
    amplop_serializer: type[serializers.BaseSerializer[Any]] | None = None  # where there is more than rows

    def daftar(self, user: Pengguna, saring: dict[str, Any]) -> Sequence[Any]:
        """The rows that the parameters select, of those that the user may see."""
        raise NotImplementedError

    def periksa_kosong(self, user: Pengguna, saring: dict[str, Any]) -> None:
        """Raises ValidationError where a list is empty because a parameter names what does not exist."""
        periksa_nama(saring, unit_diminta(user, saring))

    def etag(self, request: Request, **jalur: Any) -> str:
        """Asked for alone only where a client has one to compare; else it comes along with the rows."""
        return super().etag(request, **jalur) if "If-None-Match" in request.headers else ""

    def jawab(self, request: Request, saring: dict[str, Any], **jalur: Any) -> HttpResponseBase:
        daftar = self.berurutan(self.daftar(request.user, saring), saring.get("ordering", ""))
        bentuk = request.accepted_renderer.format
        halaman = self.halaman(request, daftar, saring)
        etag = tanda(request, penanda(halaman.seiring) if halaman.seiring else penanda_data(self.keadaan()))
        if bentuk == "json":
            jawab: HttpResponseBase = Response(self.amplop(request, daftar, halaman))
        else:
            jawab = berkas_daftar(request, self.serializer_class, halaman, bentuk, self.kelompok)
        jawab.headers["ETag"] = etag
        return jawab

    def berurutan(self, daftar: Sequence[Any], diminta: str) -> Sequence[Any]:
        if not diminta:
            return daftar
        minus = "-" if diminta.startswith("-") else ""
        kolom = self.urutan[diminta.removeprefix("-")]
        return daftar.diurutkan([f"{minus}{satu}" for satu in kolom])  # type: ignore[attr-defined, no-any-return]

    def halaman(self, request: Request, daftar: Sequence[Any], saring: dict[str, Any]) -> Halaman:
        """The page that is asked for; of a file without any the whole list. Raises NotFound beyond the last page."""
        bentuk = request.accepted_renderer.format
        if bentuk == "json" or saring.keys() & {"page", "page_size", "cursor"}:
            halaman = self.potong(request, daftar, saring)
        else:
            halaman = seluruhnya(daftar, self.keadaan(), dihitung=bentuk == Xlsx.format)
        if halaman.kosong:
            self.periksa_kosong(request.user, saring)
            if saring.get("page", 1) > 1:
                raise NotFound
        return halaman

    def potong(self, request: Request, daftar: Sequence[Any], saring: dict[str, Any]) -> Halaman:
        return potong(request, daftar, saring, self.keadaan())

    def tulis(self, request: Request, baris: Sequence[Any]) -> Any:
        """The rows as JSON has them."""
        return self.serializer_class(baris, many=True, context={"request": request}).data

    def amplop(self, request: Request, daftar: Sequence[Any], halaman: Halaman) -> dict[str, Any]:
        isi = self.tulis(request, list(halaman.baris))
        return {"count": halaman.count, "next": halaman.next, "previous": halaman.previous, "results": isi}
