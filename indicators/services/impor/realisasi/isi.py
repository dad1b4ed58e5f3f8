"""One row as plain values: as it is stored with the preview, compared with the server, and given to the service."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

from indicators.capaian import Keadaan
from indicators.models import Realisasi
from indicators.services.realisasi import IsianRealisasi
from indicators.services.teks import bersihkan

ANGKA = ("nilai", "pembilang", "penyebut")
TEKS = ("predikat", "teks", "analisis", "kendala")


def isi_json(isian: IsianRealisasi) -> dict[str, Any]:
    """The row for `BarisImpor.isi`."""
    return {
        "kode": isian.kode,
        "tahun": isian.tahun,
        "triwulan": isian.triwulan,
        "versi": isian.versi,
        **{nama: None if (n := getattr(isian, nama)) is None else str(n) for nama in ANGKA},
        **{nama: getattr(isian, nama) for nama in TEKS},
        "keadaan": isian.keadaan.value if isian.keadaan else None,
        "alasan_keadaan": isian.alasan_keadaan,
    }


def dari_json(isi: dict[str, Any], *, yakin: bool) -> IsianRealisasi:
    """The row that `isi_json` kept."""
    angka = {nama: None if isi[nama] is None else Decimal(isi[nama]) for nama in ANGKA}
    keadaan = Keadaan(isi["keadaan"]) if isi["keadaan"] else None
    return IsianRealisasi(**isi | angka | {"keadaan": keadaan}, yakin=yakin)


def sidik(isian: IsianRealisasi) -> str:
    """A short hash of what was entered, the same for a row that went out and came back untouched."""
    angka = [None if (n := getattr(isian, nama)) is None else f"{n.normalize():f}" for nama in ANGKA]
    teks = [bersihkan(getattr(isian, nama) or "") for nama in TEKS]
    isi = [*angka, *teks, str(isian.keadaan or ""), bersihkan(isian.alasan_keadaan)]
    return hashlib.sha256(json.dumps(isi).encode()).hexdigest()[:16]


def isian_tersimpan(kode: str, tahun: int, triwulan: int, ada: Realisasi | None) -> IsianRealisasi:
    """What is stored, as if it had just been typed; `ada.predikat` must have been read along."""
    kosong = IsianRealisasi(kode, tahun, triwulan, ada.versi if ada else None, analisis="", kendala="")
    if ada is None:
        return kosong
    return replace(
        kosong,
        nilai=ada.nilai,
        pembilang=ada.pembilang,
        penyebut=ada.penyebut,
        predikat=ada.predikat.kode if ada.predikat else "",
        teks=ada.teks,
        keadaan=Keadaan.TIDAK_TERSEDIA if ada.keadaan == Keadaan.TIDAK_TERSEDIA else None,
        alasan_keadaan=ada.alasan_keadaan,
        analisis=ada.analisis,
        kendala=ada.kendala,
    )
