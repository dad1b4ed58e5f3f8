"""Cells of docs/capaian.md as values of the engine. Read apart from `angka`, so that one cannot hide the other."""

from decimal import Decimal
from fractions import Fraction

from indicators.capaian import Alasan, Capaian, Isian, Keadaan, Nilai, NilaiPredikat

AKIP = ("D", "C", "CC", "B", "BB", "A", "AA")


def desimal(teks: str) -> Decimal:
    return Decimal(teks.replace(".", "").replace(",", "."))


def nilai(teks: str) -> Nilai | None:
    """A cell: a number, a range "80 - 90", "1 : 20", a predikat of AKIP, "teks: ..."; None where empty."""
    if not teks:
        return None
    if teks.startswith("teks: "):
        return Nilai(teks=teks.removeprefix("teks: "))
    if teks in AKIP:
        return Nilai(predikat=NilaiPredikat(teks, AKIP.index(teks) + 1))
    bawah, _, atas = teks.removeprefix("1 : ").partition(" - ")
    return Nilai(desimal(bawah), desimal(atas) if atas else None)


def isian(teks: str) -> Isian | None:
    """A quarter's cell: a state, "30 / 40", or what `nilai` reads; None where nothing was reported."""
    if not teks:
        return None
    if teks in Keadaan.kode():
        return Isian(Keadaan(teks), alasan="sebabnya")
    if " / " in teks:
        pembilang, penyebut = (desimal(bagian) for bagian in teks.split(" / "))
        return Isian(Keadaan.TERISI, pembilang=pembilang, penyebut=penyebut)
    return Isian(Keadaan.TERISI, nilai(teks))


def pecahan(teks: str) -> Fraction:
    return Fraction(desimal(teks))


def cetak(angka: Decimal | None) -> str:
    """A percentage as the page prints it."""
    return "tidak dihitung" if angka is None else f"{angka:.2f}".replace(".", ",")


def hasil(satu: Capaian) -> str:
    """What the column Hasil prints: the figure, or the code of its reason; never both, never neither."""
    assert (satu.nilai is None) == (satu.tepat is None) == (satu.rumus is None) == (satu.alasan is not None)
    return satu.alasan.value if isinstance(satu.alasan, Alasan) else cetak(satu.nilai)
