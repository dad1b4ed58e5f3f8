"""Who works on a batch: a process of its own, so that neither a spreadsheet nor a long import touches the server.

Only so many at once: who finds all places taken leaves the batch waiting, and whoever is done takes the next.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import suppress
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from indicators.akses import Ditolak
from indicators.excel import tulis_bertanda
from indicators.models import Impor, KeadaanImpor
from indicators.services.impor import apply_impor, end_dead_impor, read_impor
from renstra.impor.daftar import jenis_impor

TERLEWAT = timedelta(seconds=5)  # a batch that waits longer although there is room was started by nobody


def start(pk: int) -> None:
    """Have the batch worked on, in a process that outlives this request, and this server."""
    if settings.IMPOR_LANGSUNG:
        work(pk)
    elif _ada_tempat():
        _jalankan(pk)


def start_applying(pk: int) -> None:
    """As `start`, for a batch that was claimed: it has its place already."""
    if settings.IMPOR_LANGSUNG:
        work(pk)
    else:
        _jalankan(pk)


def work(pk: int) -> None:
    """What the batch waits for; nothing where another process has it."""
    impor = Impor.objects.select_related("pelaku").filter(pk=pk).first()
    if impor is None:
        return
    jenis = jenis_impor(impor.jenis)
    if impor.keadaan == KeadaanImpor.MENUNGGU:
        read_impor(pk, jenis, tulis_bertanda)
    elif impor.keadaan == KeadaanImpor.MENERAPKAN:
        with suppress(Ditolak):  # the batch itself says what it was
            apply_impor(impor, jenis)


def work_next() -> bool:
    """The batch that has waited longest, if there is room; False where there is nothing to do."""
    if not _ada_tempat():
        return False
    menunggu = Impor.objects.filter(keadaan=KeadaanImpor.MENUNGGU).order_by("pk").values_list("pk", flat=True).first()
    if menunggu is None:
        return False
    work(menunggu)
    return True


def start_forgotten() -> int:
    """For whoever looks after the queue: name the dead, start what nobody has started; returns how many."""
    end_dead_impor()
    lama = timezone.now() - TERLEWAT
    terlewat = Impor.objects.filter(keadaan=KeadaanImpor.MENUNGGU, detak__lt=lama).order_by("pk")
    pertama = terlewat.values_list("pk", flat=True).first()
    if pertama is None or not _ada_tempat():
        return 0
    start(pertama)  # which, when it is done, takes the next
    return 1


def _ada_tempat() -> bool:
    sibuk = Impor.objects.filter(keadaan__in=(KeadaanImpor.MEMBACA, KeadaanImpor.MENERAPKAN))
    sekarang = timezone.now()
    return sum(not satu.mati(sekarang) for satu in sibuk) < settings.IMPOR_SERENTAK


def _jalankan(pk: int) -> None:
    proses = subprocess.Popen(  # noqa: S603  our own module and a number
        [sys.executable, "-m", "renstra.impor", str(pk)],
        cwd=settings.BASE_DIR,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    threading.Thread(target=proses.wait, daemon=True).start()  # or it would stay as a zombie
