"""Any table as a plan: a foreign table is mapped, step by step, onto rows of the kind `rencana`."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NoReturn

from django.contrib.auth.models import User
from django.db.models import Model

from indicators.akses import periksa_impor_acuan
from indicators.lembar import BatasLembar
from indicators.services.impor.batas import batas_templat
from indicators.services.impor.jenis import BarisTerap, BerkasImporDitolak, KolomImpor, Opsi
from indicators.services.impor.tabel.muat import TabelAsing, read_tabel
from indicators.services.impor.tabel.susun import Jawaban, susun_csv
from indicators.services.impor.tabel.terusan import pass_on_tabel, save_peta, tabel_terbuka
from indicators.services.impor.tabel.usulan import UsulanIndikator, UsulanSasaran, usulkan_rencana

__all__ = [
    "ImporTabel",
    "Jawaban",
    "TabelAsing",
    "UsulanIndikator",
    "UsulanSasaran",
    "pass_on_tabel",
    "read_tabel",
    "save_peta",
    "susun_csv",
    "tabel_terbuka",
    "usulkan_rencana",
]
BARIS_TERBANYAK = 1000
DIPETAKAN = "Tabel ini dipetakan di halamannya sendiri; yang diterapkan adalah impor rencana yang dihasilkannya."


class ImporTabel:
    """M20. A batch of this kind only keeps the file and what was chosen; it is never applied itself."""

    kode = "tabel"
    judul = "Tabel dari dokumen"
    keterangan = (
        "Tabel target atau capaian dari Renstra, LKjIP, atau laporan lain, apa pun bentuknya: pasangkan kolomnya,"
        " periksa tebakan tiap indikator, lalu lihat pratinjaunya."
    )
    utuh = False
    kolom: Sequence[KolomImpor] = ()
    model: Mapping[str, type[Model]] = {}

    @property
    def batas(self) -> BatasLembar:
        """Smaller than a template's: it is read while the person waits, several times."""
        return replace(batas_templat(), baris=BARIS_TERBANYAK, cpu_detik=6, wall_detik=10)

    def periksa_hak(self, user: User) -> None:
        periksa_impor_acuan(user)

    def buka(self, user: User, opsi: Opsi) -> NoReturn:
        raise BerkasImporDitolak(DIPETAKAN)

    def siapkan(self, user: User, opsi: Opsi, baris: Iterable[BarisTerap], permintaan: uuid.UUID) -> NoReturn:
        raise BerkasImporDitolak(DIPETAKAN)

    def periksa_urung(self, user: User, objek: Sequence[Model]) -> dict[Any, str]:
        return {}
