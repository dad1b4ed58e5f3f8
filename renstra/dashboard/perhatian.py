"""What wants attention: one entry per indikator with everything that speaks for it, the gravest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.capaian.banding import Arah
from indicators.models import Indikator
from indicators.rekap import BarisCapaian
from indicators.rekap.banding import BarisBanding, bandingkan
from indicators.rekap.laju import BarisLaju, susun_laju
from indicators.rekap.ringkas import BarisCetak
from indicators.rekap.tindak_lanjut import TindakanLewat
from indicators.rekap.total import capaian_terendah
from renstra.dashboard.laporan import Laporan
from renstra.dashboard.lensa import Lensa

TERBANYAK = 6


@dataclass(frozen=True, slots=True)
class Sebab:
    """One reason in words; `angka` ends it with a figure that is explained at `url`."""

    teks: str
    angka: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Perhatian:
    """One indikator: its figure, and what is to be said about it. `laju` where its pace is too low."""

    baris: BarisCetak
    sebab: list[Sebab]
    laju: BarisLaju | None
    tindakan: TindakanLewat | None

    @property
    def indikator(self) -> Indikator:
        return self.baris.indikator


@dataclass(frozen=True, slots=True)
class KartuPerhatian:
    isi: list[Perhatian]
    selebihnya: int
    url: str


def perhatian_terendah(lensa: Lensa) -> KartuPerhatian:
    """Of a large unit: the official figures furthest below their target, whatever else could be said of them."""
    baris = capaian_terendah(lensa.unit, lensa.periode)
    isi = [Perhatian(b, [Sebab(f"di bawah target ({b.indikator.unit.nama_pendek})")], None, None) for b in baris]
    return KartuPerhatian(isi, 0, lensa.untuk(sasaran=None).capaian_url())


def kartu_perhatian(lensa: Lensa, laporan: Laporan) -> KartuPerhatian:
    banding = {b.kini.indikator.pk: b for b in bandingkan(lensa.muatan, lensa.periode)}
    belum = {i.pk for u in laporan.belum for i in u.sel.belum}
    tindakan = {t.indikator.pk: t for t in reversed(laporan.tindakan)}
    semua = [_perhatian(lensa, b, banding, belum, tindakan) for b in lensa.baris]
    perlu = sorted((p for p in semua if p.sebab or p.laju or p.tindakan), key=_urutan)
    return KartuPerhatian(perlu[:TERBANYAK], len(perlu[TERBANYAK:]), lensa.untuk(sasaran=None).capaian_url())


def _perhatian(
    lensa: Lensa,
    baris: BarisCapaian,
    banding: Mapping[int, BarisBanding],
    belum: set[int],
    tindakan: Mapping[int, TindakanLewat],
) -> Perhatian:
    kunci = baris.indikator.pk
    laju = _laju(lensa, baris)
    return Perhatian(baris, _sebab(baris, banding.get(kunci), kunci in belum), laju, tindakan.get(kunci))


def _sebab(baris: BarisCapaian, banding: BarisBanding | None, belum: bool) -> list[Sebab]:
    """In words, without the figure itself, which stands beside them."""
    sebab = []
    if baris.tidak_tercapai:
        sebab.append(Sebab("di bawah target"))
    if baris.perlu_ditelaah:
        sebab.append(Sebab("perlu ditelaah: di atas batas kewajaran"))
    if banding and _memburuk(baris, banding):
        dahulu = banding.dahulu
        sebab.append(Sebab(f"{banding.banding.selisih_teks} dari", dahulu.capaian_teks, dahulu.telusur_url))
    if belum:
        sebab.append(Sebab(f"belum lapor ({baris.indikator.unit.nama_pendek})"))
    if baris.alasan_teks:
        sebab.append(Sebab(baris.alasan_teks.rstrip(".")))
    return sebab


def _memburuk(baris: BarisCapaian, banding: BarisBanding) -> bool:
    """A fall that leaves the target reached and the category as it was is told elsewhere."""
    satu = banding.banding
    if satu.arah == Arah.TURUN:
        return baris.tidak_tercapai or satu.kategori_berubah
    return satu.arah == Arah.HILANG


def _laju(lensa: Lensa, baris: BarisCapaian) -> BarisLaju | None:
    """The pace s.d. the quarter asked for, where it leads to a miss."""
    laju = susun_laju(
        baris.indikator,
        lensa.muatan.target.get(baris.indikator.pk, []),
        lensa.muatan.realisasi.get((baris.indikator.pk, lensa.tahun), []),
        lensa.tahun,
        lensa.triwulan or 4,
        semua=lensa.semua,
    )
    return laju if laju.laju.tahun and laju.laju.tahun.tertinggal else None


def _urutan(satu: Perhatian) -> tuple[int, bool, object]:
    """Short of the target first, the lowest before all; then what has no figure, and why; then what is too good."""
    baris = satu.baris
    if baris.tidak_tercapai:
        return 0, satu.tindakan is None, baris.capaian
    return (1, not baris.alasan_teks, 0) if baris.capaian is None else (2, satu.tindakan is None, 0)
