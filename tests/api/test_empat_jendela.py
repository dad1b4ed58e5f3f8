"""One number in four windows: page, API, CSV and Excel show the same digits for every figure of the document."""

import csv
import io
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from tests.api.klien import baca, baris, isi_berkas
from tests.pages import per_indikator, tabel

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("seed")]

TAHUN = (2020, 2021, 2022, 2023, 2024)
RINCIAN = [(2020, "satker"), (2021, "jenis_belanja"), (2021, "kewenangan")]


def mesin(teks: str) -> str:
    """An Indonesian number as machines write it."""
    return teks.replace(".", "").replace(",", ".")


def berkas_csv(client: Client, alamat: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(isi_berkas(client.get(alamat)).decode(), newline="")))


def berkas_xlsx(client: Client, alamat: str) -> list[dict[str, Any]]:
    lembar = load_workbook(io.BytesIO(isi_berkas(client.get(alamat))))["data"]
    judul, *isi = lembar.iter_rows()
    return [dict(zip([j.value for j in judul], satu, strict=True)) for satu in isi]


def tampil(sel: Any) -> str | None:
    """What Excel shows in a cell, without its thousands separators; None in an empty one."""
    if sel.value is None:
        return None
    desimal = len(sel.number_format.partition(".")[2])
    return f"{Decimal(str(sel.value)):.{desimal}f}"


@pytest.mark.parametrize("tahun", TAHUN)
def test_capaian(sebagai_pimpinan: Client, tahun: int) -> None:
    saring = f"tahun={tahun}"
    dari_api = baris(sebagai_pimpinan, f"capaian/?{saring}")
    halaman = per_indikator(sebagai_pimpinan.get(f"/capaian/?{saring}"))
    csv_api = berkas_csv(sebagai_pimpinan, f"/api/v1/capaian/?{saring}&format=csv")
    csv_halaman = berkas_csv(sebagai_pimpinan, f"/capaian/?{saring}&format=csv")
    xlsx_api = berkas_xlsx(sebagai_pimpinan, f"/api/v1/capaian/?{saring}&format=xlsx")
    xlsx_halaman = berkas_xlsx(sebagai_pimpinan, f"/capaian/?{saring}&format=xlsx")
    assert len(dari_api) == len(halaman) == len(csv_api) == len(csv_halaman) == len(xlsx_api) == len(xlsx_halaman) > 0
    angka = 0
    for nomor, satu in enumerate(dari_api):
        kode = satu["indikator"]["kode"]
        dari_halaman = halaman[kode]
        assert csv_api[nomor]["indikator.kode"] == csv_halaman[nomor]["indikator.kode"] == kode
        assert xlsx_api[nomor]["indikator.kode"].value == xlsx_halaman[nomor]["Kode indikator"].value == kode
        kolom = {"capaian": "Capaian (%)", "realisasi": f"Realisasi {tahun}", "target": f"Target {tahun}"}
        for nama, judul in kolom.items():
            nilai = satu[nama]
            assert csv_api[nomor][nama] == csv_halaman[nomor][nama] == (nilai or "")
            assert tampil(xlsx_api[nomor][nama]) == tampil(xlsx_halaman[nomor][nama.capitalize()]) == nilai
            if nilai is not None:
                assert mesin(dari_halaman.angka(judul)) == nilai
                angka += 1
            elif judul in dari_halaman.sel:
                assert not dari_halaman[judul][:1].isdigit()
    assert angka > 10


def test_every_target_of_every_year_is_on_the_page(sebagai_pimpinan: Client) -> None:
    """The page prints the targets of all years; the API has them as target/."""
    halaman = per_indikator(sebagai_pimpinan.get("/capaian/?tahun=2022"))
    dibandingkan = 0
    for satu in baris(sebagai_pimpinan, "target/?renstra=menjadi"):
        dari_halaman = halaman.get(satu["indikator"]["kode"])
        if dari_halaman and f"Target {satu['tahun']}" in dari_halaman.sel:
            assert mesin(dari_halaman.angka(f"Target {satu['tahun']}")) == satu["nilai"]
            dibandingkan += 1
    assert dibandingkan > 30


