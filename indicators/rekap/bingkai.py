"""What the frame of every page tells its reader, in one query."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Exists

from indicators.akses import Pengguna, berperan
from indicators.alur import Gerak
from indicators.models import DokumenSumber
from indicators.rekap.daftar import Banyaknya
from indicators.rekap.pemberitahuan import pemberitahuan_untuk
from indicators.rekap.verifikasi import yang_menunggu


@dataclass(frozen=True, slots=True)
class Bingkai:
    """Unread messages, figures that wait for this reader, and whether the database holds example figures."""

    belum_dibaca: int = 0
    menunggu: int = 0
    ada_contoh: bool = False


def bingkai(user: Pengguna | None) -> Bingkai:
    """Nothing for somebody who is nobody."""
    if user is None or user.pk is None:
        return Bingkai()
    belum = pemberitahuan_untuk(user).filter(dibaca_pada__isnull=True)
    isi = {
        "belum_dibaca": Banyaknya(belum.order_by().values("pk")),
        "ada_contoh": Exists(DokumenSumber.objects.filter(contoh=True)),
    }
    if berperan(user, Gerak.SETUJUI):
        isi["menunggu"] = Banyaknya(yang_menunggu(user).order_by().values("pk"))
    baris = User.objects.filter(pk=user.pk).values(**isi).first()
    return Bingkai(**baris) if baris else Bingkai()
