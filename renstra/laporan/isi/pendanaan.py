"""Matriks kinerja dan pendanaan (annex 1 of a Renstra): targets of the plan's years, and its allocations."""

from __future__ import annotations

from budget.rekap import SaringAnggaran, daftar_pendanaan
from budget.rekap.pendanaan import telusur_pendanaan_url
from indicators.excel import JenisKolom
from indicators.rekap import BarisCapaian, Periode
from indicators.rekap.deret import baseline_titik
from renstra.laporan import sel
from renstra.laporan.bahan import Bahan
from renstra.laporan.bentuk import Baris, Blok, Judul, Kolom, Sel, Tabel
from renstra.laporan.isi.bagian import INDIKATOR, SATUAN, TANPA_INDIKATOR, nama, per_sasaran


def susun(bahan: Bahan) -> list[Blok]:
    return [Judul("Matriks kinerja"), _kinerja(bahan), Judul("Kerangka pendanaan"), _alokasi(bahan)]


def _tahun(bahan: Bahan) -> list[int]:
    """The years of the plan in force; of one that has none of these indikator only the year asked for."""
    versi = bahan.versi
    return list(range(versi.tahun_mulai, versi.tahun_akhir + 1)) if versi else [bahan.tahun]


def _kinerja(bahan: Bahan) -> Tabel:
    tahun = _tahun(bahan)

    def isi(b: BarisCapaian) -> tuple[Sel, ...]:
        unit = sel.teks(b.indikator.unit.nama_pendek)
        target = (_target(bahan, b, satu) for satu in tahun)
        return (nama(b), sel.teks(b.satuan), sel.teks(baseline_titik(b.indikator)[1] or "—"), *target, unit)

    return Tabel(
        "kinerja",
        f"Target kinerja {bahan.unit.nama_pendek} {tahun[0]}-{tahun[-1]}",
        (
            INDIKATOR,
            SATUAN,
            Kolom("Baseline"),
            *(Kolom(f"Target {satu}", JenisKolom.ANGKA) for satu in tahun),
            Kolom("Unit pelaksana", lebar=3),
        ),
        per_sasaran(bahan.pada(bahan.tahun), isi),
        kosong=TANPA_INDIKATOR,
    )


def _target(bahan: Bahan, baris: BarisCapaian, tahun: int) -> Sel:
    if not baris.indikator.tahun_awal <= tahun <= baris.indikator.tahun_akhir:
        return sel.TANPA
    return sel.target(bahan.muatan.satu(baris.indikator, Periode(tahun)))


def _alokasi(bahan: Bahan) -> Tabel:
    versi = bahan.versi
    alokasi = list(daftar_pendanaan(SaringAnggaran(renstra=versi.versi))) if versi else []
    baris = [
        Baris(
            (
                sel.teks(a.uraian),
                sel.bulat(a.tahun),
                sel.rupiah(a.alokasi, telusur_pendanaan_url(a)),
                sel.teks(a.teks),
                sel.teks(a.catatan_sumber),
            )
        )
        for a in alokasi
        if versi and a.renstra_id == versi.pk
    ]
    return Tabel(
        "alokasi",
        f"Alokasi menurut Renstra {versi.nama_versi if versi else ''} ({versi.unit.nama_pendek if versi else '-'})",
        (
            Kolom("Program", lebar=5),
            Kolom("Tahun", JenisKolom.BULAT),
            Kolom("Alokasi (Rp)", JenisKolom.RUPIAH, 3),
            Kolom("Tercetak", lebar=3),
            Kolom("Catatan", lebar=5),
        ),
        tuple(baris),
        "Alokasi menyangkut seluruh program, dalam rupiah seperti tercetak; tidak dirinci per unit eselon II.",
        "Renstra ini tidak memuat alokasi.",
    )
