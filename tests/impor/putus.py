"""`python -m tests.impor.putus JALAN`: imports of 5,000 rows on the database of DATABASE_URL, disturbed.

A program of its own, because the processes that it starts and kills need a database that is really there. Prints one
line of JSON.
"""

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from functools import cache
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "renstra.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.utils import timezone  # noqa: E402

from indicators.berkas.unggahan import BerkasMasuk  # noqa: E402
from indicators.models import BarisImpor, Impor, Indikator, Realisasi, Riwayat  # noqa: E402
from indicators.services.impor import add_impor, claim_apply, end_dead_impor, retry_impor, undo_impor  # noqa: E402
from indicators.services.impor.terima import gudang_impor  # noqa: E402
from indicators.services.realisasi import IsianRealisasi, save_realisasi  # noqa: E402
from renstra.impor.daftar import jenis_impor  # noqa: E402
from tests.dunia import TAHUN, bangun, petugas, tambah_unit  # noqa: E402
from tests.lembar.buku import angka, baris, buku, lembar, teks  # noqa: E402

BARIS, PUTUS, PERENCANA = 5000, 20, 3
JENIS = jenis_impor("realisasi")
OPSI = {"tahun": TAHUN, "triwulan": 1, "unit": ""}


def siapkan() -> None:
    """1,250 indikator of four quarters, their planner, and a few planners beside."""
    settings.ANTREAN_LANGSUNG = False
    bangun()
    petugas("prc", "perencana", "U1A")
    contoh = Indikator.objects.get(kode="I.U1A")
    kolom = {f.attname: getattr(contoh, f.attname) for f in Indikator._meta.concrete_fields}
    for nama in ("id", "kode", "urutan"):
        del kolom[nama]
    banyak = BARIS // 4
    Indikator.objects.bulk_create(Indikator(**kolom, kode=f"I.X{n}", urutan=n + 10) for n in range(banyak))
    for n in range(PERENCANA):
        tambah_unit(f"P{n}", "U1")
        petugas(f"prc{n}", "perencana", f"P{n}")


@cache
def tabel() -> bytes:
    """The workbook: every row a figure, the four quarters of each indikator."""
    judul = ("Kode", "TW", "Realisasi", "Analisis")
    isi = [baris(1, *(teks(f"{huruf}1", satu) for huruf, satu in zip("ABCD", judul, strict=True)))]
    for n in range(BARIS // 4):
        for tw in (1, 2, 3, 4):
            r = 4 * n + tw + 1
            nilai = angka(f"C{r}", f"{50 + n % 40}.{tw}")
            isi.append(baris(r, teks(f"A{r}", f"I.X{n}"), angka(f"B{r}", f"{tw}"), nilai, teks(f"D{r}", "Sesuai")))
    return buku(lembar("".join(isi)))


def unggah(user: User) -> Impor:
    """The batch of that workbook, taken in and not yet read."""
    jalur, berkas = gudang_impor().tampung()
    with berkas:
        berkas.write(tabel())
    masuk = BerkasMasuk("isi.xlsx", jalur, len(tabel()), hashlib.sha256(tabel()).hexdigest())
    return add_impor(user, JENIS, OPSI, masuk)


def jalan(pk: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "renstra.impor", str(pk)], start_new_session=True)


def bunuh(proses: subprocess.Popen[bytes], sesudah: float) -> None:
    """The whole group: the reader of the file too."""
    try:
        proses.wait(sesudah)
    except subprocess.TimeoutExpired:
        os.killpg(proses.pid, signal.SIGKILL)
        proses.wait()


def lama(proses: subprocess.Popen[bytes]) -> float:
    awal = time.monotonic()
    assert proses.wait(120) == 0
    return time.monotonic() - awal


def segar(pk: int) -> Impor:
    return Impor.objects.select_related("pelaku").get(pk=pk)


def utuh() -> bool:
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as kursor:
        kursor.execute("PRAGMA integrity_check")
        return bool(kursor.fetchone() == ("ok",))


def tua(pk: int) -> str:
    """As if the silence had lasted: what the batch is then called."""
    Impor.objects.filter(pk=pk).update(detak=timezone.now() - timedelta(minutes=10))
    end_dead_impor()
    return segar(pk).keadaan


