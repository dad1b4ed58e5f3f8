"""The races with fifty participants, several rounds, each with the control that shows that the test can fail."""

from collections import Counter

import pytest

from indicators.services.realisasi import gerak as modul_gerak
from indicators.services.realisasi import simpan as modul_simpan
from tests import lomba
from tests.balap import Balap

pytestmark = pytest.mark.fault
BANYAK = 50


def test_f08_lima_puluh_simpan_satu_versi(balap: Balap) -> None:
    """Exactly one success and forty-nine conflicts; the stored value is the one that was acknowledged."""
    akhir = lomba.simpan_satu_versi(balap, BANYAK)
    assert Counter(akhir.kata) == {"berubah": 1, "bentrok": 49}
    assert (akhir.versi, akhir.riwayat) == (2, ["ubah"])
    assert akhir.nilai in range(1, BANYAK + 1)


def test_f08_kontrol_tanpa_pemeriksaan_kehilangan_49(balap: Balap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modul_simpan, "bentrok", lambda versi, ada: [])
    akhir = lomba.simpan_satu_versi(balap, BANYAK)
    assert akhir.kata == ["berubah"] * BANYAK
    hilang = len(akhir.kata) - 1  # one row holds one value
    print(f"\nkontrol: {BANYAK} dinyatakan tersimpan, {hilang} hilang")


def test_f08_lima_puluh_mengisi_sel_kosong(balap: Balap) -> None:
    """There is no row to lock yet: the unique key decides, and the losers see a conflict, not an error."""
    akhir = lomba.simpan_baris_baru(balap, BANYAK)
    assert Counter(akhir.kata) == {"baru": 1, "bentrok": 49}
    assert (akhir.versi, akhir.riwayat) == (1, ["buat"])


def test_w04_diajukan_serentak_satu_perpindahan(balap: Balap) -> None:
    akhir = lomba.ajukan(balap, BANYAK)
    assert Counter(akhir.kata) == {"1": 1, "Bentrok": 49}
    assert (akhir.status, akhir.riwayat) == ("diajukan", ["ajukan"])
    assert akhir.pesan == 9  # each verifikator once


def test_w06_penyetuju_serentak_satu_menang(balap: Balap) -> None:
    akhir = lomba.setujui(balap, BANYAK)
    assert Counter(akhir.kata) == {"1": 1, "Bentrok": 49}
    assert (akhir.status, akhir.riwayat) == ("disetujui", ["setujui"])
    assert akhir.pesan == 2  # each planner once


def test_w06_kontrol_tanpa_pemeriksaan_disetujui_berkali_kali(balap: Balap, monkeypatch: pytest.MonkeyPatch) -> None:
    """With neither version nor state looked at, a figure is approved again and again."""
    monkeypatch.setattr(modul_gerak, "_periksa_versi", lambda baris, pilihan: None)
    monkeypatch.setattr(modul_gerak, "tujuan", lambda *a, **k: modul_gerak.Status.DISETUJUI)
    akhir = lomba.setujui(balap, 8)
    assert (akhir.kata, akhir.riwayat) == (["1"] * 8, ["setujui"] * 8)


@pytest.mark.parametrize("putaran", range(10))
def test_w08_disetujui_hanya_yang_dilihat(balap: Balap, putaran: int) -> None:
    """Either the verifikator was first, and 0 is official; or the planner was, and nothing is."""
    akhir = lomba.setujui_sementara_diubah(balap)
    assert (akhir.kata, akhir.status, akhir.nilai) in (
        (["1 disetujui", "terlambat"], "disetujui", 0),
        (["Bentrok", "diubah"], "diajukan", 95),
    )


def test_w08_kontrol_tanpa_versi_menyetujui_yang_tak_dilihat(balap: Balap, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planner is through before the verifikator comes: without the version 95 becomes official unseen."""
    monkeypatch.setattr(modul_gerak, "_periksa_versi", lambda baris, pilihan: None)
    akhir = lomba.setujui_setelah_diubah(balap)
    assert (akhir.status, akhir.nilai) == ("disetujui", 95)


def test_f22_pilihan_berlawanan_urutan_tidak_saling_mengunci(balap: Balap) -> None:
    """Bulk approval and bulk return of the same figures, listed in opposite order: one wins each, none deadlocks."""
    akhir = lomba.berlawanan(balap, 16)
    assert Counter(akhir.kata) == {"1": 1, "Bentrok": 15}
