"""The list of rincian output of a year, as KRISNA holds it: codes are theirs, rows are added and amended."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model

from budget.models import RincianOutput
from budget.services.impor.ro.kolom import kolom_ro
from budget.services.impor.ro.pembaca import PembacaRo
from budget.services.impor.ro.siap import RoSiap
from indicators.akses import periksa_impor_acuan
from indicators.lembar import BatasLembar
from indicators.services.impor import BarisTerap, KolomImpor, Opsi, batas_massal

__all__ = ["ImporRo", "PembacaRo", "RoSiap"]


class ImporRo:
    """M20. Options: `unit` (kode), `tahun`; `per_tanggal`, `sumber`, `kementerian`, `skala`: "" where unsaid."""

    kode = "ro"
    judul = "Rincian output KRISNA"
    keterangan = (
        "Daftar RO satu tahun dari KRISNA: kode sampai RO, nama, satuan, volume, dan pagu. Yang sudah ada diperbarui,"
        " yang tidak ada di berkas dibiarkan."
    )
    model: Mapping[str, type[Model]] = {"rincianoutput": RincianOutput}
    utuh = False

    @property
    def kolom(self) -> Sequence[KolomImpor]:
        return kolom_ro()

    @property
    def batas(self) -> BatasLembar:
        return batas_massal()

    def periksa_hak(self, user: User) -> None:
        periksa_impor_acuan(user)

    def buka(self, user: User, opsi: Opsi) -> PembacaRo:
        return PembacaRo(user, opsi)

    def siapkan(self, user: User, opsi: Opsi, baris: Iterable[BarisTerap], permintaan: uuid.UUID) -> RoSiap:
        return RoSiap(user, opsi["tahun"], baris, permintaan)

    def periksa_urung(self, user: User, objek: Sequence[Model]) -> dict[Any, str]:
        return {}
