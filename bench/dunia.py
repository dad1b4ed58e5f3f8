"""The bench's world: deterministic rows of a ministry or of all of them, as tuples in the order of COLUMNS.

Nothing is random: row n is a function of n, so that two engines hold the same data and a run can be repeated.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

TAHUN = range(2020, 2025)
TRIWULAN = range(1, 5)
INDIKATOR_PER_UNIT, SASARAN_PER_UNIT, BARIS_PER_UNIT = 20, 4, 100
SAAT = datetime(2025, 1, 15, 3, tzinfo=UTC)
PENYETUJU = 1
Baris = tuple[Any, ...]


@dataclass(frozen=True)
class Skala:
    """How large: `kementerian` ministries of `unit` units each. Lines of budget per unit and year: 100."""

    kode: str
    kementerian: int
    unit: int

    @property
    def jumlah_unit(self) -> int:
        return 1 + self.kementerian * self.unit

    @property
    def jumlah_indikator(self) -> int:
        return self.kementerian * self.unit * INDIKATOR_PER_UNIT


SKALA = {s.kode: s for s in (Skala("S", 1, 40), Skala("M", 1, 400), Skala("L", 13, 400), Skala("XL", 50, 400))}
ANGGARAN_PENUH = {"L", "XL"}  # where a unit has its lines in every year; elsewhere in the last one only

COLUMNS = {
    "indicators_unitkerja": "id kode nama singkatan jenjang induk_id jalur kode_satker urutan tafsir",
    "indicators_renstra": (
        "id unit_id versi nama_versi judul tahun_awal tahun_akhir tahun_mulai dasar_hukum status tafsir"
    ),
    "indicators_sasaran": "id jenjang kode uraian unit_id renstra_id urutan tafsir catatan_sumber",
    "indicators_indikator": (
        "id kode sasaran_id unit_id urutan uraian satuan jenis_nilai polaritas varian_minimum konsolidasi kalender"
        " tahun_ukur iku desimal boleh_negatif tahun_awal tahun_akhir definisi formula sumber_data penanggung_jawab"
        " baseline_teks baseline_sumber kode_referensi tempat tafsir catatan_sumber"
    ),
    "indicators_target": (
        "id indikator_id tahun triwulan dokumen revisi nilai teks alasan nomor_dokumen status catatan_putusan tempat"
        " tafsir catatan_sumber"
    ),
    "indicators_realisasi": (
        "id indikator_id tahun triwulan keadaan alasan_keadaan nilai teks analisis kendala status versi"
        " disetujui_oleh_id disetujui_pada tempat nilai_tercetak capaian_tercetak_teks tafsir catatan_sumber"
    ),
    "budget_dataanggaran": (
        "id tahun unit_id rincian revisi pagu_versi per_tanggal sumber judul serapan_tercetak tempat tafsir"
        " catatan_sumber"
    ),
    "budget_barisanggaran": (
        "id data_id urutan uraian unit_id jenis_belanja kewenangan satker program kegiatan kro ro komponen akun pagu"
        " blokir realisasi serapan_tercetak"
    ),
}


def rows(skala: Skala) -> dict[str, Iterator[Baris]]:
    """The rows of every table, parents first; lazily, because XL does not fit into memory."""
    return {
        "indicators_unitkerja": unit(skala),
        "indicators_renstra": renstra(skala),
        "indicators_sasaran": sasaran(skala),
        "indicators_indikator": indikator(skala),
        "indicators_target": target(skala),
        "indicators_realisasi": realisasi(skala),
        "budget_dataanggaran": anggaran(skala),
        "budget_barisanggaran": baris_anggaran(skala),
    }


def kode_unit(nomor: int) -> str:
    return f"U{nomor}"


def induk(nomor: int, skala: Skala) -> int | None:
    """Unit 1 is the root; then every ministry: itself, a tenth of eselon I and II, the rest below those."""
    if nomor == 1:
        return None
    kementerian, ke = divmod(nomor - 2, skala.unit)
    puncak = kementerian * skala.unit + 2
    if ke == 0:
        return 1
    if ke < 10:
        return puncak
    if ke < 100:
        return puncak + 1 + (ke - 10) % 9 if ke - 10 < 90 else puncak
    return puncak + 10 + (ke - 100) % 90


def jalur(nomor: int, skala: Skala) -> str:
    di_atas = induk(nomor, skala)
    return f"{jalur(di_atas, skala) if di_atas else ''}{kode_unit(nomor)}/"


def unit(skala: Skala) -> Iterator[Baris]:
    for n in range(1, skala.jumlah_unit + 1):
        tingkat = jalur(n, skala).count("/")
        jenjang = ("kementerian", "kementerian", "eselon_i", "eselon_ii", "eselon_ii")[tingkat - 1]
        yield (
            n,
            kode_unit(n),
            f"Unit kerja {n}",
            kode_unit(n),
            jenjang,
            induk(n, skala),
            jalur(n, skala),
            "",
            n % 32000,
            "",
        )


def renstra(skala: Skala) -> Iterator[Baris]:
    for k in range(skala.kementerian):
        puncak = k * skala.unit + 2
        yield k + 1, puncak, "menjadi", "Menjadi", f"Renstra {k}", 2020, 2024, 2020, "", "berlaku", ""


def sasaran(skala: Skala) -> Iterator[Baris]:
    for n in range(skala.kementerian * skala.unit):
        versi = n // skala.unit + 1
        for s in range(SASARAN_PER_UNIT):
            pk = n * SASARAN_PER_UNIT + s + 1
            yield pk, 3, f"SK{pk}", f"Meningkatnya layanan {pk}", n + 2, versi, pk % 32000, "", ""


def indikator(skala: Skala) -> Iterator[Baris]:
    tetap = (
        "[]",
        False,
        2,
        False,
        2020,
        2024,
        "Definisi",
        "Formula",
        "Laporan unit",
        "Kepala unit",
        "",
        "",
        "",
        "",
        "",
        "",
    )
    for n in range(skala.jumlah_indikator):
        milik, urutan = divmod(n, INDIKATOR_PER_UNIT)
        induknya = milik * SASARAN_PER_UNIT + urutan * SASARAN_PER_UNIT // INDIKATOR_PER_UNIT + 1
        polaritas = "minimum" if n % 10 == 7 else "maksimum"
        yield (
            n + 1, f"I{n + 1}", induknya, milik + 2, urutan, f"Persentase layanan {n + 1} yang memenuhi standar",
            "persen", "angka", polaritas, "2t_r", "terakhir", "triwulanan", *tetap,
        )  # fmt: skip


def target(skala: Skala) -> Iterator[Baris]:
    pk = 0
    for n in range(1, skala.jumlah_indikator + 1):
        for tahun in TAHUN:
            pk += 1
            nilai = f"{60 + n * 7 % 40 + tahun - 2020}.00"
            yield pk, n, tahun, 0, "renstra", 0, nilai, nilai, "", "", "disetujui", "", "", "", ""


def realisasi(skala: Skala) -> Iterator[Baris]:
    """One in 31 is missing; of the last quarter one in ten still waits."""
    pk = 0
    for n in range(1, skala.jumlah_indikator + 1):
        for tahun in TAHUN:
            for triwulan in TRIWULAN:
                pk += 1
                if pk % 31 == 0:
                    continue
                nilai = f"{(60 + n * 7 % 40) * (15 + (n + tahun) % 10) * triwulan // 100}.{n % 100:02d}"
                menunggu = tahun == 2024 and triwulan == 4 and n % 10 == 0
                akhir = ("diajukan", 1, None, None) if menunggu else ("disetujui", 3, PENYETUJU, SAAT)
                yield pk, n, tahun, triwulan, "terisi", "", nilai, "", "", "", *akhir, "", "", "", "", ""


def anggaran(skala: Skala) -> Iterator[Baris]:
    for pk, (kementerian, tahun) in enumerate(_terbitan(skala), start=1):
        puncak = kementerian * skala.unit + 2
        yield (
            pk,
            tahun,
            puncak,
            "lengkap",
            0,
            "Pagu awal",
            f"{tahun}-12-31",
            "OM SPAN",
            f"Anggaran {tahun}",
            "",
            "",
            "",
            "",
        )


def baris_anggaran(skala: Skala) -> Iterator[Baris]:
    pk = 0
    for data, (kementerian, tahun) in enumerate(_terbitan(skala), start=1):
        for nomor in range(skala.unit * BARIS_PER_UNIT):
            pk += 1
            milik = kementerian * skala.unit + nomor // BARIS_PER_UNIT + 2
            pagu = 1_000_000 * (1 + pk * 7919 % 90_000) + pk % 1000
            belanja, wewenang = f"5{1 + pk % 3}", "1" if pk % 7 else "3"
            yield (
                pk, data, nomor, f"Belanja {nomor}", milik, belanja, wewenang, f"{milik:06d}"[-6:], "WA", "4321",
                "EBA", "001", "051", f"{belanja}1111", pagu, 0, pagu * (40 + (pk + tahun) % 60) // 100, "",
            )  # fmt: skip


def _terbitan(skala: Skala) -> list[tuple[int, int]]:
    tahun = TAHUN if skala.kode in ANGGARAN_PENUH else TAHUN[-1:]
    return [(kementerian, satu) for kementerian in range(skala.kementerian) for satu in tahun]
