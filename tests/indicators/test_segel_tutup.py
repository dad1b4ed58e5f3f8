"""Closing a quarter: it is locked and sealed and stays as it is; closed again it becomes a revision."""

import hashlib
import json
import re
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from indicators.akses import Bentrok, Terlarang, TidakLengkap, periode_unit
from indicators.models import PengecualianPeriode, Peran, PeriodeLapor, Realisasi, Riwayat, Segel, Target, UnitKerja
from indicators.rekap.segel import AWAL, kanonik, penyimpangan_segel, periksa_segel
from indicators.rekap.segel import isi as modul_isi
from indicators.services.periode import add_pengecualian, lock_periode
from indicators.services.realisasi import (
    IsianRealisasi,
    approve_realisasi,
    reopen_realisasi,
    save_realisasi,
    verify_realisasi,
)
from indicators.services.segel import close_triwulan
from tests.dunia import TAHUN, angka, dua_langkah, petugas, tak_berubah, terlihat

pytestmark = pytest.mark.django_db


def tutup(adm: User, triwulan: int = 1, alasan: str = "Semua sudah melapor", tahun: int = TAHUN) -> Segel:
    return close_triwulan(adm, tahun, triwulan, alasan=alasan)


def buka(adm: User, triwulan: int = 1) -> None:
    lock_periode(adm, TAHUN, triwulan, kunci=False, alasan="Ada yang keliru")


def isi(segel: Segel) -> dict[str, Any]:
    hasil: dict[str, Any] = json.loads(segel.isi, parse_float=lambda teks: pytest.fail(f"pecahan {teks}"))
    return hasil


def satu(segel: Segel, kode: str, bagian: int = 0) -> dict[str, Any]:
    return next(a for a in isi(segel)["bagian"][bagian]["angka"] if a["indikator"] == kode)


def test_yang_disegel_adalah_yang_resmi(adm: User, ver: User, prc: User) -> None:
    """Approved figures with all they follow from; of a pending one only that it is not approved."""
    angka("I.U1A", "disetujui", oleh=ver, nilai=50)
    angka("I.U1B", "diajukan", oleh=prc, nilai=61)
    segel = tutup(adm)
    assert {k: satu(segel, "I.U1A")[k] for k in ("target", "realisasi", "capaian", "capaian_dibatasi", "alasan")} == {
        "target": "100.00",
        "realisasi": "50.00",
        "capaian": "50.00",
        "capaian_dibatasi": "50.00",
        "alasan": None,
    }
    assert satu(segel, "I.U1A")["isian"][0]["nilai"] == "50"
    menunggu = satu(segel, "I.U1B")
    assert (menunggu["realisasi"], menunggu["isian"], menunggu["alasan"]) == (None, [], "belum_disetujui")
    tanpa_waktu = re.sub(r'"\d{4}-\d{2}-\d{2}T[^"]*"', '""', segel.isi.replace(segel.sebelumnya, ""))
    assert "61" not in tanpa_waktu
    assert (segel.dihitung, segel.banyak) == (1, 6)
    assert isi(segel)["bagian"][0]["rata_rata"] == {
        "capaian": "50.00",
        "kategori": None,
        "dihitung": 1,
        "diukur": 6,
    }


def test_bentuk_kanonik(adm: User) -> None:
    """The hash is that of the very bytes; reading and writing them again gives the same."""
    segel = tutup(adm, alasan="Lengkap — sesuai “jadwal”")
    assert hashlib.sha256(segel.isi.encode()).hexdigest() == segel.sha256
    assert kanonik(isi(segel)) == segel.isi
    assert "— sesuai “jadwal”" in segel.isi
    assert "\n" not in segel.isi and '": ' not in segel.isi
    with pytest.raises(TypeError, match=r"0\.5"):
        kanonik({"a": [{"b": 0.5}]})


