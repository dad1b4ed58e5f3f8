"""Two published sets side by side: years and revisions, line by line where their lines mean the same."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.test import Client
from openpyxl import load_workbook

from budget.models import DataAnggaran, Rincian
from budget.rekap import banding, pasangan_terakhir
from tests.budget.dunia import terbitan
from tests.pages import Baris, bacaan, galat, tabel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]


def data(tahun: int, rincian: str) -> DataAnggaran:
    return DataAnggaran.objects.get(tahun=tahun, rincian=rincian)


def figures(baris: list[Baris]) -> dict[str, list[str]]:
    """What stands under each line's name: earlier, later, difference."""
    hasil: dict[str, list[str]] = {}
    nama = ""
    for b in baris:
        nama = b.kepala if len(b.sel) == 1 else nama
        if len(b.sel) > 1:
            hasil[f"{nama}: {b.kepala}"] = [isi for judul, isi in b.sel.items() if judul != "Baris"]
    return hasil


def test_the_two_years_of_the_document(sebagai_pimpinan: Client) -> None:
    """2020 is printed per satker, 2021 per jenis belanja and per kewenangan: kewenangan is what both carry."""
    response = sebagai_pimpinan.get("/anggaran/banding/")
    terbaca = figures(tabel(response))
    assert terbaca["1 PUSAT: Pagu (Rp)"] == ["46.085.787.885.000", "30.340.348.847.000", "-15.745.439.038.000"]
    assert terbaca["3 DEKONSENTRASI: Serapan (%)"] == ["95,17", "97,98", "+2,82"]
    assert terbaca["Jumlah: Pagu (Rp)"] == ["46.216.528.775.000", "30.441.565.130.000", "-15.774.963.645.000"]
    assert terbaca["Jumlah: Serapan (%)"] == ["99,88", "98,71", "-1,17"]
    assert len(terbaca) == 12
    halaman = bacaan(response)
    assert "Baris disandingkan per kewenangan." in halaman
    assert halaman.count("Sumber: tidak tercetak dalam dokumen. Tanggal data: tidak tercetak dalam dokumen.") == 1
    assert "Sumber: OM SPAN, per 19 Januari 2022." in halaman


def test_cuts_without_a_common_code_compare_in_total_only(sebagai_pimpinan: Client) -> None:
    alamat = f"/anggaran/banding/?terbitan={data(2021, 'jenis_belanja').pk}&pembanding={data(2020, 'satker').pk}"
    response = sebagai_pimpinan.get(alamat)
    assert {kunci.split(":")[0] for kunci in figures(tabel(response))} == {"Jumlah"}
    kalimat = "Terbitan 2020 dirinci per satuan kerja, terbitan 2021 per jenis belanja: hanya jumlahnya"
    assert kalimat in bacaan(response)


def test_a_line_that_one_set_lacks_is_not_zero(sebagai_pimpinan: Client) -> None:
    lama = terbitan("satker", {"unit": "JSK"}, {"unit": "SET"}, tahun=2023)
    baru = terbitan("satker", {"unit": "JSK", "pagu": 0, "realisasi": 0}, {"unit": "PSKBA"}, tahun=2024)
    response = sebagai_pimpinan.get(f"/anggaran/banding/?terbitan={baru.pk}&pembanding={lama.pk}")
    terbaca = {kunci: isi for kunci, isi in figures(tabel(response)).items() if "Pagu" in kunci or "JSK" in kunci}
    assert next(isi for k, isi in terbaca.items() if k.startswith("SET")) == [
        "100",
        "tidak ada",
        "tidak dibandingkan",
    ]
    assert next(isi for k, isi in terbaca.items() if k.startswith("PSKBA")) == [
        "tidak ada",
        "100",
        "tidak dibandingkan",
    ]
    jsk = {k.rpartition(": ")[2]: isi for k, isi in terbaca.items() if k.startswith("JSK")}
    assert jsk["Pagu (Rp)"] == ["100", "0", "-100"]
    assert jsk["Serapan (%)"] == ["50,00", "tidak ada", "tidak dibandingkan"]


def test_a_slip_of_the_unit_is_marked(sebagai_pimpinan: Client) -> None:
    lama = terbitan("satker", {"unit": "JSK", "pagu": 30_000_000_000, "realisasi": 1}, tahun=2023)
    baru = terbitan("satker", {"unit": "JSK", "pagu": 30_000_000, "realisasi": 1}, tahun=2024)
    halaman = bacaan(sebagai_pimpinan.get(f"/anggaran/banding/?terbitan={baru.pk}&pembanding={lama.pk}"))
    assert halaman.count("Pagu atau realisasinya berbeda lebih dari seratus kali: satuannya perlu diperiksa.") == 2


def test_lines_of_one_kind_are_laid_together(pimpinan: User) -> None:
    """A complete set can be laid beside any cut; its lines of one code are one, and their sum its total."""
    lengkap = terbitan(
        "lengkap",
        *(
            {"unit": u, "jenis_belanja": j, "kewenangan": "1"}
            for u, j in (("JSK", "51"), ("JSK", "52"), ("SET", "52"))
        ),
        tahun=2023,
    )
    per_unit = terbitan("satker", {"unit": "JSK", "pagu": 500}, {"unit": "SET"}, tahun=2024)
    hasil = banding(per_unit, lengkap)
    assert hasil.menurut == Rincian.SATKER
    assert {b.kode: b.hasil.pagu for b in hasil.baris if b.hasil} == {"JSK": 300, "SET": 0}
    per_jenis = banding(data(2021, "jenis_belanja"), lengkap)
    assert per_jenis.menurut == Rincian.JENIS_BELANJA
    assert [b.pembanding.pagu if b.pembanding else None for b in per_jenis.baris] == [100, 200, None, None]
    assert banding(per_unit, lengkap, Rincian.KEWENANGAN).menurut == Rincian.SATKER  # not in common: not offered


