"""A printed checksum answers for itself, to everybody; the files of seals are for who sees every unit."""

import hashlib
import re

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from indicators.models import PeriodeLapor, Segel
from indicators.services.periode import lock_periode
from indicators.services.segel import close_triwulan
from tests.dunia import TAHUN, angka
from tests.pages import bacaan, tabel
from tests.people import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.once]
LUAR = Client()


@pytest.fixture(autouse=True)
def _laju() -> None:
    cache.clear()


@pytest.fixture
def segel(adm: User, ver: User) -> Segel:
    angka("I.U1A", "disetujui", oleh=ver, nilai=53)
    angka("I.U1B", "diajukan", oleh=ver, nilai=61)
    return close_triwulan(adm, TAHUN, 1, alasan="Semua unit lengkap")


@pytest.fixture
def revisi(segel: Segel, adm: User) -> Segel:
    lock_periode(adm, TAHUN, 1, kunci=False, alasan="Ada yang keliru")
    return close_triwulan(adm, TAHUN, 1, alasan="Satu angka diperbaiki")


def cek(checksum: str) -> str:
    return bacaan(LUAR.get(f"/segel/{checksum}/"))


def test_cocok_tanpa_masuk(segel: Segel) -> None:
    for checksum in (segel.sha256, segel.singkat, segel.sha256.upper(), segel.sha256[:40]):
        assert LUAR.get(f"/segel/{checksum}/").status_code == 200
        isi = cek(checksum)
        for harap in ("Cocok", "Triwulan I 2024, revisi 1", "1 dari 6 indikator dihitung", "Semua unit lengkap"):
            assert harap in isi


def test_tidak_memuat_angka_dan_nama_orang(segel: Segel, revisi: Segel) -> None:
    """Neither approved nor pending figures, nor who closed it, nor the content."""
    for satu in (segel, revisi):
        isi = LUAR.get(f"/segel/{satu.sha256}/").content.decode().replace(segel.sha256, "").replace(revisi.sha256, "")
        isi = re.sub(r"\d{2}\.\d{2} WIB", "", isi)  # the clock may show the same digits
        for rahasia in ("53", "61,", "adm<", "adm ", "I.U1", "53.00"):
            assert rahasia not in isi.replace(revisi.singkat, "").replace(segel.singkat, "")


def test_digantikan_dengan_alasannya(segel: Segel, revisi: Segel) -> None:
    lama = cek(segel.singkat)
    assert "sudah digantikan oleh revisi 2 karena: Satu angka diperbaiki" in lama
    assert revisi.singkat in lama
    assert "Cocok" in cek(revisi.singkat)


def test_yang_sedang_dibuka_kembali_mengatakannya(segel: Segel, adm: User) -> None:
    assert "sedang dibuka kembali" not in cek(segel.singkat)
    lock_periode(adm, TAHUN, 1, kunci=False, alasan="Ada yang keliru")
    assert "sedang dibuka kembali" in cek(segel.singkat)


@pytest.mark.parametrize(
    "checksum", ["0" * 64, "abcdefabcdefabcd", "bukan-checksum", "%3Cscript%3Ealert(1)", "a" * 65, "%00", "＠", "%%%"]
)
def test_yang_tidak_dikenal(segel: Segel, checksum: str) -> None:
    response = LUAR.get(f"/segel/{checksum}/")
    assert response.status_code == 404
    assert "<script>" not in response.content.decode()
    assert "Tidak dikenal" in bacaan(response)


def test_terlalu_pendek_atau_tidak_tunggal(segel: Segel, adm: User) -> None:
    assert LUAR.get(f"/segel/{segel.sha256[:15]}/").status_code == 404
    kembar = Segel.objects.get()
    kembar.nomor, kembar.triwulan, kembar.sebelumnya = 2, 2, segel.sha256
    kembar.sha256 = segel.singkat + "0" * 48
    kembar.save(force_insert=True)
    assert LUAR.get(f"/segel/{segel.singkat}/").status_code == 404
    assert LUAR.get(f"/segel/{segel.sha256}/").status_code == 200


def test_laju_per_alamat(segel: Segel, settings) -> None:
    settings.LAJU_PUBLIK = 3
    kode = [LUAR.get(f"/segel/{segel.singkat}/").status_code for _ in range(5)]
    assert kode == [200, 200, 200, 429, 429]
    ditolak = LUAR.get(f"/segel/{segel.singkat}/")
    assert 1 <= int(ditolak["Retry-After"]) <= 60
    assert LUAR.get(f"/segel/{segel.singkat}/", REMOTE_ADDR="203.0.113.7").status_code == 200


def test_hanya_dibaca(segel: Segel) -> None:
    assert LUAR.post(f"/segel/{segel.singkat}/").status_code == 405


def test_daftar_untuk_yang_masuk(segel: Segel, revisi: Segel, prc: User) -> None:
    assert LUAR.get("/segel/").status_code == 302
    baris = tabel(masuk(prc).get("/segel/"))
    assert [(b["No."], b.kepala.split(",")[0], b["Keadaan"]) for b in baris] == [
        ("2", "Triwulan I 2024", "segel terakhir"),
        ("1", "Triwulan I 2024", "digantikan"),
    ]
    assert "Berkas" not in baris[0].sel


def test_daftar_kosong(pmp: User) -> None:
    assert "Belum ada triwulan yang disegel" in bacaan(masuk(pmp).get("/segel/"))


def test_berkas_adalah_yang_disidik(segel: Segel, pmp: User, prc: User) -> None:
    """A planner would read other units in it; sha256sum of the file is the checksum."""
    alamat = reverse("indicators:segel-unduh", args=[segel.sha256])
    berkas = masuk(pmp).get(alamat)
    assert hashlib.sha256(berkas.content).hexdigest() == segel.sha256
    assert berkas["Content-Disposition"] == 'attachment; filename="segel-2024-tw1-revisi1.json"'
    assert masuk(prc).get(alamat).status_code == 403
    assert LUAR.get(alamat).status_code == 302
    assert masuk(pmp).get(reverse("indicators:segel-unduh", args=["0" * 64])).status_code == 404


def test_ditutup_lewat_halaman(adm: User) -> None:
    client = masuk(adm)
    kiriman = {"tahun": TAHUN, "triwulan": 2, "alasan": "Lengkap"}
    response = client.post("/pelaporan/tutup/", kiriman, follow=True)
    segel = Segel.objects.get()
    harap = f"Triwulan II 2024 ditutup dan disegel: revisi 1, 0 dari 6 indikator dihitung, checksum {segel.singkat}"
    assert harap in bacaan(response)
    assert PeriodeLapor.objects.get(triwulan=2).dikunci
    assert client.post("/pelaporan/tutup/", kiriman).status_code == 409
    assert client.post("/pelaporan/tutup/", kiriman | {"alasan": ""}).status_code == 422


def test_administrator_tidak_membuka_kunci_lewat_admin(adm: User) -> None:
    """There it would need no reason."""
    User.objects.filter(pk=adm.pk).update(is_staff=True, is_superuser=True)
    alamat = reverse("admin:indicators_periodelapor_change", args=[PeriodeLapor.objects.get(triwulan=2).pk])
    assert 'name="dikunci"' not in masuk(adm).get(alamat).content.decode()
