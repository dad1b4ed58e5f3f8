"""Reading one file, in a process of its own: every row judged and stored for the preview, nothing applied."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice

from django.db import transaction
from django.utils import timezone

from indicators.akses import Ditolak
from indicators.lembar import BarisLembar, LembarDitolak
from indicators.models import BarisImpor, Impor, KeadaanImpor, Keputusan
from indicators.models.impor import BERUBAH
from indicators.services.impor.berkas import Detak, baris_berkas
from indicators.services.impor.bertanda import Tulis, mark_impor
from indicators.services.impor.jenis import BarisBaca, BarisDinilai, JenisImpor, PembacaImpor, Penutup
from indicators.services.sisipan import Sisipan

logger = logging.getLogger(__name__)
SEKALI = 1000  # rows judged and stored at once
GALAT = (
    "Ada galat di server saat membaca berkas ini; tidak ada yang diterapkan. Administrator dapat melihatnya di log."
)
NIHIL = "0 perubahan: semua isi berkas sama dengan yang tersimpan."


def read_impor(pk: int, jenis: JenisImpor, tulis: Tulis) -> bool:
    """Read the batch if it waits; False where it does not, or another process has it.

    `tulis` writes the marked file of a batch that has something to mark.
    """
    sekarang = timezone.now()
    klaim = Impor.objects.filter(pk=pk, keadaan=KeadaanImpor.MENUNGGU)
    if not klaim.update(keadaan=KeadaanImpor.MEMBACA, detak=sekarang, kemajuan=0, total=None, pesan=""):
        return False
    impor = Impor.objects.select_related("pelaku").get(pk=pk)
    detak = Detak(impor)
    try:
        _baca(impor, jenis, detak, tulis)
    except (LembarDitolak, Ditolak) as penolakan:
        detak.tutup(KeadaanImpor.DITOLAK, penolakan.pesan)
    except Exception:
        logger.exception("impor %s", pk)
        detak.tutup(KeadaanImpor.TERPUTUS, GALAT)
    return True


def _baca(impor: Impor, jenis: JenisImpor, detak: Detak, tulis: Tulis) -> None:
    jenis.periksa_hak(impor.pelaku)
    impor.baris.all().delete()  # of an earlier run that did not finish
    pembaca = jenis.buka(impor.pelaku, impor.opsi)
    hitungan: Counter[str] = Counter()
    dibaca = 0
    sumber = _berisi(baris_berkas(impor, jenis, detak), pembaca)
    while sekali := list(islice(sumber, SEKALI)):
        if not detak.berdetak(dibaca, None):
            return
        _simpan(impor, hitungan, pembaca.nilai(sekali))
        dibaca += len(sekali)
    penutup = pembaca.tutup()
    sisa = iter(penutup.baris)
    while dinilai := list(islice(sisa, SEKALI)):
        if not detak.berdetak(dibaca, None):
            return
        _simpan(impor, hitungan, dinilai)
    _selesai(detak, hitungan, penutup, mark_impor(impor, jenis, tulis, detak))


def _berisi(baris: Iterator[BarisLembar], pembaca: PembacaImpor) -> Iterator[BarisBaca]:
    for satu in baris:
        if (dibaca := pembaca.urai(satu)) is not None:
            yield dibaca


def _simpan(impor: Impor, hitungan: Counter[str], dinilai: list[BarisDinilai]) -> None:
    urutan = hitungan.total()
    hitungan.update(satu.keputusan.value for satu in dinilai)
    baris = [
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
    ]
    sisipan = Sisipan(BarisImpor, baris)
    with transaction.atomic():
        sisipan.jalankan()


def _selesai(detak: Detak, hitungan: Counter[str], penutup: Penutup, bertanda: str) -> None:
    ringkasan = {
        "hitungan": dict(hitungan),
        "catatan": [
            *(f"Lembar “{nama}” tersembunyi, jadi tidak dibaca." for nama in detak.tersembunyi),
            *penutup.catatan,
        ],
        "dampak": [asdict(d) for d in penutup.dampak],
        "tanya": [asdict(t) for t in penutup.tanya],
    }
    if not hitungan and not penutup.tolak:
        penutup.tolak = "Tidak ada satu baris pun yang terisi di berkas ini."
    berubah = sum(hitungan[k] for k in (*BERUBAH, Keputusan.DITOLAK, Keputusan.BENTROK))
    terbuka = berubah or penutup.tanya
    keadaan, pesan = (KeadaanImpor.PRATINJAU, "") if terbuka else (KeadaanImpor.SELESAI, NIHIL)
    if penutup.tolak:
        keadaan, pesan = KeadaanImpor.DITOLAK, penutup.tolak
    jumlah = hitungan.total()
    isi = {"ringkasan": ringkasan, "kemajuan": jumlah, "total": jumlah, "bertanda": bertanda}
    detak.tutup(keadaan, pesan, **isi)
