"""docs/kamus.md names what is really in the code, and the code keeps to its names."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.arsitektur import Sumber, sumber_produk
from tests.dokumen import rows, table

KATA = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z0-9]+(?![a-z])")
PRODUK = sumber_produk()


def nama_dipakai(sumber: Sumber) -> Iterator[str]:
    """Every name in a module, defined or used."""
    for node in ast.walk(sumber.pohon):
        for bagian in ("id", "attr", "arg", "name"):
            if isinstance(nama := getattr(node, bagian, None), str):
                yield nama


def nama_dibuat(sumber: Sumber) -> Iterator[str]:
    """The names that are ours to choose: what a module defines, not what it calls."""
    for node in ast.walk(sumber.pohon):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def memuat(nama: str, kata: str) -> bool:
    """Whether a snake_case or CamelCase name has these words next to each other."""
    bagian = [b.lower() for b in KATA.findall(nama)]
    dicari = [b.lower() for b in KATA.findall(kata)]
    return any(bagian[i : i + len(dicari)] == dicari for i in range(len(bagian)))


DIPAKAI = {nama for sumber in PRODUK for nama in nama_dipakai(sumber)}
DIBUAT = {nama for sumber in PRODUK for nama in nama_dibuat(sumber)}


def periksa(istilah: str, arti: str, nama: str, jangan: str) -> None:
    assert istilah and arti and nama
    assert [satu for satu in nama.split(", ") if satu not in DIPAKAI] == []
    terlarang = [] if jangan == "–" else jangan.split(", ")
    assert all(KATA.search(kata) for kata in terlarang)
    assert [(satu, kata) for satu in DIBUAT for kata in terlarang if memuat(satu, kata)] == []


@table("kamus.md", "Rencana", "istilah", "arti", "nama", "jangan")
def test_rencana(istilah: str, arti: str, nama: str, jangan: str) -> None:
    periksa(istilah, arti, nama, jangan)


@table("kamus.md", "Pengukuran", "istilah", "arti", "nama", "jangan")
def test_pengukuran(istilah: str, arti: str, nama: str, jangan: str) -> None:
    periksa(istilah, arti, nama, jangan)


@table("kamus.md", "Kebijakan", "istilah", "arti", "nama", "jangan")
def test_kebijakan(istilah: str, arti: str, nama: str, jangan: str) -> None:
    periksa(istilah, arti, nama, jangan)


@table("kamus.md", "Anggaran", "istilah", "arti", "nama", "jangan")
def test_anggaran(istilah: str, arti: str, nama: str, jangan: str) -> None:
    periksa(istilah, arti, nama, jangan)


@table("kamus.md", "Orang dan alur", "istilah", "arti", "nama", "jangan")
def test_orang_dan_alur(istilah: str, arti: str, nama: str, jangan: str) -> None:
    periksa(istilah, arti, nama, jangan)


@table("kamus.md", "Kejujuran angka", "istilah", "arti", "nama", "jangan")
def test_kejujuran_angka(istilah: str, arti: str, nama: str, jangan: str) -> None:
    periksa(istilah, arti, nama, jangan)


@table("kamus.md", "Antarmuka mesin", "istilah", "arti", "nama", "jangan")
def test_antarmuka_mesin(istilah: str, arti: str, nama: str, jangan: str) -> None:
    periksa(istilah, arti, nama, jangan)


@table("kamus.md", "Impor", "istilah", "arti", "nama", "jangan")
def test_impor(istilah: str, arti: str, nama: str, jangan: str) -> None:
    periksa(istilah, arti, nama, jangan)


@table("kamus.md", "Ringkasan", "istilah", "arti", "nama", "jangan")
def test_ringkasan(istilah: str, arti: str, nama: str, jangan: str) -> None:
    periksa(istilah, arti, nama, jangan)


def test_satu_istilah_satu_baris() -> None:
    bagian = (
        "Rencana",
        "Pengukuran",
        "Kebijakan",
        "Anggaran",
        "Orang dan alur",
        "Kejujuran angka",
        "Antarmuka mesin",
        "Impor",
        "Ringkasan",
    )
    istilah = [baris[0] for judul in bagian for baris in rows("kamus.md", judul)]
    assert sorted(istilah) == sorted({*istilah} | {"versi"})


def test_nama_yang_tidak_ada_dan_kata_terlarang_terlihat() -> None:
    with pytest.raises(AssertionError, match="NamaKhayal"):
        periksa("x", "y", "Indikator, NamaKhayal", "–")
    with pytest.raises(AssertionError, match="indikator"):
        periksa("x", "y", "Indikator", "indikator")


@pytest.mark.parametrize(
    ("nama", "kata", "harap"),
    [
        ("rekap_capaian", "capaian", True),
        ("BarisCapaian", "capaian", True),
        ("RASIO_QUARTER", "quarter", True),
        ("budget_amount_total", "budget_amount", True),
        ("capacity", "cap", False),
        ("goals", "goal", False),
    ],
)
def test_kata_di_dalam_nama(nama: str, kata: str, harap: bool) -> None:
    assert memuat(nama, kata) is harap
