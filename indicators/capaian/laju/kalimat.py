"""The pace in one plain sentence, and the sum behind it with the numbers put in."""

from __future__ import annotations

from fractions import Fraction

from indicators.capaian.istilah import Konsolidasi
from indicators.capaian.konsolidasi import ROMAWI
from indicators.capaian.laju.cara import ALIRAN, LANGSUNG
from indicators.capaian.laju.keadaan import KeadaanLaju
from indicators.capaian.laju.soal import Soal, triwulan_teks
from indicators.capaian.nilai import teks_tepat
from indicators.capaian.telusur import Masukan, Telusur

DASAR = "Pilihan aplikasi: dibagi rata atas triwulan yang tersisa"
PEMBULATAN_AMAN = "Dibulatkan ke arah yang aman: paling rendah dibulatkan naik, paling tinggi dibulatkan turun."
RATA = {Konsolidasi.RATA_RATA, Konsolidasi.RASIO}
TAK_KEMBALI = {*ALIRAN, Konsolidasi.MAKSIMUM}
PENYEBUT_SAMA = "Penyebut triwulan yang tersisa diandaikan sebesar rata-rata yang terisi."


def kalimat(s: Soal, keadaan: KeadaanLaju) -> str:
    """What the reader must know, with the figures; no advice."""
    if keadaan in (KeadaanLaju.TERCAPAI, KeadaanLaju.TIDAK_TERCAPAI):
        return f"Tidak ada triwulan yang tersisa: realisasi {s.posisi_teks}, target {s.target_teks}."
    if keadaan == KeadaanLaju.TAK_TERJANGKAU:
        return _tak_terjangkau(s)
    if keadaan == KeadaanLaju.PASTI:
        return f"Sudah {s.posisi_teks}; target {s.target_teks} pasti tercapai, apa pun isi {s.sisa_teks}."
    if s.akhir and s.posisi.cara in ALIRAN:
        return f"Tahun {s.tahun} perlu {s.perlu_teks()} per triwulan (tahun ini {s.kini_teks})."
    if keadaan == KeadaanLaju.MEMENUHI:
        return _memenuhi(s)
    return _perlu(s)


def _perlu(s: Soal) -> str:
    if s.akhir or s.posisi.cara == Konsolidasi.TERAKHIR:
        turun = s.perlu.bawah is None or (s.perlu.atas is not None and s.perlu.atas < 0)
        arah = "turun" if turun else "naik"
        return f"Perlu {arah} {s.perlu_teks(lawan=turun)} {_kapan(s)}{_sejauh_ini(s)}."
    if s.posisi.cara in RATA:
        return f"Perlu rata-rata {s.perlu_teks()} di {s.sisa_teks} (sejauh ini {s.kini_teks})."
    if s.posisi.cara == Konsolidasi.MAKSIMUM:
        return f"Perlu {s.perlu_teks()} di salah satu dari {s.sisa_teks} (tertinggi sejauh ini {s.posisi_teks})."
    return f"Perlu {s.perlu_teks()} {_tiap(s)}di {s.sisa_teks} (sejauh ini {s.kini_teks} per triwulan)."


def _memenuhi(s: Soal) -> str:
    """The position is where the target wants it, but the year is not over."""
    if s.akhir or s.posisi.cara == Konsolidasi.TERAKHIR:
        return f"Posisi {s.posisi_teks} sudah memenuhi target {s.target_teks}; dijaga sampai {_sampai(s)}."
    if s.posisi.cara in RATA:
        return f"Sejauh ini {s.kini_teks}; cukup rata-rata {s.perlu_teks()} di {s.sisa_teks}."
    if s.posisi.cara == Konsolidasi.MAKSIMUM:
        return f"Tertinggi sejauh ini {s.posisi_teks}; {s.perlu_teks()} di {s.sisa_teks}."
    boleh = "Masih boleh" if s.perlu.bawah is None else "Cukup"
    return f"{boleh} {s.perlu_teks()} {_tiap(s)}di {s.sisa_teks} (sejauh ini {s.kini_teks} per triwulan)."


