"""What the application has told a person."""

from __future__ import annotations

from django.db.models import QuerySet

from indicators.akses import Pengguna
from indicators.models import Pemberitahuan


def pemberitahuan_untuk(user: Pengguna) -> QuerySet[Pemberitahuan]:
    """The messages of this person and nobody else's, newest first."""
    return Pemberitahuan.objects.filter(penerima=user.pk).order_by("-pk")
