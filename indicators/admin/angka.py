"""Figures and history, to look at: they change through their own services only."""

from __future__ import annotations

from django.contrib import admin

from indicators.admin.dasar import TetapAdmin
from indicators.models import Realisasi, Riwayat, Target


@admin.register(Target)
class TargetAdmin(TetapAdmin):
    list_display = ("indikator", "tahun", "triwulan", "dokumen", "revisi", "nilai", "status")
    list_select_related = ("indikator",)
    search_fields = ("indikator__kode",)


@admin.register(Realisasi)
class RealisasiAdmin(TetapAdmin):
    list_display = ("indikator", "tahun", "triwulan", "keadaan", "nilai", "status")
    list_select_related = ("indikator",)
    search_fields = ("indikator__kode",)


@admin.register(Riwayat)
class RiwayatAdmin(TetapAdmin):
    list_display = ("waktu", "nama_pelaku", "aksi", "jenis", "objek_kode", "alasan")
    search_fields = ("objek_kode", "nama_pelaku")
    list_filter = ("aksi", "jenis")
    ordering = ("-pk",)