def test_revisions_of_one_pagu(sebagai_pimpinan: Client) -> None:
    """Each with what it changed, the latest one in the table above."""
    terbitan("satker", {"unit": "JSK"}, versi="awal")
    terbitan("satker", {"unit": "JSK", "pagu": 130, "realisasi": 60}, revisi=1, versi="revisi 1")
    terbitan("satker", {"unit": "JSK", "pagu": 90, "realisasi": 60}, revisi=2)
    response = sebagai_pimpinan.get("/anggaran/?tahun=2022&rincian=satker")
    baris = [b for b in tabel(response) if "Selisih pagu (Rp)" in b.sel]
    assert [b.kepala.split(" Terbitan 2022")[0] for b in baris] == ["Awal", "Revisi 1", "Terbitan 2"]
    assert [b["Selisih pagu (Rp)"].removesuffix(" baris demi baris") for b in baris] == [
        "terbitan pertama",
        "+30",
        "-40",
    ]
    assert [b.angka("Pagu (Rp)") for b in baris] == ["100", "130", "90"]
    for b in baris:
        assert all(sebagai_pimpinan.get(t).status_code == 200 for t in b.tautan)


def test_one_set_has_no_revisions_yet(sebagai_pimpinan: Client) -> None:
    assert "Baru ada satu terbitan" in bacaan(sebagai_pimpinan.get("/anggaran/?tahun=2020"))


def test_the_year_page_leads_to_the_comparison(sebagai_pimpinan: Client) -> None:
    alamat = f"/anggaran/banding/?terbitan={data(2021, 'kewenangan').pk}&pembanding={data(2020, 'satker').pk}"
    halaman = sebagai_pimpinan.get("/anggaran/?tahun=2021&rincian=kewenangan").content.decode()
    assert alamat.replace("&", "&amp;") in halaman
    assert "Bandingkan dengan tahun 2020" in halaman
    assert "Bandingkan" not in bacaan(sebagai_pimpinan.get("/anggaran/?tahun=2020"))


@pytest.mark.parametrize(
    ("pilihan", "medan"),
    [
        ("terbitan=99999", "terbitan"),
        ("pembanding=x", "pembanding"),
        ("menurut=unit", "menurut"),
        ("terbitan=%00", "terbitan"),
    ],
)
def test_a_choice_that_is_none_is_refused(sebagai_pimpinan: Client, pilihan: str, medan: str) -> None:
    response = sebagai_pimpinan.get(f"/anggaran/banding/?{pilihan}")
    assert (response.status_code, list(galat(response))) == (400, [medan])


def test_m23_without_a_role_nothing_to_compare(sebagai_tanpa_peran: Client, tanpa_peran: User) -> None:
    assert pasangan_terakhir(tanpa_peran) == (None, None)
    assert "Belum ada yang dapat dibandingkan" in bacaan(sebagai_tanpa_peran.get("/anggaran/banding/"))
    ada = f"?terbitan={data(2021, 'kewenangan').pk}&pembanding={data(2020, 'satker').pk}"
    assert sebagai_tanpa_peran.get(f"/anggaran/banding/{ada}").status_code == 400


def test_one_set_alone_cannot_be_compared(sebagai_pimpinan: Client) -> None:
    DataAnggaran.objects.filter(tahun=2021).delete()
    assert "Sejauh ini paling banyak ada satu." in bacaan(sebagai_pimpinan.get("/anggaran/banding/"))


def test_as_a_file_with_real_numbers(sebagai_pimpinan: Client, tmp_path) -> None:
    response = sebagai_pimpinan.get("/anggaran/banding/?format=xlsx")
    berkas = tmp_path / "banding.xlsx"
    berkas.write_bytes(b"".join(response.streaming_content))  # type: ignore[attr-defined]
    lembar = list(load_workbook(berkas)["data"].values)
    kepala, total = [str(judul) for judul in lembar[0]], lembar[-1]
    isi = dict(zip(kepala, total, strict=True))
    assert isi["Pagu selisih"] == -15_774_963_645_000
    assert Decimal(str(isi["Serapan poin"])) == Decimal("-1.17")
    assert isi["Telusur"].endswith("/total/")


@pytest.mark.parametrize(
    ("pagu", "realisasi", "per_tanggal", "kalimat"),
    [
        (30_441_565_130, 30_049_222_395, "2022-12-31", "Dibanding tahun 2021: pagu atau realisasinya berbeda"),
        (30_441_565_130_000, 30_049_222_395, "2022-12-31", "Dibanding tahun 2021: pagu atau realisasinya berbeda"),
        (30_441_565_130_000, 30_049_222_395, "2022-01-31", ""),  # a year under way grows from nothing
        (30_441_565, 30_049_222_395_221, "2022-12-31", "Realisasinya lebih dari seratus kali pagunya"),
        (30_441_565_130_000, 30_049_222_395_221, "2022-12-31", ""),
    ],
)
def test_a_set_whose_unit_slipped_says_so(
    sebagai_pimpinan: Client, pagu: int, realisasi: int, per_tanggal: str, kalimat: str
) -> None:
    satu = terbitan("satker", {"unit": "JSK", "pagu": pagu, "realisasi": realisasi})
    DataAnggaran.objects.filter(pk=satu.pk).update(per_tanggal=per_tanggal)
    halaman = bacaan(sebagai_pimpinan.get("/anggaran/?tahun=2022"))
    assert ("perlu ditelaah" in halaman) is bool(kalimat)
    assert kalimat in halaman
