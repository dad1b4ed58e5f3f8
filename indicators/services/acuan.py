"""Reference data: units, plan structure, policy. Figures have services of their own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, Value
from django.db.models.functions import Concat, Substr

from indicators.models import UnitKerja, jalur_unit
from indicators.riwayat import catat, perubahan, potret
from indicators.services.ringkasan import minta_ringkasan


@transaction.atomic
def save_acuan(objek: Model, *, pelaku: User, alasan: str = "") -> None:
    """Validate, save and record one row. A save that changes nothing leaves no trace in the history.

    Raises ValidationError for a row that must not be.
    """
    objek.full_clean()
    sebelum = _tersimpan(objek)
    objek.save()
    sesudah = potret(objek)
    if sebelum is None or perubahan(sebelum, sesudah):
        _catat(objek, pelaku, "buat" if sebelum is None else "ubah", sebelum, sesudah, alasan)


@transaction.atomic
def save_banyak_acuan(objek: Iterable[Model], *, pelaku: User) -> None:
    """Save rows that were judged together, in an order in which none stands in the way of another.

    Raises the ValidationError of the first that fits in no order, such as of two rows that change places.
    """
    menunggu = list(objek)
    while menunggu:
        tertunda: list[tuple[Model, ValidationError]] = []
        for satu in menunggu:
            try:
                save_acuan(satu, pelaku=pelaku)
            except ValidationError as galat:
                tertunda.append((satu, galat))
        if len(tertunda) == len(menunggu):
            raise tertunda[0][1]
        menunggu = [satu for satu, _ in tertunda]


@transaction.atomic
def delete_acuan(objek: Model, *, pelaku: User, alasan: str = "") -> None:
    """Delete one row and record what it was. Raises ProtectedError where data depends on it."""
    sebelum, kunci = potret(objek), objek.pk
    objek.delete()
    objek.pk = kunci  # Django forgets it, the history must not
    _catat(objek, pelaku, "hapus", sebelum, None, alasan)


@transaction.atomic
def save_unit(unit: UnitKerja, *, pelaku: User, alasan: str = "") -> None:
    """Save a unit and move everything below it along. Raises ValidationError for a move below itself."""
    lama = UnitKerja.objects.filter(pk=unit.pk).values_list("jalur", flat=True).first()
    if unit.induk and lama and unit.induk.jalur.startswith(lama):
        raise ValidationError({"induk": "Unit tidak dapat dipindahkan ke bawah dirinya sendiri."})
    unit.jalur = jalur_unit(unit.kode, unit.induk)
    save_acuan(unit, pelaku=pelaku, alasan=alasan)
    if lama and lama != unit.jalur:
        bawahan = UnitKerja.objects.filter(jalur__startswith=lama).exclude(pk=unit.pk)
        bawahan.update(jalur=Concat(Value(unit.jalur), Substr("jalur", len(lama) + 1)))


def _tersimpan(objek: Model) -> dict[str, Any] | None:
    """The row as the database has it now, locked until the end of the transaction."""
    if objek.pk is None:
        return None
    lama = type(objek)._base_manager.select_for_update().filter(pk=objek.pk).first()
    return potret(lama) if lama else None


def _catat(
    objek: Model,
    pelaku: User,
    aksi: str,
    sebelum: dict[str, Any] | None,
    sesudah: dict[str, Any] | None,
    alasan: str,
) -> None:
    unit = objek if isinstance(objek, UnitKerja) else getattr(objek, "unit", None)
    catat(
        aksi=aksi,
        jenis=objek._meta.model_name or "",
        objek_id=objek.pk,
        objek_kode=getattr(objek, "kode", "") or str(objek)[:200],
        pelaku=pelaku,
        unit=unit if isinstance(unit, UnitKerja) and aksi != "hapus" else None,
        sebelum=sebelum,
        sesudah=sesudah,
        alasan=alasan,
    )
    minta_ringkasan()
