"""A mean over rows of capaian, with its explanation's address: page, dashboard and chart print this one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from indicators.capaian import Agregat, Anggota, AturanKebijakan, agregat
from indicators.capaian.jumlahan import TakPasti, jumlahkan
from indicators.models import Sasaran, UnitKerja
from indicators.rekap.alamat import telusur_sasaran_url
from indicators.rekap.baris import BarisCapaian
from indicators.rekap.ringkas import BarisCetak


@dataclass(frozen=True, slots=True)
class Rerata:
    """A mean as a page prints it; `contoh` where an example figure of the demo went in.

    `sebagian`: how many of the counted figures stand on only some of the quarters that are due.
    """

    agregat: Agregat
    telusur_url: str
    contoh: bool = False
    sebagian: int = 0

    @property
    def nilai_teks(self) -> str:
        return self.agregat.nilai_teks

    @property
    def kisaran(self) -> list[tuple[str, str, str]]:
        """Worst and best case: name, figure, where it is explained. Empty where the mean cannot move any more."""
        return [
            (satu.nama, satu.nilai_teks, f"{self.telusur_url}#{jangkar}")
            for satu, jangkar in zip(self.agregat.kisaran, ("terburuk", "terbaik"), strict=False)
        ]


@dataclass(frozen=True, slots=True)
class RerataSasaran:
    """One sasaran with its rows and their mean."""

    sasaran: Sasaran
    baris: list[BarisCapaian]
    rerata: Rerata


def rerata(baris: Sequence[BarisCetak], kebijakan: AturanKebijakan, telusur_url: str) -> Rerata:
    """The mean of rows, to be printed; what it consists of is told where `telusur_url` leads."""
    anggota = [b.anggota for b in baris]
    return Rerata(
        _agregat(anggota, kebijakan),
        telusur_url,
        any(b.contoh for b in baris),
        sum(a.tepat is not None and bool(b.sebagian_teks) for a, b in zip(anggota, baris, strict=True)),
    )


def _agregat(anggota: Sequence[Anggota], kebijakan: AturanKebijakan) -> Agregat:
    """Added up without naming the members, which takes most of the time."""
    try:
        return jumlahkan(anggota, kebijakan).agregat(kebijakan)
    except TakPasti:
        return agregat(anggota, kebijakan)


def rerata_sasaran(
    baris: Sequence[BarisCapaian],
    kebijakan: AturanKebijakan,
    *,
    per: date | None = None,
    semua: bool = False,
    unit: UnitKerja | None = None,
) -> list[RerataSasaran]:
    """Rows of one period in tree order, sasaran by sasaran."""
    kelompok = [list(isi) for _, isi in groupby(baris, key=lambda b: b.indikator.sasaran_id)]
    return [
        RerataSasaran(
            isi[0].indikator.sasaran,
            isi,
            rerata(
                isi,
                kebijakan,
                telusur_sasaran_url(
                    isi[0].indikator.sasaran, isi[0].tahun, isi[0].triwulan, per, semua=semua, unit=unit
                ),
            ),
        )
        for isi in kelompok
    ]
