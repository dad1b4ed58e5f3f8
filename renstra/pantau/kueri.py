"""Counting the queries of a request, and telling the slow ones: the statement, never its values."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

PANJANG_MAKS = 2000
log = logging.getLogger("renstra.kueri")


class PengukurKueri:
    """For `connection.execute_wrapper`. `batas_ms` 0 means that nothing is slow."""

    def __init__(self, batas_ms: int) -> None:
        self.batas = batas_ms / 1000
        self.banyak = 0
        self.detik = 0.0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        mulai = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            lama = time.perf_counter() - mulai
            self.banyak += 1
            self.detik += lama
            if self.batas and lama >= self.batas:
                isi = {"ms": round(lama * 1000, 1), "sql": sql[:PANJANG_MAKS]}
                log.warning("kueri lambat: %s ms: %s", isi["ms"], isi["sql"], extra={"isi": isi})
