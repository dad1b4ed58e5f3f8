"""Who may add and remove evidence, and when (M13, M15, U14)."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.fixtures import Settings

from indicators.akses import Bentrok, Ditolak, TakTerlihat, Terlarang
from indicators.models import BuktiDukung, Peran, PeriodeLapor, Realisasi, Riwayat
from indicators.services.bukti import add_berkas, add_tautan
from tests.dunia import angka, petugas, tak_berubah
from tests.indicators.bukti import PDF, URL, isi_gudang, jejak, kirim, lampiran, tanpa_token
from tests.people import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.once]
STATUS = ["draf", "diajukan", "dikembalikan", "diverifikasi", "disetujui"]
BOLEH_DIISI = {"draf", "dikembalikan"}


@pytest.fixture(autouse=True)
def gudang(settings: Settings, tmp_path: Path) -> Path:
    settings.BUKTI_DIR = tmp_path / "bukti"
    return settings.BUKTI_DIR


@pytest.fixture
def bukti(prc: User) -> BuktiDukung:
    return lampiran(angka("I.U1A"), prc, "ada.pdf")


Tindakan = Callable[[Client, BuktiDukung], HttpResponse]


def unggah(client: Client, bukti: BuktiDukung) -> HttpResponse:
    return kirim(client, ("baru.pdf", PDF + b"baru"))


def tautkan(client: Client, bukti: BuktiDukung) -> HttpResponse:
    return kirim(client, tautan="https://contoh.go.id/")


def hapus(client: Client, bukti: BuktiDukung) -> HttpResponse:
    return client.post(f"/bukti/{bukti.pk}/hapus/")


TINDAKAN = pytest.mark.parametrize(
    "tindakan", [unggah, tautkan, hapus], ids=["M13 unggah", "M13 tautkan", "M15 hapus"]
)
PELAKU = [
    ("ADM", Peran.ADMIN, "U0", 403),
    ("PRC saudara", Peran.PERENCANA, "U1B", 404),
    ("PRC sepupu", Peran.PERENCANA, "U2A", 404),
    ("VER di atas", Peran.VERIFIKATOR, "U1", 403),
    ("VER sendiri", Peran.VERIFIKATOR, "U1A", 403),
    ("VER lain", Peran.VERIFIKATOR, "U2", 404),
    ("PMP", Peran.PIMPINAN, "U0", 403),
]


@TINDAKAN
@pytest.mark.parametrize(("peran", "unit", "kode"), [p[1:] for p in PELAKU], ids=[p[0] for p in PELAKU])
@pytest.mark.parametrize(("status", "dikunci"), [("draf", False), ("disetujui", True)])
def test_bukan_pengisi(
    bukti: BuktiDukung,
    gudang: Path,
    tindakan: Tindakan,
    peran: Peran,
    unit: str,
    kode: int,
    status: str,
    dikunci: bool,
) -> None:
    """Whatever the state: another role learns no more than that it is not theirs, a foreign one not even that."""
    klien = masuk(petugas("orang", peran, unit))
    Realisasi.objects.update(status=status, disetujui_oleh=bukti.diunggah_oleh)
    PeriodeLapor.objects.update(dikunci=dikunci)
    berkas = isi_gudang(gudang)
    with tak_berubah():
        assert tindakan(klien, bukti).status_code == kode
    assert isi_gudang(gudang) == berkas


@TINDAKAN
@pytest.mark.parametrize("status", STATUS)
@pytest.mark.parametrize("dikunci", [False, True], ids=["terbuka", "terkunci"])
def test_pengisi_menurut_status_dan_periode(
    prc: User, bukti: BuktiDukung, gudang: Path, tindakan: Tindakan, status: str, dikunci: bool
) -> None:
    Realisasi.objects.update(status=status, disetujui_oleh=prc)
    PeriodeLapor.objects.update(dikunci=dikunci)
    klien, berkas, sebelum = masuk(prc), isi_gudang(gudang), jejak()
    response = tindakan(klien, bukti)
    if status in BOLEH_DIISI and not dikunci:
        assert response.status_code == 302 and jejak() != sebelum
        return
    assert response.status_code == 409 and jejak() == sebelum
    alasan = "dikunci oleh administrator" if status in BOLEH_DIISI else "pada tahap itu bukti dukungnya tidak dapat"
    assert alasan in response.content.decode()
    assert isi_gudang(gudang) == berkas


@TINDAKAN
@pytest.mark.parametrize(("geser", "alasan"), [(-2, "Periode ditutup"), (2, "Periode baru dibuka")])
def test_w07_sebelum_dan_sesudah_periode(
    prc: User, bukti: BuktiDukung, tindakan: Tindakan, geser: int, alasan: str
) -> None:
    tengah = timezone.now() + timedelta(days=geser)
    tutup = tengah + timedelta(days=1)
    PeriodeLapor.objects.update(buka=tengah, tutup=tutup, tutup_eselon_i=tutup, tutup_kementerian=tutup)
    response = tindakan(masuk(prc), bukti)
    assert response.status_code == 409 and alasan in response.content.decode()


@TINDAKAN
def test_tanpa_login(client: Client, bukti: BuktiDukung, gudang: Path, tindakan: Tindakan) -> None:
    berkas = isi_gudang(gudang)
    with tak_berubah():
        response = tindakan(client, bukti)
    assert response.status_code == 302 and response.url.startswith("/masuk/?next=")
    assert isi_gudang(gudang) == berkas


@pytest.mark.parametrize(
    "url", ["/realisasi/I.U2A/2024/1/bukti/", "/realisasi/TIDAK.ADA/2024/1/bukti/", "/realisasi/I.U1A/2024/5/bukti/"]
)
@pytest.mark.parametrize("cara", ["get", "head", "post"])
def test_m13_yang_asing_seperti_yang_tidak_ada(prc: User, bukti: BuktiDukung, url: str, cara: str) -> None:
    angka("I.U2A")
    klien = masuk(prc)
    response, tak_ada = getattr(klien, cara)(url), getattr(klien, cara)("/tidak/ada/")
    assert response.status_code == 404
    assert tanpa_token(response) == tanpa_token(tak_ada)


def test_m13_angka_yang_belum_ada(prc: User, bukti: BuktiDukung) -> None:
    url = "/realisasi/I.U1A/2024/2/bukti/"
    assert masuk(prc).get(url).status_code == 200
    response = kirim(masuk(prc), ("a.pdf", PDF), url=url)
    assert response.status_code == 409 and "belum disimpan" in response.content.decode()


@pytest.mark.parametrize(
    ("peran", "unit", "boleh"), [(Peran.PERENCANA, "U1A", True), (Peran.VERIFIKATOR, "U1", False)]
)
def test_tombol_hanya_untuk_yang_boleh(bukti: BuktiDukung, peran: Peran, unit: str, boleh: bool) -> None:
    halaman = masuk(petugas("orang", peran, unit)).get(URL).content.decode()
    assert "ada.pdf" in halaman
    assert ("Unggah berkas" in halaman) is (f"/bukti/{bukti.pk}/hapus/" in halaman) is boleh
    Realisasi.objects.update(status="diajukan")
    assert "Unggah berkas" not in masuk(User.objects.get(username="orang")).get(URL).content.decode()


def test_m15_hapus_menyisakan_baris_berkas_dan_riwayat(prc: User, bukti: BuktiDukung, gudang: Path) -> None:
    klien = masuk(prc)
    asal = "/realisasi/?tahun=2024&triwulan=1"
    assert klien.post(f"/bukti/{bukti.pk}/hapus/", {"kembali": asal}).url == asal
    bukti.refresh_from_db()
    assert bukti.dihapus_oleh == prc and bukti.dihapus_pada
    assert isi_gudang(gudang) == [bukti.berkas]
    riwayat = Riwayat.objects.latest("pk")
    assert (riwayat.aksi, riwayat.objek_id, riwayat.pelaku) == ("hapus", str(bukti.pk), prc)
    assert riwayat.sebelum["dihapus_oleh_id"] is None and riwayat.sesudah["dihapus_oleh_id"] == prc.pk
    assert "ada.pdf" not in klien.get(URL).content.decode().partition("judul-bukti")[2]
    for user in (prc, petugas("adm2", Peran.ADMIN, "U0")):
        assert masuk(user).get(f"/bukti/{bukti.pk}/").status_code == 404


def test_m15_hapus_dua_kali(prc: User, bukti: BuktiDukung) -> None:
    klien = masuk(prc)
    klien.post(f"/bukti/{bukti.pk}/hapus/")
    with tak_berubah():
        response = klien.post(f"/bukti/{bukti.pk}/hapus/")
    assert response.status_code == 409 and "sudah dihapus oleh prc" in response.content.decode()


def test_m15_asing_selama_yang_tidak_ada(bukti: BuktiDukung) -> None:
    """As many queries: the time tells nothing either."""
    klien = masuk(petugas("asing", Peran.PERENCANA, "U2A"))
    banyak = []
    for pk in (bukti.pk, 987654321):
        with CaptureQueriesContext(connection) as kueri:
            assert klien.post(f"/bukti/{pk}/hapus/").status_code == 404
        banyak.append(len(kueri))
    assert banyak[0] == banyak[1]


@pytest.mark.parametrize(
    ("peran", "unit", "status", "penolakan"),
    [
        (Peran.PERENCANA, "U2A", "draf", TakTerlihat),
        (Peran.VERIFIKATOR, "U1", "draf", Terlarang),
        (Peran.PERENCANA, "U1A", "diajukan", Bentrok),
    ],
)
def test_m13_layanan_memeriksa_sendiri(
    bukti: BuktiDukung, peran: Peran, unit: str, status: str, penolakan: type[Ditolak]
) -> None:
    """The rule is where every door ends, and is asked again after a file has been received."""
    user = petugas("orang", peran, unit)
    Realisasi.objects.update(status=status)
    with pytest.raises(penolakan):
        add_tautan(user, bukti.realisasi, "https://contoh.go.id/")
    with pytest.raises(penolakan):
        add_berkas(user, bukti.realisasi, [])


@pytest.mark.parametrize("pk", [987654321, 99999999999999999999])
def test_m15_hapus_yang_tidak_ada(prc: User, bukti: BuktiDukung, pk: int) -> None:
    assert masuk(prc).post(f"/bukti/{pk}/hapus/").status_code == 404


def test_hapus_dan_unggah_dengan_cara_lain(prc: User, bukti: BuktiDukung) -> None:
    assert masuk(prc).get(f"/bukti/{bukti.pk}/hapus/").status_code == 405
    assert masuk(prc).put(URL).status_code == 405


def test_m27_isian_lain_tidak_pernah_dipakai(prc: User, bukti: BuktiDukung) -> None:
    lain = angka("I.U2A")
    kirim(
        masuk(prc),
        ("b.pdf", PDF + b"b"),
        realisasi=str(lain.pk),
        sha256="0" * 64,
        diunggah_oleh="1",
        berkas="../x",
        jenis="text/html",
        dihapus_pada="2024-01-01",
    )
    baru = BuktiDukung.objects.latest("pk")
    assert (baru.realisasi_id, baru.jenis, baru.diunggah_oleh) == (bukti.realisasi_id, "application/pdf", prc)
    assert baru.dihapus_pada is None and baru.berkas != "../x"


def test_u14_diganti_setelah_disetujui(prc: User, bukti: BuktiDukung, gudang: Path) -> None:
    Realisasi.objects.update(status="disetujui", disetujui_oleh=prc)
    klien, isi = masuk(prc), (gudang / bukti.berkas).read_bytes()
    with tak_berubah():
        assert hapus(klien, bukti).status_code == 409
        assert kirim(klien, ("ada.pdf", PDF + b"lain")).status_code == 409
        assert kirim(klien, ("ada.pdf", PDF)).status_code == 409
    assert isi_gudang(gudang) == [bukti.berkas] and (gudang / bukti.berkas).read_bytes() == isi
