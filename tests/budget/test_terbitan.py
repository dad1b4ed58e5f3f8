"""What published sets say of one unit and one sasaran: out of one set, summed inside it, or a sentence why not."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from budget.models import BarisAnggaran, DataAnggaran
from budget.rekap import rekap_serapan
from budget.rekap.terbitan import SerapanUnit, baris_unit, serapan_sasaran, serapan_unit, terbitan_terbaru
from indicators.models import Sasaran, UnitKerja
from tests.pages import bacaan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]


def unit(kode: str) -> UnitKerja:
    return UnitKerja.objects.get(kode=kode)


def serapan(user: User, kode: str, tahun: int) -> SerapanUnit:
    return serapan_unit(terbitan_terbaru(user, [tahun]), unit(kode), tahun)


@pytest.mark.parametrize(
    ("kode", "tahun", "teks"),
    [
        ("LINJAMSOS", 2020, "99,88"),
        ("KEMENSOS", 2020, "99,88"),  # the one unit below that published
        ("JSK", 2020, "99,91"),
        ("DEKON", 2020, "95,17"),
        ("LINJAMSOS", 2021, "98,71"),
    ],
)
def test_serapan_satu_unit(pimpinan: User, kode: str, tahun: int, teks: str) -> None:
    satu = serapan(pimpinan, kode, tahun)
    assert satu.baris and satu.baris.serapan_teks == teks and satu.kosong == ""


def test_asalnya_selalu_disebut_juga_yang_tidak_tercetak(pimpinan: User) -> None:
    assert serapan(pimpinan, "LINJAMSOS", 2021).asal_teks == "versi pagu tidak tercetak; per 19 Januari 2022; OM SPAN"
    assert serapan(pimpinan, "JSK", 2020).asal_teks == "versi pagu tidak tercetak; tanpa tanggal data; tanpa sumber"


@pytest.mark.parametrize(
    ("kode", "tahun", "kosong"),
    [
        ("JSK", 2021, "Terbitan anggaran 2021 tidak dirinci sampai unit ini."),
        ("LINJAMSOS", 2022, "Belum ada terbitan anggaran 2022."),
    ],
)
def test_yang_tidak_ada_disebut_sebabnya(pimpinan: User, kode: str, tahun: int, kosong: str) -> None:
    assert serapan(pimpinan, kode, tahun) == SerapanUnit(None, kosong)


def test_terbitan_dua_unit_tidak_dijumlahkan(pimpinan: User) -> None:
    DataAnggaran.objects.filter(tahun=2021, rincian="kewenangan").update(unit=unit("JSK"))
    DataAnggaran.objects.filter(tahun=2021, rincian="jenis_belanja").update(unit=unit("SET"))
    satu = serapan(pimpinan, "LINJAMSOS", 2021)
    assert satu.baris is None and "tidak dijumlahkan" in satu.kosong


def test_terbitan_terakhir_saja(pimpinan: User) -> None:
    lama = DataAnggaran.objects.get(tahun=2020)
    baru = DataAnggaran.objects.create(unit=lama.unit, tahun=2020, rincian=lama.rincian, revisi=1, judul="Revisi")
    BarisAnggaran.objects.create(data=baru, urutan=1, uraian="JSK", unit=unit("JSK"), pagu=100, realisasi=50)
    satu = serapan(pimpinan, "LINJAMSOS", 2020)
    assert satu.baris and (satu.baris.serapan_teks, satu.baris.data) == ("50,00", baru)


def test_beberapa_satker_satu_unit_dijumlahkan_di_dalam_terbitannya(pimpinan: User, sebagai_pimpinan: Client) -> None:
    """Sum over sum, and the same figure at its explanation."""
    BarisAnggaran.objects.filter(data__tahun=2020, unit__kode="SET").update(unit=unit("JSK"))
    satu = serapan(pimpinan, "JSK", 2020)
    assert satu.baris and satu.baris.serapan_teks == "99,90"
    assert satu.baris.pagu == 54_807_551_000 + 38_276_598_328_000
    assert satu.baris.telusur_url.endswith("/unit.JSK/")
    assert "99,90 % dari pagu" in bacaan(sebagai_pimpinan.get(satu.baris.telusur_url))


def test_unit_dengan_baris_sendiri_dan_di_bawahnya(pimpinan: User, sebagai_pimpinan: Client) -> None:
    """The sum is not explained by the one line that is printed under the kode of the unit."""
    BarisAnggaran.objects.filter(data__tahun=2020, unit__kode="SET").update(unit=unit("LINJAMSOS"))
    (terbit,) = terbitan_terbaru(pimpinan, [2020])
    satu = baris_unit(terbit, unit("LINJAMSOS"))
    assert satu and satu.pagu == terbit.total.pagu != terbit.cari("LINJAMSOS").pagu
    assert satu.pagu_teks in bacaan(sebagai_pimpinan.get(satu.telusur_url))


def test_kelompok_dan_baris_berkode_sama_beralamat_sendiri(pimpinan: User, sebagai_pimpinan: Client) -> None:
    """Also a kode that no address can hold, and a group that calls itself like the total."""
    lama = DataAnggaran.objects.get(tahun=2020)
    data = DataAnggaran.objects.create(unit=lama.unit, tahun=2020, rincian=lama.rincian, revisi=1, judul="Uji")
    for urutan, (kode, kelompok) in enumerate([("JSK", "JSK"), ("SET", "total"), ("PSKBA", "a b")], 1):
        milik = data.kelompok.create(kode=kelompok, nama=f"Kelompok {kelompok}", urutan=urutan)
        data.baris.create(
            urutan=urutan, uraian=f"Baris {urutan}", pagu=10 * urutan, realisasi=1, unit=unit(kode), kelompok=milik
        )
    rekap = rekap_serapan(pimpinan, tahun=2020, rincian=data.rincian)
    assert rekap
    alamat = [b.telusur_url for b in rekap.semua]
    assert len(set(alamat)) == len(alamat) == 7
    for baris in rekap.semua:
        assert f"Serapan {baris.nama}, 2020" in bacaan(sebagai_pimpinan.get(baris.telusur_url))


def test_unit_di_atas_baris_pun_punya_telusur(sebagai_pimpinan: Client) -> None:
    data = DataAnggaran.objects.get(tahun=2020)
    assert "99,88 % dari pagu" in bacaan(sebagai_pimpinan.get(f"/telusur/serapan/{data.pk}/unit.LINJAMSOS/"))
    for kode in (
        "PSKB",
        "unit.PSKB",
        "unit.KEMEN",
        "unit.",
        "sasaran.1",
        "sasaran.x",
        "sasaran.99999999999999999999",
    ):
        assert sebagai_pimpinan.get(f"/telusur/serapan/{data.pk}/{kode}/").status_code == 404


def test_serapan_sasaran_hanya_bila_pagunya_terikat(pimpinan: User, sebagai_pimpinan: Client) -> None:
    assert serapan_sasaran(terbitan_terbaru(pimpinan, [2020]), 2020) == {}
    sasaran = Sasaran.objects.get(kode="PN")
    BarisAnggaran.objects.filter(data__tahun=2020, unit__kode__in=["JSK", "PSKBA"]).update(sasaran=sasaran)
    (satu,) = serapan_sasaran(terbitan_terbaru(pimpinan, [2020]), 2020).items()
    assert satu[0] == sasaran.pk and satu[1].serapan_teks == "99,90"
    assert "99,90 % dari pagu" in bacaan(sebagai_pimpinan.get(satu[1].telusur_url))


def test_tanpa_peran_tidak_ada_dan_satu_kueri(tanpa_peran: User, pimpinan: User) -> None:
    assert terbitan_terbaru(tanpa_peran, [2020, 2021]) == []
    assert terbitan_terbaru(pimpinan, [2020, 2021])  # who asks is known after the first time
    with CaptureQueriesContext(connection) as permintaan:
        assert len(terbitan_terbaru(pimpinan, [2020, 2021])) == 3
    assert len(permintaan) == 1
