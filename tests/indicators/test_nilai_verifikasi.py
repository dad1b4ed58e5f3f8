"""Two-key values: the verified one beside the reported one, the difference kept, the official one named."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from indicators.akses import Bentrok, Terlarang, TidakLengkap
from indicators.capaian import Aturan, Nilai, NilaiPredikat
from indicators.capaian.verifikasi import selisih_teks
from indicators.models import Indikator, Kebijakan, NilaiVerifikasi, Peran, Realisasi, Riwayat, SkalaKategori
from indicators.rekap import BarisCapaian, SaringCapaian, baris_realisasi, baris_semua_tahun, rekap_capaian
from indicators.rekap.segel import periksa_segel
from indicators.services.nilai_verifikasi import IsianVerifikasi, add_nilai_verifikasi
from indicators.services.realisasi import approve_realisasi, submit_realisasi
from indicators.services.segel import close_triwulan
from tests.dunia import TAHUN, angka, isi, petugas, segar, tak_berubah, terlihat
from tests.pages import bacaan
from tests.people import masuk

pytestmark = pytest.mark.django_db
KODE = "I.U1A"


@pytest.fixture
def resmi(prc: User) -> Realisasi:
    """TW IV 2024 of I.U1A, approved at 50 of 100, entered by prc."""
    return angka(KODE, "disetujui", oleh=prc, triwulan=4, nilai=50)


def isian(nilai: str | None = "47.5", **lain: Any) -> IsianVerifikasi:
    tetap = {"kode": KODE, "tahun": TAHUN, "triwulan": 4, "dilihat": 0, "tanggal": date(2025, 2, 3)}
    tetap |= {"sumber": "Inspektorat Jenderal", "nomor_dokumen": "LHR 12/2025"}
    return IsianVerifikasi(**(tetap | {"nilai": None if nilai is None else Decimal(nilai)} | lain))


def kebijakan(nilai_resmi: str) -> None:
    skala = SkalaKategori.objects.create(kode="s", nama="S")
    Kebijakan.objects.create(nama="Baku", tahun_mulai=2020, nilai_resmi=nilai_resmi, skala=skala)


def baris(user: User, triwulan: int | None = 4, **lain: Any) -> BarisCapaian:
    (satu,) = rekap_capaian(segar(user), SaringCapaian(TAHUN, triwulan, kode=KODE, **lain))
    return satu


def test_yang_dilaporkan_tetap_yang_resmi(resmi: Realisasi, ver: User) -> None:
    kebijakan("dilaporkan")
    add_nilai_verifikasi(ver, isian())
    assert baris(ver).capaian == Decimal("50.00")
    assert Realisasi.objects.get(pk=resmi.pk).nilai == 50


def test_yang_diverifikasi_resmi_bila_kebijakan_mengatakannya(resmi: Realisasi, ver: User) -> None:
    kebijakan("diverifikasi")
    assert baris(ver).capaian == Decimal("50.00")
    add_nilai_verifikasi(ver, isian())
    add_nilai_verifikasi(ver, isian("48", dilihat=1))
    for satu in (baris(ver), baris(ver, None), baris(ver, semua_status=True)):
        assert (satu.realisasi_teks, satu.capaian) == ("48,00", Decimal("48.00"))
    assert Realisasi.objects.get(pk=resmi.pk).nilai == 50


def test_setiap_jendela_sama(resmi: Realisasi, ver: User) -> None:
    """The series over the years and the row beside an entry read the same official value."""
    kebijakan("diverifikasi")
    add_nilai_verifikasi(ver, isian())
    indikator = Indikator.objects.select_related("sasaran__renstra", "unit").get(kode=KODE)
    deret = {b.tahun: b for b in baris_semua_tahun([indikator])}
    satu = Realisasi.objects.select_related("indikator__sasaran", "indikator__unit").get(pk=resmi.pk)
    assert deret[TAHUN].capaian == baris_realisasi([satu])[satu.pk].capaian == baris(ver).capaian == Decimal("47.50")


def test_yang_belum_disetujui_tidak_digantikan(resmi: Realisasi, ver: User) -> None:
    """Reopened and changed, the figure waits with its own value; the verified one was about another."""
    kebijakan("diverifikasi")
    add_nilai_verifikasi(ver, isian())
    Realisasi.objects.filter(pk=resmi.pk).update(status="diajukan", nilai=60)
    assert baris(ver, semua_status=True).realisasi_teks == "60,00"


def test_keadaan_pada_hari_sebelum_dicatat(resmi: Realisasi, ver: User) -> None:
    kebijakan("diverifikasi")
    lama = timezone.now() - timedelta(days=20)  # the history has to begin before the days that are asked about
    Riwayat.objects.create(waktu=lama, aksi="muat", jenis="uji", nama_pelaku="sistem")
    add_nilai_verifikasi(ver, isian())
    NilaiVerifikasi.objects.update(waktu=timezone.now() - timedelta(days=2))
    kemarin = timezone.localdate() - timedelta(days=1)
    assert baris(ver, per=kemarin).realisasi_teks == "47,50"
    assert baris(ver, per=kemarin - timedelta(days=3)).realisasi_teks == "50,00"


def test_rasio_diverifikasi_dengan_pembilang_dan_penyebut(ver: User, prc: User) -> None:
    """So that the year stays the sum of numerators over the sum of denominators."""
    kebijakan("diverifikasi")
    Indikator.objects.filter(kode=KODE).update(konsolidasi="rasio")
    for triwulan, (atas, bawah) in {3: (10, 40), 4: (30, 60)}.items():
        satu = angka(KODE, "disetujui", oleh=prc, triwulan=triwulan)
        Realisasi.objects.filter(pk=satu.pk).update(nilai=None, pembilang=atas, penyebut=bawah)
    assert baris(ver).capaian == Decimal("40.00")
    add_nilai_verifikasi(ver, isian(None, pembilang=Decimal(20), penyebut=Decimal(60)))
    assert baris(ver).capaian == Decimal("30.00")
    with pytest.raises(TidakLengkap, match="belum dapat disimpan"):
        add_nilai_verifikasi(ver, isian("47.5", dilihat=1))


@pytest.mark.parametrize(
    ("lain", "pesan"),
    [
        ({"nilai": None}, "nilainya kosong"),
        ({"nilai": "47.555"}, "2 angka di belakang koma"),
        ({"nilai": "-1"}, "kurang dari nol"),
        ({"sumber": "  "}, "siapa yang memeriksa"),
        ({"nomor_dokumen": "\u200b"}, "nomor dokumen"),
        ({"tanggal": date(2999, 1, 1)}, "belum terjadi"),
        ({"catatan": "x" * 2001}, "Terlalu panjang"),
    ],
)
def test_isian_yang_ditolak(resmi: Realisasi, ver: User, lain: dict[str, Any], pesan: str) -> None:
    with tak_berubah(), pytest.raises(TidakLengkap) as galat:
        add_nilai_verifikasi(ver, isian(**lain))
    assert pesan in " ".join(galat.value.kekurangan)


def test_empat_mata(ver: User) -> None:
    """Whoever ever entered the figure does not write its verification, whatever role they have by now."""
    rangkap = petugas("rangkap", Peran.PERENCANA, "U1A")
    baru = isi(rangkap, KODE, "80", triwulan=4)
    submit_realisasi(segar(rangkap), terlihat(baru))
    approve_realisasi(ver, terlihat(baru))
    rangkap.penugasan.update(peran=Peran.VERIFIKATOR)
    with tak_berubah(), pytest.raises(Terlarang, match="pernah Anda isi"):
        add_nilai_verifikasi(segar(rangkap), isian())
    add_nilai_verifikasi(ver, isian())


def test_dua_pencatat_satu_menang(resmi: Realisasi, ver: User) -> None:
    add_nilai_verifikasi(ver, isian())
    for dilihat in (0, 7):
        with tak_berubah(), pytest.raises(Bentrok, match="sudah dicatat"):
            add_nilai_verifikasi(ver, isian("46", dilihat=dilihat))
    satu = NilaiVerifikasi.objects.get()
    satu.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        satu.save()


def test_triwulan_tersegel(resmi: Realisasi, ver: User, adm: User) -> None:
    """Where it would change what is official, a sealed quarter refuses it; elsewhere it only stands beside."""
    kebijakan("diverifikasi")
    add_nilai_verifikasi(ver, isian())
    segel = close_triwulan(adm, TAHUN, 4, alasan="Selesai")
    assert '"nomor_dokumen":"LHR 12/2025"' in segel.isi and '"capaian":"47.50"' in segel.isi
    with tak_berubah(), pytest.raises(Bentrok, match="disegel"):
        add_nilai_verifikasi(ver, isian("46", dilihat=1))
    Kebijakan.objects.update(nilai_resmi="dilaporkan")
    add_nilai_verifikasi(ver, isian("46", dilihat=1))
    assert periksa_segel() == []


def test_riwayat_dan_pemberitahuan(resmi: Realisasi, ver: User, prc: User) -> None:
    add_nilai_verifikasi(ver, isian(catatan="Dua KPM dihitung ganda"))
    jejak = Riwayat.objects.latest("pk")
    assert (jejak.aksi, jejak.jenis, jejak.objek_kode, jejak.alasan) == (
        "verifikasi_luar",
        "nilaiverifikasi",
        "I.U1A 2024/4",
        "Dua KPM dihitung ganda",
    )
    assert [p.perihal for p in prc.pemberitahuan.all()] == ["Nilai verifikasi I.U1A triwulan IV 2024 dicatat"]
    assert "Nilai verifikasi dicatat" in bacaan(masuk(prc).get("/riwayat/"))


def test_halaman(resmi: Realisasi, ver: User, prc: User) -> None:
    """The form is the verifikator's; panel, card and telusur show both values and which is official."""
    kebijakan("dilaporkan")
    panel, sebagai_ver, sebagai_prc = f"/realisasi/{KODE}/{TAHUN}/4/", masuk(ver), masuk(prc)
    assert "Catat nilai verifikasi" in bacaan(sebagai_ver.get(panel))
    assert "Catat nilai verifikasi" not in bacaan(sebagai_prc.get(panel))
    kirim = {"dilihat": 0, "nilai": "47,5", "sumber": "APIP", "nomor_dokumen": "LHR 1", "tanggal": "2025-02-03"}
    response = sebagai_ver.post(f"{panel}nilai-verifikasi/", kirim, follow=True)
    assert response.redirect_chain == [(f"{panel}#verifikasi", 302)]
    harap = "47,50 diverifikasi · 50,00 dilaporkan · 2,50 lebih rendah daripada yang dilaporkan"
    for alamat in (panel, f"/indikator/{KODE}/"):
        isi_halaman = bacaan(sebagai_prc.get(alamat))
        assert harap in isi_halaman
        assert "Nilai resmi menurut kebijakan: yang dilaporkan unit." in isi_halaman
    telusur = bacaan(sebagai_prc.get(f"/telusur/capaian/{KODE}/{TAHUN}/"))
    assert "APIP, LHR 1; 2,50 lebih rendah daripada yang dilaporkan. Nilai resmi: yang dilaporkan unit." in telusur
    Kebijakan.objects.update(nilai_resmi="diverifikasi")
    assert "diverifikasi APIP" in bacaan(sebagai_prc.get(f"/telusur/capaian/{KODE}/{TAHUN}/"))
    assert "Nilai resmi: yang diverifikasi." in bacaan(sebagai_prc.get(f"/telusur/capaian/{KODE}/{TAHUN}/"))
    assert "47,50" in bacaan(sebagai_prc.get(f"/capaian/?tahun={TAHUN}"))


