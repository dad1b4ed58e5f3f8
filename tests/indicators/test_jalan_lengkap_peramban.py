"""The whole path in Chromium: a planner pastes a column and submits, a verifikator returns one and approves the rest,
the planner reads why, leadership sees what is official. With JavaScript, and with plain forms alone.

A picture of every station, wide and narrow, is kept in the folder that RENSTRA_GAMBAR names.
"""

import os
from collections.abc import Callable, Generator
from itertools import count
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from indicators.models import Indikator, Peran, Realisasi, Riwayat, StatusTarget, Target
from indicators.riwayat.segel import periksa_rantai
from tests.commands import ROOT
from tests.dunia import TAHUN, petugas
from tests.indicators.kisi import indikator
from tests.indicators.peramban import bersandi, jendela, peladen, sel, tahap

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
KODE = ("I.U1A", "I.DUA", "I.TIGA")
KOLOM = {"I.U1A": "76,35", "I.DUA": "82", "I.TIGA": "91,4"}  # as the column stands in a spreadsheet
CATATAN = "Lampirkan rekap per kabupaten."
ORANG = (("prc", Peran.PERENCANA, "U1A"), ("ver", Peran.VERIFIKATOR, "U1"), ("pmp", Peran.PIMPINAN, "U0"))

Potret = Callable[[Page, str], None]
Buka = Callable[[str], Page]


@pytest.fixture(scope="module")
def situs(dunia: None, django_test_environment: None) -> Generator[LiveServer]:
    """Three indikator of one unit, all with a target; a planner, a verifikator of the unit above, leadership."""
    call_command("loaddata", ROOT / "fixtures" / "02_kebijakan.json", verbosity=0)
    for nama, peran, unit in ORANG:
        bersandi(petugas(nama, peran, unit))
    for kode in KODE[1:]:
        indikator(kode)
        satu = Indikator.objects.get(kode=kode)
        Target.objects.create(indikator=satu, tahun=TAHUN, nilai=100, status=StatusTarget.DISETUJUI)
    with peladen() as server:
        yield server


@pytest.fixture(params=[True, False], ids=["javascript", "tanpa javascript"])
def buka(browser: Browser, situs: LiveServer, request: pytest.FixtureRequest) -> Generator[Buka]:
    """Opens the window of a person; each has one of their own, and may paste from other programs."""
    terbuka = []

    def jendela_milik(nama: str) -> Page:
        pilihan = {"java_script_enabled": request.param, "viewport": {"width": 1440, "height": 900}}
        konteks = jendela(browser, situs, nama, permissions=["clipboard-read", "clipboard-write"], **pilihan)
        terbuka.append(konteks)
        return konteks.pages[0]

    yield jendela_milik
    for konteks in terbuka:
        konteks.close()


@pytest.fixture
def potret(tmp_path: Path, request: pytest.FixtureRequest) -> Potret:
    """A picture at both widths; nothing is wider than a telephone."""
    map_gambar = Path(os.environ.get("RENSTRA_GAMBAR") or tmp_path) / request.node.callspec.id.replace(" ", "-")
    nomor = count(1)

    def ambil(halaman: Page, nama: str) -> None:
        ke = next(nomor)
        for lebar in (375, 1440):
            halaman.set_viewport_size({"width": lebar, "height": 900})
            halaman.screenshot(path=map_gambar / f"{ke:02}-{nama}-{lebar}.png", full_page=True)
            if lebar == 375:
                assert halaman.locator("html").bounding_box()["width"] <= lebar, nama

    return ambil


def tempel_kolom(halaman: Page) -> None:
    """As Excel copies it: one line per cell, CR LF, one more at the end."""
    kolom = "".join(f"{teks}\r\n" for teks in KOLOM.values())
    halaman.evaluate("teks => navigator.clipboard.writeText(teks)", kolom)
    sel(halaman, "nilai-I.U1A").focus()
    halaman.keyboard.press("Control+V")


def ketik_kolom(halaman: Page) -> None:
    for kode, teks in KOLOM.items():
        sel(halaman, f"nilai-{kode}").fill(teks)
    halaman.get_by_role("button", name="Simpan", exact=True).click()


def status() -> dict[str, str]:
    return dict(Realisasi.objects.values_list("indikator__kode", "status"))


