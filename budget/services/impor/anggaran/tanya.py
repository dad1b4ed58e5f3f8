"""What a set must say about itself: from the form, else from the lines around the table, else asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.utils import formats

from budget.services.impor.kop import Kop
from indicators.angka import format_rupiah
from indicators.services.impor import Opsi, Tanya

SKALA = {1: "rupiah penuh", 1_000: "ribuan rupiah", 1_000_000: "jutaan rupiah"}
TAK_MUNGKIN = 100  # a pagu does not become a hundred times as large, or as small, from one set to the next
MILIAR = (
    "Berkas ini dalam miliar rupiah: angkanya sudah dibulatkan dan tidak dapat dikembalikan sampai rupiah."
    " Minta berkas dalam rupiah penuh."
)


@dataclass(frozen=True, slots=True)
class Pembanding:
    """A total that is known, by which the scale of a new one is judged."""

    pagu: int
    sebutan: str


@dataclass(slots=True)
class Jawaban:
    """The answers that there are, where each was found, and the questions that are left."""

    per_tanggal: date | None = None
    sumber: str = ""
    pagu_versi: str = ""
    catatan: list[str] = field(default_factory=list)
    tanya: list[Tanya] = field(default_factory=list)


def jawab(opsi: Opsi, kop: Kop) -> Jawaban:
    hasil = Jawaban(sumber=opsi.get("sumber") or kop.sumber or kop.sistem)
    hasil.per_tanggal = per_tanggal(opsi, kop, hasil)
    if not hasil.sumber:
        hasil.tanya.append(Tanya("sumber", "Dari mana data ini? Sumbernya tidak tertulis di berkas."))
    elif not opsi.get("sumber"):
        hasil.catatan.append(f"Sumber menurut berkas: {hasil.sumber}.")
    return hasil


def jawab_anggaran(opsi: Opsi, kop: Kop) -> Jawaban:
    """As `jawab`, with the version of the pagu, which a set of pagu has."""
    hasil = jawab(opsi, kop)
    hasil.pagu_versi = opsi.get("pagu_versi") or kop.pagu_versi
    if not hasil.pagu_versi:
        hasil.tanya.append(Tanya("pagu_versi", "Pagu versi mana: pagu awal, atau revisi ke berapa?"))
    elif not opsi.get("pagu_versi"):
        hasil.catatan.append(f"Versi pagu menurut berkas: {hasil.pagu_versi}.")
    return hasil


def per_tanggal(opsi: Opsi, kop: Kop, hasil: Jawaban) -> date | None:
    if opsi.get("per_tanggal"):
        return date.fromisoformat(opsi["per_tanggal"])
    if len(kop.tanggal) == 1:
        ((hari, alamat),) = kop.tanggal.items()
        hasil.catatan.append(f"Per tanggal menurut sel {alamat}: {formats.date_format(hari, 'j F Y')}.")
        return hari
    tanya = "Per tanggal berapa data ini? Tanggalnya tidak tertulis di berkas."
    if kop.tanggal:
        semua = " dan ".join(f"{formats.date_format(h, 'j F Y')} ({a})" for h, a in kop.tanggal.items())
        tanya = f"Per tanggal berapa data ini? Berkas menyebut {semua}."
    hasil.tanya.append(Tanya("per_tanggal", tanya))
    return None


def skala_dibaca(opsi: Opsi, kop: Kop) -> int:
    """One unit of the file in rupiah, as far as it is known before the question is answered."""
    return int(opsi.get("skala") or min((s for s in kop.skala if s in SKALA), default=1))


def tanya_skala(opsi: Opsi, kop: Kop, pagu: int, lain: Pembanding | None) -> list[Tanya]:
    """Asked where the file says a scale, or where its total is far from that of another set; never assumed."""
    if opsi.get("skala"):
        return []
    banding = ""
    if lain:
        banding = f" Jumlah pagunya {format_rupiah(pagu)}; {lain.sebutan}: {format_rupiah(lain.pagu)}."
    for kali, alamat in sorted(kop.skala.items()):
        if kali in SKALA:
            kalimat = f"Sel {alamat} menyebut {SKALA[kali]}. Dalam apa angka berkas ini?"
            return [Tanya("skala", f"{kalimat}{banding.replace('pagunya', 'pagunya bila demikian')}")]
    if tak_sepadan(pagu, lain):
        return [Tanya("skala", f"Dalam apa angka berkas ini: rupiah, ribuan, atau jutaan?{banding}")]
    return []


def tak_sepadan(pagu: int, lain: Pembanding | None) -> bool:
    """Whether one total is so many times the other that a scale must be wrong."""
    if lain is None or not pagu:
        return False
    return max(pagu, lain.pagu) >= TAK_MUNGKIN * min(pagu, lain.pagu)
