"""The moves that go through: state, version, stamps, and one line of history each."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.models import Peran, Realisasi, Riwayat, TindakLanjut
from indicators.services.realisasi import (
    approve_realisasi,
    reopen_realisasi,
    return_realisasi,
    submit_realisasi,
    verify_realisasi,
    withdraw_realisasi,
)
from tests.dunia import angka, dua_langkah, isi, petugas, segar, terlihat

pytestmark = pytest.mark.django_db
CAP = ("diajukan", "diverifikasi", "disetujui")


def kini(baris: Realisasi) -> Realisasi:
    return Realisasi.objects.get(pk=baris.pk)


def dicap(baris: Realisasi) -> dict[str, int]:
    """Who has put a stamp on the figure, by what they did; every stamp has its time."""
    ada = {kata: oleh for kata in CAP if (oleh := getattr(kini(baris), f"{kata}_oleh_id"))}
    assert [kata for kata in CAP if getattr(kini(baris), f"{kata}_pada")] == list(ada)
    return ada


def riwayat(baris: Realisasi) -> list[tuple[str, str, str]]:
    rows = Riwayat.objects.filter(jenis="realisasi", objek_id=baris.pk)
    return [(r.aksi, r.nama_pelaku, r.alasan) for r in rows]


def test_satu_langkah_dari_isi_sampai_resmi(prc: User, ver: User) -> None:
    baris = isi(prc, "I.U1A", "80")
    submit_realisasi(segar(prc), terlihat(baris))
    assert (kini(baris).status, kini(baris).versi, dicap(baris)) == ("diajukan", 2, {"diajukan": prc.pk})
    approve_realisasi(segar(ver), terlihat(baris))
    assert (kini(baris).status, kini(baris).versi) == ("disetujui", 3)
    assert dicap(baris) == {"diajukan": prc.pk, "disetujui": ver.pk}
    assert riwayat(baris) == [("buat", "prc", ""), ("ajukan", "prc", ""), ("setujui", "ver", "")]


def test_dua_langkah_butuh_orang_kedua(prc: User, ver: User) -> None:
    dua_langkah()
    lain = petugas("ver.lain", Peran.VERIFIKATOR, "U0")
    baris = isi(prc, "I.U1A", "80")
    submit_realisasi(segar(prc), terlihat(baris))
    verify_realisasi(segar(ver), terlihat(baris))
    assert kini(baris).status == "diverifikasi"
    approve_realisasi(segar(lain), terlihat(baris))
    assert dicap(baris) == {"diajukan": prc.pk, "diverifikasi": ver.pk, "disetujui": lain.pk}


def test_ditarik_kembali_menjadi_draf_tanpa_cap(prc: User) -> None:
    baris = isi(prc, "I.U1A", "80")
    submit_realisasi(segar(prc), terlihat(baris))
    withdraw_realisasi(segar(prc), terlihat(baris))
    assert (kini(baris).status, dicap(baris)) == ("draf", {})
    assert isi(prc, "I.U1A", "81").nilai == 81


def test_dikembalikan_dengan_catatan_lalu_diperbaiki(prc: User, ver: User) -> None:
    baris = isi(prc, "I.U1A", "80")
    submit_realisasi(segar(prc), terlihat(baris))
    return_realisasi(segar(ver), terlihat(baris), "  Lampirkan rekap.\r\n")
    assert (kini(baris).status, dicap(baris)) == ("dikembalikan", {})
    isi(prc, "I.U1A", "79")
    submit_realisasi(segar(prc), terlihat(baris))
    assert kini(baris).status == "diajukan"
    assert riwayat(baris)[2:] == [
        ("kembalikan", "ver", "Lampirkan rekap."),
        ("ubah", "prc", ""),
        ("ajukan", "prc", ""),
    ]


def test_dibuka_kembali_bukan_lagi_resmi(prc: User, ver: User, adm: User) -> None:
    baris = isi(prc, "I.U1A", "80")
    submit_realisasi(segar(prc), terlihat(baris))
    approve_realisasi(segar(ver), terlihat(baris))
    reopen_realisasi(segar(adm), terlihat(baris), "Salah satuan")
    assert (kini(baris).status, dicap(baris)) == ("dikembalikan", {})
    assert not Realisasi.objects.resmi().filter(pk=baris.pk).exists()
    assert riwayat(baris)[-1] == ("buka", "adm", "Salah satuan")


def test_riwayat_memuat_sebelum_dan_sesudah(prc: User) -> None:
    baris = isi(prc, "I.U1A", "80")
    submit_realisasi(segar(prc), terlihat(baris))
    satu = Riwayat.objects.get(aksi="ajukan", objek_id=baris.pk)
    berubah = {k: (satu.sebelum[k], satu.sesudah[k]) for k in satu.sesudah if satu.sebelum[k] != satu.sesudah[k]}
    waktu = berubah.pop("diajukan_pada")
    assert waktu[0] is None
    assert berubah == {"status": ("draf", "diajukan"), "versi": (1, 2), "diajukan_oleh_id": (None, prc.pk)}
    assert (satu.objek_kode, satu.unit.kode) == ("I.U1A 2024/1", "U1A")


def test_satu_kiriman_satu_nomor_permintaan(prc: User, ver: User) -> None:
    """Several figures in one call share the request number in the history, and take no query each."""
    baris = [angka("I.U1A", "diajukan", oleh=prc, triwulan=tw) for tw in (1, 2, 3)]
    approve_realisasi(ver, terlihat(*baris))
    rows = Riwayat.objects.filter(aksi="setujui")
    assert (rows.count(), rows.values("permintaan").distinct().count()) == (3, 1)


def test_banyaknya_kueri_tetap(prc: User, ver: User) -> None:
    """As many for three figures as for one."""
    banyak = []
    for triwulan in ((1,), (2, 3, 4)):
        baris = [angka("I.U1A", "diajukan", oleh=prc, triwulan=tw) for tw in triwulan]
        with CaptureQueriesContext(connection) as kueri:
            approve_realisasi(segar(ver), terlihat(*baris))
        banyak.append(len(kueri))
    assert banyak[0] == banyak[1]


def test_yang_rendah_diajukan_bila_dijelaskan(prc: User) -> None:
    """W05: below the line of the kebijakan cause and action are asked for; with both it goes through."""
    dua_langkah()
    baris = isi(prc, "I.U1A", "10", kendala="Banjir")
    TindakLanjut.objects.create(realisasi=baris, uraian="Ulang", penanggung_jawab="Subdit", tenggat="2024-05-01")
    submit_realisasi(segar(prc), terlihat(baris))
    assert kini(baris).status == "diajukan"
