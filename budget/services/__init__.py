"""The writes of the budget: rule, save and history in one transaction."""

from budget.services.padanan import kolom_berpadanan, save_padanan

__all__ = ["kolom_berpadanan", "save_padanan"]
