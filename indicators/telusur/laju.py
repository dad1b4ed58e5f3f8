"""Where a pace comes from: position, target, quarters left, and the earlier years that a range stands on."""

from __future__ import annotations

from indicators.akses import Pengguna, TakTerlihat, indikator_terlihat
from indicators.capaian import nilai_isian, teks_nilai
from indicators.models import Realisasi, StatusRealisasi
from indicators.rekap import aturan_indikator
from indicators.rekap.laju import BarisLaju, laju_indikator
from indicators.rekap.periode import isian_realisasi
from indicators.rekap.target import sumber_teks, target_teks
from indicators.telusur.penjelasan import Asal, Penjelasan, riwayat_angka


def jelaskan_laju(user: Pengguna, kode: str, tahun: int, triwulan: int, *, semua: bool = False) -> Penjelasan:
    """The pace of one indikator s.d. a quarter. Raises TakTerlihat for a foreign one and where there is no pace."""
    indikator = indikator_terlihat(user).filter(kode=kode).select_related("sasaran__renstra", "unit").first()
    baris = laju_indikator(user, indikator, tahun, triwulan, semua=semua) if indikator else None
    utama = baris.utama if baris else None
    if baris is None or utama is None:
        raise TakTerlihat("Tidak ada laju untuk indikator dan periode itu.")
    return Penjelasan(
        judul=f"Laju {baris.indikator.kode}, {baris.periode_teks}",
        subjudul=baris.indikator.uraian,
        nilai=None,
        satuan=f"{baris.indikator.satuan} per triwulan yang tersisa".strip(),
        alasan_teks=" ".join(baris.kalimat),
        langkah=baris.telusur,
        sementara=any(r.status != StatusRealisasi.DISETUJUI for r in baris.realisasi),
        asal=[*_asal_target(baris), *(_asal(r, baris) for r in baris.realisasi)],
        riwayat=riwayat_angka(baris.realisasi),
        hasil_teks=utama.soal.perlu_teks(),
        angka_api=utama.soal.perlu_api,
    )


def _asal_target(baris: BarisLaju) -> list[Asal]:
    target = baris.target
    if target is None:
        return []
    teks = target.teks or target_teks(target, aturan_indikator(baris.indikator))
    return [Asal(f"Target {target.tahun}", teks, sumber_teks(target), target.tafsir)]


def _asal(realisasi: Realisasi, baris: BarisLaju) -> Asal:
    aturan = aturan_indikator(baris.indikator)
    sumber = realisasi.dokumen.judul if realisasi.dokumen else realisasi.get_status_display()
    teks = teks_nilai(nilai_isian(isian_realisasi(realisasi), aturan), aturan)
    tempat = ", ".join(filter(None, [sumber, realisasi.tempat]))
    return Asal(f"Realisasi {realisasi.periode_teks}", realisasi.nilai_tercetak or teks, tempat, realisasi.tafsir)
