from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm

from indicators.forms.saring import ANGKA, TahunField, tahun_diminta
from indicators.models import PERIODE
from indicators.rekap.unit import PohonUnit
from renstra.dashboard import Bahan, Lensa


class MasukForm(AuthenticationForm):
    """The login form, with a refusal in plain words: which of the two was wrong is not said."""

    error_messages = AuthenticationForm.error_messages | {
        "invalid_login": (
            "Nama pengguna atau kata sandi salah. Huruf besar dan kecil dibedakan. "
            "Bila lupa, minta administrator mengganti kata sandi Anda."
        )
    }


class UnitBerandaField(forms.ChoiceField):
    """Any unit in reach; of very many the list offers those around the one that is asked for."""

    def __init__(self, pohon: PohonUnit, kode: str) -> None:
        self.pohon = pohon
        super().__init__(
            choices=[(u.kode, u.nama_pendek) for u in pohon.pilihan(kode)],
            error_messages={"required": "Tidak ada unit dalam jangkauan Anda."},
        )

    def valid_value(self, value: Any) -> bool:
        return self.pohon.bernama(value) is not None

    def clean(self, value: Any) -> Any:
        return self.pohon.bernama(super().clean(value))


class SaringBerandaForm(forms.Form):
    """The question of the start page. A foreign unit is no choice, as one that does not exist."""

    triwulan = forms.TypedChoiceField(
        label="Periode", choices=[("", "Setahun"), *PERIODE[1:]], coerce=int, empty_value=None, required=False
    )
    status = forms.ChoiceField(label="Angka", choices=ANGKA, required=False)
    field_order = ("unit", "tahun", "triwulan", "status")

    def __init__(self, data: Any, *, bahan: Bahan) -> None:
        akar, tahun = bahan.pohon.akar, bahan.tahun_bawaan
        bawaan = {"unit": data.get("unit") or (akar.kode if akar else ""), "tahun": data.get("tahun") or tahun}
        super().__init__({**data.dict(), **bawaan}, use_required_attribute=False)
        self.bahan = bahan
        self.fields["unit"] = UnitBerandaField(bahan.pohon, str(bawaan["unit"]))
        self.fields["tahun"] = TahunField(
            sorted({*bahan.tahun_pilihan, tahun} | {t for t in [tahun_diminta(data)] if t})
        )
        self.order_fields(self.field_order)

    def clean(self) -> None:
        """`sasaran` comes by a link only: the next question from this form is about the whole unit again."""
        super().clean()
        diminta = self.data.get("sasaran") or ""
        milik = {str(i.sasaran_id): i.sasaran for i in self.bahan.muatan.indikator}
        if diminta and diminta not in milik and "unit" in self.cleaned_data:
            raise forms.ValidationError("Sasaran ini tidak dikenal di unit yang dipilih.")
        self.cleaned_data["sasaran"] = milik.get(diminta)

    def lensa(self) -> Lensa:
        """The question asked; only for a valid form."""
        data, bahan = self.cleaned_data, self.bahan
        return Lensa(
            bahan.user,
            bahan.pohon,
            bahan.muatan,
            data["unit"],
            data["tahun"],
            data["triwulan"],
            data["status"] == "semua",
            data["sasaran"],
            bahan.total,
        )