@pytest.mark.parametrize(("tahun", "rincian"), RINCIAN)
def test_rupiah(sebagai_pimpinan: Client, tahun: int, rincian: str) -> None:
    saring = f"tahun={tahun}&rincian={rincian}"
    isi = baca(sebagai_pimpinan, f"serapan/?{saring}")
    dari_api = {b["kode"]: b for b in [*isi["results"], *isi["subtotal"], isi["total"]]}
    halaman = {b["Kode"] or "total": b for b in tabel(sebagai_pimpinan.get(f"/anggaran/?{saring}"))}
    dari_csv = {b["kode"]: b for b in berkas_csv(sebagai_pimpinan, f"/anggaran/?{saring}&format=csv")}
    dari_xlsx = {b["Kode"].value: b for b in berkas_xlsx(sebagai_pimpinan, f"/anggaran/?{saring}&format=xlsx")}
    lewat_api = berkas_csv(sebagai_pimpinan, f"/api/v1/serapan/?{saring}&format=csv")
    assert dari_api.keys() == halaman.keys() == dari_csv.keys() == dari_xlsx.keys()
    assert [b["kode"] for b in lewat_api] == [b["kode"] for b in isi["results"]]
    for kode, satu in dari_api.items():
        kolom = {"pagu": "Pagu (Rp)", "realisasi": "Realisasi (Rp)", "sisa": "Sisa (Rp)", "serapan": "Serapan (%)"}
        for nama, judul in kolom.items():
            nilai = str(satu[nama])
            assert mesin(halaman[kode].angka(judul)) == dari_csv[kode][nama] == nilai
            assert tampil(dari_xlsx[kode][nama.capitalize()]) == nilai
    for b in lewat_api:
        assert {nama: b[nama] for nama in ("pagu", "realisasi", "sisa")} == {
            nama: str(dari_api[b["kode"]][nama]) for nama in ("pagu", "realisasi", "sisa")
        }


def test_alokasi(sebagai_pimpinan: Client) -> None:
    dari_api = {str(b["tahun"]): str(b["alokasi"]) for b in baris(sebagai_pimpinan, "pendanaan/")}
    dari_csv = {b["tahun"]: b["alokasi"] for b in berkas_csv(sebagai_pimpinan, "/api/v1/pendanaan/?format=csv")}
    dari_xlsx = {
        str(b["tahun"].value): tampil(b["alokasi"])
        for b in berkas_xlsx(sebagai_pimpinan, "/api/v1/pendanaan/?format=xlsx")
    }
    assert dari_api == dari_csv == dari_xlsx
    halaman = sebagai_pimpinan.get("/pendanaan/").content.decode()
    for alokasi in dari_api.values():
        assert f"{int(alokasi):,}".replace(",", ".") in halaman


def nama_berkas(client: Client, alamat: str) -> str:
    response = client.get(alamat)
    isi_berkas(response)
    return response.headers["Content-Disposition"]


def test_the_page_offers_its_files(sebagai_pimpinan: Client) -> None:
    """With the filters that are on, and under a name that says what is in it."""
    halaman = sebagai_pimpinan.get("/capaian/?tahun=2020&jenjang=rpjmn").content.decode()
    for bentuk in ("xlsx", "csv"):
        assert f"?tahun=2020&amp;jenjang=rpjmn&amp;format={bentuk}" in halaman
    saring = "/capaian/?tahun=2020&jenjang=rpjmn&format=csv"
    assert nama_berkas(sebagai_pimpinan, saring) == 'attachment; filename="capaian-2020.csv"'
    assert {b["indikator.jenis"] for b in berkas_csv(sebagai_pimpinan, saring)} == {"RPJMN"}
    saring = "/anggaran/?tahun=2021&rincian=kewenangan&format=xlsx"
    assert nama_berkas(sebagai_pimpinan, saring) == 'attachment; filename="anggaran-2021-kewenangan.xlsx"'


@pytest.mark.parametrize(
    "alamat", ["/capaian/?format=pdf", "/anggaran/?format=pdf", "/capaian/?format=csv&tahun=abc"]
)
def test_what_is_no_file_is_refused(sebagai_pimpinan: Client, alamat: str) -> None:
    response = sebagai_pimpinan.get(alamat)
    assert (response.status_code, response.headers["Content-Type"]) == (400, "text/html; charset=utf-8")


def test_links_in_a_file_lead_to_pages(sebagai_pimpinan: Client) -> None:
    """A file from a page is for people, one from the API for machines."""
    (satu,) = [
        b for b in berkas_csv(sebagai_pimpinan, "/capaian/?tahun=2020&format=csv") if b["indikator.kode"] == "PN.7"
    ]
    assert satu["telusur"] == "http://127.0.0.1:8000/telusur/capaian/PN.7/2020/"
    (satu,) = berkas_csv(sebagai_pimpinan, "/api/v1/capaian/?tahun=2020&search=PN.7&format=csv")
    assert satu["telusur"] == "http://testserver/api/v1/telusur/capaian/PN.7/2020/"


@pytest.mark.parametrize("siapa", ["sebagai_jsk", "sebagai_tanpa_peran"])
def test_m18_a_file_of_a_page_has_its_rows(request: pytest.FixtureRequest, siapa: str) -> None:
    client: Client = request.getfixturevalue(siapa)
    for tahun in (2020, 2022):
        halaman = list(per_indikator(client.get(f"/capaian/?tahun={tahun}")))
        berkas = [b["indikator.kode"] for b in berkas_csv(client, f"/capaian/?tahun={tahun}&format=csv")]
        assert berkas == halaman
