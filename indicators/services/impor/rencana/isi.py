"""A row of a plan as plain words: as it is stored with the preview, compared with the server, put into a template."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any

from indicators.capaian.nilai import teks_tepat
from indicators.models import SETAHUN, Indikator, Sasaran, StatusTarget, Target
from indicators.rekap.periode import target_berlaku
from indicators.services.dokumen import IsianDokumen
from indicators.services.impor.rencana.kolom import SEMUA, Macam, Milik
from indicators.services.teks import bersihkan


@dataclass(frozen=True, slots=True)
class NilaiTarget:
    """What a target promises. `tercetak`: how it was written, where that is more than the value."""

    nilai: Decimal | None = None
    atas: Decimal | None = None
    predikat: str = ""
    teks: str = ""
    tercetak: str = ""

    @property
    def kata(self) -> str:
        """One word for it, the same for the same promise; empty for none."""
        if self.predikat:
            return f"p:{self.predikat}"
        if self.nilai is None:
            return f"t:{self.teks}" if self.teks else ""
        return polos(self.nilai) if self.atas is None else f"{polos(self.nilai)}..{polos(self.atas)}"


@dataclass(slots=True)
class IsiBaris:
    """One row: of a sasaran, or with `kode_indikator` of an indikator.

    `bidang`: values by column, as the model has them.
    """

    kode_sasaran: str
    kode_indikator: str = ""
    bidang: dict[str, Any] = field(default_factory=dict)
    target: dict[int, NilaiTarget] = field(default_factory=dict)
    tercetak: dict[int, IsianDokumen] = field(default_factory=dict)  # realisasi and capaian that a document prints
    alasan: str = ""
    nomor: str = ""

    @property
    def milik(self) -> Milik:
        return Milik.INDIKATOR if self.kode_indikator else Milik.SASARAN

    @property
    def kunci(self) -> str:
        return self.kode_indikator or self.kode_sasaran

    def kata(self) -> dict[str, str]:
        """Every value as one word each, so that two rows can be compared; empty ones are left out."""
        semua = {nama: kata_bidang(isi) for nama, isi in self.bidang.items()}
        semua |= {f"target_{tahun}": satu.kata for tahun, satu in self.target.items()}
        if self.kode_indikator:
            semua["sasaran"] = self.kode_sasaran
        return {nama: kata for nama, kata in semua.items() if kata}


def polos(nilai: Decimal) -> str:
    return f"{nilai.normalize():f}"


def kata_bidang(isi: Any) -> str:
    match isi:
        case None | False | "":
            return ""
        case True:
            return "ya"
        case Decimal():
            return polos(isi)
        case list() | tuple():
            return "; ".join(map(str, isi))
        case str():
            return bersihkan(isi)
    return str(isi)


def sidik(isi: IsiBaris) -> str:
    """A short hash of the row, the same for one that went out and came back untouched."""
    return hashlib.sha256(json.dumps(sorted(isi.kata().items())).encode()).hexdigest()[:16]


def isi_sasaran(satu: Sasaran) -> IsiBaris:
    return IsiBaris(satu.kode, bidang=_bidang(satu, Milik.SASARAN))


def isi_indikator(satu: Indikator, target: Iterable[Target], dokumen: str) -> IsiBaris:
    """As it is stored; targets are those of `dokumen`, else the ones in force."""
    isi = IsiBaris(satu.sasaran.kode, satu.kode, _bidang(satu, Milik.INDIKATOR))
    isi.target = {tahun: nilai_target(t) for tahun, t in target_dokumen(target, dokumen).items()}
    return isi


def target_dokumen(target: Iterable[Target], dokumen: str) -> dict[int, Target]:
    """The approved target of each year: the latest of this document, or where it has none the one in force."""
    setahun = [t for t in target if t.triwulan == SETAHUN and t.status == StatusTarget.DISETUJUI]
    berlaku = {tahun: t for (tahun, _), t in target_berlaku(setahun).items()}
    milik = {tahun: t for (tahun, _), t in target_berlaku(t for t in setahun if t.dokumen == dokumen).items()}
    return berlaku | milik


def nilai_target(satu: Target) -> NilaiTarget:
    predikat = satu.predikat.kode if satu.predikat else ""
    berangka = satu.nilai is not None or bool(predikat)
    return NilaiTarget(
        satu.nilai, satu.nilai_atas, predikat, "" if berangka else satu.teks, satu.teks if berangka else ""
    )


def tulis_target(satu: NilaiTarget, bidang: Mapping[str, Any]) -> str:
    """As text that reads back as itself: "3,50 - 4,00", "1 : 17,9", "BB"."""
    if satu.nilai is None:
        return satu.predikat or satu.teks
    desimal = int(bidang.get("desimal") or 0)
    angka = [teks_tepat(n, desimal) for n in (satu.nilai, satu.atas) if n is not None]
    return " - ".join(angka) if len(angka) > 1 else f"1 : {angka[0]}"


def _bidang(satu: Any, milik: Milik) -> dict[str, Any]:
    hasil: dict[str, Any] = {}
    for nama, bidang in SEMUA.items():
        if not bidang.dipakai(milik):
            continue
        isi = getattr(satu, nama)
        if bidang.macam == Macam.RUJUKAN:
            isi = isi.kode if isi else ""
        elif nama == "jenjang":
            isi = str(isi)
        hasil[nama] = isi
    return hasil


def isi_json(isi: IsiBaris, dilihat: str) -> dict[str, Any]:
    """For `BarisImpor.isi`. `dilihat`: the state of the server's row that the preview was made from."""
    return {
        "kode_sasaran": isi.kode_sasaran,
        "kode_indikator": isi.kode_indikator,
        "bidang": {nama: str(v) if isinstance(v, Decimal) else v for nama, v in isi.bidang.items()},
        "target": {str(tahun): _target_json(t) for tahun, t in isi.target.items()},
        "tercetak": {str(tahun): _dokumen_json(d) for tahun, d in isi.tercetak.items()},
        "alasan": isi.alasan,
        "nomor": isi.nomor,
        "dilihat": dilihat,
    }


