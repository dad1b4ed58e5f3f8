"""/verifikasi/: the queue as its reader sees it."""

import re
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from indicators.models import BuktiDukung, Indikator, Peran, Realisasi, TindakLanjut
from indicators.services.realisasi import return_realisasi, submit_realisasi
from tests.dunia import TAHUN, angka, dua_langkah, isi, petugas, segar, tambah_indikator, terlihat
from tests.pages import Baris, bacaan, tabel
from tests.people import masuk, tugaskan

pytestmark = [pytest.mark.django_db, pytest.mark.once]
HALAMAN = "/verifikasi/"


def antrean(client: Client) -> dict[str, Baris]:
    """The rows of figures, by kode."""
    baris = [b for b in tabel(client.get(HALAMAN)) if "Target" in b.sel]
    return {cocok[0]: b for b in baris if (cocok := re.search(r"I\.\w+(?= ·)", b.kepala))}


def kotak(client: Client, alamat: str = HALAMAN) -> dict[str, bool]:
    """The values of the checkboxes of the page, and whether each is ticked."""
    teks = client.get(alamat).content.decode()
    return {
        v: bool(c)
        for v, c in re.findall(r'<input type="checkbox" name="pilih" value="([^"]+)"[^>]*?( checked)?>', teks)
    }


def test_satu_baris_memuat_yang_perlu_untuk_memutuskan(prc: User, ver: User) -> None:
    angka("I.U1A", "disetujui", oleh=prc, triwulan=1, nilai=25)
    baris = isi(prc, "I.U1A", "48.30", triwulan=2, analisis="Tahap II selesai.", kendala="Tahap III mundur.")
    TindakLanjut.objects.create(
        realisasi=baris, uraian="Percepat", penanggung_jawab="Subdit I", tenggat=date(2024, 9, 15)
    )
    BuktiDukung.objects.create(realisasi=baris, nama="rekap", tautan="https://renstra.example/x", diunggah_oleh=prc)
    submit_realisasi(segar(prc), terlihat(baris))
    satu = antrean(masuk(ver))["I.U1A"]
    assert satu["Resmi terakhir"] == "25,00 triwulan I 2024"
    assert satu["Target"] == "100,00 terhadap target tahunan"
    assert (satu["Realisasi"], satu.angka("Capaian (%)")) == ("48,30 sementara", "48,30")
    assert "Triwulan II 2024 · diajukan prc, " in satu.kepala
    halaman = bacaan(masuk(ver).get(HALAMAN))
    for kata in (
        "Pengajuan pertama.",
        "Analisis Tahap II selesai.",
        "Kendala Tahap III mundur.",
        "Percepat (Subdit I, paling lambat 15 September 2024)",
        "1 bukti dukung · Riwayat dan bukti",
    ):
        assert kata in halaman


def test_yang_berubah_sejak_dikembalikan(prc: User, ver: User) -> None:
    """Before and after, who and when, and the note that asked for it."""
    baris = isi(prc, "I.U1A", "60", kendala="Terlambat")
    submit_realisasi(segar(prc), terlihat(baris))
    return_realisasi(segar(ver), terlihat(baris), "Lampirkan rekap.")
    lain = petugas("prc.lain", Peran.PERENCANA, "U1A")
    isi(lain, "I.U1A", "61.75", kendala="Terlambat")
    isi(prc, "I.U1A", "61.75", kendala="Terlambat di Papua")
    submit_realisasi(segar(prc), terlihat(baris))
    halaman = bacaan(masuk(ver).get(HALAMAN))
    assert re.search(r"Isian berubah sejak dikembalikan ver \d+ \w+ \d{4} \d\d\.\d\d: Lampirkan rekap\.", halaman)
    assert re.search(r"Realisasi : dari 60,00 menjadi 61,75 prc\.lain, \d+", halaman)
    assert re.search(r"Kendala : dari Terlambat menjadi Terlambat di Papua prc, \d+", halaman)


