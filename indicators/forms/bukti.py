"""What one form of evidence may hold: files, or one link."""

from __future__ import annotations

from typing import Any

from django import forms

from indicators.berkas import EKSTENSI_TEKS
from indicators.berkas.tautan import PANJANG_TAUTAN
from indicators.berkas.unggahan import BerkasMasuk


class BuktiForm(forms.Form):
    """Shape only; what a file or link must be is for the service to say. `kembali` is where to go afterwards."""

    tautan = forms.CharField(required=False)
    judul = forms.CharField(required=False)
    kembali = forms.CharField(required=False)

    @property
    def berkas(self) -> list[BerkasMasuk]:
        """The received files, in the order they were sent; only for a bound form."""
        return [satu for satu in self.files.getlist("berkas") if isinstance(satu, BerkasMasuk)]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.berkas and data.get("tautan"):
            raise forms.ValidationError("Kirim berkas atau tautan, tidak keduanya sekaligus.")
        if not self.berkas and not data.get("tautan"):
            raise forms.ValidationError(
                f"Tidak ada berkas atau tautan yang terbaca. Pilih berkas ({EKSTENSI_TEKS}; nama berkasnya harus"
                f" terbaca), atau tulis tautan (paling banyak {PANJANG_TAUTAN} karakter)."
            )
        return data

    def keluhan(self) -> str:
        """All that is wrong, as sentences."""
        return " ".join(dict.fromkeys(str(pesan) for galat in self.errors.values() for pesan in galat))
