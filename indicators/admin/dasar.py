"""The admin writes through the services, so that whatever it changes is in the history."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.forms import BaseModelFormSet, ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from indicators.admin.masukan import TahanAdmin
from indicators.akses import pelaku
from indicators.services import delete_acuan, save_acuan, save_banyak_acuan


class AcuanAdmin(TahanAdmin):
    """Reference data, recorded. Subclasses only say what is listed."""

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        save_acuan(obj, pelaku=pelaku(request.user))

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        delete_acuan(obj, pelaku=pelaku(request.user))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for obj in queryset:
            delete_acuan(obj, pelaku=pelaku(request.user))

    def save_formset(self, request: HttpRequest, form: ModelForm, formset: BaseModelFormSet, change: bool) -> None:
        formset.save(commit=False)
        for obj in formset.deleted_objects:
            delete_acuan(obj, pelaku=pelaku(request.user))
        berubah = [obj for obj, _ in formset.changed_objects]
        save_banyak_acuan([*berubah, *formset.new_objects], pelaku=pelaku(request.user))

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """What a service refuses although the form was content is said in words; nothing is saved."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except ValidationError as galat:
            for pesan in galat.messages:
                messages.error(request, f"Tidak disimpan. {pesan}")
            return redirect(request.get_full_path())


class TetapAdmin(TahanAdmin):
    """Read only: figures change through their workflow, history never."""

    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
