"""Storing what was found sound: rows, their actions and their history, each in a few statements for any number."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from indicators.models import Realisasi, Riwayat
from indicators.riwayat import Catatan, minta_segel, potret, susun_riwayat
from indicators.services.realisasi.isian import Galat, Hasil, HasilIsian
from indicators.services.realisasi.tindakan import baca_tindakan, bersih, ganti_tindakan, potret_tindakan
from indicators.services.ringkasan import minta_ringkasan
from indicators.services.sisipan import Sisipan
from indicators.services.tampungan import Tampungan

KOLOM_NILAI = ("nilai", "pembilang", "penyebut", "predikat_id", "teks", "keadaan", "alasan_keadaan")
KOLOM_ISI = (*KOLOM_NILAI, "analisis", "kendala")
DARI_DOKUMEN = ("tempat", "nilai_tercetak", "capaian_tercetak_teks", "tafsir", "catatan_sumber")
KOLOM_TULIS = [
    *(k.removesuffix("_id") for k in KOLOM_ISI),
    *("versi", "dimasukkan_oleh", "dimasukkan_pada"),
    *("dokumen", "capaian_tercetak", *DARI_DOKUMEN),
]


def lepaskan_dokumen(baris: Realisasi) -> None:
    """A value that a person entered is no longer a document's, nor is what the document printed beside it.

    Both stay readable in the history. Words of explanation alone do not end where a value comes from.
    """
    baris.dokumen = baris.capaian_tercetak = None
    for kolom in DARI_DOKUMEN:
        setattr(baris, kolom, "")


def tulis_isian(user: User, hasil: list[HasilIsian]) -> None:
    """The rows that are new or changed, inside the caller's transaction."""
    Tulisan(user, hasil, _potret_lama(hasil)).tulis()


class Tulisan:
    """Rows found new or changed, with their history, ready to be written: what can be computed before is.

    `lama`: the snapshot of each row that is about to be replaced; `permintaan`: see `catat_banyak`. Nothing of what
    was judged may change between here and `tulis`.
    """

    def __init__(
        self,
        user: User,
        hasil: Sequence[HasilIsian],
        lama: Mapping[int, dict[str, Any]],
        permintaan: uuid.UUID | None = None,
    ) -> None:
        self.user, self.hasil, self.lama, self.permintaan = user, hasil, lama, permintaan
        saat = timezone.now()
        for h in hasil:
            if h.realisasi:
                h.realisasi.versi += 1
                h.realisasi.dimasukkan_oleh, h.realisasi.dimasukkan_pada = user, saat
        baru = [h.realisasi for h in hasil if h.realisasi and h.hasil == Hasil.BARU]
        self.baru = Sisipan(Realisasi, baru)
        self.diubah = Sisipan(
            Realisasi, [h.realisasi for h in hasil if h.realisasi and h.hasil == Hasil.BERUBAH], KOLOM_TULIS
        )
        # The history of a row names its key, which a new one has only once it is written, unless it was reserved.
        self.riwayat = None if self.baru.tanpa_kunci else self._riwayat()

    def tulis(self) -> None:
        self.baru.jalankan()
        self.diubah.jalankan()
        bertindakan = _bertindakan(self.hasil)
        ganti_tindakan({h.realisasi.pk: bersih(h.isian.tindakan or ()) for h in bertindakan if h.realisasi})
        minta_susulan()
        (self.riwayat or self._riwayat()).jalankan()

    def tampung(self, tampungan: Tampungan) -> None:
        """Instead of `tulis`: for whoever runs it later, has reserved the keys, and calls `minta_susulan` himself.

        Actions are not among it.
        """
        for sisipan in (self.baru, self.diubah, self.riwayat or self._riwayat()):
            tampungan.tambah(sisipan)

    def _riwayat(self) -> Sisipan:
        catatan = [
            _catatan(self.user, h, h.realisasi, self.lama.get(h.realisasi.pk)) for h in self.hasil if h.realisasi
        ]
        return Sisipan(Riwayat, susun_riwayat(catatan, self.permintaan))


def minta_susulan() -> None:
    """Ask for what follows a change: the seal of its history, and the read model."""
    minta_segel()
    minta_ringkasan()


def _bertindakan(hasil: Iterable[HasilIsian]) -> list[HasilIsian]:
    return [h for h in hasil if h.isian.tindakan is not None]


def _potret_lama(hasil: Sequence[HasilIsian]) -> dict[int, dict[str, Any]]:
    """What is about to be replaced, as history keeps it; of actions only where they are replaced as well."""
    potret_lama = {h.lama.pk: potret(h.lama) for h in hasil if h.lama}
    for pk, tindakan in baca_tindakan([h.lama for h in _bertindakan(hasil) if h.lama]).items():
        potret_lama[pk] |= potret_tindakan(tindakan)
    return potret_lama


def _catatan(user: User, hasil: HasilIsian, baris: Realisasi, lama: dict[str, Any] | None) -> Catatan:
    tindakan = hasil.isian.tindakan
    return Catatan(
        aksi="ubah" if lama else "buat",
        jenis="realisasi",
        objek_id=baris.pk,
        objek_kode=f"{hasil.indikator.kode} {baris.tahun}/{baris.triwulan}",
        pelaku=user,
        unit=hasil.indikator.unit,
        sebelum=lama,
        sesudah=potret(baris) | (potret_tindakan(bersih(tindakan)) if tindakan is not None else {}),
        alasan=_dibenarkan(hasil.galat),
    )


def _dibenarkan(tanya: Sequence[Galat]) -> str:
    """The questions that the person answered with yes, for whoever reads the history."""
    return f"Dibenarkan pengisi: {' '.join(satu.pesan for satu in tanya)}" if tanya else ""
