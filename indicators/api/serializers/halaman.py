"""Rows of pages whose tables are no list of the API, as a file has them."""

from __future__ import annotations

from rest_framework import serializers

from indicators.api.dasar.bentuk import Bentuk
from indicators.api.dasar.bidang import AlamatApi, Bulat, Persen, Saat, Teks, TeksAtauNull

KATEGORI = "Kategori capaian; null bila tidak ada."


class RiwayatTeksSerializer(Bentuk):
    """One change in words, as the page of the history tells it; the feed of the API has the stored columns."""

    urut = serializers.IntegerField(
        source="segel", read_only=True, allow_null=True, help_text="Nomor segel; null bila belum disegel."
    )
    waktu = Saat(source="riwayat.waktu", help_text="Saat kejadian, WIB.")
    pelaku = Teks(source="riwayat.nama_pelaku", help_text="Nama akun, atau sistem.")
    aksi = Teks(help_text="Yang dilakukan.")
    jenis = Teks(help_text="Jenis yang berubah.")
    objek = Teks(help_text="Pengenalnya.")
    unit = TeksAtauNull(source="riwayat.unit.kode", default=None, help_text="Kode unit; null bila bukan milik unit.")
    perubahan = Teks(source="beda_teks", help_text="Yang berubah, dari apa menjadi apa.")
    alasan = Teks(source="riwayat.alasan", help_text="Catatan atau alasan; kosong bila tidak ada.")
    permintaan = Teks(source="riwayat.permintaan", help_text="Nomor permintaan yang menulisnya.")


class TemuanRadarSerializer(Bentuk):
    """One finding of the target radar."""

    kode = Teks(source="indikator.kode", help_text="Kode indikator.")
    uraian = Teks(source="indikator.uraian", help_text="Nama indikator.")
    unit = Teks(source="indikator.unit.kode", help_text="Kode unit.")
    tahun = serializers.IntegerField(
        source="baris.temuan.tahun", read_only=True, allow_null=True, help_text="Tahun; null bila tentang kamusnya."
    )
    aturan = Teks(source="baris.temuan.aturan.label", help_text="Aturan yang bertanya.")
    temuan = Teks(source="baris.temuan.kalimat", help_text="Pertanyaannya, dengan angkanya.")
    dikesampingkan = serializers.BooleanField(read_only=True, help_text="Apakah sudah dikesampingkan.")
    alasan = TeksAtauNull(source="baris.dikesampingkan.alasan", default=None, help_text="Mengapa dikesampingkan.")
    oleh = TeksAtauNull(
        source="baris.dikesampingkan.pelaku.username", default=None, help_text="Siapa yang mengesampingkannya."
    )


class SimulasiSerializer(Bentuk):
    """One figure that other rules would change."""

    kode = Teks(source="sebelum.kode", help_text="Kode indikator.")
    uraian = Teks(source="sebelum.uraian", help_text="Nama indikator.")
    capaian_semula = Persen(source="sebelum.capaian", help_text="Capaian menurut kebijakan tahun itu, %.")
    dibatasi_semula = Persen(source="sebelum.capaian_dibatasi", help_text="Sesudah batas kebijakan, %.")
    kategori_semula = TeksAtauNull(source="sebelum.kategori.label", help_text=KATEGORI)
    capaian_menjadi = Persen(source="sesudah.capaian", help_text="Capaian menurut aturan yang dicoba, %.")
    dibatasi_menjadi = Persen(source="sesudah.capaian_dibatasi", help_text="Sesudah batas yang dicoba, %.")
    kategori_menjadi = TeksAtauNull(source="sesudah.kategori.label", help_text=KATEGORI)
    telusur = AlamatApi(source="sebelum.telusur_url", help_text="Penjelasan capaian yang berlaku.")


class RerataSimulasiSerializer(Bentuk):
    """One mean that other rules would change."""

    kode = Teks(source="sasaran.kode", help_text="Kode sasaran.")
    uraian = Teks(source="sasaran.uraian", help_text="Kalimat sasaran.")
    semula = Persen(source="sebelum.nilai", help_text="Rata-rata menurut kebijakan tahun itu, %.")
    kategori_semula = TeksAtauNull(source="sebelum.kategori.label", help_text=KATEGORI)
    menjadi = Persen(source="sesudah.nilai", help_text="Rata-rata menurut aturan yang dicoba, %.")
    kategori_menjadi = TeksAtauNull(source="sesudah.kategori.label", help_text=KATEGORI)
    dihitung = Bulat(source="sebelum.n", help_text="Banyaknya indikator yang dihitung.")
    diukur = Bulat(source="sebelum.m", help_text="Banyaknya indikator yang diukur.")
