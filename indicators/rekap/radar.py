"""The target radar over what is stored: the findings about some indikator, with what was set aside and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from indicators.akses import Pengguna, indikator_terlihat
from indicators.capaian import Nilai, nilai_isian, triwulan_ukur
from indicators.capaian.radar import AngkaRadar, AturanRadar, IndikatorRadar, Janji, TahunRadar, TemuanTarget, radar
from indicators.models import (
    SETAHUN,
    Indikator,
    Silsilah,
    StatusTarget,
    Target,
    TemuanDikesampingkan,
    UnitKerja,
    di_bawah,
)
from indicators.rekap.alamat import telusur_capaian_url
from indicators.rekap.baris import BarisCapaian
from indicators.rekap.capaian import URUTAN_POHON
from indicators.rekap.daftar import Daftar
from indicators.rekap.deret import SEBANDING, baris_semua_tahun
from indicators.rekap.periode import aturan_indikator, isian_realisasi, nilai_target


@dataclass(frozen=True, slots=True)
class AngkaTertaut:
    """A figure of a finding with the place where it is explained."""

    angka: AngkaRadar

    @property
    def url(self) -> str:
        return telusur_capaian_url(self.angka.kode, self.angka.tahun)


@dataclass(frozen=True, slots=True)
class BarisTemuan:
    """One finding as a page shows it; `dikesampingkan` None while it stands."""

    temuan: TemuanTarget
    dikesampingkan: TemuanDikesampingkan | None

    @property
    def angka(self) -> list[AngkaTertaut]:
        return [AngkaTertaut(satu) for satu in self.temuan.angka]


@dataclass(frozen=True, slots=True)
class RadarIndikator:
    """The findings about one indikator."""

    indikator: Indikator
    baris: list[BarisTemuan]

    @property
    def berlaku(self) -> list[BarisTemuan]:
        return [satu for satu in self.baris if satu.dikesampingkan is None]

    @property
    def hanya_kamus(self) -> bool:
        """Whether nothing is asked but to complete the card; such indikator are listed together."""
        return [satu.temuan.aturan for satu in self.baris] == [AturanRadar.KAMUS_KOSONG] and bool(self.berlaku)

    @property
    def dikesampingkan(self) -> list[BarisTemuan]:
        return [satu for satu in self.baris if satu.dikesampingkan is not None]


def daftar_radar(user: Pengguna, unit: UnitKerja | None = None) -> Daftar[Indikator, RadarIndikator]:
    """Every indikator that the user may see, in tree order, each with its findings; computed as far as it is read."""
    indikator = indikator_terlihat(user).select_related("sasaran__renstra", "unit")
    if unit:
        indikator = indikator.filter(di_bawah(unit, "unit__"))
    return Daftar(indikator, URUTAN_POHON, lambda baris: radar_indikator(user, baris))


@dataclass(frozen=True, slots=True)
class TemuanIndikator:
    """One finding beside the indikator that it is about, as a row of its own."""

    indikator: Indikator
    baris: BarisTemuan

    @property
    def dikesampingkan(self) -> bool:
        return self.baris.dikesampingkan is not None


def temuan_radar(semua: Iterable[RadarIndikator]) -> Iterator[TemuanIndikator]:
    return (TemuanIndikator(satu.indikator, baris) for satu in semua for baris in satu.baris)


def radar_indikator(user: Pengguna, indikator: Sequence[Indikator]) -> list[RadarIndikator]:
    """The findings about these indikator, in their order; a number of queries that does not grow with them."""
    rantai = _rantai(user, indikator)
    anggota = {satu.pk: satu for isi in rantai.values() for satu in isi}
    tahun: defaultdict[int, list[BarisCapaian]] = defaultdict(list)
    for baris in baris_semua_tahun(list(anggota.values())):
        tahun[baris.indikator.pk].append(baris)
    usulan = _usulan(anggota)
    disisihkan = {
        (satu.indikator_id, satu.sidik): satu
        for satu in TemuanDikesampingkan.objects.filter(indikator__in=indikator).select_related("pelaku")
    }
    return [
        RadarIndikator(
            satu,
            [
                BarisTemuan(temuan, disisihkan.get((satu.pk, temuan.sidik)))
                for temuan in radar(_bahan(satu, [b for i in rantai[satu.pk] for b in tahun[i.pk]], usulan))
            ],
        )
        for satu in indikator
    ]


def _rantai(user: Pengguna, indikator: Iterable[Indikator]) -> dict[int, list[Indikator]]:
    """Each indikator behind its comparable predecessors, oldest first; one query per step of the longest line."""
    rantai = {satu.pk: [satu] for satu in indikator}
    while depan := {isi[0].pk for isi in rantai.values()}:
        lama = _pendahulu(user, depan)
        baru = {pk: lama[isi[0].pk] for pk, isi in rantai.items() if isi[0].pk in lama}
        baru = {pk: satu for pk, satu in baru.items() if satu.pk not in {i.pk for i in rantai[pk]}}
        if not baru:
            break
        for pk, satu in baru.items():
            rantai[pk].insert(0, satu)
    return rantai


def _pendahulu(user: Pengguna, indikator: Iterable[int]) -> dict[int, Indikator]:
    """The one comparable predecessor, where there is just one and the user may see it."""
    relasi: defaultdict[int, list[Silsilah]] = defaultdict(list)
    sebanding = Silsilah.objects.filter(ke__in=indikator, hubungan__in=SEBANDING)
    for satu in sebanding.select_related("dari__sasaran__renstra", "dari__unit"):
        relasi[satu.ke_id or 0].append(satu)
    tunggal = {ke: isi[0].dari for ke, isi in relasi.items() if len(isi) == 1 and isi[0].dari}
    terlihat = set(indikator_terlihat(user).filter(pk__in=[satu.pk for satu in tunggal.values()]))
    return {ke: satu for ke, satu in tunggal.items() if satu in terlihat}


def _usulan(indikator: Iterable[int]) -> dict[tuple[int, int], Target]:
    """The proposal that waits per indikator and year."""
    menunggu = Target.objects.filter(indikator__in=indikator, status=StatusTarget.DIUSULKAN, triwulan=SETAHUN)
    return {(satu.indikator_id, satu.tahun): satu for satu in menunggu.select_related("predikat")}


def _bahan(
    indikator: Indikator, baris: Sequence[BarisCapaian], usulan: Mapping[tuple[int, int], Target]
) -> IndikatorRadar:
    """What the rules look at; a year that an indikator shares with its predecessor counts once, as its own."""
    per_tahun = {satu.tahun: satu for satu in baris}
    return IndikatorRadar(
        aturan_indikator(indikator),
        tuple(_tahun(satu, usulan.get((satu.indikator.pk, satu.tahun))) for _, satu in sorted(per_tahun.items())),
        indikator.nilai_maksimum,
        (
            ("definisi", bool(indikator.definisi)),
            ("formula", bool(indikator.formula)),
            ("sumber data", bool(indikator.sumber_data)),
            ("penanggung jawab", bool(indikator.penanggung_jawab)),
            ("satuan", bool(indikator.satuan or indikator.skala_predikat_id)),
        ),
    )


def _tahun(baris: BarisCapaian, usulan: Target | None) -> TahunRadar:
    target = [*baris.target_terdahulu, *([baris.sumber_target] if baris.sumber_target else [])]
    janji = tuple(_janji(satu) for satu in [*target, *([usulan] if usulan else [])])
    lengkap = baris.terkonsolidasi.n >= baris.terkonsolidasi.m > 0
    return TahunRadar(
        baris.kode,
        baris.tahun,
        janji,
        baris.realisasi if lengkap else None,
        baris.capaian_teks,
        baris.perlu_ditelaah,
        _triwulan(baris),
    )


def _janji(target: Target) -> Janji:
    usul = target.status == StatusTarget.DIUSULKAN
    saat = target.diusulkan_pada if usul else target.ditetapkan_pada
    return Janji(nilai_target(target), timezone.localdate(saat) if saat else None, usul)


def _triwulan(baris: BarisCapaian) -> tuple[tuple[int, Nilai], ...]:
    """The approved value of each quarter, where all that are measured so far without a gap have one."""
    nilai = {
        satu.triwulan: isi
        for satu in baris.sumber_realisasi
        if satu.triwulan and (isi := nilai_isian(isian_realisasi(satu), baris.aturan))
    }
    ditunggu = [tw for tw in triwulan_ukur(baris.aturan, baris.tahun) if tw <= max(nilai, default=0)]
    return tuple(sorted(nilai.items())) if all(tw in nilai for tw in ditunggu) else ()
