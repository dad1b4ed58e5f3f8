"""Rules about what was promised: too easy, lowered late, never raised, overshot again and again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby, pairwise

from indicators.capaian.istilah import Polaritas
from indicators.capaian.radar.bentuk import (
    AngkaRadar,
    AturanRadar,
    IndikatorRadar,
    TemuanTarget,
    dengan_realisasi_lalu,
    huruf_kecil,
    rangkai,
    satu_angka,
    sebut_realisasi,
    sebut_target,
)

TAHUN_DATAR = 3  # years with one and the same target before it is called flat
TAHUN_MELAMPAUI = 2
BULAN_TERLAMBAT = 10  # from the fourth quarter on a target is lowered when the year can be foreseen
BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)


def di_bawah_realisasi(satu: IndikatorRadar) -> Iterator[TemuanTarget]:
    for tahun, lalu in dengan_realisasi_lalu(satu):
        baru, nyata = tahun.target, satu_angka(lalu.realisasi)
        if baru is None or nyata is None or not satu.lebih_mudah(baru, nyata):
            continue
        arah = "lebih rendah" if baru < nyata else "lebih tinggi"
        target, realisasi = sebut_target(satu, tahun), sebut_realisasi(satu, lalu)
        yield TemuanTarget(
            AturanRadar.DI_BAWAH_REALISASI,
            tahun.tahun,
            f"{target.nama} ({target.teks}) {arah} daripada {huruf_kecil(realisasi.nama)} ({realisasi.teks}), "
            "jadi lebih mudah dicapai daripada yang sudah terjadi.",
            (target, realisasi),
        )


def turun_terlambat(satu: IndikatorRadar) -> Iterator[TemuanTarget]:
    for tahun in satu.tahun:
        for lama, baru in pairwise(tahun.janji):
            semula, menjadi = satu_angka(lama.nilai), satu_angka(baru.nilai)
            if semula is None or menjadi is None or baru.pada is None or not satu.lebih_mudah(menjadi, semula):
                continue
            if baru.pada < date(tahun.tahun, BULAN_TERLAMBAT, 1):
                continue
            diapakan = "diusulkan dipermudah" if baru.diusulkan else "dipermudah"
            hari = f"{baru.pada.day} {BULAN[baru.pada.month - 1]} {baru.pada.year}"
            yield TemuanTarget(
                AturanRadar.TURUN_TERLAMBAT,
                tahun.tahun,
                f"Target {tahun.tahun} {diapakan} dari {satu.teks(lama.nilai)} menjadi {satu.teks(baru.nilai)} pada "
                f"{hari}, ketika hasil tahun itu sudah dapat diperkirakan.",
                (
                    AngkaRadar(f"Target semula {tahun.tahun}", satu.teks(lama.nilai), tahun.kode, tahun.tahun),
                    AngkaRadar(f"Target {tahun.tahun} per {hari}", satu.teks(baru.nilai), tahun.kode, tahun.tahun),
                ),
            )


def datar(satu: IndikatorRadar) -> Iterator[TemuanTarget]:
    if satu.aturan.polaritas == Polaritas.RENTANG:
        return
    bertarget = [tahun for tahun in satu.tahun if tahun.target is not None]
    for nilai, isi in groupby(bertarget, key=lambda tahun: tahun.target):
        sama = list(isi)
        if nilai is None or len(sama) < TAHUN_DATAR or satu.terbaik(nilai):
            continue
        yield TemuanTarget(
            AturanRadar.DATAR,
            sama[-1].tahun,
            f"Target {sama[0].tahun} sampai {sama[-1].tahun} sama semua ({satu.teks(nilai)}): tidak ada yang "
            "dijanjikan menjadi lebih baik.",
            tuple(sebut_target(satu, tahun) for tahun in sama),
        )


def melampaui(satu: IndikatorRadar) -> Iterator[TemuanTarget]:
    tinggi = [tahun for tahun in satu.tahun if tahun.tinggi]
    if len(tinggi) >= TAHUN_MELAMPAUI:
        tahun_teks = rangkai([str(tahun.tahun) for tahun in tinggi])
        yield TemuanTarget(
            AturanRadar.MELAMPAUI,
            tinggi[-1].tahun,
            f"Capaian {tahun_teks} di atas ambang kewajaran ({rangkai([t.capaian_teks for t in tinggi])}): targetnya "
            "mungkin terlalu rendah.",
            tuple(AngkaRadar(f"Capaian {t.tahun}", t.capaian_teks, t.kode, t.tahun) for t in tinggi),
        )
