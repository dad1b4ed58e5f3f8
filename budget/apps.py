from django.apps import AppConfig


class BudgetConfig(AppConfig):
    """Pagu, realisasi anggaran, serapan and alokasi."""

    name = "budget"
    verbose_name = "Anggaran"
