"""F12: a backup holds one instant while others write, and proves itself; what is not whole is refused."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection
from pytest_django.fixtures import Settings

from indicators.models import PeriodeLapor, Realisasi, Riwayat
from renstra.cadangan import buat
from renstra.cadangan.buat import Cadangan, buang_cadangan_lama, cadangkan
from renstra.cadangan.hitung import isi_basis
from renstra.cadangan.manifes import NAMA, baca_manifes, require_sama
from renstra.cadangan.pulihkan import periksa_cadangan, pulihkan
from renstra.cadangan.tolak import CadanganDitolak
from tests.balap import Balap
from tests.cadangan.basis import basis_lain, siapkan, tambah_periode
from tests.dunia import isi

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("sambungan_kedua")]
TRIWULAN = (1, 2, 3, 4)


@pytest.fixture
def gudang(tmp_path: Path, settings: Settings) -> Path:
    settings.BUKTI_DIR = tmp_path / "bukti"
    return settings.BUKTI_DIR


@pytest.fixture
def cadangan(balap: Balap, gudang: Path, tmp_path: Path) -> Cadangan:
    balap.sendiri(lambda: siapkan(gudang))
    return balap.sendiri(lambda: cadangkan(tmp_path / "cadangan"))


def _versi_dan_riwayat() -> dict[int, tuple[int, int]]:
    """Of each figure its version and how many rows of history tell of it; one transaction writes both."""
    return {
        pk: (versi, Riwayat.objects.filter(jenis="realisasi", objek_id=str(pk)).count())
        for pk, versi in Realisasi.objects.exclude(dimasukkan_oleh=None).values_list("pk", "versi")
    }


def _menulis(triwulan: int, berhenti: threading.Event, tercatat: dict[int, int]) -> None:
    """Save again and again; what was acknowledged before the backup began must be in it."""
    prc = User.objects.get(username="prc")
    for nilai in range(1, 400):
        if berhenti.is_set():
            return
        versi = isi(prc, "I.U1A", str(nilai), triwulan=triwulan).versi
        tercatat[triwulan] = versi


def test_f12_satu_saat_sementara_empat_orang_menyimpan(
    balap: Balap, gudang: Path, tmp_path: Path, settings: Settings
) -> None:
    balap.sendiri(lambda: siapkan(gudang))
    berhenti, tercatat, sebelum = threading.Event(), dict[int, int](), dict[int, int]()

    def mencadangkan() -> Cadangan:
        try:
            while len(tercatat) < len(TRIWULAN):
                assert not berhenti.wait(0.005)
            sebelum.update(tercatat)
            return cadangkan(tmp_path / "cadangan")
        finally:
            berhenti.set()

    kerja = [mencadangkan, *(lambda t=t: _menulis(t, berhenti, tercatat) for t in TRIWULAN)]
    hasil = balap.serentak(kerja)
    assert [satu for satu in hasil if isinstance(satu, BaseException)] == []
    assert sum(tercatat.values()) > sum(sebelum.values()), "nobody wrote during the backup"
    settings.BUKTI_DIR = tmp_path / "bukti-lain"
    with basis_lain(tmp_path):
        balap.sendiri(lambda: pulihkan(hasil[0].folder, timpa=False))
        pulih = balap.sendiri(_versi_dan_riwayat)
        versi = balap.sendiri(
            lambda: dict(Realisasi.objects.filter(indikator__kode="I.U1A").values_list("triwulan", "versi"))
        )
    assert all(satu == riwayat for satu, riwayat in pulih.values()), pulih
    assert all(versi[t] >= sebelum[t] for t in TRIWULAN), (versi, sebelum)


def test_f12_dipulihkan_sama(balap: Balap, cadangan: Cadangan, tmp_path: Path, settings: Settings) -> None:
    """Facts, evidence, triggers and sequences; and nobody is still logged in."""
    settings.BUKTI_DIR = tmp_path / "bukti-lain"

    def setelah() -> tuple[dict[str, object], int, str]:
        fakta = isi_basis("default")
        tambah_periode(2031)
        with (
            pytest.raises(DatabaseError, match="riwayat dan segel tidak dapat diubah"),
            connection.cursor() as kursor,
        ):
            kursor.execute("DELETE FROM indicators_riwayat")
        return fakta, Riwayat.objects.count(), str(PeriodeLapor.objects.latest("pk").tahun)

    with basis_lain(tmp_path):
        balap.sendiri(lambda: pulihkan(cadangan.folder, timpa=False))
        fakta, riwayat, tahun = balap.sendiri(setelah)
        with pytest.raises(CadanganDitolak, match="tidak kosong"):
            balap.sendiri(lambda: pulihkan(cadangan.folder, timpa=False))
        balap.sendiri(lambda: pulihkan(cadangan.folder, timpa=True))
        assert balap.sendiri(lambda: PeriodeLapor.objects.filter(tahun=2031).count()) == 0
    require_sama(cadangan.manifes, fakta)
    assert (riwayat, tahun) == (2, "2031")
    assert (settings.BUKTI_DIR / f"{7:032x}").read_bytes() == b"%PDF-1.7 bukti"


def _ubah_basis(folder: Path) -> None:
    (berkas,) = folder.glob("basis-data.*")
    berkas.write_bytes(berkas.read_bytes()[:-1] + b"x")


def _ubah_manifes(folder: Path, bagian: str, nama: str, nilai: object) -> None:
    manifes = json.loads((folder / NAMA).read_text())
    manifes[bagian][nama] = nilai
    (folder / NAMA).write_text(json.dumps(manifes))


RUSAK: list[tuple[str, Callable[[Path], None], str]] = [
    ("isi berubah", _ubah_basis, "berubah sejak dicadangkan"),
    ("bukti hilang", lambda f: (f / "bukti" / f"{7:032x}").unlink(), "tidak ada"),
    ("berkas asing", lambda f: (f / "bukti" / "asing").write_text("x") and None, "tidak tercatat"),
    ("tanpa manifes", lambda f: (f / NAMA).unlink(), "bukan cadangan"),
    ("bentuk lain", lambda f: (f / NAMA).write_text('{"bentuk": 99}') and None, "berbentuk lain"),
    (
        "baris",
        lambda f: _ubah_manifes(f, "baris", "indicators.Realisasi", 99),
        "banyaknya baris indicators.Realisasi",
    ),
    (
        "jumlah",
        lambda f: _ubah_manifes(f, "jumlah", "indicators.Target.nilai", "1"),
        "jumlah indicators.Target.nilai",
    ),
    ("rantai", lambda f: _ubah_manifes(f, "riwayat", "hash", "0" * 64), "ujung rantai riwayat hash"),
]


def test_yang_tidak_utuh_ditolak(balap: Balap, cadangan: Cadangan, tmp_path: Path, settings: Settings) -> None:
    """Each kind of damage with its reason; the target keeps what it has."""
    settings.BUKTI_DIR = tmp_path / "bukti-lain"
    asli = {f: f.read_bytes() for f in cadangan.folder.rglob("*") if f.is_file()}
    with basis_lain(tmp_path):
        balap.sendiri(lambda: pulihkan(cadangan.folder, timpa=False))
        # On PostgreSQL what differs is only known once everything is restored: one such case is enough.
        for nama, rusakkan, sebab in RUSAK if connection.vendor == "sqlite" else RUSAK[:-2]:
            rusakkan(cadangan.folder)
            with pytest.raises(CadanganDitolak, match=sebab):
                balap.sendiri(lambda: pulihkan(cadangan.folder, timpa=True))
            (cadangan.folder / "bukti" / "asing").unlink(missing_ok=True)
            for berkas, isi_asli in asli.items():
                berkas.write_bytes(isi_asli)
            fakta = balap.sendiri(lambda: isi_basis("default"))
            assert fakta["baris"] == cadangan.manifes["baris"], nama


def test_bukti_yang_hilang_dilaporkan(balap: Balap, gudang: Path, tmp_path: Path) -> None:
    """The database is still backed up, and restored with the gap that is known."""
    balap.sendiri(lambda: siapkan(gudang))
    (gudang / f"{7:032x}").unlink()
    cadangan = balap.sendiri(lambda: cadangkan(tmp_path / "cadangan"))
    assert cadangan.rusak == [f"{7:032x}"]
    with basis_lain(tmp_path):
        balap.sendiri(lambda: pulihkan(cadangan.folder, timpa=False))


def test_yang_terputus_tidak_bernama_cadangan(
    balap: Balap, gudang: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F10: a disk that is full half-way leaves nothing that looks like a backup, and says so."""
    balap.sendiri(lambda: siapkan(gudang))

    def penuh(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(buat, "salin_bukti", penuh)
    with pytest.raises(CadanganDitolak, match="No space left"):
        balap.sendiri(lambda: cadangkan(tmp_path / "cadangan"))
    assert list((tmp_path / "cadangan").iterdir()) == []


def test_memeriksa_tidak_mengubah_cadangan(balap: Balap, cadangan: Cadangan) -> None:
    sebelum = {f: f.read_bytes() for f in cadangan.folder.rglob("*") if f.is_file()}
    assert balap.sendiri(lambda: periksa_cadangan(cadangan.folder)) == baca_manifes(cadangan.folder)
    assert {f: f.read_bytes() for f in cadangan.folder.rglob("*") if f.is_file()} == sebelum
    assert cadangan.folder.stat().st_mode & 0o077 == 0


def test_yang_lama_dibuang_milik_orang_tidak(tmp_path: Path) -> None:
    for nama in ("cadangan-20260101T000000Z", "cadangan-20260102T000000Z", "cadangan-20260103T000000Z", "lain"):
        (tmp_path / nama).mkdir()
        (tmp_path / nama / NAMA).touch()
    (tmp_path / "cadangan-20250101T000000Z").mkdir()  # without a manifest it is not ours
    mati, berjalan = (
        tmp_path / "cadangan-20260103T010000Z.sementara",
        tmp_path / "cadangan-20260104T000000Z.sementara",
    )
    for nama in (mati, berjalan):
        (nama / "bukti").mkdir(parents=True)
    os.utime(mati, (0, 0))  # its process was killed
    assert {f.name for f in buang_cadangan_lama(tmp_path, 2)} == {"cadangan-20260101T000000Z", mati.name}
    assert buang_cadangan_lama(tmp_path, 0) == []
    assert len(list(tmp_path.iterdir())) == 5


def test_f12_cadangan_versi_lain_ditolak_dengan_sebabnya(balap: Balap, cadangan: Cadangan) -> None:
    """Said before a table is asked for that the other release does not have."""
    manifes = baca_manifes(cadangan.folder)
    manifes["migrasi"] = [m for m in manifes["migrasi"] if not m.startswith("budget.0004")]
    (cadangan.folder / NAMA).write_text(json.dumps(manifes))
    with pytest.raises(CadanganDitolak, match=r"versi program lain; migrasi yang berbeda: budget\.0004_ringkasan\."):
        balap.sendiri(lambda: periksa_cadangan(cadangan.folder))


def test_basis_data_yang_belum_dimigrasikan_tidak_dicadangkan(
    balap: Balap, gudang: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(buat, "migrasi", lambda using: ["budget.0001_initial"])
    with pytest.raises(CadanganDitolak, match="jalankan `migrate` dahulu"):
        balap.sendiri(lambda: cadangkan(tmp_path / "cadangan"))
    assert not (tmp_path / "cadangan").exists()
