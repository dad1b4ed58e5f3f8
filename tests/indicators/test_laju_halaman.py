"""The pace of an indikator on its card, at its explanation, in the API: what is left to do and what to expect."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from indicators.models import Indikator, Realisasi, Silsilah, Target
from tests.api.klien import baca
from tests.dunia import TAHUN, angka
from tests.pages import atribut, bacaan, cari, isi, teks
from tests.people import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.once]
KARTU, TELUSUR = "/indikator/I.U1A/", f"/telusur/laju/I.U1A/{TAHUN}/1/"
# What each earlier year came to, quarter by quarter (jumlah): a quarter, a fifth, a quarter, a fifth of the year.
LALU = {2019: (25, 25, 25, 25), 2020: (20, 20, 30, 30), 2021: (30, 30, 30, 30), 2022: (22, 30, 30, 28)}


@pytest.fixture
def indikator(prc: User) -> Indikator:
    satu = Indikator.objects.get(kode="I.U1A")
    satu.konsolidasi, satu.tahun_awal, satu.tahun_akhir = "jumlah", 2018, TAHUN + 1
    satu.save()
    return satu


@pytest.fixture
def lalu(indikator: Indikator, ver: User) -> None:
    for tahun, nilai in LALU.items():
        for triwulan, satu in enumerate(nilai, start=1):
            angka("I.U1A", "disetujui", oleh=ver, tahun=tahun, triwulan=triwulan, nilai=satu)


def kartu(client: Client, alamat: str = KARTU) -> str:
    (satu,) = [s for s in cari(isi(client.get(alamat)), "section") if "laju" in atribut(s, "class").split()]
    return teks(satu)


def test_belum_ada_angka_triwulan(prc: User, indikator: Indikator) -> None:
    assert "Laju belum dapat dihitung: belum ada angka triwulan yang resmi." in kartu(masuk(prc))
    angka("I.U1A", "diajukan", oleh=prc)
    assert "belum ada angka triwulan yang resmi" in kartu(masuk(prc))


def test_yang_masih_perlu(prc: User, indikator: Indikator) -> None:
    angka("I.U1A", "disetujui", oleh=prc, nilai=10)
    Target.objects.create(indikator=indikator, tahun=TAHUN + 1, nilai=160, status="disetujui")
    isi_kartu = kartu(masuk(prc))
    assert "Laju s.d. triwulan I 2024" in isi_kartu
    kalimat = "Masih terjangkau Perlu 30,00 per triwulan di TW II, III dan IV (sejauh ini 10,00 per triwulan)."
    assert f"Target 2024: 100,00 {kalimat}" in isi_kartu
    assert "Target 2025 (akhir renstra): 160,00" in isi_kartu
    assert "Tahun 2025 perlu 40,00 per triwulan (tahun ini 10,00)." in isi_kartu
    assert "Belum ada perkiraan akhir tahun: baru 0 tahun lalu" in isi_kartu


@pytest.mark.usefixtures("lalu")
def test_perkiraan_dengan_rekam_jejak(prc: User) -> None:
    angka("I.U1A", "disetujui", oleh=prc, nilai=24)
    # 24 / 25 % = 96; 24 / 20 % = 120. 2021 stood at a quarter, 2022 at a fifth: both ranges held.
    kalimat = "Perkiraan akhir tahun 96,00 sampai 120,00; rentang tahun-tahun lalu tepat 2 dari 2."
    assert kalimat in kartu(masuk(prc))
    halaman = bacaan(masuk(prc).get(TELUSUR))
    assert kalimat in halaman
    assert "24,00 / bagian tahun lalu = 96,00 sampai 120,00" in halaman
    assert "Bagian 2021 30,00 dari 120,00, rentangnya tepat 25,00 %" in halaman


@pytest.mark.usefixtures("lalu")
@pytest.mark.parametrize("hilang", [{"triwulan": 1}, {"triwulan": 3}])
def test_tahun_yang_tidak_lengkap_bukan_titik(prc: User, hilang: dict[str, int]) -> None:
    angka("I.U1A", "disetujui", oleh=prc, nilai=24)
    Realisasi.objects.filter(tahun=2020, **hilang).update(status="diajukan")
    assert "baru 3 tahun lalu yang punya angka s.d. triwulan I" in kartu(masuk(prc))


@pytest.mark.usefixtures("lalu")
def test_tahun_pendahulunya_ikut(prc: User, indikator: Indikator) -> None:
    """An earlier indikator of the same meaning lends its years; one that was split does not."""
    dahulu = Indikator.objects.create(
        kode="I.DULU", sasaran=indikator.sasaran, unit=indikator.unit, urutan=9, uraian="Dahulu", satuan="persen",
        jenis_nilai="persen", polaritas="maksimum", konsolidasi="jumlah", kalender="triwulanan",
        tahun_awal=2018, tahun_akhir=2022,
    )  # fmt: skip
    Realisasi.objects.filter(tahun__lte=2022).update(indikator=dahulu)
    relasi = Silsilah.objects.create(dari=dahulu, ke=indikator, hubungan="lanjut")
    angka("I.U1A", "disetujui", oleh=prc, nilai=24)
    assert "96,00 sampai 120,00" in kartu(masuk(prc))
    Silsilah.objects.filter(pk=relasi.pk).update(hubungan="pecah")
    assert "baru 0 tahun lalu" in kartu(masuk(prc))


def test_setelah_lengkap_tidak_ada_lagi_yang_perlu(prc: User, indikator: Indikator) -> None:
    for triwulan in (1, 2, 3, 4):
        angka("I.U1A", "disetujui", oleh=prc, triwulan=triwulan, nilai=20)
    isi_kartu = kartu(masuk(prc))
    assert "Tidak tercapai Tidak ada triwulan yang tersisa: realisasi 80,00, target 100,00." in isi_kartu
    assert "Akhir tahun" not in isi_kartu


def test_skala_yang_berpuncak_membuat_target_tak_terjangkau(prc: User, indikator: Indikator) -> None:
    Indikator.objects.filter(pk=indikator.pk).update(konsolidasi="rata_rata", nilai_maksimum=100)
    angka("I.U1A", "disetujui", oleh=prc, nilai=90)
    kalimat = "perlu rata-rata 103,34 di TW II, III dan IV, padahal nilainya paling tinggi 100,00."
    assert f"Tidak terjangkau lagi: {kalimat}" in kartu(masuk(prc))


def test_telusur_dan_datanya(prc: User, indikator: Indikator) -> None:
    angka("I.U1A", "disetujui", oleh=prc, nilai=10)
    halaman = bacaan(masuk(prc).get(TELUSUR))
    assert "30,00 persen per triwulan yang tersisa" in halaman
    assert "(T - R) / sisa triwulan (100,00 - 10,00) / 3 = 30,00" in halaman
    data = baca(masuk(prc), TELUSUR.removeprefix("/"))
    assert (data["nilai"], data["nilai_teks"], data["agregat"]) == ("30.00", "30,00", None)
    assert [a["nama"] for a in data["asal"]] == ["Target 2024", "Realisasi triwulan I 2024"]


def test_yang_belum_disetujui_bila_diminta(prc: User, indikator: Indikator) -> None:
    angka("I.U1A", "diajukan", oleh=prc, nilai=40)
    client = masuk(prc)
    assert client.get(TELUSUR).status_code == 404
    assert "20,00 persen per triwulan yang tersisa sementara" in bacaan(client.get(f"{TELUSUR}?status=semua"))
    assert baca(client, f"{TELUSUR.removeprefix('/')}?status=semua")["sementara"] is True


def test_angka_setahun_menutup_pertanyaan(prc: User, indikator: Indikator) -> None:
    angka("I.U1A", "disetujui", oleh=prc, nilai=10)
    angka("I.U1A", "disetujui", oleh=prc, triwulan=0, nilai=90)
    assert "Laju tidak dihitung: angka setahunnya sudah ada." in kartu(masuk(prc))


def test_hari_lain_tidak_memuat_laju_hari_ini(prc: User, indikator: Indikator) -> None:
    angka("I.U1A", "disetujui", oleh=prc, nilai=10)
    halaman = bacaan(masuk(prc).get(f"{KARTU}?per=2026-01-01"))
    assert "Perlu 30,00" not in halaman and "Laju" not in halaman


@pytest.mark.parametrize("alamat", [TELUSUR, "/telusur/laju/I.U1B/2024/1/", "/telusur/laju/TAK.ADA/2024/1/"])
def test_yang_asing_seperti_yang_tidak_ada(ver: User, prc: User, alamat: str) -> None:
    """Without a figure there is no pace to explain either."""
    assert masuk(prc).get(alamat).status_code == 404
    baca(masuk(prc), alamat.removeprefix("/"), 404)
