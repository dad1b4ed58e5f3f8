"""Realisasi and capaian that a document prints: beside what we compute, and never over what a unit entered."""

from decimal import Decimal

import pytest
from django.test import Client

from indicators.models import DokumenSumber, Indikator, PeriodeLapor, Realisasi, Sasaran, Target
from tests.dunia import KELAK, LAMA
from tests.impor.alat import bita, gerak, halaman, isi_tabel, pesan
from tests.impor.rencana import beda, buku_dari, keluhan, putusan, tempel, unggah
from tests.pages import bacaan

pytestmark = pytest.mark.django_db
SUMBER = {"sumber": "LKjIP 2023"}
KEPALA = ("Kode sasaran", "Kode indikator", "Realisasi 2023", "Capaian tercetak 2023")
TW4 = "Hanya triwulan IV"
BARU = (
    ("Kode sasaran", "Kode indikator", "Uraian", "Jenjang", "Satuan", "Jenis nilai", "Polaritas", "Konsolidasi",
     "Kalender ukur", "Desimal", "Target 2023", "Realisasi 2023", "Capaian tercetak 2023"),
    ("SP9", "", "Sasaran", "Sasaran program", *[""] * 9),
    ("SP9", "SP9.1", "Kasus", "", "kasus", "Angka", "Makin rendah makin baik", "Nilai terakhir", TW4, 0,
     "162", "186", "85,19%"),
    ("SP9", "SP9.2", "Orang", "", "orang", "Angka", "Makin tinggi makin baik", "Nilai terakhir", TW4, 0,
     "57.434", "68.372", "100%"),
    ("SP9", "SP9.3", "Survei", "", "%", "Persen", "Makin tinggi makin baik", "Nilai terakhir", TW4, 2,
     "90", "belum dilakukan penilaian", "n/a"),
    ("SP9", "SP9.4", "Bencana", "", "%", "Persen", "Makin tinggi makin baik", "Nilai terakhir", TW4, 2,
     "13,35%", "", "114.61%"),
)  # fmt: skip


def angka(kode: str) -> Realisasi:
    return Realisasi.objects.get(indikator__kode=kode, tahun=2023)


def test_printed_figures_come_in_beside_what_we_compute(sebagai_admin: Client) -> None:
    tabel = (DokumenSumber, Sasaran, Indikator, Target, Realisasi)
    sebelum = [isi_tabel(t) for t in tabel]
    impor = tempel(sebagai_admin, *BARU, **SUMBER)
    assert set(putusan(impor).values()) == {"baru"}, [keluhan(impor, k) for k in putusan(impor)]
    assert impor.baris.get(kunci="SP9.1").dampak[0]["sesudah"] == "85,19 %"
    assert "tercetak 100%, padahal dari realisasi dan targetnya 119,04 %" in keluhan(impor, "SP9.2")
    assert beda(impor, "SP9.3")["Realisasi 2023"][1] == "tidak tersedia (tercetak “belum dilakukan penilaian”)"
    assert gerak(sebagai_admin, impor, "terapkan").status_code == 302
    satu = angka("SP9.2")
    assert (satu.nilai, satu.nilai_tercetak, satu.capaian_tercetak, satu.status) == (
        68372,
        "68.372",
        100,
        "disetujui",
    )
    assert (satu.dokumen and satu.dokumen.judul, satu.disetujui_oleh, satu.triwulan) == ("LKjIP 2023", None, 0)
    assert (angka("SP9.3").keadaan, angka("SP9.3").capaian_tercetak) == ("tidak_tersedia", None)
    assert (angka("SP9.4").keadaan, angka("SP9.4").capaian_tercetak) == ("tidak_tersedia", Decimal("114.61"))
    assert set(putusan(tempel(sebagai_admin, *BARU, **SUMBER)).values()) == {"sama"}
    hasil = bacaan(sebagai_admin.get(f"/impor/{impor.pk}/periksa/"))
    assert "1 dari 2 capaian tercetak cocok" in hasil
    assert "119,04" in hasil
    assert gerak(sebagai_admin, impor, "urungkan").status_code == 302, pesan(halaman(sebagai_admin, impor))
    assert [isi_tabel(t) for t in tabel] == sebelum


@pytest.mark.parametrize("sebab", ["sudah ada", "dilaporkan", "tanpa judul"])
def test_printed_figures_that_are_refused(sebagai_admin: Client, sebab: str) -> None:
    baris, opsi = ("SP1", "SP1.1", "40", ""), dict(SUMBER)
    if sebab == "sudah ada":
        indikator = Indikator.objects.get(kode="SP1.1")
        Realisasi.objects.create(indikator=indikator, tahun=2023, triwulan=1, keadaan="terisi", nilai=1)
    elif sebab == "dilaporkan":
        PeriodeLapor.objects.create(
            tahun=2023, triwulan=1, buka=LAMA, tutup=KELAK, tutup_eselon_i=KELAK, tutup_kementerian=KELAK
        )
    else:
        opsi = {}
    impor = tempel(sebagai_admin, KEPALA, baris, **opsi)
    assert putusan(impor) == {"SP1.1": "ditolak"}
    kalimat = {
        "sudah ada": "tidak diganti dari dokumen",
        "dilaporkan": "dilaporkan unit",
        "tanpa judul": "Judul dokumen",
    }
    assert f"C2: {kalimat[sebab]}" in keluhan(impor, "SP1.1").replace("Realisasi 2023 sudah ada dan ", "").replace(
        "Tahun 2023 ", ""
    )


def test_percent_cells_keep_what_they_show(sebagai_admin: Client) -> None:
    """0,73 shown as a percentage is 73 %, in realisasi and in the printed capaian."""
    buku = buku_dari(KEPALA, ("SP1", "SP1.1", 0.73, 0.7523))
    buku.active["C2"].number_format, buku.active["D2"].number_format = "0%", "0.00%"
    gerak(sebagai_admin, unggah(sebagai_admin, berkas=bita(buku), **SUMBER), "terapkan", yakin="ya")
    satu = angka("SP1.1")
    assert (satu.nilai, satu.nilai_tercetak) == (73, "73 %")
    assert (satu.capaian_tercetak, satu.capaian_tercetak_teks) == (Decimal("75.23"), "75,23 %")
