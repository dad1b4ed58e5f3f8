"""Who works on a batch: a process of its own, so that neither a spreadsheet nor a long import touches the server."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import suppress

from django.conf import settings

from indicators.akses import Ditolak
from indicators.excel import tulis_bertanda
from indicators.models import Impor, KeadaanImpor
from indicators.services.impor import apply_impor, end_dead_impor, read_impor
from renstra.impor.daftar import jenis_impor


def start(pk: int) -> None:
    """Have the batch worked on, in a process that outlives this request, and this server."""
    if settings.IMPOR_LANGSUNG:
        work(pk)
        return
    proses = subprocess.Popen(  # noqa: S603  our own module and a number
        [sys.executable, "-m", "renstra.impor", str(pk)],
        cwd=settings.BASE_DIR,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    threading.Thread(target=proses.wait, daemon=True).start()  # or it would stay as a zombie


def work(pk: int) -> None:
    """What the batch waits for; nothing where another process has it."""
    impor = Impor.objects.filter(pk=pk).first()
    if impor is None:
        return
    jenis = jenis_impor(impor.jenis)
    if impor.keadaan == KeadaanImpor.MENUNGGU:
        read_impor(pk, jenis, tulis_bertanda)
    elif impor.keadaan == KeadaanImpor.MENERAPKAN:
        with suppress(Ditolak):  # the batch itself says what it was
            apply_impor(impor, jenis)


def work_waiting() -> int:
    """For whoever looks after the queue: name the dead, start what nobody has started; returns how many."""
    end_dead_impor()
    menunggu = list(Impor.objects.filter(keadaan=KeadaanImpor.MENUNGGU).values_list("pk", flat=True))
    for pk in menunggu:
        start(pk)
    return len(menunggu)
