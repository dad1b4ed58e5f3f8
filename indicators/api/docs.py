from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from csp.constants import NONE, SELF
from csp.decorators import csp
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

# Everything from this server, nothing inline; Swagger's own icons are data: images in its stylesheet.
KEBIJAKAN = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:"],
    "connect-src": [SELF],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": [NONE],
}


@method_decorator(csp(KEBIJAKAN), name="dispatch")
class Docs(SpectacularSwaggerSplitView):
    """The description of the API to read and to try; works without the internet and without a login."""

    template_name = "api/docs.html"

    @extend_schema(exclude=True)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        jawab: Response = super().get(request, *args, **kwargs)  # type: ignore[no-untyped-call]
        return jawab


class Skema(SpectacularAPIView):
    """The description as YAML or JSON: open to everybody, the same for everybody until the program changes."""

    @extend_schema(exclude=True)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        penulis = request.accepted_renderer
        jenis: Callable[[], BaseRenderer] = type(penulis)
        nama = self._get_filename(request, None)  # type: ignore[no-untyped-call]
        return HttpResponse(
            _tertulis(jenis),
            content_type="; charset=".join(filter(None, (penulis.media_type, penulis.charset))),
            headers={"Content-Disposition": f'inline; filename="{nama}"'},
        )


@cache
def _tertulis(jenis: Callable[[], BaseRenderer]) -> str | bytes:
    """Made once per process and form: it takes a third of a second, and nobody has to log in to ask for it."""
    isi = SchemaGenerator().get_schema(public=True)  # type: ignore[no-untyped-call]
    return jenis().render(isi, renderer_context={})
