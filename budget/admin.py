"""Budget sets, recorded: an administrator may correct pagu, and the history says so."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from budget.models import BarisAnggaran, DataAnggaran, KelompokAnggaran, PadananKolom, Pendanaan
from budget.services import save_padanan
from indicators.admin.dasar import AcuanAdmin
from indicators.akses import pelaku


class KelompokInline(admin.TabularInline):
    model = KelompokAnggaran
    extra = 0


class BarisInline(admin.TabularInline):
    model = BarisAnggaran
    extra = 0
    fields = ("urutan", "kelompok", "uraian", "unit", "jenis_belanja", "kewenangan", "pagu", "blokir", "realisasi")


@admin.register(DataAnggaran)
class DataAnggaranAdmin(AcuanAdmin):
    list_display = ("tahun", "judul", "rincian", "revisi", "per_tanggal", "sumber")
    list_filter = ("tahun", "rincian")
    inlines = (KelompokInline, BarisInline)


@admin.register(Pendanaan)
class PendanaanAdmin(AcuanAdmin):
    list_display = ("renstra", "tahun", "alokasi", "teks")
    list_select_related = ("renstra__unit",)


@admin.register(PadananKolom)
class PadananKolomAdmin(AcuanAdmin):
    """What other systems call the columns that imports read."""

    list_display = ("judul", "kolom", "tabel", "asal")
    list_filter = ("tabel", "kolom")
    search_fields = ("judul", "asal")

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        save_padanan(obj, pelaku=pelaku(request.user))
