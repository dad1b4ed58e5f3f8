"""Accounts: what happens to them is recorded, the secrets themselves never."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.models import User
from django.db import transaction

from indicators.riwayat import catat


@contextmanager
def sandi_tercatat(user: User, *, pelaku: User) -> Iterator[None]:
    """Record a change of password made inside, in one transaction with it."""
    with transaction.atomic():
        lama = user.password
        yield
        user.refresh_from_db(fields=["password"])
        if user.password != lama:
            catat(
                aksi="ganti_sandi",
                jenis="user",
                objek_id=user.pk,
                objek_kode=user.get_username(),
                pelaku=pelaku,
            )
