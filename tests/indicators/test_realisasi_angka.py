"""N01-N28 through the form and through the route that a pasted row takes: same verdict, nothing typed is lost."""

import pytest
from django.http import HttpResponse
from django.test import Client

from indicators.models import Indikator
from tests.indicators.kisi import (
    BARIS,
    angka,
    baris,
    buka,
    formulir,
    indikator,
    ketikan,
    sel,
    simpan,
    simpan_baris,
    tahap,
    tombol,
)
from tests.pages import atribut, cari

pytestmark = pytest.mark.django_db
KODE = "I.U1A"

# id, what is typed, what is stored ("": empty), in an indikator with two decimals
DITERIMA = [
    ("N01", "36,3", "36,30"),
    ("N02", "1.234.567,89", "1.234.567,89"),
    ("N03", "1,234,567.89", "1.234.567,89"),
    ("N04", "12.5", "12,50"),
    ("N06", "0,36", "0,36"),
    ("N08", " 73 %", "73,00"),
    ("N17", "", ""),
    ("N18", "  \u00a0 ", ""),
    ("N25", "-0", "0,00"),
    ("N27", "Rp 1.234.567,00", "1.234.567,00"),
    ("N28", "1 234 567", "1.234.567,00"),
    ("N28", "1\u00a0234\u2009567", "1.234.567,00"),
]
DITOLAK = [
    ("N05", "1.234", "dapat dibaca 1234 atau 1,234"),
    ("N06", "0.363", "0.363"),
    ("N09", "1e400", "notasi ilmiah"),
    ("N10", "1e3", "notasi ilmiah"),
    ("N10", "1E+2", "notasi ilmiah"),
    ("N11", "NaN", "NaN"),
    ("N11", "sNaN", "sNaN"),
    ("N12", "Infinity", "Infinity"),
    ("N12", "-inf", "-inf"),
    ("N13", "-5", "tidak boleh negatif"),
    ("N14", "−5", "tidak boleh negatif"),
    ("N15", "١٢", "bukan angka 0 sampai 9"),
    ("N15", "１２", "bukan angka 0 sampai 9"),
    ("N15", "৩", "bukan angka 0 sampai 9"),
    ("N16", "½", "bukan angka 0 sampai 9"),
    ("N16", "²", "bukan angka 0 sampai 9"),
    ("N19", "#DIV/0!", "galat rumus Excel"),
    ("N19", "#N/A", "galat rumus Excel"),
    ("N19", "#REF!", "galat rumus Excel"),
    ("N20", "-", "Kosongkan bila belum diisi"),
    ("N20", "–", "Kosongkan bila belum diisi"),
    ("N20", "n/a", "Kosongkan bila belum diisi"),
    ("N20", "nihil", "Kosongkan bila belum diisi"),
    ("N21", "1_000", "1_000"),
    ("N22", "0x10", "0x10"),
    ("N22", "1e-9", "notasi ilmiah"),
    ("N23", "..5", "bukan bentuk angka"),
    ("N23", "5.", "bukan bentuk angka"),
    ("N23", ".5", "bukan bentuk angka"),
    ("N24", "1.23,4", "bukan bentuk angka"),
    ("N24", "1,2,3", "bukan bentuk angka"),
    ("N26", "9" * 400, "terlalu panjang"),
]


@pytest.fixture
def satu_per_baris(dunia: None, db: None) -> dict[str, tuple[str, str]]:
    """An indikator for each text, plain numbers unless it says percent: kode to text and what is expected."""
    semua = {f"I.{n:02}.{nomor}": (teks, harap) for n, (nomor, teks, harap) in enumerate(DITERIMA + DITOLAK)}
    for kode, (teks, _) in semua.items():
        indikator(kode, jenis_nilai="persen" if "%" in teks else "angka")
    return semua


