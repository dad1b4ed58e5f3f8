"""The tokens of a page: what each may do, how long, and since when it has not been used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone

from indicators.akses import batas_teks, token_terlihat, waktu_teks
from indicators.models import Token

SEBENTAR = timedelta(days=30)  # what ended is shown a while longer, so that its end can be seen


@dataclass(frozen=True, slots=True)
class BarisToken:
    token: Token
    keadaan: str
    berlaku: bool

    @property
    def sampai_teks(self) -> str:
        return batas_teks(self.token.berlaku_sampai)

    @property
    def dipakai_teks(self) -> str:
        terakhir = self.token.terakhir_dipakai
        return waktu_teks(terakhir) if terakhir else "belum pernah"


def token_sendiri(user: User) -> list[BarisToken]:
    """Valid ones first, then those that ended lately."""
    baru = Q(berlaku_sampai__gt=timezone.now() - SEBENTAR) & (
        Q(dicabut_pada__isnull=True) | Q(dicabut_pada__gt=timezone.now() - SEBENTAR)
    )
    return sorted(_baris(token_terlihat(user).filter(baru, pemilik=user)), key=lambda satu: not satu.berlaku)


def token_orang_lain(user: User) -> list[BarisToken]:
    """The valid tokens of others, for an administrator; empty for everybody else."""
    return _baris(token_terlihat(user).berlaku().exclude(pemilik=user).order_by("pemilik__username", "-dibuat_pada"))


def _baris(token: Iterable[Token]) -> list[BarisToken]:
    return [BarisToken(satu, keadaan := _keadaan(satu), keadaan == "berlaku") for satu in token]


def _keadaan(token: Token) -> str:
    if token.dicabut_pada:
        return "dicabut"
    return "berlaku" if token.berlaku_sampai > timezone.now() else "kedaluwarsa"
