"""A whole set ready to be written: always a new one, never over another."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.db.models import Max, Model

from budget.models import BarisAnggaran, DataAnggaran, KelompokAnggaran
from indicators.akses import Bentrok
from indicators.models import Keputusan, Riwayat, UnitKerja
from indicators.riwayat import Catatan, minta_segel, potret, susun_riwayat
from indicators.services.impor import BarisTerap, BerubahSejakPratinjau
from indicators.services.sisipan import Sisipan, reserve_keys

M = TypeVar("M", bound=Model)
DIDAHULUI = "terbitan baru sudah disimpan orang lain."


class AnggaranSiap:
    """The set, its groups and its lines with their keys and their history; statements made before the transaction."""

    def __init__(self, user: User, baris: Iterable[BarisTerap], permintaan: uuid.UUID) -> None:
        semua = list(baris)
        kepala = next((b for b in semua if "kumpulan" in b.isi), None)
        if kepala is None:
            raise Bentrok("Pratinjaunya tidak lengkap. Tekan “Baca lagi”.")
        self.kunci, isi = kepala.kunci, dict(kepala.isi["kumpulan"])
        self.sesudah, kelompok = isi.pop("sesudah"), isi.pop("kelompok")
        self.unit = UnitKerja.objects.get(pk=isi["unit_id"])
        self.data = self._data(isi)
        self._periksa()
        milik = self._kelompok(kelompok)
        rinci = self._baris([b.isi for b in semua if b is not kepala], {k.kode: k for k in milik})
        tabel: list[tuple[type[Model], list[Any]]] = [
            (DataAnggaran, [self.data]),
            (KelompokAnggaran, milik),
            (BarisAnggaran, rinci),
        ]
        self.sisipan = [Sisipan(model, isi) for model, isi in tabel if isi]
        catatan = [self._catatan(user, satu) for _, isi in tabel for satu in isi]
        self.riwayat = Sisipan(Riwayat, susun_riwayat(catatan, permintaan))
        self.perubahan = sum(b.keputusan != Keputusan.SAMA for b in semua)

    def tulis(self) -> int:
        self._periksa()
        for satu in self.sisipan:
            satu.jalankan()
        minta_segel()
        self.riwayat.jalankan()
        return self.perubahan

    def _data(self, isi: dict[str, Any]) -> DataAnggaran:
        tanggal = isi.pop("per_tanggal")
        data = DataAnggaran(**isi, per_tanggal=date.fromisoformat(tanggal) if tanggal else None)
        terakhir = self._terbit(data).aggregate(n=Max("revisi"))["n"]
        data.revisi = 0 if terakhir is None else terakhir + 1
        (data.pk,) = reserve_keys(DataAnggaran, 1)
        data.clean_fields()
        return data

    @staticmethod
    def _terbit(data: DataAnggaran) -> Any:
        return DataAnggaran.objects.filter(unit=data.unit_id, tahun=data.tahun, rincian=data.rincian)

    def _periksa(self) -> None:
        """Raises BerubahSejakPratinjau where the set is no longer the next one after what the preview saw."""
        terakhir = self._terbit(self.data).order_by("-revisi").values_list("pk", flat=True).first()
        if terakhir != self.sesudah:
            raise BerubahSejakPratinjau({self.kunci: DIDAHULUI})

    def _kelompok(self, isi: list[dict[str, Any]]) -> list[KelompokAnggaran]:
        hasil = [KelompokAnggaran(data=self.data, urutan=n, **satu) for n, satu in enumerate(isi, 1)]
        return _berkunci(KelompokAnggaran, hasil)

    def _baris(self, isi: list[dict[str, Any]], kelompok: dict[str, KelompokAnggaran]) -> list[BarisAnggaran]:
        hasil = [
            BarisAnggaran(data=self.data, urutan=n, **(satu | {"kelompok": kelompok.get(satu["kelompok"])}))
            for n, satu in enumerate(isi, 1)
        ]
        return _berkunci(BarisAnggaran, hasil)

    def _catatan(self, user: User, satu: Model) -> Catatan:
        induk = f"{self.unit.kode} {self.data.tahun} {self.data.rincian}/{self.data.revisi}"
        sendiri = "" if satu is self.data else f" {getattr(satu, 'urutan', '')} {satu}"
        return Catatan(
            aksi="buat",
            jenis=satu._meta.model_name or "",
            objek_id=satu.pk,
            objek_kode=f"{induk}{sendiri}"[:200],
            pelaku=user,
            unit=self.unit,
            sesudah=potret(satu),
        )


def _berkunci(model: type[Model], baris: list[M]) -> list[M]:
    for satu, kunci in zip(baris, reserve_keys(model, len(baris)) if baris else (), strict=True):
        satu.pk = kunci
    return baris
