"""Which indikator a cell means. A foreign one is as unknown as one that does not exist, in the same words."""

from __future__ import annotations

import re
import unicodedata

from django.contrib.auth.models import User

from indicators.akses import indikator_terisi_oleh
from indicators.models import Indikator

NOL_DEPAN = re.compile(r"(?<![0-9])0+(?=[0-9])")


class KodeMilik:
    """The indikator whose figures the user enters, found by kode: spaces and case do not matter."""

    def __init__(self, user: User) -> None:
        semua = indikator_terisi_oleh(user).select_related("unit", "sasaran__renstra")
        self._milik = {_rapi(i.kode): i for i in semua}
        self._tanpa_nol = {_tanpa_nol(kode): i.kode for kode, i in self._milik.items()}

    def cari(self, teks: str) -> Indikator | None:
        return self._milik.get(_rapi(teks))

    def petunjuk(self, teks: str) -> str:
        """The own kode that was probably meant, where Excel has eaten a zero; else what to do."""
        mirip = self._tanpa_nol.get(_tanpa_nol(_rapi(teks)))
        if mirip:
            return f"Mungkin maksudnya {mirip}: Excel menghapus nol di depan angka."
        return "Periksa kodenya; pakai kode dari templat."


def _rapi(teks: str) -> str:
    return "".join(unicodedata.normalize("NFKC", teks).split()).casefold()


def _tanpa_nol(kode: str) -> str:
    return NOL_DEPAN.sub("", kode)
