"""`capaian/`: the contract of design section 5 on the document itself."""

from itertools import product
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from indicators.models import Indikator, Realisasi, Renstra, Target
from indicators.rekap import SaringCapaian, rekap_capaian
from tests.api.klien import baca, baris, semua_halaman
from tests.people import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]

BIDANG = [
    "indikator",
    "sasaran",
    "unit",
    "satuan",
    "tahun",
    "triwulan",
    "target",
    "target_teks",
    "realisasi",
    "realisasi_teks",
    "capaian",
    "capaian_dibatasi",
    "kategori",
    "keadaan",
    "alasan",
    "status",
    "sementara",
    "capaian_tercetak",
    "telusur",
    "contoh",
]
ALASAN = {
    "belum_diisi",
    "bukan_periode_ukur",
    "tidak_tersedia",
    "belum_jadi_indikator",
    "tanpa_target",
    "target_nol",
    "bukan_angka",
    "belum_disetujui",
}


def satu(client: Client, kode: str, saring: str) -> dict[str, Any]:
    (hasil,) = [b for b in baris(client, f"capaian/?{saring}") if b["indikator"]["kode"] == kode]
    return hasil


def test_a_row_to_the_letter(sebagai_pimpinan: Client) -> None:
    assert satu(sebagai_pimpinan, "PN.7", "tahun=2020") == {
        "indikator": {
            "kode": "PN.7",
            "uraian": "Masyarakat daerah rawan bencana yg mendapat pencegahan konflik sosial",
            "jenis": "PN",
        },
        "sasaran": {"kode": "PN", "uraian": "Program Prioritas Nasional Ditjen Linjamsos"},
        "unit": "PSKBS",
        "satuan": "orang",
        "tahun": 2020,
        "triwulan": None,
        "target": "57434",
        "target_teks": "57.434",
        "realisasi": "68372",
        "realisasi_teks": "68.372",
        "capaian": "119.04",
        "capaian_dibatasi": "119.04",
        "kategori": "Sangat Tinggi",
        "keadaan": "terisi",
        "alasan": None,
        "status": "disetujui",
        "sementara": False,
        "capaian_tercetak": "100.00",
        "telusur": "http://testserver/api/v1/telusur/capaian/PN.7/2020/",
        "contoh": False,
    }


def test_uncapped_and_capped_stand_side_by_side(sebagai_pimpinan: Client) -> None:
    pn4 = satu(sebagai_pimpinan, "PN.4", "tahun=2020")
    assert (pn4["capaian"], pn4["capaian_dibatasi"]) == ("120.02", "120.00")


@pytest.mark.parametrize("saring", ["tahun=2020", "tahun=2021", "tahun=2022", "tahun=2024", "tahun=2020&triwulan=1"])
def test_every_row_keeps_the_rules(sebagai_pimpinan: Client, saring: str) -> None:
    """null is never alone; a figure has the indikator's decimals, capaian two."""
    desimal = dict(Indikator.objects.values_list("kode", "desimal"))
    isi = baris(sebagai_pimpinan, f"capaian/?{saring}")
    assert isi
    for b in isi:
        assert list(b) == BIDANG
        assert b["keadaan"] in ALASAN | {"terisi"}
        if None in (b["target"], b["realisasi"], b["capaian"]):
            assert b["alasan"] in ALASAN
        assert (b["capaian"] is None) == (b["alasan"] is not None) == (b["kategori"] is None)
        for nama, d in (("target", desimal[b["indikator"]["kode"]]), ("realisasi", desimal[b["indikator"]["kode"]])):
            assert b[nama] is None or len(b[nama].partition(".")[2]) == d
            assert (b[nama] is None) == (b[f"{nama}_teks"] is None)
        for nama in ("capaian", "capaian_dibatasi", "capaian_tercetak"):
            assert b[nama] is None or len(b[nama].partition(".")[2]) == 2
        assert (b["status"] is None) == (
            not Realisasi.objects.filter(indikator__kode=b["indikator"]["kode"], tahun=b["tahun"]).exists()
        ) or b["triwulan"]


