"""The whole database as a value, to assert that something changed nothing."""

from typing import Any

from django.apps import apps


def all_rows() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, in order of its key; many-to-many tables included."""
    models = apps.get_models(include_auto_created=True)
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}
