"""What a plan is judged against: everything it may refer to, read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Max, Q

from indicators.akses import unit_terlihat
from indicators.models import Indikator, Predikat, Realisasi, Renstra, Sasaran, SkalaPredikat, Target, UnitKerja

SASARAN_LENGKAP = ("unit", "renstra", "induk")
INDIKATOR_LENGKAP = ("unit", "sasaran__renstra", "sasaran__unit", "induk", "skala_predikat")


@dataclass(slots=True)
class MuatanRencana:
    """One plan version (None: what belongs to no version) with its rows by kode, and what they refer to.

    Rows that are only being brought in are added as they are judged, so that later ones can refer to them.
    """

    user: User
    renstra: Renstra | None
    unit: dict[str, UnitKerja]
    skala: dict[str, SkalaPredikat]
    predikat: dict[int, dict[str, Predikat]]
    sasaran: dict[str, Sasaran]
    di_atas: dict[str, Sasaran]  # of no version, to hang the version's own under
    indikator: dict[str, Indikator]  # of every version: a kode is unique over all of them
    urutan_sasaran: int = 0
    urutan: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))  # by kode of the sasaran
    target: defaultdict[int, list[Target]] = field(default_factory=lambda: defaultdict(list))  # oldest first
    realisasi: set[int] = field(default_factory=set)  # indikator of which something was entered
    rangkap: set[str] = field(default_factory=set)  # kode that several units use for sasaran of no version


def muat_rencana(user: User, renstra: Renstra | None) -> MuatanRencana:
    """Nine queries, whatever the size of the plan."""
    predikat: defaultdict[int, dict[str, Predikat]] = defaultdict(dict)
    for satu in Predikat.objects.order_by("tingkat"):
        predikat[satu.skala_id][satu.kode] = satu
    sasaran = Sasaran.objects.select_related(*SASARAN_LENGKAP)
    semua = list(sasaran.filter(renstra=renstra))
    milik = {s.kode: s for s in semua}
    di_atas = list(sasaran.filter(renstra__isnull=True)) if renstra else []
    indikator = {i.kode: i for i in Indikator.objects.select_related(*INDIKATOR_LENGKAP)}
    _kaitkan([*semua, *di_atas])
    _kaitkan(indikator.values())
    muatan = MuatanRencana(
        user,
        renstra,
        {u.kode: u for u in unit_terlihat(user)},
        {s.kode: s for s in SkalaPredikat.objects.all()},
        dict(predikat),
        milik,
        {s.kode: s for s in di_atas},
        indikator,
        max((s.urutan for s in milik.values()), default=0),
    )
    per_sasaran = Indikator.objects.filter(sasaran__renstra=renstra).order_by().values_list("sasaran__kode")
    muatan.urutan.update(per_sasaran.annotate(Max("urutan")))
    di_versi = Q(indikator__sasaran__renstra=renstra)
    for target in Target.objects.filter(di_versi).select_related("predikat").order_by("pk"):
        muatan.target[target.indikator_id].append(target)
    muatan.rangkap = {s.kode for s in semua if milik[s.kode] is not s}
    muatan.realisasi = set(Realisasi.objects.filter(di_versi).order_by().values_list("indikator_id", flat=True))
    return muatan


def _kaitkan(baris: Iterable[Any]) -> None:
    """Let every row know the one above it as the same object, so that a chain can be walked without a query."""
    menurut_pk = {satu.pk: satu for satu in baris}
    for satu in menurut_pk.values():
        if satu.induk_id in menurut_pk:
            satu.induk = menurut_pk[satu.induk_id]
