"""The pace of an indikator from what is stored: this year's quarters, its targets, and its own earlier years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from indicators.akses import Pengguna, indikator_terlihat
from indicators.capaian import ROMAWI, Aturan, Isian, Nilai, Telusur
from indicators.capaian.laju import Akhir, Kebutuhan, Laju, Perkiraan, Selang, TitikProfil, laju, perkiraan, posisi
from indicators.models import SETAHUN, Indikator, Realisasi, StatusRealisasi, Target
from indicators.rekap.alamat import telusur_laju_url
from indicators.rekap.deret import rantai_indikator
from indicators.rekap.kebijakan import kebijakan_per_tahun
from indicators.rekap.nilai_verifikasi import sertakan_verifikasi
from indicators.rekap.periode import aturan_indikator, isian_resmi, nilai_target, target_berlaku

SETAHUN_ADA = "angka setahunnya sudah ada"


@dataclass(frozen=True, slots=True)
class BarisLaju:
    """The pace s.d. a quarter, the range the year may end in, and where both are explained."""

    indikator: Indikator
    tahun: int
    triwulan: int
    laju: Laju
    perkiraan: Perkiraan | None
    realisasi: tuple[Realisasi, ...]
    target: Target | None = None
    semua: bool = False

    @property
    def periode_teks(self) -> str:
        return f"s.d. triwulan {ROMAWI[self.triwulan]} {self.tahun}"

    @property
    def telusur_url(self) -> str:
        return telusur_laju_url(self.indikator.kode, self.tahun, self.triwulan, semua=self.semua)

    @property
    def utama(self) -> Kebutuhan | None:
        """What this year's target asks; without one what the last one asks."""
        return self.laju.tahun or self.laju.akhir

    @property
    def kalimat(self) -> list[str]:
        """All that there is to say, a sentence for each target and one for the year's end."""
        isi = [satu.kalimat for satu in self.laju.kebutuhan]
        return [*isi, self.perkiraan.kalimat] if self.perkiraan else isi

    @property
    def telusur(self) -> tuple[Telusur, ...]:
        langkah = tuple(satu.telusur for satu in self.laju.kebutuhan)
        return (*langkah, self.perkiraan.telusur) if self.perkiraan and self.perkiraan.telusur else langkah

    @property
    def contoh(self) -> bool:
        return any(r.dokumen.contoh for r in self.realisasi if r.dokumen)


PerTahun = Mapping[int, Sequence[Realisasi]]


def susun_laju(
    indikator: Indikator,
    target: Iterable[Target],
    realisasi: Sequence[Realisasi],
    tahun: int,
    triwulan: int,
    *,
    semua: bool = False,
    lalu: Sequence[tuple[Indikator, PerTahun]] = (),
) -> BarisLaju:
    """From what is stored; `realisasi` of that year in any status, `lalu` the earlier years of the same meaning."""
    aturan = aturan_indikator(indikator)
    berlaku = target_berlaku(target)
    dihitung = [r for r in realisasi if semua or r.status == StatusRealisasi.DISETUJUI]
    if any(not r.triwulan for r in dihitung):
        return BarisLaju(indikator, tahun, triwulan, Laju(None, None, None, SETAHUN_ADA), None, ())
    tertinggi = indikator.nilai_maksimum
    ruang = Selang(
        None if indikator.boleh_negatif else Fraction(0), None if tertinggi is None else Fraction(tertinggi)
    )
    setahun = berlaku.get((tahun, SETAHUN))
    hasil = laju(
        _isian(dihitung),
        aturan,
        tahun,
        nilai_target(setahun) if setahun else None,
        sampai=triwulan,
        akhir=_akhir(berlaku),
        ruang=ruang,
    )
    ramal = None
    if hasil.posisi and hasil.posisi.k:
        titik = [t for i, per_tahun in lalu for t in _titik(i, per_tahun, tahun, hasil.posisi.terakhir)]
        ramal = perkiraan(hasil.posisi.setahun, titik, aturan, hasil.posisi.terakhir, tertinggi)
    dalam = tuple(r for r in dihitung if 0 < r.triwulan <= triwulan)
    return BarisLaju(indikator, tahun, triwulan, hasil, ramal, dalam, setahun, semua)


