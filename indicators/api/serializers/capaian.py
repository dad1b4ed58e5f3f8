from __future__ import annotations

from rest_framework import serializers

from indicators.api.dasar.bentuk import Bentuk
from indicators.api.dasar.bidang import AlamatApi, Angka, Persen, Teks, TeksAtauNull, Triwulan, istilah
from indicators.api.serializers.ringkas import IndikatorRingkas, SasaranRingkas
from indicators.capaian import Alasan, Keadaan
from indicators.models import StatusRealisasi


class CapaianSerializer(Bentuk):
    """One row of `rekap_capaian`."""

    indikator = IndikatorRingkas(read_only=True)
    sasaran = SasaranRingkas(source="indikator.sasaran", read_only=True)
    unit = Teks(source="indikator.unit.kode", help_text="Kode unit penanggung jawab.")
    satuan = Teks(help_text="Satuan target dan realisasi.")
    tahun = serializers.IntegerField(read_only=True, help_text="Tahun yang diukur.")
    triwulan = Triwulan(help_text="1 sampai 4: sampai dengan triwulan itu; null: setahun.")
    target = Angka(
        source="target_api",
        help_text="Target dalam satuannya; null bila tidak ada, atau bila berupa rentang, predikat, atau teks.",
    )
    target_teks = TeksAtauNull(help_text="Target seperti dibaca orang; null bila tidak ada.")
    realisasi = Angka(source="realisasi_api", help_text="Realisasi dalam satuannya; null bila tidak ada angkanya.")
    realisasi_teks = TeksAtauNull(help_text="Realisasi seperti dibaca orang; null bila tidak ada.")
    capaian = Persen(
        help_text="Realisasi dibanding target dalam persen, tanpa batas; null bila tidak dapat dihitung."
    )
    capaian_dibatasi = Persen(help_text="Capaian dalam persen sesudah batas kebijakan; inilah yang masuk rata-rata.")
    kategori = TeksAtauNull(source="kategori.label", help_text="Kelas capaian menurut skala kebijakan.")
    keadaan = istilah(Keadaan.pilihan(), help_text="Apa yang dikatakan realisasi tentang dirinya.")
    alasan = istilah(
        Alasan.pilihan(), allow_null=True, help_text="Mengapa suatu angka tidak ada; null bila semua ada."
    )
    status = istilah(
        StatusRealisasi.choices, allow_null=True, help_text="Tahap realisasi terakhir; null bila tidak ada."
    )
    sementara = serializers.BooleanField(read_only=True, help_text="Ada angka di dalamnya yang belum disetujui.")
    capaian_tercetak = Persen(help_text="Capaian dalam persen yang tercetak di dokumen sumber; null bila tidak ada.")
    telusur = AlamatApi(source="telusur_url", help_text="Penjelasan angka ini: masukan, rumus, aturan, pembulatan.")
    contoh = serializers.BooleanField(read_only=True, help_text="Ada angka contoh dari demo di dalamnya: bukan data.")
