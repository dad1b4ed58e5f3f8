"""Serapan of each unit and sasaran: out of one set, whatever else was published, at an address that explains it."""

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from budget.models import BarisAnggaran, DataAnggaran
from budget.rekap import BarisSerapan, rekap_serapan, serapan_per_sasaran, serapan_per_unit
from indicators.models import Sasaran, UnitKerja
from tests.pages import bacaan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]


def menurut_kode(per_unit: dict[int, BarisSerapan]) -> dict[str, int]:
    kode = dict(UnitKerja.objects.values_list("pk", "kode"))
    return {kode[pk]: baris.pagu for pk, baris in per_unit.items()}


def terbitan(unit: str, rincian: str, *baris: tuple[str, int], tahun: int = 2020, revisi: int = 1) -> DataAnggaran:
    """A set whose lines are (kode of a unit or sasaran of Menjadi, pagu)."""
    data = DataAnggaran.objects.create(
        tahun=tahun, unit=UnitKerja.objects.get(kode=unit), rincian=rincian, revisi=revisi, judul="Terbitan uji"
    )
    for urutan, (kode, pagu) in enumerate(baris, 1):
        BarisAnggaran.objects.create(
            data=data,
            urutan=urutan,
            uraian=f"Baris {urutan}",
            pagu=pagu,
            realisasi=1,
            unit=UnitKerja.objects.filter(kode=kode).first(),
            sasaran=Sasaran.objects.filter(kode=kode, renstra__versi="menjadi").first()
            or Sasaran.objects.filter(kode=kode, renstra=None).first(),
        )
    return data


def test_units_of_the_set_and_its_owner(pimpinan: User) -> None:
    assert menurut_kode(serapan_per_unit(pimpinan, 2020)) == {
        "LINJAMSOS": 46_216_528_775_000,
        "SET": 54_807_551_000,
        "PSKBA": 479_609_829_000,
        "PSKBS": 7_274_772_177_000,
        "JSK": 38_276_598_328_000,
        "DEKON": 130_740_890_000,
    }


def test_a_year_cut_otherwise_knows_only_its_owner(pimpinan: User) -> None:
    assert menurut_kode(serapan_per_unit(pimpinan, 2021)) == {"LINJAMSOS": 30_441_565_130_000}
    assert serapan_per_unit(pimpinan, 2019) == {}


def test_lines_of_one_unit_are_one_figure(pimpinan: User, sebagai_pimpinan: Client) -> None:
    terbitan("LINJAMSOS", "satker", ("JSK", 10), ("SET", 5), ("JSK", 30))
    per_unit = serapan_per_unit(pimpinan, 2020)
    assert menurut_kode(per_unit) == {"LINJAMSOS": 45, "JSK": 40, "SET": 5}
    jsk = per_unit[UnitKerja.objects.get(kode="JSK").pk]
    assert jsk.nama == "Direktorat Jaminan Sosial Keluarga"
    assert "2 / 40 × 100 = 5,00" in bacaan(sebagai_pimpinan.get(jsk.telusur_url))


def test_a_set_of_its_own_goes_before_a_line_in_the_set_of_another(pimpinan: User) -> None:
    terbitan("JSK", "jenis_belanja", ("", 7))
    assert menurut_kode(serapan_per_unit(pimpinan, 2020))["JSK"] == 7


def test_by_sasaran_with_those_below(pimpinan: User, sebagai_pimpinan: Client) -> None:
    """The line for SP1 and the one for the sasaran strategis above it: the upper one holds both."""
    sp1 = Sasaran.objects.get(kode="SP1", renstra__versi="menjadi")
    assert sp1.induk
    terbitan("LINJAMSOS", "lengkap", ("SP1", 10), (sp1.induk.kode, 30), ("SP2", 5), ("", 99))
    per_sasaran = serapan_per_sasaran(pimpinan, 2020)
    assert (per_sasaran[sp1.pk].pagu, per_sasaran[sp1.pk].nama) == (10, "Baris 1")
    atas = per_sasaran[sp1.induk.pk]
    assert atas.pagu >= 40
    assert atas.nama == sp1.induk.uraian
    assert f"/ {atas.pagu} × 100" in bacaan(sebagai_pimpinan.get(atas.telusur_url))
    assert sebagai_pimpinan.get(f"/telusur/serapan/{atas.data.pk}/sasaran.99999/").status_code == 404


def test_no_line_names_a_sasaran(pimpinan: User) -> None:
    assert serapan_per_sasaran(pimpinan, 2020) == {}


def test_nothing_without_a_role(tanpa_peran: User) -> None:
    terbitan("LINJAMSOS", "lengkap", ("SP1", 10))
    for user in (tanpa_peran, AnonymousUser()):
        assert serapan_per_unit(user, 2020) == serapan_per_sasaran(user, 2020) == {}


def test_constant_queries(pimpinan: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    serapan_per_unit(pimpinan, 2020)
    for banyak in (1, 9):
        terbitan("LINJAMSOS", "lengkap", *([("SP1", 1), ("JSK", 1)] * banyak), revisi=banyak)
        with django_assert_num_queries(2):
            serapan_per_unit(pimpinan, 2020)
        with django_assert_num_queries(3):
            serapan_per_sasaran(pimpinan, 2020)


def test_a_group_and_a_line_of_one_kode_have_two_addresses(pimpinan: User, sebagai_pimpinan: Client) -> None:
    """Also a kode that no address can hold, and a group that calls itself like the total."""
    data = terbitan("LINJAMSOS", "satker", ("JSK", 10), ("SET", 20), ("PSKBA", 40))
    for urutan, kode in enumerate(("JSK", "total", "a b"), 1):
        milik = data.kelompok.create(kode=kode, nama=f"Kelompok {kode}", urutan=urutan)
        data.baris.filter(urutan=urutan).update(kelompok=milik)
    rekap = rekap_serapan(pimpinan, tahun=2020, rincian=data.rincian)
    assert rekap
    alamat = [b.telusur_url for b in rekap.semua]
    assert len(set(alamat)) == len(alamat) == 7
    for baris in rekap.semua:
        assert f"Serapan {baris.nama}, 2020" in bacaan(sebagai_pimpinan.get(baris.telusur_url))
