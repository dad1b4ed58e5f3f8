"""Who may read which row of the history."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from indicators.akses.jangkauan import Pengguna, jangkauan
from indicators.akses.token import administrator
from indicators.models import Riwayat

# What is said about the figures of one unit follows the figures.
MENURUT_UNIT = frozenset(
    {"realisasi", "target", "buktidukung", "tindaklanjut", "komentar", "indikator"}
    | {"nilaiverifikasi", "temuandikesampingkan", "narasilaporan"}
)
# Rules and plan texts that everyone works by, and which documents were loaded when.
UMUM = frozenset(
    {
        "renstra",
        "tujuan",
        "sasaran",
        "kebijakan",
        "skalakategori",
        "kelaskategori",
        "skalapredikat",
        "predikat",
        "berkas",
        "contoh",
        "periodelapor",
        "pengecualianperiode",
        "segel",
        "kerangkaregulasi",
    }
)


def syarat_riwayat(user: Pengguna, lewat: str = "") -> Q:
    """Condition on the relation that leads to a row of history (`lewat` "riwayat__").

    Rows about figures as the figures themselves, rules and plan texts for everyone with a role; all else
    (accounts, roles, tokens, webhooks) only for an administrator in person.
    """
    if administrator(user):
        return Q()
    milik = jangkauan(user)
    if milik.hanya_resmi or not (milik.semua or milik.unit or milik.lihat):
        return Q(**{f"{lewat}pk__in": []})
    jenis = f"{lewat}jenis__in"
    return Q(milik.terlihat(f"{lewat}unit__"), **{jenis: MENURUT_UNIT}) | Q(**{jenis: UMUM})


def riwayat_terlihat(user: Pengguna) -> QuerySet[Riwayat]:
    return Riwayat.objects.filter(syarat_riwayat(user))
