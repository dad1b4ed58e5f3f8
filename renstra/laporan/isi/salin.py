"""Rows in the shape of e-Monev (Bappenas) and SMART (Kemenkeu), for typing over: no files of those systems."""

from __future__ import annotations

from collections.abc import Callable

from indicators.excel import JenisKolom
from indicators.rekap import BarisCapaian
from renstra.laporan import sel
from renstra.laporan.bahan import Bahan
from renstra.laporan.bentuk import Alinea, Baris, Blok, Judul, Kolom, Sel, Tabel
from renstra.laporan.isi.bagian import CAPAIAN, TANPA_INDIKATOR, kendala, tabel_anggaran, tindakan

EMONEV = (
    "Susunan kolom mengikuti isian e-Monev: target, realisasi kumulatif, kendala, dan tindak lanjut per indikator, "
    "lalu pagu dan realisasi. Kode kegiatan dan rincian output tidak ada di aplikasi ini; sandingkan uraiannya."
)
SMART = (
    "Susunan kolom mengikuti isian SMART: capaian keluaran dan penyerapan anggaran. Volume rincian output tidak ada "
    "di aplikasi ini; yang tersedia target dan realisasi indikator."
)


def susun_emonev(bahan: Bahan) -> list[Blok]:
    kolom = (
        Kolom("Kode", lebar=3),
        Kolom("Sasaran", lebar=4),
        Kolom("Indikator", lebar=5),
        Kolom("Satuan", lebar=3),
        Kolom("Target", JenisKolom.ANGKA, 3),
        Kolom("Realisasi kumulatif", JenisKolom.ANGKA, 3),
        Kolom(CAPAIAN.judul, CAPAIAN.jenis, 3),
        Kolom("Kendala", lebar=4),
        Kolom("Tindak lanjut", lebar=4),
        Kolom("Penanggung jawab", lebar=4),
    )

    def isi(b: BarisCapaian) -> tuple[Sel, ...]:
        sasaran = sel.teks(f"{b.indikator.sasaran.kode} {b.indikator.sasaran.uraian}")
        penjelasan = (sel.teks(kendala(b)), sel.teks(tindakan(bahan, b)), sel.teks(b.indikator.unit.nama_pendek))
        return (sel.teks(b.kode), sasaran, sel.teks(b.uraian, b.url), *_angka(b), *penjelasan)

    return [
        Alinea(EMONEV, lunak=True),
        Judul("Kinerja"),
        _tabel("kinerja", f"Realisasi kinerja {bahan.periode_teks}", kolom, bahan, isi),
        Judul("Anggaran"),
        *tabel_anggaran(bahan, "anggaran"),
    ]


def susun_smart(bahan: Bahan) -> list[Blok]:
    kolom = (
        Kolom("Kode"),
        Kolom("Keluaran / indikator", lebar=7),
        Kolom("Satuan"),
        Kolom("Target", JenisKolom.ANGKA),
        Kolom("Realisasi", JenisKolom.ANGKA),
        CAPAIAN,
        Kolom("Keterangan", lebar=5),
    )

    def isi(b: BarisCapaian) -> tuple[Sel, ...]:
        return (sel.teks(b.kode), sel.teks(b.uraian, b.url), *_angka(b), sel.teks(b.alasan_teks or b.alasan_label))

    return [
        Alinea(SMART, lunak=True),
        Judul("Penyerapan anggaran"),
        *tabel_anggaran(bahan, "penyerapan"),
        Judul("Capaian keluaran"),
        _tabel("keluaran", f"Capaian keluaran {bahan.periode_teks}", kolom, bahan, isi),
    ]


def _tabel(
    kode: str, judul: str, kolom: tuple[Kolom, ...], bahan: Bahan, isi: Callable[[BarisCapaian], tuple[Sel, ...]]
) -> Tabel:
    return Tabel(kode, judul, kolom, tuple(Baris(isi(b)) for b in bahan.baris), kosong=TANPA_INDIKATOR)


def _angka(b: BarisCapaian) -> tuple[Sel, ...]:
    return (sel.teks(b.satuan), sel.target(b), sel.realisasi(b), sel.capaian(b))
