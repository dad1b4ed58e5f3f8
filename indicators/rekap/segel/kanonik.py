"""One text for one content: the canonical JSON of a seal and its hash (docs/segel.md)."""

from __future__ import annotations

import hashlib
import json
from typing import Any

AWAL = "0" * 64  # what the first seal names as the one before
FORMAT = "renstra-segel/1"


def kanonik(isi: dict[str, Any]) -> str:
    """Sorted keys, no space, letters as they are. Raises TypeError for a number that is not whole.

    Every figure is a decimal string: two programs print the same float differently.
    """
    _tanpa_pecahan(isi)
    return json.dumps(isi, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def sidik(teks: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, as `sha256sum` prints it."""
    return hashlib.sha256(teks.encode()).hexdigest()


def _tanpa_pecahan(isi: object) -> None:
    if isinstance(isi, float):
        raise TypeError(f"{isi} is a float; a seal holds decimal strings")
    for anak in isi.values() if isinstance(isi, dict) else isi if isinstance(isi, list) else ():
        _tanpa_pecahan(anak)
