"""Kind and marks of a cell as one small number: what is carried from the reading process to its caller.

An even number is a typed value, the odd one after it the same as the result of a formula.
"""

from __future__ import annotations

from typing import NamedTuple

from indicators.lembar.sel import Jenis, Sebab, Sel


class Makna(NamedTuple):
    """All of a cell but its address and its text."""

    jenis: Jenis
    persen: bool
    dari_rumus: bool
    tanpa_nilai: bool
    sebab: Sebab


def _pasangan() -> list[tuple[Jenis, bool, Sebab]]:
    nilai = [(jenis, False, Sebab.TIDAK_ADA) for jenis in Jenis if jenis is not Jenis.GALAT]
    return [*nilai, (Jenis.ANGKA, True, Sebab.TIDAK_ADA), *((Jenis.GALAT, False, sebab) for sebab in Sebab if sebab)]


MAKNA = tuple(
    Makna(jenis, persen, rumus, sebab is Sebab.BELUM_DIHITUNG, sebab)
    for jenis, persen, sebab in _pasangan()
    for rumus in (False, True)
)
_TANPA_RUMUS = {(m.jenis, m.persen, m.sebab): kode for kode, m in enumerate(MAKNA) if not m.dari_rumus}

TEKS = _TANPA_RUMUS[Jenis.TEKS, False, Sebab.TIDAK_ADA]
ANGKA = _TANPA_RUMUS[Jenis.ANGKA, False, Sebab.TIDAK_ADA]
PERSEN = _TANPA_RUMUS[Jenis.ANGKA, True, Sebab.TIDAK_ADA]
TANGGAL = _TANPA_RUMUS[Jenis.TANGGAL, False, Sebab.TIDAK_ADA]
LOGIKA = _TANPA_RUMUS[Jenis.LOGIKA, False, Sebab.TIDAK_ADA]
GALAT = {sebab: _TANPA_RUMUS[Jenis.GALAT, False, sebab] for sebab in Sebab if sebab}
RUMUS = 1  # added for a formula's result

_buat = tuple.__new__


def sel_dari(alamat: str, kode: int, teks: str) -> Sel:
    """The cell again. Raises IndexError for an unknown code."""
    jenis, persen, rumus, tanpa_nilai, sebab = MAKNA[kode]
    # As Sel(...) without its own call, which a million cells would pay for.
    return _buat(Sel, (alamat, jenis, teks, persen, rumus, tanpa_nilai, sebab))
