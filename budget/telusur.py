from __future__ import annotations

from django.utils import formats

from budget.rekap import baris_menurut_kunci, data_terlihat, susun_rekap
from indicators.akses import Pengguna, TakTerlihat
from indicators.capaian import Alasan
from indicators.telusur import Asal, Penjelasan


def jelaskan_serapan(user: Pengguna, data: int, kode: str) -> tuple[Penjelasan, str]:
    """One line of a published set, and the cut it stands in as a query string. Raises TakTerlihat."""
    terbit = data_terlihat(user).filter(pk=data).select_related("unit").first()
    rekap = susun_rekap(terbit) if terbit else None
    baris = baris_menurut_kunci(rekap, kode) if rekap else None
    if rekap is None or baris is None:
        raise TakTerlihat("Tidak ada angka anggaran itu.")
    tanggal = formats.date_format(rekap.data.per_tanggal, "j F Y") if rekap.data.per_tanggal else ""
    sumber = ", ".join(filter(None, [rekap.data.sumber, tanggal, rekap.data.tempat]))
    penjelasan = Penjelasan(
        judul=f"Serapan {baris.nama}, {rekap.data.tahun}",
        subjudul=rekap.judul,
        nilai=baris.hasil.nilai,
        satuan="% dari pagu",
        alasan_teks=baris.serapan_keterangan,
        langkah=baris.langkah,
        alasan=Alasan.BUKAN_ANGKA if baris.hasil.nilai is None else None,
        tercetak_teks=baris.tercetak_teks,
        asal=[Asal("Sumber", sumber, "", rekap.data.tafsir)],
    )
    return penjelasan, f"tahun={rekap.data.tahun}&rincian={rekap.data.rincian}"
