"""A set of the budget on its way: in, previewed, asked about, applied, the same again, undone."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client

from budget.models import BarisAnggaran, DataAnggaran, KelompokAnggaran
from indicators.models import Riwayat
from tests.dunia import tak_berubah
from tests.impor.alat import gerak, halaman, isi_tabel, pesan
from tests.impor.anggaran import JB, alasan, baris, kirim, putusan, tanya, tempel, terbaru
from tests.pages import bacaan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]


def test_a_set_is_stored_to_the_rupiah_with_what_it_says_of_itself(sebagai_admin: Client) -> None:
    impor = tempel(sebagai_admin, *JB)
    assert (impor.keadaan, putusan(impor)) == ("pratinjau", {0: "baru", 2: "baru", 3: "baru"})
    kata = bacaan(halaman(sebagai_admin, impor))
    assert "Jumlah di baris 4 cocok sampai rupiah: pagu 28.672.646.305.000, realisasi 28.289.694.513.369." in kata
    assert "Jumlah pagu 2022 menurut jenis belanja belum ada menjadi 28.672.646.305.000" in kata
    assert DataAnggaran.objects.filter(tahun=2022).count() == 0
    assert gerak(sebagai_admin, impor, "terapkan").status_code == 302
    data = terbaru()
    assert (data.unit.kode, data.tahun, data.rincian, data.revisi) == ("LINJAMSOS", 2022, "jenis_belanja", 0)
    assert (data.per_tanggal, data.sumber, data.pagu_versi) == (date(2023, 1, 10), "OM SPAN", "Pagu awal")
    assert (data.pagu_tercetak, data.realisasi_tercetak) == (28672646305000, 28289694513369)
    assert baris(data) == [
        ("Belanja Pegawai", "51", "", None, 19740275000, 19135334365),
        ("Belanja Bantuan Sosial", "57", "", None, 28652906030000, 28270559179004),
    ]
    kata = bacaan(sebagai_admin.get("/anggaran/?tahun=2022&rincian=jenis_belanja"))
    assert "28.672.646.305.000" in kata and "98,66" in kata


def test_x45_the_same_file_again_changes_nothing(sebagai_admin: Client) -> None:
    gerak(sebagai_admin, tempel(sebagai_admin, *JB), "terapkan")
    banyak = DataAnggaran.objects.count(), Riwayat.objects.filter(jenis="dataanggaran").count()
    kedua = tempel(sebagai_admin, *JB)
    assert (kedua.keadaan, set(putusan(kedua).values())) == ("selesai", {"sama"})
    assert "0 perubahan" in bacaan(halaman(sebagai_admin, kedua))
    assert gerak(sebagai_admin, kedua, "terapkan").status_code == 409
    assert (DataAnggaran.objects.count(), Riwayat.objects.filter(jenis="dataanggaran").count()) == banyak


def test_the_same_file_again_is_not_asked_what_it_would_be_for(sebagai_admin: Client) -> None:
    """Answers that change nothing need not be given twice."""
    gerak(sebagai_admin, tempel(sebagai_admin, *JB), "terapkan")
    lagi = tempel(sebagai_admin, *JB, per_tanggal="", sumber="", pagu_versi="")
    assert (lagi.keadaan, tanya(lagi)) == ("selesai", {})
    assert "terbitan ke-1 menurut jenis belanja per 10-01-2023" in bacaan(halaman(sebagai_admin, lagi))


def test_another_publication_is_another_set_and_says_what_changed(sebagai_admin: Client) -> None:
    gerak(sebagai_admin, tempel(sebagai_admin, *JB), "terapkan")
    pertama, semula = terbaru(), baris(terbaru())
    baru = ("53 Belanja Modal", "11.033.000.000", "0")
    impor = tempel(
        sebagai_admin, JB[0], ("57", "28.652.906.030.001", "28.270.559.179.004"), baru, pagu_versi="Revisi 1"
    )
    assert putusan(impor) == {0: "baru", 2: "berubah", 3: "baru"}
    kata = bacaan(halaman(sebagai_admin, impor))
    assert "Pagu B2 28.652.906.030.000 menjadi 28.652.906.030.001" in kata
    assert "Versi pagu Pagu awal menjadi Revisi 1" in kata
    assert "Tidak ada lagi dibanding terbitan ke-1" in kata and "Belanja Pegawai." in kata
    gerak(sebagai_admin, impor, "terapkan")
    assert (terbaru().revisi, terbaru().pagu_versi) == (1, "Revisi 1")
    assert baris(pertama) == semula


def test_equal_lines_are_part_of_a_new_set(sebagai_admin: Client) -> None:
    """A publication with the figures of the last one and a later day is one of its own, and whole."""
    gerak(sebagai_admin, tempel(sebagai_admin, *JB), "terapkan")
    impor = tempel(sebagai_admin, *JB, per_tanggal="2023-02-10")
    assert putusan(impor) == {0: "baru", 2: "sama", 3: "sama"}
    assert gerak(sebagai_admin, impor, "terapkan").status_code == 302
    assert (terbaru().revisi, len(baris(terbaru()))) == (1, 2)


def test_undo_takes_the_whole_set_back_and_says_so_in_the_history(sebagai_admin: Client) -> None:
    model = (DataAnggaran, KelompokAnggaran, BarisAnggaran)
    sebelum = [isi_tabel(m) for m in model]
    impor = tempel(sebagai_admin, ("No", *JB[0][0:]), ("A", "PUSAT", "", ""), ("1", *JB[1]), ("2", *JB[2]))
    assert gerak(sebagai_admin, impor, "terapkan").status_code == 302
    assert KelompokAnggaran.objects.get(data=terbaru()).nama == "PUSAT"
    assert gerak(sebagai_admin, impor, "urungkan").status_code == 302, impor.pesan
    assert [isi_tabel(m) for m in model] == sebelum
    urung = Riwayat.objects.filter(aksi="urungkan").exclude(jenis="impor").values_list("jenis", flat=True)
    assert sorted(urung) == ["barisanggaran", "barisanggaran", "dataanggaran", "kelompokanggaran"]


@pytest.mark.parametrize("sebab", ["baris diubah", "baris ditambah"])
def test_undo_is_refused_when_the_set_was_worked_on(sebagai_admin: Client, sebab: str) -> None:
    impor = tempel(sebagai_admin, *JB)
    gerak(sebagai_admin, impor, "terapkan")
    if sebab == "baris diubah":
        BarisAnggaran.objects.filter(data=terbaru(), urutan=1).update(blokir=5)
    else:
        BarisAnggaran.objects.create(data=terbaru(), urutan=9, uraian="Lain", pagu=1, realisasi=0)
    with tak_berubah():
        response = gerak(sebagai_admin, impor, "urungkan")
    assert response.status_code == 409
    assert "LINJAMSOS 2022 jenis_belanja/0" in pesan(response)


def test_x47_a_set_that_came_in_meanwhile(sebagai_admin: Client) -> None:
    impor = tempel(sebagai_admin, *JB)
    DataAnggaran.objects.create(unit_id=terbaru().unit_id, tahun=2022, rincian="jenis_belanja", judul="Lain")
    response = gerak(sebagai_admin, impor, "terapkan")
    assert response.status_code == 409
    assert "LINJAMSOS 2022 menurut jenis belanja, terbitan ke-1: terbitan baru sudah disimpan" in pesan(response)
    assert (impor.keadaan, DataAnggaran.objects.filter(tahun=2022).count()) == ("pratinjau", 1)
    gerak(sebagai_admin, impor, "ulangi")
    assert gerak(sebagai_admin, impor, "terapkan").status_code == 302
    assert terbaru().revisi == 1


def test_what_neither_form_nor_file_says_is_asked_and_answered(sebagai_admin: Client) -> None:
    impor = tempel(sebagai_admin, *JB, per_tanggal="", sumber="", pagu_versi="")
    assert (impor.keadaan, list(tanya(impor))) == ("pratinjau", ["per_tanggal", "sumber", "pagu_versi"])
    response = gerak(sebagai_admin, impor, "terapkan")
    assert response.status_code == 422
    assert "Per tanggal berapa data ini? Tanggalnya tidak tertulis di berkas." in pesan(response)
    response = gerak(sebagai_admin, impor, "jawab", per_tanggal="2023-01-10", sumber="SAKTI")
    assert response.status_code == 422
    assert "Masih ada pertanyaan yang belum dijawab." in pesan(response)
    assert gerak(sebagai_admin, impor, "jawab", per_tanggal="besok", sumber="x", pagu_versi="y").status_code == 422
    jawaban = {"per_tanggal": "2023-01-10", "sumber": "SAKTI", "pagu_versi": "Revisi 3", "skala": "1000"}
    assert gerak(sebagai_admin, impor, "jawab", **jawaban).status_code == 302
    assert (tanya(impor), impor.opsi["skala"]) == ({}, "")  # only what was asked is taken
    gerak(sebagai_admin, impor, "terapkan")
    assert (terbaru().sumber, terbaru().pagu_versi) == ("SAKTI", "Revisi 3")


def test_m20_only_an_administrator(admin: User, sebagai_set: Client, sebagai_pimpinan: Client) -> None:
    with tak_berubah():
        for client in (sebagai_set, sebagai_pimpinan):
            assert client.get("/impor/anggaran/").status_code == 403
            assert kirim(client, tempel="Pagu\tRealisasi\n1\t1").status_code == 403
            assert "/impor/anggaran/" not in client.get("/impor/").content.decode()


def test_m20_who_is_administrator_no_more_applies_nothing(admin: User, sebagai_admin: Client) -> None:
    impor = tempel(sebagai_admin, *JB)
    admin.penugasan.all().delete()
    admin.is_superuser = False
    admin.save()
    assert gerak(sebagai_admin, impor, "terapkan").status_code == 403
    assert not DataAnggaran.objects.filter(tahun=2022).exists()


def test_a_line_refused_holds_up_the_set(sebagai_admin: Client) -> None:
    impor = tempel(sebagai_admin, *JB[:3], ("59 Belanja Apa", "5", "5"))
    assert putusan(impor) == {0: "baru", 2: "baru", 3: "baru", 4: "ditolak"}
    assert "bukan jenis belanja yang dikenal" in alasan(impor, 4)
    assert gerak(sebagai_admin, impor, "terapkan").status_code == 422


def test_what_is_chosen_goes_along_with_the_file_in_one_press(sebagai_admin: Client) -> None:
    """Without a template there is nothing to choose first: a choice beside the file must not be lost."""
    halaman_ini = sebagai_admin.get("/impor/anggaran/?tahun=2022").content.decode()
    (formulir,) = halaman_ini.split('class="unggah"')[1:]
    assert formulir.index('<select name="pagu_versi"') < formulir.index("Unggah dan periksa")
    assert 'method="get"' not in halaman_ini.partition("<main")[2]
