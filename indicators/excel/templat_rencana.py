"""The template of plan structure: one version of a plan as a workbook, to be changed and uploaded again."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from indicators.excel.gaya import (
    ABU,
    APA_ADANYA,
    GARIS,
    JUDUL,
    KEPALA,
    TEAL,
    TEBAL,
    bentuk_desimal,
    sebagai_berkas,
    tata_cetak,
    tulis_teks,
)
from indicators.models import JenisNilai
from indicators.services.impor.rencana.isi import IsiBaris, NilaiTarget, kata_bidang, sidik, tulis_target
from indicators.services.impor.rencana.kolom import (
    ALASAN,
    BIDANG,
    INDIKATOR,
    KAMUS,
    NOMOR,
    SASARAN,
    SEMUA,
    SIDIK,
    TANDA,
    Macam,
    Milik,
    nama_target,
)

NAMA_LEMBAR = "Rencana"
BARIS_JUDUL = 6
BARIS_LEBIH = 200  # rows below the last one that lists are offered in
DAFTAR_TERPANJANG = 255
PETUNJUK = (
    "Baris abu-abu adalah sasaran (kode indikatornya kosong); di bawahnya indikatornya. Sasaran atau indikator baru:"
    " tambahkan barisnya dengan kode baru. Target yang sudah ada hanya berubah lewat revisi, dengan alasan dan nomor"
    " dokumen. Persen ditulis 73 atau 73,5; rentang 3,5 - 4,0; rasio 1 : 17,9. Menghapus baris tidak"
    " menghapus datanya."
)


@dataclass(frozen=True, slots=True)
class SoalTemplat:
    """What a template is of. `tahun`: the years that get a target column; `unit`: codes to choose from."""

    judul: str
    keterangan: str
    tanda: str
    tahun: Sequence[int]
    unit: Sequence[str]
    skala: Sequence[str]


def tulis_templat_rencana(soal: SoalTemplat, baris: Iterable[IsiBaris]) -> IO[bytes]:
    """The workbook in memory, at its start."""
    buku = Workbook()
    lembar = buku.active
    lembar.title = NAMA_LEMBAR
    _Templat(lembar, soal).tulis(baris)
    return sebagai_berkas(buku.save, io.BytesIO())


class _Templat:
    """Writes one sheet, from the title down."""

    def __init__(self, lembar: Worksheet, soal: SoalTemplat) -> None:
        self.lembar, self.soal, self.nomor = lembar, soal, BARIS_JUDUL
        self.judul: dict[str, tuple[str, int]] = {
            SASARAN.nama: (SASARAN.judul, 11),
            INDIKATOR.nama: (INDIKATOR.judul, 12),
            **{b.nama: (b.judul, b.lebar) for b in BIDANG},
            **{nama_target(t): (f"Target {t}", 14) for t in soal.tahun},
            ALASAN.nama: (ALASAN.judul, 20),
            NOMOR.nama: (NOMOR.judul, 20),
            **{b.nama: (b.judul, b.lebar) for b in KAMUS},
            SIDIK.nama: (SIDIK.judul, 18),
            TANDA.nama: (TANDA.judul, 30),
        }
        self.huruf = {nama: get_column_letter(n) for n, nama in enumerate(self.judul, start=1)}

    def tulis(self, baris: Iterable[IsiBaris]) -> None:
        self._kepala()
        for satu in baris:
            self.nomor += 1
            self._baris(satu)
        self._pilihan()
        self._tata()

    def _kepala(self) -> None:
        atas = ((self.soal.judul, JUDUL), (self.soal.keterangan, TEBAL), (PETUNJUK, Font()))
        for nomor, (teks, huruf) in enumerate(atas, start=1):
            sel = tulis_teks(self.lembar, f"A{nomor}", teks)
            sel.font, sel.alignment = huruf, Alignment(wrap_text=nomor == len(atas), vertical="top")
        self.lembar.merge_cells(f"A{len(atas)}:{self.huruf['satuan']}{len(atas)}")
        self.lembar.row_dimensions[len(atas)].height = 64
        for nama, (judul, _) in self.judul.items():
            sel = tulis_teks(self.lembar, f"{self.huruf[nama]}{BARIS_JUDUL}", judul)
            sel.font, sel.fill, sel.border = KEPALA, TEAL, GARIS
            sel.alignment = Alignment(wrap_text=True, vertical="center")

    def _baris(self, satu: IsiBaris) -> None:
        self._sel(SASARAN.nama, satu.kode_sasaran)
        self._sel(INDIKATOR.nama, satu.kode_indikator)
        for nama, isi in satu.bidang.items():
            self._sel(nama, self._isi(nama, isi))
        for tahun, target in satu.target.items():
            if nama_target(tahun) in self.huruf:
                self._target(nama_target(tahun), target, satu.bidang)
        self._sel(SIDIK.nama, sidik(satu))
        self._sel(TANDA.nama, self.soal.tanda)
        self._rias(satu.milik)

    def _isi(self, nama: str, isi: Any) -> Any:
        """A choice as its word, a number as a number, anything else as text."""
        bidang = SEMUA[nama]
        if bidang.macam == Macam.PILIHAN and isi:
            return (bidang.pilihan or {}).get(str(isi), str(isi))
        return isi if isinstance(isi, Decimal) or bidang.macam == Macam.BULAT else kata_bidang(isi)

    def _target(self, nama: str, target: NilaiTarget, bidang: Mapping[str, Any]) -> None:
        """A number as a number; what is more than one as it is printed."""
        if target.nilai is None or target.atas is not None or bidang.get("jenis_nilai") == JenisNilai.RASIO:
            self._sel(nama, tulis_target(target, bidang))
            self.lembar[f"{self.huruf[nama]}{self.nomor}"].alignment = Alignment(horizontal="right", vertical="top")
            return
        self._sel(nama, target.nilai, int(bidang.get("desimal") or 0))

    def _sel(self, nama: str, isi: Any, desimal: int | None = None) -> None:
        if isi is None or isi == "":
            return
        alamat = f"{self.huruf[nama]}{self.nomor}"
        if isinstance(isi, str):
            tulis_teks(self.lembar, alamat, isi)
            return
        sel = self.lembar[alamat]
        sel.value = isi
        if isinstance(isi, Decimal):
            sel.number_format = APA_ADANYA if desimal is None else bentuk_desimal(desimal)

    def _rias(self, milik: Milik) -> None:
        for nama, huruf in self.huruf.items():
            sel = self.lembar[f"{huruf}{self.nomor}"]
            sel.border = GARIS
            sel.alignment = Alignment(wrap_text=True, vertical="top", horizontal=sel.alignment.horizontal)
            if milik == Milik.SASARAN:
                sel.fill, sel.font = ABU, TEBAL
            elif nama == INDIKATOR.nama:
                sel.font = TEBAL

    def _pilihan(self) -> None:
        """The lists of the columns that know their choices, some rows beyond the last one too."""
        daftar = {b.nama: list(b.pilihan.values()) for b in SEMUA.values() if b.pilihan}
        daftar |= {"unit": list(self.soal.unit), "skala_predikat": list(self.soal.skala), "iku": ["ya"]}
        daftar["boleh_negatif"] = ["ya"]
        for nama, pilihan in daftar.items():
            isi = ",".join(pilihan)
            if not isi or len(isi) > DAFTAR_TERPANJANG or any("," in satu for satu in pilihan):
                continue
            aturan = DataValidation("list", formula1=f'"{isi}"', allow_blank=True, showErrorMessage=True)
            aturan.errorTitle, aturan.error = self.judul[nama][0], "Pilih salah satu dari daftar."
            aturan.add(f"{self.huruf[nama]}{BARIS_JUDUL + 1}:{self.huruf[nama]}{self.nomor + BARIS_LEBIH}")
            self.lembar.add_data_validation(aturan)

    def _tata(self) -> None:
        for nama, (_, lebar) in self.judul.items():
            self.lembar.column_dimensions[self.huruf[nama]].width = lebar
        for kolom in (SIDIK, TANDA):
            self.lembar.column_dimensions[self.huruf[kolom.nama]].hidden = True
        self.lembar.freeze_panes = f"{self.huruf['jenjang']}{BARIS_JUDUL + 1}"
        tata_cetak(self.lembar, BARIS_JUDUL)
