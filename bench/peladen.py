"""The application behind a real server, beside bare code behind the same one, on the database of DATABASE_URL.

    DATABASE_URL=... python -m bench.muat M; DATABASE_URL=... python -m bench.peladen [seconds]

granian with one worker a core, and gunicorn where it is installed; the queue has its process beside them. Pages are
asked for over four connections, in turns of two seconds with their floor; then sixteen planners save for `seconds`
(60), each in an indikator of their own. Loopback only; what is started is ended by its own number. Prints JSON.
"""

from __future__ import annotations

import http.client
import importlib.util
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench import siap  # noqa: F401  before everything of the application

# isort: split
from django.contrib.auth.models import User
from django.test import Client

from bench.impor import buka_periode
from indicators.models import Indikator, Penugasan, Realisasi

AKAR = Path(__file__).resolve().parent.parent
PUTARAN, DETIK_PUTARAN, SAMBUNGAN, PERENCANA = 5, 2.0, 4, 16
TAHUN, TRIWULAN = 2024, 4
SARING = "unit=U2&tahun=2024&triwulan=4"
PASANGAN = {
    "tabel": ("/polos/tabel", f"/capaian/?{SARING}&halaman=1"),
    "api": ("/polos/json", f"/api/v1/capaian/?{SARING}&page_size=100"),
    "beranda": ("/polos/tabel", "/?unit=U2&tahun=2024"),
}
PELADEN = {
    "granian": ["granian", "--interface", "wsgi", "--workers", "{inti}", "--blocking-threads", "1", "--host",
                "127.0.0.1", "--port", "{porta}", "bench.wsgi:application"],
    "gunicorn": ["gunicorn", "--workers", "{inti}", "--bind", "127.0.0.1:{porta}", "bench.wsgi:application"],
}  # fmt: skip


@contextmanager
def berjalan(nama: str) -> Iterator[int]:
    """The port of a running server."""
    with socket.create_server(("127.0.0.1", 0)) as pendengar:
        porta = int(pendengar.getsockname()[1])
    perintah = [satu.format(inti=os.cpu_count(), porta=porta) for satu in PELADEN[nama]]
    lingkungan = {**os.environ, "LAJU_BACA": "1000000", "LAJU_TULIS": "1000000"}
    proses = [_mulai(lingkungan, "-m", *perintah), _mulai(lingkungan, "manage.py", "proses_antrean")]
    try:
        _tunggu(porta)
        yield porta
    finally:
        for satu in proses:
            os.killpg(satu.pid, signal.SIGTERM)
            satu.wait(20)


def _mulai(lingkungan: dict[str, str], *perintah: str) -> subprocess.Popen[bytes]:
    diam = subprocess.DEVNULL
    return subprocess.Popen(
        [sys.executable, *perintah], cwd=AKAR, env=lingkungan, stdout=diam, stderr=diam, start_new_session=True
    )


def _tunggu(porta: int) -> None:
    batas = time.monotonic() + 60
    while time.monotonic() < batas:
        with suppress(OSError, http.client.HTTPException):
            if _minta(http.client.HTTPConnection("127.0.0.1", porta, timeout=5), "/polos/tabel")[0] == 200:
                return
        time.sleep(0.2)
    raise SystemExit("the server does not answer")


def _minta(
    sambungan: http.client.HTTPConnection, jalur: str, kuki: str = "", isi: dict[str, Any] | None = None
) -> tuple[int, float]:
    """Status and seconds."""
    kepala = {"Cookie": f"sessionid={kuki}; csrftoken={'a' * 32}"} if kuki else {}
    badan = None
    if isi is not None:
        badan = urlencode({"csrfmiddlewaretoken": "a" * 32} | isi)
        kepala["Content-Type"] = "application/x-www-form-urlencoded"
    mulai = time.perf_counter()
    sambungan.request("POST" if badan else "GET", jalur, badan, kepala)
    jawab = sambungan.getresponse()
    jawab.read()
    return jawab.status, time.perf_counter() - mulai


