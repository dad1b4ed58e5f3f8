"""A selection of figures, each with the version that was seen, and what to do with it."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from indicators.alur import Gerak

PILIHAN = re.compile(r"([0-9]{1,18})-([0-9]{1,9})")
TERBANYAK = 500
PILIH_DAHULU = "Pilih dahulu angka yang dimaksud: centang kotak di depan namanya."
CATATAN = forms.Textarea(attrs={"rows": 3})


class PilihanField(forms.Field):
    """Checkboxes that carry "pk-versi", as a mapping of primary key to version."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: list[str] | None) -> dict[int, int]:
        cocok = [PILIHAN.fullmatch(satu) for satu in value or []]
        if len(cocok) > TERBANYAK or not all(cocok):
            raise forms.ValidationError("Pilihan ini tidak dikenal. Muat ulang halaman, lalu pilih lagi.")
        return {int(satu[1]): int(satu[2]) for satu in cocok if satu}


class PilihanForm(forms.Form):
    pilih = PilihanField(error_messages={"required": PILIH_DAHULU})

    @property
    def dipilih(self) -> list[str]:
        """The checkboxes as they were sent, to show them ticked again."""
        data: Any = self.data
        return data.getlist("pilih") if self.is_bound else []


class PemeriksaanForm(PilihanForm):
    """Verify, approve or return; a note is needed to return."""

    gerak = forms.ChoiceField(
        choices=[(g.value, g.value) for g in (Gerak.VERIFIKASI, Gerak.SETUJUI, Gerak.KEMBALIKAN)],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Tindakan ini tidak dikenal."),
    )
    catatan = forms.CharField(
        label="Catatan untuk pengisi",
        required=False,
        widget=CATATAN,
        help_text="Sebutkan apa yang kurang dan di mana. Satu catatan bagi semua yang dicentang.",
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("gerak") == Gerak.KEMBALIKAN and not data.get("catatan"):
            self.add_error(
                "catatan", "Tulis apa yang harus diperbaiki; tanpa catatan angka tidak dapat dikembalikan."
            )
        return data


class BukaForm(PilihanForm):
    alasan = forms.CharField(
        label="Alasan",
        widget=CATATAN,
        help_text="Dibaca pengisinya, dan tercatat di riwayat.",
        error_messages={"required": "Tulis alasannya; tanpa alasan angka yang resmi tidak dapat dibuka."},
    )
