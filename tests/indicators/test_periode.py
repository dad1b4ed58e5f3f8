"""When a quarter may be entered, by whom it is locked, and who may be an exception (M12, W07)."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from indicators.akses import Terlarang, TidakLengkap, periode_unit
from indicators.models import PengecualianPeriode, PeriodeLapor, Riwayat, UnitKerja
from indicators.services.periode import add_pengecualian, lock_periode
from indicators.tenggat import WIB

pytestmark = pytest.mark.django_db
DI_DALAM = datetime(2024, 10, 3, 12, tzinfo=WIB)


def unit(kode: str) -> UnitKerja:
    return UnitKerja.objects.get(kode=kode)


def besok() -> datetime:
    return timezone.now() + timedelta(days=1)


@pytest.mark.parametrize(
    ("kode", "saat", "terbuka"),
    [
        ("JSK", "2024-09-30 23:59:59", False),
        ("JSK", "2024-10-01 00:00:00", True),
        ("JSK", "2024-10-07 23:59:59", True),
        ("JSK", "2024-10-08 00:00:00", False),
        ("LINJAMSOS", "2024-10-14 23:59:59", True),
        ("LINJAMSOS", "2024-10-15 00:00:00", False),
        ("KEMENSOS", "2024-10-18 23:59:59", True),
        ("KEMENSOS", "2024-10-19 00:00:00", False),
    ],
)
def test_tanpa_baris_berlaku_jendela_bawaan(seed: None, kode: str, saat: str, terbuka: bool) -> None:
    keadaan = periode_unit(2024, 3, unit(kode), datetime.fromisoformat(saat).replace(tzinfo=WIB))
    assert keadaan.terbuka is terbuka
    assert terbuka or keadaan.alasan.startswith(("Periode baru dibuka", "Periode ditutup"))


def test_penutupan_disebut_menit_terakhirnya(admin: User) -> None:
    keadaan = periode_unit(2024, 3, unit("JSK"), datetime(2024, 11, 1, tzinfo=WIB))
    assert keadaan.alasan == "Periode ditutup Senin, 7 Oktober 2024 23.59 WIB."


def test_dikunci_menutup_semua_dan_tercatat(admin: User) -> None:
    lock_periode(admin, 2024, 3, kunci=True, alasan="Laporan sudah dikirim")
    keadaan = periode_unit(2024, 3, unit("JSK"), DI_DALAM)
    assert (keadaan.terbuka, keadaan.alasan) == (False, "Periode dikunci oleh administrator.")
    assert Riwayat.objects.filter(jenis="periodelapor", alasan="Laporan sudah dikirim").count() == 1
    lock_periode(admin, 2024, 3, kunci=False, alasan="Perbaikan")
    assert periode_unit(2024, 3, unit("JSK"), DI_DALAM).terbuka


def test_pengecualian_membuka_unit_dan_bawahannya_saja(admin: User) -> None:
    add_pengecualian(admin, 2022, 1, unit("LINJAMSOS"), alasan="Bencana", sampai=besok())
    assert periode_unit(2022, 1, unit("JSK")).terbuka
    assert "Bencana" in periode_unit(2022, 1, unit("JSK")).alasan
    assert not periode_unit(2022, 1, unit("KEMENSOS")).terbuka
    assert not periode_unit(2022, 1, unit("JSK"), besok()).terbuka


@pytest.mark.parametrize(("alasan", "hari"), [("", 1), ("  ", 1), ("Bencana", -1), ("Bencana", 0)])
def test_pengecualian_butuh_alasan_dan_batas_di_depan(admin: User, alasan: str, hari: int) -> None:
    with pytest.raises(TidakLengkap):
        add_pengecualian(admin, 2022, 1, unit("JSK"), alasan=alasan, sampai=timezone.now() + timedelta(days=hari))
    assert not PengecualianPeriode.objects.exists()


@pytest.mark.parametrize("siapa", ["verifikator", "pimpinan", "perencana_jsk"])
def test_m12_hanya_admin(siapa: str, request: pytest.FixtureRequest) -> None:
    user = request.getfixturevalue(siapa)
    with pytest.raises(Terlarang):
        lock_periode(user, 2024, 3, kunci=True, alasan="x")
    with pytest.raises(Terlarang):
        add_pengecualian(user, 2024, 3, unit("JSK"), alasan="x", sampai=besok())
    assert not PeriodeLapor.objects.exists()
