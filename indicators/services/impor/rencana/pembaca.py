"""Reads one file of plan structure: finds the columns, reads the rows, judges them against the server as it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User

from indicators.capaian import Anggota
from indicators.lembar import BarisLembar
from indicators.models import Indikator, Keputusan
from indicators.rekap.dampak import agregat_teks, dampak_rata_rata
from indicators.rekap.dampak_rencana import RencanaBaru, dampak_rencana
from indicators.services.impor.jenis import BarisBaca, BarisDinilai, Beda, BerkasImporDitolak, Opsi, Penutup, Pesan
from indicators.services.impor.kepala import Kepala
from indicators.services.impor.rencana.asal import AsalBaris, urai_asal
from indicators.services.impor.rencana.baca import Bacaan, baca_baris, baca_kode
from indicators.services.impor.rencana.banding import (
    BENTROK,
    DIPERTAHANKAN,
    beda_baris,
    catatan_tercetak,
    catatan_tunggu,
    dampak_baris,
    ditolak,
    putusan,
    target_kini,
)
from indicators.services.impor.rencana.hakim import HakimRencana, HasilBaris
from indicators.services.impor.rencana.isi import IsiBaris, isi_json, sidik
from indicators.services.impor.rencana.kolom import kolom_baca, tahun_kolom, tanda_templat
from indicators.services.impor.rencana.versi import renstra_opsi
from indicators.services.impor.sel import SelDitolak
from indicators.services.rencana import muat_rencana

DISEBUT = 8


@dataclass(slots=True)
class Calon:
    """One row on its way through the court."""

    asal: AsalBaris
    bacaan: Bacaan
    lama: IsiBaris | None = None
    hasil: HasilBaris | None = None
    putusan: BarisDinilai | None = None


class PembacaRencana:
    """One file. `opsi`: renstra ("unit/versi", or "" for what belongs to no version), dokumen, alasan, nomor."""

    def __init__(self, user: User, opsi: Opsi) -> None:
        self.user, self.opsi = user, opsi
        self.tanda = tanda_templat(opsi["renstra"], opsi["dokumen"])
        self.muatan = muat_rencana(user, renstra_opsi(opsi))
        self.hakim = HakimRencana(user, opsi, self.muatan)
        self.skala = {kode: list(self.muatan.predikat.get(s.pk, ())) for kode, s in self.muatan.skala.items()}
        self.kode_kini = {kunci[1].casefold(): kunci[1] for kunci in self.hakim.lama}
        self.kepala = Kepala(kolom_baca(), "kode_sasaran")
        self.pernah: dict[tuple[str, str], int] = {}
        self.kelak: defaultdict[int, dict[int, Anggota]] = defaultdict(dict)  # by year, then indikator
        self.tersembunyi = 0

    def urai(self, baris: BarisLembar) -> BarisBaca | None:
        if not self.kepala.cari(baris):
            return None
        sel = self.kepala.ambil(baris)
        if not set(sel) - {"templat", "sidik"}:
            return None
        if "templat" in sel and sel["templat"].teks.strip() != self.tanda:
            raise BerkasImporDitolak(
                "Berkas ini templat renstra, versi, atau dokumen lain. Pilih yang sesuai dengan berkasnya, atau unduh"
                " templat yang benar."
            )
        self.tersembunyi += baris.tersembunyi
        semula = urai_asal(sel.pop("asal").teks) if "asal" in sel else {}
        asal = AsalBaris(baris.lembar, baris.nomor, sel, self.kepala.huruf, baris.tersembunyi, semula)
        return BarisBaca(baris.lembar, baris.nomor, "", asal)

    def nilai(self, baris: Sequence[BarisBaca]) -> list[BarisDinilai]:
        semua = [self._baca(satu.isi) for satu in baris]
        sah = [c for c in semua if isinstance(c, Calon) and c.putusan is None]
        for c in sah:  # before they are judged: judging adds what is new to what is known
            c.lama = self.hakim.tersimpan(c.bacaan.isi)
        kolom = [{t for nama in c.asal.huruf if (t := tahun_kolom(nama))} for c in sah]  # each sheet has its own
        for c, hasil in zip(sah, self.hakim.adili([c.bacaan.isi for c in sah], kolom), strict=True):
            c.hasil = hasil
            c.putusan = self._putusan(c, hasil)
        self._dampak([c for c in sah if c.hasil and c.putusan and c.putusan.isi])
        return [c.putusan if isinstance(c, Calon) and c.putusan else c for c in semua]  # type: ignore[misc]

    def _baca(self, asal: AsalBaris) -> Calon | BarisDinilai:
        """Which row of the plan it is and what it says; or why that can not be said."""
        try:
            sasaran, indikator = (
                self._kode(baca_kode(asal.sel.get(nama))) for nama in ("kode_sasaran", "kode_indikator")
            )
        except SelDitolak as tolak:
            return asal.dinilai(Keputusan.DITOLAK, "", pesan=[tolak.pesan])
        isi = IsiBaris(sasaran, indikator)
        if not isi.kode_sasaran:
            pesan = Pesan(asal.alamat("kode_sasaran"), "", "kode sasarannya kosong", "Tulis kode sasarannya.")
            return asal.dinilai(Keputusan.DITOLAK, isi.kunci, pesan=[pesan])
        if (pertama := self.pernah.setdefault((isi.milik, isi.kunci), asal.nomor)) != asal.nomor:
            alasan = f"{isi.kunci} ada dua kali: baris {pertama} dan baris {asal.nomor}"
            kolom = "kode_indikator" if isi.kode_indikator else "kode_sasaran"
            rangkap = Pesan(asal.alamat(kolom), isi.kunci, alasan, "Hapus salah satunya.")
            return asal.dinilai(Keputusan.DITOLAK, isi.kunci, pesan=[rangkap])
        lama = self.hakim.tersimpan(isi)
        bacaan = baca_baris(asal, isi, lama.bidang if lama else {}, self.skala)
        calon = Calon(asal, bacaan)
        if bacaan.keluhan:
            nama = bacaan.isi.bidang.get("uraian") or ""
            calon.putusan = asal.dinilai(Keputusan.DITOLAK, isi.kunci, nama, bacaan.keluhan)
        return calon

    def _kode(self, kode: str) -> str:
        """As it is stored: case does not matter."""
        return self.kode_kini.get(kode.casefold(), kode)

    def _putusan(self, c: Calon, hasil: HasilBaris) -> BarisDinilai:
        asal, isi, lama = c.asal, c.bacaan.isi, c.lama
        nama = isi.bidang.get("uraian") or (lama.bidang["uraian"] if lama else "")
        if keluhan := ditolak(asal, hasil):
            return asal.dinilai(Keputusan.DITOLAK, isi.kunci, nama, keluhan)
        if not hasil.berubah:
            return asal.dinilai(Keputusan.SAMA, isi.kunci, nama, catatan_tunggu(asal, hasil))
        semula = asal.sel["sidik"].teks.strip() if "sidik" in asal.sel else ""
        bentrok = bool(semula and (lama is None or sidik(lama) != semula))
        if bentrok and sidik(isi) == semula:
            pesan = [Pesan(asal.alamat("kode_sasaran"), "", DIPERTAHANKAN)]
            return asal.dinilai(Keputusan.SAMA, isi.kunci, nama, pesan)
        tanya = [*asal.pesan(hasil.rencana.tanya, jalan="Centang “ya, benar” sebelum menerapkan."), *c.bacaan.tanya]
        if asal.tersembunyi:
            tanya.append(
                Pesan(asal.alamat("kode_sasaran"), "", "baris ini tersembunyi di berkas, tetapi berisi perubahan")
            )
        dinilai = asal.dinilai(putusan(asal, hasil, tanya, bentrok=bentrok), isi.kunci, nama)
        if bentrok:
            tanya.insert(
                0, Pesan(asal.alamat("kode_sasaran"), "", BENTROK, "Pilih isi berkas atau isi yang tersimpan.")
            )
        dinilai.pesan = [*tanya, *c.bacaan.catatan, *catatan_tunggu(asal, hasil)]
        kini = target_kini(self.hakim.milik(isi), self.muatan.target, self.opsi["dokumen"])
        dinilai.beda = beda_baris(asal, hasil, lama, kini)
        dinilai.isi = isi_json(isi, self.hakim.keadaan(isi))
        return dinilai

    def _dampak(self, calon: Sequence[Calon]) -> None:
        berindikator = [c for c in calon if c.hasil and isinstance(c.hasil.rencana.objek, Indikator)]
        for c, dampak in zip(
            berindikator, dampak_rencana([_kelak(c.hasil) for c in berindikator if c.hasil]), strict=True
        ):
            if c.putusan is None or c.hasil is None:
                continue
            c.putusan.dampak = dampak_baris(dampak, c.hasil)
            c.putusan.pesan += catatan_tercetak(c.asal, dampak)
            if (lama := c.hasil.rencana.lama) is not None:
                for tahun, milik in dampak.items():
                    if milik.berubah:
                        self.kelak[tahun][lama.pk] = milik.sesudah.anggota

    def tutup(self) -> Penutup:
        penutup = Penutup(self.kepala.tutup())
        if self.tersembunyi:
            penutup.catatan.append(f"Berkas memuat {self.tersembunyi} baris tersembunyi; semuanya ikut dibaca.")
        ada = {kode for _, kode in self.pernah}
        luput = sorted(_kode_tersimpan(self.hakim, self.muatan.renstra) - ada)
        if luput:
            sisa = f" dan {len(luput) - DISEBUT} lain" if len(luput) > DISEBUT else ""
            penutup.catatan.append(
                f"Tidak ada di berkas dan tetap seperti tersimpan: {', '.join(luput[:DISEBUT])}{sisa}. Impor tidak"
                " menghapus sasaran atau indikator."
            )
        penutup.dampak = [self._rata_rata(tahun) for tahun in sorted(self.kelak)]
        return penutup

    def _rata_rata(self, tahun: int) -> Beda:
        sebelum, sesudah = dampak_rata_rata(self.user, tahun, None, None, self.kelak[tahun])
        nama = f"Rata-rata capaian {tahun} bila semua disetujui, dengan yang belum disetujui"
        return Beda(nama, agregat_teks(sebelum), agregat_teks(sesudah))


def _kelak(hasil: HasilBaris) -> RencanaBaru:
    lama, baru = hasil.rencana.lama, hasil.rencana.objek
    assert isinstance(baru, Indikator)  # noqa: S101  the caller has looked
    target = [h.target for h in hasil.target.values() if h.target]
    realisasi = [h.realisasi for h in hasil.dokumen.values() if h.realisasi]
    return RencanaBaru(lama if isinstance(lama, Indikator) else None, baru, target, realisasi)


def _kode_tersimpan(hakim: HakimRencana, renstra: Any) -> set[str]:
    """What the version holds by now."""
    kunci = renstra.pk if renstra else None
    return {
        kode
        for (_, kode), satu in hakim.lama.items()
        if (satu.sasaran if isinstance(satu, Indikator) else satu).renstra_id == kunci
    }
