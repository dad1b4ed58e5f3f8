"""The table of headings: what an administrator adds, the next file is read by."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from budget.models import KOLOM_TABEL, PadananKolom, TabelImpor
from budget.services.impor.anggaran.kolom import KOLOM
from indicators.models import Riwayat
from tests.impor.anggaran import putusan, tempel
from tests.pages import bacaan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]
TABEL = (("Jenis Belanja", "Nilai DIPA Petikan", "Realisasi"), ("51", "1.000.000", "10"))
TAMBAH = "/admin/budget/padanankolom/add/"
PADANAN = {"tabel": "anggaran", "kolom": "pagu", "judul": "Nilai DIPA petikan", "asal": "MyIntress"}


def test_a_heading_added_in_the_admin_is_known_to_the_next_file(sebagai_admin: Client, admin: User) -> None:
    assert (
        "Kolom Pagu tidak ada" in tempel(sebagai_admin, *TABEL).pesan
        or "tidak ditemukan" in tempel(sebagai_admin, *TABEL).pesan
    )
    assert sebagai_admin.post(TAMBAH, PADANAN).status_code == 302
    assert putusan(tempel(sebagai_admin, *TABEL, skala="1")) == {0: "baru", 2: "baru"}
    (satu,) = Riwayat.objects.filter(jenis="padanankolom", aksi="buat")
    assert (satu.pelaku, satu.sesudah["judul"]) == (admin, "Nilai DIPA petikan")
    assert "Nilai DIPA petikan" in bacaan(sebagai_admin.get("/impor/anggaran/"))


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"judul": "PAGU DIPA:"}, "Sudah dikenal sebagai “Pagu DIPA”, kolom Pagu"),
        ({"judul": "pagu dipa"}, "Judul ini sudah dikenal di tabel itu"),
        ({"kolom": "volume"}, "Tabel itu hanya mempunyai kolom"),
    ],
)
def test_a_heading_means_one_column(sebagai_admin: Client, isi: dict[str, str], kata: str) -> None:
    banyak = PadananKolom.objects.count()
    response = sebagai_admin.post(TAMBAH, PADANAN | isi, follow=True)
    assert kata in bacaan(response)
    assert PadananKolom.objects.count() == banyak


def test_every_heading_of_the_fixture_belongs_to_a_column_that_is_read() -> None:
    assert {k.nama for k in KOLOM} == set(KOLOM_TABEL[TabelImpor.ANGGARAN])
    for satu in PadananKolom.objects.all():
        satu.full_clean()
