"""Scales of categories through the admin: any change that leaves no gap and no overlap is saved, others are not."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from indicators.models import KelasKategori, Riwayat, SkalaKategori
from tests.formulir import formulir

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]

ASAL = {"Sangat Tinggi": ("91", ""), "Tinggi": ("76", "91"), "Sedang": ("66", "76"), "Rendah": ("51", "66")}
ASAL |= {"Sangat Rendah": ("0", "51")}
Batas = tuple[str, str]


def skala() -> SkalaKategori:
    return SkalaKategori.objects.get(kode="permendagri-86-2017")


def tersimpan() -> dict[str, Batas]:
    return {k.label: (cetak(k.bawah), cetak(k.atas)) for k in skala().kelas.order_by("-bawah")}


def cetak(batas: Decimal | None) -> str:
    return "" if batas is None else f"{batas.normalize():f}"


def kirim(client: Client, baru: dict[str, Batas]):
    """The scale's form with these classes: known ones changed, missing ones deleted, others added."""
    alamat = reverse("admin:indicators_skalakategori_change", args=[skala().pk])
    isi = formulir(client.get(alamat))
    banyak = int(isi["kelas-TOTAL_FORMS"][0])
    nomor = {isi[f"kelas-{n}-label"][0]: n for n in range(banyak)}
    for label, n in nomor.items():
        if label not in baru:
            isi[f"kelas-{n}-DELETE"] = ["on"]
    for label in baru:
        n = nomor.setdefault(label, max(nomor.values()) + 1)
        isi[f"kelas-{n}-bawah"], isi[f"kelas-{n}-atas"] = ([batas] for batas in baru[label])
        isi.setdefault(f"kelas-{n}-id", [""])
        for nama, nilai in (("label", label), ("warna", "hijau"), ("simbol", "●"), ("skala", str(skala().pk))):
            isi.setdefault(f"kelas-{n}-{nama}", [nilai])
    isi["kelas-TOTAL_FORMS"] = [str(len(nomor))]
    return client.post(alamat, isi)


def test_the_scale_of_the_document() -> None:
    assert tersimpan() == ASAL


@pytest.mark.parametrize(
    "baru",
    [
        ASAL | {"Sangat Tinggi": ("90", ""), "Tinggi": ("76", "90")},
        ASAL | {"Istimewa": ("110", ""), "Sangat Tinggi": ("91", "110")},
        {"Sangat Tinggi": ("76", "")} | {k: v for k, v in ASAL.items() if k not in ("Tinggi", "Sangat Tinggi")},
        ASAL
        | {"Sangat Tinggi": ("76", ""), "Tinggi": ("66", "76"), "Sedang": ("51", "66"), "Rendah": ("40", "51")}
        | {"Sangat Rendah": ("0", "40")},
        ASAL
        | {"Sangat Tinggi": ("95", ""), "Tinggi": ("91", "95"), "Sedang": ("76", "91"), "Rendah": ("66", "76")}
        | {"Sangat Rendah": ("0", "66")},
    ],
    ids=["a border", "a new top", "two made one", "all down", "all up"],
)
def test_a_sound_scale_is_saved(sebagai_admin: Client, baru: dict[str, Batas]) -> None:
    assert kirim(sebagai_admin, baru).status_code == 302
    assert tersimpan() == baru


def test_two_classes_that_change_places_are_refused_in_words(sebagai_admin: Client) -> None:
    """No order of saving leads there; nothing is half saved."""
    alamat = kirim(sebagai_admin, ASAL | {"Tinggi": ("91", ""), "Sangat Tinggi": ("76", "91")})["Location"]
    assert "Tidak disimpan." in sebagai_admin.get(alamat).content.decode()
    assert tersimpan() == ASAL


def test_each_class_that_changed_has_its_line(sebagai_admin: Client) -> None:
    sebelum = Riwayat.objects.count()
    kirim(sebagai_admin, ASAL | {"Sangat Tinggi": ("90", ""), "Tinggi": ("76", "90")})
    baris = Riwayat.objects.order_by("pk")[sebelum:]
    assert {(b.aksi, b.jenis, b.objek_kode) for b in baris} == {
        ("ubah", "kelaskategori", "Sangat Tinggi"),
        ("ubah", "kelaskategori", "Tinggi"),
    }
    assert len(baris) == 2


@pytest.mark.parametrize(
    ("baru", "pesan"),
    [
        (ASAL | {"Tinggi": ("76", "90")}, "Ada celah antara Tinggi dan Sangat Tinggi: 90,00 sampai 91,00."),
        (ASAL | {"Tinggi": ("76", "92")}, "Kelas Tinggi dan Sangat Tinggi bertumpang tindih."),
        (ASAL | {"Sangat Tinggi": ("91", "200")}, "Kelas tertinggi (Sangat Tinggi) harus terbuka ke atas."),
        (ASAL | {"Sangat Rendah": ("1", "51")}, "Tidak ada kelas untuk nilai di bawah 1,00."),
        (ASAL | {"Tinggi": ("91", "76")}, "dilanggar"),
        ({k: v for k, v in ASAL.items() if k != "Sedang"}, "Ada celah antara Rendah dan Tinggi: 66,00 sampai 76,00."),
        ({}, "Skala belum mempunyai kelas."),
    ],
    ids=["gap", "overlap", "closed top", "no bottom", "reversed", "one deleted", "all deleted"],
)
def test_a_scale_with_a_hole_is_refused_in_words(sebagai_admin: Client, baru: dict[str, Batas], pesan: str) -> None:
    response = kirim(sebagai_admin, baru)
    assert response.status_code == 200
    assert pesan in response.content.decode()
    assert tersimpan() == ASAL


def test_a_class_without_a_number_is_refused(sebagai_admin: Client) -> None:
    assert kirim(sebagai_admin, ASAL | {"Tinggi": ("abc", "91")}).status_code == 200
    assert tersimpan() == ASAL


def test_borders_are_kept_to_two_decimals(sebagai_admin: Client) -> None:
    kirim(sebagai_admin, ASAL | {"Sangat Tinggi": ("90.5", ""), "Tinggi": ("76", "90.5")})
    assert KelasKategori.objects.get(label="Sangat Tinggi").bawah == Decimal("90.50")
