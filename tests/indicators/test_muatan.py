"""What is read at once says what `rekap_capaian` says period by period, and asks no more for more periods."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.capaian.banding import Arah
from indicators.models import Indikator, Realisasi, Renstra, UnitKerja
from indicators.models.renstra import versi_berlaku
from indicators.rekap import SaringCapaian, deret_indikator, rekap_capaian
from indicators.rekap.banding import bandingkan, periode_sebelum
from indicators.rekap.muatan import Muatan, muat
from indicators.rekap.periode import Periode

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]
TAHUN = range(2019, 2026)


@pytest.fixture
def muatan(pimpinan: User) -> Muatan:
    return muat(pimpinan, UnitKerja.objects.get(kode="KEMENSOS"), list(Renstra.objects.all()))


@pytest.mark.parametrize("tahun", TAHUN)
def test_versi_yang_berlaku_sama_dengan_di_basis_data(tahun: int) -> None:
    semua = list(Renstra.objects.all())
    assert versi_berlaku(semua, tahun) == list(Renstra.objects.berlaku_pada(tahun))


@pytest.mark.parametrize("triwulan", [None, 4])
def test_barisnya_sama_dengan_rekap(pimpinan: User, muatan: Muatan, triwulan: int | None) -> None:
    for tahun in TAHUN:
        rekap = list(rekap_capaian(pimpinan, SaringCapaian(tahun, triwulan)))
        assert muatan.baris(Periode(tahun, triwulan)) == rekap, tahun


def test_hanya_yang_terlihat_dan_di_bawah_unit(perencana_jsk: User, pimpinan: User) -> None:
    renstra, unit = list(Renstra.objects.all()), UnitKerja.objects.get(kode="KEMENSOS")
    milik = muat(perencana_jsk, unit, renstra)
    assert {i.unit.kode for i in milik.indikator} == {"JSK"}
    assert {i.unit.kode for i in muat(pimpinan, UnitKerja.objects.get(kode="PSKBA"), renstra).indikator} == {"PSKBA"}
    assert muat(pimpinan, None, renstra).indikator == []


def test_tahun_terakhir_yang_resmi(muatan: Muatan, pimpinan: User) -> None:
    assert muatan.tahun_terakhir == 2021
    Realisasi.objects.create(
        indikator=Indikator.objects.get(kode="SP1.1"),
        tahun=2023,
        triwulan=1,
        keadaan="terisi",
        nilai=5,
        status="draf",
    )
    renstra, unit = list(Renstra.objects.all()), UnitKerja.objects.get(kode="KEMENSOS")
    assert muat(pimpinan, unit, renstra).tahun_terakhir == 2021


def test_deret_melalui_silsilah_sama_dengan_halamannya(muatan: Muatan, pimpinan: User) -> None:
    for kode in ("SP2.1", "PN.6b", "SP1.3", "S.SP1.1"):
        indikator = Indikator.objects.select_related("sasaran__renstra", "unit").get(kode=kode)
        if not indikator.penerus.exists():
            assert muatan.deret(indikator) == deret_indikator(pimpinan, indikator)
    assert [d.baris.tahun for d in muatan.deret(Indikator.objects.get(kode="SP2.1"))] == [
        2020,
        2021,
        2022,
        2023,
        2024,
    ]


def test_banyak_kueri_tidak_bertambah_dengan_periode(muatan: Muatan) -> None:
    with CaptureQueriesContext(connection) as permintaan:
        for tahun in range(2020, 2025):
            for triwulan in (None, 1, 2, 3, 4):
                muatan.baris(Periode(tahun, triwulan))
                muatan.baris(Periode(tahun, triwulan, semua_status=True))
    assert len(permintaan) == 3  # targets, figures, kebijakan with its classes


@pytest.mark.parametrize(
    ("kini", "harap"),
    [
        (Periode(2023, 3), Periode(2023, 2)),
        (Periode(2023, 1), Periode(2022, 1)),
        (Periode(2023), Periode(2022)),
        (Periode(2023, 2, True), Periode(2023, 1, True)),
    ],
)
def test_periode_pembanding(kini: Periode, harap: Periode) -> None:
    assert periode_sebelum(kini) == harap


def test_antar_tahun_hanya_yang_sebanding(muatan: Muatan) -> None:
    """PN.6 counted persons, PN.6b groups: neither is held against the other. SP2.1 continues S.SP1.1."""
    banding = {b.kini.kode: b for b in bandingkan(muatan, Periode(2021))}
    assert (banding["PN.3"].banding.dahulu.teks, banding["PN.3"].banding.kini.teks) == ("107,83", "100,00")
    assert banding["PN.5"].banding.arah == Arah.HILANG
    assert "PN.6b" not in banding
    asal = {b.kini.kode: b.dahulu.kode for b in bandingkan(muatan, Periode(2022))}
    assert asal["SP2.1"] == "S.SP1.1"
    assert "SP1.3" not in asal  # merged from two: no single predecessor
    assert bandingkan(muatan, Periode(2020)) == []


def test_yang_jatuh_terdalam_lebih_dahulu(muatan: Muatan) -> None:
    arah = [b.banding.selisih for b in bandingkan(muatan, Periode(2021)) if b.banding.arah == Arah.TURUN]
    assert len(arah) > 1 and arah == sorted(arah, key=lambda s: s or 0)
