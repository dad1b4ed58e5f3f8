"""Judging rows of a plan: each becomes the row that would be stored, or says what is wrong with it. No query."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from indicators.models import Indikator, Sasaran
from indicators.riwayat import perubahan, potret
from indicators.services.realisasi import Galat, Hasil
from indicators.services.rencana.aturan import periksa_indikator, periksa_sasaran, tanya_indikator
from indicators.services.rencana.isian import RUJUKAN, HasilRencana, IsianIndikator, IsianSasaran
from indicators.services.rencana.muat import MuatanRencana

TAK_DIPERIKSA = {
    "sasaran": {"unit", "renstra", "tujuan", "induk"},
    "indikator": {"sasaran", "unit", "induk", "skala_predikat"},
}


def judge_rencana(muatan: MuatanRencana, isian: Sequence[IsianSasaran | IsianIndikator]) -> list[HasilRencana]:
    """The fate of each row, in order; sasaran are judged first, so that an indikator may stand above its own."""
    hasil: dict[int, HasilRencana] = {}
    for n, satu in enumerate(isian):
        if isinstance(satu, IsianSasaran):
            hasil[n] = _sasaran(muatan, satu)
    for n, satu in enumerate(isian):
        if isinstance(satu, IsianIndikator):
            hasil[n] = _indikator(muatan, satu)
    return [hasil[n] for n in range(len(isian))]


def _sasaran(muatan: MuatanRencana, isian: IsianSasaran) -> HasilRencana:
    lama = muatan.sasaran.get(isian.kode)
    objek = (
        copy.copy(lama)
        if lama
        else Sasaran(kode=isian.kode, renstra=muatan.renstra, urutan=muatan.urutan_sasaran + 1)
    )
    galat = [*_isikan(muatan, objek, isian.bidang)]
    if isian.kode in muatan.rangkap:
        galat.append(Galat("kode", "rangkap", "Kode sasaran ini dipakai beberapa unit; ubah lewat Admin."))
    if objek.unit_id is None and muatan.renstra:
        objek.unit = muatan.renstra.unit
    galat += [*periksa_sasaran(objek, muatan.renstra), *_kolom(objek, "sasaran")]
    hasil = _putusan(isian, objek, lama, galat)
    if not galat:
        muatan.sasaran[isian.kode] = objek
        muatan.urutan_sasaran = max(muatan.urutan_sasaran, objek.urutan)
    return hasil


def _indikator(muatan: MuatanRencana, isian: IsianIndikator) -> HasilRencana:
    lama = muatan.indikator.get(isian.kode)
    objek = copy.copy(lama) if lama else Indikator(kode=isian.kode, urutan=0)
    galat = [*_isikan(muatan, objek, isian.bidang), *_milik_versi(muatan, lama)]
    if not galat:
        _lengkapi(muatan, objek, lama)
        bertarget = bool(lama and muatan.target.get(lama.pk))
        terisi = bool(lama and lama.pk in muatan.realisasi)
        galat = [*periksa_indikator(objek, lama, bertarget or terisi), *_kolom(objek, "indikator")]
    hasil = _putusan(isian, objek, lama, galat)
    if not galat:
        muatan.indikator[isian.kode] = objek
        hasil.tanya = [*tanya_indikator(objek, lama)] if lama and lama.pk in muatan.realisasi else []
    return hasil


def _milik_versi(muatan: MuatanRencana, lama: Indikator | None) -> Iterator[Galat]:
    """A kode is unique over all versions."""
    if lama is None or lama.sasaran.renstra_id == (muatan.renstra.pk if muatan.renstra else None):
        return
    versi = lama.sasaran.renstra.nama_versi if lama.sasaran.renstra else "indikator tanpa versi"
    yield Galat("kode", "versi_lain", f"Kode {lama.kode} sudah dipakai di {versi}. Beri kode lain.")


def _lengkapi(muatan: MuatanRencana, objek: Indikator, lama: Indikator | None) -> None:
    """What follows from the plan where the row does not say it: unit, years, place among its sisters."""
    renstra, sasaran = muatan.renstra, objek.sasaran
    if objek.unit_id is None:
        objek.unit = sasaran.unit
    if renstra:
        objek.tahun_awal = objek.tahun_awal or renstra.tahun_mulai
        objek.tahun_akhir = objek.tahun_akhir or renstra.tahun_akhir
    pindah = lama is None or lama.sasaran.kode != sasaran.kode
    if pindah:
        muatan.urutan[sasaran.kode] += 1
        objek.urutan = muatan.urutan[sasaran.kode]


def _isikan(muatan: MuatanRencana, objek: Any, bidang: Mapping[str, Any]) -> Iterator[Galat]:
    """Put the given fields in; references by kode."""
    for nama, isi in bidang.items():
        if nama not in RUJUKAN:
            setattr(objek, nama, isi)
        elif not isi:
            if nama != "unit" or objek.pk is None:
                setattr(objek, nama, None)
            else:
                yield Galat(nama, "wajib", "Unit tidak boleh dikosongkan.")
        elif (rujukan := _cari(muatan, objek, nama, isi)) is None:
            yield Galat(nama, "tak_dikenal", f"“{isi}” tidak dikenal.")
        else:
            setattr(objek, nama, rujukan)
    if isinstance(objek, Indikator) and objek.sasaran_id is None and "sasaran" not in objek._state.fields_cache:
        yield Galat("sasaran", "wajib", "Tulis kode sasarannya.")


def _cari(muatan: MuatanRencana, objek: Model, nama: str, kode: str) -> Model | None:
    if nama == "unit":
        return muatan.unit.get(kode)
    if nama == "skala_predikat":
        return muatan.skala.get(kode)
    if nama == "induk" and isinstance(objek, Indikator):
        return muatan.indikator.get(kode)
    sasaran = muatan.sasaran.get(kode)
    return sasaran or (muatan.di_atas.get(kode) if nama == "induk" else None)


def _kolom(objek: Model, jenis: str) -> Iterator[Galat]:
    """What the columns themselves refuse."""
    try:
        objek.clean_fields(exclude=TAK_DIPERIKSA[jenis])
    except ValidationError as error:
        for bidang, pesan in error.message_dict.items():
            yield Galat(bidang, "tidak_sah", " ".join(pesan))


def _putusan(isian: Any, objek: Any, lama: Any, galat: list[Galat]) -> HasilRencana:
    if galat:
        return HasilRencana(isian, Hasil.DITOLAK, lama=lama, galat=galat)
    if lama is None:
        return HasilRencana(isian, Hasil.BARU, objek)
    berubah = perubahan(potret(lama), potret(objek)) or _rujukan_baru(lama, objek)
    return HasilRencana(isian, Hasil.BERUBAH if berubah else Hasil.SAMA, objek, lama)


def _rujukan_baru(lama: Any, objek: Any) -> bool:
    """Whether it now refers to a row that is only being brought in, whose key is not known yet."""
    return any(
        getattr(objek, nama, None) is not None and getattr(objek, nama).pk is None
        for nama in ("induk", "sasaran")
        if nama in objek._state.fields_cache
    )
