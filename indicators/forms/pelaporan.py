from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from indicators.forms.saring import TAHUN_TERBESAR, TAHUN_TERKECIL, TahunField, tahun_rencana
from indicators.models import PERIODE, UnitKerja


class PelaporanForm(forms.Form):
    """The year to look at; by default the one being reported, or the last that a plan covers before it."""

    def __init__(self, data: Any, *, tahun: int) -> None:
        rencana = tahun_rencana()
        terdekat = max([t for t in rencana if t <= tahun], default=tahun)
        super().__init__({"tahun": data.get("tahun") or terdekat}, use_required_attribute=False)
        self.fields["tahun"] = TahunField(sorted({*rencana, terdekat}))


class PeriodeForm(forms.Form):
    """Which quarter, and why."""

    tahun = forms.IntegerField(min_value=TAHUN_TERKECIL, max_value=TAHUN_TERBESAR)
    triwulan = forms.TypedChoiceField(choices=PERIODE[1:], coerce=int)
    alasan = forms.CharField(
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Terbaca semua orang di halaman ini dan di riwayat.",
    )


class TutupForm(PeriodeForm):
    """Closing and sealing; whoever checks a printed checksum reads the reason, so it names no person."""

    alasan = forms.CharField(
        label="Alasan (terbaca umum di halaman pemeriksaan segel; jangan menyebut nama orang)",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Misalnya: laporan triwulan I sudah diperiksa dan dikirim.",
    )


class KunciForm(PeriodeForm):
    kunci = forms.ChoiceField(
        label="Tindakan",
        choices=[("kunci", "Kunci"), ("buka", "Buka kunci")],
        help_text="Berlaku bagi semua unit. Triwulan yang disegel dibuka kembali di sini.",
    )


class PengecualianForm(PeriodeForm):
    """`sampai` is a day: open up to its last minute in Asia/Jakarta."""

    unit = forms.ModelChoiceField(UnitKerja.objects.all(), to_field_name="kode")
    sampai = forms.DateField(
        label="Terbuka sampai akhir hari",
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="Hari itu masih dapat mengisi, sampai pukul 23.59 WIB.",
    )

    def clean_sampai(self) -> datetime:
        hari = self.cleaned_data["sampai"] + timedelta(days=1)
        return timezone.make_aware(datetime(hari.year, hari.month, hari.day))