def periksa_diterima(halaman: HttpResponse, kode: str, harap: str) -> None:
    """Echoed in one form, whatever it was typed as; an empty one is no row at all."""
    assert ketikan(halaman, kode)["nilai"] == harap, kode
    assert (angka(kode) is None) is (harap == ""), kode


def periksa_ditolak(halaman: HttpResponse, kode: str, teks: str, sebab: str) -> None:
    """The cell has what was typed, is marked, and says why; nothing is stored."""
    assert ketikan(halaman, kode)["nilai"] == teks, kode
    assert tahap(halaman, kode).startswith("ditolak “"), kode
    assert sebab in tahap(halaman, kode), kode
    (isian,) = (i for i in cari(baris(halaman)[kode], "input") if atribut(i, "name") == f"nilai-{kode}")
    assert atribut(isian, "aria-invalid") == "true", kode
    assert angka(kode) is None, kode


def test_n01_n28_through_the_form_in_one_request(
    perencana: Client, satu_per_baris: dict[str, tuple[str, str]]
) -> None:
    data = {f"nilai-{kode}": [teks] for kode, (teks, _) in satu_per_baris.items()}
    halaman = perencana.post("/realisasi/", formulir(buka(perencana)) | data)
    assert halaman.status_code == 422
    for kode in list(satu_per_baris)[: len(DITERIMA)]:
        periksa_diterima(halaman, kode, satu_per_baris[kode][1])
    for kode in list(satu_per_baris)[len(DITERIMA) :]:
        periksa_ditolak(halaman, kode, *satu_per_baris[kode])


@pytest.mark.parametrize(("nomor", "teks", "harap"), DITERIMA, ids=[f"{n}-{t!a}" for n, t, _ in DITERIMA])
def test_taken_row_by_row(perencana: Client, nomor: str, teks: str, harap: str) -> None:
    Indikator.objects.filter(kode=KODE).update(jenis_nilai="persen" if "%" in teks else "angka")
    halaman = kirim(perencana, teks)
    assert halaman.status_code == 200
    periksa_diterima(halaman, KODE, harap)


@pytest.mark.parametrize(("nomor", "teks", "sebab"), DITOLAK, ids=[f"{n}-{t[:9]!a}" for n, t, _ in DITOLAK])
def test_refused_row_by_row(perencana: Client, nomor: str, teks: str, sebab: str) -> None:
    Indikator.objects.filter(kode=KODE).update(jenis_nilai="angka")
    halaman = kirim(perencana, teks)
    assert halaman.status_code == 422
    periksa_ditolak(halaman, KODE, teks, sebab)


def kirim(client: Client, teks: str) -> HttpResponse:
    """A pasted row as the script sends it, the cell having been empty."""
    awal = {"tahun": "2024", "triwulan": "1", f"versi-{KODE}": "", f"alasan-{KODE}": "", f"awal-{KODE}": "|||||"}
    return client.post(BARIS, awal | {f"nilai-{KODE}": teks})


def lewat_formulir(client: Client, teks: str) -> HttpResponse:
    return simpan(client, buka(client), **{f"nilai_{KODE}": teks})


def lewat_baris(client: Client, teks: str) -> HttpResponse:
    return simpan_baris(client, KODE, nilai=teks)


@pytest.fixture(autouse=True)
def _satuan(dunia: None, db: None) -> None:
    Indikator.objects.filter(kode=KODE).update(jenis_nilai="angka")


def test_n05_both_readings_as_buttons_where_they_fit(perencana: Client) -> None:
    """Two decimals hold 1.234 but not 1,234; three hold both, and decide "1,234" themselves."""
    assert tombol(lewat_baris(perencana, "1.234"), KODE) == {
        "Maksud saya 1.234,00 untuk I.U1A": ("pakai", "I.U1A|nilai|1.234,00")
    }
    Indikator.objects.filter(kode=KODE).update(desimal=3)
    assert list(tombol(lewat_baris(perencana, "1.234"), KODE).values()) == [
        ("pakai", "I.U1A|nilai|1.234,000"),
        ("pakai", "I.U1A|nilai|1,234"),
    ]


