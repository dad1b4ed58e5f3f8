"""How other things name an indikator or a sasaran."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from indicators.api.dasar.bentuk import Bentuk
from indicators.api.dasar.bidang import Angka, Teks, istilah
from indicators.capaian import Alasan, Keadaan, angka_api
from indicators.models import Jenjang

JENIS_INDIKATOR = [(jenjang.jenis_indikator, f"Indikator {jenjang.label.lower()}") for jenjang in Jenjang]
KEADAAN, ALASAN = Keadaan.pilihan(), Alasan.pilihan()
JENJANG = [(jenjang.slug, str(jenjang.label)) for jenjang in Jenjang]


class AngkaIndikator(Angka):
    """A number kept with an indikator, in its decimals; `kolom` names it."""

    def __init__(self, kolom: str, **kwargs: Any) -> None:
        super().__init__(source="*", **kwargs)
        self.kolom = kolom

    def to_representation(self, value: Any) -> Any:
        return angka_api(getattr(value, self.kolom), value.desimal)


class SlugJenjang(serializers.ChoiceField):
    """The level of a sasaran by its name; stored is the order of the levels."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=JENJANG, read_only=True, **kwargs)

    def to_representation(self, value: Any) -> str:
        return Jenjang(value).slug


class IndikatorRingkas(Bentuk):
    kode = Teks(help_text="Kode indikator buatan kami, tunggal di semua versi renstra.")
    uraian = Teks(help_text="Nama indikator seperti tercetak.")
    jenis = istilah(JENIS_INDIKATOR, help_text="Jenis menurut jenjang sasarannya.")


class SasaranRingkas(Bentuk):
    kode = Teks(help_text="Kode sasaran seperti tercetak.")
    uraian = Teks(help_text="Kalimat sasaran.")
