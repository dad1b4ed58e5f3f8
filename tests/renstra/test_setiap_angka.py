"""Every figure on every page leads to an explanation that has it, and whose inputs give it again."""

import ast
import operator
import re
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from fractions import Fraction
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.db import transaction
from django.test import Client
from django.test.html import Element
from django.urls import resolve
from pytest_django import DjangoDbBlocker

from indicators.angka import bulat
from indicators.models import Peran
from renstra.demo.contoh import ensure_contoh
from tests.pages import atribut, cari, isi, teks
from tests.people import masuk, petugas
from tests.rayap import DI_SINI, TELUSUR, Angka, angka_halaman, nilai

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("seed")]

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


PELAKU = [(Peran.PIMPINAN, "KEMENSOS"), (Peran.VERIFIKATOR, "LINJAMSOS"), (Peran.PERENCANA, "JSK")]


class Rayapan:
    """The pages that one reader reaches from the start page, some of each kind, breadth first; each read once."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.halaman: dict[str, Element] = {}
        self.rusak: list[str] = []
        self._penjelasan: dict[str, str] = {}
        antre, sudah, banyak = ["/"], {"/"}, Counter[str]()
        for jalur in antre:
            if (halaman := self._buka(jalur)) is None:
                continue
            for satu in [s for s in dict.fromkeys(_alamat(jalur, halaman)) if s not in sudah]:
                nama = _nama(satu)
                if banyak[nama] < (SETIAP_NAMA * 10 if satu.startswith(TELUSUR) else SETIAP_NAMA):
                    banyak[nama] += 1
                    sudah.add(satu)
                    antre.append(satu)

    def _buka(self, jalur: str) -> Element | None:
        response = self.client.get(jalur)
        if response.status_code >= 400:
            self.rusak.append(jalur)
        if response.status_code != 200 or not response["Content-Type"].startswith("text/html"):
            b"".join(response)  # a file is closed once it is read
            return None
        self.halaman[jalur] = isi(response)
        return self.halaman[jalur]

    def angka(self) -> Iterator[tuple[str, Angka]]:
        """Every figure of ours, with its page; explanations and what is quoted aside."""
        for jalur, halaman in self.halaman.items():
            if not jalur.startswith(TELUSUR) and _nama(jalur) not in KUTIPAN:
                yield from ((jalur, angka) for angka in angka_halaman(halaman))

    def penjelasan(self, alamat: str) -> str:
        """The text of an explanation; a link to a place on it is a link to all of it."""
        jalur = alamat.split("#")[0]
        if jalur not in self._penjelasan:
            halaman = self.halaman.get(jalur) or isi(self._terbuka(jalur))
            self._penjelasan[jalur] = teks(next(cari(halaman, "main")))
        return self._penjelasan[jalur]

    def _terbuka(self, jalur: str) -> Any:
        response = self.client.get(jalur)
        assert response.status_code == 200, jalur
        return response


def _alamat(halaman: str, isi_halaman: Element) -> Iterator[str]:
    for a in cari(isi_halaman, "a"):
        alamat = urljoin(f"http://testserver{halaman}", atribut(a, "href")).split("#")[0]
        jalur = alamat.removeprefix("http://testserver")
        if alamat != jalur and not jalur.startswith(BUKAN_HALAMAN) and "format=" not in jalur:
            yield jalur


def _nama(jalur: str) -> str:
    return resolve(urlsplit(jalur).path).url_name or ""


@pytest.fixture(scope="module")
def rayapan(seed: None, django_db_blocker: DjangoDbBlocker) -> Generator[dict[Peran, Rayapan]]:
    """What each reader finds, with the example figures; walked once for all tests, rolled back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        ensure_contoh()
        yield {peran: Rayapan(masuk(petugas(f"pembaca-{peran}", peran, unit))) for peran, unit in PELAKU}
        transaction.set_rollback(True)


@pytest.mark.parametrize("peran", [peran for peran, _ in PELAKU])
def test_every_link_is_answered(rayapan: dict[Peran, Rayapan], peran: Peran) -> None:
    assert rayapan[peran].rusak == []


@pytest.mark.parametrize("peran", [peran for peran, _ in PELAKU])
def test_every_figure_is_explained(rayapan: dict[Peran, Rayapan], peran: Peran) -> None:
    milik = rayapan[peran]
    tanpa = [
        (jalur, angka.teks, angka.kalimat)
        for jalur, angka in milik.angka()
        if not angka.dijelaskan and not any(angka.teks in milik.penjelasan(satu) for satu in angka.dirujuk)
    ]
    assert not tanpa, "\n".join(map(str, tanpa))
    assert len(milik.halaman) > 40


@pytest.mark.parametrize("peran", [peran for peran, _ in PELAKU])
def test_every_explanation_has_the_figure_that_leads_to_it(rayapan: dict[Peran, Rayapan], peran: Peran) -> None:
    milik = rayapan[peran]
    tertaut = [(jalur, angka) for jalur, angka in milik.angka() if angka.tautan not in ("", DI_SINI)]
    salah = [
        (jalur, angka.teks, angka.tautan)
        for jalur, angka in tertaut
        if angka.teks not in milik.penjelasan(angka.tautan)
    ]
    assert not salah, "\n".join(map(str, salah))
    assert len({angka.tautan.split("#")[0] for _, angka in tertaut}) > 50


def test_every_explanation_can_be_computed_again(rayapan: dict[Peran, Rayapan]) -> None:
    milik = rayapan[Peran.PIMPINAN]
    alamat = [jalur for jalur in milik.halaman if jalur.startswith(TELUSUR)]
    langkah = [(satu, isi_langkah) for satu in alamat for isi_langkah in _langkah(milik.client, satu)]
    dihitung = Counter(satu["nama"].split()[0] for di, satu in langkah if hitung_ulang(di, satu))
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
