"""Filter forms: page, download and API read the query string with the same one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import Max, Min
from django.utils import timezone

from indicators.akses import Pengguna
from indicators.models import PERIODE, Jenjang, Renstra, Sasaran, UnitKerja
from indicators.rekap import Pada, SaringCapaian
from indicators.rekap.bahan import BahanSaring, bahan_saring
from indicators.rekap.daftar_rencana import sasaran_berindikator
from indicators.rekap.unit import PohonUnit, pohon_unit

NOMOR = re.compile(r"[0-9]{1,18}")
ANGKA = [("", "Resmi saja"), ("semua", "Resmi dan semua")]
TANGGAL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TAHUN_TERKECIL, TAHUN_TERBESAR = 1945, 2100


class TahunField(forms.IntegerField):
    """A year as a choice list; a year outside the list is a fair question, one outside 1945-2100 is not."""

    def __init__(self, tahun: list[int], **kwargs: Any) -> None:
        pilihan = [(t, str(t)) for t in tahun]
        super().__init__(
            label="Tahun",
            error_messages={"invalid": "Tahun harus empat angka, misalnya 2024."},
            min_value=TAHUN_TERKECIL,
            max_value=TAHUN_TERBESAR,
            widget=forms.Select(choices=pilihan),
            **kwargs,
        )


def tahun_rencana(*tambahan: int | None) -> list[int]:
    """Every year that some plan covers, and the years asked for."""
    rentang = Renstra.objects.aggregate(awal=Min("tahun_awal"), akhir=Max("tahun_akhir"))
    tahun = set(range(rentang["awal"], rentang["akhir"] + 1)) if rentang["awal"] else set()
    return sorted(tahun | {t for t in tambahan if t is not None})


class TanggalField(forms.Field):
    """A day as YYYY-MM-DD, which is what a date control sends; nothing else is guessed at."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def to_python(self, value: Any) -> date | None:
        teks = str(value or "").strip()
        if not teks:
            return None
        try:
            hari = date.fromisoformat(teks) if TANGGAL.fullmatch(teks) else None
        except ValueError:
            hari = None
        if hari is None or not TAHUN_TERKECIL <= hari.year <= TAHUN_TERBESAR:
            raise forms.ValidationError("Tulis tanggal sebagai tahun-bulan-hari, misalnya 2026-05-03.")
        return hari


class PerField(TanggalField):
    """A day that is over or is today: what was official at its end."""

    def __init__(self) -> None:
        super().__init__(label="Menurut keadaan per", required=False)

    def clean(self, value: Any) -> date | None:
        hari: date | None = super().clean(value)
        if hari and hari > timezone.localdate():
            raise forms.ValidationError("Tanggal ini belum terjadi. Pilih hari ini atau hari yang sudah lewat.")
        return hari


class PerForm(forms.Form):
    """The day alone, for a page that has no other filter."""

    per = PerField()

    def __init__(self, data: Any) -> None:
        super().__init__({"per": data.get("per")}, use_required_attribute=False)

    def pada(self) -> Pada | None:
        """The state asked for, None for now; only for a valid form."""
        hari = self.cleaned_data["per"]
        return Pada(hari) if hari else None


class SasaranField(forms.ModelChoiceField):
    """One sasaran by its number, as links name it; kept while the other filters change."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(Sasaran.objects.none(), required=False)

    def clean(self, value: Any) -> Any:
        if value and not NOMOR.fullmatch(str(value)):
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().clean(value)


class UnitField(forms.ChoiceField):
    """One of the units that were read already, by its kode; a foreign one is no choice, as one that is none."""

    def __init__(self, unit: Sequence[UnitKerja], ditawarkan: Sequence[UnitKerja]) -> None:
        """`ditawarkan`: what the list shows; any of `unit` may be asked for."""
        self.unit = {satu.kode: satu for satu in unit}
        pilihan = [("", "Semua unit"), *((satu.kode, satu.nama) for satu in ditawarkan)]
        super().__init__(choices=pilihan, required=False)

    def clean(self, value: Any) -> Any:
        if value and value not in self.unit:
            raise forms.ValidationError(forms.ModelChoiceField.default_error_messages["invalid_choice"])
        return self.unit.get(value)


class SaringCapaianForm(forms.Form):
    """Filters of capaian. Only units the user may see are choices; a foreign unit is simply no choice."""

    triwulan = forms.TypedChoiceField(
        label="Periode", choices=[("", "Setahun"), *PERIODE[1:]], coerce=int, empty_value=None, required=False
    )
    renstra = forms.ChoiceField(label="Versi renstra", required=False)
    jenjang = forms.ChoiceField(required=False)
    status = forms.ChoiceField(label="Angka", choices=ANGKA, required=False)
    per = PerField()
    sasaran = SasaranField()
    field_order = ("tahun", "triwulan", "unit", "renstra", "jenjang", "status", "per")

    def __init__(
        self,
        data: Any,
        *,
        user: Pengguna,
        tahun: int,
        bahan: BahanSaring | None = None,
        pohon: PohonUnit | None = None,
    ) -> None:
        """`bahan` and `pohon` where the page has read them for itself."""
        super().__init__({**data.dict(), "tahun": data.get("tahun") or tahun}, use_required_attribute=False)
        bahan = bahan or bahan_saring(user)
        diminta = tahun_diminta(data)
        self.fields["tahun"] = TahunField(sorted({*bahan.tahun, tahun} | ({diminta} if diminta else set())))
        pohon = pohon or pohon_unit(user, data.get("unit") or "")
        self.fields["unit"] = UnitField(pohon.terlihat, pohon.pilihan(data.get("unit") or ""))
        self.fields["sasaran"].queryset = sasaran_berindikator(user)  # type: ignore[attr-defined]
        self.fields["renstra"].choices = [("", "Yang berlaku"), *bahan.versi]  # type: ignore[attr-defined]
        self.fields["jenjang"].choices = [("", "Semua jenjang"), *((j.slug, j.label) for j in Jenjang)]  # type: ignore[attr-defined]
        self.order_fields(self.field_order)

    def clean_jenjang(self) -> Jenjang | None:
        slug = self.cleaned_data["jenjang"]
        return Jenjang.dari_slug(slug) if slug else None

    def saring(self) -> SaringCapaian:
        """The question asked; only for a valid form."""
        data = self.cleaned_data
        return SaringCapaian(
            data["tahun"],
            data["triwulan"],
            data["unit"],
            data["renstra"] or None,
            data["jenjang"],
            sasaran=data["sasaran"],
            semua_status=data["status"] == "semua",
            per=data["per"],
        )


class SaringPohonForm(SaringCapaianForm):
    """Filters of the pohon kinerja: all levels at once, and one figure to a node."""

    status = forms.ChoiceField(
        label="Angka", choices=[("", "Resmi saja"), ("semua", "Termasuk yang menunggu")], required=False
    )

    def __init__(self, data: Any, *, user: Pengguna, tahun: int) -> None:
        super().__init__(data, user=user, tahun=tahun)
        del self.fields["jenjang"]

    def saring(self) -> SaringCapaian:
        """The question asked; only for a valid form."""
        self.cleaned_data["jenjang"] = None
        return super().saring()


def tahun_diminta(data: Any) -> int | None:
    """The year in the query string if it is one at all, so that the choice list can show it."""
    teks = data.get("tahun") or ""
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) == 4 else None
