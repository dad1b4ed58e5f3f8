"""Undo: every row of a batch as its history says it was before, or nothing at all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from indicators.akses import Bentrok
from indicators.models import Impor, KeadaanImpor, Riwayat
from indicators.riwayat import Catatan, catat_banyak, potret
from indicators.services.impor.jenis import JenisImpor

URUNG = "urungkan"
SEKALI = 500
VERSI = "versi"  # goes on: whoever still holds the imported version must not pass for having seen this one
Potret = dict[str, Any]


class TakDapatDiurungkan(Bentrok):
    """Something came after; `alasan` names each row and why. Nothing was changed."""

    def __init__(self, alasan: Sequence[str]) -> None:
        super().__init__(f"Tidak dapat diurungkan, jadi tidak ada yang berubah. {' '.join(alasan)}")
        self.alasan = list(alasan)


@dataclass(frozen=True, slots=True)
class Langkah:
    """One change to take back: the row of history, and the object as it is now."""

    riwayat: Riwayat
    kini: Model

    @property
    def dibuat(self) -> bool:
        return self.riwayat.sebelum is None


def undo_impor(user: User, impor: Impor, jenis: JenisImpor) -> int:
    """Take a whole batch back; returns how many rows. Raises Terlarang, Bentrok, TakDapatDiurungkan."""
    jenis.periksa_hak(user)
    with transaction.atomic():
        sekarang = timezone.now()
        milik = Impor.objects.filter(pk=impor.pk, keadaan=KeadaanImpor.SELESAI, diterapkan_pada__isnull=False)
        if not milik.update(keadaan=KeadaanImpor.DIURUNGKAN, diurungkan_pada=sekarang, pesan="Sudah diurungkan."):
            raise Bentrok("Hanya impor yang sudah diterapkan yang dapat diurungkan, satu kali.")
        jumlah = 0
        for nama, model in reversed(list(jenis.model.items())):  # what was written last goes first
            jumlah += _balikkan(user, impor, jenis, nama, model)
        _catat(user, impor, jumlah)
    return jumlah


def _balikkan(user: User, impor: Impor, jenis: JenisImpor, nama: str, model: type[Model]) -> int:
    riwayat = list(Riwayat.objects.filter(permintaan=impor.permintaan, jenis=nama).order_by("pk"))
    langkah = list(_langkah(riwayat, model))
    if alasan := _halangan(user, jenis, model, riwayat, langkah):
        raise TakDapatDiurungkan(alasan)
    sebelum = {satu.kini.pk: potret(satu.kini) for satu in langkah}
    lama = [_dari_potret(satu.kini, satu.riwayat.sebelum or {}) for satu in langkah if not satu.dibuat]
    _tulis(model, lama)
    model._base_manager.filter(pk__in=[satu.kini.pk for satu in langkah if satu.dibuat]).delete()
    sesudah = {satu.pk: potret(satu) for satu in lama}
    catat_banyak([_catatan(user, satu, sebelum[pk], sesudah.get(pk)) for satu in langkah if (pk := satu.kini.pk)])
    return len(langkah)


def _langkah(riwayat: Sequence[Riwayat], model: type[Model]) -> Iterable[Langkah]:
    """In order of the keys, so that two of these can not lock each other out."""
    kunci = {model._meta.pk.to_python(satu.objek_id): satu for satu in riwayat}
    kini = model._base_manager.filter(pk__in=kunci).order_by("pk").select_for_update()
    for satu in kini:
        yield Langkah(kunci[satu.pk], satu)


def _halangan(
    user: User, jenis: JenisImpor, model: type[Model], riwayat: Sequence[Riwayat], langkah: Sequence[Langkah]
) -> list[str]:
    """Why the batch can not be taken back, one sentence per row; empty where it can."""
    hilang = {satu.pk for satu in riwayat} - {satu.riwayat.pk for satu in langkah}
    alasan = [f"{satu.objek_kode}: sudah tidak ada." for satu in riwayat if satu.pk in hilang]
    terpakai = _terpakai(model, [satu.kini.pk for satu in langkah if satu.dibuat])
    larangan = jenis.periksa_urung(user, [satu.kini for satu in langkah])
    for satu in langkah:
        pk, nama = satu.kini.pk, satu.riwayat.objek_kode
        if _json(potret(satu.kini)) != satu.riwayat.sesudah:
            alasan.append(f"{nama}: sudah diubah sesudah impor ini.")
        elif pk in larangan:
            alasan.append(f"{nama}: {larangan[pk]}")
        elif pk in terpakai:
            alasan.append(f"{nama}: sudah mempunyai {terpakai[pk]}.")
    return alasan


def _terpakai(model: type[Model], dibuat: Sequence[Any]) -> dict[Any, str]:
    """What has been hung on rows that the batch made; one query per relation, whatever the number of rows."""
    ada: dict[Any, str] = {}
    for relasi in model._meta.related_objects if dibuat else ():
        kolom = relasi.field.attname
        isi = relasi.related_model._base_manager.filter(**{f"{relasi.field.name}__in": dibuat})
        for pk in isi.order_by().values_list(kolom, flat=True).distinct():
            ada[pk] = str(relasi.related_model._meta.verbose_name)
    return ada


def _json(isi: Potret) -> Any:
    """A snapshot as it comes back from the database."""
    return json.loads(json.dumps(isi, cls=DjangoJSONEncoder))


def _dari_potret(kini: Model, isi: Potret) -> Model:
    for kolom in kini._meta.concrete_fields:
        if kolom.attname == VERSI:
            kini.versi += 1  # type: ignore[attr-defined]
        elif kolom.attname in isi:
            setattr(kini, kolom.attname, kolom.to_python(isi[kolom.attname]))
    return kini


def _tulis(model: type[Model], lama: Sequence[Model]) -> None:
    kolom = [k.name for k in model._meta.concrete_fields if not k.primary_key]
    model._base_manager.bulk_create(lama, update_conflicts=True, unique_fields=["pk"], update_fields=kolom)


def _catatan(user: User, langkah: Langkah, sebelum: Potret, sesudah: Potret | None) -> Catatan:
    return Catatan(
        aksi=URUNG,
        jenis=langkah.riwayat.jenis,
        objek_id=langkah.kini.pk,
        objek_kode=langkah.riwayat.objek_kode,
        pelaku=user,
        unit=langkah.riwayat.unit,
        sebelum=sebelum,
        sesudah=sesudah,
    )


def _catat(user: User, impor: Impor, jumlah: int) -> None:
    isi = {"jenis": impor.jenis, "perubahan": jumlah}
    catatan = Catatan(
        aksi=URUNG, jenis="impor", objek_id=impor.pk, objek_kode=impor.nama_berkas, pelaku=user, sesudah=isi
    )
    catat_banyak([catatan])
