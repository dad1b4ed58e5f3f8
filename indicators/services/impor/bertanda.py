"""The marked file: what a batch says about which cell, and the workbook that shows it, kept until the file goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from django.conf import settings

from indicators.akses import TakTerlihat
from indicators.berkas import Gudang
from indicators.berkas.penyimpanan import menulis, tuntaskan
from indicators.lembar import BarisLembar
from indicators.models import Impor, Keputusan
from indicators.services.impor.berkas import Detak, baris_berkas
from indicators.services.impor.jenis import JenisImpor, Pesan

DITANDAI = (Keputusan.DITOLAK, Keputusan.BENTROK, Keputusan.BERTANYA)
Tanda = Mapping[tuple[str, int], list[Pesan]]
Tulis = Callable[[BinaryIO, Iterator[BarisLembar], Tanda, JenisImpor], None]


def mark_impor(impor: Impor, jenis: JenisImpor, tulis: Tulis, detak: Detak) -> str:
    """Store the marked file of a batch that was read; its name, empty where there is nothing to mark."""
    tanda = _tanda(impor)
    if not tanda:
        return ""
    gudang = Gudang(settings.IMPOR_DIR)
    jalur, berkas = gudang.tampung()
    try:
        with menulis():
            tulis(berkas, baris_berkas(impor, jenis, detak), tanda, jenis)
        tuntaskan(berkas)
        return gudang.simpan(jalur)
    except BaseException:
        berkas.close()
        gudang.buang(jalur.name)
        raise


def _tanda(impor: Impor) -> Tanda:
    tanda: defaultdict[tuple[str, int], list[Pesan]] = defaultdict(list)
    for lembar, nomor, pesan in impor.baris.filter(keputusan__in=DITANDAI).values_list("lembar", "nomor", "pesan"):
        tanda[lembar, nomor] += [Pesan(**satu) for satu in pesan]
    return tanda


def open_bertanda(impor: Impor) -> BinaryIO:
    """Raises TakTerlihat where there is none (any more)."""
    try:
        return Gudang(settings.IMPOR_DIR).buka(impor.bertanda)
    except FileNotFoundError as error:
        raise TakTerlihat("Berkas bertanda tidak ada lagi.") from error
