from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse

from indicators.admin.dasar import AcuanAdmin
from indicators.akses import pelaku
from indicators.models import PengecualianPeriode, Penugasan, PeriodeLapor, UnitKerja
from indicators.services import sandi_tercatat, save_unit
from indicators.services.akun import akhiri_sesi


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
    list_select_related = ("induk",)
    search_fields = ("kode", "nama")
    ordering = ("jalur",)

    def save_model(self, request: HttpRequest, obj: UnitKerja, form: ModelForm, change: bool) -> None:
        save_unit(obj, pelaku=pelaku(request.user))


@admin.register(Penugasan)
class PenugasanAdmin(AcuanAdmin):
    list_display = ("user", "peran", "unit", "berlaku_dari", "berlaku_sampai")
    list_filter = ("peran",)
    autocomplete_fields = ("user", "unit")


@admin.register(PeriodeLapor)
class PeriodeLaporAdmin(AcuanAdmin):
    """Locking, closing and reopening are on /pelaporan/, where they need a reason."""

    list_display = ("tahun", "triwulan", "buka", "tutup", "dikunci")
    readonly_fields = ("dikunci",)


@admin.register(PengecualianPeriode)
class PengecualianPeriodeAdmin(AcuanAdmin):
    list_display = ("periode", "unit", "sampai", "alasan")
    exclude = ("dibuat_oleh",)

    def save_model(self, request: HttpRequest, obj: PengecualianPeriode, form: ModelForm, change: bool) -> None:
        if not change:
            obj.dibuat_oleh = pelaku(request.user)
        super().save_model(request, obj, form, change)


admin.site.unregister(User)
admin.site.unregister(Group)


@admin.register(User)
class AkunAdmin(AcuanAdmin, UserAdmin):
    """Django's own account pages, recorded; a deleted account would take its history's name with it.

    Without Django's groups and permissions: rights come from Penugasan alone.
    """

    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Orang", {"fields": ("first_name", "last_name", "email")}),
        ("Status", {"fields": ("is_active", "is_superuser", "last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ()
    list_filter = ("is_active", "is_superuser")
    actions = ("akhiri_sesi_akun",)

    def save_model(self, request: HttpRequest, obj: User, form: ModelForm, change: bool) -> None:
        """Deactivated means out at once, also for the day on which the account is opened again."""
        super().save_model(request, obj, form, change)
        if change and not obj.is_active:
            akhiri_sesi(obj, pelaku=pelaku(request.user))

    @admin.action(description="Akhiri semua sesi akun terpilih")
    def akhiri_sesi_akun(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        banyak = sum(akhiri_sesi(akun, pelaku=pelaku(request.user)) for akun in queryset)
        messages.success(request, f"{banyak} sesi diakhiri.")

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        akun = self.get_object(request, unquote(id))
        if not isinstance(akun, User):
            return super().user_change_password(request, id, form_url)
        with sandi_tercatat(akun, pelaku=pelaku(request.user)):
            return super().user_change_password(request, id, form_url)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
