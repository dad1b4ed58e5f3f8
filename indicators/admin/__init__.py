"""Django's admin: superuser only, reference data only, recorded like every other door."""

from indicators.admin import angka, kebijakan, mesin, organisasi, rencana

__all__ = ["angka", "kebijakan", "mesin", "organisasi", "rencana"]
