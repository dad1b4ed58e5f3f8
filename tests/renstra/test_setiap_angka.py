"""Every figure on every page leads to an explanation that has it, and whose inputs give it again."""

import ast
import operator
import re
from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import resolve

from indicators.angka import bulat
from indicators.models import Peran
from renstra.demo.contoh import ensure_contoh
from tests.pages import atribut, cari, isi, teks
from tests.people import masuk, petugas
from tests.rayap import DI_SINI, TELUSUR, Angka, angka_halaman, nilai

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]

SETIAP_NAMA = 3  # how many addresses of one kind are walked; of explanations every kind gets ten times as many
BUKAN_HALAMAN = ("/admin/", "/api/", "/bukti/", "/keluar/", "/static/", "/akun/")
# What is on these pages is quoted: from the document, or from the history as it was written down, or to be typed.
KUTIPAN = {
    "riwayat-list",
    "rujukan-list",
    "arah-kebijakan",
    "regulasi-list",
    "perbandingan",
    "katalog",
    "impor-detail",
    "panduan-bab",
}


def _alamat(halaman: str, response: Any) -> Iterator[str]:
    for a in cari(isi(response), "a"):
        alamat = urljoin(f"http://testserver{halaman}", atribut(a, "href")).split("#")[0]
        jalur = alamat.removeprefix("http://testserver")
        if alamat != jalur and not jalur.startswith(BUKAN_HALAMAN) and "format=" not in jalur:
            yield jalur


def _nama(jalur: str) -> str:
    return resolve(urlsplit(jalur).path).url_name or ""


def rayapi(client: Client) -> Iterator[tuple[str, Any]]:
    """Pages reachable from the start page, some of each kind, breadth first."""
    antre, sudah, banyak = ["/"], {"/"}, Counter[str]()
    for jalur in antre:
        response = client.get(jalur)
        if response.status_code != 200 or not response["Content-Type"].startswith("text/html"):
            continue
        yield jalur, response
        for satu in [s for s in dict.fromkeys(_alamat(jalur, response)) if s not in sudah]:
            nama = _nama(satu)
            if banyak[nama] < (SETIAP_NAMA * 10 if satu.startswith(TELUSUR) else SETIAP_NAMA):
                banyak[nama] += 1
                sudah.add(satu)
                antre.append(satu)


@pytest.fixture
def contoh(seed: None, db: None) -> None:
    ensure_contoh()


PELAKU = [(Peran.PIMPINAN, "KEMENSOS"), (Peran.VERIFIKATOR, "LINJAMSOS"), (Peran.PERENCANA, "JSK")]


@pytest.mark.parametrize(("peran", "unit"), PELAKU)
def test_every_figure_is_explained(contoh: None, peran: Peran, unit: str) -> None:
    client = masuk(petugas("pembaca", peran, unit))
    dijelaskan: dict[str, str] = {}
    tanpa: list[tuple[str, str, str]] = []
    halaman = dict(rayapi(client))
    for jalur, response in halaman.items():
        if jalur.startswith(TELUSUR) or _nama(jalur) in KUTIPAN:
            continue
        for angka in angka_halaman(isi(response)):
            if not angka.dijelaskan and not _ada_di(client, angka, dijelaskan):
                tanpa.append((jalur, angka.teks, angka.kalimat))
    assert not tanpa, "\n".join(map(str, tanpa))
    assert len(halaman) > 40


def _ada_di(client: Client, angka: Angka, tersimpan: dict[str, str]) -> bool:
    return any(angka.teks in _penjelasan(client, satu, tersimpan) for satu in angka.dirujuk)


def _penjelasan(client: Client, alamat: str, tersimpan: dict[str, str]) -> str:
    """The text of an explanation; a link to a place on it is a link to all of it."""
    jalur = alamat.split("#")[0]
    if jalur not in tersimpan:
        response = client.get(jalur)
        assert response.status_code == 200, jalur
        tersimpan[jalur] = teks(next(cari(isi(response), "main")))
    return tersimpan[jalur]


def test_every_explanation_has_the_figure_that_leads_to_it(contoh: None) -> None:
    client = masuk(petugas("pembaca", Peran.PIMPINAN, "KEMENSOS"))
    dijelaskan: dict[str, str] = {}
    salah = [
        (jalur, angka.teks, angka.tautan)
        for jalur, response in rayapi(client)
        if not jalur.startswith(TELUSUR)
        for angka in angka_halaman(isi(response))
        if angka.tautan not in ("", DI_SINI) and angka.teks not in _penjelasan(client, angka.tautan, dijelaskan)
    ]
    assert not salah, "\n".join(map(str, salah))
    assert len(dijelaskan) > 100


