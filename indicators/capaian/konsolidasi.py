"""From quarters to a year (or s.d. a quarter): which quarters are due, and how their values become one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.capaian.istilah import Kalender, Keadaan, Konsolidasi
from indicators.capaian.nilai import Aturan, Nilai, teks_nilai, teks_tepat
from indicators.capaian.telusur import Ditinggalkan, Masukan, Telusur

TAK_TERDEFINISI = Nilai(teks="tidak terdefinisi (penyebut nol)")
ROMAWI = {1: "I", 2: "II", 3: "III", 4: "IV"}
TIDAK_DITUNGGU = {Keadaan.BUKAN_PERIODE_UKUR, Keadaan.BELUM_JADI_INDIKATOR}
# Of several states the one that asks most of the reader stands for the year.
URUTAN_KEADAAN = (
    Keadaan.BELUM_JADI_INDIKATOR,
    Keadaan.BUKAN_PERIODE_UKUR,
    Keadaan.TIDAK_TERSEDIA,
    Keadaan.BELUM_DIISI,
)


@dataclass(frozen=True, slots=True)
class Isian:
    """What was reported for one period; a state other than TERISI carries no value."""

    keadaan: Keadaan
    nilai: Nilai | None = None
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    alasan: str = ""
    sumber: str = ""  # who says so, where it is not the unit itself


@dataclass(frozen=True, slots=True)
class Terkonsolidasi:
    """The value of a year or s.d. a quarter: `n` of `m` quarters went in; one that nobody waits for is not in m."""

    nilai: Nilai | None
    keadaan: Keadaan
    alasan: str
    n: int
    m: int
    telusur: Telusur


def triwulan_ukur(aturan: Aturan, tahun: int) -> tuple[int, ...]:
    """The quarters in which the indikator is measured in a year; empty where the year is not one of its years."""
    if aturan.kalender == Kalender.TAHUN_TERTENTU:
        return (4,) if tahun in aturan.tahun_ukur else ()
    return {
        Kalender.TRIWULANAN: (1, 2, 3, 4),
        Kalender.SEMESTERAN: (2, 4),
        Kalender.TAHUNAN: (4,),
    }[aturan.kalender]


def nilai_isian(isian: Isian, aturan: Aturan) -> Nilai | None:
    """The value of one entry; numerator and denominator become their quotient, text where the latter is 0."""
    if isian.pembilang is None or isian.penyebut is None:
        return isian.nilai
    return _hasil_bagi([isian], aturan)


def konsolidasi(isian: Mapping[int, Isian], aturan: Aturan, tahun: int, sampai: int = 4) -> Terkonsolidasi:
    """Consolidate the entries of quarters 1..`sampai`. Absent quarters are named, never taken as 0."""
    wajib = [tw for tw in triwulan_ukur(aturan, tahun) if tw <= sampai]
    ada = {tw: isian[tw] for tw in sorted(isian) if tw <= sampai and isian[tw].keadaan == Keadaan.TERISI}
    nilai = _RUMUS[aturan.konsolidasi](list(ada.values()), aturan) if ada else None
    keadaan, alasan = (Keadaan.TERISI, "") if ada else _keadaan_kosong(wajib, isian)
    tanpa = [tw for tw in wajib if tw not in ada]
    ditunggu = [tw for tw in tanpa if tw not in isian or isian[tw].keadaan not in TIDAK_DITUNGGU]
    return Terkonsolidasi(
        nilai, keadaan, alasan, len(ada), len(ada) + len(ditunggu), _jelaskan(ada, tanpa, isian, nilai, aturan)
    )


def _keadaan_kosong(wajib: Sequence[int], isian: Mapping[int, Isian]) -> tuple[Keadaan, str]:
    """Without any value: not due at all, not filled yet, or what the due quarters say of themselves."""
    if not wajib:
        return Keadaan.BUKAN_PERIODE_UKUR, ""
    dilaporkan = [isian[tw] for tw in wajib if tw in isian]
    if len(dilaporkan) < len(wajib):
        return Keadaan.BELUM_DIISI, ""
    utama = max(reversed(dilaporkan), key=lambda isi: URUTAN_KEADAAN.index(isi.keadaan))
    return utama.keadaan, utama.alasan


def _terakhir(isian: Sequence[Isian], aturan: Aturan) -> Nilai | None:
    return nilai_isian(isian[-1], aturan)


def _dari_angka(
    hitung: Callable[[list[Fraction]], Fraction],
) -> Callable[[Sequence[Isian], Aturan], Nilai | None]:
    """A rule over numbers. Words cannot be added: where there are any, the last of them stands, never a part sum."""

    def terapkan(isian: Sequence[Isian], aturan: Aturan) -> Nilai | None:
        nilai = [nilai_isian(isi, aturan) for isi in isian]
        angka = [Fraction(n.angka) for n in nilai if n is not None and n.angka is not None]
        if len(angka) == len(nilai):
            return Nilai(hitung(angka))
        return [n for n in nilai if n is None or n.angka is None][-1]

    return terapkan


def _tertinggi(isian: Sequence[Isian], aturan: Aturan) -> Nilai | None:
    """The highest number, or the predikat highest in its scale."""
    predikat = [n for n in (nilai_isian(isi, aturan) for isi in isian) if n is not None and n.predikat is not None]
    if len(predikat) == len(isian):
        return max(predikat, key=lambda n: n.predikat.tingkat if n.predikat else 0)
    return _dari_angka(max)(isian, aturan)


def _lengkap(isian: Sequence[Isian]) -> bool:
    """Whether every entry has its numerator and denominator."""
    return all(i.pembilang is not None and i.penyebut is not None for i in isian)


def _hasil_bagi(isian: Sequence[Isian], aturan: Aturan) -> Nilai | None:
    """Sum of numerators over sum of denominators (times 100 for a percentage), not the mean of quotients."""
    if not _lengkap(isian):
        return _terakhir(isian, aturan)
    penyebut = sum((Fraction(i.penyebut or 0) for i in isian), Fraction(0))
    if penyebut == 0:
        return TAK_TERDEFINISI
    pembilang = sum((Fraction(i.pembilang or 0) for i in isian), Fraction(0))
    return Nilai(pembilang / penyebut * (100 if aturan.persen else 1))


_RUMUS: dict[Konsolidasi, Callable[[Sequence[Isian], Aturan], Nilai | None]] = {
    Konsolidasi.JUMLAH: _dari_angka(lambda angka: sum(angka, Fraction(0))),
    Konsolidasi.RATA_RATA: _dari_angka(lambda angka: sum(angka, Fraction(0)) / len(angka)),
    Konsolidasi.MAKSIMUM: _tertinggi,
    Konsolidasi.TERAKHIR: _terakhir,
    Konsolidasi.KUMULATIF: _terakhir,
    Konsolidasi.RASIO: _hasil_bagi,
}


def _jelaskan(
    ada: Mapping[int, Isian],
    tanpa: Sequence[int],
    isian: Mapping[int, Isian],
    nilai: Nilai | None,
    aturan: Aturan,
) -> Telusur:
    hasil = teks_nilai(nilai, aturan) or "tidak ada"
    cara = aturan.konsolidasi.label
    return Telusur(
        "Realisasi",
        cara,
        f"{cara}: {hasil}"
        if _terpakai(ada, nilai, aturan)
        else f"{cara} tidak dapat dihitung; isian terakhir: {hasil}",
        "Konsolidasi triwulan",
        tuple(
            Masukan(f"Triwulan {ROMAWI[tw]}", teks_nilai(nilai_isian(isi, aturan), aturan), _keterangan(isi))
            for tw, isi in ada.items()
        ),
        ditinggalkan=tuple(
            Ditinggalkan(f"Triwulan {ROMAWI[tw]}", _keadaan(isian.get(tw)).label.lower()) for tw in tanpa
        ),
    )


def _keadaan(isian: Isian | None) -> Keadaan:
    return Keadaan.BELUM_DIISI if isian is None else isian.keadaan


def _terpakai(ada: Mapping[int, Isian], nilai: Nilai | None, aturan: Aturan) -> bool:
    """Whether the rule itself gave the value, and not the last entry in its place."""
    if aturan.konsolidasi == Konsolidasi.RASIO:
        return _lengkap(list(ada.values()))
    if aturan.konsolidasi in (Konsolidasi.JUMLAH, Konsolidasi.RATA_RATA):
        return nilai is None or nilai.angka is not None
    return True


def _keterangan(isian: Isian) -> str:
    return ", ".join(filter(None, [_pecahan(isian), isian.sumber]))


def _pecahan(isian: Isian) -> str:
    if isian.pembilang is None or isian.penyebut is None:
        return ""
    return f"{teks_tepat(isian.pembilang, 0)} / {teks_tepat(isian.penyebut, 0)}"
