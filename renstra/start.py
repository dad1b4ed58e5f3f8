"""What must be right before anything runs; a mistake ends in one sentence on stderr and exit code 1."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection

from renstra.environment import ConfigurationError

# These neither serve nor need the data; `demo` looks at its port first and then at the database by itself.
TOOLS = frozenset({"", "check", "collectstatic", "demo", "findstatic", "help", "makemigrations", "version"})


@contextmanager
def one_sentence() -> Iterator[None]:
    """Turn a ConfigurationError into its sentence and exit code 1, Ctrl-C into silence; the rest passes."""
    try:
        yield
    except ConfigurationError as error:
        sys.exit(f"Galat: {error}")
    except KeyboardInterrupt:
        sys.exit(130)


def prepare(command: str) -> None:
    """Check what the command of manage.py needs. Raises ConfigurationError."""
    require_settings()
    if command not in TOOLS and not command.startswith("-"):
        require_secret_key()
        require_database()


def require_settings() -> None:
    """Read the settings now: Django's command line hides their errors behind its list of commands."""
    _ = settings.INSTALLED_APPS


def require_secret_key() -> None:
    """Raises ConfigurationError where the key would be empty."""
    try:
        _ = settings.SECRET_KEY
    except ImproperlyConfigured as error:
        raise ConfigurationError(
            "SECRET_KEY belum diisi: isi variabel lingkungan itu dengan teks acak minimal 50 karakter"
            " (atau DEBUG=1 untuk pengembangan)."
        ) from error


def require_static_files() -> None:
    """Raises ConfigurationError where pages could not name their style sheets: each would be a 500."""
    if settings.STATIC_ROOT and not Path(settings.STATIC_ROOT, "staticfiles.json").exists():
        raise ConfigurationError("Berkas statis belum disiapkan: jalankan `manage.py collectstatic` dahulu.")


def require_database() -> None:
    """Open the database once: a wrong address is said before any work begins. Raises ConfigurationError."""
    try:
        connection.ensure_connection()
    except (DatabaseError, ImproperlyConfigured) as error:
        raise ConfigurationError(_why_closed(error)) from error


def _why_closed(error: Exception) -> str:
    """One line that names the place, never the password."""
    reason = " ".join(str(error).split()) or type(error).__name__
    if connection.vendor == "sqlite":
        path = connection.settings_dict["NAME"]
        return (
            f"Basis data SQLite {path} tidak dapat dibuka; pastikan foldernya ada dan dapat ditulisi"
            f" (keterangan: {reason})."
        )
    return f"Basis data PostgreSQL dari DATABASE_URL tidak dapat dibuka (keterangan: {reason})."


def relax_gc() -> None:
    """Let the garbage collector pass over what the process starts with, and look for cycles less often.

    For a process that holds very many objects and ends soon: an import makes hardly a cycle, and by the defaults of
    Python a quarter of its time goes into looking for one. A server gains nothing by it and takes more memory.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
