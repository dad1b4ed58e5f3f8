"""Rows of the reporting pages, as a file has them: who has reported, the deadlines, exceptions, seals."""

from __future__ import annotations

from rest_framework import serializers

from indicators.api.dasar.bentuk import Bentuk
from indicators.api.dasar.bidang import Bulat, Saat, Teks, TeksAtauNull


class LaporSerializer(Bentuk):
    """One unit in one quarter."""

    unit = Teks(source="unit.kode", help_text="Kode unit.")
    unit_nama = Teks(source="unit.nama", help_text="Nama unit.")
    tahun = Bulat(help_text="Tahun pelaporan.")
    triwulan = Bulat(source="sel.triwulan", help_text="Triwulan 1 sampai 4.")
    keadaan = Teks(source="sel.lapor.kata", help_text="Sejauh mana unit itu sudah melaporkan triwulan ini.")
    wajib = Bulat(source="sel.wajib", help_text="Banyaknya indikator yang harus dilaporkan triwulan ini.")
    diajukan = Bulat(source="sel.diajukan", help_text="Dari yang wajib: sudah diajukan, termasuk yang disetujui.")
    disetujui = Bulat(source="sel.disetujui", help_text="Dari yang wajib: sudah disetujui.")
    belum_diajukan = serializers.ListField(
        source="kode_belum", child=Teks(), read_only=True, help_text="Kode indikator wajib yang belum diajukan."
    )


class TenggatSerializer(Bentuk):
    """One quarter; limits are the last minute in time."""

    tahun = Bulat(help_text="Tahun pelaporan.")
    triwulan = Bulat(help_text="Triwulan 1 sampai 4.")
    dibuka = Saat(source="jendela.buka", help_text="Sejak kapan realisasi dapat diisi, WIB.")
    batas_eselon_ii = Saat(help_text="Menit terakhir bagi unit eselon II, WIB.")
    batas_eselon_i = Saat(help_text="Menit terakhir bagi unit eselon I, WIB.")
    batas_kementerian = Saat(help_text="Menit terakhir bagi kementerian, WIB.")
    keadaan = TeksAtauNull(help_text="dikunci, disegel atau dibuka kembali; null bila tidak ada yang istimewa.")
    segel = TeksAtauNull(
        source="segel.sha256", help_text="Checksum segel terakhir triwulan ini; null bila belum ada."
    )
    segel_revisi = serializers.IntegerField(
        source="segel.revisi", read_only=True, allow_null=True, default=None, help_text="Revisi segel itu."
    )


class PengecualianSerializer(Bentuk):
    """One exception from the deadlines of a quarter."""

    unit = Teks(source="objek.unit.kode", help_text="Kode unit yang diberi pengecualian; berlaku juga di bawahnya.")
    unit_nama = Teks(source="objek.unit.nama", help_text="Nama unit.")
    tahun = Bulat(source="objek.periode.tahun", help_text="Tahun pelaporan.")
    triwulan = Bulat(source="objek.periode.triwulan", help_text="Triwulan 1 sampai 4.")
    sampai = Saat(help_text="Menit terakhir, WIB.")
    keadaan = Teks(help_text="Apakah pengecualian ini masih berlaku saat berkas dibuat.")
    alasan = Teks(source="objek.alasan", help_text="Mengapa diberi.")
    oleh = Teks(source="objek.dibuat_oleh.username", help_text="Administrator yang memberinya.")


class SegelSerializer(Bentuk):
    """One seal, without its content."""

    nomor = Bulat(help_text="Nomor urut segel.")
    tahun = Bulat(help_text="Tahun yang disegel.")
    triwulan = Bulat(help_text="Triwulan 1 sampai 4.")
    revisi = Bulat(help_text="Revisi ke berapa dari triwulan itu.")
    berlaku = serializers.BooleanField(
        read_only=True, help_text="Segel terakhir triwulannya; bila tidak, sudah digantikan."
    )
    waktu = Saat(help_text="Kapan disegel, WIB.")
    oleh = Teks(source="nama_pelaku", help_text="Administrator yang menyegel.")
    alasan = Teks(help_text="Mengapa ditutup.")
    dihitung = Bulat(help_text="Banyaknya indikator yang punya capaian.")
    diukur = Bulat(source="banyak", help_text="Banyaknya indikator yang diukur.")
    checksum = Teks(source="sha256", help_text="SHA-256 dari berkas JSON segel ini.")
    checksum_sebelumnya = Teks(source="sebelumnya", help_text="Checksum segel sebelumnya dalam rantai.")
