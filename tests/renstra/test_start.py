"""A mistake of whoever starts it ends in one sentence and exit code 1, without a traceback."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.commands import KEY, manage, python


def assert_one_sentence(result: subprocess.CompletedProcess[str], *words: str) -> None:
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("Galat: ")
    assert result.stderr.count("\n") == 1
    for word in words:
        assert word in result.stderr


def test_no_secret_key() -> None:
    assert_one_sentence(manage("migrate"), "SECRET_KEY belum diisi")


def test_no_secret_key_when_served() -> None:
    assert_one_sentence(python("-c", "import renstra.wsgi"), "SECRET_KEY belum diisi")
    assert_one_sentence(python("-c", "import renstra.asgi"), "SECRET_KEY belum diisi")


def test_no_static_files_when_served(tmp_path: Path) -> None:
    code = f"from renstra import settings; settings.STATIC_ROOT = {str(tmp_path)!r}; import renstra.wsgi"
    assert_one_sentence(python("-c", code, **KEY), "collectstatic")


def test_tools_need_no_environment() -> None:
    result = manage("check")
    assert (result.returncode, result.stderr) == (0, "")


def test_wrong_scheme() -> None:
    assert_one_sentence(manage("migrate", DATABASE_URL="mysql://u:rahasia@h/d", **KEY), "DATABASE_URL harus diawali")


@pytest.mark.parametrize("command", [["migrate"], ["demo", "--no-serve"]])
def test_server_that_does_not_answer(command: list[str]) -> None:
    result = manage(*command, DATABASE_URL="postgresql://u:rahasia@127.0.0.1:1/d", **KEY)
    assert_one_sentence(result, "PostgreSQL", "tidak dapat dibuka")
    assert "rahasia" not in result.stderr


def test_folder_that_is_none(tmp_path: Path) -> None:
    """A folder below a file refuses root too, like one without write permission refuses everybody else."""
    file = tmp_path / "berkas"
    file.touch()
    result = manage("demo", "--no-serve", DATABASE_URL=f"sqlite:///{file}/db.sqlite3")
    assert_one_sentence(result, str(file), "folder")


@pytest.mark.skipif(not os.path.exists("/proc/self"), reason="needs Linux's /proc")
def test_folder_that_cannot_be_written() -> None:
    assert_one_sentence(
        manage("migrate", DATABASE_URL="sqlite:////proc/db.sqlite3", **KEY), "/proc/db.sqlite3", "folder"
    )


def test_file_that_is_no_database(tmp_path: Path) -> None:
    file = tmp_path / "catatan.txt"
    file.write_text("bukan basis data " * 100)
    assert_one_sentence(manage("migrate", DATABASE_URL=f"sqlite:///{file}", **KEY), str(file), "not a database")
    assert file.read_text() == "bukan basis data " * 100
