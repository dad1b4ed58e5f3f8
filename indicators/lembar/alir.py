"""A container of many like elements (the rows of a sheet, the shared strings), most of them written one way.

The parser of XML costs a call per tag. So an element that stands there in the plain form that every spreadsheet
program writes is taken by a pattern, and only the others are given to the parser. That is sound because an element
left out whole does not change where the parser is, under conditions kept here: the container's own start tag has
just been seen by the parser, nothing but whole elements has been left out since, and from the first sign of a
comment, CDATA or instruction on, everything goes to the parser.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from indicators.lembar.batas import MB
from indicators.lembar.tolak import tolak
from indicators.lembar.xml import Penyuap

PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?(?:<\?xml([^<>]*)\?>)?\s*<[A-Za-z]")
PENGODEAN = re.compile(rb"\bencoding\s*=\s*[\"']([^\"']*)[\"']")
KHUSUS = re.compile(r"<[!?]")


class Pembaca(Protocol):
    """What listens to the parser. `di_wadah`: the parser is inside the container, in none of its elements."""

    di_wadah: bool


@dataclass(slots=True)
class Alir:
    """`wadah` matches the container's start tag, `tutup` ends an element, `cepat` takes one or says no."""

    penyuap: Penyuap
    pembaca: Pembaca
    wadah: re.Pattern[str]
    tutup: str
    cepat: Callable[[str], bool]
    dapat_cepat: bool = True
    ekor: str = ""

    def umpankan(self, potongan: Iterable[bytes]) -> Iterator[None]:
        """Feed the whole part; a step of the iterator is a piece of it. Raises as the parser does."""
        pembaca_huruf = codecs.getincrementaldecoder("utf-8")()
        for nomor, satu in enumerate(potongan):
            if nomor == 0:
                self.dapat_cepat = self.dapat_cepat and polos_utf8(satu)
            if not self.dapat_cepat:
                self.penyuap.suap(satu)
            else:
                self._potongan(_huruf(pembaca_huruf, satu))
                if not self.dapat_cepat:
                    self.penyuap.suap(pembaca_huruf.getstate()[0])
            yield
        self._lambat(self.ekor)
        self.penyuap.selesai()
        yield

    def _potongan(self, teks: str) -> None:
        teks = self.ekor + teks
        self.ekor = ""
        if not self.pembaca.di_wadah and not (teks := self._cari_wadah(teks)):
            return
        *semua, sisa = teks.split(self.tutup)
        for nomor, satu in enumerate(semua):
            if self.cepat(satu):
                continue
            self._lambat(satu + self.tutup)
            if KHUSUS.search(satu) or not self.pembaca.di_wadah:
                self._berhenti(self.tutup.join([*semua[nomor + 1 :], sisa]))
                return
        self.ekor = sisa
        if len(sisa) > MB:
            self._berhenti(sisa)

    def _cari_wadah(self, teks: str) -> str:
        """What follows the start tag of the container; "" where it has not come, or not as it should."""
        cocok = self.wadah.search(teks)
        if not cocok:
            potong = teks.rfind("<")
            self._lambat(teks[:potong])
            self.ekor = teks[potong:]
            if len(self.ekor) > MB:
                self._berhenti(self.ekor)
            return ""
        self._lambat(teks[: cocok.start()])
        sebelum = self.pembaca.di_wadah
        self._lambat(cocok[0])
        if sebelum or not self.pembaca.di_wadah:
            self._berhenti(teks[cocok.end() :])
            return ""
        return teks[cocok.end() :]

    def _berhenti(self, sisa: str) -> None:
        """From here on the parser sees everything."""
        self.dapat_cepat = False
        self.ekor = ""
        self._lambat(sisa)

    def _lambat(self, teks: str) -> None:
        self.penyuap.suap(teks.encode())


def _huruf(pembaca_huruf: codecs.IncrementalDecoder, potongan: bytes) -> str:
    try:
        return pembaca_huruf.decode(potongan)
    except UnicodeDecodeError as error:
        raise tolak("rusak") from error


def polos_utf8(awal: bytes) -> bool:
    """Whether a part begins as UTF-8 and, by what it says of itself, stays so."""
    prolog = PROLOG.match(awal)
    if not prolog:
        return False
    disebut = PENGODEAN.findall(prolog[1] or b"")
    return not disebut or disebut[0].lower() == b"utf-8"
