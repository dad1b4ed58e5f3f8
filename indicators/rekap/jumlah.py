"""The official total of a unit beyond one's reach: a planner may know how the Ditjen stands, no figure of others."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.akses import Pengguna, TakTerlihat, boleh_melihat_jumlah, jangkauan
from indicators.capaian import Agregat, AturanKebijakan
from indicators.capaian.bagian import agregat_bagian
from indicators.models import Indikator, UnitKerja, di_bawah
from indicators.rekap.alamat import telusur_unit_url
from indicators.rekap.capaian import RekapCapaian, SaringCapaian, indikator_berlaku
from indicators.rekap.kebijakan import kebijakan_tahun
from indicators.rekap.periode import Periode

UNIT_SENDIRI, UNIT_LAIN = "Unit dalam jangkauan Anda", "Unit lain bersama-sama"


@dataclass(frozen=True, slots=True)
class JumlahUnit:
    """Of approved figures only; its explanation has two parts, the reader's own units and all others together."""

    unit: UnitKerja
    agregat: Agregat
    telusur_url: str


def jumlah_resmi(
    user: Pengguna, unit: UnitKerja, periode: Periode, kebijakan: AturanKebijakan | None = None
) -> JumlahUnit:
    """Raises TakTerlihat where not even the total is open, where nothing is due, and for pending figures.

    Three queries where the caller has the `kebijakan` of the year already.
    """
    if not boleh_melihat_jumlah(user, unit) or periode.semua_status:
        raise TakTerlihat("Tidak ada angka untuk unit dan periode itu.")
    # Rows of foreign units: they end here, in a mean.
    milik_unit = Indikator.objects.filter(di_bawah(unit, "unit__"))
    berlaku = indikator_berlaku(milik_unit, SaringCapaian(periode.tahun))
    baris = list(RekapCapaian(berlaku, periode, kebijakan or kebijakan_tahun(periode.tahun)))
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
