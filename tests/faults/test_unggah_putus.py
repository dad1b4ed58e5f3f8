"""F11: kill -9 while evidence is being received and stored: never a half file, never a row without its file."""

from __future__ import annotations

import hashlib
import http.client
import json
import random
import socket
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.faults.peladen import Peladen, basis_untuk, formulir, jalankan, laporkan, peladen_di

pytestmark = pytest.mark.fault
PUTARAN, BESAR = 10, 8_000_000
ISI = """
import hashlib, json
from django.conf import settings
from indicators.models import BuktiDukung
isi = []
for pk, nama, berkas, ukuran, sha in BuktiDukung.objects.values_list("pk", "nama", "berkas", "ukuran", "sha256"):
    data = (settings.BUKTI_DIR / berkas).read_bytes() if (settings.BUKTI_DIR / berkas).exists() else b""
    isi.append([pk, nama, berkas, sha, len(data) == ukuran and hashlib.sha256(data).hexdigest() == sha])
print(json.dumps(isi))
"""


def pdf(nomor: int) -> bytes:
    return b"%PDF-1.7\n" + random.Random(nomor).randbytes(BESAR)  # noqa: S311


def alamat(nomor: int) -> str:
    return f"/realisasi/I.P{nomor}/2024/1/bukti/"


def unggah(peladen: Peladen, nomor: int) -> int:
    """Send the evidence of planner `nomor`; the status, 0 where the connection broke."""
    with suppress(OSError, http.client.HTTPException):
        return peladen.unggah(alamat(nomor), {}, f"bukti-{nomor}.pdf", pdf(nomor), nomor)[0]
    return 0


def separuh(peladen: Peladen, nomor: int) -> None:
    """Send half of it and hold on until the server is gone."""
    badan, jenis = formulir({}, f"bukti-{nomor}.pdf", pdf(nomor))
    kepala = (
        f"POST {alamat(nomor)} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-Proto: https\r\nContent-Type: {jenis}\r\n"
        f"Origin: https://127.0.0.1:{peladen.porta}\r\nContent-Length: {len(badan)}\r\n"
        f"Cookie: __Host-sessionid={peladen.kuki[nomor]}; __Host-csrftoken={'a' * 32}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", peladen.porta), 10) as satu:
        satu.sendall(kepala.encode() + badan[: len(badan) // 2])
        time.sleep(1)
        peladen.bunuh()


@pytest.mark.parametrize("mesin", ["sqlite", "postgresql"])
def test_f11_kill_9_di_tengah_unggahan(mesin: str, tmp_path: Path) -> None:
    """Ten random moments of an upload of 8 MB and one that is half sent; then what is there, and the sweep."""
    acak, diakui = random.Random(11), []  # noqa: S311
    with basis_untuk(mesin, tmp_path) as (url, _), peladen_di(tmp_path, url, PUTARAN + 2, mesin) as peladen:
        for nomor in range(PUTARAN + 2):
            isi = {"tahun": 2024, "triwulan": 1, "unit": "", "yakin": f"I.P{nomor}", f"nilai-I.P{nomor}": 50}
            assert peladen.minta("POST", "/realisasi/baris/", isi | {f"versi-I.P{nomor}": ""}, nomor)[0] == 200
        awal = time.monotonic()
        assert unggah(peladen, PUTARAN) == 302
        lama = time.monotonic() - awal
        diakui.append(PUTARAN)
        for nomor in range(PUTARAN):
            utas = threading.Thread(target=lambda n=nomor: diakui.append(n) if unggah(peladen, n) == 302 else None)
            utas.start()
            time.sleep(acak.uniform(0.1, 1.2) * lama)
            peladen.bunuh()
            utas.join(30)
            peladen.mulai()
        separuh(peladen, PUTARAN + 1)
        peladen.mulai()
        baris = json.loads(peladen.shell(ISI))
        terlihat = [peladen.kirim("GET", f"/bukti/{b[0]}/", None, "", int(b[1][6:-4])) for b in baris]
        sebelum = {satu.name for satu in (tmp_path / "bukti").iterdir()}
        jalankan(peladen.lingkungan, "sapu_bukti", "--hapus", "--menit", "0")
        sesudah = {satu.name for satu in (tmp_path / "bukti").iterdir()}
        jalankan(peladen.lingkungan, "verify_riwayat")
    tercatat = {b[2] for b in baris}
    hilang = {f"bukti-{n}.pdf" for n in diakui} - {b[1] for b in baris}
    laporkan(
        f"F11 kill -9 di tengah unggahan ({mesin})",
        putaran=PUTARAN + 1,
        diakui=len(diakui),
        tercatat=len(baris),
        hilang=len(hilang),
        separuh=sum(not b[4] for b in baris),
        sisa=f"{len(sebelum - tercatat)} berkas, sesudah disapu {len(sesudah - tercatat)}",
        lama=f"{lama:.2f} s",
    )
    assert not hilang
    assert all(b[4] for b in baris)
    assert [hashlib.sha256(isi).hexdigest() for _, isi, _ in terlihat] == [b[3] for b in baris]
    assert sebelum - tercatat, "nothing was cut off"
    assert sesudah == tercatat
