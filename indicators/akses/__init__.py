"""Who may see what, and who may do what: the one gate that every door uses."""

from indicators.akses.izin import Bentrok, Ditolak, TakTerlihat, Terlarang, TidakLengkap, boleh, periksa_izin
from indicators.akses.jangkauan import (
    Jangkauan,
    Pengguna,
    boleh_melihat_anggaran,
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

__all__ = [
    "Bentrok",
    "Ditolak",
    "Jangkauan",
    "KeadaanPeriode",
    "Pengguna",
    "TakTerlihat",
    "Terlarang",
    "TidakLengkap",
    "batas_teks",
    "boleh",
    "boleh_melihat_anggaran",
    "daftar_pengecualian",
    "indikator_terisi_oleh",
    "indikator_terlihat",
    "jangkauan",
    "jendela_tahun",
    "keadaan_periode",
    "periksa_izin",
    "periode_unit",
    "realisasi_terlihat",
    "unit_terlihat",
    "waktu_teks",
]
