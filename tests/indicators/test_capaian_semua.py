"""Approved, pending and all stand beside each other and are never mixed: /capaian/ with `status=semua`."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators.models import Indikator
from tests.dunia import TAHUN, angka, tambah_indikator
from tests.pages import Baris, bacaan, tabel
from tests.people import masuk

pytestmark = pytest.mark.django_db
SEMUA = f"/capaian/?tahun={TAHUN}&triwulan=1&status=semua"
RESMI = f"/capaian/?tahun={TAHUN}&triwulan=1"


@pytest.fixture
def dua_angka(prc: User) -> None:
    """U1A: one figure approved (80), one submitted (40)."""
    lain = tambah_indikator("I.U1A2", Indikator.objects.get(kode="I.U1A").sasaran, 2)
    lain.target.create(tahun=TAHUN, nilai=100, status="disetujui")
    angka("I.U1A", "disetujui", oleh=prc, nilai=80)
    angka("I.U1A2", "diajukan", oleh=prc, nilai=40)


def baris(client: Client, alamat: str, kepala: str) -> Baris:
    (satu,) = (b for b in tabel(client.get(alamat)) if f"{b.kepala} ".startswith(f"{kepala} "))
    return satu


@pytest.mark.usefixtures("dua_angka")
def test_rerata_resmi_dan_semua_berdampingan(pmp: User) -> None:
    sasaran = baris(masuk(pmp), SEMUA, "S.U1A")
    assert sasaran["Capaian resmi (%)"] == "80,00 1 dari 2"
    assert sasaran["Menunggu"] == "1"
    assert sasaran["Capaian semua (%)"] == "60,00 sementara"


@pytest.mark.usefixtures("dua_angka")
def test_baris_yang_menunggu_ditandai_sementara(pmp: User) -> None:
    client = masuk(pmp)
    menunggu, resmi = baris(client, SEMUA, "Indikator I.U1A2"), baris(client, SEMUA, "Indikator I.U1A")
    assert (menunggu["Capaian resmi (%)"], menunggu["Menunggu"]) == ("tidak dihitung", "1")
    assert menunggu["Realisasi TW I 2024"] == "40,00 sementara"
    assert menunggu.angka("Capaian semua (%)") == "40,00"
    assert (resmi["Capaian resmi (%)"], resmi["Menunggu"]) == ("80,00", "0")
    assert resmi["Realisasi TW I 2024"] == "80,00"


@pytest.mark.usefixtures("dua_angka")
def test_bawaannya_resmi_saja(pmp: User) -> None:
    client = masuk(pmp)
    assert baris(client, RESMI, "S.U1A").angka("Capaian (%)") == "80,00"
    assert baris(client, RESMI, "Indikator I.U1A2")["Realisasi TW I 2024"] == "belum disetujui"
    assert "sementara" not in bacaan(client.get(RESMI))


@pytest.mark.usefixtures("dua_angka")
def test_telusur_menjelaskan_angka_yang_dicetak(pmp: User) -> None:
    """The link of a pending figure explains that figure, and says so; the official one stays its own."""
    client = masuk(pmp)
    alamat = baris(client, SEMUA, "Indikator I.U1A2").tautan[-1]
    assert alamat == f"/telusur/capaian/I.U1A2/{TAHUN}/1/?status=semua"
    assert "40,00 % dari target sementara" in bacaan(client.get(alamat))
    assert "Belum disetujui" in bacaan(client.get(alamat.partition("?")[0]))
    sasaran = baris(client, SEMUA, "S.U1A")
    assert "60,00" in bacaan(client.get(sasaran.tautan[1]))
    assert "80,00" in bacaan(client.get(sasaran.tautan[0]))


@pytest.mark.usefixtures("dua_angka")
def test_hanya_yang_boleh_melihat_angka_menunggu(ver: User) -> None:
    """M04: a planner of another unit sees neither the figure nor that one waits."""
    angka("I.U2A", "diajukan", nilai=70)
    assert "Indikator I.U2A" not in bacaan(masuk(ver).get(SEMUA))


def test_pilihan_yang_tidak_ada_ditolak(pmp: User) -> None:
    assert masuk(pmp).get(f"/capaian/?tahun={TAHUN}&status=rahasia").status_code == 400


@pytest.mark.usefixtures("dua_angka")
def test_banyaknya_kueri_tetap(pmp: User) -> None:
    client = masuk(pmp)
    banyak = []
    for urutan in (3, 9):
        for nomor in range(urutan, urutan + 3):
            tambah_indikator(f"I.U1A{nomor}", Indikator.objects.get(kode="I.U1A").sasaran, nomor)
            angka(f"I.U1A{nomor}", "diajukan")
        with CaptureQueriesContext(connection) as kueri:
            client.get(SEMUA)
        banyak.append(len(kueri))
    assert banyak[0] == banyak[1]
