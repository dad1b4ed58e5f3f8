from __future__ import annotations

from django import forms

TERBESAR = 10**18


class DibacaForm(forms.Form):
    """One message that was opened, or, without one, all of them."""

    baca = forms.IntegerField(required=False, min_value=1, max_value=TERBESAR)
