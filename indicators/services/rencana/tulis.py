"""Storing rows of a plan that were found sound, with one line of history each, in a few statements."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model

from indicators.models import Indikator, Riwayat, Sasaran
from indicators.riwayat import Catatan, minta_segel, potret, susun_riwayat
from indicators.services.realisasi import Hasil
from indicators.services.rencana.isian import HasilRencana
from indicators.services.sisipan import Sisipan, reserve_keys

MODEL: tuple[tuple[str, type[Model]], ...] = (("sasaran", Sasaran), ("indikator", Indikator))
TETAP = {"id", "kode"}  # what identifies a row never changes with it


class TulisanRencana:
    """Made before the transaction, run in it. Keys of new rows are reserved, so that others can refer to them."""

    def __init__(self, user: User, hasil: Sequence[HasilRencana], permintaan: uuid.UUID) -> None:
        self.user = user
        self.hasil = [h for h in hasil if h.objek and h.hasil in (Hasil.BARU, Hasil.BERUBAH)]
        for _, model in MODEL:
            self._beri_kunci(model)
        for h in self.hasil:
            _segarkan(h.objek)
        self.sisipan = [sisipan for _, model in MODEL for sisipan in self._sisipan(model)]
        catatan = [self._catatan(nama, h) for nama, model in MODEL for h in self.hasil if isinstance(h.objek, model)]
        self.riwayat = Sisipan(Riwayat, susun_riwayat(catatan, permintaan))

    def _beri_kunci(self, model: type[Model]) -> None:
        baru = [h.objek for h in self.hasil if h.hasil == Hasil.BARU and isinstance(h.objek, model)]
        for satu, kunci in zip(baru, reserve_keys(model, len(baru)) if baru else (), strict=True):
            satu.pk = kunci

    def _sisipan(self, model: type[Model]) -> tuple[Sisipan, Sisipan]:
        milik = [h for h in self.hasil if isinstance(h.objek, model)]
        kolom = [k.name for k in model._meta.concrete_fields if k.name not in TETAP]
        baru = [h.objek for h in milik if h.hasil == Hasil.BARU and h.objek]
        ubah = [h.objek for h in milik if h.hasil == Hasil.BERUBAH and h.objek]
        return Sisipan(model, baru), Sisipan(model, ubah, kolom)

    def _catatan(self, nama: str, h: HasilRencana) -> Catatan:
        objek: Any = h.objek
        return Catatan(
            aksi="buat" if h.lama is None else "ubah",
            jenis=nama,
            objek_id=objek.pk,
            objek_kode=objek.kode,
            pelaku=self.user,
            unit=objek.unit,
            sebelum=potret(h.lama) if h.lama else None,
            sesudah=potret(objek),
            alasan=f"Dibenarkan: {' '.join(g.pesan for g in h.tanya)}" if h.tanya else "",
        )

    def tulis(self) -> int:
        """How many rows were written. Inside the transaction."""
        for satu in self.sisipan:
            satu.jalankan()
        minta_segel()
        self.riwayat.jalankan()
        return len(self.hasil)


def _segarkan(objek: Any) -> None:
    """Let the columns of references name the keys that their rows have only now."""
    for nama in ("induk", "sasaran", "unit", "skala_predikat", "renstra"):
        if nama in objek._state.fields_cache:
            setattr(objek, nama, getattr(objek, nama))
