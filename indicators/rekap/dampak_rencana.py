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
    """One stored indikator as it is and as it would be, with the targets that would be added (as if approved)."""

    lama: Indikator
    baru: Indikator
    tambahan: Sequence[Target]


def dampak_rencana(rencana: Sequence[RencanaBaru]) -> dict[int, dict[int, Dampak]]:
    """By indikator and year, of every year with figures; four queries for any number. Pending figures count."""
    kunci = [satu.lama.pk for satu in rencana]
    realisasi: defaultdict[int, defaultdict[int, list[Realisasi]]] = defaultdict(lambda: defaultdict(list))
    ada = list(
        Realisasi.objects.filter(indikator__in=kunci)
        .select_related("predikat", "dokumen")
        .order_by("tahun", "triwulan")
    )
    kebijakan = kebijakan_per_tahun({r.tahun for r in ada})
    sertakan_verifikasi(ada, kebijakan)
    for r in ada:
        realisasi[r.indikator_id][r.tahun].append(r)
    target: defaultdict[int, list[Target]] = defaultdict(list)
    for t in Target.objects.berlaku().filter(indikator__in=kunci).select_related("predikat"):
        target[t.indikator_id].append(t)
    hasil: dict[int, dict[int, Dampak]] = {}
    for satu in rencana:
        kini, kelak = target[satu.lama.pk], [*target[satu.lama.pk], *satu.tambahan]
        hasil[satu.lama.pk] = {
            tahun: Dampak(
                *(_baris(i, t, baris, tahun, kebijakan) for i, t in ((satu.lama, kini), (satu.baru, kelak)))
            )
            for tahun, baris in realisasi[satu.lama.pk].items()
        }
    return hasil


def _baris(
    indikator: Indikator,
    target: Sequence[Target],
    realisasi: Sequence[Realisasi],
    tahun: int,
    kebijakan: Mapping[int, AturanKebijakan],
) -> BarisCapaian:
    return susun_baris(indikator, target, realisasi, Periode(tahun, semua_status=True), kebijakan[tahun])
