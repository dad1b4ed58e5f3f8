"""The entry grid as it is printed: stored rows, and over them what was typed and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from indicators.akses import waktu_teks
from indicators.alur import Status
from indicators.angka import format_persen
from indicators.capaian import ROMAWI
from indicators.forms.kiriman import Nasib
from indicators.forms.realisasi import Ketikan, gabung, teks_isian
from indicators.rekap.isian import BarisIsian
from indicators.services.realisasi import Galat, Hasil, kekurangan
from indicators.services.realisasi.halangan import terkunci
from indicators.views.tanda import KEADAAN, NASIB, STATUS, Tanda

LABEL = {
    "nilai": "Realisasi",
    "pembilang": "Pembilang",
    "penyebut": "Penyebut",
    "predikat": "Predikat",
    "teks": "Realisasi",
}


@dataclass(frozen=True, slots=True)
class Sel:
    """One input of a row."""

    bidang: str
    kode: str
    teks: str
    label: str
    salah: bool = False

    @property
    def nama(self) -> str:
        return f"{self.bidang}-{self.kode}"


@dataclass(frozen=True, slots=True)
class Tombol:
    """An answer that can be given in the row."""

    nama: str
    nilai: str
    label: str


@dataclass(frozen=True, slots=True)
class Bentrokan:
    """Three values of one cell: what the page showed, what was typed, what is stored, and by whom."""

    semula: str
    punya_saya: str
    tersimpan: str
    oleh: str


@dataclass(frozen=True, slots=True)
class BarisKisi:
    """One <tr> of the grid."""

    b: BarisIsian
    nasib: Nasib | None = None

    @property
    def kode(self) -> str:
        return self.b.kode

    @property
    def _ketikan(self) -> Ketikan | None:
        """What was typed, for as long as it is not what is stored."""
        return None if self.nasib is None or self.nasib.hasil.tersimpan or self.nasib.sama else self.nasib.ketikan

    @property
    def tertahan(self) -> bool:
        """Whether something typed here is still to be settled."""
        return self._ketikan is not None

    @property
    def tersimpan(self) -> dict[str, str]:
        return teks_isian(self.b.indikator, self.b.ada)

    @property
    def alasan_tersimpan(self) -> str:
        return self.b.ada.alasan_keadaan if self.b.ada else ""

    @property
    def alasan(self) -> str:
        return self._ketikan.alasan if self._ketikan else self.alasan_tersimpan

    @property
    def versi(self) -> int | str:
        """The version the page was opened with: a held row must not pass over what others did meanwhile."""
        if self._ketikan:
            return self._ketikan.versi or ""
        return self.b.ada.versi if self.b.ada else ""

    @property
    def awal(self) -> str:
        if self._ketikan and self._ketikan.awal is not None:
            return self._ketikan.awal
        return gabung(self.tersimpan, self.alasan_tersimpan)

    @property
    def sel(self) -> list[Sel]:
        ketikan = self._ketikan
        salah = {g.bidang for g in self.nasib.galat} if ketikan and self.nasib else set()
        return [
            Sel(bidang, self.kode, ketikan.isi.get(bidang, teks) if ketikan else teks, LABEL[bidang], bidang in salah)
            for bidang, teks in self.tersimpan.items()
        ]

    @property
    def dapat_diisi(self) -> bool:
        """A row that was locked meanwhile keeps its input, so that what was typed can be copied."""
        return self.b.dapat_diisi or self._ketikan is not None

    @property
    def tanda(self) -> Tanda:
        if self._ketikan and self.nasib:
            return NASIB[self.nasib.hasil]
        if self.b.ada and self.b.ada.status in STATUS:
            return STATUS[Status(self.b.ada.status)]
        return KEADAAN[self.b.keadaan]

    @property
    def pesan(self) -> list[str]:
        """What is wrong or asked, and why the row is closed or came back."""
        if self._ketikan and self.nasib:
            return [g.pesan for g in [*self.nasib.galat, *self._bentrok_terkunci]]
        pesan = []
        if self.nasib and self.nasib.hasil == Hasil.BENTROK:
            pesan.append("Sudah lebih dahulu tersimpan dengan isi yang sama.")
        if self.nasib and self.nasib.hasil.tersimpan and self.tanda not in KEADAAN.values():
            pesan.append("Perubahan tersimpan.")  # where the word of the state says something else
        if self.b.catatan_kembali:
            pesan.append(f"“{self.b.catatan_kembali}”")
        if self.b.milik and self.b.diukur and not self.b.periode.terbuka and not self.b.dapat_ditarik:
            pesan.append("Terkunci: periode tidak terbuka.")
        return pesan

    @property
    def _bentrok_terkunci(self) -> list[Galat]:
        """Why neither side of a conflict can be written any more; empty where one can."""
        bentrok = self.nasib is not None and self.nasib.hasil == Hasil.BENTROK
        return terkunci(self.b.periode, self.b.ada) if bentrok else []

    @property
    def bentrokan(self) -> Bentrokan | None:
        if not (self._ketikan and self.nasib and self.nasib.hasil == Hasil.BENTROK):
            return None
        ada, oleh = self.b.ada, ""
        if ada and ada.dimasukkan_oleh and ada.dimasukkan_pada:
            oleh = f"oleh {ada.dimasukkan_oleh.get_username()}, {waktu_teks(ada.dimasukkan_pada)}"
        return Bentrokan(
            _baca(self._ketikan.awal or ""),
            _baca(self._ketikan.gabungan),
            _baca(gabung(self.tersimpan, self.alasan_tersimpan)),
            oleh,
        )

    @property
    def tombol(self) -> list[Tombol]:
        if not (self._ketikan and self.nasib):
            return []
        if self.nasib.hasil == Hasil.BERTANYA:
            return [Tombol("yakin", self.kode, "Ya, benar")]
        if self.nasib.hasil in (Hasil.BENTROK, Hasil.TERKUNCI):
            buang = Tombol("buang", self.kode, "Pakai yang tersimpan")
            if self.nasib.hasil == Hasil.TERKUNCI or self._bentrok_terkunci:
                return [buang]
            versi = self.b.ada.versi if self.b.ada else ""
            return [Tombol("punya_saya", f"{self.kode}|{versi}", "Pakai punya saya"), buang]
        return [
            Tombol("pakai", f"{self.kode}|{t.bidang}|{t.teks}", f"Maksud saya {t.teks}") for t in self.nasib.tawaran
        ]

    @property
    def kekurangan(self) -> list[str]:
        """What keeps a filled row from being submitted."""
        if self.b.ada is None or not self.b.terisi:
            return []
        return kekurangan(self.b.capaian, self.b.ada, self.b.tindak_lanjut)

    @property
    def siap(self) -> bool:
        return self.b.dapat_diisi and self.b.terisi and not self.kekurangan and self._ketikan is None

    @property
    def kabar(self) -> str:
        """For the ear: which row, what became of it, and why."""
        return " ".join([self.kode, f"{self.tanda.kata}.", *self.pesan])

    @property
    def romawi(self) -> str:
        return ROMAWI[self.b.triwulan]

    @property
    def batas_penjelasan(self) -> str:
        """The line of the kebijakan below which cause and action are asked for; empty where it has none."""
        batas = self.b.capaian.kebijakan.batas_penjelasan
        return "" if batas is None else format_persen(batas)

    @property
    def panel_url(self) -> str:
        return reverse("indicators:realisasi-panel", args=[self.kode, self.b.capaian.tahun, self.b.triwulan])


def alasan_tak_siap(baris: Sequence[BarisKisi]) -> str:
    """What must be done before anything can be submitted; where something can, that it must be ticked."""
    wajib = [b for b in baris if b.b.milik and b.b.diukur]
    terbuka = [b for b in wajib if b.b.dapat_diisi]
    if any(b.siap for b in terbuka):
        return "Centang dahulu angka yang hendak diajukan."
    if any(b.tertahan for b in baris):
        return "Belum ada yang dapat diajukan: selesaikan dahulu baris yang bertanda."
    if any(b.kekurangan for b in terbuka):
        return "Belum ada yang dapat diajukan: lengkapi dahulu kendala dan tindak lanjutnya."
    if terbuka:
        return "Belum ada yang dapat diajukan: isi dan simpan dahulu realisasinya."
    if any(not b.b.periode.terbuka for b in wajib):
        return "Tidak ada yang dapat diajukan: periode tidak terbuka."
    return "Semua angka sudah diajukan." if wajib else "Tidak ada yang diukur pada triwulan ini."


def _baca(gabungan: str) -> str:
    """The filled cells of a joined row as words."""
    return " / ".join(filter(None, gabungan.split("|"))) or "kosong"