@pytest.mark.parametrize("salah", [{"nilai": "1.234"}, {"nilai": "x"}, {"tanggal": "kemarin"}, {"sumber": ""}])
def test_formulir_keliru_ditolak_dengan_bidangnya(resmi: Realisasi, ver: User, salah: dict[str, str]) -> None:
    kirim = {"dilihat": 0, "nilai": "47,5", "sumber": "APIP", "nomor_dokumen": "LHR 1", "tanggal": "2025-02-03"}
    with tak_berubah():
        masuk_ver = masuk(ver)
        response = masuk_ver.post(f"/realisasi/{KODE}/{TAHUN}/4/nilai-verifikasi/", kirim | salah)
    assert response.status_code == 422
    assert not NilaiVerifikasi.objects.exists()


SKALA = Aturan(desimal=2)
TINGGI, RENDAH = (Nilai(predikat=NilaiPredikat(kode, tingkat)) for kode, tingkat in (("A", 3), ("BB", 2)))


@pytest.mark.parametrize(
    ("dilaporkan", "diverifikasi", "harap"),
    [
        (Nilai(Decimal(50)), Nilai(Decimal("47.5")), "2,50 lebih rendah"),
        (Nilai(Decimal("47.5")), Nilai(Decimal(50)), "2,50 lebih tinggi"),
        (Nilai(Decimal(50)), Nilai(Decimal("50.00")), "sama"),
        (Nilai(Decimal("0.001")), Nilai(Decimal(0)), "0,001 lebih rendah"),
        (TINGGI, RENDAH, "1 tingkat lebih rendah"),
        (Nilai(teks="WTP"), Nilai(Decimal(1)), ""),
        (None, Nilai(Decimal(1)), ""),
    ],
)
def test_selisih(dilaporkan: Nilai | None, diverifikasi: Nilai | None, harap: str) -> None:
    """Said of the verified value, exactly; nothing where the two cannot be held against each other."""
    assert selisih_teks(dilaporkan, diverifikasi, SKALA) == harap