def test_triwulan_iv_memuat_juga_setahun(adm: User) -> None:
    assert [b["triwulan"] for b in isi(tutup(adm, 4))["bagian"]] == [4, None]
    assert [b["triwulan"] for b in isi(tutup(adm, 3))["bagian"]] == [3]


def test_rantai_dan_riwayat(adm: User) -> None:
    pertama, kedua = tutup(adm, 1), tutup(adm, 2)
    assert (pertama.nomor, pertama.sebelumnya, kedua.nomor, kedua.sebelumnya) == (1, AWAL, 2, pertama.sha256)
    baris = Riwayat.objects.filter(jenis="segel").order_by("pk")
    assert [(r.aksi, r.objek_kode, r.sesudah["sha256"]) for r in baris] == [
        ("segel", "triwulan I 2024 revisi 1", pertama.sha256),
        ("segel", "triwulan II 2024 revisi 1", kedua.sha256),
    ]
    assert periksa_segel() == []


def test_menutup_mengunci_juga_yang_diberi_pengecualian(adm: User, prc: User) -> None:
    unit = UnitKerja.objects.get(kode="U1A")
    add_pengecualian(adm, TAHUN, 1, unit, alasan="Gempa", sampai=timezone.now() + timedelta(days=1))
    assert periode_unit(TAHUN, 1, unit).terbuka
    tutup(adm)
    keadaan = periode_unit(TAHUN, 1, unit)
    assert (keadaan.terbuka, "disegel" in keadaan.alasan) == (False, True)
    with tak_berubah():
        isian = IsianRealisasi("I.U1A", TAHUN, 1, None, nilai=Decimal(77), yakin=True)
        (hasil,) = save_realisasi(prc, [isian], utuh=True)
    assert "disegel" in hasil.galat[0].pesan
    buka(adm)
    assert periode_unit(TAHUN, 1, unit).terbuka


def test_pengecualian_bagi_triwulan_tersegel_ditolak(adm: User) -> None:
    tutup(adm)
    unit = UnitKerja.objects.get(kode="U1A")
    with tak_berubah(), pytest.raises(Bentrok, match="Buka dahulu"):
        add_pengecualian(adm, TAHUN, 1, unit, alasan="Gempa", sampai=timezone.now() + timedelta(days=1))
    assert not PengecualianPeriode.objects.exists()


def test_angka_resmi_triwulan_tersegel_tetap(adm: User, ver: User, prc: User) -> None:
    """Neither a late approval nor a reopened figure changes it; both go again once the quarter is reopened."""
    resmi = angka("I.U1A", "disetujui", oleh=prc)
    menunggu = angka("I.U1B", "diajukan", oleh=prc)
    lain = angka("I.U1B", "diajukan", oleh=prc, triwulan=2)
    tutup(adm)
    for coba in (
        lambda: approve_realisasi(ver, terlihat(menunggu)),
        lambda: approve_realisasi(ver, terlihat(lain, menunggu)),
        lambda: reopen_realisasi(ver, terlihat(resmi), "Keliru"),
    ):
        with tak_berubah(), pytest.raises(Bentrok, match="Triwulan I 2024 sudah ditutup dan disegel"):
            coba()
    approve_realisasi(ver, terlihat(lain))
    buka(adm)
    approve_realisasi(ver, terlihat(menunggu))
    assert Realisasi.objects.get(pk=menunggu.pk).status == "disetujui"


def test_memverifikasi_dua_langkah_tidak_mengubah_yang_resmi(adm: User, ver: User, prc: User) -> None:
    dua_langkah()
    menunggu = angka("I.U1B", "diajukan", oleh=prc)
    tutup(adm)
    verify_realisasi(ver, terlihat(menunggu))
    assert list(penyimpangan_segel()) == []


