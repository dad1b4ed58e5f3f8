"""/verifikasi/ and /verifikasi/buka/: what is sent, and what comes back when it is refused."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.test.html import parse_html

from indicators.models import Peran, Realisasi, Riwayat
from tests.dunia import angka, dua_langkah, petugas, tak_berubah, terlihat
from tests.pages import atribut, cari, teks
from tests.people import masuk, tugaskan

pytestmark = pytest.mark.django_db
ASAL, BUKA = "/verifikasi/", "/verifikasi/buka/"


def pilih(*baris: Realisasi) -> list[str]:
    return [f"{pk}-{versi}" for pk, versi in terlihat(*baris).items()]


def kirim(client: Client, gerak: str, pilihan: list[str], catatan: str = "") -> HttpResponse:
    return client.post(ASAL, {"gerak": gerak, "pilih": pilihan, "catatan": catatan})


def status(baris: Realisasi) -> str:
    return Realisasi.objects.get(pk=baris.pk).status


def kata(response: HttpResponse) -> str:
    (utama,) = cari(parse_html(response.content.decode()), "main")
    return teks(utama)


def tercentang(response: HttpResponse) -> list[str]:
    (utama,) = cari(parse_html(response.content.decode()), "main")
    return [atribut(i, "value") for i in cari(utama, "input") if "checked" in dict(i.attributes)]


def test_menyetujui_sebagian(prc: User, ver: User) -> None:
    satu, dua = angka("I.U1A", "diajukan", oleh=prc), angka("I.U1B", "diajukan", oleh=prc)
    response = masuk(ver).post(ASAL, {"gerak": "setujui", "pilih": pilih(satu)}, follow=True)
    assert response.redirect_chain == [(ASAL, 302)]
    assert (status(satu), status(dua)) == ("disetujui", "diajukan")
    assert "1 angka disetujui." in kata(response)


def test_mengembalikan_dengan_catatan(prc: User, ver: User) -> None:
    baris = [angka("I.U1A", "diajukan", oleh=prc), angka("I.U1B", "diajukan", oleh=prc)]
    assert kirim(masuk(ver), "kembalikan", pilih(*baris), "Lampirkan rekap").status_code == 302
    assert {r.alasan for r in Riwayat.objects.filter(aksi="kembalikan")} == {"Lampirkan rekap"}
    assert [status(b) for b in baris] == ["dikembalikan"] * 2


def test_dua_langkah_lewat_halaman(prc: User, ver: User) -> None:
    dua_langkah()
    baris = angka("I.U1A", "diajukan", oleh=prc)
    assert kirim(masuk(ver), "setujui", pilih(baris)).status_code == 409
    assert kirim(masuk(ver), "verifikasi", pilih(baris)).status_code == 302
    lain = petugas("ver.lain", Peran.VERIFIKATOR, "U0")
    assert kirim(masuk(lain), "setujui", pilih(baris)).status_code == 302
    assert status(baris) == "disetujui"


def test_w08_versi_usang_409_dan_tidak_ada_yang_berubah(prc: User, ver: User) -> None:
    """The others of the selection stay as they are too, and only what is unchanged stays ticked."""
    utuh, usang = angka("I.U1A", "diajukan", oleh=prc), angka("I.U1B", "diajukan", oleh=prc)
    pilihan = pilih(utuh, usang)
    Realisasi.objects.filter(pk=usang.pk).update(versi=4)
    with tak_berubah():
        response = kirim(masuk(ver), "setujui", pilihan)
    assert response.status_code == 409
    assert "I.U1B triwulan I 2024 berubah sejak Anda melihatnya" in kata(response)
    assert "Tidak ada yang berubah" in kata(response)
    assert tercentang(response) == [f"{utuh.pk}-1"]


def test_w04_dikirim_dua_kali(prc: User, ver: User) -> None:
    client, pilihan = masuk(ver), pilih(angka("I.U1A", "diajukan", oleh=prc))
    assert kirim(client, "setujui", pilihan).status_code == 302
    with tak_berubah():
        response = kirim(client, "setujui", pilihan)
    assert (response.status_code, Riwayat.objects.filter(aksi="setujui").count()) == (409, 1)
    assert "sudah disetujui" in kata(response)


def test_mengembalikan_tanpa_catatan_menyebut_isiannya(prc: User, ver: User) -> None:
    baris = angka("I.U1A", "diajukan", oleh=prc)
    with tak_berubah():
        response = kirim(masuk(ver), "kembalikan", pilih(baris))
    assert response.status_code == 422
    assert "tanpa catatan angka tidak dapat dikembalikan" in kata(response)
    assert tercentang(response) == pilih(baris)


def test_catatan_yang_ditolak_tidak_hilang(prc: User, ver: User) -> None:
    baris = angka("I.U1A", "diajukan", oleh=prc)
    Realisasi.objects.filter(pk=baris.pk).update(versi=4)
    response = kirim(masuk(ver), "kembalikan", [f"{baris.pk}-1"], "Lampirkan rekap P2K2")
    assert response.status_code == 409
    assert "Lampirkan rekap P2K2" in response.content.decode()


@pytest.mark.parametrize(
    "pilihan",
    [[], ["1"], ["x-1"], ["1-x"], ["-1-1"], ["1-1-1"], ["٣-1"], ["9" * 30 + "-1"], ["1-1"] * 501, ["1-1\x00"]],
    ids=["kosong", "tanpa versi", "huruf", "versi huruf", "negatif", "tiga", "angka lain", "panjang", "501", "NUL"],
)
def test_pilihan_rusak_ditolak_dengan_kata(ver: User, pilihan: list[str]) -> None:
    with tak_berubah():
        response = kirim(masuk(ver), "setujui", pilihan)
    assert response.status_code == 422
    assert "ilih" in kata(response)


@pytest.mark.parametrize("gerak", ["", "isi", "ajukan", "buka", "hapus"])
def test_hanya_gerak_pemeriksa(prc: User, ver: User, gerak: str) -> None:
    baris = angka("I.U1A", "disetujui", oleh=prc)
    with tak_berubah():
        assert kirim(masuk(ver), gerak, pilih(baris), "x").status_code == 422


def test_angka_sendiri_403(ver: User) -> None:
    """W06: a box that the page does not offer, sent all the same."""
    tugaskan(ver, Peran.PERENCANA, "U1B")
    baris = angka("I.U1B", "diajukan", oleh=ver)
    with tak_berubah():
        response = kirim(masuk(ver), "setujui", pilih(baris))
    assert response.status_code == 403
    assert "Anda isi atau ajukan sendiri" in kata(response)


def test_asing_dan_tak_ada_404_yang_sama(prc: User, ver: User) -> None:
    """M28: mixed with one's own the whole call is refused."""
    sendiri, asing = angka("I.U1A", "diajukan", oleh=prc), angka("I.U2A", "diajukan", oleh=prc)
    halaman = set()
    for pk in (asing.pk, asing.pk + 999):
        with tak_berubah():
            response = kirim(masuk(ver), "setujui", [*pilih(sendiri), f"{pk}-1"])
        assert response.status_code == 404
        halaman.add(kata(response))
    assert len(halaman) == 1


