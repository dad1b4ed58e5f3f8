"""Text that a file can hold: XML knows no control characters, no half pairs and two letters less."""

from __future__ import annotations

import re

from django.conf import settings

# What XML 1.0 cannot hold, of all that Python can.
TERLARANG = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def aman(teks: str) -> str:
    """The text without what no XML file can hold; line ends as \\n."""
    return TERLARANG.sub("", teks.replace("\r\n", "\n").replace("\r", "\n"))


def mutlak(url: str) -> str:
    """An address of ours as a file needs it, which is read elsewhere."""
    return f"{settings.ALAMAT_APLIKASI}{url}" if url.startswith("/") else url
