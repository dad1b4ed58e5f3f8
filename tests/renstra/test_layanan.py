"""deploy/ and docs/operasi.md name what there is: every command exists, every timer is switched on."""

from __future__ import annotations

import json
import re

from django.core.management import get_commands

from tests.dokumen import ROOT

SYSTEMD = ROOT / "deploy" / "systemd"
NGINX = ROOT / "deploy" / "nginx"
OPERASI = (ROOT / "docs" / "operasi.md").read_text(encoding="utf-8")
PERINTAH = re.compile(r"manage\.py ([a-z_]+)")


def test_setiap_perintah_yang_disebut_ada() -> None:
    unit = "".join(satu.read_text() for satu in SYSTEMD.iterdir())
    disebut = set(PERINTAH.findall(unit)) | set(PERINTAH.findall(OPERASI))
    assert len(disebut) > 10
    assert disebut - set(get_commands()) == set()


def test_setiap_pekerjaan_berkala_dinyalakan_dan_dijelaskan() -> None:
    berkala = {satu.stem.removeprefix("renstra-") for satu in SYSTEMD.glob("*.timer")}
    (dinyalakan,) = re.findall(r"enable --now renstra-\{([a-z,-]+)\}\.timer", OPERASI)
    (dijelaskan,) = re.findall(r"^\| ([a-z, -]+) \| berkala", OPERASI, re.M)
    assert set(dinyalakan.split(",")) == set(dijelaskan.split(", ")) == berkala
    assert {satu.stem.removeprefix("renstra-") for satu in SYSTEMD.glob("renstra-*.service")} == berkala | {"antrean"}


def test_layanan_dicoba_terus() -> None:
    """Systemd's own limit gives up after five starts in ten seconds, also while the database is away."""
    for nama in ("renstra", "renstra-antrean"):
        isi = (SYSTEMD / f"{nama}.service").read_text()
        assert "StartLimitIntervalSec=0" in isi.partition("[Service]")[0]
        assert "Restart=always" in isi


def test_setiap_galat_nginx_punya_halaman_dan_json() -> None:
    conf = (NGINX / "renstra.conf").read_text()
    dipakai = set(re.findall(r" /galat/(\d+);", conf))
    ada = {(satu.stem, satu.suffix) for satu in (NGINX / "galat").iterdir()}
    assert ada == {(kode, akhiran) for kode in dipakai for akhiran in (".html", ".json")}
    for kode in dipakai:
        galat = json.loads((NGINX / "galat" / f"{kode}.json").read_text())
        assert galat["type"] == ("server_error" if kode >= "500" else "client_error")
        assert set(galat["errors"][0]) == {"code", "detail", "attr"}
        assert galat["errors"][0]["detail"] in (NGINX / "galat" / f"{kode}.html").read_text()
