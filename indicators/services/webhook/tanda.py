"""The signature of a delivery, so that its receiver can tell that it is ours and new."""

from __future__ import annotations

import hashlib
import hmac

KEPALA_TANDA = "Renstra-Signature"


def tanda_tangan(rahasia: str, waktu: int, isi: bytes) -> str:
    """`t=<unix time>,v1=<hex>`: HMAC-SHA256 with the shared secret over the time, a dot, and the body as sent.

    The time is under the signature, so that an old delivery cannot be sent again as a new one.
    """
    sidik = hmac.new(rahasia.encode(), f"{waktu}.".encode() + isi, hashlib.sha256).hexdigest()
    return f"t={waktu},v1={sidik}"
