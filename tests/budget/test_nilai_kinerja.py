"""NKA and IKPA: one service writes a value with its parts, the page holds it against them."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from budget.models import KomponenNilai, KomponenSkema, NilaiKinerjaAnggaran, SkemaNilai
from budget.rekap import rekap_nilai, skema_tahun
from budget.services import IsianKomponen, IsianNilai, delete_nilai_kinerja, save_nilai_kinerja
from indicators.models import Riwayat, UnitKerja
from tests.pages import bacaan, galat, tabel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]
NKA = {
    "Penyerapan anggaran": "95.53",
    "Konsistensi": "99.61",
    "Capaian keluaran": "99.72",
    "Efisiensi": "59.98",
}
Isian = Callable[..., IsianNilai]


@pytest.fixture
def isian() -> Isian:
    def buat(jenis: str = "nka", tahun: int = 2022, nilai: str = "87.93", **lain: Any) -> IsianNilai:
        bagian = lain.pop("komponen", NKA)
        komponen = tuple(IsianKomponen(nama, Decimal(n)) for nama, n in bagian.items())
        unit = UnitKerja.objects.get(kode=lain.pop("unit", "LINJAMSOS"))
        return IsianNilai(unit=unit, jenis=jenis, tahun=tahun, nilai=Decimal(nilai), komponen=komponen, **lain)

    return buat


def riwayat() -> list[Riwayat]:
    return list(Riwayat.objects.filter(jenis="nilaikinerjaanggaran").order_by("pk"))


def bobot(satu: NilaiKinerjaAnggaran) -> dict[str, Decimal | None]:
    return dict(satu.komponen.order_by("urutan").values_list("nama", "bobot"))


# The service


def test_a_part_without_a_weight_has_that_of_the_rule_of_its_year(isian: Isian, admin: User) -> None:
    satu = save_nilai_kinerja(isian(), pelaku=admin)
    assert list(bobot(satu).values()) == [Decimal(b) for b in ("9.7", "18.2", "43.5", "28.6")]
    with pytest.raises(ValidationError, match=r"Konsistensi.*tidak ada di skema tahun itu"):
        save_nilai_kinerja(isian(tahun=2023, komponen={"Konsistensi": "1"}), pelaku=admin)
    with pytest.raises(ValidationError, match="tidak ada di skema tahun itu"):
        save_nilai_kinerja(isian(tahun=2019), pelaku=admin)


def test_names_of_the_rule_are_found_whatever_their_capitals(isian: Isian, admin: User) -> None:
    satu = save_nilai_kinerja(isian(komponen={"PENYERAPAN Anggaran": "95.53"}), pelaku=admin)
    assert bobot(satu) == {"PENYERAPAN Anggaran": Decimal("9.7")}


def test_the_deduction_of_the_rule_weighs_nothing(isian: Isian, admin: User) -> None:
    satu = save_nilai_kinerja(
        isian("ikpa", 2024, "90", komponen={"Revisi DIPA": "100", "Dispensasi SPM": "0.5"}), pelaku=admin
    )
    assert bobot(satu) == {"Revisi DIPA": Decimal(10), "Dispensasi SPM": None}
    assert satu.komponen.get(nama="Dispensasi SPM").pengurang


def test_one_line_of_history_with_the_parts(isian: Isian, admin: User) -> None:
    satu = save_nilai_kinerja(isian(), pelaku=admin)
    (baris,) = riwayat()
    assert (baris.aksi, baris.pelaku, baris.objek_id, baris.unit) == ("buat", admin, str(satu.pk), satu.unit)
    assert baris.sebelum is None
    assert baris.sesudah["komponen"]["Efisiensi"] == "59,98 (bobot 28,60 %)"
    assert baris.sesudah["id"] == satu.pk


def test_m20_the_same_again_writes_nothing(isian: Isian, admin: User) -> None:
    """An importer may come twice; also the numbers of the parts stay."""
    satu = save_nilai_kinerja(isian(), pelaku=admin)
    sebelum = list(KomponenNilai.objects.values_list("pk", flat=True))
    lagi = save_nilai_kinerja(isian(), pelaku=admin)
    assert (lagi.pk, len(riwayat())) == (satu.pk, 1)
    assert list(KomponenNilai.objects.values_list("pk", flat=True)) == sebelum


def test_a_change_replaces_the_parts_as_a_whole(isian: Isian, admin: User) -> None:
    lama = save_nilai_kinerja(isian(), pelaku=admin)
    baru = save_nilai_kinerja(isian(nilai="88", komponen={"Efisiensi": "60"}), pelaku=admin)
    assert (baru.pk, baru.nilai, list(bobot(baru))) == (lama.pk, Decimal(88), ["Efisiensi"])
    _, ubah = riwayat()
    assert (ubah.aksi, ubah.sebelum["nilai"], ubah.sesudah["nilai"]) == ("ubah", "87.9300", "88.0000")
    assert len(ubah.sebelum["komponen"]) == 4


@pytest.mark.parametrize("lain", [{"unit": "JSK"}, {"tahun": 2023}, {"jenis": "ikpa"}, {"bulan": 3}])
def test_another_key_is_another_value(isian: Isian, admin: User, lain: dict[str, Any]) -> None:
    save_nilai_kinerja(replace(isian(), komponen=()), pelaku=admin)
    save_nilai_kinerja(replace(isian(**lain), komponen=()), pelaku=admin)
    assert NilaiKinerjaAnggaran.objects.count() == 2


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"nilai": Decimal(-1)}, "0"),
        ({"jenis": "xxx"}, "xxx"),
        ({"bulan": 13}, "13"),
        ({"tahun": 1900}, "1945"),
        ({"komponen": (IsianKomponen("A", Decimal(1), Decimal(5)),) * 2}, "lebih dari sekali: A"),
        ({"komponen": (IsianKomponen("A", Decimal(1), Decimal(5), pengurang=True),)}, "jadi tidak berbobot"),
        ({"komponen": (IsianKomponen("A", Decimal(1), Decimal(101)),)}, "100"),
    ],
)
def test_what_must_not_be_is_refused_and_nothing_is_written(
    isian: Isian, admin: User, ubah: dict[str, Any], pesan: str
) -> None:
    with pytest.raises(ValidationError, match=pesan):
        save_nilai_kinerja(replace(isian(), **ubah), pelaku=admin)
    assert (NilaiKinerjaAnggaran.objects.count(), riwayat()) == (0, [])


def test_deleting_keeps_what_it_was(isian: Isian, admin: User) -> None:
    delete_nilai_kinerja(save_nilai_kinerja(isian(), pelaku=admin), pelaku=admin)
    assert not NilaiKinerjaAnggaran.objects.exists()
    assert (riwayat()[-1].aksi, len(riwayat()[-1].sebelum["komponen"])) == ("hapus", 4)


# The rules as data


def test_the_weights_of_every_rule_are_whole() -> None:
    for skema in SkemaNilai.objects.all():
        semua = KomponenSkema.objects.filter(skema=skema, pengurang=False).values_list("bobot", flat=True)
        assert sum(semua) == 100, skema


def test_what_was_not_checked_against_a_regulation_says_so() -> None:
    """Weights from general knowledge are marked; those that figures or a published report confirm are not."""
    pasti = {(s.jenis, s.tahun_mulai): not s.belum_pasti for s in SkemaNilai.objects.all()}
    assert pasti == {("nka", 2021): True, ("nka", 2023): False, ("ikpa", 2022): False, ("ikpa", 2024): True}
    assert not SkemaNilai.objects.filter(sumber="").exists()


@pytest.mark.parametrize(
    ("tahun", "harap"),
    [(2020, {}), (2021, {"nka": 2021}), (2022, {"nka": 2021, "ikpa": 2022}), (2024, {"nka": 2023, "ikpa": 2024})],
)
def test_the_rule_in_force(tahun: int, harap: dict[str, int]) -> None:
    assert {jenis: s.tahun_mulai for jenis, s in skema_tahun(tahun).items()} == harap


# The page


def test_the_check_stands_beside_the_value(sebagai_pimpinan: Client, isian: Isian, admin: User) -> None:
    save_nilai_kinerja(isian(sumber="LKjIP 2022"), pelaku=admin)
    response = sebagai_pimpinan.get("/anggaran/nilai/?tahun=2022")
    halaman = bacaan(response)
    assert "NKA · Ditjen Linjamsos · tahun 2022" in halaman
    assert "Jumlah komponen 87,93; tercetak 87,93: cocok." in halaman
    assert "Sumber: LKjIP 2022." in halaman
    assert "Baik" in halaman
    assert "perlu ditelaah" not in halaman
    baris = {b.kepala: (b["Bobot (%)"], b["Nilai"], b["Sumbangan"]) for b in tabel(response)}
    assert baris["Efisiensi"] == ("28,60", "59,98", "17,15")


def test_a_sum_that_does_not_fit_is_said_with_its_difference(
    sebagai_pimpinan: Client, isian: Isian, admin: User
) -> None:
    save_nilai_kinerja(isian(nilai="78.93"), pelaku=admin)
    halaman = bacaan(sebagai_pimpinan.get("/anggaran/nilai/?tahun=2022"))
    assert "Jumlah komponen 87,93; tercetak 78,93: selisih -9,00." in halaman
    assert "perlu ditelaah" in halaman


def test_a_value_without_parts_or_rule_is_shown_as_it_is(sebagai_pimpinan: Client, isian: Isian, admin: User) -> None:
    save_nilai_kinerja(replace(isian(tahun=2020, nilai="91.2"), komponen=()), pelaku=admin)
    halaman = bacaan(sebagai_pimpinan.get("/anggaran/nilai/?tahun=2020"))
    assert "91,20" in halaman
    assert "Komponennya tidak dicatat, jadi nilainya tidak dapat diperiksa." in halaman
    assert "Belum ada aturan untuk tahun ini, jadi kategorinya tidak disebut." in halaman
    assert "Sangat Baik" not in halaman


def test_the_latest_month_first_and_units_from_above(isian: Isian, admin: User, pimpinan: User) -> None:
    for unit, bulan in (("JSK", 0), ("LINJAMSOS", 3), ("LINJAMSOS", 11), ("LINJAMSOS", 0)):
        save_nilai_kinerja(replace(isian(unit=unit, bulan=bulan), komponen=()), pelaku=admin)
    semua = [(n.nilai.unit.kode, n.nilai.bulan) for n in rekap_nilai(pimpinan, 2022)]
    assert semua == [("LINJAMSOS", 0), ("LINJAMSOS", 11), ("LINJAMSOS", 3), ("JSK", 0)]


def test_an_empty_year_says_what_to_do(sebagai_pimpinan: Client, sebagai_admin: Client) -> None:
    halaman = bacaan(sebagai_pimpinan.get("/anggaran/nilai/"))
    assert "Belum ada NKA atau IKPA untuk tahun ini" in halaman
    assert "Tambah NKA" not in halaman
    assert "Tambah NKA 2024" in bacaan(sebagai_admin.get("/anggaran/nilai/?tahun=2024"))


@pytest.mark.parametrize("tahun", ["abc", "1944", "%00"])
def test_a_year_that_is_none_is_refused(sebagai_pimpinan: Client, tahun: str) -> None:
    response = sebagai_pimpinan.get(f"/anggaran/nilai/?tahun={tahun}")
    assert (response.status_code, list(galat(response))) == (400, ["tahun"])


def test_m23_values_are_open_to_every_role_and_to_nobody_without(
    sebagai_jsk: Client, sebagai_tanpa_peran: Client, isian: Isian, admin: User
) -> None:
    save_nilai_kinerja(isian(), pelaku=admin)
    assert "tercetak 87,93: cocok" in bacaan(sebagai_jsk.get("/anggaran/nilai/?tahun=2022"))
    assert "tercetak 87,93: cocok" not in bacaan(sebagai_tanpa_peran.get("/anggaran/nilai/?tahun=2022"))


def test_as_a_file(sebagai_pimpinan: Client, isian: Isian, admin: User) -> None:
    save_nilai_kinerja(isian(), pelaku=admin)
    response = sebagai_pimpinan.get("/anggaran/nilai/?tahun=2022&format=csv")
    kepala, *baris = b"".join(response.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert kepala.startswith("jenis,unit,tahun,bulan,nilai_tercetak,komponen,bobot,nilai,sumbangan")
    assert baris[3].startswith("NKA,LINJAMSOS,2022,0,87.93,Efisiensi,28.6,59.98,17.15,")


# The admin

TAMBAH = reverse("admin:budget_nilaikinerjaanggaran_add")


def kirim(client: Client, alamat: str, komponen: list[dict[str, str]], **isi: str) -> HttpResponse:
    badan = {"unit": str(UnitKerja.objects.get(kode="LINJAMSOS").pk), "jenis": "nka", "tahun": "2022", "bulan": "0"}
    badan |= {"nilai": "87.93", "komponen-TOTAL_FORMS": str(len(komponen)), "komponen-INITIAL_FORMS": "0"} | isi
    badan |= {f"komponen-{n}-{nama}": nilai for n, satu in enumerate(komponen) for nama, nilai in satu.items()}
    return client.post(alamat, badan)


def test_the_admin_begins_with_the_parts_of_the_rule(sebagai_admin: Client) -> None:
    """Those that get no value are not kept."""
    alamat = f"{TAMBAH}?jenis=nka&tahun=2022"
    halaman = sebagai_admin.get(alamat).content.decode()
    assert all(f'value="{nama}"' in halaman for nama in NKA)
    kosong = [{"nama": nama, "bobot": b} for nama, b in zip(NKA, ("9.7", "18.2", "43.5", "28.6"), strict=True)]
    isi = [satu | {"nilai": "90"} if satu["nama"] == "Efisiensi" else satu for satu in kosong]
    assert kirim(sebagai_admin, alamat, isi).status_code == 302
    assert bobot(NilaiKinerjaAnggaran.objects.get()) == {"Efisiensi": Decimal("28.6")}
    assert len(riwayat()) == 1


@pytest.mark.parametrize("alamat", [TAMBAH, f"{TAMBAH}?jenis=x&tahun=abc", f"{TAMBAH}?tahun=2022"])
def test_without_a_known_rule_the_admin_begins_empty(sebagai_admin: Client, alamat: str) -> None:
    assert "Konsistensi" not in sebagai_admin.get(alamat).content.decode()


def test_the_admin_refuses_in_words_and_saves_nothing(sebagai_admin: Client) -> None:
    komponen = [{"nama": "Khayalan", "nilai": "90"}]
    response = kirim(sebagai_admin, TAMBAH, komponen)
    assert "tidak ada di skema tahun itu" in sebagai_admin.get(response["Location"]).content.decode()
    assert (NilaiKinerjaAnggaran.objects.count(), riwayat()) == (0, [])


@pytest.mark.parametrize(("tulis", "harap"), [("87,93", "87.93"), ("87.93", "87.93"), ("1.087,93", None)])
def test_the_admin_reads_numbers_as_they_are_printed(sebagai_admin: Client, tulis: str, harap: str | None) -> None:
    response = kirim(sebagai_admin, TAMBAH, [{"nama": "Efisiensi", "bobot": "28,6", "nilai": tulis}], nilai=tulis)
    ada = NilaiKinerjaAnggaran.objects.first()
    assert (response.status_code == 302) is bool(harap)
    assert (ada and [ada.nilai, *ada.komponen.values_list("nilai", "bobot")]) == (
        harap and [Decimal(harap), (Decimal(harap), Decimal("28.6"))]
    )


def test_the_admin_changes_value_parts_and_key(sebagai_admin: Client, isian: Isian, admin: User) -> None:
    satu = save_nilai_kinerja(isian(), pelaku=admin)
    alamat = reverse("admin:budget_nilaikinerjaanggaran_change", args=[satu.pk])
    ada = list(satu.komponen.order_by("urutan"))
    komponen = [
        {"id": str(k.pk), "nilai_kinerja": str(satu.pk), "nama": k.nama, "bobot": str(k.bobot), "nilai": str(k.nilai)}
        for k in ada
    ]
    komponen[0]["nilai"], komponen[3]["DELETE"] = "96", "on"
    response = kirim(sebagai_admin, alamat, komponen, tahun="2021", **{"komponen-INITIAL_FORMS": "4"})
    assert response.status_code == 302
    kini = NilaiKinerjaAnggaran.objects.get()
    assert (kini.pk, kini.tahun) == (satu.pk, 2021)
    assert dict(kini.komponen.values_list("nama", "nilai"))["Penyerapan anggaran"] == 96
    assert list(bobot(kini)) == ["Penyerapan anggaran", "Konsistensi", "Capaian keluaran"]
    assert [r.aksi for r in riwayat()] == ["buat", "ubah"]


def test_the_admin_deletes_with_history(sebagai_admin: Client, isian: Isian, admin: User) -> None:
    satu = save_nilai_kinerja(isian(), pelaku=admin)
    alamat = reverse("admin:budget_nilaikinerjaanggaran_delete", args=[satu.pk])
    assert sebagai_admin.post(alamat, {"post": "yes"}).status_code == 302
    assert [r.aksi for r in riwayat()] == ["buat", "hapus"]


def test_the_history_page_tells_the_parts(sebagai_admin: Client, isian: Isian, admin: User) -> None:
    save_nilai_kinerja(isian(), pelaku=admin)
    assert "Efisiensi: 59,98 (bobot 28,60 %)" in bacaan(sebagai_admin.get("/riwayat/"))
