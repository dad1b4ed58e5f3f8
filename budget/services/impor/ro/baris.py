"""From the cells of one row to one rincian output, or to what is wrong with it. No query here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from budget.models import RANTAI
from budget.services.impor.anggaran.baris import Calon
from budget.services.impor.kode import kode_sel
from indicators.models import Sasaran
from indicators.services.impor.sel import angka_sel, teks_sel

NAMA_TERPANJANG, SATUAN_TERPANJANG, DESIMAL_VOLUME = 300, 60, 4
BERTINGKAT = ("komponen", "akun")


@dataclass(slots=True)
class CalonRo:
    """A line with its chain of codes complete, and the columns that the file has for it."""

    calon: Calon
    rantai: tuple[str, ...]
    isi: dict[str, Any] = field(default_factory=dict)

    @property
    def kode(self) -> str:
        return ".".join(self.rantai)

    @property
    def kolom_kode(self) -> str:
        """The column in which its code is to be looked at."""
        return "rantai" if "rantai" in self.calon.asal.sel else "ro"


def baca_ro(satu: Calon, kementerian: str, kolom: set[str], sasaran: Mapping[str, Sasaran]) -> CalonRo:
    """`kementerian`: for chains that begin with the program; `kolom`: those that the file has at all."""
    sel = satu.asal.sel
    kode = satu.kode | {"kementerian": satu.coba(lambda: kode_sel("kementerian", sel.get("kementerian")), "")}
    kode["kementerian"] = kode["kementerian"] or satu.kode.get("kementerian", "") or kementerian
    hasil = CalonRo(satu, tuple(kode.get(nama, "") for nama in RANTAI))
    kurang = [nama for nama in RANTAI[1:] if not kode.get(nama)]
    if kurang and not satu.keluhan:
        nama = "rantai" if "rantai" in sel else kurang[0]
        sebut = ", ".join(n.upper() if len(n) < 4 else n for n in kurang)
        satu.keluhkan(nama, f"kodenya belum sampai RO: {sebut} kosong", "Lengkapi kodenya seperti di KRISNA.")
    if satu.pagu is None and not satu.keluhan:
        satu.keluhkan("pagu", "kosong, padahal kosong bukan nol", "Tulis 0 bila memang nol, atau isi angkanya.")
    if not satu.uraian:
        satu.keluhkan("uraian", "nama RO kosong")
    hasil.isi = {"nama": satu.uraian[:NAMA_TERPANJANG], "pagu": satu.pagu}
    if "satuan" in kolom:
        hasil.isi["satuan"] = satu.coba(lambda: teks_sel(sel.get("satuan"), SATUAN_TERPANJANG), "")
    if "volume" in kolom:
        volume: Decimal | None = None
        hasil.isi["volume"] = satu.coba(lambda: angka_sel(sel.get("volume"), desimal=DESIMAL_VOLUME), volume)
    if "sasaran" in kolom:
        hasil.isi["sasaran_id"] = _sasaran(satu, sasaran)
    return hasil


def _sasaran(satu: Calon, sasaran: Mapping[str, Sasaran]) -> int | None:
    teks = satu.coba(lambda: teks_sel(satu.asal.sel.get("sasaran"), 60), "")
    if not teks:
        return None
    ada = sasaran.get(teks.casefold())
    if ada is None:
        pilihan = ", ".join(s.kode for s in list(sasaran.values())[:12])
        satu.keluhkan("sasaran", "bukan kode sasaran yang berlaku tahun itu", f"Yang ada: {pilihan}.")
    return ada.pk if ada else None
