"""Writes. Every door ends in one of these functions: rule, save and Riwayat in one transaction."""

from indicators.services.acuan import delete_acuan, save_acuan, save_unit

__all__ = ["delete_acuan", "save_acuan", "save_unit"]
