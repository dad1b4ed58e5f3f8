"""The queue of proposed targets, each beside what is in force now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from indicators.akses import Pengguna
from indicators.akses.target import target_terlihat
from indicators.capaian.target_triwulan import catatan_triwulan
from indicators.models import SETAHUN, StatusTarget, Target
from indicators.rekap.periode import aturan_indikator, nilai_target, rangkaian_target
from indicators.rekap.target import ORANG, asal_teks, periode_teks, target_teks


@dataclass(frozen=True, slots=True)
class Usulan:
    """A proposal that waits, beside what is in force now."""

    target: Target
    semula_teks: str
    menjadi_teks: str
    catatan: str

    @property
    def periode_teks(self) -> str:
        return periode_teks(self.target.tahun, self.target.triwulan)

    @property
    def asal(self) -> str:
        return asal_teks(self.target)


def antrean_usulan(user: Pengguna) -> list[Usulan]:
    """Every proposal that waits and that the user may see, the oldest first; two queries."""
    menunggu = list(
        target_terlihat(user)
        .filter(status=StatusTarget.DIUSULKAN)
        .select_related("indikator__unit", "indikator__sasaran__renstra", *ORANG)
        .order_by("diusulkan_pada", "pk")
    )
    berlaku: defaultdict[int, list[Target]] = defaultdict(list)
    milik = {t.indikator_id for t in menunggu}
    for satu in Target.objects.berlaku().filter(indikator__in=milik).select_related("predikat"):
        berlaku[satu.indikator_id].append(satu)
    return [_usulan(satu, berlaku[satu.indikator_id]) for satu in menunggu]


def _usulan(target: Target, berlaku: Iterable[Target]) -> Usulan:
    aturan = aturan_indikator(target.indikator)
    rangkaian = rangkaian_target(berlaku)
    semula = rangkaian.get((target.tahun, target.triwulan), ())
    sesudah = {tw: nilai_target(isi[-1]) for (t, tw), isi in rangkaian.items() if t == target.tahun}
    sesudah[target.triwulan] = nilai_target(target)
    setahun = sesudah.pop(SETAHUN, None)
    return Usulan(
        target,
        f"{target_teks(semula[-1], aturan)} ({asal_teks(semula[-1])})" if semula else "",
        target_teks(target, aturan),
        catatan_triwulan(sesudah, setahun, aturan, target.tahun),
    )
