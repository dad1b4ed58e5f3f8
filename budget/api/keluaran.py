"""The columns of downloads that have no address in the API."""

from __future__ import annotations

from indicators.api.dasar.bentuk import Bentuk
from indicators.api.dasar.bidang import Bulat, Rupiah, Teks, TeksAtauNull


class RincianOutputSerializer(Bentuk):
    """One rincian output; written so that it can be imported again."""

    kode_anggaran = Teks(source="kode", help_text="Kode kementerian, program, kegiatan, KRO, RO; teks panjang tetap.")
    uraian = Teks(source="ro.nama", help_text="Nama RO seperti di KRISNA.")
    satuan = Teks(source="ro.satuan", help_text="Satuan volumenya.")
    volume = TeksAtauNull(source="volume_teks", help_text="Banyaknya, dalam satuannya; kosong bila tidak tertulis.")
    pagu = Rupiah(source="ro.pagu", help_text="Rupiah bulat.")
    sasaran = Teks(source="sasaran_kode", help_text="Kode sasaran yang didukung; kosong bila belum dikaitkan.")
    tahun_anggaran = Bulat(source="ro.tahun", help_text="Tahun anggarannya.")
