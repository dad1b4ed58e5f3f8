"""Reads one list of rincian output. Levels above an RO are sums: checked, never imported."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User

from budget.models import RincianOutput
from budget.services.impor.acuan import sasaran_berlaku
from budget.services.impor.anggaran.baris import Calon, baca_calon
from budget.services.impor.anggaran.jumlah import Susunan, susun
from budget.services.impor.anggaran.tanya import MILIAR, Pembanding, jawab, skala_dibaca, tanya_skala
from budget.services.impor.kepala import KepalaTunggal
from budget.services.impor.kop import Kop
from budget.services.impor.ro.baris import BERTINGKAT, CalonRo, baca_ro
from budget.services.impor.ro.kolom import kolom_ro
from indicators.angka import format_rupiah
from indicators.capaian.nilai import teks_tepat
from indicators.lembar import BarisLembar
from indicators.models import Keputusan, Sasaran, UnitKerja
from indicators.riwayat import potret
from indicators.services.impor import BarisBaca, BarisDinilai, Beda, Opsi, Penutup, Pesan, Tanya
from indicators.services.impor.asal import Asal

KOLOM = {"Nama": "nama", "Satuan": "satuan", "Volume": "volume", "Pagu": "pagu", "Sasaran": "sasaran_id"}
SEL = {"nama": "uraian", "sasaran_id": "sasaran"}
HILANG_DISEBUT = 10


class PembacaRo:
    """One list. `opsi`: those of `ImporRo`, with what was answered."""

    def __init__(self, user: User, opsi: Opsi) -> None:
        self.opsi = opsi
        self.unit = UnitKerja.objects.get(kode=opsi["unit"])
        self.kop = Kop()
        self.kepala = KepalaTunggal(kolom_ro(), "pagu", self.kop)
        self.calon: list[Calon] = []
        self.lebih_rinci = 0

    def urai(self, baris: BarisLembar) -> BarisBaca | None:
        if not self.kepala.cari(baris):
            return None
        sel = self.kepala.ambil(baris)
        asal = Asal(baris.lembar, baris.nomor, "", sel, self.kepala.huruf, baris.tersembunyi)
        satu = baca_calon(asal, skala_dibaca(self.opsi, self.kop))
        if "pagu" not in sel and not any(satu.kode.values()):
            self.kop.baca(baris)
            return None
        if any(satu.kode.get(nama) for nama in BERTINGKAT):
            self.lebih_rinci += 1
            return None
        if (tahun := sel.get("tahun")) is not None and tahun.teks.strip() != str(self.opsi["tahun"]):
            alasan = f"bukan tahun {self.opsi['tahun']} yang dipilih"
            satu.keluhkan("tahun", alasan, "Satu impor, satu tahun anggaran.")
        self.calon.append(satu)
        return BarisBaca(baris.lembar, baris.nomor, "", satu)

    def nilai(self, baris: Sequence[BarisBaca]) -> list[BarisDinilai]:
        return []

    def tutup(self) -> Penutup:
        penutup = Penutup(self.kepala.tutup())
        susunan = susun(self.calon)
        sasaran = sasaran_berlaku(self.unit, self.opsi["tahun"])
        kolom = set(self.kepala.pernah)
        baris = [baca_ro(b, self.opsi.get("kementerian", ""), kolom, sasaran) for b in susunan.baris]
        jawaban = jawab(self.opsi, self.kop)
        if any(not b.rantai[0] for b in baris):
            kalimat = "Kode K/L mana? Rangkaian kodenya mulai dari program, tanpa kode kementerian."
            jawaban.tanya.append(Tanya("kementerian", kalimat))
        self._periksa_rangkap(baris)
        tersimpan = {r.rantai: r for r in RincianOutput.objects.filter(tahun=self.opsi["tahun"])}
        putusan = _Putusan(self.unit, jawaban.per_tanggal, jawaban.sumber, tersimpan, sasaran)
        penutup.baris = [*map(putusan.nilai, baris), *map(_selisih, susunan.selisih)]
        penutup.catatan += [*jawaban.catatan, *susunan.cocok, *self._catatan(baris, tersimpan)]
        penutup.tolak = MILIAR if 1_000_000_000 in self.kop.skala and not self.opsi.get("skala") else ""
        if any(b.keputusan != Keputusan.SAMA for b in penutup.baris):
            penutup.tanya = [*jawaban.tanya, *self._tanya_skala(susunan, tersimpan)]
        penutup.dampak = self._dampak(baris, tersimpan)
        return penutup

    def _periksa_rangkap(self, baris: Sequence[CalonRo]) -> None:
        pernah: dict[str, int] = {}
        for satu in baris:
            nomor = satu.calon.asal.nomor
            if not satu.calon.keluhan and (pertama := pernah.setdefault(satu.kode, nomor)) != nomor:
                alasan = f"{satu.kode} ada dua kali: baris {pertama} dan baris {nomor}"
                satu.calon.keluhkan(satu.kolom_kode, alasan, "Hapus salah satunya.")

    def _tanya_skala(self, susunan: Susunan, tersimpan: dict[Any, RincianOutput]) -> list[Tanya]:
        if any(b.keluhan for b in susunan.baris):
            return []
        lama = sum(r.pagu for r in tersimpan.values() if r.unit_id == self.unit.pk)
        banding = Pembanding(lama, f"daftar {self.opsi['tahun']} yang tersimpan") if lama else None
        return tanya_skala(self.opsi, self.kop, sum(b.pagu or 0 for b in susunan.baris), banding)

    def _catatan(self, baris: Sequence[CalonRo], tersimpan: dict[Any, RincianOutput]) -> list[str]:
        ada = {b.rantai for b in baris}
        hilang = [r.kode for k, r in tersimpan.items() if k not in ada and r.unit_id == self.unit.pk]
        hasil = []
        if self.lebih_rinci:
            hasil.append(f"{self.lebih_rinci} baris komponen atau akun tidak dibaca: yang disimpan sampai RO.")
        if hilang:
            sisa = f" dan {len(hilang) - HILANG_DISEBUT} lain" if len(hilang) > HILANG_DISEBUT else ""
            daftar = ", ".join(hilang[:HILANG_DISEBUT])
            hasil.append(f"Tersimpan, tetapi tidak ada di berkas, jadi dibiarkan: {daftar}{sisa}.")
        return hasil

    def _dampak(self, baris: Sequence[CalonRo], tersimpan: dict[Any, RincianOutput]) -> list[Beda]:
        milik = {k: r.pagu for k, r in tersimpan.items() if r.unit_id == self.unit.pk}
        sesudah = milik | {b.rantai: b.calon.pagu or 0 for b in baris}
        teks = f"{format_rupiah(sum(milik.values()))} ({len(milik)} RO)" if milik else "belum ada"
        nama = f"Jumlah pagu RO {self.opsi['tahun']}"
        return [Beda(nama, teks, f"{format_rupiah(sum(sesudah.values()))} ({len(sesudah)} RO)")]


class _Putusan:
    """Each line against the row that is stored under its codes."""

    def __init__(
        self,
        unit: UnitKerja,
        per_tanggal: date | None,
        sumber: str,
        tersimpan: dict[Any, RincianOutput],
        sasaran: dict[str, Sasaran],
    ) -> None:
        self.unit, self.per_tanggal, self.sumber, self.tersimpan = unit, per_tanggal, sumber, tersimpan
        self.kode_sasaran = {s.pk: s.kode for s in sasaran.values()}

    def nilai(self, satu: CalonRo) -> BarisDinilai:
        calon, lama = satu.calon, self.tersimpan.get(satu.rantai)
        if lama and lama.unit_id != self.unit.pk:
            calon.keluhkan(satu.kolom_kode, "RO ini tercatat untuk unit lain")
        hasil = BarisDinilai(calon.asal.lembar, calon.asal.nomor, satu.kode, Keputusan.DITOLAK, calon.uraian)
        if calon.keluhan:
            hasil.pesan = calon.keluhan
            return hasil
        hasil.beda = self._beda(satu, lama)
        hasil.keputusan = Keputusan.BARU if lama is None else Keputusan.BERUBAH if hasil.beda else Keputusan.SAMA
        tanya = list(calon.tanya)
        if calon.asal.tersembunyi:
            tanya.append(Pesan(calon.asal.alamat("pagu"), "", "baris ini tersembunyi di berkas, tetapi ikut dibaca"))
        if tanya and hasil.keputusan != Keputusan.SAMA:
            hasil.keputusan = Keputusan.BERTANYA
        hasil.pesan = [*tanya, *calon.catatan]
        hasil.isi = {
            "rantai": satu.rantai,
            "kolom": satu.isi
            | {"unit_id": self.unit.pk, "sumber": self.sumber}
            | {"per_tanggal": self.per_tanggal.isoformat() if self.per_tanggal else None},
            "dilihat": potret(lama) if lama else None,
        }
        return hasil

    def _beda(self, satu: CalonRo, lama: RincianOutput | None) -> list[Beda]:
        hasil = []
        for nama, kolom in KOLOM.items():
            if kolom not in satu.isi:
                continue
            sesudah, sebelum = satu.isi[kolom], getattr(lama, kolom, None)
            if sesudah != sebelum and not (lama is None and sesudah in (None, "")):
                alamat = satu.calon.asal.alamat(SEL.get(kolom, kolom))
                hasil.append(Beda(nama, self._teks(kolom, sebelum), self._teks(kolom, sesudah), alamat))
        return hasil

    def _teks(self, kolom: str, nilai: Any) -> str:
        if nilai is None:
            return ""
        if kolom == "pagu":
            return format_rupiah(nilai)
        if kolom == "sasaran_id":
            return self.kode_sasaran.get(nilai, str(nilai))
        return teks_tepat(nilai, 0) if isinstance(nilai, Decimal) else str(nilai)


def _selisih(satu: Calon) -> BarisDinilai:
    return BarisDinilai(
        satu.asal.lembar, satu.asal.nomor, "Jumlah", Keputusan.DITOLAK, satu.uraian, pesan=satu.keluhan
    )
