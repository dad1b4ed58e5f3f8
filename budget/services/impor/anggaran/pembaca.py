"""Reads one file of pagu and realisasi. Its rows mean something only together, so all are judged at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.contrib.auth.models import User

from budget.models import Rincian
from budget.services.impor.acuan import UnitBerkas, sasaran_berlaku
from budget.services.impor.anggaran.banding import Kepala as KepalaSet
from budget.services.impor.anggaran.banding import Tersimpan
from budget.services.impor.anggaran.baris import Calon, Kunci, baca_calon, kenali
from budget.services.impor.anggaran.bulanan import isi_realisasi
from budget.services.impor.anggaran.jumlah import HURUF, berjumlah, susun
from budget.services.impor.anggaran.kolom import kolom_anggaran
from budget.services.impor.anggaran.putusan import Putusan
from budget.services.impor.anggaran.rincian import rincian_tabel
from budget.services.impor.anggaran.tanya import MILIAR, SKALA, jawab_anggaran, skala_dibaca
from budget.services.impor.kepala import KepalaTunggal
from budget.services.impor.kop import Kop
from indicators.angka import format_rupiah
from indicators.lembar import BarisLembar
from indicators.models import UnitKerja
from indicators.services.impor import BarisBaca, BarisDinilai, Opsi, Penutup
from indicators.services.impor.asal import Asal

NOMOR_KOLOM = re.compile(r"\(?(\d{1,2})\)?(?:\s*=.*)?")
SATUAN_KOLOM = re.compile(
    r"\(?(?:(?:dalam )?(?:(?:ribu|juta)(?:an)? )?(?:rp|rupiah)\.?(?: (?:ribu|juta)(?:an)?)?|%|persen)\)?",
    re.IGNORECASE,
)


class PembacaAnggaran:
    """One file. `opsi`: those of `ImporAnggaran`, with what was answered."""

    def __init__(self, user: User, opsi: Opsi) -> None:
        self.opsi = opsi
        self.unit = UnitKerja.objects.get(kode=opsi["unit"])
        self.kop = Kop()
        self.kepala = KepalaTunggal(kolom_anggaran(), "pagu", self.kop)
        self.calon: list[Calon] = []
        self.keterangan: list[int] = []
        self.kali = 1

    def urai(self, baris: BarisLembar) -> BarisBaca | None:
        if not self.kepala.cari(baris):
            return None
        sel = self.kepala.ambil(baris)
        if not self.calon:
            self.kali = skala_dibaca(self.opsi, self.kop)
            if bernomor(baris):
                self.kop.baca(baris)  # "(Rp juta)" under a heading is the scale of the file
                return None
        asal = Asal(baris.lembar, baris.nomor, "", sel, self.kepala.huruf, baris.tersembunyi)
        satu = baca_calon(asal, self.kali)
        if not satu.berangka and not self._perlu_angka(satu):
            self.kop.baca(baris)
            self.keterangan.append(baris.nomor)
            return None
        self._periksa_tahun(satu)
        self.calon.append(satu)
        return BarisBaca(baris.lembar, baris.nomor, "", satu)

    def _perlu_angka(self, satu: Calon) -> bool:
        """Whether a row without figures is a line that lacks them, or a head of a group; else it is a remark."""
        if any(satu.kode.values()) or satu.satker_teks:
            return True
        return bool(satu.uraian) and (satu.kode_teks.isdigit() or bool(HURUF.fullmatch(satu.kode_teks)))

    def _periksa_tahun(self, satu: Calon) -> None:
        sel = satu.asal.sel.get("tahun")
        if sel is not None and sel.teks.strip() != str(self.opsi["tahun"]):
            alasan = f"bukan tahun {self.opsi['tahun']} yang dipilih"
            satu.keluhkan("tahun", alasan, "Satu impor, satu tahun anggaran.")

    def nilai(self, baris: Sequence[BarisBaca]) -> list[BarisDinilai]:
        return []

    def tutup(self) -> Penutup:
        dari_bulan, tanya_bulan = isi_realisasi(self.calon, self.kepala.pernah, self.opsi, self.kali)
        penutup = Penutup(self.kepala.tutup())
        susunan = susun(self.calon)
        rincian = self._rincian(susunan.baris)
        unit, sasaran = UnitBerkas(self.unit), sasaran_berlaku(self.unit, self.opsi["tahun"])
        for satu in susunan.baris:
            kenali(satu, rincian, unit, sasaran)
        self._periksa_rangkap(susunan.baris, rincian)
        jawaban = jawab_anggaran(self.opsi, self.kop)
        judul = self.kop.judul or f"Pagu dan realisasi anggaran {self.unit.nama} {self.opsi['tahun']}"
        tafsir = f"Berkas dalam {SKALA[self.kali]}; angkanya dikalikan {format_rupiah(self.kali)}."
        kepala = KepalaSet(
            self.unit,
            self.opsi["tahun"],
            rincian,
            judul,
            jawaban.per_tanggal,
            jawaban.sumber,
            jawaban.pagu_versi,
            tafsir if self.kali > 1 else "",
        )
        penutup.catatan += [*jawaban.catatan, *dari_bulan, *susunan.cocok, *self._catatan()]
        penutup.tanya += [*jawaban.tanya, *tanya_bulan]
        penutup.tolak = self._tolak()
        if susunan.baris:
            Putusan(self.opsi, self.kop, kepala, susunan, Tersimpan(kepala)).isi(penutup)
        return penutup

    def _rincian(self, baris: Sequence[Calon]) -> Rincian:
        dipilih = self.opsi.get("rincian")
        return Rincian(dipilih) if dipilih else rincian_tabel(baris, self.kepala.pernah)

    def _periksa_rangkap(self, baris: Sequence[Calon], rincian: Rincian) -> None:
        pernah: dict[Kunci, int] = {}
        for satu in baris:
            kunci = satu.kunci(rincian)
            if any(kunci) and (pertama := pernah.setdefault(kunci, satu.asal.nomor)) != satu.asal.nomor:
                nama = "kode" if "kode" in satu.asal.sel else "uraian"
                alasan = f"{satu.nama_kunci} ada dua kali: baris {pertama} dan baris {satu.asal.nomor}"
                satu.keluhkan(nama, alasan, "Hapus salah satunya, atau pilih rincian yang lebih lengkap.")

    def _catatan(self) -> list[str]:
        hasil = []
        tersembunyi = sum(b.asal.tersembunyi for b in self.calon)
        if tersembunyi:
            terlihat = len(self.calon) - tersembunyi
            hasil.append(
                f"Berkas memuat {tersembunyi} baris tersembunyi (disaring atau disembunyikan) di samping {terlihat}"
                " baris yang terlihat; semuanya ikut dibaca."
            )
        if self.keterangan:
            hasil.append(f"Baris tanpa angka yang tidak dibaca: {', '.join(map(str, self.keterangan[:20]))}.")
        if self.calon and not any(berjumlah(b) for b in self.calon):
            hasil.append("Berkas tidak mempunyai baris jumlah, jadi jumlahnya tidak dapat dicocokkan.")
        return hasil

    def _tolak(self) -> str:
        if 1_000_000_000 in self.kop.skala and not self.opsi.get("skala"):
            return MILIAR
        if self.kop.tahun and self.opsi["tahun"] not in self.kop.tahun:
            ((tahun, alamat), *_) = self.kop.tahun.items()
            return f"Berkas ini tahun anggaran {tahun} (sel {alamat}), sedangkan yang dipilih {self.opsi['tahun']}."
        return ""


def bernomor(baris: BarisLembar) -> bool:
    """Whether this is a row that many tables print under their headings: (1) (2) (3)=(1)-(2), or (Rp) (Rp) (%)."""
    if all(SATUAN_KOLOM.fullmatch(sel.teks.strip()) for sel in baris.sel.values()):
        return True
    nomor = [NOMOR_KOLOM.fullmatch(sel.teks.strip()) for sel in baris.sel.values()]
    return [int(satu[1]) if satu else 0 for satu in nomor] == list(range(1, len(nomor) + 1))
