"""Whether stored totals of published sets are those of their lines."""

from __future__ import annotations

from budget.models import DataAnggaran, PerluJumlah, RingkasanAnggaran
from budget.rekap.jumlah import jumlahkan_data
from indicators.models import UnitKerja


def periksa_anggaran() -> list[str]:
    """What differs, by set and unit; what is marked is one of them, since nothing can be said of it yet."""
    if PerluJumlah.objects.exists():
        return ["ada terbitan yang belum dijumlahkan"]
    pohon = {u.pk: u for u in UnitKerja.objects.all()}
    beda = []
    for data in DataAnggaran.objects.all():
        hitungan = {b.unit_id: (b.pagu, b.realisasi) for b in jumlahkan_data(data.pk, pohon)}
        tersimpan = {
            b.unit_id: (b.pagu, b.realisasi) for b in RingkasanAnggaran.objects.filter(data=data).order_by("pk")
        }
        kunci = sorted(hitungan.keys() | tersimpan.keys(), key=lambda k: k or 0)
        beda += [
            f"{data.tahun} {data.rincian} {pohon[k].kode if k else 'jumlah'}"
            for k in kunci
            if hitungan.get(k) != tersimpan.get(k)
        ]
    return beda
