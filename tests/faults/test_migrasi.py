"""F14: every migration but the first, forward on 160,000 realisasi (FAULT_SKALA=L: two million, PostgreSQL only).

Undisturbed while others write, and killed at random moments: each migration whole or not at all, then completed.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from tests.commands import KEY, ROOT, clean_environment, manage, python
from tests.database import execute
from tests.faults.peladen import basis_untuk, laporkan, sampai

pytestmark = pytest.mark.fault
SKALA = os.environ.get("FAULT_SKALA", "M")
PUTARAN = 6 if SKALA != "L" else 2
MESIN = ["postgresql"] if SKALA == "L" else ["sqlite", "postgresql"]
# What each migration brings: a table, or a column of one.
BUKTI = {
    ("indicators", "0002_target_usulan"): ("indicators_target", "catatan_putusan"),
    ("indicators", "0003_antarmuka_mesin"): ("indicators_token", "sidik"),
    ("indicators", "0005_impor"): ("indicators_barisimpor", "pesan"),
    ("indicators", "0006_segel"): ("indicators_kebijakan", "nilai_resmi"),
    ("indicators", "0007_ringkasan"): ("indicators_ringkasanunit", "isi"),
    ("indicators", "0008_narasi"): ("indicators_narasilaporan", "unit_id"),
    ("budget", "0002_lensa_anggaran"): ("budget_komponenskema", "skema_id"),
    ("budget", "0003_padanan"): ("budget_rincianoutput", "kro"),
    ("budget", "0004_ringkasan"): ("budget_ringkasananggaran", "pagu"),
}
# Of every table that holds the loaded world: how many rows, and a sum over what the migrations rewrite.
ISI = {
    "indicators_indikator": "sum(length(uraian))",
    "indicators_target": "sum(nilai)",
    "indicators_realisasi": "sum(nilai)",
    "budget_dataanggaran": "sum(tahun)",
    "budget_barisanggaran": "sum(pagu) - sum(realisasi)",
}


@dataclass
class Basis:
    """A database of one engine, asked and copied past Django."""

    url: str

    @property
    def sqlite(self) -> bool:
        return self.url.startswith("sqlite")

    def buka(self) -> Any:
        if self.sqlite:
            return closing(sqlite3.connect(self.url.removeprefix("sqlite:///"), timeout=60, isolation_level=None))
        sambungan = psycopg2.connect(self.url)
        sambungan.autocommit = True
        return closing(sambungan)

    def tanya(self, kueri: str) -> list[tuple[Any, ...]]:
        with self.buka() as sambungan:
            kursor = sambungan.cursor()
            kursor.execute(kueri)
            return list(kursor.fetchall())

    def isi(self) -> list[tuple[Any, ...]]:
        return [self.tanya(f"SELECT count(*), {jumlah} FROM {tabel}")[0] for tabel, jumlah in ISI.items()]  # noqa: S608

    def terpasang(self) -> set[tuple[str, str]]:
        daftar = self.tanya("SELECT app, name FROM django_migrations WHERE app IN ('indicators', 'budget')")
        return {(app, nama) for app, nama in daftar}

    def kolom(self) -> set[tuple[str, str]]:
        if self.sqlite:
            tabel = "SELECT m.name, k.name FROM sqlite_master m, pragma_table_info(m.name) k WHERE m.type = 'table'"
            return {(t, k) for t, k in self.tanya(tabel)}
        skema = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
        return {(t, k) for t, k in self.tanya(skema)}

    def pemicu(self) -> set[str]:
        if self.sqlite:
            return {nama for (nama,) in self.tanya("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
        return {nama for (nama,) in self.tanya("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")}

    def utuh(self) -> bool:
        return not self.sqlite or self.tanya("PRAGMA integrity_check") == [("ok",)]

    def ditinggalkan(self) -> bool:
        """Whether the server has noticed that whoever was killed is gone."""
        lain = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        return self.sqlite or self.tanya(lain) == [(0,)]

    @contextmanager
    def salinan(self, nama: str) -> Generator[Basis]:
        """A copy under another name, gone afterwards."""
        if self.sqlite:
            asal = Path(self.url.removeprefix("sqlite:///"))
            tujuan = asal.with_name(f"{nama}.sqlite3")
            shutil.copy(asal, tujuan)
            yield Basis(f"sqlite:///{tujuan}")
            tujuan.unlink()
            return
        server, _, asal_nama = self.url.rpartition("/")
        execute(f"{server}/template1", f"CREATE DATABASE {nama} TEMPLATE {asal_nama}")
        yield Basis(f"{server}/{nama}")
        execute(f"{server}/template1", f"DROP DATABASE {nama} WITH (FORCE)")


@dataclass
class Penulis:
    """Somebody who changes one figure after the other, past Django, while the tables change."""

    basis: Basis
    detik: list[float] = field(default_factory=list)
    galat: list[str] = field(default_factory=list)
    berhenti: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Penulis:
        self.utas = threading.Thread(target=self._bekerja, daemon=True)
        self.utas.start()
        return self

    def __exit__(self, *galat: object) -> None:
        self.berhenti.set()
        self.utas.join(90)

    def _bekerja(self) -> None:
        with self.basis.buka() as sambungan:
            nomor = 0
            while not self.berhenti.wait(0.02):
                nomor += 1
                awal = time.monotonic()
                try:
                    sambungan.cursor().execute(
                        f"UPDATE indicators_realisasi SET kendala = 'tulis {nomor}' WHERE id = {nomor % 900 + 1}"  # noqa: S608
                    )
                except (sqlite3.Error, psycopg2.Error) as error:
                    self.galat.append(str(error).splitlines()[0])
                self.detik.append(time.monotonic() - awal)


def lingkungan(basis: Basis) -> dict[str, str]:
    return {"DATABASE_URL": basis.url, "DEBUG": "1", **KEY}


def mulai_migrasi(basis: Basis) -> subprocess.Popen[bytes]:
    perintah = [sys.executable, "manage.py", "migrate", "-v0"]
    return subprocess.Popen(perintah, cwd=ROOT, env=clean_environment(**lingkungan(basis)), start_new_session=True)


def migrasi(basis: Basis) -> float:
    awal = time.monotonic()
    hasil = manage("migrate", "-v0", **lingkungan(basis))
    assert hasil.returncode == 0, hasil.stderr[-2000:]
    return time.monotonic() - awal


def bunuh(basis: Basis, sesudah: float) -> bool:
    """Begin, and kill -9 after so many seconds; whether it was still at work then."""
    proses = mulai_migrasi(basis)
    try:
        proses.wait(sesudah)
        return False
    except subprocess.TimeoutExpired:
        os.killpg(proses.pid, signal.SIGKILL)
        proses.wait()
        sampai(basis.ditinggalkan, 120)
        return True


@pytest.mark.parametrize("mesin", MESIN)
def test_f14_migrasi_di_basis_berisi(mesin: str, tmp_path: Path) -> None:
    acak, langkah, kurang = random.Random(14), list[str](), list[int]()  # noqa: S311
    with basis_untuk(mesin, tmp_path) as (url, _):
        asal = Basis(url)
        muat = python("-m", "tests.faults.dunia_lama", SKALA, **lingkungan(asal))
        assert muat.returncode == 0, muat.stderr[-2000:]
        isi, sebelum = asal.isi(), asal.terpasang()
        with asal.salinan("tenang") as tenang:
            with Penulis(tenang) as penulis:
                lama = migrasi(tenang)
            kolom, pemicu, lengkap = tenang.kolom(), tenang.pemicu(), tenang.terpasang()
            assert (tenang.isi(), tenang.utuh(), penulis.galat) == (isi, True, [])
            ulang = migrasi(tenang)  # how long it takes where there is nothing to do: the start of the process
        for ke in range(PUTARAN):
            with asal.salinan(f"putus{ke}") as basis:
                di_tengah = bunuh(basis, ulang * 0.5 + (lama - ulang * 0.5) * (ke + acak.random()) / PUTARAN)
                terpasang, ada = basis.terpasang(), basis.kolom()
                langkah.append(f"{len(terpasang - sebelum)}{'' if di_tengah else ' (selesai)'}")
                assert {m for m, bukti in BUKTI.items() if bukti in ada} == terpasang & set(BUKTI)
                assert not [t for t, _ in ada if t.startswith("new__")]
                assert (basis.isi(), basis.utuh()) == (isi, True)
                kurang.append(len(pemicu - basis.pemicu()))
                migrasi(basis)
                assert (basis.kolom(), basis.terpasang(), basis.isi()) == (kolom, lengkap, isi)
                assert basis.pemicu() == pemicu
    laporkan(
        f"F14 migrasi {len(lengkap - sebelum)} langkah, skala {SKALA} ({mesin})",
        realisasi=isi[2][0],
        baris_anggaran=isi[4][0],
        lama=f"{lama:.1f} s, tanpa yang harus dikerjakan {ulang:.1f} s",
        penulis=f"{len(penulis.detik)} kali, paling lama {max(penulis.detik):.2f} s, {len(penulis.galat)} galat",
        dibunuh=f"{PUTARAN} kali, setelah langkah ke {', '.join(langkah)}",
        pemicu_kurang_sampai_diulang=kurang,
    )
