"""/telusur/...: inputs, formula with the values put in, rule, rounding, what was left out, and origin of a figure."""

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client

from indicators.models import Indikator, Realisasi, Sasaran, UnitKerja
from indicators.rekap import SaringCapaian
from indicators.riwayat import catat
from indicators.telusur import jelaskan_capaian
from tests.pages import bacaan, tabel

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("seed")]

SATUAN = "% dari target"


def pn() -> Sasaran:
    return Sasaran.objects.get(kode="PN")


def urutan(halaman: str, *potongan: str) -> bool:
    """Whether these pieces all occur, in this order."""
    tempat = 0
    for satu in potongan:
        tempat = halaman.find(satu, tempat) + 1
        if not tempat:
            return False
    return True


def test_capaian_with_formula_and_origin(sebagai_pimpinan: Client) -> None:
    halaman = bacaan(sebagai_pimpinan.get("/telusur/capaian/PN.3/2020/"))
    assert urutan(halaman, "Capaian PN.3, tahun 2020", f"107,83 {SATUAN}", "Tercetak dalam dokumen: 107,83%")
    assert urutan(halaman, "R / T × 100", "199.902 / 185.390 × 100 = 107,83", "Makin tinggi makin baik")
    assert "Dihitung tepat, lalu dibulatkan sekali di akhir ke 2 desimal" in halaman
    assert urutan(halaman, "Target 2020", "185.390 Org", "Realisasi setahun 2020", "199.902 Org")
    assert "Reviu Rencana Strategis 2022, Program Prioritas Nasional Ditjen Linjamsos" in halaman


def test_computed_and_printed_stand_beside_each_other_where_they_differ(sebagai_pimpinan: Client) -> None:
    halaman = bacaan(sebagai_pimpinan.get("/telusur/capaian/PN.7/2020/"))
    assert urutan(halaman, f"119,04 {SATUAN}", "Tercetak dalam dokumen: 100 %", "68.372 / 57.434 × 100 = 119,04")


def test_cap_is_a_step_of_its_own(sebagai_pimpinan: Client) -> None:
    halaman = bacaan(sebagai_pimpinan.get("/telusur/capaian/PN.4/2020/"))
    assert urutan(halaman, f"120,02 {SATUAN}", "Paling tinggi 120", "120,00 masuk Sangat Tinggi")


def test_absent_figure_gives_its_reason(sebagai_pimpinan: Client) -> None:
    halaman = bacaan(sebagai_pimpinan.get("/telusur/capaian/S.SP1.4/2020/"))
    assert urutan(halaman, "tidak dapat dihitung", "Belum jadi indikator.", "(belum jadi indikator)")
    assert SATUAN not in halaman


def test_printed_capaian_without_realisasi_is_kept_with_our_reading(sebagai_pimpinan: Client) -> None:
    halaman = bacaan(sebagai_pimpinan.get("/telusur/capaian/S.SP1.3/2021/"))
    assert urutan(halaman, "Tidak tersedia.", "Dokumen mencetak capaian, bukan realisasi.", "114.61%")
    assert urutan(halaman, "Realisasi setahun 2021", "Tafsir", "Angka tercetak dibaca sebagai persen capaian")


def test_quarter_is_named(sebagai_pimpinan: Client) -> None:
    halaman = bacaan(sebagai_pimpinan.get("/telusur/capaian/PN.3/2020/4/"))
    assert urutan(halaman, "s.d. triwulan IV 2020", "107,83")


def test_a_year_figure_explains_no_earlier_quarter(sebagai_pimpinan: Client) -> None:
    halaman = bacaan(sebagai_pimpinan.get("/telusur/capaian/PN.3/2020/1/"))
    assert "107,83" not in halaman
    assert "199.902" not in halaman


