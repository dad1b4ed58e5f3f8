"""docs/api.md: every example is run against a live server, and prints what the page says it prints."""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from indicators.models import Peran, PeriodeLapor
from indicators.services.token import create_token
from tests.dokumen import DOCS, rows
from tests.people import petugas

pytestmark = pytest.mark.once
BLOK = re.compile(r"^```(bash|python)\n(.*?)^```\n(?:```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)
ALAMAT = "http://127.0.0.1:8000"
CONTOH = BLOK.findall((DOCS / "api.md").read_text(encoding="utf-8"))


def test_every_example_has_its_output() -> None:
    teks = (DOCS / "api.md").read_text(encoding="utf-8")
    assert len(CONTOH) == teks.count("```bash") + teks.count("```python") >= 9
    assert all(keluaran for *_, keluaran in CONTOH)


@pytest.fixture
def lingkungan(transactional_db: None, live_server: Any, tmp_path: Path) -> dict[str, str]:
    """The document on a live server, a reader's and a writer's token, and an open quarter."""
    call_command("load_renstra", verbosity=0)
    PeriodeLapor.objects.create(
        tahun=2024,
        triwulan=4,
        buka=datetime(2020, 1, 1, tzinfo=UTC),
        **dict.fromkeys(("tutup", "tutup_eselon_i", "tutup_kementerian"), datetime(2099, 1, 1, tzinfo=UTC)),
    )
    nanti = timezone.now() + timedelta(days=1)
    pimpinan = petugas("pimpinan", Peran.PIMPINAN, "KEMENSOS")
    perencana = petugas("perencana.jsk", Peran.PERENCANA, "JSK")
    (tmp_path / "python3").symlink_to(sys.executable)
    return {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "PYTHONIOENCODING": "utf-8",
        "RENSTRA": live_server.url,
        "TOKEN": create_token(pimpinan, "baca", "read", nanti)[1],
        "TOKEN_TULIS": create_token(perencana, "tulis", "write", nanti)[1],
    }


def test_every_example_runs(lingkungan: dict[str, str]) -> None:
    for bahasa, program, keluaran in CONTOH:
        perintah = ["bash", "-euo", "pipefail", "-c", program] if bahasa == "bash" else ["python3", "-c", program]
        hasil = subprocess.run(perintah, env=lingkungan, capture_output=True, text=True, check=False, timeout=60)
        assert (hasil.returncode, hasil.stderr) == (0, ""), program
        assert hasil.stdout.replace(lingkungan["RENSTRA"], ALAMAT).strip() == keluaran.strip()


def test_every_status_is_explained(client: Client) -> None:
    """Those of the description, and 422 of a key that is used again for something else."""
    skema = client.get("/api/v1/schema/?format=json").json()
    operasi = [satu for cara in skema["paths"].values() for satu in cara.values()]
    dijanjikan = {status for satu in operasi for status in satu["responses"] if status >= "400"}
    assert {status for status, _ in rows("api.md", "Kesalahan")} == dijanjikan | {"422"}
