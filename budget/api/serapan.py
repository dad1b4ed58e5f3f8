"""`serapan/`: one published set, cut one way, with its subtotals and its total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, overload

from django.utils import timezone
from rest_framework.request import Request

from budget.api.anggaran import unit_anggaran
from budget.api.serializers import RekapSerapanSerializer, SerapanSerializer
from budget.models import Rincian
from budget.rekap import BarisSerapan, RekapSerapan, rekap_serapan, tahun_anggaran_terakhir
from indicators.akses import Pengguna
from indicators.api.dasar.halaman import Halaman
from indicators.api.dasar.kueri import Kode, KueriDaftar, Tahun, pilihan
from indicators.api.dasar.saring import periksa_nama
from indicators.api.dasar.view import BacaDaftar


class KueriSerapan(KueriDaftar):
    tahun = Tahun()
    rincian = pilihan(Rincian.choices, help_text="Cara membagi jumlahnya; bawaan yang pertama tersedia tahun itu.")
    unit = Kode(help_text="Kode unit pemilik terbitan; termasuk semua unit di bawahnya.")


@dataclass(frozen=True)
class Terbitan(Sequence[BarisSerapan]):
    """The lines of the set that was asked for, none where the year has none."""

    tahun: int
    rincian: Rincian | None
    rekap: RekapSerapan | None

    @property
    def baris(self) -> Sequence[BarisSerapan]:
        return self.rekap.baris if self.rekap else ()

    def __len__(self) -> int:
        return len(self.baris)

    @overload
    def __getitem__(self, indeks: int) -> BarisSerapan: ...
    @overload
    def __getitem__(self, indeks: slice) -> Sequence[BarisSerapan]: ...
    def __getitem__(self, indeks: int | slice) -> BarisSerapan | Sequence[BarisSerapan]:
        return self.baris[indeks]


class SerapanDaftar(BacaDaftar):
    kueri = KueriSerapan
    serializer_class = SerapanSerializer
    amplop_serializer = RekapSerapanSerializer
    kelompok = "serapan"
    ringkas = "Serapan satu terbitan, dengan subjumlah dan jumlah"
    uraian = (
        "Terbitan terakhir tahun itu menurut satu rincian. Jumlah adalah jumlah di dalam satu terbitan, dan "
        "serapannya jumlah realisasi dibanding jumlah pagu, bukan rata-rata persen. Rupiah adalah bilangan bulat."
    )

    def daftar(self, user: Pengguna, saring: dict[str, Any]) -> Terbitan:
        tahun, diminta = saring.get("tahun"), saring.get("rincian")
        rincian = Rincian(diminta) if diminta else None
        rekap = rekap_serapan(user, tahun=tahun, rincian=rincian, unit=unit_anggaran(user, saring))
        if rekap:
            return Terbitan(rekap.data.tahun, Rincian(rekap.data.rincian), rekap)
        return Terbitan(tahun or tahun_anggaran_terakhir(user) or timezone.localdate().year, rincian, None)

    def periksa_kosong(self, user: Pengguna, saring: dict[str, Any]) -> None:
        periksa_nama(saring, unit_anggaran(user, saring))

    def amplop(self, request: Request, daftar: Sequence[Any], halaman: Halaman) -> dict[str, Any]:
        if not isinstance(daftar, Terbitan):
            raise TypeError("serapan is one set")
        rekap = daftar.rekap
        isi = {
            "count": halaman.count,
            "next": halaman.next,
            "previous": halaman.previous,
            "tahun": daftar.tahun,
            "rincian": daftar.rincian,
            "judul": rekap.judul if rekap else None,
            "pagu_versi": rekap.pagu_versi if rekap else None,
            "per_tanggal": rekap.data.per_tanggal if rekap else None,
            "sumber": rekap.sumber if rekap else None,
            "catatan": rekap.catatan if rekap else "",
            "results": halaman.baris,
            "subtotal": [k.subtotal for k in rekap.kelompok if k.subtotal] if rekap else [],
            "total": rekap.total if rekap else None,
        }
        jawab: dict[str, Any] = RekapSerapanSerializer(isi, context={"request": request}).data
        return jawab
