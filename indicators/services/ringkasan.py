"""Keeping the read model up with what is stored: after each commit, by the queue, or all of it anew.

What has to be computed is what the database marked (`PerluHitung`). A mark is removed together with what was computed
after it was seen, so a change in between leaves a mark of its own and is computed again.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from indicators.capaian.jumlahan import Jumlahan
from indicators.models import Indikator, PerluHitung, Renstra, RingkasanCapaian, RingkasanUnit, UnitKerja
from indicators.rekap.jumlah_unit import NOL, HasilUnit, Petak, di_atas, hitung_unit, jumlahkan_ke_atas

SEKALI_TANDA, SEKALI_UNIT, SEKALI_TULIS = 2000, 3, 500
JEDA_DETIK = 0.02  # between two rounds: let those in who wait for SQLite's one writer
KUNCI_PENGHITUNG = 0x6869_7475  # "hitu": one at a time on PostgreSQL
Kemajuan = Callable[[int, int], None]


def minta_ringkasan() -> None:
    """Ask for the read model to be brought up to date once the caller's transaction is committed."""
    if settings.ANTREAN_LANGSUNG:
        transaction.on_commit(_setelah_commit, robust=True)


def _setelah_commit() -> None:
    """Whoever never stored anything computes everything as it is read; a saved figure is no time to begin."""
    if RingkasanUnit.objects.exists():
        perbarui_ringkasan()


def tandai_indikator(indikator: int, tahun: int) -> None:
    """Mark by hand what no trigger sees: a table that does not name its indikator itself."""
    PerluHitung.objects.create(indikator=indikator, tahun=tahun)


def perbarui_ringkasan() -> int:
    """Compute what is marked; how many marks are done. Safe to run from several processes."""
    tanda = list(PerluHitung.objects.order_by("pk")[:SEKALI_TANDA])
    kosong = not RingkasanUnit.objects.exists() and Indikator.objects.exists()
    if kosong or any(t.indikator is None and t.unit is None for t in tanda):
        return hitung_ulang()
    jumlah = 0
    for ke, sekali in enumerate(_per_unit(tanda)):
        time.sleep(JEDA_DETIK if ke else 0)
        jumlah += _kerjakan(sekali)
    return jumlah


