"""Budget sets, recorded: an administrator may correct pagu, and the history says so."""

from __future__ import annotations

from django.contrib import admin

from budget.models import BarisAnggaran, DataAnggaran, KelompokAnggaran, Pendanaan
from indicators.admin.dasar import AcuanAdmin


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
