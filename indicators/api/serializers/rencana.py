"""Units, plans, sasaran, indikator with their kamus, lineage, regulations."""

from __future__ import annotations

from rest_framework import serializers

from indicators.api.dasar.bentuk import Bentuk
from indicators.api.dasar.bidang import AngkaTepat, Bulat, Teks, TeksAtauNull, istilah
from indicators.api.serializers.ringkas import (
    JENIS_INDIKATOR,
    AngkaIndikator,
    IndikatorRingkas,
    SasaranRingkas,
    SlugJenjang,
)
from indicators.capaian import Kalender, Konsolidasi, Polaritas, VarianMinimum
from indicators.models import Hubungan, JenisNilai, JenisRegulasi, JenjangUnit, StatusRegulasi, StatusRenstra

TAFSIR = "Pembacaan kami atas dokumen yang tidak mencetaknya dengan tegas; kosong bila tidak ada."
CATATAN = "Kejanggalan dokumen yang dicatat di tempatnya; kosong bila tidak ada."
TEMPAT = "Letak di dokumen sumber."


class UnitSerializer(Bentuk):
    kode = Teks(help_text="Kode unit; dipakai sebagai penyaring `unit` di semua daftar.")
    nama = Teks(help_text="Nama lengkap unit kerja.")
    singkatan = Teks(help_text="Nama pendek; kosong bila tidak ada.")
    jenjang = istilah(JenjangUnit.choices, help_text="Tingkat unit dalam organisasi.")
    induk = TeksAtauNull(source="induk.kode", help_text="Kode unit di atasnya; null bagi unit teratas.")
    kode_satker = Teks(help_text="Kode satuan kerja, enam angka sebagai teks; kosong bila tidak ada.")
    berlaku_dari = serializers.DateField(
        read_only=True, allow_null=True, help_text="Mulai berlaku; null bila sejak awal."
    )
    berlaku_sampai = serializers.DateField(
        read_only=True, allow_null=True, help_text="Hari terakhir berlaku; null bila masih berlaku."
    )
    tafsir = Teks(help_text=TAFSIR)


class RenstraSerializer(Bentuk):
    id = Bulat(help_text="Nomor renstra di sistem ini.")
    unit = Teks(source="unit.kode", help_text="Kode unit pemilik renstra.")
    versi = Teks(help_text="Versi: semula atau menjadi; dipakai sebagai penyaring `renstra`.")
    nama_versi = Teks(help_text="Nama versi untuk dibaca orang.")
    judul = Teks(help_text="Judul dokumen renstra.")
    tahun_awal = Bulat(help_text="Tahun pertama rencana.")
    tahun_akhir = Bulat(help_text="Tahun terakhir rencana.")
    tahun_mulai = Bulat(help_text="Tahun mulai berlakunya versi ini.")
    menggantikan = TeksAtauNull(
        source="menggantikan.versi", help_text="Versi yang digantikan; null bagi versi pertama."
    )
    dasar_hukum = Teks(help_text="Peraturan yang menetapkannya; kosong bila tidak tercetak.")
    status = istilah(StatusRenstra.choices, help_text="Keadaan versi ini.")
    tafsir = Teks(help_text=TAFSIR)


class SasaranSerializer(Bentuk):
    id = Bulat(help_text="Nomor sasaran di sistem ini.")
    kode = Teks(help_text="Kode seperti tercetak; kode yang sama dapat berbeda arti antarversi.")
    uraian = Teks(help_text="Kalimat sasaran.")
    jenjang = SlugJenjang(help_text="Tingkat sasaran.")
    unit = Teks(source="unit.kode", help_text="Kode unit pemilik sasaran.")
    renstra = TeksAtauNull(
        source="renstra.versi", help_text="Versi renstra; null bagi strategis, prioritas nasional, RPJMN."
    )
    tujuan = TeksAtauNull(source="tujuan.kode", help_text="Kode tujuan yang dituju; null bila tidak ada.")
    induk = TeksAtauNull(source="induk.kode", help_text="Kode sasaran di atasnya; null bila tidak ada.")
    tafsir = Teks(help_text=TAFSIR)
    catatan_sumber = Teks(help_text=CATATAN)


class BaselineSerializer(Bentuk):
    nilai = AngkaIndikator("baseline_nilai", help_text="Keadaan awal dalam satuannya; null bila tidak tercetak.")
    teks = Teks(source="baseline_teks", help_text="Keadaan awal seperti tercetak; kosong bila tidak ada.")
    tahun = serializers.IntegerField(
        source="baseline_tahun", read_only=True, allow_null=True, help_text="Tahun keadaan awal."
    )
    sumber = Teks(source="baseline_sumber", help_text="Asal keadaan awal; kosong bila tidak tercetak.")


