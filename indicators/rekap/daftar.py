"""A list as a reader takes it: counted, sliced, or read on from where it stopped; computed no further than read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any, Generic, Self, TypeVar, overload

from django.db.models import F, IntegerField, Model, Q, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from indicators.akses import TakTerlihat

POTONGAN = 1000
SEIRING, JUMLAH = "seiring_", "jumlah_semua"
Satu = TypeVar("Satu", bound=Model)
Baris = TypeVar("Baris")
Kunci = tuple[int | str, ...]
Seiring = Mapping[str, Combinable]
TANPA: Seiring = {}


class Banyaknya(Subquery):
    """How many rows a queryset has, as a value beside the rows of another."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) semua)"
    output_field = IntegerField()


@dataclass(frozen=True, slots=True)
class Petikan(Generic[Satu]):
    """What one query brought: rows as stored, where they go on, and what was asked along with them.

    `seiring` is empty where there is no row for it to stand beside; `jumlah`, the length of the list, is None there
    and where nobody counted; `lanjut` is None at the end of the list.
    """

    sumber: list[Satu]
    seiring: dict[str, Any]
    jumlah: int | None = None
    lanjut: Kunci | None = None


class Daftar(Sequence[Baris], Generic[Satu, Baris]):
    """Rows of a queryset in one fixed order; `susun` turns a slice of them into what is shown, set-wise.

    `urutan` names the columns of the order ("-" downwards), the last one unique. A column over a relation is a
    number and counts as 0 where the relation is absent; that is the order wherever its absence follows from an
    earlier column, as the plan version of a sasaran does from its level.
    """

    def __init__(
        self, sumber: QuerySet[Satu], urutan: Sequence[str], susun: Callable[[list[Satu]], list[Baris]] | None = None
    ) -> None:
        self.urutan = tuple(urutan)
        self._sumber = sumber.order_by(*self.urutan)
        self._susun_baris = susun
        self._jumlah: int | None = None

    def susun(self, sumber: list[Satu]) -> list[Baris]:
        """What is shown of a slice; without a `susun` the rows themselves."""
        return self._susun_baris(sumber) if self._susun_baris else sumber  # type: ignore[return-value]

    def __len__(self) -> int:
        if self._jumlah is None:
            self._jumlah = self._sumber.count()
        return self._jumlah

    @overload
    def __getitem__(self, indeks: int) -> Baris: ...
    @overload
    def __getitem__(self, indeks: slice) -> list[Baris]: ...
    def __getitem__(self, indeks: int | slice) -> Baris | list[Baris]:
        if isinstance(indeks, slice):
            return self.susun(list(self._sumber[indeks]))
        return self.susun(list(self._sumber[indeks : indeks + 1]))[0]

    def __iter__(self) -> Iterator[Baris]:
        """All of it in constant memory: each slice is found by where the last one ended, however far in that is."""
        return self.sejak(self.petik_sesudah(None, POTONGAN))

    def sejak(self, petikan: Petikan[Satu]) -> Iterator[Baris]:
        """The rows of a slice and all that follow it."""
        yield from self.susun(petikan.sumber)
        semua = self._berbagi() if petikan.lanjut is not None else self
        while petikan.lanjut is not None:
            petikan = semua.petik_sesudah(petikan.lanjut, POTONGAN)
            yield from self.susun(petikan.sumber)

    def _berbagi(self) -> Self:
        """The same rows for a long walk: what they belong to is read once for a slice, not along with every row."""
        lain = copy(self)
        induk = self._sumber.query.select_related
        if isinstance(induk, dict):
            lain._sumber = self._sumber.select_related(None).prefetch_related(*_jalur(induk))
        return lain

    def petik(self, awal: int, banyak: int, seiring: Seiring) -> Petikan[Satu]:
        """The rows from `awal` on, counted."""
        sumber = self._bersama(self._sumber, seiring, dihitung=True)
        return _petikan(self._potong(sumber, awal, banyak), seiring)

    def petik_sesudah(
        self, kunci: Kunci | None, banyak: int, seiring: Seiring = TANPA, *, dihitung: bool = False
    ) -> Petikan[Satu]:
        """The rows after `kunci` (None: from the start). Raises ValueError for a key that is none of this order."""
        nama = [f"kunci_{i}" for i in range(len(self.urutan))]
        sumber = self._sumber.annotate(**{n: _kolom(k) for n, k in zip(nama, self.urutan, strict=True)})
        if kunci is not None:
            sumber = sumber.filter(self._di_belakang(nama, kunci))
        ada: list[Any] = self._potong(self._bersama(sumber, seiring, dihitung=dihitung), 0, banyak + 1)
        lanjut = tuple(getattr(ada[banyak - 1], n) for n in nama) if len(ada) > banyak else None
        return _petikan(ada[:banyak], seiring, lanjut)

    def _potong(self, sumber: QuerySet[Satu], awal: int, banyak: int) -> list[Satu]:
        """So many rows from `awal` on."""
        return list(sumber[awal : awal + banyak])

    def _bersama(self, sumber: QuerySet[Satu], seiring: Seiring, *, dihitung: bool) -> QuerySet[Satu]:
        """Every row carries what is asked along with the rows; the database works it out once."""
        isi: dict[str, Any] = {f"{SEIRING}{nama}": satu for nama, satu in seiring.items()}
        if dihitung:
            isi[JUMLAH] = Banyaknya(self._sumber.order_by().values("pk"))
        bersama: QuerySet[Satu] = sumber.annotate(**isi)
        return bersama

    def _di_belakang(self, nama: Sequence[str], kunci: Kunci) -> Q:
        """Everything behind a key, as the OR of "the same so far, then further"."""
        kondisi, sama = Q(pk__in=[]), Q()
        for n, kolom, nilai in zip(nama, self.urutan, kunci, strict=True):
            kondisi |= sama & Q(**{f"{n}__{'lt' if kolom.startswith('-') else 'gt'}": nilai})
            sama &= Q(**{n: nilai})
        return kondisi

    def satu(self, **kunci: Any) -> Baris:
        """The one row with this key. Raises TakTerlihat where there is none that the reader may see."""
        ada = self.susun(list(self._sumber.filter(**kunci)[:1]))
        if not ada:
            raise TakTerlihat("Tidak ditemukan.")
        return ada[0]

    def diurutkan(self, urutan: Sequence[str]) -> Self:
        """The same rows in another order; its last column must be unique too."""
        lain = copy(self)
        lain.urutan = tuple(urutan)
        lain._sumber = self._sumber.order_by(*urutan)
        return lain


def _kolom(kolom: str) -> Any:
    nama = kolom.removeprefix("-")
    return Coalesce(F(nama), Value(0)) if "__" in nama else F(nama)


def _jalur(induk: Mapping[str, Any], awalan: str = "") -> Iterator[str]:
    """The relations that `select_related` was told, as `prefetch_related` is told them."""
    for nama, lanjutan in induk.items():
        yield from _jalur(lanjutan, f"{awalan}{nama}__") if lanjutan else [f"{awalan}{nama}"]


def _petikan(ada: list[Any], nama: Iterable[str], lanjut: Kunci | None = None) -> Petikan[Any]:
    if not ada:
        return Petikan([], {})
    isi = {satu: getattr(ada[0], f"{SEIRING}{satu}") for satu in nama}
    return Petikan(ada, isi, getattr(ada[0], JUMLAH, None), lanjut)
