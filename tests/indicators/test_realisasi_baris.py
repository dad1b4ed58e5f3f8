"""The answer to a row that saves itself: its <tr> with the new capaian, and the line about the quarter."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from indicators.models import Riwayat
from indicators.services.realisasi import return_realisasi
from tests.dunia import angka as simpanan
from tests.dunia import segar, tak_berubah
from tests.indicators.kisi import BARIS, baris, buka, indikator, ketikan, pohon, sel, simpan_baris, tahap
from tests.pages import atribut, cari

pytestmark = [pytest.mark.django_db, pytest.mark.once]
KODE = "I.U1A"


def test_row_with_capaian_and_the_line(perencana: Client) -> None:
    indikator("I.LAIN")
    response = simpan_baris(perencana, KODE, nilai="76,35")
    assert response.status_code == 200
    assert [t.name for t in pohon(response).children if hasattr(t, "name")] == ["tr"]
    tr = baris(response)[KODE]
    assert sel(response, KODE)[6] == "76,35"
    assert atribut(tr, "data-hitungan") == "1 terisi, 1 tersisa"
    assert atribut(tr, "data-kabar") == "I.U1A tersimpan."
    assert {k: v for k, v in ketikan(response, KODE).items() if k != "awal"} == {
        "versi": "1",
        "nilai": "76,35",
        "alasan": "",
    }


def test_next_change_goes_on_from_the_answer(perencana: Client) -> None:
    for nilai in ("10", "20", "30"):
        assert simpan_baris(perencana, KODE, nilai=nilai).status_code == 200
    assert [r.aksi for r in Riwayat.objects.all()] == ["buat", "ubah", "ubah"]


def test_returned_row_says_that_the_change_is_stored(perencana: Client, prc: User, ver: User) -> None:
    """The word of its state goes on saying that it came back."""
    satu = simpanan(KODE, "diajukan", oleh=prc)
    return_realisasi(segar(ver), {satu.pk: satu.versi}, "Lampirkan rekap")
    response = simpan_baris(perencana, KODE, nilai="60")
    assert tahap(response, KODE).startswith("dikembalikan Perubahan tersimpan. “Lampirkan rekap”")
    assert tahap(buka(perencana), KODE).startswith("dikembalikan “Lampirkan rekap”")


def test_refusal_is_told_to_the_ear(perencana: Client) -> None:
    response = simpan_baris(perencana, KODE, nilai="banyak")
    tr = baris(response)[KODE]
    assert response.status_code == 422
    assert atribut(tr, "data-kabar").startswith("I.U1A ditolak. “banyak” bukan satu angka.")
    assert "data-tertahan" in dict(tr.attributes)


def test_status_cell_describes_the_input(perencana: Client) -> None:
    (isian,) = (
        i
        for i in cari(baris(simpan_baris(perencana, KODE, nilai="x"))[KODE], "input")
        if atribut(i, "name") == f"nilai-{KODE}"
    )
    assert (atribut(isian, "aria-describedby"), atribut(isian, "aria-invalid")) == (f"tahap-{KODE}", "true")


def test_same_again_changes_nothing(perencana: Client) -> None:
    simpanan(KODE)
    with tak_berubah():
        assert simpan_baris(perencana, KODE, nilai="50").status_code == 200


def test_row_that_may_be_submitted_is_ticked(perencana: Client) -> None:
    assert tahap(simpan_baris(perencana, KODE, nilai="90"), KODE) == "tersimpan ajukan I.U1A"


@pytest.mark.parametrize("lebih", [{"nilai-I.LAIN": "5"}, {"buang": "I.LAIN"}])
def test_exactly_one_row(perencana: Client, lebih: dict[str, str]) -> None:
    indikator("I.LAIN")
    data = {"tahun": "2024", "triwulan": "1", f"nilai-{KODE}": "5"}
    with tak_berubah():
        assert perencana.post(BARIS, data | lebih).status_code == 400
        assert perencana.post(BARIS, {"tahun": "2024", "triwulan": "1"}).status_code == 400
