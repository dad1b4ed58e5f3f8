"""The fields of `CapaianSerializer` out of stored rows, in its order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from indicators.models import Jenjang
from indicators.rekap.ringkas import BarisRingkas

JENIS = {jenjang.value: jenjang.jenis_indikator for jenjang in Jenjang}


def tulis_ringkas(baris: Iterable[BarisRingkas], awalan: str) -> list[dict[str, Any]]:
    """`awalan`: what the address of an explanation begins with in the API."""
    return [_baris(satu, awalan) for satu in baris]


def _baris(satu: BarisRingkas, awalan: str) -> dict[str, Any]:
    i, isi = satu.indikator, satu.isi.get
    kelas = isi("kategori")
    return {
        "indikator": {"kode": i.kode, "uraian": i.uraian, "jenis": JENIS[i.sasaran.jenjang]},
        "sasaran": {"kode": i.sasaran.kode, "uraian": i.sasaran.uraian},
        "unit": i.unit.kode,
        "satuan": i.satuan,
        "tahun": satu.tahun,
        "triwulan": satu.triwulan,
        "target": isi("target"),
        "target_teks": isi("target_teks"),
        "realisasi": isi("realisasi"),
        "realisasi_teks": isi("realisasi_teks"),
        "capaian": isi("capaian"),
        "capaian_dibatasi": isi("dibatasi"),
        "kategori": kelas[0] if kelas else None,
        "keadaan": isi("keadaan"),
        "alasan": isi("alasan"),
        "status": isi("status"),
        "sementara": satu.sementara,
        "capaian_tercetak": isi("tercetak"),
        "telusur": f"{awalan}{satu.telusur_url}",
        "contoh": satu.contoh,
    }
