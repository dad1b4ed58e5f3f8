"""`telusur/`: the explanation of a figure as data, at the address of its page below /api/v1."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.utils import timezone
from rest_framework import serializers

from indicators.akses import Pengguna
from indicators.api.dasar.kueri import Kode, Kueri, pilihan
from indicators.api.dasar.saring import periksa_nama, unit_diminta
from indicators.api.dasar.view import Baca
from indicators.api.serializers.telusur import LajuSerializer, PenjelasanSerializer
from indicators.models import UnitKerja
from indicators.rekap import SaringCapaian
from indicators.telusur import (
    Penjelasan,
    jelaskan_capaian,
    jelaskan_laju,
    jelaskan_pohon,
    jelaskan_sasaran,
    jelaskan_tahun,
    jelaskan_unit,
)


class KueriStatus(Kueri):
    """Which figure is meant: the official one, unless it says otherwise."""

    status = pilihan({"disetujui": "angka resmi (bawaan)", "semua": "juga yang belum disetujui"})


class KueriPer(KueriStatus):
    """As KueriStatus, of today or of an earlier day."""

    per = serializers.DateField(
        required=False,
        input_formats=["%Y-%m-%d"],
        help_text="Menurut keadaan pada akhir hari ini, misalnya 2026-05-03.",
    )

    def validate_per(self, per: date) -> date:
        if per > timezone.localdate():
            raise serializers.ValidationError("Tanggal ini belum terjadi.", code="belum_terjadi")
        return per


class KueriUnitPer(KueriPer):
    """As KueriPer, for all that the reader sees or for one unit."""

    unit = Kode(help_text="Kode unit; rata-rata hanya atas indikator unit itu dan unit di bawahnya.")


class TelusurBaca(Baca):
    serializer_class = PenjelasanSerializer
    kelompok = "telusur"
    uraian = (
        "Masukan, rumus dengan angkanya, aturan dan dasarnya, pembulatan, dan yang ditinggalkan dengan alasannya."
    )


class TelusurCapaian(TelusurBaca):
    kueri = KueriPer
    ringkas = "Dari mana satu angka capaian"

    def satu(self, user: Pengguna, saring: dict[str, Any], jalur: dict[str, Any]) -> Penjelasan:
        return jelaskan_capaian(user, _saring(saring, jalur))


class TelusurSasaran(TelusurBaca):
    kueri = KueriUnitPer
    ringkas = "Dari mana rata-rata capaian satu sasaran"

    def satu(self, user: Pengguna, saring: dict[str, Any], jalur: dict[str, Any]) -> Penjelasan:
        diminta = replace(_saring(saring, jalur), unit=_unit(user, saring))
        return jelaskan_sasaran(user, jalur["sasaran"], diminta)


class TelusurUnit(TelusurBaca):
    kueri = KueriPer
    ringkas = "Dari mana rata-rata capaian satu unit"

    def satu(self, user: Pengguna, saring: dict[str, Any], jalur: dict[str, Any]) -> Penjelasan:
        isi = replace(_saring(saring, jalur), kode=None, semua_versi=False)
        return jelaskan_unit(user, jalur["kode"], isi)


class TelusurLaju(TelusurBaca):
    kueri = KueriStatus
    serializer_class = LajuSerializer
    ringkas = "Dari mana laju satu indikator ke targetnya"

    def satu(self, user: Pengguna, saring: dict[str, Any], jalur: dict[str, Any]) -> Penjelasan:
        semua = saring.get("status") == "semua"
        return jelaskan_laju(user, jalur["kode"], jalur["tahun"], jalur["triwulan"], semua=semua)


class KueriPohonTelusur(KueriPer):
    unit = Kode(help_text="Kode unit; hanya indikator unit itu dan semua unit di bawahnya.")
    renstra = Kode(help_text="Versi renstra; bawaan yang berlaku pada tahun itu.")


class TelusurPohon(TelusurBaca):
    kueri = KueriPohonTelusur
    ringkas = "Dari mana rata-rata capaian satu simpul pohon kinerja"

    def satu(self, user: Pengguna, saring: dict[str, Any], jalur: dict[str, Any]) -> Penjelasan:
        diminta = replace(
            _saring(saring, jalur),
            semua_versi=False,
            unit=_unit(user, saring),
            renstra=saring.get("renstra"),
        )
        penjelasan, _ = jelaskan_pohon(user, jalur["sasaran"], diminta)
        return penjelasan


class TelusurTahun(TelusurBaca):
    ringkas = "Dari mana rata-rata capaian satu tahun"

    def satu(self, user: Pengguna, saring: dict[str, Any], jalur: dict[str, Any]) -> Penjelasan:
        return jelaskan_tahun(user, jalur["tahun"])


def _unit(user: Pengguna, isi: dict[str, Any]) -> UnitKerja | None:
    """The unit to which a mean is narrowed. Raises ValidationError for a foreign one as for an unknown one."""
    unit = unit_diminta(user, isi)
    periksa_nama(isi, unit)
    return unit.satu() if unit else None


def _saring(isi: dict[str, Any], jalur: dict[str, Any]) -> SaringCapaian:
    return SaringCapaian(
        jalur["tahun"],
        jalur.get("triwulan"),
        kode=jalur.get("kode"),
        semua_status=isi.get("status") == "semua",
        semua_versi=True,
        per=isi.get("per"),
    )
