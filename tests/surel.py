"""A mail server that refuses one address."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend

DITOLAK = "gagal@renstra.example"


class SebagianGagal(EmailBackend):
    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        if any(DITOLAK in pesan.to for pesan in messages):
            raise ConnectionRefusedError("peladen surel tidak menjawab")
        return int(super().send_messages(messages) or 0)
