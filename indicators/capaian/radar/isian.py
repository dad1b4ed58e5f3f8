"""Rules about the figures themselves: copied over the quarters, of another magnitude, described by nobody."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from indicators.capaian.konsolidasi import ROMAWI
from indicators.capaian.radar.bentuk import (
    AngkaRadar,
    AturanRadar,
    IndikatorRadar,
    TahunRadar,
    TemuanTarget,
    dengan_realisasi_lalu,
    huruf_kecil,
    rangkai,
    satu_angka,
    sebut_realisasi,
    sebut_target,
)
from indicators.capaian.tercetak import lompatan_satuan

TRIWULAN_SAMA = 3


def sama_tiap_triwulan(satu: IndikatorRadar) -> Iterator[TemuanTarget]:
    for tahun in satu.tahun:
        angka = [satu_angka(nilai) for _, nilai in tahun.triwulan]
        if len(angka) < TRIWULAN_SAMA or None in angka or len(set(angka)) > 1:
            continue
        (nilai,) = set(angka)
        if nilai is None or satu.terbaik(nilai):
            continue
        yield TemuanTarget(
            AturanRadar.SAMA_TIAP_TRIWULAN,
            tahun.tahun,
            f"Realisasi {len(angka)} triwulan {tahun.tahun} persis sama ({satu.teks(nilai)}): benar diukur setiap "
            "triwulan, atau disalin?",
            tuple(
                AngkaRadar(f"Triwulan {ROMAWI[tw]} {tahun.tahun}", satu.teks(isi), tahun.kode, tahun.tahun)
                for tw, isi in tahun.triwulan
            ),
        )


def besaran_janggal(satu: IndikatorRadar) -> Iterator[TemuanTarget]:
    """A slip of the unit: three digits lost, or a share typed where a percentage stands elsewhere."""
    lalu: TahunRadar | None = None
    for tahun in satu.tahun:
        nilai = tahun.target
        banding = [p for p in _pembanding(satu, tahun, lalu) if nilai and _tidak_sebanding(nilai, p[1], satu)]
        if nilai and banding:
            lain, angka = banding[0]
            target = sebut_target(satu, tahun)
            yield TemuanTarget(
                AturanRadar.BESARAN_JANGGAL,
                tahun.tahun,
                f"{target.nama} ({target.teks}) dan {huruf_kecil(lain.nama)} ({lain.teks}) "
                f"{_maksud(satu, nilai, angka)}",
                (target, lain),
            )
        lalu = tahun if nilai else lalu


def _pembanding(
    satu: IndikatorRadar, tahun: TahunRadar, lalu: TahunRadar | None
) -> Iterator[tuple[AngkaRadar, Fraction]]:
    """What a target is held against: the last one before it, and the last realisasi."""
    if lalu is not None and lalu.target:
        yield sebut_target(satu, lalu), lalu.target
    for kini, terlapor in dengan_realisasi_lalu(satu):
        if kini is tahun and (nyata := satu_angka(terlapor.realisasi)):
            yield sebut_realisasi(satu, terlapor), nyata


def _tidak_sebanding(nilai: Fraction, lain: Fraction, satu: IndikatorRadar) -> bool:
    return lompatan_satuan(lain, nilai) or _seperti_pecahan(nilai, lain, satu) or _seperti_pecahan(lain, nilai, satu)


def _seperti_pecahan(kecil: Fraction, besar: Fraction, satu: IndikatorRadar) -> bool:
    """0,76 beside 73 in an indikator of percent is probably 76."""
    return satu.aturan.persen and 0 < kecil <= 1 < besar and besar <= 200 * kecil <= 4 * besar


def _maksud(satu: IndikatorRadar, nilai: Fraction, lain: Fraction) -> str:
    if _seperti_pecahan(nilai, lain, satu):
        return f"tidak sebanding: persen ditulis {satu.teks(nilai * 100)}, bukan {satu.teks(nilai)}?"
    if _seperti_pecahan(lain, nilai, satu):
        return f"tidak sebanding: persen ditulis {satu.teks(lain * 100)}, bukan {satu.teks(lain)}?"
    return "berbeda lebih dari seratus kali: mungkin satuannya bergeser."


def kamus_kosong(satu: IndikatorRadar) -> Iterator[TemuanTarget]:
    kurang = [nama for nama, ada in satu.kamus if not ada]
    if kurang and satu.tahun:
        akhir = satu.tahun[-1]
        yield TemuanTarget(
            AturanRadar.KAMUS_KOSONG,
            None,
            f"Belum ditulis: {rangkai(kurang)}. Tanpa itu angkanya tidak dapat diukur ulang orang lain.",
            tuple(AngkaRadar(nama, "kosong", akhir.kode, akhir.tahun) for nama in kurang),
        )
