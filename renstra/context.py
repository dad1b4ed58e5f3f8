from __future__ import annotations

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.http import HttpRequest

from indicators.akses import berperan, boleh_simulasi, jangkauan
from indicators.alur import Gerak
from indicators.models import Peran
from indicators.rekap.bingkai import Bingkai, bingkai
from renstra import __version__
from renstra.impor.daftar import boleh_impor
from renstra.panduan.bantuan import alamat_bantuan


def frame(request: HttpRequest) -> dict[str, object]:
    """What the frame of every page shows: who is logged in, as what, and the version of the product.

    What asks the database is a callable: a part of a page without the frame does not pay for it.
    """
    isi = _bingkai(request)
    return {
        "versi_produk": __version__,
        "data_terbuka": settings.PUBLIK,
        "bantuan": _bantuan(request),
        "peran_pengguna": _peran(request),
        "batas_pandang": _batas_pandang(request),
        "ada_contoh": lambda: isi().ada_contoh,
        "menunggu_verifikasi": lambda: isi().menunggu,
        "pemberitahuan_baru": lambda: isi().belum_dibaca,
        **_pekerjaan(request),
    }


def _pekerjaan(request: HttpRequest) -> dict[str, object]:
    """What the reader may do, and so finds in the menu."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {
        "mengisi": berperan(user, Gerak.ISI),
        "mengimpor": bool(boleh_impor(user)),
        "memeriksa": berperan(user, Gerak.SETUJUI) or berperan(user, Gerak.BUKA),
        "mencoba_aturan": boleh_simulasi(user),
    }


def _bingkai(request: HttpRequest) -> Callable[[], Bingkai]:
    """Asked at most once for a page, and only where something of it is printed."""
    return cache(lambda: bingkai(getattr(request, "user", None)))


def _bantuan(request: HttpRequest) -> str:
    user, halaman = getattr(request, "user", None), request.resolver_match
    peran = jangkauan(user).peran if user is not None and user.is_authenticated else ()
    return alamat_bantuan(halaman.view_name if halaman else "", peran)


def _batas_pandang(request: HttpRequest) -> str:
    """What a reader with a limited reach must know of lists and means; empty for those who see everything."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or (reach := jangkauan(user)).semua:
        return ""
    if not reach.unit:
        return "Akun Anda belum mempunyai penugasan, jadi belum ada angka yang tampil. Hubungi administrator."
    unit = ", ".join(dict.fromkeys(satu.nama_pendek for satu in reach.unit))
    return f"Daftar, jumlah, dan rata-rata di halaman ini hanya memuat {unit} dan unit di bawahnya."


def _peran(request: HttpRequest) -> str:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return ""
    reach = jangkauan(user)
    if not reach.unit:
        return str(user.get_username())
    return f"{Peran(reach.peran[0]).label} · {reach.unit[0].nama_pendek}"
