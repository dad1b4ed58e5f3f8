"""Laporan triwulan: where each indikator stands s.d. a quarter, why, and what is done about it."""

from __future__ import annotations

from indicators.excel import JenisKolom
from indicators.rekap import BarisCapaian
from renstra.laporan import sel
from renstra.laporan.bahan import Bahan
from renstra.laporan.bentuk import Blok, Judul, Kolom, Sel, Tabel
from renstra.laporan.isi.bagian import (
    INDIKATOR,
    KATEGORI,
    SATUAN,
    TANPA_INDIKATOR,
    baris_capaian,
    per_sasaran,
    tabel_anggaran,
    tabel_penjelasan,
)
from renstra.laporan.narasi import blok_narasi


def susun(bahan: Bahan) -> list[Blok]:
    return [
        blok_narasi(bahan, "ringkasan"),
        Judul("Capaian"),
        _capaian(bahan),
        Judul("Kendala dan tindak lanjut"),
        tabel_penjelasan(bahan, "penjelasan", f"Penjelasan {bahan.periode_teks}", bahan.baris),
        Judul("Anggaran"),
        *tabel_anggaran(bahan, "anggaran"),
        blok_narasi(bahan, "langkah"),
    ]


def _capaian(bahan: Bahan) -> Tabel:
    return Tabel(
        "capaian",
        f"Capaian {bahan.unit.nama_pendek} {bahan.periode_teks}",
        (
            INDIKATOR,
            SATUAN,
            Kolom("Target", JenisKolom.ANGKA, 3),
            Kolom("Dasar target", lebar=3),
            Kolom("Realisasi", JenisKolom.ANGKA, 3),
            Kolom("Capaian (%)", JenisKolom.ANGKA),
            Kolom("Terhadap target tahunan (%)", JenisKolom.ANGKA),
            KATEGORI,
        ),
        per_sasaran(bahan.baris, _baris),
        kosong=TANPA_INDIKATOR,
    )


def _baris(b: BarisCapaian) -> tuple[Sel, ...]:
    uraian, satuan, target, realisasi, capaian, kategori = baris_capaian(b)
    setahun = b.hasil_tahunan.nilai if b.hasil_tahunan else None
    tahunan = sel.TANPA if setahun is None else sel.persen(setahun, b.telusur_url)
    return (uraian, satuan, target, sel.teks(b.dasar_target), realisasi, capaian, tahunan, kategori)
