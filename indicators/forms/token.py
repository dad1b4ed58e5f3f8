from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.formats import date_format

from indicators.akses import lingkup_token, unit_terlihat
from indicators.models import UnitKerja
from indicators.services.token import MASA_TERLAMA, NAMA_TERPANJANG

MASA_BIASA = timedelta(days=90)


def hari_terakhir() -> date:
    """The last day a token made now may be valid on: its end is not further away than MASA_TERLAMA."""
    return timezone.localdate() + MASA_TERLAMA - timedelta(days=1)


class TokenForm(forms.Form):
    """A new token. `berlaku_sampai` is a day: valid up to its last minute in Asia/Jakarta."""

    nama = forms.CharField(
        label="Untuk apa",
        max_length=NAMA_TERPANJANG,
        help_text="Misalnya nama aplikasi yang memakainya.",
        error_messages={"required": "Tulis untuk apa token ini, misalnya nama aplikasinya."},
    )
    lingkup = forms.ChoiceField()
    unit = forms.ModelChoiceField(UnitKerja.objects.none())
    berlaku_sampai = forms.DateField(
        label="Berlaku sampai akhir hari",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=f"Paling lama {MASA_TERLAMA.days} hari; sesudah itu buat token baru.",
    )

    def __init__(self, user: User, data: Any = None) -> None:
        super().__init__(data, initial={"berlaku_sampai": timezone.localdate() + MASA_BIASA})
        self.fields["lingkup"] = forms.ChoiceField(
            label="Lingkup",
            choices=[(satu.value, satu.label) for satu in lingkup_token(user)],
            help_text="Baca cukup untuk dasbor dan laporan.",
        )
        self.fields["unit"] = forms.ModelChoiceField(
            unit_terlihat(user),
            label="Unit",
            to_field_name="kode",
            required=False,
            empty_label="Semua unit saya",
            help_text="Pilih satu unit bila aplikasinya tidak memerlukan yang lain.",
        )
        self.fields["berlaku_sampai"].widget.attrs["max"] = hari_terakhir().isoformat()

    def clean_berlaku_sampai(self) -> datetime:
        hari = self.cleaned_data["berlaku_sampai"]
        if not timezone.localdate() <= hari <= hari_terakhir():
            batas = date_format(hari_terakhir(), "j F Y")
            raise forms.ValidationError(f"Pilih hari ini sampai {batas}: paling lama {MASA_TERLAMA.days} hari.")
        besok = hari + timedelta(days=1)
        return timezone.make_aware(datetime(besok.year, besok.month, besok.day))
