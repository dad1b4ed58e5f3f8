"""/indikator/<kode>/: the card, the series over the years, other names, lineage, and whom they are shown to."""

import pytest
from django.http import HttpResponse
from django.test import Client

from indicators.models import Indikator, UnitKerja
from tests.pages import bacaan, cari, isi, kode_tertaut, tabel, teks

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("seed")]


def kartu(response: HttpResponse) -> dict[str, str]:
    """Name and content of every pair of the card."""
    pasangan = [div for dl in cari(isi(response), "dl") for div in cari(dl, "div")]
    return {teks(next(cari(div, "dt"))): teks(next(cari(div, "dd"))) for div in pasangan}


def deret(response: HttpResponse) -> list[tuple[str, ...]]:
    """The series: year, target, realisasi, capaian."""
    return [tuple(b.sel.values())[:4] for b in tabel(response)]


def pindahkan(kode: str, unit: str) -> None:
    Indikator.objects.filter(kode=kode).update(unit=UnitKerja.objects.get(kode=unit))


def test_series_shows_every_year_with_its_figures(sebagai_pimpinan: Client) -> None:
    assert deret(sebagai_pimpinan.get("/indikator/PN.4/")) == [
        ("2020", "612.805", "735.518", "120,02"),
        ("2021", "483.000", "535.880", "110,95"),
    ]


def test_series_of_a_renamed_indikator_breaks_where_the_meaning_changed(sebagai_pimpinan: Client) -> None:
    halaman = sebagai_pimpinan.get("/indikator/SP2.1/")
    tahun = [b[0] for b in deret(halaman)]
    assert [t for t in tahun if t[0] == "2"] == ["2020 S.SP1.1", "2021 S.SP1.1", "2022", "2023", "2024"]
    assert tahun[2].startswith("Deret terputus di sini: Perubahan perilaku KPM PKH")


def test_series_of_a_merged_indikator_stays_its_own(sebagai_pimpinan: Client) -> None:
    """Two predecessors have no single series."""
    assert [b[0] for b in deret(sebagai_pimpinan.get("/indikator/SP1.3/"))] == ["2022", "2023", "2024"]


def test_change_of_unit_of_measure_is_not_joined(sebagai_pimpinan: Client) -> None:
    halaman = sebagai_pimpinan.get("/indikator/PN.6b/")
    assert [b[0] for b in deret(halaman)] == ["2021"]
    assert "berasal dari · ganti satuan" in bacaan(halaman)
    assert "PN.6" in kode_tertaut(halaman)


def test_absent_figures_are_words(sebagai_pimpinan: Client) -> None:
    baris = deret(sebagai_pimpinan.get("/indikator/SP5.1/"))
    assert baris[-1] == ("2024", "36,30", "belum diisi", "tidak dihitung")


def test_card_names_the_properties_of_measuring(sebagai_pimpinan: Client) -> None:
    isi_kartu = kartu(sebagai_pimpinan.get("/indikator/RPJMN.1/"))
    assert isi_kartu["Satuan"] == "%"
    assert isi_kartu["Polaritas"] == "Makin tinggi makin baik"
    assert isi_kartu["Kalender ukur"] == "Hanya tahun tertentu: 2024"
    assert isi_kartu["Masa berlaku"] == "2020-2024"
    assert isi_kartu["Unit"] == "Direktorat Jenderal Perlindungan dan Jaminan Sosial"
    assert isi_kartu["Definisi"] == "tidak tercantum"


@pytest.mark.parametrize(
    ("kode", "baseline"),
    [("RPJMN.1", "65,2 % (Susenas, 2018)"), ("RPJMN.2b", "15,6 juta KK"), ("PN.1", "tidak tercantum")],
)
def test_baseline_as_printed(sebagai_pimpinan: Client, kode: str, baseline: str) -> None:
    assert kartu(sebagai_pimpinan.get(f"/indikator/{kode}/"))["Baseline"] == baseline


