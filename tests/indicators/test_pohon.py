"""The pohon kinerja: every sasaran with the mean of all indikator below it, and where that figure comes from."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from indicators.angka import format_persen
from indicators.models import Indikator, Realisasi, Sasaran
from indicators.rekap import SaringCapaian, Simpul, pohon_kinerja
from tests.api.klien import baca
from tests.pages import atribut, bacaan, cari, galat, isi, kode_tertaut, teks
from tests.people import orang

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]


def simpul(response: HttpResponse) -> dict[str, Any]:
    """The sasaran of the page by kode, each as its own list item."""
    semua = [li for li in cari(isi(response), "li") if "simpul" in atribut(li, "class").split()]
    return {kode(li): li for li in semua}


def kode(li: Any) -> str:
    return next(teks(span) for span in cari(li, "span") if atribut(span, "class") == "kode")


def kepala(li: Any) -> Any:
    """What the item says of itself, without what is below it."""
    return next(div for div in cari(li, "div") if atribut(div, "class") == "kepala-simpul")


def angka(nilai: dict[str, int], status: str = "disetujui") -> None:
    """A realisasi in percent of the target of 2022 for each indikator."""
    ada = User.objects.filter(username="penyetuju").first() or orang("penyetuju")
    for satu, persen in nilai.items():
        indikator = Indikator.objects.get(kode=satu)
        target = indikator.target.get(tahun=2022, triwulan=0).nilai
        Realisasi.objects.create(
            indikator=indikator,
            tahun=2022,
            triwulan=4,
            keadaan="terisi",
            nilai=target * persen / 100,
            status=status,
            disetujui_oleh=ada if status == "disetujui" else None,
        )


def menurun(semua: tuple[Simpul, ...]) -> list[Simpul]:
    return [satu for s in semua for satu in (s, *menurun(s.anak))]


def test_the_tree_of_the_present_plan(sebagai_pimpinan: Client) -> None:
    """As printed: SS1 to SS3; that SP hang on them is our reading, and said to be."""
    response = sebagai_pimpinan.get("/pohon/?tahun=2022")
    semua = simpul(response)
    assert list(semua) == ["SS1", "SP1", "SP2", "SS2", "SP3", "SP4", "SS3", "SP5", "SP6"]
    anak = {k: [kode(li) for li in cari(semua[k], "li") if "simpul" in atribut(li, "class").split()] for k in semua}
    assert {k: v for k, v in anak.items() if v} == {
        "SS1": ["SP1", "SP2"],
        "SS2": ["SP3", "SP4"],
        "SS3": ["SP5", "SP6"],
    }
    assert "Tafsir: Kaitan dengan sasaran strategis adalah bacaan kami; tidak tercetak." in bacaan(response)
    assert ["tafsir" in teks(kepala(li)) for li in semua.values()] == [False, True, True] * 3


def test_the_tree_of_the_former_plan(sebagai_pimpinan: Client) -> None:
    """2020 stands under Semula; the same kode means something else there."""
    for alamat in ("/pohon/?tahun=2020", "/pohon/?tahun=2022&renstra=semula"):
        semua = simpul(sebagai_pimpinan.get(alamat))
        assert list(semua) == ["SS1", "SP1", "SS2", "SS3", "SP2"]
        assert "melalui perlindungan sosial adaptif" in teks(kepala(semua["SP1"]))


def test_programmes_outside_the_renstra_hang_on_no_tree(sebagai_pimpinan: Client) -> None:
    kode_daun = kode_tertaut(sebagai_pimpinan.get("/pohon/?tahun=2020"))
    assert kode_daun
    assert not [k for k in kode_daun if k.startswith(("PN", "RPJMN"))]


def test_a_node_is_the_mean_of_all_indikator_below_it(sebagai_pimpinan: Client) -> None:
    """Not the mean of the means: (100 + 50 + 80 + 20) / 4, where SP1 has 76,67 and SP2 20."""
    angka({"SP1.1": 100, "SP1.2": 50, "SP1.3": 80, "SP2.1": 20})
    semua = simpul(sebagai_pimpinan.get("/pohon/?tahun=2022"))
    terbaca = {k: teks(kepala(semua[k])) for k in ("SS1", "SP1", "SP2")}
    assert "62,50 % dari target" in terbaca["SS1"]
    assert "4 dari 6 indikator dihitung" in terbaca["SS1"]
    assert "76,67 % dari target" in terbaca["SP1"]
    assert "20,00 % dari target" in terbaca["SP2"]
    assert "1 dari 2 indikator dihitung" in terbaca["SP2"]
    assert ["sementara" in satu for satu in terbaca.values()] == [False] * 3


def test_a_node_without_figures_says_so(sebagai_pimpinan: Client) -> None:
    semua = simpul(sebagai_pimpinan.get("/pohon/?tahun=2022"))
    assert "Belum ada capaian yang dapat dihitung: 0 dari 6 indikator dihitung." in teks(kepala(semua["SS1"]))
    assert "0,00" not in teks(kepala(semua["SS1"]))
    angka({"SP1.1": 100}, status="diajukan")
    semua = simpul(sebagai_pimpinan.get("/pohon/?tahun=2022"))
    assert "1 indikator menunggu persetujuan." in teks(kepala(semua["SP1"]))
    Sasaran.objects.create(
        jenjang=3, kode="SK9", uraian="Kosong", unit_id=Sasaran.objects.get(kode="PN").unit_id, urutan=1,
        renstra_id=Sasaran.objects.get(kode="SP3").renstra_id, induk=Sasaran.objects.get(kode="SP3"),
    )  # fmt: skip
    semua = simpul(sebagai_pimpinan.get("/pohon/?tahun=2022"))
    assert "Belum ada indikator di bawah sasaran ini untuk pilihan ini." in teks(kepala(semua["SK9"]))


def test_pending_figures_are_provisional(sebagai_pimpinan: Client) -> None:
    angka({"SP1.1": 100}, status="diajukan")
    semua = simpul(sebagai_pimpinan.get("/pohon/?tahun=2022&status=semua"))
    assert ["sementara" in teks(kepala(semua[k])) for k in ("SS1", "SP1", "SP2")] == [True, True, False]
    (tautan,) = [atribut(a, "href") for a in cari(kepala(semua["SP1"]), "a")]
    assert "status=semua" in tautan
    assert "sementara" in bacaan(sebagai_pimpinan.get(tautan))


@pytest.mark.parametrize("saring", ["", "&unit=JSK", "&triwulan=4", "&renstra=semula&status=semua"])
def test_every_figure_leads_to_its_explanation(sebagai_pimpinan: Client, pimpinan: User, saring: str) -> None:
    """Page, explanation and API twin say the same digits, and the inputs give them."""
    angka({"SP1.1": 100, "SP2.1": 20, "SP3.1": 55})
    angka({"SP5.1": 90}, status="diajukan")
    response = sebagai_pimpinan.get(f"/pohon/?tahun=2022{saring}")
    for nama, li in simpul(response).items():
        for tautan in {atribut(a, "href") for a in cari(kepala(li), "a")}:
            assert tautan.startswith("/telusur/pohon/")
            penjelasan = baca(sebagai_pimpinan, tautan.removeprefix("/"))
            halaman = bacaan(sebagai_pimpinan.get(tautan))
            assert f"Capaian {nama} dengan semua di bawahnya" in halaman
            terbaca = re.search(r"(\d+,\d\d) % dari target", teks(kepala(li)))
            if terbaca is None:
                assert (penjelasan["nilai"], penjelasan["langkah"][0]["masukan"]) == (None, [])
            else:
                masukan = [Fraction(m["teks"].replace(",", ".")) for m in penjelasan["langkah"][0]["masukan"]]
                assert abs(sum(masukan) / len(masukan) - Fraction(penjelasan["nilai"])) <= Fraction(1, 100)
                assert penjelasan["nilai_teks"] == terbaca[1] == format_persen(Decimal(penjelasan["nilai"]))
                assert f"{terbaca[1]} rata-rata % dari target" in halaman
    for daun in kode_tertaut(response):
        assert sebagai_pimpinan.get(f"/indikator/{daun}/").status_code == 200


def test_of_a_unit_only_its_branches(sebagai_pimpinan: Client) -> None:
    semua = simpul(sebagai_pimpinan.get("/pohon/?tahun=2022&unit=JSK"))
    assert list(semua) == ["SS1", "SP1", "SP2", "SS2", "SP3"]
    assert "Belum ada pohon untuk pilihan ini" in bacaan(sebagai_pimpinan.get("/pohon/?tahun=2022&unit=DEKON"))
    satu = Sasaran.objects.get(kode="SP5", renstra__versi="menjadi")
    assert sebagai_pimpinan.get(f"/telusur/pohon/{satu.pk}/2022/?unit=JSK").status_code == 404


def test_m17_a_limited_reader_sees_the_plan_and_only_own_figures(sebagai_jsk: Client, perencana_jsk: User) -> None:
    angka({"SP1.1": 100, "SP1.2": 50})
    response = sebagai_jsk.get("/pohon/?tahun=2022")
    assert kode_tertaut(response) == {"SP1.1", "SP2.1", "SP3.1"}
    assert "100,00 % dari target" in teks(kepala(simpul(response)["SP1"]))
    assert "Daftar, jumlah, dan rata-rata di halaman ini hanya memuat" in bacaan(response)
    sp1 = Sasaran.objects.get(kode="SP1", renstra__versi="menjadi").pk
    asing, tak_ada = (sebagai_jsk.get(f"/telusur/pohon/{sp1}/2022/?unit={kode}") for kode in ("PSKBA", "TIDAKADA"))
    assert (asing.status_code, tak_ada.status_code) == (400, 400)
    assert bacaan(asing) == bacaan(tak_ada).replace("TIDAKADA", "PSKBA")


def test_without_a_role_no_figure(sebagai_tanpa_peran: Client) -> None:
    response = sebagai_tanpa_peran.get("/pohon/?tahun=2020")
    assert not kode_tertaut(response)
    assert "17,37" not in bacaan(response)


def test_as_of_an_earlier_day(sebagai_pimpinan: Client) -> None:
    halaman = bacaan(sebagai_pimpinan.get("/pohon/?tahun=2022&per=2001-01-01"))
    assert "Pada 1 Januari 2001 belum ada data di aplikasi ini." in halaman
    tautan = {atribut(a, "href") for a in cari(isi(sebagai_pimpinan.get("/pohon/?tahun=2022&per=2001-01-01")), "a")}
    assert any(t.startswith("/telusur/pohon/") and "per=2001-01-01" in t for t in tautan)


@pytest.mark.parametrize("pilihan", ["tahun=abc", "unit=TIDAKADA", "renstra=x", "per=2999-01-01", "triwulan=5"])
def test_a_value_that_is_none_is_refused(sebagai_pimpinan: Client, pilihan: str) -> None:
    response = sebagai_pimpinan.get(f"/pohon/?{pilihan}")
    assert (response.status_code, list(galat(response))) == (400, [pilihan.split("=")[0]])
    assert "Pilihan ini tidak dapat dipakai" in bacaan(response)


def test_a_circle_of_sasaran_is_still_a_tree(pimpinan: User) -> None:
    """Nothing forbids it in the admin: all stay on the page, nobody below oneself."""
    sp1, sp2, sp3 = Sasaran.objects.filter(renstra__versi="menjadi").order_by("urutan")[:3]
    Sasaran.objects.filter(pk=sp1.pk).update(induk=sp2)
    Sasaran.objects.filter(pk=sp2.pk).update(induk=sp1)
    Sasaran.objects.filter(pk=sp3.pk).update(induk=sp1)
    semua = menurun(pohon_kinerja(pimpinan, SaringCapaian(2022)).akar)
    assert sorted(s.sasaran.kode for s in semua) == sorted(
        [f"SS{n}" for n in (1, 2, 3)] + [f"SP{n}" for n in range(1, 7)]
    )


def test_capaian_and_the_mean_of_a_sasaran_lead_to_the_tree(sebagai_pimpinan: Client) -> None:
    """Under the same filter; prioritas nasional hangs on none."""
    sp2 = Sasaran.objects.get(kode="SP2", renstra__versi="semula").pk
    for alamat, saring, banyak in (
        ("/capaian/?tahun=2020&triwulan=4&unit=LINJAMSOS", "tahun=2020&triwulan=4&unit=LINJAMSOS#", 1),
        (f"/telusur/sasaran/{sp2}/2020/", "tahun=2020&renstra=semula#", 1),
        (f"/telusur/sasaran/{Sasaran.objects.get(kode='PN').pk}/2020/", "", 0),
    ):
        tautan = [atribut(a, "href") for a in cari(isi(sebagai_pimpinan.get(alamat)), "a")]
        pohon = [satu for satu in tautan if satu.startswith("/pohon/?")]
        assert [saring in satu for satu in pohon] == [True] * banyak
        for satu in pohon:
            halaman, _, tempat = satu.partition("#")
            assert f'id="{tempat}"' in sebagai_pimpinan.get(halaman).content.decode()
