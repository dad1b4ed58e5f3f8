"""Accounts: what happens to them is recorded, the secrets themselves never."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib import import_module

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import transaction

from indicators.models import Riwayat
from indicators.riwayat import catat

GANTI = "ganti_sandi"


@contextmanager
def sandi_tercatat(user: User, *, pelaku: User) -> Iterator[None]:
    """Record a change of password made inside, in one transaction with it."""
    with transaction.atomic():
        lama = user.password
        yield
        user.refresh_from_db(fields=["password"])
        if user.password != lama:
            catat(
                aksi=GANTI,
                jenis="user",
                objek_id=user.pk,
                objek_kode=user.get_username(),
                pelaku=pelaku,
            )


def sandi_sejak(user: User) -> datetime:
    """Since when the password is the present one: its last recorded change, else since there is the account."""
    ganti = Riwayat.objects.filter(jenis="user", objek_id=str(user.pk), aksi=GANTI)
    return ganti.order_by("-pk").values_list("waktu", flat=True).first() or user.date_joined


def akhiri_sesi(user: User, *, pelaku: User) -> int:
    """End every session of an account at once; returns how many.

    Django keeps no list by account, so all sessions are looked through: some thousand at most, and seldom.
    """
    toko = import_module(settings.SESSION_ENGINE).SessionStore
    milik = [
        sesi.session_key
        for sesi in Session.objects.iterator(chunk_size=500)
        if sesi.get_decoded().get(SESSION_KEY) == str(user.pk)
    ]
    for kunci in milik:
        toko(kunci).delete()
    if milik:
        with transaction.atomic():
            catat(
                aksi="akhiri_sesi",
                jenis="user",
                objek_id=user.pk,
                objek_kode=user.get_username(),
                pelaku=pelaku,
                sesudah={"sesi": len(milik)},
            )
    return len(milik)
