"""`rekap_serapan`: one published set in its own order, the latest one, with sums inside it only."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser, User

from budget.models import BarisAnggaran, DataAnggaran, Rincian
from budget.rekap import RekapSerapan, rekap_serapan, tahun_anggaran_terakhir
from indicators.models import UnitKerja

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]


@pytest.fixture
def rekap(pimpinan: User) -> RekapSerapan:
    satu = rekap_serapan(pimpinan, tahun=2020, rincian=Rincian.SATKER)
    assert satu
    return satu


def terbitan(revisi: int = 1, unit: str = "LINJAMSOS") -> DataAnggaran:
    """Another published set of 2020 per satker, with one line of 1 rupiah."""
    data = DataAnggaran.objects.create(
        tahun=2020, unit=UnitKerja.objects.get(kode=unit), rincian="satker", revisi=revisi, judul="Terbitan uji"
    )
    BarisAnggaran.objects.create(data=data, urutan=1, uraian="Baris uji", pagu=1, realisasi=1)
    return data


def test_lines_subtotals_and_total(rekap: RekapSerapan) -> None:
    assert [baris.kode for baris in rekap.semua] == ["SET", "PSKBA", "PSKBS", "JSK", "DEKON", "A", "B", "total"]
    assert [(k.kode, k.nama) for k in rekap.kelompok] == [("A", "SATKER PUSAT"), ("B", "SATKER DEKONSENTRASI")]


def test_subtotal_is_the_sum_of_its_own_lines(rekap: RekapSerapan) -> None:
    for kelompok in rekap.kelompok:
        assert kelompok.subtotal
        assert kelompok.subtotal.pagu == sum(b.pagu for b in kelompok.baris)
        assert kelompok.subtotal.sisa == sum(b.sisa for b in kelompok.baris)


def test_total_counts_each_line_once(rekap: RekapSerapan) -> None:
    """Not the lines and their subtotals."""
    assert (rekap.total.pagu, rekap.total.realisasi) == (46_216_528_775_000, 46_161_541_297_254)
    assert rekap.total.hasil.nilai == Decimal("99.88")


def test_serapan_of_a_sum_is_no_mean_of_percentages(rekap: RekapSerapan) -> None:
    pusat = rekap.kelompok[0]
    assert pusat.subtotal and pusat.subtotal.hasil.nilai == Decimal("99.89")
    rata = sum(b.hasil.nilai for b in pusat.baris if b.hasil.nilai) / len(pusat.baris)
    assert rata < Decimal("98.4")


def test_the_latest_set_replaces_the_earlier_one(pimpinan: User) -> None:
    terbitan(revisi=1)
    satu = rekap_serapan(pimpinan, tahun=2020, rincian=Rincian.SATKER)
    assert satu and (satu.total.pagu, satu.judul) == (1, "Terbitan uji")


def test_sets_of_two_units_are_not_added(pimpinan: User) -> None:
    terbitan(revisi=0, unit="JSK")
    utuh = rekap_serapan(pimpinan, tahun=2020, rincian=Rincian.SATKER)
    jsk = rekap_serapan(pimpinan, tahun=2020, rincian=Rincian.SATKER, unit=UnitKerja.objects.get(kode="JSK"))
    assert utuh and utuh.total.pagu == 46_216_528_775_000
    assert jsk and jsk.total.pagu == 1


def test_none_where_nothing_was_published(pimpinan: User) -> None:
    assert rekap_serapan(pimpinan, tahun=2020, rincian=Rincian.KEWENANGAN) is None
    assert rekap_serapan(pimpinan, tahun=2022, rincian=Rincian.SATKER) is None


def test_a_set_without_lines_is_nothing_spent_of_nothing(pimpinan: User) -> None:
    DataAnggaran.objects.create(tahun=2022, unit=UnitKerja.objects.get(kode="SET"), rincian="satker", judul="Kosong")
    satu = rekap_serapan(pimpinan, tahun=2022, rincian=Rincian.SATKER)
    assert satu and (satu.baris, satu.total.pagu, satu.total.serapan_teks) == ((), 0, "")
    assert satu.total.serapan_keterangan


def test_without_a_role_no_set(tanpa_peran: User) -> None:
    for user in (tanpa_peran, AnonymousUser()):
        assert rekap_serapan(user, tahun=2020, rincian=Rincian.SATKER) is None
        assert tahun_anggaran_terakhir(user) is None


def test_latest_year(perencana_jsk: User) -> None:
    assert tahun_anggaran_terakhir(perencana_jsk) == 2021
