from __future__ import annotations

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView


class Akar(APIView):
    """Where everything is; `nama` are the routes that it lists."""

    nama: tuple[str, ...] = ()

    @extend_schema(exclude=True)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        alamat = {nama.removesuffix("-list"): reverse(f"api:{nama}") for nama in self.nama}
        return Response({nama: request.build_absolute_uri(satu) for nama, satu in alamat.items()})
