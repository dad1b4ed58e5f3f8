"""Every row of the tables in docs/angka.md holds: the page that planners read is the specification."""

import json
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import pytest

from indicators.angka import (
    AngkaDitolak,
    KodeTolak,
    angka_dari_api,
    bulat,
    bulat_persen,
    format_angka,
    format_persen,
    format_rupiah,
    parse_angka,
    parse_rupiah,
    teks_api,
)
from tests.dokumen import rows, table


def read(diketik: str, desimal: str, jenis: str) -> Decimal | int | None:
    if jenis == "rupiah":
        return parse_rupiah(diketik)
    boleh_negatif = jenis == "boleh negatif"
    if jenis == "API":
        return angka_dari_api(diketik, desimal=int(desimal))
    return parse_angka(diketik, desimal=int(desimal), persen=jenis == "persen", boleh_negatif=boleh_negatif)


def exact(teks: str) -> Fraction:
    """Work out "a", "a : b" and "a : b x 100", typed with decimal commas."""
    dasar, _, kali = teks.replace(",", ".").partition(" x ")
    pembilang, _, penyebut = dasar.partition(" : ")
    return Fraction(pembilang) / Fraction(penyebut or 1) * Fraction(kali or 1)


@table("angka.md", "Terbaca", "nomor", "diketik", "desimal", "jenis", "terbaca")
def test_terbaca(nomor: str, diketik: str, desimal: str, jenis: str, terbaca: str) -> None:
    nilai = read(diketik, desimal, jenis)
    assert terbaca == ("belum diisi" if nilai is None else format_angka(nilai, int(desimal)))


@table("angka.md", "Ditolak", "nomor", "diketik", "desimal", "jenis", "kode", "bacaan")
def test_ditolak(nomor: str, diketik: str, desimal: str, jenis: str, kode: str, bacaan: str) -> None:
    with pytest.raises(AngkaDitolak) as ditolak:
        read(diketik, desimal, jenis)
    assert ditolak.value.kode == kode
    assert " atau ".join(f"{nilai:f}".replace(".", ",") for nilai in ditolak.value.tawaran) == bacaan


@table("angka.md", "Rupiah", "nomor", "diketik", "hasil")
def test_rupiah(nomor: str, diketik: str, hasil: str) -> None:
    try:
        nilai = parse_rupiah(diketik)
    except AngkaDitolak as ditolak:
        assert hasil == f"ditolak: {ditolak.kode}"
    else:
        assert hasil == ("belum diisi" if nilai is None else format_rupiah(nilai))


@table("angka.md", "API", "nomor", "dikirim", "desimal", "jenis", "hasil")
def test_api(nomor: str, dikirim: str, desimal: str, jenis: str, hasil: str) -> None:
    boleh_negatif = jenis == "boleh negatif"
    try:
        nilai = angka_dari_api(json.loads(dikirim), desimal=int(desimal), boleh_negatif=boleh_negatif)
    except AngkaDitolak as ditolak:
        assert hasil == f"ditolak: {ditolak.kode}"
    else:
        assert hasil == teks_api(nilai, int(desimal)) == str(nilai)


@table("angka.md", "Kalimat penolakan", "kode", "diketik", "desimal", "jenis", "kalimat")
def test_kalimat_penolakan(kode: str, diketik: str, desimal: str, jenis: str, kalimat: str) -> None:
    with pytest.raises(AngkaDitolak) as ditolak:
        read(diketik, desimal, jenis)
    assert (ditolak.value.kode, ditolak.value.pesan) == (kode, kalimat)


@table("angka.md", "Cara mencetak", "nilai", "desimal", "tercetak", "di_api")
def test_tercetak(nilai: str, desimal: str, tercetak: str, di_api: str) -> None:
    angka = Decimal(nilai.replace(",", "."))
    if tercetak == di_api == "tidak dicetak":
        for cetak in (format_angka, teks_api):
            with pytest.raises(ValueError, match="round it"):
                cetak(angka, int(desimal))
    else:
        assert (format_angka(angka, int(desimal)), teks_api(angka, int(desimal))) == (tercetak, di_api)


@table("angka.md", "Cara membulatkan", "nilai", "desimal", "hasil")
def test_pembulatan(nilai: str, desimal: str, hasil: str) -> None:
    assert str(bulat(exact(nilai), int(desimal))).replace(".", ",") == hasil


@table("angka.md", "Persentase yang dicetak", "nilai", "tercetak")
def test_persentase(nilai: str, tercetak: str) -> None:
    assert format_persen(bulat_persen(exact(nilai))) == tercetak


def test_aturan_satu_pemisah() -> None:
    """The small table of "1.234" and "1,234" in the text, for every number of decimals it names."""
    for diketik, *hasil in rows("angka.md", "Cara membaca"):
        for desimal, kolom in ((0, 0), (1, 1), (2, 1), (3, 2), (4, 2)):
            harap = hasil[kolom]
            if harap == "ditolak":
                with pytest.raises(AngkaDitolak, match="dapat dibaca"):
                    parse_angka(diketik, desimal=desimal)
            else:
                terbaca = Decimal(harap.split()[0].translate(str.maketrans(",", ".", ".")))
                assert parse_angka(diketik, desimal=desimal) == terbaca


def test_setiap_kode_punya_contoh_kalimat() -> None:
    assert {row[0] for row in rows("angka.md", "Kalimat penolakan")} == set(KodeTolak)


def numbers() -> Iterator[str]:
    for heading in ("Terbaca", "Ditolak", "Rupiah", "API"):
        yield from (row[0] for row in rows("angka.md", heading))


def test_seluruh_katalog_angka_tercakup() -> None:
    """N26 (400 digits) is too long to print; test_angka_baca holds it."""
    assert {f"N{n:02}" for n in range(1, 33)} - set(numbers()) == {"N26"}
