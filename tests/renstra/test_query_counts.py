"""Every page asks the database as often for twice the rows: once per table, never once per row."""

from collections.abc import Callable

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from budget.models import DataAnggaran, KomponenNilai, NilaiKinerjaAnggaran, Pendanaan, RincianOutput
from indicators.models import Indikator, Realisasi, Riwayat, Sasaran, UnitKerja
from renstra.sumber import periksa_sumber
from tests.gandakan import gandakan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed", "nilai", "riwayat")]

PALING_BANYAK = 40  # session, user, roles and what the frame shows are about six of them
HALAMAN: dict[str, Callable[[], str]] = {
    "beranda": lambda: "/",
    "beranda 2020": lambda: "/?tahun=2020&unit=LINJAMSOS",
    "telusur unit": lambda: "/telusur/unit/LINJAMSOS/2021/",
    "capaian": lambda: "/capaian/",
    "capaian 2020": lambda: "/capaian/?tahun=2020",
    "capaian per triwulan": lambda: "/capaian/?tahun=2020&triwulan=4",
    "capaian disaring": lambda: "/capaian/?tahun=2022&unit=LINJAMSOS&renstra=menjadi&jenjang=program",
    "indikator": lambda: "/indikator/PN.3/",
    "indikator bersilsilah": lambda: "/indikator/SP2.1/",
    "indikator berkomponen": lambda: "/indikator/RPJMN.2/",
    "telusur capaian": lambda: "/telusur/capaian/PN.3/2020/",
    "telusur sasaran": lambda: f"/telusur/sasaran/{Sasaran.objects.get(kode='PN').pk}/2020/",
    "telusur tahun": lambda: "/telusur/tahun/2021/",
    "pohon": lambda: "/pohon/?tahun=2022",
    "telusur pohon": lambda: f"/telusur/pohon/{Sasaran.objects.get(kode='SS1').pk}/2022/",
    "perbandingan": lambda: "/perbandingan/",
    "regulasi": lambda: "/regulasi/",
    "arah kebijakan": lambda: "/arah-kebijakan/",
    "rujukan": lambda: "/rujukan/",
    "anggaran 2020": lambda: "/anggaran/?tahun=2020",
    "anggaran 2021": lambda: "/anggaran/?tahun=2021&rincian=kewenangan",
    "telusur serapan": lambda: f"/telusur/serapan/{DataAnggaran.objects.get(tahun=2020).pk}/total/",
    "telusur selisih": lambda: "/telusur/selisih/{}/{}/total/".format(*pertama(DataAnggaran, 2)),
    "anggaran per sasaran": lambda: "/anggaran/?tahun=2021&rincian=sasaran",
    "anggaran dibandingkan": lambda: "/anggaran/banding/?terbitan={1}&pembanding={0}".format(
        *pertama(DataAnggaran, 3)[::2]
    ),
    "nilai kinerja anggaran": lambda: "/anggaran/nilai/?tahun=2022",
    "telusur nilai": lambda: "/telusur/nilai-anggaran/{}/".format(*pertama(NilaiKinerjaAnggaran, 1)),
    "rincian output": lambda: "/anggaran/ro/?tahun=2022",
    "unduh rincian output": lambda: "/anggaran/ro/?tahun=2022&format=csv",
    "pendanaan": lambda: "/pendanaan/",
    "telusur pendanaan": lambda: "/telusur/pendanaan/{}/".format(*pertama(Pendanaan, 1)),
    "sumber": lambda: "/sumber/",
    "unduh sumber": lambda: "/sumber/?format=csv",
    "pelaporan": lambda: "/pelaporan/?tahun=2022",
    "unduh pelaporan": lambda: "/pelaporan/?tahun=2022&format=csv",
    "katalog": lambda: "/katalog/",
    "radar target": lambda: "/target/radar/",
    "simulasi": lambda: "/kebijakan/simulasi/?tahun=2020&batas=100",
    "segel": lambda: "/segel/",
    "laporan": lambda: "/laporan/",
    "lkjip": lambda: "/laporan/lkjip/?tahun=2022",
    "laporan triwulan": lambda: "/laporan/triwulan/?tahun=2021&triwulan=4",
    "matriks regulasi": lambda: "/laporan/kerangka-regulasi/?tahun=2022",
    "matriks pendanaan": lambda: "/laporan/kinerja-pendanaan/?tahun=2022&format=csv",
    "unduh capaian": lambda: "/capaian/?tahun=2020&format=csv",
    "unduh anggaran": lambda: "/anggaran/?tahun=2020&format=csv",
    "404": lambda: "/indikator/TIDAK.ADA/",
}


