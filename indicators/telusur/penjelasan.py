"""What an explanation of a figure is made of, for its page and for the API alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.utils import formats, timezone

from indicators.akses import Pengguna
from indicators.angka import format_persen
from indicators.capaian import ROMAWI, Agregat, Alasan, Keadaan, Kelas, Telusur, nilai_isian, teks_nilai
from indicators.models import Realisasi, Riwayat
from indicators.rekap import BarisCapaian, Pada
from indicators.rekap.nilai_verifikasi import daftar_verifikasi
from indicators.rekap.periode import isian_realisasi
from indicators.rekap.target import sumber_teks

TERAKHIR = 50


@dataclass(frozen=True, slots=True)
class Asal:
    """Where one input comes from: document and place, or who and when."""

    nama: str
    teks: str
    tempat: str = ""
    tafsir: str = ""


@dataclass(frozen=True, slots=True)
class Kejadian:
    """One change of a figure."""

    waktu: datetime
    pelaku: str
    aksi: str
    ringkasan: str

    @property
    def waktu_teks(self) -> str:
        return formats.date_format(timezone.localtime(self.waktu), "j F Y H.i")


@dataclass(frozen=True, slots=True)
class Penjelasan:
    """The answer to "where does this figure come from?". `nilai` in percent; None always with `alasan_teks`.

    `agregat` for a mean: how much of it was counted, and how far the rest could still move it. `hasil_teks`: the
    figure as printed where it is no percentage, `angka_api` the same for a machine.
    """

    judul: str
    subjudul: str
    nilai: Decimal | None
    satuan: str
    alasan_teks: str
    langkah: tuple[Telusur, ...]
    kategori: Kelas | None = None
    sementara: bool = False
    keadaan: Keadaan | None = None
    alasan: Alasan | None = None
    tercetak_teks: str = ""
    asal: list[Asal] = field(default_factory=list)
    riwayat: list[Kejadian] | None = None
    pada: Pada | None = None
    lain_url: str = ""  # the same thing in the pohon kinerja, where it stands in one
    agregat: Agregat | None = None
    hasil_teks: str = ""
    angka_api: str | None = None
    melampaui: bool = False  # a total of units beyond the reader's reach

    @property
    def nilai_teks(self) -> str:
        return self.hasil_teks if self.nilai is None else format_persen(self.nilai)


def periode_teks(tahun: int, triwulan: int | None) -> str:
    return f"s.d. triwulan {ROMAWI[triwulan]} {tahun}" if triwulan else f"tahun {tahun}"


def kalimat(teks: str) -> str:
    return f"{teks}." if teks else ""


def asal_baris(baris: BarisCapaian) -> list[Asal]:
    """Where target and realisasi of a row come from."""
    asal = []
    if baris.sumber_target:
        target = baris.sumber_target
        asal.append(
            Asal(f"Target {target.tahun}", target.teks or baris.target_teks, sumber_teks(target), target.tafsir)
        )
    for realisasi in baris.sumber_realisasi:
        sumber = realisasi.dokumen.judul if realisasi.dokumen else realisasi.get_status_display()
        sendiri = teks_nilai(nilai_isian(isian_realisasi(realisasi), baris.aturan), baris.aturan)
        teks = realisasi.nilai_tercetak or sendiri or Keadaan(realisasi.keadaan).label
        tempat = ", ".join(filter(None, [sumber, realisasi.tempat]))
        asal.append(Asal(f"Realisasi {realisasi.periode_teks}", teks, tempat, realisasi.tafsir))
    return asal


def asal_verifikasi(user: Pengguna, baris: BarisCapaian, pada: Pada | None) -> list[Asal]:
    """The verified value of each figure that went in, how far it is from the reported one, and which is official."""
    return [
        Asal(
            f"Nilai verifikasi {satu.verifikasi.realisasi.periode_teks}",
            satu.teks,
            f"{satu.dokumen}; {satu.dibanding}. Nilai resmi: {satu.resmi}.",
        )
        for satu in daftar_verifikasi(user, baris.sumber_realisasi, pada.batas if pada else None)
        if satu.terakhir
    ]


def riwayat_angka(realisasi: Sequence[Realisasi]) -> list[Kejadian]:
    """The latest changes of these figures, newest first."""
    baris = Riwayat.objects.filter(jenis="realisasi", objek_id__in=[str(r.pk) for r in realisasi]).order_by("-pk")
    return [Kejadian(r.waktu, r.nama_pelaku, r.aksi, r.alasan) for r in baris[:TERAKHIR]]
