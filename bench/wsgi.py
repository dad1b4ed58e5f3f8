"""What the servers of `bench.peladen` serve: the application, and under /polos/ bare code with the same rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from bench import siap  # noqa: F401  before everything of the application

# isort: split
from django.core.wsgi import get_wsgi_application
from django.db import connection

from bench import polos

JALUR = "U1/U2/"
POLOS: dict[str, tuple[str, Callable[[], str]]] = {
    "/polos/tabel": ("text/html", lambda: polos.tabel(JALUR)),
    "/polos/json": ("application/json", lambda: polos.json_agg(JALUR)),
}
aplikasi = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    if environ["PATH_INFO"] not in POLOS:
        return aplikasi(environ, start_response)
    jenis, isi = POLOS[environ["PATH_INFO"]]
    connection.ensure_connection()
    badan = isi().encode()
    start_response("200 OK", [("Content-Type", jenis), ("Content-Length", str(len(badan)))])
    return [badan]
