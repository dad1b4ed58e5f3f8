"""The whole way of a file: in, previewed, applied, the same again, undone."""

from decimal import Decimal
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.test import Client

from indicators.models import Impor, Realisasi, Riwayat
from tests.dunia import TAHUN, isi
from tests.impor.alat import (
    beda,
    bita,
    gerak,
    halaman,
    isi_tabel,
    isikan,
    pesan,
    putusan,
    tempel,
    unduh_templat,
    unggah,
)
from tests.impor.kelak import KELAK
from tests.pages import bacaan

pytestmark = pytest.mark.django_db
TABEL = (("Kode", "Realisasi", "Kendala"), ("I.U1A", "85,5", "Hujan"), ("I.BULAT", "12", ""))


def angka(kode: str = "I.U1A") -> Realisasi:
    return Realisasi.objects.get(indikator__kode=kode, tahun=TAHUN, triwulan=1)


def test_nothing_is_stored_before_it_is_applied(prc_web: Client) -> None:
    impor = tempel(prc_web, *TABEL)
    assert (impor.keadaan, Realisasi.objects.count()) == ("pratinjau", 0)
    halaman_ini = bacaan(halaman(prc_web, impor))
    assert "2 baris akan berubah. Belum ada yang tersimpan." in halaman_ini
    assert "Realisasi B2 kosong menjadi 85,50" in halaman_ini
    assert "Capaian belum diisi" in halaman_ini and "85,50 %" in halaman_ini


def test_apply_writes_rows_and_their_history_under_one_number(prc_web: Client, prc: User) -> None:
    impor = tempel(prc_web, *TABEL)
    assert gerak(prc_web, impor, "terapkan").status_code == 302
    assert (angka().nilai, angka().kendala, angka().dimasukkan_oleh) == (Decimal("85.5"), "Hujan", prc)
    assert angka("I.BULAT").nilai == 12
    riwayat = Riwayat.objects.filter(permintaan=impor.permintaan)
    assert sorted(riwayat.values_list("aksi", "jenis")) == [
        ("buat", "realisasi"),
        ("buat", "realisasi"),
        ("terapkan", "impor"),
    ]
    assert (impor.keadaan, impor.pesan) == ("selesai", "2 perubahan diterapkan.")


def test_x45_the_same_file_again_changes_nothing(prc_web: Client) -> None:
    berkas = bita(isikan(unduh_templat(prc_web), "I.U1A", realisasi=85.5))
    pertama = unggah(prc_web, berkas=berkas)
    gerak(prc_web, pertama, "terapkan")
    sebelum, riwayat = isi_tabel(Realisasi), Riwayat.objects.filter(jenis="realisasi").count()
    kedua = unggah(prc_web, berkas=berkas)
    assert (kedua.keadaan, kedua.sha256) == ("selesai", pertama.sha256)
    assert "0 perubahan" in bacaan(halaman(prc_web, kedua))
    assert gerak(prc_web, kedua, "terapkan").status_code == 409
    assert (isi_tabel(Realisasi), Riwayat.objects.filter(jenis="realisasi").count()) == (sebelum, riwayat)


def test_undo_restores_exactly_and_is_itself_in_the_history(prc_web: Client, prc: User) -> None:
    isi(prc, "I.U1A", "50", analisis="Lama")
    sebelum = isi_tabel(Realisasi, "versi")
    impor = tempel(prc_web, *TABEL)
    assert beda(impor, "I.U1A") == {"Realisasi": ("50,00", "85,50"), "Kendala": ("", "Hujan")}
    gerak(prc_web, impor, "terapkan")
    assert gerak(prc_web, impor, "urungkan").status_code == 302
    assert isi_tabel(Realisasi, "versi") == sebelum
    assert angka().versi == 3  # 2 was the import; whoever saw it must not pass for having seen this
    assert impor.keadaan == "diurungkan"
    urung = Riwayat.objects.filter(aksi="urungkan", jenis="realisasi").order_by("objek_kode")
    assert [(r.objek_kode, r.sebelum["nilai"], r.sesudah and r.sesudah["nilai"]) for r in urung] == [
        (f"I.BULAT {TAHUN}/1", "12.0000", None),
        (f"I.U1A {TAHUN}/1", "85.5000", "50.0000"),
    ]


def test_batches_are_taken_back_last_first(prc_web: Client) -> None:
    """The second one undone, nothing stands on the first any more; before, it is refused."""
    sebelum = isi_tabel(Realisasi)
    pertama = tempel(prc_web, *TABEL)
    gerak(prc_web, pertama, "terapkan")
    kedua = tempel(prc_web, ("Kode", "Realisasi"), ("I.U1A", 40))
    gerak(prc_web, kedua, "terapkan")
    assert gerak(prc_web, pertama, "urungkan").status_code == 409
    for impor in (kedua, pertama):
        assert gerak(prc_web, impor, "urungkan").status_code == 302, impor.pk
    assert isi_tabel(Realisasi) == sebelum


