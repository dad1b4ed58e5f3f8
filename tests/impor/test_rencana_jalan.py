"""The structure of a plan through the pipeline: out as a workbook, back changed or not, applied, undone."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.test import Client

from indicators.models import Indikator, Riwayat, Sasaran, Target
from tests.impor.alat import bita, gerak, halaman, isi_tabel, pesan
from tests.impor.rencana import beda, isikan, keluhan, putusan, tempel, unduh, unggah
from tests.pages import bacaan

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "opsi", [{}, {"renstra": "LINJAMSOS/semula"}, {"renstra": "-"}, {"unit": "JSK"}, {"dokumen": "pk"}], ids=str
)
def test_an_untouched_template_changes_nothing(sebagai_admin: Client, opsi: dict[str, str]) -> None:
    """Every column of every row goes out and comes back as it was."""
    impor = unggah(sebagai_admin, berkas=bita(unduh(sebagai_admin, **opsi)), **opsi)
    assert set(putusan(impor).values()) == {"sama"}
    assert "0 perubahan" in bacaan(halaman(sebagai_admin, impor))


BARU = (
    ("Kode sasaran", "Kode indikator", "Uraian", "Jenjang", "Unit", "Satuan", "Jenis nilai", "Polaritas",
     "Konsolidasi", "Kalender ukur", "Desimal", "Skala predikat", "Target 2023", "Target 2024"),
    ("SP9", "", "Meningkatnya ketepatan bantuan", "Sasaran program", "LINJAMSOS", *[""] * 9),
    ("SP9", "SP9.1", "Rasio pendamping terhadap keluarga", "", "JSK", "", "Rasio 1 : n", "Makin rendah makin baik",
     "Nilai terakhir", "Hanya triwulan IV", 1, "", "1:17,9", "1 : 15"),
    ("SP9", "SP9.2", "Lama penyaluran", "", "JSK", "bulan", "Angka dengan target rentang", "Baik di dalam rentang",
     "Nilai terakhir", "Hanya triwulan IV", 1, "", "3,5-4,0", "7–8 bulan"),
    ("SP9", "SP9.3", "Predikat AKIP", "", "", "predikat", "Predikat", "Makin tinggi makin baik", "Nilai terakhir",
     "Hanya triwulan IV", 0, "akip", "BB (Nilai 75)", "n/a"),
    ("SP9", "SP9.4", "Persentase layanan", "", "", "%", "Persen", "Makin tinggi makin baik", "Nilai terakhir",
     "Setiap triwulan", 2, "", "114.61%", "-"),
)  # fmt: skip


def test_new_rows_with_every_form_of_target(sebagai_admin: Client, admin: User) -> None:
    """One sasaran and four indikator that refer to it, in one paste; the rows say what they are made of."""
    impor = tempel(sebagai_admin, *BARU)
    assert putusan(impor) == dict.fromkeys(("SP9", "SP9.1", "SP9.2", "SP9.3", "SP9.4"), "baru"), [
        keluhan(impor, k) for k in putusan(impor)
    ]
    assert not Sasaran.objects.filter(kode="SP9").exists()
    assert gerak(sebagai_admin, impor, "terapkan").status_code == 302
    milik = Indikator.objects.get(kode="SP9.1")
    assert (milik.sasaran.kode, milik.unit.kode, milik.urutan) == ("SP9", "JSK", 1)
    assert (milik.tahun_awal, milik.tahun_akhir, milik.varian_minimum) == (2022, 2024, "2t_r")
    assert Indikator.objects.get(kode="SP9.3").unit.kode == "LINJAMSOS"
    target = Target.objects.filter(indikator__sasaran__kode="SP9").order_by("indikator__kode", "tahun")
    assert [
        (t.indikator.kode, t.tahun, t.nilai, t.nilai_atas, t.predikat and t.predikat.kode, t.teks) for t in target
    ] == [
        ("SP9.1", 2023, Decimal("17.9"), None, None, "1:17,9"),
        ("SP9.1", 2024, 15, None, None, "1 : 15"),
        ("SP9.2", 2023, Decimal("3.5"), 4, None, "3,5-4,0"),
        ("SP9.2", 2024, 7, 8, None, "7–8 bulan"),
        ("SP9.3", 2023, None, None, "BB", "BB (Nilai 75)"),
        ("SP9.4", 2023, Decimal("114.61"), None, None, "114.61%"),
    ]
    assert {(t.status, t.ditetapkan_oleh, t.alasan, t.nomor_dokumen) for t in target} == {
        ("disetujui", admin, "Reviu 2026", "SK 7/2026")
    }
    riwayat = Riwayat.objects.filter(permintaan=impor.permintaan).order_by("jenis", "objek_kode")
    assert [(r.jenis, r.aksi) for r in riwayat] == [
        ("impor", "terapkan"),
        *[("indikator", "buat")] * 4,
        ("sasaran", "buat"),
        *[("target", "tetapkan")] * 6,
    ]
    assert set(putusan(tempel(sebagai_admin, *BARU)).values()) == {"sama"}
    assert set(putusan(unggah(sebagai_admin, berkas=bita(unduh(sebagai_admin)))).values()) == {"sama"}


def test_undo_takes_all_of_it_back(sebagai_admin: Client) -> None:
    tabel = (Sasaran, Indikator, Target)
    sebelum = [isi_tabel(t) for t in tabel]
    impor = tempel(sebagai_admin, *BARU)
    gerak(sebagai_admin, impor, "terapkan")
    assert [isi_tabel(t) for t in tabel] != sebelum
    assert gerak(sebagai_admin, impor, "urungkan").status_code == 302, pesan(gerak(sebagai_admin, impor, "urungkan"))
    assert [isi_tabel(t) for t in tabel] == sebelum


def test_changed_columns_say_cell_and_value(sebagai_admin: Client) -> None:
    buku = unduh(sebagai_admin)
    for kode, judul, isi in (
        ("SP1.1", "Definisi", "Persentase KPM yang keluar dari program"),
        ("SP1.1", "Bobot", 1.5),
        ("SP1.1", "IKU", "ya"),
        ("SP1.2", "Polaritas", "makin rendah makin baik"),
        ("SP1", "Uraian", "Sasaran satu"),
    ):
        isikan(buku, kode, judul, isi)
    impor = unggah(sebagai_admin, berkas=bita(buku))
    assert {k: v for k, v in putusan(impor).items() if v != "sama"} == dict.fromkeys(
        ("SP1", "SP1.1", "SP1.2"), "berubah"
    )
    assert beda(impor, "SP1.1") == {
        "Definisi": ("", "Persentase KPM yang keluar dari program"),
        "Bobot": ("", "1,5"),
        "IKU": ("", "ya"),
    }
    assert beda(impor, "SP1.2") == {"Polaritas": ("Makin tinggi makin baik", "Makin rendah makin baik")}
    gerak(sebagai_admin, impor, "terapkan")
    satu = Indikator.objects.get(kode="SP1.1")
    assert (satu.definisi, satu.bobot, satu.iku) == ("Persentase KPM yang keluar dari program", Decimal("1.5"), True)
    assert Sasaran.objects.get(kode="SP1", renstra__versi="menjadi").uraian == "Sasaran satu"


def target(nilai: int) -> tuple[tuple[object, ...], ...]:
    return ("Kode sasaran", "Kode indikator", "Target 2024"), ("SP1", "SP1.1", nilai)


def test_a_stored_target_changes_by_a_proposal_only(sebagai_admin: Client) -> None:
    """What is in force stays until a verifikator decides; the same file again finds its own proposal."""
    impor = tempel(sebagai_admin, *target(85))
    (_, menjadi) = beda(impor, "SP1.1")["Target 2024"]
    assert menjadi == "85,00 (diusulkan, menunggu verifikator)"
    gerak(sebagai_admin, impor, "terapkan")
    usulan = Target.objects.get(indikator__kode="SP1.1", tahun=2024, status="diusulkan")
    assert (usulan.nilai, usulan.revisi, usulan.alasan, usulan.nomor_dokumen) == (85, 1, "Reviu 2026", "SK 7/2026")
    lagi = tempel(sebagai_admin, *target(85))
    assert set(putusan(lagi).values()) == {"sama"}
    assert "sudah diusulkan dan menunggu putusan" in keluhan(lagi, "SP1.1")
    lain = tempel(sebagai_admin, *target(90))
    assert putusan(lain)["SP1.1"] == "ditolak"
    assert "Usulan lain untuk tahun 2024 (85,00) masih menunggu putusan" in keluhan(lain, "SP1.1")


@pytest.mark.parametrize(("alasan", "nomor"), [("", "SK 7"), ("Reviu", ""), ("", "")])
def test_a_target_needs_reason_and_document(sebagai_admin: Client, alasan: str, nomor: str) -> None:
    impor = tempel(sebagai_admin, *target(85), alasan=alasan, nomor=nomor)
    assert putusan(impor)["SP1.1"] == "ditolak"
    assert ("di formulir unggah, atau di kolom Alasan target" in keluhan(impor, "SP1.1")) is (not alasan)
    assert gerak(sebagai_admin, impor, "terapkan").status_code == 422
