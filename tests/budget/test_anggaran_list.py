"""/anggaran/ and /pendanaan/: every rupiah and percentage as printed, one set to a page."""

import pytest
from django.http import HttpResponse
from django.test import Client

from budget.models import BarisAnggaran, DataAnggaran, Pendanaan
from tests.pages import atribut, bacaan, cari, galat, isi, tabel, teks

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("seed")]

KOLOM = ("Pagu (Rp)", "Realisasi (Rp)", "Sisa (Rp)", "Serapan (%)")
SATKER_2020 = {
    "A": ("46.085.787.885.000", "46.037.120.228.924", "48.667.656.076", "99,89"),
    "SET": ("54.807.551.000", "51.501.184.060", "3.306.366.940", "93,97"),
    "PSKBA": ("479.609.829.000", "477.389.441.815", "2.220.387.185", "99,54"),
    "PSKBS": ("7.274.772.177.000", "7.267.577.653.632", "7.194.523.368", "99,90"),
    "JSK": ("38.276.598.328.000", "38.240.651.949.417", "35.946.378.583", "99,91"),
    "B": ("130.740.890.000", "124.421.068.330", "6.319.821.670", "95,17"),
    "DEKON": ("130.740.890.000", "124.421.068.330", "6.319.821.670", "95,17"),
    "Jumlah": ("46.216.528.775.000", "46.161.541.297.254", "54.987.477.746", "99,88"),
}
TOTAL_2021 = ("30.441.565.130.000", "30.049.222.395.221", "392.342.734.779", "98,71")
SERAPAN_2021 = {
    "jenis_belanja": {"51": "96,94", "52": "99,48", "53": "97,23", "57": "98,67"},
    "kewenangan": {"1": "98,71", "3": "97,98"},
}


def baris(response: HttpResponse) -> dict[str, tuple[str, ...]]:
    """Pagu, realisasi, sisa and serapan of every line, by its code; the total by its name."""
    return {b["Kode"] or b["Uraian"]: tuple(b[k] for k in KOLOM) for b in tabel(response)}


def test_2020_per_satker_with_groups_and_total(sebagai_pimpinan: Client) -> None:
    assert baris(sebagai_pimpinan.get("/anggaran/?tahun=2020")) == SATKER_2020


@pytest.mark.parametrize("rincian", SERAPAN_2021)
def test_2021_in_each_cut_with_one_and_the_same_total(sebagai_pimpinan: Client, rincian: str) -> None:
    semua = baris(sebagai_pimpinan.get(f"/anggaran/?tahun=2021&rincian={rincian}"))
    assert semua.pop("Jumlah") == TOTAL_2021
    assert {kode: angka[3] for kode, angka in semua.items()} == SERAPAN_2021[rincian]


@pytest.mark.parametrize("rincian", SERAPAN_2021)
def test_2021_lines_to_the_rupiah(sebagai_pimpinan: Client, rincian: str) -> None:
    semua = baris(sebagai_pimpinan.get(f"/anggaran/?tahun=2021&rincian={rincian}"))
    tersimpan = BarisAnggaran.objects.filter(data__tahun=2021, data__rincian=rincian)
    for satu in tersimpan:
        rupiah = (satu.pagu, satu.realisasi, satu.pagu - satu.realisasi)
        assert semua[satu.jenis_belanja or satu.kewenangan][:3] == tuple(f"{n:,}".replace(",", ".") for n in rupiah)
    assert tersimpan.count() == len(semua) - 1


def test_two_cuts_are_never_on_one_page_and_never_added(sebagai_pimpinan: Client) -> None:
    jumlah_keduanya = [f"{2 * n:,}".replace(",", ".") for n in (30_441_565_130_000, 30_049_222_395_221)]
    for alamat in ("/", "/anggaran/", "/anggaran/?tahun=2021&rincian=kewenangan", "/sumber/"):
        halaman = sebagai_pimpinan.get(alamat)
        assert not any(angka in halaman.content.decode() for angka in jumlah_keduanya)
    jenis = baris(sebagai_pimpinan.get("/anggaran/?tahun=2021&rincian=jenis_belanja"))
    kewenangan = baris(sebagai_pimpinan.get("/anggaran/?tahun=2021&rincian=kewenangan"))
    assert set(jenis) & set(kewenangan) == {"Jumlah"}


def test_date_and_source_of_the_set(sebagai_pimpinan: Client) -> None:
    halaman = bacaan(sebagai_pimpinan.get("/anggaran/?tahun=2021"))
    assert "Sumber: OM SPAN, per 19 Januari 2022." in halaman
    assert "Serapan jumlah = jumlah realisasi dibagi jumlah pagu, bukan rata-rata persen." in halaman


