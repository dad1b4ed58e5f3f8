"""NKA and IKPA as the ministry of finance prints them: imported with their parts, checked, never recomputed."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model

from budget.models import KomponenNilai, NilaiKinerjaAnggaran
from budget.services.impor.nilai.kolom import kolom_nilai
from budget.services.impor.nilai.pembaca import PembacaNilai
from budget.services.impor.nilai.siap import NilaiSiap
from indicators.akses import periksa_impor_acuan
from indicators.lembar import BatasLembar
from indicators.services.impor import BarisTerap, KolomImpor, Opsi, batas_massal

__all__ = ["ImporNilai", "NilaiSiap", "PembacaNilai"]


class ImporNilai:
    """M20. Options: `unit` (kode), `jenis`, `tahun`; `bulan` ("0" for the year), `per_tanggal`, `sumber`."""

    kode = "nilai"
    judul = "NKA dan IKPA"
    keterangan = (
        "Nilai kinerja anggaran dari SMART atau OM-SPAN, satu baris per unit, dengan kolom komponennya menurut aturan"
        " tahun itu. Nilainya tidak dihitung ulang, hanya dicocokkan."
    )
    model: Mapping[str, type[Model]] = {
        "nilaikinerjaanggaran": NilaiKinerjaAnggaran,
        "komponennilai": KomponenNilai,
    }
    utuh = False

    @property
    def kolom(self) -> Sequence[KolomImpor]:
        return kolom_nilai()

    @property
    def batas(self) -> BatasLembar:
        return batas_massal()

    def periksa_hak(self, user: User) -> None:
        periksa_impor_acuan(user)

    def buka(self, user: User, opsi: Opsi) -> PembacaNilai:
        return PembacaNilai(user, opsi)

    def siapkan(self, user: User, opsi: Opsi, baris: Iterable[BarisTerap], permintaan: uuid.UUID) -> NilaiSiap:
        return NilaiSiap(user, opsi["jenis"], opsi["tahun"], baris, permintaan)

    def periksa_urung(self, user: User, objek: Sequence[Model]) -> dict[Any, str]:
        return {}