def test_undo_happens_once(prc_web: Client) -> None:
    impor = tempel(prc_web, *TABEL)
    assert gerak(prc_web, impor, "urungkan").status_code == 409  # nothing is applied yet
    gerak(prc_web, impor, "terapkan")
    gerak(prc_web, impor, "urungkan")
    assert gerak(prc_web, impor, "urungkan").status_code == 409
    assert Riwayat.objects.filter(aksi="urungkan", jenis="impor").count() == 1


@pytest.mark.parametrize("sebab", ["diubah", "diajukan", "berkomentar", "terkunci"])
def test_undo_is_refused_by_name_when_something_came_after(prc_web: Client, prc: User, sebab: str) -> None:
    impor = tempel(prc_web, *TABEL)
    gerak(prc_web, impor, "terapkan")
    KELAK[sebab](prc, angka())
    sebelum = isi_tabel(Realisasi)
    response = gerak(prc_web, impor, "urungkan")
    assert response.status_code == 409
    assert f"I.U1A {TAHUN}/1" in pesan(response)
    assert (isi_tabel(Realisasi), impor.keadaan) == (sebelum, "selesai")


def test_x47_changed_between_preview_and_apply(prc_web: Client, prc: User) -> None:
    """409 that names the row, nothing written; reading again judges against what is there now."""
    isi(prc, "I.U1A", "50")
    impor = tempel(prc_web, *TABEL)
    isi(prc, "I.U1A", "60")
    response = gerak(prc_web, impor, "terapkan")
    assert response.status_code == 409
    assert "I.U1A TW I 2024" in pesan(response)
    assert (angka().nilai, Realisasi.objects.count()) == (60, 1)
    assert impor.keadaan == "pratinjau"
    assert gerak(prc_web, impor, "terapkan").status_code == 422  # the row holds up the rest
    assert gerak(prc_web, impor, "ulangi").status_code == 302
    assert beda(impor, "I.U1A")["Realisasi"] == ("60,00", "85,50")
    assert gerak(prc_web, impor, "terapkan").status_code == 302
    assert angka().nilai == Decimal("85.5")


def test_refused_rows_hold_up_the_others(prc_web: Client) -> None:
    impor = tempel(prc_web, ("Kode", "Realisasi"), ("I.U1A", "85"), ("I.BULAT", "1,5"))
    assert putusan(impor) == {"I.U1A": "baru", "I.BULAT": "ditolak"}
    response = gerak(prc_web, impor, "terapkan")
    assert (response.status_code, Realisasi.objects.count()) == (422, 0)
    assert "1 baris ditolak" in pesan(response)


def test_odd_figures_need_one_yes_which_the_history_keeps(prc_web: Client) -> None:
    impor = tempel(prc_web, ("Kode", "Realisasi"), ("I.U1A", "114.61%"))
    assert putusan(impor) == {"I.U1A": "bertanya"}
    assert gerak(prc_web, impor, "terapkan").status_code == 422
    assert gerak(prc_web, impor, "terapkan", yakin="ya").status_code == 302
    riwayat = Riwayat.objects.get(jenis="realisasi", permintaan=UUID(str(impor.permintaan)))
    assert riwayat.alasan.startswith("Dibenarkan pengisi: Di atas kisaran wajar")


def test_cancelled_batches_apply_nothing(prc_web: Client) -> None:
    impor = tempel(prc_web, *TABEL)
    assert gerak(prc_web, impor, "batalkan").status_code == 302
    assert (impor.keadaan, impor.berkas) == ("dibatalkan", "")
    assert [gerak(prc_web, impor, g).status_code for g in ("terapkan", "batalkan", "ulangi")] == [409, 409, 409]
    assert not Realisasi.objects.exists()


def test_one_running_import_per_person(prc_web: Client, prc: User) -> None:
    Impor.objects.create(jenis="realisasi", pelaku=prc, nama_berkas="a", bentuk="csv", sha256="0", ukuran=1)
    response = prc_web.post("/impor/realisasi/", {"tahun": TAHUN, "triwulan": 1, "unit": "", "tempel": "Kode\nI.U1A"})
    assert response.status_code == 409
    assert "masih berjalan" in pesan(response)


def test_unknown_moves_and_kinds(prc_web: Client) -> None:
    impor = tempel(prc_web, *TABEL)
    assert gerak(prc_web, impor, "hapus").status_code == 400
    assert gerak(prc_web, impor, "bentrok", pakai="apa").status_code == 400
    assert prc_web.get("/impor/apa/").status_code == 404
    assert prc_web.get(f"/impor/{impor.pk}/gerak/").status_code == 405
