"""Reads one file of realisasi: finds the columns, reads the rows, judges them against the server as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.contrib.auth.models import User

from indicators.akses import unit_terlihat
from indicators.capaian import ROMAWI, Anggota
from indicators.lembar import BarisLembar, Sel
from indicators.models import Keputusan
from indicators.rekap.dampak import agregat_teks, dampak_rata_rata, dampak_realisasi
from indicators.services.impor.asal import Asal
from indicators.services.impor.jenis import BarisBaca, BarisDinilai, Beda, BerkasImporDitolak, Opsi, Penutup, Pesan
from indicators.services.impor.kepala import Kepala
from indicators.services.impor.realisasi.banding import (
    DIPERTAHANKAN,
    Pembanding,
    beda_capaian,
    pesan_galat,
)
from indicators.services.impor.realisasi.calon import Calon, tersimpan
from indicators.services.impor.realisasi.kode import KodeMilik
from indicators.services.impor.realisasi.kolom import ISIAN, KOLOM, tanda_templat
from indicators.services.impor.sel import SelDitolak, angka_sel
from indicators.services.realisasi import Hakim, Hasil, HasilIsian

Kunci = tuple[str, int, int]
TAK_DIKENAL = "bukan kode indikator yang Anda isi"
TRIWULAN_ROMAWI = {kata: n for n, kata in ROMAWI.items() if 1 <= n <= 4}
DAMPAK_TERBANYAK = 5000  # changes whose effect on capaian is computed; a quarter of the time of reading
KODE_KOSONG = ("kodenya kosong", "Tulis kode indikatornya, atau hapus barisnya.")


class PembacaRealisasi:
    """One file. `opsi`: tahun, triwulan, and the kode of a unit ("" for all of one's own)."""

    def __init__(self, user: User, opsi: Opsi) -> None:
        self.user, self.opsi = user, opsi
        self.tanda = tanda_templat(opsi["unit"], opsi["tahun"], opsi["triwulan"])
        self.kepala = Kepala(KOLOM, "kode")
        self.milik = KodeMilik(user)
        self.hakim = Hakim(user)
        self.banding = Pembanding()
        self.pernah: dict[Kunci, int] = {}
        self.kelak: dict[int, Anggota] = {}
        self.asing = self.tersembunyi = self.terlihat = self.berubah = 0

    def urai(self, baris: BarisLembar) -> BarisBaca | None:
        if not self.kepala.cari(baris):
            return None
        sel = self.kepala.ambil(baris)
        if not any(nama in sel for nama in ("kode", *ISIAN)):
            return None
        self._periksa_templat(sel)
        self.tersembunyi += baris.tersembunyi
        self.terlihat += not baris.tersembunyi
        kode = " ".join(sel["kode"].teks.split()) if "kode" in sel else ""
        asal = Asal(baris.lembar, baris.nomor, kode, sel, self.kepala.huruf, baris.tersembunyi)
        return BarisBaca(baris.lembar, baris.nomor, kode, asal)

    def _periksa_templat(self, sel: dict[str, Sel]) -> None:
        """Another unit's or another quarter's template is refused by what it says of itself."""
        if "templat" not in sel or (kata := sel["templat"].teks.strip()) == self.tanda:
            return
        jenis, versi, unit, tahun, triwulan = (*kata.split("|"), "", "", "", "")[:5]
        jenis_kini, versi_kini, *_ = self.tanda.split("|")
        if (jenis, versi) != (jenis_kini, versi_kini):
            raise BerkasImporDitolak(
                "Templat ini bukan templat realisasi versi sekarang. Unduh yang baru, lalu isi lagi."
            )
        tw = (
            ROMAWI.get(int(triwulan)) if triwulan.isascii() and triwulan.isdigit() and int(triwulan) < 5 else triwulan
        )
        milik = f"unit {unit}" if unit else "semua unit Anda"
        raise BerkasImporDitolak(
            f"Berkas ini templat {milik}, triwulan {tw} {tahun}; yang Anda pilih {self._pilihan()}."
            " Pilih yang sesuai dengan berkasnya, atau unduh templat yang benar."
        )

    def _pilihan(self) -> str:
        unit = f"unit {self.opsi['unit']}" if self.opsi["unit"] else "semua unit Anda"
        return f"{unit}, triwulan {ROMAWI[self.opsi['triwulan']]} {self.opsi['tahun']}"

    def nilai(self, baris: Sequence[BarisBaca]) -> list[BarisDinilai]:
        calon = [self._kenali(satu.isi) for satu in baris]
        dikenal = [satu for satu in calon if isinstance(satu, Calon)]
        self._baca(dikenal)
        self._adili([satu for satu in dikenal if satu.putusan is None])
        berubah = [satu for satu in dikenal if satu.hasil and satu.hasil.hasil in (Hasil.BARU, Hasil.BERUBAH)]
        self.berubah += len(berubah)
        if self.berubah <= DAMPAK_TERBANYAK:
            self._dampak(berubah)
        return [satu.putusan if isinstance(satu, Calon) and satu.putusan else satu for satu in calon]  # type: ignore[misc]

    def _kenali(self, asal: Asal) -> Calon | BarisDinilai:
        """Which indikator and which quarter the row is about, or why that can not be said."""
        indikator = self.milik.cari(asal.kunci) if asal.kunci else None
        if indikator is None:
            self.asing += bool(asal.kunci)
            pesan = (TAK_DIKENAL, self.milik.petunjuk(asal.kunci)) if asal.kunci else KODE_KOSONG
            return asal.dinilai(Keputusan.DITOLAK, pesan=[Pesan(asal.alamat("kode"), asal.kunci[:80], *pesan)])
        try:
            tahun, triwulan = (self._periode(asal, nama) for nama in ("tahun", "triwulan"))
        except SelDitolak as tolak:
            return asal.dinilai(Keputusan.DITOLAK, indikator.uraian, [tolak.pesan])
        kunci = (indikator.kode, tahun, triwulan)
        asal = replace(asal, kunci=f"{indikator.kode} TW {ROMAWI.get(triwulan, triwulan)} {tahun}")
        if (pertama := self.pernah.setdefault(kunci, asal.nomor)) != asal.nomor:
            alasan = f"{indikator.kode} ada dua kali: baris {pertama} dan baris {asal.nomor}"
            pesan_rangkap = Pesan(asal.alamat("kode"), indikator.kode, alasan, "Hapus salah satunya.")
            return asal.dinilai(Keputusan.DITOLAK, indikator.uraian, [pesan_rangkap])
        return Calon(asal, indikator, tahun, triwulan)

    def _periode(self, asal: Asal, nama: str) -> int:
        sel = asal.sel.get(nama)
        if sel is None:
            return int(self.opsi[nama])
        teks = sel.teks.strip()
        if len(teks) <= 4 and teks.isascii() and teks.isdigit():
            return int(teks)
        if nama == "triwulan" and (romawi := teks.upper().removeprefix("TW").strip()) in TRIWULAN_ROMAWI:
            return TRIWULAN_ROMAWI[romawi]
        return int(angka_sel(sel, desimal=0) or 0)

    def _baca(self, calon: Sequence[Calon]) -> None:
        ada = tersimpan(calon)
        for satu in calon:
            satu.ada = ada.get((satu.indikator.pk, satu.tahun, satu.triwulan))
            satu.bacaan = satu.baca()
            if satu.bacaan.keluhan:
                satu.putusan = satu.asal.dinilai(Keputusan.DITOLAK, satu.indikator.uraian, satu.bacaan.keluhan)

    def _adili(self, calon: Sequence[Calon]) -> None:
        """What changed on the server meanwhile and not in the file stays; what changed in both is judged anew."""
        berdua = []
        for satu, hasil in zip(calon, self._hakim(calon), strict=True):
            if hasil.hasil != Hasil.BENTROK:
                satu.putusan = self._putusan(satu, hasil)
            elif satu.tak_disentuh:
                pesan = Pesan(satu.asal.alamat("kode"), "", DIPERTAHANKAN)
                satu.putusan = satu.asal.dinilai(Keputusan.SAMA, satu.indikator.uraian, [pesan])
            else:
                satu.lihat_kini()
                berdua.append(satu)
        for satu, hasil in zip(berdua, self._hakim(berdua), strict=True):
            satu.putusan = self._putusan(satu, hasil, bentrok=True)

    def _hakim(self, calon: Sequence[Calon]) -> list[HasilIsian]:
        return self.hakim.adili([satu.bacaan.isian for satu in calon if satu.bacaan]) if calon else []

    def _putusan(self, calon: Calon, hasil: HasilIsian, *, bentrok: bool = False) -> BarisDinilai:
        asal, calon.hasil = calon.asal, hasil
        if hasil.hasil == Hasil.SAMA:
            return asal.dinilai(Keputusan.SAMA, hasil.indikator.uraian)
        if hasil.hasil not in (Hasil.BARU, Hasil.BERUBAH) or calon.bacaan is None:
            return asal.dinilai(Keputusan.DITOLAK, hasil.indikator.uraian, pesan_galat(asal, hasil.galat))
        if bentrok:
            return self.banding.bentrok(asal, calon.bacaan, hasil, calon.ada)
        return self.banding.diubah(asal, calon.bacaan, hasil)

    def _dampak(self, calon: Sequence[Calon]) -> None:
        baru = [(satu.indikator, satu.hasil.realisasi) for satu in calon if satu.hasil and satu.hasil.realisasi]
        dampak = dampak_realisasi(baru) if baru else {}
        for satu in calon:
            milik = dampak[satu.indikator.pk, satu.tahun, satu.triwulan]
            if satu.putusan:
                satu.putusan.dampak = beda_capaian(milik)
            if (satu.tahun, satu.triwulan) == (self.opsi["tahun"], self.opsi["triwulan"]):
                self.kelak[satu.indikator.pk] = milik.sesudah.anggota

    def tutup(self) -> Penutup:
        penutup = Penutup(self.kepala.tutup())
        if self.tersembunyi:
            penutup.catatan.append(
                f"Berkas memuat {self.tersembunyi} baris tersembunyi (disaring atau disembunyikan) di samping"
                f" {self.terlihat} baris yang terlihat; semuanya ikut dibaca."
            )
        if self.asing:
            penutup.tolak = f"Seluruh berkas ditolak: {self.asing} baris memuat kode yang {TAK_DIKENAL}."
        elif self.berubah > DAMPAK_TERBANYAK:
            penutup.catatan.append(f"Pengaruh pada capaian hanya dihitung sampai {DAMPAK_TERBANYAK} perubahan.")
        elif self.kelak:
            penutup.dampak = self._rata_rata()
        return penutup

    def _rata_rata(self) -> list[Beda]:
        tahun, triwulan = self.opsi["tahun"], self.opsi["triwulan"]
        unit = unit_terlihat(self.user).filter(kode=self.opsi["unit"]).first()
        sebelum, sesudah = dampak_rata_rata(self.user, tahun, triwulan, unit, self.kelak)
        nama = f"Rata-rata capaian s.d. triwulan {ROMAWI[triwulan]} {tahun}, dengan yang belum disetujui"
        return [Beda(nama, agregat_teks(sebelum), agregat_teks(sesudah))]
