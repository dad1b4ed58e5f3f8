"""The demo's own SECRET_KEY, kept so that a restart does not throw its visitors out."""

import os
from contextlib import suppress
from pathlib import Path

from django.core.management.utils import get_random_secret_key

from renstra.environment import ConfigurationError


def kept_key(path: Path) -> str:
    """The key in the file, made with mode 0600 where there is none. Raises ConfigurationError."""
    try:
        path.parent.mkdir(exist_ok=True)
        with suppress(FileExistsError), open(path, "x", opener=_private) as new:
            new.write(get_random_secret_key())
        return path.read_text()
    except OSError as error:
        raise ConfigurationError(
            f"Kunci demo tidak dapat disimpan: folder {path.parent} tidak dapat ditulisi."
        ) from error


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
