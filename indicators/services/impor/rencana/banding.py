"""What the preview says of a row: which cell, from what to what, what is asked, what would follow."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from indicators.akses.target import GerakTarget
from indicators.angka import format_angka
from indicators.capaian import Keadaan, teks_nilai
from indicators.models import Indikator, Keputusan, Realisasi
from indicators.rekap import aturan_indikator
from indicators.rekap.dampak import Dampak
from indicators.rekap.periode import isian_realisasi
from indicators.rekap.target import target_teks
from indicators.services.impor.jenis import Beda, Pesan
from indicators.services.impor.rencana.asal import AsalBaris
from indicators.services.impor.rencana.hakim import HasilBaris
from indicators.services.impor.rencana.isi import IsiBaris, kata_bidang, target_dokumen
from indicators.services.impor.rencana.kolom import SEMUA, Macam, nama_capaian, nama_realisasi, nama_target
from indicators.services.realisasi import Galat, Hasil

SEPINTAS = 60
TERPANJANG = 200  # characters of a long text that the preview shows
# What a new row says beside what it is about; together in one line, so that the page stays readable.
SAMPINGAN = ("varian_minimum", "desimal", "tahun_awal", "tahun_akhir", "tempat", "tafsir")
DIPERTAHANKAN = "diubah di server sesudah templat diunduh; Anda tidak mengubahnya, jadi isi server dipertahankan"
BENTROK = "di server sudah diubah sesudah templat ini diunduh"


def ditolak(asal: AsalBaris, satu: HasilBaris) -> list[Pesan]:
    """Everything that refuses the row."""
    pesan = asal.pesan(satu.rencana.galat)
    for tahun, galat in satu.galat_target.items():
        pesan += asal.pesan(galat, nama_target(tahun))
    for tahun, galat in satu.galat_dokumen.items():
        kolom = nama_realisasi(tahun) if nama_realisasi(tahun) in asal.sel else nama_capaian(tahun)
        pesan += asal.pesan([Galat(kolom, g.kode, g.pesan) for g in galat], jalan="Kosongkan sel ini.")
    for tahun, target in satu.hilang.items():
        lama = target_teks(target, aturan_indikator(target.indikator))
        pesan.append(
            Pesan(
                asal.alamat(nama_target(tahun)),
                "",
                f"target {tahun} sudah ada ({lama}) dan tidak dihapus lewat impor",
                f"Isi lagi {lama}, atau usulkan revisinya.",
            )
        )
    return pesan


def beda_baris(asal: AsalBaris, satu: HasilBaris, lama: IsiBaris | None, target: Mapping[int, Any]) -> list[Beda]:
    """Column by column, then target by target. `target`: what is stored, by year."""
    beda = []
    sebelum = lama.bidang if lama else {}
    if lama and lama.kode_sasaran != satu.isi.kode_sasaran:
        beda.append(Beda("Sasaran", lama.kode_sasaran, satu.isi.kode_sasaran, asal.alamat("kode_sasaran")))
    if lama is None:
        beda += _beda_baru(asal, satu.isi.bidang)
    for nama, isi in satu.isi.bidang.items() if lama else ():
        if kata_bidang(isi) != kata_bidang(sebelum.get(nama)):
            beda.append(
                Beda(SEMUA[nama].judul, _tampil(nama, sebelum.get(nama)), _tampil(nama, isi), asal.alamat(nama))
            )
    for tahun, hasil in satu.target.items():
        if hasil.target:
            aturan = aturan_indikator(hasil.target.indikator)
            kini = target_teks(target[tahun], aturan) if tahun in target else ""
            baru = target_teks(hasil.target, aturan)
            usul = " (diusulkan, menunggu verifikator)" if hasil.gerak == GerakTarget.USULKAN else ""
            beda.append(Beda(f"Target {tahun}", kini, f"{baru}{usul}", asal.alamat(nama_target(tahun))))
    for tahun, termuat in satu.dokumen.items():
        beda += _beda_dokumen(asal, tahun, termuat.realisasi) if termuat.realisasi else []
    return beda


def _beda_baru(asal: AsalBaris, bidang: Mapping[str, Any]) -> list[Beda]:
    berisi = {nama: isi for nama, isi in bidang.items() if kata_bidang(isi)}
    beda = [
        Beda(SEMUA[nama].judul, "", _tampil(nama, isi), asal.alamat(nama))
        for nama, isi in berisi.items()
        if nama not in SAMPINGAN
    ]
    lain = [f"{SEMUA[n].judul.lower()} {_tampil(n, berisi[n], SEPINTAS)}" for n in SAMPINGAN if n in berisi]
    return [*beda, Beda("Lainnya", "", "; ".join(lain))] if lain else beda


def _beda_dokumen(asal: AsalBaris, tahun: int, baru: Realisasi) -> list[Beda]:
    """A figure that a document prints, in our form, and the capaian that stands beside it."""
    keadaan = Keadaan(baru.keadaan)
    teks = teks_nilai(isian_realisasi(baru).nilai, aturan_indikator(baru.indikator))
    if keadaan != Keadaan.TERISI:
        teks = f"{keadaan.label.lower()}{f' (tercetak “{baru.nilai_tercetak}”)' if baru.nilai_tercetak else ''}"
    beda = [Beda(f"Realisasi {tahun}", "", teks, asal.alamat(nama_realisasi(tahun)))]
    if baru.capaian_tercetak_teks:
        nama = f"Capaian tercetak {tahun}"
        beda.append(Beda(nama, "", baru.capaian_tercetak_teks, asal.alamat(nama_capaian(tahun))))
    return beda


def catatan_tercetak(asal: AsalBaris, dampak: Mapping[int, Dampak]) -> list[Pesan]:
    """Where what a document prints is not what follows from its own inputs."""
    return [
        Pesan(
            asal.alamat(nama_capaian(tahun)),
            "",
            f"tercetak {milik.sesudah.capaian_tercetak_berbeda}, padahal dari realisasi dan targetnya"
            f" {milik.sesudah.capaian_teks} %",
            "Keduanya disimpan dan didaftar di halaman Sumber; periksa angkanya di dokumen.",
        )
        for tahun, milik in dampak.items()
        if milik.berubah and milik.sesudah.capaian_tercetak_berbeda and milik.sesudah.capaian_teks
    ]


def _tampil(nama: str, isi: Any, terpanjang: int = TERPANJANG) -> str:
    """As people read it: the word of a choice, a number in our form, the beginning of a long text."""
    bidang = SEMUA[nama]
    if bidang.macam == Macam.PILIHAN and isi not in (None, ""):
        return (bidang.pilihan or {}).get(str(isi), str(isi))
    if isinstance(isi, Decimal):
        pangkat = isi.normalize().as_tuple().exponent
        return format_angka(isi, max(0, -pangkat) if isinstance(pangkat, int) else 0)
    kata = kata_bidang(isi)
    return kata if len(kata) <= terpanjang else f"{kata[:terpanjang]} …"


def putusan(asal: AsalBaris, satu: HasilBaris, tanya: list[Pesan], *, bentrok: bool) -> Keputusan:
    if bentrok:
        return Keputusan.BENTROK
    if tanya:
        return Keputusan.BERTANYA
    return Keputusan.BARU if satu.rencana.hasil == Hasil.BARU else Keputusan.BERUBAH


def catatan_tunggu(asal: AsalBaris, satu: HasilBaris) -> list[Pesan]:
    """Targets that were proposed before, just so."""
    return [
        Pesan(asal.alamat(nama_target(tahun)), "", f"target {tahun} ini sudah diusulkan dan menunggu putusan")
        for tahun in satu.menunggu
    ]


def dampak_baris(dampak: Mapping[int, Dampak], satu: HasilBaris) -> list[Beda]:
    """Capaian of each year that would be another; said where it takes an approval first."""
    hasil = []
    for tahun, milik in dampak.items():
        if milik.berubah:
            tunggu = tahun in satu.target and satu.target[tahun].gerak == GerakTarget.USULKAN
            nama = f"Capaian {tahun}{', bila usulan disetujui' if tunggu else ''}"
            sebelum, sesudah = (
                f"{b.capaian_teks} %" if b.capaian_teks else b.alasan_label.lower() or "tidak dihitung"
                for b in (milik.sebelum, milik.sesudah)
            )
            hasil.append(Beda(nama, sebelum, sesudah))
    return hasil


def target_kini(lama: Any, target: Mapping[int, Any], dokumen: str) -> dict[int, Any]:
    """What is stored, by year; nothing for a row that is new or a sasaran."""
    return target_dokumen(target.get(lama.pk, ()), dokumen) if isinstance(lama, Indikator) else {}
