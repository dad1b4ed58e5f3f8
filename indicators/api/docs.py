from __future__ import annotations

from typing import Any

from csp.constants import NONE, SELF
from csp.decorators import csp
from django.utils.decorators import method_decorator
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularSwaggerSplitView
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
