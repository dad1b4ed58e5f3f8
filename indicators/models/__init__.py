from indicators.models.bukti import BuktiDukung
from indicators.models.idempotensi import KunciIdempotensi
from indicators.models.impor import BarisImpor, Impor, KeadaanImpor, Keputusan
from indicators.models.indikator import Hubungan, Indikator, JenisNilai, NamaLain, Silsilah
from indicators.models.kebijakan import Kebijakan, KelasKategori, SkalaKategori
from indicators.models.narasi import NarasiLaporan
from indicators.models.pemberitahuan import Pemberitahuan
from indicators.models.periode import PengecualianPeriode, PeriodeLapor
from indicators.models.predikat import Predikat, SkalaPredikat
from indicators.models.radar import TemuanDikesampingkan
from indicators.models.realisasi import Realisasi, StatusRealisasi
from indicators.models.renstra import DokumenSumber, Renstra, StatusRenstra
from indicators.models.ringkasan import PerluHitung, RingkasanCapaian, RingkasanUnit
from indicators.models.riwayat import Riwayat, SegelRiwayat
from indicators.models.rujukan import (
    ArahKebijakan,
    JenisRegulasi,
    JenisRujukan,
    KerangkaRegulasi,
    Rujukan,
    StatusRegulasi,
    TingkatArah,
)
from indicators.models.sasaran import IndikatorTujuan, Jenjang, Sasaran, Tujuan
from indicators.models.segel import Segel
from indicators.models.target import PERIODE, SETAHUN, DokumenTarget, StatusTarget, Target
from indicators.models.tembolok import Tembolok
from indicators.models.tindak_lanjut import Komentar, Manfaat, TindakLanjut
from indicators.models.token import LingkupToken, Token
from indicators.models.unit import (
    JenjangUnit,
    Penugasan,
    Peran,
    SatuUnit,
    UnitDicari,
    UnitKerja,
    di_bawah,
    jalur_unit,
)
from indicators.models.verifikasi import NilaiVerifikasi
from indicators.models.webhook import PengirimanWebhook, Webhook

__all__ = [
    "PERIODE",
    "SETAHUN",
    "ArahKebijakan",
    "BarisImpor",
    "BuktiDukung",
    "DokumenSumber",
    "DokumenTarget",
    "Hubungan",
    "Impor",
    "Indikator",
    "IndikatorTujuan",
    "JenisNilai",
    "JenisRegulasi",
    "JenisRujukan",
    "Jenjang",
    "JenjangUnit",
    "KeadaanImpor",
    "Kebijakan",
    "KelasKategori",
    "Keputusan",
    "KerangkaRegulasi",
    "Komentar",
    "KunciIdempotensi",
    "LingkupToken",
    "Manfaat",
    "NamaLain",
    "NarasiLaporan",
    "NilaiVerifikasi",
    "Pemberitahuan",
    "PengecualianPeriode",
    "PengirimanWebhook",
    "Penugasan",
    "Peran",
    "PeriodeLapor",
    "PerluHitung",
    "Predikat",
    "Realisasi",
    "Renstra",
    "RingkasanCapaian",
    "RingkasanUnit",
    "Riwayat",
    "Rujukan",
    "Sasaran",
    "SatuUnit",
    "Segel",
    "SegelRiwayat",
    "Silsilah",
    "SkalaKategori",
    "SkalaPredikat",
    "StatusRealisasi",
    "StatusRegulasi",
    "StatusRenstra",
    "StatusTarget",
    "Target",
    "Tembolok",
    "TemuanDikesampingkan",
    "TindakLanjut",
    "TingkatArah",
    "Token",
    "Tujuan",
    "UnitDicari",
    "UnitKerja",
    "Webhook",
    "di_bawah",
    "jalur_unit",
]
