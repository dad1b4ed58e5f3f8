"""/capaian/: every figure that must hold, the word where there is none, and the mean that says n of m."""

import pytest
from django.test import Client

from indicators.models import Realisasi
from tests.pages import Baris, bacaan, per_indikator, tabel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]

CAPAIAN_PN = {
    2020: {
        "PN.1": "100,00",
        "PN.2": "99,96",
        "PN.3": "107,83",
        "PN.4": "120,02",
        "PN.5": "110,48",
        "PN.6": "103,41",
        "PN.7": "119,04",
    },
    2021: {"PN.1": "100,00", "PN.3": "100,00", "PN.4": "110,95", "PN.6b": "100,00", "PN.7": "100,00"},
}
BELUM_JADI = ("S.SP1.4", "S.SP1.6", "S.SP2.1", "S.SP2.5")
TABEL_2_2020 = {
    "S.SP1.1": "20,00",
    "S.SP1.2": "10,00",
    "S.SP1.3": "13,35",
    "S.SP1.5": "5,47",
    "S.SP2.2": "23,02",
    "S.SP2.3": "78,66",
    "S.SP2.4": "85,85",
}
TERCETAK_2021 = {"S.SP1.3": "114.61%", "S.SP1.4": "100%", "S.SP1.5": "101%", "S.SP1.6": "140%"}
TARGET_IKP = {
    "SP1.1": ("100,00", "100,00", "100,00"),
    "SP1.2": ("100,00", "100,00", "100,00"),
    "SP1.3": ("100,00", "100,00", "100,00"),
    "SP2.1": ("73,00", "76,00", "81,00"),
    "SP2.2": ("100,00", "100,00", "100,00"),
    "SP3.1": ("91,00", "92,00", "94,00"),
    "SP4.1": ("80,00", "80,00", "85,00"),
    "SP4.2": ("80,00", "80,00", "85,00"),
    "SP5.1": ("36,30", "36,30", "36,30"),
    "SP5.2": ("80,00", "81,00", "82,00"),
    "SP5.3": ("90,00", "90,00", "90,00"),
    "SP5.4": ("100,00", "100,00", "100,00"),
    "SP6.1": ("90,00", "92,00", "95,00"),
}


def buka(client: Client, saringan: str) -> dict[str, Baris]:
    return per_indikator(client.get(f"/capaian/?{saringan}"))


def rata_rata(client: Client, saringan: str) -> dict[str, tuple[str, str]]:
    """Mean and its words, by the code of the sasaran."""
    semua = tabel(client.get(f"/capaian/?{saringan}"))
    return {
        b.kepala.split(" ")[0]: (b["Capaian (%)"], b["Kategori"]) for b in semua if "telusur/sasaran" in b.tautan[0]
    }


@pytest.mark.parametrize("tahun", CAPAIAN_PN)
def test_capaian_of_prioritas_nasional(sebagai_pimpinan: Client, tahun: int) -> None:
    baris = buka(sebagai_pimpinan, f"tahun={tahun}&jenjang=prioritas_nasional")
    dihitung = {kode: b.angka("Capaian (%)") for kode, b in baris.items() if "tidak dihitung" not in b["Capaian (%)"]}
    assert dihitung == CAPAIAN_PN[tahun]


def test_computed_beside_what_the_document_prints(sebagai_pimpinan: Client) -> None:
    """Only where the two differ."""
    baris = buka(sebagai_pimpinan, "tahun=2020&jenjang=prioritas_nasional")
    assert baris["PN.7"]["Capaian (%)"] == "119,04 tercetak 100 %"
    assert [kode for kode, b in baris.items() if "tercetak" in b["Capaian (%)"]] == ["PN.7"]


def test_above_120_wants_a_second_look(sebagai_pimpinan: Client) -> None:
    baris = buka(sebagai_pimpinan, "tahun=2020&jenjang=prioritas_nasional")
    assert baris["PN.4"]["Kategori"] == "Sangat Tinggi perlu ditelaah"
    assert [kode for kode, b in baris.items() if "perlu ditelaah" in b["Kategori"]] == ["PN.4"]


def test_belum_jadi_indikator_is_said_in_words(sebagai_pimpinan: Client) -> None:
    baris = buka(sebagai_pimpinan, "tahun=2020&jenjang=program")
    for kode in BELUM_JADI:
        assert baris[kode]["Realisasi 2020"] == "belum jadi indikator"
        assert baris[kode]["Capaian (%)"] == "tidak dihitung"
    assert {kode: baris[kode].angka("Realisasi 2020") for kode in TABEL_2_2020} == TABEL_2_2020


