from __future__ import annotations

from django.contrib import admin

from indicators.admin.dasar import AcuanAdmin
from indicators.models import (
    ArahKebijakan,
    DokumenSumber,
    Indikator,
    IndikatorTujuan,
    KerangkaRegulasi,
    NamaLain,
    Renstra,
    Rujukan,
    Sasaran,
    Silsilah,
    Tujuan,
)


class NamaLainInline(admin.TabularInline):
    model = NamaLain
    extra = 0


class IndikatorTujuanInline(admin.TabularInline):
    model = IndikatorTujuan
    extra = 0


@admin.register(Indikator)
class IndikatorAdmin(AcuanAdmin):
    list_display = ("kode", "uraian", "satuan", "unit", "tahun_awal", "tahun_akhir")
    list_select_related = ("unit",)
    search_fields = ("kode", "uraian", "nama_lain__nama")
    list_filter = ("sasaran__jenjang", "unit")
    autocomplete_fields = ("sasaran", "unit", "induk")
    inlines = (NamaLainInline,)


@admin.register(Sasaran)
class SasaranAdmin(AcuanAdmin):
    list_display = ("kode", "uraian", "jenjang", "renstra", "unit")
    list_select_related = ("renstra__unit", "unit")
    search_fields = ("kode", "uraian")
    list_filter = ("jenjang", "renstra")


@admin.register(Tujuan)
class TujuanAdmin(AcuanAdmin):
    list_display = ("kode", "uraian", "unit")
    inlines = (IndikatorTujuanInline,)


@admin.register(Silsilah)
class SilsilahAdmin(AcuanAdmin):
    list_display = ("dari", "hubungan", "ke")
    list_select_related = ("dari", "ke")
    autocomplete_fields = ("dari", "ke")


@admin.register(KerangkaRegulasi)
class KerangkaRegulasiAdmin(AcuanAdmin):
    list_display = ("jenis", "nomor", "judul", "unit", "status", "tahun_target")
    list_select_related = ("unit",)
    list_filter = ("jenis", "status")
    readonly_fields = ("status", "status_pada", "nomor_penetapan", "versi")  # recorded at /regulasi/


@admin.register(Renstra, DokumenSumber, Rujukan, ArahKebijakan)
class RencanaAdmin(AcuanAdmin):
    pass