def _target_json(t: NilaiTarget) -> dict[str, Any]:
    nilai, atas = (None if n is None else str(n) for n in (t.nilai, t.atas))
    return {"nilai": nilai, "atas": atas, "predikat": t.predikat, "teks": t.teks, "tercetak": t.tercetak}


def dari_json(isi: Mapping[str, Any]) -> IsiBaris:
    """The row that `isi_json` kept."""
    bidang = {nama: _dari_kata(nama, v) for nama, v in isi["bidang"].items()}
    target = {int(tahun): _target_dari(t) for tahun, t in isi["target"].items()}
    tercetak = {int(tahun): _dokumen_dari(d) for tahun, d in isi["tercetak"].items()}
    kode = isi["kode_sasaran"], isi["kode_indikator"]
    return IsiBaris(*kode, bidang, target, tercetak, isi["alasan"], isi["nomor"])


def _dokumen_json(d: IsianDokumen) -> dict[str, Any]:
    return {nama: str(v) if isinstance(v, Decimal) else v for nama, v in asdict(d).items()}


def _dokumen_dari(d: Mapping[str, Any]) -> IsianDokumen:
    angka = {nama: None if d[nama] is None else Decimal(d[nama]) for nama in ("nilai", "capaian")}
    return IsianDokumen(**{**d, **angka})


def _dari_kata(nama: str, isi: Any) -> Any:
    return Decimal(isi) if SEMUA[nama].macam == Macam.ANGKA and isi is not None else isi


def _target_dari(t: Mapping[str, Any]) -> NilaiTarget:
    angka = {nama: None if t[nama] is None else Decimal(t[nama]) for nama in ("nilai", "atas")}
    return NilaiTarget(**{**t, **angka})
