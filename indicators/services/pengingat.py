"""Reminders of the reporting deadline; each person gets each of them once, however often this runs."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.urls import reverse

from indicators.akses import KeadaanPeriode, batas_teks, keadaan_periode
from indicators.capaian import ROMAWI
from indicators.models import Pemberitahuan, Peran, UnitKerja
from indicators.rekap.pelaporan import kekurangan_lapor
from indicators.services.pemberitahuan import beri_tahu, pemegang
from indicators.tenggat import Tahap, tahap_pengingat, triwulan_lapor

PERIHAL = {
    Tahap.MENJELANG: "Tenggat pelaporan sudah dekat",
    Tahap.HARI_INI: "Hari ini tenggat pelaporan",
    Tahap.LEWAT: "Tenggat pelaporan sudah lewat",
}


def ingatkan(saat: datetime) -> int:
    """Make the reminders that are due now for the quarter being reported; returns how many are new."""
    tahun, triwulan = triwulan_lapor(saat)
    kurang = kekurangan_lapor(tahun, triwulan)
    keadaan = keadaan_periode(tahun, triwulan, [unit for unit, _ in kurang], saat)
    terakhir = _pesan_terakhir()
    for unit, banyak in kurang:
        _ingatkan_unit(unit, banyak, tahun, triwulan, keadaan[unit.pk], saat)
    return Pemberitahuan.objects.filter(pk__gt=terakhir).count()


def _pesan_terakhir() -> int:
    return Pemberitahuan.objects.aggregate(pk=Max("pk"))["pk"] or 0


@transaction.atomic
def _ingatkan_unit(
    unit: UnitKerja, banyak: int, tahun: int, triwulan: int, keadaan: KeadaanPeriode, saat: datetime
) -> None:
    """Planners always; once the deadline has passed, those above them too."""
    tahap = tahap_pengingat(keadaan.tutup, saat)
    if tahap is None:
        return
    penerima = pemegang(Peran.PERENCANA, unit)
    if tahap == Tahap.LEWAT:
        penerima += pemegang(Peran.VERIFIKATOR, unit) + pemegang(Peran.PIMPINAN, unit)
    beri_tahu(
        penerima,
        f"{PERIHAL[tahap]}: {unit.nama_pendek}, triwulan {ROMAWI[triwulan]} {tahun}",
        f"{banyak} indikator belum diajukan. Tenggat {batas_teks(keadaan.tutup)}.",
        f"{reverse('indicators:realisasi-grid')}?tahun={tahun}&triwulan={triwulan}",
        f"ingatkan:{tahun}:{triwulan}:{unit.kode}:{tahap}:{keadaan.tutup:%Y%m%d}",
    )