def test_every_explanation_can_be_computed_again(contoh: None) -> None:
    client = masuk(petugas("pembaca", Peran.PIMPINAN, "KEMENSOS"))
    alamat = [jalur for jalur, _ in rayapi(client) if jalur.startswith(TELUSUR)]
    langkah = [(satu, isi) for satu in alamat for isi in _langkah(client, satu)]
    dihitung = Counter(isi["nama"].split()[0] for satu, isi in langkah if hitung_ulang(satu, isi))
    assert {"Capaian", "Rata-rata", "Serapan", "Laju"} <= dihitung.keys()
    assert dihitung.total() > 100


def _langkah(client: Client, alamat: str) -> list[dict[str, Any]]:
    penjelasan = client.get(f"/api/v1{alamat}").json()
    ujung = [penjelasan["agregat"][nama] for nama in ("terburuk", "terbaik")] if penjelasan.get("agregat") else []
    return [*penjelasan["langkah"], *(k["langkah"] for k in ujung if k)]


SOAL = re.compile(r"(?:[^:=]*: )?(?P<soal>[\d.,()+×/ -]+) = (?P<hasil>-?[\d.,]*\d)(?P<batas>, paling rendah 0,00)?")
OPERASI: dict[type, Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def hitung_ulang(alamat: str, langkah: dict[str, Any]) -> bool:
    """Whether the step has a sum; raises where it does not come out, or takes a number that is no input."""
    soal = SOAL.fullmatch(langkah["hitungan"].split("; ")[0])
    if not soal:
        return False
    hasil, desimal = nilai(soal["hasil"]), len(soal["hasil"].partition(",")[2])
    hitung = nilai_soal(soal["soal"])
    bulat_hitung = Fraction(bulat(hitung, desimal))
    # What is not quite reached is never printed as reached, nor what was begun as nothing.
    assert bulat_hitung == hasil or (bulat_hitung, soal["hasil"]) in BATAS_CETAK, (alamat, langkah["hitungan"])
    for angka in ANGKA_SOAL.findall(soal["soal"]):
        assert _termasuk(nilai(angka), langkah), (alamat, angka, langkah)
    return True


TETAPAN = {Fraction(2), Fraction(100)}  # of the formulas themselves
BATAS_CETAK = {(Fraction(100), "99,99"), (Fraction(0), "0,01")}
ANGKA_SOAL = re.compile(r"\d[\d.]*(?:,\d+)?")


def _termasuk(angka: Fraction, langkah: dict[str, Any]) -> bool:
    """Whether a number of the sum is an input, with what its remark says exactly, or what all inputs add up to."""
    masukan = [m for m in langkah["masukan"] if ANGKA_SOAL.fullmatch(m["teks"].lstrip("-"))]
    tertulis = [nilai(a) for m in masukan for a in ANGKA_SOAL.findall(f"{m['teks']} {m['keterangan']}")]
    berat = [Fraction(_sesudah("bobot", m) or 1) for m in masukan]
    jumlah = sum((_tepat(m) * b for m, b in zip(masukan, berat, strict=True)), Fraction(0))
    return (
        angka in {*tertulis, *TETAPAN, sum(berat)}
        or abs(angka - jumlah) <= sum(berat) / 10**6  # each input is exact to six decimals
    )


def _sesudah(kata: str, masukan: dict[str, Any]) -> Fraction | None:
    ada = re.search(rf"{kata} (-?\d[\d.]*(?:,\d+)?)", masukan["keterangan"])
    return nilai(ada[1]) if ada else None


def _tepat(masukan: dict[str, Any]) -> Fraction:
    tepat = _sesudah("tepat", masukan)
    return nilai(masukan["teks"]) if tepat is None else tepat


def nilai_soal(soal: str) -> Fraction:
    """A sum as it is printed, exactly."""
    python = ANGKA_SOAL.sub(lambda m: f"N('{m[0]}')", soal).replace("×", "*")
    return _hitung(ast.parse(python, mode="eval").body)


def _hitung(simpul: ast.expr) -> Fraction:
    match simpul:
        case ast.BinOp(left, op, right):
            return OPERASI[type(op)](_hitung(left), _hitung(right))
        case ast.UnaryOp(ast.USub(), satu):
            return -_hitung(satu)
        case ast.Call(args=[ast.Constant(str(teks_angka))]):
            return nilai(teks_angka)
    raise AssertionError(ast.dump(simpul))