def test_what_is_absent_says_why(sebagai_pimpinan: Client) -> None:
    harap = {
        ("S.SP1.3", 2021): ("tidak_tersedia", "tidak_tersedia", "disetujui", "114.61"),
        ("S.SP1.4", 2020): ("belum_jadi_indikator", "belum_jadi_indikator", "disetujui", None),
        ("S.SP2.5", 2021): ("terisi", "tanpa_target", "disetujui", None),
        ("SS1.1", 2021): ("belum_diisi", "belum_diisi", None, None),
        ("RPJMN.1", 2021): ("bukan_periode_ukur", "bukan_periode_ukur", None, None),
    }
    for (kode, tahun), isi in harap.items():
        b = satu(sebagai_pimpinan, kode, f"tahun={tahun}")
        assert (b["keadaan"], b["alasan"], b["status"], b["capaian_tercetak"]) == isi
        assert b["capaian"] is None
    assert satu(sebagai_pimpinan, "S.SP2.5", "tahun=2021")["realisasi"] == "0.00"


def test_without_tahun_the_latest_year_with_realisasi(sebagai_pimpinan: Client, sebagai_tanpa_peran: Client) -> None:
    assert {b["tahun"] for b in baris(sebagai_pimpinan, "capaian/")} == {2021}
    assert baris(sebagai_tanpa_peran, "capaian/") == []


def test_year_rows_or_one_quarters(sebagai_pimpinan: Client) -> None:
    assert {b["triwulan"] for b in baris(sebagai_pimpinan, "capaian/?tahun=2020")} == {None}
    for tw in (1, 2, 3, 4):
        isi = baris(sebagai_pimpinan, f"capaian/?tahun=2020&triwulan={tw}")
        assert {b["triwulan"] for b in isi} == {tw}
        assert len(isi) == len(baris(sebagai_pimpinan, "capaian/?tahun=2020"))
        assert all(b["telusur"].endswith(f"/2020/{tw}/") for b in isi)


@pytest.mark.parametrize(
    ("saring", "awalan"),
    [
        ("tahun=2020", "S."),
        ("tahun=2021", "S."),
        ("tahun=2022", "SP"),
        ("tahun=2024", "SP"),
        ("tahun=2021&renstra=semula", "S."),
    ],
)
def test_the_plan_version_in_force(sebagai_pimpinan: Client, saring: str, awalan: str) -> None:
    ikp = [b["indikator"]["kode"] for b in baris(sebagai_pimpinan, f"capaian/?{saring}&jenjang=program")]
    assert ikp and all(kode.startswith(awalan) for kode in ikp)


def test_what_belongs_to_no_version_is_listed_with_any(sebagai_pimpinan: Client) -> None:
    for versi in Renstra.objects.values_list("versi", flat=True):
        jenis = {b["indikator"]["jenis"] for b in baris(sebagai_pimpinan, f"capaian/?tahun=2021&renstra={versi}")}
        assert {"IKSS", "PN", "RPJMN"} <= jenis


@pytest.mark.parametrize(
    ("jenjang", "jenis"),
    [("strategis", "IKSS"), ("program", "IKP"), ("prioritas_nasional", "PN"), ("rpjmn", "RPJMN")],
)
def test_jenjang(sebagai_pimpinan: Client, jenjang: str, jenis: str) -> None:
    assert {b["indikator"]["jenis"] for b in baris(sebagai_pimpinan, f"capaian/?tahun=2021&jenjang={jenjang}")} == {
        jenis
    }


def test_no_indikator_of_that_level_is_an_empty_list(sebagai_pimpinan: Client) -> None:
    assert baca(sebagai_pimpinan, "capaian/?tahun=2021&jenjang=kegiatan") == {
        "count": 0,
        "next": None,
        "previous": None,
        "results": [],
    }


def test_a_unit_and_what_lies_below_it(sebagai_pimpinan: Client) -> None:
    semua = baris(sebagai_pimpinan, "capaian/?tahun=2020")
    assert baris(sebagai_pimpinan, "capaian/?tahun=2020&unit=KEMENSOS") == semua
    bawah = baris(sebagai_pimpinan, "capaian/?tahun=2020&unit=LINJAMSOS")
    assert bawah == [b for b in semua if b["unit"] != "KEMENSOS"]
    assert {b["unit"] for b in baris(sebagai_pimpinan, "capaian/?tahun=2020&unit=JSK")} == {"JSK"}


