"""Whether what is stored is what would be computed now, row by row and unit by unit."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from indicators.capaian.jumlahan import Jumlahan
from indicators.models import Indikator, PerluHitung, Renstra, RingkasanCapaian, RingkasanUnit, UnitKerja
from indicators.rekap.jumlah_unit import NOL, Petak, di_atas, hitung_unit, jumlahkan_ke_atas

SEKALI_UNIT = 20


def periksa_ringkasan(kemajuan: Callable[[int, int], None] | None = None) -> list[str]:
    """What differs, in words; what is marked as out of date is one of them, since nothing can be said of it yet."""
    if PerluHitung.objects.exists():
        return ["Ada perubahan yang belum dihitung (proses_antrean mengerjakannya)."]
    beda: list[str] = []
    sendiri: dict[Petak, Jumlahan] = {}
    renstra = list(Renstra.objects.all())
    unit = sorted(UnitKerja.objects.values_list("pk", flat=True))
    for mulai in range(0, len(unit), SEKALI_UNIT):
        sekali = unit[mulai : mulai + SEKALI_UNIT]
        hasil = hitung_unit(sekali, None, renstra)
        beda += _beda_baris(hasil.baris, sekali)
        sendiri |= hasil.sendiri
        if kemajuan:
            kemajuan(min(mulai + SEKALI_UNIT, len(unit)), len(unit))
    return beda + _beda_unit(sendiri)


def _beda_baris(hitungan: Collection[RingkasanCapaian], unit: Collection[int]) -> list[str]:
    tersimpan = {_kunci(b): b.isi for b in RingkasanCapaian.objects.filter(indikator__unit__in=unit)}
    dihitung = {_kunci(b): b.isi for b in hitungan}
    nama = dict(Indikator.objects.filter(unit__in=unit).values_list("pk", "kode"))
    berbeda = (k for k in tersimpan.keys() | dihitung.keys() if tersimpan.get(k) != dihitung.get(k))
    return [f"{nama.get(k[0], k[0])} {k[1]}/{k[2]}{' semua' if k[3] else ''}" for k in sorted(berbeda)]


def _beda_unit(sendiri: dict[Petak, Jumlahan]) -> list[str]:
    pohon = {u.pk: u for u in UnitKerja.objects.all()}
    anak: dict[int, list[int]] = {}
    for satu in pohon.values():
        anak.setdefault(satu.induk_id or 0, []).append(satu.pk)
    tahun = sorted({p[1] for p in sendiri})
    hitungan = jumlahkan_ke_atas(di_atas(list(pohon), pohon), tahun, sendiri, {}, anak)
    tersimpan = {
        (s.unit_id, s.tahun, s.triwulan, s.semua): Jumlahan.dari_json(s.isi) for s in RingkasanUnit.objects.all()
    }
    berbeda = (k for k in tersimpan.keys() | hitungan.keys() if tersimpan.get(k, NOL) != hitungan.get(k, NOL))
    return [f"unit {pohon[k[0]].kode} {k[1]}/{k[2]}{' semua' if k[3] else ''}" for k in sorted(berbeda)]


def _kunci(baris: RingkasanCapaian) -> tuple[Any, ...]:
    return baris.indikator_id, baris.tahun, baris.triwulan, baris.semua
