"""The scanner hook: any command that says by its exit code whether a file is clean."""

from __future__ import annotations

import logging
import os
import shlex
import signal
import subprocess
from pathlib import Path

from indicators.berkas.tolak import BerkasDitolak

logger = logging.getLogger(__name__)


def pindai(perintah: str, jalur: Path, detik: int) -> None:
    """Run `perintah` with the path appended. Raises BerkasDitolak unless it ends with 0 within `detik` seconds.

    A scanner that cannot be run refuses too: an unscanned file must not look like a scanned one.
    """
    try:
        kode = _jalankan([*shlex.split(perintah), str(jalur)], detik)
    except subprocess.TimeoutExpired as error:
        raise BerkasDitolak(f"pemindai keamanan tidak selesai dalam {detik} detik; coba lagi nanti") from error
    except (OSError, ValueError) as error:
        logger.error("PEMINDAI_BUKTI tidak dapat dijalankan: %s", error)
        raise BerkasDitolak("pemindai keamanan tidak dapat dijalankan; beri tahu administrator") from error
    if kode:
        logger.warning("PEMINDAI_BUKTI menolak satu berkas (kode %s)", kode)
        raise BerkasDitolak("pemindai keamanan tidak meloloskannya")


def _jalankan(perintah: list[str], detik: int) -> int:
    """The exit code. In its own session, so that a scanner that hangs is ended with all its children."""
    proses = subprocess.Popen(  # noqa: S603  the command is the operator's, the path is ours, there is no shell
        perintah,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return proses.wait(timeout=detik)
    except subprocess.TimeoutExpired:
        os.killpg(proses.pid, signal.SIGKILL)
        proses.wait()
        raise
