"""Many who close one quarter at once: one seal, on both engines; an approval never slips past a closing."""

from functools import partial

import pytest
from django.contrib.auth.models import User

from indicators.models import Peran, Realisasi, Segel
from indicators.rekap.segel import penyimpangan_segel, periksa_segel
from indicators.services import segel as modul_segel
from indicators.services.realisasi import approve_realisasi
from indicators.services.segel import close_triwulan
from tests.balap import Balap, kata
from tests.dunia import TAHUN, angka, bangun, petugas

BANYAK = 4


def siapkan() -> None:
    bangun()
    for n in range(BANYAK):
        petugas(f"adm{n}", Peran.ADMIN, "U0")
    petugas("ver", Peran.VERIFIKATOR, "U1")
    angka("I.U1A", "diajukan", oleh=petugas("prc", Peran.PERENCANA, "U1A"))


def tutup(n: int) -> str:
    close_triwulan(User.objects.get(username=f"adm{n}"), TAHUN, 1, alasan="Selesai")
    return "disegel"


def setujui() -> str:
    approve_realisasi(User.objects.get(username="ver"), dict(Realisasi.objects.values_list("pk", "versi")))
    return "disetujui"


def banyak_segel() -> tuple[int, list[object], list[object]]:
    return Segel.objects.count(), list(periksa_segel()), list(penyimpangan_segel())


def test_ditutup_serentak_satu_segel(balap: Balap) -> None:
    balap.sendiri(siapkan)
    hasil = balap.serentak([partial(tutup, n) for n in range(BANYAK)])
    assert kata(hasil) == ["Bentrok"] * (BANYAK - 1) + ["disegel"]
    assert balap.sendiri(banyak_segel) == (1, [], [])


def test_kontrol_tanpa_pemeriksaan_setiap_penutup_menyegel(balap: Balap, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: what holds the others back is the look at what is closed already."""
    monkeypatch.setattr(modul_segel, "_periksa_saat", lambda tahun, triwulan, tertutup: None)
    balap.sendiri(siapkan)
    hasil = balap.serentak([partial(tutup, n) for n in range(BANYAK)])
    assert kata(hasil) == ["disegel"] * BANYAK
    assert balap.sendiri(banyak_segel)[0] == BANYAK


def test_persetujuan_ada_di_dalam_segel_atau_ditolak(balap: Balap) -> None:
    """Whoever is first: what is official afterwards is what was sealed."""
    balap.sendiri(siapkan)
    hasil = balap.serentak([partial(tutup, 0), setujui])
    assert kata(hasil) in (["disegel", "disetujui"], ["Bentrok", "disegel"])
    assert balap.sendiri(banyak_segel) == (1, [], [])
