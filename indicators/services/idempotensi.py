"""`Idempotency-Key`: a request that is repeated is answered again, not done again.

The claim is committed before the work starts, so that a second one sees it; the answer is stored in the work's
own transaction, so that both stand or fall together. A crash leaves a claim that runs out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from indicators.akses import Bentrok, TidakLengkap
from indicators.models import KunciIdempotensi

DISIMPAN = timedelta(hours=24)
SEWA = timedelta(minutes=2)  # longer than any request may take


@dataclass(frozen=True, slots=True)
class Jawaban:
    """An answer as it can be given again; `ulangan` where it is."""

    status: int
    isi: str
    kepala: dict[str, str] = field(default_factory=dict)
    ulangan: bool = False


class SedangBerjalan(Bentrok):
    """The first request with this key is not finished."""

    def __init__(self) -> None:
        super().__init__("Permintaan dengan Idempotency-Key ini masih dikerjakan. Coba lagi sebentar lagi.")


class KunciTerpakai(TidakLengkap):
    """The key belongs to another request."""

    def __init__(self) -> None:
        super().__init__("Idempotency-Key ini sudah dipakai untuk permintaan lain. Pakai kunci baru.")


def sidik_permintaan(cara: str, alamat: str, isi: bytes) -> str:
    """What makes two requests the same one."""
    return hashlib.sha256(b"\n".join([cara.encode(), alamat.encode(), isi])).hexdigest()


def sekali_saja(pemegang: str, kunci: str, sidik: str, kerja: Callable[[], Jawaban]) -> Jawaban:
    """The answer of `kerja`, or the stored one of an earlier request with this key.

    Raises SedangBerjalan, KunciTerpakai. A failure of ours (status 5xx, or an exception of `kerja`) is no
    answer: nothing of it stays, and the next request may try.
    """
    klaim = _klaim(pemegang, kunci, sidik)
    if isinstance(klaim, Jawaban):
        return klaim
    try:
        with transaction.atomic():
            jawaban = kerja()
            if jawaban.status >= 500:
                transaction.set_rollback(True)
            else:
                _simpan(klaim, jawaban)
    except BaseException:
        _lepas(klaim)
        raise
    if jawaban.status >= 500:
        _lepas(klaim)
    return jawaban


def _klaim(pemegang: str, kunci: str, sidik: str) -> KunciIdempotensi | Jawaban:
    """The right to do the work, or the answer of who did."""
    sekarang = timezone.now()
    with transaction.atomic():
        satu, baru = KunciIdempotensi.objects.get_or_create(
            pemegang=pemegang, kunci=kunci, defaults={"sidik": sidik, "sewa_sampai": sekarang + SEWA}
        )
    if baru:
        return satu
    if satu.dibuat_pada <= sekarang - DISIMPAN:
        return _ambil_alih(satu, sidik, sekarang)
    if satu.sidik != sidik:
        raise KunciTerpakai
    if satu.status is not None:
        return Jawaban(satu.status, satu.jawaban, satu.kepala, ulangan=True)
    if satu.sewa_sampai > sekarang:
        raise SedangBerjalan
    return _ambil_alih(satu, sidik, sekarang)


def _ambil_alih(lama: KunciIdempotensi, sidik: str, sekarang: datetime) -> KunciIdempotensi:
    """Claim a key whose holder is gone; of several that try, one gets it."""
    baru = {"sidik": sidik, "sewa_sampai": sekarang + SEWA, "dibuat_pada": sekarang, "status": None, "jawaban": ""}
    if not KunciIdempotensi.objects.filter(_masih(lama)).update(**baru):
        raise SedangBerjalan
    for nama, nilai in baru.items():
        setattr(lama, nama, nilai)
    return lama


def _masih(klaim: KunciIdempotensi) -> Q:
    """Only as long as nobody has taken it over."""
    return Q(pk=klaim.pk, sewa_sampai=klaim.sewa_sampai)


def _simpan(klaim: KunciIdempotensi, jawaban: Jawaban) -> None:
    """Raises SedangBerjalan where the claim ran out and somebody else does the work: then ours is undone."""
    isi = {"status": jawaban.status, "kepala": jawaban.kepala, "jawaban": jawaban.isi}
    if not KunciIdempotensi.objects.filter(_masih(klaim)).update(**isi):
        raise SedangBerjalan


def _lepas(klaim: KunciIdempotensi) -> None:
    KunciIdempotensi.objects.filter(_masih(klaim), status__isnull=True).delete()


def sapu_kunci() -> int:
    """Forget what is older than a day; returns how many."""
    lama = KunciIdempotensi.objects.filter(dibuat_pada__lte=timezone.now() - DISIMPAN)
    return lama.delete()[0] if lama.exists() else 0
