"""The series of one indikator over the years, through its lineage, with a break where the definition changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from indicators.akses import Pengguna, indikator_terlihat
from indicators.capaian import AturanKebijakan, Nilai, teks_nilai
from indicators.grafik import Titik
from indicators.models import Hubungan, Indikator, Realisasi, Silsilah, Target
from indicators.rekap.baris import BarisCapaian
from indicators.rekap.kebijakan import kebijakan_per_tahun
from indicators.rekap.nilai_verifikasi import sertakan_verifikasi
from indicators.rekap.pada import Pada
from indicators.rekap.periode import Periode, aturan_indikator, susun_baris
from indicators.rekap.target import rangkaian_teks, target_teks

SEBANDING = (Hubungan.LANJUT, Hubungan.GANTI_NAMA)


@dataclass(frozen=True, slots=True)
class BarisDeret:
    """One year; `putus` tells in words why it cannot simply be compared with the year before, else empty."""

    baris: BarisCapaian
    putus: str = ""

    @property
    def revisi_teks(self) -> str:
        """How the target came to be what it is; empty where it was never revised."""
        target = self.baris.sumber_target
        return rangkaian_teks((*self.baris.target_terdahulu, target), self.baris.aturan) if target else ""


def rantai_indikator(indikator: Indikator) -> list[tuple[Indikator, str]]:
    """Predecessors and successors of one meaning, oldest first, each with what changed on entering it."""
    rantai = [(indikator, "")]
    while silsilah := _satu(ke=rantai[0][0]):
        if silsilah.dari is None or silsilah.dari in [i for i, _ in rantai]:
            break
        rantai[0] = (rantai[0][0], perubahan_silsilah(silsilah))
        rantai.insert(0, (silsilah.dari, ""))
    while silsilah := _satu(dari=rantai[-1][0]):
        if silsilah.ke is None or silsilah.ke in [i for i, _ in rantai]:
            break
        rantai.append((silsilah.ke, perubahan_silsilah(silsilah)))
    return rantai


def _satu(**ujung: Indikator) -> Silsilah | None:
    """The one comparable relation on this side; a split or a merge has no single series."""
    relasi = list(
        Silsilah.objects.filter(**ujung, hubungan__in=SEBANDING).select_related(
            "dari__sasaran__renstra", "ke__sasaran__renstra", "dari__unit", "ke__unit"
        )
    )
    return relasi[0] if len(relasi) == 1 else None


def perubahan_silsilah(silsilah: Silsilah) -> str:
    """What changed, in words."""
    return silsilah.keterangan or silsilah.get_hubungan_display()


def titik_baris(baris: BarisCapaian, putus: str = "") -> Titik:
    """One year as drawn: realisasi, target, and what the target was before a revision."""
    semula = baris.target_terdahulu
    return Titik(
        str(baris.tahun),
        baris.realisasi.angka if baris.realisasi else None,
        baris.target.angka if baris.target else None,
        baris.realisasi_teks,
        baris.target_teks,
        not putus,
        semula[0].nilai if semula else None,
        target_teks(semula[0], baris.aturan) if semula else "",
    )


def baseline_titik(indikator: Indikator) -> tuple[Decimal | None, str]:
    """The baseline as drawn: its value, and "baseline 65,20 (2018)"; (None, "") where it is no number."""
    if indikator.baseline_nilai is None:
        return None, ""
    teks = teks_nilai(Nilai(indikator.baseline_nilai), aturan_indikator(indikator))
    return indikator.baseline_nilai, f"baseline {teks}" + (
        f" ({indikator.baseline_tahun})" if indikator.baseline_tahun else ""
    )


def deret_indikator(user: Pengguna, indikator: Indikator, pada: Pada | None = None) -> list[BarisDeret]:
    """One row a year over the part of the chain that the user may see, as it is now or was on a day (`pada`).

    A constant number of queries beside one per step of the chain.
    """
    putus = dict(rantai_indikator(indikator))
    terlihat = set(indikator_terlihat(user).filter(pk__in=[satu.pk for satu in putus]))
    return [
        BarisDeret(baris, putus[baris.indikator] if baris.tahun == baris.indikator.tahun_awal else "")
        for baris in baris_semua_tahun([satu for satu in putus if satu in terlihat], pada)
    ]


def baris_semua_tahun(anggota: Sequence[Indikator], pada: Pada | None = None) -> list[BarisCapaian]:
    """The year rows of these indikator over their whole life, in the given order; four queries, seven of a day."""
    masa = [(satu, t) for satu in anggota for t in range(satu.tahun_awal, satu.tahun_akhir + 1)]
    kebijakan = kebijakan_per_tahun({t for _, t in masa})
    target, realisasi = _target(anggota, pada), _realisasi(anggota, kebijakan, pada)
    per = pada.lewat if pada else None
    return [
        susun_baris(satu, target[satu.pk], realisasi[satu.pk, t], Periode(t, per=per), kebijakan[t])
        for satu, t in masa
    ]


def baris_realisasi(realisasi: Sequence[Realisasi]) -> dict[int, BarisCapaian]:
    """For each of these rows its indikator's position s.d. that quarter, pending figures included; four queries."""
    milik = [satu.indikator for satu in realisasi]
    kebijakan = kebijakan_per_tahun({satu.tahun for satu in realisasi})
    target, tersimpan = _target(milik), _realisasi(milik, kebijakan)
    return {
        satu.pk: susun_baris(
            satu.indikator,
            target[satu.indikator_id],
            tersimpan[satu.indikator_id, satu.tahun],
            Periode(satu.tahun, satu.triwulan or None, semua_status=True),
            kebijakan[satu.tahun],
        )
        for satu in realisasi
    }


def _target(indikator: Sequence[Indikator], pada: Pada | None = None) -> defaultdict[int, list[Target]]:
    hasil: defaultdict[int, list[Target]] = defaultdict(list)
    berlaku = pada.target() if pada else Target.objects.berlaku()
    for target in berlaku.filter(indikator__in=indikator).select_related("predikat"):
        hasil[target.indikator_id].append(target)
    return hasil


def _realisasi(
    indikator: Sequence[Indikator], kebijakan: Mapping[int, AturanKebijakan], pada: Pada | None = None
) -> defaultdict[tuple[int, int], list[Realisasi]]:
    hasil: defaultdict[tuple[int, int], list[Realisasi]] = defaultdict(list)
    tersimpan = (
        Realisasi.objects.filter(indikator__in=indikator).select_related("predikat", "dokumen").order_by("triwulan")
    )
    terbaca = [satu for satu in (pada.realisasi(tersimpan) if pada else tersimpan) if satu.tahun in kebijakan]
    sertakan_verifikasi(terbaca, kebijakan, pada.batas if pada else None)
    for satu in terbaca:
        hasil[satu.indikator_id, satu.tahun].append(satu)
    return hasil
