"""Help in context: from every page of the application to the section of the guide that explains it."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from indicators.models import Peran
from renstra.panduan.bantuan import ADMINISTRASI, BANTUAN, MENURUT_PERAN, PANDUAN, alamat_bantuan
from renstra.panduan.naskah import semua_bab
from tests.matriks import ALAMAT
from tests.pages import cari, isi, teks
from tests.renstra.test_alamat import SEMUA, UMUM, UMUM_TANPA_ISI

pytestmark = [pytest.mark.django_db, pytest.mark.once]
# Without the frame, or the guide itself.
TANPA_BANTUAN = {"healthz", "metrik", "robots", "peta-situs", "publik-metadata", "panduan", "panduan-bab"}
GALAT = "/panduan/mulai/#bila-ditolak"
BAGIAN = {f"{bab.kode}#{satu.id}" for bab in semua_bab() for satu in bab.bagian}


def bantuan(response: HttpResponse) -> str:
    """Where the frame's help leads; the page may be a refusal, it has the frame as well."""
    response.status_code = 200
    (tautan,) = [dict(a.attributes)["href"] for a in cari(isi(response), "a") if teks(a) == "Bantuan"]
    return str(tautan)


def test_every_page_has_a_section() -> None:
    """A new page needs a line in renstra/panduan/bantuan.py; a line that no page needs any more must go."""
    assert set(BANTUAN) == (set(ALAMAT) | UMUM | UMUM_TANPA_ISI) - TANPA_BANTUAN


def test_every_section_exists() -> None:
    assert reverse("panduan") == PANDUAN
    menurut = {tujuan for peran in MENURUT_PERAN.values() for tujuan in peran.values()}
    assert {*BANTUAN.values(), *menurut, ADMINISTRASI, "mulai#bila-ditolak"} <= BAGIAN
    assert set(MENURUT_PERAN) <= set(BANTUAN)


def test_every_page_leads_to_its_section(sebagai_pimpinan: Client) -> None:
    """Through the door; a page that is not found is explained as such, whatever was looked for there."""
    jawaban = {nama: sebagai_pimpinan.get(SEMUA[nama]) for nama in sorted(set(ALAMAT) - {"keluar"})}
    halaman = {nama: satu for nama, satu in jawaban.items() if satu["Content-Type"].startswith("text/html")}
    tak_ada = {nama for nama, satu in halaman.items() if satu.status_code == 404}
    tujuan = {nama: bantuan(satu) for nama, satu in halaman.items() if satu.content}
    milik = {nama: alamat_bantuan(nama, [Peran.PIMPINAN]) for nama in tujuan}
    assert tujuan == {nama: GALAT if nama in tak_ada else milik[nama] for nama in tujuan}
    assert len(set(tujuan) - tak_ada) > 25 and all("#" in satu for satu in milik.values())


def test_the_section_follows_the_role(
    sebagai_jsk: Client, sebagai_verifikator: Client, sebagai_admin: Client
) -> None:
    harap = {
        "perencana#hari-pertama": sebagai_jsk.get("/"),
        "pimpinan#halaman-awal": sebagai_verifikator.get("/"),
        "verifikator#periode-dan-pengecualian": sebagai_verifikator.get("/pelaporan/"),
        "administrator#periode-lapor-dan-pengecualian": sebagai_admin.get("/pelaporan/"),
        "mulai#siapa-sudah-melapor": sebagai_jsk.get("/pelaporan/"),
    }
    for tujuan, response in harap.items():
        assert bantuan(response) == "/panduan/{}/#{}".format(*tujuan.split("#"))


def test_help_before_a_login_and_where_there_is_no_page(client: Client, sebagai_admin: Client) -> None:
    assert bantuan(client.get("/masuk/")) == "/panduan/mulai/#masuk"
    assert bantuan(client.get("/tidak-ada/")) == GALAT
    assert bantuan(sebagai_admin.get("/admin/")) == "/panduan/administrator/#data-acuan"
