from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet, BaseModelFormSet, ModelForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from indicators.admin.dasar import AcuanAdmin
from indicators.capaian import Kelas, periksa_skala
from indicators.models import Kebijakan, KelasKategori, Predikat, SkalaKategori, SkalaPredikat
from indicators.services.kebijakan import jaga_tahun_tersegel


class AturanAdmin(AcuanAdmin):
    """What figures are computed by: a year that is sealed keeps its own, and the effect can be looked at first.

    Deleting needs no guard: a kebijakan that some seal followed is protected by the seal itself, and a skala by it.
    """

    readonly_fields = ("pengaruh",)

    @admin.display(description="Pengaruh")
    def pengaruh(self, obj: Any) -> SafeString | str:
        """A link to the simulation with these rules in place of those in force."""
        if obj.pk is None:
            return "Simpan dahulu; sesudah itu pengaruhnya dapat dilihat tanpa mengubah apa pun."
        url = f"{reverse('indicators:kebijakan-simulasi')}?{urlencode(self.aturan(obj))}"
        return format_html('<a href="{}">Lihat angka dan kategori yang akan berubah</a>', url)

    def aturan(self, obj: Any) -> dict[str, Any]:
        """The parameters of the simulation that stand for this object."""
        raise NotImplementedError

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        with jaga_tahun_tersegel():
            super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: ModelForm, formset: BaseModelFormSet, change: bool) -> None:
        with jaga_tahun_tersegel():
            super().save_formset(request, form, formset, change)


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
class SkalaKategoriAdmin(AturanAdmin):
    inlines = (KelasInline,)

    def aturan(self, obj: SkalaKategori) -> dict[str, Any]:
        return {"skala": obj.kode}


class PredikatInline(admin.TabularInline):
    model = Predikat
    extra = 0


@admin.register(SkalaPredikat)
class SkalaPredikatAdmin(AcuanAdmin):
    inlines = (PredikatInline,)


@admin.register(Kebijakan)
class KebijakanAdmin(AturanAdmin):
    list_display = ("nama", "tahun_mulai", "batas", "agregasi", "skala", "dua_langkah")

    def aturan(self, obj: Kebijakan) -> dict[str, Any]:
        return {"batas": obj.batas, "agregasi": obj.agregasi, "skala": obj.skala.kode}
