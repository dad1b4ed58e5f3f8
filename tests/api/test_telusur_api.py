"""Telusur as data: the page's explanation at the page's address below /api/v1."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from budget.models import DataAnggaran
from budget.rekap import susun_rekap
from indicators.models import Sasaran
from tests.api.klien import baca, baris
from tests.pages import bacaan

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("seed")]


def test_every_page_of_telusur_has_its_twin() -> None:
    nama = {str(k).removeprefix("telusur-") for k in get_resolver().reverse_dict if "telusur" in str(k)}
    for ruang in ("indicators", "budget"):
        milik = get_resolver(f"{ruang}.urls").reverse_dict
        nama |= {k for k in milik if isinstance(k, str) and k.startswith("telusur-")}
    kembar = {k for k in get_resolver("renstra.api").reverse_dict if isinstance(k, str) and k.startswith("telusur-")}
    assert nama == kembar


@pytest.mark.parametrize(
    ("ruang", "nama", "kunci"),
    [
        ("indicators", "telusur-capaian", ["PN.7", 2020]),
        ("indicators", "telusur-capaian-triwulan", ["PN.7", 2020, 4]),
        ("indicators", "telusur-tahun", [2020]),
        ("indicators", "telusur-unit", ["JSK", 2020]),
        ("indicators", "telusur-unit-triwulan", ["JSK", 2020, 4]),
        ("indicators", "telusur-laju", ["PN.7", 2020, 4]),
        ("indicators", "telusur-sasaran", [1, 2020]),
        ("indicators", "telusur-sasaran-triwulan", [1, 2020, 4]),
        ("budget", "telusur-serapan", [1, "total"]),
    ],
)
def test_the_same_path_without_the_prefix(ruang: str, nama: str, kunci: list) -> None:
    assert reverse(f"api:{nama}", args=kunci) == f"/api/v1{reverse(f'{ruang}:{nama}', args=kunci)}"


@pytest.mark.parametrize("tahun", [2020, 2021, 2022])
def test_every_capaian_is_explained_with_its_own_digits(sebagai_pimpinan: Client, tahun: int) -> None:
    for b in baris(sebagai_pimpinan, f"capaian/?tahun={tahun}"):
        isi = baca(sebagai_pimpinan, b["telusur"])
        assert isi["nilai"] == b["capaian"]
        assert (isi["keadaan"], isi["alasan"], isi["kategori"]) == (b["keadaan"], b["alasan"], b["kategori"])
        assert isi["alasan_teks"] or isi["nilai"]
        assert isi["langkah"]


def test_the_steps_and_where_they_come_from(sebagai_pimpinan: Client) -> None:
    isi = baca(sebagai_pimpinan, "telusur/capaian/PN.7/2020/")
    assert [langkah["nama"] for langkah in isi["langkah"]] == ["Realisasi", "Capaian", "Kategori"]
    capaian = isi["langkah"][1]
    assert capaian["hitungan"] == "68.372 / 57.434 × 100 = 119,04"
    assert {m["nama"]: m["teks"] for m in capaian["masukan"]}
    assert (isi["nilai"], isi["nilai_teks"], isi["tercetak"]) == ("119.04", "119,04", "100 %")
    assert [a["nama"] for a in isi["asal"]] == ["Target 2020", "Realisasi setahun 2020"]


@pytest.mark.parametrize(
    "alamat", ["capaian/PN.7/2020/", "capaian/PN.7/2020/4/", "capaian/SS1.1/2020/", "tahun/2020/"]
)
def test_page_and_data_say_the_same(sebagai_pimpinan: Client, alamat: str) -> None:
    isi = baca(sebagai_pimpinan, f"telusur/{alamat}")
    halaman = bacaan(sebagai_pimpinan.get(f"/telusur/{alamat}"))
    for langkah in isi["langkah"]:
        for teks in (langkah["rumus"], langkah["hitungan"], *(m["teks"] for m in langkah["masukan"])):
            assert teks in halaman
    assert (isi["nilai_teks"] or "tidak dapat dihitung") in halaman


def test_a_mean_names_what_it_counted(sebagai_pimpinan: Client) -> None:
    sasaran = Sasaran.objects.get(kode="PN")
    isi = baca(sebagai_pimpinan, f"telusur/sasaran/{sasaran.pk}/2021/")
    assert "5 dari 7 indikator dihitung" in isi["alasan_teks"]
    (langkah,) = isi["langkah"]
    assert len(langkah["masukan"]) == 5
    assert {d["alasan"] for d in langkah["ditinggalkan"]} == {"tidak tersedia"}


def test_how_far_a_mean_could_still_move(sebagai_pimpinan: Client) -> None:
    """Beside the steps, which stay what they were; other figures have none."""
    sasaran = Sasaran.objects.get(kode="PN")
    isi = baca(sebagai_pimpinan, f"telusur/sasaran/{sasaran.pk}/2021/")["agregat"]
    assert (isi["n"], isi["m"], isi["cakupan"]) == (5, 7, "71.43")
    assert (isi["terburuk"]["nilai"], isi["terbaik"]["nilai"]) == ("72.99", "101.56")
    assert len(isi["terburuk"]["langkah"]["masukan"]) == 7
    assert baca(sebagai_pimpinan, "telusur/capaian/PN.7/2020/")["agregat"] is None


def test_a_mean_of_one_unit(sebagai_pimpinan: Client, sebagai_jsk: Client) -> None:
    sasaran = Sasaran.objects.get(kode="PN")
    assert baca(sebagai_pimpinan, f"telusur/sasaran/{sasaran.pk}/2020/?unit=JSK")["nilai"] == "99.98"
    asing, tak_ada = (
        baca(sebagai_jsk, f"telusur/sasaran/{sasaran.pk}/2020/?unit={k}", 400) for k in ("PSKBA", "ZZZ")
    )
    assert asing == tak_ada
    assert baca(sebagai_pimpinan, "telusur/unit/JSK/2020/")["agregat"]["m"] == 4


def test_every_line_of_serapan(sebagai_pimpinan: Client) -> None:
    for data in DataAnggaran.objects.all():
        for b in susun_rekap(data).semua:
            isi = baca(sebagai_pimpinan, f"telusur/serapan/{data.pk}/{b.kode}/")
            assert isi["nilai_teks"] == b.serapan_teks
    baca(sebagai_pimpinan, "telusur/serapan/999/total/", 404)
    baca(sebagai_pimpinan, f"telusur/serapan/{data.pk}/TIDAKADA/", 404)


def test_beyond_reach_is_404(sebagai_set: Client, sebagai_jsk: Client, sebagai_tanpa_peran: Client) -> None:
    baca(sebagai_set, "telusur/capaian/PN.7/2020/", 404)
    baca(sebagai_jsk, "telusur/capaian/PN.7/2020/", 404)
    baca(sebagai_tanpa_peran, "telusur/tahun/2020/", 404)
    baca(sebagai_tanpa_peran, "telusur/serapan/1/total/", 404)


def test_as_of_a_day_before_anything(sebagai_pimpinan: Client) -> None:
    baca(sebagai_pimpinan, "telusur/capaian/PN.7/2020/?per=2019-01-01", 404)
