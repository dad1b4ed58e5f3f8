"""The budget tables: every rupiah survives both engines, and parts add up to what is printed."""

from typing import Any

import pytest
from django.db.models import Sum

from budget.models import BarisAnggaran, DataAnggaran, KelompokAnggaran, Pendanaan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]


def jumlah(**saringan: Any) -> tuple[int, int]:
    total = BarisAnggaran.objects.filter(**saringan).aggregate(p=Sum("pagu"), r=Sum("realisasi"))
    return total["p"], total["r"]


def test_2020_total_to_the_rupiah() -> None:
    data = DataAnggaran.objects.get(tahun=2020)
    assert jumlah(data=data) == (46_216_528_775_000, 46_161_541_297_254)
    assert (data.pagu_tercetak, data.realisasi_tercetak) == jumlah(data=data)
    assert data.sisa_tercetak == 54_987_477_746


@pytest.mark.parametrize(
    ("kode", "nama", "total", "persen"),
    [
        ("A", "SATKER PUSAT", (46_085_787_885_000, 46_037_120_228_924), "99,89%"),
        ("B", "SATKER DEKONSENTRASI", (130_740_890_000, 124_421_068_330), "95,17%"),
    ],
)
def test_2020_groups(kode: str, nama: str, total: tuple[int, int], persen: str) -> None:
    kelompok = KelompokAnggaran.objects.get(data__tahun=2020, kode=kode)
    assert jumlah(kelompok=kelompok) == total == (kelompok.pagu_tercetak, kelompok.realisasi_tercetak)
    assert (kelompok.nama, kelompok.serapan_tercetak) == (nama, persen)
    assert kelompok.sisa_tercetak == total[0] - total[1]


def test_2020_lines_in_printed_order() -> None:
    baris = BarisAnggaran.objects.filter(data__tahun=2020)
    assert list(baris.values_list("kelompok__kode", "unit__kode", "serapan_tercetak")) == [
        ("A", "SET", "93,97%"),
        ("A", "PSKBA", "99,54%"),
        ("A", "PSKBS", "99,90%"),
        ("A", "JSK", "99,91%"),
        ("B", "DEKON", "95,17%"),
    ]
    assert all(satu.sisa_tercetak == satu.pagu - satu.realisasi for satu in baris)


def test_2020_has_no_source_and_no_date() -> None:
    data = DataAnggaran.objects.get(tahun=2020)
    assert (data.sumber, data.per_tanggal, data.pagu_versi) == ("", None, "")
    assert data.catatan_sumber


def test_both_cuts_of_2021_have_the_same_total() -> None:
    potongan = DataAnggaran.objects.filter(tahun=2021)
    assert set(potongan.values_list("rincian", flat=True)) == {"jenis_belanja", "kewenangan"}
    for data in potongan:
        assert jumlah(data=data) == (30_441_565_130_000, 30_049_222_395_221)
        assert (data.pagu_tercetak, data.realisasi_tercetak) == jumlah(data=data)
        assert data.sisa_tercetak == 392_342_734_779
        assert (str(data.per_tanggal), data.sumber) == ("2022-01-19", "OM SPAN")


def test_2021_codes_and_printed_percentages() -> None:
    baris = BarisAnggaran.objects.filter(data__tahun=2021).order_by("data__rincian", "urutan")
    assert list(baris.values_list("jenis_belanja", "kewenangan", "serapan_tercetak")) == [
        ("51", "", "96,94%"),
        ("52", "", "99,48%"),
        ("53", "", "97,23%"),
        ("57", "", "98,67%"),
        ("", "1", "98,71%"),
        ("", "3", "97,98%"),
    ]


def test_pendanaan_as_printed() -> None:
    assert list(Pendanaan.objects.values_list("tahun", "alokasi", "teks")) == [
        (2022, 30_994_480_362_000, "30.994.480.362.000"),
        (2023, 30_594_941_532_000, "30.594.941.532.000"),
        (2024, 30_682_054_839, "30.682.054.839"),
    ]
    assert Pendanaan.objects.exclude(catatan_sumber="").get().tahun == 2024
