"""From stored rows to one row of capaian: the target in force, the entries that count, the engine's answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from indicators.capaian import (
    ROMAWI,
    Alasan,
    Aturan,
    AturanKebijakan,
    Isian,
    Kalender,
    Keadaan,
    Konsolidasi,
    Nilai,
    NilaiPredikat,
    Polaritas,
    Telusur,
    Terkonsolidasi,
    VarianMinimum,
    capaian,
    konsolidasi,
    nilai_isian,
    teks_nilai,
    triwulan_ukur,
)
from indicators.capaian.konsolidasi import TIDAK_DITUNGGU
from indicators.capaian.telusur import Masukan
from indicators.models import (
    SETAHUN,
    DokumenTarget,
    Indikator,
    JenisNilai,
    NilaiVerifikasi,
    Predikat,
    Realisasi,
    StatusRealisasi,
    Target,
)
from indicators.rekap.baris import BarisCapaian


@dataclass(frozen=True, slots=True)
class Periode:
    """A year, or s.d. a quarter of it; `semua_status` counts pending figures too.

    `per`: the day whose state the rows are given in; the figures handed over must be of that day.
    """

    tahun: int
    triwulan: int | None = None
    semua_status: bool = False
    per: date | None = None


def aturan_indikator(indikator: Indikator) -> Aturan:
    return Aturan(
        Polaritas(indikator.polaritas),
        VarianMinimum(indikator.varian_minimum),
        Konsolidasi(indikator.konsolidasi),
        Kalender(indikator.kalender),
        tuple(indikator.tahun_ukur),
        indikator.persen,
        indikator.jenis_nilai == JenisNilai.RASIO,
        indikator.desimal,
    )


def _predikat(predikat: Predikat | None) -> NilaiPredikat | None:
    return NilaiPredikat(predikat.kode, predikat.tingkat, predikat.skor) if predikat else None


def nilai_target(target: Target) -> Nilai:
    return Nilai(target.nilai, target.nilai_atas, _predikat(target.predikat), target.teks)


def isian_realisasi(realisasi: Realisasi) -> Isian:
    keadaan = Keadaan(realisasi.keadaan)
    if keadaan != Keadaan.TERISI:
        return Isian(keadaan, alasan=realisasi.alasan_keadaan)
    nilai = Nilai(realisasi.nilai, None, _predikat(realisasi.predikat), realisasi.teks)
    return Isian(keadaan, nilai, realisasi.pembilang, realisasi.penyebut)


def isian_verifikasi(verifikasi: NilaiVerifikasi) -> Isian:
    nilai = Nilai(verifikasi.nilai, None, _predikat(verifikasi.predikat))
    sumber = f"diverifikasi {verifikasi.sumber}"
    return Isian(Keadaan.TERISI, nilai, verifikasi.pembilang, verifikasi.penyebut, sumber=sumber)


def isian_resmi(realisasi: Realisasi) -> Isian:
    """What counts: the verified value where the kebijakan makes it the official one, else the reported one."""
    verifikasi = realisasi.verifikasi_resmi
    return isian_verifikasi(verifikasi) if verifikasi else isian_realisasi(realisasi)


def rangkaian_target(target: Iterable[Target]) -> dict[tuple[int, int], tuple[Target, ...]]:
    """What has been promised per (tahun, triwulan), the one in force last.

    The Perjanjian Kinerja stands above the Renstra, a later revision above an earlier one.
    """
    urut = sorted(target, key=lambda t: (t.dokumen == DokumenTarget.PERJANJIAN_KINERJA, t.revisi))
    rangkaian: dict[tuple[int, int], tuple[Target, ...]] = {}
    for satu in urut:
        rangkaian[satu.tahun, satu.triwulan] = (*rangkaian.get((satu.tahun, satu.triwulan), ()), satu)
    return rangkaian


def target_berlaku(target: Iterable[Target]) -> dict[tuple[int, int], Target]:
    """The target in force per (tahun, triwulan)."""
    return {periode: rangkaian[-1] for periode, rangkaian in rangkaian_target(target).items()}


@dataclass(frozen=True, slots=True)
class Dijanjikan:
    """The targets of one indikator, put in order once for all its periods; `tahunan` is what its columns print."""

    aturan: Aturan
    rangkaian: dict[tuple[int, int], tuple[Target, ...]]
    berlaku: dict[tuple[int, int], Target]
    tahunan: dict[int, str]


def dijanjikan(indikator: Indikator, target: Iterable[Target]) -> Dijanjikan:
    aturan, rangkaian = aturan_indikator(indikator), rangkaian_target(target)
    berlaku = {slot: isi[-1] for slot, isi in rangkaian.items()}
    tahunan = {tahun: teks_nilai(nilai_target(t), aturan) for (tahun, tw), t in berlaku.items() if tw == SETAHUN}
    return Dijanjikan(aturan, rangkaian, berlaku, tahunan)


def susun_baris(
    indikator: Indikator,
    target: Iterable[Target] | Dijanjikan,
    realisasi: Sequence[Realisasi],
    periode: Periode,
    kebijakan: AturanKebijakan,
) -> BarisCapaian:
    """One row from what is stored for the indikator; `realisasi` are the rows of that year, any status."""
    janji = target if isinstance(target, Dijanjikan) else dijanjikan(indikator, target)
    aturan, rangkaian, berlaku = janji.aturan, janji.rangkaian, janji.berlaku
    dipilih = _target_periode(berlaku, periode)
    dihitung = [r for r in realisasi if periode.semua_status or r.status == StatusRealisasi.DISETUJUI]
    posisi = _posisi({r.triwulan: isian_resmi(r) for r in dihitung}, aturan, periode)
    nilai = nilai_target(dipilih) if dipilih else None
    hasil = capaian(nilai, posisi.nilai, aturan, posisi.keadaan)
    setahun = berlaku.get((periode.tahun, SETAHUN)) if dipilih and dipilih.triwulan else None
    return BarisCapaian(
        indikator,
        periode.tahun,
        periode.triwulan,
        aturan,
        kebijakan,
        dipilih,
        tuple(r for r in dihitung if _dalam_periode(r, periode)),
        posisi,
        hasil,
        _alasan(hasil.alasan, posisi, realisasi, dihitung, periode),
        any(r.status != StatusRealisasi.DISETUJUI for r in dihitung if _dalam_periode(r, periode)),
        janji.tahunan,
        capaian(nilai_target(setahun), posisi.nilai, aturan, posisi.keadaan) if setahun else None,
        rangkaian[dipilih.tahun, dipilih.triwulan][:-1] if dipilih else (),
        periode.per,
    )


def _dalam_periode(realisasi: Realisasi, periode: Periode) -> bool:
    """A figure given for the whole year belongs to the year and to TW IV, not to an earlier quarter."""
    sampai = periode.triwulan or 4
    return sampai == 4 if realisasi.triwulan == SETAHUN else realisasi.triwulan <= sampai


def _target_periode(berlaku: dict[tuple[int, int], Target], periode: Periode) -> Target | None:
    """s.d. a quarter: that quarter's target where there is one, else the year's."""
    setahun = berlaku.get((periode.tahun, SETAHUN))
    return berlaku.get((periode.tahun, periode.triwulan or SETAHUN), setahun)


def _posisi(isian: dict[int, Isian], aturan: Aturan, periode: Periode) -> Terkonsolidasi:
    """The position at the end of the period. A figure given for the whole year stands as it is at TW IV."""
    if SETAHUN in isian and (periode.triwulan or 4) == 4 and (periode.triwulan or 0) not in isian.keys() - {SETAHUN}:
        return _posisi_tahunan(isian[SETAHUN], aturan)
    per_triwulan = {tw: isi for tw, isi in isian.items() if tw != SETAHUN}
    if periode.triwulan:
        return _posisi_triwulan(per_triwulan, aturan, periode.tahun, periode.triwulan)
    return konsolidasi(per_triwulan, aturan, periode.tahun)


def _posisi_tahunan(isi: Isian, aturan: Aturan) -> Terkonsolidasi:
    nilai = nilai_isian(isi, aturan)
    teks = teks_nilai(nilai, aturan) or isi.keadaan.label.lower()
    telusur = Telusur(
        "Realisasi",
        "Angka setahun",
        f"Angka setahun: {teks}",
        "Diisi untuk setahun",
        (Masukan("Setahun", teks),),
    )
    terisi, ditunggu = isi.keadaan == Keadaan.TERISI, isi.keadaan not in TIDAK_DITUNGGU
    return Terkonsolidasi(nilai, isi.keadaan, isi.alasan, int(terisi), int(ditunggu), telusur)


def _posisi_triwulan(isian: dict[int, Isian], aturan: Aturan, tahun: int, triwulan: int) -> Terkonsolidasi:
    """s.d. the quarter, but only if that quarter itself was reported: an old value is not this quarter's."""
    sampai = konsolidasi(isian, aturan, tahun, triwulan)
    wajib = triwulan in triwulan_ukur(aturan, tahun)
    isi = isian.get(triwulan, Isian(Keadaan.BELUM_DIISI if wajib else Keadaan.BUKAN_PERIODE_UKUR))
    if isi.keadaan == Keadaan.TERISI:
        return sampai
    telusur = Telusur(
        "Realisasi",
        "",
        f"Triwulan {ROMAWI[triwulan]}: {isi.keadaan.label.lower()}.",
        "Triwulan ini sendiri harus terisi",
    )
    return Terkonsolidasi(None, isi.keadaan, isi.alasan, sampai.n, sampai.m, telusur)


def _alasan(
    alasan: Alasan | None,
    posisi: Terkonsolidasi,
    realisasi: Sequence[Realisasi],
    dihitung: Sequence[Realisasi],
    periode: Periode,
) -> Alasan | None:
    """A figure that exists but is not approved is not "belum diisi"."""
    menunggu = [r for r in realisasi if r not in dihitung and _dalam_periode(r, periode)]
    if alasan == Alasan.BELUM_DIISI and posisi.keadaan == Keadaan.BELUM_DIISI and menunggu:
        return Alasan.BELUM_DISETUJUI
    return alasan
