"""`rekap_serapan`: the one read of serapan, out of one published set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Case, Max, Prefetch, QuerySet, Subquery, Value, When, prefetch_related_objects
from django.db.models.functions import Length, Replace

from budget.models import BarisAnggaran, DataAnggaran, KelompokAnggaran, Rincian
from budget.rekap.baris import BarisSerapan, KelompokSerapan, RekapSerapan
from budget.rekap.cara import kode_baris
from budget.serapan import jumlah, serapan
from indicators.akses import Pengguna, boleh_melihat_anggaran
from indicators.konverter import KodeConverter
from indicators.models import SatuUnit, di_bawah

# The set of the uppermost unit goes before those of units below it.
DALAM = Length("unit__jalur") - Length(Replace("unit__jalur", Value("/"), Value("")))
URUTAN_RINCIAN = Case(*(When(rincian=rincian, then=urutan) for urutan, rincian in enumerate(Rincian)))

TOTAL = "total"


def baris_berurut() -> Prefetch[Any]:
    """For `prefetch_related` on sets: their lines, in their own order."""
    return Prefetch("baris", BarisAnggaran.objects.select_related("kelompok", "unit", "sasaran").order_by("urutan"))


def data_terlihat(user: Pengguna) -> QuerySet[DataAnggaran]:
    """The published sets a user may see: all of them with any role, none without."""
    semua = DataAnggaran.objects.all()
    return semua if boleh_melihat_anggaran(user) else semua.none()


def rekap_serapan(
    user: Pengguna, *, tahun: int | None = None, rincian: Rincian | None = None, unit: SatuUnit | None = None
) -> RekapSerapan | None:
    """The latest set of a year in one cut, in two queries; None where none was published. Never mixes two sets.

    Without `tahun` the latest year of which anything was published, without `rincian` its first cut.
    """
    terlihat = data_terlihat(user)
    terakhir = Subquery(terlihat.order_by("-tahun").values("tahun")[:1])
    terbit = terlihat.filter(tahun=terakhir if tahun is None else tahun)
    if rincian:
        terbit = terbit.filter(rincian=rincian)
    if unit:
        terbit = terbit.filter(di_bawah(unit, "unit__"))
    data = terbit.select_related("unit").order_by(DALAM, "unit__urutan", URUTAN_RINCIAN, "-revisi").first()
    return susun_rekap(data) if data else None


def susun_rekap(data: DataAnggaran) -> RekapSerapan:
    """All lines of one set; no query where `baris_berurut` fetched them along with the set."""
    prefetch_related_objects([data], baris_berurut())
    return rekap_baris(data, list(data.baris.all()))


def rekap_baris(data: DataAnggaran, baris: Sequence[BarisAnggaran]) -> RekapSerapan:
    """As `susun_rekap`, of lines read in their own order with kelompok, unit and sasaran."""
    kelompok = [
        _kelompok(data, milik, [b for b in baris if b.kelompok == milik])
        for milik in dict.fromkeys(b.kelompok for b in baris)
    ]
    bagian = tuple(b for k in kelompok for b in k.baris)
    total = jumlah(b.hasil for b in bagian)
    return RekapSerapan(
        data,
        _beralamat(kelompok),
        BarisSerapan(TOTAL, "Jumlah", total, data, tercetak_teks=data.serapan_tercetak, bagian=bagian),
    )


def _beralamat(kelompok: Sequence[KelompokSerapan]) -> tuple[KelompokSerapan, ...]:
    """Every line at an address of its own: by its kode where that is one word and nobody else's, else by number."""
    milik_baris = (b.kode for k in kelompok for b in k.baris)
    dipakai = Counter([TOTAL, *(k.kode for k in kelompok if k.subtotal), *milik_baris])

    def beralamat(baris: BarisSerapan) -> BarisSerapan:
        sendiri = dipakai[baris.kode] == 1 and re.fullmatch(KodeConverter.regex, baris.kode)
        return replace(baris, kunci=baris.kode if sendiri else baris.nomor)

    return tuple(
        replace(k, baris=tuple(map(beralamat, k.baris)), subtotal=k.subtotal and beralamat(k.subtotal))
        for k in kelompok
    )


def _kelompok(data: DataAnggaran, milik: KelompokAnggaran | None, isi: Sequence[BarisAnggaran]) -> KelompokSerapan:
    baris = tuple(baris_serapan(data, satu) for satu in isi)
    if milik is None:
        return KelompokSerapan("", "", baris, None)
    subtotal = BarisSerapan(
        milik.kode,
        milik.nama,
        jumlah(b.hasil for b in baris),
        data,
        milik.kode,
        milik.serapan_tercetak,
        nomor=f"kelompok.{milik.urutan}",
        bagian=baris,
    )
    return KelompokSerapan(milik.kode, milik.nama, baris, subtotal)


def baris_serapan(data: DataAnggaran, baris: BarisAnggaran) -> BarisSerapan:
    """One stored line and what it comes to; its kelompok, unit and sasaran must have been read along."""
    nomor = f"baris.{baris.urutan}"
    return BarisSerapan(
        kode_baris(baris, data.rincian),
        baris.uraian,
        serapan(baris.pagu, baris.realisasi),
        data,
        baris.kelompok.kode if baris.kelompok else "",
        baris.serapan_tercetak,
        baris.sisa_tercetak,
        kunci=nomor,
        nomor=nomor,
        tersimpan=baris,
    )


def tahun_anggaran_terakhir(user: Pengguna) -> int | None:
    """The latest year with a published set; None where there is none."""
    tahun: int | None = data_terlihat(user).aggregate(tahun=Max("tahun"))["tahun"]
    return tahun
