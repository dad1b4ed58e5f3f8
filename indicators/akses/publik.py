"""The reader without a name: approved figures of every unit and nothing else, for public pages and for seals."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from indicators.akses.jangkauan import Jangkauan


class PembacaResmi(AnonymousUser):
    """Reads like somebody who sees every unit, but never a figure that is not approved; makes no move at all."""

    def __init__(self) -> None:
        super().__init__()
        self._jangkauan = Jangkauan((), semua=True, gerak=frozenset(), hanya_resmi=True)
