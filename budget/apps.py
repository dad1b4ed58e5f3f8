from django.apps import AppConfig
from django.db.models.signals import post_migrate


class BudgetConfig(AppConfig):
    """Pagu, realisasi anggaran, serapan and alokasi."""

    name = "budget"
    verbose_name = "Anggaran"

    def ready(self) -> None:
        # As in indicators: a table remake on SQLite drops the triggers that mark what has to be added up anew.
        from budget.riwayat.penanda import restore_penanda

        post_migrate.connect(restore_penanda, sender=self)
