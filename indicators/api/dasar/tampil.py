"""How an answer is written: JSON, and for lists CSV and xlsx. Never a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rest_framework import renderers
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import DefaultContentNegotiation


class Berkas(renderers.BaseRenderer):
    """A file that the view itself writes as a stream; here it only takes part in the choice of format."""

    def render(
        self, data: Any, accepted_media_type: str | None = None, renderer_context: Mapping[str, Any] | None = None
    ) -> bytes:
        raise NotImplementedError("lists write their files themselves; errors are always JSON")


class Csv(Berkas):
    media_type = "text/csv"
    format = "csv"
    charset = "utf-8"


class Xlsx(Berkas):
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    format = "xlsx"
    charset = None


class Negosiasi(DefaultContentNegotiation):
    def filter_renderers(  # type: ignore[override]
        self, renderers: Iterable[renderers.BaseRenderer], format: str
    ) -> Sequence[renderers.BaseRenderer]:
        """An unknown `format` is 406 like an unknown Accept, not a 404 as if the address were wrong."""
        cocok = [satu for satu in renderers if satu.format == format]
        if not cocok:
            raise NotAcceptable()
        return cocok
