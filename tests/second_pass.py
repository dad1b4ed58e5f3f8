"""The child run on PostgreSQL and how its result becomes part of ours."""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from _pytest.terminal import TerminalReporter

COUNTS = "RENSTRA_TEST_COUNTS"  # where a child run writes how many tests passed, failed, ...
SHARED = "RENSTRA_TEST_SHARED"  # a folder where each pass says which of the shared files it has taken
COUNTED = ("passed", "failed", "skipped", "xfailed", "xpassed", "error")


class Counted:
    """Stands in the terminal reporter's lists for a test of the child run."""


def counts_of(reporter: TerminalReporter) -> dict[str, int]:
    """What the last line would say."""
    return {kind: len(reporter._get_reports_to_display(kind)) for kind in COUNTED}


def is_second_pass() -> bool:
    """Whether this is such a child run, or a worker of one."""
    return COUNTS in os.environ


def is_taken_by_other_pass(file: Path) -> bool:
    """Take a file of shared tests for this pass, unless the other one was there before.

    A symbolic link is made and written in one step, so that of two who come at once one wins. Alone, all is ours.
    """
    if SHARED not in os.environ:
        return False
    here = "second" if is_second_pass() else "first"
    link = Path(os.environ[SHARED], hashlib.sha256(bytes(file)).hexdigest())
    with suppress(FileExistsError):
        link.symlink_to(here)
    return str(link.readlink()) != here


def write_counts(reporter: TerminalReporter) -> None:
    """In a child run: report to the parent, whose last line speaks for both."""
    if path := os.environ.get(COUNTS):
        Path(path).write_text(json.dumps(counts_of(reporter)))
        reporter.summary_stats = lambda: None


class SecondPass:
    """Started when made, at the same time as our own tests: two engines, two cores."""

    def __init__(self, session: pytest.Session, database_url: str) -> None:
        self.session = session
        self.folder = tempfile.TemporaryDirectory(prefix="renstra-tests-")
        self.counts = Path(self.folder.name, "counts")
        self.output = Path(self.folder.name, "output")
        os.environ[SHARED] = self.folder.name
        environment = {**os.environ, COUNTS: str(self.counts)}
        if database_url:
            environment["DATABASE_URL"] = database_url
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                self._command(),
                env=environment,
                cwd=session.config.invocation_params.dir,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )

    def _command(self) -> list[str]:
        """Our own arguments again; where one counts twice, pytest takes the last."""
        config = self.session.config
        extra = ["--db=pg", "--no-header"]
        if config.pluginmanager.hasplugin("cacheprovider"):  # --last-failed is told apart by engine
            extra += ["-o", f"cache_dir={config.getini('cache_dir')}/pg"]
        if config.get_terminal_writer().hasmarkup:
            extra.append("--color=yes")
        if config.option.xmlpath:
            extra.append(f"--junit-xml={config.option.xmlpath}.pg.xml")
        return [sys.executable, "-m", "pytest", *config.invocation_params.args, *extra]

    def merge_into(self, reporter: TerminalReporter) -> None:
        """Wait for the child, show its output and add its counts and its exit code to ours."""
        if self.session.exitstatus == pytest.ExitCode.INTERRUPTED:
            return
        code = self.process.wait()
        reporter.write_sep("=", "the same on PostgreSQL", bold=True)
        reporter.write(self.output.read_text())
        ours, theirs = counts_of(reporter), self._their_counts(code)
        for kind, number in theirs.items():
            reporter.stats.setdefault(kind, []).extend([Counted()] * number)
        reporter.write_line(f"SQLite: {in_words(ours)}. PostgreSQL: {in_words(theirs)}.")
        self._merge_code(code, theirs)

    def _their_counts(self, code: int) -> dict[str, int]:
        """A child that died before it could count is one error."""
        if self.counts.exists():
            return json.loads(self.counts.read_text())
        return {"error": 0 if code in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED} else 1}

    def _merge_code(self, code: int, theirs: dict[str, int]) -> None:
        """The worse of both; a pass that had nothing to do spoils nothing."""
        empty = pytest.ExitCode.NO_TESTS_COLLECTED
        if code not in {pytest.ExitCode.OK, empty}:
            self.session.exitstatus = code
        elif self.session.exitstatus == empty and any(theirs.values()):
            self.session.exitstatus = pytest.ExitCode.OK

    def stop(self) -> None:
        """After Ctrl-C the child may still run: let it clean up its server, then forget it."""
        os.environ.pop(SHARED, None)
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait()
        self.folder.cleanup()


def in_words(counts: dict[str, int]) -> str:
    """ "250 passed, 1 skipped"."""
    return ", ".join(f"{number} {kind}" for kind, number in counts.items() if number) or "no tests ran"
