"""NKA and IKPA in a table: one row a unit, parts by the rule of the year, checked and never recomputed."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.test import Client

from budget.models import KomponenNilai, NilaiKinerjaAnggaran
from budget.services import IsianNilai, save_nilai_kinerja
from indicators.models import Impor, Riwayat, UnitKerja
from tests.dunia import tak_berubah
from tests.impor.alat import bita, buku, gerak, halaman, isi_tabel, pesan
from tests.impor.anggaran import alasan, kirim, putusan, tanya, unggah
from tests.impor.anggaran import tempel as tempel_apa_pun
from tests.impor.test_impor_halaman import kueri
from tests.pages import bacaan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]
PILIHAN = {"jenis": "ikpa", "tahun": 2024, "bulan": "12", "per_tanggal": "2025-01-10", "sumber": "OM SPAN"}
KOMPONEN = (
    *("Revisi DIPA", "Deviasi Halaman III DIPA", "Penyerapan Anggaran", "Belanja Kontraktual"),
    *("Penyelesaian Tagihan", "Pengelolaan UP dan TUP", "Capaian Output", "Dispensasi SPM"),
)
JUDUL = ("Satker", *KOMPONEN, "Nilai Akhir")
# 10 + 0,15 x 80 + 0,2 x 90 + 10 + 10 + 10 + 0,25 x 100 - 0,5
SET = (
    "Sekretariat Direktorat Jenderal Perlindungan Dan Jaminan Sosial",
    *["100", "80", "90", "100", "100", "100", "100", "0,5"],
    "94,50",
)
JSK = ("JSK", *["100", "100", "100", "100", "100", "100", "100", "0"], "100")
NKA_2022 = ("9,7 %", "Penyerapan anggaran", "Konsistensi", "Capaian keluaran", "Efisiensi", "NKA")


def tempel(client: Client, *baris: tuple[str, ...], **opsi: object) -> Impor:
    return tempel_apa_pun(client, *baris, jenis_impor="nilai", **(PILIHAN | opsi))


def isi() -> list[tuple[object, ...]]:
    return list(NilaiKinerjaAnggaran.objects.values_list("unit__kode", "jenis", "tahun", "bulan", "nilai"))


def test_a_table_of_om_span_is_stored_with_its_parts_and_shown_checked(sebagai_admin: Client) -> None:
    impor = tempel(sebagai_admin, JUDUL, SET, JSK)
    assert putusan(impor) == {2: "baru", 3: "baru"}, impor.pesan
    assert gerak(sebagai_admin, impor, "terapkan").status_code == 302
    assert sorted(isi()) == [("JSK", "ikpa", 2024, 12, Decimal(100)), ("SET", "ikpa", 2024, 12, Decimal("94.5"))]
    satu = NilaiKinerjaAnggaran.objects.get(unit__kode="SET")
    assert (satu.nilai_tercetak, satu.sumber, str(satu.per_tanggal)) == ("94,50", "OM SPAN", "2025-01-10")
    kolom = ("nama", "bobot", "nilai", "pengurang")
    bagian = list(satu.komponen.order_by("urutan").values_list(*kolom))
    assert bagian[1] == ("Deviasi Halaman III DIPA", Decimal(15), Decimal(80), False)
    assert bagian[7] == ("Dispensasi SPM", None, Decimal("0.5"), True)
    kata = bacaan(sebagai_admin.get("/anggaran/nilai/?tahun=2024"))
    assert "Jumlah komponen 94,50; tercetak 94,50: cocok." in kata


def test_a_sum_that_its_parts_do_not_give_is_asked_about(sebagai_admin: Client) -> None:
    impor = tempel(sebagai_admin, JUDUL, (*SET[:-1], "94,51"))
    assert putusan(impor) == {2: "bertanya"}
    assert "Jumlah komponen 94,50; tercetak 94,51: selisih 0,01. Benar?" in alasan(impor, 2)
    assert gerak(sebagai_admin, impor, "terapkan").status_code == 422
    assert gerak(sebagai_admin, impor, "terapkan", yakin="ya").status_code == 302
    assert isi()[0][-1] == Decimal("94.51")


def test_x45_again_and_changed(sebagai_admin: Client) -> None:
    gerak(sebagai_admin, tempel(sebagai_admin, JUDUL, SET), "terapkan")
    lagi = tempel(sebagai_admin, JUDUL, SET, per_tanggal="", sumber="")
    assert (lagi.keadaan, set(putusan(lagi).values()), tanya(lagi)) == ("selesai", {"sama"}, {})
    impor = tempel(sebagai_admin, ("Satker", "Penyerapan anggaran", "Nilai IKPA"), ("SET", "95", "95,50"), JSK[::9])
    assert putusan(impor)[2] == "bertanya"  # one part alone does not give the value
    kata = bacaan(halaman(sebagai_admin, impor))
    assert "Nilai C2 94,50 menjadi 95,50" in kata and "Penyerapan anggaran B2 90,00 menjadi 95,00" in kata


@pytest.mark.parametrize("baru", [True, False])
def test_undo_of_new_and_of_changed_values(sebagai_admin: Client, baru: bool) -> None:
    if not baru:
        gerak(sebagai_admin, tempel(sebagai_admin, JUDUL, SET), "terapkan")
    sebelum = isi_tabel(NilaiKinerjaAnggaran), isi_tabel(KomponenNilai)
    impor = tempel(sebagai_admin, JUDUL, (*SET[:3], "100", *SET[4:-1], "96,50"), JSK)
    assert gerak(sebagai_admin, impor, "terapkan").status_code == 302, bacaan(halaman(sebagai_admin, impor))
    assert KomponenNilai.objects.filter(nilai=100, nama="Penyerapan anggaran").count() == 2
    assert gerak(sebagai_admin, impor, "urungkan").status_code == 302
    assert (isi_tabel(NilaiKinerjaAnggaran), isi_tabel(KomponenNilai)) == sebelum
    assert Riwayat.objects.filter(aksi="urungkan", jenis="nilaikinerjaanggaran").count() == 2


def test_x47_and_undo_after_a_change_in_the_admin(sebagai_admin: Client, admin: User) -> None:
    pertama = tempel(sebagai_admin, JUDUL, SET)
    gerak(sebagai_admin, pertama, "terapkan")
    impor = tempel(sebagai_admin, JUDUL, (*SET[:3], "100", *SET[4:-1], "96,50"))
    unit = UnitKerja.objects.get(kode="SET")
    save_nilai_kinerja(IsianNilai(unit=unit, jenis="ikpa", tahun=2024, bulan=12, nilai=Decimal(50)), pelaku=admin)
    response = gerak(sebagai_admin, impor, "terapkan")
    assert (response.status_code, isi()[0][-1]) == (409, Decimal(50))
    assert "SET IKPA s.d. Desember 2024: diubah orang lain." in pesan(response)
    with tak_berubah():
        response = gerak(sebagai_admin, pertama, "urungkan")
    assert response.status_code == 409
    assert "IKPA SET 2024/12" in pesan(response)


def test_the_month_is_asked_or_read(sebagai_admin: Client) -> None:
    impor = tempel(sebagai_admin, JUDUL, SET, bulan="")
    assert list(tanya(impor)) == ["bulan"]
    assert gerak(sebagai_admin, impor, "jawab", bulan="0").status_code == 302
    gerak(sebagai_admin, impor, "terapkan")
    assert isi()[0][3] == 0
    impor = tempel(
        sebagai_admin,
        ("Satker", "Periode", "Nilai"),
        ("SET", "s.d. Maret", "90"),
        ("SET", "4", "91"),
        ("SET", "x", "1"),
    )
    assert [b.kunci for b in impor.baris.all()][:2] == ["SET IKPA s.d. Maret 2024", "SET IKPA s.d. April 2024"]
    assert "bukan bulan" in alasan(impor, 4)


def test_values_of_excel_keep_their_decimals_and_what_is_wrong_is_named(sebagai_admin: Client) -> None:
    kerja = buku(
        [
            ["Satker", "Nilai NKA"],
            ["SET", 87.93],
            ["JSK", 109.5],
            ["PSKBA", None],
            ["Apa", 1],
            ["PSKBS", 1.23456],
            ["SET", 1],
        ]
    )
    impor = unggah(
        sebagai_admin, jenis_impor="nilai", berkas=bita(kerja), **(PILIHAN | {"jenis": "nka", "tahun": 2022})
    )
    assert putusan(impor) == {2: "baru", 3: "bertanya", 5: "ditolak", 6: "ditolak", 7: "ditolak"}
    assert "109,50 melebihi 100" in alasan(impor, 3)
    assert "bukan unit di bawah" in alasan(impor, 5)
    assert "SET ada dua kali: baris 2 dan baris 7" in alasan(impor, 7)


def test_without_a_unit_column_it_is_the_chosen_unit(sebagai_admin: Client) -> None:
    impor = tempel(
        sebagai_admin, NKA_2022[1:], ("95,53", "99,61", "99,72", "59,98", "87,93"), jenis="nka", tahun=2022, bulan="0"
    )
    assert putusan(impor) == {2: "baru"}, alasan(impor, 2)
    gerak(sebagai_admin, impor, "terapkan")
    assert isi() == [("LINJAMSOS", "nka", 2022, 0, Decimal("87.93"))]


def test_m20_and_queries(sebagai_admin: Client, sebagai_pimpinan: Client) -> None:
    assert sebagai_pimpinan.get("/impor/nilai/").status_code == 403
    assert kirim(sebagai_pimpinan, jenis_impor="nilai", tempel="x").status_code == 403
    banyak = []
    for bulan in ((1,), tuple(range(1, 13))):
        tabel = [(*JUDUL, "Bulan"), *((*SET, str(b)) for b in bulan)]
        impor: list[Impor] = []
        banyak.append(
            [
                kueri(lambda t=tabel, i=impor: i.append(tempel(sebagai_admin, *t))),
                kueri(lambda i=impor: gerak(sebagai_admin, i[0], "terapkan")),
                kueri(lambda i=impor: gerak(sebagai_admin, i[0], "urungkan")),
            ]
        )
    assert all(besar - kecil <= 6 for kecil, besar in zip(*banyak, strict=True)), banyak