def _tak_terjangkau(s: Soal) -> str:
    """What has been counted cannot be taken back; else what is needed is more, or less, than an entry can be."""
    if s.posisi.cara in TAK_KEMBALI and s.kehendak.atas is not None and s.posisi.setahun > s.kehendak.atas:
        return f"Tidak terjangkau lagi: sudah {s.posisi_teks}, targetnya {s.target_teks}."
    ujung = f"paling tinggi {s.cetak(s.ruang.atas)}" if s.ruang.atas is not None else ""
    if s.perlu.bawah is None and s.ruang.bawah is not None:
        ujung = f"paling rendah {s.cetak(s.ruang.bawah)}"
    padahal = f", padahal nilainya {ujung}" if ujung else ""
    if s.akhir or s.posisi.cara in (Konsolidasi.TERAKHIR, Konsolidasi.KUMULATIF):
        return f"Tidak terjangkau: target {s.target_teks}{padahal}."
    rata = "rata-rata " if s.posisi.cara in RATA else ""
    return f"Tidak terjangkau lagi: perlu {rata}{s.perlu_teks()} di {s.sisa_teks}{padahal}."


def _sampai(s: Soal) -> str:
    return s.sisa_teks if s.akhir else f"TW {ROMAWI[s.posisi.sisa[-1]]}"


def _tiap(s: Soal) -> str:
    """A single quarter needs no "per"."""
    return "per triwulan " if s.sisa > 1 else ""


def _kapan(s: Soal) -> str:
    return f"per triwulan sampai {_sampai(s)}" if s.sisa > 1 else f"di {s.sisa_teks}"


def _sejauh_ini(s: Soal) -> str:
    if s.kini is None:
        return ""
    arah = "turun" if s.kini < 0 else "naik"
    return f" (sejauh ini {arah} {s.cetak(abs(s.kini))} per triwulan)"


def telusur_laju(s: Soal) -> Telusur:
    """Inputs, formula, and the formula with the numbers put in for each bound of the target."""
    nama = f"Laju ke target akhir {s.tahun}" if s.akhir else f"Laju ke target {s.tahun}"
    rasio = s.posisi.cara == Konsolidasi.RASIO and not s.akhir
    aturan = f"{s.aturan.konsolidasi.label}; {s.aturan.polaritas.label.lower()}."
    return Telusur(
        nama,
        s.rumus if s.sisa else "",
        _hitungan(s),
        f"{aturan} {PENYEBUT_SAMA}" if rasio else aturan,
        _masukan(s),
        DASAR,
        PEMBULATAN_AMAN,
    )


def _hitungan(s: Soal) -> str:
    if not s.sisa:
        return "Tidak ada triwulan yang tersisa."
    bagian = [
        f"{_masukkan(s, batas)} = {s.cetak_aman(perlu, naik=naik)}" if s.rumus != LANGSUNG else s.cetak(batas)
        for batas, perlu, naik in ((s.kehendak.bawah, s.perlu.bawah, True), (s.kehendak.atas, s.perlu.atas, False))
        if batas is not None and perlu is not None
    ]
    return "; ".join(bagian) or f"{s.posisi_teks} sudah memenuhi {s.target_teks}."


def _masukkan(s: Soal, batas: Fraction) -> str:
    """The words of the formula replaced by the figures, exact enough to do the sum again."""
    angka = {
        "T": teks_tepat(batas, s.aturan.desimal),
        "R": teks_tepat(s.posisi.setahun, s.aturan.desimal),
        "sisa triwulan": str(s.sisa),
        "banyaknya triwulan": str(s.sisa if s.akhir else s.posisi.n + s.posisi.k),
        "yang terisi": str(s.posisi.n),
    }
    teks = s.rumus
    for nama in ("sisa triwulan", "banyaknya triwulan", "yang terisi"):
        teks = teks.replace(nama, angka[nama])
    return teks.replace("T", angka["T"]).replace("R", angka["R"])


def _masukan(s: Soal) -> tuple[Masukan, ...]:
    desimal, p = s.aturan.desimal, s.posisi
    isi = [
        Masukan("T", s.target_teks, f"target {s.tahun}"),
        Masukan("R", teks_tepat(p.setahun, desimal), f"posisi s.d. {triwulan_teks((p.terakhir,))}"),
        *(Masukan(triwulan_teks((tw,)), teks_tepat(nilai, desimal), "terisi") for tw, nilai in p.nilai.items()),
        Masukan("Sisa triwulan", str(s.sisa), s.sisa_teks if s.sisa else "tidak ada"),
    ]
    if s.ruang.atas is not None:
        isi.append(Masukan("Paling tinggi", teks_tepat(s.ruang.atas, desimal), "nilai tertinggi skalanya"))
    return tuple(isi)
