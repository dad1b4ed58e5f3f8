"""Deadlines and quarters by the clock of Asia/Jakarta, whatever the clock of the machine says (F15)."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from indicators.tenggat import (
    WIB,
    Tahap,
    hari_kerja_setelah,
    hari_terakhir,
    jendela_bawaan,
    sisa_hari,
    tahap_pengingat,
    triwulan_berjalan,
    triwulan_lapor,
)


@pytest.fixture(params=["UTC", "America/New_York", "Asia/Jakarta"])
def jam_mesin(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("wib", "triwulan", "lapor"),
    [
        ("2024-03-31 23:59:59", (2024, 1), (2023, 4)),
        ("2024-04-01 00:00:00", (2024, 2), (2024, 1)),
        ("2024-04-01 06:59:00", (2024, 2), (2024, 1)),
        ("2024-12-31 23:59:59", (2024, 4), (2024, 3)),
        ("2025-01-01 00:00:00", (2025, 1), (2024, 4)),
        ("2025-01-01 03:00:00", (2025, 1), (2024, 4)),
    ],
)
def test_f15_batas_triwulan_menurut_wib(
    jam_mesin: str, wib: str, triwulan: tuple[int, int], lapor: tuple[int, int]
) -> None:
    saat = datetime.fromisoformat(wib).replace(tzinfo=WIB)
    for penunjuk in (saat, saat.astimezone(UTC)):
        assert triwulan_berjalan(penunjuk) == triwulan
        assert triwulan_lapor(penunjuk) == lapor


def test_hari_kerja_melewati_akhir_pekan_dan_libur() -> None:
    assert hari_kerja_setelah(date(2024, 9, 30), 5) == date(2024, 10, 7)
    # 2024-04-08 to 2024-04-12: Idulfitri and its cuti bersama, then a weekend
    assert hari_kerja_setelah(date(2024, 3, 31), 5) == date(2024, 4, 5)
    assert hari_kerja_setelah(date(2024, 3, 31), 6) == date(2024, 4, 16)


def test_jendela_bawaan_5_10_14_hari_kerja(jam_mesin: str) -> None:
    jendela = jendela_bawaan(2024, 3)
    assert jendela.buka == datetime(2024, 10, 1, tzinfo=WIB)
    terakhir = [hari_terakhir(t) for t in (jendela.tutup, jendela.tutup_eselon_i, jendela.tutup_kementerian)]
    assert terakhir == [date(2024, 10, 7), date(2024, 10, 14), date(2024, 10, 18)]
    assert jendela.tutup == datetime(2024, 10, 8, tzinfo=WIB)


@pytest.mark.parametrize(
    ("hari", "tahap"),
    [
        (-4, None),
        (-3, Tahap.MENJELANG),
        (-1, Tahap.MENJELANG),
        (0, Tahap.HARI_INI),
        (1, Tahap.LEWAT),
        (7, Tahap.LEWAT),
        (8, None),
    ],
)
def test_tahap_pengingat(jam_mesin: str, hari: int, tahap: Tahap | None) -> None:
    tutup = datetime(2024, 10, 8, tzinfo=WIB)
    for jam in (timedelta(), timedelta(hours=6, minutes=59), timedelta(hours=23, minutes=59, seconds=59)):
        saat = datetime(2024, 10, 7, tzinfo=WIB) + timedelta(days=hari) + jam
        assert tahap_pengingat(tutup, saat.astimezone(UTC)) == tahap
        assert sisa_hari(tutup, saat) == -hari
