"""Realisasi in a table: our template filled offline, a CSV, a pasted block. Each row ends where a grid cell does."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model

from indicators.akses import boleh, keadaan_periode, periksa_impor_realisasi
from indicators.alur import SUDAH, Gerak, Status, tujuan
from indicators.lembar import BatasLembar
from indicators.models import Indikator, Realisasi
from indicators.services.impor.batas import batas_templat
from indicators.services.impor.jenis import BarisTerap, KolomImpor, Opsi
from indicators.services.impor.realisasi.kolom import KOLOM
from indicators.services.impor.realisasi.pembaca import PembacaRealisasi
from indicators.services.impor.realisasi.siap import RealisasiSiap

__all__ = ["KOLOM", "ImporRealisasi", "PembacaRealisasi", "RealisasiSiap"]


class ImporRealisasi:
    """M19. Options: `tahun`, `triwulan`, `unit` (kode, or "" for all of the planner's own)."""

    kode = "realisasi"
    judul = "Realisasi"
    keterangan = (
        "Realisasi triwulan unit Anda, dari templat yang diisi di Excel, dari CSV, atau dari tabel yang ditempel."
    )
    kolom: Sequence[KolomImpor] = KOLOM
    model: Mapping[str, type[Model]] = {"realisasi": Realisasi}
    utuh = False

    @property
    def batas(self) -> BatasLembar:
        return batas_templat()

    def periksa_hak(self, user: User) -> None:
        periksa_impor_realisasi(user)

    def buka(self, user: User, opsi: Opsi) -> PembacaRealisasi:
        return PembacaRealisasi(user, opsi)

    def siapkan(self, user: User, opsi: Opsi, baris: Iterable[BarisTerap], permintaan: uuid.UUID) -> RealisasiSiap:
        return RealisasiSiap(user, baris, permintaan)

    def periksa_urung(self, user: User, objek: Sequence[Model]) -> dict[Any, str]:
        """As for entering: the period must be open, and the figure still the planner's."""
        baris = [satu for satu in objek if isinstance(satu, Realisasi)]
        indikator = Indikator.objects.select_related("unit").in_bulk({r.indikator_id for r in baris})
        unit = {i.unit_id: i.unit for i in indikator.values()}.values()
        periode = {
            (tahun, tw): keadaan_periode(tahun, tw, unit) for tahun, tw in {(r.tahun, r.triwulan) for r in baris}
        }
        larangan: dict[Any, str] = {}
        for r in baris:
            keadaan = periode[r.tahun, r.triwulan][indikator[r.indikator_id].unit_id]
            if not boleh(user, Gerak.ISI, indikator[r.indikator_id].unit.jalur):
                larangan[r.pk] = "bukan lagi unit Anda."
            elif tujuan(r.status, Gerak.ISI) is None:
                larangan[r.pk] = f"angkanya {SUDAH[Status(r.status)]}."
            elif not keadaan.terbuka:
                larangan[r.pk] = keadaan.alasan
        return larangan
