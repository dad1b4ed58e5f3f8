"""`riwayat/`: the change feed. Whoever keeps the last `urut` and asks for what follows misses nothing."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param

from indicators.akses import Pengguna
from indicators.api.dasar.halaman import Halaman
from indicators.api.dasar.kueri import HALAMAN_BAWAAN, Bulat, Kode, urutan
from indicators.api.dasar.saring import KueriUnit, unit_diminta
from indicators.api.dasar.view import BacaDaftar
from indicators.api.serializers.riwayat import RiwayatSerializer
from indicators.models import SegelRiwayat
from indicators.rekap import Daftar
from indicators.rekap.daftar import Seiring
from indicators.rekap.daftar_riwayat import SaringRiwayat, daftar_riwayat
from indicators.rekap.penanda import penanda_umpan

URUTAN = {"urut": ("urut",)}


class KueriRiwayat(KueriUnit):
    sesudah = Bulat(
        required=False,
        help_text="Hanya perubahan dengan nomor lebih besar; mulai dengan 0, lalu `urut` terakhir yang sudah dibaca.",
    )
    jenis = Kode(help_text="Jenis yang berubah, misalnya realisasi.")
    aksi = Kode(help_text="Yang dilakukan, misalnya setujui.")
    pelaku = serializers.CharField(max_length=150, required=False, help_text="Nama akun pelaku.")
    ordering = urutan(*URUTAN)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if "sesudah" in attrs and "ordering" in attrs:
            raise serializers.ValidationError({"ordering": ["Tidak dapat bersama sesudah."]}, code="bentrok")
        return super().validate(attrs)


class RiwayatDaftar(BacaDaftar):
    kueri = KueriRiwayat
    serializer_class = RiwayatSerializer
    urutan = URUTAN
    kelompok = "riwayat"
    ringkas = "Umpan perubahan menurut nomor urut"
    uraian = (
        "Setiap perubahan lewat pintu mana pun, bernomor urut dan berantai hash, lengkap dan berurutan. Simpan "
        "`urut` terakhir lalu minta `sesudah=<urut>`: tidak ada yang terlewat atau terbaca dua kali. Dengan "
        "`sesudah`, `next` melanjutkan dari baris terakhir dan `count` null. Perubahan angka terlihat menurut "
        "jangkauan Anda; kejadian akun dan keamanan hanya oleh administrator. Nomor diberikan sesaat sesudah "
        "perubahan tersimpan."
    )

    def keadaan(self) -> Seiring:
        return penanda_umpan()

    def daftar(self, user: Pengguna, saring: dict[str, Any]) -> Daftar[SegelRiwayat, dict[str, Any]]:
        return daftar_riwayat(
            user,
            SaringRiwayat(
                saring.get("sesudah", 0),
                saring.get("jenis"),
                saring.get("aksi"),
                saring.get("pelaku"),
                unit_diminta(user, saring),
            ),
        )

    def potong(self, request: Request, daftar: Any, saring: dict[str, Any]) -> Halaman:
        """With `sesudah` nobody counts: a reader that follows to the end would count the rest at every step."""
        if "sesudah" not in saring or saring.keys() & {"page", "cursor"}:
            return super().potong(request, daftar, saring)
        petikan = daftar.petik_sesudah(None, saring.get("page_size", HALAMAN_BAWAAN), self.keadaan())
        lanjut = petikan.lanjut and replace_query_param(request.build_absolute_uri(), "sesudah", petikan.lanjut[0])
        return Halaman(daftar.susun(petikan.sumber), None, lanjut, seiring=petikan.seiring, kosong=not petikan.sumber)
