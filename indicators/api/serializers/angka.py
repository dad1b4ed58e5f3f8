"""What was promised and what was reported, row by row."""

from __future__ import annotations

from rest_framework import serializers

from indicators.api.dasar.bentuk import Bentuk
from indicators.api.dasar.bidang import AlamatApi, Angka, Bulat, Persen, Teks, TeksAtauNull, Triwulan, istilah
from indicators.api.serializers.rencana import CATATAN, TAFSIR, TEMPAT
from indicators.api.serializers.ringkas import IndikatorRingkas
from indicators.capaian import Alasan, Keadaan
from indicators.models import DokumenTarget, Manfaat, StatusRealisasi, StatusTarget


def _waktu(apa: str, asal: str) -> serializers.DateTimeField:
    return serializers.DateTimeField(
        source=f"realisasi.{asal}", read_only=True, allow_null=True, help_text=f"Saat {apa}; null bila belum."
    )


class TargetSerializer(Bentuk):
    id = Bulat(source="target.pk", help_text="Nomor baris di sistem ini.")
    indikator = IndikatorRingkas(source="target.indikator", read_only=True)
    unit = Teks(source="target.indikator.unit.kode", help_text="Kode unit penanggung jawab.")
    satuan = Teks(source="target.indikator.satuan", help_text="Satuan target.")
    tahun = Bulat(source="target.tahun", help_text="Tahun yang dijanjikan.")
    triwulan = Triwulan(source="target.triwulan", help_text="1 sampai 4: sampai dengan triwulan itu; null: setahun.")
    dokumen = istilah(DokumenTarget.choices, source="target.dokumen", help_text="Dokumen yang memuat janji ini.")
    revisi = Bulat(source="target.revisi", help_text="0: janji pertama; 1 dan seterusnya: revisi.")
    nilai = Angka(help_text="Target, atau batas bawah bila rentang; null bila berupa predikat atau teks.")
    nilai_atas = Angka(help_text="Batas atas bila target berupa rentang; null bila bukan rentang.")
    predikat = TeksAtauNull(source="target.predikat.kode", help_text="Predikat yang dijanjikan; null bila angka.")
    teks = Teks(help_text="Target seperti dibaca orang.")
    tercetak = Teks(source="target.teks", help_text="Target seperti tercetak di dokumen; kosong bila tidak tercetak.")
    keadaan = istilah(Keadaan.pilihan(), help_text="Selalu terisi: target yang tidak ada tidak punya baris.")
    alasan = istilah(Alasan.pilihan(), allow_null=True, help_text="bukan_angka bila nilai null; selain itu null.")
    berlaku = serializers.BooleanField(read_only=True, help_text="Inilah yang dipakai menghitung capaian sekarang.")
    status = istilah(StatusTarget.choices, source="target.status", help_text="Tahap usulan target.")
    alasan_revisi = Teks(source="target.alasan", help_text="Mengapa direvisi; kosong pada janji pertama.")
    nomor_dokumen = Teks(source="target.nomor_dokumen", help_text="Nomor dokumen revisi; kosong pada janji pertama.")
    ditetapkan_pada = serializers.DateTimeField(
        source="target.ditetapkan_pada",
        read_only=True,
        allow_null=True,
        help_text="Saat ditetapkan; null bila dimuat.",
    )
    tempat = Teks(source="target.tempat", help_text=TEMPAT)
    tafsir = Teks(source="target.tafsir", help_text=TAFSIR)
    catatan_sumber = Teks(source="target.catatan_sumber", help_text=CATATAN)


class TindakLanjutSerializer(Bentuk):
    uraian = Teks(help_text="Yang akan dilakukan.")
    penanggung_jawab = Teks(help_text="Siapa yang melakukannya.")
    tenggat = serializers.DateField(read_only=True, help_text="Batas waktunya.")
    selesai_pada = serializers.DateField(read_only=True, allow_null=True, help_text="Selesai; null bila belum.")
    membantu = istilah(Manfaat.choices, allow_blank=True, help_text="Apakah membantu; kosong bila belum dinilai.")


class RealisasiSerializer(Bentuk):
    id = Bulat(source="realisasi.pk", help_text="Nomor baris di sistem ini.")
    indikator = IndikatorRingkas(source="realisasi.indikator", read_only=True)
    unit = Teks(source="realisasi.indikator.unit.kode", help_text="Kode unit yang melaporkan.")
    satuan = Teks(source="realisasi.indikator.satuan", help_text="Satuan realisasi.")
    tahun = Bulat(source="realisasi.tahun", help_text="Tahun yang dilaporkan.")
    triwulan = Triwulan(source="realisasi.triwulan", help_text="1 sampai 4; null: satu angka untuk setahun.")
    keadaan = istilah(
        Keadaan.pilihan(), source="realisasi.keadaan", help_text="Apa yang dikatakan realisasi tentang dirinya."
    )
    alasan = istilah(Alasan.pilihan(), allow_null=True, help_text="Mengapa nilai null; null bila nilainya ada.")
    alasan_teks = Teks(
        source="realisasi.alasan_keadaan", help_text="Sebabnya dalam kalimat pelapor; kosong bila ada."
    )
    nilai = Angka(help_text="Realisasi sebagai satu angka; pada rasio hasil bagi kedua bagiannya.")
    pembilang = Angka(help_text="Pembilang; null bila indikator tidak dilaporkan sebagai rasio.")
    penyebut = Angka(help_text="Penyebut; null bila indikator tidak dilaporkan sebagai rasio.")
    predikat = TeksAtauNull(source="realisasi.predikat.kode", help_text="Predikat; null bila bukan predikat.")
    teks = TeksAtauNull(help_text="Realisasi seperti dibaca orang; null bila tidak ada.")
    analisis = Teks(source="realisasi.analisis", help_text="Penjelasan capaian; kosong bila tidak ditulis.")
    kendala = Teks(source="realisasi.kendala", help_text="Kendala; kosong bila tidak ditulis.")
    tindak_lanjut = TindakLanjutSerializer(
        source="realisasi.daftar_tindakan",
        many=True,
        read_only=True,
        help_text="Yang akan dilakukan; di CSV teks JSON.",
    )
    status = istilah(StatusRealisasi.choices, source="realisasi.status", help_text="Tahap pemeriksaan.")
    sementara = serializers.BooleanField(read_only=True, help_text="Belum disetujui, jadi belum resmi.")
    versi = Bulat(source="realisasi.versi", help_text="Nomor perubahan; sama dengan ETag baris ini, untuk If-Match.")
    dimasukkan_pada = _waktu("terakhir diisi", "dimasukkan_pada")
    diajukan_pada = _waktu("diajukan", "diajukan_pada")
    diverifikasi_pada = _waktu("diverifikasi", "diverifikasi_pada")
    disetujui_pada = _waktu("disetujui", "disetujui_pada")
    dokumen = TeksAtauNull(source="realisasi.dokumen.kode", help_text="Dokumen sumber; null bila diisi orang.")
    tempat = Teks(source="realisasi.tempat", help_text=TEMPAT)
    nilai_tercetak = Teks(
        source="realisasi.nilai_tercetak", help_text="Realisasi seperti tercetak; kosong bila tidak."
    )
    capaian_tercetak = Persen(source="realisasi.capaian_tercetak", help_text="Capaian tercetak dalam persen.")
    tafsir = Teks(source="realisasi.tafsir", help_text=TAFSIR)
    catatan_sumber = Teks(source="realisasi.catatan_sumber", help_text=CATATAN)
    telusur = AlamatApi(source="telusur_url", help_text="Penjelasan capaian yang memakai angka ini.")
