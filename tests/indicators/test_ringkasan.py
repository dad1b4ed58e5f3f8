"""What is stored of capaian is what would be computed now, after every kind of write, before and after the queue."""

from collections.abc import Callable, Generator
from itertools import product

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from indicators.capaian import agregat
from indicators.capaian.jumlahan import Jumlahan
from indicators.models import (
    Indikator,
    Kebijakan,
    NilaiVerifikasi,
    Peran,
    PerluHitung,
    Realisasi,
    Renstra,
    RingkasanCapaian,
    RingkasanUnit,
    Sasaran,
    SkalaKategori,
    StatusTarget,
    Target,
    UnitKerja,
)
from indicators.rekap import SaringCapaian, rekap_capaian
from indicators.rekap.cetak import rekap_cetak
from indicators.rekap.periksa_ringkasan import periksa_ringkasan
from indicators.rekap.ringkas import BarisRingkas, isi_baris
from indicators.riwayat.penanda import PENANDA
from indicators.services.acuan import save_acuan
from indicators.services.realisasi import (
    approve_realisasi,
    reopen_realisasi,
    return_realisasi,
    submit_realisasi,
    withdraw_realisasi,
)
from indicators.services.ringkasan import hitung_ulang, perbarui_ringkasan, tandai_indikator
from indicators.services.sisipan import Sisipan
from tests.dunia import TAHUN, angka, isi, petugas, segar, tambah_indikator, terlihat

pytestmark = pytest.mark.django_db
Gerak = Callable[[User, User, User], object]
PERIODE = [(2023, None, False), (TAHUN, None, True), (TAHUN, 1, False), (TAHUN, 3, True), (TAHUN, 4, False)]


def satu(kode: str = "I.U1A", triwulan: int = 1) -> Realisasi:
    return Realisasi.objects.get(indikator__kode=kode, tahun=TAHUN, triwulan=triwulan)


def aturan(**lain: object) -> None:
    skala = SkalaKategori.objects.create(kode="skala", nama="Skala")
    Kebijakan.objects.create(nama="Aturan", tahun_mulai=2020, batas_penjelasan=None, skala=skala, **lain)


def ubah_indikator(adm: User, **lain: object) -> None:
    indikator = Indikator.objects.get(kode="I.U1A")
    for nama, nilai in lain.items():
        setattr(indikator, nama, nilai)
    save_acuan(indikator, pelaku=adm)


def versi_renstra() -> None:
    renstra = Renstra.objects.create(
        unit=UnitKerja.objects.get(kode="U1"),
        versi="v",
        nama_versi="V",
        judul="V",
        tahun_awal=2020,
        tahun_akhir=2023,
        tahun_mulai=2020,
        status="berlaku",
    )
    Sasaran.objects.filter(kode="S.U1A").update(renstra=renstra, jenjang=3)


def kirim_mentah() -> None:
    """As an import writes: statements made beforehand."""
    baru = Realisasi(
        indikator=Indikator.objects.get(kode="I.U2A"), tahun=TAHUN, triwulan=2, keadaan="terisi", nilai=3
    )
    Sisipan(Realisasi, [baru]).jalankan()
    lama = satu()
    lama.nilai = 12
    Sisipan(Realisasi, [lama], ["nilai"]).jalankan()


