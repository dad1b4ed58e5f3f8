from __future__ import annotations

from typing import Any

from django import forms

from indicators.akses import Pengguna, unit_terlihat
from indicators.forms.saring import TanggalField
from indicators.models import UnitKerja
from indicators.rekap.riwayat import AKSI, SaringRiwayat, jenis_terlihat

SEMUA = ("", "Semua")


class SaringRiwayatForm(forms.Form):
    """Filters of the history; choices are only what the reader may see."""

    dari = TanggalField(label="Dari tanggal", required=False)
    sampai = TanggalField(label="Sampai tanggal", required=False)
    jenis = forms.ChoiceField(label="Jenis", required=False)
    aksi = forms.ChoiceField(label="Aksi", choices=[SEMUA, *AKSI.items()], required=False)
    unit = forms.ModelChoiceField(
        UnitKerja.objects.none(), to_field_name="kode", required=False, empty_label="Semua unit"
    )
    kode = forms.CharField(label="Kode objek", max_length=100, required=False)
    pelaku = forms.CharField(label="Pelaku (nama akun)", max_length=150, required=False)
    permintaan = forms.UUIDField(
        widget=forms.HiddenInput,
        required=False,
        error_messages={"invalid": "Nomor permintaan tidak dikenal. Pilih dari daftar riwayat."},
    )

    def __init__(self, data: Any, *, user: Pengguna) -> None:
        super().__init__(data, use_required_attribute=False)
        self.fields["jenis"].choices = [SEMUA, *jenis_terlihat(user).items()]  # type: ignore[attr-defined]
        self.fields["unit"].queryset = unit_terlihat(user)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("dari") and data.get("sampai") and data["dari"] > data["sampai"]:
            self.add_error("sampai", "Tanggal akhir mendahului tanggal awal.")
        return data

    def saring(self) -> SaringRiwayat:
        """The question asked; only for a valid form."""
        return SaringRiwayat(**self.cleaned_data)
