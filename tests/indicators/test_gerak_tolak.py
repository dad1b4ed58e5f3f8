"""The moves that are refused: in words, with the right code, and without a trace."""

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from indicators.akses import Bentrok, TakTerlihat, Terlarang, TidakLengkap
from indicators.models import Indikator, Penugasan, Peran, PeriodeLapor, Realisasi, UnitKerja
from indicators.services.acuan import save_unit
from indicators.services.realisasi import (
    approve_realisasi,
    reopen_realisasi,
    return_realisasi,
    submit_realisasi,
    withdraw_realisasi,
)
from tests.dunia import TAHUN, angka, dua_langkah, isi, petugas, segar, tak_berubah, terlihat

pytestmark = pytest.mark.django_db


def test_w04_diajukan_dua_kali_satu_perpindahan(prc: User) -> None:
    """Double click, reload or back: the second one says that it has been done."""
    pilihan = terlihat(isi(prc, "I.U1A", "80"))
    submit_realisasi(segar(prc), pilihan)
    with tak_berubah(), pytest.raises(Bentrok, match=r"I\.U1A triwulan I 2024 .* sudah diajukan"):
        submit_realisasi(segar(prc), pilihan)


def test_w06_dua_penyetuju_satu_menang(prc: User, ver: User) -> None:
    lain = petugas("ver.lain", Peran.VERIFIKATOR, "U0")
    pilihan = terlihat(angka("I.U1A", "diajukan", oleh=prc))
    approve_realisasi(ver, pilihan)
    with tak_berubah(), pytest.raises(Bentrok, match="sudah disetujui"):
        approve_realisasi(lain, pilihan)


def test_w06_setelah_pindah_unit_tidak_terlihat(prc: User, ver: User) -> None:
    pilihan = terlihat(angka("I.U1A", "diajukan", oleh=prc))
    Penugasan.objects.filter(user=ver).update(unit=UnitKerja.objects.get(kode="U2"))
    with tak_berubah(), pytest.raises(TakTerlihat):
        approve_realisasi(segar(ver), pilihan)


def test_w08_yang_disetujui_adalah_versi_yang_dilihat(prc: User, ver: User) -> None:
    """The planner takes it back, changes it and submits it again, while the verifikator reads."""
    baris = isi(prc, "I.U1A", "80")
    submit_realisasi(segar(prc), terlihat(baris))
    dilihat = terlihat(baris)
    withdraw_realisasi(segar(prc), terlihat(baris))
    isi(prc, "I.U1A", "95")
    submit_realisasi(segar(prc), terlihat(baris))
    with tak_berubah(), pytest.raises(Bentrok, match="berubah sejak Anda melihatnya"):
        approve_realisasi(ver, dilihat)


def test_m28_satu_yang_asing_menolak_semuanya(prc: User, ver: User) -> None:
    pilihan = terlihat(angka("I.U1A", "diajukan", oleh=prc), angka("I.U2A", "diajukan", oleh=prc))
    with tak_berubah(), pytest.raises(TakTerlihat):
        approve_realisasi(ver, pilihan)


def test_satu_yang_usang_menolak_semuanya(prc: User, ver: User) -> None:
    segar_, usang = angka("I.U1A", "diajukan", oleh=prc), angka("I.U1B", "diajukan", oleh=prc)
    with tak_berubah(), pytest.raises(Bentrok, match=r"I\.U1B"):
        approve_realisasi(ver, {segar_.pk: 1, usang.pk: 9})


def test_yang_asing_dan_yang_tidak_ada_sama_saja(prc: User) -> None:
    """Same class, same words: nothing tells that the figure exists."""
    asing = angka("I.U2A", "draf")
    pesan = []
    for pk in (asing.pk, asing.pk + 1000):
        with tak_berubah(), pytest.raises(TakTerlihat) as ditolak:
            submit_realisasi(prc, {pk: 1})
        pesan.append(ditolak.value.pesan)
    assert pesan[0] == pesan[1]


def test_pilihan_kosong(ver: User) -> None:
    with tak_berubah(), pytest.raises(TakTerlihat):
        approve_realisasi(ver, {})


@pytest.mark.parametrize("catatan", ["", "  \n ", "\u200b"], ids=["kosong", "spasi", "tak kelihatan"])
def test_m09_mengembalikan_tanpa_catatan(prc: User, ver: User, catatan: str) -> None:
    pilihan = terlihat(angka("I.U1A", "diajukan", oleh=prc))
    with tak_berubah(), pytest.raises(TidakLengkap, match="Tulis alasannya"):
        return_realisasi(ver, pilihan, catatan)