TULIS: dict[str, Gerak] = {
    "simpan": lambda prc, ver, adm: isi(prc, "I.U1A", "73", triwulan=2),
    "ubah": lambda prc, ver, adm: isi(prc, "I.U1A", "74", triwulan=3),
    "ajukan": lambda prc, ver, adm: submit_realisasi(segar(prc), terlihat(satu(triwulan=3))),
    "tarik": lambda prc, ver, adm: withdraw_realisasi(segar(prc), terlihat(satu(triwulan=4))),
    "setujui": lambda prc, ver, adm: approve_realisasi(segar(ver), terlihat(satu(triwulan=4))),
    "kembalikan": lambda prc, ver, adm: return_realisasi(segar(ver), terlihat(satu(triwulan=4)), "periksa"),
    "buka": lambda prc, ver, adm: reopen_realisasi(segar(adm), terlihat(satu()), "salah ketik"),
    "target baru": lambda prc, ver, adm: Target.objects.create(
        indikator_id=satu().indikator_id,
        tahun=TAHUN,
        revisi=1,
        nilai=50,
        status=StatusTarget.DISETUJUI,
        alasan="r",
        nomor_dokumen="1",
    ),
    "target dicabut": lambda prc, ver, adm: Target.objects.filter(indikator__kode="I.U1A").delete(),
    "kebijakan": lambda prc, ver, adm: aturan(batas="100"),
    "kebijakan verifikasi": lambda prc, ver, adm: aturan(nilai_resmi="diverifikasi"),
    "indikator": lambda prc, ver, adm: ubah_indikator(adm, polaritas="minimum", desimal=1),
    "bobot": lambda prc, ver, adm: ubah_indikator(adm, bobot=3),
    "pindah unit": lambda prc, ver, adm: ubah_indikator(adm, unit=UnitKerja.objects.get(kode="U2A")),
    "masa berlaku": lambda prc, ver, adm: ubah_indikator(adm, tahun_akhir=2023),
    "indikator baru": lambda prc, ver, adm: tambah_indikator("I.BARU", Sasaran.objects.get(kode="S.U2"), 9),
    "indikator dihapus": lambda prc, ver, adm: (
        Target.objects.filter(indikator__kode="I.U2").delete(),
        Indikator.objects.filter(kode="I.U2").delete(),
    ),
    "unit pindah": lambda prc, ver, adm: UnitKerja.objects.filter(kode="U1B").update(
        induk=UnitKerja.objects.get(kode="U2"), jalur="U0/U2/U1B/"
    ),
    "versi renstra": lambda prc, ver, adm: versi_renstra(),
    "sisipan impor": lambda prc, ver, adm: kirim_mentah(),
    "hapus": lambda prc, ver, adm: Realisasi.objects.filter(pk=satu().pk).delete(),
}
ORANG = {
    "prc": (Peran.PERENCANA, "U1A"),
    "ver": (Peran.VERIFIKATOR, "U1"),
    "adm": (Peran.ADMIN, "U0"),
    "pmp": (Peran.PIMPINAN, "U0"),
}


