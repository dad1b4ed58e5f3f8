"""`check_sumber`: the document held against itself. Joins both apps, changes nothing."""

from __future__ import annotations

from itertools import chain

from renstra.sumber.anggaran import periksa_anggaran
from renstra.sumber.kinerja import Pemeriksaan, periksa_indikator, periksa_kinerja
from renstra.sumber.teks import daftar_tafsir, periksa_teks
from renstra.sumber.temuan import Jenis, Tafsir, Temuan

PEMERIKSAAN = (periksa_kinerja, periksa_anggaran, periksa_teks)


def periksa_sumber() -> list[Temuan]:
    """Every finding, by kind and then in the document's order."""
    temuan = chain.from_iterable(periksa() for periksa in PEMERIKSAAN)
    urutan = list(Jenis)
    return sorted(temuan, key=lambda t: urutan.index(t.jenis))


__all__ = [
    "Jenis",
    "Pemeriksaan",
    "Tafsir",
    "Temuan",
    "daftar_tafsir",
    "periksa_indikator",
    "periksa_sumber",
]
