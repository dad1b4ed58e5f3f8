"""Each rule of `check_sumber` finds a figure that is off by its last digit, and is silent about a right one."""

from decimal import Decimal

import pytest

from budget.models import BarisAnggaran, DataAnggaran, KelompokAnggaran, Pendanaan
from indicators.models import Indikator, KerangkaRegulasi, Realisasi, Rujukan, Target
from renstra.sumber import Jenis, Temuan, daftar_tafsir, periksa_sumber

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]


@pytest.fixture(autouse=True)
def sebelum(db: None, seed: None) -> list[Temuan]:
    """What is found before the test changes anything."""
    return periksa_sumber()


def baru(sebelum: list[Temuan], jenis: Jenis) -> list[Temuan]:
    return [t for t in periksa_sumber() if t.jenis == jenis and t not in sebelum]


def tercetak(kode: str, tahun: int, teks: str) -> None:
    nilai = Decimal(teks.strip(" %").replace(",", "."))
    Realisasi.objects.filter(indikator__kode=kode, tahun=tahun).update(
        capaian_tercetak=nilai, capaian_tercetak_teks=teks
    )


def satker(kode: str):
    return BarisAnggaran.objects.filter(data__tahun=2020, unit__kode=kode)


@pytest.mark.parametrize(("kode", "teks"), [("PN.3", "107,82%"), ("PN.3", "107,84 %"), ("PN.3", "107%")])
def test_a_printed_capaian_that_is_off(sebelum: list[Temuan], kode: str, teks: str) -> None:
    tercetak(kode, 2020, teks)
    (satu,) = baru(sebelum, Jenis.PERSEN)
    assert satu.objek.startswith(f"{kode} ")
    assert satu.tercetak == teks


@pytest.mark.parametrize("teks", ["107,83%", "107,8 %", "108%"])
def test_a_printed_capaian_is_held_to_the_decimals_it_prints(sebelum: list[Temuan], teks: str) -> None:
    tercetak("PN.3", 2020, teks)
    assert baru(sebelum, Jenis.PERSEN) == []


def test_a_printed_capaian_without_realisasi_is_no_finding(sebelum: list[Temuan]) -> None:
    """Tabel 2's disaster rows: there is nothing to compute it from."""
    assert not [t for t in sebelum if t.jenis == Jenis.PERSEN and t.indikator.startswith("S.")]


@pytest.mark.parametrize(
    ("ubah", "objek"),
    [
        (lambda: satker("SET").update(serapan_tercetak="93,98%"), "Serapan Sekretariat"),
        (lambda: KelompokAnggaran.objects.filter(kode="A").update(serapan_tercetak="99,90%"), "Serapan SATKER PUSAT"),
        (lambda: DataAnggaran.objects.filter(tahun=2020).update(serapan_tercetak="99,89%"), "Serapan Jumlah, 2020"),
    ],
    ids=["line", "group", "total"],
)
def test_a_printed_serapan_that_is_off(sebelum: list[Temuan], ubah, objek: str) -> None:
    assert ubah() == 1
    (satu,) = baru(sebelum, Jenis.PERSEN)
    assert satu.objek.startswith(objek)


@pytest.mark.parametrize("besaran", ["pagu", "realisasi", "sisa"])
def test_a_printed_total_that_is_off_by_one_rupiah(sebelum: list[Temuan], besaran: str) -> None:
    data = DataAnggaran.objects.get(tahun=2020)
    setattr(data, f"{besaran}_tercetak", getattr(data, f"{besaran}_tercetak") + 1)
    data.save()
    (satu,) = baru(sebelum, Jenis.JUMLAH)
    assert satu.objek == f"{besaran.capitalize()} Jumlah, 2020"
    assert satu.selisih == "1"


@pytest.mark.parametrize("besaran", ["pagu", "realisasi", "sisa"])
def test_a_printed_subtotal_that_is_off_by_one_rupiah(sebelum: list[Temuan], besaran: str) -> None:
    kelompok = KelompokAnggaran.objects.get(kode="A")
    setattr(kelompok, f"{besaran}_tercetak", getattr(kelompok, f"{besaran}_tercetak") - 1)
    kelompok.save()
    (satu,) = baru(sebelum, Jenis.JUMLAH)
    assert satu.objek == f"{besaran.capitalize()} SATKER PUSAT, 2020"
    assert satu.selisih == "-1"


def test_a_printed_sisa_of_a_line_that_is_off_by_one_rupiah(sebelum: list[Temuan]) -> None:
    satker("SET").update(sisa_tercetak=3_306_366_941)
    (satu,) = baru(sebelum, Jenis.JUMLAH)
    assert satu.objek.startswith("Sisa Sekretariat Direktorat Jenderal")
    assert (satu.tercetak, satu.dihitung) == ("3.306.366.941", "3.306.366.940")


def test_a_line_that_is_off_shows_in_its_group_and_in_the_total(sebelum: list[Temuan]) -> None:
    satker("SET").update(pagu=54_807_551_001)
    assert {t.objek.split(",")[0] for t in baru(sebelum, Jenis.JUMLAH)} >= {"Pagu Jumlah", "Pagu SATKER PUSAT"}


@pytest.mark.parametrize("besaran", ["pagu", "realisasi"])
def test_a_cut_that_differs_by_one_rupiah(sebelum: list[Temuan], besaran: str) -> None:
    baris = BarisAnggaran.objects.get(data__tahun=2021, kewenangan="3")
    setattr(baris, besaran, getattr(baris, besaran) + 1)
    baris.save()
    (satu,) = baru(sebelum, Jenis.RINCIAN)
    assert satu.objek == f"Jumlah {besaran} 2021"
    assert satu.selisih == "-1"


