"""Laporan Kinerja (LKjIP), chapter III and its annex: what PermenPAN-RB 53/2014 asks to be compared and explained."""

from __future__ import annotations

from collections.abc import Sequence

from budget.rekap.terbitan import serapan_sasaran
from indicators.capaian import capaian
from indicators.excel import JenisKolom
from indicators.rekap import BarisCapaian, BarisDeret
from indicators.rekap.rerata import RerataSasaran
from renstra.laporan import sel
from renstra.laporan.bahan import Bahan
from renstra.laporan.bentuk import Alinea, Baris, Blok, Judul, Kolom, Sel, Tabel
from renstra.laporan.isi.bagian import (
    CAPAIAN,
    KATEGORI,
    RUPIAH,
    TANPA_INDIKATOR,
    baris_capaian,
    per_sasaran,
    rupiah,
    tabel_anggaran,
    tabel_capaian,
    tabel_penjelasan,
)
from renstra.laporan.narasi import blok_narasi

TANPA_NAMA = (
    "Capaian dan serapan berdampingan menurut sasaran yang terikat pada baris anggaran. Selisihnya tidak dinamai "
    "efisien atau boros, karena tidak ada aturan yang menetapkannya."
)


def susun(bahan: Bahan) -> list[Blok]:
    isi: list[Blok] = [Judul("Bab III Akuntabilitas Kinerja", 1), blok_narasi(bahan, "pengantar")]
    isi += [Judul("A. Capaian kinerja organisasi"), _ringkasan(bahan)]
    for nomor, satu in enumerate(bahan.sasaran, start=1):
        isi += _sasaran(bahan, nomor, satu)
    isi += [Judul("B. Capaian di samping penggunaan anggaran"), Alinea(TANPA_NAMA, lunak=True), _efisiensi(bahan)]
    isi += [blok_narasi(bahan, "efisiensi")]
    isi += [Judul("C. Realisasi anggaran"), *tabel_anggaran(bahan, "anggaran")]
    isi += [blok_narasi(bahan, "anggaran")]
    isi += [blok_narasi(bahan, "penutup")]
    return [*isi, Judul("Lampiran. Pengukuran kinerja", 1), _lampiran(bahan)]


def _ringkasan(bahan: Bahan) -> Tabel:
    baris = [
        Baris((sel.teks(f"{s.sasaran.kode} {s.sasaran.uraian}"), sel.rerata(s.rerata), sel.rerata_kategori(s.rerata)))
        for s in bahan.sasaran
    ]
    if baris:
        semua = bahan.rerata
        baris.append(Baris((sel.teks("Seluruhnya"), sel.rerata(semua), sel.rerata_kategori(semua)), jumlah=True))
    return Tabel(
        "ringkasan",
        f"Rata-rata capaian sasaran tahun {bahan.tahun}",
        (Kolom("Sasaran", lebar=8), Kolom("Rata-rata capaian (%)", JenisKolom.ANGKA), Kolom("Kategori", lebar=5)),
        tuple(baris),
        "Yang belum ada angkanya tidak dihitung sebagai nol; setiap rata-rata menyebut berapa yang dihitung.",
        TANPA_INDIKATOR,
    )


def _sasaran(bahan: Bahan, nomor: int, satu: RerataSasaran) -> list[Blok]:
    kode = satu.sasaran.kode
    return [
        Judul(f"{kode} {satu.sasaran.uraian}", 3),
        tabel_capaian(
            f"capaian-{nomor}", f"{kode}: target dan realisasi {bahan.tahun}", satu.baris, str(bahan.tahun)
        ),
        _deret(bahan, nomor, satu),
        tabel_penjelasan(bahan, f"penjelasan-{nomor}", f"{kode}: analisis, kendala, dan tindak lanjut", satu.baris),
        blok_narasi(bahan, f"sasaran-{satu.sasaran.pk}", f"Analisis capaian {kode}"),
    ]


def _deret(bahan: Bahan, nomor: int, satu: RerataSasaran) -> Tabel:
    """Every year up to this one, then where it stands against the target of the plan's last year."""
    baris: list[Baris] = []
    for b in satu.baris:
        baris.append(sel.kelompok(f"{b.kode} {b.uraian} ({b.satuan})"))
        deret = bahan.muatan.deret(b.indikator, semua=bahan.semua)
        baris += [Baris(_tahun(d)) for d in deret if d.baris.tahun <= bahan.tahun]
        baris += _akhir(b, [d.baris for d in deret])
    return Tabel(
        f"tahun-{nomor}",
        f"{satu.sasaran.kode}: tahun-tahun sebelumnya dan akhir Renstra",
        (
            Kolom("Tahun"),
            Kolom("Target", JenisKolom.ANGKA),
            Kolom("Realisasi", JenisKolom.ANGKA),
            CAPAIAN,
            KATEGORI,
            Kolom("Keterangan", lebar=5),
        ),
        tuple(baris),
    )


