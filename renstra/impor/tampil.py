"""The preview as it is printed: verdicts as shape, word and colour; rows with their cells; what may be pressed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from indicators.berkas import ukuran_teks
from indicators.capaian import ROMAWI
from indicators.models import BarisImpor, Impor, KeadaanImpor, Keputusan
from indicators.rekap.impor import URUTAN, RekapImpor
from indicators.views.tanda import Tanda

PUTUSAN = {
    Keputusan.DITOLAK: Tanda("■", "ditolak", "merah"),
    Keputusan.BENTROK: Tanda("◆", "bentrok", "jingga"),
    Keputusan.BERTANYA: Tanda("?", "perlu dipastikan", "kuning"),
    Keputusan.BARU: Tanda("▲", "baru", "hijau_tua"),
    Keputusan.BERUBAH: Tanda("●", "berubah", "hijau"),
    Keputusan.SAMA: Tanda("○", "sama"),
}
DIBENARKAN = Tanda("●", "Anda benarkan", "hijau")
SUDAH = (KeadaanImpor.SELESAI, KeadaanImpor.DIURUNGKAN)
AKHIR_KALIMAT = (".", "?", "!")
KEADAAN = {
    KeadaanImpor.PRATINJAU: Tanda("◆", "menunggu Anda", "kuning"),
    KeadaanImpor.SELESAI: Tanda("▲", "selesai", "hijau"),
    KeadaanImpor.DIURUNGKAN: Tanda("▼", "diurungkan"),
    KeadaanImpor.DITOLAK: Tanda("■", "ditolak", "merah"),
    KeadaanImpor.DIBATALKAN: Tanda("○", "dibatalkan"),
    KeadaanImpor.TERPUTUS: Tanda("■", "terputus", "merah"),
}
BERJALAN = {
    KeadaanImpor.MENUNGGU: "Menunggu giliran dibaca",
    KeadaanImpor.MEMBACA: "Sedang dibaca dan diperiksa",
    KeadaanImpor.MENERAPKAN: "Sedang diterapkan",
}


@dataclass(frozen=True, slots=True)
class BarisPratinjau:
    """One row of the preview."""

    baris: BarisImpor
    tanda: Tanda
    selesai: bool

    @property
    def pesan(self) -> list[dict[str, str]]:
        """Each with its full stop; the value only where the sentence does not repeat it, the way out only in time."""
        return [
            {
                "alamat": satu["alamat"],
                "nilai": "" if satu["nilai"] in satu["alasan"] else satu["nilai"],
                "alasan": satu["alasan"] if satu["alasan"].endswith(AKHIR_KALIMAT) else f"{satu['alasan']}.",
                "jalan": "" if self.selesai else satu["jalan"],
            }
            for satu in self.baris.pesan
        ]


@dataclass(frozen=True, slots=True)
class Saringan:
    """One of the choices above the table."""

    tampil: str
    tanda: Tanda
    jumlah: int
    terpilih: bool


def tanda_impor(rekap: RekapImpor) -> Tanda:
    return KEADAAN.get(rekap.keadaan, Tanda("…", "berjalan"))


def konteks_pratinjau(rekap: RekapImpor) -> dict[str, Any]:
    """What the page of one batch prints."""
    keadaan, impor = rekap.keadaan, rekap.impor
    selesai, terbuka = keadaan in SUDAH, keadaan in (KeadaanImpor.PRATINJAU, KeadaanImpor.TERPUTUS)
    dapat_diurungkan = keadaan == KeadaanImpor.SELESAI and impor.diterapkan_pada is not None
    bertanda = bool(impor.bertanda) and not selesai
    return {
        "rekap": rekap,
        "impor": impor,
        "tanda": tanda_impor(rekap),
        "ukuran": ukuran_teks(impor.ukuran),
        "kerja": BERJALAN.get(keadaan, "") if rekap.berjalan else "",
        "putusan": _kalimat(rekap),
        "saringan": _saringan(rekap),
        "baris": [BarisPratinjau(b, _tanda(Keputusan(b.keputusan), rekap), selesai) for b in rekap.halaman or ()],
        "pratinjau": keadaan == KeadaanImpor.PRATINJAU,
        "tanya": impor.ringkasan.get("tanya") if keadaan == KeadaanImpor.PRATINJAU else None,
        "terputus": keadaan == KeadaanImpor.TERPUTUS,
        "bertanda": bertanda,
        "dapat_diurungkan": dapat_diurungkan,
        "periksa_url": reverse("impor:periksa", args=[impor.pk]) if dapat_diurungkan and _berdokumen(impor) else "",
        "tombol": terbuka or dapat_diurungkan or bertanda or "lanjutan" in impor.opsi,
        "bertanya": rekap.hitungan[Keputusan.BERTANYA],
        "bentrok": rekap.hitungan[Keputusan.BENTROK],
        "ditolak": rekap.hitungan[Keputusan.DITOLAK],
    }


def _berdokumen(impor: Impor) -> bool:
    """Whether it brought what a document prints, so that there is something to be checked."""
    return bool(impor.opsi.get("sumber"))


def _tanda(keputusan: Keputusan, rekap: RekapImpor) -> Tanda:
    """A question that was answered is none any more."""
    dijawab = keputusan == Keputusan.BERTANYA and rekap.keadaan in SUDAH
    return DIBENARKAN if dijawab else PUTUSAN[keputusan]


def _kalimat(rekap: RekapImpor) -> str:
    """What will happen, or what has, in one sentence."""
    if rekap.keadaan != KeadaanImpor.PRATINJAU:
        return rekap.impor.pesan
    ditolak, bentrok = rekap.hitungan[Keputusan.DITOLAK], rekap.hitungan[Keputusan.BENTROK]
    if ditolak:
        return f"{ditolak} baris ditolak. Selama masih ada, tidak ada yang diterapkan."
    if rekap.impor.ringkasan.get("tanya"):
        return "Ada yang perlu Anda jawab dahulu. Belum ada yang tersimpan."
    if bentrok:
        return f"{bentrok} baris juga diubah orang lain. Pilih dahulu isi mana yang dipakai."
    return f"{rekap.perubahan} baris akan berubah. Belum ada yang tersimpan."


def _saringan(rekap: RekapImpor) -> list[Saringan]:
    return [
        Saringan(k.value, _tanda(k, rekap), rekap.hitungan[k], rekap.tampil == k.value)
        for k in URUTAN
        if rekap.hitungan[k] or rekap.tampil == k.value
    ]


def awal_kecil(judul: str) -> str:
    """A title inside a sentence; one that begins with an abbreviation stays."""
    return judul if judul[1:2].isupper() else f"{judul[:1].lower()}{judul[1:]}"


def ringkas_anggaran(opsi: Mapping[str, Any]) -> str:
    """ "LINJAMSOS, 2021"."""
    return f"{opsi.get('unit', '')}, {opsi.get('tahun', '')}"


def ringkas_nilai(opsi: Mapping[str, Any]) -> str:
    """ "LINJAMSOS, IKPA 2024"."""
    return f"{opsi.get('unit', '')}, {str(opsi.get('jenis', '')).upper()} {opsi.get('tahun', '')}"


def ringkas_realisasi(opsi: Mapping[str, Any]) -> str:
    """ "JSK, triwulan II 2024"."""
    unit = opsi.get("unit") or "semua unit Anda"
    return f"{unit}, triwulan {ROMAWI.get(opsi.get('triwulan', 0), '')} {opsi.get('tahun', '')}"