def test_of_which_pagu_is_always_said(sebagai_pimpinan: Client) -> None:
    assert "Pagu: tidak tercetak dalam dokumen." in bacaan(sebagai_pimpinan.get("/anggaran/?tahun=2021"))
    DataAnggaran.objects.filter(tahun=2021).update(pagu_versi="revisi 3", per_tanggal=None)
    halaman = bacaan(sebagai_pimpinan.get("/anggaran/?tahun=2021"))
    assert "Pagu: revisi 3. Sumber: OM SPAN. Tanggal data: tidak tercetak dalam dokumen." in halaman


def test_absent_source_is_said(sebagai_pimpinan: Client) -> None:
    halaman = bacaan(sebagai_pimpinan.get("/anggaran/?tahun=2020"))
    assert "Sumber: tidak tercetak dalam dokumen." in halaman
    assert "Baris B SATKER DEKONSENTRASI dimuat sebagai kelompok dengan satu baris" in halaman


def test_latest_year_and_its_first_cut_where_nothing_is_asked(sebagai_pimpinan: Client) -> None:
    assert set(baris(sebagai_pimpinan.get("/anggaran/"))) == {"51", "52", "53", "57", "Jumlah"}


def test_tabs_offer_only_the_cuts_of_the_year(sebagai_pimpinan: Client) -> None:
    def tab(tahun: int) -> dict[str, str]:
        (nav,) = [
            n for n in cari(isi(sebagai_pimpinan.get(f"/anggaran/?tahun={tahun}")), "nav") if "Rincian" in label(n)
        ]
        return {teks(a): atribut(a, "href") for a in cari(nav, "a")}

    def label(nav) -> str:
        return atribut(nav, "aria-label")

    per_sasaran = {"Per sasaran": "/anggaran/?tahun=2020&rincian=sasaran"}  # leads on to how one comes to it
    assert tab(2020) == {"Per satuan kerja": "/anggaran/?tahun=2020&rincian=satker"} | per_sasaran
    assert set(tab(2021)) == {"Per jenis belanja", "Per kewenangan", "Per sasaran"}


def test_every_figure_leads_to_its_explanation(sebagai_pimpinan: Client) -> None:
    for satu in tabel(sebagai_pimpinan.get("/anggaran/?tahun=2020")):
        alamat = satu.tautan[-1]
        assert satu.tautan == (f"{alamat}#pagu", f"{alamat}#realisasi", f"{alamat}#sisa", alamat)
        halaman = sebagai_pimpinan.get(alamat).content.decode()
        assert all(f'id="{bagian}"' in halaman for bagian in ("pagu", "realisasi", "sisa", "serapan"))


@pytest.mark.parametrize(
    ("kode", "hitungan"),
    [
        ("SET", "51.501.184.060 / 54.807.551.000 × 100 = 93,97"),
        ("A", "46.037.120.228.924 / 46.085.787.885.000 × 100 = 99,89"),
        ("total", "46.161.541.297.254 / 46.216.528.775.000 × 100 = 99,88"),
    ],
)
def test_explanation_has_the_formula_with_the_values(sebagai_pimpinan: Client, kode: str, hitungan: str) -> None:
    data = DataAnggaran.objects.get(tahun=2020)
    halaman = bacaan(sebagai_pimpinan.get(f"/telusur/serapan/{data.pk}/{kode}/"))
    assert hitungan in halaman
    assert "realisasi / pagu × 100" in halaman


def test_a_printed_percentage_that_differs_stands_beside_ours(sebagai_pimpinan: Client) -> None:
    BarisAnggaran.objects.filter(data__tahun=2020, unit__kode="SET").update(serapan_tercetak="94,97%")
    assert baris(sebagai_pimpinan.get("/anggaran/?tahun=2020"))["SET"][3] == "93,97 tercetak 94,97%"


def test_pagu_zero_has_no_percentage(sebagai_pimpinan: Client) -> None:
    BarisAnggaran.objects.filter(data__tahun=2020, unit__kode="DEKON").update(pagu=0, realisasi=0)
    semua = baris(sebagai_pimpinan.get("/anggaran/?tahun=2020"))
    assert semua["DEKON"] == ("0", "0", "0", "pagu nol, serapan tidak dapat dihitung tercetak 95,17%")


