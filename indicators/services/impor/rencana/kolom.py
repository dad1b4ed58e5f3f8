"""The columns of a table of plan structure: what each holds, of whom, and how it is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from indicators.capaian import Kalender, Konsolidasi, Polaritas, VarianMinimum
from indicators.models import JenisNilai, Jenjang
from indicators.services.impor.jenis import KolomImpor

VERSI_TEMPLAT = 1
TAHUN = range(2000, 2061)  # the years that a heading "Target 2024" is looked for


class Macam(StrEnum):
    """What stands in a column."""

    TEKS = "teks"
    PILIHAN = "pilihan"
    ANGKA = "angka"
    BULAT = "bulat"
    LOGIKA = "logika"
    TAHUN = "tahun"  # a list of years
    RUJUKAN = "rujukan"  # the kode of another row


class Milik(StrEnum):
    """Whose column it is."""

    SASARAN = "sasaran"
    INDIKATOR = "indikator"
    BERSAMA = "bersama"


@dataclass(frozen=True, slots=True)
class Bidang:
    """One column. `wajib`: never empty on a row of its owner. `pilihan`: code -> word."""

    nama: str
    judul: str
    macam: Macam
    milik: Milik = Milik.INDIKATOR
    arti: str = ""
    lebar: int = 12
    pilihan: Mapping[str, str] | None = None
    panjang: int = 4000
    lain: tuple[str, ...] = ()

    def dipakai(self, milik: Milik) -> bool:
        return self.milik in (milik, Milik.BERSAMA)

    @property
    def kolom(self) -> KolomImpor:
        return KolomImpor(self.nama, self.judul, self.arti, lain=self.lain)


T, P, A, B, L, R = Macam.TEKS, Macam.PILIHAN, Macam.ANGKA, Macam.BULAT, Macam.LOGIKA, Macam.RUJUKAN
JENJANG = {str(j.value): str(j.label) for j in Jenjang}
BIDANG: tuple[Bidang, ...] = (
    Bidang(
        "uraian",
        "Uraian",
        T,
        Milik.BERSAMA,
        "bunyi sasaran atau indikator",
        52,
        lain=("Indikator", "Indikator kinerja"),
    ),
    Bidang("jenjang", "Jenjang", P, Milik.SASARAN, "jenjang sasaran", 18, JENJANG),
    Bidang("unit", "Unit", R, Milik.BERSAMA, "kode unit penanggung jawab; kosong: unit sasarannya", 12),
    Bidang("induk", "Induk", R, Milik.BERSAMA, "kode sasaran di atasnya; untuk rincian: kode indikator induknya", 12),
    Bidang("satuan", "Satuan", T, arti="satuan, misalnya persen, orang, dokumen", panjang=40),
    Bidang("jenis_nilai", "Jenis nilai", P, arti="bentuk nilainya", lebar=16, pilihan=dict(JenisNilai.choices)),
    Bidang(
        "polaritas",
        "Polaritas",
        P,
        arti="arah yang baik",
        lebar=24,
        pilihan=dict(Polaritas.pilihan()),
        lain=("Polarisasi",),
    ),
    Bidang(
        "varian_minimum",
        "Varian minimum",
        P,
        arti="rumus bila makin rendah makin baik",
        lebar=14,
        pilihan=dict(VarianMinimum.pilihan()),
    ),
    Bidang(
        "konsolidasi",
        "Konsolidasi",
        P,
        arti="dari triwulan menjadi setahun",
        lebar=22,
        pilihan=dict(Konsolidasi.pilihan()),
    ),
    Bidang("kalender", "Kalender ukur", P, arti="kapan diukur", lebar=18, pilihan=dict(Kalender.pilihan())),
    Bidang("tahun_ukur", "Tahun ukur", Macam.TAHUN, arti="bila hanya tahun tertentu, misalnya 2023; 2025"),
    Bidang("desimal", "Desimal", B, arti="angka di belakang koma, 0 sampai 4", lebar=9),
    Bidang("bobot", "Bobot", A, arti="kosong berarti sama berat", lebar=9),
    Bidang("iku", "IKU", L, arti="ya bila indikator kinerja utama", lebar=7),
    Bidang("boleh_negatif", "Boleh negatif", L, arti="ya bila nilainya boleh di bawah nol", lebar=9),
    Bidang("nilai_maksimum", "Nilai tertinggi", A, arti="skala indeks, misalnya 100 atau 5", lebar=11),
    Bidang("skala_predikat", "Skala predikat", R, arti="kode skala, untuk jenis predikat", lebar=12),
    Bidang("tahun_awal", "Tahun awal", B, arti="tahun pertama indikator berlaku; kosong: menurut renstra", lebar=9),
    Bidang(
        "tahun_akhir", "Tahun akhir", B, arti="tahun terakhir indikator berlaku; kosong: menurut renstra", lebar=9
    ),
)
KAMUS: tuple[Bidang, ...] = (
    Bidang("baseline_nilai", "Baseline", A, arti="nilai awal"),
    Bidang("baseline_teks", "Baseline tercetak", T, arti="seperti tercetak di dokumen", panjang=60),
    Bidang("baseline_tahun", "Tahun baseline", B, arti="tahun nilai awal", lebar=10),
    Bidang("baseline_sumber", "Sumber baseline", T, arti="misalnya Susenas 2018", lebar=18, panjang=200),
    Bidang("definisi", "Definisi", T, arti="definisi operasional", lebar=40),
    Bidang("formula", "Formula", T, arti="cara menghitung", lebar=34, lain=("Formulasi", "Rumus")),
    Bidang("sumber_data", "Sumber data", T, arti="dari mana realisasinya", lebar=24),
    Bidang("penanggung_jawab", "Penanggung jawab", T, arti="orang atau jabatan", lebar=24, panjang=200),
    Bidang("kode_referensi", "Kode referensi", T, arti="kode referensi indikator Bappenas", lebar=14, panjang=60),
    Bidang("wajar_minimum", "Wajar terendah", A, arti="di bawah ini ditanyakan saat mengisi"),
    Bidang("wajar_maksimum", "Wajar tertinggi", A, arti="di atas ini ditanyakan saat mengisi"),
    Bidang("tempat", "Tempat", T, arti="tabel tempat indikator tercetak", lebar=20, panjang=200),
    Bidang("tafsir", "Tafsir", T, Milik.BERSAMA, "yang tidak tercetak dan menjadi pilihan kita", 30),
)
SEMUA = {b.nama: b for b in (*BIDANG, *KAMUS)}
SASARAN = KolomImpor(
    "kode_sasaran", "Kode sasaran", "misalnya SP1; baris tanpa kode indikator adalah sasaran", wajib=True
)
INDIKATOR = KolomImpor(
    "kode_indikator", "Kode indikator", "misalnya SP1.1; kosong di baris sasaran", wajib=True, lain=("Kode",)
)
ALASAN = KolomImpor("alasan", "Alasan target", "boleh per baris; kosong: yang ditulis saat mengunggah")
NOMOR = KolomImpor("nomor", "Nomor dokumen target", "boleh per baris; kosong: yang ditulis saat mengunggah")
SIDIK = KolomImpor("sidik", "_sidik", teknis=True)
TANDA = KolomImpor("templat", "_templat", teknis=True)
UMUM = KolomImpor(
    "target", "Target 2025", "target setahun, satu kolom per tahun; rentang ditulis 3,5 - 4,0, rasio 1 : 17,9"
)
REALISASI = KolomImpor("realisasi", "Realisasi 2023", "angka setahun yang tercetak di dokumen; hanya tahun lampau")
CAPAIAN = KolomImpor("capaian", "Capaian tercetak 2023", "persentase yang tercetak; dibandingkan dengan hasil hitung")
PER_TAHUN = (UMUM, REALISASI, CAPAIAN)
ASAL = KolomImpor("asal", "_asal", teknis=True)  # where the cells of a mapped table came from
# As the page explains them, and the marked file knows them; a reader looks for every year (`kolom_baca`).
KOLOM: tuple[KolomImpor, ...] = (
    SASARAN,
    INDIKATOR,
    UMUM,
    *(b.kolom for b in BIDANG),
    ALASAN,
    NOMOR,
    *(b.kolom for b in KAMUS),
    REALISASI,
    CAPAIAN,
    ASAL,
    SIDIK,
    TANDA,
)


def kolom_baca() -> tuple[KolomImpor, ...]:
    """Every column that a file may have."""
    target = (KolomImpor(nama_target(t), f"Target {t}", lain=(str(t), f"Target tahun {t}", f"T {t}")) for t in TAHUN)
    realisasi = (KolomImpor(nama_realisasi(t), f"Realisasi {t}") for t in TAHUN)
    capaian = (KolomImpor(nama_capaian(t), f"Capaian tercetak {t}") for t in TAHUN)
    return (*(k for k in KOLOM if k not in PER_TAHUN), *target, *realisasi, *capaian)


def nama_target(tahun: int) -> str:
    return f"target_{tahun}"


def nama_realisasi(tahun: int) -> str:
    return f"realisasi_{tahun}"


def nama_capaian(tahun: int) -> str:
    return f"capaian_{tahun}"


def tahun_kolom(nama: str, awal: str = "target") -> int | None:
    """The year of a target column, or of one of `awal`; None for another column."""
    return int(nama[-4:]) if nama.startswith(f"{awal}_") else None


def tanda_templat(versi: str, dokumen: str) -> str:
    """What each row of a template says about itself: another version's file is refused by it."""
    return f"rencana|{VERSI_TEMPLAT}|{versi}|{dokumen}"