class IndikatorSerializer(Bentuk):
    """The kamus of an indikator: all that is needed to measure it the same way again."""

    kode = Teks(help_text="Kode indikator buatan kami, tunggal di semua versi renstra.")
    uraian = Teks(help_text="Nama indikator seperti tercetak.")
    jenis = istilah(JENIS_INDIKATOR, help_text="Jenis menurut jenjang sasarannya.")
    sasaran = SasaranRingkas(read_only=True)
    jenjang = SlugJenjang(source="sasaran.jenjang", help_text="Tingkat sasarannya.")
    renstra = TeksAtauNull(source="sasaran.renstra.versi", help_text="Versi renstra; null bila tidak terikat versi.")
    unit = Teks(source="unit.kode", help_text="Kode unit penanggung jawab.")
    induk = TeksAtauNull(source="induk.kode", help_text="Kode indikator induk bila ini rinciannya.")
    satuan = Teks(help_text="Satuan target dan realisasi.")
    jenis_nilai = istilah(JenisNilai.choices, help_text="Bentuk nilainya.")
    nilai_maksimum = AngkaIndikator(
        "nilai_maksimum", help_text="Nilai tertinggi yang mungkin; null bila tak berbatas."
    )
    skala_predikat = TeksAtauNull(source="skala_predikat.kode", help_text="Skala predikat; null bila bukan predikat.")
    polaritas = istilah(Polaritas.pilihan(), help_text="Arah yang baik.")
    varian_minimum = istilah(VarianMinimum.pilihan(), help_text="Rumus bila makin rendah makin baik.")
    konsolidasi = istilah(Konsolidasi.pilihan(), help_text="Cara triwulan menjadi satu nilai setahun.")
    kalender = istilah(Kalender.pilihan(), help_text="Kapan diukur.")
    tahun_ukur = serializers.ListField(
        child=serializers.IntegerField(), read_only=True, help_text="Tahun pengukuran bila hanya tahun tertentu."
    )
    bobot = AngkaTepat(help_text="Berat dalam rata-rata berbobot; null bila tidak punya.")
    iku = serializers.BooleanField(read_only=True, help_text="Indikator kinerja utama.")
    desimal = Bulat(help_text="Banyaknya angka di belakang koma.")
    boleh_negatif = serializers.BooleanField(read_only=True, help_text="Nilai di bawah nol mungkin.")
    wajar_minimum = AngkaIndikator("wajar_minimum", help_text="Di bawah ini ditanyakan; null bila tidak diatur.")
    wajar_maksimum = AngkaIndikator("wajar_maksimum", help_text="Di atas ini ditanyakan; null bila tidak diatur.")
    tahun_awal = Bulat(help_text="Tahun pertama berlaku.")
    tahun_akhir = Bulat(help_text="Tahun terakhir berlaku.")
    definisi = Teks(help_text="Batasan yang diukur; kosong bila tidak tercetak.")
    formula = Teks(help_text="Cara menghitung; kosong bila tidak tercetak.")
    sumber_data = Teks(help_text="Asal data; kosong bila tidak tercetak.")
    penanggung_jawab = Teks(help_text="Penanggung jawab seperti tercetak; kosong bila tidak ada.")
    baseline = BaselineSerializer(source="*", read_only=True)
    kode_referensi = Teks(help_text="Kode pada sistem rujukan statistik nasional; kosong bila belum ada.")
    tempat = Teks(help_text=TEMPAT)
    tafsir = Teks(help_text=TAFSIR)
    catatan_sumber = Teks(help_text=CATATAN)


class NamaLainSerializer(Bentuk):
    nama = Teks(help_text="Bunyi lain indikator yang sama.")
    tempat = Teks(help_text=TEMPAT)


class IndikatorRinciSerializer(IndikatorSerializer):
    nama_lain = NamaLainSerializer(source="nama_lain.all", many=True, read_only=True)
    komponen = IndikatorRingkas(source="komponen_terlihat", many=True, read_only=True)


class SilsilahSerializer(Bentuk):
    id = Bulat(source="silsilah.pk", help_text="Nomor hubungan di sistem ini.")
    dari = IndikatorRingkas(
        read_only=True, allow_null=True, help_text="Indikator asal; null bila baru atau di luar jangkauan Anda."
    )
    ke = IndikatorRingkas(
        read_only=True, allow_null=True, help_text="Indikator tujuan; null bila dihapus atau di luar jangkauan Anda."
    )
    hubungan = istilah(Hubungan.choices, source="silsilah.hubungan", help_text="Jenis hubungan.")
    keterangan = Teks(source="silsilah.keterangan", help_text="Penjelasan perubahan.")
    dokumen = Teks(source="silsilah.dokumen", help_text="Dokumen yang mengubahnya.")
    tafsir = Teks(source="silsilah.tafsir", help_text=TAFSIR)


class RegulasiSerializer(Bentuk):
    id = Bulat(help_text="Nomor di sistem ini.")
    renstra = Teks(source="renstra.versi", help_text="Versi renstra yang memuatnya.")
    jenis = istilah(JenisRegulasi.choices, help_text="Jenis peraturan.")
    nomor = Bulat(help_text="Nomor urut seperti tercetak.")
    judul = Teks(help_text="Judul peraturan yang direncanakan.")
    rancangan = serializers.BooleanField(read_only=True, help_text="Tercetak sebagai rancangan.")
    urgensi = Teks(help_text="Alasan dibutuhkan; kosong bila tidak tercetak.")
    unit = TeksAtauNull(source="unit.kode", help_text="Kode unit penanggung jawab; null bila bukan unit dalam OTK.")
    unit_teks = Teks(help_text="Unit penanggung jawab seperti tercetak.")
    status = istilah(
        StatusRegulasi.choices, allow_null=True, help_text="Tahap yang dicapai; null bila belum dicatat."
    )
    status_pada = serializers.DateField(read_only=True, allow_null=True, help_text="Tanggal tahap itu dicapai.")
    nomor_penetapan = Teks(help_text="Nomor peraturannya bila sudah ditetapkan; selain itu kosong.")
    tahun_target = serializers.IntegerField(
        read_only=True, allow_null=True, help_text="Tahun penyelesaian yang direncanakan; null bila tidak diketahui."
    )
    tempat = Teks(help_text=TEMPAT)
    tafsir = Teks(help_text=TAFSIR)
    catatan_sumber = Teks(help_text=CATATAN)
