"""A set of pagu and realisasi as OM-SPAN, SAKTI or RKAKL print it; always stored as a new one."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model

from budget.models import BarisAnggaran, DataAnggaran, KelompokAnggaran
from budget.services.impor.anggaran.bulanan import MAKNA_BULANAN
from budget.services.impor.anggaran.kolom import kolom_anggaran
from budget.services.impor.anggaran.pembaca import PembacaAnggaran
from budget.services.impor.anggaran.siap import AnggaranSiap
from indicators.akses import periksa_impor_acuan
from indicators.lembar import BatasLembar
from indicators.services.impor import BarisTerap, KolomImpor, Opsi, batas_massal

__all__ = ["MAKNA_BULANAN", "AnggaranSiap", "ImporAnggaran", "PembacaAnggaran"]


class ImporAnggaran:
    """M20. Options: `unit` (kode), `tahun`; `rincian`, `per_tanggal`, `sumber`, `pagu_versi`, `skala`, `bulanan`.

    "" where the latter are unsaid.
    """

    kode = "anggaran"
    judul = "Pagu dan realisasi anggaran"
    keterangan = (
        "Satu terbitan pagu dan realisasi dari OM-SPAN, SAKTI, atau RKAKL: per satker, jenis belanja, kewenangan,"
        " atau dengan kode anggaran lengkap. Terbitan yang sudah ada tidak pernah ditimpa."
    )
    model: Mapping[str, type[Model]] = {
        "dataanggaran": DataAnggaran,
        "kelompokanggaran": KelompokAnggaran,
        "barisanggaran": BarisAnggaran,
    }
    utuh = True

    @property
    def kolom(self) -> Sequence[KolomImpor]:
        return kolom_anggaran()

    @property
    def batas(self) -> BatasLembar:
        return batas_massal()

    def periksa_hak(self, user: User) -> None:
        periksa_impor_acuan(user)

    def buka(self, user: User, opsi: Opsi) -> PembacaAnggaran:
        return PembacaAnggaran(user, opsi)

    def siapkan(self, user: User, opsi: Opsi, baris: Iterable[BarisTerap], permintaan: uuid.UUID) -> AnggaranSiap:
        return AnggaranSiap(user, baris, permintaan)

    def periksa_urung(self, user: User, objek: Sequence[Model]) -> dict[Any, str]:
        return {}
