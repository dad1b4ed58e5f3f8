"""Tokens: made by people for their machines, shown once, ended at any time."""

from __future__ import annotations

import hashlib
import re
import secrets
import string
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from indicators.akses import TakTerlihat, Terlarang, TidakLengkap, lingkup_token, token_terlihat, unit_terlihat
from indicators.models import Token, UnitKerja
from indicators.riwayat import catat, potret
from indicators.services.pemberitahuan import beri_tahu
from indicators.services.teks import bersihkan, keberatan

MASA_TERLAMA = timedelta(days=365)
TERBANYAK = 20
DICATAT_TIAP = timedelta(minutes=1)  # each use would be a write, and on SQLite one writer stops the others
NAMA_TERPANJANG = 100
BENTUK = re.compile(r"rst_[a-z0-9]{8}_[A-Za-z0-9_-]{43}")
_HURUF = string.ascii_lowercase + string.digits


def create_token(
    user: User, nama: str, lingkup: str, berlaku_sampai: datetime, unit: UnitKerja | None = None
) -> tuple[Token, str]:
    """The token and its text, which is shown now and never again.

    Raises Terlarang for a scope that is not the user's to give, TakTerlihat for a foreign unit, TidakLengkap.
    """
    _periksa(user, lingkup, berlaku_sampai, unit)
    with transaction.atomic():
        awalan = "rst_" + "".join(secrets.choice(_HURUF) for _ in range(8))
        teks = f"{awalan}_{secrets.token_urlsafe(32)}"
        token = Token.objects.create(
            pemilik=user,
            nama=_nama(nama),
            lingkup=lingkup,
            unit=unit,
            awalan=awalan,
            sidik=sidik(teks),
            berlaku_sampai=berlaku_sampai,
        )
        _catat(user, "buat", token)
    return token, teks


def _periksa(user: User, lingkup: str, berlaku_sampai: datetime, unit: UnitKerja | None) -> None:
    if lingkup not in lingkup_token(user):
        raise Terlarang("Dengan peran Anda, token dengan lingkup itu tidak dapat dibuat.")
    if unit is not None and not unit_terlihat(user).filter(pk=unit.pk).exists():
        raise TakTerlihat("Unit tidak ditemukan.")
    if not timezone.now() < berlaku_sampai <= timezone.now() + MASA_TERLAMA:
        raise TidakLengkap(f"Masa berlaku token harus di depan, paling lama {MASA_TERLAMA.days} hari.")
    if Token.objects.berlaku().filter(pemilik=user).count() >= TERBANYAK:
        raise TidakLengkap(f"Paling banyak {TERBANYAK} token yang berlaku. Cabut dahulu yang tidak dipakai.")


def _nama(nama: str) -> str:
    if keluhan := keberatan(nama, NAMA_TERPANJANG):
        raise TidakLengkap(f"Nama: {keluhan}")
    if not (rapi := bersihkan(nama)):
        raise TidakLengkap("Beri token nama, supaya kelak jelas untuk apa.")
    return rapi


@transaction.atomic
def revoke_token(user: User, pk: int) -> Token:
    """End a token at once: the own, or as administrator anybody's. Ending it twice changes nothing.

    Raises TakTerlihat for somebody else's.
    """
    lingkup_token(user)  # a token ends no token
    token = token_terlihat(user).filter(pk=pk).select_for_update(of=("self",)).first()
    if token is None:
        raise TakTerlihat("Token tidak ditemukan.")
    if token.dicabut_pada is None:
        sebelum = potret(token)
        token.dicabut_pada, token.dicabut_oleh = timezone.now(), user
        token.save(update_fields=["dicabut_pada", "dicabut_oleh"])
        _catat(user, "cabut", token, sebelum)
        if token.pemilik_id != user.pk:
            isi = f"Token “{token.nama}” ({token.awalan}) tidak dapat dipakai lagi."
            beri_tahu([token.pemilik], "Administrator mencabut token Anda", isi, "/token/")
    return token


def _catat(user: User, aksi: str, token: Token, sebelum: dict[str, object] | None = None) -> None:
    """A security event, so without the unit: it is not for the planners of that unit."""
    catat(
        aksi=aksi,
        jenis="token",
        objek_id=token.pk,
        objek_kode=token.awalan,
        pelaku=user,
        sebelum=sebelum,
        sesudah=potret(token),
    )


def sidik(teks: str) -> str:
    """What is stored of a token; 256 random bits need no slow hash."""
    return hashlib.sha256(teks.encode()).hexdigest()


def token_dari(teks: str) -> Token | None:
    """The valid token with this text, its use noted; None for every other text."""
    if not BENTUK.fullmatch(teks):
        return None
    token = Token.objects.berlaku().select_related("pemilik", "unit").filter(sidik=sidik(teks)).first()
    if token is not None:
        _tandai_dipakai(token)
    return token


def _tandai_dipakai(token: Token) -> None:
    sekarang = timezone.now()
    if token.terakhir_dipakai is None or token.terakhir_dipakai <= sekarang - DICATAT_TIAP:
        Token.objects.filter(pk=token.pk).update(terakhir_dipakai=sekarang)
