"""Every kind of import, in the order of the menu: the one list to add to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import IO, Any

from django.contrib.auth.models import User

from budget.services.impor.anggaran import ImporAnggaran
from budget.services.impor.nilai import ImporNilai
from budget.services.impor.ro import ImporRo
from indicators.akses import TakTerlihat, Terlarang
from indicators.forms.impor import OpsiRealisasiForm
from indicators.forms.impor_rencana import OpsiRencanaForm, OpsiTabelForm
from indicators.services.impor import JenisImpor
from indicators.services.impor.realisasi import ImporRealisasi
from indicators.services.impor.rencana import ImporRencana
from indicators.services.impor.tabel import ImporTabel
from renstra.impor.opsi import OpsiAnggaranForm, OpsiNilaiForm, OpsiRoForm
from renstra.impor.rencana import ringkas_rencana, ringkas_tabel, templat_rencana
from renstra.impor.tampil import awal_kecil, ringkas_anggaran, ringkas_nilai, ringkas_realisasi
from renstra.impor.templat import templat_realisasi


@dataclass(frozen=True)
class Pendaftaran:
    """A kind with its form and the template it offers, if any.

    `form(data, user=user)` makes the form of what is chosen beside the file; valid, its `opsi` gives the options as
    JSON, by the names of its fields: what the reading asks for is one of them.
    `templat` writes a workbook for these options and says under which name; `ringkas` says them in words.
    `lanjut`: a page (by name) where the person goes on, instead of the file being read at once.
    """

    jenis: JenisImpor
    form: Callable[..., Any]
    ringkas: Callable[[Mapping[str, Any]], str]
    templat: Callable[[User, Mapping[str, Any]], tuple[IO[bytes], str]] | None = None
    lanjut: str = ""

    @property
    def ajakan(self) -> str:
        """ "Impor realisasi", for headings and buttons."""
        return f"Impor {awal_kecil(self.jenis.judul)}"


DAFTAR: tuple[Pendaftaran, ...] = (
    Pendaftaran(ImporRealisasi(), OpsiRealisasiForm, ringkas_realisasi, templat_realisasi),
    Pendaftaran(ImporRencana(), OpsiRencanaForm, ringkas_rencana, templat_rencana),
    Pendaftaran(ImporTabel(), OpsiTabelForm, ringkas_tabel, lanjut="impor:kolom"),
    Pendaftaran(ImporAnggaran(), OpsiAnggaranForm, ringkas_anggaran),
    Pendaftaran(ImporNilai(), OpsiNilaiForm, ringkas_nilai),
    Pendaftaran(ImporRo(), OpsiRoForm, ringkas_anggaran),
)
_MENURUT_KODE = {satu.jenis.kode: satu for satu in DAFTAR}


def pendaftaran(kode: str) -> Pendaftaran:
    """Raises TakTerlihat for a kind that does not exist."""
    if kode not in _MENURUT_KODE:
        raise TakTerlihat("Jenis impor ini tidak ada.")
    return _MENURUT_KODE[kode]


def jenis_impor(kode: str) -> JenisImpor:
    """Raises TakTerlihat for a kind that does not exist (any more)."""
    return pendaftaran(kode).jenis


def boleh_impor(user: User) -> list[Pendaftaran]:
    """The kinds that a role of the user lets them import."""
    return [satu for satu in DAFTAR if _boleh(user, satu.jenis)]


def _boleh(user: User, jenis: JenisImpor) -> bool:
    try:
        jenis.periksa_hak(user)
    except Terlarang:
        return False
    return True
