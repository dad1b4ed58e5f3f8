"""Who may see what, and who may do what: the one gate that every door uses."""

from indicators.akses.empat_mata import pernah_mengisi
from indicators.akses.impor import impor_terlihat, periksa_impor_acuan, periksa_impor_realisasi
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
    periksa_orang,
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
from indicators.akses.kebijakan import boleh_simulasi, periksa_simulasi
from indicators.akses.laporan import (
    boleh_mencatat_regulasi,
    boleh_menulis_narasi,
    penulis_narasi,
    periksa_mencatat_regulasi,
    periksa_menulis_narasi,
)
from indicators.akses.nilai_verifikasi import boleh_mencatat_verifikasi, periksa_mencatat_verifikasi
from indicators.akses.periode import (
    KeadaanPeriode,
    batas,
    batas_teks,
    daftar_pengecualian,
    jendela_tahun,
    keadaan_periode,
    periode_unit,
    waktu_teks,
)
from indicators.akses.persempit import GERAK_TOKEN, persempit
from indicators.akses.publik import PembacaResmi
from indicators.akses.radar import boleh_kesampingkan, periksa_kesampingkan
from indicators.akses.riwayat import riwayat_terlihat, syarat_riwayat
from indicators.akses.segel import (
    boleh_berkas_segel,
    kunci_segel,
    periksa_belum_disegel,
    periksa_berkas_segel,
    tahun_tersegel,
    triwulan_tersegel,
)
from indicators.akses.token import administrator, lingkup_token, token_terlihat

__all__ = [
    "GERAK_TOKEN",
    "Bentrok",
    "Ditolak",
    "Jangkauan",
    "KeadaanPeriode",
    "PembacaResmi",
    "Pengguna",
    "TakTerlihat",
    "Terlarang",
    "TidakLengkap",
    "VersiBerbeda",
    "administrator",
    "batas",
    "batas_teks",
    "berperan",
    "boleh",
    "boleh_berkas_segel",
    "boleh_kesampingkan",
    "boleh_melihat_anggaran",
    "boleh_melihat_jumlah",
    "boleh_mencatat_regulasi",
    "boleh_mencatat_verifikasi",
    "boleh_menulis_narasi",
    "boleh_simulasi",
    "daftar_pengecualian",
    "impor_terlihat",
    "indikator_terisi_oleh",
    "indikator_terlihat",
    "jangkauan",
    "jendela_tahun",
    "keadaan_periode",
    "kunci_segel",
    "lingkup_token",
    "pelaku",
    "penulis_narasi",
    "periksa_belum_disegel",
    "periksa_berkas_segel",
    "periksa_impor_acuan",
    "periksa_impor_realisasi",
    "periksa_izin",
    "periksa_kesampingkan",
    "periksa_mencatat_regulasi",
    "periksa_mencatat_verifikasi",
    "periksa_menulis_narasi",
    "periksa_orang",
    "periksa_simulasi",
    "periode_unit",
    "pernah_mengisi",
    "persempit",
    "realisasi_terlihat",
    "realisasi_untuk",
    "realisasi_untuk_gerak",
    "riwayat_terlihat",
    "syarat_riwayat",
    "tahun_tersegel",
    "token_terlihat",
    "triwulan_tersegel",
    "unit_terlihat",
    "waktu_teks",
]
