from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms

from budget.models import DataAnggaran, Rincian
from budget.rekap import data_terlihat, pasangan, pasangan_terakhir, terbitan_terlihat, unit_beranggaran
from budget.rekap.baris import terbitan_ringkas
from indicators.akses import Pengguna
from indicators.forms import TahunField
from indicators.models import SatuUnit

NOMOR = re.compile(r"[0-9]{1,18}")
RINCIAN_TAMPIL = (Rincian.SATKER, Rincian.JENIS_BELANJA, Rincian.KEWENANGAN, Rincian.SASARAN, Rincian.LENGKAP)


class SaringAnggaranForm(forms.Form):
    """Year and cut of a published set, and whose where several units publish; without a cut, the first there is."""

    rincian = forms.ChoiceField(choices=[(r.value, r.label) for r in RINCIAN_TAMPIL])
    field_order = ("tahun", "rincian", "unit")

    def __init__(self, data: Any, *, user: Pengguna, tahun: int) -> None:
        self.user = user
        semua = list(data_terlihat(user).values_list("tahun", "rincian", "unit__kode", "unit__nama").distinct())
        self.terbit = {(t, rincian) for t, rincian, *_ in semua}
        diminta = data.get("tahun") or str(tahun)
        rincian = data.get("rincian") or self._rincian_pertama(diminta)
        isi = {"tahun": diminta, "rincian": rincian, "unit": data.get("unit", "")}
        super().__init__(isi, use_required_attribute=False)
        self.fields["tahun"] = TahunField(sorted({t for t, _ in self.terbit} | {tahun}))
        pemilik = {kode: nama for _, _, kode, nama in semua}
        if len(pemilik) > 1:
            pilihan = [("", "Unit teratas"), *pemilik.items()]
            self.fields["unit"] = forms.ChoiceField(label="Terbitan unit", choices=pilihan, required=False)
        self.order_fields(self.field_order)

    def clean_unit(self) -> SatuUnit | None:
        kode = self.cleaned_data["unit"]
        return unit_beranggaran(self.user, kode) if kode else None

    def ada(self, tahun: int, rincian: str) -> bool:
        return (tahun, rincian) in self.terbit

    def _rincian_pertama(self, tahun: str) -> str:
        ada = [r for r in RINCIAN_TAMPIL if any(str(t) == tahun and milik == r for t, milik in self.terbit)]
        return (ada or RINCIAN_TAMPIL)[0].value


class TerbitanField(forms.ModelChoiceField):
    """One published set, by what tells it from the others."""

    def label_from_instance(self, obj: DataAnggaran) -> str:
        return terbitan_ringkas(obj)


class BandingForm(forms.Form):
    """Two published sets; without a choice the latest and the one it follows."""

    terbitan = TerbitanField(DataAnggaran.objects.none(), label="Terbitan", required=False, empty_label=None)
    pembanding = TerbitanField(DataAnggaran.objects.none(), label="Dibandingkan dengan", required=False)
    menurut = forms.ChoiceField(
        label="Menurut", choices=[("", "Yang sama pada keduanya"), *Rincian.choices], required=False
    )

    def __init__(self, data: Any, *, user: Pengguna) -> None:
        semua = terbitan_terlihat(user)
        isi = {nama: data.get(nama, "") for nama in ("terbitan", "pembanding", "menurut")}
        if not isi["terbitan"]:
            pilihan = pasangan_terakhir(user)
        else:
            ini = semua.filter(pk=int(isi["terbitan"])).first() if NOMOR.fullmatch(isi["terbitan"]) else None
            pilihan = (ini, pasangan(user, ini) if ini else None)
        for nama, bawaan in zip(("terbitan", "pembanding"), pilihan, strict=True):
            isi[nama] = isi[nama] or (str(bawaan.pk) if bawaan else "")
        super().__init__(isi, use_required_attribute=False)
        for nama in ("terbitan", "pembanding"):
            self.fields[nama].queryset = semua  # type: ignore[attr-defined]

    def clean_menurut(self) -> Rincian | None:
        return Rincian(self.cleaned_data["menurut"]) if self.cleaned_data["menurut"] else None

    def tawarkan(self, bersama: Sequence[Rincian]) -> None:
        """Only the cuts that both sets carry are choices."""
        pilihan = [(r.value, f"Per {r.label.lower()}") for r in bersama]
        self.fields["menurut"].choices = [("", "Yang sama pada keduanya"), *pilihan]  # type: ignore[attr-defined]


class TahunNilaiForm(forms.Form):
    """The year of NKA and IKPA."""

    def __init__(self, data: Any, *, ada: Sequence[int], bawaan: int) -> None:
        super().__init__({"tahun": data.get("tahun") or str(bawaan)}, use_required_attribute=False)
        self.fields["tahun"] = TahunField(sorted({*ada, bawaan}))
