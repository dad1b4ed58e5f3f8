from __future__ import annotations

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet

from indicators.admin.dasar import AcuanAdmin
from indicators.capaian import Kelas, periksa_skala
from indicators.models import Kebijakan, KelasKategori, Predikat, SkalaKategori, SkalaPredikat


class KelasFormSet(BaseInlineFormSet):
    """The classes of a scale, judged together: no gap, no overlap, open at the top."""

    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        isi = [f.cleaned_data for f in self.forms if f.cleaned_data and not f.cleaned_data.get("DELETE")]
        kelas = [Kelas(d["bawah"], d["atas"], d["label"], d["warna"], d["simbol"]) for d in isi]
        if masalah := periksa_skala(kelas):
            raise ValidationError(masalah)


class KelasInline(admin.TabularInline):
    model = KelasKategori
    formset = KelasFormSet
    extra = 0


@admin.register(SkalaKategori)
class SkalaKategoriAdmin(AcuanAdmin):
    inlines = (KelasInline,)


class PredikatInline(admin.TabularInline):
    model = Predikat
    extra = 0


@admin.register(SkalaPredikat)
class SkalaPredikatAdmin(AcuanAdmin):
    inlines = (PredikatInline,)


@admin.register(Kebijakan)
class KebijakanAdmin(AcuanAdmin):
    list_display = ("nama", "tahun_mulai", "batas", "agregasi", "skala", "dua_langkah")
