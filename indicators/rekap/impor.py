"""What the pages of imports print: a batch with its counts, and its rows a hundred at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone

from indicators.akses import Pengguna, TakTerlihat, impor_terlihat
from indicators.models import BarisImpor, Impor, Indikator, KeadaanImpor, Keputusan, Riwayat
from indicators.models.impor import BERUBAH

SEHALAMAN = 100
TERBARU = 20
# What needs a look comes first.
URUTAN = (
    Keputusan.DITOLAK,
    Keputusan.BENTROK,
    Keputusan.BERTANYA,
    Keputusan.BARU,
    Keputusan.BERUBAH,
    Keputusan.SAMA,
)
PENTING = [k for k in URUTAN if k != Keputusan.SAMA]


@dataclass(frozen=True, slots=True)
class RekapImpor:
    """One batch as its page shows it. `hitungan` is counted anew: conflicts are settled on the page."""

    impor: Impor
    hitungan: dict[Keputusan, int]
    halaman: Page[BarisImpor] | None
    tampil: str
    saat: datetime

    @property
    def keadaan(self) -> KeadaanImpor:
        """A run without a sign of life is dead, whatever the row says."""
        return KeadaanImpor.TERPUTUS if self.impor.mati(self.saat) else KeadaanImpor(self.impor.keadaan)

    @property
    def berjalan(self) -> bool:
        return self.impor.berjalan and not self.impor.mati(self.saat)

    @property
    def perubahan(self) -> int:
        return sum(self.hitungan[k] for k in BERUBAH)

    @property
    def jumlah(self) -> int:
        return sum(self.hitungan.values())

    @property
    def penghalang(self) -> int:
        """Rows that keep the batch from being applied."""
        return self.hitungan[Keputusan.DITOLAK] + self.hitungan[Keputusan.BENTROK]


def impor_milik(user: Pengguna, pk: int) -> Impor:
    """One's own batch. Raises TakTerlihat."""
    impor = impor_terlihat(user).select_related("pelaku").filter(pk=pk).first()
    if impor is None:
        raise TakTerlihat("Impor tidak ditemukan.")
    return impor


def indikator_impor(impor: Impor) -> list[Indikator]:
    """The indikator that a batch touched, by what the history says of it, in tree order; two queries."""
    milik: dict[str, set[str]] = {}
    riwayat = Riwayat.objects.filter(permintaan=impor.permintaan, jenis__in=("indikator", "target", "realisasi"))
    for jenis, kunci in riwayat.order_by().values_list("jenis", "objek_id"):
        milik.setdefault(jenis, set()).add(kunci)
    kena = Q(pk__in=milik.get("indikator", ()))
    kena |= Q(target__in=milik.get("target", ())) | Q(realisasi__in=milik.get("realisasi", ()))
    kunci_indikator = Indikator.objects.filter(kena).order_by().values("pk")
    return list(Indikator.objects.filter(pk__in=kunci_indikator).select_related("sasaran", "unit"))


def impor_terbaru(user: Pengguna, jenis: Sequence[str] | None = None) -> list[RekapImpor]:
    """The latest batches, newest first, with what the run itself counted."""
    milik = impor_terlihat(user).select_related("pelaku")
    if jenis is not None:
        milik = milik.filter(jenis__in=jenis)
    sekarang = timezone.now()
    return [RekapImpor(satu, _tercatat(satu), None, "", sekarang) for satu in milik[:TERBARU]]


def rekap_impor(impor: Impor, tampil: str, halaman: Any) -> RekapImpor:
    """The batch with one page of the rows that `tampil` selects: a verdict, "semua", or what needs a look."""
    per_putusan = dict(impor.baris.order_by().values_list("keputusan").annotate(n=Count("pk")))
    hitungan = {k: per_putusan.get(k.value, 0) for k in URUTAN}
    dipilih = _pilih(impor.baris.all(), tampil)
    halaman_ini = Paginator(dipilih, SEHALAMAN).get_page(halaman)
    return RekapImpor(impor, hitungan, halaman_ini, tampil, timezone.now())


def _pilih(baris: QuerySet[BarisImpor], tampil: str) -> QuerySet[BarisImpor]:
    if tampil in Keputusan.values:
        return baris.filter(keputusan=tampil).order_by("urutan")
    if tampil == "semua":
        return baris.order_by("urutan")
    dahulu = [When(keputusan=k.value, then=Value(n)) for n, k in enumerate(PENTING)]
    return baris.filter(keputusan__in=PENTING).order_by(Case(*dahulu, output_field=IntegerField()), "urutan")


def _tercatat(impor: Impor) -> dict[Keputusan, int]:
    hitungan = impor.ringkasan.get("hitungan", {})
    return {k: hitungan.get(k.value, 0) for k in URUTAN}
