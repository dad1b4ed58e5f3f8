"""Evidence of a figure: files and links. Every door adds, removes and hands them out here."""

from indicators.services.bukti.baca import bukti_aktif, open_bukti
from indicators.services.bukti.hapus import remove_bukti
from indicators.services.bukti.izin import (
    BuktiDitolak,
    boleh_ubah_bukti,
    cari_realisasi,
    realisasi_dilampiri,
    realisasi_dilampiri_pk,
)
from indicators.services.bukti.tambah import HasilBukti, add_berkas, add_tautan
from indicators.services.bukti.terima import menerima_berkas

__all__ = [
    "BuktiDitolak",
    "HasilBukti",
    "add_berkas",
    "add_tautan",
    "boleh_ubah_bukti",
    "bukti_aktif",
    "cari_realisasi",
    "menerima_berkas",
    "open_bukti",
    "realisasi_dilampiri",
    "realisasi_dilampiri_pk",
    "remove_bukti",
]
