"""What must hold for a row of a plan beyond what its columns say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from indicators.capaian import Kalender
from indicators.models import Indikator, JenisNilai, Jenjang, Renstra, Sasaran
from indicators.services.realisasi import Galat

BERVERSI = (Jenjang.PROGRAM, Jenjang.KEGIATAN)
# A change of these gives stored figures another meaning.
BERMAKNA = {
    "satuan": "satuan",
    "polaritas": "polaritas",
    "varian_minimum": "varian minimum",
    "konsolidasi": "konsolidasi",
    "kalender": "kalender ukur",
    "tahun_ukur": "tahun ukur",
    "desimal": "banyaknya desimal",
    "nilai_maksimum": "nilai tertinggi",
}
WAJIB = {
    "uraian": "Tulis uraiannya.",
    "jenis_nilai": "Pilih jenis nilainya.",
    "polaritas": "Pilih polaritasnya.",
    "konsolidasi": "Pilih cara konsolidasinya.",
    "kalender": "Pilih kalender ukurnya.",
}
SEDALAM = 30


def periksa_sasaran(satu: Sasaran, renstra: Renstra | None) -> Iterator[Galat]:
    if not satu.uraian:
        yield Galat("uraian", "wajib", "Tulis uraian sasarannya.")
    if satu.unit_id is None:
        yield Galat("unit", "wajib", "Tulis kode unit pemilik sasaran.")
    elif renstra and not satu.unit.jalur.startswith(renstra.unit.jalur):
        yield Galat(
            "unit", "di_luar", f"Unit {satu.unit.kode} tidak di bawah {renstra.unit.kode}, pemilik renstra ini."
        )
    if satu.jenjang is None:
        yield Galat("jenjang", "wajib", "Pilih jenjang sasarannya.")
    elif (satu.jenjang in BERVERSI) is not bool(renstra):
        cocok = ", ".join(str(j.label) for j in Jenjang if (j in BERVERSI) is bool(renstra))
        yield Galat("jenjang", "bukan_versi", f"Di renstra yang dipilih jenjangnya salah satu dari: {cocok}.")
    yield from _induk(satu, "sasaran")
    if satu.induk and satu.jenjang and satu.induk.jenjang >= satu.jenjang and satu.induk.jenjang in BERVERSI:
        yield Galat("induk", "jenjang", f"Sasaran {satu.induk.kode} tidak berjenjang di atas sasaran ini.")


def periksa_indikator(satu: Indikator, lama: Indikator | None, terpakai: bool) -> Iterator[Galat]:
    """`terpakai`: there are targets or realisasi of it."""
    for nama, kalimat in WAJIB.items():
        if not getattr(satu, nama):
            yield Galat(nama, "wajib", kalimat)
    if satu.tahun_awal is None or satu.tahun_akhir is None:
        yield Galat("tahun_awal", "wajib", "Tulis tahun awal dan tahun akhir indikator.")
    elif satu.tahun_awal > satu.tahun_akhir:
        yield Galat("tahun_akhir", "terbalik", "Tahun akhir tidak boleh sebelum tahun awal.")
    if satu.bobot is not None and satu.bobot <= 0:
        yield Galat("bobot", "tidak_positif", "Bobot harus lebih dari nol; kosong berarti sama berat.")
    if (satu.jenis_nilai == JenisNilai.PREDIKAT) is not bool(satu.skala_predikat_id):
        yield Galat(
            "skala_predikat", "skala", "Skala predikat diisi untuk jenis nilai predikat, dan hanya untuk itu."
        )
    if (satu.kalender == Kalender.TAHUN_TERTENTU) is not bool(satu.tahun_ukur):
        yield Galat(
            "tahun_ukur", "tahun_ukur", "Tahun ukur diisi bila kalendernya “Hanya tahun tertentu”, dan hanya itu."
        )
    if (
        satu.wajar_minimum is not None
        and satu.wajar_maksimum is not None
        and satu.wajar_minimum > satu.wajar_maksimum
    ):
        yield Galat("wajar_maksimum", "terbalik", "Batas wajar atas tidak boleh di bawah batas wajar bawah.")
    yield from _induk(satu, "indikator")
    if lama and terpakai:
        yield from _tetap(satu, lama)


def _tetap(satu: Indikator, lama: Indikator) -> Iterator[Galat]:
    """What figures are made of does not change under them."""
    kalimat = "tidak dapat diganti: sudah ada target atau realisasinya. Buat indikator baru, lalu catat silsilahnya."
    if satu.jenis_nilai != lama.jenis_nilai:
        yield Galat("jenis_nilai", "terpakai", f"Jenis nilai {kalimat}")
    if satu.skala_predikat_id != lama.skala_predikat_id:
        yield Galat("skala_predikat", "terpakai", f"Skala predikat {kalimat}")
    if satu.desimal is not None and satu.desimal < lama.desimal:
        yield Galat("desimal", "terpakai", f"Desimal tidak dapat dikurangi dari {lama.desimal}: sudah ada angkanya.")


def _induk(satu: Any, nama: str) -> Iterator[Galat]:
    """No row stands above itself."""
    atas = satu.induk
    for _ in range(SEDALAM):
        if atas is None:
            return
        if atas.kode == satu.kode and atas.__class__ is satu.__class__ and (atas.pk == satu.pk):
            yield Galat("induk", "lingkar", f"{nama.capitalize()} ini menjadi induk dari dirinya sendiri.")
            return
        atas = atas.induk


def tanya_indikator(satu: Indikator, lama: Indikator) -> Iterator[Galat]:
    """A change that gives figures already entered another meaning must be meant."""
    berubah = [kata for nama, kata in BERMAKNA.items() if getattr(satu, nama) != getattr(lama, nama)]
    if berubah:
        yield Galat(
            next(nama for nama, kata in BERMAKNA.items() if kata == berubah[0]),
            "bermakna",
            f"Sudah ada realisasinya; dengan {', '.join(berubah)} yang lain, capaian yang lalu ikut berubah. Benar?",
        )