def serentak(porta: int, banyak: int, detik: float, kerja: Callable[..., tuple[int, float]]) -> dict[str, Any]:
    """`kerja(connection, number)` again and again over so many connections; requests a second, ms, errors."""
    waktu: list[float] = []
    galat: list[int] = []
    akhir = time.monotonic() + detik

    def satu(nomor: int) -> None:
        sambungan = http.client.HTTPConnection("127.0.0.1", porta, timeout=30)
        while time.monotonic() < akhir:
            status, lama = kerja(sambungan, nomor)
            (waktu if status == 200 else galat).append(lama if status == 200 else status)
        sambungan.close()

    utas = [threading.Thread(target=satu, args=[n]) for n in range(banyak)]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    urut = sorted(waktu) or [float("nan")]
    return {
        "per_detik": round(len(waktu) / detik, 1),
        "p50": round(statistics.median(urut) * 1000, 1),
        "p95": round(urut[int(len(urut) * 0.95)] * 1000, 1),
        "galat": len(galat),
    }


def baca(porta: int, kuki: str) -> dict[str, Any]:
    """Each pair in turns; the median of its rounds, and of their ratios."""
    hasil = {}
    for nama, (lantai, kami) in PASANGAN.items():
        putaran = [
            [
                serentak(porta, SAMBUNGAN, DETIK_PUTARAN, lambda s, _, j=jalur: _minta(s, j, kuki))
                for jalur in (lantai, kami)
            ]
            for _ in range(PUTARAN)
        ]
        rasio = [k["per_detik"] / max(p["per_detik"], 0.1) for p, k in putaran]
        tengah = sorted(putaran, key=lambda satu: satu[1]["per_detik"])[PUTARAN // 2]
        hasil[nama] = {"lantai": tengah[0], "kami": tengah[1], "rasio": round(statistics.median(rasio), 2)}
    return hasil


def siapkan_perencana() -> list[tuple[str, str, int]]:
    """Sixteen planners: session, kode of their indikator, version of its figure, which is a draft."""
    buka_periode([(TAHUN, TRIWULAN)])
    hasil = []
    for indikator in Indikator.objects.filter(unit_id=30).order_by("pk")[:PERENCANA]:
        user, _ = User.objects.get_or_create(username=f"perencana{indikator.pk}")
        Penugasan.objects.get_or_create(user=user, unit_id=30, peran="perencana", berlaku_dari="2020-01-01")
        milik = Realisasi.objects.filter(indikator=indikator, tahun=TAHUN, triwulan=TRIWULAN)
        milik.update(status="draf", disetujui_oleh=None, disetujui_pada=None)
        ada = milik.first()
        hasil.append((_kuki(user), indikator.kode, ada.versi if ada else 0))
    return hasil


def simpan(porta: int, perencana: list[tuple[str, str, int]], detik: float) -> dict[str, Any]:
    versi = [v for *_, v in perencana]

    def kerja(sambungan: http.client.HTTPConnection, nomor: int) -> tuple[int, float]:
        kuki, kode, _ = perencana[nomor]
        isi = {"tahun": TAHUN, "triwulan": TRIWULAN, "unit": "", "yakin": kode}
        isi |= {f"nilai-{kode}": 10 + versi[nomor] % 80, f"versi-{kode}": versi[nomor] or ""}
        status, lama = _minta(sambungan, "/realisasi/baris/", kuki, isi)
        versi[nomor] += status == 200
        return status, lama

    return serentak(porta, len(perencana), detik, kerja)


def _kuki(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value


def main(detik: float) -> None:
    pimpinan = _kuki(User.objects.get(username="pimpinan"))
    hasil: dict[str, Any] = {}
    for nama in PELADEN:
        if importlib.util.find_spec(nama) is None:
            continue
        perencana = siapkan_perencana()
        with berjalan(nama) as porta:
            hasil[nama] = {**baca(porta, pimpinan), "simpan": simpan(porta, perencana, detik)}
        print(nama, hasil[nama], file=sys.stderr, flush=True)
    print(json.dumps(hasil))


if __name__ == "__main__":
    main(float((sys.argv[1:] or ["60"])[0]))
