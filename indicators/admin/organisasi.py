from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.forms import ModelForm
from django.http import HttpRequest

from indicators.admin.dasar import AcuanAdmin, pelaku
from indicators.models import PengecualianPeriode, Penugasan, PeriodeLapor, UnitKerja
from indicators.services import save_unit


class UnitKerjaForm(ModelForm):
    """`jalur` follows from the parent; nobody types it."""

    class Meta:
        model = UnitKerja
        fields = (
            *("kode", "nama", "singkatan", "jenjang", "induk", "kode_satker", "urutan"),
            *("berlaku_dari", "berlaku_sampai", "tafsir"),
        )

    def clean_induk(self) -> UnitKerja | None:
        induk: UnitKerja | None = self.cleaned_data["induk"]
        if induk and self.instance.pk and induk.jalur.startswith(self.instance.jalur):
            raise ValidationError("Unit tidak dapat dipindahkan ke bawah dirinya sendiri.")
        return induk


@admin.register(UnitKerja)
class UnitKerjaAdmin(AcuanAdmin):
    form = UnitKerjaForm
    list_display = ("kode", "nama", "jenjang", "induk")
    search_fields = ("kode", "nama")
    ordering = ("jalur",)

    def save_model(self, request: HttpRequest, obj: UnitKerja, form: ModelForm, change: bool) -> None:
        save_unit(obj, pelaku=pelaku(request))


@admin.register(Penugasan)
class PenugasanAdmin(AcuanAdmin):
    list_display = ("user", "peran", "unit", "berlaku_dari", "berlaku_sampai")
    list_filter = ("peran",)
    autocomplete_fields = ("user", "unit")


@admin.register(PeriodeLapor)
class PeriodeLaporAdmin(AcuanAdmin):
    list_display = ("tahun", "triwulan", "buka", "tutup", "dikunci")


@admin.register(PengecualianPeriode)
class PengecualianPeriodeAdmin(AcuanAdmin):
    list_display = ("periode", "unit", "sampai", "alasan")
    exclude = ("dibuat_oleh",)

    def save_model(self, request: HttpRequest, obj: PengecualianPeriode, form: ModelForm, change: bool) -> None:
        if not change:
            obj.dibuat_oleh = pelaku(request)
        super().save_model(request, obj, form, change)


admin.site.unregister(User)


@admin.register(User)
class AkunAdmin(AcuanAdmin, UserAdmin):
    """Django's own account pages, recorded; a deleted account would take its history's name with it."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
