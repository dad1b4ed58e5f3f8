"""One table of a report as CSV: figures as machines write them, words defused."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from indicators.excel import teks_aman
from renstra.laporan.bentuk import Sel, Tabel
from renstra.laporan.tertulis import aman


def tulis_csv(tabel: Tabel) -> bytes:
    """RFC 4180, UTF-8; headings that span the table stand in a first column of their own."""
    wadah = io.StringIO()
    penulis = csv.writer(wadah)
    berkelompok = any(b.kelompok for b in tabel.baris)
    kepala = [k.judul for k in tabel.kolom]
    penulis.writerow(["Kelompok", *kepala] if berkelompok else kepala)
    penulis.writerows(_baris(tabel, berkelompok))
    return wadah.getvalue().encode()


def _baris(tabel: Tabel, berkelompok: bool) -> Iterator[list[str]]:
    kelompok = ""
    for baris in tabel.baris:
        if baris.kelompok:
            kelompok = _isi(baris.sel[0])
        else:
            isi = [_isi(sel) for sel in baris.sel]
            yield [kelompok, *isi] if berkelompok else isi


def _isi(sel: Sel) -> str:
    return str(sel.nilai) if sel.nilai is not None else teks_aman(aman(sel.lengkap))
