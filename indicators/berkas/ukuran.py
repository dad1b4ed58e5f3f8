"""How large a file is, for people."""

from __future__ import annotations

KB, MB = 1024, 1024**2


def ukuran_teks(bita: int) -> str:
    """ "850 bita", "12 KB", "2,4 MB"; in steps of 1024, one decimal for MB, rounded up so that nothing is 0 KB."""
    if bita < KB:
        return f"{bita} bita"
    if bita < MB:
        return f"{-(-bita // KB)} KB"
    persepuluh = -(-bita * 10 // MB)
    return f"{persepuluh // 10},{persepuluh % 10} MB"
