"""A target as a cell holds it, in the form of its indikator: a number, a range, 1 : n, a step of a scale, text."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from indicators.angka import AngkaDitolak, format_angka, parse_angka
from indicators.capaian import Polaritas
from indicators.lembar import Jenis, Sel
from indicators.models import JenisNilai
from indicators.models.bidang import DESIMAL
from indicators.services.dokumen import IsianDokumen
from indicators.services.impor.rencana.isi import NilaiTarget
from indicators.services.impor.sel import SelDitolak, angka_sel, teks_sel
from indicators.tebak.nilai import baca_rentang, baca_satu, cari_predikat, tanda_kosong

TANPA_ANGKA = (JenisNilai.PREDIKAT, JenisNilai.TEKS)
TERPANJANG = 100


@dataclass(frozen=True, slots=True)
class Sifat:
    """What of an indikator decides how its targets are read."""

    jenis: JenisNilai
    desimal: int
    boleh_negatif: bool
    berentang: bool
    satuan: str
    predikat: Collection[str]

    @classmethod
    def dari(cls, bidang: Mapping[str, Any], skala: Mapping[str, Collection[str]]) -> Sifat | None:
        """None where the kind of value is not said, or not one."""
        if bidang.get("jenis_nilai") not in JenisNilai.values:
            return None
        jenis = JenisNilai(bidang["jenis_nilai"])
        rentang = jenis == JenisNilai.RENTANG or (
            bidang.get("polaritas") == Polaritas.RENTANG.value and jenis not in TANPA_ANGKA
        )
        desimal = bidang.get("desimal")
        return cls(
            jenis,
            2 if desimal is None else min(int(desimal), 4),
            bool(bidang.get("boleh_negatif")),
            rentang,
            bidang.get("satuan") or "",
            skala.get(bidang.get("skala_predikat") or "", ()),
        )

    @property
    def persen(self) -> bool:
        return self.jenis == JenisNilai.PERSEN


def baca_target(sel: Sel, sifat: Sifat) -> NilaiTarget | None:
    """None where the cell says that there is no target. Raises SelDitolak."""
    if sel.jenis == Jenis.TEKS and sifat.jenis != JenisNilai.TEKS and tanda_kosong(sel.teks):
        return None
    if sifat.jenis in TANPA_ANGKA:
        return _kata(sel, sifat)
    if sel.jenis != Jenis.TEKS:
        return NilaiTarget(
            angka_sel(sel, desimal=sifat.desimal, persen=sifat.persen, boleh_negatif=sifat.boleh_negatif)
        )
    teks = teks_sel(sel, TERPANJANG)
    ukuran: dict[str, Any] = {
        "desimal": sifat.desimal,
        "persen": sifat.persen,
        "boleh_negatif": sifat.boleh_negatif,
        "satuan": sifat.satuan,
    }
    try:
        if sifat.berentang and (ujung := baca_rentang(teks, **ukuran)):
            return NilaiTarget(*ujung, tercetak=teks)
        return NilaiTarget(baca_satu(teks, rasio=sifat.jenis == JenisNilai.RASIO, **ukuran), tercetak=teks)
    except AngkaDitolak as tolak:
        raise SelDitolak(sel, tolak.pesan) from tolak


def baca_tercetak(realisasi: Sel | None, capaian: Sel | None, sifat: Sifat) -> IsianDokumen | None:
    """What a document prints for one year; None where it prints nothing. Raises SelDitolak."""
    if realisasi is None and capaian is None:
        return None
    persen, teks_capaian = _capaian(capaian) if capaian else (None, "")
    if realisasi is None:
        return IsianDokumen(capaian=persen, capaian_tercetak=teks_capaian) if teks_capaian else None
    tercetak = teks_tercetak(realisasi)
    nilai = baca_target(realisasi, replace(sifat, berentang=False))
    if nilai is None or not nilai.kata:
        return IsianDokumen(kosong=tercetak, capaian=persen, capaian_tercetak=teks_capaian)
    return IsianDokumen(
        nilai.nilai,
        nilai.predikat,
        nilai.teks,
        tercetak=tercetak,
        capaian=persen,
        capaian_tercetak=teks_capaian,
    )


def _capaian(sel: Sel) -> tuple[Decimal | None, str]:
    """The printed percentage as number and as text; neither where it is a dash or "n/a"."""
    if sel.jenis == Jenis.TEKS and tanda_kosong(sel.teks):
        return None, ""
    try:
        teks = teks_sel(sel, TERPANJANG)
        if sel.jenis == Jenis.TEKS:
            return parse_angka(teks, desimal=DESIMAL, persen=True), teks
        return angka_sel(sel, desimal=DESIMAL, persen=True), teks_tercetak(sel)
    except AngkaDitolak as tolak:
        raise SelDitolak(sel, tolak.pesan) from tolak


def teks_tercetak(sel: Sel) -> str:
    """The cell as a reader sees it: a number in our form, a percentage with its sign."""
    if sel.jenis != Jenis.ANGKA:
        return teks_sel(sel, TERPANJANG)
    return f"{_polos(Decimal(sel.teks))}{' %' if sel.persen else ''}"


def _kata(sel: Sel, sifat: Sifat) -> NilaiTarget | None:
    teks = teks_sel(sel, TERPANJANG)
    if sifat.jenis == JenisNilai.TEKS or not teks:
        return NilaiTarget(teks=teks) if teks else None
    if kode := cari_predikat(teks, sifat.predikat):
        return NilaiTarget(predikat=kode, tercetak="" if teks == kode else teks)
    pilihan = ", ".join(sifat.predikat) or "isi dahulu kolom Skala predikat"
    raise SelDitolak(sel, "bukan predikat pada skala ini", f"Pilihan: {pilihan}.")


def _polos(nilai: Decimal) -> str:
    pangkat = nilai.normalize().as_tuple().exponent
    return format_angka(nilai, max(0, -pangkat) if isinstance(pangkat, int) else 0)