@pytest.fixture(scope="module")
def tersimpan(dunia: None, django_db_blocker: DjangoDbBlocker) -> Generator[None]:
    """Figures in every state, and everything computed; made once, what a test itself writes is still undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        orang = {nama: petugas(nama, peran, unit) for nama, (peran, unit) in ORANG.items()}
        for kode, nilai in (("I.U1A", 40), ("I.U1B", 130), ("I.U2A", 99)):
            angka(kode, "disetujui", oleh=orang["adm"], nilai=nilai)
        angka("I.U1A", "draf", oleh=orang["prc"], triwulan=3, nilai=60)
        angka("I.U1A", "diajukan", oleh=orang["prc"], triwulan=4, nilai=80)
        Realisasi.objects.filter(triwulan=3).update(analisis="Ada", kendala="Ada")
        hitung_ulang()
        assert (periksa_ringkasan(), PerluHitung.objects.count()) == ([], 0)
        cetak, hitung = terbaca(segar(orang["pmp"]))
        assert cetak == hitung
        yield
        transaction.set_rollback(True)


@pytest.fixture
def prc(tersimpan: None, db: None) -> User:
    return User.objects.get(username="prc")


@pytest.fixture
def ver(tersimpan: None, db: None) -> User:
    return User.objects.get(username="ver")


@pytest.fixture
def adm(tersimpan: None, db: None) -> User:
    return User.objects.get(username="adm")


@pytest.fixture
def pmp(tersimpan: None, db: None) -> User:
    return User.objects.get(username="pmp")


def terbaca(user: User) -> tuple[list[object], list[object]]:
    """What windows print, and what would be computed."""
    cetak, hitung = [], []
    for tahun, triwulan, semua in PERIODE:
        saring = SaringCapaian(tahun, triwulan, semua_status=semua)
        cetak += [(b.kode, b.isi if isinstance(b, BarisRingkas) else isi_baris(b)) for b in rekap_cetak(user, saring)]
        hitung += [(b.kode, isi_baris(b)) for b in rekap_capaian(user, saring)]
    return cetak, hitung


@pytest.mark.parametrize("tulis", TULIS)
def test_sama_setelah_setiap_tulisan(tulis: str, prc: User, ver: User, adm: User, pmp: User) -> None:
    TULIS[tulis](prc, ver, adm)
    assert PerluHitung.objects.exists()
    cetak, hitung = terbaca(segar(pmp))
    assert cetak == hitung  # at once, for whoever reads before the queue comes round
    perbarui_ringkasan()
    assert (periksa_ringkasan(), PerluHitung.objects.count()) == ([], 0)
    cetak, hitung = terbaca(segar(pmp))
    assert cetak == hitung


def test_yang_tersimpan_dipakai(pmp: User) -> None:
    """Else the comparison above would compare one thing with itself."""
    assert all(isinstance(b, BarisRingkas) for b in rekap_cetak(pmp, SaringCapaian(TAHUN, 1, semua_status=True)))
    RingkasanCapaian.objects.filter(indikator__kode="I.U1A", triwulan=1).update(isi={"keadaan": "terisi"})
    cetak, hitung = terbaca(segar(pmp))
    assert cetak != hitung


def test_total_akar_sama_dengan_semua_barisnya(pmp: User) -> None:
    for triwulan, semua in product((0, 1, 4), (False, True)):
        baris = rekap_capaian(segar(pmp), SaringCapaian(TAHUN, triwulan or None, semua_status=semua))
        harap = agregat([b.anggota for b in baris], baris.kebijakan)
        akar = RingkasanUnit.objects.get(unit__kode="U0", tahun=TAHUN, triwulan=triwulan, semua=semua)
        total = Jumlahan.dari_json(akar.isi).agregat(baris.kebijakan)
        assert (total.nilai, total.n, total.m, total.sementara) == (harap.nilai, harap.n, harap.m, harap.sementara)


def test_verifikasi_yang_resmi(prc: User, ver: User, adm: User, pmp: User) -> None:
    """The service marks what no trigger can see: the row names a figure, not its indikator."""
    aturan(nilai_resmi="diverifikasi")
    perbarui_ringkasan()
    NilaiVerifikasi.objects.create(
        realisasi=satu(),
        nilai=77,
        sumber="Itjen",
        nomor_dokumen="1",
        tanggal="2025-01-01",
        waktu="2025-01-01T00:00Z",
        pelaku=ver,
    )
    tandai_indikator(satu().indikator_id, TAHUN)
    cetak, hitung = terbaca(segar(pmp))
    assert cetak == hitung
    perbarui_ringkasan()
    assert periksa_ringkasan() == []


def test_tanpa_pemicu_ketahuan(prc: User, pmp: User) -> None:
    """`--check` finds what nobody marked."""
    PENANDA.lepas(connection)
    try:
        Realisasi.objects.filter(pk=satu().pk).update(nilai=1)
        assert f"I.U1A {TAHUN}/1" in periksa_ringkasan()
        assert f"unit U0 {TAHUN}/1" in periksa_ringkasan()
        with pytest.raises(CommandError, match="berbeda"):
            call_command("hitung_ulang", "--check")
        call_command("hitung_ulang", verbosity=0)
        call_command("hitung_ulang", "--check")
    finally:
        PENANDA.pasang(connection)


def test_tanda_sesudah_dihitung_tidak_hilang(prc: User, pmp: User) -> None:
    """A change that comes while its neighbour is computed is computed again: no mark is removed unseen."""
    isi(prc, "I.U1A", "10", triwulan=2)
    (tanda,) = {t.tahun for t in PerluHitung.objects.all()}
    assert tanda == TAHUN
    with transaction.atomic():
        perbarui_ringkasan()
        isi(prc, "I.U1A", "20", triwulan=2)
    assert PerluHitung.objects.exists()
    cetak, hitung = terbaca(segar(pmp))
    assert cetak == hitung