def test_mean_of_a_sasaran_lists_what_went_in_and_what_did_not(sebagai_pimpinan: Client) -> None:
    response = sebagai_pimpinan.get(f"/telusur/sasaran/{pn().pk}/2021/")
    halaman = bacaan(response)
    assert urutan(halaman, "102,19", "5 dari 7 indikator dihitung.", "5 capaian: 510,948240 / 5 = 102,19")
    bagian = {baris.kepala.split(" ")[0]: list(baris.sel.values())[-1] for baris in tabel(response)[:7]}
    assert bagian == {
        "PN.1": "100,00",
        "PN.3": "100,00",
        "PN.4": "110,95",
        "PN.6b": "100,00",
        "PN.7": "100,00",
        "PN.2": "tidak tersedia",
        "PN.5": "tidak tersedia",
    }


def test_mean_says_what_the_cap_took_away(sebagai_pimpinan: Client) -> None:
    halaman = bacaan(sebagai_pimpinan.get(f"/telusur/sasaran/{pn().pk}/2020/"))
    assert urutan(halaman, "PN.4", "sebelum dibatasi 120,02", "120,00")


def test_mean_of_one_unit_within_a_sasaran(sebagai_pimpinan: Client) -> None:
    """The link of a page that shows one unit explains that unit's mean."""
    halaman = sebagai_pimpinan.get("/capaian/?tahun=2020&unit=JSK").content.decode()
    alamat = f"/telusur/sasaran/{pn().pk}/2020/?unit=JSK"
    assert f'href="{alamat}"' in halaman
    penjelasan = bacaan(sebagai_pimpinan.get(alamat))
    assert urutan(penjelasan, "Direktorat Jaminan Sosial Keluarga", "99,98", "2 dari 2 indikator dihitung.")
    assert "PN.3" not in penjelasan


def test_a_foreign_unit_of_a_mean_is_as_absent_as_an_unknown_one(sebagai_jsk: Client) -> None:
    jawaban = [sebagai_jsk.get(f"/telusur/sasaran/{pn().pk}/2020/?unit={kode}") for kode in ("PSKBA", "ZZZ", "%00")]
    assert {satu.status_code for satu in jawaban} == {404}
    assert len({bacaan(satu) for satu in jawaban}) == 1


def test_how_far_a_mean_could_still_move(sebagai_pimpinan: Client) -> None:
    halaman = bacaan(sebagai_pimpinan.get(f"/telusur/sasaran/{pn().pk}/2021/"))
    assert urutan(halaman, "Dihitung 5 dari 7 indikator yang ditunggu, 71,43 % bobot.", "Jika yang tidak dihitung")
    assert urutan(halaman, "bernilai 0: 72,99", "PN.2", "tidak tersedia, dianggap 0", "0,00")
    assert urutan(halaman, "sesuai target: 101,56", "tidak tersedia, dianggap 100", "100,00")
    utuh = bacaan(sebagai_pimpinan.get(f"/telusur/sasaran/{pn().pk}/2020/"))
    assert "Tidak ada lagi yang dapat menggeser rata-rata ini." in utuh


def test_mean_of_a_unit(sebagai_pimpinan: Client) -> None:
    halaman = bacaan(sebagai_pimpinan.get("/telusur/unit/JSK/2020/4/"))
    assert urutan(halaman, "Nilai kinerja Dit. JSK, s.d. triwulan IV 2020", "99,98", "2 dari 4 indikator dihitung.")
    assert sebagai_pimpinan.get("/telusur/unit/DEKON/2020/").status_code == 404


def test_mean_of_a_quarter(sebagai_pimpinan: Client) -> None:
    halaman = bacaan(sebagai_pimpinan.get(f"/telusur/sasaran/{pn().pk}/2020/4/"))
    assert urutan(halaman, "s.d. triwulan IV 2020", "108,67", "7 dari 7 indikator dihitung.")


def test_mean_of_the_year_names_each_one_left_out(sebagai_pimpinan: Client) -> None:
    halaman = bacaan(sebagai_pimpinan.get("/telusur/tahun/2020/"))
    assert urutan(halaman, "Rata-rata capaian tahun 2020", "108,67", "7 dari 17 indikator dihitung.")
    assert urutan(halaman, "S.SP1.4", "belum jadi indikator")
    assert urutan(halaman, "S.SP2.2", "tanpa target")
    assert urutan(halaman, "RPJMN.1", "bukan periode ukur")


