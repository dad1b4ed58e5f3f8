"""Which seal a printed checksum names, and what has become of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models import Max, QuerySet

from indicators.akses import Pengguna, TakTerlihat, periksa_berkas_segel, triwulan_tersegel
from indicators.models import Segel
from indicators.models.segel import SINGKAT

CHECKSUM = re.compile(rf"[0-9a-f]{{{SINGKAT},64}}")


@dataclass(frozen=True, slots=True)
class KecocokanSegel:
    """A seal and the later ones of its quarter, oldest first; none: it is the one that holds."""

    segel: Segel
    pengganti: tuple[Segel, ...]
    dibuka_kembali: bool

    @property
    def berlaku(self) -> bool:
        return not self.pengganti


def cari_segel(checksum: str) -> KecocokanSegel | None:
    """The one seal whose checksum is this, or begins so (at least 16 letters); None for none or several."""
    teks = checksum.strip().lower()
    if not CHECKSUM.fullmatch(teks):
        return None
    ada = list(_tanpa_isi().filter(sha256__startswith=teks)[:2])
    if len(ada) != 1:
        return None
    (segel,) = ada
    periode = (segel.tahun, segel.triwulan)
    sesudah = _tanpa_isi().filter(tahun=segel.tahun, triwulan=segel.triwulan, revisi__gt=segel.revisi)
    return KecocokanSegel(segel, tuple(sesudah.order_by("revisi")), periode not in triwulan_tersegel([periode]))


def daftar_segel() -> list[Segel]:
    """Every seal, the newest first, without its content; `berlaku` says whether it is the last of its quarter."""
    semua = list(_tanpa_isi().order_by("-nomor"))
    terakhir = set(
        Segel.objects.order_by().values("tahun", "triwulan").annotate(n=Max("nomor")).values_list("n", flat=True)
    )
    for satu in semua:
        satu.berlaku = satu.nomor in terakhir  # type: ignore[attr-defined]
    return semua


def segel_tahun(tahun: int) -> dict[int, Segel]:
    """The last seal of each quarter of a year that has one, by quarter."""
    return {satu.triwulan: satu for satu in _tanpa_isi().filter(tahun=tahun).order_by("revisi")}


def segel_berlaku(tahun: int, triwulan: int) -> Segel | None:
    """The seal that holds for a quarter; None for one never sealed, or reopened since."""
    if not triwulan_tersegel([(tahun, triwulan)]):
        return None
    return _tanpa_isi().filter(tahun=tahun, triwulan=triwulan).order_by("-revisi").first()


def _tanpa_isi() -> QuerySet[Segel]:
    return Segel.objects.defer("isi")


def berkas_segel(user: Pengguna, sha256: str) -> Segel:
    """A seal with its content, which holds the figures of all units.

    Raises Terlarang for whoever may not see all of them, TakTerlihat for none with this checksum.
    """
    periksa_berkas_segel(user)
    segel = Segel.objects.filter(sha256=sha256).first()
    if segel is None:
        raise TakTerlihat("Segel tidak ditemukan.")
    return segel
