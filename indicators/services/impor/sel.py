"""What a cell says: as a number of a unit or as text; or why it says none of that."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from indicators.angka import AngkaDitolak, angka_pasti, format_angka, parse_angka
from indicators.lembar import Jenis, Sel
from indicators.services.impor.jenis import Pesan
from indicators.services.teks import bersihkan, keberatan

Hasil = TypeVar("Hasil")
JENIS = {Jenis.TANGGAL: "tanggal", Jenis.LOGIKA: "TRUE atau FALSE"}


class SelDitolak(ValueError):
    """A cell that can not be read; `pesan` names it, its value, the reason and the way out."""

    def __init__(self, sel: Sel, alasan: str, jalan: str = "") -> None:
        super().__init__(alasan)
        self.pesan = Pesan(sel.alamat, sel.tampak, alasan, jalan)


def coba(keluhan: list[Pesan], baca: Callable[[], Hasil], kosong: Hasil) -> Hasil:
    """What `baca` reads; where it can not `kosong`, and a complaint: the rest of the row is read all the same."""
    try:
        return baca()
    except SelDitolak as tolak:
        keluhan.append(tolak.pesan)
        return kosong


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
            return angka_pasti(_nilai(sel, persen), desimal=desimal, boleh_negatif=boleh_negatif)
        return parse_angka(sel.teks, desimal=desimal, persen=persen, boleh_negatif=boleh_negatif)
    except AngkaDitolak as tolak:
        raise SelDitolak(sel, tolak.pesan) from tolak


def _nilai(sel: Sel, persen: bool) -> Decimal:
    """The number of the cell; the reader has already turned 0,73 shown as a percentage into 73."""
    if sel.persen and not persen:
        jalan = "Ubah format selnya menjadi Number, lalu periksa angkanya."
        raise SelDitolak(sel, "selnya berformat persen, padahal satuannya bukan persen", jalan)
    return Decimal(sel.teks)


def tanya_persen(sel: Sel, angka: Decimal | None) -> Pesan | None:
    """What to ask where `angka`, read from a cell of a percent unit, may be a share: 0,36 and not 36 % (X38).

    In a CSV or a pasted table every cell is a text, so that only a written sign can say what was meant.
    """
    if sel.persen or angka is None or not 0 < angka <= 1 or any(kata in sel.teks.lower() for kata in ("%", "persen")):
        return None
    tanpa = "tidak berformat persen" if sel.jenis == Jenis.ANGKA else "tanpa tanda persen"
    return Pesan(
        sel.alamat, sel.tampak, f"{tanpa}: dibaca {ringkas(angka)} %, bukan {ringkas(angka * 100)} %. Benar?"
    )


def ringkas(angka: Decimal) -> str:
    """A number with the decimals that it has, and no zeros behind them."""
    pangkat = angka.normalize().as_tuple().exponent
    return format_angka(angka, max(0, -pangkat) if isinstance(pangkat, int) else 0)


def teks_sel(sel: Sel | None, terpanjang: int) -> str:
    """Text as it is stored; a number as Excel shows it. Empty for an empty cell. Raises SelDitolak."""
    if sel is None:
        return ""
    _tolak_bukan_isi(sel)
    isi = bersihkan(sel.teks)
    if keluhan := keberatan(isi, terpanjang):
        raise SelDitolak(sel, keluhan)
    return isi


def dari_rumus(sel: Sel | None) -> str:
    """The remark for a value that a formula gave; empty where it was typed."""
    return f"{sel.alamat} dari rumus" if sel is not None and sel.dari_rumus else ""


def _tolak_bukan_isi(sel: Sel) -> None:
    """What the reader already knows to be no value says itself why."""
    if sel.jenis == Jenis.GALAT:
        raise SelDitolak(sel, sel.alasan)
