"""Cells from rows that were read: the text that every window prints, the figure behind it, where it is explained."""

from __future__ import annotations

from decimal import Decimal

from budget.rekap import BarisSerapan
from indicators.angka import format_persen, format_rupiah, teks_api
from indicators.rekap import BarisCapaian
from indicators.rekap.rerata import Rerata
from renstra.laporan.bentuk import Baris, Sel

TIDAK_DIHITUNG = "tidak dihitung"
TANPA = Sel("—", kata=True)


def teks(isi: object, url: str = "") -> Sel:
    return Sel(str(isi), url=url)


def bulat(isi: int) -> Sel:
    """A year or a number, without thousands separators."""
    return Sel(str(isi), isi)


def rupiah(isi: int, url: str = "") -> Sel:
    """Whole rupiah."""
    return Sel(format_rupiah(isi), isi, url)


def kata(isi: str, url: str = "") -> Sel:
    """Words in a figure's place."""
    return Sel(isi, url=url, kata=True)


def angka(cetak: str, api: str | None, url: str = "", tanda: tuple[str, ...] = ()) -> Sel:
    """A figure as printed and for machines; a range, a ratio or a word has no number of its own."""
    sama = api is not None and cetak.replace(".", "").replace(",", ".") == api
    return Sel(cetak, api if sama else None, url, tanda=tanda)


def persen(nilai: Decimal, url: str = "") -> Sel:
    """A percentage with two decimals."""
    return angka(format_persen(nilai), teks_api(nilai, 2), url)


def target(baris: BarisCapaian) -> Sel:
    return angka(baris.target_teks, baris.target_api, baris.target_url) if baris.target_teks else kata("tanpa target")


def realisasi(baris: BarisCapaian) -> Sel:
    if not baris.realisasi_teks:
        return kata(baris.realisasi_keterangan, baris.telusur_url)
    return angka(baris.realisasi_teks, baris.realisasi_api, baris.telusur_url, tanda(baris))


def capaian(baris: BarisCapaian) -> Sel:
    if baris.capaian is None:
        return kata(TIDAK_DIHITUNG, baris.telusur_url)
    return persen(baris.capaian, baris.telusur_url)


def dibatasi(baris: BarisCapaian) -> Sel:
    """After the cap of the year's kebijakan."""
    nilai = baris.capaian_dibatasi
    return kata(TIDAK_DIHITUNG) if nilai is None else persen(nilai, baris.telusur_url)


def kategori(baris: BarisCapaian) -> Sel:
    """Shape and word; the reason where there is no category."""
    if baris.kategori:
        telaah = ("perlu ditelaah",) if baris.perlu_ditelaah else ()
        return Sel(f"{baris.kategori.simbol} {baris.kategori.label}", tanda=telaah)
    return kata(f"○ {(baris.alasan_label or 'tanpa kategori').lower()}")


def rerata(isi: Rerata) -> Sel:
    nilai = isi.agregat.nilai
    if nilai is None:
        return kata(TIDAK_DIHITUNG, isi.telusur_url)
    sifat = (("sementara",) if isi.agregat.sementara else ()) + (("contoh",) if isi.contoh else ())
    return angka(isi.nilai_teks, teks_api(nilai, 2), isi.telusur_url, sifat)


def rerata_kategori(isi: Rerata) -> Sel:
    kelas = isi.agregat.kategori
    return teks(f"{kelas.simbol} {kelas.label}; {isi.agregat.keterangan}" if kelas else isi.agregat.keterangan)


def serapan(baris: BarisSerapan) -> Sel:
    if baris.hasil.nilai is None:
        return kata(baris.serapan_keterangan, baris.telusur_url)
    return angka(baris.serapan_teks, teks_api(baris.hasil.nilai, 2), baris.telusur_url)


def tanda(baris: BarisCapaian) -> tuple[str, ...]:
    """What a reader must know of a figure before quoting it."""
    return (("contoh",) if baris.contoh else ()) + (("sementara",) if baris.sementara else ())


def kelompok(isi: str) -> Baris:
    """A heading across the table."""
    return Baris((teks(isi),), kelompok=True)