def test_mean_counts_only_what_the_reader_may_see(sebagai_jsk: Client) -> None:
    halaman = bacaan(sebagai_jsk.get(f"/telusur/sasaran/{pn().pk}/2020/"))
    assert urutan(halaman, "99,98", "2 dari 2 indikator dihitung.", "PN.1", "PN.2")
    assert "PN.3" not in halaman


def test_history_of_the_figure_is_on_its_page(sebagai_pimpinan: Client) -> None:
    realisasi = Realisasi.objects.get(indikator__kode="PN.3", tahun=2020)
    assert "Belum ada perubahan tercatat" in bacaan(sebagai_pimpinan.get("/telusur/capaian/PN.3/2020/"))
    with transaction.atomic():
        catat(aksi="ubah", jenis="realisasi", objek_id=realisasi.pk, objek_kode="PN.3", alasan="Salah ketik")
        catat(aksi="ubah", jenis="target", objek_id=realisasi.pk, alasan="Bukan angka ini")
    halaman = bacaan(sebagai_pimpinan.get("/telusur/capaian/PN.3/2020/"))
    assert urutan(halaman, "Riwayat", "sistem", "Salah ketik")
    assert "Bukan angka ini" not in halaman


def test_a_foreign_figure_is_as_absent_as_an_unknown_one(sebagai_jsk: Client) -> None:
    alamat = ("/telusur/capaian/PN.4/2020/", "/telusur/capaian/TIDAK.ADA/2020/", "/telusur/capaian/PN.4/2050/")
    jawaban = [sebagai_jsk.get(satu) for satu in alamat]
    assert {satu.status_code for satu in jawaban} == {404}
    assert len({bacaan(satu) for satu in jawaban}) == 1


def test_a_foreign_sasaran_is_as_absent_as_an_unknown_one(sebagai_jsk: Client) -> None:
    """Absent means: nothing in it that the reader may see."""
    Indikator.objects.filter(sasaran=pn()).update(unit=UnitKerja.objects.get(kode="PSKBA"))
    jawaban = [sebagai_jsk.get(f"/telusur/sasaran/{kunci}/2020/") for kunci in (pn().pk, 99_999_999)]
    assert {satu.status_code for satu in jawaban} == {404}
    assert len({bacaan(satu) for satu in jawaban}) == 1


@pytest.mark.parametrize(
    "alamat",
    [
        "/telusur/capaian/PN.3/1899/",
        "/telusur/capaian/PN.3/20200/",
        "/telusur/capaian/PN.3/2020/0/",
        "/telusur/capaian/PN.3/2020/5/",
        "/telusur/capaian/PN.3/2020.0/",
        "/telusur/capaian/PN.3/2021/1%00/",
        "/telusur/sasaran/99999999999999999999/2020/",
        "/telusur/sasaran/-1/2020/",
        "/telusur/sasaran/0/2020/",
        "/telusur/tahun/2050/",
        "/telusur/unit/LINJAMSOS/2050/",
        "/telusur/unit/TAK.ADA/2020/",
        "/telusur/laju/PN.3/2020/4/",
        "/telusur/tahun/abcd/",
        "/telusur/serapan/99999999999999999999/total/",
        "/telusur/serapan/1/%00/",
    ],
)
def test_an_address_of_nothing_is_not_found(sebagai_pimpinan: Client, alamat: str) -> None:
    assert sebagai_pimpinan.get(alamat).status_code == 404


def test_setiap_triwulan_menyebut_angkanya_sendiri(pimpinan: User) -> None:
    """Where a year is made of quarters, each input is its own figure, not the result."""
    asal = Realisasi.objects.exclude(dokumen=None)[0].dokumen
    milik = Indikator.objects.get(kode="SP4.1")
    for triwulan, nilai in enumerate((55, 64, 73), 1):
        sifat = {"keadaan": "terisi", "nilai": nilai, "status": "disetujui", "dokumen": asal}
        Realisasi.objects.create(indikator=milik, tahun=2022, triwulan=triwulan, **sifat)
    isi = jelaskan_capaian(pimpinan, SaringCapaian(2022, kode="SP4.1"))
    assert [satu.teks for satu in isi.asal if satu.nama.startswith("Realisasi")] == ["55,00", "64,00", "73,00"]