def test_tindak_lanjut_dan_bukti_yang_berubah(prc: User, ver: User) -> None:
    baris = isi(prc, "I.U1A", "60")
    tindakan = {"realisasi": baris, "penanggung_jawab": "Subdit I", "tenggat": date(2024, 9, 15)}
    TindakLanjut.objects.create(uraian="Percepat", **tindakan)
    bukti = {"realisasi": baris, "tautan": "https://renstra.example/x", "diunggah_oleh": prc}
    lama = BuktiDukung.objects.create(nama="lama", **bukti)
    submit_realisasi(segar(prc), terlihat(baris))
    return_realisasi(segar(ver), terlihat(baris), "Perbaiki.")
    TindakLanjut.objects.update(uraian="Percepat di Papua")
    BuktiDukung.objects.create(nama="baru", **bukti)
    BuktiDukung.objects.filter(pk=lama.pk).update(dihapus_pada=timezone.now(), dihapus_oleh=prc)
    submit_realisasi(segar(prc), terlihat(baris))
    halaman = bacaan(masuk(ver).get(HALAMAN))
    teks = "(Subdit I, paling lambat 15 September 2024)"
    assert f"Tindak lanjut : dari Percepat {teks} menjadi Percepat di Papua {teks}" in halaman
    assert "Bukti 1 bukti dukung, 1 baru, 1 dihapus" in halaman


def test_dikembalikan_lalu_diajukan_tanpa_perubahan_dikatakan(prc: User, ver: User) -> None:
    baris = isi(prc, "I.U1A", "60")
    submit_realisasi(segar(prc), terlihat(baris))
    return_realisasi(segar(ver), terlihat(baris), "Periksa lagi.")
    submit_realisasi(segar(prc), terlihat(baris))
    assert "Tidak ada isian yang berubah sejak dikembalikan" in bacaan(masuk(ver).get(HALAMAN))


def test_keadaan_dan_alasannya(prc: User, ver: User) -> None:
    Realisasi.objects.create(
        indikator=Indikator.objects.get(kode="I.U1A"),
        tahun=TAHUN,
        triwulan=1,
        keadaan="tidak_tersedia",
        alasan_keadaan="Survei tertunda",
        status="diajukan",
        dimasukkan_oleh=prc,
    )
    satu = antrean(masuk(ver))["I.U1A"]
    assert (satu["Realisasi"], satu["Capaian (%)"]) == ("tidak tersedia sementara", "tidak dihitung")
    assert "Alasan Survei tertunda" in bacaan(masuk(ver).get(HALAMAN))


def test_hanya_yang_dalam_jangkauan(prc: User, ver: User) -> None:
    for kode in ("I.U0", "I.U1", "I.U1A", "I.U1B", "I.U2A"):
        angka(kode, "diajukan", oleh=prc)
    for status, triwulan in (("draf", 2), ("dikembalikan", 3), ("disetujui", 4)):
        angka("I.U1A", status, oleh=prc, triwulan=triwulan)
    assert set(antrean(masuk(ver))) == {"I.U1", "I.U1A", "I.U1B"}


def test_urut_menurut_unit_dan_sasaran(prc: User, ver: User) -> None:
    for kode in ("I.U1B", "I.U1A", "I.U1"):
        angka(kode, "diajukan", oleh=prc)
    assert re.findall(r'<h2 id="judul-(U\w+)">', masuk(ver).get(HALAMAN).content.decode()) == ["U1", "U1A", "U1B"]


def test_kotak_membawa_angka_dan_versi(prc: User, ver: User) -> None:
    baris = angka("I.U1A", "diajukan", oleh=prc)
    Realisasi.objects.filter(pk=baris.pk).update(versi=7)
    client = masuk(ver)
    assert kotak(client) == {f"{baris.pk}-7": False}
    assert kotak(client, "/verifikasi/?pilih=semua") == {f"{baris.pk}-7": True}


