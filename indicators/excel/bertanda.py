"""An uploaded table as it was, cell by cell, with what is wrong coloured and said in a column of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, PatternFill
from openpyxl.utils import column_index_from_string, get_column_letter

from indicators.excel.gaya import KETERANGAN, SALAH, TEBAL, bersih
from indicators.lembar import BarisLembar, Jenis, Sel
from indicators.services.impor import JenisImpor, Pesan, rapi

KOLOM_KETERANGAN = "Keterangan impor"
LEBAR, LEBAR_KETERANGAN = 16, 70
Tanda = Mapping[tuple[str, int], list[Pesan]]


def tulis_bertanda(berkas: BinaryIO, baris: Iterable[BarisLembar], tanda: Tanda, jenis: JenisImpor) -> None:
    """Write the workbook. Rows and columns keep their places, so that the addresses in the messages hold."""
    judul = {rapi(nama) for k in jenis.kolom for nama in (k.judul, *k.lain)}
    teknis = {k.judul for k in jenis.kolom if k.teknis}
    buku = Workbook(write_only=True)
    for nama, isi in groupby(baris, key=lambda satu: satu.lembar):
        _Lembar(buku, nama, list(isi), tanda, judul, teknis).tulis()
    buku.save(berkas)


class _Lembar:
    """One sheet. Its rows are few: no more than the limits of the reader let through."""

    def __init__(
        self,
        buku: Workbook,
        nama: str,
        baris: Sequence[BarisLembar],
        tanda: Tanda,
        judul: set[str],
        teknis: set[str],
    ) -> None:
        self.lembar = buku.create_sheet(nama or "Tabel")
        self.nama, self.baris, self.tanda = nama, baris, tanda
        self.akhir = max(column_index_from_string(huruf) for satu in baris for huruf in satu.sel)
        self.judul = next((satu.nomor for satu in baris if _berjudul(satu, judul)), 1)
        for kolom in range(1, self.akhir + 1):
            self.lembar.column_dimensions[get_column_letter(kolom)].width = LEBAR
        for huruf in {h for satu in baris for h, sel in satu.sel.items() if sel.teks in teknis}:
            self.lembar.column_dimensions[huruf].hidden = True
        self.lembar.column_dimensions[get_column_letter(self.akhir + 1)].width = LEBAR_KETERANGAN

    def tulis(self) -> None:
        sudah = 0
        for satu in self.baris:
            for _ in range(sudah + 1, satu.nomor):
                self.lembar.append([])
            self.lembar.append(self._isi(satu))
            sudah = satu.nomor

    def _isi(self, satu: BarisLembar) -> list[Any]:
        pesan = self.tanda.get((self.nama, satu.nomor), [])
        salah = {p.alamat for p in pesan}
        isi: list[Any] = [None] * (self.akhir + 1)
        for kolom in range(1, self.akhir + 1):
            huruf = get_column_letter(kolom)
            sel = satu.sel.get(huruf)
            if sel is None and f"{huruf}{satu.nomor}" not in salah:
                continue
            isi[kolom - 1] = self._sel(sel, SALAH if f"{huruf}{satu.nomor}" in salah else None)
        if pesan:
            isi[-1] = self._teks("\n".join(kalimat(p) for p in pesan), KETERANGAN)
            isi[-1].alignment = Alignment(wrap_text=True, vertical="top")
        elif satu.nomor == self.judul:
            isi[-1] = self._teks(KOLOM_KETERANGAN, None)
            isi[-1].font = TEBAL
        return isi

    def _sel(self, sel: Sel | None, warna: PatternFill | None) -> WriteOnlyCell:
        if sel is None:
            return self._teks("", warna)
        if sel.jenis == Jenis.ANGKA:
            hasil = WriteOnlyCell(self.lembar, Decimal(sel.teks).scaleb(-2) if sel.persen else Decimal(sel.teks))
            hasil.number_format = "0.00%" if sel.persen else "General"
        elif sel.jenis == Jenis.TANGGAL:
            hasil = WriteOnlyCell(self.lembar, date.fromisoformat(sel.teks[:10]))
            hasil.number_format = "dd/mm/yyyy"
        else:
            return self._teks(sel.teks, warna)
        if warna:
            hasil.fill = warna
        return hasil

    def _teks(self, teks: str, warna: PatternFill | None) -> WriteOnlyCell:
        """Never a formula, whatever it begins with."""
        hasil = WriteOnlyCell(self.lembar, bersih(teks))
        hasil.data_type = "s"
        if warna:
            hasil.fill = warna
        return hasil


def _berjudul(baris: BarisLembar, judul: set[str]) -> bool:
    """Whether a row looks like our headings."""
    return sum(rapi(sel.teks) in judul for sel in baris.sel.values()) > 1


def kalimat(pesan: Pesan) -> str:
    """ "H12 “0.363”: terlalu rinci. Bulatkan dulu."."""
    nilai = f" “{pesan.nilai}”" if pesan.nilai and pesan.nilai not in pesan.alasan else ""
    alasan = pesan.alasan if pesan.alasan.endswith((".", "?", "!")) else f"{pesan.alasan}."
    return " ".join(filter(None, [f"{pesan.alamat}{nilai}: {alasan}", pesan.jalan]))
