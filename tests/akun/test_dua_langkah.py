"""A19, L08: with SSO=1 administrators and verifikator need a second step; without it allauth is not even imported."""

from __future__ import annotations

import importlib.util
import json
import shutil
from pathlib import Path

import pytest

from tests.commands import ROOT, manage, python

COBA = """
import json, logging, django
from django.conf import settings
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # a dozen logins, and not the subject
django.setup()
from django.test import Client
from django.test.utils import setup_test_environment
setup_test_environment()
from indicators.models import Peran
from tests.dunia import petugas
from allauth.mfa.totp.internal import auth

SANDI = "tujuh-kuda-makan-rumput"
for nama, peran in (("ver", Peran.VERIFIKATOR), ("prc", Peran.PERENCANA)):
    user = petugas(nama, peran, "U1")
    user.set_password(SANDI)
    user.save()
adm = petugas("adm", Peran.ADMIN, "U0")
adm.is_superuser = adm.is_staff = True
adm.set_password(SANDI)
adm.save()

def masuk(nama, sandi=SANDI):
    client = Client()
    return client, client.post("/masuk/", {"username": nama, "password": sandi})

def kode(rahasia):
    hitung = next(iter(auth.yield_hotp_counters_from_time()))
    return auth.format_hotp_value(auth.hotp_value(rahasia, hitung))

h = {}
prc, jawab = masuk("prc")
h["perencana"] = [jawab.status_code, prc.get("/").status_code]
ver, jawab = masuk("ver")
h["verifikator tanpa langkah kedua"] = [
    jawab.status_code, ver.get("/verifikasi/")["Location"], ver.get("/api/v1/unit/").status_code
]
admin, _ = masuk("adm")
h["admin"] = admin.get("/admin/")["Location"]
PASANG = "/akun/2fa/totp/activate/"
pastikan = ver.get(PASANG)
h["sandi sekali lagi"] = [pastikan.status_code, ver.get(pastikan["Location"]).status_code]
ver.post(pastikan["Location"], {"password": SANDI})
halaman = ver.get(PASANG)
rahasia = halaman.context["form"].secret
h["halaman"] = [halaman.status_code, "renstra" in halaman.content.decode(), "style=" in halaman.content.decode()]
h["kode salah"] = ver.post(PASANG, {"code": "000000"}).status_code
h["terpasang"] = ver.post(PASANG, {"code": kode(rahasia)}).status_code
h["setelah terpasang"] = ver.get("/verifikasi/").status_code
lain, jawab = masuk("ver")
DUA = "/akun/2fa/authenticate/"
h["masuk lagi"] = [jawab["Location"], lain.get("/").status_code, lain.get(DUA).status_code]
dicatat = []
class Catat(logging.Handler):
    def emit(self, record):
        dicatat.append(record.isi["kejadian"])
logging.getLogger("renstra.jejak").addHandler(Catat())
h["langkah kedua salah"] = lain.post(DUA, {"code": "000000"}).status_code, lain.get("/").status_code
from django.core.cache import cache
cache.clear()  # the code was used a moment ago
h["langkah kedua benar"] = lain.post(DUA, {"code": kode(rahasia)}).status_code, lain.get("/").status_code
h["dicatat"] = list(dicatat)
h["sandi salah"] = masuk("ver", "salah")[1].status_code
h["daftar"] = Client().get("/akun/daftar/")["Location"]
print(json.dumps(h))
"""
LINGKUNGAN = {"DEBUG": "1", "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "renstra.settings"}


@pytest.mark.sqlite
@pytest.mark.django_db
def test_a19_dua_langkah(berkas_bermigrasi: Path, tmp_path: Path) -> None:
    if not importlib.util.find_spec("allauth"):
        pytest.skip("perlu tambahan sso")
    sifat = LINGKUNGAN | {"SSO": "1", "DATABASE_URL": f"sqlite:///{shutil.copy(berkas_bermigrasi, tmp_path)}"}
    siap = manage("migrate", "-v0", **sifat)
    assert siap.returncode == 0, siap.stderr
    hasil = python("-c", COBA, ALLOWED_HOSTS="testserver", **sifat)
    assert hasil.returncode == 0, hasil.stderr[-2000:]
    assert json.loads(hasil.stdout.splitlines()[-1]) == {
        "perencana": [302, 200],
        "verifikator tanpa langkah kedua": [302, "/akun/2fa/totp/activate/", 403],
        "admin": "/akun/2fa/totp/activate/",
        "sandi sekali lagi": [302, 200],
        "halaman": [200, True, False],
        "kode salah": 200,
        "terpasang": 302,
        "setelah terpasang": 200,
        "masuk lagi": ["/akun/2fa/authenticate/", 302, 200],
        "langkah kedua salah": [200, 302],
        "langkah kedua benar": [302, 200],
        "dicatat": ["gagal_langkah_kedua", "masuk"],
        "sandi salah": 200,
        "daftar": "/masuk/",
    }


def test_tanpa_setelan_tidak_diimpor() -> None:
    lihat = "import sys, django; django.setup(); import renstra.urls; "
    lihat += "print([m for m in sys.modules if m.startswith('allauth')])"
    assert python("-c", lihat, **LINGKUNGAN).stdout.strip() == "[]"


@pytest.mark.parametrize(("modul", "setelan"), [("allauth", {"SSO": "1"}), ("redis", {"CACHE_URL": "redis://x/0"})])
def test_tambahan_yang_belum_terpasang_disebut(modul: str, setelan: dict[str, str]) -> None:
    """One sentence with the way out, instead of a traceback here or an error 500 at every request."""
    lihat = f"import sys; sys.modules[{modul!r}] = None; from renstra.start import one_sentence, require_settings\n"
    lihat += "with one_sentence(): require_settings()"
    hasil = python("-c", lihat, **LINGKUNGAN | setelan)
    assert hasil.returncode == 1
    assert f"{next(iter(setelan))} memerlukan tambahan" in hasil.stderr
    assert "Traceback" not in hasil.stderr
