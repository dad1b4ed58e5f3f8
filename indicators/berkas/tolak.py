"""Refusals of a file, in words for the person who sent it. No Django, no database."""

from __future__ import annotations

PANJANG_KUTIPAN = 60


class BerkasDitolak(ValueError):
    """A file that is not taken. The text is the reason; `status` is the HTTP status that fits it."""

    status = 422

    def tentang(self, nama: str) -> BerkasDitolak:
        """The same refusal as a sentence that names the file."""
        return type(self)(f"Berkas “{kutip(nama)}” ditolak: {self}.")


class BerkasTerlaluBesar(BerkasDitolak):
    """More bytes or more files than one form may carry."""

    status = 413


class PenyimpananGagal(BerkasDitolak):
    """The store cannot be written: full, read-only or not there."""

    status = 507


def kutip(nama: str) -> str:
    """A sent name made safe to repeat: one line, nothing invisible, not endless."""
    awal = "".join(c if c.isprintable() else "\ufffd" for c in nama[:PANJANG_KUTIPAN])
    return awal if len(nama) <= PANJANG_KUTIPAN else awal + "…"
