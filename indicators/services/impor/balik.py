"""Undo: every row of a batch as its history says it was before, or nothing at all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, transaction
from django.db.models import Model, ProtectedError
from django.utils import timezone

from indicators.akses import Bentrok
from indicators.models import Impor, KeadaanImpor, Riwayat
from indicators.riwayat import Catatan, catat_banyak, minta_segel, potret, susun_riwayat
from indicators.services.impor.jenis import JenisImpor
from indicators.services.ringkasan import minta_ringkasan
from indicators.services.sisipan import Sisipan

URUNG = "urungkan"
SEKALI = 1000
SUDAH = "Sudah diurungkan."
HANYA_SEKALI = "Hanya impor yang sudah diterapkan yang dapat diurungkan, satu kali."
BERUBAH_BARUSAN = "Angkanya baru saja diubah orang lain, jadi tidak ada yang diurungkan. Coba lagi."
VERSI = "versi"  # goes on: whoever still holds the imported version must not pass for having seen this one
Potret = dict[str, Any]
Dibuat = dict[type[Model], set[Any]]  # keys of what the batch itself made, which goes along


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
    if impor.keadaan != KeadaanImpor.SELESAI or impor.diterapkan_pada is None:
        raise Bentrok(HANYA_SEKALI)
    # What was written last goes first.
    dibuat: Dibuat = {}
    balik = [
        Pembalikan(user, impor, jenis, nama, model, dibuat) for nama, model in reversed(list(jenis.model.items()))
    ]
    jumlah = sum(len(satu.langkah) for satu in balik)
    try:
        with transaction.atomic():
            milik = Impor.objects.filter(pk=impor.pk, keadaan=KeadaanImpor.SELESAI)
            sekarang = timezone.now()
            if not milik.update(keadaan=KeadaanImpor.DIURUNGKAN, diurungkan_pada=sekarang, pesan=SUDAH):
                raise Bentrok(HANYA_SEKALI)
            for satu in balik:
                satu.tulis()
            _catat(user, impor, jumlah)
    except (ProtectedError, IntegrityError) as error:
        raise Bentrok(BERUBAH_BARUSAN) from error
    return jumlah


class Pembalikan:
    """The rows of one model, read and judged, and the statements that put them back. Raises TakDapatDiurungkan."""

    def __init__(
        self, user: User, impor: Impor, jenis: JenisImpor, nama: str, model: type[Model], dibuat: Dibuat
    ) -> None:
        riwayat = list(
            Riwayat.objects.filter(permintaan=impor.permintaan, jenis=nama).select_related("unit").order_by("pk")
        )
        self.model, self.langkah = model, list(_langkah(riwayat, model))
        self.dibuat = [satu.kini.pk for satu in self.langkah if satu.dibuat]
        dibuat[model] = set(self.dibuat)
        if alasan := _halangan(user, jenis, model, riwayat, self.langkah, dibuat):
            raise TakDapatDiurungkan(alasan)
        self.dilihat = {satu.kini.pk: _kolom(satu.kini) for satu in self.langkah}
        sebelum = {satu.kini.pk: potret(satu.kini) for satu in self.langkah}
        lama = [_dari_potret(satu.kini, satu.riwayat.sebelum or {}) for satu in self.langkah if not satu.dibuat]
        kolom = [k.name for k in model._meta.concrete_fields if not k.primary_key]
        self.lama = Sisipan(model, lama, kolom)
        sesudah = {satu.pk: potret(satu) for satu in lama}
        catatan = [
            _catatan(user, satu, sebelum[pk], sesudah.get(pk)) for satu in self.langkah if (pk := satu.kini.pk)
        ]
        self.riwayat = Sisipan(Riwayat, susun_riwayat(catatan))

    def tulis(self) -> None:
        """Inside the transaction: only if every row is still as it was read. Raises Bentrok."""
        kini: dict[Any, tuple[Any, ...]] = {}
        kunci = sorted(self.dilihat)
        for mulai in range(0, len(kunci), SEKALI):
            terkunci = self.model._base_manager.filter(pk__in=kunci[mulai : mulai + SEKALI]).order_by("pk")
            kini |= {satu.pk: _kolom(satu) for satu in terkunci.select_for_update()}
        if kini != self.dilihat:
            raise Bentrok(BERUBAH_BARUSAN)
        self.lama.jalankan()
        for mulai in range(0, len(self.dibuat), SEKALI):
            _hapus(self.model, self.dibuat[mulai : mulai + SEKALI])
        minta_segel()
        minta_ringkasan()
        self.riwayat.jalankan()


def _hapus(model: type[Model], kunci: Sequence[Any]) -> None:
    """Rows that stand above each other go together: left to Django, each would protect the one above it.

    What else refers to them the database refuses at the end of the transaction.
    """
    baris = model._base_manager.filter(pk__in=kunci)
    if any(kolom.related_model is model for kolom in model._meta.concrete_fields):
        baris._raw_delete(baris.db)
    else:
        baris.delete()


def _kolom(satu: Model) -> tuple[Any, ...]:
    return tuple(getattr(satu, k.attname) for k in satu._meta.concrete_fields)


def _langkah(riwayat: Sequence[Riwayat], model: type[Model]) -> Iterator[Langkah]:
    """In order of the keys."""
    kunci = {model._meta.pk.to_python(satu.objek_id): satu for satu in riwayat}
    urut = sorted(kunci)
    for mulai in range(0, len(urut), SEKALI):
        for satu in model._base_manager.filter(pk__in=urut[mulai : mulai + SEKALI]).order_by("pk"):
            yield Langkah(kunci[satu.pk], satu)


def _halangan(
    user: User,
    jenis: JenisImpor,
    model: type[Model],
    riwayat: Sequence[Riwayat],
    langkah: Sequence[Langkah],
    dibuat: Dibuat,
) -> list[str]:
    """Why the batch can not be taken back, one sentence per row; empty where it can."""
    hilang = {satu.pk for satu in riwayat} - {satu.riwayat.pk for satu in langkah}
    alasan = [f"{satu.objek_kode}: sudah tidak ada." for satu in riwayat if satu.pk in hilang]
    terpakai = _terpakai(model, dibuat)
    larangan = jenis.periksa_urung(user, [satu.kini for satu in langkah])
    for satu in langkah:
        pk, nama = satu.kini.pk, satu.riwayat.objek_kode
        if _isi(_json(potret(satu.kini))) != _isi(satu.riwayat.sesudah or {}):
            alasan.append(f"{nama}: sudah diubah sesudah impor ini.")
        elif pk in larangan:
            alasan.append(f"{nama}: {larangan[pk]}")
        elif pk in terpakai:
            alasan.append(f"{nama}: sudah mempunyai {terpakai[pk]}.")
    return alasan


def _terpakai(model: type[Model], dibuat: Dibuat) -> dict[Any, str]:
    """What others have hung on rows that the batch made; one query per relation, whatever the number of rows."""
    ada: dict[Any, str] = {}
    kunci = sorted(dibuat[model])
    for relasi in model._meta.related_objects if kunci else ():
        ikut = dibuat.get(relasi.related_model, set())
        nama = str(relasi.related_model._meta.verbose_name)
        for mulai in range(0, len(kunci), SEKALI):
            milik = {f"{relasi.field.name}__in": kunci[mulai : mulai + SEKALI]}
            isi = relasi.related_model._base_manager.filter(**milik).order_by()
            ada |= {pk: nama for pk, anak in isi.values_list(relasi.field.attname, "pk") if anak not in ikut}
    return ada


def _json(isi: Potret) -> Any:
    """A snapshot as it comes back from the database."""
    return json.loads(json.dumps(isi, cls=DjangoJSONEncoder))


def _isi(isi: Potret) -> Potret:
    """A snapshot without its version, which goes on where a later batch was taken back first."""
    return {nama: satu for nama, satu in isi.items() if nama != VERSI}


def _dari_potret(kini: Model, isi: Potret) -> Model:
    for kolom in kini._meta.concrete_fields:
        if kolom.attname == VERSI:
            kini.versi += 1  # type: ignore[attr-defined]
        elif kolom.attname in isi:
            setattr(kini, kolom.attname, kolom.to_python(isi[kolom.attname]))
    return kini


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
