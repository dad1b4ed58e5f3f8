"""F13: from SQLite to PostgreSQL, equal to the rupiah; what would be refused is named before anything moves."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from pytest_django.fixtures import Settings

from budget.models import DataAnggaran
from indicators.models import PeriodeLapor, Realisasi, UnitKerja
from renstra.cadangan.buat import Cadangan, cadangkan
from renstra.cadangan.hitung import isi_basis
from renstra.cadangan.manifes import require_sama
from renstra.cadangan.pulihkan import pulihkan, require_rantai_utuh, tabel_berisi
from renstra.cadangan.tolak import CadanganDitolak
from renstra.database import SQLITE_OPTIONS
from tests.balap import Balap
from tests.cadangan.basis import basis_lain, siapkan, tambah_periode

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("sambungan_kedua")]


def test_f13_pindah_dari_sqlite(balap: Balap, tmp_path: Path, settings: Settings) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("tujuannya PostgreSQL")
    settings.BUKTI_DIR = tmp_path / "bukti"
    sqlite = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": tmp_path / "asal.sqlite3",
        "OPTIONS": SQLITE_OPTIONS,
        "CONN_HEALTH_CHECKS": False,
    }
    with basis_lain(tmp_path, **sqlite):
        balap.sendiri(lambda: _isi_asal(settings.BUKTI_DIR))
        cadangan = balap.sendiri(lambda: cadangkan(tmp_path / "cadangan"))
        balap.sendiri(lambda: UnitKerja.objects.filter(kode="U2A").update(singkatan="x" * 500))
        terlalu_panjang = balap.sendiri(lambda: cadangkan(tmp_path / "panjang"))
    settings.BUKTI_DIR = tmp_path / "bukti-lain"
    with basis_lain(tmp_path):
        with pytest.raises(CadanganDitolak, match=r"UnitKerja\.singkatan pada baris \d+ \(500 karakter\)"):
            balap.sendiri(lambda: pulihkan(terlalu_panjang.folder, timpa=False))
        assert balap.sendiri(tabel_berisi) == []
        balap.sendiri(lambda: pulihkan(cadangan.folder, timpa=False))
        balap.sendiri(lambda: _sama(cadangan))


def _isi_asal(gudang: Path) -> None:
    call_command("migrate", verbosity=0, interactive=False)
    siapkan(gudang)
    DataAnggaran.objects.create(
        judul="Besar", tahun=2024, unit=UnitKerja.objects.get(kode="U0"), rincian="satker", pagu_tercetak=2**62 + 1
    )


def _sama(cadangan: Cadangan) -> None:
    require_sama(cadangan.manifes, isi_basis("default"))
    require_rantai_utuh("default")
    assert connection.vendor == "postgresql"
    assert DataAnggaran.objects.get().pagu_tercetak == 2**62 + 1
    assert str(Realisasi.objects.get(indikator__kode="I.U1A").nilai) == "13.2500"
    baru = tambah_periode(2031)
    assert baru.pk == PeriodeLapor.objects.order_by("-pk")[1].pk + 1, "the sequence goes on after the last key"
    assert User.objects.create_user("baru").pk > 1
