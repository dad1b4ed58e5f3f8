"""Where a figure of the budget comes from, for its page and for the API alike."""

from __future__ import annotations

from django.utils import formats

from budget.models import DataAnggaran
from budget.rekap import RekapSerapan, data_terlihat, satu_nilai, satu_pendanaan, susun_rekap
from budget.rekap.banding import satu_banding
from budget.rekap.baris import terbitan_teks
from budget.rekap.terbitan import baris_di_alamat
from indicators.akses import Pengguna, TakTerlihat
from indicators.capaian import Alasan
from indicators.telusur import Asal, Penjelasan

TAK_ADA = "Tidak ada angka anggaran itu."


def jelaskan_serapan(user: Pengguna, data: int, kode: str) -> tuple[Penjelasan, str]:
    """Pagu, realisasi, sisa and serapan of one line of a published set, and the cut it stands in as a query string.

    Raises TakTerlihat.
    """
    rekap = _rekap(user, data)
    baris = baris_di_alamat(rekap, kode)
    if baris is None:
        raise TakTerlihat(TAK_ADA)
    penjelasan = Penjelasan(
        judul=f"Serapan {baris.nama}, {rekap.data.tahun}",
        subjudul=rekap.judul,
        nilai=baris.hasil.nilai,
        satuan="% dari pagu",
        alasan_teks=baris.keterangan,
        langkah=baris.langkah,
        alasan=Alasan.BUKAN_ANGKA if baris.hasil.nilai is None else None,
        tercetak_teks=baris.tercetak_teks,
        asal=[_asal("Sumber", rekap.data)],
    )
    return penjelasan, f"tahun={rekap.data.tahun}&rincian={rekap.data.rincian}"


def jelaskan_selisih(user: Pengguna, kini: int, pembanding: int, kunci: str) -> Penjelasan:
    """The difference of one line between two published sets, figure by figure. Raises TakTerlihat."""
    ini, itu = _rekap(user, kini), _rekap(user, pembanding)
    baris = satu_banding(ini, itu, kunci)
    hasil = baris.hasil
    if hasil is None:
        raise TakTerlihat(TAK_ADA)
    return Penjelasan(
        judul=f"Selisih {baris.nama}, {_nama(ini.data)} dan {_nama(itu.data)}",
        subjudul="Dua terbitan dibandingkan, tidak pernah dijumlahkan",
        nilai=hasil.poin,
        satuan="poin persen serapan",
        alasan_teks=baris.keterangan,
        langkah=hasil.telusur,
        alasan=Alasan.BUKAN_ANGKA if hasil.poin is None else None,
        asal=[_asal("Kini", ini.data), _asal("Pembanding", itu.data)],
    )


def jelaskan_pendanaan(pk: int) -> Penjelasan:
    """One allocation of a plan, as printed, beside the year before. Raises TakTerlihat."""
    baris = satu_pendanaan(pk)
    satu = baris.pendanaan
    return Penjelasan(
        judul=f"Alokasi anggaran {satu.tahun}",
        subjudul=f"{satu.uraian}, {satu.renstra}",
        nilai=None,
        hasil_teks=baris.alokasi_teks,
        angka_api=str(satu.alokasi),
        satuan="rupiah",
        alasan_teks=baris.catatan,
        langkah=baris.hasil.telusur,
        tercetak_teks=satu.teks,
        asal=[Asal("Sumber", str(satu.renstra), satu.tempat, satu.tafsir)],
    )


def jelaskan_nilai(user: Pengguna, pk: int) -> tuple[Penjelasan, int]:
    """One NKA or IKPA as its source prints it, held against its parts, and its year. Raises TakTerlihat."""
    baris = satu_nilai(user, pk)
    nilai = baris.nilai
    tanggal = formats.date_format(nilai.per_tanggal, "j F Y") if nilai.per_tanggal else ""
    asal = [Asal("Sumber", baris.sumber_teks, ", ".join(filter(None, [tanggal, nilai.tempat])))]
    if baris.skema:
        asal.append(Asal("Aturan", str(baris.skema), baris.skema.dasar_hukum, baris.skema_catatan))
    penjelasan = Penjelasan(
        judul=f"{baris.jenis_teks} {nilai.unit.nama_pendek}, {baris.periode_teks}",
        subjudul=nilai.get_jenis_display(),
        nilai=None,
        hasil_teks=baris.nilai_teks,
        angka_api=baris.nilai_api,
        satuan="nilai, tidak dihitung ulang",
        alasan_teks=" ".join(filter(None, [baris.periksa.kalimat, nilai.catatan])),
        langkah=baris.langkah,
        kategori=baris.kategori,
        tercetak_teks=nilai.nilai_tercetak,
        asal=asal,
    )
    return penjelasan, nilai.tahun


def _rekap(user: Pengguna, data: int) -> RekapSerapan:
    terbit = data_terlihat(user).filter(pk=data).select_related("unit").first()
    if terbit is None:
        raise TakTerlihat(TAK_ADA)
    return susun_rekap(terbit)


def _asal(nama: str, data: DataAnggaran) -> Asal:
    return Asal(nama, data.judul, " ".join(filter(None, [terbitan_teks(data), data.tempat])), data.tafsir)


def _nama(data: DataAnggaran) -> str:
    """The set in a word or two: its year, and its version where it has one."""
    return f"{data.tahun} ({data.pagu_versi})" if data.pagu_versi else str(data.tahun)
