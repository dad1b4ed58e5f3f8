"""What a row of open data holds: less than an account reads, and no text that a person typed about a figure."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from indicators.api.dasar.bentuk import Bentuk
from indicators.api.dasar.bidang import Bulat, Teks, TeksAtauNull, istilah
from indicators.api.serializers.capaian import CapaianSerializer
from indicators.api.serializers.ringkas import JENIS_INDIKATOR, SasaranRingkas
from indicators.capaian import Kalender, Konsolidasi, Polaritas

HANYA_AKUN = frozenset({"status", "sementara", "telusur"})


class CapaianPublikSerializer(CapaianSerializer):
    """A row of `capaian/` without what only an account can use: where it stands in the workflow, and its telusur."""

    unit_nama = Teks(source="indikator.unit.nama", help_text="Nama unit penanggung jawab.")
    contoh = serializers.BooleanField(read_only=True, help_text="Angka contoh dari demo aplikasi, bukan data.")

    def get_fields(self) -> dict[str, Any]:
        return {nama: satu for nama, satu in super().get_fields().items() if nama not in HANYA_AKUN}


class IndikatorPublikSerializer(Bentuk):
    """The statistical metadata of an indikator, without whoever answers for it by name."""

    kode = Teks(help_text="Kode indikator buatan kami, tunggal di semua versi renstra.")
    uraian = Teks(help_text="Nama indikator seperti tercetak.")
    jenis = istilah(JENIS_INDIKATOR, help_text="Jenis menurut jenjang sasarannya.")
    sasaran = SasaranRingkas(read_only=True)
    renstra = TeksAtauNull(source="sasaran.renstra.versi", help_text="Versi renstra; null bila tidak terikat versi.")
    produsen_data = Teks(source="unit.nama", help_text="Unit yang menghasilkan datanya.")
    satuan = Teks(help_text="Satuan (ukuran) target dan realisasi.")
    definisi = Teks(help_text="Konsep dan batasan yang diukur; kosong bila tidak tercetak.")
    formula = Teks(help_text="Metode penghitungan; kosong bila tidak tercetak.")
    sumber_data = Teks(help_text="Asal data; kosong bila tidak tercetak.")
    polaritas = istilah(Polaritas.pilihan(), help_text="Interpretasi: arah yang baik.")
    konsolidasi = istilah(Konsolidasi.pilihan(), help_text="Cara triwulan menjadi satu nilai setahun.")
    kalender = istilah(Kalender.pilihan(), help_text="Frekuensi pengukuran.")
    tahun_awal = Bulat(help_text="Tahun pertama berlaku.")
    tahun_akhir = Bulat(help_text="Tahun terakhir berlaku.")
    kode_referensi = Teks(help_text="Kode pada sistem rujukan statistik nasional; kosong bila belum ada.")
