"""A passage as a report prints it: its figures as they are now, and what has changed since it was written."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse
from django.utils import formats, timezone

from indicators.akses import boleh_menulis_narasi
from indicators.models import NarasiLaporan
from indicators.models.narasi import kutipan_dalam
from indicators.rekap.segel.kanonik import kanonik, sidik
from renstra.laporan.bahan import Bahan
from renstra.laporan.bentuk import Basi, Narasi
from renstra.laporan.kutipan import Terkutip, baca_kutipan, potongan_teks

TIDAK_ADA = "(tidak ada lagi)"
# The places of passages in all reports; one that stands under each sasaran is named by its report.
JUDUL = {
    "pengantar": "Pengantar",
    "efisiensi": "Analisis efisiensi penggunaan sumber daya",
    "anggaran": "Analisis realisasi anggaran",
    "penutup": "Simpulan dan langkah perbaikan",
    "pernyataan": "Pernyataan tambahan",
    "kemajuan": "Penjelasan kemajuan",
    "rencana": "Penjelasan rencana aksi",
    "ringkasan": "Ringkasan triwulan",
    "langkah": "Langkah triwulan berikutnya",
}
JUDUL_SASARAN = "Analisis capaian sasaran"


def blok_narasi(bahan: Bahan, bagian: str, judul: str = "") -> Narasi:
    """The passage at this place of the report, or the empty place."""
    judul = judul or JUDUL[bagian]
    ada = bahan.narasi.get(bagian)
    sunting = sunting_url(bahan, bagian) if boleh_menulis_narasi(bahan.user, bahan.unit.jalur) else ""
    if ada is None or not ada.teks:
        return Narasi(bagian, judul, sunting_url=sunting)
    terkutip = baca_kutipan(bahan, kutipan_dalam(ada.teks))
    return Narasi(
        bagian,
        judul,
        tuple(potongan_teks(baris, terkutip) for baris in ada.teks.split("\n") if baris.strip()),
        basi(ada, terkutip),
        ada.penulis.get_username(),
        formats.date_format(timezone.localtime(ada.ditulis_pada), "j F Y H.i"),
        sunting,
    )


def basi(narasi: NarasiLaporan, terkutip: dict[str, Terkutip]) -> tuple[Basi, ...]:
    """The references that say something else now than when the passage was written."""
    kini = {satu: terkutip[satu].teks if satu in terkutip else TIDAK_ADA for satu in narasi.kutipan}
    return tuple(Basi(satu, lama, kini[satu]) for satu, lama in narasi.kutipan.items() if kini[satu] != lama)


def sunting_url(laporan: Bahan | NarasiLaporan, bagian: str) -> str:
    """Where the passage is written."""
    isi = {
        "laporan": laporan.jenis,
        "unit": laporan.unit.kode,
        "tahun": laporan.tahun,
        "triwulan": laporan.triwulan or "",
        "bagian": bagian,
    }
    return f"{reverse('laporan:narasi')}?{urlencode(isi)}"


def laporan_url(laporan: Bahan | NarasiLaporan) -> str:
    """The report itself, or the one that a passage belongs to."""
    isi = {"unit": laporan.unit.kode, "tahun": laporan.tahun}
    isi |= {"triwulan": laporan.triwulan} if laporan.triwulan else {}
    return f"{reverse('laporan:cetak', args=[laporan.jenis])}?{urlencode(isi)}"


def kutipan_sidik(terkutip: dict[str, Terkutip]) -> str:
    """A mark of what these references say now, so that a confirmation names what was seen."""
    return sidik(kanonik({satu: isi.teks for satu, isi in terkutip.items()}))