def test_belum_jadi_indikator_is_neither_in_n_nor_in_m(sebagai_pimpinan: Client) -> None:
    assert rata_rata(sebagai_pimpinan, "tahun=2020&jenjang=program") == {
        "SP1": ("tidak dihitung", "0 dari 4 indikator dihitung"),
        "SP2": ("tidak dihitung", "0 dari 3 indikator dihitung"),
    }


def test_mean_says_n_of_m(sebagai_pimpinan: Client) -> None:
    assert rata_rata(sebagai_pimpinan, "tahun=2021&jenjang=prioritas_nasional") == {
        "PN": ("102,19", "Sangat Tinggi 5 dari 7 indikator dihitung")
    }


def test_mean_is_taken_of_capped_figures(sebagai_pimpinan: Client) -> None:
    """PN.4's 120,02 enters as 120: uncapped the mean would be 108,68."""
    assert rata_rata(sebagai_pimpinan, "tahun=2020&jenjang=prioritas_nasional") == {
        "PN": ("108,67", "Sangat Tinggi 7 dari 7 indikator dihitung")
    }


def test_wbk_2021_is_a_true_zero(sebagai_pimpinan: Client) -> None:
    assert buka(sebagai_pimpinan, "tahun=2021")["S.SP2.5"]["Realisasi 2021"] == "0,00"


@pytest.mark.parametrize(("kode", "cetakan"), TERCETAK_2021.items())
def test_printed_capaian_to_the_letter(sebagai_pimpinan: Client, kode: str, cetakan: str) -> None:
    baris = buka(sebagai_pimpinan, "tahun=2021")[kode]
    assert baris["Realisasi 2021"] == "tidak tersedia"
    assert baris["Capaian (%)"] == f"tidak dihitung tercetak {cetakan}"
    assert "Dokumen mencetak capaian, bukan realisasi." in baris.kepala


def test_targets_2022_to_2024_side_by_side(sebagai_pimpinan: Client) -> None:
    baris = buka(sebagai_pimpinan, "tahun=2022&jenjang=program")
    assert {
        kode: tuple(b[f"Target {tahun}"] for tahun in (2022, 2023, 2024)) for kode, b in baris.items()
    } == TARGET_IKP


def test_without_realisasi_a_state_and_no_percentage(sebagai_pimpinan: Client) -> None:
    for baris in buka(sebagai_pimpinan, "tahun=2022&jenjang=program").values():
        assert baris["Realisasi 2022"] == "belum diisi"
        assert (baris["Capaian (%)"], baris["Kategori"]) == ("tidak dihitung", "Belum diisi")


def alamat_angka(kode: str, judul: str) -> str:
    """Where the figure under a heading is explained: "Target 2020", "Realisasi 2020", "Capaian (%)"."""
    kata, _, tahun = judul.partition(" ")
    tempat = "" if kata == "Capaian" else f"#{kata.lower()}"
    return f"/telusur/capaian/{kode}/{tahun if tahun.isdigit() else 2020}/{tempat}"


def test_every_figure_leads_to_its_explanation(sebagai_pimpinan: Client) -> None:
    for kode, baris in buka(sebagai_pimpinan, "tahun=2020").items():
        telusur = [alamat_angka(kode, judul) for judul, sel in baris.sel.items() if sel[:1].isdigit()]
        assert baris.tautan == (f"/indikator/{kode}/", *telusur)


def test_a_figure_waiting_for_approval_is_not_shown(sebagai_pimpinan: Client) -> None:
    """Only what is approved is official; what waits is said to wait."""
    Realisasi.objects.filter(indikator__kode="PN.3", tahun=2020).update(status="diajukan")
    baris = buka(sebagai_pimpinan, "tahun=2020")["PN.3"]
    assert (baris["Realisasi 2020"], baris["Capaian (%)"]) == ("belum disetujui", "tidak dihitung")
    assert rata_rata(sebagai_pimpinan, "tahun=2020")["PN"][1].endswith("6 dari 7 indikator dihitung")


def test_latest_year_with_realisasi_where_none_is_asked(sebagai_pimpinan: Client) -> None:
    assert "Tahun 2021 · Renstra Semula · 29 indikator" in bacaan(sebagai_pimpinan.get("/capaian/"))
