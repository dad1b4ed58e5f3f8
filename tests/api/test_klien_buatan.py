"""A client that a generator wrote from the description alone: it reads it without a warning and fetches capaian."""

import importlib
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from indicators.models import Peran
from indicators.services.token import create_token
from tests.api.klien import baca
from tests.people import masuk, petugas

pytestmark = pytest.mark.once
BIN = Path(sys.executable).parent
NAMA = "klien_buatan_renstra"


@pytest.fixture
def klien_buatan(client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of the package that the generator wrote; a warning of it fails the test."""
    skema = tmp_path / "skema.json"
    skema.write_bytes(client.get("/api/v1/schema/?format=json").content)
    perintah = [BIN / "openapi-python-client", "generate", "--fail-on-warning", "--meta", "none"]
    hasil = subprocess.run(
        [*perintah, "--path", skema, "--output-path", tmp_path / NAMA],
        env=os.environ | {"PATH": f"{BIN}:{os.environ['PATH']}"},  # it tidies what it wrote with ruff
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert hasil.returncode == 0, hasil.stdout + hasil.stderr
    monkeypatch.syspath_prepend(tmp_path)
    return NAMA


def tanpa_alamat(baris: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Addresses name the server that was asked."""
    return [satu | {"telusur": None} for satu in baris]


def test_a_generated_client_fetches_the_rows_of_capaian(
    transactional_db: None, live_server: Any, klien_buatan: str
) -> None:
    call_command("load_renstra", verbosity=0)
    pimpinan = petugas("pimpinan", Peran.PIMPINAN, "KEMENSOS")
    rahasia = create_token(pimpinan, "klien", "read", timezone.now() + timedelta(days=1))[1]
    pintu = importlib.import_module(f"{klien_buatan}.client").AuthenticatedClient(live_server.url, rahasia)
    daftar = importlib.import_module(f"{klien_buatan}.api.capaian.capaian_daftar")

    with pintu:
        halaman = daftar.sync(client=pintu, tahun=2021, page_size=50)

    diharapkan = baca(masuk(pimpinan), "capaian/?tahun=2021&page_size=50")
    assert halaman.count == diharapkan["count"] > 0
    assert tanpa_alamat([baris.to_dict() for baris in halaman.results]) == tanpa_alamat(diharapkan["results"])
