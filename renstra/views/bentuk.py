"""The findings of `check_sumber` as rows of a file."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from indicators.api.dasar.bidang import AlamatApi, Angka, Teks, TeksAtauNull, istilah
from renstra.sumber import Jenis


class TemuanSerializer(serializers.Serializer[Any]):
    """One finding, with its figures both as printed and as numbers."""

    jenis = istilah([(satu.value, satu.judul) for satu in Jenis], help_text="Jenis temuan.")
    objek = Teks(help_text="Yang diperiksa.")
    tempat = Teks(help_text="Letak di dokumen sumber.")
    indikator = TeksAtauNull(help_text="Kode indikator; null bila bukan tentang satu indikator.")
    tercetak = Teks(help_text="Seperti tercetak; kosong bila temuan ini bukan tentang angka.")
    dihitung = Teks(help_text="Hasil hitung dari masukannya sendiri, seperti dibaca orang; kosong bila tidak ada.")
    angka_tercetak = Angka(source="angka.tercetak", help_text="Yang tercetak sebagai angka; persen ditulis 73.")
    angka_dihitung = Angka(source="angka.dihitung", help_text="Hasil hitung sebagai angka; null bila tidak ada.")
    selisih = Angka(source="angka.selisih", help_text="Tercetak dikurangi dihitung; persen dalam poin.")
    satuan = TeksAtauNull(source="angka.satuan", default=None, help_text="Satuan angkanya: persen, rupiah, lainnya.")
    penjelasan = Teks(help_text="Apa yang tidak cocok, dan dari mana diketahui.")
    alamat = AlamatApi(source="url", allow_null=True, help_text="Halaman yang menjelaskannya; null bila tidak ada.")


class TafsirSerializer(serializers.Serializer[Any]):
    """One reading of ours."""

    objek = Teks(help_text="Bagian yang tidak tegas di dokumen.")
    tafsir = Teks(source="teks", help_text="Bacaan kami.")
    indikator = TeksAtauNull(help_text="Kode indikator; null bila bukan tentang satu indikator.")
    alamat = AlamatApi(source="url", allow_null=True, help_text="Halamannya; null bila tidak ada.")
