"""P01 to P05, N11, N12: a body is one JSON object with one meaning, or it is refused; the parser never fails."""

import io
from decimal import Decimal

import pytest
from rest_framework.exceptions import ParseError

from indicators.api.dasar.galat import TerlaluBesar
from indicators.api.dasar.urai import BITA_MAKS, DALAM_MAKS, JsonKetat, urai

BUKAN_SATU_OBJEK = [
    b"",
    b" ",
    b"{",
    b"}",
    b"[]",
    b"null",
    b'"x"',
    b"1",
    b"true",
    b"{'a': 1}",
    b'{"a": 1,}',
    b'{"a": 1} {"b": 2}',
    b'{"a": 01}',
    b'{"a": .5}',
    b'{"a": 1_000}',
    b'{"a": 0x10}',
    b'{"a": "\t"}',
]


@pytest.mark.parametrize("isi", BUKAN_SATU_OBJEK)
def test_p01_anything_but_one_object(isi: bytes) -> None:
    with pytest.raises(ParseError):
        urai(isi)


@pytest.mark.parametrize(
    "isi",
    [b'{"a": "\xff"}', '{"a": "é"}'.encode("latin-1"), '{"a": 1}'.encode("utf-16"), b'\xef\xbb\xbf{"a": 1}'],
    ids=["invalid", "latin-1", "utf-16", "bom"],
)
def test_p01_other_encodings(isi: bytes) -> None:
    with pytest.raises(ParseError):
        urai(isi)


@pytest.mark.parametrize(
    "isi",
    [
        b'{"a":' * 5000 + b"1" + b"}" * 5000,
        b"[" * 100_000,
        b"[" * 100_000 + b"]" * 100_000,
        b'{"a":' + b"[" * DALAM_MAKS + b"]" * DALAM_MAKS + b"}",
    ],
    ids=["objects", "open", "lists", "one too deep"],
)
def test_p02_depth(isi: bytes) -> None:
    with pytest.raises(ParseError):
        urai(isi)


def test_as_deep_as_allowed_and_brackets_inside_texts() -> None:
    dalam = b'{"a":' + b"[" * (DALAM_MAKS - 1) + b"]" * (DALAM_MAKS - 1) + b"}"
    assert "a" in urai(dalam)
    assert urai(b'{"a": "' + b"[" * 5000 + rb"\"" + b'{"}') == {"a": "[" * 5000 + '"{'}


@pytest.mark.parametrize("angka", ["9" * 5000, "1e999999999", "1e99999999999999999999", "0." + "1" * 5000])
def test_p03_numbers_too_long_to_be_figures(angka: str) -> None:
    """1e999999999 is read as it stands (and refused by the field): written out it would fill the memory."""
    try:
        hasil = urai(f'{{"a": {angka}}}'.encode())
    except ParseError:
        return
    assert hasil == {"a": Decimal(angka)}


def test_numbers_are_what_was_written() -> None:
    assert urai(b'{"a": 0.30000000000000004, "b": 12, "c": 36.30}') == {
        "a": Decimal("0.30000000000000004"),
        "b": 12,
        "c": Decimal("36.30"),
    }


@pytest.mark.parametrize("isi", [b'{"a": 1, "a": 1}', b'{"x": {"nilai": 1, "nilai": 2}}'])
def test_p04_the_same_key_twice(isi: bytes) -> None:
    with pytest.raises(ParseError, match="lebih dari sekali"):
        urai(isi)


@pytest.mark.parametrize("angka", ["NaN", "Infinity", "-Infinity"])
def test_n11_n12_no_numbers_that_json_does_not_have(angka: str) -> None:
    with pytest.raises(ParseError, match="bukan angka JSON"):
        urai(f'{{"a": {angka}}}'.encode())


@pytest.mark.parametrize(
    "isi", [rb'{"a": "\u0000"}', rb'{"a": ["x", {"b": "\ud800"}]}', rb'{"\udfff": 1}', b'{"a": "\x00"}']
)
def test_p05_what_cannot_be_stored(isi: bytes) -> None:
    with pytest.raises(ParseError):
        urai(isi)


def test_a_whole_pair_of_surrogates_is_a_character() -> None:
    assert urai(rb'{"a": "\ud83d\ude00"}') == {"a": "😀"}


class Pengukur(io.BytesIO):
    dibaca = 0

    def read(self, size: int | None = -1) -> bytes:
        isi = super().read(size)
        self.dibaca += len(isi)
        return isi


def test_p11_no_more_is_read_than_is_allowed() -> None:
    """Even where Content-Length says nothing."""
    isi = Pengukur(b" " * (BITA_MAKS * 3))
    with pytest.raises(TerlaluBesar):
        JsonKetat().parse(isi)
    assert isi.dibaca <= BITA_MAKS + 1


def test_as_large_as_allowed() -> None:
    isi = b'{"a": "' + b"x" * (BITA_MAKS - 9) + b'"}'
    assert len(isi) == BITA_MAKS
    assert len(JsonKetat().parse(io.BytesIO(isi))["a"]) == BITA_MAKS - 9
