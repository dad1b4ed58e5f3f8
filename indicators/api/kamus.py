"""`kamus-data/`: the data dictionary, from the fields themselves: what every column of every list means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rest_framework import serializers

from indicators.akses import Pengguna
from indicators.api.dasar.bentuk import Bentuk
from indicators.api.dasar.berkas import kolom_daftar
from indicators.api.dasar.bidang import Teks, istilah
from indicators.api.dasar.kueri import Kode, KueriDaftar
from indicators.api.dasar.view import BacaDaftar
from indicators.excel import JenisKolom

JENIS = [
    (JenisKolom.TEKS.value, "Teks"),
    (JenisKolom.ANGKA.value, "Angka desimal bertitik; teks dalam JSON"),
    (JenisKolom.RUPIAH.value, "Rupiah bulat"),
    (JenisKolom.BULAT.value, "Bilangan bulat"),
    (JenisKolom.TANGGAL.value, "Tanggal ISO"),
    (JenisKolom.WAKTU.value, "Saat ISO dengan zonanya; di xlsx tanggal dan jam WIB"),
    (JenisKolom.LOGIKA.value, "true atau false"),
]


@dataclass(frozen=True, slots=True)
class BarisKamus:
    daftar: str
    kolom: str
    judul: str
    jenis: str
    arti: str


class KamusSerializer(Bentuk):
    daftar = Teks(help_text="Nama daftar.")
    kolom = Teks(help_text="Nama kolom di CSV dan xlsx, dan jalannya di JSON (titik masuk satu tingkat).")
    judul = Teks(help_text="Judul kolom untuk orang.")
    jenis = istilah(JENIS, help_text="Isi kolom.")
    arti = Teks(help_text="Arti, satuan, dan kapan null atau kosong.")


class KueriKamus(KueriDaftar):
    daftar = Kode(help_text="Satu daftar saja, misalnya capaian.")


class KamusDaftar(BacaDaftar):
    """`daftar_view`: the lists that it tells about."""

    kueri = KueriKamus
    serializer_class = KamusSerializer
    kelompok = "kamus-data"
    ringkas = "Kamus data: arti setiap kolom setiap daftar"
    uraian = "Untuk portal data dan pembaca CSV; sama dengan lembar kedua setiap berkas xlsx."
    daftar_view: Mapping[str, type[BacaDaftar]] = {}

    def daftar(self, user: Pengguna, saring: dict[str, Any]) -> Sequence[BarisKamus]:
        diminta = saring.get("daftar")
        if diminta and diminta not in self.daftar_view:
            dikenal = ", ".join(self.daftar_view)
            raise serializers.ValidationError(
                {"daftar": [f"Tidak dikenal. Yang ada: {dikenal}."]}, code="tidak_dikenal"
            )
        return [
            BarisKamus(nama, k.nama, k.judul, k.jenis.value, k.arti)
            for nama, view in self.daftar_view.items()
            if nama == (diminta or nama)
            for k in kolom_daftar(view.serializer_class)
        ]