@pytest.mark.parametrize(("cari", "kode"), [("konflik SOSIAL", "PN.7"), ("pn.7", "PN.7"), ("PN.7", "PN.7")])
def test_search_in_kode_and_name(sebagai_pimpinan: Client, cari: str, kode: str) -> None:
    assert [b["indikator"]["kode"] for b in baris(sebagai_pimpinan, f"capaian/?tahun=2020&search={cari}")] == [kode]


@pytest.mark.parametrize("cari", ["100%", "_", "%", "'; DROP TABLE--", "\\", "[a-z]"])
def test_search_takes_every_character_as_itself(sebagai_pimpinan: Client, cari: str) -> None:
    isi = sebagai_pimpinan.get("/api/v1/capaian/", {"tahun": 2020, "search": cari}).json()["results"]
    assert all(cari.lower() in f"{b['indikator']['kode']} {b['indikator']['uraian']}".lower() for b in isi)


def test_every_filter_at_once(sebagai_pimpinan: Client) -> None:
    saring = "tahun=2022&unit=LINJAMSOS&renstra=menjadi&jenjang=program&status=semua&search=PKH&ordering=-kode"
    assert [b["indikator"]["kode"] for b in baris(sebagai_pimpinan, f"capaian/?{saring}")] == ["SP2.1", "SP1.1"]


@pytest.fixture
def menunggu(seed: None, db: None) -> Realisasi:
    """A submitted figure of 2022, with a target of 73."""
    return Realisasi.objects.create(
        indikator=Indikator.objects.get(kode="SP2.1"),
        tahun=2022,
        triwulan=0,
        keadaan="terisi",
        nilai="36.5",
        status="diajukan",
    )


def test_official_by_default_pending_on_request(menunggu: Realisasi, sebagai_jsk: Client) -> None:
    resmi = satu(sebagai_jsk, "SP2.1", "tahun=2022")
    assert (resmi["realisasi"], resmi["capaian"], resmi["status"], resmi["sementara"]) == (None, None, None, False)
    assert (resmi["keadaan"], resmi["alasan"]) == ("belum_diisi", "belum_disetujui")
    semua = satu(sebagai_jsk, "SP2.1", "tahun=2022&status=semua")
    assert (semua["realisasi"], semua["capaian"], semua["status"], semua["sementara"]) == (
        "36.50",
        "50.00",
        "diajukan",
        True,
    )
    penjelasan = baca(sebagai_jsk, semua["telusur"])
    assert (penjelasan["nilai"], penjelasan["sementara"]) == ("50.00", True)
    assert baca(sebagai_jsk, resmi["telusur"])["nilai"] is None


def test_pending_figures_of_others_stay_theirs(menunggu: Realisasi, sebagai_set: Client) -> None:
    assert "SP2.1" not in {b["indikator"]["kode"] for b in baris(sebagai_set, "capaian/?tahun=2022&status=semua")}


def test_a_pending_figure_makes_no_year_the_latest(menunggu: Realisasi, sebagai_jsk: Client) -> None:
    assert {b["tahun"] for b in baris(sebagai_jsk, "capaian/")} == {2021}


def test_a_target_that_is_a_range_or_a_word(sebagai_pimpinan: Client) -> None:
    Target.objects.filter(indikator__kode="SP2.1", tahun=2022).update(nilai=70, nilai_atas=80)
    Target.objects.filter(indikator__kode="SP1.1", tahun=2022).update(nilai=None, teks="baik")
    rentang, kata = satu(sebagai_pimpinan, "SP2.1", "tahun=2022"), satu(sebagai_pimpinan, "SP1.1", "tahun=2022")
    assert (rentang["target"], rentang["target_teks"]) == (None, "70,00 - 80,00")
    assert (kata["target"], kata["target_teks"]) == (None, "baik")
    assert rentang["alasan"] and kata["alasan"]


PERAN = ["admin", "pimpinan", "verifikator", "perencana_jsk", "perencana_set", "tanpa_peran"]


@pytest.mark.parametrize(("siapa", "tahun"), list(product(PERAN, (2020, 2022))))
def test_m17_the_rows_are_those_of_the_page(request: pytest.FixtureRequest, siapa: str, tahun: int) -> None:
    user: User = request.getfixturevalue(siapa)
    lewat_api = [b["indikator"]["kode"] for b in semua_halaman(masuk(user), f"capaian/?tahun={tahun}&page_size=9")]
    assert lewat_api == [b.kode for b in rekap_capaian(User.objects.get(pk=user.pk), SaringCapaian(tahun))]