def test_angka_sendiri_tampak_tetapi_tidak_dapat_dipilih(prc: User, ver: User) -> None:
    tugaskan(ver, Peran.PERENCANA, "U1B")
    lain = angka("I.U1A", "diajukan", oleh=prc)
    angka("I.U1B", "diajukan", oleh=ver)
    client = masuk(ver)
    assert set(antrean(client)) == {"I.U1A", "I.U1B"}
    assert kotak(client, "/verifikasi/?pilih=semua") == {f"{lain.pk}-1": True}
    assert "Anda yang mengisi atau mengajukannya; orang lain yang harus memeriksa." in bacaan(client.get(HALAMAN))


def tombol(client: Client) -> set[str]:
    return set(re.findall(r'name="gerak" value="(\w+)"', client.get(HALAMAN).content.decode()))


def test_satu_langkah_tanpa_tombol_verifikasi(prc: User, ver: User) -> None:
    angka("I.U1A", "diajukan", oleh=prc)
    assert tombol(masuk(ver)) == {"setujui", "kembalikan"}


def test_dua_langkah_verifikasi_dahulu(prc: User, ver: User) -> None:
    dua_langkah()
    baris = angka("I.U1A", "diajukan", oleh=prc)
    assert tombol(masuk(ver)) == {"verifikasi", "kembalikan"}
    Realisasi.objects.filter(pk=baris.pk).update(status="diverifikasi", diverifikasi_oleh=ver)
    assert tombol(masuk(ver)) == set()
    assert "Anda yang memverifikasinya" in bacaan(masuk(ver).get(HALAMAN))
    lain = petugas("ver.lain", Peran.VERIFIKATOR, "U0")
    assert tombol(masuk(lain)) == {"setujui", "kembalikan"}


def test_kosong_mengatakan_apa_selanjutnya(ver: User) -> None:
    response = masuk(ver).get(HALAMAN)
    assert "Tidak ada yang menunggu" in bacaan(response)
    assert '<a class="btn" href="/pelaporan/">' in response.content.decode()


def test_menu_menyebut_berapa_yang_menunggu(prc: User, ver: User, pmp: User) -> None:
    angka("I.U1A", "diajukan", oleh=prc)
    angka("I.U2A", "diajukan", oleh=prc)
    menu = re.compile(r'<a href="/verifikasi/"[^>]*>Verifikasi(?:<span class="banyak">(\d+))?')
    assert menu.search(masuk(ver).get("/pemberitahuan/").content.decode())[1] == "1"
    for user in (prc, pmp):
        assert not menu.search(masuk(user).get("/pemberitahuan/").content.decode())


def test_isi_orang_tidak_menjadi_markup(prc: User, ver: User) -> None:
    """W12: what people typed is printed as they typed it."""
    baris = isi(prc, "I.U1A", "60", kendala="<script>alert(1)</script>")
    submit_realisasi(segar(prc), terlihat(baris))
    teks = masuk(ver).get(HALAMAN).content.decode()
    assert "<script>alert" not in teks
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in teks


def test_banyaknya_kueri_tetap(prc: User, ver: User) -> None:
    """As many for six figures that came back once as for three."""
    client, banyak = masuk(ver), []
    sasaran = Indikator.objects.get(kode="I.U1A").sasaran
    for awal in (2, 5):
        for nomor in range(awal, awal + 3):
            tambah_indikator(f"I.U1A{nomor}", sasaran, nomor)
            baris = isi(prc, f"I.U1A{nomor}", "60")
            submit_realisasi(segar(prc), terlihat(baris))
            return_realisasi(segar(ver), terlihat(baris), "Lagi")
            isi(prc, f"I.U1A{nomor}", "61")
            submit_realisasi(segar(prc), terlihat(baris))
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(HALAMAN).status_code == 200
        banyak.append(len(kueri))
    assert banyak[0] == banyak[1]