def test_n05_choosing_a_reading_saves_it(perencana: Client) -> None:
    halaman = lewat_formulir(perencana, "1.234")
    nama, nilai = tombol(halaman, KODE)["Maksud saya 1.234,00 untuk I.U1A"]
    assert simpan(perencana, halaman, **{nama: nilai}).status_code == 302
    assert ketikan(buka(perencana), KODE)["nilai"] == "1.234,00"


def test_n05_whole_numbers_leave_one_reading(perencana: Client) -> None:
    Indikator.objects.filter(kode=KODE).update(desimal=0)
    assert ketikan(lewat_baris(perencana, "1.234"), KODE)["nilai"] == "1.234"


def test_n07_above_100_percent_is_asked_about(perencana: Client) -> None:
    Indikator.objects.filter(kode=KODE).update(jenis_nilai="persen")
    halaman = lewat_formulir(perencana, "114.61%")
    assert halaman.status_code == 422
    assert "Di atas kisaran wajar (paling tinggi 100,00). Benar?" in tahap(halaman, KODE)
    assert simpan(perencana, halaman, yakin=KODE).status_code == 302
    assert ketikan(buka(perencana), KODE)["nilai"] == "114,61"


def test_n27_rupiah_is_no_percentage(perencana: Client) -> None:
    Indikator.objects.filter(kode=KODE).update(jenis_nilai="persen")
    assert "memakai rupiah" in tahap(lewat_baris(perencana, "Rp 1.234.567,00"), KODE)


@pytest.mark.parametrize("teks", ["73%", "73 persen"])
def test_n07_percent_only_where_it_is_the_unit(perencana: Client, teks: str) -> None:
    Indikator.objects.filter(kode=KODE).update(jenis_nilai="angka")
    response = lewat_baris(perencana, teks)
    assert response.status_code == 422
    assert "satuannya bukan persen" in tahap(response, KODE)


def test_n13_negative_where_the_indikator_allows_it(perencana: Client) -> None:
    Indikator.objects.filter(kode=KODE).update(boleh_negatif=True)
    assert ketikan(lewat_baris(perencana, "−5"), KODE)["nilai"] == "-5,00"


def test_parts_of_a_quotient_are_counts(perencana: Client) -> None:
    indikator("I.RASIO", konsolidasi="rasio")
    response = simpan_baris(perencana, "I.RASIO", pembilang="7.812", penyebut="10.000")
    assert response.status_code == 200
    assert {k: v for k, v in ketikan(response, "I.RASIO").items() if k.startswith("pe")} == {
        "pembilang": "7.812",
        "penyebut": "10.000",
    }
    assert sel(response, "I.RASIO")[6] == "tidak dihitung"


@pytest.mark.parametrize(
    ("pembilang", "penyebut", "sebab"),
    [
        ("5", "", "Isi pembilang dan penyebut, keduanya."),
        ("", "5", "Isi pembilang dan penyebut, keduanya."),
        ("5", "0", "Penyebut harus lebih dari nol."),
        ("5", "1,234", "dapat dibaca 1234 atau 1,234"),
    ],
)
def test_w14_quotient_that_is_none(perencana: Client, pembilang: str, penyebut: str, sebab: str) -> None:
    indikator("I.RASIO", konsolidasi="rasio")
    response = simpan_baris(perencana, "I.RASIO", pembilang=pembilang, penyebut=penyebut)
    assert response.status_code == 422
    assert sebab in tahap(response, "I.RASIO")


def test_ratio_is_typed_as_it_is_printed(perencana: Client) -> None:
    indikator("I.BANDING", jenis_nilai="rasio")
    assert ketikan(simpan_baris(perencana, "I.BANDING", nilai="1 : 20"), "I.BANDING")["nilai"] == "20,00"
