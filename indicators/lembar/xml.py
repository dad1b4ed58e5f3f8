"""The one XML parser of this package: no DOCTYPE, no entities, names with their namespace."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from pyexpat import ExpatError, ParserCreate, XMLParserType
from pyexpat.errors import XML_ERROR_NO_MEMORY, codes

from indicators.lembar.batas import MB
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
TANDA_MAKS = 4 * MB


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
    penyuap = Penyuap(expat)
    for satu in potongan:
        penyuap.suap(satu)
    penyuap.selesai()


class Penyuap:
    """Feeds a parser piece by piece. Raises LembarDitolak for what is not well-formed, MemoryError.

    A tag or comment without an end is read again from its beginning with every piece, so one has a limit.
    """

    def __init__(self, expat: XMLParserType) -> None:
        self.expat, self.banyak = expat, 0

    def suap(self, potongan: bytes) -> None:
        self.banyak += len(potongan)
        self._urai(potongan, False)
        if self.banyak - self.expat.CurrentByteIndex > TANDA_MAKS:
            raise tolak("bom_zip", sebab="ada tanda XML yang terlalu panjang")

    def selesai(self) -> None:
        self._urai(b"", True)

    def _urai(self, potongan: bytes, akhir: bool) -> None:
        try:
            self.expat.Parse(potongan, akhir)
        except ExpatError as error:
            if error.code == codes[XML_ERROR_NO_MEMORY]:
                raise MemoryError from error
            raise tolak("rusak") from error


@lru_cache(maxsize=1024)
def lokal(nama: str) -> str:
    """The bare name of an element of the workbook's own namespaces; a foreign one keeps its namespace."""
    ruang, _, sisa = nama.rpartition("}")
    return sisa if ruang in UTAMA else nama


def memuat_dtd(awal: bytes) -> bool:
    """Whether the beginning of a part declares a document type, in any of the encodings XML allows unannounced."""
    return bool(DTD.search(awal.replace(b"\0", b"")))
