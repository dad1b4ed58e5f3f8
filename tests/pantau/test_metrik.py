"""/metrics: for a collector on this machine or with the token; bounded series; several workers summed."""

from __future__ import annotations

import pytest
from django.db import OperationalError, transaction
from django.test import Client
from pytest_django.fixtures import Settings

from indicators.riwayat import catat
from renstra.pantau import meter
from tests.commands import python
from tests.people import masuk, orang

pytestmark = pytest.mark.django_db
TOKEN = "t" * 40


def nilai(isi: str, awal: str) -> float:
    (baris,) = [b for b in isi.splitlines() if b.startswith(awal)]
    return float(baris.rpartition(" ")[2])


def test_menghitung_permintaan_dan_antrean(settings: Settings) -> None:
    settings.ANTREAN_LANGSUNG = False
    deret = 'renstra_permintaan_total{alamat="beranda",cara="GET",status="200"}'
    client = masuk(orang("pembaca"))
    client.get("/")
    sebelum = nilai(client.get("/metrics").content.decode(), deret)
    client.get("/")
    with transaction.atomic():
        catat(aksi="ubah", jenis="uji", objek_id=1)
    isi = client.get("/metrics").content.decode()
    assert nilai(isi, deret) == sebelum + 1
    assert nilai(isi, "renstra_riwayat_menunggu ") == 1
    assert nilai(isi, "renstra_riwayat_tertua_detik ") >= 0
    assert 'renstra_permintaan_detik_bucket{alamat="beranda",le="0.5"}' in isi


def test_f09_dijawab_juga_tanpa_basis_data(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """While it is away the share of 5xx is what one wants to know."""
    assert "renstra_basis_data_menjawab 1.0" in client.get("/metrics").content.decode()

    def putus() -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(meter, "keadaan_antrean", putus)
    response = client.get("/metrics")
    isi = response.content.decode()
    assert response.status_code == 200
    assert "renstra_basis_data_menjawab 0.0" in isi and "renstra_permintaan_total{" in isi
    assert "renstra_riwayat_menunggu" not in isi, "unknown is not 0"


def test_alamat_yang_tidak_dikenal_satu_deret(client: Client) -> None:
    """Otherwise anybody could fill the memory with series."""
    for n in range(3):
        client.generic("ANEH", f"/tidak-ada-{n}/")
    isi = client.get("/metrics").content.decode()
    assert "tidak-ada" not in isi
    assert 'cara="lain"' in isi
    assert "ANEH" not in isi


@pytest.mark.parametrize(
    ("token", "kepala", "dari", "status"),
    [
        ("", {}, "127.0.0.1", 200),
        ("", {}, "::1", 200),
        ("", {}, "10.0.0.7", 404),
        ("", {"x-forwarded-for": "127.0.0.1"}, "127.0.0.1", 404),
        ("", {"authorization": "Bearer "}, "10.0.0.7", 404),
        (TOKEN, {}, "127.0.0.1", 404),
        (TOKEN, {"authorization": f"Bearer {TOKEN}"}, "10.0.0.7", 200),
        (TOKEN, {"authorization": f"Bearer {TOKEN}x"}, "10.0.0.7", 404),
        (TOKEN, {"authorization": "Bearer ü"}, "10.0.0.7", 404),
    ],
)
def test_siapa_boleh(settings: Settings, token: str, kepala: dict[str, str], dari: str, status: int) -> None:
    settings.METRIK_TOKEN = token
    assert Client(headers=kepala).get("/metrics", REMOTE_ADDR=dari).status_code == status


def test_beberapa_proses_dijumlahkan(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Each worker writes its share into the folder; whoever is asked sums them."""
    folder = tmp_path_factory.mktemp("metrik")
    hitung = (
        "import django; django.setup(); from renstra.pantau import meter; "
        "meter.ukur_permintaan('beranda', 'GET', 200, 0.1, 3); "
        "print(meter.generate_latest(meter._terkumpul()).decode())"
    )
    lingkungan = {"DEBUG": "1", "PROMETHEUS_MULTIPROC_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "renstra.settings"}
    python("-c", hitung, **lingkungan)
    isi = python("-c", hitung, **lingkungan).stdout
    assert nilai(isi, 'renstra_permintaan_total{alamat="beranda"') == 2
    assert nilai(isi, 'renstra_kueri_total{alamat="beranda"}') == 6
