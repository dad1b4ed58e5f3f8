"""deploy/nginx as it is shipped, run by a real nginx in front of granian: limits, slow visitors, static files."""

from __future__ import annotations

import gzip
import http.client
import json
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Generator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.commands import ROOT
from tests.faults.peladen import TOKEN, Peladen, laporkan, peladen_di, porta_bebas, sampai

pytestmark = pytest.mark.fault
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
INDUK = """
daemon off; pid {f}/pid; error_log {f}/galat.log; worker_processes 1;
events {{ worker_connections 1024; }}
http {{ include /etc/nginx/mime.types; client_body_temp_path {f}/badan; proxy_temp_path {f}/proksi;
fastcgi_temp_path {f}/a; uwsgi_temp_path {f}/b; scgi_temp_path {f}/c; include {f}/renstra.conf; }}
"""


@dataclass
class Depan:
    peladen: Peladen
    porta: int
    folder: Path

    def minta(
        self, cara: str, jalur: str, isi: bytes | None = None, **kepala: str
    ) -> tuple[int, bytes, dict[str, str]]:
        with closing(self.sambungan()) as sambungan:
            sambungan.request(cara, jalur, isi, {"Host": "127.0.0.1"} | kepala)
            jawab = sambungan.getresponse()
            kepala_jawab = [(k.lower(), v) for k, v in jawab.getheaders() if k.lower() != "set-cookie"]
            assert len(kepala_jawab) == len(dict(kepala_jawab)), "one header by both nginx and the application"
            return jawab.status, jawab.read(), dict(kepala_jawab)

    def sambungan(self) -> http.client.HTTPSConnection:
        konteks = ssl.create_default_context()
        konteks.check_hostname, konteks.verify_mode = False, ssl.CERT_NONE
        return http.client.HTTPSConnection("127.0.0.1", self.porta, timeout=20, context=konteks)

    def mentah(self) -> socket.socket:
        konteks = ssl.create_default_context()
        konteks.check_hostname, konteks.verify_mode = False, ssl.CERT_NONE
        return konteks.wrap_socket(socket.create_connection(("127.0.0.1", self.porta), 5))


@pytest.fixture(scope="module")
def depan(tmp_path_factory: pytest.TempPathFactory) -> Generator[Depan]:
    if not Path(NGINX).exists():
        pytest.skip("nginx tidak ada")
    folder = tmp_path_factory.mktemp("nginx")
    folder.chmod(0o755)
    with peladen_di(folder, f"sqlite:///{folder / 'db.sqlite3'}", 2, "sqlite") as peladen:
        porta, polos = porta_bebas(), porta_bebas()
        _tulis(folder, peladen.porta, porta, polos)
        subprocess.run([NGINX, "-t", "-c", folder / "nginx.conf"], check=True, capture_output=True)
        proses = subprocess.Popen([NGINX, "-c", folder / "nginx.conf"], stderr=subprocess.DEVNULL)
        try:
            satu = Depan(peladen, porta, folder)
            sampai(lambda: _terbuka(porta), 10)
            yield satu
        finally:
            proses.send_signal(signal.SIGTERM)
            proses.wait(20)


def _terbuka(porta: int) -> bool:
    with suppress(OSError):
        socket.create_connection(("127.0.0.1", porta), 1).close()
        return True
    return False


def _tulis(folder: Path, belakang: int, porta: int, polos: int) -> None:
    """The shipped files, with places and ports of this machine; nothing else is changed."""
    kunci, sertifikat = folder / "privkey.pem", folder / "fullchain.pem"
    subjek = ["-subj", "/CN=renstra.example", "-days", "1", "-keyout", str(kunci), "-out", str(sertifikat)]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *subjek], check=True, capture_output=True
    )
    ganti = {
        "/etc/ssl/renstra": str(folder),
        "/etc/nginx/renstra_": str(folder / "renstra_"),
        "/var/log/nginx/renstra.log": str(folder / "akses.log"),
        "/srv/renstra": str(ROOT),
        "127.0.0.1:8000": f"127.0.0.1:{belakang}",
        "listen 443 ssl": f"listen 127.0.0.1:{porta} ssl",
        "listen 80": f"listen 127.0.0.1:{polos}",
        "renstra.example": "127.0.0.1",
    }
    for asal in (ROOT / "deploy" / "nginx").glob("*.conf"):
        isi = asal.read_text()
        for lama, baru in ganti.items():
            isi = isi.replace(lama, baru)
        (folder / asal.name).write_text(isi)
    pengguna = "user root;\n" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(pengguna + INDUK.format(f=folder))


def test_halaman_lewat_nginx(depan: Depan) -> None:
    status, isi, kepala = depan.minta("GET", "/masuk/", **{"Accept-Encoding": "gzip", "X-Forwarded-For": "1.2.3.4"})
    assert (status, kepala["content-encoding"]) == (200, "gzip")
    assert b"Kata sandi" in gzip.decompress(isi)
    assert kepala["strict-transport-security"].startswith("max-age=31536000")
    assert kepala["server"] == "nginx"
    assert re.fullmatch(r"[0-9a-f-]{36}", kepala["x-request-id"])
    sampai(lambda: kepala["x-request-id"].replace("-", "") in (depan.folder / "akses.log").read_text(), 5)


