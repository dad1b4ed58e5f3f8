"""Telusur: one explanation of a figure, for its page and for the API alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from django.utils import formats, timezone

from indicators.akses import Pengguna, TakTerlihat
from indicators.angka import format_angka, teks_api
from indicators.capaian import ROMAWI, Alasan, Keadaan, Kelas, Telusur, agregat
from indicators.models import Realisasi, Riwayat, Sasaran
from indicators.rekap import BarisCapaian, Pada, SaringCapaian, pohon_url, rekap_capaian, simpul_sasaran
from indicators.rekap.target import sumber_teks

TERAKHIR = 50


@dataclass(frozen=True, slots=True)
class Asal:
    """Where one input comes from: document and place, or who and when."""

    nama: str
    teks: str
    tempat: str = ""
    tafsir: str = ""


@dataclass(frozen=True, slots=True)
class Kejadian:
    """One change of a figure."""

    waktu: datetime
    pelaku: str
    aksi: str
    ringkasan: str

    @property
    def waktu_teks(self) -> str:
        return formats.date_format(timezone.localtime(self.waktu), "j F Y H.i")


@dataclass(frozen=True, slots=True)
class Penjelasan:
    """The answer to "where does this figure come from?". `nilai` None always with `alasan_teks`.

    `nilai` is in `satuan` (percent, unless that says rupiah or another) and has `desimal` decimals.
    """

    judul: str
    subjudul: str
    nilai: Decimal | int | None
    satuan: str
    alasan_teks: str
    langkah: tuple[Telusur, ...]
    kategori: Kelas | None = None
    sementara: bool = False
    keadaan: Keadaan | None = None
    alasan: Alasan | None = None
    tercetak_teks: str = ""
    asal: list[Asal] = field(default_factory=list)
    riwayat: list[Kejadian] | None = None
    pada: Pada | None = None
    desimal: int = 2
    lain_url: str = ""  # the same thing in the pohon kinerja, where it stands in one

    @property
    def nilai_teks(self) -> str:
        return "" if self.nilai is None else format_angka(self.nilai, self.desimal)

    @property
    def nilai_api(self) -> str | None:
        return None if self.nilai is None else teks_api(self.nilai, self.desimal)


def periode_teks(tahun: int, triwulan: int | None) -> str:
    return f"s.d. triwulan {ROMAWI[triwulan]} {tahun}" if triwulan else f"tahun {tahun}"


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
        alasan_teks=" ".join(filter(None, [_kalimat(baris.alasan_label), baris.alasan_teks])),
        langkah=baris.telusur,
        kategori=baris.kategori,
        sementara=baris.sementara,
        keadaan=baris.keadaan,
        alasan=baris.alasan,
        tercetak_teks=baris.capaian_tercetak_teks,
        asal=_asal_baris(baris),
        riwayat=_riwayat(baris.sumber_realisasi),
        pada=rekap.pada,
    )


def jelaskan_sasaran(user: Pengguna, sasaran: int, saring: SaringCapaian) -> Penjelasan:
    """The mean over the indikator of one sasaran that the user may see. Raises TakTerlihat without any."""
    milik = Sasaran.objects.filter(pk=sasaran).select_related("renstra").first()
    if milik is None:
        raise TakTerlihat("Sasaran tidak ditemukan.")
    judul = f"Capaian sasaran {milik.kode}, {periode_teks(saring.tahun, saring.triwulan)}"
    penjelasan = _jelaskan_rata_rata(user, replace(saring, sasaran=milik), judul, milik.uraian)
    versi = milik.renstra.versi if milik.renstra else None
    return replace(penjelasan, lain_url=pohon_url(milik, replace(saring, renstra=versi)))


def jelaskan_pohon(user: Pengguna, sasaran: int, saring: SaringCapaian) -> tuple[Penjelasan, Sasaran]:
    """The mean of a node of the pohon, over all indikator below it, and its sasaran.

    Raises TakTerlihat where the tree has no such node.
    """
    ada = simpul_sasaran(user, saring, sasaran)
    if ada is None:
        raise TakTerlihat("Sasaran tidak ditemukan.")
    simpul, rekap = ada
    milik, total = simpul.sasaran, simpul.agregat
    unit = f", {saring.unit.nama_pendek}" if saring.unit else ""
    penjelasan = Penjelasan(
        judul=f"Capaian {milik.kode} dengan semua di bawahnya, {periode_teks(saring.tahun, saring.triwulan)}{unit}",
        subjudul=milik.uraian,
        nilai=total.nilai,
        satuan="rata-rata % dari target",
        alasan_teks=simpul.kalimat or f"{total.keterangan}.",
        langkah=(total.telusur,),
        kategori=total.kategori,
        sementara=total.sementara,
        asal=[Asal("Susunan pohon", "Sasaran di bawah sasaran", "", milik.tafsir)] if milik.tafsir else [],
        riwayat=_riwayat([r for b in simpul.semua_baris for r in b.sumber_realisasi]),
        pada=rekap.pada,
    )
    return penjelasan, milik


def jelaskan_tahun(user: Pengguna, tahun: int) -> Penjelasan:
    """The mean over everything the user sees in a year. Raises TakTerlihat without any."""
    judul = f"Rata-rata capaian {periode_teks(tahun, None)}"
    return _jelaskan_rata_rata(user, SaringCapaian(tahun), judul, "Semua indikator yang Anda lihat")


def _jelaskan_rata_rata(user: Pengguna, saring: SaringCapaian, judul: str, subjudul: str) -> Penjelasan:
    rekap = rekap_capaian(user, saring)
    baris = list(rekap)
    if not baris:
        raise TakTerlihat("Tidak ada indikator untuk periode itu.")
    total = agregat([b.anggota for b in baris], rekap.kebijakan)
    return Penjelasan(
        judul=judul,
        subjudul=subjudul,
        nilai=total.nilai,
        satuan="rata-rata % dari target",
        alasan_teks=f"{total.keterangan}.",
        langkah=(total.telusur,),
        kategori=total.kategori,
        sementara=total.sementara,
        riwayat=_riwayat([r for b in baris for r in b.sumber_realisasi]),
        pada=rekap.pada,
    )


def _kalimat(teks: str) -> str:
    return f"{teks}." if teks else ""


def _asal_baris(baris: BarisCapaian) -> list[Asal]:
    """Where target and realisasi of a row come from."""
    asal = []
    if baris.sumber_target:
        target = baris.sumber_target
        asal.append(
            Asal(f"Target {target.tahun}", target.teks or baris.target_teks, sumber_teks(target), target.tafsir)
        )
    for realisasi in baris.sumber_realisasi:
        sumber = realisasi.dokumen.judul if realisasi.dokumen else realisasi.get_status_display()
        teks = realisasi.nilai_tercetak or baris.realisasi_teks or baris.keadaan.label
        tempat = ", ".join(filter(None, [sumber, realisasi.tempat]))
        asal.append(Asal(f"Realisasi {realisasi.periode_teks}", teks, tempat, realisasi.tafsir))
    return asal


def _riwayat(realisasi: Sequence[Realisasi]) -> list[Kejadian]:
    """The latest changes of these figures, newest first."""
    baris = Riwayat.objects.filter(jenis="realisasi", objek_id__in=[str(r.pk) for r in realisasi]).order_by("-pk")
    return [Kejadian(r.waktu, r.nama_pelaku, r.aksi, r.alasan) for r in baris[:TERAKHIR]]
