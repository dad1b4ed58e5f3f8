"""Imports of plan structure on the pages: the choice in words, the workbook to change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, Any

from django.contrib.auth.models import User
from django.utils import timezone

from indicators.akses import waktu_teks
from indicators.excel import SoalTemplat, tulis_templat_rencana
from indicators.models import DokumenTarget
from indicators.services.impor.rencana.isi import IsiBaris
from indicators.services.impor.rencana.kolom import tanda_templat
from indicators.services.impor.rencana.tersimpan import rencana_tersimpan

TANPA_VERSI = "tanpa versi"


def ringkas_rencana(opsi: Mapping[str, Any]) -> str:
    """ "LINJAMSOS/menjadi, target menurut Renstra"."""
    return f"{opsi.get('renstra') or TANPA_VERSI}, target menurut {DokumenTarget(opsi['dokumen']).label}"


def ringkas_tabel(opsi: Mapping[str, Any]) -> str:
    """ "LKjIP 2023 ke LINJAMSOS/menjadi"."""
    return f"{opsi.get('sumber', '')} ke {opsi.get('renstra') or TANPA_VERSI}"


def templat_rencana(user: User, opsi: Mapping[str, Any]) -> tuple[IO[bytes], str]:
    """One version of a plan, filled with what is stored."""
    muatan, baris = rencana_tersimpan(user, opsi)
    renstra = muatan.renstra
    judul = f"{renstra.judul} ({renstra.nama_versi})" if renstra else "Sasaran dan indikator tanpa versi renstra"
    unit = opsi["unit"] or "semua unit"
    keterangan = (
        f"{unit}, target menurut {DokumenTarget(opsi['dokumen']).label}. Diunduh {waktu_teks(timezone.now())} oleh"
        f" {user.get_username()}."
    )
    soal = SoalTemplat(
        judul,
        keterangan,
        tanda_templat(opsi["renstra"], opsi["dokumen"]),
        _tahun(renstra, baris),
        sorted(muatan.unit),
        sorted(muatan.skala),
    )
    nama = [(opsi["renstra"] or "tanpa-versi").replace("/", "-").lower(), *filter(None, [opsi["unit"]])]
    return tulis_templat_rencana(soal, baris), f"rencana-{'-'.join(nama)}.xlsx"


def _tahun(renstra: Any, baris: list[IsiBaris]) -> list[int]:
    """The years of the plan, and those of which there is a target beyond it."""
    tahun = {t for satu in baris for t in satu.target}
    tahun |= set(range(renstra.tahun_awal, renstra.tahun_akhir + 1)) if renstra else set()
    return sorted(tahun or {timezone.localdate().year})
