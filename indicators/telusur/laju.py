"""Where a pace comes from: position, target, quarters left, and the earlier years that a range stands on."""

from __future__ import annotations

from indicators.akses import Pengguna, TakTerlihat, indikator_terlihat
from indicators.models import StatusRealisasi
from indicators.rekap import aturan_indikator
from indicators.rekap.laju import laju_indikator
from indicators.telusur.asal import asal_realisasi, asal_target
from indicators.telusur.penjelasan import Penjelasan, riwayat_angka


def jelaskan_laju(user: Pengguna, kode: str, tahun: int, triwulan: int, *, semua: bool = False) -> Penjelasan:
    """The pace of one indikator s.d. a quarter. Raises TakTerlihat for a foreign one and where there is no pace."""
    indikator = indikator_terlihat(user).filter(kode=kode).select_related("sasaran__renstra", "unit").first()
    baris = laju_indikator(user, indikator, tahun, triwulan, semua=semua) if indikator else None
    utama = baris.utama if baris else None
    if baris is None or utama is None:
        raise TakTerlihat("Tidak ada laju untuk indikator dan periode itu.")
    aturan = aturan_indikator(baris.indikator)
    return Penjelasan(
        judul=f"Laju {baris.indikator.kode}, {baris.periode_teks}",
        subjudul=baris.indikator.uraian,
        nilai=None,
        satuan=f"{baris.indikator.satuan} per triwulan yang tersisa".strip(),
        alasan_teks=" ".join(baris.kalimat),
        langkah=baris.telusur,
        sementara=any(r.status != StatusRealisasi.DISETUJUI for r in baris.realisasi),
        asal=[*asal_target(baris.target, aturan), *asal_realisasi(baris.realisasi, aturan)],
        riwayat=riwayat_angka(baris.realisasi),
        hasil_teks=utama.soal.perlu_teks(),
        angka_api=utama.soal.perlu_api,
    )
