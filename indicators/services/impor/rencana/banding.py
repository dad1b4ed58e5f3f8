"""What the preview says of a row: which cell, from what to what, what is asked, what would follow."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from indicators.akses.target import GerakTarget
from indicators.angka import format_angka
from indicators.models import Indikator, Keputusan
from indicators.rekap import aturan_indikator
from indicators.rekap.dampak import Dampak
from indicators.rekap.target import target_teks
from indicators.services.impor.jenis import BarisDinilai, Beda, Pesan
from indicators.services.impor.rencana.asal import AsalBaris
from indicators.services.impor.rencana.hakim import HasilBaris
from indicators.services.impor.rencana.isi import IsiBaris, kata_bidang, target_dokumen
from indicators.services.impor.rencana.kolom import SEMUA, Macam, nama_target
from indicators.services.realisasi import Hasil

TERPANJANG = 300  # characters of a long text that the preview shows
DIPERTAHANKAN = "diubah di server sesudah templat diunduh; Anda tidak mengubahnya, jadi isi server dipertahankan"
BENTROK = "di server sudah diubah sesudah templat ini diunduh"


def ditolak(asal: AsalBaris, satu: HasilBaris) -> list[Pesan]:
    """Everything that refuses the row."""
    pesan = asal.pesan(satu.rencana.galat)
    for tahun, galat in satu.galat_target.items():
        pesan += asal.pesan(galat, nama_target(tahun))
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
    for nama, isi in satu.isi.bidang.items():
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
    return beda


def _tampil(nama: str, isi: Any) -> str:
    """As people read it: the word of a choice, a number in our form, the beginning of a long text."""
    bidang = SEMUA[nama]
    if bidang.macam == Macam.PILIHAN and isi not in (None, ""):
        return (bidang.pilihan or {}).get(str(isi), str(isi))
    if isinstance(isi, Decimal):
        pangkat = isi.normalize().as_tuple().exponent
        return format_angka(isi, max(0, -pangkat) if isinstance(pangkat, int) else 0)
    kata = kata_bidang(isi)
    return kata if len(kata) <= TERPANJANG else f"{kata[:TERPANJANG]} …"


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


def dinilai(asal: AsalBaris, isi: IsiBaris, keputusan: Keputusan, nama: str, pesan: list[Pesan]) -> BarisDinilai:
    return asal.dinilai(keputusan, isi.kunci, nama, pesan)
