"""/: the key figures of the latest year with realisasi, what wants attention, and the sasaran."""

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from budget.models import DataAnggaran
from indicators.models import Realisasi, Target
from tests.pages import atribut, bacaan, cari, isi, kode_tertaut, teks
from tests.people import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]


def kartu(response: HttpResponse) -> dict[str, str]:
    """The text of each card under its heading."""
    bagian = [*cari(isi(response), "section"), *cari(isi(response), "article")]
    return {teks(judul): teks(satu) for satu in bagian for judul in [*cari(satu, "h2"), *cari(satu, "h3")][:1]}


def test_mean_of_the_latest_year_says_n_of_m(sebagai_pimpinan: Client) -> None:
    halaman = kartu(sebagai_pimpinan.get("/"))
    assert "102,19 % dari target" in halaman["Rata-rata capaian 2021"]
    assert "5 dari 21 indikator dihitung." in halaman["Rata-rata capaian 2021"]


def test_serapan_of_two_years_in_whole_rupiah(sebagai_pimpinan: Client) -> None:
    halaman = kartu(sebagai_pimpinan.get("/"))
    assert "98,71 % dari pagu" in halaman["Serapan anggaran 2021"]
    assert (
        "Rp30.049.222.395.221 dari pagu Rp30.441.565.130.000; sisa Rp392.342.734.779."
        in halaman["Serapan anggaran 2021"]
    )
    assert "99,88 % dari pagu" in halaman["Serapan anggaran 2020"]
    assert "sisa Rp54.987.477.746." in halaman["Serapan anggaran 2020"]


def test_sasaran_without_figures_say_so(sebagai_pimpinan: Client) -> None:
    halaman = kartu(sebagai_pimpinan.get("/"))
    (sp1,) = [isi_kartu for judul, isi_kartu in halaman.items() if judul.startswith("SP1")]
    assert "belum dihitung" in sp1.casefold()
    assert "0 dari 6 indikator dihitung" in sp1
    assert any(judul.startswith("PN · 102,19") for judul in halaman)


def test_every_figure_leads_to_its_explanation(sebagai_pimpinan: Client) -> None:
    response = sebagai_pimpinan.get("/")
    tujuan = {atribut(a, "href") for a in cari(isi(response), "a") if atribut(a, "href").startswith("/telusur/")}
    assert {satu.split("/")[2] for satu in tujuan} == {"tahun", "serapan", "sasaran"}
    for satu in tujuan:
        assert sebagai_pimpinan.get(satu).status_code == 200


def test_what_wants_attention_gives_its_reason(sebagai_pimpinan: Client) -> None:
    perhatian = kartu(sebagai_pimpinan.get("/"))["Perlu perhatian"]
    assert "Sel tahun 2021 kosong di dokumen." in perhatian
    assert "Dokumen mencetak capaian, bukan realisasi." in perhatian


def test_below_its_target_wants_attention(sebagai_pimpinan: Client) -> None:
    Realisasi.objects.filter(tahun=2021, keadaan="tidak_tersedia").delete()
    Realisasi.objects.filter(tahun=2021, indikator__kode="PN.3").update(nilai=219_999)
    perhatian = kartu(sebagai_pimpinan.get("/"))["Perlu perhatian"]
    assert "Warga Daerah rawan bencana" in perhatian
    assert "capaian 99,99 %, di bawah target" in perhatian


def test_above_120_wants_attention(sebagai_pimpinan: Client) -> None:
    Realisasi.objects.filter(tahun=2021, keadaan="tidak_tersedia").delete()
    Target.objects.filter(tahun=2021, indikator__kode="PN.3").update(nilai=100)
    assert "perlu ditelaah: di atas batas kewajaran" in kartu(sebagai_pimpinan.get("/"))["Perlu perhatian"]


def test_nothing_to_attend_to_is_said(sebagai_set: Client) -> None:
    assert "Tidak ada yang perlu perhatian khusus" in kartu(sebagai_set.get("/"))["Perlu perhatian"]


def test_a_planner_sees_the_own_unit_and_the_totals_of_the_budget(sebagai_jsk: Client) -> None:
    response = sebagai_jsk.get("/")
    assert "1 dari 4 indikator dihitung." in kartu(response)["Rata-rata capaian 2021"]
    assert "98,71 % dari pagu" in kartu(response)["Serapan anggaran 2021"]
    assert kode_tertaut(response) <= {"PN.1", "PN.2", "S.SP1.1", "S.SP1.2"}


def test_nothing_computable_is_said_without_a_figure(sebagai_set: Client) -> None:
    rata = kartu(sebagai_set.get("/"))["Rata-rata capaian 2021"]
    assert "belum ada indikator yang dapat dihitung" in rata
    assert "% dari target" not in rata


def test_one_year_of_budget_alone(sebagai_pimpinan: Client) -> None:
    DataAnggaran.objects.filter(tahun=2020).update(tahun=2010)
    assert [judul for judul in kartu(sebagai_pimpinan.get("/")) if judul.startswith("Serapan")] == [
        "Serapan anggaran 2021"
    ]


def test_without_any_realisasi_a_sentence(sebagai_pimpinan: Client) -> None:
    Realisasi.objects.all().delete()
    halaman = bacaan(sebagai_pimpinan.get("/"))
    assert "Belum ada realisasi" in halaman
    assert "Begitu realisasi pertama disetujui, capaian sasaran tampil di sini." in halaman
    assert "98,71" in halaman


def test_without_a_role_no_figure_at_all(sebagai_tanpa_peran: Client) -> None:
    halaman = bacaan(sebagai_tanpa_peran.get("/"))
    assert "Belum ada realisasi" in halaman
    assert "%" not in halaman


def test_post_is_refused(sebagai_pimpinan: Client) -> None:
    assert sebagai_pimpinan.post("/").status_code == 405


def test_pandangan_terbatas_disebut(sebagai_jsk: Client, sebagai_pimpinan: Client) -> None:
    for halaman in ("/", "/capaian/", "/sumber/", "/perbandingan/", "/pelaporan/", "/riwayat/"):
        assert "hanya memuat Dit. JSK dan unit di bawahnya" in sebagai_jsk.get(halaman).content.decode()
        assert "hanya memuat" not in sebagai_pimpinan.get(halaman).content.decode()


def test_tanpa_penugasan_diberi_tahu_jalannya(tanpa_peran: User) -> None:
    assert "belum mempunyai penugasan" in masuk(tanpa_peran).get("/").content.decode()
