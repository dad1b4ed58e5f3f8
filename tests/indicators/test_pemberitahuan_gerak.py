"""Who is told of a move or a remark: those concerned, once each, and never the one who made it."""

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from indicators.models import Pemberitahuan, Penugasan, Peran, Realisasi, UnitKerja
from indicators.services.realisasi import (
    add_komentar,
    approve_realisasi,
    reopen_realisasi,
    return_realisasi,
    submit_realisasi,
    verify_realisasi,
    withdraw_realisasi,
)
from tests.dunia import angka, dua_langkah, petugas, segar, tak_berubah, terlihat
from tests.people import tugaskan

pytestmark = pytest.mark.django_db


@pytest.fixture
def orang_orang(prc: User, ver: User, adm: User, pmp: User) -> dict[str, User]:
    """Two planners and two verifikator of U1A's branch, and people of another branch who must hear nothing."""
    lain = {
        "prc.dua": petugas("prc.dua", Peran.PERENCANA, "U1A"),
        "prc.u1": petugas("prc.u1", Peran.PERENCANA, "U1"),
        "ver.u0": petugas("ver.u0", Peran.VERIFIKATOR, "U0"),
        "prc.u1b": petugas("prc.u1b", Peran.PERENCANA, "U1B"),
        "ver.u2": petugas("ver.u2", Peran.VERIFIKATOR, "U2"),
    }
    return {"prc": prc, "ver": ver, "adm": adm, "pmp": pmp, **lain}


def diberi_tahu() -> list[str]:
    return sorted(Pemberitahuan.objects.values_list("penerima__username", flat=True))


def gerakkan(nama: str, user: User, baris: Realisasi) -> None:
    pilihan = terlihat(baris)
    {
        "ajukan": lambda: submit_realisasi(segar(user), pilihan),
        "tarik": lambda: withdraw_realisasi(segar(user), pilihan),
        "verifikasi": lambda: verify_realisasi(segar(user), pilihan),
        "kembalikan": lambda: return_realisasi(segar(user), pilihan, "Catatan"),
        "setujui": lambda: approve_realisasi(segar(user), pilihan),
        "buka": lambda: reopen_realisasi(segar(user), pilihan, "Alasan"),
    }[nama]()


@pytest.mark.parametrize(
    ("gerak", "pelaku", "dari", "penerima"),
    [
        ("ajukan", "prc", "draf", ["ver", "ver.u0"]),
        ("tarik", "prc", "diajukan", ["ver", "ver.u0"]),
        ("verifikasi", "ver", "diajukan", ["ver.u0"]),
        ("kembalikan", "ver", "diajukan", ["prc", "prc.dua", "prc.u1"]),
        ("setujui", "ver", "diverifikasi", ["prc", "prc.dua", "prc.u1"]),
        ("buka", "ver", "disetujui", ["prc", "prc.dua", "prc.u1", "ver.u0"]),
        ("buka", "adm", "disetujui", ["prc", "prc.dua", "prc.u1", "ver", "ver.u0"]),
    ],
)
def test_penerima_setiap_gerak(
    orang_orang: dict[str, User], gerak: str, pelaku: str, dari: str, penerima: list[str]
) -> None:
    dua_langkah()
    baris = angka("I.U1A", dari, oleh=orang_orang["prc.dua"])
    gerakkan(gerak, orang_orang[pelaku], baris)
    assert diberi_tahu() == penerima


def test_dua_peran_satu_pesan(prc: User, adm: User) -> None:
    """Planner and verifikator in one person: one message about the reopened figure, leading to the grid."""
    tugaskan(prc, Peran.VERIFIKATOR, "U1")
    tugaskan(prc, Peran.PERENCANA, "U1")
    gerakkan("buka", adm, angka("I.U1A", "disetujui", oleh=prc))
    assert diberi_tahu() == ["prc"]
    assert Pemberitahuan.objects.get().url == "/realisasi/?tahun=2024&triwulan=1"


def test_yang_tidak_bertugas_lagi_tidak_diberi_tahu(prc: User, ver: User) -> None:
    """A role that has ended, one that has not begun, an account that is closed."""
    hari_ini = timezone.localdate()
    Penugasan.objects.filter(user=ver).update(berlaku_sampai=hari_ini - timezone.timedelta(days=1))
    nanti = petugas("ver.nanti", Peran.VERIFIKATOR, "U1")
    Penugasan.objects.filter(user=nanti).update(berlaku_dari=hari_ini + timezone.timedelta(days=1))
    tutup = petugas("ver.tutup", Peran.VERIFIKATOR, "U1")
    User.objects.filter(pk=tutup.pk).update(is_active=False)
    gerakkan("ajukan", prc, angka("I.U1A", "draf"))
    assert diberi_tahu() == []


