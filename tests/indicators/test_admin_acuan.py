"""Reference data through the admin: one line of history per row that changed, with before and after."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from budget.models import BarisAnggaran, DataAnggaran
from indicators.models import DokumenSumber, Indikator, Kebijakan, NamaLain, Riwayat, UnitKerja
from tests.formulir import formulir

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]

SANDI = "tujuh-kuda-makan-rumput"


@pytest.fixture
def sejak(seed: None, db: None) -> Any:
    """The history written since the test began."""
    terakhir = Riwayat.objects.order_by("pk").last()
    return lambda: list(Riwayat.objects.filter(pk__gt=terakhir.pk if terakhir else 0))


def alamat(objek: Any, apa: str = "change") -> str:
    return reverse(f"admin:{objek._meta.app_label}_{objek._meta.model_name}_{apa}", args=[objek.pk])


def simpan(client: Client, objek: Any, **isi: str) -> Any:
    """Open the form, change these fields and send it back."""
    return client.post(alamat(objek), formulir(client.get(alamat(objek))) | isi)


@pytest.mark.parametrize(
    ("objek", "medan", "lama", "baru"),
    [
        (lambda: UnitKerja.objects.get(kode="JSK"), "singkatan", "Dit. JSK", "JSK"),
        (lambda: Indikator.objects.get(kode="PN.2"), "satuan", "orang", "pendamping"),
        (lambda: Kebijakan.objects.get(), "batas", "120", "100"),
        (lambda: DokumenSumber.objects.get(), "keterangan", "", "Diperiksa"),
    ],
    ids=["unit", "indikator", "kebijakan", "dokumen"],
)
def test_a_change_is_one_line_with_before_and_after(
    sebagai_admin: Client, admin: User, sejak: Any, objek: Any, medan: str, lama: str, baru: str
) -> None:
    satu = objek()
    lama = getattr(satu, medan)
    assert simpan(sebagai_admin, satu, **{medan: baru}).status_code == 302
    (baris,) = sejak()
    assert (baris.aksi, baris.jenis, baris.objek_id) == ("ubah", satu._meta.model_name, str(satu.pk))
    assert (baris.pelaku, baris.nama_pelaku) == (admin, "admin")
    assert (baris.sebelum[medan], baris.sesudah[medan]) == (lama, baru)
    assert {k for k in baris.sesudah if baris.sebelum[k] != baris.sesudah[k]} == {medan}


@pytest.mark.parametrize(
    "objek",
    [
        lambda: UnitKerja.objects.get(kode="JSK"),
        lambda: Indikator.objects.get(kode="SP4.2"),
        lambda: Kebijakan.objects.get(),
        lambda: Kebijakan.objects.get().skala,
        lambda: DataAnggaran.objects.get(tahun=2020),
    ],
    ids=["unit", "indikator with other names", "kebijakan", "skala", "anggaran with lines"],
)
def test_a_save_that_changes_nothing_leaves_no_trace(sebagai_admin: Client, sejak: Any, objek: Any) -> None:
    assert simpan(sebagai_admin, objek()).status_code == 302
    assert sejak() == []


def test_a_new_row_is_recorded_without_a_before(sebagai_admin: Client, sejak: Any) -> None:
    isi = {"kode": "lakin-2021", "judul": "LAKIN 2021", "penerbit": "Ditjen Linjamsos", "tahun": "2021"}
    assert sebagai_admin.post(reverse("admin:indicators_dokumensumber_add"), isi).status_code == 302
    (baris,) = sejak()
    assert (baris.aksi, baris.objek_kode, baris.sebelum) == ("buat", "lakin-2021", None)
    assert baris.sesudah["judul"] == "LAKIN 2021"


def test_a_deleted_row_is_recorded_with_what_it_was(sebagai_admin: Client, sejak: Any) -> None:
    dokumen = DokumenSumber.objects.create(kode="salah", judul="Salah", penerbit="-", tahun=2020)
    assert sebagai_admin.post(alamat(dokumen, "delete"), {"post": "yes"}).status_code == 302
    (baris,) = sejak()
    assert (baris.aksi, baris.objek_id, baris.sesudah) == ("hapus", str(dokumen.pk), None)
    assert baris.sebelum["judul"] == "Salah"


def test_several_deleted_at_once_have_a_line_each(sebagai_admin: Client, sejak: Any) -> None:
    dua = [DokumenSumber.objects.create(kode=k, judul=k, penerbit="-", tahun=2020) for k in ("satu", "dua")]
    isi = {"action": "delete_selected", "_selected_action": [d.pk for d in dua], "post": "yes"}
    assert sebagai_admin.post(reverse("admin:indicators_dokumensumber_changelist"), isi).status_code == 302
    assert sorted(baris.objek_kode for baris in sejak()) == ["dua", "satu"]


def test_a_row_in_a_table_below_is_recorded_as_its_own(sebagai_admin: Client, sejak: Any) -> None:
    nama = NamaLain.objects.get(indikator__kode="SP4.2")
    simpan(sebagai_admin, nama.indikator, **{"nama_lain-0-nama": "Nama yang lain lagi"})
    (baris,) = sejak()
    assert (baris.aksi, baris.jenis, baris.objek_id) == ("ubah", "namalain", str(nama.pk))


def test_a_corrected_pagu_is_recorded_to_the_rupiah(sebagai_admin: Client, sejak: Any) -> None:
    data = DataAnggaran.objects.get(tahun=2020)
    simpan(sebagai_admin, data, **{"baris-0-pagu": "54807551001"})
    (baris,) = sejak()
    assert (baris.sebelum["pagu"], baris.sesudah["pagu"]) == (54_807_551_000, 54_807_551_001)
    assert BarisAnggaran.objects.get(data=data, unit__kode="SET").pagu == 54_807_551_001


@pytest.mark.parametrize(
    ("objek", "isi", "pesan"),
    [
        (lambda: UnitKerja.objects.get(kode="JSK"), {"kode": "SET"}, "Unit kerja dengan Kode telah ada"),
        (lambda: UnitKerja.objects.get(kode="JSK"), {"kode": "jsk kecil"}, "Kode unit hanya huruf besar"),
        (lambda: Indikator.objects.get(kode="PN.2"), {"tahun_akhir": "2019"}, "indikator_rentang_tahun"),
        (lambda: Kebijakan.objects.get(), {"batas": "130"}, "130 bukan salah satu"),
    ],
    ids=["double code", "bad code", "years reversed", "no such cap"],
)
def test_a_row_that_must_not_be_is_refused_on_the_form(
    sebagai_admin: Client, sejak: Any, objek: Any, isi: dict[str, str], pesan: str
) -> None:
    response = simpan(sebagai_admin, objek(), **isi)
    assert response.status_code == 200
    assert pesan in response.content.decode()
    assert sejak() == []


@pytest.mark.parametrize("cara", ["delete", "bulk"])
def test_an_indikator_with_figures_cannot_be_deleted(sebagai_admin: Client, sejak: Any, cara: str) -> None:
    """A page that says why, no server error; nothing is gone."""
    indikator = Indikator.objects.get(kode="PN.2")
    if cara == "delete":
        response = sebagai_admin.post(alamat(indikator, "delete"), {"post": "yes"})
    else:
        isi = {"action": "delete_selected", "_selected_action": [indikator.pk], "post": "yes"}
        response = sebagai_admin.post(reverse("admin:indicators_indikator_changelist"), isi)
    assert response.status_code == 200
    assert "Tidak dapat menghapus indikator" in response.content.decode()
    assert Indikator.objects.filter(pk=indikator.pk).exists()
    assert sejak() == []


def test_a_unit_with_others_below_cannot_be_deleted(sebagai_admin: Client) -> None:
    ditjen = UnitKerja.objects.get(kode="LINJAMSOS")
    assert sebagai_admin.post(alamat(ditjen, "delete"), {"post": "yes"}).status_code == 200
    assert UnitKerja.objects.filter(pk=ditjen.pk).exists()


@pytest.mark.parametrize(
    ("cara", "jalur", "isi"),
    [
        ("post", "/admin/indicators/webhook/add/", {"unit": "True", "pemilik": "9" * 30}),
        ("post", "/admin/indicators/silsilah/add/", {"dari": "a\0b"}),
        ("get", "/admin/indicators/silsilah/1/delete/", {"_to_field": ""}),
        ("get", "/admin/indicators/riwayat/1/change/", {"_to_field": ""}),
        ("get", "/admin/indicators/pengecualianperiode/add/", {"sampai": "besok"}),
    ],
)
def test_a22_odd_input_is_no_error_of_ours(sebagai_admin: Client, cara: str, jalur: str, isi: dict[str, str]) -> None:
    """Each was an error 500 of Django's own admin, found by asking at random."""
    assert getattr(sebagai_admin, cara)(jalur, isi).status_code < 500
