"""All that is guessed about one indikator of a foreign table, each part with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from indicators.angka import AngkaDitolak, angka_dari_api
from indicators.lembar import Jenis, Sel
from indicators.tebak.arah import Angka, TebakanArah, tebak_arah, tebak_kalender, tebak_konsolidasi
from indicators.tebak.bentuk import Tebakan, TebakanBentuk, tebak_bentuk, tebak_satuan
from indicators.tebak.kolom import Peran
from indicators.tebak.nilai import baca_satu, tanda_kosong
from indicators.tebak.tabel import IndikatorTabel


@dataclass(frozen=True, slots=True)
class TebakanIndikator:
    """What the wizard proposes. Parts that are not `yakin` must be chosen by a person."""

    bentuk: TebakanBentuk
    arah: TebakanArah
    konsolidasi: Tebakan
    kalender: Tebakan

    @property
    def bagian(self) -> dict[str, Tebakan]:
        return {
            "jenis_nilai": self.bentuk.jenis,
            "polaritas": self.arah.polaritas,
            "konsolidasi": self.konsolidasi,
            "kalender": self.kalender,
        }


def tebak_indikator(satu: IndikatorTabel, skala: Mapping[str, Sequence[str]]) -> TebakanIndikator:
    """`skala`: the known scales of predikat, kode -> their steps. A missing satuan is taken from the values."""
    nilai = satu.nilai(Peran.TARGET, Peran.REALISASI)
    if not satu.satuan and (satuan := tebak_satuan(nilai)):
        satu.teks[Peran.SATUAN] = satuan
    bentuk = tebak_bentuk(satu.uraian, satu.satuan, nilai, skala)
    jenis = bentuk.jenis.isi
    arah = tebak_arah(satu.uraian, jenis, _angka(satu, bentuk))
    return TebakanIndikator(
        bentuk,
        arah,
        tebak_konsolidasi(satu.uraian, satu.satuan, jenis),
        tebak_kalender(satu.uraian, satu.satuan, jenis),
    )


def _angka(satu: IndikatorTabel, bentuk: TebakanBentuk) -> list[Angka]:
    """By year, what can be read as numbers."""
    hasil = []
    for tahun in sorted({t for _, t in satu.sel}):
        target, realisasi, tercetak = (
            satu.sel.get((p, tahun)) for p in (Peran.TARGET, Peran.REALISASI, Peran.CAPAIAN)
        )
        teks = "" if tercetak is None else f"{tercetak.teks} %" if tercetak.jenis == Jenis.ANGKA else tercetak.teks
        hasil.append(
            Angka(
                _baca(target, satu, bentuk),
                _baca(realisasi, satu, bentuk),
                _baca_persen(tercetak),
                teks.replace(".", ",") if tercetak is not None and tercetak.jenis == Jenis.ANGKA else teks,
            )
        )
    return hasil


def _baca(sel: Sel | None, satu: IndikatorTabel, bentuk: TebakanBentuk) -> Decimal | None:
    if sel is None or (sel.jenis == Jenis.TEKS and tanda_kosong(sel.teks)):
        return None
    jenis = bentuk.jenis.isi
    try:
        if sel.jenis == Jenis.ANGKA:
            return angka_dari_api(Decimal(sel.teks), desimal=bentuk.desimal, boleh_negatif=True)
        return baca_satu(
            sel.teks, desimal=bentuk.desimal, persen=jenis == "persen", satuan=satu.satuan, rasio=jenis == "rasio"
        )
    except AngkaDitolak:
        return None


def _baca_persen(sel: Sel | None) -> Decimal | None:
    if sel is None:
        return None
    try:
        if sel.jenis == Jenis.ANGKA:
            return angka_dari_api(Decimal(sel.teks), desimal=4, boleh_negatif=True)
        return baca_satu(sel.teks, desimal=4, persen=True)
    except AngkaDitolak:
        return None
