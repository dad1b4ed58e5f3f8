"""Every figure of the budget pages leads to an explanation that answers, and whose inputs give it again."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from budget.models import DataAnggaran, Pendanaan
from budget.services import IsianKomponen, IsianNilai, save_nilai_kinerja
from indicators.models import UnitKerja
from tests.api.klien import baca
from tests.budget.dunia import terbitan
from tests.pages import atribut, cari, isi, teks

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("seed")]
HALAMAN = (
    "/anggaran/?tahun=2020",
    "/anggaran/?tahun=2021&rincian=jenis_belanja",
    "/anggaran/?tahun=2021&rincian=kewenangan",
    "/anggaran/?tahun=2022&rincian=sasaran",
    "/anggaran/?tahun=2023&rincian=satker",
    "/anggaran/banding/",
    "/anggaran/nilai/?tahun=2022",
    "/pendanaan/",
)
ANGKA = re.compile(r"[+-]?\d[\d.]*(,\d+)?")


@pytest.fixture
def isi_tambahan(admin: User) -> None:
    """What the document does not have: a set by sasaran, two revisions, an NKA with its parts."""
    terbitan("sasaran", {"sasaran": "SP1"}, {"sasaran": "SP2", "pagu": 300}, {"sasaran": "SP1", "pagu": 700})
    for revisi in (0, 1):
        terbitan(
            "satker", {"unit": "JSK"}, {"unit": "JSK", "pagu": 7 + revisi}, {"unit": "SET"}, tahun=2023, revisi=revisi
        )
    bagian = (
        ("Penyerapan anggaran", "95.53"),
        ("Konsistensi", "99.61"),
        ("Capaian keluaran", "99.72"),
        ("Efisiensi", "59.98"),
    )
    save_nilai_kinerja(
        IsianNilai(
            unit=UnitKerja.objects.get(kode="LINJAMSOS"),
            jenis="nka",
            tahun=2022,
            nilai=Decimal("87.93"),
            komponen=tuple(IsianKomponen(nama, Decimal(nilai)) for nama, nilai in bagian),
        ),
        pelaku=admin,
    )


def angka(client: Client, alamat: str) -> Iterator[tuple[str, str]]:
    """Every link to an explanation on a page, with the figure that it carries."""
    for a in cari(isi(client.get(alamat)), "a"):
        if atribut(a, "href").startswith("/telusur/") and ANGKA.fullmatch(teks(a).split(" ")[0]):
            yield teks(a).split(" ")[0], atribut(a, "href")


def nilai(cetak: str) -> Fraction:
    return Fraction(cetak.removeprefix("+").replace(".", "").replace(",", "."))


@pytest.mark.parametrize("halaman", HALAMAN)
def test_every_figure_is_explained_and_recomputes(sebagai_pimpinan: Client, isi_tambahan: None, halaman: str) -> None:
    semua = list(angka(sebagai_pimpinan, halaman))
    assert semua
    dibaca: dict[str, Any] = {}
    for cetak, alamat in semua:
        url, _, bagian = alamat.partition("#")
        if url not in dibaca:
            response = sebagai_pimpinan.get(url)
            assert response.status_code == 200, url
            dibaca[url] = (response.content.decode(), baca(sebagai_pimpinan, url.removeprefix("/")))
        html, api = dibaca[url]
        assert not bagian or f'id="{bagian}"' in html
        assert periksa(cetak, bagian, api, url), (cetak, alamat)


def periksa(cetak: str, bagian: str, api: dict[str, Any], url: str) -> bool:
    """Whether the inputs that the explanation lists give the figure again."""
    langkah = {satu["nama"].lower().replace(" ", "-"): satu for satu in api["langkah"]}
    if url.startswith("/telusur/pohon/"):
        return cetak == api["nilai_teks"]
    if url.startswith("/telusur/nilai-anggaran/"):
        return _nilai(cetak, bagian, langkah, api)
    if url.startswith("/telusur/pendanaan/"):
        masukan = [nilai(m["teks"]) for m in langkah[bagian or "alokasi"]["masukan"]]
        return nilai(cetak) == masukan[0] - sum(masukan[1:])
    satu = langkah[bagian or "serapan"]
    masukan = {m["nama"]: nilai(m["teks"]) for m in satu["masukan"]}
    if url.startswith("/telusur/selisih/"):
        return nilai(cetak) == _selisih(bagian, masukan)
    if bagian in ("pagu", "realisasi"):
        return nilai(cetak) == sum(nilai(m["teks"]) for m in satu["masukan"])
    if bagian == "sisa":
        return nilai(cetak) == masukan["Pagu"] - masukan["Realisasi"]
    return abs(nilai(cetak) - masukan["Realisasi"] / masukan["Pagu"] * 100) < Fraction(1, 100)


def _selisih(bagian: str, masukan: dict[str, Fraction]) -> Fraction:
    if bagian in ("pagu", "realisasi", "sisa"):
        kini, lama = (masukan[f"{bagian.capitalize()}, {kapan}"] for kapan in ("kini", "pembanding"))
        return kini - lama
    kini, lama = (masukan[f"Realisasi, {k}"] / masukan[f"Pagu, {k}"] * 100 for k in ("kini", "pembanding"))
    return Fraction(Decimal(float(kini - lama)).quantize(Decimal("0.01"), ROUND_HALF_UP))


def _nilai(cetak: str, bagian: str, langkah: dict[str, Any], api: dict[str, Any]) -> bool:
    jumlah = langkah["jumlah-komponen"]["masukan"]
    bobot = [nilai(m["keterangan"].removeprefix("bobot ").removesuffix(" %")) for m in jumlah]
    sumbangan = [b * nilai(m["teks"]) / 100 for b, m in zip(bobot, jumlah, strict=True)]
    if bagian == "jumlah-bobot":
        return nilai(cetak) in bobot and sum(bobot) == 100
    if bagian == "jumlah-komponen":
        dekat = any(abs(nilai(cetak) - satu) <= Fraction(1, 200) for satu in sumbangan)
        return dekat or nilai(cetak) in [nilai(m["teks"]) for m in jumlah]
    return cetak == api["nilai_teks"] and abs(nilai(cetak) - sum(sumbangan)) <= Fraction(1, 200)


@pytest.mark.parametrize("kode", ["unit.JSK", "kewenangan.1", "kelompok.1", "baris.2", "A", "total"])
def test_every_way_of_naming_a_figure_of_a_set(sebagai_pimpinan: Client, kode: str) -> None:
    assert (
        sebagai_pimpinan.get(f"/telusur/serapan/{DataAnggaran.objects.get(tahun=2020).pk}/{kode}/").status_code == 200
    )


@pytest.mark.parametrize(
    "kode", ["unit.ZZZ", "kewenangan.2", "kelompok.9", "baris.99", "sasaran.1", "sasaran.x", "unit-saja.ZZZ", "unit."]
)
def test_what_a_set_lacks_is_not_found(sebagai_pimpinan: Client, kode: str) -> None:
    data = DataAnggaran.objects.get(tahun=2020).pk
    assert sebagai_pimpinan.get(f"/telusur/serapan/{data}/{kode}/").status_code == 404
    assert sebagai_pimpinan.get(f"/telusur/selisih/{data}/{data}/{kode}/").status_code == 404


def test_m23_explanations_are_closed_without_a_role(
    sebagai_tanpa_peran: Client, sebagai_pimpinan: Client, isi_tambahan: None
) -> None:
    """To the byte as what does not exist; the allocation is plan text and open to everyone logged in."""
    alamat = {
        f"/telusur/selisih/{DataAnggaran.objects.latest('pk').pk}/{DataAnggaran.objects.latest('pk').pk}/total/": 404,
        "/telusur/nilai-anggaran/1/": 404,
        f"/telusur/pendanaan/{Pendanaan.objects.earliest('pk').pk}/": 200,
    }
    for satu, kode in alamat.items():
        assert (
            sebagai_tanpa_peran.get(satu).status_code == sebagai_tanpa_peran.get(f"/api/v1{satu}").status_code == kode
        )
    assert sebagai_pimpinan.get("/telusur/nilai-anggaran/99999/").status_code == 404
    assert sebagai_pimpinan.get("/telusur/pendanaan/99999/").status_code == 404


def test_the_slip_of_the_allocation_in_its_explanation(sebagai_pimpinan: Client) -> None:
    satu = baca(sebagai_pimpinan, f"telusur/pendanaan/{Pendanaan.objects.get(tahun=2024).pk}/")
    assert (satu["nilai"], satu["nilai_teks"], satu["satuan"]) == ("30682054839", "30.682.054.839", "rupiah")
    assert satu["tercetak"] == "30.682.054.839"
    assert "satuannya perlu diperiksa" in satu["langkah"][1]["hitungan"]
    assert "tampaknya kurang tiga angka" in satu["alasan_teks"]
