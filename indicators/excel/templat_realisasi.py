"""The template of realisasi: the entry grid as a workbook, to be filled offline and uploaded again."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import groupby
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from indicators.akses import waktu_teks
from indicators.alur import SUDAH, Status
from indicators.capaian import ROMAWI, Keadaan
from indicators.excel.gaya import (
    ABU,
    APA_ADANYA,
    GARIS,
    HIJAU,
    JUDUL,
    KEPALA,
    KUNING,
    MERAH,
    TEAL,
    TEBAL,
    bentuk_desimal,
    sebagai_berkas,
    tata_cetak,
    tulis_teks,
)
from indicators.excel.validasi import validasi_keadaan, validasi_nilai, validasi_panjang
from indicators.models import UnitKerja
from indicators.rekap.isian import BarisIsian, RekapIsian
from indicators.services.impor.realisasi.isi import isian_tersimpan, sidik
from indicators.services.impor.realisasi.kolom import KOLOM, tanda_templat
from indicators.services.realisasi import BAGIAN, bidang_isian

NAMA_LEMBAR = "Realisasi"
SUSUNAN = (
    ("kode", 11),
    ("indikator", 46),
    ("satuan", 11),
    ("target", 11),
    ("target_triwulan", 11),
    ("lalu", 11),
    ("tahun_lalu", 11),
    ("nilai", 14),
    ("pembilang", 14),
    ("penyebut", 14),
    ("keadaan", 15),
    ("alasan", 28),
    ("analisis", 36),
    ("kendala", 36),
    ("status", 16),
    ("cek", 22),
    ("versi", 8),
    ("sidik", 18),
    ("templat", 30),
)
PETUNJUK = (
    "Isi hanya sel kuning. Sel kosong berarti belum diisi, bukan nol. Persen ditulis 73 atau 73,5. Bila datanya"
    " memang tidak ada, pilih keadaan “Tidak tersedia” dan tulis alasannya. Simpan sebagai .xlsx, lalu unggah di menu"
    " Impor; sebelum diterapkan, semua perubahan diperlihatkan lebih dahulu."
)
BARIS_JUDUL = 6
HURUF = {nama: get_column_letter(nomor) for nomor, (nama, _) in enumerate(SUSUNAN, start=1)}


def tulis_templat_realisasi(rekap: RekapIsian, unit: UnitKerja | None, siapa: str) -> tuple[IO[bytes], str]:
    """The workbook in memory, at its start, and the name to give it."""
    buku = Workbook()
    lembar = buku.active
    lembar.title = NAMA_LEMBAR
    _Templat(lembar, rekap, unit, siapa).tulis()
    milik = unit.kode if unit else "semua-unit"
    return sebagai_berkas(buku.save, io.BytesIO()), f"realisasi-{milik}-{rekap.tahun}-tw{rekap.triwulan}.xlsx"


class _Templat:
    """Writes one sheet, from the title down."""

    def __init__(self, lembar: Worksheet, rekap: RekapIsian, unit: UnitKerja | None, siapa: str) -> None:
        self.lembar, self.rekap, self.unit, self.siapa = lembar, rekap, unit, siapa
        self.tanda = tanda_templat(unit.kode if unit else "", rekap.tahun, rekap.triwulan)
        self.nomor = BARIS_JUDUL
        self.validasi: dict[str, DataValidation] = {}

    def tulis(self) -> None:
        self._kepala()
        for sasaran, isi in groupby(self.rekap.baris, key=lambda b: b.indikator.sasaran):
            self.nomor += 1
            self._kelompok(f"{sasaran.kode}  {sasaran.uraian}")
            for baris in isi:
                self.nomor += 1
                self._baris(baris)
        for satu in self.validasi.values():
            self.lembar.add_data_validation(satu)
        self._lampu()
        self._tata()

    def _kepala(self) -> None:
        r = self.rekap
        unit = [self.unit.nama] if self.unit else [u.nama for u in r.unit] or ["Tidak ada indikator"]
        nama = unit[0] if len(unit) == 1 else f"{len(unit)} unit: {', '.join(unit)}"
        judul = (
            (f"Realisasi triwulan {ROMAWI[r.triwulan]} {r.tahun}", JUDUL),
            (nama, TEBAL),
            (f"Diunduh {waktu_teks(r.saat)} oleh {self.siapa}. {r.tenggat[:1].upper()}{r.tenggat[1:]}", Font()),
            (PETUNJUK, Font()),
        )
        for nomor, (teks, huruf) in enumerate(judul, start=1):
            sel = tulis_teks(self.lembar, f"A{nomor}", teks)
            sel.font, sel.alignment = huruf, Alignment(wrap_text=nomor == len(judul), vertical="top")
        self.lembar.merge_cells(f"A{len(judul)}:{HURUF['kendala']}{len(judul)}")
        self.lembar.row_dimensions[len(judul)].height = 34
        milik = {k.nama: k.judul for k in KOLOM}
        for nama_kolom, huruf_kolom in HURUF.items():
            sel = tulis_teks(self.lembar, f"{huruf_kolom}{BARIS_JUDUL}", milik[nama_kolom])
            sel.font, sel.fill, sel.border = KEPALA, TEAL, GARIS
            sel.alignment = Alignment(wrap_text=True, vertical="center")

    def _kelompok(self, teks: str) -> None:
        """The heading of a sasaran stands where the indikator stand; without a kode nobody reads it back."""
        for huruf in self._terlihat():
            self.lembar[f"{huruf}{self.nomor}"].fill = ABU
        sel = tulis_teks(self.lembar, f"{HURUF['indikator']}{self.nomor}", teks)
        sel.font, sel.alignment = TEBAL, Alignment(wrap_text=True, vertical="top")

    def _baris(self, b: BarisIsian) -> None:
        ada, i = b.ada, b.indikator
        isian = isian_tersimpan(b.kode, self.rekap.tahun, self.rekap.triwulan, ada)
        teks = {
            "kode": b.kode,
            "indikator": i.uraian,
            "satuan": i.satuan,
            "target": b.target_tahunan,
            "target_triwulan": b.target_triwulan,
            "lalu": b.lalu.teks,
            "tahun_lalu": b.tahun_lalu.teks,
            "keadaan": Keadaan.TIDAK_TERSEDIA.label if isian.keadaan else "",
            "alasan": isian.alasan_keadaan,
            "analisis": isian.analisis or "",
            "kendala": isian.kendala or "",
            "status": _status(b),
            "versi": "" if ada is None else str(ada.versi),
            "sidik": sidik(isian),
            "templat": self.tanda,
        }
        for nama, isi in teks.items():
            self._sel(nama, isi)
        (bidang, *lain) = bidang_isian(i)
        if bidang in BAGIAN:
            for nama in (bidang, *lain):
                self._sel(nama, getattr(isian, nama), APA_ADANYA)
        elif bidang == "nilai":
            self._sel("nilai", isian.nilai, bentuk_desimal(i.desimal))
        else:
            self._sel("nilai", getattr(isian, bidang))
        if b.diukur:
            self._cek(b)
        self._buka(b, ("keadaan", "alasan", "analisis", "kendala", *((bidang, *lain) if lain else ("nilai",))))

    def _buka(self, b: BarisIsian, masukan: tuple[str, ...]) -> None:
        """Yellow and open where a value may be entered; every other cell is closed."""
        for huruf in self._terlihat():
            sel = self.lembar[f"{huruf}{self.nomor}"]
            sel.border = GARIS
            sel.alignment = Alignment(wrap_text=True, vertical="top", horizontal=sel.alignment.horizontal)
        if not b.dapat_diisi:
            return
        for nama in masukan:
            sel = self.lembar[f"{HURUF[nama]}{self.nomor}"]
            sel.fill, sel.protection = KUNING, Protection(locked=False)
            self._periksa(nama, b, sel.coordinate)

    def _periksa(self, nama: str, b: BarisIsian, alamat: str) -> None:
        """The list or range of a cell; cells with the same rule share it."""
        if nama in ("nilai", *BAGIAN):
            kunci, buat = validasi_nilai(nama, b)
        elif nama == "keadaan":
            kunci, buat = "keadaan", validasi_keadaan
        else:
            kunci, buat = nama, lambda: validasi_panjang(nama)
        if kunci:
            self.validasi.setdefault(kunci, self.validasi.get(kunci) or buat()).add(alamat)

    def _cek(self, b: BarisIsian) -> None:
        """A word and a shape beside the colour: empty, filled, outside what is plausible. No rule of capaian."""
        n, h = self.nomor, HURUF
        isi = f"{h['nilai']}{n}" if "nilai" in bidang_isian(b.indikator) or b.pilihan_predikat else ""
        terisi = f'{h["nilai"]}{n}&{h["pembilang"]}{n}&{h["keadaan"]}{n}<>""'
        i = b.indikator
        maks = i.wajar_maksimum if i.wajar_maksimum is not None else (100 if i.persen else None)
        luar = [
            f"{isi}{tanda}{batas:f}" for tanda, batas in (("<", i.wajar_minimum), (">", maks)) if batas is not None
        ]
        if isi and luar:
            wajar = f'IF(AND(ISNUMBER({isi}),OR({",".join(luar)})),"■ di luar kisaran wajar","● terisi")'
        else:
            wajar = '"● terisi"'
        self.lembar[f"{h['cek']}{n}"] = f'=IF({terisi},{wajar},"○ belum diisi")'

    def _lampu(self) -> None:
        """The traffic light, by the words of the column Cek."""
        awal, akhir, cek = BARIS_JUDUL + 1, max(self.nomor, BARIS_JUDUL + 1), HURUF["cek"]
        for tanda, warna in (("●", HIJAU), ("■", MERAH)):
            aturan = FormulaRule(formula=[f'LEFT(${cek}{awal},1)="{tanda}"'], fill=warna)
            self.lembar.conditional_formatting.add(f"{HURUF['nilai']}{awal}:{HURUF['penyebut']}{akhir}", aturan)
            self.lembar.conditional_formatting.add(f"{cek}{awal}:{cek}{akhir}", aturan)

    def _tata(self) -> None:
        """Widths, hidden columns, protection without a password, and a sheet that prints well."""
        lembar = self.lembar
        for nama, lebar in SUSUNAN:
            lembar.column_dimensions[HURUF[nama]].width = lebar
        for kolom in KOLOM:
            if kolom.teknis:
                lembar.column_dimensions[HURUF[kolom.nama]].hidden = True
        lembar.freeze_panes = f"{HURUF['satuan']}{BARIS_JUDUL + 1}"
        lembar.protection.sheet = True
        lembar.protection.formatColumns = lembar.protection.formatRows = False
        tata_cetak(lembar, BARIS_JUDUL)

    def _terlihat(self) -> Iterator[str]:
        teknis = {k.nama for k in KOLOM if k.teknis}
        return (huruf for nama, huruf in HURUF.items() if nama not in teknis)

    def _sel(self, nama: str, isi: Any, bentuk: str = "General") -> None:
        alamat = f"{HURUF[nama]}{self.nomor}"
        if isinstance(isi, str):
            sel = tulis_teks(self.lembar, alamat, isi) if isi else self.lembar[alamat]
            if nama in ("target", "target_triwulan", "lalu", "tahun_lalu"):
                sel.alignment = Alignment(horizontal="right")
            return
        sel = self.lembar[alamat]
        sel.value, sel.number_format = isi, bentuk


def _status(b: BarisIsian) -> str:
    if not b.diukur:
        return "bukan periode ukur"
    if b.ada and b.ada.status != Status.DRAF:
        return SUDAH[Status(b.ada.status)].removeprefix("sudah ")
    return "" if b.dapat_diisi else "terkunci"
