"""Budget sets in the admin: a whole set can go, a group with lines cannot, a line by sasaran names it."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import RestrictedError
from django.test import Client
from django.urls import reverse

from budget.models import BarisAnggaran, DataAnggaran, KelompokAnggaran
from budget.rekap import rekap_serapan
from indicators.models import Riwayat, Sasaran
from tests.budget.dunia import terbitan
from tests.formulir import formulir
from tests.pages import bacaan, tabel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]


def alamat(apa: str, data: DataAnggaran) -> str:
    return reverse(f"admin:budget_dataanggaran_{apa}", args=[data.pk])


def dihapus() -> list[tuple[str, str]]:
    return list(Riwayat.objects.filter(aksi="hapus").order_by("pk").values_list("jenis", "objek_kode"))


@pytest.mark.parametrize("jalan", ["one", "list"])
def test_a_whole_set_goes_with_its_groups_and_lines(sebagai_admin: Client, admin: User, jalan: str) -> None:
    """And the history keeps each of them as it was, in one request."""
    data = DataAnggaran.objects.get(tahun=2020)
    halaman = sebagai_admin.get(alamat("delete", data)).content.decode()
    assert "protected" not in halaman
    if jalan == "one":
        response = sebagai_admin.post(alamat("delete", data), {"post": "yes"})
    else:
        isi = {"action": "delete_selected", "_selected_action": str(data.pk), "post": "yes"}
        response = sebagai_admin.post(reverse("admin:budget_dataanggaran_changelist"), isi)
    assert response.status_code == 302
    assert not DataAnggaran.objects.filter(tahun=2020).exists()
    assert not KelompokAnggaran.objects.exists()
    jenis = [j for j, _ in dihapus()]
    assert jenis == ["dataanggaran", *["kelompokanggaran"] * 2, *["barisanggaran"] * 5]
    baris = Riwayat.objects.filter(jenis="barisanggaran").first()
    assert baris and baris.sebelum
    assert (baris.sebelum["pagu"], baris.pelaku) == (54_807_551_000, admin)
    assert Riwayat.objects.filter(aksi="hapus").values("permintaan").distinct().count() == 1


def test_a_group_with_lines_stays(sebagai_admin: Client) -> None:
    data = DataAnggaran.objects.get(tahun=2020)
    with pytest.raises(RestrictedError):
        KelompokAnggaran.objects.get(data=data, kode="A").delete()
    isi: dict[str, Any] = formulir(sebagai_admin.get(alamat("change", data))) | {"kelompok-0-DELETE": "on"}
    response = sebagai_admin.post(alamat("change", data), isi)
    assert response.status_code == 200  # the form again, with what stands in the way
    assert KelompokAnggaran.objects.filter(data=data).count() == 2
    assert dihapus() == []


def test_a_group_without_lines_goes(sebagai_admin: Client) -> None:
    data = DataAnggaran.objects.get(tahun=2020)
    BarisAnggaran.objects.filter(kelompok__kode="B").update(kelompok=None)
    isi: dict[str, Any] = formulir(sebagai_admin.get(alamat("change", data))) | {"kelompok-1-DELETE": "on"}
    assert sebagai_admin.post(alamat("change", data), isi).status_code == 302
    assert dihapus() == [("kelompokanggaran", "B")]


def test_a_line_of_a_set_by_sasaran_names_one(sebagai_admin: Client) -> None:
    data = terbitan("sasaran", {"sasaran": "SP1"})
    isi: dict[str, Any] = formulir(sebagai_admin.get(alamat("change", data)))
    assert isi["baris-0-sasaran"] == [str(Sasaran.objects.get(kode="SP1", renstra__versi="menjadi").pk)]
    response = sebagai_admin.post(alamat("change", data), isi | {"baris-0-sasaran": ""})
    assert "rincian per sasaran perlu sasarannya" in response.content.decode()
    assert BarisAnggaran.objects.get(data=data).sasaran
    lain = Sasaran.objects.get(kode="SP6").pk
    assert sebagai_admin.post(alamat("change", data), isi | {"baris-0-sasaran": str(lain)}).status_code == 302
    assert BarisAnggaran.objects.get(data=data).sasaran_id == lain


def test_serapan_beside_capaian_of_each_sasaran(sebagai_pimpinan: Client) -> None:
    """Without figures the capaian is a word; a sasaran of another plan version stands in no tree of the year."""
    data = terbitan("sasaran", {"sasaran": "SP1"}, {"sasaran": "SP2"})
    lama = Sasaran.objects.get(kode="SP2", renstra__versi="semula")
    BarisAnggaran.objects.filter(data=data, urutan=2).update(sasaran=lama)
    response = sebagai_pimpinan.get("/anggaran/?tahun=2022&rincian=sasaran")
    baris = [b for b in tabel(response) if "Capaian (%)" in b.sel]
    assert [(b["Kode"], b["Serapan (%)"], b["Capaian (%)"]) for b in baris[:2]] == [
        ("SP1", "50,00", "tidak dihitung 0 dari 3"),
        ("SP2", "50,00", "di luar pohon tahun ini"),
    ]
    assert baris[2].kepala == "Jumlah"
    assert sebagai_pimpinan.get(baris[0].tautan[-1]).status_code == 200


def test_without_a_set_by_sasaran_the_page_says_how_to_have_one(sebagai_pimpinan: Client) -> None:
    halaman = bacaan(sebagai_pimpinan.get("/anggaran/?tahun=2021&rincian=sasaran"))
    assert "Belum ada anggaran per sasaran untuk tahun ini" in halaman
    assert "administrator menambah data anggaran dengan rincian Sasaran" in halaman


def test_a_complete_set_has_a_tab_of_its_own(sebagai_pimpinan: Client) -> None:
    """Its lines are known by the chain of their codes, in figures like any other."""
    terbitan("lengkap", {"program": "WA", "kegiatan": "4321", "akun": "521111"}, {"program": "WA"}, {})
    response = sebagai_pimpinan.get("/anggaran/?tahun=2022&rincian=lengkap")
    assert [b["Kode"] for b in tabel(response)[:3]] == ["WA.4321.521111", "WA", "3"]
    assert "Per kode anggaran lengkap" in bacaan(response)
    assert "Per kode anggaran lengkap" not in bacaan(sebagai_pimpinan.get("/anggaran/?tahun=2021"))


def test_of_several_units_the_uppermost_is_shown_and_each_can_be_asked(
    sebagai_pimpinan: Client, pimpinan: User
) -> None:
    """A higher number of a lower unit's set does not stand for the whole."""
    data = terbitan("satker", {"unit": "JSK"}, tahun=2020, revisi=5, unit="JSK")
    satu = rekap_serapan(pimpinan, tahun=2020, rincian=data.rincian)
    assert satu and satu.data.unit.kode == "LINJAMSOS"
    halaman = sebagai_pimpinan.get("/anggaran/?tahun=2020&rincian=satker&unit=JSK")
    assert "Terbitan 2020 satker 5" in bacaan(halaman)
    assert sebagai_pimpinan.get("/anggaran/?tahun=2020&unit=ZZZ").status_code == 400
