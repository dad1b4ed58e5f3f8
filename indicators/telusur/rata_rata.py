"""Where a mean of capaian comes from: of a sasaran, of a unit, of a year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from indicators.akses import Pengguna, TakTerlihat, jangkauan
from indicators.capaian import Anggota, agregat
from indicators.models import Sasaran, UnitKerja
from indicators.rekap import (
    BarisCapaian,
    Periode,
    SaringCapaian,
    pohon_url,
    rekap_capaian,
    simpul_sasaran,
    sudah_lewat,
)
from indicators.rekap.jumlah import jumlah_resmi
from indicators.telusur.asal import Asal
from indicators.telusur.penjelasan import Penjelasan, periode_teks, riwayat_angka

SATUAN = "rata-rata % dari target"


def jelaskan_sasaran(user: Pengguna, sasaran: int, saring: SaringCapaian) -> Penjelasan:
    """The mean over the indikator of one sasaran that the user may see, or of one unit among them.

    Raises TakTerlihat without any.
    """
    milik = Sasaran.objects.filter(pk=sasaran).select_related("renstra").first()
    if milik is None:
        raise TakTerlihat("Sasaran tidak ditemukan.")
    judul = f"Capaian sasaran {milik.kode}, {periode_teks(saring.tahun, saring.triwulan)}"
    uraian = f"{milik.uraian} · {saring.unit.nama}" if isinstance(saring.unit, UnitKerja) else milik.uraian
    penjelasan = _jelaskan_rata_rata(user, replace(saring, sasaran=milik), judul, uraian)
    versi = milik.renstra.versi if milik.renstra else None
    return replace(penjelasan, lain_url=pohon_url(milik, replace(saring, renstra=versi)))


def jelaskan_pohon(user: Pengguna, sasaran: int, saring: SaringCapaian) -> tuple[Penjelasan, Sasaran]:
    """The mean of a node of the pohon, over all indikator below it, and its sasaran.

    Raises TakTerlihat where the tree has no such node.
    """
    ada = simpul_sasaran(user, saring, sasaran)
    if ada is None or not ada[0].telusur_url:
        raise TakTerlihat("Sasaran tidak ditemukan.")
    simpul, rekap = ada
    milik, total = simpul.sasaran, agregat(_anggota(simpul.semua_baris), rekap.kebijakan)
    unit = f", {saring.unit.nama_pendek}" if isinstance(saring.unit, UnitKerja) else ""
    penjelasan = Penjelasan(
        judul=f"Capaian {milik.kode} dengan semua di bawahnya, {periode_teks(saring.tahun, saring.triwulan)}{unit}",
        subjudul=milik.uraian,
        nilai=total.nilai,
        satuan=SATUAN,
        alasan_teks=simpul.kalimat or f"{total.keterangan}.",
        langkah=(total.telusur,),
        kategori=total.kategori,
        sementara=total.sementara,
        asal=[Asal("Susunan pohon", "Sasaran di bawah sasaran", "", milik.tafsir)] if milik.tafsir else [],
        riwayat=riwayat_angka([r for b in simpul.semua_baris for r in b.sumber_realisasi]),
        pada=rekap.pada,
        agregat=total,
    )
    return penjelasan, milik


def jelaskan_unit(user: Pengguna, kode: str, saring: SaringCapaian) -> Penjelasan:
    """The mean over the indikator of a unit and below, under the plan version in force.

    Of a unit beyond reach whose official total is open the two parts that the total consists of. Raises TakTerlihat
    for any other, as for one that does not exist.
    """
    unit = UnitKerja.objects.filter(kode=kode).first()
    if unit is None:
        raise TakTerlihat("Unit tidak ditemukan.")
    judul = f"Nilai kinerja {unit.nama_pendek}, {periode_teks(saring.tahun, saring.triwulan)}"
    if not jangkauan(user).melihat(unit.jalur):
        return _jelaskan_jumlah(user, unit, saring, judul)
    return _jelaskan_rata_rata(user, replace(saring, unit=unit), judul, f"{unit.nama} dan unit di bawahnya")


def jelaskan_tahun(user: Pengguna, tahun: int) -> Penjelasan:
    """The mean over everything the user sees in a year. Raises TakTerlihat without any."""
    judul = f"Rata-rata capaian {periode_teks(tahun, None)}"
    return _jelaskan_rata_rata(user, SaringCapaian(tahun), judul, "Semua indikator yang Anda lihat")


def _jelaskan_rata_rata(user: Pengguna, saring: SaringCapaian, judul: str, subjudul: str) -> Penjelasan:
    rekap = rekap_capaian(user, saring)
    baris = list(rekap)
    if not baris:
        raise TakTerlihat("Tidak ada indikator untuk periode itu.")
    total = agregat(_anggota(baris), rekap.kebijakan)
    return Penjelasan(
        judul=judul,
        subjudul=subjudul,
        nilai=total.nilai,
        satuan=SATUAN,
        alasan_teks=f"{total.keterangan}.",
        langkah=(total.telusur,),
        kategori=total.kategori,
        sementara=total.sementara,
        riwayat=riwayat_angka([r for b in baris for r in b.sumber_realisasi]),
        pada=rekap.pada,
        agregat=total,
    )


def _anggota(baris: Iterable[BarisCapaian]) -> list[Anggota]:
    """The members of a mean, each with the address of its own explanation."""
    return [replace(b.anggota, alamat=b.telusur_url) for b in baris]


def _jelaskan_jumlah(user: Pengguna, unit: UnitKerja, saring: SaringCapaian, judul: str) -> Penjelasan:
    """Of today only: the history of others' figures is not the reader's either."""
    if sudah_lewat(saring.per):
        raise TakTerlihat("Tidak ada angka untuk unit dan periode itu.")
    total = jumlah_resmi(user, unit, Periode(saring.tahun, saring.triwulan, saring.semua_status)).agregat
    return Penjelasan(
        judul=judul,
        subjudul=f"{unit.nama} dan unit di bawahnya; jumlah resmi saja",
        nilai=total.nilai,
        satuan=SATUAN,
        alasan_teks=f"{total.keterangan}.",
        langkah=(total.telusur,),
        kategori=total.kategori,
        agregat=total,
        melampaui=True,
    )
