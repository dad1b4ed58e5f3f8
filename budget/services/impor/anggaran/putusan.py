"""The verdict on a set and on each of its lines, against what is stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import formats

from budget.models import BarisAnggaran
from budget.serapan import serapan
from budget.services.impor.anggaran.banding import Kepala, Tersimpan, beda_baris
from budget.services.impor.anggaran.baris import Calon, Kunci
from budget.services.impor.anggaran.jumlah import Kelompok, Susunan
from budget.services.impor.anggaran.kolom import KODE
from budget.services.impor.anggaran.tanya import tanya_skala
from budget.services.impor.kop import Kop
from indicators.angka import format_persen, format_rupiah
from indicators.models import Keputusan
from indicators.services.impor import BarisDinilai, Beda, Opsi, Penutup, Pesan

HILANG_DISEBUT = 10


class Putusan:
    """Compares one file with the sets of its unit, and says so in the closing of the reader."""

    def __init__(self, opsi: Opsi, kop: Kop, kepala: Kepala, susunan: Susunan, tersimpan: Tersimpan) -> None:
        self.opsi, self.kop, self.kepala, self.susunan, self.tersimpan = opsi, kop, kepala, susunan, tersimpan
        self.kembar = tersimpan.kembar(susunan.baris)
        self.lama = self.kembar or tersimpan.terakhir
        self.pagu = sum(b.pagu or 0 for b in susunan.baris)
        self.realisasi = sum(b.realisasi or 0 for b in susunan.baris)
        self.kelompok = {id(b): k.kode for k in susunan.kelompok for b in k.baris}

    def isi(self, penutup: Penutup) -> None:
        lama: Mapping[Kunci, BarisAnggaran] = self.lama.baris if self.lama else {}
        baris = [self._baris(satu, lama.get(satu.kunci(self.kepala.rincian))) for satu in self.susunan.baris]
        ada = {satu.kunci(self.kepala.rincian) for satu in self.susunan.baris}
        hilang = [b.uraian for kunci, b in lama.items() if kunci not in ada]
        penutup.baris = [self._kumpulan(), *baris, *map(self._selisih, self.susunan.selisih)]
        penutup.dampak = self._dampak()
        if not any(satu.keluhan for satu in self.susunan.baris):
            penutup.tanya += tanya_skala(self.opsi, self.kop, self.pagu, self.tersimpan.pembanding())
        if self.kembar:
            penutup.tanya = []  # nothing would come of the answers
            penutup.catatan.append(f"Isi yang sama sudah tersimpan sebagai {self.kembar.sebutan}.")
        elif hilang and self.lama:
            sisa = f" dan {len(hilang) - HILANG_DISEBUT} lain" if len(hilang) > HILANG_DISEBUT else ""
            daftar = "; ".join(hilang[:HILANG_DISEBUT])
            penutup.catatan.append(f"Tidak ada lagi dibanding {self.lama.sebutan}: {daftar}{sisa}.")

    def _baris(self, satu: Calon, lama: BarisAnggaran | None) -> BarisDinilai:
        tanya, keputusan = list(satu.tanya), Keputusan.BARU if lama is None else Keputusan.BERUBAH
        if satu.keluhan:
            keputusan, pesan = Keputusan.DITOLAK, satu.keluhan
        else:
            if satu.asal.tersembunyi:
                alasan = "baris ini tersembunyi di berkas, tetapi ikut dibaca"
                tanya.append(Pesan(satu.asal.alamat("pagu"), "", alasan))
            beda = beda_baris(satu, lama)
            if not beda and lama is not None:
                keputusan = Keputusan.SAMA
            elif tanya:
                keputusan = Keputusan.BERTANYA
            pesan = [*tanya, *satu.catatan]
        dinilai = BarisDinilai(
            satu.asal.lembar, satu.asal.nomor, satu.nama_kunci, keputusan, satu.uraian, pesan=list(pesan)
        )
        if keputusan != Keputusan.DITOLAK:
            dinilai.isi, dinilai.beda = self._isi(satu), beda
        return dinilai

    def _isi(self, satu: Calon) -> dict[str, Any]:
        return {
            "uraian": satu.uraian,
            "kelompok": self.kelompok.get(id(satu), ""),
            "unit_id": satu.unit.pk if satu.unit else None,
            "sasaran_id": satu.sasaran.pk if satu.sasaran else None,
            **{nama: satu.kode.get(nama, "") for nama in KODE},
            "pagu": satu.pagu,
            "blokir": satu.blokir,
            "realisasi": satu.realisasi,
            "sisa_tercetak": satu.sisa,
            "serapan_tercetak": satu.serapan,
        }

    def _kumpulan(self) -> BarisDinilai:
        """The set itself is the first row: what it says of itself, and what it will be called."""
        k = self.kepala
        keputusan = Keputusan.SAMA if self.kembar else Keputusan.BARU
        tanya = [] if self.kembar else [*self._tanya_tanggal(), *self._tanya_potongan()]
        revisi = self.kembar.data.revisi if self.kembar else self.tersimpan.revisi
        kunci = f"{k.unit.kode} {k.tahun} menurut {k.rincian.label.lower()}, terbitan ke-{revisi + 1}"
        hasil = BarisDinilai("", 0, kunci, Keputusan.BERTANYA if tanya else keputusan, k.judul, pesan=tanya)
        hasil.isi = {"kumpulan": self._isi_kumpulan()}
        sebelum = self.lama.data if self.lama else None
        teks = {
            "Per tanggal": (_tanggal(sebelum.per_tanggal) if sebelum else "", _tanggal(k.per_tanggal)),
            "Sumber": (sebelum.sumber if sebelum else "", k.sumber),
            "Versi pagu": (sebelum.pagu_versi if sebelum else "", k.pagu_versi),
            "Baris": (str(len(self.lama.baris)) if self.lama else "", str(len(self.susunan.baris))),
        }
        hasil.beda = [Beda(nama, lama, baru) for nama, (lama, baru) in teks.items() if lama != baru]
        return hasil

    def _isi_kumpulan(self) -> dict[str, Any]:
        k, total, terakhir = self.kepala, self.susunan.total, self.tersimpan.terakhir
        return {
            "unit_id": k.unit.pk,
            "tahun": k.tahun,
            "rincian": k.rincian.value,
            "judul": k.judul,
            "per_tanggal": k.per_tanggal.isoformat() if k.per_tanggal else None,
            "sumber": k.sumber,
            "pagu_versi": k.pagu_versi,
            "tafsir": k.tafsir,
            **_tercetak(total),
            "kelompok": [
                {"kode": g.kode, "nama": g.nama, **_tercetak(_kepala_berangka(g))} for g in self.susunan.kelompok
            ],
            "sesudah": terakhir.data.pk if terakhir else None,  # the set that was the last when this was judged
        }

    def _tanya_tanggal(self) -> list[Pesan]:
        hari = self.kepala.per_tanggal
        if hari and hari.year not in (self.kepala.tahun, self.kepala.tahun + 1):
            return [Pesan("", _tanggal(hari), f"per tanggal di luar tahun anggaran {self.kepala.tahun}. Benar?")]
        return []

    def _tanya_potongan(self) -> list[Pesan]:
        """Two cuts of one total must agree to the rupiah; which of them is wrong is for a person to say."""
        return [
            Pesan(
                "",
                "",
                f"jumlah pagu {format_rupiah(self.pagu)} dan realisasi {format_rupiah(self.realisasi)} berbeda dengan"
                f" {lain.sebutan}: {format_rupiah(lain.pagu)} dan {format_rupiah(lain.realisasi)}. Benar?",
            )
            for lain in self.tersimpan.potongan_lain()
            if (lain.pagu, lain.realisasi) != (self.pagu, self.realisasi)
        ]

    def _selisih(self, satu: Calon) -> BarisDinilai:
        return BarisDinilai(
            satu.asal.lembar, satu.asal.nomor, "Jumlah", Keputusan.DITOLAK, satu.uraian, pesan=satu.keluhan
        )

    def _dampak(self) -> list[Beda]:
        lama, k = self.tersimpan.terakhir, self.kepala
        nama = f"{k.tahun} menurut {k.rincian.label.lower()}"
        baru = (self.pagu, self.realisasi)
        tua: tuple[int, int] | None = (lama.pagu, lama.realisasi) if lama else None
        return [
            Beda(f"Jumlah pagu {nama}", format_rupiah(tua[0]) if tua else "belum ada", format_rupiah(baru[0])),
            Beda(f"Jumlah realisasi {nama}", format_rupiah(tua[1]) if tua else "belum ada", format_rupiah(baru[1])),
            Beda(f"Serapan {nama}", _serapan(*tua) if tua else "belum ada", _serapan(*baru)),
        ]


def _kepala_berangka(kelompok: Kelompok) -> Calon | None:
    return kelompok.kepala if kelompok.kepala and kelompok.kepala.berangka else None


def _tercetak(satu: Calon | None) -> dict[str, Any]:
    """What the file prints as a sum; nothing where it prints none."""
    return {
        "pagu_tercetak": satu.pagu if satu else None,
        "realisasi_tercetak": satu.realisasi if satu else None,
        "sisa_tercetak": satu.sisa if satu else None,
        "serapan_tercetak": satu.serapan if satu else "",
    }


def _tanggal(hari: Any) -> str:
    return formats.date_format(hari, "j F Y") if hari else ""


def _serapan(pagu: int, realisasi: int) -> str:
    nilai = serapan(pagu, realisasi).nilai
    return "tidak dihitung" if nilai is None else f"{format_persen(nilai)} %"
