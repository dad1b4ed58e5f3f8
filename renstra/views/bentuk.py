"""Tables of the start page, and the findings of `check_sumber`, as rows of a file."""

from __future__ import annotations

from rest_framework import serializers

from indicators.api.dasar.bentuk import Bentuk
from indicators.api.dasar.bidang import AlamatApi, Angka, Bulat, Persen, Rupiah, Teks, TeksAtauNull, istilah
from renstra.sumber import Jenis


class TemuanSerializer(Bentuk):
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


class TafsirSerializer(Bentuk):
    """One reading of ours."""

    objek = Teks(help_text="Bagian yang tidak tegas di dokumen.")
    tafsir = Teks(source="teks", help_text="Bacaan kami.")
    indikator = TeksAtauNull(help_text="Kode indikator; null bila bukan tentang satu indikator.")
    alamat = AlamatApi(source="url", allow_null=True, help_text="Halamannya; null bila tidak ada.")


class RerataSerializer(Bentuk):
    """A mean of the start page with how much went into it."""

    nilai = Persen(help_text="Rata-rata capaian dalam persen; null bila tidak ada yang dihitung.")
    kategori = TeksAtauNull(source="kategori.label", default=None, help_text="Kategori rata-rata itu.")
    dihitung = Bulat(source="n", help_text="Banyaknya indikator yang dihitung.")
    diukur = Bulat(source="m", help_text="Banyaknya indikator yang diukur.")
    sementara = serializers.BooleanField(read_only=True, help_text="Ada angka di dalamnya yang belum disetujui.")


class UnitBawahSerializer(Bentuk):
    """One unit below that of the page, with what lies below it."""

    kode = Teks(source="unit.kode", help_text="Kode unit.")
    nama = Teks(source="unit.nama", help_text="Nama unit.")
    kinerja = RerataSerializer(source="rerata.agregat", read_only=True, allow_null=True)
    pagu = Rupiah(source="serapan.baris.pagu", allow_null=True, help_text="Pagu, rupiah bulat; null: tidak dirinci.")
    realisasi_anggaran = Rupiah(
        source="serapan.baris.realisasi", allow_null=True, help_text="Realisasi anggaran; null: tidak dirinci."
    )
    serapan = Persen(source="serapan.baris.hasil.nilai", help_text="Realisasi anggaran dibanding pagu dalam persen.")


class TahunKinerjaSerializer(Bentuk):
    """One year of the unit of the page."""

    tahun = Bulat(help_text="Tahun.")
    kinerja = RerataSerializer(source="rerata.agregat", read_only=True)
    terputus = Teks(source="putus", help_text="Mengapa bukan lanjutan tahun sebelumnya; kosong bila lanjutannya.")
