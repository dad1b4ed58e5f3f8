"""An export of 100,000 rows against its floor, in the same run.

    python -m bench.ekspor [rounds]                          the writer alone: rows of ten cells
    DATABASE_URL=... python -m bench.ekspor realisasi [rounds]   a whole list, from the database of `bench.muat M`

Floor of the writer: openpyxl's write_only over the same cells, without formats. Floor of the list: one bare SQL of
the columns that are stored, then write_only. Prints processor time and growth of memory as JSON; each in a process of
its own.
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
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from bench import siap  # noqa: F401  before everything of the application

# isort: split
from django.contrib.auth.models import User
from django.test import Client
from openpyxl import Workbook

from bench.polos import tanya
from indicators.excel import JenisKolom, Kolom, Lembar, tulis_xlsx

AKAR = Path(__file__).parents[1]
BARIS, TAHUN = 100_000, range(2020, 2024)
JENIS = [
    *[JenisKolom.TEKS] * 3,
    *[JenisKolom.BULAT] * 2,
    *[JenisKolom.ANGKA] * 3,
    JenisKolom.RUPIAH,
    JenisKolom.TANGGAL,
]
SQL = """
SELECT r.id, i.kode, i.uraian, u.kode, i.satuan, r.tahun, r.triwulan, r.keadaan, r.alasan_keadaan, r.nilai,
  r.pembilang, r.penyebut, p.kode, r.teks, r.analisis, r.kendala, r.status, r.versi,
  r.dimasukkan_pada, r.diajukan_pada, r.diverifikasi_pada, r.disetujui_pada,
  r.tempat, r.nilai_tercetak, r.capaian_tercetak, r.tafsir, r.catatan_sumber
FROM indicators_realisasi r JOIN indicators_indikator i ON i.id = r.indikator_id
JOIN indicators_unitkerja u ON u.id = i.unit_id JOIN indicators_sasaran s ON s.id = i.sasaran_id
LEFT JOIN indicators_predikat p ON p.id = r.predikat_id
WHERE r.tahun = %s ORDER BY u.jalur, s.urutan, i.urutan, i.id, r.tahun, r.triwulan
"""


def isi() -> Iterator[list[object]]:
    """As a list of realisasi has them: codes, words, years, figures, rupiah, a day."""
    acak = random.Random(1)  # noqa: S311  figures, not secrets
    for nomor in range(BARIS):
        desimal = [f"{acak.randrange(10**6) / 100:.2f}" for _ in range(3)]
        kata = [f"IKP-{nomor:06d}", f"Persentase ke {nomor % 500}", "JSK" if nomor % 2 else "PSKBA"]
        yield [*kata, 2024, 1 + nomor % 4, *desimal, 46085787885000 + nomor, "2024-04-03"]


def penulis_kami() -> None:
    kolom = [Kolom(f"kolom_{nomor}", f"Kolom {nomor}", satu) for nomor, satu in enumerate(JENIS)]
    tulis_xlsx([Lembar("Data", kolom, isi())]).close()


def penulis_polos() -> None:
    _tulis([*satu[:5], *map(float, satu[5:8]), *satu[8:]] for satu in isi())  # type: ignore[arg-type]


def realisasi_kami() -> None:
    client = Client()
    client.force_login(User.objects.get(username="pimpinan"))
    for tahun in TAHUN:
        jawab = client.get(f"/api/v1/realisasi/?format=xlsx&tahun={tahun}")
        assert jawab.status_code == 200
        assert sum(len(satu) for satu in jawab.streaming_content) > 0  # type: ignore[attr-defined]


def realisasi_polos() -> None:
    User.objects.first()  # opens the connection
    for tahun in TAHUN:
        _tulis([str(sel) if isinstance(sel, datetime) else sel for sel in satu] for satu in tanya(SQL, [tahun]))


def _tulis(baris: Iterator[list[object]]) -> None:
    buku = Workbook(write_only=True)
    lembar = buku.create_sheet("Data")
    for satu in baris:
        lembar.append(satu)
    with tempfile.TemporaryFile() as berkas:
        buku.save(berkas)


CARA: dict[str, Callable[[], None]] = {
    "penulis kami": penulis_kami,
    "penulis polos": penulis_polos,
    "realisasi kami": realisasi_kami,
    "realisasi polos": realisasi_polos,
}


def ukur(nama: str) -> None:
    awal = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    mulai = time.process_time()
    CARA[nama]()
    akhir = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"detik": time.process_time() - mulai, "mib": (akhir - awal) / 1024}))


def main(apa: str, kali: int) -> None:
    cara = [nama for nama in CARA if nama.startswith(apa)]
    hasil: dict[str, list[dict[str, float]]] = {nama: [] for nama in cara}
    for _ in range(kali):
        for nama in cara:
            perintah = [sys.executable, "-m", "bench.ekspor", "ukur", nama]
            keluar = subprocess.run(perintah, capture_output=True, text=True, check=True, cwd=AKAR)
            hasil[nama].append(json.loads(keluar.stdout.splitlines()[-1]))
    ringkas = {
        nama.split()[-1]: {
            "detik": round(statistics.median(satu["detik"] for satu in semua), 2),
            "mib": round(max(satu["mib"] for satu in semua)),
        }
        for nama, semua in hasil.items()
    }
    print(json.dumps(ringkas))


if __name__ == "__main__":
    if sys.argv[1:2] == ["ukur"]:
        ukur(sys.argv[2])
    else:
        angka = [int(satu) for satu in sys.argv[1:] if satu.isdigit()]
        main("realisasi" if "realisasi" in sys.argv else "penulis", *(angka or [3]))
