"""The permission matrix through the doors: one allowed request per row, each refused one, none without a login."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve
from django.utils import timezone

from indicators.models import BuktiDukung, Indikator, Penugasan, Peran, Realisasi, Riwayat, Segel, UnitKerja
from indicators.services.acuan import save_unit
from tests.dunia import TAHUN, angka, petugas, tak_berubah
from tests.matriks import ALAMAT, BARIS
from tests.people import masuk
from tests.pintu import PERIODE, PINTU, Pintu

pytestmark = [pytest.mark.django_db, pytest.mark.once]
SEGEL = "a" * 64
DI_TEMPAT_LAIN = {
    "M14": "tests/indicators/test_bukti_hak.py: a stored file is needed",
    "M17": "tests/indicators/test_akses_halaman.py: no list links beyond reach",
    "M23": "test_akses_halaman.py and test_jumlah_resmi.py in tests/indicators, tests/renstra/test_beranda.py",
    "M25": "tests/api/test_token_halaman.py",
}


@pytest.fixture
def orang(prc: User, ver: User, adm: User, pmp: User) -> dict[str, User]:
    return {"prc": prc, "ver": ver, "adm": adm, "pmp": pmp, "asing": petugas("asing", Peran.PERENCANA, "U2A")}


@pytest.fixture
def baris(orang: dict[str, User]) -> Callable[[str], Realisasi]:
    """The figure in a state, with one piece of evidence, by a planner who is none of the people here; and a seal."""
    pengisi = petugas("pengisi", Peran.PERENCANA, "U1A")
    Segel.objects.create(
        **{"nomor": 1, "tahun": 2020, "triwulan": 1, "revisi": 1, "isi": "{}", "dihitung": 0, "banyak": 0},
        **{"sha256": SEGEL, "sebelumnya": "0" * 64, "alasan": "x", "nama_pelaku": "x", "waktu": timezone.now()},
    )

    def buat(status: str) -> Realisasi:
        satu = angka("I.U1A", status, oleh=pengisi)
        BuktiDukung.objects.create(realisasi=satu, nama="rekap", tautan="https://a.example/", diunggah_oleh=pengisi)
        return satu

    return buat


def minta(client: Client, pintu: Pintu, satu: Realisasi) -> HttpResponse:
    alamat = pintu.alamat.format(bukti=BuktiDukung.objects.get(realisasi=satu).pk, segel=SEGEL)
    return getattr(client, pintu.cara)(alamat, pintu.isi(satu))


def nama(pintu: Pintu) -> str:
    return f"{pintu.id} {pintu.cara} {pintu.alamat}"


@pytest.mark.parametrize("pintu", PINTU, ids=nama)
def test_yang_boleh(orang: dict[str, User], baris: Callable[[str], Realisasi], pintu: Pintu) -> None:
    """A page opens; a form changes something and writes one history at least."""
    satu, sebelum = baris(pintu.status), Riwayat.objects.count()
    response = minta(masuk(orang[pintu.boleh]), pintu, satu)
    assert response.status_code in ((200,) if pintu.cara == "get" or "baris" in pintu.alamat else (302,))
    assert (Riwayat.objects.count() > sebelum) is (pintu.cara == "post")


@pytest.mark.parametrize("pintu", PINTU, ids=nama)
def test_yang_tidak_boleh(orang: dict[str, User], baris: Callable[[str], Realisasi], pintu: Pintu) -> None:
    """Each gets the code of the matrix, and the whole database is as it was."""
    satu = baris(pintu.status)
    pintu.isi(satu)  # what the request refers to is there before
    for siapa, kode in pintu.tolak.items():
        client = masuk(orang[siapa])
        with tak_berubah():
            response = minta(client, pintu, satu)
        assert (siapa, response.status_code) == (siapa, kode)


@pytest.mark.parametrize("pintu", PINTU, ids=nama)
def test_tanpa_masuk(baris: Callable[[str], Realisasi], pintu: Pintu) -> None:
    satu = baris(pintu.status)
    pintu.isi(satu)
    with tak_berubah():
        response = minta(Client(), pintu, satu)
    assert response.status_code == 302
    assert response["Location"].startswith("/masuk/?next=")


def test_setiap_baris_matriks_punya_pintu() -> None:
    ada = {pintu.id for pintu in PINTU}
    # The same form; the history stands on the panel.
    tanpa_pintu_sendiri = {"M03a": "M03b", "M16a": "M04"}
    assert {b.id for b in BARIS} - ada == set(tanpa_pintu_sendiri)
    assert set(tanpa_pintu_sendiri.values()) <= ada


def test_setiap_halaman_berbaris_punya_pintu_dengan_baris_itu() -> None:
    """What ALAMAT promises for a page is tried on it, here or in the file that is named."""
    dicoba = {(resolve(p.alamat.format(bukti=1, segel=SEGEL).partition("?")[0]).view_name, p.id[:3]) for p in PINTU}
    dijanjikan = {(alamat, baris[:3]) for alamat, semua in ALAMAT.items() for baris in semua.split()}
    belum = {(a, b) for a, b in dijanjikan - dicoba if b not in DI_TEMPAT_LAIN}
    assert belum == {
        # A batch is needed: tests/impor/test_impor_hak.py, tests/impor/test_anggaran_jalan.py
        *((f"impor:{apa}", baris) for apa in ("detail", "gerak", "berkas") for baris in ("M19", "M20")),
        ("impor:periksa", "M20"),  # tests/impor/test_rencana_dokumen.py
        ("impor:kolom", "M20"),  # tests/impor/test_tabel_jalan.py
        ("impor:tebakan", "M20"),
        ("indicators:capaian-list", "M04"),  # tests/indicators/test_capaian_semua.py
        ("indicators:realisasi-grid", "M04"),  # tests/indicators/test_realisasi_kisi.py
        ("indicators:realisasi-panel", "M05"),
        ("indicators:realisasi-panel", "M16"),
        ("indicators:riwayat-list", "M16"),  # tests/indicators/test_riwayat_list.py
        ("indicators:telusur-capaian", "M04"),  # the year beside the quarter
        ("indicators:telusur-capaian", "M16"),
        ("indicators:telusur-capaian-triwulan", "M16"),
        ("indicators:telusur-laju", "M16"),
    }


HANYA_PEMERAN = [
    *("/pelaporan/kunci/", "/pelaporan/tutup/", "/pelaporan/pengecualian/"),
    *("/verifikasi/", "/verifikasi/buka/"),
]


@pytest.mark.parametrize("alamat", HANYA_PEMERAN)
def test_yang_bukan_perannya_tidak_dinilai_isiannya(orang: dict[str, User], alamat: str) -> None:
    """403 also for a form that is empty: what is wrong with it is none of their business."""
    with tak_berubah():
        assert masuk(orang["prc"]).post(alamat, {}).status_code == 403


def test_m16_riwayat_di_panel_menurut_angkanya(orang: dict[str, User], baris: Callable[[str], Realisasi]) -> None:
    satu = baris("draf")
    Riwayat.objects.create(
        jenis="realisasi", objek_id=satu.pk, nama_pelaku="pelaku-x", aksi="ubah", unit=satu.indikator.unit
    )
    assert "pelaku-x" in masuk(orang["ver"]).get(f"/telusur/capaian/I.U1A/{TAHUN}/1/?status=semua").content.decode()
    asing = masuk(orang["asing"])
    for alamat in (f"/telusur/capaian/I.U1A/{TAHUN}/1/?status=semua", f"/realisasi/I.U1A/{TAHUN}/1/", "/riwayat/"):
        assert "pelaku-x" not in asing.get(alamat).content.decode()


def test_m27_yang_bukan_isian_diabaikan(orang: dict[str, User], baris: Callable[[str], Realisasi]) -> None:
    """Unit, state, stamps and ids in a body are never applied."""
    satu, lain = baris("draf"), Indikator.objects.get(kode="I.U2A")
    selundup = {"status": "disetujui", "id": 9999, "indikator": lain.pk, "versi": 99, "disetujui_oleh": 1}
    isi = PERIODE | {"nilai-I.U1A": "77", "versi-I.U1A": satu.versi, "awal-I.U1A": "50,00"}
    isi |= selundup | {f"{kolom}-I.U1A": nilai for kolom, nilai in selundup.items() if kolom != "versi"}
    assert masuk(orang["prc"]).post("/realisasi/", isi).status_code == 302
    kini = Realisasi.objects.get()
    assert (kini.pk, kini.indikator_id, kini.nilai) == (satu.pk, satu.indikator_id, 77)
    assert (kini.status, kini.versi, kini.disetujui_oleh) == ("draf", 2, None)


def test_m28_milik_sendiri_dan_asing_bersama(orang: dict[str, User], baris: Callable[[str], Realisasi]) -> None:
    """404 for the whole call, at the grid as at the queue, and a foreign row looks like none at all."""
    satu, asing = baris("draf"), angka("I.U2A", "draf")
    for kode in ("I.U2A", "I.TIDAK.ADA"):
        isi = PERIODE | {"gerak": "ajukan", "pilih": [f"I.U1A|{satu.versi}", f"{kode}|{asing.versi}"]}
        client = masuk(orang["prc"])
        with tak_berubah():
            assert client.post("/realisasi/gerak/", isi).status_code == 404


@pytest.mark.parametrize("sebab", ["peran berakhir", "pindah unit", "akun ditutup", "unit dipindahkan"])
def test_hak_berlaku_pada_permintaan_berikutnya(
    orang: dict[str, User], baris: Callable[[str], Realisasi], sebab: str
) -> None:
    """The verifikator is logged in and has the page open; then something ends."""
    satu, client = baris("diajukan"), masuk(orang["ver"])
    assert "I.U1A" in client.get("/verifikasi/").content.decode()
    milik = Penugasan.objects.filter(user=orang["ver"])
    if sebab == "peran berakhir":
        milik.update(berlaku_sampai=timezone.localdate() - timedelta(days=1))
    elif sebab == "pindah unit":
        milik.update(unit=UnitKerja.objects.get(kode="U2"))
    elif sebab == "akun ditutup":
        User.objects.filter(pk=orang["ver"].pk).update(is_active=False)
    else:
        unit = UnitKerja.objects.get(kode="U1A")
        unit.induk = UnitKerja.objects.get(kode="U2")
        save_unit(unit, pelaku=orang["adm"])
    with tak_berubah():
        response = client.post("/verifikasi/", {"gerak": "setujui", "pilih": [f"{satu.pk}-1"]})
    assert response.status_code == (302 if sebab == "akun ditutup" else 404)
    if sebab == "akun ditutup":
        assert response["Location"].startswith("/masuk/")
