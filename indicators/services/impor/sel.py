"""What a cell says: as a number of a unit, as rupiah, as text, as a date; or why it says none of that."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from indicators.angka import AngkaDitolak, angka_dari_api, format_angka, parse_angka, parse_rupiah
from indicators.lembar import Jenis, Sel
from indicators.services.impor.jenis import Pesan
from indicators.services.teks import bersihkan, keberatan

JENIS = {Jenis.TANGGAL: "tanggal", Jenis.LOGIKA: "TRUE atau FALSE"}
HARI_TEKS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)


class SelDitolak(ValueError):
    """A cell that can not be read; `pesan` names it, its value, the reason and the way out."""

    def __init__(self, sel: Sel, alasan: str, jalan: str = "") -> None:
        super().__init__(alasan)
        self.pesan = Pesan(sel.alamat, sel.teks[:80], alasan, jalan)


def angka_sel(sel: Sel | None, *, desimal: int, persen: bool = False, boleh_negatif: bool = False) -> Decimal | None:
    """A number in its unit, exactly as `parse_angka` reads a typed one; None for an empty cell.

    A cell that is shown as a percentage is a number of a percent unit, and refused in any other. Raises SelDitolak.
    """
    if sel is None:
        return None
    _tolak_bukan_isi(sel)
    if sel.jenis in JENIS:
        jalan = "Ubah format selnya menjadi Number, lalu ketik lagi angkanya."
        raise SelDitolak(sel, f"terbaca sebagai {JENIS[sel.jenis]}, bukan angka", jalan)
    try:
        if sel.jenis == Jenis.ANGKA:
            return angka_dari_api(_nilai(sel, persen), desimal=desimal, boleh_negatif=boleh_negatif)
        return parse_angka(sel.teks, desimal=desimal, persen=persen, boleh_negatif=boleh_negatif)
    except AngkaDitolak as tolak:
        raise SelDitolak(sel, tolak.pesan) from tolak


def _nilai(sel: Sel, persen: bool) -> Decimal:
    """The number of the cell; the reader has already turned 0,73 shown as a percentage into 73."""
    if sel.persen and not persen:
        jalan = "Ubah format selnya menjadi Number, lalu periksa angkanya."
        raise SelDitolak(sel, "selnya berformat persen, padahal satuannya bukan persen", jalan)
    return Decimal(sel.teks)


def rupiah_sel(sel: Sel | None) -> int | None:
    """Whole rupiah; None for an empty cell. Raises SelDitolak."""
    if sel is None:
        return None
    if sel.jenis == Jenis.TEKS:
        try:
            return parse_rupiah(sel.teks)
        except AngkaDitolak as tolak:
            raise SelDitolak(sel, tolak.pesan) from tolak
    nilai = angka_sel(sel, desimal=0)
    return None if nilai is None else int(nilai)


def teks_sel(sel: Sel | None, terpanjang: int) -> str:
    """Text as it is stored; a number as Excel shows it. Empty for an empty cell. Raises SelDitolak."""
    if sel is None:
        return ""
    _tolak_bukan_isi(sel)
    isi = bersihkan(sel.teks)
    if keluhan := keberatan(isi, terpanjang):
        raise SelDitolak(sel, keluhan)
    return isi


def tanggal_sel(sel: Sel | None) -> date | None:
    """A day: a date cell, or dd/mm/yyyy as text. Raises SelDitolak."""
    if sel is None:
        return None
    _tolak_bukan_isi(sel)
    try:
        if sel.jenis == Jenis.TANGGAL:
            return date.fromisoformat(sel.teks[:10])
        if cocok := HARI_TEKS.fullmatch(sel.teks.strip()):
            return date(int(cocok[3]), int(cocok[2]), int(cocok[1]))
    except ValueError as error:
        alasan = "bukan tanggal yang ada; yang dibaca hari/bulan/tahun"
        raise SelDitolak(sel, alasan, "Tulis misalnya 31/03/2025.") from error
    raise SelDitolak(sel, "bukan tanggal", "Tulis misalnya 31/03/2025, atau pakai sel berformat tanggal.")


def dari_rumus(sel: Sel | None) -> str:
    """The remark for a value that a formula gave; empty where it was typed."""
    return f"{sel.alamat} dari rumus" if sel is not None and sel.dari_rumus else ""


def _tolak_bukan_isi(sel: Sel) -> None:
    """What the reader already knows to be no value says itself why."""
    if sel.jenis == Jenis.GALAT:
        raise SelDitolak(sel, sel.alasan)


def cetak_angka(nilai: Decimal | None, desimal: int) -> str:
    """For the preview; empty for none."""
    return "" if nilai is None else format_angka(nilai, desimal)