def _per_unit(tanda: Sequence[PerluHitung]) -> list[list[int]]:
    """The keys of the marks, so many units at a time."""
    milik = _unit_tanda(tanda)
    unit = sorted({u for isi in milik.values() for u in isi})
    tempat = {satu: ke // SEKALI_UNIT for ke, satu in enumerate(unit)}
    kelompok: defaultdict[int, list[int]] = defaultdict(list)
    for satu in tanda:
        kelompok[max((tempat[u] for u in milik[satu.pk]), default=0)].append(satu.pk)
    return list(kelompok.values())


def _unit_tanda(tanda: Sequence[PerluHitung]) -> dict[int, set[int]]:
    """The units that each mark concerns; of a deleted indikator the mark itself names one."""
    milik = dict(Indikator.objects.filter(pk__in={t.indikator for t in tanda}).values_list("pk", "unit_id"))
    return {t.pk: {u for u in (t.unit, milik.get(t.indikator or 0)) if u} for t in tanda}


@transaction.atomic
def _kerjakan(kunci: Sequence[int]) -> int:
    """The marks that are still there, from reading to removing them under one lock: nobody else computes between."""
    _giliran()
    tanda = list(PerluHitung.objects.filter(pk__in=kunci))
    unit = {u for isi in _unit_tanda(tanda).values() for u in isi}
    per_tahun = {t.tahun for t in tanda}
    tahun = None if None in per_tahun else sorted(t for t in per_tahun if t is not None)
    pohon, hasil = _pohon_sekitar(unit), hitung_unit(unit, tahun, list(Renstra.objects.all()))
    _ganti_baris(hasil, unit, tahun)
    semua_tahun = sorted({p[1] for p in hasil.sendiri} | _tahun_tersimpan(unit)) if tahun is None else tahun
    _ganti_total(pohon, di_atas(unit, pohon), semua_tahun, hasil.sendiri, unit)
    PerluHitung.objects.filter(pk__in=[t.pk for t in tanda]).delete()
    return len(tanda)


def _pohon_sekitar(unit: Collection[int]) -> dict[int, UnitKerja]:
    """These units, those above them and the children of all of these: what adding them up needs of the tree."""
    jalur = UnitKerja.objects.filter(pk__in=unit).values_list("jalur", flat=True)
    atas = UnitKerja.objects.filter(kode__in={bagian for satu in jalur for bagian in satu.split("/") if bagian})
    kunci = list(atas.values_list("pk", flat=True))
    return {u.pk: u for u in UnitKerja.objects.filter(Q(pk__in=kunci) | Q(induk__in=kunci))}


def _tahun_tersimpan(unit: Collection[int]) -> set[int]:
    return set(RingkasanUnit.objects.filter(unit__in=unit).values_list("tahun", flat=True))


def _giliran() -> None:
    """One at a time; SQLite's writers are that anyway. Two that add up one unit would each miss the other's part."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_PENGHITUNG])


def _ganti_baris(hasil: HasilUnit, unit: Collection[int], tahun: list[int] | None) -> None:
    lama = RingkasanCapaian.objects.filter(indikator__unit__in=unit)
    lama = lama if tahun is None else lama.filter(tahun__in=tahun)
    lama.delete()
    RingkasanCapaian.objects.bulk_create(hasil.baris, SEKALI_TULIS)


def _ganti_total(
    pohon: Mapping[int, UnitKerja],
    urut: Sequence[UnitKerja],
    tahun: Sequence[int],
    sendiri: Mapping[Petak, Jumlahan],
    baru: Collection[int],
) -> None:
    """Add up `urut` (the deepest first); `sendiri` are the new totals of the units `baru`, the others' are stored."""
    anak: defaultdict[int, list[int]] = defaultdict(list)
    for satu in pohon.values():
        anak[satu.induk_id or 0].append(satu.pk)
    perlu = {u.pk for u in urut} | {a for u in urut for a in anak[u.pk]}
    milik, isi = dict(sendiri), {}
    for ada in RingkasanUnit.objects.filter(unit__in=perlu, tahun__in=tahun):
        petak = (ada.unit_id, ada.tahun, ada.triwulan, ada.semua)
        isi[petak] = Jumlahan.dari_json(ada.isi)
        if ada.unit_id not in baru:
            milik[petak] = Jumlahan.dari_json(ada.sendiri)
    saat = timezone.now()
    RingkasanUnit.objects.bulk_create(
        [
            RingkasanUnit(
                unit_id=petak[0],
                tahun=petak[1],
                triwulan=petak[2],
                semua=petak[3],
                sendiri=milik.get(petak, NOL).ke_json(),
                isi=total.ke_json(),
                diperbarui=saat,
            )
            for petak, total in jumlahkan_ke_atas(urut, tahun, milik, isi, anak).items()
        ],
        SEKALI_TULIS,
        update_conflicts=True,
        unique_fields=["unit", "tahun", "triwulan", "semua"],
        update_fields=["sendiri", "isi", "diperbarui"],
    )


def hitung_ulang(kemajuan: Kemajuan | None = None) -> int:
    """Everything anew; how many units. While it runs nothing stored is believed: pages compute for themselves."""
    tanda = _mulai_ulang()
    renstra = list(Renstra.objects.all())
    berisi = sorted(set(Indikator.objects.values_list("unit_id", flat=True)))
    sendiri: dict[Petak, Jumlahan] = {}
    for mulai in range(0, len(berisi), SEKALI_UNIT):
        unit = berisi[mulai : mulai + SEKALI_UNIT]
        with transaction.atomic():
            _giliran()
            hasil = hitung_unit(unit, None, renstra)
            _ganti_baris(hasil, unit, None)
        sendiri |= hasil.sendiri
        time.sleep(JEDA_DETIK if connection.vendor == "sqlite" else 0)
        if kemajuan:
            kemajuan(min(mulai + SEKALI_UNIT, len(berisi)), len(berisi))
    pohon = {u.pk: u for u in UnitKerja.objects.all()}
    for tahun in sorted(_tahun_berlaku()):
        with transaction.atomic():
            _giliran()
            if not PerluHitung.objects.filter(pk=tanda).exists():
                return len(berisi)  # somebody else began later and has newer figures
            jumlahkan_tahun(pohon, tahun, sendiri)
    PerluHitung.objects.filter(pk=tanda).delete()
    return len(berisi)


def jumlahkan_tahun(pohon: Mapping[int, UnitKerja], tahun: int, sendiri: Mapping[Petak, Jumlahan]) -> None:
    """The totals of every unit in a year, from those of each unit's own indikator."""
    RingkasanUnit.objects.filter(tahun=tahun).delete()
    _ganti_total(pohon, di_atas(list(pohon), pohon), [tahun], sendiri, list(pohon))


@transaction.atomic
def _mulai_ulang() -> int:
    """All marks give way to one for everything. On PostgreSQL first let those finish whose marks are not seen yet."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {PerluHitung._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
    PerluHitung.objects.all().delete()
    RingkasanUnit.objects.exclude(tahun__in=_tahun_berlaku()).delete()
    return PerluHitung.objects.create().pk


def _tahun_berlaku() -> set[int]:
    """Every year in which an indikator is valid."""
    masa = Indikator.objects.values_list("tahun_awal", "tahun_akhir").distinct()
    return {t for awal, akhir in masa for t in range(awal, akhir + 1)}
