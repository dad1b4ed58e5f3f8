"""`realisasi/` read: what was reported, row by row. Writing it: realisasi_tulis.py."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpResponseBase
from rest_framework.request import Request
from rest_framework.response import Response

from indicators.akses import Pengguna
from indicators.api.dasar.etag import belum_berubah
from indicators.api.dasar.kueri import Kode, cari, pilihan, urutan
from indicators.api.dasar.saring import KueriPeriode, saring_daftar
from indicators.api.dasar.view import Baca, BacaDaftar
from indicators.api.serializers.angka import RealisasiSerializer
from indicators.models import Realisasi, StatusRealisasi
from indicators.rekap import Daftar
from indicators.rekap.daftar_angka import BarisRealisasi, daftar_realisasi
from indicators.rekap.daftar_rencana import Saring

URUTAN = {"tahun": ("tahun", "triwulan", "pk"), "indikator": ("indikator__kode", "tahun", "triwulan", "pk")}
SEMUA = "semua"


class KueriRealisasi(KueriPeriode):
    indikator = Kode(help_text="Kode indikator.")
    status = pilihan([*StatusRealisasi.choices, (SEMUA, "Semua tahap (bawaan)")], help_text="Tahap pemeriksaan.")
    search = cari("kode dan nama indikator")
    ordering = urutan(*URUTAN)


class RealisasiDaftar(BacaDaftar):
    kueri = KueriRealisasi
    serializer_class = RealisasiSerializer
    urutan = URUTAN
    kelompok = "realisasi"
    ringkas = "Realisasi yang dilaporkan, dalam semua tahap"
    uraian = (
        "Satu baris per indikator dan triwulan (atau setahun). Yang belum disetujui ditandai `sementara`; untuk "
        "angka resmi saringlah dengan `status=disetujui`, atau baca `capaian/`."
    )

    def daftar(self, user: Pengguna, saring: dict[str, Any]) -> Daftar[Realisasi, BarisRealisasi]:
        diminta = saring.get("status", SEMUA)
        return daftar_realisasi(
            user, replace(saring_daftar(user, saring), status=None if diminta == SEMUA else diminta)
        )


class RealisasiBaca(Baca):
    serializer_class = RealisasiSerializer
    kelompok = "realisasi"
    ringkas = "Satu realisasi"
    uraian = "ETag-nya adalah `versi`; kirim kembali sebagai If-Match ketika mengubah."

    def etag(self, request: Request, **jalur: Any) -> str:
        """None of the whole store: the row has a version of its own."""
        return ""

    def satu(self, user: Pengguna, saring: dict[str, Any], jalur: dict[str, Any]) -> BarisRealisasi:
        return daftar_realisasi(user, Saring()).satu(pk=jalur["id"])

    def jawab(self, request: Request, saring: dict[str, Any], **jalur: Any) -> HttpResponseBase:
        baris = self.satu(request.user, saring, jalur)
        etag = f'"{baris.realisasi.versi}"'
        isi = self.serializer_class(baris, context={"request": request})
        jawab = belum_berubah(request, etag) or Response(isi.data)
        jawab.headers["ETag"] = etag
        return jawab
