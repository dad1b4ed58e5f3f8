"""What is shipped: licences, vendored files, pinned dependencies, the line that CI runs."""

import hashlib
import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.commands import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
VENDOR = ROOT / "static" / "vendor"
VENDORED = tomllib.loads((VENDOR / "vendor.toml").read_text())["vendor"]
LOCK = (ROOT / "requirements.lock").read_text()
PINNED = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", LOCK, re.MULTILINE))


def test_licence() -> None:
    assert "BSD 3-Clause" in (ROOT / "LICENSE").read_text()
    assert PROJECT["license"] == "BSD-3-Clause"


@pytest.mark.parametrize("entry", VENDORED, ids=lambda entry: entry["npm"])
def test_vendored_file_is_the_one_we_took(entry: dict[str, str]) -> None:
    content = (VENDOR / entry["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == entry["sha256"]
    assert b"sourceMappingURL" not in content
    assert entry["licence"] in (VENDOR / entry["licence_file"]).read_text()
    assert entry["version"] in (ROOT / "NOTICE").read_text()


def test_every_vendored_file_is_listed() -> None:
    listed = {entry[key] for entry in VENDORED for key in ("file", "licence_file")} | {"vendor.toml"}
    assert {str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file()} == listed


@pytest.mark.parametrize("text", PROJECT["dependencies"])
def test_lock_agrees_with_the_project(text: str) -> None:
    wanted = Requirement(text)
    assert wanted.specifier.contains(PINNED[canonicalize_name(wanted.name)])


def test_lock_is_hashed_and_names_no_host() -> None:
    assert LOCK.count("--hash=sha256:") > len(PINNED) > 0
    assert "://" not in LOCK
    assert not re.search(r"^\s*--(index-url|extra-index-url|find-links)", LOCK, re.MULTILINE)


def test_ci_ends_with_the_test_line_of_the_readme() -> None:
    last = (ROOT / ".ci" / "run").read_text().splitlines()[-1]
    assert last in (ROOT / "README.md").read_text().splitlines()
