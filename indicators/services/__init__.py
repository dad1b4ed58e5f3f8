"""Writes. Every door ends in one of these functions: rule, save and Riwayat in one transaction."""

from indicators.services.acuan import delete_acuan, save_acuan, save_banyak_acuan, save_unit
from indicators.services.akun import sandi_tercatat

__all__ = ["delete_acuan", "sandi_tercatat", "save_acuan", "save_banyak_acuan", "save_unit"]
