"""/ for a quarter over a small organisation: changes, who owes a report, overdue actions, pace, pending figures."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from indicators.models import Indikator, Realisasi, TindakLanjut, UnitKerja
from tests.dunia import TAHUN, angka, dua_langkah, tambah_indikator
from tests.pages import Pembaca, bacaan
from tests.people import masuk
from tests.renstra.beranda import angka_bertelusur, bagian, hasil, kartu, tautan

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def alamat(triwulan: int | str = 2, **lain: object) -> str:
    saring = {"unit": "U1", "tahun": TAHUN, "triwulan": triwulan} | lain
    return "/?" + "&".join(f"{nama}={isi}" for nama, isi in saring.items())


@pytest.fixture
def pimpinan_u(pmp: User) -> Client:
    return masuk(pmp)


@pytest.fixture
def dua_triwulan(ver: User) -> None:
    """U1A rises from 40 to 70, U1B falls from 80 to 75, U1 is new in TW II."""
    for kode, triwulan, nilai in (
        ("I.U1A", 1, 40),
        ("I.U1A", 2, 70),
        ("I.U1B", 1, 80),
        ("I.U1B", 2, 75),
        ("I.U1", 2, 90),
    ):
        angka(kode, "disetujui", oleh=ver, triwulan=triwulan, nilai=nilai)


@pytest.mark.usefixtures("dua_triwulan")
def test_perubahan_sejak_triwulan_lalu(pimpinan_u: Client) -> None:
    perubahan = bagian(pimpinan_u.get(alamat()), "Perubahan sejak triwulan I 2024")
    urut = [perubahan.index(satu) for satu in ("turun 5,00 poin", "baru ada", "naik 30,00 poin")]
    assert urut == sorted(urut)
    assert "80,00 menjadi 75,00" in perubahan and "40,00 menjadi 70,00" in perubahan
    assert "1 turun, 1 naik, 1 baru ada." in perubahan


@pytest.mark.usefixtures("dua_triwulan")
def test_triwulan_pertama_dibanding_setahun_lalu(pimpinan_u: Client, ver: User) -> None:
    """Not with triwulan IV: what is counted s.d. a quarter begins again in January."""
    angka("I.U1A", "disetujui", oleh=ver, tahun=TAHUN - 1, triwulan=4, nilai=99)
    Indikator.objects.get(kode="I.U1A").target.create(tahun=TAHUN - 1, nilai=100, status="disetujui")
    kosong = bagian(pimpinan_u.get(alamat(1)), "Perubahan sejak triwulan I 2023")
    assert "99,00" not in kosong and "baru ada" in kosong
    angka("I.U1A", "disetujui", oleh=ver, tahun=TAHUN - 1, triwulan=1, nilai=50)
    assert "turun 10,00 poin" in bagian(pimpinan_u.get(alamat(1)), "Perubahan")


@pytest.mark.usefixtures("dua_triwulan")
def test_setiap_angka_sama_dengan_telusurnya(pimpinan_u: Client, prc: User) -> None:
    angka("I.U1A", "diajukan", oleh=prc, triwulan=3, nilai=60)
    baca = Pembaca(pimpinan_u)
    for satu in (alamat(), alamat(3), alamat(3, status="semua"), alamat("", status="semua")):
        for tujuan, tercetak in angka_bertelusur(baca.get(satu)).items():
            assert hasil(baca, tujuan) == tercetak, (satu, tujuan)
        for _, tujuan in tautan(baca.get(satu)):
            assert baca.get(tujuan.partition("#")[0]).status_code == 200, tujuan


@pytest.mark.usefixtures("dua_triwulan")
def test_kartu_sasaran_dari_triwulan_ke_triwulan(pimpinan_u: Client) -> None:
    halaman = pimpinan_u.get(alamat())
    assert "TW I TW II 40,00 70,00" in kartu(halaman)["S.U1A · 70,00"]
    assert "TW I TW II tidak dihitung 90,00" in kartu(halaman)["S.U1 · 90,00"]
    assert halaman.content.decode().count('class="mini"') == 3


def test_resmi_dan_semua_berdampingan(pimpinan_u: Client, prc: User, ver: User) -> None:
    angka("I.U1A", "disetujui", oleh=ver, nilai=80, triwulan=2)
    angka("I.U1B", "diajukan", oleh=prc, nilai=40, triwulan=2)
    resmi = kartu(pimpinan_u.get(alamat()))["Nilai kinerja"]
    assert "80,00 % dari target" in resmi and "1 dari 3 indikator dihitung." in resmi
    assert "Dengan yang belum disetujui : 60,00 2 dari 3 indikator dihitung sementara" in resmi
    halaman = pimpinan_u.get(alamat(status="semua"))
    semua = kartu(halaman)["Nilai kinerja"]
    assert "60,00 % dari target" in semua and "sementara" in semua
    assert "Resmi saja : 80,00 1 dari 3 indikator dihitung" in semua
    assert "/telusur/unit/U1/2024/2/?status=semua" in angka_bertelusur(halaman)


def test_hanya_yang_menunggu_disebut_menunggu(pimpinan_u: Client, prc: User) -> None:
    angka("I.U1A", "diajukan", oleh=prc, nilai=80, triwulan=2)
    kinerja = kartu(pimpinan_u.get(alamat()))["Nilai kinerja"]
    assert "Belum ada angka resmi s.d. triwulan II 2024: yang sudah diisi masih menunggu persetujuan." in kinerja
    assert "1 belum disetujui" in kinerja
    assert "% dari target" not in kinerja
    assert "Dengan yang belum disetujui : 80,00" in kinerja


@pytest.mark.usefixtures("dua_triwulan")
def test_setahun_dari_sebagian_triwulan_disebut(pimpinan_u: Client) -> None:
    halaman = pimpinan_u.get(alamat(""))
    assert "3 di antaranya baru dari sebagian triwulan." in kartu(halaman)["Nilai kinerja"]
    assert "2024 78,33 3 dari 3; 3 dari sebagian triwulan" in bagian(halaman, "Dari tahun ke tahun")


@pytest.mark.usefixtures("dua_triwulan")
def test_tahun_yang_baru_sebagian_tidak_dibanding_tahun_utuh(pimpinan_u: Client, ver: User) -> None:
    """Half a year against a whole one would be a fall that is none."""
    for triwulan in (1, 2, 3, 4):
        angka("I.U1A", "disetujui", oleh=ver, tahun=TAHUN - 1, triwulan=triwulan, nilai=90)
    Indikator.objects.get(kode="I.U1A").target.create(tahun=TAHUN - 1, nilai=100, status="disetujui")
    halaman = pimpinan_u.get(alamat(""))
    perubahan = bagian(halaman, "Perubahan sejak tahun 2023")
    assert "3 indikator baru terisi sebagian triwulan, jadi belum dibandingkan." in perubahan
    assert "90,00" not in perubahan and "poin dari" not in kartu(halaman)["Perlu perhatian"]
    mini = halaman.content.decode().partition("Sasaran U1A</p>")[2].partition("</svg>")[0]
    assert mini.count("<circle") == 2 and "garis-realisasi" not in mini


@pytest.mark.usefixtures("dua_triwulan")
def test_belum_lapor_per_unit_dengan_indikatornya(pimpinan_u: Client, prc: User) -> None:
    lain = tambah_indikator("I.U1A2", Indikator.objects.get(kode="I.U1A").sasaran, 2)
    lapor = bagian(pimpinan_u.get(alamat()), "Belum lapor triwulan II 2024")
    assert "Unit U1A sebagian 1 dari 2 diajukan, 1 disetujui. Belum: I.U1A2 ." in lapor
    assert "Unit U1B" not in lapor
    for status, tersisa in (("draf", True), ("diajukan", False)):
        Realisasi.objects.update_or_create(
            indikator=lain, tahun=TAHUN, triwulan=2, defaults={"keadaan": "terisi", "nilai": 1, "status": status}
        )
        assert ("I.U1A2" in bagian(pimpinan_u.get(alamat()), "Belum lapor")) is tersisa
    assert "Semua unit sudah melaporkan triwulan II 2024." in bagian(pimpinan_u.get(alamat()), "Belum lapor")


def tindakan(kode: str, hari: int, **sifat: object) -> TindakLanjut:
    """An action promised with the figure of TW I, due so many days from now."""
    satu = Realisasi.objects.get(indikator__kode=kode, triwulan=1)
    tenggat = timezone.localdate() + timedelta(days=hari)
    return TindakLanjut.objects.create(
        realisasi=satu, urutan=satu.tindak_lanjut.count() + 1, penanggung_jawab="Kasubdit", tenggat=tenggat, **sifat
    )


@pytest.mark.usefixtures("dua_triwulan")
def test_tindak_lanjut_lewat_tenggat(pimpinan_u: Client, prc: User) -> None:
    tindakan("I.U1A", -12, uraian="Latih pendamping")
    tindakan("I.U1A", 0, uraian="Masih hari ini")
    tindakan("I.U1A", -3, uraian="Sudah dijawab", membantu="ya")
    tindakan("I.U1A", -3, uraian="Sudah selesai", selesai_pada=timezone.localdate())
    tindakan("I.U1B", -20, uraian="Lebih lama")
    halaman = pimpinan_u.get(alamat())
    lewat = bagian(halaman, "Belum lapor").partition("Tindak lanjut lewat tenggat")[2]
    assert lewat.index("Lebih lama") < lewat.index("Latih pendamping")
    assert "Kasubdit; tenggat" in lewat and "lewat 12 hari" in lewat
    for tidak in ("Masih hari ini", "Sudah dijawab", "Sudah selesai"):
        assert tidak not in lewat
    assert "Tindak lanjut lewat 12 hari." in kartu(halaman)["Perlu perhatian"]
    assert ("Latih pendamping", f"/realisasi/I.U1A/{TAHUN}/1/") in tautan(halaman)
    assert "Lebih lama" not in bacaan(masuk(prc).get(f"/?tahun={TAHUN}&triwulan=2"))
    assert "Lebih lama" not in bacaan(pimpinan_u.get(alamat(unit="U1A")))


def test_tindakan_atas_draf_belum_dijanjikan(pimpinan_u: Client, prc: User) -> None:
    angka("I.U1A", "draf", oleh=prc)
    tindakan("I.U1A", -5, uraian="Masih konsep")
    assert "Masih konsep" not in bacaan(pimpinan_u.get(alamat()))


@pytest.mark.usefixtures("dua_triwulan")
def test_laju_yang_kurang_masuk_perhatian(pimpinan_u: Client) -> None:
    """U1B fell: 12,50 a quarter are needed, -5 came. U1A rose by 30, so its 15 a quarter are no worry."""
    perhatian = kartu(pimpinan_u.get(alamat()))["Perlu perhatian"]
    assert "Laju : Perlu naik 12,50 per triwulan sampai TW IV (sejauh ini turun 5,00 per triwulan)." in perhatian
    assert perhatian.count("Laju") == 1


@pytest.mark.usefixtures("dua_triwulan")
def test_yang_terendah_lebih_dahulu_dan_menurut_kebijakan(pimpinan_u: Client) -> None:
    dua_langkah()  # a kebijakan of its own, without classes
    perhatian = kartu(pimpinan_u.get(alamat()))["Perlu perhatian"]
    assert [perhatian.index(k) for k in ("Indikator I.U1A", "Indikator I.U1B", "Indikator I.U1 ")] == sorted(
        perhatian.index(k) for k in ("Indikator I.U1A", "Indikator I.U1B", "Indikator I.U1 ")
    )


@pytest.mark.usefixtures("dua_triwulan")
def test_pohon_unit_dan_tautannya(pimpinan_u: Client) -> None:
    unit = bagian(pimpinan_u.get(alamat()), "Unit di bawah Unit U1")
    assert "Unit U1A 70,00 1 dari 1" in unit and "Unit U1B 75,00 1 dari 1" in unit
    assert ("Unit U1A", f"/?unit=U1A&tahun={TAHUN}&triwulan=2") in tautan(pimpinan_u.get(alamat()))
    di_bawah = bagian(pimpinan_u.get(alamat(unit="U1A")), "Unit di bawah Unit U1A")
    assert "Tidak ada unit di bawahnya yang punya indikator atau anggaran pada 2024." in di_bawah


@pytest.mark.usefixtures("dua_triwulan")
def test_banyak_kueri_tetap(pimpinan_u: Client, ver: User) -> None:
    """Twice the indikator and units, the same number of queries."""
    tindakan("I.U1A", -12, uraian="Latih")

    def banyak() -> int:
        with CaptureQueriesContext(connection) as permintaan:
            assert pimpinan_u.get(alamat()).status_code == 200
        return len(permintaan)

    sebelum = banyak()
    induk = UnitKerja.objects.get(kode="U1")
    for n in range(6):
        unit = UnitKerja.objects.create(
            kode=f"X{n}", nama=f"X{n}", jenjang="eselon_ii", induk=induk, jalur=f"{induk.jalur}X{n}/"
        )
        satu = tambah_indikator(f"I.X{n}", Indikator.objects.get(kode="I.U1A").sasaran, 20 + n)
        Indikator.objects.filter(pk=satu.pk).update(unit=unit)
        satu.target.create(tahun=TAHUN, nilai=100, status="disetujui")
        angka(satu.kode, "disetujui", oleh=ver, triwulan=1, nilai=10 * n)
        angka(satu.kode, "disetujui", oleh=ver, triwulan=2, nilai=9 * n)
        tindakan(satu.kode, -n - 1, uraian="Lagi")
    assert banyak() == sebelum
    assert sebelum <= 16  # five of them are the frame's: who asks, and what waits for them
