"""Reading the environment, and the list of what may stand in it."""

import re

import pytest

from renstra.environment import ConfigurationError, env_flag, env_list, env_number, env_text
from tests.commands import ROOT
from tests.settings import VARIABLES

READS = r'(?:env_\w+\(|os\.environ(?:\.\w+\(|\[))"(\w+)"'


def test_example_lists_every_variable() -> None:
    sources = [ROOT / "manage.py"]
    for folder in ("renstra", "indicators", "budget"):
        sources += (ROOT / folder).rglob("*.py")
    read = re.findall(READS, "".join(path.read_text() for path in sources))
    assert set(read) - {"DJANGO_SETTINGS_MODULE"} == set(VARIABLES)


def test_example_is_all_defaults() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    assert [line for line in lines if line and line[0] != "#" and not line.endswith("=")] == []


@pytest.mark.parametrize("value", ["1", "true", "Ya", " on "])
def test_flag_set(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("X", value)
    assert env_flag("X") is True


@pytest.mark.parametrize("value", ["0", "", " ", "Tidak"])
def test_flag_not_set(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("X", value)
    assert env_flag("X") is False


def test_flag_names_what_it_cannot_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBUG", "mungkin")
    with pytest.raises(ConfigurationError, match="DEBUG harus 1 atau 0, bukan “mungkin”"):
        env_flag("DEBUG")


@pytest.mark.parametrize("value", ["-1", "1.5", "٣", "banyak"])
def test_number_refuses(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("X", value)
    with pytest.raises(ConfigurationError, match="X harus bilangan bulat"):
        env_number("X", 30)


def test_absent_means_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("X", raising=False)
    assert (env_text("X", "a"), env_number("X", 30), env_flag("X"), env_list("X")) == ("a", 30, False, [])


def test_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("X", " a.example, b.example ,,")
    assert env_list("X") == ["a.example", "b.example"]
