"""Who has reported: units x quarters in words and shapes."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from indicators.models import Indikator, PengecualianPeriode, PeriodeLapor, Realisasi, UnitKerja
from indicators.rekap.pelaporan import Lapor, kekurangan_lapor, rekap_pelaporan

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def isi(kode: str, triwulan: int, status: str, oleh: User) -> None:
    Realisasi.objects.create(
        indikator=Indikator.objects.get(kode=kode),
        tahun=2024,
        triwulan=triwulan,
        keadaan="terisi",
        nilai=50,
        status=status,
        disetujui_oleh=oleh if status == "disetujui" else None,
    )


def sel(user: User, kode: str, triwulan: int) -> Lapor:
    baris = next(b for b in rekap_pelaporan(user, 2024) if b.unit.kode == kode)
    return baris.sel[triwulan - 1].lapor


def test_dari_belum_sampai_disetujui(pimpinan: User) -> None:
    assert sel(pimpinan, "JSK", 1) == Lapor.BELUM
    isi("SP1.1", 1, "draf", pimpinan)
    assert sel(pimpinan, "JSK", 1) == Lapor.BELUM
    isi("SP2.1", 1, "diajukan", pimpinan)
    assert sel(pimpinan, "JSK", 1) == Lapor.SEBAGIAN
    Realisasi.objects.filter(indikator__kode="SP1.1", tahun=2024).update(status="diverifikasi")
    isi("SP3.1", 1, "disetujui", pimpinan)
    assert sel(pimpinan, "JSK", 1) == Lapor.DIAJUKAN
    Realisasi.objects.filter(tahun=2024).update(status="disetujui", disetujui_oleh=pimpinan)
    assert sel(pimpinan, "JSK", 1) == Lapor.DISETUJUI


def test_yang_diukur_setahun_sekali_tidak_ditagih_lebih_awal(pimpinan: User) -> None:
    wajib = {u.kode: n for u, n in kekurangan_lapor(2024, 1)}
    assert wajib["JSK"] == 3
    assert wajib["SET"] == 7  # ten of its indikator, three of them only in TW IV
    assert {u.kode: n for u, n in kekurangan_lapor(2024, 4)}["SET"] == 10


def test_halaman_memuat_kata_tenggat_dan_pengecualian(sebagai_pimpinan: Client, admin: User) -> None:
    periode = PeriodeLapor.objects.create(
        tahun=2024,
        triwulan=1,
        buka="2024-04-01T00:00+07:00",
        tutup="2024-04-06T00:00+07:00",
        tutup_eselon_i="2024-04-20T00:00+07:00",
        tutup_kementerian="2024-04-25T00:00+07:00",
    )
    PengecualianPeriode.objects.create(
        periode=periode,
        unit=UnitKerja.objects.get(kode="JSK"),
        alasan="Gempa",
        sampai="2099-01-01T00:00+07:00",
        dibuat_oleh=admin,
    )
    isi_halaman = sebagai_pimpinan.get("/pelaporan/?tahun=2024").content.decode()
    for teks in ("belum lapor", "Direktorat Jaminan Sosial Keluarga", "Jumat, 5 April 2024 23.59 WIB", "Gempa"):
        assert teks in isi_halaman
    assert "Rabu, 31 Desember 2098 23.59 WIB" in isi_halaman


def test_perencana_melihat_unitnya_saja_tetapi_semua_pengecualian(sebagai_jsk: Client) -> None:
    isi_halaman = sebagai_jsk.get("/pelaporan/?tahun=2024").content.decode()
    assert "Direktorat Jaminan Sosial Keluarga" in isi_halaman
    assert "Korban Bencana Alam" not in isi_halaman
    assert "Kunci periode" not in isi_halaman


def test_m12_mengunci_lewat_halaman(sebagai_admin: Client, sebagai_verifikator: Client) -> None:
    kiriman = {"tahun": 2024, "triwulan": 2, "kunci": "kunci", "alasan": "Sudah dilaporkan"}
    assert sebagai_verifikator.post("/pelaporan/kunci/", kiriman).status_code == 403
    assert not PeriodeLapor.objects.filter(dikunci=True).exists()
    assert sebagai_admin.post("/pelaporan/kunci/", kiriman).status_code == 302
    assert PeriodeLapor.objects.get().dikunci


def test_pengecualian_lewat_halaman_sampai_akhir_hari(sebagai_admin: Client) -> None:
    kiriman = {"tahun": 2024, "triwulan": 2, "unit": "JSK", "sampai": "2098-05-01", "alasan": "Banjir"}
    assert sebagai_admin.post("/pelaporan/pengecualian/", kiriman).status_code == 302
    assert PengecualianPeriode.objects.get().sampai.isoformat() == "2098-05-01T17:00:00+00:00"


@pytest.mark.parametrize("salah", [{"triwulan": 5}, {"unit": "TAKADA"}, {"sampai": "besok"}, {"alasan": ""}])
def test_w13_isian_salah_ditolak_dengan_bidangnya(sebagai_admin: Client, salah: dict[str, object]) -> None:
    kiriman = {"tahun": 2024, "triwulan": 2, "unit": "JSK", "sampai": "2098-05-01", "alasan": "Banjir"} | salah
    jawaban = sebagai_admin.post("/pelaporan/pengecualian/", kiriman)
    assert jawaban.status_code == 422
    assert next(iter(salah)) in jawaban.content.decode()
    assert not PengecualianPeriode.objects.exists()


def test_tahun_tanpa_indikator_ada_kalimatnya(sebagai_pimpinan: Client) -> None:
    assert "Belum ada yang dilaporkan" in sebagai_pimpinan.get("/pelaporan/?tahun=2030").content.decode()
    assert sebagai_pimpinan.get("/pelaporan/?tahun=abc").status_code == 400
