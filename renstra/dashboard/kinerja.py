"""Nilai kinerja: the mean, what went into it, and how far it could still move."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from indicators.capaian import Alasan
from indicators.capaian.anggota import DI_LUAR_PENYEBUT
from indicators.rekap.jumlah import JumlahUnit, jumlah_resmi
from indicators.rekap.rerata import Rerata
from renstra.dashboard.lensa import Lensa


@dataclass(frozen=True, slots=True)
class KartuKinerja:
    """`lain` is the other side (official or all figures) where the two differ in what they count.

    Without a mean `kosong` says why; `jumlah` are totals beyond the reader's reach.
    """

    rerata: Rerata
    semua: bool
    lain: Rerata | None
    lain_url: str
    tak_dihitung: str
    di_luar: str
    kosong: str
    jumlah: list[JumlahUnit]

    @property
    def lain_nama(self) -> str:
        return "Resmi saja" if self.semua else "Dengan yang belum disetujui"


def kartu_kinerja(lensa: Lensa) -> KartuKinerja:
    seberang = lensa.untuk(semua=not lensa.semua)
    menunggu, kini = lensa.menunggu(), lensa.pada(lensa.periode)
    return KartuKinerja(
        kini,
        lensa.semua,
        lensa.pada(seberang.periode) if menunggu else None,
        seberang.url,
        *_rincian(lensa.alasan()),
        _kosong(lensa, kini, menunggu),
        _jumlah(lensa),
    )


def _jumlah(lensa: Lensa) -> list[JumlahUnit]:
    """Totals are official, whatever the rest of the page counts."""
    resmi = lensa.untuk(semua=False).periode
    return [jumlah_resmi(lensa.user, unit, resmi) for unit in lensa.pohon.jumlah if lensa.banyak()]


def _rincian(alasan: Counter[Alasan]) -> tuple[str, str]:
    """What is due but not counted, "2 belum diisi, 1 tanpa target", and what nobody waits for."""
    return _sebut(alasan, {a for a in alasan if a not in DI_LUAR_PENYEBUT}), _sebut(alasan, DI_LUAR_PENYEBUT)


def _sebut(alasan: Counter[Alasan], yang: set[Alasan]) -> str:
    return ", ".join(f"{n} {a.label.lower()}" for a, n in alasan.most_common() if a in yang)


def _kosong(lensa: Lensa, kini: Rerata, menunggu: bool) -> str:
    """Why there is no mean; empty where there is one."""
    if not lensa.banyak():
        return f"Tidak ada indikator {lensa.unit.nama_pendek} yang berlaku pada {lensa.tahun}."
    if kini.agregat.n:
        return ""
    if not (lensa.total or lensa.muatan.realisasi):
        return "Belum ada realisasi. Begitu yang pertama disetujui, nilai kinerja tampil di sini."
    if menunggu and not lensa.semua:
        return f"Belum ada angka resmi {lensa.periode_teks}: yang sudah diisi masih menunggu persetujuan."
    return f"Belum ada indikator yang dapat dihitung {lensa.periode_teks}."
