"""The form of the second step: a wrong code is told to whoever watches, as a wrong password is."""

from __future__ import annotations

import logging

from allauth.mfa.base.forms import AuthenticateForm
from django.core.exceptions import ValidationError

jejak = logging.getLogger("renstra.jejak")


class LangkahKeduaForm(AuthenticateForm):
    def clean_code(self) -> str:
        """Raises ValidationError."""
        try:
            kode: str = super().clean_code()
        except ValidationError:
            isi = {"kejadian": "gagal_langkah_kedua", "pengguna": self.user.pk}
            jejak.warning("langkah kedua salah %s", self.user.pk, extra={"isi": isi})
            raise
        return kode
