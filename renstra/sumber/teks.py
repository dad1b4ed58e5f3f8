"""Texts of the document: printed twice, naming an unknown unit, or remarked on by whoever entered them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse

from budget.models import DataAnggaran
from indicators.models import (
    Indikator,
    JenisRujukan,
    KerangkaRegulasi,
    Realisasi,
    Renstra,
    Rujukan,
    Sasaran,
    Silsilah,
    Target,
    Tujuan,
    UnitKerja,
)
from renstra.sumber.temuan import Jenis, Tafsir, Temuan

# Rows that may carry a remark on the source, and rows that may carry our reading of it. A regulation without
# a known unit is reported by a rule of its own.
BERCATATAN: tuple[Callable[[], QuerySet[Any]], ...] = (
    Sasaran.objects.all,
    Indikator.objects.all,
    lambda: Target.objects.select_related("indikator"),
    lambda: Realisasi.objects.select_related("indikator"),
    Rujukan.objects.all,
    lambda: KerangkaRegulasi.objects.exclude(unit__isnull=True),
    DataAnggaran.objects.all,
)
BERTAFSIR: tuple[Callable[[], QuerySet[Any]], ...] = (
    UnitKerja.objects.all,
    Renstra.objects.all,
    Tujuan.objects.all,
    Sasaran.objects.all,
    Indikator.objects.all,
    lambda: Target.objects.select_related("indikator"),
    lambda: Realisasi.objects.select_related("indikator"),
    lambda: Silsilah.objects.select_related("dari", "ke"),
    Rujukan.objects.all,
    KerangkaRegulasi.objects.all,
    DataAnggaran.objects.all,
)
PERATURAN = re.compile(r"^(?P<jenis>.+?)(?: Republik Indonesia)? Nomor 0*(?P<nomor>\d+) Tahun (?P<tahun>\d{4})", re.I)


def periksa_teks() -> Iterator[Temuan]:
    yield from _rangkap()
    yield from _unit_tak_dikenal()
    yield from _catatan()


def _rangkap() -> Iterator[Temuan]:
    """Two entries of the list of laws that are one and the same law."""
    per_peraturan: defaultdict[tuple[str, ...], list[Rujukan]] = defaultdict(list)
    for butir in Rujukan.objects.filter(jenis=JenisRujukan.PRODUK_HUKUM).order_by("renstra", "urutan"):
        cocok = PERATURAN.match(butir.judul or butir.teks)
        if cocok:
            per_peraturan[str(butir.renstra_id), *(bagian.lower() for bagian in cocok.groups())].append(butir)
    for butir_sama in per_peraturan.values():
        if len(butir_sama) > 1:
            nomor = " dan ".join(b.nomor for b in butir_sama)
            yield Temuan(
                Jenis.KEJANGGALAN,
                butir_sama[0].judul or butir_sama[0].teks,
                butir_sama[0].tempat,
                tercetak=f"nomor {nomor}",
                penjelasan="Peraturan yang sama tercetak lebih dari sekali.",
                url=reverse("indicators:rujukan-list"),
            )


def _unit_tak_dikenal() -> Iterator[Temuan]:
    for regulasi in KerangkaRegulasi.objects.filter(unit__isnull=True):
        yield Temuan(
            Jenis.KEJANGGALAN,
            regulasi.judul,
            regulasi.tempat,
            tercetak=regulasi.unit_teks,
            penjelasan="Unit penanggung jawab yang tercetak tidak ada dalam susunan organisasi.",
            url=reverse("indicators:regulasi-list"),
        )


def _catatan() -> Iterator[Temuan]:
    """Remarks on the source, unless another rule of this page reports the same row already."""
    for semua in BERCATATAN:
        for satu in semua().exclude(catatan_sumber=""):
            indikator = _indikator(satu)
            yield Temuan(
                Jenis.KEJANGGALAN,
                _nama(satu),
                getattr(satu, "tempat", ""),
                penjelasan=satu.catatan_sumber,
                url=indikator.get_absolute_url() if indikator else "",
                indikator=indikator.kode if indikator else "",
            )


def daftar_tafsir() -> list[Tafsir]:
    """Our readings, the same sentence once with everything it was applied to."""
    per_kalimat: defaultdict[tuple[str, str], list[Model]] = defaultdict(list)
    for semua in BERTAFSIR:
        for satu in semua().exclude(tafsir=""):
            per_kalimat[str(satu._meta.verbose_name), satu.tafsir].append(satu)
    return [_tafsir(jenis, kalimat, baris) for (jenis, kalimat), baris in per_kalimat.items()]


def _tafsir(jenis: str, kalimat: str, baris: list[Model]) -> Tafsir:
    if len(baris) > 1:
        return Tafsir(f"{jenis.capitalize()} ({len(baris)})", kalimat)
    indikator = _indikator(baris[0])
    url, kode = (indikator.get_absolute_url(), indikator.kode) if indikator else ("", "")
    return Tafsir(f"{jenis.capitalize()}: {_nama(baris[0])}", kalimat, url, kode)


def _indikator(baris: Model) -> Indikator | None:
    if isinstance(baris, Indikator):
        return baris
    if isinstance(baris, Silsilah):
        return baris.ke or baris.dari
    return baris.indikator if isinstance(baris, Target | Realisasi) else None


def _nama(baris: Model) -> str:
    indikator = _indikator(baris)
    if indikator is None:
        return str(baris)
    tahun = getattr(baris, "tahun", None)
    return f"{indikator.kode} {indikator.uraian}" + (f", {tahun}" if tahun else "")
