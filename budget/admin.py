"""Budget sets and values, recorded: an administrator may correct them, and the history says so."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.forms import BaseInlineFormSet, ModelForm
from django.http import HttpRequest

from budget.models import (
    BarisAnggaran,
    DataAnggaran,
    KelompokAnggaran,
    KomponenNilai,
    KomponenSkema,
    NilaiKinerjaAnggaran,
    PadananKolom,
    Pendanaan,
    RincianOutput,
    SkemaNilai,
)
from budget.rekap import skema_tahun
from budget.services import (
    IsianKomponen,
    IsianNilai,
    delete_data_anggaran,
    delete_nilai_kinerja,
    save_nilai_kinerja,
    save_padanan,
)
from indicators.admin.dasar import AcuanAdmin
from indicators.akses import pelaku

ISIAN = ("unit", "jenis", "tahun", "bulan", "nilai", "nilai_tercetak", "per_tanggal", "sumber", "tempat", "catatan")


class KelompokInline(admin.TabularInline):
    model = KelompokAnggaran
    extra = 0


class BarisInline(admin.TabularInline):
    model = BarisAnggaran
    extra = 0
    fields = (
        "urutan",
        "kelompok",
        "uraian",
        "unit",
        "sasaran",
        "jenis_belanja",
        "kewenangan",
        "pagu",
        "blokir",
        "realisasi",
    )


@admin.register(DataAnggaran)
class DataAnggaranAdmin(AcuanAdmin):
    list_display = ("tahun", "judul", "rincian", "revisi", "per_tanggal", "sumber")
    list_filter = ("tahun", "rincian")
    inlines = (KelompokInline, BarisInline)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        self.delete_queryset(request, [obj])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any] | list[Any]) -> None:
        """The whole set, each line of it recorded."""
        for data in queryset:
            delete_data_anggaran(data, pelaku=pelaku(request.user))


@admin.register(Pendanaan)
class PendanaanAdmin(AcuanAdmin):
    list_display = ("renstra", "tahun", "alokasi", "teks")
    list_select_related = ("renstra__unit",)


class KomponenSkemaInline(admin.TabularInline):
    model = KomponenSkema
    extra = 0


@admin.register(SkemaNilai)
class SkemaNilaiAdmin(AcuanAdmin):
    list_display = ("nama", "jenis", "tahun_mulai", "dasar_hukum", "belum_pasti")
    inlines = (KomponenSkemaInline,)


class KomponenNilaiForm(ModelForm):
    class Meta:
        localized_fields = ("bobot", "nilai")  # 95,53 as it is printed; 95.53 is read too


class NilaiKinerjaForm(ModelForm):
    class Meta:
        localized_fields = ("nilai",)


class KomponenNilaiInline(admin.TabularInline):
    model = KomponenNilai
    form = KomponenNilaiForm
    extra = 0
    fields = ("nama", "bobot", "nilai", "pengurang")

    def get_extra(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> int:
        return 1 if obj else max(1, len(bobot_baku(request)))

    def get_formset(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> Any:
        """A new value begins with the parts of the rule of its year; a part that gets no value is not kept."""
        formset = super().get_formset(request, obj, **kwargs)
        return formset if obj else type("KomponenBaku", (KomponenBaku, formset), {"baku": bobot_baku(request)})


class KomponenBaku(BaseInlineFormSet):
    baku: list[dict[str, Any]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **({"initial": self.baku} | kwargs))


def bobot_baku(request: HttpRequest) -> list[dict[str, Any]]:
    """The parts of the rule for the jenis and tahun that the address names; none without both."""
    jenis, tahun = request.GET.get("jenis", ""), request.GET.get("tahun", "")
    if not (tahun.isascii() and tahun.isdecimal() and len(tahun) == 4):
        return []
    skema = skema_tahun(int(tahun)).get(jenis)
    return (
        [{"nama": k.nama, "bobot": k.bobot, "pengurang": k.pengurang} for k in skema.komponen.all()] if skema else []
    )


@admin.register(NilaiKinerjaAnggaran)
class NilaiKinerjaAdmin(AcuanAdmin):
    """Typed here until it is imported; either way one service writes it, value and parts together."""

    list_display = ("unit", "jenis", "tahun", "bulan", "nilai", "sumber")
    list_filter = ("jenis", "tahun")
    list_select_related = ("unit",)
    form = NilaiKinerjaForm
    inlines = (KomponenNilaiInline,)

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        """Nothing yet: it is written with its parts."""

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: list[Any], change: bool) -> None:
        """Raises ValidationError (said in words, nothing saved) for a part that cannot be weighed."""
        for formset in formsets:
            formset.save(commit=False)  # what the admin tells of the change afterwards
        isi = [f.cleaned_data for formset in formsets for f in formset.forms if f.has_changed() or f.instance.pk]
        komponen = tuple(
            IsianKomponen(satu["nama"], satu["nilai"], satu["bobot"], satu["pengurang"])
            for satu in isi
            if satu and not satu.get("DELETE")
        )
        isian = IsianNilai(**{nama: form.cleaned_data[nama] for nama in ISIAN}, komponen=komponen)
        kunci = form.instance.pk
        form.instance.pk = save_nilai_kinerja(isian, pelaku=pelaku(request.user), pk=kunci).pk

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        delete_nilai_kinerja(obj, pelaku=pelaku(request.user))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for satu in queryset:
            delete_nilai_kinerja(satu, pelaku=pelaku(request.user))


@admin.register(PadananKolom)
class PadananKolomAdmin(AcuanAdmin):
    """What other systems call the columns that imports read."""

    list_display = ("judul", "kolom", "tabel", "asal")
    list_filter = ("tabel", "kolom")
    search_fields = ("judul", "asal")

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        save_padanan(obj, pelaku=pelaku(request.user))


@admin.register(RincianOutput)
class RincianOutputAdmin(AcuanAdmin):
    """Imported from KRISNA; here the sasaran that an output supports is tied."""

    list_display = ("kode", "nama", "tahun", "volume", "satuan", "pagu", "sasaran")
    list_filter = ("tahun",)
    search_fields = ("nama", "ro")
    list_select_related = ("sasaran",)
