"""The whole way: one command, and a visitor logs in with the password it printed."""

import gzip
import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.commands import ROOT, clean_environment, manage


@dataclass
class Demo:
    """A running demo and a visitor with a jar for cookies."""

    process: subprocess.Popen[bytes]
    output: Path
    url: str
    cookies: http.cookiejar.CookieJar
    visitor: urllib.request.OpenerDirector

    def get(self, path: str, **headers: str) -> bytes:
        request = urllib.request.Request(self.url + path, headers=headers)  # noqa: S310
        return self.visitor.open(request, timeout=20).read()

    def post(self, path: str, **form: str) -> tuple[str, str]:
        """Where a form of the page at `path` leads to, and what stands there."""
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get(path).decode())
        assert token
        data = urlencode(form | {"csrfmiddlewaretoken": token[1]}).encode()
        with self.visitor.open(self.url + path, data, timeout=20) as answer:
            return answer.url.removeprefix(self.url), answer.read().decode()

    def wait(self) -> None:
        """Until it answers at all; a process that ended will not."""
        while self.process.poll() is None:
            try:
                self.get("/healthz")
                return
            except urllib.error.HTTPError:
                raise  # an answer, and the wrong one
            except urllib.error.URLError:
                time.sleep(0.05)
        pytest.fail(f"demo ended: {self.output.read_text()}")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


@pytest.fixture
def demo(database_url: str, tmp_path: Path) -> Generator[Demo]:
    port, output = free_port(), tmp_path / "output"
    with output.open("w") as file:  # not a pipe: it fills up when nobody reads, and then the server stands still
        process = subprocess.Popen(
            [sys.executable, "manage.py", "demo", "--addr", f"127.0.0.1:{port}"],
            cwd=ROOT,
            env=clean_environment(DATABASE_URL=database_url, IMPOR_DIR=str(tmp_path / "impor")),
            stdout=file,
            stderr=file,
            start_new_session=True,
        )
    jar = http.cookiejar.CookieJar()
    visitor = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    demo = Demo(process, output, f"http://127.0.0.1:{port}", jar, visitor)
    try:
        demo.wait()
        yield demo
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)  # its worker too
        process.wait()


def test_log_in_and_stop(demo: Demo) -> None:
    """One start for all of it, because a start is what costs."""
    assert demo.post("/masuk/", username="perencana.jsk", password="renstra-demo")[0] == "/"
    assert {cookie.name: cookie.secure for cookie in demo.cookies} == {"csrftoken": False, "sessionid": False}

    style = demo.get("/static/renstra.css", **{"Accept-Encoding": "gzip"})
    assert gzip.decompress(style) == (ROOT / "static" / "renstra.css").read_bytes()

    # An import is read by a process of its own, which finds the demo's database.
    form = {"tahun": "2024", "triwulan": "1", "unit": "", "tempel": "Kode\tRealisasi\nSP1.1\t55,5"}
    path, page = demo.post("/impor/realisasi/", **form)
    while "Halaman ini memperbarui diri" in page:
        page = demo.get(path).decode()
        time.sleep(0.05)
    assert "Terapkan 1 perubahan" in page

    demo.process.send_signal(signal.SIGTERM)
    assert demo.process.wait(timeout=30) == 0
    output = demo.output.read_text()
    assert "Traceback" not in output
    assert "Kata sandi semua akun: renstra-demo" in output


def test_taken_port_is_said_before_anything_is_made(tmp_path: Path) -> None:
    file = tmp_path / "db.sqlite3"
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"127.0.0.1:{listener.getsockname()[1]}"
        result = manage("demo", "--addr", address, DATABASE_URL=f"sqlite:///{file}")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith(f"Galat: Porta {address} tidak dapat dipakai")
    assert result.stderr.count("\n") == 1
    assert not os.path.exists(file)


def test_other_addresses_are_refused(tmp_path: Path) -> None:
    result = manage("demo", "--addr", "0.0.0.0:8000", DATABASE_URL=f"sqlite:///{tmp_path}/db.sqlite3")
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert "hanya melayani mesin ini" in result.stderr


def test_the_flag_alone_makes_no_demo() -> None:
    """Another command with the demo's flag in its environment still wants its own SECRET_KEY."""
    result = manage("migrate", RENSTRA_DEMO="1")
    assert result.returncode == 1
    assert "SECRET_KEY belum diisi" in result.stderr
