"""The change feed: whoever keeps the last `urut` misses nothing and sees nothing twice, however many write."""

import random
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from indicators.models import Peran, Riwayat, SegelRiwayat, UnitKerja
from indicators.riwayat import catat
from indicators.riwayat.segel import periksa_rantai, segel_riwayat
from tests.api.mesin import Klien, bertoken, ikuti
from tests.balap import Balap
from tests.dunia import bangun, petugas

pytestmark = pytest.mark.django_db

PENULIS, PENYEGEL = 4, 2


def siapkan() -> tuple[Klien, int]:
    bangun()
    klien = bertoken(petugas("pmp", Peran.PIMPINAN, "U0"), "read")
    segel_riwayat()
    return klien, SegelRiwayat.objects.order_by("-urut").values_list("urut", flat=True).first() or 0


class Arena:
    """Writers that come and go, some slow, some rolled back; sealers; and a reader that only keeps a number."""

    def __init__(self, balap: Balap, kali: int) -> None:
        self.balap, self.kali = balap, kali
        self.selesai, self.menulis = threading.Event(), PENULIS
        self.kunci = threading.Lock()
        self.klien, self.awal = balap.sendiri(siapkan)

    def jalan(self, baca: Callable[[], list[Any]]) -> list[Any]:
        """What the reader got, from before the first write until after the last seal."""
        hasil = self.balap.serentak(
            [lambda n=n: self.tulis(n) for n in range(PENULIS)] + [self.segel] * PENYEGEL + [baca]
        )
        for satu in hasil:
            if isinstance(satu, BaseException):
                raise satu
        return hasil[-1]

    def tulis(self, nomor: int) -> None:
        try:
            self._tulis(random.Random(nomor), nomor)  # noqa: S311
        finally:
            with self.kunci:
                self.menulis -= 1
                if not self.menulis:
                    self.selesai.set()

    def _tulis(self, acak: random.Random, nomor: int) -> None:
        for kali in range(self.kali):
            with transaction.atomic():
                unit = UnitKerja.objects.get(kode="U1A")
                catat(aksi="ubah", jenis="realisasi", objek_kode=f"{nomor}.{kali}", unit=unit)
                time.sleep(acak.random() / 100)  # its number of the table is taken, but nobody sees it yet
                if acak.random() < 0.2:
                    transaction.set_rollback(True)

    def segel(self) -> None:
        while not self.selesai.wait(0.002):
            segel_riwayat()
        segel_riwayat()

    def baca(self) -> list[Any]:
        """Polls all the time; once more after everything is sealed."""
        terakhir, semua = self.awal, []
        while True:
            usai = self.selesai.is_set() and not Riwayat.objects.filter(segel__isnull=True).exists()
            baru = ikuti(self.klien, terakhir)
            semua += [satu["urut"] for satu in baru]
            terakhir = semua[-1] if semua else terakhir
            if usai:
                return semua

    def baca_menurut_kunci(self) -> list[Any]:
        """The control: a feed by the numbers of the table, as they become visible."""
        terakhir, semua = 0, []
        while True:
            usai = self.selesai.is_set()
            semua += list(Riwayat.objects.filter(pk__gt=terakhir).order_by("pk").values_list("pk", flat=True))
            terakhir = semua[-1] if semua else terakhir
            if usai:
                return semua


def periksa(balap: Balap, kali: int) -> None:
    arena = Arena(balap, kali)
    terbaca = arena.jalan(arena.baca)
    semua = balap.sendiri(lambda: list(SegelRiwayat.objects.order_by("urut").values_list("urut", flat=True)))
    assert terbaca == [urut for urut in semua if urut > arena.awal]
    assert semua == list(range(1, len(semua) + 1))
    assert len(terbaca) > kali
    assert balap.sendiri(lambda: list(periksa_rantai())) == []
    assert balap.sendiri(lambda: Riwayat.objects.filter(segel__isnull=True).count()) == 0


def test_nothing_missed_and_nothing_twice(balap: Balap) -> None:
    periksa(balap, 12)


@pytest.mark.fault
def test_nothing_missed_and_nothing_twice_for_long(balap: Balap) -> None:
    periksa(balap, 400)


def test_a_feed_by_the_tables_own_numbers_would_miss_rows(balap: Balap) -> None:
    """Without the sealer the promise does not hold, so the test above can fail. (SQLite: one writer at a time.)"""
    if connection.vendor == "sqlite":
        pytest.skip("one writer at a time: numbers become visible in their order")
    arena = Arena(balap, 25)
    terbaca = arena.jalan(arena.baca_menurut_kunci)
    semua = balap.sendiri(lambda: list(Riwayat.objects.values_list("pk", flat=True)))
    assert set(terbaca) < set(semua)


def test_a_late_commit_has_a_later_number(balap: Balap) -> None:
    """A writer that began first and ends last is read last, by a client that has read everything else."""
    if connection.vendor == "sqlite":
        pytest.skip("one writer at a time")
    klien, awal = balap.sendiri(siapkan)
    lama, lanjut = threading.Event(), threading.Event()

    def lambat() -> None:
        with transaction.atomic():
            catat(aksi="ubah", jenis="kebijakan", objek_kode="lambat")
            lama.set()
            assert lanjut.wait(20)
        segel_riwayat()

    def cepat() -> list[list[str]]:
        assert lama.wait(20)
        with transaction.atomic():
            catat(aksi="ubah", jenis="kebijakan", objek_kode="cepat")
        segel_riwayat()
        pertama = ikuti(klien, awal)
        lanjut.set()
        while not (kedua := ikuti(klien, pertama[-1]["urut"])):
            time.sleep(0.01)
        return [[satu["objek"]["kode"] for satu in bagian] for bagian in (pertama, kedua)]

    _, hasil = balap.serentak([lambat, cepat])
    assert hasil == [["cepat"], ["lambat"]]
