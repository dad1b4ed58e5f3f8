"""Who may see what, and who may do what: the one gate that every door uses."""

from indicators.akses.empat_mata import pernah_mengisi
from indicators.akses.izin import (
    Bentrok,
    Ditolak,
    TakTerlihat,
    Terlarang,
    TidakLengkap,
    VersiBerbeda,
    berperan,
    boleh,
    pelaku,
    periksa_izin,
    realisasi_untuk,
    realisasi_untuk_gerak,
)
from indicators.akses.jangkauan import (
    Jangkauan,
    Pengguna,
    boleh_melihat_anggaran,
    boleh_melihat_jumlah,
    indikator_terisi_oleh,
    indikator_terlihat,
    jangkauan,
    realisasi_terlihat,
    unit_terlihat,
)
from indicators.akses.periode import (
    KeadaanPeriode,
    batas_teks,
    daftar_pengecualian,
    jendela_tahun,
    keadaan_periode,
    periode_unit,
    waktu_teks,
)
from indicators.akses.persempit import GERAK_TOKEN, persempit
from indicators.akses.riwayat import riwayat_terlihat, syarat_riwayat
from indicators.akses.token import administrator, lingkup_token, token_terlihat

__all__ = [
    "GERAK_TOKEN",
    "Bentrok",
    "Ditolak",
    "Jangkauan",
    "KeadaanPeriode",
    "Pengguna",
    "TakTerlihat",
    "Terlarang",
    "TidakLengkap",
    "VersiBerbeda",
    "administrator",
    "batas_teks",
    "berperan",
    "boleh",
    "boleh_melihat_anggaran",
    "boleh_melihat_jumlah",
    "daftar_pengecualian",
    "indikator_terisi_oleh",
    "indikator_terlihat",
    "jangkauan",
    "jendela_tahun",
    "keadaan_periode",
    "lingkup_token",
    "pelaku",
    "periksa_izin",
    "periode_unit",
    "pernah_mengisi",
    "persempit",
    "realisasi_terlihat",
    "realisasi_untuk",
    "realisasi_untuk_gerak",
    "riwayat_terlihat",
    "syarat_riwayat",
    "token_terlihat",
    "unit_terlihat",
    "waktu_teks",
]
