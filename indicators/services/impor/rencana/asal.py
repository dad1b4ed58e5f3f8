"""Where a row comes from, and how what is said about it names its cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from indicators.lembar import Sel
from indicators.models import Keputusan
from indicators.services.impor.jenis import BarisDinilai, Pesan
from indicators.services.realisasi import Galat

# The fields of a complaint, and the column of the file they stand in.
KOLOM_GALAT = {"kode": "kode_indikator", "sasaran": "kode_sasaran", "nomor_dokumen": "nomor"}
JALAN = {
    ("alasan", "wajib"): "Tulis alasan perubahan target di formulir unggah, atau di kolom Alasan target.",
    ("nomor_dokumen", "wajib"): "Tulis nomor dokumen di formulir unggah, atau di kolom Nomor dokumen target.",
    ("nilai", "menunggu"): "Minta verifikator memutuskannya, atau tarik usulan itu, lalu tekan “Baca lagi”.",
}


BUTIR = re.compile(r"([a-z_0-9]*)=([A-Z]{1,3}[0-9]{1,7}|baris [0-9]{1,7})", re.ASCII)


def tulis_asal(sel: Mapping[str, str]) -> str:
    """Where the cells of a row came from, for the column `_asal`; the key "" names the row as a whole."""
    return ";".join(f"{nama}={alamat}" for nama, alamat in sel.items())


def urai_asal(teks: str) -> dict[str, str]:
    """What `tulis_asal` wrote; whatever else stands there is nothing."""
    return {cocok[1]: cocok[2] for butir in teks.split(";") if (cocok := BUTIR.fullmatch(butir.strip()))}


@dataclass(frozen=True, slots=True)
class AsalBaris:
    """Sheet, number, cells by column, and the letter of each column that the file has."""

    lembar: str
    nomor: int
    sel: Mapping[str, Sel]
    huruf: Mapping[str, str]
    tersembunyi: bool
    semula: Mapping[str, str] = field(default_factory=dict)

    def alamat(self, nama: str) -> str:
        """The cell; in a table that was mapped, the one it came from."""
        if self.semula:
            return self.semula.get(nama) or self.semula.get("", f"baris {self.nomor}")
        return f"{self.huruf[nama]}{self.nomor}" if nama in self.huruf else f"baris {self.nomor}"

    def dinilai(self, keputusan: Keputusan, kunci: str, nama: str = "", pesan: Sequence[Pesan] = ()) -> BarisDinilai:
        return BarisDinilai(self.lembar, self.nomor, kunci, keputusan, nama, pesan=list(pesan))

    def pesan(self, galat: Sequence[Galat], kolom: str = "", jalan: str = "") -> list[Pesan]:
        """The complaints of a service at the cells they are about; `kolom`: where they all stand."""
        hasil = []
        for satu in galat:
            nama = (
                kolom
                if kolom and satu.bidang in ("nilai", "nilai_atas", "predikat", "teks", "tahun")
                else satu.bidang
            )
            nama = KOLOM_GALAT.get(nama, nama)
            if nama == "kode_indikator" and nama not in self.sel:
                nama = "kode_sasaran"
            teks = self.sel[nama].tampak if nama in self.sel else ""
            hasil.append(Pesan(self.alamat(nama), teks, satu.pesan, JALAN.get((satu.bidang, satu.kode), jalan)))
        return hasil