def _isian(realisasi: Iterable[Realisasi]) -> dict[int, Isian]:
    return {r.triwulan: isian_resmi(r) for r in realisasi if r.triwulan}


def _akhir(berlaku: Mapping[tuple[int, int], Target]) -> Akhir | None:
    tahun = max((t for t, triwulan in berlaku if triwulan == SETAHUN), default=None)
    return None if tahun is None else Akhir(tahun, nilai_target(berlaku[tahun, SETAHUN]))


def _titik(indikator: Indikator, per_tahun: PerTahun, sebelum: int, triwulan: int) -> list[TitikProfil]:
    """Earlier years, official figures only, in which that quarter was reported and the year is complete."""
    aturan, titik = aturan_indikator(indikator), []
    for tahun in sorted(t for t in per_tahun if t < sebelum):
        resmi = [r for r in per_tahun[tahun] if r.status == StatusRealisasi.DISETUJUI]
        awal = posisi(_isian(resmi), aturan, tahun, triwulan)
        akhir = _nilai_setahun(resmi, aturan, tahun)
        if awal and awal.terakhir == triwulan and akhir is not None:
            titik.append(TitikProfil(tahun, awal.setahun, akhir))
    return titik


def _nilai_setahun(resmi: Sequence[Realisasi], aturan: Aturan, tahun: int) -> Fraction | None:
    """What the year came to; None while a quarter of it may still come in."""
    setahun: Nilai | None = next((isian_resmi(r).nilai for r in resmi if not r.triwulan), None)
    if setahun and setahun.angka is not None:
        return Fraction(setahun.angka)
    penuh = posisi(_isian(resmi), aturan, tahun)
    return penuh.setahun if penuh and not penuh.k else None


def laju_indikator(
    user: Pengguna,
    indikator: Indikator,
    tahun: int | None = None,
    triwulan: int | None = None,
    *,
    semua: bool = False,
) -> BarisLaju | None:
    """The pace of one indikator, by default s.d. its latest official quarter; None where no quarter was reported."""
    rantai = [satu for satu, _ in rantai_indikator(indikator)]
    rantai = rantai[: rantai.index(indikator) + 1]
    terlihat = set(indikator_terlihat(user).filter(pk__in=[satu.pk for satu in rantai]))
    milik = {satu.pk: satu for satu in rantai if satu in terlihat}
    per_tahun: dict[int, dict[int, list[Realisasi]]] = {kunci: {} for kunci in milik}
    tersimpan = (
        Realisasi.objects.filter(indikator__in=milik).select_related("predikat", "dokumen").order_by("triwulan")
    )
    terbaca = list(tersimpan)
    sertakan_verifikasi(terbaca, kebijakan_per_tahun({satu.tahun for satu in terbaca}))
    for satu in terbaca:
        per_tahun[satu.indikator_id].setdefault(satu.tahun, []).append(satu)
    sendiri = per_tahun.get(indikator.pk, {})
    kapan = (tahun, triwulan) if tahun and triwulan else _terakhir(sendiri)
    if kapan is None:
        return None
    target = Target.objects.berlaku().filter(indikator=indikator).select_related("predikat")
    lalu = [(milik[kunci], isi) for kunci, isi in per_tahun.items()]
    return susun_laju(indikator, target, sendiri.get(kapan[0], []), *kapan, semua=semua, lalu=lalu)


def _terakhir(per_tahun: PerTahun) -> tuple[int, int] | None:
    """The latest quarter with an official figure."""
    resmi = (
        (tahun, r.triwulan)
        for tahun, isi in per_tahun.items()
        for r in isi
        if r.triwulan and r.status == StatusRealisasi.DISETUJUI
    )
    return max(resmi, default=None)
