"""Who imports through the page: a filled template of some hundred figures, now and then a set of the budget."""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.commands import ROOT
from tests.faults.peladen import KUKI, Peladen

BARIS = 300
JEDA = 20.0  # seconds from the start of one import to the start of the next
TERLAMA = 60.0
PUTUSAN = re.compile(r'<section class="kartu putusan-impor.*?</section>', re.S)
DITERAPKAN = re.compile(r"(\d+) perubahan diterapkan")
SIAPKAN = f"""{KUKI}
import json
from indicators.models import Indikator, Sasaran, Target, UnitKerja
from tests.dunia import petugas, tambah_indikator, tambah_unit
tambah_unit("IMP", "U1")
sasaran = Sasaran.objects.get(kode="S.IMP")
for n in range({BARIS - 1}):
    i = tambah_indikator(f"I.Y{{n}}", sasaran, n + 2)
    Target.objects.create(indikator=i, tahun=2024, nilai=100, status="disetujui")
kode = list(Indikator.objects.filter(unit__kode="IMP").values_list("kode", flat=True))
print(json.dumps([kuki(petugas("imp", "perencana", "IMP")), kuki(petugas("imp-adm", "admin", "U0")), kode]))
"""
ANGGARAN = "Jenis Belanja\tPagu\tRealisasi\n51 Belanja Pegawai\t9000000\t{n}000\n52 Belanja Barang\t7000000\t{n}500\n"


@dataclass
class Pengunggah:
    """Session `nomor` with an upload; every answer is noted in `status` and must be the one expected."""

    peladen: Peladen
    nomor: int
    status: Counter[str] = field(default_factory=Counter)

    def templat(self, alamat: str) -> bytes:
        status, isi, _ = self.peladen.kirim("GET", alamat, None, "", self.nomor)
        self.catat(status, 200)
        return isi

    def berkas(self, pilihan: dict[str, object], isi: bytes, nama: str = "isi.xlsx") -> str:
        """The address of the batch of a file of realisasi that was taken in."""
        return self.diterima(self.peladen.unggah("/impor/realisasi/", pilihan, nama, isi, self.nomor))

    def diterima(self, jawab: tuple[int, str, dict[str, str]]) -> str:
        self.catat(jawab[0], 302)
        return jawab[2]["location"]

    def tunggu(self, alamat: str) -> str:
        """The page of the batch once nothing runs any more; asked twice a second, as its own script does."""
        batas = time.monotonic() + TERLAMA
        while time.monotonic() < batas:
            status, halaman, _ = self.peladen.minta("GET", alamat, nomor=self.nomor)
            self.catat(status, 200)
            if "data-berjalan" not in halaman:
                return halaman
            time.sleep(0.5)
        raise AssertionError("masih berjalan")

    def terapkan(self, alamat: str) -> int:
        """Apply what was read, and wait; how many rows the page says were changed."""
        gerak: dict[str, object] = {"gerak": "terapkan", "yakin": "ya"}
        self.catat(self.peladen.minta("POST", f"{alamat}gerak/", gerak, self.nomor)[0], 302)
        cocok = DITERAPKAN.search(self.tunggu(alamat))
        assert cocok, "tidak diterapkan"
        return int(cocok[1])

    def catat(self, status: int, harap: int) -> None:
        self.status[str(status)] += 1
        assert status == harap, f"status {status}"


@dataclass
class Pengimpor:
    """One import every JEDA seconds until `berhenti`.

    `diakui`: the values of each figure that it was told to be stored; `terbitan`: so many sets of the budget.
    """

    peladen: Peladen
    berhenti: threading.Event
    diakui: dict[str, list[int]] = field(default_factory=dict)
    detik: list[float] = field(default_factory=list)  # of a whole import, from the download to "diterapkan"
    galat: list[str] = field(default_factory=list)
    terbitan: int = 0

    def __post_init__(self) -> None:
        perencana, admin, kode = json.loads(self.peladen.shell(SIAPKAN))
        self.kode: list[str] = kode
        self.peladen.kuki += [perencana, admin]
        nomor = len(self.peladen.kuki)
        self.perencana, self.admin = Pengunggah(self.peladen, nomor - 2), Pengunggah(self.peladen, nomor - 1)
        self.utas = threading.Thread(target=self._bekerja, daemon=True)

    @property
    def status(self) -> Counter[str]:
        return self.perencana.status + self.admin.status

    def _bekerja(self) -> None:
        nomor = 0
        while not self.berhenti.is_set():
            nomor += 1
            awal = time.monotonic()
            kerja: Callable[[int], None] = self._anggaran if nomor % 3 == 0 else self._realisasi
            try:
                kerja(nomor)
                self.detik.append(time.monotonic() - awal)
            except (OSError, http.client.HTTPException, AssertionError) as galat:
                self.galat.append(f"impor {nomor}: {galat!r}")
            self.berhenti.wait(max(0.0, awal + JEDA - time.monotonic()))

    def _realisasi(self, nilai: int) -> None:
        templat = self.perencana.templat("/impor/realisasi/templat/?tahun=2024&triwulan=1&unit=IMP")
        isi = subprocess.run(
            [sys.executable, "-m", "tests.faults.isi_templat", str(nilai)],
            input=templat,
            capture_output=True,
            cwd=ROOT,
            check=True,
        )
        alamat = self.perencana.berkas({"tahun": 2024, "triwulan": 1, "unit": "IMP"}, isi.stdout)
        halaman = self.perencana.tunggu(alamat)
        assert 'value="terapkan"' in halaman, PUTUSAN.findall(halaman)
        diterapkan = self.perencana.terapkan(alamat)
        assert diterapkan == BARIS, f"{diterapkan} perubahan"
        for kode in self.kode:
            self.diakui.setdefault(kode, []).append(nilai)

    def _anggaran(self, nomor: int) -> None:
        isi: dict[str, object] = {
            "unit": "U1",
            "tahun": 2024,
            "pagu_versi": "Pagu awal",
            "per_tanggal": f"2024-01-{nomor % 28 + 1:02}",
            "sumber": "uji",
            "rincian": "jenis_belanja",
            "skala": "1",
            "tempel": ANGGARAN.format(n=nomor),
        }
        alamat = self.admin.diterima(self.peladen.minta("POST", "/impor/anggaran/", isi, self.admin.nomor))
        self.admin.tunggu(alamat)
        self.admin.terapkan(alamat)
        self.terbitan += 1
