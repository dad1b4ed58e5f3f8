"""Serapan against capaian: per sasaran where budget is tied to sasaran, else per unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from budget.rekap import BarisSerapan
from indicators.grafik import Kuadran, TitikKuadran, grafik_kuadran
from indicators.rekap.rerata import Rerata
from renstra.dashboard.kinerja import KartuKinerja
from renstra.dashboard.sasaran import BagianSasaran
from renstra.dashboard.serapan import KartuSerapan
from renstra.dashboard.unit import UnitDiBawah


@dataclass(frozen=True, slots=True)
class BarisKuadran:
    """One thing with both figures, or with one of them and the reason why the other is missing."""

    nama: str
    uraian: str
    url: str
    rerata: Rerata | None
    serapan: BarisSerapan | None
    alasan: str

    @property
    def lengkap(self) -> bool:
        return not self.alasan


@dataclass(frozen=True, slots=True)
class KartuKuadran:
    """`menurut` "sasaran" or "unit"; `kosong` says why there is nothing to hold against each other."""

    menurut: str
    grafik: Kuadran | None
    baris: list[BarisKuadran]
    kosong: str


def kartu_kuadran(
    bagian: Sequence[BagianSasaran], unit: UnitDiBawah, kinerja: KartuKinerja, serapan: KartuSerapan
) -> KartuKuadran:
    kartu = [k for b in bagian for k in (*b.kartu, *b.ringkas)]
    if any(k.serapan for k in kartu):
        menurut = "sasaran"
        baris = [
            _baris(
                k.sasaran.kode, k.sasaran.uraian, k.capaian_url, k.rerata, k.serapan, "tidak ada pagu yang terikat"
            )
            for k in kartu
        ]
    else:
        menurut = "unit"
        baris = [
            _baris(u.unit.nama_pendek, u.unit.nama, u.url, u.rerata, u.serapan.baris, u.serapan.kosong)
            for u in unit.terbawah
        ]
    ada_serapan = any(b.serapan for b in baris)
    tampil = [b for b in baris if ada_serapan and ((b.rerata and b.rerata.nilai_teks) or b.serapan)]
    total = serapan.kini.baris
    titik = [_titik(b.rerata, b.serapan, b) for b in tampil if b.rerata and b.serapan and b.lengkap]
    return KartuKuadran(
        menurut,
        grafik_kuadran([t for t in titik if t], total.hasil.nilai if total else None, kinerja.rerata.agregat.nilai),
        tampil,
        "" if titik else _kosong(menurut, unit, serapan),
    )


def _baris(
    nama: str, uraian: str, url: str, rerata: Rerata | None, serapan: BarisSerapan | None, tanpa_serapan: str
) -> BarisKuadran:
    alasan = ""
    if serapan is None:
        alasan = f"tanpa serapan: {tanpa_serapan}".rstrip(".").replace(": Belum", ": belum")
    elif serapan.hasil.nilai is None:
        alasan = f"tanpa serapan: {serapan.serapan_keterangan}"
    elif rerata is None:
        alasan = "tanpa capaian: tidak punya indikator pada tahun ini"
    elif rerata.agregat.nilai is None:
        alasan = f"tanpa capaian: {rerata.agregat.keterangan}"
    return BarisKuadran(nama, uraian, url, rerata, serapan, alasan)


def _titik(rerata: Rerata, serapan: BarisSerapan, baris: BarisKuadran) -> TitikKuadran | None:
    capaian, persen, kelas = rerata.agregat.nilai, serapan.hasil.nilai, rerata.agregat.kategori
    if capaian is None or persen is None:
        return None
    keterangan = f"{baris.nama}: serapan {serapan.serapan_teks} %, capaian {rerata.nilai_teks} %"
    return TitikKuadran(
        baris.nama,
        persen,
        capaian,
        baris.url,
        f"{keterangan}, {kelas.label}" if kelas else keterangan,
        kelas.simbol if kelas else "○",
        kelas.warna if kelas else "abu",
    )


def _kosong(menurut: str, unit: UnitDiBawah, serapan: KartuSerapan) -> str:
    if menurut == "unit" and not unit.baris:
        return "Tidak ada unit di bawahnya, dan pagu belum diikat ke sasaran, jadi tidak ada yang dapat disandingkan."
    if serapan.kini.baris is None:
        return serapan.kini.kosong
    if not any(u.serapan.baris for u in unit.terbawah):
        return f"Terbitan anggaran {serapan.tahun} tidak dirinci per satuan kerja maupun per sasaran."
    return f"Belum ada {menurut} yang punya serapan dan capaian sekaligus."
