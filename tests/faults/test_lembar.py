"""Workbooks that take long, need much, or have a million rows: stopped within limits, and the caller stays small."""

import json
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from indicators.lembar import MASSAL, LembarDitolak, baca, periksa
from tests.dokumen import ROOT
from tests.lembar.buku import UTAMA, angka, bagian, baris, lembar, mampat, teks, zipkan
from tests.lembar.jahat import dengan_aliran

pytestmark = pytest.mark.fault
SEDETIK = 1_000_000_000
BENCH = ROOT / "bench" / "baca_lembar.py"


def sejuta_baris(jalur: Path, banyak: int = 1_000_000) -> None:
    isi = (
        baris(n, angka(f"A{n}", str(n * 7919)), teks(f"B{n}", f"uraian {n}"), angka(f"C{n}", f"{n}.5"))
        for n in range(1, banyak + 1)
    )
    jalur.write_bytes(zipkan(bagian(lembar("".join(isi)))))


def tolakan(jalur: Path, batas: object) -> tuple[str, int]:
    """The code of the refusal and the nanoseconds until then."""
    mulai = time.monotonic_ns()
    with pytest.raises(LembarDitolak) as tertangkap:
        for _ in baca(jalur, batas):  # type: ignore[arg-type]
            pass
    return tertangkap.value.kode, time.monotonic_ns() - mulai


def test_x02_sejuta_baris(tmp_path: Path) -> None:
    """By its size at once; were a larger file allowed, at the first row too many."""
    jalur = tmp_path / "sejuta.xlsx"
    sejuta_baris(jalur)
    mulai = time.monotonic_ns()
    with pytest.raises(LembarDitolak, match="10 MB"):
        periksa(jalur, MASSAL)
    assert time.monotonic_ns() - mulai < SEDETIK
    longgar = replace(MASSAL, berkas_byte=1 << 30, terurai_byte=1 << 30)
    kode, lama = tolakan(jalur, longgar)
    assert (kode, lama < 30 * SEDETIK) == ("terlalu_banyak_baris", True)


def test_x03_untai_kosong_menghabiskan_waktu(tmp_path: Path) -> None:
    """Thirty million shared strings, were they let through: the processor limit ends it and is named."""
    jalur = tmp_path / "untai.xlsx"
    aliran, besar = mampat(b"<si><t/></si>" * 10_000, 3000, f'<sst xmlns="{UTAMA}">'.encode(), b"</sst>")
    jalur.write_bytes(dengan_aliran("xl/sharedStrings.xml", aliran, besar))
    longgar = replace(MASSAL, rasio=10_000, terurai_byte=1 << 30, cpu_detik=2, memori_byte=4 << 30)
    kode, lama = tolakan(jalur, longgar)
    assert (kode, lama < 30 * SEDETIK) == ("terlalu_lama", True)


def berjalan(pid: int) -> bool:
    """Whether the process still runs; one that only waits for its parent's parent to reap it does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_f02_pemanggil_dibunuh_anak_berakhir(tmp_path: Path) -> None:
    """kill -9 of the caller in the middle: the child, stopped at the full pipe, finds it closed and goes."""
    jalur = tmp_path / "besar.xlsx"
    sejuta_baris(jalur, 20_000)
    program = (
        "import sys, pathlib; from indicators.lembar import MASSAL, baca;"
        " b = baca(pathlib.Path(sys.argv[1]), MASSAL); next(b);"
        " print(b._anak.proses.pid, flush=True); sys.stdin.read()"
    )
    perintah = [sys.executable, "-c", program, str(jalur)]
    with subprocess.Popen(perintah, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as pemanggil:
        assert pemanggil.stdout is not None
        anak = int(pemanggil.stdout.readline())
        assert berjalan(anak)
        pemanggil.kill()
    mulai = time.monotonic_ns()
    while berjalan(anak):
        assert time.monotonic_ns() - mulai < 5 * SEDETIK


def test_memori_pemanggil_dan_anak(tmp_path: Path) -> None:
    """100,000 rows: the caller grows by less than 20 MB, the child stays under 100."""
    jalur = tmp_path / "besar.xlsx"
    sejuta_baris(jalur, 100_000)
    perintah = [sys.executable, str(BENCH), "--ukur", "lembar", str(jalur)]
    hasil = json.loads(subprocess.run(perintah, check=True, capture_output=True).stdout)
    banyak, _, _, pemanggil, anak = hasil
    print(f"\n{banyak} baris: pemanggil +{pemanggil:.0f} MiB, anak {anak:.0f} MiB")
    assert (banyak, pemanggil < 20, anak < 100) == (100_000, True, True)
