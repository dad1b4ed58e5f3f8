"""Reads one table of NKA or IKPA and judges each row against what is stored under its unit and month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.contrib.auth.models import User

from budget.models import BULAN, KomponenNilai, NilaiKinerjaAnggaran
from budget.services.impor.acuan import UnitBerkas, pisah_kode
from budget.services.impor.anggaran.tanya import Jawaban, jawab
from budget.services.impor.kepala import KepalaTunggal
from budget.services.impor.kop import Kop
from budget.services.impor.nilai.baris import CalonNilai, Kunci, baca_nilai
from budget.services.impor.nilai.kolom import kolom_komponen, kolom_nilai
from indicators.capaian.nilai import teks_tepat
from indicators.lembar import BarisLembar
from indicators.models import Keputusan, UnitKerja
from indicators.riwayat import potret
from indicators.services.impor import BarisBaca, BarisDinilai, Beda, KolomImpor, Opsi, Penutup, Pesan, Tanya
from indicators.services.impor.asal import Asal

NAMA_BULAN = dict(BULAN)


class PembacaNilai:
    """One table. `opsi`: those of `ImporNilai`, with what was answered."""

    def __init__(self, user: User, opsi: Opsi) -> None:
        self.opsi = opsi
        self.unit = UnitKerja.objects.get(kode=opsi["unit"])
        self.milik = UnitBerkas(self.unit)
        self.komponen = kolom_komponen(opsi["jenis"], opsi["tahun"])
        bagian = [KolomImpor(nama, k.nama) for nama, k in self.komponen.items()]
        self.kop = Kop()
        self.kepala = KepalaTunggal((*kolom_nilai(), *bagian), "nilai", self.kop)
        self.calon: list[CalonNilai] = []

    def urai(self, baris: BarisLembar) -> BarisBaca | None:
        if not self.kepala.cari(baris):
            return None
        sel = self.kepala.ambil(baris)
        if not any(nama in sel for nama in ("nilai", "unit", *self.komponen)):
            self.kop.baca(baris)
            return None
        if len(sel) == 1 and "unit" in sel:  # a remark in the first column
            self.kop.baca(baris)
            return None
        asal = Asal(baris.lembar, baris.nomor, "", sel, self.kepala.huruf, baris.tersembunyi)
        satu = baca_nilai(asal, self.komponen)
        self._unit(satu)
        if (tahun := sel.get("tahun")) is not None and tahun.teks.strip() != str(self.opsi["tahun"]):
            alasan = f"bukan tahun {self.opsi['tahun']} yang dipilih"
            satu.keluhkan("tahun", alasan, "Satu impor, satu tahun anggaran.")
        self.calon.append(satu)
        return BarisBaca(baris.lembar, baris.nomor, "", satu)

    def _unit(self, satu: CalonNilai) -> None:
        sel = satu.asal.sel.get("unit")
        if sel is None and "unit" in self.kepala.huruf:
            satu.keluhkan("unit", "unitnya kosong")
        elif sel is None:
            satu.unit = self.unit
        else:
            kode, nama = pisah_kode(sel.teks)
            satu.unit = self.milik.cari(kode, nama, " ".join(sel.teks.split()))
            if satu.unit is None:
                jalan = "Tulis kode atau nama unit; kode satkernya diisi administrator di data unit."
                satu.keluhkan("unit", f"bukan unit di bawah {self.unit.nama_pendek}", jalan)

    def nilai(self, baris: Sequence[BarisBaca]) -> list[BarisDinilai]:
        return []

    def tutup(self) -> Penutup:
        penutup = Penutup(self.kepala.tutup())
        jawaban = jawab(self.opsi, self.kop)
        self._bulan(jawaban)
        self._periksa_rangkap()
        ada = NilaiKinerjaAnggaran.objects.filter(jenis=self.opsi["jenis"], tahun=self.opsi["tahun"])
        tersimpan = {(n.unit_id, n.bulan): n for n in ada.prefetch_related("komponen")}
        penutup.baris = [self._nilai(satu, tersimpan.get(satu.kunci), jawaban) for satu in self.calon]
        penutup.catatan += jawaban.catatan
        if not self.komponen:
            aturan = f"{self.opsi['jenis'].upper()} untuk {self.opsi['tahun']}"
            penutup.catatan.append(f"Belum ada aturan {aturan}, jadi komponennya tidak dibaca.")
        if any(b.keputusan != Keputusan.SAMA for b in penutup.baris):
            penutup.tanya = jawaban.tanya
        return penutup

    def _bulan(self, jawaban: Jawaban) -> None:
        """The month of rows that do not say it: as chosen, else asked; 0 is the whole year."""
        dipilih = self.opsi.get("bulan", "")
        belum = [satu for satu in self.calon if satu.bulan is None and "bulan" not in satu.asal.sel]
        for satu in belum:
            satu.bulan = int(dipilih) if dipilih else None
        if belum and not dipilih:
            jawaban.tanya.append(Tanya("bulan", "Nilai setahun, atau sampai dengan bulan apa?"))

    def _periksa_rangkap(self) -> None:
        pernah: dict[Kunci, int] = {}
        for satu in self.calon:
            nomor = satu.asal.nomor
            if satu.unit and (pertama := pernah.setdefault(satu.kunci, nomor)) != nomor:
                satu.keluhkan(
                    "unit",
                    f"{satu.unit.kode} ada dua kali: baris {pertama} dan baris {nomor}",
                    "Hapus salah satunya.",
                )

    def _nilai(self, satu: CalonNilai, lama: NilaiKinerjaAnggaran | None, jawaban: Jawaban) -> BarisDinilai:
        bulan = f"s.d. {NAMA_BULAN[satu.bulan]} " if satu.bulan else ""
        kode, nama = (satu.unit.kode, satu.unit.nama) if satu.unit else ("?", "")
        kunci = f"{kode} {self.opsi['jenis'].upper()} {bulan}{self.opsi['tahun']}"
        hasil = BarisDinilai(satu.asal.lembar, satu.asal.nomor, kunci, Keputusan.DITOLAK, nama)
        if satu.keluhan or satu.unit is None:
            hasil.pesan = satu.keluhan
            return hasil
        komponen = {k.nama: k for k in lama.komponen.all()} if lama else {}
        hasil.beda = self._beda(satu, lama, komponen)
        hasil.keputusan = Keputusan.BARU if lama is None else Keputusan.BERUBAH if hasil.beda else Keputusan.SAMA
        tanya = self._tanya(satu)
        if tanya and hasil.keputusan != Keputusan.SAMA:
            hasil.keputusan = Keputusan.BERTANYA
        hasil.pesan = [*tanya, *satu.catatan]
        hasil.isi = self._isi(satu, lama, komponen, jawaban.per_tanggal, jawaban.sumber)
        return hasil

    def _beda(
        self, satu: CalonNilai, lama: NilaiKinerjaAnggaran | None, komponen: dict[str, KomponenNilai]
    ) -> list[Beda]:
        pasangan = [("Nilai", lama.nilai if lama else None, satu.nilai, "nilai")]
        for kolom, milik in self.komponen.items():
            if milik.nama in satu.komponen:
                ada = komponen.get(milik.nama)
                pasangan.append((milik.nama, ada.nilai if ada else None, satu.komponen[milik.nama], kolom))
        return [
            Beda(nama, _teks(sebelum), _teks(sesudah), satu.asal.alamat(kolom))
            for nama, sebelum, sesudah, kolom in pasangan
            if sebelum != sesudah
        ]

    def _tanya(self, satu: CalonNilai) -> list[Pesan]:
        tanya = []
        periksa = satu.periksa(self.komponen)
        if periksa and periksa.perlu_ditelaah:
            tanya.append(Pesan(satu.asal.alamat("nilai"), satu.tercetak, f"{periksa.kalimat} Benar?"))
        if satu.asal.tersembunyi:
            alasan = "baris ini tersembunyi di berkas, tetapi ikut dibaca"
            tanya.append(Pesan(satu.asal.alamat("nilai"), "", alasan))
        return tanya

    def _isi(
        self,
        satu: CalonNilai,
        lama: NilaiKinerjaAnggaran | None,
        komponen: dict[str, KomponenNilai],
        per_tanggal: date | None,
        sumber: str,
    ) -> dict[str, object]:
        baku = [k for k in self.komponen.values() if k.nama in satu.komponen]
        kolom = ("urutan", "nama", "bobot", "pengurang")
        bagian = [{n: getattr(k, n) for n in kolom} | {"nilai": satu.komponen[k.nama]} for k in baku]
        return {
            "unit_id": satu.unit.pk if satu.unit else None,
            "bulan": satu.bulan or 0,
            "nilai": satu.nilai,
            "nilai_tercetak": satu.tercetak,
            "per_tanggal": per_tanggal,
            "sumber": sumber,
            "komponen": bagian,
            "dilihat": potret(lama) if lama else None,
            "komponen_dilihat": {nama: potret(k) for nama, k in komponen.items()},
        }


def _teks(nilai: Decimal | None) -> str:
    return "" if nilai is None else teks_tepat(nilai, 2)
