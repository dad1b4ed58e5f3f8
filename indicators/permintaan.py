"""The number of the request that is being answered: history, log and error page name the same one."""

from __future__ import annotations

import uuid
from contextvars import ContextVar

nomor_kini: ContextVar[uuid.UUID | None] = ContextVar("nomor_kini", default=None)


def nomor_permintaan() -> uuid.UUID:
    """Of the request under way; a new one outside requests (a command, the shell)."""
    return nomor_kini.get() or uuid.uuid4()
