"""NKA and IKPA: one value with its parts, written as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from budget.models import KomponenNilai, NilaiKinerjaAnggaran, SkemaNilai
from indicators.capaian.nilai import teks_tepat
from indicators.models import UnitKerja
from indicators.riwayat import catat, perubahan, potret


@dataclass(frozen=True, slots=True)
class IsianKomponen:
    """A part as it is typed or imported. Without `bobot` it has the weight of the rule of that year."""

    nama: str
    nilai: Decimal
    bobot: Decimal | None = None
    pengurang: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianNilai:
    """One value of a unit; its key is unit, jenis, tahun and bulan (0 for the whole year)."""

    unit: UnitKerja
    jenis: str
    tahun: int
    nilai: Decimal
    bulan: int = 0
    nilai_tercetak: str = ""
    per_tanggal: date | None = None
    sumber: str = ""
    tempat: str = ""
    catatan: str = ""
    komponen: tuple[IsianKomponen, ...] = ()


@transaction.atomic
def save_nilai_kinerja(
    isian: IsianNilai, *, pelaku: User, pk: int | None = None, alasan: str = ""
) -> NilaiKinerjaAnggaran:
    """Write a value and all its parts, in the place of what stood under the same key (or under `pk`).

    The same content again writes nothing, not even history. Raises ValidationError for what must not be.
    """
    ada = _tersimpan(isian, pk)
    sebelum = _potret(ada) if ada else None
    nilai = ada or NilaiKinerjaAnggaran()
    for kolom in ("unit", "jenis", "tahun", "bulan", "nilai", "nilai_tercetak"):
        setattr(nilai, kolom, getattr(isian, kolom))
    for kolom in ("per_tanggal", "sumber", "tempat", "catatan"):
        setattr(nilai, kolom, getattr(isian, kolom))
    nilai.full_clean()
    komponen = _komponen(isian)
    sesudah = _isi(nilai, komponen)
    if sebelum is not None and not perubahan(sebelum, sesudah):
        return nilai
    nilai.save()
    _ganti_komponen(nilai, komponen)
    catat(
        aksi="buat" if sebelum is None else "ubah",
        jenis="nilaikinerjaanggaran",
        objek_id=nilai.pk,
        objek_kode=str(nilai),
        pelaku=pelaku,
        unit=nilai.unit,
        sebelum=sebelum,
        sesudah={**sesudah, "id": nilai.pk},
        alasan=alasan,
    )
    return nilai


@transaction.atomic
def delete_nilai_kinerja(nilai: NilaiKinerjaAnggaran, *, pelaku: User) -> None:
    """Delete a value with its parts; the history keeps what they were."""
    catat(
        aksi="hapus",
        jenis="nilaikinerjaanggaran",
        objek_id=nilai.pk,
        objek_kode=str(nilai),
        pelaku=pelaku,
        unit=nilai.unit,
        sebelum=_potret(nilai),
    )
    nilai.delete()


def _tersimpan(isian: IsianNilai, pk: int | None) -> NilaiKinerjaAnggaran | None:
    """The stored value, locked until the end of the transaction."""
    terkunci = NilaiKinerjaAnggaran.objects.select_for_update()
    if pk is not None:
        return terkunci.get(pk=pk)
    return terkunci.filter(unit=isian.unit, jenis=isian.jenis, tahun=isian.tahun, bulan=isian.bulan).first()


def _komponen(isian: IsianNilai) -> list[KomponenNilai]:
    """The parts in their order, each with its weight. Raises ValidationError for a part that has none."""
    nama = [k.nama for k in isian.komponen]
    if rangkap := sorted({n for n in nama if nama.count(n) > 1}):
        raise ValidationError(f"Komponen tertulis lebih dari sekali: {', '.join(rangkap)}.")
    baku = _bobot_baku(isian) if any(k.bobot is None and not k.pengurang for k in isian.komponen) else {}
    return [_satu(k, urutan, baku) for urutan, k in enumerate(isian.komponen, 1)]


def _satu(komponen: IsianKomponen, urutan: int, baku: Mapping[str, tuple[Decimal | None, bool]]) -> KomponenNilai:
    bobot, pengurang = komponen.bobot, komponen.pengurang
    if bobot is None and not pengurang:
        bobot, pengurang = baku.get(komponen.nama.casefold(), (None, False))
    if pengurang and bobot is not None:
        raise ValidationError(f"Komponen “{komponen.nama}” mengurangi nilai, jadi tidak berbobot.")
    if not pengurang and bobot is None:
        raise ValidationError(
            f"Bobot komponen “{komponen.nama}” tidak ada di skema tahun itu. Tulis bobotnya, atau tandai pengurang."
        )
    satu = KomponenNilai(urutan=urutan, nama=komponen.nama, bobot=bobot, nilai=komponen.nilai, pengurang=pengurang)
    satu.clean_fields(exclude=["nilai_kinerja"])
    return satu


def _bobot_baku(isian: IsianNilai) -> dict[str, tuple[Decimal | None, bool]]:
    """The weights of the rule in force that year, by name whatever its capitals."""
    skema = SkemaNilai.objects.filter(jenis=isian.jenis, tahun_mulai__lte=isian.tahun).order_by("tahun_mulai").last()
    return {k.nama.casefold(): (k.bobot, k.pengurang) for k in skema.komponen.all()} if skema else {}


def _ganti_komponen(nilai: NilaiKinerjaAnggaran, komponen: list[KomponenNilai]) -> None:
    nilai.komponen.all().delete()
    for satu in komponen:
        satu.nilai_kinerja = nilai
    KomponenNilai.objects.bulk_create(komponen)


def _potret(nilai: NilaiKinerjaAnggaran) -> dict[str, Any]:
    return _isi(nilai, list(nilai.komponen.order_by("urutan")))


def _isi(nilai: NilaiKinerjaAnggaran, komponen: list[KomponenNilai]) -> dict[str, Any]:
    """The value with its parts as one snapshot; each part in words that lose nothing."""
    return {**potret(nilai), "komponen": {k.nama: _teks(k) for k in komponen}}


def _teks(komponen: KomponenNilai) -> str:
    bobot = "pengurang" if komponen.bobot is None else f"bobot {teks_tepat(komponen.bobot, 2)} %"
    return f"{teks_tepat(komponen.nilai, 2)} ({bobot})"
