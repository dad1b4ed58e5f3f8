"""The one XML parser of this package: no DOCTYPE, no entities, names with their namespace."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pyexpat import ExpatError, ParserCreate, XMLParserType
from pyexpat.errors import XML_ERROR_NO_MEMORY, codes

from indicators.lembar.tolak import tolak

Atribut = dict[str, str]
# The two namespaces of a workbook: as every program writes it, and the strict variant.
UTAMA = ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
HUBUNGAN = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
AWAL_DIPINDAI = 4096


def pengurai() -> XMLParserType:
    """A parser that refuses a document type and every entity of the document's own."""
    hasil = ParserCreate(namespace_separator="}")
    hasil.buffer_text = True
    hasil.StartDoctypeDeclHandler = _tolak_dtd
    hasil.EntityDeclHandler = _tolak_dtd
    hasil.ExternalEntityRefHandler = _tolak_dtd
    return hasil


def _tolak_dtd(*_: object) -> int:
    raise tolak("doctype")


def urai(potongan: Iterable[bytes], mulai: Callable[[str, Atribut], None]) -> None:
    """Call `mulai(name, attributes)` for each element of a part; its namespaces of the workbook are taken off."""
    expat = pengurai()
    expat.StartElementHandler = lambda nama, atribut: mulai(lokal(nama), atribut)
    umpankan(expat, potongan)


def umpankan(expat: XMLParserType, potongan: Iterable[bytes]) -> None:
    """Feed the whole part. Raises LembarDitolak where it is not well-formed, MemoryError where memory ends."""
    try:
        for satu in potongan:
            expat.Parse(satu, False)
        expat.Parse(b"", True)
    except ExpatError as error:
        raise galat_xml(error) from error


def galat_xml(error: ExpatError) -> Exception:
    return MemoryError() if error.code == codes[XML_ERROR_NO_MEMORY] else tolak("rusak")


def lokal(nama: str) -> str:
    """The bare name of an element of the workbook's own namespaces; a foreign one keeps its namespace."""
    ruang, _, sisa = nama.rpartition("}")
    return sisa if ruang in UTAMA else nama


def memuat_dtd(awal: bytes) -> bool:
    """Whether the beginning of a part declares a document type, in any of the encodings XML allows unannounced."""
    return bool(DTD.search(awal.replace(b"\0", b"")))
