"""Passages that a change has made stale, found from the change feed: for the queue, which tells their authors.

All of them are read together: the indikator that they quote in one go, the published budget sets in another, whatever
the number of figures that changed. What is quoted is official, so that it is read here as everybody reads it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from django.core.cache import cache
from django.db.models import Q
from django.urls import reverse

from budget.rekap import RekapSerapan
from budget.rekap.terbitan import SerapanUnit, serapan_unit, terbitan_terbaru
from indicators.akses import PembacaResmi
from indicators.capaian import ROMAWI, AturanKebijakan
from indicators.models import Indikator, NarasiLaporan, Renstra, SegelRiwayat, UnitKerja, di_bawah
from indicators.rekap import BarisCapaian, Periode
from indicators.rekap.muatan import Muatan
from indicators.rekap.umpan import urut_terakhir
from indicators.services.narasi_laporan import NarasiBasi, tell_narasi_basi
from renstra.laporan.daftar import DAFTAR, jenis_laporan
from renstra.laporan.kutipan import ANGKA, RERATA, TAHUN, baca_kutipan
from renstra.laporan.narasi import JUDUL, JUDUL_SASARAN, basi, laporan_url, sunting_url

# The number of the feed up to which passages were looked at; where it is lost, all of them are looked at again.
SAMPAI = "narasi:urut"
PER_UNIT = frozenset({"realisasi", "target", "nilaiverifikasi"})  # a change of these reaches its unit and those above
# What no quoted figure follows from; any other change may reach every passage.
LAIN = frozenset(
    {"narasilaporan", "komentar", "buktidukung", "tindaklanjut", "temuandikesampingkan", "kerangkaregulasi"}
    | {"periodelapor", "pengecualianperiode", "segel", "impor", "rincianoutput", "nilaikinerjaanggaran"}
    | {"user", "akun", "token", "penugasan", "webhook"}
)


@dataclass(frozen=True)
class AsalBersama:
    """What many passages quote, read once."""

    kutipan: tuple[tuple[UnitKerja, list[str]], ...]

    @cached_property
    def tahun(self) -> set[int]:
        return {int(satu) for _, isi in self.kutipan for satu in isi if TAHUN.fullmatch(satu)}

    @cached_property
    def muatan(self) -> Muatan:
        """Of units of which a mean is quoted all indikator, of others those that are named."""
        perlu = Q(kode__in={isi[1] for _, isi in self.kutipan if isi[0] in ANGKA and len(isi) > 1})
        for unit in {unit for unit, isi in self.kutipan if isi[0] in RERATA}:
            perlu |= di_bawah(unit, "unit__")
        renstra = list(Renstra.objects.select_related("unit").order_by("tahun_mulai"))
        return Muatan(Indikator.objects.filter(perlu), renstra, self.tahun)

    @cached_property
    def terbit(self) -> list[RekapSerapan]:
        return terbitan_terbaru(PembacaResmi(), self.tahun)


@dataclass(frozen=True)
class AsalUnit:
    """Of that, what the passages of one unit may quote: as `Bahan` of its reports."""

    unit: UnitKerja
    bersama: AsalBersama

    def resmi(self, periode: Periode) -> list[BarisCapaian]:
        return [b for b in self.bersama.muatan.baris(periode) if b.indikator.unit.jalur.startswith(self.unit.jalur)]

    def aturan(self, tahun: int) -> AturanKebijakan:
        return self.bersama.muatan.kebijakan(tahun)

    def anggaran(self, tahun: int) -> SerapanUnit:
        return serapan_unit(self.bersama.terbit, self.unit, tahun)


def kabari_narasi() -> int:
    """Tell the authors of passages that sealed changes have made stale; how many passages they were told of.

    Safe to run from several processes, and again. A change that comes with the calendar alone is seen with the next.
    """
    terakhir, sampai = urut_terakhir(), cache.get(SAMPAI, 0)
    if terakhir == sampai:
        return 0
    jumlah = tell_narasi_basi(narasi_basi(sampai if sampai < terakhir else 0, terakhir), reverse("laporan:menu"))
    cache.set(SAMPAI, terakhir, None)
    return jumlah


def narasi_basi(dari: int, sampai: int) -> list[NarasiBasi]:
    """Those that the changes numbered above `dari` and up to `sampai` can have reached, and that are stale now."""
    narasi = _terjangkau(dari, sampai)
    if not narasi:
        return []
    bersama = AsalBersama(tuple((n.unit, satu.split(":")) for n in narasi for satu in n.kutipan))
    hasil = []
    for satu in narasi:
        beda = basi(satu, baca_kutipan(AsalUnit(satu.unit, bersama), satu.kutipan))
        if beda:
            isi = {b.kutipan: (b.dahulu, b.kini) for b in beda}
            hasil.append(NarasiBasi(satu, isi, tempat_teks(satu), sunting_url(satu, satu.bagian), laporan_url(satu)))
    return hasil


def tempat_teks(narasi: NarasiLaporan) -> str:
    """Which passage: "Pengantar, Laporan Kinerja (LKjIP) Ditjen Linjamsos 2024"."""
    triwulan = f"triwulan {ROMAWI[narasi.triwulan]} " if narasi.triwulan else ""
    laporan = f"{jenis_laporan(narasi.jenis).judul} {narasi.unit.nama_pendek} {triwulan}{narasi.tahun}"
    return f"{JUDUL.get(narasi.bagian, JUDUL_SASARAN)}, {laporan}"


def _terjangkau(dari: int, sampai: int) -> list[NarasiLaporan]:
    perubahan = SegelRiwayat.objects.filter(urut__gt=dari, urut__lte=sampai).exclude(riwayat__jenis__in=LAIN)
    milik = set(perubahan.order_by().values_list("riwayat__jenis", "riwayat__unit__jalur").distinct())
    if not milik:
        return []
    ada = NarasiLaporan.objects.filter(jenis__in=[satu.kode for satu in DAFTAR])
    narasi = ada.exclude(kutipan={}).exclude(teks="").select_related("unit", "penulis")
    if all(jenis in PER_UNIT and jalur for jenis, jalur in milik):
        narasi = narasi.filter(unit__jalur__in=_ke_atas(jalur for _, jalur in milik))
    return list(narasi)


def _ke_atas(jalur: Iterable[str]) -> Collection[str]:
    """The paths of these units and of those above them."""
    bagian = [satu.split("/")[:-1] for satu in jalur]
    return {"/".join(satu[: n + 1]) + "/" for satu in bagian for n in range(len(satu))}