def test_isi_pesan_menyebut_siapa_apa_dan_mengapa(prc: User, ver: User) -> None:
    baris = [angka("I.U1A", "diajukan", oleh=prc, triwulan=tw) for tw in (1, 3)]
    return_realisasi(segar(ver), terlihat(*baris), "Lampirkan rekap.")
    pesan = Pemberitahuan.objects.get(penerima=prc)
    assert pesan.perihal == "2 angka Unit U1A dikembalikan"
    assert pesan.isi == (
        "Oleh ver:\n"
        "- I.U1A Indikator I.U1A, triwulan I 2024\n"
        "- I.U1A Indikator I.U1A, triwulan III 2024\n\n"
        "Catatan: Lampirkan rekap."
    )


def test_verifikator_dibawa_ke_unitnya_dalam_antrean(prc: User, ver: User) -> None:
    gerakkan("ajukan", prc, angka("I.U1A", "draf"))
    assert Pemberitahuan.objects.get(penerima=ver).url == "/verifikasi/#unit-U1A"


def test_satu_pesan_per_unit(prc: User, ver: User) -> None:
    """Approving figures of two units at once tells each unit's planner of their own only."""
    lain = petugas("prc.u1b", Peran.PERENCANA, "U1B")
    baris = [angka("I.U1A", "diajukan", oleh=prc), angka("I.U1B", "diajukan", oleh=lain)]
    approve_realisasi(segar(ver), terlihat(*baris))
    assert {p.penerima.username: p.perihal for p in Pemberitahuan.objects.select_related("penerima")} == {
        "prc": "1 angka Unit U1A disetujui",
        "prc.u1b": "1 angka Unit U1B disetujui",
    }


def test_yang_ditolak_tidak_mengabari_siapa_pun(prc: User, ver: User) -> None:
    baris = angka("I.U1A", "disetujui", oleh=prc)
    with tak_berubah(), pytest.raises(Exception, match="sudah disetujui"):
        approve_realisasi(segar(ver), terlihat(baris))


def test_komentar_ke_perencana_dan_yang_pernah_ikut(orang_orang: dict[str, User]) -> None:
    """`ver` returned it once, `pmp` asked about it; the other verifikator, the administrator never took part."""
    baris = angka("I.U1A", "diajukan", oleh=orang_orang["prc"])
    gerakkan("kembalikan", orang_orang["ver"], baris)
    add_komentar(segar(orang_orang["pmp"]), "I.U1A", 2024, 1, "Mengapa turun?")
    Pemberitahuan.objects.all().delete()
    add_komentar(segar(orang_orang["prc"]), "I.U1A", 2024, 1, "Karena banjir.")
    assert diberi_tahu() == ["pmp", "prc.dua", "prc.u1", "ver"]
    pesan = Pemberitahuan.objects.get(penerima=orang_orang["ver"])
    assert (pesan.perihal, pesan.url) == (
        "Komentar tentang I.U1A triwulan I 2024",
        "/realisasi/I.U1A/2024/1/#komentar",
    )
    assert pesan.isi == "Oleh prc:\n- I.U1A Indikator I.U1A, triwulan I 2024\n\nKarena banjir."


def test_komentar_tidak_ke_yang_kini_tak_menjangkau(orang_orang: dict[str, User]) -> None:
    """Who took part and has moved to another unit since, or has no role any more, reads no more of it."""
    baris = angka("I.U1A", "diajukan", oleh=orang_orang["prc.dua"])
    gerakkan("kembalikan", orang_orang["ver"], baris)
    add_komentar(segar(orang_orang["pmp"]), "I.U1A", 2024, 1, "Mengapa turun?")
    Penugasan.objects.filter(user=orang_orang["ver"]).update(unit=UnitKerja.objects.get(kode="U2"))
    Penugasan.objects.filter(user=orang_orang["pmp"]).delete()
    Pemberitahuan.objects.all().delete()
    add_komentar(segar(orang_orang["prc"]), "I.U1A", 2024, 1, "Karena banjir.")
    assert diberi_tahu() == ["prc.dua", "prc.u1"]


def test_komentar_yang_sama_dua_kali_satu_pesan(prc: User, ver: User) -> None:
    angka("I.U1A", "diajukan", oleh=prc)
    for _ in range(2):
        add_komentar(segar(ver), "I.U1A", 2024, 1, "Lampirkan rekap.")
    assert diberi_tahu() == ["prc"]
