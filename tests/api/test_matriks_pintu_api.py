"""The permission matrix through the doors of the API: each row allowed, refused, and closed without a name."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from budget.models import BarisAnggaran, DataAnggaran, NilaiKinerjaAnggaran
from indicators.models import Indikator, Penugasan, Peran, Realisasi, Riwayat, Silsilah, UnitKerja
from indicators.riwayat import catat
from indicators.riwayat.segel import segel_riwayat
from tests.api.mesin import Klien, bersesi, bertoken, galat
from tests.api.pintu import ALAMAT_API, PINTU_API, SEMUA, UMUM, PintuApi
from tests.dunia import TAHUN, angka, dua_langkah, petugas, tak_berubah
from tests.indicators.bukti import lampiran
from tests.renstra.test_alamat import alamat

pytestmark = [pytest.mark.django_db, pytest.mark.once]
PENANDA = re.compile(rb"U1A|pagu-dunia|akun-rahasia")  # what figure, set and account leave in an answer
# What is asked for by a number does not repeat whose it is; a mean names no unit.
TANPA_PENANDA = {"bukti-list", "bukti-detail", "bukti-berkas", "telusur-serapan", "telusur-tahun", "telusur-sasaran"}
TANPA_PENANDA |= {"telusur-pohon", "telusur-unit", "telusur-selisih", "telusur-nilai-anggaran"}
Buat, Hadir = Callable[[str], Realisasi], Callable[[str], Klien]


def nama(pintu: PintuApi) -> str:
    return f"{pintu.id} {pintu.cara} {pintu.nama[4:]} {pintu.kueri}"


DIBACA = [p for p in PINTU_API if p.cara in ("GET", "HEAD")]
DITULIS = [p for p in PINTU_API if p not in DIBACA]


@pytest.fixture
def satu(dunia: None, db: None, settings: Settings, tmp_path: Path) -> Buat:
    """The figure in a state, with evidence and history, by a planner who is none of the people here."""
    settings.BUKTI_DIR = tmp_path / "bukti"
    dua_langkah()
    pengisi = petugas("pengisi", Peran.PERENCANA, "U1A")
    Silsilah.objects.create(dari=Indikator.objects.get(kode="I.U1A"), hubungan="dihapus", urutan=1)
    data = DataAnggaran.objects.create(
        tahun=TAHUN, unit=UnitKerja.objects.get(kode="U0"), rincian="satker", judul="D"
    )
    BarisAnggaran.objects.create(data=data, urutan=1, uraian="pagu-dunia", pagu=10, realisasi=5)
    NilaiKinerjaAnggaran.objects.create(unit=data.unit, jenis="nka", tahun=TAHUN, nilai=90)

    def buat(status: str) -> Realisasi:
        baris = angka("I.U1A", status, oleh=pengisi)
        lampiran(baris, pengisi)
        unit = baris.indikator.unit
        catat(aksi="buat", jenis="realisasi", objek_id=baris.pk, objek_kode="I.U1A 2024/1", unit=unit)
        catat(aksi="ganti_sandi", jenis="user", objek_id=1, objek_kode="akun-rahasia")
        segel_riwayat()
        return baris

    return buat


@pytest.fixture
def klien(prc: User, ver: User, adm: User, pmp: User) -> Hadir:
    def hadir(siapa: str) -> Klien:
        if siapa in ("tkr", "tkw"):
            mesin = bertoken(prc, "read" if siapa == "tkr" else "write", "U1A")
            mesin.get("kamus-data/?daftar=unit")  # that it was used is no change later
            return mesin
        orang = {"prc": prc, "ver": ver, "adm": adm, "pmp": pmp}.get(siapa)
        if siapa == "off":
            orang = petugas("off", Peran.PERENCANA, "U1A")
            Penugasan.objects.filter(user=orang).update(berlaku_sampai=timezone.localdate() - timedelta(days=1))
        return bersesi(orang or petugas("asing", Peran.PERENCANA, "U2A"))

    return hadir


def minta(klien: Klien, pintu: PintuApi, baris: Realisasi) -> HttpResponse:
    alamat = reverse(pintu.nama, kwargs=pintu.jalur(baris)).removeprefix("/api/v1/")
    kepala = {"If_Match": f'"{baris.versi}"'} if pintu.versi else {}
    return klien.minta(pintu.cara, f"{alamat}?{pintu.kueri}", pintu.isi(baris) if pintu.isi else None, **kepala)


def isi(response: HttpResponse) -> bytes:
    semua = b"".join(response)
    return semua if not semua.startswith(b"PK") else _xlsx(semua)


def _xlsx(semua: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(semua)) as arsip:
        return arsip.read("xl/worksheets/sheet1.xml")


def test_reads_allowed(satu: Buat, klien: Hadir) -> None:
    """Each shows what it is about."""
    baris = satu("draf")
    orang = {siapa: klien(siapa) for siapa in (*SEMUA, "asing")}
    for pintu in DIBACA:
        for siapa in pintu.boleh:
            response = minta(orang[siapa], pintu, baris)
            assert response.status_code == 200, (nama(pintu), siapa)
            tertulis, nama_alamat = isi(response), pintu.nama.removeprefix("api:").removesuffix("-triwulan")
            if pintu.cara == "GET" and nama_alamat not in TANPA_PENANDA:
                assert PENANDA.search(tertulis), (nama(pintu), siapa)


def test_reads_refused(satu: Buat, klien: Hadir) -> None:
    """Beyond reach a list is answered without it, all else as what does not exist; nobody without a name is heard."""
    baris = satu("draf")
    orang = {siapa: klien(siapa) for siapa in (*SEMUA, "asing", "off")}
    with tak_berubah():
        for pintu in DIBACA:
            assert minta(Klien(), pintu, baris).status_code == 401
            for siapa, kode in pintu.tolak.items():
                response = minta(orang[siapa], pintu, baris)
                assert response.status_code == (kode or 200), (nama(pintu), siapa)
                assert not PENANDA.search(isi(response)), (nama(pintu), siapa)


@pytest.mark.parametrize("pintu", DITULIS, ids=nama)
def test_writes_allowed(satu: Buat, klien: Hadir, pintu: PintuApi) -> None:
    """What is written is in the history."""
    baris, banyak = satu(pintu.status), Riwayat.objects.count()
    for siapa in pintu.boleh[:1]:
        response = minta(klien(siapa), pintu, baris)
        assert response.status_code in (200, 201, 204), response.content
        assert Riwayat.objects.count() > banyak


@pytest.mark.parametrize("pintu", DITULIS, ids=nama)
def test_writes_refused(satu: Buat, klien: Hadir, pintu: PintuApi) -> None:
    """Without a trace."""
    baris = satu(pintu.status)
    orang = {siapa: klien(siapa) for siapa in pintu.tolak}
    with tak_berubah():
        assert minta(Klien(), pintu, baris).status_code == 401
        for siapa, kode in pintu.tolak.items():
            response = minta(orang[siapa], pintu, baris)
            assert (siapa, response.status_code) == (siapa, kode)
            assert galat(response)[0][0] in ("terlarang", "not_found")


def test_every_name_is_decided_and_tried() -> None:
    """A new address of the API says which rows govern it, and each of them is tried on it."""
    nyata = {satu for satu, _ in alamat() if satu.startswith("api:")}
    assert nyata == set(ALAMAT_API)
    dicoba = {(p.nama, p.id) for p in PINTU_API}
    dijanjikan = {(satu, baris) for satu, semua in ALAMAT_API.items() for baris in semua.split()}
    assert dijanjikan == dicoba


@pytest.mark.parametrize("cara", ["GET", "POST", "PUT", "PATCH", "DELETE"])
def test_without_a_name_nothing_is_answered(db: None, cara: str) -> None:
    for satu, di in alamat():
        if satu in ALAMAT_API.keys() - UMUM:
            assert Klien().client.generic(cara, di).status_code == 401, (cara, satu)


def test_the_description_is_open_and_only_read(db: None) -> None:
    for satu in UMUM:
        di = reverse(satu)
        assert Klien().client.get(di).status_code == 200
        assert {Klien().client.generic(cara, di).status_code for cara in ("POST", "PUT", "DELETE")} == {405}


SELAIN = {
    "M03": ["target-list", "target-detail"],
    "M26": ["riwayat-list"],
    "M02": ["indikator-detail", "sasaran-list"],
}


@pytest.mark.parametrize(("baris", "nama_alamat"), SELAIN.items())
def test_what_has_no_door_is_405_for_all(satu: Buat, klien: Hadir, baris: str, nama_alamat: list[str]) -> None:
    """M02, M03, M26: the API changes neither plan nor target nor history, whoever asks."""
    ada = satu("draf")
    jalur: dict[str, Any] = {
        "target-detail": {"id": ada.indikator.target.get().pk},
        "indikator-detail": {"kode": "I.U1A"},
    }
    for siapa in ("adm", "prc", "tkw"):
        orang = klien(siapa)
        for satu_nama in nama_alamat:
            di = reverse(f"api:{satu_nama}", kwargs=jalur.get(satu_nama, {})).removeprefix("/api/v1/")
            with tak_berubah():
                for cara in ("POST", "PUT", "PATCH", "DELETE"):
                    assert orang.minta(cara, di, {"nilai": 1}).status_code == 405


def test_m24_m25_m12_are_not_here_and_a_token_opens_no_page(satu: Buat, klien: Hadir) -> None:
    """Accounts, tokens and periods are for people on pages; a machine there is nobody."""
    mesin = klien("tkw")
    for satu_nama in ("token", "akun", "user", "penugasan", "periode", "webhook"):
        assert mesin.get(f"{satu_nama}/").status_code == 404
    satu("draf")
    with tak_berubah():
        for di in ("/token/", "/pelaporan/", "/verifikasi/", "/admin/"):
            for cara in ("get", "post"):
                response = getattr(mesin.client, cara)(di, headers=mesin.kepala)
                assert response.status_code == 302
