"""States as a shape, a word and a colour last."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.alur import Status
from indicators.capaian import Keadaan
from indicators.services.realisasi import Hasil


@dataclass(frozen=True, slots=True)
class Tanda:
    """State of a row: a shape, a word, a colour last."""

    bentuk: str
    kata: str
    warna: str = "abu"


STATUS = {
    Status.DIAJUKAN: Tanda("●", "diajukan", "hijau"),
    Status.DIKEMBALIKAN: Tanda("▼", "dikembalikan", "merah"),
    Status.DIVERIFIKASI: Tanda("◆", "diverifikasi", "hijau"),
    Status.DISETUJUI: Tanda("▲", "disetujui", "hijau_tua"),
}
KEADAAN = {
    Keadaan.TERISI: Tanda("✓", "tersimpan", "hijau"),
    Keadaan.TIDAK_TERSEDIA: Tanda("✓", "tersimpan: tidak tersedia", "hijau"),
    Keadaan.BELUM_DIISI: Tanda("○", "belum diisi"),
    Keadaan.BUKAN_PERIODE_UKUR: Tanda("○", "bukan periode ukur"),
    Keadaan.BELUM_JADI_INDIKATOR: Tanda("○", "belum jadi indikator"),
}
NASIB = {
    Hasil.BERTANYA: Tanda("?", "perlu dijawab", "kuning"),
    Hasil.DITOLAK: Tanda("■", "ditolak", "merah"),
    Hasil.TERKUNCI: Tanda("■", "tidak tersimpan: terkunci", "merah"),
    Hasil.BENTROK: Tanda("■", "berubah di tempat lain", "merah"),
}
