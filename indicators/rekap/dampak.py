"""What figures would do to capaian if they were stored: computed by the same engine, written nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from indicators.akses import Pengguna
from indicators.angka import format_persen
from indicators.capaian import Agregat, Anggota, agregat
from indicators.models import Indikator, Realisasi, Target, UnitKerja
from indicators.rekap.baris import BarisCapaian
from indicators.rekap.capaian import SaringCapaian, rekap_capaian
from indicators.rekap.kebijakan import kebijakan_per_tahun
from indicators.rekap.nilai_verifikasi import sertakan_verifikasi
from indicators.rekap.periode import Periode, susun_baris

Kunci = tuple[int, int, int]  # indikator, tahun, triwulan


@dataclass(frozen=True, slots=True)
class Dampak:
    """Capaian s.d. the quarter of one figure, as it is and as it would be; pending figures count in both."""

    sebelum: BarisCapaian
    sesudah: BarisCapaian

    @property
    def berubah(self) -> bool:
        return (self.sebelum.capaian, self.sebelum.alasan) != (self.sesudah.capaian, self.sesudah.alasan)


def dampak_realisasi(baru: Sequence[tuple[Indikator, Realisasi]]) -> dict[Kunci, Dampak]:
    """The effect of each figure, all of them stored together; four queries for any number."""
    kebijakan = kebijakan_per_tahun({satu.tahun for _, satu in baru})
    indikator = {i.pk: i for i, _ in baru}
    target: defaultdict[int, list[Target]] = defaultdict(list)
    for t in Target.objects.berlaku().filter(indikator__in=indikator).select_related("predikat"):
        target[t.indikator_id].append(t)
    tersimpan: defaultdict[tuple[int, int], dict[int, Realisasi]] = defaultdict(dict)
    baris = Realisasi.objects.filter(indikator__in=indikator, tahun__in=kebijakan)
    ada = list(baris.select_related("predikat", "dokumen"))
    sertakan_verifikasi(ada, kebijakan)
    for r in ada:
        tersimpan[r.indikator_id, r.tahun][r.triwulan] = r
    kelak = {kunci: dict(isi) for kunci, isi in tersimpan.items()}
    for i, r in baru:
        kelak.setdefault((i.pk, r.tahun), {})[r.triwulan] = r
    return {
        (i.pk, r.tahun, r.triwulan): Dampak(
            *(
                susun_baris(
                    i,
                    target[i.pk],
                    sorted(isi.get((i.pk, r.tahun), {}).values(), key=lambda satu: satu.triwulan),
                    Periode(r.tahun, r.triwulan, semua_status=True),
                    kebijakan[r.tahun],
                )
                for isi in (tersimpan, kelak)
            )
        )
        for i, r in baru
    }


def dampak_rata_rata(
    user: Pengguna, tahun: int, triwulan: int | None, unit: UnitKerja | None, kelak: dict[int, Anggota]
) -> tuple[Agregat, Agregat]:
    """The mean over what the user sees of a unit, as it is and with these members in place of their own.

    `kelak`: by indikator, what `Dampak.sesudah.anggota` says.
    """
    rekap = rekap_capaian(user, SaringCapaian(tahun, triwulan, unit, semua_status=True))
    baris = list(rekap)
    sebelum = [b.anggota for b in baris]
    sesudah = [kelak.get(b.indikator.pk, b.anggota) for b in baris]
    return agregat(sebelum, rekap.kebijakan), agregat(sesudah, rekap.kebijakan)


def agregat_teks(satu: Agregat) -> str:
    """ "96,30 % (3 dari 4 indikator)"."""
    nilai = "tidak dihitung" if satu.nilai is None else f"{format_persen(satu.nilai)} %"
    return f"{nilai} ({satu.n} dari {satu.m} indikator)"