def test_membuka_kembali_dengan_alasan(prc: User, ver: User) -> None:
    baris = angka("I.U1A", "disetujui", oleh=prc)
    response = masuk(ver).post(BUKA, {"pilih": pilih(baris), "alasan": "Salah satuan"}, follow=True)
    assert "1 angka dibuka kembali." in kata(response)
    assert status(baris) == "dikembalikan"


def test_membuka_tanpa_alasan(prc: User, ver: User) -> None:
    baris = angka("I.U1A", "disetujui", oleh=prc)
    with tak_berubah():
        response = masuk(ver).post(BUKA, {"pilih": pilih(baris), "alasan": " "})
    assert response.status_code == 422
    assert "tanpa alasan angka yang resmi tidak dapat dibuka" in kata(response)
    assert tercentang(response) == pilih(baris)


def test_membuka_versi_usang(prc: User, ver: User) -> None:
    baris = angka("I.U1A", "disetujui", oleh=prc)
    with tak_berubah():
        response = masuk(ver).post(BUKA, {"pilih": [f"{baris.pk}-9"], "alasan": "Salah"})
    assert response.status_code == 409
    assert "berubah sejak Anda melihatnya" in kata(response)


def test_administrator_hanya_membuka(prc: User, adm: User) -> None:
    """M11: an administrator hands a figure back, and decides about none."""
    menunggu, resmi = angka("I.U1B", "diajukan", oleh=prc), angka("I.U1A", "disetujui", oleh=prc)
    client = masuk(adm)
    halaman = kata(client.get(ASAL))
    assert "Tidak ada yang menunggu" in halaman and "Sudah disetujui 2024" in halaman
    with tak_berubah():
        assert kirim(client, "setujui", pilih(menunggu)).status_code == 403
    assert client.post(BUKA, {"pilih": pilih(resmi), "alasan": "Keliru"}).status_code == 302


def test_tahun_lain_dari_yang_disetujui(prc: User, ver: User) -> None:
    baris = angka("I.U1A", "disetujui", oleh=prc, nilai=24)
    lama = angka("I.U1B", "disetujui", oleh=prc, nilai=23)
    Realisasi.objects.filter(pk=lama.pk).update(tahun=2023)
    client = masuk(ver)
    assert "Sudah disetujui 2024" in kata(client.get(ASAL))
    assert "24,00" in kata(client.get(ASAL)) and "23,00" not in kata(client.get(ASAL))
    assert "23,00" in kata(client.get(f"{ASAL}?tahun=2023"))
    assert "24,00" in kata(client.get(f"{ASAL}?tahun=1999"))
    assert status(baris) == "disetujui"


@pytest.mark.parametrize("peran", ["prc", "pmp"])
def test_bukan_pemeriksa_403_dengan_jalan_keluar(request: pytest.FixtureRequest, peran: str, ver: User) -> None:
    """M08: they may see the figures, elsewhere; here is nothing for them to do."""
    client: Any = masuk(request.getfixturevalue(peran))
    for response in (client.get(ASAL), kirim(client, "setujui", []), client.post(BUKA, {})):
        assert response.status_code == 403
        assert "Halaman ini untuk verifikator" in kata(response)


def test_buka_hanya_menerima_kiriman(ver: User) -> None:
    assert masuk(ver).get(BUKA).status_code == 405


def test_w01_tanpa_tanda_formulir(prc: User, ver: User) -> None:
    """Without the CSRF token nothing is processed."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(ver)
    baris = angka("I.U1A", "diajukan", oleh=prc)
    with tak_berubah():
        assert kirim(client, "setujui", pilih(baris)).status_code == 403
