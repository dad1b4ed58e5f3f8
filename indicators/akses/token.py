"""Who may make which token, and whose tokens they see and end."""

from __future__ import annotations

from indicators.akses.izin import periksa_orang
from indicators.akses.jangkauan import Pengguna, jangkauan
from indicators.models import LingkupToken, Peran, Token
from indicators.models.token import TokenQuerySet


def administrator(user: Pengguna) -> bool:
    """An administrator in person: a machine with their token administers nothing."""
    milik = jangkauan(user)
    return milik.gerak is None and user.is_active and (user.is_superuser or Peran.ADMIN in milik.peran)


def lingkup_token(user: Pengguna) -> list[LingkupToken]:
    """The scopes that a token of this user may have: leadership reads, and who has no role has no token.

    Raises Terlarang for a machine: a token never makes a token.
    """
    milik = jangkauan(user)
    periksa_orang(user, "Token dibuat dan dicabut oleh orang yang masuk sendiri, tidak dengan token.")
    if any(peran != Peran.PIMPINAN for peran in milik.peran):
        return list(LingkupToken)
    return [LingkupToken.READ] if milik.semua or milik.peran else []


def token_terlihat(user: Pengguna) -> TokenQuerySet:
    """The own tokens; an administrator's are all."""
    semua = Token.objects.select_related("pemilik", "unit", "dicabut_oleh")
    return semua if administrator(user) else semua.filter(pemilik=user.pk)
