"""Lists of the plan and the organisation. Plan texts are published: open to everyone logged in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Max, Min, Prefetch, Q, QuerySet

from indicators.akses import Pengguna, indikator_terlihat, jangkauan, unit_terlihat
from indicators.models import (
    Indikator,
    Jenjang,
    KerangkaRegulasi,
    Renstra,
    Sasaran,
    SatuUnit,
    Silsilah,
    UnitDicari,
    UnitKerja,
    di_bawah,
)
from indicators.rekap.capaian import URUTAN_POHON, menurut_versi, versi_renstra_q
from indicators.rekap.daftar import Daftar

URUTAN_SASARAN = ("jenjang", "renstra__tahun_mulai", "urutan", "pk")


@dataclass(frozen=True, slots=True)
class Saring:
    """What a reader asks for of a list; each list looks at what applies to it."""

    tahun: int | None = None
    triwulan: int | None = None
    unit: SatuUnit | None = None
    renstra: str | None = None
    jenjang: Jenjang | None = None
    status: str | None = None
    indikator: str | None = None
    cari: str = ""
    jenis: str | None = None


@dataclass(frozen=True, slots=True)
class BarisSilsilah:
    """One relation; an end that the reader may not see is None, as one that does not exist."""

    silsilah: Silsilah
    dari: Indikator | None
    ke: Indikator | None


def unit_bernama(user: Pengguna, kode: str) -> UnitDicari:
    """The unit of this name, if there is one that the user may see."""
    return UnitDicari(unit_terlihat(user), kode)


def versi_renstra() -> list[str]:
    """The versions of plans, in the order in which they came into force."""
    return list(dict.fromkeys(Renstra.objects.order_by("tahun_mulai").values_list("versi", flat=True)))


def rentang_rencana() -> tuple[int, int] | None:
    """The first and last year in which any indikator is valid; None where there is none."""
    tahun = Indikator.objects.aggregate(awal=Min("tahun_awal"), akhir=Max("tahun_akhir"))
    return (tahun["awal"], tahun["akhir"]) if tahun["awal"] else None


def penerbit() -> UnitKerja | None:
    """Whose plan this is: the unit of the plan that came into force last."""
    terbaru = Renstra.objects.select_related("unit").order_by("tahun_mulai").last()
    return terbaru.unit if terbaru else None


def daftar_unit(user: Pengguna, saring: Saring) -> Daftar[UnitKerja, UnitKerja]:
    sumber = unit_terlihat(user).filter(_teks(saring, "kode", "nama", "singkatan")).select_related("induk")
    if saring.unit:
        sumber = sumber.filter(di_bawah(saring.unit))
    return Daftar(sumber, ("urutan", "kode"))


def daftar_renstra(saring: Saring) -> Daftar[Renstra, Renstra]:
    sumber = Renstra.objects.filter(_teks(saring, "judul", "nama_versi")).select_related("unit", "menggantikan")
    if saring.tahun:
        sumber = sumber.filter(tahun_awal__lte=saring.tahun, tahun_akhir__gte=saring.tahun)
    if saring.unit:
        sumber = sumber.filter(di_bawah(saring.unit, "unit__"))
    return Daftar(sumber, ("unit__urutan", "tahun_mulai", "pk"))


def daftar_sasaran(saring: Saring) -> Daftar[Sasaran, Sasaran]:
    """Of every plan version, or of one: those that belong to none are listed with any."""
    sumber = Sasaran.objects.filter(_teks(saring, "kode", "uraian"))
    if saring.renstra:
        sumber = sumber.filter(versi_renstra_q(saring.renstra))
    if saring.jenjang:
        sumber = sumber.filter(jenjang=saring.jenjang)
    if saring.unit:
        sumber = sumber.filter(di_bawah(saring.unit, "unit__"))
    return Daftar(sumber.select_related("unit", "renstra", "tujuan", "induk"), URUTAN_SASARAN)


def sasaran_berindikator(user: Pengguna) -> QuerySet[Sasaran]:
    """The sasaran under which the user sees any indikator."""
    return Sasaran.objects.filter(indikator__in=indikator_terlihat(user)).distinct()


def daftar_indikator(user: Pengguna, saring: Saring) -> Daftar[Indikator, Indikator]:
    """Of every plan version, of one, or (with `tahun`) those valid in a year under the version in force then."""
    sumber = indikator_terlihat(user).filter(_teks(saring, "kode", "uraian"))
    if saring.tahun:
        sumber = sumber.filter(tahun_awal__lte=saring.tahun, tahun_akhir__gte=saring.tahun)
    if saring.tahun or saring.renstra:
        sumber = sumber.filter(menurut_versi(saring.renstra, saring.tahun or 0))
    if saring.jenjang:
        sumber = sumber.filter(sasaran__jenjang=saring.jenjang)
    if saring.unit:
        sumber = sumber.filter(di_bawah(saring.unit, "unit__"))
    return Daftar(_berkamus(sumber), URUTAN_POHON)


def _berkamus(sumber: QuerySet[Indikator]) -> QuerySet[Indikator]:
    return sumber.select_related("sasaran__renstra", "unit", "induk", "skala_predikat")


def indikator_rinci(user: Pengguna, kode: str) -> Indikator:
    """One indikator with its kamus and, as `komponen_terlihat`, its parts. Raises TakTerlihat."""
    komponen = Prefetch(
        "komponen", indikator_terlihat(user).select_related("sasaran").order_by("urutan"), "komponen_terlihat"
    )
    return Daftar(_berkamus(indikator_terlihat(user)).prefetch_related("nama_lain", komponen), URUTAN_POHON).satu(
        kode=kode
    )


def daftar_regulasi(saring: Saring) -> Daftar[KerangkaRegulasi, KerangkaRegulasi]:
    sumber = KerangkaRegulasi.objects.filter(_teks(saring, "judul", "urgensi", "unit_teks"))
    if saring.renstra:
        sumber = sumber.filter(renstra__versi=saring.renstra)
    if saring.unit:
        sumber = sumber.filter(di_bawah(saring.unit, "unit__"))
    if saring.jenis:
        sumber = sumber.filter(jenis=saring.jenis)
    return Daftar(sumber.select_related("unit", "renstra"), ("renstra__tahun_mulai", "-jenis", "nomor", "pk"))


def daftar_silsilah(user: Pengguna, saring: Saring) -> Daftar[Silsilah, BarisSilsilah]:
    """Relations with at least one end that the reader may see."""
    terlihat = jangkauan(user).terlihat
    sumber = Silsilah.objects.filter(terlihat("dari__unit__") | terlihat("ke__unit__"))
    if saring.indikator:
        sumber = sumber.filter(Q(dari__kode=saring.indikator) | Q(ke__kode=saring.indikator))
    if saring.jenis:
        sumber = sumber.filter(hubungan=saring.jenis)
    return Daftar(
        sumber.select_related("dari__sasaran", "ke__sasaran"), ("urutan", "pk"), lambda isi: _ujung(user, isi)
    )


def _ujung(user: Pengguna, silsilah: Sequence[Silsilah]) -> list[BarisSilsilah]:
    ujung = {pk for s in silsilah for pk in (s.dari_id, s.ke_id) if pk}
    terlihat = set(indikator_terlihat(user).filter(pk__in=ujung).values_list("pk", flat=True))
    return [
        BarisSilsilah(
            s, s.dari if s.dari and s.dari.pk in terlihat else None, s.ke if s.ke and s.ke.pk in terlihat else None
        )
        for s in silsilah
    ]


def _teks(saring: Saring, *kolom: str) -> Q:
    """The searched phrase in any of these columns."""
    kondisi = Q()
    for satu in kolom if saring.cari else ():
        kondisi |= Q(**{f"{satu}__icontains": saring.cari})
    return kondisi
