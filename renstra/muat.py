"""Loading the seed document: the fixtures in their order, into an empty database, whole or not at all."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.serializers.base import DeserializationError
from django.db import IntegrityError, models, transaction

from indicators.models import UnitKerja
from indicators.riwayat import catat

FOLDER: Path = settings.BASE_DIR / "fixtures"

# The order of the document, but what others refer to first. `loaddata` accepts the files in this order too.
BERKAS = (
    "01_unit.json",
    "02_kebijakan.json",
    "03_skala_predikat.json",
    "04_dokumen_sumber.json",
    "05_renstra.json",
    "06_produk_hukum.json",
    "07_isu_strategis.json",
    "08_visi_misi.json",
    "09_agenda_pembangunan.json",
    "10_tujuan.json",
    "11_sasaran_strategis.json",
    "12_semula.json",
    "13_menjadi.json",
    "14_silsilah.json",
    "15_nilai_berakhlak.json",
    "16_capaian_2020_2021.json",
    "17_prioritas_nasional.json",
    "18_anggaran_2020.json",
    "19_anggaran_2021_jenis_belanja.json",
    "20_anggaran_2021_kewenangan.json",
    "21_rpjmn.json",
    "22_arah_kebijakan.json",
    "23_kerangka_regulasi.json",
    "24_target_2022_2024.json",
    "25_pendanaan.json",
    "26_skema_nilai.json",
    "27_padanan_kolom.json",
)


class FixtureError(Exception):
    """A fixture that cannot be loaded; the message names the file and the row, in Indonesian."""


@dataclass(frozen=True)
class Muatan:
    """One file that was loaded, and how many rows it held."""

    berkas: str
    baris: int


def load_fixtures() -> list[Muatan]:
    """Load every file in one transaction; an empty list means the database holds data and nothing was done.

    Raises FixtureError; then nothing at all was loaded.
    """
    with transaction.atomic():
        if UnitKerja.objects.exists():
            return []
        return [_load_file(FOLDER / nama) for nama in BERKAS]


def _load_file(path: Path) -> Muatan:
    """One event per file: the document is the author of these rows, not a person."""
    isi = path.read_bytes()
    baris = _save_rows(path.name, isi)
    sidik = hashlib.sha256(isi).hexdigest()
    catat(aksi="muat", jenis="berkas", objek_kode=path.name, sesudah={"baris": baris, "sha256": sidik})
    return Muatan(path.name, baris)


def _save_rows(berkas: str, isi: bytes) -> int:
    """Row by row, because a later row finds its parent of the same file by natural key."""
    tersimpan = 0
    try:
        for baris in serializers.deserialize("json", isi):
            _save_new(baris.object)
            tersimpan += 1
    except (DeserializationError, ValidationError, IntegrityError) as error:
        raise FixtureError(f"{berkas}, baris {tersimpan + 1}: {error}") from error
    return tersimpan


def _save_new(objek: models.Model) -> None:
    """Save a row that must not exist yet. Raises ValidationError, or IntegrityError from the database.

    Constraints are left to the database, which checks them on saving anyway: half the time of a load.
    """
    if objek.pk is not None:  # its natural key is already there: it would quietly replace the earlier row
        raise ValidationError(f"{objek} sudah dimuat")
    objek.full_clean(validate_unique=False, validate_constraints=False)
    objek.save()
