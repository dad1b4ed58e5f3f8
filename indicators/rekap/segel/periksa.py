"""Does every seal say what it said at the closing, and does the data still say what the last seal says?"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from indicators.models import Riwayat, Segel
from indicators.rekap.segel.isi import isi_triwulan
from indicators.rekap.segel.kanonik import AWAL, sidik

AKSI_SEGEL = "segel"
# What a reader compares; the rest is named only where all of these are the same.
UTAMA = ("target_teks", "realisasi_teks", "capaian", "capaian_dibatasi", "kategori", "keadaan", "alasan")


@dataclass(frozen=True, slots=True)
class SegelPutus:
    """A seal that does not hold, by its quarter, and why."""

    nomor: int
    nama: str
    sebab: str


@dataclass(frozen=True, slots=True)
class Penyimpangan:
    """A figure that today is not what the last seal of its quarter says; no sign that the seal was touched."""

    nama: str
    indikator: str
    kolom: str
    disegel: str
    sekarang: str


def periksa_segel() -> list[SegelPutus]:
    """Recompute everything from the stored bytes; each quarter that does not hold is named once."""
    semua = list(Segel.objects.select_related("kebijakan").order_by("nomor"))
    tercatat = _tercatat()
    cacat = {satu.nomor: sebab for satu in semua if (sebab := _cacat(satu, tercatat))}
    putus = [SegelPutus(n, _nama(satu, tercatat), cacat[n]) for satu in semua if (n := satu.nomor) in cacat]
    putus += _rantai(semua, cacat.keys())
    ada = {satu.nomor for satu in semua}
    hilang = sorted((nomor, nama) for nomor, (_, nama) in tercatat.items() if nomor not in ada)
    return putus + [SegelPutus(nomor, nama, "hilang") for nomor, nama in hilang]


def _tercatat() -> dict[int, tuple[str, str]]:
    """What the history, which has a chain of its own, says of each seal: its checksum and its quarter."""
    baris = Riwayat.objects.filter(jenis="segel", aksi=AKSI_SEGEL).order_by("pk")
    return {int(r.objek_id): ((r.sesudah or {}).get("sha256", ""), r.objek_kode) for r in baris}


def _nama(segel: Segel, tercatat: dict[int, tuple[str, str]]) -> str:
    """The quarter that was sealed; the columns of the row, which may be what was altered, only where they differ."""
    kini, semula = str(segel), tercatat.get(segel.nomor, ("", ""))[1]
    return kini if semula in ("", kini) else f"{semula} (kolomnya kini menyebut {kini})"


def _cacat(segel: Segel, tercatat: dict[int, tuple[str, str]]) -> str:
    """What is wrong with this seal by itself; empty where nothing is."""
    if sidik(segel.isi) != segel.sha256:
        return "isi atau checksum berubah"
    try:
        beda = _kolom_berbeda(segel, json.loads(segel.isi))
    except (ValueError, KeyError, TypeError):
        return "isi tidak terbaca"
    if beda:
        return f"kolom {', '.join(beda)} tidak sama dengan isinya"
    if tercatat.get(segel.nomor, ("", ""))[0] != segel.sha256:
        return "checksum tidak sama dengan yang dicatat riwayat"
    return ""


def _kolom_berbeda(segel: Segel, isi: dict[str, Any]) -> list[str]:
    kepala = isi["segel"]
    kolom = ("nomor", "tahun", "triwulan", "revisi", "sebelumnya", "alasan", "nama_pelaku", "dihitung", "banyak")
    beda = [nama for nama in kolom if getattr(segel, nama) != kepala[nama]]
    if segel.waktu.isoformat() != kepala["waktu"]:
        beda.append("waktu")
    mulai = segel.kebijakan.tahun_mulai if segel.kebijakan else None
    return beda if mulai == (isi["kebijakan"] or {}).get("tahun_mulai") else [*beda, "kebijakan"]


def _rantai(semua: list[Segel], cacat: Collection[int]) -> Iterator[SegelPutus]:
    """A seal whose successor, itself in order, names another checksum was replaced as a whole."""
    if semua and (semua[0].nomor != 1 or semua[0].sebelumnya != AWAL) and semua[0].nomor not in cacat:
        yield SegelPutus(semua[0].nomor, str(semua[0]), "bukan yang pertama dalam rantai; yang sebelumnya hilang")
    for dahulu, kini in pairwise(semua):
        if kini.nomor != dahulu.nomor + 1:
            yield SegelPutus(kini.nomor, str(kini), "yang sebelumnya hilang dari rantai")
        elif kini.sebelumnya != dahulu.sha256 and not {dahulu.nomor, kini.nomor} & set(cacat):
            yield SegelPutus(dahulu.nomor, str(dahulu), f"diganti sesudah disegel: {kini} menyebut checksum lain")


def penyimpangan_segel() -> Iterator[Penyimpangan]:
    """Compare the last seal of each quarter with what the data says today."""
    terakhir = {(satu.tahun, satu.triwulan): satu for satu in Segel.objects.order_by("nomor")}
    for (tahun, triwulan), segel in sorted(terakhir.items()):
        kini = isi_triwulan(tahun, triwulan)
        lama = json.loads(segel.isi)
        yield from _beda(segel, "kebijakan", lama["kebijakan"] or {}, kini.kebijakan or {})
        for dahulu, sekarang in zip(lama["bagian"], kini.bagian, strict=True):
            ada, baru = ({a["indikator"]: a for a in isi["angka"]} for isi in (dahulu, sekarang))
            for kode in sorted(ada.keys() | baru.keys()):
                yield from _beda(segel, kode, ada.get(kode, {}), baru.get(kode, {}))


def _beda(segel: Segel, kode: str, lama: dict[str, Any], baru: dict[str, Any]) -> Iterator[Penyimpangan]:
    """The columns that differ; of an indikator that came or went only that."""
    if not (lama and baru):
        if lama or baru:
            yield Penyimpangan(
                str(segel), kode, "baris", "ada" if lama else "tidak ada", "ada" if baru else "tidak ada"
            )
        return
    beda = [kolom for kolom in sorted(lama) if lama[kolom] != _sebanyak(lama[kolom], baru.get(kolom))]
    for kolom in [satu for satu in UTAMA if satu in beda] or beda:
        yield Penyimpangan(str(segel), kode, kolom, _teks(lama.get(kolom)), _teks(baru.get(kolom)))


def _sebanyak(lama: Any, baru: Any) -> Any:
    """The new content without what the old one did not say yet: a column added since is no deviation."""
    if isinstance(lama, dict) and isinstance(baru, dict):
        return {nama: _sebanyak(isi, baru.get(nama)) for nama, isi in lama.items()}
    if isinstance(lama, list) and isinstance(baru, list) and len(lama) == len(baru):
        return [_sebanyak(*pasangan) for pasangan in zip(lama, baru, strict=True)]
    return baru


def _teks(isi: Any) -> str:
    return str(isi) if isinstance(isi, str) else json.dumps(isi, ensure_ascii=False)
