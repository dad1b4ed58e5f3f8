"""From the cells of one row to one value with its parts, or to what is wrong with it. No query here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from budget.models import KomponenSkema
from budget.serapan import Komponen, PeriksaNilai
from budget.services.impor.kop import bulan_teks
from indicators.capaian.nilai import teks_tepat
from indicators.lembar import Jenis, Sel
from indicators.models import UnitKerja
from indicators.services.impor import Pesan
from indicators.services.impor.asal import Asal, BarisBerasal
from indicators.services.impor.sel import angka_sel, dari_rumus

DESIMAL, TERCETAK_TERPANJANG = 4, 20
BULAN_TERAKHIR = 12
Kunci = tuple[int, int]  # unit, bulan


@dataclass(slots=True)
class CalonNilai(BarisBerasal):
    """One row. `komponen`: by the name of the part; what has no cell is not there."""

    unit: UnitKerja | None = None
    bulan: int | None = None
    nilai: Decimal | None = None
    tercetak: str = ""
    komponen: dict[str, Decimal] = field(default_factory=dict)

    @property
    def kunci(self) -> Kunci:
        return (self.unit.pk if self.unit else 0, self.bulan or 0)

    def periksa(self, komponen: Mapping[str, KomponenSkema]) -> PeriksaNilai | None:
        """The value against its parts; None where there is none, or not one part."""
        isi = tuple(
            Komponen(k.nama, k.bobot, self.komponen[k.nama]) for k in komponen.values() if k.nama in self.komponen
        )
        return PeriksaNilai(isi, self.nilai, self.tercetak) if self.nilai is not None else None


def baca_nilai(asal: Asal, komponen: Mapping[str, KomponenSkema]) -> CalonNilai:
    """All but the unit, which is found elsewhere."""
    satu, sel = CalonNilai(asal), asal.sel
    kosong: Decimal | None = None
    satu.nilai = satu.coba(lambda: _angka(sel.get("nilai")), kosong)
    if satu.nilai is None and not satu.keluhan:
        satu.keluhkan("nilai", "kosong, padahal kosong bukan nol", "Isi nilai akhirnya, atau hapus barisnya.")
    elif satu.nilai is not None:
        satu.tercetak = tercetak(sel["nilai"], satu.nilai)
    for nama, milik in komponen.items():
        angka = satu.coba(lambda n=nama: _angka(sel.get(n)), kosong)  # type: ignore[misc]
        if angka is not None:
            satu.komponen[milik.nama] = angka
    if (teks := sel.get("bulan")) is not None:
        satu.bulan = bulan_sel(teks)
        if satu.bulan is None:
            satu.keluhkan("bulan", "bukan bulan", "Tulis nama bulannya, atau angka 1 sampai 12.")
    for nama in ("nilai", *komponen):
        if catatan := dari_rumus(sel.get(nama)):
            satu.catatan.append(Pesan(asal.alamat(nama), "", catatan))
    return satu


def _angka(sel: Sel | None) -> Decimal | None:
    """A value between 0 and some hundred; one shown as a percentage is that number."""
    return angka_sel(sel, desimal=DESIMAL, persen=True)


def tercetak(sel: Sel, nilai: Decimal) -> str:
    """As it is printed; a number of Excel with the decimals that it has, two at least."""
    return sel.teks.strip()[:TERCETAK_TERPANJANG] if sel.jenis == Jenis.TEKS else teks_tepat(nilai, 2)


def bulan_sel(sel: Sel) -> int | None:
    """1 to 12 from a name ("s.d. Maret" too), a number, or a date; None for what is none of them."""
    if sel.jenis == Jenis.TANGGAL:
        return int(sel.teks[5:7])
    kata = sel.teks.split()
    if not kata:
        return None
    if kata[-1].isascii() and kata[-1].isdigit() and len(kata[-1]) < 3:
        return int(kata[-1]) if 1 <= int(kata[-1]) <= BULAN_TERAKHIR else None
    return next((bulan for satu in kata if (bulan := bulan_teks(satu))), None)
