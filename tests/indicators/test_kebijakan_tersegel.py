"""A sealed year keeps the rules it was computed by: the admin refuses whatever would change them, and says why."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse

from indicators.models import Kebijakan, KelasKategori, SkalaKategori
from indicators.rekap import kebijakan_tahun
from indicators.services.kebijakan import jaga_tahun_tersegel
from indicators.services.segel import close_triwulan
from tests.formulir import formulir

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]
Ubah = Callable[[], object]


@pytest.fixture
def tersegel(admin: User) -> None:
    close_triwulan(admin, 2021, 4, alasan="Selesai")


def baru(tahun: int) -> Kebijakan:
    return Kebijakan(
        nama="Baru", tahun_mulai=tahun, batas="100", skala=SkalaKategori.objects.get(kode="permendagri-86-2017")
    )


DITOLAK: dict[str, Ubah] = {
    "batas": lambda: Kebijakan.objects.update(batas="100"),
    "agregasi": lambda: Kebijakan.objects.update(agregasi="berbobot"),
    "ambang telaah": lambda: Kebijakan.objects.update(batas_telaah=110),
    "nilai resmi": lambda: Kebijakan.objects.update(nilai_resmi="diverifikasi"),
    "tahun mulai": lambda: Kebijakan.objects.update(tahun_mulai=2022),
    "kebijakan baru di antaranya": lambda: baru(2021).save(),
    "batas kelas": lambda: KelasKategori.objects.filter(label="Tinggi").update(bawah=70),
    "nama kelas": lambda: KelasKategori.objects.filter(label="Tinggi").update(label="Bagus"),
    "kelas dihapus": lambda: KelasKategori.objects.filter(label="Tinggi").delete(),
}
DITERIMA: dict[str, Ubah] = {
    "nama": lambda: Kebijakan.objects.update(nama="Nama lain"),
    "kebijakan baru sesudahnya": lambda: baru(2022).save(),
    "skala lain": lambda: SkalaKategori.objects.create(kode="lain", nama="Lain"),
}


@pytest.mark.usefixtures("tersegel")
@pytest.mark.parametrize("apa", DITOLAK)
def test_yang_mengubah_tahun_tersegel_ditolak(apa: str) -> None:
    sebelum = kebijakan_tahun(2021)
    with pytest.raises(ValidationError, match="Tahun 2021 sudah disegel"), jaga_tahun_tersegel():
        DITOLAK[apa]()
    assert kebijakan_tahun(2021) == sebelum


@pytest.mark.usefixtures("tersegel")
@pytest.mark.parametrize("apa", DITERIMA)
def test_yang_tidak_mengubahnya_diterima(apa: str) -> None:
    with jaga_tahun_tersegel():
        DITERIMA[apa]()


@pytest.mark.parametrize("apa", DITOLAK)
def test_tanpa_segel_semuanya_boleh(apa: str) -> None:
    """The control: it is the seal that forbids, nothing else."""
    with jaga_tahun_tersegel():
        DITOLAK[apa]()


@pytest.mark.usefixtures("tersegel")
def test_admin_menolak_dengan_alasan(sebagai_admin: Client) -> None:
    alamat = reverse("admin:indicators_kebijakan_change", args=[Kebijakan.objects.get().pk])
    isi = formulir(sebagai_admin.get(alamat)) | {"batas": ["100"]}
    halaman = sebagai_admin.post(alamat, isi, follow=True).content.decode()
    assert "Tidak disimpan. Tahun 2021 sudah disegel" in halaman
    assert Kebijakan.objects.get().batas == "120"


@pytest.mark.usefixtures("tersegel")
def test_admin_menolak_skala_dengan_alasan(sebagai_admin: Client) -> None:
    alamat = reverse(
        "admin:indicators_skalakategori_change", args=[SkalaKategori.objects.get(kode="permendagri-86-2017").pk]
    )
    isi = formulir(sebagai_admin.get(alamat))
    atas = next(n for n in range(5) if isi[f"kelas-{n}-label"] == ["Sangat Tinggi"])
    bawah = next(n for n in range(5) if isi[f"kelas-{n}-label"] == ["Tinggi"])
    isi[f"kelas-{atas}-bawah"] = isi[f"kelas-{bawah}-atas"] = ["90"]
    assert "Tidak disimpan. Tahun 2021 sudah disegel" in sebagai_admin.post(alamat, isi, follow=True).content.decode()
    assert KelasKategori.objects.get(label="Tinggi").atas == 91


@pytest.mark.usefixtures("tersegel")
def test_admin_menolak_menghapus(sebagai_admin: Client) -> None:
    satu = Kebijakan.objects.get()
    alamat = reverse("admin:indicators_kebijakan_delete", args=[satu.pk])
    assert "triwulan IV 2021 revisi 1" in sebagai_admin.get(alamat).content.decode()
    sebagai_admin.post(alamat, {"post": "yes"})
    daftar = reverse("admin:indicators_kebijakan_changelist")
    sebagai_admin.post(daftar, {"action": "delete_selected", "_selected_action": [satu.pk], "post": "yes"})
    assert Kebijakan.objects.filter(pk=satu.pk).exists()


@pytest.mark.usefixtures("tersegel")
def test_basis_data_menolak_menghapus_kebijakan_segel() -> None:
    with pytest.raises(ProtectedError), transaction.atomic():
        Kebijakan.objects.get().delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        Kebijakan.objects.all()._raw_delete("default")
        connection.check_constraints()


def test_admin_menaut_ke_simulasi(sebagai_admin: Client) -> None:
    kebijakan = sebagai_admin.get(reverse("admin:indicators_kebijakan_change", args=[Kebijakan.objects.get().pk]))
    skala = sebagai_admin.get(
        reverse(
            "admin:indicators_skalakategori_change", args=[SkalaKategori.objects.get(kode="permendagri-86-2017").pk]
        )
    )
    assert "/kebijakan/simulasi/?batas=120&amp;agregasi=rata_rata&amp;skala=" in kebijakan.content.decode()
    assert "/kebijakan/simulasi/?skala=permendagri-86-2017" in skala.content.decode()
    assert sebagai_admin.get(reverse("admin:indicators_skalakategori_add")).status_code == 200
