from __future__ import annotations

from typing import Any

from django import forms

from indicators.forms.saring import TAHUN_TERBESAR, TAHUN_TERKECIL, TanggalField
from indicators.forms.target import PK_TERBESAR
from indicators.models import KerangkaRegulasi, StatusRegulasi
from indicators.services.regulasi import IsianRegulasi


class RegulasiForm(forms.Form):
    """How far one regulation has come; the version that was seen goes along."""

    regulasi = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=PK_TERBESAR)
    dilihat = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=PK_TERBESAR)
    status = forms.ChoiceField(
        label="Tahap", choices=[("", "Belum dicatat"), *StatusRegulasi.choices], required=False
    )
    status_pada = TanggalField(label="Sejak tanggal", required=False)
    nomor_penetapan = forms.CharField(label="Nomor peraturan, bila ditetapkan", max_length=100, required=False)
    tahun_target = forms.IntegerField(
        label="Target selesai (tahun)", min_value=TAHUN_TERKECIL, max_value=TAHUN_TERBESAR, required=False
    )
    catatan = forms.CharField(label="Keterangan untuk riwayat", max_length=1000, required=False)

    @classmethod
    def untuk(cls, baris: KerangkaRegulasi) -> RegulasiForm:
        """Filled with what is stored; ids are the row's own, because many stand on one page."""
        isi = {nama: getattr(baris, nama) for nama in ("status", "status_pada", "nomor_penetapan", "tahun_target")}
        return cls(
            initial=isi | {"regulasi": baris.pk, "dilihat": baris.versi},
            auto_id=f"regulasi-{baris.pk}-%s",
            use_required_attribute=False,
            label_suffix="",
        )

    def clean_status(self) -> StatusRegulasi | None:
        return StatusRegulasi(self.cleaned_data["status"]) if self.cleaned_data["status"] else None

    def isian(self) -> IsianRegulasi:
        """What was typed; only for a valid form."""
        data: dict[str, Any] = dict(self.cleaned_data)
        return IsianRegulasi(pk=data.pop("regulasi"), **data)
