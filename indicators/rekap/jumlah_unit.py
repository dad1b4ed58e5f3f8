"""Computing what is stored: the rows of some units, what they add up to, and what units above make of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from indicators.capaian import AturanKebijakan
from indicators.capaian.jumlahan import Jumlahan, jumlahkan
from indicators.models import Indikator, Renstra, RingkasanCapaian, StatusRealisasi, UnitKerja
from indicators.models.renstra import versi_berlaku
from indicators.rekap.baris import BarisCapaian
from indicators.rekap.muatan import Muatan
from indicators.rekap.periode import Periode
from indicators.rekap.ringkas import isi_baris

TRIWULAN = (0, 1, 2, 3, 4)  # 0 is the year
Petak = tuple[int, int, int, bool]  # unit, tahun, triwulan, semua
NOL = Jumlahan()


@dataclass(slots=True)
class HasilUnit:
    """`baris` to be stored of the units' own indikator, and the totals of those under the plan in force."""

    baris: list[RingkasanCapaian]
    sendiri: dict[Petak, Jumlahan]


def jumlahkan_baris(baris: Collection[BarisCapaian], kebijakan: AturanKebijakan) -> Jumlahan:
    """Rows of one period as a total that can be added on."""
    anggota = [b.anggota for b in baris]
    sebagian = (b.hasil.tepat is not None and bool(b.sebagian_teks) for b in baris)
    return jumlahkan(anggota, kebijakan, sebagian, sum(b.contoh for b in baris))


def hitung_unit(unit: Collection[int], tahun: Collection[int] | None, renstra: Collection[Renstra]) -> HasilUnit:
    """Of these units' own indikator, in these years (None: in every year of theirs); five queries."""
    muatan = Muatan(Indikator.objects.filter(unit__in=unit), renstra, tahun)
    hasil = HasilUnit([], {})
    kelompok: defaultdict[Petak, list[BarisCapaian]] = defaultdict(list)
    for satu in muatan.indikator:
        masa = range(satu.tahun_awal, satu.tahun_akhir + 1)
        for t in masa if tahun is None else sorted({*tahun} & {*masa}):
            resmi_saja = _semua_resmi(muatan, satu, t)
            berlaku = satu.sasaran.renstra_id in {None, *(r.pk for r in versi_berlaku(renstra, t))}
            for triwulan in TRIWULAN:
                resmi = muatan.satu(satu, Periode(t, triwulan or None))
                semua = resmi if resmi_saja else muatan.satu(satu, Periode(t, triwulan or None, True))
                hasil.baris += _simpan(satu, t, triwulan, resmi, semua)
                if berlaku:
                    kelompok[satu.unit_id, t, triwulan, False].append(resmi)
                    kelompok[satu.unit_id, t, triwulan, True].append(semua)
    for petak, isi in kelompok.items():
        lain = (*petak[:3], False)
        # Where nothing waits both sides are one, and are added up once.
        sama = petak != lain and all(a is b for a, b in zip(isi, kelompok[lain], strict=True))
        hasil.sendiri[petak] = hasil.sendiri[lain] if sama else jumlahkan_baris(isi, muatan.kebijakan(petak[1]))
    return hasil


def _semua_resmi(muatan: Muatan, indikator: Indikator, tahun: int) -> bool:
    """Whether nothing waits, so that both sides are one."""
    return all(r.status == StatusRealisasi.DISETUJUI for r in muatan.realisasi.get((indikator.pk, tahun), []))


def _simpan(
    indikator: Indikator, tahun: int, triwulan: int, resmi: BarisCapaian, semua: BarisCapaian
) -> Iterator[RingkasanCapaian]:
    satu = {"indikator": indikator, "tahun": tahun, "triwulan": triwulan}
    isi = isi_baris(resmi)
    yield RingkasanCapaian(**satu, semua=False, capaian=resmi.capaian, isi=isi)
    if semua is not resmi and (lain := isi_baris(semua)) != isi:
        yield RingkasanCapaian(**satu, semua=True, capaian=semua.capaian, isi=lain)


def di_atas(unit: Collection[int], pohon: Mapping[int, UnitKerja]) -> list[UnitKerja]:
    """These units and every one above them, the deepest first."""
    kunci: set[int] = set()
    for satu in unit:
        ini = pohon.get(satu)
        while ini is not None and ini.pk not in kunci:
            kunci.add(ini.pk)
            ini = pohon.get(ini.induk_id or 0)
    return sorted((pohon[pk] for pk in kunci), key=lambda u: (-u.jalur.count("/"), u.pk))


def jumlahkan_ke_atas(
    unit: Iterable[UnitKerja],
    tahun: Iterable[int],
    sendiri: Mapping[Petak, Jumlahan],
    isi: Mapping[Petak, Jumlahan],
    anak: Mapping[int, Collection[int]],
) -> dict[Petak, Jumlahan]:
    """The totals of units given the deepest first: their own and those of the units directly below, new or stored."""
    baru: dict[Petak, Jumlahan] = {}
    petak = list(product(tahun, TRIWULAN, (False, True)))
    for satu in unit:
        for t, triwulan, semua in petak:
            total = sendiri.get((satu.pk, t, triwulan, semua), NOL)
            for bawah in anak.get(satu.pk, ()):
                kunci = (bawah, t, triwulan, semua)
                total += baru.get(kunci) or isi.get(kunci) or NOL
            baru[satu.pk, t, triwulan, semua] = total
    return baru