def test_statis_dari_nginx_disimpan_selamanya(depan: Depan) -> None:
    _, halaman, _ = depan.minta("GET", "/masuk/")
    gaya = re.search(rb'href="(/static/renstra\.[0-9a-f]+\.css)"', halaman)
    assert gaya
    status, isi, kepala = depan.minta("GET", gaya[1].decode(), **{"Accept-Encoding": "gzip"})
    assert (status, kepala["content-encoding"]) == (200, "gzip")
    assert "immutable" in kepala["cache-control"]
    assert gzip.decompress(isi)
    assert depan.minta("GET", "/static/../renstra/settings.py")[0] in (400, 404)


def periksa_galat(jawaban: tuple[int, bytes, dict[str, str]], status: int, jalur: str) -> None:
    """What nginx refuses by itself has the headers and the shape of what the application refuses."""
    didapat, isi, kepala = jawaban
    assert didapat == status, jalur
    for nama in ("strict-transport-security", "content-security-policy", "x-content-type-options", "x-request-id"):
        assert kepala[nama], (jalur, nama)
    assert kepala["cache-control"] == "no-store"
    if jalur.startswith("/api/"):
        assert kepala["content-type"].startswith("application/json")
        (galat,) = json.loads(isi)["errors"]
        assert set(galat) == {"code", "detail", "attr"}
    else:
        assert '<html lang="id">' in isi.decode()


@pytest.mark.parametrize("jalur", ["/masuk/", "/api/v1/realisasi/"])
def test_u09_kiriman_besar_ditolak_nginx(depan: Depan, jalur: str) -> None:
    periksa_galat(depan.minta("POST", jalur, b"x" * 13_000_000), 413, jalur)


@pytest.mark.parametrize("jalur", ["/metrics", "/static/tidak-ada.css"])
def test_a20_yang_tidak_ada_menurut_nginx(depan: Depan, jalur: str) -> None:
    periksa_galat(depan.minta("GET", jalur), 404, jalur)


def test_metrics_tidak_lewat_nginx(depan: Depan) -> None:
    assert depan.minta("GET", "/metrics")[0] == 404
    with closing(depan.peladen.sambungan()) as sambungan:
        assert depan.peladen.minta("GET", "/metrics", sambungan=sambungan)[0] == 200


def test_w15_alamat_yang_dikarang_tidak_dipercaya(depan: Depan) -> None:
    """What a visitor claims stays behind what nginx saw: the application's log names the real one."""
    depan.minta("GET", "/masuk/?w15", **{"X-Forwarded-For": "6.6.6.6", "X-Forwarded-Proto": "http"})
    log = (depan.folder / "log").read_text()
    assert '"dari": "127.0.0.1"' in log
    assert '"dari": "6.6.6.6"' not in log


@pytest.mark.parametrize("jumlah", [4, 40, 90])
def test_f19_pengunjung_lambat(depan: Depan, jumlah: int) -> None:
    """Headers and bodies that drip; more than a hundred from one address are refused by limit_conn."""
    kepala = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Lambat: "
    kuki = f"Cookie: __Host-csrftoken={TOKEN}\r\n"
    badan = f"POST /masuk/ HTTP/1.1\r\nHost: 127.0.0.1\r\n{kuki}Content-Length: 9999\r\n\r\n"
    lambat, ping = [], []
    for n in range(jumlah):
        satu = depan.mentah()
        satu.sendall(kepala if n % 2 else badan.encode())
        lambat.append(satu)
    berhenti = threading.Event()

    def tetes() -> None:
        while not berhenti.wait(0.5):
            for satu in lambat:
                with suppress(OSError):
                    satu.sendall(b"a")

    utas = threading.Thread(target=tetes, daemon=True)
    utas.start()
    try:
        for _ in range(10):
            awal = time.monotonic()
            assert depan.minta("GET", "/healthz?hidup")[0] == 200
            ping.append(time.monotonic() - awal)
    finally:
        berhenti.set()
        utas.join(5)
        for satu in lambat:
            satu.close()
    laporkan("F19 lewat nginx", lambat=jumlah, ping=f"{len(ping)} dari 10", terlama=f"{max(ping):.3f} s")
    assert max(ping) < 1


def test_f17_menebak_sandi_diperlambat(depan: Depan) -> None:
    """Beyond a burst the proxy answers 429 itself, before any hash is computed; looking at the page is no guess."""
    assert {depan.minta("GET", "/masuk/")[0] for _ in range(60)} == {200}
    awal = time.monotonic()
    jawaban = [depan.minta("POST", "/masuk/", b"username=a") for _ in range(90)]
    lolos = [satu for satu in jawaban if satu[0] != 429]
    assert len(lolos) <= 42 + (time.monotonic() - awal)
    periksa_galat(jawaban[-1], 429, "/masuk/")
    assert jawaban[-1][2]["retry-after"] == "60"


@pytest.mark.parametrize(
    ("cara", "jalur"), [("GET", "/capaian/"), ("POST", "/realisasi/"), ("POST", "/api/v1/realisasi/")]
)
def test_aplikasi_mati_jawaban_ramah(depan: Depan, cara: str, jalur: str) -> None:
    """Also for whoever was just saving."""
    depan.peladen.bunuh()
    try:
        jawaban = depan.minta(cara, jalur, b"a=b" if cara == "POST" else b"")
        periksa_galat(jawaban, 503, jalur)
        assert jawaban[2]["retry-after"] == "10"
        assert "Aplikasi sedang dimulai ulang" in jawaban[1].decode()
    finally:
        depan.peladen.mulai()
    sampai(lambda: depan.minta("GET", "/healthz")[0] == 200, 15)