def test_ditutup_lagi_menjadi_revisi(adm: User, ver: User) -> None:
    baris = angka("I.U1A", "disetujui", oleh=ver, nilai=50)
    lama = tutup(adm)
    buka(adm)
    Realisasi.objects.filter(pk=baris.pk).update(nilai=75, versi=2)
    baru = tutup(adm, alasan="Satu angka diperbaiki")
    assert (baru.revisi, baru.nomor, baru.sebelumnya) == (2, 2, lama.sha256)
    assert satu(baru, "I.U1A")["capaian"] == "75.00"
    assert Segel.objects.get(nomor=1).isi == lama.isi
    assert periksa_segel() == []


def test_sudah_ditutup_ditolak(adm: User) -> None:
    tutup(adm)
    with tak_berubah(), pytest.raises(Bentrok, match=r"Triwulan I 2024 sudah ditutup \(segel revisi 1\)"):
        tutup(adm)


def test_yang_pernah_disegel_tidak_sekadar_dikunci(adm: User) -> None:
    """Locked without a seal it would seem to hold what the old seal says."""
    tutup(adm)
    buka(adm)
    with tak_berubah(), pytest.raises(Bentrok, match="pernah disegel"):
        lock_periode(adm, TAHUN, 1, kunci=True, alasan="Selesai")
    lock_periode(adm, TAHUN, 2, kunci=True, alasan="Selesai")
    assert PeriodeLapor.objects.get(triwulan=2).dikunci


def test_yang_dikunci_biasa_dapat_disegel(adm: User) -> None:
    lock_periode(adm, TAHUN, 2, kunci=True, alasan="Selesai")
    assert tutup(adm, 2).revisi == 1


def test_triwulan_yang_belum_berakhir_ditolak(adm: User) -> None:
    tahun = timezone.localdate().year + 1
    with tak_berubah(), pytest.raises(Bentrok, match="belum berakhir"):
        tutup(adm, tahun=tahun)


@pytest.mark.parametrize("alasan", ["", "   ", "\u200b", "x" * 501])
def test_alasan_yang_tidak_dapat_dibaca_ditolak(adm: User, alasan: str) -> None:
    with tak_berubah(), pytest.raises(TidakLengkap):
        tutup(adm, alasan=alasan)


@pytest.mark.parametrize("peran", [Peran.PERENCANA, Peran.VERIFIKATOR, Peran.PIMPINAN])
def test_m12_hanya_administrator(dunia: None, db: None, peran: Peran) -> None:
    lain = petugas("lain", peran, "U0")
    with tak_berubah(), pytest.raises(Terlarang):
        tutup(lain)


def test_kolom_yang_belum_ada_saat_disegel_bukan_penyimpangan(
    adm: User, ver: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A seal of an older version of the application says less; what it says is compared, nothing else."""
    angka("I.U1A", "disetujui", oleh=ver, nilai=50)
    tutup(adm)
    asli = modul_isi._isian
    monkeypatch.setattr(modul_isi, "_isian", lambda satu: asli(satu) | {"kolom_baru": "x"})
    assert list(penyimpangan_segel()) == []
    monkeypatch.setattr(modul_isi, "_isian", lambda satu: asli(satu) | {"versi": 9})
    assert [p.kolom for p in penyimpangan_segel()] == ["isian"]


def test_penyimpangan_didaftar_terpisah(adm: User, ver: User) -> None:
    """A later revision of a target changes what the data says, not what was sealed."""
    angka("I.U1A", "disetujui", oleh=ver, nilai=50)
    tutup(adm)
    assert list(penyimpangan_segel()) == []
    Target.objects.filter(indikator__kode="I.U1A").update(nilai=80)
    beda = [(p.nama, p.indikator, p.kolom, p.disegel, p.sekarang) for p in penyimpangan_segel()]
    assert beda == [
        ("triwulan I 2024 revisi 1", "I.U1A", "target_teks", "100,00", "80,00"),
        ("triwulan I 2024 revisi 1", "I.U1A", "capaian", "50.00", "62.50"),
        ("triwulan I 2024 revisi 1", "I.U1A", "capaian_dibatasi", "50.00", "62.50"),
    ]
    assert periksa_segel() == []
