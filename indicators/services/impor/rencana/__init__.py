"""Plan structure in a table: sasaran, indikator with their kamus, targets per year; one row each."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model

from indicators.akses import periksa_impor_acuan
from indicators.lembar import BatasLembar
from indicators.models import DokumenSumber, Indikator, Realisasi, Sasaran, Target
from indicators.services.impor.batas import batas_massal
from indicators.services.impor.jenis import BarisTerap, KolomImpor, Opsi
from indicators.services.impor.rencana.kolom import KOLOM
from indicators.services.impor.rencana.pembaca import PembacaRencana
from indicators.services.impor.rencana.siap import RencanaSiap
from indicators.services.impor.rencana.urung import larangan_urung

__all__ = ["ImporRencana"]


class ImporRencana:
    """M20. Options: `renstra` ("unit/versi" or ""), `dokumen`, `alasan` and `nomor` of changed targets,
    `sumber` (title of the document whose realisasi and capaian the file holds)."""

    kode = "rencana"
    judul = "Rencana"
    keterangan = (
        "Sasaran, indikator dengan kamusnya, dan target per tahun dari satu versi renstra: dari templat Excel, CSV,"
        " atau tabel yang ditempel."
    )
    utuh = False
    kolom: Sequence[KolomImpor] = KOLOM
    model: Mapping[str, type[Model]] = {
        "dokumensumber": DokumenSumber,
        "sasaran": Sasaran,
        "indikator": Indikator,
        "target": Target,
        "realisasi": Realisasi,
    }

    @property
    def batas(self) -> BatasLembar:
        return batas_massal()

    def periksa_hak(self, user: User) -> None:
        periksa_impor_acuan(user)

    def buka(self, user: User, opsi: Opsi) -> PembacaRencana:
        return PembacaRencana(user, opsi)

    def siapkan(self, user: User, opsi: Opsi, baris: Iterable[BarisTerap], permintaan: uuid.UUID) -> RencanaSiap:
        return RencanaSiap(user, opsi, baris, permintaan)

    def periksa_urung(self, user: User, objek: Sequence[Model]) -> dict[Any, str]:
        return larangan_urung(objek)
