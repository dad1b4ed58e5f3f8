"""The official total of a unit beyond one's reach: a planner may know how the Ditjen stands, no figure of others."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import IntegerField, Value

from indicators.akses import Pengguna, TakTerlihat, boleh_melihat_jumlah, jangkauan
from indicators.capaian import Agregat
from indicators.capaian.bagian import agregat_bagian
from indicators.models import Indikator, UnitKerja, di_bawah
from indicators.rekap.alamat import telusur_unit_url
from indicators.rekap.capaian import RekapCapaian, SaringCapaian, indikator_berlaku
from indicators.rekap.periode import Periode

UNIT_SENDIRI, UNIT_LAIN = "Unit dalam jangkauan Anda", "Unit lain bersama-sama"


@dataclass(frozen=True, slots=True)
class JumlahUnit:
    """Of approved figures only; its explanation has two parts, the reader's own units and all others together."""

    unit: UnitKerja
    agregat: Agregat
    telusur_url: str


def jumlah_resmi(user: Pengguna, unit: UnitKerja, periode: Periode) -> JumlahUnit:
    """Raises TakTerlihat where not even the total is open, where nothing is due, and for pending figures."""
    if not boleh_melihat_jumlah(user, unit) or periode.semua_status:
        raise TakTerlihat("Tidak ada angka untuk unit dan periode itu.")
    # Rows of foreign units: they end here, in a mean.
    milik_unit = Indikator.objects.filter(di_bawah(unit, "unit__"))
    saring, tahun = SaringCapaian(periode.tahun, periode.triwulan), Value(periode.tahun, IntegerField())
    baris = list(RekapCapaian(indikator_berlaku(milik_unit, saring, tahun), saring, tahun))
    if not baris:
        raise TakTerlihat("Tidak ada indikator untuk unit dan periode itu.")
    milik = jangkauan(user)
    sendiri = {b.kode for b in baris if milik.melihat(b.indikator.unit.jalur)}
    bagian = {
        UNIT_SENDIRI: [b.anggota for b in baris if b.kode in sendiri],
        UNIT_LAIN: [b.anggota for b in baris if b.kode not in sendiri],
    }
    return JumlahUnit(
        unit,
        agregat_bagian(bagian, baris[0].kebijakan),
        telusur_unit_url(unit, periode.tahun, periode.triwulan),
    )
