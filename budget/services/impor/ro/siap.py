"""Rincian output ready to be written: new rows and changed ones, with their history."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User
from django.core.serializers.json import DjangoJSONEncoder

from budget.models import RANTAI, RincianOutput
from indicators.models import Keputusan, Riwayat, UnitKerja
from indicators.riwayat import Catatan, minta_segel, perubahan, potret, susun_riwayat
from indicators.services.impor import BarisTerap, BerubahSejakPratinjau
from indicators.services.sisipan import Sisipan, reserve_keys

DIUBAH = "diubah orang lain."
SEKALI = 500


class RoSiap:
    """Rows as the preview showed them. Raises BerubahSejakPratinjau where what is stored is no longer what it saw."""

    def __init__(self, user: User, tahun: int, baris: Iterable[BarisTerap], permintaan: uuid.UUID) -> None:
        self.baris = [b for b in baris if b.keputusan != Keputusan.SAMA]
        self.tahun = tahun
        lama = self._bandingkan()
        self.baru: list[RincianOutput] = []
        self.ubah: list[RincianOutput] = []
        unit = UnitKerja.objects.in_bulk({b.isi["kolom"]["unit_id"] for b in self.baris})
        catatan = []
        for b in self.baris:
            rantai = tuple(b.isi["rantai"])
            ada = lama.get(rantai)
            sebelum = potret(ada) if ada else None
            satu = ada or RincianOutput(tahun=tahun, **dict(zip(RANTAI, rantai, strict=True)))
            _isikan(satu, b.isi["kolom"])
            (self.ubah if ada else self.baru).append(satu)
            catatan.append((satu, sebelum))
        kunci = reserve_keys(RincianOutput, len(self.baru)) if self.baru else []
        for satu, pk in zip(self.baru, kunci, strict=True):
            satu.pk = pk
        kolom = [k.name for k in RincianOutput._meta.concrete_fields if not k.primary_key]
        self.sisipan = [Sisipan(RincianOutput, self.baru), Sisipan(RincianOutput, self.ubah, kolom)]
        isi = [_catatan(user, satu, sebelum, unit[satu.unit_id]) for satu, sebelum in catatan]
        self.riwayat = Sisipan(Riwayat, susun_riwayat(isi, permintaan))

    def tulis(self) -> int:
        self._bandingkan(kunci=True)
        for satu in self.sisipan:
            satu.jalankan()
        minta_segel()
        self.riwayat.jalankan()
        return len(self.baris)

    def _bandingkan(self, *, kunci: bool = False) -> dict[tuple[str, ...], RincianOutput]:
        """The stored rows under these codes, in order of their keys. Raises BerubahSejakPratinjau."""
        dicari = {tuple(b.isi["rantai"]) for b in self.baris}
        semua = RincianOutput.objects.filter(tahun=self.tahun).order_by("pk")
        ada = {r.rantai: r for r in (semua.select_for_update() if kunci else semua) if r.rantai in dicari}
        berubah = {}
        for b in self.baris:
            kini, dilihat = ada.get(tuple(b.isi["rantai"])), b.isi["dilihat"]
            if (kini is None) != (dilihat is None) or (kini and perubahan(dilihat, _json(potret(kini)))):
                berubah[b.kunci] = DIUBAH
        if berubah:
            raise BerubahSejakPratinjau(berubah)
        return ada


def _json(isi: dict[str, Any]) -> dict[str, Any]:
    """A snapshot as the preview keeps it."""
    hasil: dict[str, Any] = json.loads(json.dumps(isi, cls=DjangoJSONEncoder))
    return hasil


def _isikan(satu: RincianOutput, kolom: dict[str, Any]) -> None:
    """Put in what the file says; a column that it does not have stays. Raises ValidationError."""
    for nama, nilai in kolom.items():
        if nama == "volume" and nilai is not None:
            satu.volume = Decimal(nilai)
        elif nama == "per_tanggal":
            satu.per_tanggal = date.fromisoformat(nilai) if nilai else None
        else:
            setattr(satu, nama, nilai)
    satu.clean_fields(exclude=["unit", "sasaran"])


def _catatan(user: User, satu: RincianOutput, sebelum: dict[str, Any] | None, unit: UnitKerja) -> Catatan:
    return Catatan(
        aksi="buat" if sebelum is None else "ubah",
        jenis="rincianoutput",
        objek_id=satu.pk,
        objek_kode=str(satu),
        pelaku=user,
        unit=unit,
        sebelum=sebelum,
        sesudah=potret(satu),
    )
