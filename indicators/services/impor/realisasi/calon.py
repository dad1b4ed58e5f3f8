"""One row of a file on its way from what it says to what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Q

from indicators.models import Indikator, Realisasi
from indicators.services.impor.asal import Asal
from indicators.services.impor.jenis import BarisDinilai, Pesan
from indicators.services.impor.kepala import rapi
from indicators.services.impor.realisasi.baris import BacaanBaris, baca_baris
from indicators.services.impor.realisasi.isi import isian_tersimpan, sidik
from indicators.services.realisasi import HasilIsian

NILAI = {"nilai", "pembilang", "penyebut"}


@dataclass(slots=True)
class Calon:
    """One row on its way through the court: what it is about, what is stored, what it says, what became of it."""

    asal: Asal
    indikator: Indikator
    tahun: int
    triwulan: int
    ada: Realisasi | None = None
    bacaan: BacaanBaris | None = None
    hasil: HasilIsian | None = None
    putusan: BarisDinilai | None = None

    def baca(self) -> BacaanBaris:
        """The entry that the cells say; what the row's own sheet has no column for is as it is stored."""
        kolom = set(self.asal.huruf)
        versi = self.ada.versi if self.ada else None
        sel = dict(self.asal.sel)
        if "versi" in kolom:  # ours, from the template: the version that was seen when it was made
            teks = sel["versi"].teks if "versi" in sel else ""
            versi = int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else None
        bacaan = baca_baris(sel, kolom, self.indikator, self.tahun, self.triwulan, versi)
        if "templat" in sel and (nama := sel.get("indikator")) and rapi(nama.teks) != rapi(self.indikator.uraian):
            alasan = f"di templat baris {self.indikator.kode} adalah “{self.indikator.uraian}”. Kodenya benar?"
            bacaan.tanya.append(Pesan(nama.alamat, nama.tampak, alasan))  # sorted or pasted without its code
        tersimpan = isian_tersimpan(self.indikator.kode, self.tahun, self.triwulan, self.ada)
        if not NILAI & kolom or (not {"keadaan", "alasan"} & kolom and not bacaan.isian.berisi):
            tetap = NILAI & kolom and tersimpan.berisi
            bacaan.isian = replace(
                bacaan.isian if tetap else replace(tersimpan, versi=versi),
                analisis=bacaan.isian.analisis,
                kendala=bacaan.isian.kendala,
                yakin=True,
            )
        return bacaan

    @property
    def tak_disentuh(self) -> bool:
        """Whether the row came back as the template had it."""
        semula = self.asal.sel.get("sidik")
        return semula is not None and self.bacaan is not None and sidik(self.bacaan.isian) == semula.teks.strip()

    def lihat_kini(self) -> None:
        """From here on the file's row is held against what is stored now."""
        if self.bacaan:
            self.bacaan.isian = replace(self.bacaan.isian, versi=self.ada.versi if self.ada else None)


def tersimpan(calon: Sequence[Calon]) -> dict[tuple[int, int, int], Realisasi]:
    """What is stored for these rows; one query."""
    periode = Q(pk__in=[])
    for tahun, triwulan in {(satu.tahun, satu.triwulan) for satu in calon}:
        periode |= Q(tahun=tahun, triwulan=triwulan)
    baris = Realisasi.objects.filter(periode, indikator__in=[satu.indikator for satu in calon])
    return {(r.indikator_id, r.tahun, r.triwulan): r for r in baris.select_related("predikat", "dimasukkan_oleh")}
