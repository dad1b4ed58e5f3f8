"""`capaian/`: the rows of `rekap_capaian`, the same that page and Excel show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from rest_framework.request import Request

from indicators.akses import Pengguna
from indicators.api.dasar.kueri import cari, pilihan, urutan
from indicators.api.dasar.saring import KueriPeriode, jenjang_diminta, unit_diminta
from indicators.api.dasar.view import BacaDaftar
from indicators.api.serializers.capaian import CapaianSerializer
from indicators.api.serializers.capaian_ringkas import tulis_ringkas
from indicators.rekap import SaringCapaian
from indicators.rekap.cetak import RekapCetak, rekap_cetak
from indicators.rekap.ringkas import BarisRingkas

URUTAN = {"kode": ("kode",), "unit": ("unit__kode", "pk")}


class KueriCapaian(KueriPeriode):
    status = pilihan(
        {"disetujui": "angka resmi saja (bawaan)", "semua": "juga yang belum disetujui, sejauh boleh Anda lihat"},
        help_text="Tahap realisasi yang dihitung.",
    )
    search = cari("kode dan nama indikator")
    ordering = urutan(*URUTAN)


class CapaianDaftar(BacaDaftar):
    kueri = KueriCapaian
    serializer_class = CapaianSerializer
    urutan = URUTAN
    kelompok = "capaian"
    ringkas = "Capaian indikator setahun atau sampai dengan satu triwulan"
    uraian = (
        "Satu baris untuk setiap indikator yang berlaku pada tahun itu, dengan atau tanpa angka. Tanpa `triwulan` "
        "barisnya setahun; tanpa `tahun` tahun terakhir yang punya realisasi; tanpa `renstra` versi yang berlaku "
        "pada tahun itu. Angka yang tidak ada adalah null, selalu dengan `keadaan` dan `alasan`, tidak pernah 0. "
        "Target, realisasi dan capaian adalah teks desimal bertitik."
    )

    def tulis(self, request: Request, baris: Sequence[Any]) -> Any:
        """A stored row has its texts already: laid out by hand they take a tenth of what the serializer takes.

        `tests/api/test_capaian_tersimpan.py` holds the two against each other, field by field.
        """
        if not all(isinstance(satu, BarisRingkas) for satu in baris):
            return super().tulis(request, baris)
        return tulis_ringkas(baris, request.build_absolute_uri("/api/v1"))

    def daftar(self, user: Pengguna, saring: dict[str, Any]) -> RekapCetak:
        return rekap_cetak(
            user,
            SaringCapaian(
                saring.get("tahun", timezone.localdate().year),
                saring.get("triwulan"),
                unit_diminta(user, saring),
                saring.get("renstra"),
                jenjang_diminta(saring),
                semua_status=saring.get("status") == "semua",
                cari=saring.get("search", ""),
            ),
            terakhir="tahun" not in saring,
        )