def pertama(model: type[Model], banyak: int) -> list[int]:
    return list(model._default_manager.order_by("pk").values_list("pk", flat=True)[:banyak])


@pytest.fixture
def nilai(seed: None, db: None) -> None:
    """An IKPA and rincian output, which the document does not have, and a set by sasaran."""
    unit = UnitKerja.objects.get(kode="LINJAMSOS")
    satu = NilaiKinerjaAnggaran.objects.create(unit=unit, jenis="ikpa", tahun=2022, nilai=90)
    KomponenNilai.objects.create(nilai_kinerja=satu, urutan=1, nama="Revisi DIPA", bobot=100, nilai=90)
    data = DataAnggaran.objects.create(tahun=2021, unit=unit, rincian="sasaran", judul="Per sasaran")
    kode = {"kementerian": "027", "program": "WA", "kegiatan": "4473", "kro": "EBA"}
    for sasaran in Sasaran.objects.filter(renstra__versi="semula"):
        ro = kode | {"ro": f"{sasaran.urutan:03}", "nama": "RO", "sasaran": sasaran}
        RincianOutput.objects.create(unit=unit, tahun=2022, pagu=1, **ro)
        data.baris.create(urutan=sasaran.urutan, uraian="Baris", sasaran=sasaran, pagu=2, realisasi=1)


@pytest.fixture
def riwayat(seed: None, db: None) -> None:
    """Some history for each figure of the document."""
    for satu in Realisasi.objects.all()[:20]:
        Riwayat.objects.create(nama_pelaku="uji", aksi="ubah", jenis="realisasi", objek_id=str(satu.pk))


def banyaknya(client: Client, alamat: str) -> int:
    with CaptureQueriesContext(connection) as permintaan:
        assert client.get(alamat).status_code in (200, 404)
    return len(permintaan)


def test_every_page_of_the_site(sebagai_pimpinan: Client, record_property) -> None:
    alamat = {nama: buat() for nama, buat in HALAMAN.items()}
    sebelum = {nama: banyaknya(sebagai_pimpinan, satu) for nama, satu in alamat.items()}
    gandakan()
    assert Indikator.objects.count() == 2 * 43
    sesudah = {nama: banyaknya(sebagai_pimpinan, satu) for nama, satu in alamat.items()}
    for nama, n in sebelum.items():
        record_property(nama, n)
    assert sesudah == sebelum
    assert {nama: n for nama, n in sebelum.items() if n > PALING_BANYAK} == {}


def test_check_sumber() -> None:
    def banyak() -> int:
        with CaptureQueriesContext(connection) as permintaan:
            periksa_sumber()
        return len(permintaan)

    sebelum = banyak()
    gandakan()
    assert banyak() == sebelum


def test_lists_of_the_admin(sebagai_admin: Client, admin: User) -> None:
    alamat = {
        model._meta.label: reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        for model in daftar_admin()
    }
    sebelum = {nama: banyaknya(sebagai_admin, satu) for nama, satu in alamat.items()}
    gandakan()
    assert {nama: banyaknya(sebagai_admin, satu) for nama, satu in alamat.items()} == sebelum


def daftar_admin() -> list[type]:
    return sorted(admin.site._registry, key=lambda model: model._meta.label)


def test_units_below_units(sebagai_pimpinan: Client) -> None:
    """Depth is not a query either."""
    sebelum = banyaknya(sebagai_pimpinan, "/capaian/?tahun=2020&unit=KEMENSOS")
    induk = UnitKerja.objects.get(kode="JSK")
    for n in range(5):
        induk = UnitKerja.objects.create(
            kode=f"D{n}", nama=f"D{n}", induk=induk, jalur=f"{induk.jalur}D{n}/", jenjang="eselon_ii"
        )
    assert banyaknya(sebagai_pimpinan, "/capaian/?tahun=2020&unit=KEMENSOS") == sebelum
