"""Snapshots of the history as people read them: which field, from what, to what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import formats, timezone
from django.utils.dateparse import parse_datetime

from indicators.angka import format_rupiah
from indicators.capaian.nilai import teks_tepat
from indicators.models import Indikator, Riwayat, TindakLanjut
from indicators.rekap.perubahan import KOSONG, Beda

PANJANG_TEKS = 200
HARI = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
ANGKA = re.compile(r"-?[0-9]+(\.[0-9]+)?")
SIDIK = re.compile(r"[0-9a-f]{40,}")
# Which object, and who did it when: the row of the history says so itself.
TENTANG_DIRI = re.compile(r"id|versi|realisasi_id|penulis_id|waktu|.*_oleh_id|.*_pada")
KUNCI_ANGKA = {"indikator_id", "tahun", "triwulan"}
BERANGKA = {"realisasi", "target"}


@cache
def model_jenis() -> dict[str, type[models.Model]]:
    """The model behind each kind of object in the history; some kinds (berkas) have none."""
    return {str(model._meta.model_name): model for model in apps.get_models()}


class CetakRiwayat:
    """Prints the changes of some rows of history; names of related objects are read once, by model."""

    def __init__(self, baris: Sequence[Riwayat]) -> None:
        potret = [(satu.jenis, isi) for satu in baris for isi in (satu.sebelum, satu.sesudah) if isi]
        self._nama = {model: _nama(model, kunci) for model, kunci in _rujukan(potret).items()}
        milik = {isi["indikator_id"] for jenis, isi in potret if jenis in BERANGKA and isi.get("indikator_id")}
        desimal = Indikator.objects.filter(pk__in=milik).values_list("pk", "desimal") if milik else ()
        self._desimal = dict(desimal)

    def beda(self, baris: Riwayat) -> list[Beda]:
        """The columns that changed. Of a new or a removed object those that hold something."""
        sebelum, sesudah = baris.sebelum or {}, baris.sesudah or {}
        milik: Any = (sesudah or sebelum).get("indikator_id")
        desimal = self._desimal.get(milik, 0) if baris.jenis in BERANGKA else 0
        model = model_jenis().get(baris.jenis)
        hasil = []
        for nama in _urut(model, sesudah.keys() | sebelum.keys()):
            lama, baru = sebelum.get(nama), sesudah.get(nama)
            # The reason of a change stands beside it, so it is not told twice.
            if not _diceritakan(nama, baris.jenis) or lama == baru or (baru and baru == baris.alasan):
                continue
            kolom = _kolom(model, nama)
            dari, ke = (self._cetak(isi, kolom, desimal) for isi in (lama, baru))
            if dari != ke and (baris.sebelum or ke != "tidak"):
                hasil.append(Beda(_label(nama, kolom), dari, ke))
        return hasil

    def _cetak(self, isi: Any, kolom: models.Field[Any, Any] | None, desimal: int) -> str:
        if isi is None or isi in ("", [], {}):
            return KOSONG
        if kolom is not None and kolom.remote_field:
            return self._nama.get(kolom.remote_field.model, {}).get(isi, f"nomor {isi}")
        if kolom is not None and kolom.choices:
            return str(dict(kolom.flatchoices).get(isi, isi))
        if isinstance(kolom, models.DecimalField) and ANGKA.fullmatch(str(isi)):
            return teks_tepat(Decimal(str(isi)), desimal)
        if isinstance(kolom, models.BigIntegerField) and isinstance(isi, int):
            return format_rupiah(isi)
        if isinstance(kolom, models.DateTimeField):
            return _waktu(str(isi))
        return _teks(isi)


def _urut(model: type[models.Model] | None, nama: Iterable[str]) -> list[str]:
    """In the order of the model's columns, what is no column after them: PostgreSQL keeps no order of its own."""
    kolom = [k.attname for k in model._meta.concrete_fields] if model else []
    return sorted(nama, key=lambda satu: (kolom.index(satu) if satu in kolom else len(kolom), satu))


def _diceritakan(nama: str, jenis: str) -> bool:
    return not TENTANG_DIRI.fullmatch(nama) and not (jenis in BERANGKA and nama in KUNCI_ANGKA)


def _kolom(model: type[models.Model] | None, nama: str) -> models.Field[Any, Any] | None:
    """The column by the name under which a snapshot keeps it (`unit_id`); None for what is no column any more."""
    if model is None:
        return None
    return next((k for k in model._meta.concrete_fields if k.attname == nama), None)


def _label(nama: str, kolom: models.Field[Any, Any] | None) -> str:
    teks = str(kolom.verbose_name) if kolom is not None else nama.replace("_", " ")
    return teks[:1].upper() + teks[1:]


def _rujukan(potret: Iterable[tuple[str, dict[str, Any]]]) -> dict[type[models.Model], set[Any]]:
    """The keys of related objects that the snapshots name, by model."""
    kunci: defaultdict[type[models.Model], set[Any]] = defaultdict(set)
    for jenis, isi in potret:
        model = model_jenis().get(jenis)
        for kolom in model._meta.concrete_fields if model else ():
            if kolom.remote_field and isi.get(kolom.attname) and _diceritakan(kolom.attname, jenis):
                kunci[kolom.remote_field.model].add(isi[kolom.attname])
    return kunci


def _nama(model: type[models.Model], kunci: set[Any]) -> dict[Any, str]:
    """By its kode where it has one: what a related object is called says no more than the key did."""
    ada = model._base_manager.in_bulk(kunci)
    return {pk: str(getattr(satu, "kode", "") or satu) for pk, satu in ada.items()}


def _waktu(teks: str) -> str:
    saat = parse_datetime(teks)
    return f"{formats.date_format(timezone.localtime(saat), 'j F Y H.i')} WIB" if saat else teks


def _teks(isi: Any) -> str:
    """A plain value, or a list of values, as one line."""
    if isinstance(isi, bool):
        return "ya" if isi else "tidak"
    if isinstance(isi, list | dict):
        return "; ".join(_bagian(isi))
    teks = str(isi)
    if HARI.fullmatch(teks):
        return formats.date_format(date.fromisoformat(teks), "j F Y")
    if SIDIK.fullmatch(teks):
        return f"{teks[:12]}…"
    return teks if len(teks) <= PANJANG_TEKS else f"{teks[:PANJANG_TEKS].rstrip()}…"


def _bagian(isi: list[Any] | dict[str, Any]) -> Iterator[str]:
    if isinstance(isi, dict):
        yield from (f"{_label(nama, None)}: {_teks(isi[nama])}" for nama in _urut(TindakLanjut, isi))
        return
    for satu in isi:
        if isinstance(satu, dict):
            yield ", ".join(_teks(satu[nama]) for nama in _urut(TindakLanjut, satu) if satu[nama])
        else:
            yield _teks(satu)


def waktu_teks(saat: datetime) -> str:
    return formats.date_format(timezone.localtime(saat), "j F Y H.i")
