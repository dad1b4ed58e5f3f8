"""Where Django's own admin would answer odd input with an error 500, ours does not mind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import ForeignKey
from django.forms import ModelChoiceField
from django.http import HttpRequest

KUNCI = re.compile(r"[0-9]{1,18}")


class PilihanAman(AutocompleteSelect):
    """Shows a refused form again without asking the database for what can be no key."""

    def optgroups(self, name: str, value: Sequence[str], attr: dict[str, Any] | None = None) -> list[Any]:
        return super().optgroups(name, [satu for satu in value if KUNCI.fullmatch(str(satu))], attr)


class TahanAdmin(admin.ModelAdmin):
    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", PilihanAman(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """An empty `_to_field=` names no field."""
        return super().get_object(request, object_id, from_field or None)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Nothing of ours links to a form that its address has filled in, and a date from there is no date."""
        return {}
