"""Rows of the comparison and of NKA and IKPA, as a file has them."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from indicators.api.dasar.bentuk import Bentuk
from indicators.api.dasar.bidang import AlamatApi, Angka, Bulat, Persen, Rupiah, Teks


class Ujung(Rupiah):
    """An amount of one of the two sets; null where that set has no such line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_null=True, default=None, **kwargs)


class BandingSerializer(Bentuk):
    """One line in two published sets."""

    kode = Teks(help_text="Pengenal baris dalam cara penyandingannya.")
    nama = Teks(help_text="Nama baris.")
    pagu_pembanding = Ujung(source="pembanding.pagu", help_text="Pagu pembanding, rupiah bulat.")
    pagu_kini = Ujung(source="kini.pagu", help_text="Pagu kini, rupiah bulat.")
    pagu_selisih = Ujung(source="hasil.pagu", help_text="Pagu kini dikurangi pembanding.")
    realisasi_pembanding = Ujung(source="pembanding.realisasi", help_text="Realisasi pembanding, rupiah bulat.")
    realisasi_kini = Ujung(source="kini.realisasi", help_text="Realisasi kini, rupiah bulat.")
    realisasi_selisih = Ujung(source="hasil.realisasi", help_text="Realisasi kini dikurangi pembanding.")
    sisa_pembanding = Ujung(source="pembanding.sisa", help_text="Sisa pembanding, rupiah bulat.")
    sisa_kini = Ujung(source="kini.sisa", help_text="Sisa kini, rupiah bulat.")
    sisa_selisih = Ujung(source="hasil.sisa", help_text="Sisa kini dikurangi pembanding.")
    serapan_pembanding = Persen(source="pembanding.hasil.nilai", default=None, help_text="Serapan pembanding, %.")
    serapan_kini = Persen(source="kini.hasil.nilai", default=None, help_text="Serapan kini, %.")
    serapan_poin = Persen(source="hasil.poin", default=None, help_text="Serapan kini dikurangi pembanding, poin.")
    keterangan = Teks(help_text="Mengapa tidak ada selisih, atau apa yang perlu diperiksa.")
    telusur = AlamatApi(source="telusur_url", help_text="Penjelasan selisihnya.")


class RevisiPaguSerializer(Bentuk):
    """The total of one revision of a set, beside that before it."""

    revisi = Bulat(source="kini.data.revisi", help_text="Nomor urut terbitan; yang terbesar yang terakhir.")
    terbitan = Teks(source="kini.data.judul", help_text="Judul terbitan.")
    pagu_versi = Teks(source="kini.data.pagu_versi", help_text="Versi pagu; kosong bila tidak tercetak.")
    per_tanggal = serializers.DateField(
        source="kini.data.per_tanggal", read_only=True, allow_null=True, help_text="Null bila tidak tercetak."
    )
    pagu = Rupiah(source="kini.pagu", help_text="Pagu, rupiah bulat.")
    pagu_selisih = Ujung(source="hasil.pagu", help_text="Selisih dari terbitan sebelumnya; null pada yang pertama.")
    realisasi = Rupiah(source="kini.realisasi", help_text="Realisasi, rupiah bulat.")
    serapan = Persen(source="kini.hasil.nilai", help_text="Realisasi dibanding pagu dalam persen.")
    telusur = AlamatApi(source="kini.telusur_url", help_text="Penjelasan angka ini.")


class KomponenNilaiSerializer(Bentuk):
    """One part of an NKA or IKPA, with the value that it belongs to."""

    jenis = Teks(source="milik.jenis_teks", help_text="NKA atau IKPA.")
    unit = Teks(source="milik.nilai.unit.kode", help_text="Kode unit.")
    tahun = Bulat(source="milik.nilai.tahun", help_text="Tahun anggaran.")
    bulan = Bulat(source="milik.nilai.bulan", help_text="Sampai dengan bulan ke berapa; 0 untuk setahun.")
    nilai_tercetak = Angka(source="milik.nilai_api", help_text="Nilai seperti tercetak.")
    komponen = Teks(source="komponen.nama", help_text="Nama komponen.")
    bobot = Angka(source="bobot_api", help_text="Bobot dalam persen; kosong bagi pengurang.")
    nilai = Angka(source="nilai_api", help_text="Nilai komponen.")
    sumbangan = Angka(source="sumbangan_api", help_text="Bobot kali nilai, atau yang dikurangkan.")
    pemeriksaan = Teks(source="milik.periksa.kalimat", help_text="Jumlah komponen dibanding yang tercetak.")
    sumber = Teks(source="milik.sumber_teks", help_text="Asal nilai.")
    telusur = AlamatApi(source="milik.telusur_url", help_text="Penjelasan nilai ini.")
