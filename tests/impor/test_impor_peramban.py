"""Importing in Chromium: readable by everyone at every width in every state, and progress that follows by itself."""

from collections.abc import Generator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from budget.models import DataAnggaran
from indicators.models import Impor, Peran, Realisasi
from tests.dunia import TAHUN, petugas
from tests.indicators.peramban import bersandi, jendela
from tests.renstra.test_pages_browser import Pengamat, periksa

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
TABEL = "Kode\tRealisasi\tWarna\nI.U1A\t130\tbiru\nI.AKHIR\t1.234\t\nI.TAHUNAN\t\t\n"


@pytest.fixture
def pengamat(browser: Browser, situs_kisi: LiveServer, keadaan: Any) -> Generator[Pengamat]:
    konteks = browser.new_context(
        locale="id-ID", timezone_id="Asia/Jakarta", reduced_motion="reduce", storage_state=keadaan
    )
    yield Pengamat(konteks.new_page())
    konteks.close()


def test_from_the_menu_to_applied_readable_by_everyone(pengamat: Pengamat, situs_kisi: LiveServer) -> None:
    halaman = pengamat.halaman
    halaman.goto(f"{situs_kisi}/impor/")
    halaman.get_by_role("link", name="Impor realisasi").click()
    periksa(pengamat, f"{situs_kisi}/impor/realisasi/?tahun={TAHUN}&triwulan=1")
    for tabel, tombol in ((TABEL, ""), (TABEL.replace("1.234", "5"), "Terapkan 2 perubahan")):
        halaman.goto(f"{situs_kisi}/impor/realisasi/?tahun={TAHUN}&triwulan=1")
        halaman.get_by_text("Atau tempel tabel dari Excel").click()
        halaman.get_by_label("Tabel dengan judul kolomnya").fill(tabel)
        halaman.get_by_role("button", name="Unggah dan periksa").click()
        periksa(pengamat, halaman.url)
        if tombol:
            halaman.get_by_label("Ya, 1 angka yang ditanyakan memang benar").check()
            halaman.get_by_role("button", name=tombol).click()
    expect(halaman.get_by_role("heading", name="2 perubahan diterapkan.")).to_be_visible()
    periksa(pengamat, halaman.url)
    periksa(pengamat, f"{situs_kisi}/impor/")
    halaman.go_back()
    halaman.get_by_role("button", name="Urungkan impor ini").click()
    expect(halaman.get_by_role("heading", name="Sudah diurungkan.")).to_be_visible()
    assert not Realisasi.objects.exists()


def test_progress_follows_by_itself(pengamat: Pengamat, situs_kisi: LiveServer) -> None:
    halaman = pengamat.halaman
    halaman.goto(f"{situs_kisi}/impor/realisasi/?tahun={TAHUN}&triwulan=1")
    halaman.get_by_text("Atau tempel tabel dari Excel").click()
    halaman.get_by_label("Tabel dengan judul kolomnya").fill("Kode\tRealisasi\nI.U1A\t5")
    halaman.get_by_role("button", name="Unggah dan periksa").click()
    milik = Impor.objects.filter(pk=int(halaman.url.rstrip("/").rsplit("/", 1)[-1]))
    nanti = timezone.now() + timedelta(hours=1)
    milik.update(keadaan="membaca", kemajuan=10, total=5000, detak=nanti)
    periksa(pengamat, halaman.url)
    milik.update(kemajuan=4000)
    expect(halaman.get_by_text("4000 dari sekitar 5000 baris")).to_be_visible()
    milik.update(keadaan="pratinjau")
    expect(halaman.get_by_role("button", name="Terapkan 1 perubahan")).to_be_visible()
    milik.update(keadaan="dibatalkan")


ANGGARAN = "Dalam ribuan rupiah\nJenis belanja\tPagu\tRealisasi\n51\t1.234.567\t0\n52\t100\t\nJumlah\t1.234.667\t0"


def test_a_budget_set_is_asked_about_and_applied_readable_by_everyone(
    browser: Browser, situs_kisi: LiveServer
) -> None:
    """What the file does not say is asked on the preview; answered, the set can be stored."""
    bersandi(petugas("adm", Peran.ADMIN, "U0"))
    konteks = jendela(browser, situs_kisi, "adm")
    pengamat = Pengamat(konteks.new_page())  # not the page of the login, whose last requests are still on their way
    halaman = pengamat.halaman
    periksa(pengamat, f"{situs_kisi}/impor/anggaran/?tahun={TAHUN}")
    for tabel in (ANGGARAN, ANGGARAN.replace("52\t100\t\n", "52\t100\t0\n")):
        halaman.goto(f"{situs_kisi}/impor/anggaran/?tahun={TAHUN}")
        halaman.get_by_text("Atau tempel tabel dari Excel").click()
        halaman.get_by_label("Tabel dengan judul kolomnya").fill(tabel)
        halaman.get_by_role("button", name="Unggah dan periksa").click()
        periksa(pengamat, halaman.url)
    halaman.get_by_label("Per tanggal berapa data ini?").fill(f"{TAHUN}-12-31")
    halaman.get_by_label("Dari mana data ini?").fill("OM-SPAN")
    halaman.get_by_label("Pagu versi mana").select_option("Revisi 2")
    halaman.get_by_label("Sel A1 menyebut ribuan rupiah.").select_option("Ribuan rupiah")
    halaman.get_by_role("button", name="Jawab dan baca lagi").click()
    halaman.get_by_role("button", name="Terapkan 3 perubahan").click()
    expect(halaman.get_by_role("heading", name="3 perubahan diterapkan.")).to_be_visible()
    assert list(DataAnggaran.objects.get().baris.values_list("pagu", flat=True)) == [1234567000, 100000]
    konteks.close()
