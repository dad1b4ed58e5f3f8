"""Writing a passage of a report: text with references, and what they said at that moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from indicators.akses import Bentrok, TakTerlihat, TidakLengkap, periksa_menulis_narasi, unit_terlihat
from indicators.models import NarasiLaporan, UnitKerja
from indicators.models.narasi import kutipan_dalam
from indicators.riwayat import catat, potret
from indicators.services.teks import bersihkan, keberatan

TEKS_TERPANJANG = 6000
KUTIPAN_TERBANYAK = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianNarasiLaporan:
    """A passage as it is written. `dilihat` is the version that was seen, 0 where there was none."""

    jenis: str
    tahun: int
    triwulan: int
    unit: str
    bagian: str
    teks: str
    dilihat: int


def unit_narasi(user: User, kode: str) -> UnitKerja:
    """The unit whose report somebody is about to write. Raises TakTerlihat, Terlarang."""
    unit = None if "\x00" in kode else unit_terlihat(user).filter(kode=kode).first()
    if unit is None:
        raise TakTerlihat("Unit tidak ditemukan.")
    periksa_menulis_narasi(user, unit.jalur)
    return unit


@transaction.atomic
def save_narasi_laporan(user: User, isian: IsianNarasiLaporan, kutipan: Mapping[str, str]) -> NarasiLaporan:
    """Save a passage; `kutipan` says for each reference that is known what it says now.

    The same text again confirms that it is still right: the values seen become those of now. Raises TakTerlihat,
    Terlarang, TidakLengkap (also for a reference that leads nowhere), or Bentrok where somebody else wrote meanwhile.
    """
    unit = unit_narasi(user, isian.unit)
    teks = bersihkan(isian.teks)
    dikutip = _periksa(teks, kutipan)
    kunci = {nama: getattr(isian, nama) for nama in ("jenis", "tahun", "triwulan", "bagian")} | {"unit": unit}
    ada = NarasiLaporan.objects.select_for_update().filter(**kunci).first()
    if (ada.versi if ada else 0) != isian.dilihat:
        raise Bentrok(_bentrok(ada))
    if ada and (ada.teks, ada.kutipan) == (teks, dikutip):
        return ada
    sebelum = potret(ada) if ada else None
    aksi = "buat" if ada is None else "tegaskan" if ada.teks == teks else "ubah"
    baris = ada or NarasiLaporan(**kunci, versi=0)
    baris.teks, baris.kutipan, baris.versi = teks, dikutip, baris.versi + 1
    baris.penulis, baris.ditulis_pada = user, timezone.now()
    _simpan(baris)
    catat(
        aksi=aksi,
        jenis="narasilaporan",
        objek_id=baris.pk,
        objek_kode=f"{isian.jenis}/{unit.kode}/{isian.tahun}/{isian.triwulan}/{isian.bagian}",
        pelaku=user,
        unit=unit,
        sebelum=sebelum,
        sesudah=potret(baris),
    )
    return baris


def _periksa(teks: str, kutipan: Mapping[str, str]) -> dict[str, str]:
    """What the text quotes, with what it says. Raises TidakLengkap with everything that is wrong."""
    dikutip = kutipan_dalam(teks)
    kurang = [f"Kutipan {{{satu}}} tidak menunjuk angka unit ini." for satu in dikutip if satu not in kutipan]
    if keluhan := keberatan(teks, TEKS_TERPANJANG):
        kurang.append(keluhan)
    if len(dikutip) > KUTIPAN_TERBANYAK:
        kurang.append(f"Terlalu banyak kutipan: {len(dikutip)}, paling banyak {KUTIPAN_TERBANYAK}.")
    if kurang:
        raise TidakLengkap("Narasi belum dapat disimpan.", kurang)
    return {satu: kutipan[satu] for satu in dikutip}


def _simpan(baris: NarasiLaporan) -> None:
    try:
        with transaction.atomic():
            baris.save()
    except IntegrityError as galat:
        raise Bentrok(_bentrok(None)) from galat


def _bentrok(ada: NarasiLaporan | None) -> str:
    oleh = f" oleh {ada.penulis.get_username()}" if ada else ""
    return f"Narasi ini sudah diubah{oleh} sejak Anda membuka halamannya. Ketikan Anda belum disimpan."
