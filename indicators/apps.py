from django.apps import AppConfig
from django.db.models.signals import post_migrate


class IndicatorsConfig(AppConfig):
    """Unit, plan, indikator, realisasi, capaian and their history; the base for budget."""

    name = "indicators"
    verbose_name = "Indikator kinerja"

    def ready(self) -> None:
        # The one signal of the house: a table remake on SQLite drops the triggers that guard the history.
        from indicators.riwayat.pemicu import restore_pemicu

        post_migrate.connect(restore_pemicu, sender=self)
