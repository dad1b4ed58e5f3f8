"""Whether a quarter may be entered now by a unit, and if not, why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import formats, timezone

from indicators.akses.segel import PUNYA_SEGEL
from indicators.models import JenjangUnit, PengecualianPeriode, PeriodeLapor, UnitKerja
from indicators.tenggat import Jendela, jendela_bawaan

TERSEGEL = "Triwulan ini sudah ditutup dan disegel; pengecualian pun tidak berlaku sampai administrator membukanya."


@dataclass(frozen=True, slots=True)
class KeadaanPeriode:
    """Open or not for one unit; `alasan` in words for the reader, `tutup` the deadline that holds for it."""

    terbuka: bool
    alasan: str
    tutup: datetime
    pengecualian: PengecualianPeriode | None = None


def periode_unit(tahun: int, triwulan: int, unit: UnitKerja, saat: datetime | None = None) -> KeadaanPeriode:
    """The state of a quarter for one unit."""
    return keadaan_periode(tahun, triwulan, [unit], saat)[unit.pk]


def keadaan_periode(
    tahun: int, triwulan: int, unit: Iterable[UnitKerja], saat: datetime | None = None
) -> dict[int, KeadaanPeriode]:
    """The state of a quarter for many units, in two queries. Without a row the default window holds."""
    saat = saat or timezone.now()
    periode = PeriodeLapor.objects.filter(tahun=tahun, triwulan=triwulan).annotate(tersegel=PUNYA_SEGEL).first()
    jendela = _jendela(periode) if periode else jendela_bawaan(tahun, triwulan)
    if periode and periode.dikunci and periode.tersegel:
        return {satu.pk: KeadaanPeriode(False, TERSEGEL, tutup_menurut_jenjang(jendela, satu)) for satu in unit}
    berlaku = (
        list(PengecualianPeriode.objects.filter(periode=periode, sampai__gt=saat).select_related("unit"))
        if periode
        else []
    )
    dikunci = periode is not None and periode.dikunci
    return {satu.pk: _keadaan(jendela, dikunci, _pengecualian(berlaku, satu), satu, saat) for satu in unit}


def jendela_tahun(tahun: int) -> dict[int, tuple[Jendela, bool]]:
    """The window of each quarter of a year, and whether it is locked; one query."""
    periode = {p.triwulan: p for p in PeriodeLapor.objects.filter(tahun=tahun)}
    return {
        triwulan: (_jendela(satu), satu.dikunci)
        if (satu := periode.get(triwulan))
        else (jendela_bawaan(tahun, triwulan), False)
        for triwulan in (1, 2, 3, 4)
    }


def daftar_pengecualian(tahun: int) -> QuerySet[PengecualianPeriode]:
    """Every exception of a year, past ones too: they are for all to see."""
    return PengecualianPeriode.objects.filter(periode__tahun=tahun).select_related("periode", "unit", "dibuat_oleh")


def _jendela(periode: PeriodeLapor) -> Jendela:
    return Jendela(periode.buka, periode.tutup, periode.tutup_eselon_i, periode.tutup_kementerian)


def _pengecualian(berlaku: list[PengecualianPeriode], unit: UnitKerja) -> PengecualianPeriode | None:
    """The exception that reaches the unit, the longest one where there are several."""
    sampai = [p for p in berlaku if unit.jalur.startswith(p.unit.jalur)]
    return max(sampai, key=lambda p: p.sampai, default=None)


def tutup_menurut_jenjang(jendela: Jendela, unit: UnitKerja) -> datetime:
    if unit.jenjang == JenjangUnit.KEMENTERIAN:
        return jendela.tutup_kementerian
    return jendela.tutup_eselon_i if unit.jenjang == JenjangUnit.ESELON_I else jendela.tutup


def _keadaan(
    jendela: Jendela, dikunci: bool, pengecualian: PengecualianPeriode | None, unit: UnitKerja, saat: datetime
) -> KeadaanPeriode:
    tutup = tutup_menurut_jenjang(jendela, unit)
    if pengecualian:
        alasan = f"Terbuka karena pengecualian sampai {batas_teks(pengecualian.sampai)}: {pengecualian.alasan}"
        return KeadaanPeriode(True, alasan, pengecualian.sampai, pengecualian)
    if dikunci:
        return KeadaanPeriode(False, "Periode dikunci oleh administrator.", tutup)
    if saat < jendela.buka:
        return KeadaanPeriode(False, f"Periode baru dibuka {waktu_teks(jendela.buka)}.", tutup)
    if saat >= tutup:
        return KeadaanPeriode(False, f"Periode ditutup {batas_teks(tutup)}.", tutup)
    return KeadaanPeriode(True, "", tutup)


def batas(tutup: datetime) -> datetime:
    """A closing instant as its last minute in time: midnight after the 7th is the 7th, 23.59."""
    return tutup - timedelta(minutes=1)


def batas_teks(tutup: datetime) -> str:
    return waktu_teks(batas(tutup))


def waktu_teks(saat: datetime) -> str:
    """An instant as people here read it, always with its zone."""
    return f"{formats.date_format(timezone.localtime(saat), 'l, j F Y H.i')} WIB"
