"""Telusur: one explanation of a figure, for its page and for the API alike."""

from indicators.telusur.capaian import jelaskan_capaian
from indicators.telusur.laju import jelaskan_laju
from indicators.telusur.penjelasan import Asal, Kejadian, Penjelasan, periode_teks
from indicators.telusur.rata_rata import jelaskan_pohon, jelaskan_sasaran, jelaskan_tahun, jelaskan_unit

__all__ = [
    "Asal",
    "Kejadian",
    "Penjelasan",
    "jelaskan_capaian",
    "jelaskan_laju",
    "jelaskan_pohon",
    "jelaskan_sasaran",
    "jelaskan_tahun",
    "jelaskan_unit",
    "periode_teks",
]
