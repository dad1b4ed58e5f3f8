from __future__ import annotations

from typing import Any

from django import forms

from budget.models import Rincian
from budget.rekap import data_terlihat
from indicators.akses import Pengguna
from indicators.forms import TahunField

RINCIAN_TAMPIL = (Rincian.SATKER, Rincian.JENIS_BELANJA, Rincian.KEWENANGAN)


class SaringAnggaranForm(forms.Form):
    """Year and cut of a published set; without a cut, the first that the year has."""

    rincian = forms.ChoiceField(choices=[(r.value, r.label) for r in RINCIAN_TAMPIL])
    field_order = ("tahun", "rincian")

    def __init__(self, data: Any, *, user: Pengguna, tahun: int) -> None:
        self.terbit = list(data_terlihat(user).values_list("tahun", "rincian").distinct())
        diminta = data.get("tahun") or str(tahun)
        rincian = data.get("rincian") or self._rincian_pertama(diminta)
        super().__init__({"tahun": diminta, "rincian": rincian}, use_required_attribute=False)
        self.fields["tahun"] = TahunField(sorted({t for t, _ in self.terbit} | {tahun}))
        self.order_fields(self.field_order)

    def ada(self, tahun: int, rincian: str) -> bool:
        return (tahun, rincian) in self.terbit

    def _rincian_pertama(self, tahun: str) -> str:
        ada = [r for r in RINCIAN_TAMPIL if any(str(t) == tahun and milik == r for t, milik in self.terbit)]
        return (ada or RINCIAN_TAMPIL)[0].value
