"""Speed of reading 100,000 rows of ten cells: our guarded reader against openpyxl's read_only, in the same run.

    python bench/baca_lembar.py [rows] [rounds]

Prints wall time, processor time (child included) and the growth of the caller's memory for each, and their ratios.
Both build an object per cell. The rounds alternate, so that what else the machine does hits both.
"""

from __future__ import annotations

import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook, load_workbook

AKAR = Path(__file__).parents[1]
sys.path.insert(0, str(AKAR))

from indicators.lembar import MASSAL, baca  # noqa: E402

LONGGAR = MASSAL.__class__(berkas_byte=1 << 30, terurai_byte=1 << 31, baris=1_048_576, wall_detik=600, cpu_detik=600)


def buat(jalur: Path, baris: int) -> None:
    """Ten columns as a realisasi import has them: codes, words, whole and decimal numbers."""
    acak = random.Random(1)  # noqa: S311  figures, not secrets
    buku = Workbook(write_only=True)
    lembar = buku.create_sheet("Data")
    lembar.append([f"Kolom {nomor}" for nomor in range(10)])
    for nomor in range(baris):
        kode, uraian, unit = f"IKP-{nomor:06d}", f"Persentase ke {nomor % 500}", "JSK" if nomor % 2 else "PSKBA"
        desimal, besar = acak.randrange(10**6) / 100, 46085787885000 + nomor
        utuh = acak.randrange(10**9)
        lembar.append([kode, uraian, 2024, nomor % 4 + 1, desimal, besar, nomor / 1000, unit, "terisi", utuh])
    buku.save(jalur)


def dengan_openpyxl(jalur: Path) -> int:
    buku = load_workbook(jalur, read_only=True, data_only=True)
    return sum(1 for lembar in buku for baris in lembar.iter_rows() if [sel.value for sel in baris])


def dengan_lembar(jalur: Path) -> int:
    with baca(jalur, LONGGAR) as bacaan:
        return sum(1 for baris in bacaan if [sel.teks for sel in baris.sel.values()])


CARA: dict[str, Callable[[Path], int]] = {"openpyxl": dengan_openpyxl, "lembar": dengan_lembar}


def ukur(cara: str, jalur: Path) -> None:
    """In a process of its own: prints seconds, processor seconds and MiB."""
    sebelum = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    mulai = time.perf_counter()
    banyak = CARA[cara](jalur)
    lama = time.perf_counter() - mulai
    pakai = [resource.getrusage(siapa) for siapa in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    prosesor = sum(satu.ru_utime + satu.ru_stime for satu in pakai)
    memori = (pakai[0].ru_maxrss - sebelum) / 1024
    print(json.dumps([banyak, lama, prosesor, memori, pakai[1].ru_maxrss / 1024]))


def utama(baris: int, putaran: int) -> None:
    hasil: dict[str, list[list[float]]] = {cara: [] for cara in CARA}
    with tempfile.TemporaryDirectory() as folder:
        jalur = Path(folder, "besar.xlsx")
        buat(jalur, baris)
        for _ in range(putaran):
            for cara in CARA:
                perintah = [sys.executable, __file__, "--ukur", cara, str(jalur)]
                hasil[cara].append(json.loads(subprocess.run(perintah, check=True, capture_output=True).stdout))
    for cara, ukuran in hasil.items():
        tengah = [statistics.median(kolom) for kolom in zip(*ukuran, strict=True)]
        print(
            f"{cara:9} {tengah[0]:.0f} rows  wall {tengah[1]:.2f} s  cpu {tengah[2]:.2f} s  "
            f"caller +{tengah[3]:.0f} MiB  child {tengah[4]:.0f} MiB"
        )
    for nama, letak in (("wall", 1), ("cpu", 2)):
        pasangan = [a[letak] / b[letak] for a, b in zip(hasil["openpyxl"], hasil["lembar"], strict=True)]
        print(
            f"openpyxl / lembar, {nama}: {statistics.median(pasangan):.1f} [{min(pasangan):.1f}-{max(pasangan):.1f}]"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--ukur"]:
        ukur(sys.argv[2], Path(sys.argv[3]))
    else:
        utama(*map(int, [*sys.argv[1:3], *("100000", "5")[len(sys.argv) - 1 :]]))
