"""The filters of /capaian/: what each selects, and that a value which is none is refused with its field named."""

import pytest
from django.test import Client

from indicators.models import Indikator, Sasaran
from tests.pages import bacaan, galat, kode_tertaut, per_indikator

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]

IKP_SEMULA, IKP_MENJADI, PN, RPJMN = 11, 13, 7, 8


def kode(client: Client, saringan: str) -> set[str]:
    return set(per_indikator(client.get(f"/capaian/?{saringan}")))


def berawal(kode: set[str], awal: str) -> int:
    return sum(satu.startswith(awal) for satu in kode)


@pytest.mark.parametrize(("tahun", "semula", "menjadi"), [(2020, 11, 0), (2021, 11, 0), (2022, 0, 13), (2024, 0, 13)])
def test_version_in_force_in_the_year(sebagai_pimpinan: Client, tahun: int, semula: int, menjadi: int) -> None:
    daftar = kode(sebagai_pimpinan, f"tahun={tahun}")
    assert (berawal(daftar, "S.SP"), berawal(daftar, "SP")) == (semula, menjadi)


@pytest.mark.parametrize(("versi", "awal", "banyak"), [("semula", "S.SP", 11), ("menjadi", "SP", 13)])
def test_version_asked_for(sebagai_pimpinan: Client, versi: str, awal: str, banyak: int) -> None:
    """In the years it covers; what belongs to no version is listed with any."""
    tahun = 2021 if versi == "semula" else 2023
    daftar = kode(sebagai_pimpinan, f"tahun={tahun}&renstra={versi}")
    assert berawal(daftar, awal) == banyak
    assert berawal(daftar, "RPJMN") == RPJMN


@pytest.mark.parametrize(
    ("jenjang", "awal", "banyak"),
    [("strategis", "SS", 3), ("program", "S.SP", 11), ("prioritas_nasional", "PN", 7), ("rpjmn", "RPJMN", 8)],
)
def test_one_level(sebagai_pimpinan: Client, jenjang: str, awal: str, banyak: int) -> None:
    daftar = kode(sebagai_pimpinan, f"tahun=2021&jenjang={jenjang}")
    assert len(daftar) == berawal(daftar, awal) == banyak


def test_unit_without_units_below(sebagai_pimpinan: Client) -> None:
    daftar = kode(sebagai_pimpinan, "tahun=2020&unit=JSK")
    milik = Indikator.objects.filter(unit__kode="JSK", tahun_awal__lte=2020, tahun_akhir__gte=2020)
    assert daftar == set(milik.values_list("kode", flat=True))
    assert {"S.SP1.1", "PN.1"} <= daftar


def test_unit_with_the_units_below(sebagai_pimpinan: Client) -> None:
    """The Ditjen holds what its directorates hold, and nothing of the ministry's own."""
    ditjen = kode(sebagai_pimpinan, "tahun=2020&unit=LINJAMSOS")
    assert kode(sebagai_pimpinan, "tahun=2020&unit=JSK") < ditjen
    assert berawal(ditjen, "SS") == 0
    assert kode(sebagai_pimpinan, "tahun=2020&unit=KEMENSOS") == kode(sebagai_pimpinan, "tahun=2020")


def test_filters_narrow_together(sebagai_pimpinan: Client) -> None:
    daftar = kode(sebagai_pimpinan, "tahun=2020&unit=JSK&jenjang=prioritas_nasional")
    assert daftar == kode(sebagai_pimpinan, "tahun=2020&unit=JSK") & kode(
        sebagai_pimpinan, "tahun=2020&jenjang=prioritas_nasional"
    )
    assert daftar


def test_one_sasaran_as_links_name_it(sebagai_pimpinan: Client) -> None:
    """Kept while other filters change, said in words, and left by a link."""
    pn = Sasaran.objects.get(kode="PN").pk
    response = sebagai_pimpinan.get(f"/capaian/?tahun=2020&sasaran={pn}")
    assert set(per_indikator(response)) == {f"PN.{n}" for n in range(1, 8)}
    assert "Hanya sasaran PN Program Prioritas Nasional" in bacaan(response)
    assert 'href="?tahun=2020">Tampilkan semua sasaran' in response.content.decode()
    assert f'<input type="hidden" name="sasaran" value="{pn}"' in response.content.decode()


def test_a_foreign_sasaran_looks_like_an_unknown_one(sebagai_jsk: Client) -> None:
    asing = Sasaran.objects.get(kode="SS1").pk
    jawaban = [sebagai_jsk.get(f"/capaian/?tahun=2020&sasaran={nomor}") for nomor in (asing, 99_999, "x", "1%00")]
    assert {satu.status_code for satu in jawaban} == {400}
    assert len({galat(satu)["sasaran"] for satu in jawaban}) == 1
    assert galat(jawaban[0])["sasaran"] in bacaan(jawaban[0])


