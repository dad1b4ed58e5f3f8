"""Rules for passwords that only some offices want: a mix of characters, a date by which to choose a new one."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from indicators.services.akun import sandi_sejak

JENIS = {
    "huruf besar": str.isupper,
    "huruf kecil": str.islower,
    "angka": str.isdigit,
    "tanda baca": lambda huruf: not huruf.isalnum() and not huruf.isspace(),
}


class CampurKarakter:
    """Password validator of Peraturan BSSN 4/2021: each kind of character at least once (setting SANDI_CAMPUR)."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        kurang = [nama for nama, uji in JENIS.items() if not any(map(uji, password))]
        if kurang:
            raise ValidationError(f"Kata sandi belum memuat {', '.join(kurang)}.", code="campur")

    def get_help_text(self) -> str:
        return f"Kata sandi Anda harus memuat {', '.join(JENIS)}."


def sandi_kedaluwarsa(user: User) -> bool:
    """Whether the password is older than SANDI_MASA_HARI days; 0 means that none ever is."""
    hari: int = settings.SANDI_MASA_HARI
    return hari > 0 and timezone.now() - sandi_sejak(user) > timedelta(days=hari)
