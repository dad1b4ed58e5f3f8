"""Parts that several reports print: rows by sasaran, the budget of a unit, causes and actions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from django.utils import formats

from budget.rekap import BarisSerapan, RekapSerapan
from indicators.capaian import ROMAWI
from indicators.excel import JenisKolom
from indicators.models import Realisasi, TindakLanjut
from indicators.rekap import BarisCapaian
from renstra.laporan import sel
from renstra.laporan.bahan import Bahan
from renstra.laporan.bentuk import Baris, Kolom, Sel, Tabel

INDIKATOR, SATUAN = Kolom("Indikator", lebar=6), Kolom("Satuan", lebar=2)
CAPAIAN, KATEGORI = Kolom("Capaian (%)", JenisKolom.ANGKA), Kolom("Kategori", lebar=3)
TANPA_INDIKATOR = "Tidak ada indikator unit ini yang berlaku pada tahun itu."


def nama(baris: BarisCapaian) -> Sel:
    return sel.teks(f"{baris.kode} {baris.uraian}", baris.url)


def per_sasaran(baris: Iterable[BarisCapaian], isi: Callable[[BarisCapaian], tuple[Sel, ...]]) -> tuple[Baris, ...]:
    """Rows in tree order under a heading for each sasaran."""
    hasil: list[Baris] = []
    for _, milik in groupby(baris, key=lambda b: b.indikator.sasaran_id):
        kelompok = list(milik)
        sasaran = kelompok[0].indikator.sasaran
        hasil += [sel.kelompok(f"{sasaran.kode} {sasaran.uraian}"), *(Baris(isi(b)) for b in kelompok)]
    return tuple(hasil)


def tabel_capaian(kode: str, judul: str, baris: Sequence[BarisCapaian], periode: str) -> Tabel:
    """Target, realisasi, capaian and category of some rows of one period."""
    return Tabel(
        kode,
        judul,
        (
            INDIKATOR,
            SATUAN,
            Kolom(f"Target {periode}", JenisKolom.ANGKA),
            Kolom("Realisasi", JenisKolom.ANGKA),
            CAPAIAN,
            KATEGORI,
        ),
        tuple(Baris(baris_capaian(b)) for b in baris),
        kosong=TANPA_INDIKATOR,
    )


def baris_capaian(baris: BarisCapaian) -> tuple[Sel, ...]:
    return (
        nama(baris),
        sel.teks(baris.satuan),
        sel.target(baris),
        sel.realisasi(baris),
        sel.capaian(baris),
        sel.kategori(baris),
    )


def tabel_penjelasan(bahan: Bahan, kode: str, judul: str, baris: Sequence[BarisCapaian]) -> Tabel:
    """Cause and action as they stand beside the figures; indikator of which nothing was said are left out."""
    isi = [(b, penjelasan(b), kendala(b), tindakan(bahan, b)) for b in baris]
    return Tabel(
        kode,
        judul,
        (INDIKATOR, Kolom("Analisis", lebar=5), Kolom("Kendala", lebar=5), Kolom("Tindak lanjut", lebar=5)),
        tuple(Baris((nama(b), *map(sel.teks, teks))) for b, *teks in isi if any(teks)),
        kosong="Belum ada analisis, kendala, atau tindak lanjut yang disetujui untuk indikator ini.",
    )


def penjelasan(baris: BarisCapaian) -> str:
    return _kata(baris, lambda r: r.analisis)


def kendala(baris: BarisCapaian) -> str:
    return _kata(baris, lambda r: r.kendala)


def _kata(baris: BarisCapaian, ambil: Callable[[Realisasi], str]) -> str:
    """What was said of the quarters that went in, each under its quarter."""
    teks = [(r.triwulan, ambil(r)) for r in baris.sumber_realisasi if ambil(r)]
    return "\n".join(f"TW {ROMAWI[tw]}: {isi}" if tw else isi for tw, isi in teks)


def tindakan(bahan: Bahan, baris: BarisCapaian) -> str:
    """The actions up to the quarter of the report, with who and by when."""
    aksi = bahan.tindakan.get(baris.indikator.pk, [])
    return "\n".join(tindakan_teks(a) for a in aksi if a.realisasi.triwulan <= (bahan.triwulan or 4))


def tindakan_teks(aksi: TindakLanjut) -> str:
    tenggat = formats.date_format(aksi.tenggat, "j F Y")
    return f"{aksi.uraian} ({aksi.penanggung_jawab}, paling lambat {tenggat})"


RUPIAH = (
    Kolom("Pagu (Rp)", JenisKolom.RUPIAH, 3),
    Kolom("Realisasi (Rp)", JenisKolom.RUPIAH, 3),
    Kolom("Sisa (Rp)", JenisKolom.RUPIAH, 3),
    Kolom("Serapan (%)", JenisKolom.ANGKA),
)
URAIAN = Kolom("Uraian", lebar=6)


def rupiah(baris: BarisSerapan) -> tuple[Sel, ...]:
    """Pagu, realisasi, sisa and serapan of one line."""
    alamat = baris.telusur_url
    jumlah = (sel.rupiah(isi, alamat) for isi in (baris.pagu, baris.realisasi, baris.sisa))
    return (*jumlah, sel.serapan(baris))


def tabel_anggaran(bahan: Bahan, kode: str) -> list[Tabel]:
    """Each published set of the unit or below, never added; else the unit's own line in a set above."""
    milik = [r for r in bahan.terbit if r.data.unit.jalur.startswith(bahan.unit.jalur)]
    if milik:
        return [_terbitan(r, f"{kode}-{nomor}") for nomor, r in enumerate(milik, start=1)]
    satu = bahan.anggaran()
    baris = () if satu.baris is None else (Baris((sel.teks(satu.baris.nama), *rupiah(satu.baris))),)
    judul = f"Anggaran {bahan.unit.nama_pendek} {bahan.tahun}"
    return [Tabel(f"{kode}-1", judul, (URAIAN, *RUPIAH), baris, satu.asal_teks, satu.kosong or "Tidak ada baris.")]


def _terbitan(rekap: RekapSerapan, kode: str) -> Tabel:
    baris: list[Baris] = []
    for kelompok in rekap.kelompok:
        baris += [Baris((sel.teks(b.nama), *rupiah(b))) for b in kelompok.baris]
        if kelompok.subtotal:
            nama_jumlah = f"Jumlah {kelompok.kode}. {kelompok.nama}"
            baris.append(Baris((sel.teks(nama_jumlah), *rupiah(kelompok.subtotal)), jumlah=True))
    baris.append(Baris((sel.teks("Jumlah"), *rupiah(rekap.total)), jumlah=True))
    judul = f"{rekap.judul}, per {rekap.data.get_rincian_display().lower()}"
    return Tabel(kode, judul, (URAIAN, *RUPIAH), tuple(baris), asal_terbitan(rekap))


def asal_terbitan(rekap: RekapSerapan) -> str:
    data = rekap.data
    tanggal = f"per {formats.date_format(data.per_tanggal, 'j F Y')}" if data.per_tanggal else "tanpa tanggal data"
    return "; ".join([data.pagu_versi or "versi pagu tidak tercetak", tanggal, data.sumber or "tanpa sumber"])
