"""The demo's kept SECRET_KEY."""

import stat
from pathlib import Path

import pytest

from renstra.environment import ConfigurationError
from renstra.secret import kept_key


def test_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "var" / "kunci"
    key = kept_key(path)
    assert len(key) >= 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert kept_key(path) == key


def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "berkas").touch()
    with pytest.raises(ConfigurationError, match="tidak dapat ditulisi"):
        kept_key(tmp_path / "berkas" / "kunci")
