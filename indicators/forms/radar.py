from __future__ import annotations

from typing import Any

from django import forms

from indicators.akses import Pengguna, unit_terlihat
from indicators.models import UnitKerja

DARI = ("radar", "target", "usulan")  # where a finding was looked at, and where the reader returns to


class SaringRadarForm(forms.Form):
    """Which units, and which part of a long list."""

    unit = forms.ModelChoiceField(
        UnitKerja.objects.none(), to_field_name="kode", required=False, empty_label="Semua unit"
    )
    halaman = forms.IntegerField(min_value=1, max_value=100_000, required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, user: Pengguna) -> None:
        super().__init__(data.dict(), use_required_attribute=False)
        self.fields["unit"].queryset = unit_terlihat(user)  # type: ignore[attr-defined]


class KesampingkanForm(forms.Form):
    indikator = forms.CharField(max_length=30)
    sidik = forms.RegexField(r"^[0-9a-f]{64}\Z")
    alasan = forms.CharField(required=False, max_length=2000)  # what is missing says the service, in words
    dari = forms.ChoiceField(choices=[(satu, satu) for satu in DARI])
