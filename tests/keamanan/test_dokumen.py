"""docs/keamanan.md claims nothing that no test shows: every test it cites exists, every head has one."""

from __future__ import annotations

import ast
import re

from tests.dokumen import ROOT, rows

DOKUMEN = (ROOT / "docs" / "keamanan.md").read_text(encoding="utf-8")
SITASI = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
POKOK = 13


def ada(berkas: str, nama: str) -> bool:
    jalur = ROOT / berkas
    if not jalur.is_file():
        return False
    pohon = ast.parse(jalur.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name == nama for node in ast.walk(pohon))


def test_setiap_uji_yang_disebut_ada() -> None:
    sitasi = SITASI.findall(DOKUMEN)
    assert len(sitasi) > 50
    assert [satu for satu in sitasi if not ada(*satu)] == []


def test_yang_tidak_ada_terlihat() -> None:
    assert not ada("tests/keamanan/test_dokumen.py", "test_khayal")
    assert not ada("tests/tidak_ada.py", "test_setiap_uji_yang_disebut_ada")


def test_setiap_pokok_bssn_dan_bab_asvs_punya_uji() -> None:
    bssn = rows("keamanan.md", "Peraturan BSSN 4/2021: tiga belas pokok aplikasi web")
    asvs = rows("keamanan.md", "OWASP ASVS 5.0, tingkat 2")
    assert len(bssn) == POKOK
    assert [baris[0] for baris in (*bssn, *asvs) if "::test_" not in baris[2]] == []
