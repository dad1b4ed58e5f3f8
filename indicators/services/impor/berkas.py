"""The stored file of a batch as rows, and the sign of life of whoever reads it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from indicators.akses import Bentrok
from indicators.berkas import Gudang
from indicators.lembar import BarisLembar, baca, baca_tempelan
from indicators.models import Impor, KeadaanImpor
from indicators.services.impor.jenis import JenisImpor

JEDA_DETAK = timedelta(seconds=1)
TERLIHAT = "visible"
HILANG = "Berkasnya tidak ada lagi di server: hanya disimpan dua hari, dan tidak ikut dicadangkan. Unggah lagi."


class Detak:
    """The sign of life of the process that works on a batch, and its claim to it; written once a second at most."""

    def __init__(self, impor: Impor) -> None:
        self.impor, self.terakhir = impor, impor.detak
        self.lepas = False
        self.tersembunyi: list[str] = []  # sheets that were left out because nobody sees them

    def berdetak(self, kemajuan: int, total: int | None) -> bool:
        """Whether the batch is still ours."""
        sekarang = timezone.now()
        if not self.lepas and sekarang - self.terakhir >= JEDA_DETAK:
            self._tulis(sekarang, kemajuan=kemajuan, total=total)
        return not self.lepas

    def _tulis(self, sekarang: datetime, **isi: Any) -> None:
        milik = Impor.objects.filter(pk=self.impor.pk, keadaan=self.impor.keadaan, detak=self.terakhir)
        self.lepas = not milik.update(detak=sekarang, **isi)  # cancelled, or taken for dead
        self.terakhir = sekarang

    def tutup(self, keadaan: KeadaanImpor, pesan: str = "", **isi: Any) -> None:
        """The end of the run; says nothing where the batch is somebody else's by now."""
        milik = Impor.objects.filter(pk=self.impor.pk, keadaan=self.impor.keadaan, detak=self.terakhir)
        milik.update(keadaan=keadaan, pesan=pesan, detak=timezone.now(), **isi)


def baris_berkas(impor: Impor, jenis: JenisImpor, detak: Detak | None = None) -> Iterator[BarisLembar]:
    """The rows of the visible sheets of a stored file, from a child process. Raises LembarDitolak, Bentrok."""
    jalur = Gudang(settings.IMPOR_DIR).folder / impor.berkas
    if not jalur.is_file():
        raise Bentrok(HILANG)
    if impor.bentuk == "tempel":
        yield from baca_tempelan(jalur.read_bytes().decode("utf-8", "surrogatepass"), jenis.batas)
        return
    maju = Kemajuan(detak)
    with baca(jalur, jenis.batas, nama=impor.nama_berkas, kemajuan=maju.sampai, batal=maju.batal) as bacaan:
        maju.total = sum(satu.perkiraan_baris for satu in bacaan.lembar) or None
        maju.tersembunyi = {satu.nama for satu in bacaan.lembar if satu.terlihat != TERLIHAT}
        for baris in bacaan:
            if baris.lembar not in maju.tersembunyi:
                yield baris
    if detak:
        detak.tersembunyi = sorted(maju.tersembunyi)


class Kemajuan:
    """How far the reading is, told to whoever watches; asked several times a second whether to go on."""

    def __init__(self, detak: Detak | None) -> None:
        self.detak, self.sudah = detak, 0
        self.total: int | None = None
        self.tersembunyi: set[str] = set()

    def sampai(self, sudah: int) -> None:
        self.sudah = sudah

    def batal(self) -> bool:
        return self.detak is not None and not self.detak.berdetak(self.sudah, self.total)
