"""Reading one file, in a process of its own: every row judged and stored for the preview, nothing applied."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from indicators.akses import Ditolak
from indicators.berkas import Gudang
from indicators.lembar import BarisLembar, LembarDitolak, baca, baca_tempelan
from indicators.models import BarisImpor, Impor, KeadaanImpor, Keputusan
from indicators.models.impor import BERUBAH
from indicators.services.impor.jenis import BarisBaca, BarisDinilai, JenisImpor, PembacaImpor, Penutup

logger = logging.getLogger(__name__)
SEKALI = 1000  # rows judged and stored at once
JEDA_DETAK = timedelta(seconds=1)
TERLIHAT = "visible"
GALAT = (
    "Ada galat di server saat membaca berkas ini; tidak ada yang diterapkan. Administrator dapat melihatnya di log."
)
NIHIL = "0 perubahan: semua isi berkas sama dengan yang tersimpan."


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


def read_impor(pk: int, jenis: JenisImpor) -> bool:
    """Read the batch if it waits; False where it does not, or another process has it."""
    sekarang = timezone.now()
    klaim = Impor.objects.filter(pk=pk, keadaan=KeadaanImpor.MENUNGGU)
    if not klaim.update(keadaan=KeadaanImpor.MEMBACA, detak=sekarang, kemajuan=0, total=None, pesan=""):
        return False
    impor = Impor.objects.select_related("pelaku").get(pk=pk)
    detak = Detak(impor)
    try:
        _baca(impor, jenis, detak)
    except (LembarDitolak, Ditolak) as penolakan:
        detak.tutup(KeadaanImpor.DITOLAK, penolakan.pesan)
    except Exception:
        logger.exception("impor %s", pk)
        detak.tutup(KeadaanImpor.TERPUTUS, GALAT)
    return True


def _baca(impor: Impor, jenis: JenisImpor, detak: Detak) -> None:
    jenis.periksa_hak(impor.pelaku)
    impor.baris.all().delete()  # of an earlier run that did not finish
    pembaca = jenis.buka(impor.pelaku, impor.opsi)
    hitungan: Counter[str] = Counter()
    urutan = 0
    sumber = _berisi(baris_berkas(impor, jenis, detak), pembaca)
    while sekali := list(islice(sumber, SEKALI)):
        if not detak.berdetak(urutan, None):
            return
        dinilai = pembaca.nilai(sekali)
        _simpan(impor, urutan, dinilai)
        hitungan.update(satu.keputusan.value for satu in dinilai)
        urutan += len(dinilai)
    _selesai(detak, hitungan, pembaca.tutup())


def baris_berkas(impor: Impor, jenis: JenisImpor, detak: Detak | None = None) -> Iterator[BarisLembar]:
    """The rows of the visible sheets of a stored file, from a child process. Raises LembarDitolak."""
    jalur = Gudang(settings.IMPOR_DIR).folder / impor.berkas
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


def _berisi(baris: Iterator[BarisLembar], pembaca: PembacaImpor) -> Iterator[BarisBaca]:
    for satu in baris:
        if (dibaca := pembaca.urai(satu)) is not None:
            yield dibaca


def _simpan(impor: Impor, urutan: int, dinilai: list[BarisDinilai]) -> None:
    with transaction.atomic():
        BarisImpor.objects.bulk_create(
            BarisImpor(
                impor=impor,
                urutan=urutan + nomor,
                lembar=satu.lembar[:60],
                nomor=satu.nomor,
                kunci=satu.kunci[:200],
                nama=satu.nama[:300],
                keputusan=satu.keputusan,
                isi=satu.isi,
                beda=[asdict(b) for b in satu.beda],
                dampak=[asdict(d) for d in satu.dampak],
                pesan=[asdict(p) for p in satu.pesan],
            )
            for nomor, satu in enumerate(dinilai)
        )


def _selesai(detak: Detak, hitungan: Counter[str], penutup: Penutup) -> None:
    ringkasan = {
        "hitungan": dict(hitungan),
        "catatan": [
            *(f"Lembar “{nama}” tersembunyi, jadi tidak dibaca." for nama in detak.tersembunyi),
            *penutup.catatan,
        ],
        "dampak": [asdict(d) for d in penutup.dampak],
    }
    if not hitungan and not penutup.tolak:
        penutup.tolak = "Tidak ada satu baris pun yang terisi di berkas ini."
    berubah = sum(hitungan[k] for k in (*BERUBAH, Keputusan.DITOLAK, Keputusan.BENTROK))
    keadaan, pesan = (KeadaanImpor.PRATINJAU, "") if berubah else (KeadaanImpor.SELESAI, NIHIL)
    if penutup.tolak:
        keadaan, pesan = KeadaanImpor.DITOLAK, penutup.tolak
    jumlah = hitungan.total()
    detak.tutup(keadaan, pesan, ringkasan=ringkasan, kemajuan=jumlah, total=jumlah)
