"""The environment, read in one place: every variable that `.env.example` lists goes through these helpers."""

import os

from django.core.exceptions import ImproperlyConfigured

YES = frozenset({"1", "true", "yes", "on", "ya"})
NO = frozenset({"", "0", "false", "no", "off", "tidak"})


class ConfigurationError(ImproperlyConfigured):
    """A mistake of whoever starts the application; its text is one Indonesian sentence for that person."""


def env_text(name: str, default: str = "") -> str:
    """The variable without surrounding space; the default where it is absent or empty."""
    return os.environ.get(name, "").strip() or default


def env_flag(name: str) -> bool:
    """True or False; False where the variable is absent. Raises ConfigurationError for any other word."""
    value = env_text(name).lower()
    if value not in YES | NO:
        raise ConfigurationError(f"{name} harus 1 atau 0, bukan “{value}”.")
    return value in YES


def env_number(name: str, default: int) -> int:
    """A whole number >= 0. Raises ConfigurationError for anything else."""
    value = env_text(name, str(default))
    if not (value.isascii() and value.isdigit()):
        raise ConfigurationError(f"{name} harus bilangan bulat, bukan “{value}”.")
    return int(value)


def env_list(name: str) -> list[str]:
    """The parts of a comma-separated variable."""
    return [part.strip() for part in env_text(name).split(",") if part.strip()]
