"""`python -m tests.faults.isi_templat NILAI`: a template from stdin, every row filled with NILAI, to stdout.

A program of its own, so that spreadsheets do not take the time of those whose waiting is measured.
"""

import io
import sys

import openpyxl


def main(nilai: int) -> None:
    buku = openpyxl.load_workbook(io.BytesIO(sys.stdin.buffer.read()))
    baris = list(buku.active.iter_rows())
    judul = next(b for b in baris if b[0].value == "Kode")
    letak = next(n for n, sel in enumerate(judul) if sel.value == "Realisasi")
    for satu in baris[judul[0].row :]:
        if satu[0].value:
            satu[letak].value = nilai
    wadah = io.BytesIO()
    buku.save(wadah)
    sys.stdout.buffer.write(wadah.getvalue())


if __name__ == "__main__":
    main(int(sys.argv[1]))
