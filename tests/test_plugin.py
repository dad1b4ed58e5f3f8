"""The test run itself: two passes, one result, nothing left behind."""

import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import ROOT, clean_environment
from tests.second_pass import COUNTS, SHARED, is_taken_by_other_pass

MIXED = """
import pytest
from django.db import connection

def test_pure(): pass

@pytest.mark.django_db
def test_both(): pass

@pytest.fixture
def through_a_fixture(db): pass

def test_indirect(through_a_fixture): pass

@pytest.mark.once
@pytest.mark.django_db
def test_once(): pass

@pytest.mark.django_db
def test_only_right_on_sqlite():
    assert connection.vendor == "sqlite"

@pytest.mark.fault
def test_fault(): raise RuntimeError

@pytest.mark.browser
@pytest.mark.django_db
def test_browser(): assert connection.vendor == "sqlite"
"""

TAKEN = """
import pytest

@pytest.fixture(scope="module", autouse=True)
def module():
    print("module begins")
    yield
    print("module ends")

@pytest.mark.django_db
def test_both(): pass

@pytest.mark.once
@pytest.mark.django_db
def test_once(): raise RuntimeError("once")

def test_pure(): raise RuntimeError("once")
"""

# Hangs while it is collected, when the server runs and no test database was made yet.
HANGING = """
import os, signal
with open(os.environ["ADDRESS"], "w") as fifo:
    fifo.write(os.environ["DATABASE_URL"])
signal.pause()
"""


def run(file: Path, *args: str, **variables: str) -> subprocess.Popen[str]:
    """Our pytest on one file that lies outside the checkout."""
    command = [sys.executable, "-m", "pytest", "-c", "pyproject.toml", "--rootdir=.", str(file), *args]
    output = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    # A shell that runs us in the background ignores Ctrl-C, and so would every child.
    heard = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}
    return subprocess.Popen(command, cwd=ROOT, env=clean_environment(**variables), **output, **heard)


def write(folder: Path, text: str) -> Path:
    file = folder / "test_sample.py"
    file.write_text(text)
    return file


def test_two_passes_end_in_one_line(tmp_path: Path) -> None:
    process = run(write(tmp_path, MIXED), "--no-migrations", "-p", "no:cacheprovider", CHROMIUM="/bin/true")
    lines = process.communicate()[0].splitlines()
    assert process.returncode == 1
    # Of the same file, `test_once` and `test_pure` are of the pass that comes to them first.
    assert {
        "SQLite: 6 passed. PostgreSQL: 2 passed, 1 failed.",
        "SQLite: 4 passed. PostgreSQL: 4 passed, 1 failed.",
    } & {*lines}
    assert lines[-1].startswith("=") and " 1 failed, 8 passed, 1 deselected in " in lines[-1]
    assert sum(" passed" in line and line.startswith("=") for line in lines) == 1


def test_a_shared_file_is_run_by_whoever_takes_it_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SHARED, raising=False)
    assert not is_taken_by_other_pass(Path("a"))  # alone, all is ours
    monkeypatch.setenv(SHARED, str(tmp_path))
    monkeypatch.delenv(COUNTS, raising=False)
    assert not is_taken_by_other_pass(Path("a"))
    monkeypatch.setenv(COUNTS, "the second pass")
    assert is_taken_by_other_pass(Path("a"))
    assert not is_taken_by_other_pass(Path("b"))
    monkeypatch.delenv(COUNTS)
    assert (is_taken_by_other_pass(Path("a")), is_taken_by_other_pass(Path("b"))) == (False, True)


def test_what_the_other_pass_has_taken_is_passed_over(tmp_path: Path) -> None:
    """Here the second pass has taken the file: only what both run is left of this one, and its module ends."""
    file = write(tmp_path, TAKEN)
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / hashlib.sha256(bytes(file)).hexdigest()).symlink_to("second")
    process = run(file, "--db=sqlite", "--no-migrations", "-vs", "-p", "no:cacheprovider", **{SHARED: str(shared)})
    output = process.communicate()[0]
    assert process.returncode == 0, output
    assert " 1 passed in " in output.splitlines()[-1]
    assert output.count("module begins") == output.count("module ends") == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_nothing_is_left_after_a_signal(tmp_path: Path, number: signal.Signals) -> None:
    address = tmp_path / "address"
    os.mkfifo(address)
    process = run(write(tmp_path, HANGING), "--db=pg", ADDRESS=str(address))
    folder = Path(address.read_text().removeprefix("postgresql://postgres@").replace("%2F", "/")).parent
    assert (folder / "data" / "postmaster.pid").exists()
    process.send_signal(number)
    process.communicate()
    assert process.returncode == pytest.ExitCode.INTERRUPTED
    assert not folder.exists()