def test_more_spent_than_allotted_is_a_negative_sisa(sebagai_pimpinan: Client) -> None:
    BarisAnggaran.objects.filter(data__tahun=2020, unit__kode="DEKON").update(pagu=100, realisasi=101)
    assert baris(sebagai_pimpinan.get("/anggaran/?tahun=2020"))["DEKON"][:3] == ("100", "101", "-1")


def test_a_year_without_data_says_what_to_do(sebagai_pimpinan: Client) -> None:
    halaman = bacaan(sebagai_pimpinan.get("/anggaran/?tahun=2019&rincian=satker"))
    assert "Belum ada data anggaran untuk pilihan ini" in halaman
    assert "Pilih tahun lain, atau rincian lain yang tersedia." in halaman


@pytest.mark.parametrize(
    ("medan", "isian"),
    [
        *(("tahun", isian) for isian in ("abc", "1944", "2101", "2020.5", "99999999999999999999", "%00")),
        *(("rincian", isian) for isian in ("xx", "lengkapi", "SATKER", "%00")),
    ],
)
def test_a_value_that_is_none_is_refused(sebagai_pimpinan: Client, medan: str, isian: str) -> None:
    response = sebagai_pimpinan.get(f"/anggaran/?{medan}={isian}")
    assert response.status_code == 400
    assert list(galat(response)) == [medan]
    assert galat(response)[medan] in bacaan(response)
    assert not tabel(response)


@pytest.mark.parametrize("pemeran", ["sebagai_jsk", "sebagai_verifikator", "sebagai_admin"])
def test_published_sets_are_open_to_every_role(request: pytest.FixtureRequest, pemeran: str) -> None:
    client: Client = request.getfixturevalue(pemeran)
    assert baris(client.get("/anggaran/?tahun=2020")) == SATKER_2020


def test_without_a_role_no_set_and_no_explanation(sebagai_tanpa_peran: Client) -> None:
    data = DataAnggaran.objects.get(tahun=2020)
    assert not tabel(sebagai_tanpa_peran.get("/anggaran/?tahun=2020&rincian=satker"))
    ada, tak_ada = (sebagai_tanpa_peran.get(f"/telusur/serapan/{kunci}/total/") for kunci in (data.pk, 99_999))
    assert (ada.status_code, tak_ada.status_code) == (404, 404)
    assert bacaan(ada) == bacaan(tak_ada)


def test_a_line_that_the_set_lacks_is_not_found(sebagai_pimpinan: Client) -> None:
    data = DataAnggaran.objects.get(tahun=2020)
    assert sebagai_pimpinan.get(f"/telusur/serapan/{data.pk}/ZZZ/").status_code == 404


def test_pendanaan_as_printed_with_the_slip_marked(sebagai_pimpinan: Client) -> None:
    semua = {b["Tahun"]: b for b in tabel(sebagai_pimpinan.get("/pendanaan/"))}
    assert {tahun: b["Teks tercetak"] for tahun, b in semua.items()} == {
        "2022": "30.994.480.362.000",
        "2023": "30.594.941.532.000",
        "2024": "30.682.054.839",
    }
    assert all(b["Alokasi (Rp)"] == b["Teks tercetak"] for b in semua.values())
    assert [tahun for tahun, b in semua.items() if b["Catatan sumber"].startswith("perlu ditelaah")] == ["2024"]


def test_pendanaan_beside_the_year_before(sebagai_pimpinan: Client) -> None:
    selisih = [b["Selisih dari tahun sebelumnya (Rp)"] for b in tabel(sebagai_pimpinan.get("/pendanaan/"))]
    assert selisih == ["tahun pertama", "-399.538.830.000", "-30.564.259.477.161"]


def test_a_slip_that_nobody_remarked_on_is_marked_by_the_rule(sebagai_pimpinan: Client) -> None:
    """The rule of check_sumber, not the remark of whoever entered the row."""
    Pendanaan.objects.update(catatan_sumber="")
    catatan = [b["Catatan sumber"] for b in tabel(sebagai_pimpinan.get("/pendanaan/"))]
    assert catatan[:2] == ["", ""]
    assert "Lebih dari 100 kali lebih kecil daripada 2023: satuannya perlu diperiksa." in catatan[2]


def test_pendanaan_as_a_file(sebagai_pimpinan: Client) -> None:
    response = sebagai_pimpinan.get("/pendanaan/?format=csv")
    baris = b"".join(response.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert len(baris) == 4
    assert ",30994480362000," in baris[1]


def test_pendanaan_without_data_has_a_sentence(sebagai_pimpinan: Client) -> None:
    Pendanaan.objects.all().delete()
    assert "Belum ada alokasi" in bacaan(sebagai_pimpinan.get("/pendanaan/"))
