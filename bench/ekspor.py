"""Speed of writing 100,000 rows of ten cells: our writer against openpyxl's write_only alone, in the same run.

    python bench/ekspor.py [rows] [rounds]

Prints processor time and the growth of memory for each, in a process of its own, and their ratio. Both write the same
figures and texts; ours gives each its format and lets no text be a formula.
"""

from __future__ import annotations

import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import django
from openpyxl import Workbook

AKAR = Path(__file__).parents[1]
sys.path.insert(0, str(AKAR))
os.environ.setdefault("DEBUG", "1")
os.environ["DJANGO_SETTINGS_MODULE"] = "renstra.settings"
django.setup()

from indicators.excel import JenisKolom, Kolom, Lembar, tulis_xlsx  # noqa: E402

JENIS = [
    *[JenisKolom.TEKS] * 3,
    *[JenisKolom.BULAT] * 2,
    *[JenisKolom.ANGKA] * 3,
    JenisKolom.RUPIAH,
    JenisKolom.TANGGAL,
]


def isi(baris: int) -> Iterator[list[object]]:
    """As a list of realisasi has them: codes, words, years, figures, rupiah, a day."""
    acak = random.Random(1)  # noqa: S311  figures, not secrets
    for nomor in range(baris):
        desimal = [f"{acak.randrange(10**6) / 100:.2f}" for _ in range(3)]
        kata = [f"IKP-{nomor:06d}", f"Persentase ke {nomor % 500}", "JSK" if nomor % 2 else "PSKBA"]
        yield [*kata, 2024, 1 + nomor % 4, *desimal, 46085787885000 + nomor, "2024-04-03"]


def milik_kami(baris: int) -> None:
    kolom = [Kolom(f"kolom_{nomor}", f"Kolom {nomor}", satu) for nomor, satu in enumerate(JENIS)]
    tulis_xlsx([Lembar("Data", kolom, isi(baris))]).close()


def polos(baris: int) -> None:
    buku = Workbook(write_only=True)
    lembar = buku.create_sheet("Data")
    lembar.append([f"Kolom {nomor}" for nomor in range(10)])
    for satu in isi(baris):
        lembar.append([*satu[:5], *map(float, satu[5:8]), *satu[8:]])  # type: ignore[arg-type]
    with tempfile.TemporaryFile() as berkas:
        buku.save(berkas)


CARA: dict[str, Callable[[int], None]] = {"kami": milik_kami, "polos": polos}


def ukur(nama: str, baris: int) -> None:
    awal = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    mulai = time.process_time()
    CARA[nama](baris)
    akhir = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"detik": time.process_time() - mulai, "mib": (akhir - awal) / 1024}))


def main(baris: int, kali: int) -> None:
    hasil: dict[str, list[dict[str, float]]] = {nama: [] for nama in CARA}
    for _ in range(kali):
        for nama in CARA:
            perintah = [sys.executable, __file__, str(baris), nama]
            keluar = subprocess.run(perintah, capture_output=True, text=True, check=True)
            hasil[nama].append(json.loads(keluar.stdout))
    detik = {nama: statistics.median(satu["detik"] for satu in semua) for nama, semua in hasil.items()}
    for nama, semua in hasil.items():
        print(f"{nama:6} {detik[nama]:6.2f} s  +{max(satu['mib'] for satu in semua):.0f} MiB")
    print(f"kami / polos = {detik['kami'] / detik['polos']:.2f}")


if __name__ == "__main__":
    banyak, lain = int((sys.argv[1:] or ["100000"])[0]), (sys.argv[2:] or ["3"])[0]
    if lain in CARA:
        ukur(lain, banyak)
    else:
        main(banyak, int(lain))
