"""What a seal holds: every official figure of a quarter with what it was computed from, and the rules it followed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from indicators.akses import PembacaResmi
from indicators.angka import teks_api
from indicators.capaian import Agregat, AturanKebijakan, agregat, angka_tepat_api
from indicators.models import Kebijakan, NilaiVerifikasi, Realisasi, Target
from indicators.rekap.baris import BarisCapaian
from indicators.rekap.capaian import SaringCapaian, rekap_capaian


@dataclass(frozen=True, slots=True)
class IsiTriwulan:
    """The content of a quarter; `dihitung` of `banyak` indikator due have a capaian at its end."""

    bagian: list[dict[str, Any]]
    kebijakan: dict[str, Any] | None
    berlaku: Kebijakan | None
    dihitung: int
    banyak: int


def isi_triwulan(tahun: int, triwulan: int) -> IsiTriwulan:
    """The official figures s.d. a quarter as they are now; with the fourth also those of the year."""
    berlaku = (
        Kebijakan.objects.filter(tahun_mulai__lte=tahun).select_related("skala").order_by("-tahun_mulai").first()
    )
    bagian = [_bagian(tahun, satu) for satu in ([triwulan] if triwulan < 4 else [triwulan, None])]
    cakupan = bagian[0]["rata_rata"]
    kebijakan = _kebijakan(berlaku) if berlaku else None
    return IsiTriwulan(bagian, kebijakan, berlaku, cakupan["dihitung"], cakupan["diukur"])


def _bagian(tahun: int, triwulan: int | None) -> dict[str, Any]:
    rekap = rekap_capaian(PembacaResmi(), SaringCapaian(tahun, triwulan))
    baris = list(rekap)
    per_sasaran = groupby(baris, key=lambda b: b.indikator.sasaran)
    return {
        "triwulan": triwulan,
        "angka": sorted((_angka(satu) for satu in baris), key=lambda satu: str(satu["indikator"])),
        "rata_rata": _rata_rata(baris, rekap.kebijakan),
        "sasaran": [
            {"sasaran": s.kode, "jenjang": s.get_jenjang_display(), **_rata_rata(list(isi), rekap.kebijakan)}
            for s, isi in per_sasaran
        ],
    }


def _rata_rata(baris: Sequence[BarisCapaian], kebijakan: AturanKebijakan) -> dict[str, Any]:
    total: Agregat = agregat([satu.anggota for satu in baris], kebijakan)
    return {
        "capaian": None if total.nilai is None else teks_api(total.nilai, 2),
        "kategori": total.kategori.label if total.kategori else None,
        "dihitung": total.n,
        "diukur": total.m,
    }


def _angka(baris: BarisCapaian) -> dict[str, Any]:
    """One figure as every window prints it, and all that it follows from."""
    indikator = baris.indikator
    return {
        "indikator": baris.kode,
        "uraian": baris.uraian,
        "jenis": indikator.jenis,
        "sasaran": indikator.sasaran.kode,
        "unit": indikator.unit.kode,
        "satuan": baris.satuan,
        "polaritas": indikator.polaritas,
        "varian_minimum": indikator.varian_minimum,
        "konsolidasi": indikator.konsolidasi,
        "kalender": indikator.kalender,
        "bobot": angka_tepat_api(indikator.bobot),
        "target": baris.target_api,
        "target_teks": baris.target_teks,
        "target_dari": _target(baris.sumber_target) if baris.sumber_target else None,
        "realisasi": baris.realisasi_api,
        "realisasi_teks": baris.realisasi_teks,
        "isian": [_isian(satu) for satu in baris.sumber_realisasi],
        "capaian": None if baris.capaian is None else teks_api(baris.capaian, 2),
        "capaian_dibatasi": None if baris.capaian_dibatasi is None else teks_api(baris.capaian_dibatasi, 2),
        "kategori": baris.kategori.label if baris.kategori else None,
        "keadaan": baris.keadaan.value,
        "alasan": baris.alasan.value if baris.alasan else None,
        "contoh": baris.contoh,
    }


def _target(target: Target) -> dict[str, Any]:
    return {
        "triwulan": target.triwulan or None,
        "dokumen": target.dokumen,
        "nomor_dokumen": target.nomor_dokumen,
        "revisi": target.revisi,
        "nilai": angka_tepat_api(target.nilai),
        "nilai_atas": angka_tepat_api(target.nilai_atas),
        "predikat": target.predikat.kode if target.predikat else None,
        "teks": target.teks,
    }


def _isian(realisasi: Realisasi) -> dict[str, Any]:
    return {
        "triwulan": realisasi.triwulan or None,
        "keadaan": realisasi.keadaan,
        "alasan": realisasi.alasan_keadaan,
        "nilai": angka_tepat_api(realisasi.nilai),
        "pembilang": angka_tepat_api(realisasi.pembilang),
        "penyebut": angka_tepat_api(realisasi.penyebut),
        "predikat": realisasi.predikat.kode if realisasi.predikat else None,
        "teks": realisasi.teks,
        "versi": realisasi.versi,
        "dokumen": realisasi.dokumen.kode if realisasi.dokumen else None,
        "verifikasi": _verifikasi(realisasi.verifikasi_resmi) if realisasi.verifikasi_resmi else None,
    }


def _verifikasi(verifikasi: NilaiVerifikasi) -> dict[str, Any]:
    """The verified value that counted instead; without it the capaian would not follow from what stands here."""
    return {
        "revisi": verifikasi.revisi,
        "nilai": angka_tepat_api(verifikasi.nilai),
        "pembilang": angka_tepat_api(verifikasi.pembilang),
        "penyebut": angka_tepat_api(verifikasi.penyebut),
        "predikat": verifikasi.predikat.kode if verifikasi.predikat else None,
        "sumber": verifikasi.sumber,
        "nomor_dokumen": verifikasi.nomor_dokumen,
        "tanggal": verifikasi.tanggal.isoformat(),
    }


def _kebijakan(kebijakan: Kebijakan) -> dict[str, Any]:
    return {
        "nama": kebijakan.nama,
        "tahun_mulai": kebijakan.tahun_mulai,
        "dasar_hukum": kebijakan.dasar_hukum,
        "batas": kebijakan.batas,
        "agregasi": kebijakan.agregasi,
        "nilai_resmi": kebijakan.nilai_resmi,
        "dua_langkah": kebijakan.dua_langkah,
        "batas_telaah": angka_tepat_api(kebijakan.batas_telaah),
        "batas_penjelasan": angka_tepat_api(kebijakan.batas_penjelasan),
        "skala": {
            "kode": kebijakan.skala.kode,
            "nama": kebijakan.skala.nama,
            "dasar_hukum": kebijakan.skala.dasar_hukum,
            "kelas": [
                {
                    "label": kelas.label,
                    "bawah": teks_api(kelas.bawah, 2),
                    "atas": None if kelas.atas is None else teks_api(kelas.atas, 2),
                    "warna": kelas.warna,
                    "simbol": kelas.simbol,
                }
                for kelas in kebijakan.skala.kelas.order_by("-bawah")
            ],
        },
    }
