"""Differences, slips of the unit and the check of NKA and IKPA, as docs/anggaran.md tells them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget.rekap import skema_tahun
from budget.serapan import Alokasi, Komponen, PeriksaNilai, Serapan, bertanda, kelas_nilai, selisih, serapan
from indicators.angka import format_persen, format_rupiah, parse_angka
from indicators.capaian.nilai import teks_tepat
from indicators.rekap.kebijakan import kelas_skala
from tests.dokumen import table

BARIS = st.builds(serapan, st.integers(0, 10**15 - 1), st.integers(0, 10**15 - 1))
ringkas = settings(max_examples=60, deadline=None)


def rupiah(teks: str) -> int:
    return int(teks.replace(".", ""))


def satu(teks: str) -> Serapan:
    return serapan(*map(rupiah, teks.split(" → ")))


@table("anggaran.md", "Selisih dua terbitan", "pembanding", "kini", "pagu", "realisasi", "sisa", "poin")
def test_selisih(pembanding: str, kini: str, pagu: str, realisasi: str, sisa: str, poin: str) -> None:
    hasil = selisih(satu(pembanding), satu(kini))
    assert [bertanda(format_rupiah(n)) for n in (hasil.pagu, hasil.realisasi, hasil.sisa)] == [pagu, realisasi, sisa]
    assert ("tidak dihitung" if hasil.poin is None else bertanda(format_persen(hasil.poin))) == poin
    langkah = {t.nama: t.hitungan for t in hasil.telusur}
    assert langkah["Pagu"].endswith(f"= {pagu}")
    assert langkah["Realisasi"].endswith(f"= {realisasi}")
    assert langkah["Sisa"].endswith(f"= {sisa}")
    assert poin in langkah["Serapan"] or poin == "tidak dihitung"


@ringkas
@given(BARIS, BARIS)
def test_selisih_berlawanan_arah(a: Serapan, b: Serapan) -> None:
    pergi, pulang = selisih(a, b), selisih(b, a)
    assert (pergi.pagu, pergi.sisa) == (-pulang.pagu, -pulang.sisa)
    assert pergi.pagu - pergi.realisasi == pergi.sisa
    assert (pergi.poin is None) == (a.nilai is None or b.nilai is None)
    assert pergi.poin_tepat is None or pergi.poin_tepat == -Fraction(pulang.poin_tepat or 0)


@table("anggaran.md", "Lompatan satuan", "lalu", "kini", "ditandai")
def test_lompatan(lalu: str, kini: str, ditandai: str) -> None:
    alokasi = Alokasi(2024, rupiah(kini), rupiah(lalu))
    assert alokasi.lompatan is (ditandai == "ya")
    assert bool(alokasi.lompatan_teks) is alokasi.lompatan
    assert selisih(serapan(rupiah(lalu), 0), serapan(rupiah(kini), 0)).lompatan is alokasi.lompatan


def komponen(teks: str) -> tuple[Komponen, ...]:
    if teks == "tidak ada":
        return ()
    return tuple(_satu(nomor, isi) for nomor, isi in enumerate(teks.split("; ")))


def _satu(nomor: int, isi: str) -> Komponen:
    if isi.startswith("- "):
        return Komponen(f"K{nomor}", None, desimal(isi[2:]))
    bobot, nilai = isi.split(" × ")
    return Komponen(f"K{nomor}", desimal(bobot), desimal(nilai))


def desimal(teks: str) -> Decimal:
    return parse_angka(teks, desimal=4)


@table("anggaran.md", "Pemeriksaan jumlah", "isi", "tercetak", "bobot", "harap")
def test_periksa(isi: str, tercetak: str, bobot: str, harap: str) -> None:
    hasil = PeriksaNilai(komponen(isi), desimal(tercetak), tercetak)
    assert hasil.kalimat == harap
    assert teks_tepat(hasil.jumlah_bobot, 2) == bobot
    assert hasil.cocok is (harap.endswith("cocok.") and bobot == "100,00")


def test_telusur_pemeriksaan_dapat_dihitung_ulang() -> None:
    hasil = PeriksaNilai(komponen("50 × 90; 50 × 80; - 0,25"), Decimal("84.75"), "84,75")
    asal, bobot, jumlah = hasil.telusur
    assert asal.hitungan == "Nilai = 84,75"
    assert bobot.hitungan == "50,00 + 50,00 = 100,00"
    assert jumlah.hitungan.startswith("(50,00 × 90,00 + 50,00 × 80,00) / 100 - 0,25 = 84,75.")
    assert [m.keterangan for m in jumlah.masukan] == ["bobot 50,00 %", "bobot 50,00 %", "pengurang"]


def test_pengurang_saja_bukan_jumlah() -> None:
    hasil = PeriksaNilai((Komponen("Dispensasi SPM", None, Decimal(1)),), Decimal(95), "95")
    assert (hasil.hitung, len(hasil.telusur), hasil.cocok) == (None, 1, False)


@pytest.mark.django_db
@pytest.mark.usefixtures("seed")
@table("anggaran.md", "Kategori nilai", "jenis", "nilai", "harap")
def test_kategori(jenis: str, nilai: str, harap: str) -> None:
    skala = skema_tahun(2024)[jenis].skala
    assert skala
    kelas = kelas_nilai(desimal(nilai), kelas_skala(skala))
    assert (kelas.label if kelas else "tidak ada") == harap
