"""The capaian table: sections by level, groups by sasaran, each with its mean."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Protocol

from indicators.capaian import AturanKebijakan
from indicators.models import Jenjang, Sasaran
from indicators.rekap.alamat import TARGET, telusur_capaian_url, telusur_sasaran_url
from indicators.rekap.capaian import SaringCapaian
from indicators.rekap.pada import sudah_lewat
from indicators.rekap.pohon import pohon_url
from indicators.rekap.rerata import Rerata, rerata
from indicators.rekap.ringkas import BarisCetak


class Beraturan(Protocol):
    """A list that knows its rules once its first row was read."""

    @property
    def kebijakan(self) -> AturanKebijakan: ...


@dataclass(frozen=True, slots=True)
class Sel:
    """One cell of a row of targets, and where it is explained."""

    tahun: int
    teks: str
    url: str


@dataclass(frozen=True, slots=True)
class BarisTabel:
    """A row; `resmi` is its official side where the row counts pending figures too."""

    baris: BarisCetak
    target: list[Sel]
    resmi: BarisCetak | None


@dataclass(frozen=True, slots=True)
class Kelompok:
    """A sasaran with its mean and its rows; beside a mean of all figures stands the official one."""

    sasaran: Sasaran
    rerata: Rerata
    resmi: Rerata | None
    menunggu: int
    baris: list[BarisTabel]


@dataclass(frozen=True, slots=True)
class Bagian:
    """A level with its own target columns."""

    judul: str
    tahun_target: list[int]
    kelompok: list[Kelompok]
    pohon_url: str  # where its sasaran stand in the pohon kinerja; empty for those that hang on none


def susun_bagian(
    baris: Iterable[BarisCetak],
    saring: SaringCapaian,
    kebijakan: AturanKebijakan,
    resmi: Iterable[BarisCetak] = (),
    tampil: Collection[int] | None = None,
) -> list[Bagian]:
    """Rows in tree order become sections by level and groups by sasaran; `resmi` are the same rows, official.

    `tampil`: the indikator that are shown; without it all. Means are over all of a sasaran's rows in any case.
    """
    per_kode = {satu.kode: satu for satu in resmi}
    return [
        _bagian(Jenjang(jenjang), list(isi), saring, kebijakan, per_kode, tampil)
        for jenjang, isi in groupby(baris, key=lambda b: b.indikator.sasaran.jenjang)
    ]


@dataclass(frozen=True, slots=True)
class BagianMengalir:
    """A section of a list that is too long to be held; its groups come as they are read."""

    judul: str
    tahun_target: list[int]
    kelompok: Iterator[Kelompok]
    pohon_url: str = ""


def alirkan(
    baris: Iterable[tuple[BarisCetak, BarisCetak | None]], saring: SaringCapaian, aturan: Beraturan
) -> Iterator[BagianMengalir]:
    """As `susun_bagian`, of rows with their official side, a sasaran at a time; targets of the one year."""

    def kelompok(isi: Iterable[tuple[BarisCetak, BarisCetak | None]]) -> Iterator[Kelompok]:
        for _, milik in groupby(isi, key=lambda satu: satu[0].indikator.sasaran_id):
            pasangan = list(milik)
            resmi = {r.kode: r for _, r in pasangan if r}
            yield _kelompok([b for b, _ in pasangan], [saring.tahun], saring, aturan.kebijakan, resmi, None)

    for jenjang, isi in groupby(baris, key=lambda satu: satu[0].indikator.sasaran.jenjang):
        yield BagianMengalir(_judul(Jenjang(jenjang)), [saring.tahun], kelompok(isi))


def _judul(jenjang: Jenjang) -> str:
    return f"{jenjang.label} ({jenjang.jenis_indikator})"


def _bagian(
    jenjang: Jenjang,
    baris: list[BarisCetak],
    saring: SaringCapaian,
    kebijakan: AturanKebijakan,
    resmi: Mapping[str, BarisCetak],
    tampil: Collection[int] | None,
) -> Bagian:
    semua_tahun = [] if saring.semua_status else sorted({t for b in baris for t in b.target_tahunan})
    tahun = semua_tahun or [saring.tahun]  # beside two figures there is room for one target
    return Bagian(
        _judul(jenjang),
        tahun,
        [
            _kelompok(list(isi), tahun, saring, kebijakan, resmi, tampil)
            for _, isi in groupby(baris, key=lambda b: b.indikator.sasaran_id)
        ],
        pohon_url(baris[0].indikator.sasaran, saring),
    )


def _kelompok(
    baris: list[BarisCetak],
    tahun: list[int],
    saring: SaringCapaian,
    kebijakan: AturanKebijakan,
    resmi: Mapping[str, BarisCetak],
    tampil: Collection[int] | None,
) -> Kelompok:
    milik_resmi = [resmi[b.kode] for b in baris if b.kode in resmi]
    return Kelompok(
        baris[0].indikator.sasaran,
        _rerata(baris, saring, kebijakan),
        _rerata(milik_resmi, replace(saring, semua_status=False), kebijakan) if milik_resmi else None,
        sum(b.menunggu for b in baris),
        [_baris(b, tahun, resmi.get(b.kode)) for b in baris if tampil is None or b.indikator.pk in tampil],
    )


def _baris(baris: BarisCetak, tahun: Iterable[int], resmi: BarisCetak | None) -> BarisTabel:
    target, kode, per = baris.target_tahunan, baris.kode, baris.per
    sel = [Sel(t, target.get(t, ""), telusur_capaian_url(kode, t, per=per, tempat=TARGET)) for t in tahun]
    return BarisTabel(baris, sel, resmi)


def _rerata(baris: list[BarisCetak], saring: SaringCapaian, kebijakan: AturanKebijakan) -> Rerata:
    alamat = telusur_sasaran_url(
        baris[0].indikator.sasaran,
        saring.tahun,
        saring.triwulan,
        sudah_lewat(saring.per),
        semua=saring.semua_status and any(b.sementara for b in baris),
        unit=saring.unit,
    )
    return rerata(baris, kebijakan, alamat)
