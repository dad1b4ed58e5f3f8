"""The store against the table: what a killed process left behind, and what is missing."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from indicators.berkas import NAMA, SEMENTARA, Gudang
from indicators.models import BuktiDukung


@dataclass(slots=True)
class IsiGudang:
    """Names of files nobody needs, of files that are not ours, and rows whose file is gone or of another size.

    Only what is older than the given age is in the first two: a younger one may be an upload under way.
    """

    sementara: list[str] = field(default_factory=list)
    yatim: list[str] = field(default_factory=list)
    asing: list[str] = field(default_factory=list)
    hilang: list[BuktiDukung] = field(default_factory=list)
    tercatat: int = 0


def periksa_gudang(umur: timedelta) -> IsiGudang:
    """Compare folder and table; changes nothing. The folder is read first, so that a new file is no orphan."""
    batas = (timezone.now() - umur).timestamp()
    isi = IsiGudang()
    lama: list[str] = []
    for satu in Gudang(settings.BUKTI_DIR).isi():
        if satu.name.endswith(SEMENTARA) and NAMA.fullmatch(satu.name.removesuffix(SEMENTARA)):
            isi.sementara += [satu.name] if _mtime(satu) < batas else []
        elif NAMA.fullmatch(satu.name):
            lama += [satu.name] if _mtime(satu) < batas else []
        else:
            isi.asing.append(satu.name)
    _bandingkan(isi, lama)
    return isi


def _bandingkan(isi: IsiGudang, lama: list[str]) -> None:
    baris = BuktiDukung.objects.exclude(berkas="").select_related("realisasi__indikator").order_by("pk")
    tercatat = set()
    for bukti in baris.iterator(chunk_size=2000):
        tercatat.add(bukti.berkas)
        if _ukuran(bukti.berkas) != bukti.ukuran:
            isi.hilang.append(bukti)
    isi.tercatat = len(tercatat)
    isi.yatim = [nama for nama in lama if nama not in tercatat]


def buang_sisa(isi: IsiGudang) -> int:
    """Remove the files nobody needs; returns how many. Never touches a file with a row, or one that is not ours."""
    gudang = Gudang(settings.BUKTI_DIR)
    sisa = [*isi.sementara, *isi.yatim]
    for nama in sisa:
        gudang.buang(nama)
    return len(sisa)


def _mtime(satu: os.DirEntry[str]) -> float:
    """Infinitely young where it is gone meanwhile."""
    try:
        return satu.stat(follow_symlinks=False).st_mtime
    except FileNotFoundError:
        return float("inf")


def _ukuran(nama: str) -> int | None:
    try:
        return (settings.BUKTI_DIR / nama).stat().st_size
    except OSError:
        return None
