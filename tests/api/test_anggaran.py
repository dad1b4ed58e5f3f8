"""`serapan/`, `anggaran/`, `pendanaan/`: whole rupiah, one set at a time."""

import pytest
from django.test import Client

from budget.models import BarisAnggaran, DataAnggaran
from budget.rekap import susun_rekap
from tests.api.klien import baca, baris, kode_galat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]
BARIS = ["kode", "nama", "kelompok", "pagu", "realisasi", "sisa", "serapan"]


def test_the_set_of_2020(sebagai_pimpinan: Client) -> None:
    isi = baca(sebagai_pimpinan, "serapan/?tahun=2020&rincian=satker")
    assert [b["kode"] for b in isi["results"]] == ["SET", "PSKBA", "PSKBS", "JSK", "DEKON"]
    for b in [*isi["results"], *isi["subtotal"], isi["total"]]:
        assert list(b)[:7] == BARIS
        assert all(isinstance(b[nama], int) for nama in ("pagu", "realisasi", "sisa"))
        assert b["sisa"] == b["pagu"] - b["realisasi"]
    assert [(b["kelompok"], b["kode"]) for b in isi["subtotal"]] == [("A", "A"), ("B", "B")]
    total = isi["total"]
    assert (total["pagu"], total["realisasi"], total["serapan"]) == (46216528775000, 46161541297254, "99.88")
    assert sum(b["pagu"] for b in isi["results"]) == sum(b["pagu"] for b in isi["subtotal"]) == total["pagu"]


def test_what_is_not_printed_is_null_with_a_note(sebagai_pimpinan: Client) -> None:
    isi = baca(sebagai_pimpinan, "serapan/?tahun=2020")
    assert (isi["per_tanggal"], isi["sumber"]) == (None, None)
    assert isi["catatan"]
    isi = baca(sebagai_pimpinan, "serapan/?tahun=2021")
    assert (isi["per_tanggal"], isi["sumber"]) == ("2022-01-19", "OM SPAN")


def test_without_a_year_or_a_cut(sebagai_pimpinan: Client) -> None:
    isi = baca(sebagai_pimpinan, "serapan/")
    assert (isi["tahun"], isi["rincian"]) == (2021, "jenis_belanja")
    assert isi == baca(sebagai_pimpinan, "serapan/?tahun=2021&rincian=jenis_belanja")


def test_two_cuts_of_one_total(sebagai_pimpinan: Client) -> None:
    satu, dua = (
        baca(sebagai_pimpinan, f"serapan/?tahun=2021&rincian={rincian}")
        for rincian in ("jenis_belanja", "kewenangan")
    )
    assert [satu["total"][n] for n in BARIS[3:]] == [dua["total"][n] for n in BARIS[3:]]
    assert satu["total"]["realisasi"] == sum(b["realisasi"] for b in dua["results"])
    assert satu["subtotal"] == []


def test_a_year_without_a_set(sebagai_pimpinan: Client) -> None:
    isi = baca(sebagai_pimpinan, "serapan/?tahun=2019")
    assert (isi["count"], isi["results"], isi["subtotal"], isi["total"]) == (0, [], [], None)
    assert (isi["tahun"], isi["rincian"], isi["judul"]) == (2019, None, None)
    assert baca(sebagai_pimpinan, "serapan/?tahun=2020&rincian=kewenangan")["total"] is None


def test_a_pagu_of_nothing_has_no_percentage(sebagai_pimpinan: Client) -> None:
    BarisAnggaran.objects.filter(data__tahun=2020, unit__kode="SET").update(pagu=0, realisasi=0)
    satu = baca(sebagai_pimpinan, "serapan/?tahun=2020")["results"][0]
    assert (satu["pagu"], satu["serapan"], satu["keadaan"], satu["alasan"]) == (0, None, "terisi", "bukan_angka")
    penjelasan = baca(sebagai_pimpinan, satu["telusur"])
    assert (penjelasan["nilai"], penjelasan["alasan"]) == (None, "bukan_angka")


def test_pages_of_a_set_keep_its_totals(sebagai_pimpinan: Client) -> None:
    utuh = baca(sebagai_pimpinan, "serapan/?tahun=2020")
    halaman = baca(sebagai_pimpinan, "serapan/?tahun=2020&page=2&page_size=2")
    assert halaman["results"] == utuh["results"][2:4]
    assert (halaman["total"], halaman["subtotal"]) == (utuh["total"], utuh["subtotal"])


def test_the_latest_revision_and_its_unit(sebagai_pimpinan: Client) -> None:
    assert baca(sebagai_pimpinan, "serapan/?tahun=2020&unit=LINJAMSOS")["count"] == 5
    assert baca(sebagai_pimpinan, "serapan/?tahun=2020&unit=KEMENSOS")["count"] == 5
    assert baca(sebagai_pimpinan, "serapan/?tahun=2020&unit=JSK")["count"] == 0
    lama = DataAnggaran.objects.get(tahun=2020)
    DataAnggaran.objects.create(
        tahun=2020, unit=lama.unit, rincian="satker", revisi=1, judul="Revisi", pagu_versi="revisi 1"
    )
    assert baca(sebagai_pimpinan, "serapan/?tahun=2020")["pagu_versi"] == "revisi 1"


def test_everyone_with_a_role_reads_published_sets(
    sebagai_jsk: Client, sebagai_pimpinan: Client, sebagai_tanpa_peran: Client
) -> None:
    for alamat in ("serapan/?tahun=2020", "anggaran/", "serapan/?tahun=2020&unit=LINJAMSOS"):
        assert baca(sebagai_jsk, alamat) == baca(sebagai_pimpinan, alamat)
    assert baca(sebagai_tanpa_peran, "serapan/?tahun=2020")["total"] is None
    assert baris(sebagai_tanpa_peran, "anggaran/") == []
    assert kode_galat(baca(sebagai_tanpa_peran, "serapan/?unit=LINJAMSOS", 400)) == [("tidak_dikenal", "unit")]


def test_every_line_of_every_set(sebagai_pimpinan: Client) -> None:
    semua = baris(sebagai_pimpinan, "anggaran/")
    assert len(semua) == BarisAnggaran.objects.count() == 11
    per_terbitan = {data.pk: susun_rekap(data) for data in DataAnggaran.objects.all()}
    for nomor, rekap in per_terbitan.items():
        milik = [b for b in semua if b["terbitan"] == nomor]
        assert [(b["kode"], b["pagu"], b["realisasi"], b["sisa"]) for b in milik] == [
            (b.kode, b.pagu, b.realisasi, b.sisa) for b in rekap.baris
        ]
    assert {b["rincian"] for b in baris(sebagai_pimpinan, "anggaran/?tahun=2021&rincian=kewenangan")} == {
        "kewenangan"
    }
    assert [b["kode"] for b in baris(sebagai_pimpinan, "anggaran/?unit=JSK")] == ["JSK"]
    assert [b["kode"] for b in baris(sebagai_pimpinan, "anggaran/?search=pegawai")] == ["51"]


def test_allocations_exactly_as_printed(sebagai_jsk: Client) -> None:
    isi = baris(sebagai_jsk, "pendanaan/")
    assert [(b["tahun"], b["tercetak"].replace(".", "")) for b in isi] == [
        (b["tahun"], str(b["alokasi"])) for b in isi
    ]
    assert [b["tahun"] for b in isi] == [2022, 2023, 2024]
    assert isi[2]["catatan_sumber"]
    assert [b["tahun"] for b in baris(sebagai_jsk, "pendanaan/?tahun=2024&renstra=menjadi")] == [2024]
