"""Log lines as JSON or as text, with the number of the request and without secrets."""

from __future__ import annotations

import json
import logging
import re
from datetime import UTC, datetime
from typing import Any

from indicators.permintaan import nomor_kini
from renstra.galat import NOMOR

# The token's first twelve characters are no secret: they tell which one it was.
RAHASIA = (
    (re.compile(r"(rst_[a-z0-9]{8})_[A-Za-z0-9_-]{10,}"), r"\1_***"),
    (re.compile(r"(?i)\b(bearer|basic)\s+(?!rst_)\S+"), r"\1 ***"),
    (re.compile(r"(?i)\b((?:__Host-)?sessionid|(?:__Host-)?csrftoken|csrfmiddlewaretoken)=[^;\s&\"']+"), r"\1=***"),
    (
        re.compile(
            r"(?i)(pass(?:word|wd)?\d?|kata_sandi|secret(?:_key)?|token)(['\"]?\s*[=:]\s*)(['\"]?)[^\s'\",;&}]+"
        ),
        r"\1\2\3***",
    ),
    (re.compile(r"(?i)\b([a-z][a-z0-9+.-]*://[^:/\s@]+):[^@/\s]+@"), r"\1:***@"),
)


def tanpa_rahasia(teks: str) -> str:
    """The text with whatever looks like a token, a cookie or a password blanked: the last net, not the first."""
    for pola, ganti in RAHASIA:
        teks = pola.sub(ganti, teks)
    return teks


def nomor_baris(record: logging.LogRecord) -> str:
    """The number of the request that the line is about; empty where there is none.

    Django tells of an answer 4xx or 5xx after the outermost middleware is through, and hands the request along.
    """
    permintaan = getattr(record, "request", None)
    return str(nomor_kini.get() or getattr(permintaan, "META", {}).get(NOMOR, ""))


class BarisTeks(logging.Formatter):
    """For people: one line, the request's number at its end."""

    def format(self, record: logging.LogRecord) -> str:
        nomor = nomor_baris(record)
        return tanpa_rahasia(super().format(record)) + (f" [{nomor}]" if nomor else "")


class BarisJson(logging.Formatter):
    """For machines: one JSON object per line; `extra={"isi": {...}}` adds its own keys."""

    def format(self, record: logging.LogRecord) -> str:
        baris: dict[str, Any] = {
            "waktu": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "tingkat": record.levelname,
            "sumber": record.name,
            "pesan": tanpa_rahasia(record.getMessage()),
            "permintaan": nomor_baris(record) or None,
        }
        for nama, nilai in getattr(record, "isi", {}).items():
            baris[nama] = tanpa_rahasia(nilai) if isinstance(nilai, str) else nilai
        if record.exc_info:
            baris["galat"] = tanpa_rahasia(self.formatException(record.exc_info))
        return json.dumps(baris, ensure_ascii=False, default=str)