def test_baseline_that_was_not_printed_says_its_source(sebagai_pimpinan: Client) -> None:
    sifat = {"baseline_nilai": "65.2", "baseline_tahun": 2019, "baseline_sumber": "Susenas"}
    Indikator.objects.filter(kode="PN.1").update(desimal=2, **sifat)
    assert kartu(sebagai_pimpinan.get("/indikator/PN.1/"))["Baseline"] == "65,20 (Susenas, 2019)"


def test_parts_of_an_indikator_are_listed(sebagai_pimpinan: Client) -> None:
    assert {"RPJMN.2a", "RPJMN.2b", "RPJMN.2c", "RPJMN.2d"} <= kode_tertaut(
        sebagai_pimpinan.get("/indikator/RPJMN.2/")
    )


def test_other_names_with_their_place(sebagai_pimpinan: Client) -> None:
    isi_kartu = kartu(sebagai_pimpinan.get("/indikator/SP4.2/"))
    (tempat,) = [nama for nama in isi_kartu if "Semula" in nama]
    assert isi_kartu[tempat].endswith("Jaminan Sosial oleh Pemerintah Daerah Kab/Kota")


def test_lineage_says_whether_it_is_our_reading(sebagai_pimpinan: Client) -> None:
    assert "berasal dari · digabung · tafsir" in bacaan(sebagai_pimpinan.get("/indikator/SP1.3/"))
    assert "Tidak ada indikator pendahulu atau penerus" in bacaan(sebagai_pimpinan.get("/indikator/RPJMN.1/"))


def test_series_leaves_out_the_years_of_a_foreign_indikator(sebagai_jsk: Client) -> None:
    assert len(deret(sebagai_jsk.get("/indikator/SP2.1/"))) == 6
    pindahkan("S.SP1.1", "PSKBA")
    halaman = sebagai_jsk.get("/indikator/SP2.1/")
    assert [b[0] for b in deret(halaman) if b[0].isdigit()] == ["2022", "2023", "2024"]
    assert "S.SP1.1" not in halaman.content.decode()
    assert "17,37" not in bacaan(halaman)


def test_lineage_names_no_foreign_indikator(sebagai_set: Client) -> None:
    """SP1.3 is the secretariat's, its predecessors belong to the two directorates."""
    halaman = sebagai_set.get("/indikator/SP1.3/")
    assert halaman.status_code == 200
    assert "S.SP1." not in halaman.content.decode()
    assert "korban bencana alam yang meningkat" not in bacaan(halaman)


def test_parts_that_are_foreign_are_not_listed(sebagai_verifikator: Client) -> None:
    pindahkan("RPJMN.2a", "KEMENSOS")
    tertaut = kode_tertaut(sebagai_verifikator.get("/indikator/RPJMN.2/"))
    assert {"RPJMN.2b", "RPJMN.2c", "RPJMN.2d"} <= tertaut
    assert "RPJMN.2a" not in tertaut


def test_a_foreign_indikator_is_as_absent_as_an_unknown_one(sebagai_jsk: Client) -> None:
    asing, tak_dikenal = sebagai_jsk.get("/indikator/PN.4/"), sebagai_jsk.get("/indikator/TIDAK.ADA/")
    assert (asing.status_code, tak_dikenal.status_code) == (404, 404)
    assert tanpa_kode_sekali_pakai(asing) == tanpa_kode_sekali_pakai(tak_dikenal)


def tanpa_kode_sekali_pakai(response: HttpResponse) -> bytes:
    """The answer as a whole but for the token that differs with every answer."""
    token = str(response.context["csrf_token"]).encode()
    assert response.content.count(token) == 1
    kepala = sorted(satu for satu in response.headers.items() if satu[0] != "X-Request-ID")
    return response.content.replace(token, b"") + repr(kepala).encode()


@pytest.mark.parametrize("kode", ["%00", "1%00", "pn.4", "..", "A" * 31, "PN%2F4", "١", "<script>"])
def test_a_kode_that_is_none_is_not_found(sebagai_pimpinan: Client, kode: str) -> None:
    assert sebagai_pimpinan.get(f"/indikator/{kode}/").status_code == 404


def test_changing_nothing_by_post(sebagai_pimpinan: Client) -> None:
    assert sebagai_pimpinan.post("/indikator/PN.4/").status_code == 405
