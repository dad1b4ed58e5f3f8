"""What a spreadsheet says by itself when something is typed into a cell of the template, in Indonesian."""

from __future__ import annotations

from collections.abc import Callable

from openpyxl.worksheet.datavalidation import DataValidation

from indicators.capaian import Keadaan
from indicators.models import JenisNilai
from indicators.rekap.isian import BarisIsian
from indicators.services.realisasi import BAGIAN, TERPANJANG

DAFTAR_TERPANJANG = 255  # characters of a list that is written into the rule itself
NAMA_PANJANG = {"alasan": "alasan_keadaan"}


def validasi_keadaan() -> DataValidation:
    pilihan = ",".join(k.label for k in (Keadaan.TERISI, Keadaan.TIDAK_TERSEDIA, Keadaan.BELUM_DIISI))
    return _tolak(
        DataValidation("list", formula1=f'"{pilihan}"', allow_blank=True),
        "Keadaan",
        "Pilih dari daftar. Kosong: menurut isiannya. “Tidak tersedia” memerlukan alasan.",
    )


def validasi_panjang(nama: str) -> DataValidation:
    terpanjang = TERPANJANG[NAMA_PANJANG.get(nama, nama)]
    aturan = DataValidation("textLength", operator="lessThanOrEqual", formula1=str(terpanjang), allow_blank=True)
    return _tolak(aturan, "Terlalu panjang", f"Paling banyak {terpanjang} huruf.", petunjuk=False)


def validasi_nilai(nama: str, b: BarisIsian) -> tuple[str, Callable[[], DataValidation]]:
    """A name for the rule, so that cells with the same one share it, and the rule; no name where there is none.

    A ratio may be typed "1 : 20", a text is free: those have no rule.
    """
    i = b.indikator
    if b.pilihan_predikat:
        kode = ",".join(p.kode for p in b.pilihan_predikat)
        cocok = len(kode) <= DAFTAR_TERPANJANG and not any("," in p.kode for p in b.pilihan_predikat)
        return (f"predikat {kode}" if cocok else ""), lambda: _predikat(kode)
    if i.jenis_nilai in (JenisNilai.TEKS, JenisNilai.RASIO):
        return "", lambda: _angka("", "", "")
    bawah = "" if i.boleh_negatif else "0"
    atas = f"{i.nilai_maksimum:f}" if i.nilai_maksimum is not None and nama not in BAGIAN else ""
    if not bawah and not atas:
        return "", lambda: _angka("", "", "")
    contoh = "Persen: tulis 73 atau 73,5, bukan 0,735." if i.persen and nama not in BAGIAN else "Tulis angkanya saja."
    return f"angka {bawah} {atas} {contoh}", lambda: _angka(bawah, atas, contoh)


def _predikat(kode: str) -> DataValidation:
    aturan = DataValidation("list", formula1=f'"{kode}"', allow_blank=True)
    return _tolak(aturan, "Predikat", f"Pilih salah satu: {kode.replace(',', ', ')}.")


def _angka(bawah: str, atas: str, contoh: str) -> DataValidation:
    if bawah and atas:
        aturan = DataValidation("decimal", operator="between", formula1=bawah, formula2=atas, allow_blank=True)
        batas = f"Angka {bawah} sampai {atas.rstrip('0').rstrip('.').replace('.', ',')}."
    elif bawah:
        aturan = DataValidation("decimal", operator="greaterThanOrEqual", formula1=bawah, allow_blank=True)
        batas = "Angka nol atau lebih."
    else:
        aturan = DataValidation("decimal", operator="lessThanOrEqual", formula1=atas, allow_blank=True)
        batas = f"Angka paling besar {atas.rstrip('0').rstrip('.').replace('.', ',')}."
    return _tolak(aturan, "Angka", f"{batas} {contoh} Kosongkan bila belum ada.")


def _tolak(aturan: DataValidation, judul: str, kalimat: str, *, petunjuk: bool = True) -> DataValidation:
    aturan.errorTitle, aturan.error, aturan.errorStyle = judul, kalimat, "stop"
    aturan.showErrorMessage = True
    if petunjuk:
        aturan.promptTitle, aturan.prompt, aturan.showInputMessage = judul, kalimat, True
    return aturan
