"""What a changed plan would do to capaian: by the same engine, written nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.capaian import AturanKebijakan
from indicators.models import Indikator, Realisasi, Target
from indicators.rekap.baris import BarisCapaian
from indicators.rekap.dampak import Dampak
from indicators.rekap.kebijakan import kebijakan_per_tahun
from indicators.rekap.nilai_verifikasi import sertakan_verifikasi
from indicators.rekap.periode import Periode, susun_baris


@dataclass(frozen=True, slots=True)
class RencanaBaru:
    """One indikator as it is (None: new) and as it would be, with targets and figures that would be added.

    Both count as if they were approved.
    """

    lama: Indikator | None
    baru: Indikator
    target: Sequence[Target] = ()
    realisasi: Sequence[Realisasi] = ()


def dampak_rencana(rencana: Sequence[RencanaBaru]) -> list[dict[int, Dampak]]:
    """Of each, in order, by year, for every year with figures; four queries for any number. Pending figures count."""
    kunci = [satu.lama.pk for satu in rencana if satu.lama]
    tersimpan: defaultdict[int, list[Realisasi]] = defaultdict(list)
    semua = Realisasi.objects.filter(indikator__in=kunci).select_related("predikat", "dokumen")
    ada = list(semua.order_by("tahun", "triwulan"))
    tahun = {r.tahun for r in ada} | {r.tahun for satu in rencana for r in satu.realisasi}
    kebijakan = kebijakan_per_tahun(tahun)
    sertakan_verifikasi(ada, kebijakan)
    for r in ada:
        tersimpan[r.indikator_id].append(r)
    target: defaultdict[int, list[Target]] = defaultdict(list)
    for t in Target.objects.berlaku().filter(indikator__in=kunci).select_related("predikat"):
        target[t.indikator_id].append(t)
    return [
        _dampak(satu, target[satu.lama.pk], tersimpan[satu.lama.pk], kebijakan)
        if satu.lama
        else _dampak(satu, [], [], kebijakan)
        for satu in rencana
    ]


def _dampak(
    satu: RencanaBaru,
    target: Sequence[Target],
    realisasi: Sequence[Realisasi],
    kebijakan: Mapping[int, AturanKebijakan],
) -> dict[int, Dampak]:
    kelak = [*realisasi, *satu.realisasi]
    hasil = {}
    for tahun in sorted({r.tahun for r in kelak}):
        kini, nanti = ([r for r in baris if r.tahun == tahun] for baris in (realisasi, kelak))
        hasil[tahun] = Dampak(
            _baris(satu.lama or satu.baru, target, kini, tahun, kebijakan),
            _baris(satu.baru, [*target, *satu.target], nanti, tahun, kebijakan),
        )
    return hasil


def _baris(
    indikator: Indikator,
    target: Sequence[Target],
    realisasi: Sequence[Realisasi],
    tahun: int,
    kebijakan: Mapping[int, AturanKebijakan],
) -> BarisCapaian:
    return susun_baris(indikator, target, realisasi, Periode(tahun, semua_status=True), kebijakan[tahun])