def test_an_earlier_revision_may_have_another_total(sebelum: list[Temuan]) -> None:
    """Only the latest set of each cut must agree with the others."""
    lama = DataAnggaran.objects.get(tahun=2021, rincian="kewenangan")
    DataAnggaran.objects.filter(pk=lama.pk).update(revisi=1)
    awal = DataAnggaran.objects.create(tahun=2021, unit=lama.unit, rincian="kewenangan", revisi=0, judul="Awal")
    BarisAnggaran.objects.create(data=awal, urutan=1, uraian="Awal", pagu=5, realisasi=5)
    assert baru(sebelum, Jenis.RINCIAN) == []


@pytest.mark.parametrize(("kali", "curiga"), [(100, False), (101, True), (Decimal("0.009"), True), (1, False)])
def test_a_target_more_than_a_hundred_times_its_neighbour(
    sebelum: list[Temuan], kali: Decimal | int, curiga: bool
) -> None:
    Target.objects.filter(indikator__kode="PN.3", tahun=2021).update(nilai=185_390 * kali)
    temuan = [t for t in baru(sebelum, Jenis.SATUAN) if t.objek.endswith(", target 2021")]
    assert bool(temuan) is curiga
    assert all(t.indikator == "PN.3" for t in temuan)


def test_a_realisasi_more_than_a_hundred_times_its_neighbour(sebelum: list[Temuan]) -> None:
    Realisasi.objects.filter(indikator__kode="PN.4", tahun=2021).update(nilai=535)
    (satu,) = baru(sebelum, Jenis.SATUAN)
    assert satu.objek.endswith(", realisasi 2021")
    assert satu.penjelasan == "2020 tercatat 735.518 orang."


def test_a_realisasi_of_zero_is_no_slip(sebelum: list[Temuan]) -> None:
    Realisasi.objects.filter(indikator__kode="PN.4", tahun=2021).update(nilai=0)
    assert baru(sebelum, Jenis.SATUAN) == []


def test_an_allocation_of_another_size_is_none(sebelum: list[Temuan]) -> None:
    """With its three digits back, 2024 is no finding any more."""
    Pendanaan.objects.filter(tahun=2024).update(alokasi=30_682_054_839_000)
    assert not [t for t in periksa_sumber() if t.jenis == Jenis.SATUAN]


def test_a_law_that_is_listed_twice(sebelum: list[Temuan]) -> None:
    satu, dua = Rujukan.objects.filter(jenis="produk_hukum").order_by("urutan")[:2]
    Rujukan.objects.filter(pk=dua.pk).update(judul=satu.judul, teks=satu.teks)
    rangkap = [t for t in baru(sebelum, Jenis.KEJANGGALAN) if "lebih dari sekali" in t.penjelasan]
    assert [t.tercetak for t in rangkap] == [f"nomor {satu.nomor} dan {dua.nomor}"]


def test_two_laws_of_one_number_and_two_years_are_two(sebelum: list[Temuan]) -> None:
    satu, dua = Rujukan.objects.filter(jenis="produk_hukum").order_by("urutan")[:2]
    Rujukan.objects.filter(pk=satu.pk).update(judul="Undang-Undang Nomor 7 Tahun 2001 tentang A")
    Rujukan.objects.filter(pk=dua.pk).update(judul="Undang-Undang Nomor 07 Tahun 2002 tentang B")
    assert not [t for t in baru(sebelum, Jenis.KEJANGGALAN) if "lebih dari sekali" in t.penjelasan]


def test_a_regulation_of_an_unknown_unit(sebelum: list[Temuan]) -> None:
    KerangkaRegulasi.objects.filter(jenis="permensos", nomor=1).update(unit=None, unit_teks="Direktorat Lain")
    (satu,) = [t for t in baru(sebelum, Jenis.KEJANGGALAN) if t.tercetak]
    assert satu.tercetak == "Direktorat Lain"


def test_a_remark_on_the_source_is_listed(sebelum: list[Temuan]) -> None:
    Indikator.objects.filter(kode="PN.1").update(catatan_sumber="Satuan tercetak dua kali.")
    (satu,) = baru(sebelum, Jenis.KEJANGGALAN)
    assert (satu.indikator, satu.penjelasan) == ("PN.1", "Satuan tercetak dua kali.")


def test_a_reading_of_ours_is_listed() -> None:
    Target.objects.filter(indikator__kode="PN.4", tahun=2020).update(tafsir="Dibaca begini.")
    (satu,) = [t for t in daftar_tafsir() if t.teks == "Dibaca begini."]
    assert (satu.indikator, satu.url) == ("PN.4", "/indikator/PN.4/")


def test_an_empty_database_has_no_findings() -> None:
    """Nothing loaded, nothing to find, no error."""
    for model in (BarisAnggaran, KelompokAnggaran, DataAnggaran, Pendanaan, Realisasi, Target):
        model.objects.all().delete()
    assert {t.jenis for t in periksa_sumber()} == {Jenis.KEJANGGALAN}


@pytest.mark.parametrize(("bagi", "curiga"), [(1_000, True), (100, False), (1, False)])
def test_a_set_in_thousands(sebelum: list[Temuan], bagi: int, curiga: bool) -> None:
    lama = DataAnggaran.objects.get(tahun=2021, rincian="kewenangan")
    data = DataAnggaran.objects.create(tahun=2022, unit=lama.unit, rincian="satker", judul="Terbitan 2022")
    total = 30_441_565_130_000 // bagi
    BarisAnggaran.objects.create(data=data, urutan=1, uraian="Semua", pagu=total, realisasi=total)
    temuan = baru(sebelum, Jenis.SATUAN)
    assert [t.objek for t in temuan] == (["Terbitan 2022, satuan kerja"] if curiga else [])
    assert all("seratus kali" in t.penjelasan for t in temuan)
