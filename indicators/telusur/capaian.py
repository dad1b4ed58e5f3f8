"""Where the capaian of one indikator comes from."""

from __future__ import annotations

from indicators.akses import Pengguna, TakTerlihat
from indicators.rekap import SaringCapaian, rekap_capaian
from indicators.telusur.penjelasan import (
    Penjelasan,
    asal_baris,
    asal_verifikasi,
    kalimat,
    periode_teks,
    riwayat_angka,
)


def jelaskan_capaian(user: Pengguna, saring: SaringCapaian) -> Penjelasan:
    """The capaian of the one indikator in `saring`. Raises TakTerlihat where there is no such row."""
    rekap = rekap_capaian(user, saring)
    baris = next(iter(rekap), None)
    if baris is None:
        raise TakTerlihat("Tidak ada angka untuk indikator dan periode itu.")
    return Penjelasan(
        judul=f"Capaian {baris.kode}, {periode_teks(saring.tahun, saring.triwulan)}",
        subjudul=baris.uraian,
        nilai=baris.capaian,
        satuan="% dari target",
        alasan_teks=" ".join(filter(None, [kalimat(baris.alasan_label), baris.alasan_teks])),
        langkah=baris.telusur,
        kategori=baris.kategori,
        sementara=baris.sementara,
        keadaan=baris.keadaan,
        alasan=baris.alasan,
        tercetak_teks=baris.capaian_tercetak_teks,
        asal=asal_baris(baris) + asal_verifikasi(user, baris, rekap.pada),
        riwayat=riwayat_angka(baris.sumber_realisasi),
        pada=rekap.pada,
    )
