"""From the cells of one row to one entry, or to what is wrong with it. No query here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeVar

from indicators.angka import AngkaDitolak
from indicators.capaian import Keadaan
from indicators.lembar import Jenis, Sel
from indicators.models import Indikator
from indicators.models.bidang import DESIMAL
from indicators.services.impor.jenis import Pesan
from indicators.services.impor.kepala import rapi
from indicators.services.impor.sel import SelDitolak, angka_sel, coba, dari_rumus, ringkas, tanya_persen, teks_sel
from indicators.services.realisasi import (
    BAGIAN,
    TERPANJANG,
    IsianRealisasi,
    angka_ketikan,
    bidang_isian,
)

KEADAAN = {rapi(k.label): k for k in (Keadaan.TERISI, Keadaan.BELUM_DIISI, Keadaan.TIDAK_TERSEDIA)} | {
    k.value: k for k in (Keadaan.TERISI, Keadaan.BELUM_DIISI, Keadaan.TIDAK_TERSEDIA)
}
Hasil = TypeVar("Hasil")


@dataclass(slots=True)
class BacaanBaris:
    """What a row says. `keluhan` refuse it, `tanya` must be answered with yes, `catatan` are only said."""

    isian: IsianRealisasi
    keluhan: list[Pesan] = field(default_factory=list)
    tanya: list[Pesan] = field(default_factory=list)
    catatan: list[Pesan] = field(default_factory=list)


def baca_baris(
    sel: Mapping[str, Sel], kolom: set[str], indikator: Indikator, tahun: int, triwulan: int, versi: int | None
) -> BacaanBaris:
    """`kolom`: the columns that the file has at all; where analisis or kendala are not, what is stored stays."""
    pembaca = _Pembaca(sel, indikator)
    nilai = pembaca.nilai()
    isian = IsianRealisasi(
        indikator.kode,
        tahun,
        triwulan,
        versi,
        **nilai,
        alasan_keadaan=pembaca.coba(lambda: teks_sel(sel.get("alasan"), TERPANJANG["alasan_keadaan"])) or "",
        keadaan=pembaca.keadaan(nilai),
        analisis=pembaca.narasi("analisis") if "analisis" in kolom else None,
        kendala=pembaca.narasi("kendala") if "kendala" in kolom else None,
        yakin=True,
    )
    return BacaanBaris(isian, pembaca.keluhan, pembaca.tanya, pembaca.catatan)


class _Pembaca:
    """Reads the cells of one row and collects what there is to say about them."""

    def __init__(self, sel: Mapping[str, Sel], indikator: Indikator) -> None:
        self.sel, self.indikator = sel, indikator
        self.keluhan: list[Pesan] = []
        self.tanya: list[Pesan] = []
        self.catatan: list[Pesan] = []

    def coba(self, baca: Callable[[], Hasil]) -> Hasil | None:
        return coba(self.keluhan, baca, None)

    def narasi(self, nama: str) -> str:
        return self.coba(lambda: teks_sel(self.sel.get(nama), TERPANJANG[nama])) or ""

    def nilai(self) -> dict[str, Any]:
        """The value in the fields of this indikator; the column Realisasi holds number, predikat or text alike."""
        (bidang, *lain) = bidang_isian(self.indikator)
        if bidang in BAGIAN:
            self._tak_dipakai("nilai", "indikator ini diisi lewat Pembilang dan Penyebut")
            return {nama: self._angka(nama) for nama in (bidang, *lain)}
        for nama in BAGIAN:
            self._tak_dipakai(nama, "indikator ini diisi lewat kolom Realisasi")
        if bidang == "nilai":
            return {"nilai": self._angka("nilai")}
        terpanjang = TERPANJANG["teks"]
        return {bidang: self.coba(lambda: teks_sel(self.sel.get("nilai"), terpanjang)) or ""}

    def _tak_dipakai(self, nama: str, alasan: str) -> None:
        if (sel := self.sel.get(nama)) is not None:
            self.keluhan.append(Pesan(sel.alamat, sel.tampak, alasan, "Kosongkan sel ini."))

    def _angka(self, nama: str) -> Decimal | None:
        sel = self.sel.get(nama)
        if keterangan := dari_rumus(sel):
            self.catatan.append(Pesan(sel.alamat if sel else "", "", keterangan))
        angka = self.coba(lambda: self._baca_angka(nama, sel))
        if sel is not None and self._persen(nama) and (tanya := tanya_persen(sel, angka)):
            self.tanya.append(tanya)
        return angka

    def _baca_angka(self, nama: str, sel: Sel | None) -> Decimal | None:
        if sel is None:
            return None
        i = self.indikator
        if sel.jenis == Jenis.TEKS:
            try:
                return angka_ketikan(nama, sel.teks, i)
            except AngkaDitolak as tolak:
                raise SelDitolak(sel, tolak.pesan) from tolak
        desimal = DESIMAL if nama in BAGIAN else i.desimal
        persen = self._persen(nama)
        try:
            return angka_sel(sel, desimal=desimal, persen=persen, boleh_negatif=i.boleh_negatif)
        except SelDitolak as tolak:
            if persen and sel.jenis == Jenis.ANGKA and tanya_persen(sel, Decimal(sel.teks)):
                maksud = ringkas(Decimal(sel.teks) * 100)
                jalan = f"Bila maksudnya {maksud} %, ketik {maksud} atau beri selnya format persen."
                raise SelDitolak(sel, tolak.pesan.alasan, jalan) from tolak
            raise

    def _persen(self, nama: str) -> bool:
        return self.indikator.persen and nama not in BAGIAN

    def keadaan(self, nilai: Mapping[str, Any]) -> Keadaan | None:
        """As said; a reason alone says that the figure is not to be had, as in the grid."""
        sel = self.sel.get("keadaan")
        if sel is None:
            kosong = all(isi in (None, "") for isi in nilai.values())
            return Keadaan.TIDAK_TERSEDIA if kosong and self.sel.get("alasan") else None
        kata = rapi(sel.teks)
        if kata not in KEADAAN:
            pilihan = ", ".join(dict.fromkeys(k.label for k in KEADAAN.values()))
            self.keluhan.append(Pesan(sel.alamat, sel.tampak, "bukan keadaan yang dikenal", f"Pilih: {pilihan}."))
            return None
        keadaan = KEADAAN[kata]
        return None if keadaan == Keadaan.BELUM_DIISI else keadaan
