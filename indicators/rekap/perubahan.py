"""What has changed in a figure since it was last submitted or returned, read from its history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format

from indicators.alur import Gerak
from indicators.capaian import Aturan, Keadaan, Nilai, teks_nilai
from indicators.capaian.nilai import teks_tepat
from indicators.models import Predikat, Realisasi, Riwayat
from indicators.rekap.periode import aturan_indikator

KOLOM = {
    "nilai": "Realisasi",
    "pembilang": "Pembilang",
    "penyebut": "Penyebut",
    "predikat_id": "Realisasi",
    "teks": "Realisasi",
    "keadaan": "Keadaan",
    "alasan_keadaan": "Alasan",
    "analisis": "Analisis",
    "kendala": "Kendala",
    "tindak_lanjut": "Tindak lanjut",
}
SEJAK = {Gerak.AJUKAN: "diajukan", Gerak.KEMBALIKAN: "dikembalikan", Gerak.BUKA: "dibuka kembali"}
KOSONG = "kosong"


@dataclass(frozen=True, slots=True)
class Beda:
    """One thing that differs: before, after, and the last hand that changed it."""

    nama: str
    sebelum: str
    sesudah: str
    pelaku: str = ""
    waktu: datetime | None = None


@dataclass(frozen=True, slots=True)
class Perubahan:
    """The move after which the figure was worked on, and what differs since; `aksi` empty at the first round."""

    aksi: str = ""
    pelaku: str = ""
    waktu: datetime | None = None
    catatan: str = ""
    beda: tuple[Beda, ...] = ()


def perubahan_terakhir(baris: Sequence[Realisasi]) -> dict[int, Perubahan]:
    """For each of these submitted figures; at most three queries."""
    gerak = _riwayat(baris, [satu.value for satu in SEJAK])
    putaran = {pk: (isi[-2], isi[-1]) for pk, isi in gerak.items() if len(isi) > 1 and isi[-1].aksi == Gerak.AJUKAN}
    diulang = [satu for satu in baris if satu.pk in putaran]
    isian = _riwayat(diulang, ["ubah"], min((lama.pk for lama, _ in putaran.values()), default=0))
    teks = CetakPotret([potret for pasangan in putaran.values() for r in pasangan if (potret := r.sesudah)])
    return {
        satu.pk: _perubahan(*putaran[satu.pk], isian[satu.pk], teks, aturan_indikator(satu.indikator))
        if satu.pk in putaran
        else Perubahan()
        for satu in baris
    }


def _riwayat(baris: Sequence[Realisasi], aksi: list[str], sesudah: int = 0) -> defaultdict[int, list[Riwayat]]:
    """Rows of history per figure, oldest first."""
    hasil: defaultdict[int, list[Riwayat]] = defaultdict(list)
    objek = [str(satu.pk) for satu in baris]
    for satu in Riwayat.objects.filter(jenis="realisasi", objek_id__in=objek, aksi__in=aksi, pk__gt=sesudah):
        hasil[int(satu.objek_id)].append(satu)
    return hasil


class CetakPotret:
    """Prints a column of a snapshot; the codes of predikat are read once for all."""

    def __init__(self, potret: Iterable[Mapping[str, Any]]) -> None:
        kunci = {satu["predikat_id"] for satu in potret if satu.get("predikat_id")}
        self.predikat = dict(Predikat.objects.filter(pk__in=kunci).values_list("pk", "kode")) if kunci else {}

    def cetak(self, kolom: str, isi: Any, aturan: Aturan) -> str:
        if isi in (None, "", []):
            return KOSONG
        if kolom == "tindak_lanjut":
            return "; ".join(_tindakan(satu) for satu in isi)
        if kolom == "nilai":
            return teks_nilai(Nilai(Decimal(isi)), aturan)
        if kolom in ("pembilang", "penyebut"):
            return teks_tepat(Decimal(isi), 0)
        if kolom == "keadaan":
            return Keadaan(isi).label.lower()
        return self.predikat.get(isi, KOSONG) if kolom == "predikat_id" else str(isi)


def _tindakan(isi: Mapping[str, str]) -> str:
    tenggat = date_format(date.fromisoformat(isi["tenggat"]), "j F Y")
    return f"{isi['uraian']} ({isi['penanggung_jawab']}, paling lambat {tenggat})"


def _perubahan(
    lama: Riwayat, baru: Riwayat, isian: Sequence[Riwayat], teks: CetakPotret, aturan: Aturan
) -> Perubahan:
    sebelum, sesudah = lama.sesudah or {}, baru.sesudah or {}
    beda = [
        Beda(
            nama,
            teks.cetak(kolom, sebelum.get(kolom), aturan),
            teks.cetak(kolom, sesudah.get(kolom), aturan),
            *_tangan_terakhir(kolom, isian),
        )
        for kolom, nama in KOLOM.items()
        if (sebelum.get(kolom) or None) != (sesudah.get(kolom) or None)
    ]
    return Perubahan(SEJAK[Gerak(lama.aksi)], lama.nama_pelaku, lama.waktu, lama.alasan, tuple(beda))


def _tangan_terakhir(kolom: str, isian: Sequence[Riwayat]) -> tuple[str, datetime | None]:
    """Who changed this column last, and when."""
    for satu in reversed(isian):
        if (satu.sebelum or {}).get(kolom) != (satu.sesudah or {}).get(kolom):
            return satu.nama_pelaku, satu.waktu
    return "", None
