"""From a mapped table and a person's answers to rows of the kind `rencana`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from indicators.lembar import Jenis, Sel
from indicators.models import Impor, JenisNilai
from indicators.services.impor.rencana.asal import tulis_asal
from indicators.services.impor.rencana.isi import IsiBaris, isi_indikator, kata_bidang, tulis_target
from indicators.services.impor.rencana.kolom import (
    ASAL,
    INDIKATOR,
    SASARAN,
    SEMUA,
    nama_capaian,
    nama_realisasi,
    nama_target,
)
from indicators.services.impor.tabel.usulan import UsulanIndikator, UsulanSasaran
from indicators.services.rencana import MuatanRencana
from indicators.tebak.kolom import PER_TAHUN, Peran
from indicators.tebak.nilai import tanda_kosong

TEKS = {
    Peran.SATUAN: "satuan",
    Peran.BASELINE: "baseline_teks",
    Peran.DEFINISI: "definisi",
    Peran.FORMULA: "formula",
    Peran.SUMBER_DATA: "sumber_data",
    Peran.PENANGGUNG_JAWAB: "penanggung_jawab",
}
NAMA_TAHUN = {Peran.TARGET: nama_target, Peran.REALISASI: nama_realisasi, Peran.CAPAIAN: nama_capaian}
JUDUL_TAHUN = {Peran.TARGET: "Target", Peran.REALISASI: "Realisasi", Peran.CAPAIAN: "Capaian tercetak"}


@dataclass(frozen=True, slots=True)
class Jawaban:
    """What a person decided about one indikator. `pilihan`: jenis_nilai, polaritas, konsolidasi, kalender.

    `pecahan`: unformatted cells between 0 and 1 are fractions of 100 %.
    """

    kode: str
    pilihan: Mapping[str, str]
    pecahan: bool = False


def susun_csv(
    impor: Impor,
    muatan: MuatanRencana,
    usulan: Sequence[UsulanSasaran],
    jawaban: Mapping[int, Jawaban],
    sasaran: Mapping[int, tuple[str, str]],
) -> str:
    """The rows of the kind `rencana` as a CSV file. `jawaban`: by row of the table; `sasaran`: kode and wording."""
    return _csv(_Penyusun(impor, muatan, usulan, jawaban, sasaran))


class _Penyusun:
    """The rows, column by column. An indikator that the plan has keeps what the table does not say."""

    def __init__(
        self,
        impor: Impor,
        muatan: MuatanRencana,
        usulan: Sequence[UsulanSasaran],
        jawaban: Mapping[int, Jawaban],
        sasaran: Mapping[int, tuple[str, str]],
    ) -> None:
        self.impor, self.muatan, self.usulan = impor, muatan, usulan
        self.jawaban, self.sasaran = jawaban, sasaran
        sel = {kunci for s in usulan for i in s.indikator for kunci in i.tabel.sel}
        self.tahun = [(peran, tahun) for peran in PER_TAHUN for p, tahun in sorted(sel) if p is peran]
        self.teks = [p for p in TEKS if any(p in i.tabel.teks for s in usulan for i in s.indikator)]
        self.masa = [] if muatan.renstra else ["tahun_awal", "tahun_akhir"]  # else those of the version
        teks = [TEKS[p] for p in self.teks]
        self.bidang = ["uraian", "jenjang", "unit", *PILIHAN, *self.masa, *teks, "tempat", "tafsir"]

    def judul(self) -> list[str]:
        tahun = [f"{JUDUL_TAHUN[peran]} {tahun}" for peran, tahun in self.tahun]
        return [SASARAN.judul, INDIKATOR.judul, *(SEMUA[b].judul for b in self.bidang), *tahun, ASAL.judul]

    def baris(self) -> Iterator[list[str]]:
        for s in self.usulan:
            kode, uraian = self.sasaran[s.tabel.nomor]
            if kode not in self.muatan.sasaran:
                yield self._baris_sasaran(s, kode, uraian)
            for i in s.indikator:
                yield self._indikator(kode, i)

    def _baris_sasaran(self, s: UsulanSasaran, kode: str, uraian: str) -> list[str]:
        opsi = self.impor.opsi
        isi = {"uraian": uraian, "jenjang": str(opsi["jenjang"]), "unit": opsi["pemilik"]}
        asal = tulis_asal({"": f"baris {s.tabel.nomor}"})
        return [kode, "", *(isi.get(b, "") for b in self.bidang), *[""] * len(self.tahun), asal]

    def _indikator(self, kode: str, i: UsulanIndikator) -> list[str]:
        jawaban, tersimpan = self.jawaban[i.tabel.nomor], None
        if (lama := self.muatan.indikator.get(jawaban.kode)) is not None:
            target = self.muatan.target.get(lama.pk, ())
            tersimpan = isi_indikator(lama, target, self.impor.opsi["dokumen"])
        isi = self._lama(tersimpan) if tersimpan else self._baru(i, jawaban)
        isi |= {TEKS[p]: i.tabel.teks[p] for p in self.teks if p in i.tabel.teks and not isi.get(TEKS[p])}
        kode_sasaran = tersimpan.kode_sasaran if tersimpan else kode
        tahun = [self._sel(i, jawaban, tersimpan, peran, t) for peran, t in self.tahun]
        return [kode_sasaran, jawaban.kode, *(isi.get(b, "") for b in self.bidang), *tahun, self._asal(i)]

    def _lama(self, tersimpan: IsiBaris) -> dict[str, str]:
        return {nama: kata_bidang(v) for nama, v in tersimpan.bidang.items()}

    def _baru(self, i: UsulanIndikator, jawaban: Jawaban) -> dict[str, str]:
        bentuk, pilihan = i.tebakan.bentuk, dict(jawaban.pilihan)
        indeks = pilihan["jenis_nilai"] == JenisNilai.INDEKS
        tahun = [t for _, t in self.tahun]
        return {
            **pilihan,
            **(dict(zip(self.masa, map(str, (min(tahun), max(tahun))), strict=True)) if self.masa else {}),
            "uraian": i.tabel.uraian,
            "unit": self.impor.opsi["pemilik"],
            "varian_minimum": i.tebakan.arah.varian,
            "desimal": str(bentuk.desimal),
            "nilai_maksimum": str(bentuk.maksimum).replace(".", ",") if bentuk.maksimum and indeks else "",
            "skala_predikat": bentuk.skala if pilihan["jenis_nilai"] == JenisNilai.PREDIKAT else "",
            "tempat": f"{self.impor.opsi['sumber']}, baris {i.tabel.nomor}"[:200],
            "tafsir": _tafsir(i, jawaban),
        }

    def _sel(self, i: UsulanIndikator, jawaban: Jawaban, lama: IsiBaris | None, peran: Peran, tahun: int) -> str:
        sel = i.tabel.sel.get((peran, tahun))
        kosong = sel is None or (sel.jenis == Jenis.TEKS and tanda_kosong(sel.teks))
        if peran is Peran.TARGET and kosong:
            ada = lama.target.get(tahun) if lama else None
            return _target_lama(ada, lama) if ada and lama else ""
        return "" if sel is None else _teks_sel(sel, jawaban.pecahan and peran is not Peran.CAPAIAN)

    def _asal(self, i: UsulanIndikator) -> str:
        """The addresses in the table that was mapped, by the column of the row that they fill."""
        asal = {"": f"baris {i.tabel.nomor}"}
        for (peran, tahun), sel in i.tabel.sel.items():
            asal[NAMA_TAHUN[peran](tahun)] = sel.alamat
        alamat = i.tabel.alamat
        asal |= {TEKS[p]: alamat[str(p)] for p in self.teks if str(p) in alamat}
        return tulis_asal(asal | ({"uraian": alamat[str(Peran.INDIKATOR)]} if str(Peran.INDIKATOR) in alamat else {}))


PILIHAN = (
    "jenis_nilai",
    "polaritas",
    "varian_minimum",
    "konsolidasi",
    "kalender",
    "desimal",
    "nilai_maksimum",
    "skala_predikat",
)


def perlu_pecahan(i: UsulanIndikator) -> list[Sel]:
    """The cells between 0 and 1 that have no percent format: of a percentage they may be fractions (X38)."""
    sel = i.tabel.nilai(Peran.TARGET, Peran.REALISASI)
    return [s for s in sel if s.jenis == Jenis.ANGKA and not s.persen and 0 < Decimal(s.teks) <= 1]


def _teks_sel(sel: Sel, pecahan: bool) -> str:
    """Text as it stands; a number whole and without thousands signs, so that it has one reading."""
    if pecahan and sel.jenis == Jenis.ANGKA and not sel.persen and 0 < Decimal(sel.teks) <= 1:
        sel = sel._replace(teks=f"{Decimal(sel.teks).scaleb(2).normalize():f}", persen=True)
    return f"{sel.teks.replace('.', ',')}{' %' if sel.persen else ''}" if sel.jenis == Jenis.ANGKA else sel.teks


def _target_lama(ada: Any, lama: IsiBaris) -> str:
    """A stored target that the table does not print, so that it stays."""
    if ada.nilai is not None and ada.atas is None and lama.bidang["jenis_nilai"] != JenisNilai.RASIO:
        return f"{ada.nilai.normalize():f}".replace(".", ",")
    return tulis_target(ada, lama.bidang)


def _tafsir(i: UsulanIndikator, jawaban: Jawaban) -> str:
    """What was not printed and became our choice, each with its reason."""
    bagian = []
    for nama, tebakan in i.tebakan.bagian.items():
        isi = jawaban.pilihan[nama]
        label = (SEMUA[nama].pilihan or {}).get(isi, isi).lower()
        sebab = tebakan.alasan if isi == tebakan.isi else "dipilih saat impor"
        bagian.append(f"{SEMUA[nama].judul.lower()} {label} ({sebab})")
    return f"Tidak tercetak dan menjadi pilihan kami: {'; '.join(bagian)}."


def _csv(penyusun: _Penyusun) -> str:
    wadah = io.StringIO()
    penulis = csv.writer(wadah, delimiter=";")
    penulis.writerow(penyusun.judul())
    penulis.writerows([[_aman(sel) for sel in baris] for baris in penyusun.baris()])
    return wadah.getvalue()


def _aman(teks: str) -> str:
    """An apostrophe that the reader of CSV would take for ours is doubled."""
    return f"'{teks}" if teks.startswith("'") else teks
