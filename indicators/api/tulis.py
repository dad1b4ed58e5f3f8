"""What every write shares: who acts, and the headers that OpenAPI describes."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

IF_MATCH = OpenApiParameter(
    "If-Match",
    str,
    OpenApiParameter.HEADER,
    required=True,
    description='ETag (versi) dari bacaan terakhir, misalnya "3". Tanpa ini 428; yang sudah usang 412.',
)
IDEMPOTENSI = OpenApiParameter(
    "Idempotency-Key",
    str,
    OpenApiParameter.HEADER,
    description=(
        "Kunci pilihan Anda, 1 sampai 200 karakter ASCII. Permintaan yang sama dengan kunci yang sama dijawab sama "
        "dan tidak dikerjakan lagi (24 jam); selagi dikerjakan 409; dengan isi lain 422."
    ),
)


class Tulis(APIView):
    """An address that is only written to."""

    kelompok = ""  # the tag under which OpenAPI lists it

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Response:
        """What may be done here is in Allow; the rest is in the OpenAPI description."""
        return Response(status=204)


def pelaku(request: Request) -> User:
    if not isinstance(request.user, User):  # IsAuthenticated lets nobody else in
        raise NotAuthenticated
    return request.user
