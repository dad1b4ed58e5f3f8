"""Perjanjian Kinerja: what a unit promises for a year, and the money it promises it with."""

from __future__ import annotations

from budget.rekap import SaringAnggaran, daftar_pendanaan
from budget.rekap.pendanaan import telusur_pendanaan_url
from indicators.excel import JenisKolom
from indicators.rekap import BarisCapaian
from indicators.rekap.target import asal_teks, rangkaian_teks, sumber_teks
from renstra.laporan import sel
from renstra.laporan.bahan import Bahan
from renstra.laporan.bentuk import Alinea, Baris, Blok, Judul, Kolom, Sel, Tabel
from renstra.laporan.isi.bagian import INDIKATOR, SATUAN, TANPA_INDIKATOR, per_sasaran
from renstra.laporan.narasi import blok_narasi

JANJI = (
    "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan, dan akuntabel serta berorientasi pada "
    "hasil, pihak pertama berjanji mewujudkan target kinerja {tahun} dalam lampiran ini, dan pihak kedua menyelia "
    "serta mengevaluasi capaiannya."
)


def susun(bahan: Bahan) -> list[Blok]:
    return [
        Alinea(JANJI.format(tahun=bahan.tahun)),
        blok_narasi(bahan, "pernyataan"),
        Judul("Sasaran, indikator, dan target"),
        _target(bahan),
        Judul("Anggaran"),
        _anggaran(bahan),
        _tanda_tangan(bahan),
    ]


def _target(bahan: Bahan) -> Tabel:
    return Tabel(
        "target",
        f"Target kinerja {bahan.unit.nama_pendek} tahun {bahan.tahun}",
        (INDIKATOR, SATUAN, Kolom(f"Target {bahan.tahun}", JenisKolom.ANGKA), Kolom("Asal target", lebar=4)),
        per_sasaran(bahan.baris, _baris),
        "Target yang berlaku: Perjanjian Kinerja mendahului Renstra, lalu revisi tertinggi yang disetujui.",
        TANPA_INDIKATOR,
    )


def _baris(b: BarisCapaian) -> tuple[Sel, ...]:
    asal = ""
    if b.sumber_target:
        riwayat = rangkaian_teks((*b.target_terdahulu, b.sumber_target), b.aturan)
        tempat = b.sumber_target.tempat
        sumber = f"{asal_teks(b.sumber_target)}, {tempat}" if tempat else sumber_teks(b.sumber_target)
        asal = ". ".join(filter(None, [sumber, riwayat]))
    uraian = sel.teks(f"{b.kode} {b.uraian}", b.url)
    return (uraian, sel.teks(b.satuan), sel.target(b), sel.teks(asal))


def _anggaran(bahan: Bahan) -> Tabel:
    """The pagu that was published for the unit, and what the plan foresaw for the year."""
    baris = []
    satu = bahan.anggaran()
    if satu.baris:
        pagu = sel.rupiah(satu.baris.pagu, satu.baris.telusur_url)
        baris.append(Baris((sel.teks(f"Pagu {satu.baris.nama}"), pagu, sel.teks(satu.asal_teks))))
    versi = bahan.versi
    if versi and versi.unit_id == bahan.unit.pk:
        semua = daftar_pendanaan(SaringAnggaran(tahun=bahan.tahun, renstra=versi.versi))
        for alokasi in (a for a in semua if a.renstra_id == versi.pk):
            asal = ". ".join(filter(None, [f"Renstra {versi.nama_versi}", alokasi.catatan_sumber]))
            baris.append(
                Baris(
                    (
                        sel.teks(alokasi.uraian),
                        sel.rupiah(alokasi.alokasi, telusur_pendanaan_url(alokasi)),
                        sel.teks(asal),
                    )
                )
            )
    return Tabel(
        "anggaran",
        f"Anggaran {bahan.unit.nama_pendek} tahun {bahan.tahun}",
        (Kolom("Uraian", lebar=5), Kolom("Jumlah (Rp)", JenisKolom.RUPIAH, 3), Kolom("Asal", lebar=5)),
        tuple(baris),
        kosong=satu.kosong or "Belum ada pagu maupun alokasi.",
    )


def _tanda_tangan(bahan: Bahan) -> Tabel:
    atasan = bahan.unit.induk.nama if bahan.unit.induk else "atasan langsung"
    baris = (
        Baris((sel.teks(f"Pimpinan {atasan}"), sel.teks(f"Pimpinan {bahan.unit.nama}"))),
        Baris((sel.teks("Nama, tanda tangan, tanggal:\n\n\n"), sel.teks("Nama, tanda tangan, tanggal:\n\n\n"))),
    )
    kolom = (Kolom("Pihak kedua", lebar=5), Kolom("Pihak pertama", lebar=5))
    return Tabel("pengesahan", "Pengesahan", kolom, baris)
