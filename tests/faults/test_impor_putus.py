"""F02 and F07: an import of 5,000 rows is killed at twenty random moments; planners save while one is applied."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.commands import KEY, manage, python
from tests.faults.peladen import basis_untuk, laporkan

pytestmark = pytest.mark.fault
BARIS = 5000
MESIN = ["sqlite", "postgresql"]


def jalankan(cara: str, mesin: str, tmp_path: Path) -> dict[str, Any]:
    with basis_untuk(mesin, tmp_path) as (url, _):
        return di_basis(cara, url, tmp_path)


def di_basis(cara: str, database_url: str, tmp_path: Path) -> dict[str, Any]:
    lingkungan = {"DATABASE_URL": database_url, "DEBUG": "1", "IMPOR_DIR": str(tmp_path / "impor"), **KEY}
    assert manage("migrate", "-v0", **lingkungan).returncode == 0
    selesai = python("-m", "tests.impor.putus", cara, **lingkungan)
    assert selesai.returncode == 0, selesai.stderr[-3000:]
    hasil: dict[str, Any] = json.loads(selesai.stdout.strip().splitlines()[-1])
    return hasil


@pytest.mark.parametrize("mesin", MESIN)
def test_f02_kill_9_di_dua_puluh_saat(mesin: str, tmp_path: Path) -> None:
    hasil = jalankan("putus", mesin, tmp_path)
    laporkan(
        f"F02 kill -9 impor {BARIS} baris ({mesin})",
        membaca=dict(Counter(keadaan for _, keadaan in hasil["membaca"])),
        menerapkan=dict(Counter(f"{baris} baris, {keadaan}" for baris, _, keadaan in hasil["menerapkan"])),
        lama=f"membaca {hasil['detik_membaca']} s, menerapkan {hasil['detik_menerapkan']} s",
        akhir=hasil["akhir"],
    )
    assert hasil["utuh"]
    assert {baris for baris, _ in hasil["membaca"]} == {0}
    assert {keadaan for _, keadaan in hasil["membaca"]} <= {"terputus", "pratinjau"}
    # All or none: without its rows a batch never says that it is done, and they never stand without their history.
    semua = {(BARIS, BARIS + 1, "selesai"), (0, 0, "terputus"), (0, 0, "pratinjau")}
    assert {tuple(satu) for satu in hasil["menerapkan"]} <= semua
    assert hasil["akhir"] == {
        "baris": BARIS,
        "keadaan": "selesai",
        "lagi": "0 perubahan: semua isi berkas sama dengan yang tersimpan.",
        "sidik": True,
        "sisa_baris": BARIS,
    }


@pytest.mark.parametrize("mesin", MESIN)
def test_f07_perencana_menunggu_kurang_dari_dua_detik(mesin: str, tmp_path: Path) -> None:
    hasil = jalankan("menunggu", mesin, tmp_path)
    laporkan(f"F07 perencana menyimpan selama impor {BARIS} baris ({mesin})", **hasil)
    assert hasil["baris"] == BARIS
    for tahap in ("membaca", "menerapkan"):
        assert hasil[tahap]["galat"] == []
        assert hasil[tahap]["terlama"] - hasil["tanpa_impor"]["terlama"] < 2  # a busy machine makes them wait anyway
        assert hasil[tahap]["simpan"] > 10
