from __future__ import annotations

from rest_framework import serializers

from indicators.api.dasar.bentuk import Bentuk
from indicators.api.dasar.bidang import AlamatApi, Angka, Bulat, Persen, Teks, TeksAtauNull, istilah
from indicators.capaian import Alasan, Keadaan


class MasukanSerializer(Bentuk):
    nama = Teks(help_text="Nama masukan.")
    teks = Teks(help_text="Nilainya seperti dibaca orang.")
    keterangan = Teks(help_text="Asal atau satuannya, dan nilai tepatnya bila dibulatkan.")
    telusur = AlamatApi(source="alamat", allow_null=True, help_text="Penjelasan masukan itu; null bila tidak ada.")


class DitinggalkanSerializer(Bentuk):
    nama = Teks(help_text="Yang tidak ikut dihitung.")
    alasan = Teks(help_text="Mengapa tidak.")


class LangkahSerializer(Bentuk):
    nama = Teks(help_text="Nama langkah.")
    rumus = Teks(help_text="Rumus dengan lambang; kosong bila tidak dihitung.")
    hitungan = Teks(help_text="Rumus dengan angkanya.")
    aturan = Teks(help_text="Aturan yang dipakai.")
    dasar = Teks(help_text="Peraturan atau dokumen yang menjadi dasarnya.")
    pembulatan = Teks(help_text="Cara membulatkan.")
    masukan = MasukanSerializer(many=True, read_only=True)
    ditinggalkan = DitinggalkanSerializer(many=True, read_only=True)


class BuktiAsalSerializer(Bentuk):
    nama = Teks(help_text="Nama bukti dukung.")
    url = AlamatApi(allow_null=True, help_text="Keterangannya dan isinya; null bila sudah dihapus.")


class AsalSerializer(Bentuk):
    nama = Teks(help_text="Masukan yang dijelaskan.")
    teks = Teks(help_text="Seperti tercetak atau diisi.")
    tempat = Teks(help_text="Dokumen dan letaknya, atau tahap pemeriksaannya.")
    tafsir = Teks(help_text="Pembacaan kami; kosong bila tidak ada.")
    perjalanan = serializers.ListField(
        child=serializers.CharField(),
        read_only=True,
        help_text="Siapa mengisi, mengajukan, memverifikasi, dan menyetujui, dan kapan.",
    )
    bukti = BuktiAsalSerializer(many=True, read_only=True)


class KejadianSerializer(Bentuk):
    waktu = serializers.DateTimeField(read_only=True, help_text="Saat kejadian.")
    pelaku = Teks(help_text="Nama akun.")
    aksi = Teks(help_text="Yang dilakukan.")
    ringkasan = Teks(help_text="Catatan atau alasan; kosong bila tidak ada.")


class KemungkinanSerializer(Bentuk):
    nilai = Persen(help_text="Rata-ratanya menurut pengandaian itu.")
    langkah = LangkahSerializer(source="telusur", read_only=True)


class AgregatSerializer(Bentuk):
    n = Bulat(help_text="Banyaknya indikator yang dihitung.")
    m = Bulat(help_text="Banyaknya indikator yang ditunggu.")
    cakupan = Persen(help_text="Bagian bobot yang dihitung, dalam persen; null bila tidak ada yang ditunggu.")
    terburuk = KemungkinanSerializer(
        read_only=True, allow_null=True, help_text="Jika yang tidak dihitung bernilai 0; null bila tidak dibuka."
    )
    terbaik = KemungkinanSerializer(
        read_only=True, allow_null=True, help_text="Jika yang tidak dihitung sesuai target; null bila tidak dibuka."
    )


class PenjelasanSerializer(Bentuk):
    judul = Teks(help_text="Angka yang dijelaskan.")
    subjudul = Teks(help_text="Nama lengkapnya.")
    nilai = Persen(help_text="Hasilnya dalam persen; null bila tidak dapat dihitung.")
    nilai_teks = TeksAtauNull(help_text="Hasilnya seperti dibaca orang; null bila tidak dapat dihitung.")
    satuan = Teks(help_text="Satuan hasil.")
    kategori = TeksAtauNull(
        source="kategori.label", help_text="Kelas capaian menurut kebijakan; null bila tidak ada."
    )
    sementara = serializers.BooleanField(read_only=True, help_text="Ada angka di dalamnya yang belum disetujui.")
    keadaan = istilah(Keadaan.pilihan(), allow_null=True, help_text="Keadaan realisasi; null bagi rata-rata.")
    alasan = istilah(Alasan.pilihan(), allow_null=True, help_text="Mengapa nilai null; null bila ada.")
    alasan_teks = Teks(help_text="Alasan atau keterangan dalam kalimat, misalnya `10 dari 13 indikator dihitung.`")
    tercetak = TeksAtauNull(source="tercetak_teks", help_text="Yang tercetak di dokumen sumber; null bila tidak ada.")
    langkah = LangkahSerializer(many=True, read_only=True)
    asal = AsalSerializer(many=True, read_only=True)
    riwayat = KejadianSerializer(
        many=True,
        read_only=True,
        allow_null=True,
        help_text="Perubahan terakhir angkanya; null bila tidak dicatat per angka.",
    )
    agregat = AgregatSerializer(
        read_only=True, allow_null=True, help_text="Cakupan dan kisaran suatu rata-rata; null bagi angka lain."
    )


class AngkaSerializer(PenjelasanSerializer):
    """Of a figure that is no percentage."""

    nilai = Angka(source="angka_api", help_text="Angkanya dalam satuannya; null bila tidak ada.")  # type: ignore[assignment]


class LajuSerializer(PenjelasanSerializer):
    nilai = Angka(  # type: ignore[assignment]
        source="angka_api",
        help_text="Yang paling sedikit perlu, atau paling banyak boleh, per triwulan tersisa; null bila tidak ada.",
    )
