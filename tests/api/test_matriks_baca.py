"""The rows of the permission matrix that are reads (M01, M04, M16 to M18), through the door of the API."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from indicators.models import Indikator, Penugasan, Realisasi, Target
from indicators.riwayat import catat
from indicators.riwayat.segel import segel_riwayat
from tests.api.klien import baca, isi_berkas, semua_halaman
from tests.api.mesin import token
from tests.dunia import INDUK, TAHUN, angka
from tests.people import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("dunia")]

SEMUA = set(INDUK)
JANGKAUAN = {
    "ADM": SEMUA,
    "PRC": {"U1A"},
    "VER": {"U1", "U1A", "U1B"},
    "PMP": SEMUA,
    "TKR": {"U1A"},
    "TKW": {"U1A"},
    "OFF": set(),
}


@pytest.fixture
def angka_semua_unit(dunia: None, db: None) -> dict[str, Realisasi]:
    """A draft in every unit, with a line of history."""
    hasil = {kode: angka(f"I.{kode}") for kode in INDUK}
    for baris in hasil.values():
        catat(
            aksi="buat",
            jenis="realisasi",
            objek_id=baris.pk,
            objek_kode=f"{baris.indikator.kode} {TAHUN}/1",
            unit=baris.indikator.unit,
        )
    segel_riwayat()
    return hasil


@pytest.fixture
def klien(request: pytest.FixtureRequest) -> Any:
    """A column of the matrix as a client."""

    def buat(kolom: str) -> Client:
        user: User = request.getfixturevalue({"TKR": "prc", "TKW": "prc", "OFF": "prc"}.get(kolom, kolom.lower()))
        if kolom == "OFF":
            Penugasan.objects.filter(user=user).update(berlaku_sampai=timezone.localdate() - timedelta(days=1))
        if kolom in ("TKR", "TKW"):
            rahasia = token(user, "read" if kolom == "TKR" else "write")[1]
            return Client(headers={"Authorization": f"Bearer {rahasia}"})
        return masuk(user)

    return buat


def baris_csv(client: Client, nama: str) -> list[dict[str, str]]:
    isi = isi_berkas(client.get(f"/api/v1/{nama}&format=csv"))
    return list(csv.DictReader(io.StringIO(isi.decode())))


@pytest.mark.parametrize("kolom", JANGKAUAN)
def test_every_list_shows_the_reach_and_no_more(
    klien: Any, kolom: str, angka_semua_unit: dict[str, Realisasi]
) -> None:
    """M17, and M18: the file has the rows of the list."""
    client, boleh = klien(kolom), JANGKAUAN[kolom]
    for alamat in (
        "unit/?page_size=2",
        "indikator/?page_size=2",
        f"capaian/?tahun={TAHUN}&page_size=2",
        f"capaian/?tahun={TAHUN}&status=semua",
        "target/?page_size=2",
        "realisasi/?page_size=2",
        "realisasi/?cursor=",
    ):
        isi = semua_halaman(client, alamat)
        assert {b["unit"] if "unit" in b else b["kode"] for b in isi} == boleh, alamat
        semua = (
            alamat.replace("&page_size=2", "")
            .replace("page_size=2", "page=1&page_size=200")
            .replace("cursor=", "page=1")
        )
        assert len(baris_csv(client, semua)) == len(isi) == baca(client, semua)["count"]


@pytest.mark.parametrize("kolom", JANGKAUAN)
def test_one_thing_of_every_unit(klien: Any, kolom: str, angka_semua_unit: dict[str, Realisasi]) -> None:
    """M01, M04: in reach 200, beyond it the 404 of what does not exist."""
    client = klien(kolom)
    for kode in INDUK:
        status = 200 if kode in JANGKAUAN[kolom] else 404
        baca(client, f"indikator/I.{kode}/", status)
        baca(client, f"unit/{kode}/", status)
        baca(client, f"realisasi/{angka_semua_unit[kode].pk}/", status)
        baca(client, f"target/{Target.objects.get(indikator__kode=f'I.{kode}').pk}/", status)
        baca(client, f"telusur/capaian/I.{kode}/{TAHUN}/", status)
        sasaran = Indikator.objects.get(kode=f"I.{kode}").sasaran_id
        baca(client, f"telusur/sasaran/{sasaran}/{TAHUN}/", status)
        baca(client, f"capaian/?tahun={TAHUN}&unit={kode}", 200 if kode in JANGKAUAN[kolom] else 400)


@pytest.mark.parametrize("kolom", JANGKAUAN)
def test_m16_history_follows_the_figure(klien: Any, kolom: str, angka_semua_unit: dict[str, Realisasi]) -> None:
    isi = semua_halaman(klien(kolom), "riwayat/?jenis=realisasi&page_size=2")
    assert {b["unit"] for b in isi} == JANGKAUAN[kolom]


def test_m26_accounts_are_the_administrators(klien: Any, angka_semua_unit: dict[str, Realisasi]) -> None:
    catat(aksi="ganti_sandi", jenis="user", objek_id=1, objek_kode="orang")
    segel_riwayat()
    for kolom in JANGKAUAN:
        jumlah = baca(klien(kolom), "riwayat/?jenis=user")["count"]
        assert jumlah == (1 if kolom == "ADM" else 0), kolom


def test_a_pending_figure_is_marked_as_such(klien: Any, angka_semua_unit: dict[str, Realisasi]) -> None:
    for baris in semua_halaman(klien("PMP"), "realisasi/"):
        assert (baris["status"], baris["sementara"]) == ("draf", True)
    for baris in semua_halaman(klien("PMP"), f"capaian/?tahun={TAHUN}"):
        assert (baris["realisasi"], baris["alasan"]) == (None, "belum_disetujui")
    for baris in semua_halaman(klien("PMP"), f"capaian/?tahun={TAHUN}&status=semua"):
        assert (baris["realisasi"], baris["sementara"]) == ("50.00", True)


def test_demotion_acts_on_the_next_request(prc: User) -> None:
    client = masuk(prc)
    assert len(semua_halaman(client, "indikator/")) == 1
    Penugasan.objects.filter(user=prc).update(berlaku_sampai=timezone.localdate() - timedelta(days=1))
    assert semua_halaman(client, "indikator/") == []