def test_jalan_lengkap(buka: Buka, potret: Potret, request: pytest.FixtureRequest) -> None:
    berskrip = request.node.callspec.params["buka"]
    perencana = buka("prc")
    perencana.get_by_role("link", name="Realisasi", exact=True).click()
    perencana.get_by_label("Triwulan").select_option("1")
    perencana.get_by_role("button", name="Terapkan").click()
    expect(perencana.get_by_role("heading", name="Realisasi triwulan I 2024")).to_be_visible()
    expect(perencana.get_by_text("Belum ada yang dapat diajukan: isi dan simpan")).to_be_visible()
    potret(perencana, "isian-kosong")
    (tempel_kolom if berskrip else ketik_kolom)(perencana)
    for kode, kini in zip(KODE, ("76,35", "82,00", "91,40"), strict=True):
        expect(tahap(perencana, kode)).to_contain_text("✓ tersimpan")
        expect(sel(perencana, f"nilai-{kode}")).to_have_value(kini)
    expect(perencana.locator("#hitungan")).to_have_text("3 terisi, 0 tersisa")
    potret(perencana, "isian-tersimpan")
    perencana.get_by_role("button", name="Ajukan 3 angka").click()
    expect(perencana.locator(".pesan")).to_have_text("3 angka diajukan.")
    expect(perencana.get_by_text("Semua angka sudah diajukan.")).to_be_visible()
    potret(perencana, "diajukan")
    assert perencana.goto("/verifikasi/").status == 403  # four eyes begin with another person

    verifikator = buka("ver")
    verifikator.get_by_role("link", name="Verifikasi").click()
    expect(verifikator.locator(".subjudul")).to_have_text("3 angka menunggu")
    potret(verifikator, "antrean")
    verifikator.get_by_label("Indikator I.DUA").check()
    verifikator.get_by_text("Kembalikan …").click()
    verifikator.get_by_label("Catatan untuk pengisi").fill(CATATAN)
    verifikator.get_by_role("button", name="Kembalikan pilihan dengan catatan ini").click()
    expect(verifikator.locator(".pesan")).to_have_text("1 angka dikembalikan.")
    verifikator.get_by_role("link", name="Centang semua").click()
    verifikator.get_by_role("button", name="Setujui pilihan").click()
    expect(verifikator.locator(".pesan")).to_have_text("2 angka disetujui.")
    potret(verifikator, "disetujui")

    perencana.goto("/pemberitahuan/")
    expect(perencana.get_by_role("listitem").filter(has_text="1 angka Unit U1A dikembalikan")).to_contain_text(
        CATATAN
    )
    potret(perencana, "pemberitahuan")
    perencana.get_by_role("button", name="Buka 1 angka Unit U1A dikembalikan").click()
    expect(tahap(perencana, "I.DUA")).to_contain_text(f"▼ dikembalikan “{CATATAN}”")
    expect(tahap(perencana, "I.U1A")).to_contain_text("▲ disetujui")
    potret(perencana, "dikembalikan")

    pimpinan = buka("pmp")
    pimpinan.get_by_role("link", name="Capaian", exact=True).click()
    pimpinan.get_by_label("Tahun").select_option("2024")
    pimpinan.get_by_label("Periode").select_option("1")
    pimpinan.get_by_role("button", name="Terapkan").click()
    baris = pimpinan.get_by_role("row")
    expect(baris.filter(has_text="Indikator I.U1A")).to_contain_text("76,35")
    expect(baris.filter(has_text="Indikator I.TIGA")).to_contain_text("91,40")
    expect(baris.filter(has_text="Indikator I.DUA")).to_contain_text("belum disetujui")
    expect(baris.filter(has_text="Indikator I.DUA")).not_to_contain_text("82,00")
    expect(baris.filter(has_text="Sasaran U1A")).to_contain_text("2 dari 3 indikator dihitung")
    potret(pimpinan, "pimpinan")

    assert status() == {"I.U1A": "disetujui", "I.DUA": "dikembalikan", "I.TIGA": "disetujui"}
    langkah = Riwayat.objects.filter(jenis="realisasi").order_by("pk").values_list("aksi", "nama_pelaku")
    assert (
        list(langkah)
        == [("buat", "prc")] * 3 + [("ajukan", "prc")] * 3 + [("kembalikan", "ver")] + [("setujui", "ver")] * 2
    )
    assert list(periksa_rantai()) == []
