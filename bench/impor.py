"""An import of 100,000 rows of realisasi against its floor, in the same run, on the database of DATABASE_URL.

    DATABASE_URL=... python -m bench.muat M; DATABASE_URL=... python -m bench.impor [rows] [rounds]

Ours: the workbook read in the guarded child, every row judged (rights, period, plausibility) and kept for the preview
with what it was and would be; then applied in one transaction, with its history. The floor: openpyxl's read_only over
the same workbook, then the same rows and bare rows of history by COPY (SQLite: executemany), taken back afterwards.
The triggers of the tables work in both. Prints seconds and MiB as JSON. Leaves the database without the figures of
the quarters it imports.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from itertools import islice, product
from pathlib import Path
from typing import Any, TypeVar

from bench import siap  # noqa: F401  before everything of the application

# isort: split
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from openpyxl import load_workbook

from bench.dunia import TAHUN, TRIWULAN
from bench.muat import isi_tabel
from indicators.berkas import Gudang
from indicators.excel import JenisKolom, Kolom, Lembar, tulis_bertanda, tulis_xlsx
from indicators.models import (
    BarisImpor,
    Impor,
    Indikator,
    KeadaanImpor,
    Penugasan,
    PeriodeLapor,
    Realisasi,
)
from indicators.services.impor import apply_impor, claim_apply, read_impor
from indicators.services.impor.batas import batas_massal
from indicators.services.impor.realisasi import ImporRealisasi
from renstra.start import relax_gc

Hasil = TypeVar("Hasil")
SAAT = datetime(2099, 1, 1, tzinfo=UTC)
KOLOM = [
    Kolom("kode", "Kode"),
    Kolom("nilai", "Realisasi", JenisKolom.ANGKA),
    Kolom("tahun", "Tahun", JenisKolom.BULAT),
    Kolom("triwulan", "Triwulan", JenisKolom.BULAT),
    Kolom("analisis", "Analisis"),
    Kolom("kendala", "Kendala"),
]
KOLOM_REALISASI = (
    "indikator_id tahun triwulan keadaan alasan_keadaan nilai teks analisis kendala status versi dimasukkan_oleh_id"
    " dimasukkan_pada tempat nilai_tercetak capaian_tercetak_teks tafsir catatan_sumber"
)
KOLOM_RIWAYAT = "waktu pelaku_id nama_pelaku aksi jenis objek_id objek_kode unit_id sesudah alasan permintaan"


def buka_periode(periode: Iterable[tuple[int, int]]) -> None:
    """Let these quarters be entered."""
    tutup = dict.fromkeys(("tutup", "tutup_eselon_i", "tutup_kementerian"), SAAT)
    for tahun, triwulan in periode:
        awal = {"buka": "2020-01-01T00:00Z", **tutup}
        PeriodeLapor.objects.update_or_create(tahun=tahun, triwulan=triwulan, defaults=awal)


class ImporBesar(ImporRealisasi):
    """As a bulk import: as many rows as an administrator's."""

    @property
    def batas(self) -> Any:
        return batas_massal()