def _tahun(deret: BarisDeret) -> tuple[Sel, ...]:
    b = deret.baris
    keterangan = ". ".join(filter(None, [deret.putus, deret.revisi_teks, b.alasan_teks]))
    return (
        sel.teks(b.tahun),
        sel.target(b),
        sel.realisasi(b),
        sel.capaian(b),
        sel.kategori(b),
        sel.teks(keterangan),
    )


def _akhir(kini: BarisCapaian, deret: Sequence[BarisCapaian]) -> list[Baris]:
    """What was reached now against the target of the last year; nothing where that is this year, or has no target."""
    akhir = deret[-1] if deret else None
    if akhir is None or akhir.tahun <= kini.tahun or akhir.target is None:
        return []
    hasil = capaian(akhir.target, kini.realisasi, akhir.aturan)
    nilai = sel.kata(sel.TIDAK_DIHITUNG) if hasil.nilai is None else sel.persen(hasil.nilai)
    keterangan = f"realisasi {kini.tahun} terhadap target akhir Renstra"
    rumus = "" if hasil.nilai is None else f": {hasil.telusur.hitungan}"
    return [
        Baris(
            (
                sel.teks(f"Akhir Renstra {akhir.tahun}"),
                sel.target(akhir),
                sel.realisasi(kini),
                nilai,
                sel.teks(""),
                sel.teks(f"{keterangan}{rumus}"),
            ),
            jumlah=True,
        )
    ]


def _efisiensi(bahan: Bahan) -> Tabel:
    """Sasaran that budget lines are tied to, then the unit as a whole."""
    terikat = serapan_sasaran(bahan.terbit, bahan.tahun)
    baris = [
        Baris(
            (sel.teks(f"{s.sasaran.kode} {s.sasaran.uraian}"), sel.rerata(s.rerata), *rupiah(terikat[s.sasaran.pk]))
        )
        for s in bahan.sasaran
        if s.sasaran.pk in terikat
    ]
    unit = bahan.anggaran()
    if unit.baris:
        semua = (sel.teks(bahan.unit.nama), sel.rerata(bahan.rerata), *rupiah(unit.baris))
        baris.append(Baris(semua, jumlah=True))
    return Tabel(
        "efisiensi",
        f"Capaian dan serapan {bahan.tahun}",
        (Kolom("Sasaran", lebar=6), Kolom("Rata-rata capaian (%)", JenisKolom.ANGKA), *RUPIAH),
        tuple(baris),
        unit.asal_teks,
        unit.kosong or "Tidak ada anggaran yang terikat pada sasaran.",
    )


def _lampiran(bahan: Bahan) -> Tabel:
    return Tabel(
        "lampiran",
        f"Pengukuran kinerja {bahan.unit.nama_pendek} tahun {bahan.tahun}",
        (
            Kolom("Sasaran / indikator", lebar=6),
            Kolom("Satuan"),
            Kolom("Unit", lebar=3),
            Kolom("Target", JenisKolom.ANGKA, 3),
            Kolom("Realisasi", JenisKolom.ANGKA, 3),
            CAPAIAN,
            Kolom("Capaian dibatasi (%)", JenisKolom.ANGKA),
            KATEGORI,
            Kolom("Keterangan", lebar=4),
        ),
        per_sasaran(bahan.baris, _baris_lampiran),
        f"Capaian tanpa batas; yang masuk rata-rata dan kategori dibatasi menurut kebijakan "
        f"({bahan.kebijakan.batas.label.lower()}).",
        TANPA_INDIKATOR,
    )


def _baris_lampiran(b: BarisCapaian) -> tuple[Sel, ...]:
    uraian, satuan, target, realisasi, nilai, kategori = baris_capaian(b)
    keterangan = b.alasan_teks or b.alasan_label
    unit = sel.teks(b.indikator.unit.nama_pendek)
    return (uraian, satuan, unit, target, realisasi, nilai, sel.dibatasi(b), kategori, sel.teks(keterangan))
