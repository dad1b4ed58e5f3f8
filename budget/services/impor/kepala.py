"""Headings of a file that holds one table, and the lines above it."""

from __future__ import annotations

from collections.abc import Sequence

from budget.services.impor.kop import Kop
from indicators.lembar import BarisLembar, Sel
from indicators.services.impor import BerkasImporDitolak, Kepala, KolomImpor, rapi

JALAN = "Bila kolomnya ada dengan nama lain, administrator dapat menambahkannya di Padanan kolom (halaman admin)."


class KepalaTunggal:
    """Finds the one table of a file; what stands above its headings goes to `kop`.

    A second table, on another sheet or under the first, is refused: two cuts of one total must never be added.
    """

    def __init__(self, kolom: Sequence[KolomImpor], kunci: str, kop: Kop) -> None:
        self._kepala = Kepala(kolom, kunci, JALAN)
        self._kop, self._kunci = kop, kunci
        self._judul = {rapi(t) for k in kolom if k.nama == kunci for t in (k.judul, *k.lain)}
        self._lembar: str | None = None
        self.pernah: set[str] = set()  # columns that the table has

    @property
    def huruf(self) -> dict[str, str]:
        return self._kepala.huruf

    def cari(self, baris: BarisLembar) -> bool:
        """Whether this is a row of the table. Raises BerkasImporDitolak."""
        ada = self._kepala.cari(baris)
        if not self.huruf:
            self._kop.baca(baris)
            return False
        self._satu_tabel(baris)
        self.pernah |= set(self.huruf)
        if not ada:
            self._kop.baca_judul(baris)
        return ada

    def ambil(self, baris: BarisLembar) -> dict[str, Sel]:
        sel = self._kepala.ambil(baris)
        if (kunci := sel.get(self._kunci)) is not None and rapi(kunci.teks) in self._judul:
            raise BerkasImporDitolak(
                f"Ada judul kolom lagi di baris {baris.nomor}: satu impor hanya untuk satu tabel."
                " Pindahkan tabel kedua ke berkas lain."
            )
        return sel

    def tutup(self) -> list[str]:
        return self._kepala.tutup()

    def _satu_tabel(self, baris: BarisLembar) -> None:
        if self._lembar is None:
            self._lembar = baris.lembar
        elif self._lembar != baris.lembar:
            raise BerkasImporDitolak(
                f"Ada dua tabel: di lembar “{self._lembar}” dan “{baris.lembar}”. Satu impor hanya untuk satu tabel;"
                " sembunyikan atau hapus lembar yang lain."
            )
