"""Statements kept on disk between being made and being run: a large import needs the memory of a small one."""

from __future__ import annotations

import pickle
import tempfile
import weakref

from django.db import connection

from indicators.services.sisipan import Sisipan


class Tampungan:
    """Filled before the transaction opens, emptied inside it. Its file has no name and ends with the process."""

    def __init__(self) -> None:
        self._berkas = tempfile.TemporaryFile()  # noqa: SIM115  open as long as this is
        weakref.finalize(self, self._berkas.close)
        self._banyak = 0

    def tambah(self, sisipan: Sisipan) -> None:
        """Rows that have their primary keys; whoever made them may forget them."""
        for pernyataan in sisipan.pernyataan:
            pickle.dump(pernyataan, self._berkas)
        self._banyak += len(sisipan.pernyataan)

    def jalankan(self) -> None:
        """In the order in which they came. Raises what the database does."""
        self._berkas.seek(0)
        with connection.cursor() as kursor:
            for _ in range(self._banyak):
                kursor.execute(*pickle.load(self._berkas))  # noqa: S301  written above, and by nobody else
