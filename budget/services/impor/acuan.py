"""What names and codes in a budget table mean: units, jenis belanja, kewenangan, sasaran."""

from __future__ import annotations

import re

from budget.models import JenisBelanja, Kewenangan
from indicators.models import Renstra, Sasaran, UnitKerja, di_bawah
from indicators.services.impor import rapi

BERKODE = re.compile(r"(?P<kode>\d{6}|\d{1,2})\s*(?:[-–.:)]\s*|\s)(?P<nama>\D.+)")


def _menurut_nama(pilihan: type[JenisBelanja] | type[Kewenangan], lain: dict[str, str]) -> dict[str, str]:
    nama = {kata: str(satu.value) for satu in pilihan for kata in (rapi(str(satu.label)), str(satu.value))}
    pendek = {kata.removeprefix("belanja "): kode for kata, kode in nama.items()}
    return pendek | nama | lain


JENIS_BELANJA = _menurut_nama(JenisBelanja, {"bansos": "57", "belanja bansos": "57", "bunga": "54"})
KEWENANGAN = _menurut_nama(
    Kewenangan,
    {"kp": "1", "pusat": "1", "kd": "2", "daerah": "2", "dk": "3", "dekon": "3", "tp": "4", "ub": "5"},
)
MENURUT_NAMA = {"jenis_belanja": JENIS_BELANJA, "kewenangan": KEWENANGAN}


def pisah_kode(teks: str) -> tuple[str, str]:
    """ "51 - Belanja pegawai" as code and name; the code empty where the text is a name only."""
    satu = " ".join(teks.split())
    if cocok := BERKODE.fullmatch(satu):
        return cocok["kode"], cocok["nama"].strip()
    return ("", satu) if not satu.isdigit() else (satu, "")


def kode_bernama(bidang: str, teks: str) -> str:
    """The code that a cell of jenis belanja or kewenangan means, by code, name or both; empty where it means none."""
    daftar = MENURUT_NAMA[bidang]
    kode, nama = pisah_kode(teks)
    return daftar.get(kode) or daftar.get(rapi(nama)) or daftar.get(rapi(teks), "")


class UnitBerkas:
    """The units at and below the one that publishes, found by kode satker, kode, name or short name."""

    def __init__(self, atas: UnitKerja) -> None:
        milik = list(UnitKerja.objects.filter(di_bawah(atas)))
        self._satker = {u.kode_satker: u for u in milik if u.kode_satker}
        self._nama = {rapi(kata): u for u in milik for kata in (u.singkatan, u.nama, u.kode) if kata}

    def cari(self, *teks: str) -> UnitKerja | None:
        """The first that one of the texts names; None where none does."""
        for satu in filter(None, teks):
            if unit := self._satker.get(satu) or self._nama.get(rapi(satu)):
                return unit
        return None


def sasaran_berlaku(unit: UnitKerja, tahun: int) -> dict[str, Sasaran]:
    """By kode: the sasaran at and below a unit of the plan in force in a year."""
    versi = Renstra.objects.berlaku_pada(tahun)
    semua = Sasaran.objects.filter(di_bawah(unit, "unit__"), renstra__in=versi).order_by("jenjang", "urutan")
    return {s.kode.casefold(): s for s in semua}
