"""The engine of capaian. Pure Python: no Django, no floats, exact fractions rounded once at the end."""

from indicators.capaian.agregasi import Agregat, agregat
from indicators.capaian.anggota import Anggota
from indicators.capaian.istilah import (
    Agregasi,
    Alasan,
    Batas,
    Kalender,
    Keadaan,
    Konsolidasi,
    NilaiResmi,
    Polaritas,
    VarianMinimum,
)
from indicators.capaian.kategori import (
    AturanKebijakan,
    Kelas,
    di_bawah_batas_penjelasan,
    dibatasi,
    kategori,
    periksa_skala,
    perlu_ditelaah,
    telusur_kategori,
)
from indicators.capaian.konsolidasi import (
    ROMAWI,
    Isian,
    Terkonsolidasi,
    konsolidasi,
    nilai_isian,
    triwulan_ukur,
)
from indicators.capaian.nilai import Aturan, Nilai, NilaiPredikat, angka_api, angka_tepat_api, teks_nilai
from indicators.capaian.rumus import Capaian, capaian
from indicators.capaian.telusur import Ditinggalkan, Masukan, Telusur

__all__ = [
    "ROMAWI",
    "Agregasi",
    "Agregat",
    "Alasan",
    "Anggota",
    "Aturan",
    "AturanKebijakan",
    "Batas",
    "Capaian",
    "Ditinggalkan",
    "Isian",
    "Kalender",
    "Keadaan",
    "Kelas",
    "Konsolidasi",
    "Masukan",
    "Nilai",
    "NilaiPredikat",
    "NilaiResmi",
    "Polaritas",
    "Telusur",
    "Terkonsolidasi",
    "VarianMinimum",
    "agregat",
    "angka_api",
    "angka_tepat_api",
    "capaian",
    "di_bawah_batas_penjelasan",
    "dibatasi",
    "kategori",
    "konsolidasi",
    "nilai_isian",
    "periksa_skala",
    "perlu_ditelaah",
    "teks_nilai",
    "telusur_kategori",
    "triwulan_ukur",
]
