"""Two hands at one figure: one wins, the others are told. Always on with eight; `tests/faults` takes fifty."""

import pytest

from indicators.services.realisasi import simpan as modul_simpan
from tests import lomba
from tests.balap import Balap

BANYAK = 8


def test_simpan_satu_versi_satu_menang(balap: Balap) -> None:
    """Lost update: one success, and everybody else is told; nothing that was acknowledged is gone."""
    akhir = lomba.simpan_satu_versi(balap, BANYAK)
    assert akhir.kata == ["bentrok"] * (BANYAK - 1) + ["berubah"]
    assert (akhir.versi, akhir.riwayat) == (2, ["ubah"])


def test_tanpa_pemeriksaan_versi_kehilangan(balap: Balap, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: without the check all are told "saved", and all but one are overwritten unseen."""
    monkeypatch.setattr(modul_simpan, "bentrok", lambda versi, ada: [])
    akhir = lomba.simpan_satu_versi(balap, BANYAK)
    assert akhir.kata == ["berubah"] * BANYAK
    assert akhir.riwayat == ["ubah"] * BANYAK
