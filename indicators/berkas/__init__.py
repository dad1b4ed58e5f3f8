"""Files as evidence: what is taken, under which name, and where it is kept. Knows no figure and no person.

`unggahan` is the one module that needs Django: it receives files from a request.
"""

from indicators.berkas.jenis import EKSTENSI_TEKS, Jenis, periksa_isi
from indicators.berkas.nama import nama_tampilan
from indicators.berkas.pemindai import pindai
from indicators.berkas.penyimpanan import NAMA, SEMENTARA, Gudang
from indicators.berkas.tautan import nama_tautan, periksa_tautan
from indicators.berkas.tolak import BerkasDitolak
from indicators.berkas.ukuran import ukuran_teks

__all__ = [
    "EKSTENSI_TEKS",
    "NAMA",
    "SEMENTARA",
    "BerkasDitolak",
    "Gudang",
    "Jenis",
    "nama_tampilan",
    "nama_tautan",
    "periksa_isi",
    "periksa_tautan",
    "pindai",
    "ukuran_teks",
]
