"""Serapan of a sasaran: everything below it in one set, and how many of those below have budget at all."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from budget.rekap import BarisSerapan
from budget.rekap.terbitan import serapan_sasaran, terbitan_terbaru
from indicators.models import Sasaran
from tests.api.klien import baca
from tests.budget.dunia import terbitan
from tests.pages import bacaan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]


def satu(user: User, kode: str) -> BarisSerapan:
    """Of 2022; SS1 has SP1 and SP2 below it in the plan of that year."""
    sasaran = Sasaran.objects.exclude(renstra__versi="semula").get(kode=kode)
    return serapan_sasaran(terbitan_terbaru(user, [2022]), 2022)[sasaran.pk]


def test_the_upper_one_is_the_sum_of_all_below(pimpinan: User, sebagai_pimpinan: Client) -> None:
    terbitan("sasaran", {"sasaran": "SP1"}, {"sasaran": "SP2", "pagu": 300}, {"sasaran": "SP1", "pagu": 700})
    atas = satu(pimpinan, "SS1")
    assert (atas.pagu, atas.realisasi, atas.serapan_teks) == (1_100, 150, "13,64")
    assert satu(pimpinan, "SP1").pagu == 800
    jelas = baca(sebagai_pimpinan, atas.telusur_url.removeprefix("/"))
    assert (jelas["nilai"], jelas["alasan_teks"]) == ("13.64", "2 dari 2 sasaran di bawahnya beranggaran.")
    assert [m["teks"] for m in jelas["langkah"][0]["masukan"]] == ["100", "300", "700"]


def test_what_has_no_line_is_named_and_not_zero(pimpinan: User, sebagai_pimpinan: Client) -> None:
    terbitan("sasaran", {"sasaran": "SP1"})
    atas = satu(pimpinan, "SS1")
    assert atas.cakupan and atas.cakupan.kalimat == "1 dari 2 sasaran di bawahnya beranggaran"
    jelas = baca(sebagai_pimpinan, atas.telusur_url.removeprefix("/"))
    (tanpa,) = jelas["langkah"][1]["ditinggalkan"]
    assert tanpa["nama"].startswith("SP2 ") and "tidak ada baris anggarannya" in tanpa["alasan"]
    assert satu(pimpinan, "SP1").cakupan is None  # nothing is below it
    halaman = bacaan(sebagai_pimpinan.get("/?tahun=2022"))
    assert "serapan 50,00 % (1 dari 2 sasaran di bawahnya beranggaran)" in halaman


def test_another_plan_is_not_awaited_but_counts_where_it_has_lines(pimpinan: User) -> None:
    """SP1 of Semula lies below SS1 too."""
    data = terbitan("sasaran", {"sasaran": "SP1"}, {"sasaran": "SP2"})
    data.baris.filter(urutan=2).update(sasaran=Sasaran.objects.get(kode="SP1", renstra__versi="semula"))
    atas = satu(pimpinan, "SS1")
    assert atas.pagu == 200
    assert atas.cakupan and (atas.cakupan.n, atas.cakupan.m) == (2, 3)


def test_a_line_for_the_upper_one_itself(pimpinan: User) -> None:
    data = terbitan("sasaran", {"sasaran": "SP1"}, {"sasaran": "SP1", "pagu": 900})
    data.baris.filter(urutan=2).update(sasaran=Sasaran.objects.get(kode="SS1"))
    assert (satu(pimpinan, "SS1").pagu, satu(pimpinan, "SP1").pagu) == (1_000, 100)


def test_two_sets_are_never_added(pimpinan: User) -> None:
    """The one cut by sasaran is taken, whichever comes first."""
    terbitan("satker", {"unit": "JSK", "sasaran": "SP2", "pagu": 9_999})
    terbitan("sasaran", {"sasaran": "SP1"})
    terbitan("sasaran", {"sasaran": "SP2", "pagu": 7_777}, unit="JSK")
    assert satu(pimpinan, "SS1").pagu == 100
