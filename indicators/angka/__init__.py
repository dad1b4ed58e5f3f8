"""Numbers in one place: how they are read, printed and rounded. Pure: no Django, no float.

The rules, with worked tables that the tests read, are in docs/angka.md.
"""

from .baca import angka_pasti, parse_angka, parse_rupiah
from .baca_api import angka_dari_api, angka_json
from .bagian import format_bagian, parse_bagian
from .batas import DIGIT_MAKS
from .cetak import format_angka, format_persen, format_rupiah, teks_api
from .pembulatan import bulat, bulat_persen
from .tolak import AngkaDitolak, KodeTolak

__all__ = [
    "DIGIT_MAKS",
    "AngkaDitolak",
    "KodeTolak",
    "angka_dari_api",
    "angka_json",
    "angka_pasti",
    "bulat",
    "bulat_persen",
    "format_angka",
    "format_bagian",
    "format_persen",
    "format_rupiah",
    "parse_angka",
    "parse_bagian",
    "parse_rupiah",
    "teks_api",
]
