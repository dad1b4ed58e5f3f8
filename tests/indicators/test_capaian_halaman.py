"""A long list comes in pages: each row once, in the tree's order, means over whole sasaran; or as one document."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators.models import UnitKerja
from indicators.rekap import bahan, cetak, unit
from indicators.services.ringkasan import hitung_ulang
from indicators.views import capaian
from tests.api.test_banyak_kueri import SIAPA
from tests.gandakan import gandakan
from tests.pages import per_indikator, tabel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]
SARING = ["tahun=2020", "tahun=2021&status=semua", "tahun=2020&triwulan=4"]


@pytest.fixture
def pendek(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of seven rows, as if the seed were a ministry."""
    monkeypatch.setattr(bahan, "SEMUA_DI_SATU_HALAMAN", 8)
    monkeypatch.setattr(capaian, "SEMUA_DI_SATU_HALAMAN", 8)
    monkeypatch.setattr(capaian, "SEHALAMAN", 7)


def baris(client: Client, alamat: str) -> list[tuple[str, ...]]:
    """Every row of the page as it is read, with where it leads."""
    return [(*satu.sel.values(), *satu.tautan) for satu in tabel(client.get(alamat))]


def mengalir(client: Client, alamat: str) -> bytes:
    return b"".join(client.get(alamat).streaming_content)


@pytest.mark.parametrize("disimpan", [False, True])
@pytest.mark.parametrize("saring", SARING)
def test_semua_halaman_bersama_sama_dengan_satu(
    sebagai_pimpinan: Client, saring: str, disimpan: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if disimpan:
        hitung_ulang()
    utuh = per_indikator(sebagai_pimpinan.get(f"/capaian/?{saring}"))
    kelompok = set(baris(sebagai_pimpinan, f"/capaian/?{saring}"))
    monkeypatch.setattr(bahan, "SEMUA_DI_SATU_HALAMAN", 8)
    monkeypatch.setattr(capaian, "SEMUA_DI_SATU_HALAMAN", 8)
    monkeypatch.setattr(capaian, "SEHALAMAN", 7)
    urut: list[str] = []
    for nomor in range(1, -(-len(utuh) // 7) + 1):
        alamat = f"/capaian/?{saring}&halaman={nomor}"
        urut += per_indikator(sebagai_pimpinan.get(alamat))
        if "tahun=2020" in saring:  # elsewhere the columns of targets are the page's own
            assert set(baris(sebagai_pimpinan, alamat)) <= kelompok
    assert urut == list(utuh)


def test_halaman_yang_tidak_ada_adalah_yang_terdekat(sebagai_pimpinan: Client, pendek: None) -> None:
    def kini(nomor: str) -> str:
        halaman = sebagai_pimpinan.get(f"/capaian/?tahun=2020&halaman={nomor}").content.decode()
        return re.findall(r'aria-label="Halaman (\d+)" aria-current="page"', halaman)[0]

    terakhir = kini("999999")
    assert int(terakhir) > 1
    assert [kini(n) for n in ("0", "-3", "abc", "", "²", "9" * 30)] == ["1"] * 6


@pytest.mark.parametrize("saring", SARING)
def test_satu_dokumen_mengalir(sebagai_pimpinan: Client, saring: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same rows as on the page, read in slices, and a whole document around them."""
    monkeypatch.setattr(cetak, "POTONGAN", 5)
    isi = mengalir(sebagai_pimpinan, f"/capaian/?{saring}&halaman=semua").decode()
    assert re.findall(r'abbr="([^"]+)"', isi) == list(per_indikator(sebagai_pimpinan.get(f"/capaian/?{saring}")))
    assert isi.lstrip().startswith("<!DOCTYPE html>")
    assert isi.rstrip().endswith("</html>") and "<!--baris-->" not in isi


def test_saringan_pendek_tetap_satu_halaman(sebagai_pimpinan: Client, pendek: None) -> None:
    alamat = "/capaian/?tahun=2020&jenjang="
    assert "Halaman tabel" in sebagai_pimpinan.get(alamat).content.decode()
    assert "Halaman tabel" not in sebagai_pimpinan.get(f"{alamat}prioritas_nasional").content.decode()


def kueri(client: Client, alamat: str) -> int:
    with CaptureQueriesContext(connection) as semua:
        assert client.get(alamat).status_code == 200
    return sum(not any(nama in satu["sql"] for nama in SIAPA) for satu in semua)


def test_paling_banyak_enam_kueri(sebagai_pimpinan: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside who asks; also for twice the rows, and for a page of a long list."""
    hitung_ulang()
    alamat = ["/capaian/?tahun=2020", "/capaian/", "/capaian/?tahun=2021&status=semua&triwulan=4"]
    assert all(kueri(sebagai_pimpinan, satu) <= 6 for satu in alamat)
    gandakan()
    hitung_ulang()
    assert all(kueri(sebagai_pimpinan, satu) <= 6 for satu in alamat)
    monkeypatch.setattr(bahan, "SEMUA_DI_SATU_HALAMAN", 8)
    monkeypatch.setattr(capaian, "SEMUA_DI_SATU_HALAMAN", 8)
    assert all(kueri(sebagai_pimpinan, satu) <= 6 for satu in alamat)


def test_dari_banyak_unit_hanya_yang_sekitarnya_ditawarkan(
    sebagai_pimpinan: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever may be asked for: a select of thousands helps nobody, and weighs more than the page."""
    monkeypatch.setattr(unit, "PILIHAN_TERBANYAK", 2)
    for alamat in ("/capaian/?tahun=2020&unit=LINJAMSOS", "/?tahun=2020&unit=LINJAMSOS"):
        halaman = sebagai_pimpinan.get(alamat).content.decode()
        ditawarkan = re.findall(r'<option value="([A-Z]+)"', halaman)
        assert ditawarkan[:2] == ["KEMENSOS", "LINJAMSOS"]
        assert set(ditawarkan[2:]) == set(
            UnitKerja.objects.filter(induk__kode="LINJAMSOS").values_list("kode", flat=True)
        )
    assert sebagai_pimpinan.get("/capaian/?tahun=2020&unit=JSK").status_code == 200
    assert sebagai_pimpinan.get("/?tahun=2020&unit=TIDAK.ADA").status_code == 400
