"""docs/kamus.md names what is really in the code, and the code keeps to its names."""

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.arsitektur import Sumber, sumber_produk
from tests.dokumen import rows, table

KATA = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z0-9]+(?![a-z])")


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


@cache
def dipakai() -> set[str]:
    return {nama for sumber in sumber_produk() for nama in nama_dipakai(sumber)}


@cache
def dibuat() -> dict[str, list[str]]:
    """Every name of ours with its words."""
    return {nama: pecah(nama) for sumber in sumber_produk() for nama in nama_dibuat(sumber)}


def pecah(nama: str) -> list[str]:
    """The words of a snake_case or CamelCase name."""
    return [satu.lower() for satu in KATA.findall(nama)]


def memuat(bagian: list[str], dicari: list[str]) -> bool:
    """Whether a name has these words next to each other."""
    return any(bagian[i : i + len(dicari)] == dicari for i in range(len(bagian)))


def periksa(istilah: str, arti: str, nama: str, jangan: str) -> None:
    assert istilah and arti and nama
    assert [satu for satu in nama.split(", ") if satu not in dipakai()] == []
    terlarang = {satu: pecah(satu) for satu in ([] if jangan == "–" else jangan.split(", "))}
    assert all(terlarang.values())
    assert [
        (satu, tabu)
        for satu, bagian in dibuat().items()
        for tabu, dicari in terlarang.items()
        if memuat(bagian, dicari)
    ] == []


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
    assert memuat(pecah(nama), pecah(kata)) is harap
