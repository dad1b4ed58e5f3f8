"""Values ready to be written, each with its parts: new ones, and changed ones in their place, with their history."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model

from budget.models import KomponenNilai, NilaiKinerjaAnggaran
from indicators.models import Keputusan, Riwayat, UnitKerja
from indicators.riwayat import Catatan, minta_segel, potret, susun_riwayat
from indicators.services.impor import BarisTerap, BerubahSejakPratinjau
from indicators.services.sisipan import Sisipan, reserve_keys

DIUBAH = "diubah orang lain."
Potret = dict[str, Any]


class NilaiSiap:
    """Rows as the preview showed them. Raises BerubahSejakPratinjau where what is stored is no longer what it saw.

    A part that the file has no cell for stays as it is. Every row of both tables has a history of its own, so that
    undo can put each back.
    """

    def __init__(self, user: User, jenis: str, tahun: int, baris: Iterable[BarisTerap], nomor: uuid.UUID) -> None:
        self.jenis, self.tahun, self.user = jenis, tahun, user
        self.baris = [b for b in baris if b.keputusan != Keputusan.SAMA]
        self.baru: dict[type[Model], list[Any]] = {NilaiKinerjaAnggaran: [], KomponenNilai: []}
        self.ubah: dict[type[Model], list[Any]] = {NilaiKinerjaAnggaran: [], KomponenNilai: []}
        self.catatan: list[tuple[Model, NilaiKinerjaAnggaran, Potret | None]] = []
        ada = self._bandingkan()
        self.unit = UnitKerja.objects.in_bulk({b.isi["unit_id"] for b in self.baris})
        for b in self.baris:
            self._siapkan(b.isi, ada.get((b.isi["unit_id"], b.isi["bulan"])))
        for model, isi in self.baru.items():
            for satu, pk in zip(isi, reserve_keys(model, len(isi)) if isi else [], strict=True):
                satu.pk = pk
        for satu in self.baru[KomponenNilai]:
            satu.nilai_kinerja_id = satu.nilai_kinerja.pk
        self.sisipan = [Sisipan(model, isi) for model, isi in self.baru.items()]
        self.sisipan += [Sisipan(model, isi, _kolom(model)) for model, isi in self.ubah.items()]
        self.riwayat = Sisipan(Riwayat, susun_riwayat([self._catatan(*satu) for satu in self.catatan], nomor))

    def tulis(self) -> int:
        self._bandingkan(kunci=True)
        for satu in self.sisipan:
            satu.jalankan()
        minta_segel()
        self.riwayat.jalankan()
        return len(self.baris)

    def _siapkan(self, isi: Mapping[str, Any], ada: NilaiKinerjaAnggaran | None) -> None:
        nilai = ada or NilaiKinerjaAnggaran(jenis=self.jenis, tahun=self.tahun, bulan=isi["bulan"])
        sebelum = potret(nilai) if ada else None
        nilai.unit_id, nilai.nilai = isi["unit_id"], Decimal(isi["nilai"])
        nilai.nilai_tercetak, nilai.sumber = isi["nilai_tercetak"], isi["sumber"]
        nilai.per_tanggal = date.fromisoformat(isi["per_tanggal"]) if isi["per_tanggal"] else None
        nilai.clean_fields(exclude=["unit"])
        self._taruh(nilai, nilai, sebelum)
        milik = {k.nama: k for k in ada.komponen.all()} if ada else {}
        for satu in isi["komponen"]:
            self._komponen(nilai, milik.get(satu["nama"]), satu)

    def _komponen(self, nilai: NilaiKinerjaAnggaran, ada: KomponenNilai | None, isi: Mapping[str, Any]) -> None:
        angka = Decimal(isi["nilai"])
        if ada and ada.nilai == angka:
            return
        bobot = Decimal(isi["bobot"]) if isi["bobot"] is not None else None
        satu = ada or KomponenNilai(
            nilai_kinerja=nilai, urutan=isi["urutan"], nama=isi["nama"], bobot=bobot, pengurang=isi["pengurang"]
        )
        sebelum = potret(satu) if ada else None
        satu.nilai = angka
        satu.clean_fields(exclude=["nilai_kinerja"])
        self._taruh(satu, nilai, sebelum)

    def _taruh(self, satu: Any, milik: NilaiKinerjaAnggaran, sebelum: Potret | None) -> None:
        (self.baru if sebelum is None else self.ubah)[type(satu)].append(satu)
        self.catatan.append((satu, milik, sebelum))

    def _bandingkan(self, *, kunci: bool = False) -> dict[tuple[int, int], NilaiKinerjaAnggaran]:
        """The stored values with their parts, in order of their keys. Raises BerubahSejakPratinjau."""
        semua = NilaiKinerjaAnggaran.objects.filter(jenis=self.jenis, tahun=self.tahun).order_by("pk")
        semua = semua.prefetch_related("komponen")
        ada = {(n.unit_id, n.bulan): n for n in (semua.select_for_update() if kunci else semua)}
        berubah = {}
        for b in self.baris:
            kini = ada.get((b.isi["unit_id"], b.isi["bulan"]))
            komponen = {k.nama: _json(potret(k)) for k in kini.komponen.all()} if kini else {}
            if (_json(potret(kini)) if kini else None, komponen) != (b.isi["dilihat"], b.isi["komponen_dilihat"]):
                berubah[b.kunci] = DIUBAH
        if berubah:
            raise BerubahSejakPratinjau(berubah)
        return ada

    def _catatan(self, satu: Model, milik: NilaiKinerjaAnggaran, sebelum: Potret | None) -> Catatan:
        bagian = "" if satu is milik else f" {satu}"
        kode = f"{milik.jenis.upper()} {self.unit[milik.unit_id].kode} {milik.tahun}/{milik.bulan}{bagian}"
        return Catatan(
            aksi="buat" if sebelum is None else "ubah",
            jenis=satu._meta.model_name or "",
            objek_id=satu.pk,
            objek_kode=kode[:200],
            pelaku=self.user,
            unit=self.unit[milik.unit_id],
            sebelum=sebelum,
            sesudah=potret(satu),
        )


def _kolom(model: type[Model]) -> list[str]:
    return [k.name for k in model._meta.concrete_fields if not k.primary_key]


def _json(isi: Potret) -> Potret:
    """A snapshot as the preview keeps it."""
    hasil: Potret = json.loads(json.dumps(isi, cls=DjangoJSONEncoder))
    return hasil
