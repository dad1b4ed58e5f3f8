"""The mixed soak, three minutes on each engine.

Fifty planners, two who export, one who imports every twenty seconds, three who approve, one dashboard.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import threading
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.faults.peladen import Beban, basis_untuk, jalankan, laporkan, peladen_di, periksa, persentil
from tests.faults.pelaku import Pelaku
from tests.faults.pengimpor import JEDA, Pengimpor

pytestmark = pytest.mark.fault
PERENCANA = 50
DETIK = int(os.environ.get("FAULT_DETIK", "180"))
PILIHAN = re.compile(r'name="pilih" value="([^"]+)"')

# What the one read (page, API, dashboard) says of every figure, against the rows themselves.
PERIKSA_TOTAL = """
import json
from django.contrib.auth.models import User
from django.test import Client
from budget.models import DataAnggaran
from indicators.models import Realisasi
client = Client(headers={"host": "127.0.0.1", "x-forwarded-proto": "https"})
client.force_login(User.objects.get(username="pmp"))
rekap, jalur = {}, "/api/v1/capaian/?tahun=2024&triwulan=1&status=semua&page_size=200"
while jalur:
    isi = client.get(jalur, secure=True).json()
    rekap |= {b["indikator"]["kode"]: str(int(float(b["realisasi"]))) for b in isi["results"] if b["realisasi"]}
    jalur = isi["next"]
mentah = {k: str(int(n)) for k, n in Realisasi.objects.filter(triwulan=1).values_list("indikator__kode", "nilai")}
terbitan = DataAnggaran.objects.count()
print(json.dumps({"rekap": rekap, "mentah": mentah, "terbitan": terbitan}))
"""


class Penyetuju(Pelaku):
    """Approves of what waits, once a planner of the same world has submitted their second quarter."""

    def run(self) -> None:
        n = 0
        while not self.berhenti.is_set():
            awal = time.perf_counter()
            try:
                for status in self._satu((n * 3 + self.nomor) % PERENCANA):
                    self.status[str(status)] += 1
            except (OSError, http.client.HTTPException):
                self.status["0"] += 1
            self.detik.append(time.perf_counter() - awal)
            n += 1
            self.berhenti.wait(self.jeda)

    def _satu(self, perencana: int) -> list[int]:
        kode = f"I.P{perencana}"
        isi = {"tahun": 2024, "triwulan": 2, "unit": "", "yakin": kode, f"nilai-{kode}": 50, f"versi-{kode}": ""}
        hasil = [self.peladen.minta("POST", "/realisasi/baris/", isi, perencana)[0]]
        ajukan = {"tahun": 2024, "triwulan": 2, "unit": "", "gerak": "ajukan", "pilih": f"{kode}|1"}
        hasil.append(self.peladen.minta("POST", "/realisasi/gerak/", ajukan, perencana)[0])
        status, halaman, _ = self.peladen.minta("GET", "/verifikasi/", nomor=self.nomor)
        hasil.append(status)
        if pilihan := PILIHAN.findall(halaman):
            setuju: dict[str, object] = {
                "pilih": pilihan[self.nomor % len(pilihan)],
                "gerak": "setujui",
                "catatan": "",
            }
            hasil.append(self.peladen.minta("POST", "/verifikasi/", setuju, self.nomor)[0])
        return hasil


@pytest.mark.parametrize("mesin", ["sqlite", "postgresql"])
def test_campuran_tiga_menit(mesin: str, tmp_path: Path) -> None:
    """0 acknowledged lost, no 5xx, p95 of a save < 2 s, dashboard < 3 s, the chain whole, totals a recount."""
    with basis_untuk(mesin, tmp_path) as (url, _), peladen_di(tmp_path, url, PERENCANA, mesin) as peladen:
        berhenti = threading.Event()
        pmp = PERENCANA + 3
        ekspor = [
            Pelaku(peladen, pmp, ["/capaian/?tahun=2024&format=xlsx"], berhenti, 0.2),
            Pelaku(peladen, pmp, ["/api/v1/realisasi/?format=csv"], berhenti, 0.2),
        ]
        dasbor = Pelaku(peladen, pmp, ["/"], berhenti, 1.0)
        setuju = [Penyetuju(peladen, PERENCANA + n, [], berhenti, 0.5) for n in range(3)]
        impor = Pengimpor(peladen, berhenti)
        # People think between two saves: about one every five seconds each.
        with Beban(peladen, PERENCANA, jeda=5.0) as beban:
            for utas in (*ekspor, dasbor, *setuju, impor.utas):
                utas.start()
            berhenti.wait(DETIK)
            berhenti.set()
            for utas in (*ekspor, dasbor, *setuju, impor.utas):
                utas.join(120)
                assert not utas.is_alive()
        jalankan(peladen.lingkungan, "proses_antrean", "--sekali")
        for perintah in (["verify_riwayat"], ["hitung_ulang", "--check"], ["jumlahkan_anggaran", "--check"]):
            jalankan(peladen.lingkungan, *perintah)
        tersimpan = json.loads(peladen.shell(PERIKSA_TOTAL))
        hasil = periksa(beban, impor.diakui)
    simpan = [d for c in beban.catatan for d in c.detik]
    lain = sum((s.status for s in (*ekspor, dasbor, *setuju, impor)), Counter())
    laporkan(
        f"campuran {DETIK} s ({mesin})",
        hasil=hasil,
        simpan=persentil(simpan),
        dasbor=persentil(dasbor.detik),
        ekspor=persentil([d for e in ekspor for d in e.detik]),
        impor=f"{len(impor.detik)} x, terlama {max(impor.detik, default=0):.1f} s, {impor.galat or 'tanpa galat'}",
        jawaban_simpan=dict(beban.status),
        jawaban_lain=dict(lain),
    )
    assert (hasil.hilang, hasil.separuh) == (0, 0)
    assert tersimpan["rekap"] == tersimpan["mentah"]
    assert (impor.galat, tersimpan["terbitan"]) == ([], impor.terbitan)
    assert len(impor.detik) >= DETIK // JEDA
    assert not any(s.startswith("5") or s in ("terputus", "0") for s in (*beban.status, *lain))
    assert sorted(simpan)[int(len(simpan) * 0.95)] < 2
    assert sorted(dasbor.detik)[int(len(dasbor.detik) * 0.95)] < 3
