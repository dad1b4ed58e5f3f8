"""Two databases: lists come from the replica, one's own save is seen at once, rights are the primary's."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.commands import ROOT, python

LIHAT = """
import json, django
django.setup()
from django.contrib.auth.models import User
from django.test import Client
from indicators.models import Penugasan, UnitKerja
from tests.dunia import petugas

from tests.people import masuk

def sumber(client, jalur="/capaian/?tahun=2024"):
    isi = client.get(jalur).getvalue().decode()
    return "replika" if "dari replika" in isi else "utama" if "dari utama" in isi else "tidak ada"

client = masuk(petugas("pmp", "pimpinan", "U0"))
hasil = {"daftar": sumber(client), "ekspor": sumber(client, "/capaian/?tahun=2024&format=csv")}
hasil["satu angka"] = sumber(client, "/indikator/I.U1A/")
hasil["kuki"] = client.post("/pemberitahuan/", {}).cookies["baru_simpan"]["max-age"]
hasil["setelah menyimpan"] = sumber(client)
del client.cookies["baru_simpan"]
hasil["setelah jeda"] = sumber(client)
Penugasan.objects.all().delete()
hasil["hak dicabut"] = sumber(client)
print(json.dumps(hasil))
"""


@pytest.mark.sqlite
@pytest.mark.django_db
def test_dua_basis_data(berkas_bermigrasi: Path, tmp_path: Path) -> None:
    utama, replika = tmp_path / "utama.sqlite3", tmp_path / "replika.sqlite3"
    lingkungan = {"DEBUG": "1", "DATABASE_URL": f"sqlite:///{utama}", "PYTHONPATH": str(ROOT)}
    for berkas, kata in ((utama, "dari utama"), (replika, "dari replika")):
        shutil.copy(berkas_bermigrasi, berkas)
        with closing(sqlite3.connect(berkas)) as basis, basis:
            basis.execute("UPDATE indicators_indikator SET uraian = ?", [kata])
    hasil = python(
        "-c",
        LIHAT,
        DJANGO_SETTINGS_MODULE="renstra.settings",
        ALLOWED_HOSTS="testserver",
        DATABASE_REPLICA_URL=f"sqlite:///{replika}",
        REPLIKA_JEDA="7",
        **lingkungan,
    )
    assert hasil.returncode == 0, hasil.stderr[-2000:]
    assert json.loads(hasil.stdout.splitlines()[-1]) == {
        "daftar": "replika",
        "ekspor": "replika",
        "satu angka": "utama",
        "kuki": 7,
        "setelah menyimpan": "utama",
        "setelah jeda": "replika",
        "hak dicabut": "tidak ada",
    }
