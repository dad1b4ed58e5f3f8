"""The rules to try: each left empty stays as the kebijakan of the year has it."""

from __future__ import annotations

from typing import Any

from django import forms

from indicators.capaian import Agregasi, Batas, VarianMinimum
from indicators.forms.saring import TahunField, tahun_rencana
from indicators.models import SkalaKategori
from indicators.rekap.simulasi import AturanLain

TETAP = "Seperti yang berlaku"


def _pilihan(istilah: type[Batas] | type[Agregasi] | type[VarianMinimum], label: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", TETAP), *istilah.pilihan()], required=False)


class SimulasiForm(forms.Form):
    batas = _pilihan(Batas, "Batas capaian")
    agregasi = _pilihan(Agregasi, "Rata-rata")
    skala = forms.ModelChoiceField(
        SkalaKategori.objects.all(), to_field_name="kode", required=False, empty_label=TETAP, label="Skala kategori"
    )
    varian_minimum = _pilihan(VarianMinimum, "Rumus makin rendah makin baik")
    field_order = ("tahun", "batas", "agregasi", "skala", "varian_minimum")

    def __init__(self, data: Any, *, tahun: int) -> None:
        super().__init__({**data.dict(), "tahun": data.get("tahun") or tahun}, use_required_attribute=False)
        self.fields["tahun"] = TahunField(tahun_rencana(tahun))
        self.order_fields(self.field_order)

    def lain(self) -> AturanLain:
        """The rules asked for; only for a valid form."""
        data = self.cleaned_data
        return AturanLain(
            data["tahun"],
            Batas(data["batas"]) if data["batas"] else None,
            Agregasi(data["agregasi"]) if data["agregasi"] else None,
            data["skala"],
            VarianMinimum(data["varian_minimum"]) if data["varian_minimum"] else None,
        )