def putus() -> dict[str, Any]:
    """F02. Ten kills while reading, ten while applying, each at a random moment of its tenth of the run."""
    acak = random.Random(2)  # noqa: S311
    user = User.objects.get(username="prc")
    impor = unggah(user)
    membaca = lama(jalan(impor.pk))
    hasil: dict[str, Any] = {"membaca": [], "menerapkan": [], "utuh": True}
    for n in range(PUTUS // 2):
        retry_impor(user, segar(impor.pk), JENIS)
        bunuh(jalan(impor.pk), membaca * (n + acak.random()) / (PUTUS // 2))
        keadaan = tua(impor.pk) if segar(impor.pk).berjalan else segar(impor.pk).keadaan
        hasil["membaca"].append([Realisasi.objects.count(), keadaan])
        hasil["utuh"] &= utuh()
    menerapkan, impor = _terapkan_lalu_urungkan(user, impor)
    for n in range(PUTUS // 2):
        if segar(impor.pk).keadaan != "pratinjau":
            retry_impor(user, segar(impor.pk), JENIS)
            lama(jalan(impor.pk))
        claim_apply(user, segar(impor.pk), JENIS, yakin=True)
        bunuh(jalan(impor.pk), menerapkan * (0.3 + 0.7 * (n + acak.random()) / (PUTUS // 2)))  # before, it starts
        keadaan = tua(impor.pk) if segar(impor.pk).berjalan else segar(impor.pk).keadaan
        jumlah, riwayat = Realisasi.objects.count(), Riwayat.objects.filter(permintaan=impor.permintaan).count()
        hasil["menerapkan"].append([jumlah, riwayat, keadaan])
        hasil["utuh"] &= utuh()
        if keadaan == "selesai":
            assert undo_impor(user, segar(impor.pk), JENIS) == BARIS
            impor = unggah(user)
            lama(jalan(impor.pk))
    detik = {"detik_membaca": round(membaca, 1), "detik_menerapkan": round(menerapkan, 1)}
    return hasil | detik | {"akhir": selesaikan(user, impor)}


def _terapkan_lalu_urungkan(user: User, impor: Impor) -> tuple[float, Impor]:
    """How long applying takes, and the same table once more, read."""
    if segar(impor.pk).keadaan != "pratinjau":
        retry_impor(user, segar(impor.pk), JENIS)
        lama(jalan(impor.pk))
    claim_apply(user, segar(impor.pk), JENIS, yakin=True)
    detik = lama(jalan(impor.pk))
    undo_impor(user, segar(impor.pk), JENIS)
    baru = unggah(user)
    lama(jalan(baru.pk))
    return detik, baru


def selesaikan(user: User, impor: Impor) -> dict[str, Any]:
    """The same file, in the end, goes through; and once more, changes nothing."""
    if segar(impor.pk).keadaan == "terputus":
        retry_impor(user, segar(impor.pk), JENIS)
        lama(jalan(impor.pk))
    claim_apply(user, segar(impor.pk), JENIS, yakin=True)
    lama(jalan(impor.pk))
    lagi = unggah(user)
    lama(jalan(lagi.pk))
    return {
        "baris": Realisasi.objects.count(),
        "keadaan": segar(impor.pk).keadaan,
        "lagi": segar(lagi.pk).pesan,
        "sidik": hashlib.sha256(tabel()).hexdigest() == lagi.sha256,
        "sisa_baris": BarisImpor.objects.filter(impor=impor).count(),
    }


def menunggu() -> dict[str, Any]:
    """F07. Planners save all the while an import is read and applied; how long the slowest waited, and errors."""
    user = User.objects.get(username="prc")
    impor = unggah(user)
    hasil = {"tanpa_impor": _sambil(lambda: time.sleep(4))}  # what the machine itself makes them wait
    hasil["membaca"] = _sambil(lambda: lama(jalan(impor.pk)))
    claim_apply(user, segar(impor.pk), JENIS, yakin=True)
    hasil["menerapkan"] = _sambil(lambda: lama(jalan(impor.pk)))
    return hasil | {"baris": Realisasi.objects.filter(indikator__kode__startswith="I.X").count()}


def _sambil(kerja: Callable[[], object]) -> dict[str, Any]:
    selesai, detik, galat = threading.Event(), list[float](), list[str]()

    def simpan(nomor: int) -> None:
        siapa, nilai = User.objects.get(username=f"prc{nomor}"), 0
        ada = Realisasi.objects.filter(indikator__kode=f"I.P{nomor}", tahun=TAHUN, triwulan=1).first()
        versi = ada.versi if ada else None
        while not selesai.is_set():
            nilai = nilai % 90 + 1
            awal = time.monotonic()
            try:
                isian = IsianRealisasi(f"I.P{nomor}", TAHUN, 1, versi, nilai=Decimal(nilai), yakin=True)
                (hasil,) = save_realisasi(siapa, [isian], utuh=True)
                versi = hasil.realisasi.versi if hasil.realisasi else None
            except Exception as error:
                galat.append(repr(error))
            detik.append(time.monotonic() - awal)
            selesai.wait(0.02)
        connections.close_all()

    utas = [threading.Thread(target=simpan, args=[n]) for n in range(PERENCANA)]
    for satu in utas:
        satu.start()
    try:
        kerja()
    finally:
        selesai.set()
        for satu in utas:
            satu.join()
    return {"simpan": len(detik), "terlama": round(max(detik), 2), "galat": galat[:3]}


if __name__ == "__main__":
    siapkan()
    print(json.dumps({"putus": putus, "menunggu": menunggu}[sys.argv[1]]()))
