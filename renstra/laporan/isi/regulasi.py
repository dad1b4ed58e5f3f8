"""Matriks kerangka regulasi (annex 2 of a Renstra), with how far each draft has come."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import formats

from indicators.excel import JenisKolom
from indicators.models import KerangkaRegulasi, StatusRegulasi
from indicators.rekap.regulasi import UsulanNaskah, regulasi_berlaku, usulan_naskah
from renstra.laporan import sel
from renstra.laporan.bahan import Bahan
from renstra.laporan.bentuk import Baris, Blok, Judul, Kolom, Sel, Tabel
from renstra.laporan.narasi import blok_narasi


def susun(bahan: Bahan) -> list[Blok]:
    semua = regulasi_berlaku(bahan.tahun)
    return [
        Judul("Kerangka regulasi"),
        _matriks(bahan, semua),
        Judul("Kemajuan"),
        _kemajuan(semua),
        _usulan(usulan_naskah(bahan.user, semua, bahan.tahun)),
        blok_narasi(bahan, "kemajuan"),
    ]


def cakupan(bahan: Bahan) -> str:
    semua = regulasi_berlaku(bahan.tahun)
    return f"{sum(r.status is not None for r in semua)} dari {len(semua)} kebutuhan regulasi tercatat tahapnya"


def _matriks(bahan: Bahan, semua: Sequence[KerangkaRegulasi]) -> Tabel:
    baris: list[Baris] = []
    for jenis in dict.fromkeys(r.get_jenis_display() for r in semua):
        baris.append(sel.kelompok(jenis))
        baris += [Baris(_baris(r)) for r in semua if r.get_jenis_display() == jenis]
    return Tabel(
        "regulasi",
        f"Matriks kerangka regulasi, keadaan {bahan.tahun}",
        (
            Kolom("No.", JenisKolom.BULAT, 1),
            Kolom("Kebutuhan regulasi", lebar=7),
            Kolom("Urgensi", lebar=5),
            Kolom("Unit penanggung jawab", lebar=4),
            Kolom("Target selesai", JenisKolom.BULAT),
            Kolom("Tahap"),
            Kolom("Sejak"),
            Kolom("Nomor peraturan", lebar=3),
        ),
        tuple(baris),
        "Daftar ini milik seluruh Renstra, bukan hanya unit yang dipilih.",
        "Renstra tahun ini tidak memuat kebutuhan regulasi.",
    )


def _baris(r: KerangkaRegulasi) -> tuple[Sel, ...]:
    sejak = formats.date_format(r.status_pada, "j F Y") if r.status_pada else ""
    return (
        sel.bulat(r.nomor),
        sel.teks(r.judul),
        sel.teks(r.urgensi) if r.urgensi else sel.kata("tidak tercetak"),
        sel.teks(r.unit_teks),
        sel.bulat(r.tahun_target) if r.tahun_target else sel.TANPA,
        sel.teks(r.get_status_display()) if r.status else sel.kata("belum dicatat"),
        sel.teks(sejak),
        sel.teks(r.nomor_penetapan),
    )


def _kemajuan(semua: Sequence[KerangkaRegulasi]) -> Tabel:
    tahap = [*((s.value, s.label) for s in StatusRegulasi), (None, "Belum dicatat")]
    baris = [Baris((sel.teks(label), sel.bulat(sum(r.status == kode for r in semua)))) for kode, label in tahap]
    baris.append(Baris((sel.teks("Jumlah"), sel.bulat(len(semua))), jumlah=True))
    return Tabel("kemajuan", "Banyaknya menurut tahap", (Kolom("Tahap", lebar=4), _BANYAK), tuple(baris))


_BANYAK = Kolom("Banyaknya", JenisKolom.BULAT)


def _usulan(usulan: UsulanNaskah) -> Tabel:
    """The figure counted from this list beside the reported one; a proposal, never written."""
    lapor = usulan.dilaporkan
    hitung = sel.kata("tidak dihitung") if usulan.nilai is None else sel.persen(usulan.nilai)
    baris = Baris(
        (
            sel.teks(f"Naskah hukum yang ditetapkan s.d. akhir {usulan.tahun}", lapor.url if lapor else ""),
            sel.realisasi(lapor) if lapor else sel.kata("di luar jangkauan atau tahun"),
            hitung,
            sel.teks(usulan.rumus_teks),
        )
    )
    return Tabel(
        "usulan",
        "Angka indikator menurut daftar ini (usulan)",
        (
            Kolom("Indikator", lebar=5),
            Kolom("Dilaporkan (%)", JenisKolom.ANGKA),
            Kolom("Usulan (%)", JenisKolom.ANGKA),
            Kolom("Hitungan", lebar=6),
        ),
        (baris,),
        "Usulan berdiri di samping yang dilaporkan dan tidak pernah menggantikannya.",
    )
