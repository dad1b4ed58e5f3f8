from __future__ import annotations

from rest_framework import serializers

from budget.models import JenisBelanja, Kewenangan, Rincian
from indicators.api.dasar.bentuk import Bentuk
from indicators.api.dasar.bidang import AlamatApi, Bulat, Persen, Rupiah, Teks, TeksAtauNull, istilah
from indicators.api.serializers.rencana import CATATAN, TAFSIR, TEMPAT
from indicators.capaian import Alasan, Keadaan

KODE = "Kode panjang tetap sebagai teks; kosong bila bukan rincian ini."


class SerapanSerializer(Bentuk):
    """One line, subtotal or total of one published set."""

    kode = Teks(help_text="Pengenal baris: kode unit, jenis belanja 51 sampai 58, kewenangan 1 sampai 5, atau nomor.")
    nama = Teks(help_text="Nama baris seperti tercetak.")
    kelompok = Teks(help_text="Kode kelompok yang subjumlahnya tercetak; kosong bila terbitan ini tanpa kelompok.")
    pagu = Rupiah(help_text="Anggaran yang tersedia, rupiah bulat.")
    realisasi = Rupiah(help_text="Anggaran yang terpakai, rupiah bulat.")
    sisa = Rupiah(help_text="Pagu dikurangi realisasi, rupiah bulat; negatif bila melampaui.")
    serapan = Persen(source="hasil.nilai", help_text="Realisasi dibanding pagu dalam persen; null bila pagu nol.")
    keadaan = istilah(Keadaan.pilihan(), help_text="Selalu terisi: baris tanpa angka tidak diterbitkan.")
    alasan = istilah(Alasan.pilihan(), allow_null=True, help_text="bukan_angka bila pagu nol; selain itu null.")
    telusur = AlamatApi(source="telusur_url", help_text="Penjelasan angka ini.")


class RekapSerapanSerializer(Bentuk):
    """The envelope of `serapan/`: the lines, and what the set says about itself."""

    count = Bulat(help_text="Banyaknya baris terbitan ini.")
    next = serializers.URLField(allow_null=True, help_text="Alamat halaman berikut; null di akhir.")
    previous = serializers.URLField(allow_null=True, help_text="Alamat halaman sebelumnya.")
    tahun = Bulat(help_text="Tahun anggaran yang ditampilkan.")
    rincian = istilah(
        Rincian.choices, allow_null=True, help_text="Cara jumlahnya dibagi; null bila tidak ada terbitan."
    )
    judul = TeksAtauNull(help_text="Judul terbitan; null bila tidak ada terbitan.")
    pagu_versi = TeksAtauNull(help_text="Versi pagu, misalnya revisi; null bila tidak tercetak.")
    per_tanggal = serializers.DateField(allow_null=True, help_text="Keadaan per tanggal; null bila tidak tercetak.")
    sumber = TeksAtauNull(help_text="Asal angka menurut dokumen; null bila tidak tercetak.")
    catatan = Teks(help_text="Pembacaan kami, misalnya mengapa tanggal dan sumber tidak ada.")
    results = SerapanSerializer(many=True)
    subtotal = SerapanSerializer(many=True, help_text="Satu untuk setiap kelompok.")
    total = SerapanSerializer(
        allow_null=True, help_text="Jumlah di dalam terbitan ini; null bila tidak ada terbitan."
    )


class AnggaranSerializer(Bentuk):
    """One stored line of any published set."""

    id = Bulat(source="baris.pk", help_text="Nomor baris di sistem ini.")
    terbitan = Bulat(source="baris.data_id", help_text="Nomor terbitan. Baris dua terbitan tidak boleh dijumlahkan.")
    tahun = Bulat(source="baris.data.tahun", help_text="Tahun anggaran.")
    rincian = istilah(Rincian.choices, source="baris.data.rincian", help_text="Cara terbitan ini membagi jumlahnya.")
    revisi = Bulat(source="baris.data.revisi", help_text="Nomor urut terbitan; yang terbesar yang terakhir.")
    pagu_versi = Teks(source="baris.data.pagu_versi", help_text="Versi pagu; kosong bila tidak tercetak.")
    per_tanggal = serializers.DateField(
        source="baris.data.per_tanggal", read_only=True, allow_null=True, help_text="Null bila tidak tercetak."
    )
    sumber = Teks(source="baris.data.sumber", help_text="Asal angka menurut dokumen; kosong bila tidak tercetak.")
    unit = Teks(source="baris.data.unit.kode", help_text="Kode unit pemilik terbitan.")
    kelompok = Teks(source="serapan.kelompok", help_text="Kode kelompok; kosong bila tanpa kelompok.")
    kode = Teks(source="serapan.kode", help_text="Pengenal baris dalam rinciannya.")
    nama = Teks(source="serapan.nama", help_text="Nama baris seperti tercetak.")
    jenis_belanja = istilah(
        JenisBelanja.choices,
        source="baris.jenis_belanja",
        allow_blank=True,
        help_text="Kosong bila bukan rincian ini.",
    )
    kewenangan = istilah(
        Kewenangan.choices, source="baris.kewenangan", allow_blank=True, help_text="Kosong bila bukan rincian ini."
    )
    satker = Teks(source="baris.satker", help_text="Kode satuan kerja, enam angka; kosong bila bukan rincian ini.")
    program = Teks(source="baris.program", help_text=KODE)
    kegiatan = Teks(source="baris.kegiatan", help_text=KODE)
    kro = Teks(source="baris.kro", help_text=KODE)
    ro = Teks(source="baris.ro", help_text=KODE)
    komponen = Teks(source="baris.komponen", help_text=KODE)
    akun = Teks(source="baris.akun", help_text=KODE)
    sasaran = TeksAtauNull(source="baris.sasaran.kode", help_text="Sasaran yang dibiayai; null bila tidak dipetakan.")
    pagu = Rupiah(source="serapan.pagu", help_text="Anggaran yang tersedia, rupiah bulat.")
    blokir = Rupiah(source="baris.blokir", help_text="Bagian pagu yang diblokir, rupiah bulat.")
    realisasi = Rupiah(source="serapan.realisasi", help_text="Anggaran yang terpakai, rupiah bulat.")
    sisa = Rupiah(source="serapan.sisa", help_text="Pagu dikurangi realisasi, rupiah bulat.")
    serapan = Persen(source="serapan.hasil.nilai", help_text="Realisasi dibanding pagu dalam persen.")
    keadaan = istilah(Keadaan.pilihan(), source="serapan.keadaan", help_text="Selalu terisi.")
    alasan = istilah(
        Alasan.pilihan(), source="serapan.alasan", allow_null=True, help_text="bukan_angka bila pagu nol."
    )
    telusur = AlamatApi(source="serapan.telusur_url", help_text="Penjelasan angka ini.")


class PendanaanSerializer(Bentuk):
    id = Bulat(help_text="Nomor di sistem ini.")
    renstra = Teks(source="renstra.versi", help_text="Versi renstra yang memuatnya.")
    unit = Teks(source="renstra.unit.kode", help_text="Kode unit pemilik renstra.")
    tahun = Bulat(help_text="Tahun anggaran.")
    uraian = Teks(help_text="Nama program seperti tercetak.")
    alokasi = Rupiah(help_text="Alokasi menurut renstra, rupiah bulat persis seperti tercetak.")
    tercetak = Teks(source="teks", help_text="Seperti tercetak, termasuk bila tampak kurang digit.")
    tempat = Teks(help_text=TEMPAT)
    tafsir = Teks(help_text=TAFSIR)
    catatan_sumber = Teks(help_text=CATATAN)
