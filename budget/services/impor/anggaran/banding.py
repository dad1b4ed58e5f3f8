"""The set of a file beside the sets that are stored: the same again, a change, a factor that can not be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet, Sum

from budget.models import BarisAnggaran, DataAnggaran, Rincian
from budget.services.impor.anggaran.baris import Calon, Kunci, kunci_baris
from budget.services.impor.anggaran.kolom import KODE
from budget.services.impor.anggaran.tanya import Pembanding
from indicators.angka import format_rupiah
from indicators.models import UnitKerja
from indicators.services.impor import Beda

ANGKA = {"Pagu": "pagu", "Realisasi": "realisasi", "Blokir": "blokir"}


@dataclass(frozen=True, slots=True)
class Kepala:
    """What a set says about itself beside its lines."""

    unit: UnitKerja
    tahun: int
    rincian: Rincian
    judul: str
    per_tanggal: date | None
    sumber: str
    pagu_versi: str
    tafsir: str = ""

    def sama(self, data: DataAnggaran) -> bool:
        """Whether a stored set says the same of itself; what this one leaves unsaid may be anything."""
        pasangan = (
            (self.per_tanggal, data.per_tanggal),
            (self.sumber, data.sumber),
            (self.pagu_versi, data.pagu_versi),
        )
        return all(not berkas or berkas == tersimpan for berkas, tersimpan in pasangan)


@dataclass(frozen=True, slots=True)
class Terbitan:
    """A stored set with its sums; its lines where they were read."""

    data: DataAnggaran
    pagu: int
    realisasi: int
    baris: Mapping[Kunci, BarisAnggaran]

    @property
    def sebutan(self) -> str:
        tanggal = f" per {self.data.per_tanggal:%d-%m-%Y}" if self.data.per_tanggal else ""
        return f"terbitan ke-{self.data.revisi + 1} menurut {self.data.get_rincian_display().lower()}{tanggal}"


class Tersimpan:
    """The sets of one unit, in three queries."""

    def __init__(self, kepala: Kepala) -> None:
        self.kepala = kepala
        semua = list(terbitan_unit(kepala.unit))
        self.serincian = [d for d in semua if (d.tahun, d.rincian) == (kepala.tahun, kepala.rincian)]
        self.terakhir = self._terakhir()
        mirip = [d for d in self.serincian if kepala.sama(d) or d == (self.terakhir and self.terakhir.data)]
        isi: dict[int, dict[Kunci, BarisAnggaran]] = {d.pk: {} for d in mirip}
        for b in BarisAnggaran.objects.filter(data__in=mirip).select_related("unit", "sasaran").order_by("pk"):
            isi[b.data_id][kunci_tersimpan(b, kepala.rincian)] = b
        self.mirip = [terbitan(d, isi[d.pk]) for d in mirip]
        self.terakhir = next((t for t in self.mirip if self.terakhir and t.data == self.terakhir.data), None)
        self.lain = [terbitan(d) for d in semua]

    def _terakhir(self) -> Terbitan | None:
        return terbitan(max(self.serincian, key=lambda d: d.revisi)) if self.serincian else None

    @property
    def revisi(self) -> int:
        """The number of the next set of this cut."""
        return self.terakhir.data.revisi + 1 if self.terakhir else 0

    def kembar(self, baris: Sequence[Calon]) -> Terbitan | None:
        """The stored set that is this one; None where there is none."""
        berkas = {b.kunci(self.kepala.rincian): (b.pagu, b.realisasi, b.blokir) for b in baris}
        for satu in self.mirip:
            isi = {k: (b.pagu, b.realisasi, b.blokir) for k, b in satu.baris.items()}
            if self.kepala.sama(satu.data) and isi == berkas:
                return satu
        return None

    def pembanding(self) -> Pembanding | None:
        """Whose total tells whether the scale can be right: the latest of that year, else of the nearest year."""
        calon = [t for t in self.lain if t.pagu]
        satu = min(calon, key=self._jarak, default=None)
        return Pembanding(satu.pagu, f"{satu.data.tahun}, {satu.sebutan}") if satu else None

    def _jarak(self, satu: Terbitan) -> tuple[int, bool, int]:
        k, data = self.kepala, satu.data
        return (abs(data.tahun - k.tahun), data.rincian != k.rincian, -data.revisi)

    def potongan_lain(self) -> list[Terbitan]:
        """Other cuts of the same money: the same day, the same version of the pagu."""
        k = self.kepala
        return [t for t in self.lain if t.data.tahun == k.tahun and t.data.rincian != k.rincian and k.sama(t.data)]


def terbitan_unit(unit: UnitKerja) -> QuerySet[DataAnggaran]:
    jumlah = {"pagu": Sum("baris__pagu"), "dibelanjakan": Sum("baris__realisasi")}
    return DataAnggaran.objects.filter(unit=unit).annotate(**jumlah)


def terbitan(data: Any, baris: Mapping[Kunci, BarisAnggaran] | None = None) -> Terbitan:
    return Terbitan(data, data.pagu or 0, data.dibelanjakan or 0, baris or {})


def kunci_tersimpan(b: BarisAnggaran, rincian: str) -> Kunci:
    """As `Calon.kunci`, of a stored line."""
    kode = {nama: str(getattr(b, nama)) for nama in KODE} | {"sasaran": b.sasaran.kode if b.sasaran else ""}
    return kunci_baris(rincian, kode, b.unit, b.uraian)


def beda_baris(satu: Calon, lama: BarisAnggaran | None) -> list[Beda]:
    """The amounts that differ, as it is printed; all of them for a new line."""
    hasil = []
    for nama, kolom in ANGKA.items():
        sesudah, sebelum = getattr(satu, kolom), getattr(lama, kolom, None)
        if sesudah != sebelum and not (lama is None and kolom == "blokir" and not sesudah):
            teks = "" if sebelum is None else format_rupiah(sebelum)
            hasil.append(Beda(nama, teks, format_rupiah(sesudah), satu.asal.alamat(kolom)))
    return hasil
