"""Rencana aksi: the year's promise in quarters, and the actions that were promised along with figures."""

from __future__ import annotations

from django.utils import formats

from indicators.capaian import ROMAWI, Keadaan
from indicators.excel import JenisKolom
from indicators.models import TindakLanjut
from indicators.rekap import BarisCapaian
from renstra.laporan import sel
from renstra.laporan.bahan import Bahan
from renstra.laporan.bentuk import Baris, Blok, Judul, Kolom, Sel, Tabel
from renstra.laporan.isi.bagian import INDIKATOR, SATUAN, TANPA_INDIKATOR, nama, per_sasaran
from renstra.laporan.narasi import blok_narasi


def susun(bahan: Bahan) -> list[Blok]:
    return [
        Judul("Target per triwulan"),
        _triwulan(bahan),
        Judul("Tindakan"),
        _tindakan(bahan),
        blok_narasi(bahan, "rencana"),
    ]


def _triwulan(bahan: Bahan) -> Tabel:
    per_triwulan = {tw: {b.kode: b for b in bahan.pada(bahan.tahun, tw)} for tw in ROMAWI}

    def isi(b: BarisCapaian) -> tuple[Sel, ...]:
        sampai = (_target(per_triwulan[tw][b.kode], tw) for tw in ROMAWI)
        return (nama(b), sel.teks(b.satuan), sel.target(b), *sampai)

    return Tabel(
        "triwulan",
        f"Target s.d. triwulan {bahan.unit.nama_pendek} tahun {bahan.tahun}",
        (
            INDIKATOR,
            SATUAN,
            Kolom(f"Target {bahan.tahun}", JenisKolom.ANGKA),
            *(Kolom(f"s.d. TW {angka}", JenisKolom.ANGKA) for angka in ROMAWI.values()),
        ),
        per_sasaran(bahan.pada(bahan.tahun), isi),
        "Setiap triwulan adalah target sampai dengan triwulan itu. Yang tidak punya target triwulan diukur terhadap "
        "target tahunan.",
        TANPA_INDIKATOR,
    )


def _target(baris: BarisCapaian, triwulan: int) -> Sel:
    if baris.sumber_target and baris.sumber_target.triwulan == triwulan:
        return sel.target(baris)
    if baris.keadaan == Keadaan.BUKAN_PERIODE_UKUR:
        return sel.kata("tidak diukur")
    return sel.TANPA


def _tindakan(bahan: Bahan) -> Tabel:
    per_indikator = {b.indikator.pk: b for b in bahan.pada(bahan.tahun)}
    aksi = [(per_indikator[pk], a) for pk, isi in bahan.tindakan.items() if pk in per_indikator for a in isi]
    return Tabel(
        "tindakan",
        f"Tindak lanjut yang dijanjikan tahun {bahan.tahun}",
        (
            INDIKATOR,
            Kolom("Tindakan", lebar=5),
            Kolom("Penanggung jawab", lebar=3),
            Kolom("Tenggat"),
            Kolom("Dari angka"),
            Kolom("Hasil"),
        ),
        tuple(Baris(_aksi(b, a)) for b, a in aksi),
        kosong="Belum ada tindak lanjut pada angka yang disetujui tahun ini.",
    )


def _aksi(b: BarisCapaian, aksi: TindakLanjut) -> tuple[Sel, ...]:
    hasil = aksi.get_membantu_display() if aksi.membantu else "belum dijawab"
    return (
        nama(b),
        sel.teks(aksi.uraian),
        sel.teks(aksi.penanggung_jawab),
        sel.teks(formats.date_format(aksi.tenggat, "j F Y")),
        sel.teks(aksi.realisasi.periode_teks),
        sel.teks(hasil),
    )
