"""The crosswalk of two plan versions: what became of each indikator and of each sasaran."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from django.db.models import Q

from indicators.akses import Pengguna, indikator_terlihat
from indicators.models import NamaLain, Renstra, Sasaran, Silsilah
from indicators.rekap.baris import BarisCapaian
from indicators.rekap.deret import baris_semua_tahun
from indicators.rekap.silang.baris import (
    TIDAK_DILANJUTKAN,
    BarisSasaran,
    KelompokSilang,
    Perbandingan,
    Rangkai,
    Ujung,
)


def perbandingan_versi(user: Pengguna) -> Perbandingan:
    """The latest revision of a plan, and every change of an indikator that the reader may see; nine queries."""
    menjadi = Renstra.objects.filter(menggantikan__isnull=False).select_related("menggantikan").last()
    semula = menjadi.menggantikan if menjadi else None
    terlihat = {i.pk for i in indikator_terlihat(user)}
    relasi = [s for s in _relasi() if {s.dari_id, s.ke_id} & terlihat]
    return Perbandingan(semula, menjadi, _sasaran(semula, menjadi, relasi, terlihat), _kelompok(relasi, terlihat))


def _relasi() -> list[Silsilah]:
    return list(
        Silsilah.objects.select_related(
            "dari__sasaran__renstra", "ke__sasaran__renstra", "dari__unit", "ke__unit"
        ).order_by("urutan", "pk")
    )


def _kelompok(relasi: Sequence[Silsilah], terlihat: set[int]) -> tuple[KelompokSilang, ...]:
    ujung = _ujung(relasi, terlihat)
    rangkai = [_rangkai(bersama, ujung) for bersama in _terhubung(relasi)]
    urut = sorted(rangkai, key=_letak)
    return tuple(KelompokSilang(judul, tuple(isi)) for judul, isi in groupby(urut, key=_judul))


def _terhubung(relasi: Sequence[Silsilah]) -> list[list[Silsilah]]:
    """Relations with one origin or one outcome belong together; a chain over three versions stays three steps."""
    per_ujung: dict[tuple[str, int], list[Silsilah]] = {}
    for satu in relasi:
        ujung = [(sisi, pk) for sisi, pk in (("dari", satu.dari_id), ("ke", satu.ke_id)) if pk]
        lama = {id(per_ujung[u]): per_ujung[u] for u in ujung if u in per_ujung}
        bersama = [s for isi in lama.values() for s in isi] + [satu]
        for s in bersama:
            per_ujung |= {(sisi, pk): bersama for sisi, pk in (("dari", s.dari_id), ("ke", s.ke_id)) if pk}
    return list({id(isi): isi for isi in per_ujung.values()}.values())


def _ujung(relasi: Sequence[Silsilah], terlihat: set[int]) -> dict[int, Ujung]:
    """Each end that may be seen, with its names and its figures."""
    semua = {i.pk: i for s in relasi for i in (s.dari, s.ke) if i and i.pk in terlihat}
    nama: defaultdict[int, list[NamaLain]] = defaultdict(list)
    for satu in NamaLain.objects.filter(indikator__in=semua):
        nama[satu.indikator_id].append(satu)
    deret: defaultdict[int, list[BarisCapaian]] = defaultdict(list)
    for baris in baris_semua_tahun(list(semua.values())):
        if baris.target_teks or baris.realisasi_teks:
            deret[baris.indikator.pk].append(baris)
    return {pk: Ujung(i, tuple(nama[pk]), tuple(deret[pk])) for pk, i in semua.items()}


def _rangkai(relasi: Sequence[Silsilah], ujung: Mapping[int, Ujung]) -> Rangkai:
    def milik(kunci: Iterable[int | None]) -> tuple[Ujung, ...]:
        return tuple(ujung[pk] for pk in dict.fromkeys(kunci) if pk and pk in ujung)

    return Rangkai(tuple(relasi), milik(s.dari_id for s in relasi), milik(s.ke_id for s in relasi))


def _tujuan(rangkai: Rangkai) -> Sasaran:
    """The sasaran it leads to, or ended in."""
    silsilah = rangkai.relasi[0]
    ujung = silsilah.ke or silsilah.dari
    if ujung is None:  # the database forbids it
        raise ValueError("silsilah tanpa ujung")
    return ujung.sasaran


def _letak(rangkai: Rangkai) -> tuple[bool, bool, int, int]:
    """What leads somewhere first, then what ended, then what is of no plan version; each in the plan's order."""
    tujuan = _tujuan(rangkai)
    return (tujuan.renstra_id is None, not rangkai.relasi[0].ke_id, tujuan.urutan, rangkai.relasi[0].urutan)


def _judul(rangkai: Rangkai) -> str:
    tujuan = _tujuan(rangkai)
    return f"{tujuan.kode} {tujuan.uraian}" if rangkai.relasi[0].ke_id else TIDAK_DILANJUTKAN.capitalize()


def _sasaran(
    semula: Renstra | None, menjadi: Renstra | None, relasi: Sequence[Silsilah], terlihat: set[int]
) -> tuple[BarisSasaran, ...]:
    if semula is None or menjadi is None:
        return ()
    milik = list(Sasaran.objects.filter(Q(renstra=semula) | Q(renstra=menjadi)).order_by("jenjang", "urutan"))
    lama = {s.kode: s for s in milik if s.renstra_id == semula.pk}
    baru = {s.kode: s for s in milik if s.renstra_id == menjadi.pk}
    boleh = [s for s in relasi if {s.dari_id, s.ke_id} - {None} <= terlihat]
    return tuple(
        BarisSasaran(
            kode,
            lama.get(kode),
            baru.get(kode),
            _menuju([s for s in boleh if s.dari and s.dari.sasaran == lama.get(kode)]),
            _dari([s for s in boleh if s.ke and s.ke.sasaran == baru.get(kode)]),
        )
        for kode in dict.fromkeys(s.kode for s in milik)
    )


def _menuju(relasi: Sequence[Silsilah]) -> str:
    """ "2 ke SP1, 3 ke SP2, 1 tidak dilanjutkan": of an earlier sasaran, each indikator by its sasaran now."""
    tujuan = Counter(f"ke {s.ke.sasaran.kode}" if s.ke else TIDAK_DILANJUTKAN for s in relasi)
    return ", ".join(f"{banyak} {kata}" for kata, banyak in sorted(tujuan.items()))


def _dari(relasi: Sequence[Silsilah]) -> str:
    """ "2 dari SP1, 1 baru": of a later sasaran, each origin of its indikator."""
    asal = Counter(f"dari {s.dari.sasaran.kode}" if s.dari else "baru" for s in relasi)
    return ", ".join(f"{banyak} {kata}" for kata, banyak in sorted(asal.items(), key=lambda isi: isi[0] == "baru"))
