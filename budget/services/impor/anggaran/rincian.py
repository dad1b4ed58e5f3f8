"""Which cut of the money a table is, by the codes that its lines have."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from budget.models import Rincian
from budget.services.impor.acuan import kode_bernama
from budget.services.impor.anggaran.baris import Calon
from budget.services.impor.anggaran.kolom import RANTAI

BIDANG = (Rincian.JENIS_BELANJA, Rincian.KEWENANGAN)


def rincian_tabel(baris: Sequence[Calon], kolom: Collection[str]) -> Rincian:
    """A chain of codes makes it complete; one kind of code makes it that cut; without any, the names tell."""
    if any(b.kode.get(nama) for b in baris for nama in RANTAI):
        return Rincian.LENGKAP
    ada = [r for r in BIDANG if r in kolom]
    if "sasaran" in kolom and not ada and "satker" not in kolom:
        return Rincian.SASARAN
    if "satker" in kolom:
        if not ada or _satu_baris_satu_satker(baris):
            return Rincian.SATKER
        return Rincian.LENGKAP
    if len(ada) > 1:
        return Rincian.LENGKAP
    return ada[0] if ada else _menurut_nama(baris)


def _satu_baris_satu_satker(baris: Sequence[Calon]) -> bool:
    nama = [b.satker_teks or b.uraian for b in baris]
    return len(nama) == len(set(nama))


def _menurut_nama(baris: Sequence[Calon]) -> Rincian:
    """Names first: the lines of any table may be numbered 1, 2, 3, which are codes of kewenangan too."""
    for rincian in BIDANG:
        if baris and all(kode_bernama(rincian, b.uraian or b.kode_teks) for b in baris):
            return rincian
    return Rincian.SATKER
