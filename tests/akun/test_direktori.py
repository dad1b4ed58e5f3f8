"""V10: with OIDC_SERVER the office's directory opens the account with the same address, and no other."""

from __future__ import annotations

import importlib.util
import json
import shutil
from pathlib import Path

import pytest

from tests.commands import ROOT, manage, python

COBA = """
import logging, os, json
from tests.akun.direktori import buka
os.environ["OIDC_SERVER"] = buka()
import django
django.setup()
from urllib.parse import parse_qs, urlsplit
from django.test import Client
from django.test.utils import setup_test_environment
setup_test_environment()
from indicators.models import Peran
from tests.dunia import petugas

for nama, peran in (("ver", Peran.VERIFIKATOR), ("prc", Peran.PERENCANA), ("mati", Peran.PERENCANA)):
    user = petugas(nama, peran, "U1")
    user.is_active = nama != "mati"
    user.save()

dicatat = []
class Catat(logging.Handler):
    def emit(self, record):
        dicatat.append([record.isi["kejadian"], record.isi.get("lewat")])
logging.getLogger("renstra.jejak").addHandler(Catat())

MULAI = "/akun/direktori/oidc/instansi/login/"

def lewat_direktori(sub, client=None, proses="login"):
    client = client or Client()
    pergi = client.get(MULAI, {"next": "/capaian/", "process": proses})["Location"]
    tanya = parse_qs(urlsplit(pergi).query)
    del dicatat[:]
    kembali = client.get(MULAI + "callback/", {"code": sub, "state": tanya["state"][0]}, follow=True)
    pesan = " ".join(map(str, kembali.context["messages"])) if kembali.context else ""
    return client, [kembali.request["PATH_INFO"], kembali.status_code, pesan[:60], dicatat[:1]], tanya

h = {}
masuk = Client().get("/masuk/", {"next": "/capaian/?tahun=2024"}).content.decode()
h["tautan"] = ["Masuk dengan Akun instansi" in masuk, MULAI + "?next=%2Fcapaian%2F%3Ftahun%3D2024" in masuk]
prc, h["perencana"], tanya = lewat_direktori("1")
h["PKCE"] = tanya["code_challenge_method"]
h["sesi"] = prc.get("/realisasi/").status_code
_, h["verifikator"], _ = lewat_direktori("2")
_, h["surel belum dipastikan"], _ = lewat_direktori("3")
_, h["tidak dikenal"], _ = lewat_direktori("4")
_, h["nonaktif"], _ = lewat_direktori("5")
_, h["dikaitkan sendiri"], _ = lewat_direktori("4", prc, "connect")
_, h["sesudahnya"], _ = lewat_direktori("4")
h["jawaban palsu"] = Client().get(MULAI + "callback/", {"code": "1", "state": "karangan"}).status_code
print(json.dumps(h))
"""
LINGKUNGAN = {"DEBUG": "1", "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "renstra.settings", "SSO": "1"}
LINGKUNGAN |= {"OIDC_KLIEN": "renstra", "OIDC_RAHASIA": "rahasia-direktori", "ALLOWED_HOSTS": "testserver"}
DITOLAK = [
    "/masuk/",
    200,
    "Akun instansi Anda tidak membuka akun mana pun di sini. Mint",
    [["gagal_masuk", "direktori"]],
]


@pytest.mark.sqlite
@pytest.mark.django_db
def test_v10_direktori_membuka_akun_beralamat_sama(berkas_bermigrasi: Path, tmp_path: Path) -> None:
    if not importlib.util.find_spec("allauth"):
        pytest.skip("perlu tambahan sso")
    sifat = LINGKUNGAN | {"DATABASE_URL": f"sqlite:///{shutil.copy(berkas_bermigrasi, tmp_path)}"}
    siap = manage("migrate", "-v0", **sifat)
    assert siap.returncode == 0, siap.stderr
    hasil = python("-c", COBA, **sifat)
    assert hasil.returncode == 0, hasil.stderr[-2000:]
    assert json.loads(hasil.stdout.splitlines()[-1]) == {
        "tautan": [True, True],
        "perencana": ["/capaian/", 200, "Berhasil masuk sebagai prc.", [["masuk", "direktori"]]],
        "PKCE": ["S256"],
        "sesi": 200,
        "verifikator": ["/akun/2fa/totp/activate/", 200, "Berhasil masuk sebagai ver.", [["masuk", "direktori"]]],
        "surel belum dipastikan": DITOLAK,
        "tidak dikenal": DITOLAK,
        "nonaktif": ["/akun/nonaktif/", 200, "", []],
        "dikaitkan sendiri": ["/", 200, "Akun instansi tidak dikaitkan sendiri: yang membuka akun And", []],
        "sesudahnya": DITOLAK,
        "jawaban palsu": 401,
    }
