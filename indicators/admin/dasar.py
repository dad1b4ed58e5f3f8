"""The admin writes through the services, so that whatever it changes is in the history."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.forms import BaseModelFormSet, ModelForm
from django.http import HttpRequest

from indicators.services import delete_acuan, save_acuan


def pelaku(request: HttpRequest) -> User:
    """The person at the admin; its site lets nobody in without an account."""
    if not isinstance(request.user, User):
        raise PermissionError("admin tanpa akun")
    return request.user


class AcuanAdmin(admin.ModelAdmin):
    """Reference data, recorded. Subclasses only say what is listed."""

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        save_acuan(obj, pelaku=pelaku(request))

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        delete_acuan(obj, pelaku=pelaku(request))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for obj in queryset:
            delete_acuan(obj, pelaku=pelaku(request))

    def save_formset(self, request: HttpRequest, form: ModelForm, formset: BaseModelFormSet, change: bool) -> None:
        formset.save(commit=False)
        for obj in formset.deleted_objects:
            delete_acuan(obj, pelaku=pelaku(request))
        for obj in [*formset.new_objects, *(berubah for berubah, _ in formset.changed_objects)]:
            save_acuan(obj, pelaku=pelaku(request))


class TetapAdmin(admin.ModelAdmin):
    """Read only: figures change through their workflow, history never."""

    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