def test_the_mean_of_the_page_where_it_is_that_of_a_unit(sebagai_pimpinan: Client) -> None:
    """With coverage and range; a cut by level, version or sasaran is no unit's mean."""
    halaman = bacaan(sebagai_pimpinan.get("/capaian/?tahun=2021&unit=LINJAMSOS"))
    assert "Rata-rata seluruhnya 102,19 : 5 dari 18 indikator dihitung (27,78 % bobot)." in halaman
    assert "Jika yang tidak dihitung bernilai 0: 28,39" in halaman
    assert "100,61" in halaman
    for saringan in ("jenjang=program", "renstra=semula", f"sasaran={Sasaran.objects.get(kode='PN').pk}"):
        assert "Rata-rata seluruhnya" not in bacaan(sebagai_pimpinan.get(f"/capaian/?tahun=2021&{saringan}"))


def test_quarter_has_its_own_heading_and_explanation(sebagai_pimpinan: Client) -> None:
    """A figure given for the whole year stands at triwulan IV."""
    baris = per_indikator(sebagai_pimpinan.get("/capaian/?tahun=2020&triwulan=4"))["PN.3"]
    assert (baris["Realisasi TW IV 2020"], baris.angka("Capaian (%)")) == ("199.902", "107,83")
    assert baris["Capaian (%)"] == "107,83 terhadap target tahunan"
    assert baris.tautan[1] == "/telusur/capaian/PN.3/2020/4/"


def test_a_year_figure_is_no_figure_of_an_earlier_quarter(sebagai_pimpinan: Client) -> None:
    baris = per_indikator(sebagai_pimpinan.get("/capaian/?tahun=2020&triwulan=2"))["PN.3"]
    assert baris["Realisasi TW II 2020"] in ("belum diisi", "bukan periode ukur")
    assert baris["Capaian (%)"] == "tidak dihitung"


def test_year_without_indikator_says_what_to_do(sebagai_pimpinan: Client) -> None:
    halaman = bacaan(sebagai_pimpinan.get("/capaian/?tahun=2050"))
    assert "Belum ada indikator untuk pilihan ini" in halaman
    assert "Longgarkan salah satu pilihan di atas." in halaman


@pytest.mark.parametrize(
    ("medan", "isi"),
    [
        *(("tahun", isi) for isi in ("abc", "1944", "2101", "2020.5", "99999999999999999999", "-1", "2020 2021")),
        *(("triwulan", isi) for isi in ("0", "5", "abc", "1.5")),
        *(("unit", isi) for isi in ("XX", "jsk", "%00", "1", "JSK%25")),
        *(("renstra", isi) for isi in ("xx", "Semula", "%00")),
        *(("jenjang", isi) for isi in ("xx", "1", "PROGRAM")),
    ],
)
def test_a_value_that_is_none_is_refused(sebagai_pimpinan: Client, medan: str, isi: str) -> None:
    """The field is named, its complaint printed, and no figure shown."""
    response = sebagai_pimpinan.get(f"/capaian/?{medan}={isi}")
    assert response.status_code == 400
    assert list(galat(response)) == [medan]
    assert galat(response)[medan] in bacaan(response)
    assert not kode_tertaut(response)


def test_every_wrong_field_is_named_at_once(sebagai_pimpinan: Client) -> None:
    response = sebagai_pimpinan.get("/capaian/?tahun=abc&triwulan=9&unit=X&renstra=x&jenjang=x")
    assert set(galat(response)) == {"tahun", "triwulan", "unit", "renstra", "jenjang"}


def test_a_foreign_unit_looks_like_an_unknown_one(sebagai_jsk: Client) -> None:
    asing = sebagai_jsk.get("/capaian/?tahun=2020&unit=PSKBA")
    tak_dikenal = sebagai_jsk.get("/capaian/?tahun=2020&unit=ZZZZZ")
    assert (asing.status_code, tak_dikenal.status_code) == (400, 400)
    assert galat(asing) == galat(tak_dikenal)
    assert "PSKBA" not in bacaan(asing)


def test_only_reachable_units_are_offered(sebagai_jsk: Client, sebagai_verifikator: Client) -> None:
    def ditawarkan(client: Client) -> list[str]:
        pilihan = client.get("/capaian/").context["filter"].fields["unit"].choices
        return [str(nilai) for nilai, _ in pilihan]

    assert ditawarkan(sebagai_jsk) == ["", "JSK"]
    assert ditawarkan(sebagai_verifikator) == ["", "LINJAMSOS", "SET", "PSKBA", "PSKBS", "JSK", "DEKON"]