@pytest.mark.parametrize("alasan", ["", "a\x00b", "x" * 2001], ids=["kosong", "NUL", "terlalu panjang"])
def test_m11_membuka_tanpa_alasan_yang_dapat_disimpan(prc: User, adm: User, alasan: str) -> None:
    pilihan = terlihat(angka("I.U1A", "disetujui", oleh=prc))
    with tak_berubah(), pytest.raises(TidakLengkap):
        reopen_realisasi(adm, pilihan, alasan)


def test_angka_setahun_dari_dokumen_tidak_dibuka(prc: User, ver: User) -> None:
    """Nobody could enter it again: the grid knows quarters only."""
    baris = angka("I.U1A", "disetujui", oleh=prc)
    Realisasi.objects.filter(pk=baris.pk).update(triwulan=0)
    with tak_berubah(), pytest.raises(Bentrok, match=r"I\.U1A setahun 2024 dimuat dari dokumen sumber"):
        reopen_realisasi(ver, terlihat(baris), "Salah")


def test_w05_pengajuan_yang_belum_lengkap_menyebut_semua_kekurangannya(prc: User) -> None:
    dua_langkah()
    Realisasi.objects.bulk_create(
        [
            Realisasi(indikator=Indikator.objects.get(kode="I.U1A"), tahun=TAHUN, triwulan=1, keadaan="belum_diisi"),
            Realisasi(
                indikator=Indikator.objects.get(kode="I.U1A"),
                tahun=TAHUN,
                triwulan=2,
                keadaan="tidak_tersedia",
                alasan_keadaan="Survei tertunda",
            ),
        ]
    )
    with tak_berubah(), pytest.raises(TidakLengkap) as ditolak:
        submit_realisasi(prc, terlihat(*Realisasi.objects.all()))
    assert sorted(ditolak.value.kekurangan) == [
        "I.U1A: kendala belum ditulis.",
        "I.U1A: realisasi belum diisi.",
        "I.U1A: tindak lanjut belum ditulis.",
    ]


@pytest.mark.parametrize("gerak", ["ajukan", "tarik", "setujui"])
def test_w07_periode_terkunci_menghentikan_pengajuan_saja(prc: User, ver: User, gerak: str) -> None:
    """What is under review goes on: only entering and submitting need an open period."""
    PeriodeLapor.objects.update(dikunci=True)
    baris = angka("I.U1A", "draf" if gerak == "ajukan" else "diajukan", oleh=prc)
    if gerak == "ajukan":
        with tak_berubah(), pytest.raises(Bentrok, match="Periode dikunci"):
            submit_realisasi(prc, terlihat(baris))
    elif gerak == "tarik":
        withdraw_realisasi(prc, terlihat(baris))
    else:
        approve_realisasi(ver, terlihat(baris))


def test_hak_berakhir_pada_permintaan_berikutnya(prc: User) -> None:
    """Role ended, account closed: each acts at once, and says no more than an unknown id would."""
    pilihan = terlihat(angka("I.U1A", "draf"))
    kemarin = timezone.localdate() - timezone.timedelta(days=1)
    Penugasan.objects.filter(user=prc).update(berlaku_sampai=kemarin)
    with tak_berubah(), pytest.raises(TakTerlihat):
        submit_realisasi(segar(prc), pilihan)
    Penugasan.objects.filter(user=prc).update(berlaku_sampai=None)
    User.objects.filter(pk=prc.pk).update(is_active=False)
    with tak_berubah(), pytest.raises(TakTerlihat):
        submit_realisasi(segar(prc), pilihan)


def test_unit_yang_dipindahkan_ikut_verifikator_barunya(prc: User, ver: User, adm: User) -> None:
    """U1A goes below U2: its verifikator is now U2's, and its planner stays."""
    lain = petugas("ver.u2", Peran.VERIFIKATOR, "U2")
    baris = angka("I.U1A", "diajukan", oleh=prc)
    unit = UnitKerja.objects.get(kode="U1A")
    unit.induk = UnitKerja.objects.get(kode="U2")
    save_unit(unit, pelaku=adm)
    with tak_berubah(), pytest.raises(TakTerlihat):
        approve_realisasi(segar(ver), terlihat(baris))
    approve_realisasi(segar(lain), terlihat(baris))


def test_peran_lain_melihat_tetapi_tidak_memutuskan(prc: User, pmp: User) -> None:
    pilihan = terlihat(angka("I.U1A", "diajukan", oleh=prc))
    for user in (segar(prc), pmp):
        with tak_berubah(), pytest.raises(Terlarang, match="tidak dapat disetujui"):
            approve_realisasi(user, pilihan)