class Pengukur:
    """One file of so many rows, taken in again and again."""

    def __init__(self, baris: int) -> None:
        self.user = User.objects.get(username="perencana")
        self.jenis = ImporBesar()
        self.indikator = {i.kode: i for i in Indikator.objects.order_by("pk")}
        self.periode = list(islice(product(TAHUN, TRIWULAN), -(-baris // len(self.indikator))))
        self.baris = baris
        self._buka()
        with tulis_xlsx([Lembar("Data", KOLOM, self.isi())]) as buku:
            self.folder = tempfile.TemporaryDirectory()
            self.berkas = Path(self.folder.name) / "besar.xlsx"
            self.berkas.write_bytes(buku.read())

    def _buka(self) -> None:
        """The quarters open, the planner's reach the whole ministry."""
        Penugasan.objects.get_or_create(user=self.user, unit_id=2, peran="perencana", berlaku_dari="2020-01-01")
        buka_periode(self.periode)

    def isi(self) -> Iterator[list[object]]:
        semua = ((kode, *periode) for periode in self.periode for kode in self.indikator)
        for nomor, (kode, tahun, triwulan) in enumerate(islice(semua, self.baris)):
            nilai = f"{40 + nomor % 55}.{nomor % 100:02d}"
            yield [kode, nilai, tahun, triwulan, f"Layanan berjalan sesuai rencana {nomor % 500}", ""]

    def kosongkan(self) -> None:
        for tahun, triwulan in self.periode:
            Realisasi.objects.filter(tahun=tahun, triwulan=triwulan).delete()
        BarisImpor.objects.all().delete()

    def baca(self) -> Impor:
        """Taken in and judged."""
        gudang = Gudang(settings.IMPOR_DIR)
        jalur, wadah = gudang.tampung()
        with wadah:
            wadah.write(self.berkas.read_bytes())
        opsi = {"tahun": 2020, "triwulan": 1, "unit": ""}
        data = {"nama_berkas": "besar.xlsx", "bentuk": "xlsx", "sha256": "0" * 64, "ukuran": 1}
        impor = Impor.objects.create(
            jenis="realisasi",
            pelaku=self.user,
            opsi=opsi,
            berkas=gudang.simpan(jalur),
            detak=timezone.now(),
            **data,
        )
        read_impor(impor.pk, self.jenis, tulis_bertanda)
        impor.refresh_from_db()
        return impor

    def terapkan(self, impor: Impor) -> None:
        assert impor.keadaan == KeadaanImpor.PRATINJAU, (impor.keadaan, impor.pesan, impor.ringkasan)
        jumlah = apply_impor(claim_apply(self.user, impor, self.jenis, yakin=True), self.jenis)
        assert jumlah == self.baris, jumlah

    def polos(self) -> None:
        lembar = load_workbook(self.berkas, read_only=True)["Data"]
        baris = list(lembar.iter_rows(min_row=2, values_only=True))
        with transaction.atomic():
            assert (
                isi_tabel("indicators_realisasi", KOLOM_REALISASI.split(), map(self._realisasi, baris)) == self.baris
            )
            isi_tabel("indicators_riwayat", KOLOM_RIWAYAT.split(), map(self._riwayat, baris))
            transaction.set_rollback(True)

    def _realisasi(self, baris: tuple[Any, ...]) -> tuple[Any, ...]:
        kode, nilai, tahun, triwulan, analisis, *_ = baris
        milik = (self.indikator[kode].pk, tahun, triwulan, "terisi", "", Decimal(str(nilai)), "", analisis, "")
        return *milik, "draf", 1, self.user.pk, SAAT, "", "", "", "", ""

    def _riwayat(self, baris: tuple[Any, ...]) -> tuple[Any, ...]:
        kode, nilai, tahun, triwulan, analisis, *_ = baris
        sesudah = json.dumps({"nilai": str(nilai), "tahun": tahun, "triwulan": triwulan, "analisis": analisis})
        objek = (nilai, f"{kode} {tahun}/{triwulan}", self.indikator[kode].unit_id)
        return SAAT, self.user.pk, "perencana", "buat", "realisasi", *objek, sesudah, "", "0" * 32


def ukur(kerja: Callable[[], Hasil]) -> tuple[Hasil, float, float]:
    """What it gives, its seconds, and by how many MiB this process rose above what it held before."""
    Path("/proc/self/clear_refs").write_text("5")
    awal, mulai = _memori("VmRSS"), time.perf_counter()
    hasil = kerja()
    return hasil, time.perf_counter() - mulai, _memori("VmHWM") - awal


def _memori(nama: str) -> float:
    return int(re.findall(rf"{nama}:\s+(\d+) kB", Path("/proc/self/status").read_text())[0]) / 1024


def main(baris: int, kali: int) -> None:
    pengukur = Pengukur(baris)
    for _ in range(kali):
        satu_putaran(pengukur)


def satu_putaran(pengukur: Pengukur) -> None:
    pengukur.kosongkan()
    _, lantai, _ = ukur(pengukur.polos)
    impor, membaca, naik_baca = ukur(pengukur.baca)
    _, menerapkan, naik_terap = ukur(lambda: pengukur.terapkan(impor))
    sama, membaca_lagi, _ = ukur(pengukur.baca)
    assert sama.pesan.startswith("0 perubahan"), sama.pesan
    hasil = {
        "baris": pengukur.baris,
        "lantai": lantai,
        "membaca": membaca,
        "menerapkan": menerapkan,
        "membaca_lagi": membaca_lagi,
        "memori_mib": max(naik_baca, naik_terap),
        "memori_pembaca_mib": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
    }
    print(json.dumps({nama: round(nilai, 1) for nama, nilai in hasil.items()}), flush=True)


if __name__ == "__main__":
    relax_gc()  # as the process of an import does
    main(int((sys.argv[1:] or ["100000"])[0]), int((sys.argv[2:] or ["1"])[0]))
