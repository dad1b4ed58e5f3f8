"""F02 and F07: an import of 5,000 rows is killed at twenty moments; planners save while one is applied."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands import KEY, manage, python

pytestmark = pytest.mark.fault
BARIS = 5000


def jalankan(cara: str, database_url: str, tmp_path: Path) -> dict[str, Any]:
    lingkungan = {"DATABASE_URL": database_url, "DEBUG": "1", "IMPOR_DIR": str(tmp_path / "impor"), **KEY}
    assert manage("migrate", "-v0", **lingkungan).returncode == 0
    selesai = python("-m", "tests.impor.putus", cara, **lingkungan)
    assert selesai.returncode == 0, selesai.stderr[-3000:]
    hasil: dict[str, Any] = json.loads(selesai.stdout.strip().splitlines()[-1])
    print(f"\n{cara}: {hasil}")
    return hasil


def test_f02_kill_9_di_dua_puluh_saat(database_url: str, tmp_path: Path) -> None:
    hasil = jalankan("putus", database_url, tmp_path)
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


def test_f07_perencana_menunggu_kurang_dari_dua_detik(database_url: str, tmp_path: Path) -> None:
    hasil = jalankan("menunggu", database_url, tmp_path)
    assert hasil["baris"] == BARIS
    for tahap in ("membaca", "menerapkan"):
        assert hasil[tahap]["galat"] == []
        assert hasil[tahap]["terlama"] - hasil["tanpa_impor"]["terlama"] < 2  # a busy machine makes them wait anyway
        assert hasil[tahap]["simpan"] > 10
