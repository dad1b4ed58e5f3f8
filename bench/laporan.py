"""The report: each goal, what was measured beside its floor, and whether it is reached."""

from __future__ import annotations

import math
import os
import platform
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.dunia import SKALA

Hasil = Mapping[str, dict[str, Any]]
BARIS = {"S": 16e3, "M": 160e3, "L": 2.08e6, "XL": 8e6}
KEPALA = """# Kinerja

Ditulis oleh `python -m bench --tulis`. {kapan}, {mesin}.

Setiap baris membandingkan aplikasi (dengan sesi, hak, dan seluruh halaman) dengan lantainya dalam **satu
proses, bergantian**: SQL telanjang lewat psycopg2 atau sqlite3 dan f-string tanpa Django, `json_agg` telanjang, atau
ringkasan tersimpan dibaca langsung. Hanya rasio yang berarti; ms adalah median, di belakangnya yang tercepat dan p95.
"Dekat" bukan "tercapai".

Beban mesin saat mengukur: {beban}. Di mesin yang ramai rasio tercepat lebih dapat dipercaya daripada rasio median;
kolom "tercapai" memakai yang tercepat, kecuali untuk p95.
"""
TUKAR = """
## Ekspor dan impor 100.000 baris

Lantai penulis: openpyxl write_only atas sel yang sama, tanpa format. Lantai ekspor: satu SQL telanjang atas kolom
tersimpan (124.000 baris dalam empat berkas), lalu write_only. Lantai impor: openpyxl read_only, lalu baris dan
riwayat telanjang dengan COPY (SQLite: executemany). Ekspor dalam detik prosesor, impor dalam detik.
"""
CARA = """
## Yang belum tercapai, dan sebabnya

- **Tabel dan API**: yang tersisa bukan baris (sekitar 0,1 ms per baris) melainkan Django: bingkai dan formulir
  sekitar 12 ms waktu prosesor, menyusun kueri ORM beberapa ms lagi. Lantai SQLite 1 sampai 10 ms tidak
  terkejar dengan itu.
- **Lantai tabel dan `json_agg`** mengurutkan seperti halaman dan melompat dengan OFFSET: 10 sampai 60 ms. Lantai yang
  melanjutkan dari kunci terakhir lebih rendah; terhadap itu rasionya lebih buruk.
- **Dokumen utuh**: sekitar 0,15 ms per baris dibanding 0,02 ms f-string; satu kueri, memori tetap.
- **Ringkasan unit besar**: dibaca dari jumlah tersimpan, tetapi halamannya tetap halaman Django; lantainya satu kueri
  kurang dari 1 ms. Baris "membaca jumlah tersimpan" menunjukkan bagian datanya saja.
- **Simpan**: izin, periode, kewajaran, riwayat, dan pemicu; ringkasannya dikerjakan antrean sesudahnya.
- **Ekspor daftar**: menulis xlsx sendiri seperempat lantainya; sisanya objek ORM dan satu aturan per baris.
- **Impor**: setiap baris dinilai dua kali (pratinjau, dan sekali lagi sebelum diterapkan): hak, periode, kewajaran,
  isi lama dan baru untuk pratinjau, riwayat. Lantainya tidak menilai apa pun. Templat unit paling banyak 20.000
  baris.
- Peladen sungguhan dan 16 sambungan: `python -m bench.peladen`; di atas semuanya lewat klien uji Django.
- Halaman telusur rata-rata unit besar masih membaca semua anggotanya, karena menyebut semuanya.

## Mengulang

    python -m bench S M          # SQLite dan PostgreSQL sendiri
    python -m bench --tulis S M L XL
    DATABASE_URL=... python -m bench.muat M     # dunia saja

Data setiap skala tetap (`bench/dunia.py`). Di L dan XL ringkasan kementerian pertama dihitung mesin, yang lain
menyalin barisnya: yang diukur hanya ukurannya, dan tidak ada angka salinan yang dibandingkan. Memuat XL dengan COPY
(8 juta realisasi, 10 juta baris anggaran) memakan 7 menit, ringkasannya 16 menit lagi, di mesin yang dipakai bersama.
"""


def laporan(hasil: Hasil, tukar: Hasil) -> str:
    return "\n".join([*_kepala(), *_tabel(hasil), *_sasaran(hasil), *_tumbuh(hasil), *_tukar(tukar), CARA])


def _kepala() -> Iterator[str]:
    cpu = next(
        (b.partition(":")[2].strip() for b in Path("/proc/cpuinfo").read_text().splitlines() if "name" in b), ""
    )
    mesin = f"{os.cpu_count()} inti ({cpu}), Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    beban = " ".join(f"{b:.1f}" for b in os.getloadavg())
    yield KEPALA.format(kapan=f"{datetime.now(UTC):%Y-%m-%d %H.%M} UTC", mesin=mesin, beban=beban)


def _tabel(hasil: Hasil) -> Iterator[str]:
    for nama, isi in hasil.items():
        yield f"\n## {nama}\n"
        yield "| Ukuran | ms: median (tercepat; p95) | lantai | rasio median | rasio tercepat |"
        yield "|---|---|---|---|---|"
        for judul, bagian, kasus, lantai in BANDING:
            yield _baris(judul, isi[bagian][kasus], isi[bagian][lantai])
        kueri = {n: isi[n]["kueri"] for n in ("halaman", "api", "beranda")}
        yield f"\nKueri selain sesi, akun, dan hak: {kueri}."
        halaman, naik = isi["halaman"], isi["semua"]["memori_naik_mib"]
        yield (
            f"Halaman 100 baris {halaman['byte']:,} byte, gzip {halaman['gzip']:,}; API {isi['api']['byte']:,} byte. "
            f"Memori sesudah halaman pertama {halaman['memori_hangat_mib']:.0f} MiB; dokumen utuh +{naik} MiB."
        )
        if isi["rencana"]:
            yield f"\nEXPLAIN membaca tabel besar dari ujung ke ujung: {', '.join(isi['rencana'])}."


BANDING = (
    ("Tabel capaian 100 baris, halaman pertama", "halaman", "pertama", "polos"),
    ("tengah", "halaman", "tengah", "polos"),
    ("terakhir", "halaman", "terakhir", "polos"),
    ("Semua baris satu kementerian, mengalir", "semua", "semua", "polos"),
    ("Ringkasan kinerja, akar", "beranda", "akar", "polos"),
    ("Ringkasan kinerja, kementerian", "beranda", "kementerian", "polos"),
    ("Jumlah tersimpan akar dan anaknya, dibaca aplikasi", "beranda", "total", "polos"),
    ("Menjumlahkan baris mentah (akar, 5 tahun)", "beranda", "mentah", "polos"),
    ("Serapan dari jumlah tersimpan", "beranda", "anggaran", "anggaran_polos"),
    ("Serapan dari baris mentah", "beranda", "anggaran_mentah", "anggaran_polos"),
    ("API capaian/ 100 baris", "api", "api", "json_agg"),
    ("DRF ModelSerializer bersarang", "api", "drf", "json_agg"),
    ("Simpan satu realisasi", "simpan", "simpan", "polos"),
    ("Antrean sesudahnya, sampai akar", "simpan", "antrean", "polos"),
)


def _baris(judul: str, kasus: Mapping[str, float], lantai: Mapping[str, float]) -> str:
    return (
        f"| {judul} | {kasus['p50']:.1f} ({kasus['min']:.1f}; {kasus['p95']:.1f}) | {lantai['p50']:.2f} "
        f"({lantai['min']:.2f}) | {kasus['p50'] / lantai['p50']:.1f}x | {kasus['min'] / lantai['min']:.1f}x |"
    )


def _sasaran(hasil: Hasil) -> Iterator[str]:
    yield "\n## Sasaran\n"
    yield "| Sasaran | Batas | Terukur | Tercapai |"
    yield "|---|---|---|---|"
    for nama, isi in hasil.items():
        if nama.startswith("M ") or len(hasil) <= 2:
            yield from (f"| {b} |" for b in _sasaran_satu(nama, isi))
    yield "| 16 sambungan serentak, p95 <= 3x p50 | 3x | `python -m bench.peladen`, docs/keandalan.md | |"
    if xl := hasil.get("XL PostgreSQL"):
        yield f"| {_baca_dibanding_menjumlahkan('XL PostgreSQL', xl, 500)} |"


def _baca_dibanding_menjumlahkan(nama: str, isi: Mapping[str, Any], batas: int) -> str:
    cepat = isi["beranda"]["mentah"]["min"] / isi["beranda"]["total"]["min"]
    judul = f"Membaca jumlah tersimpan dibanding menjumlahkan, {nama}"
    return f"{judul} | >= {batas}x lebih cepat | {cepat:.0f}x | {'ya' if cepat >= batas else 'belum'}"


def _sasaran_satu(nama: str, isi: Mapping[str, Any]) -> Iterator[str]:
    def per(bagian: str, kasus: str, lantai: str) -> float:
        hasil: float = isi[bagian][kasus]["min"] / isi[bagian][lantai]["min"]
        return hasil

    def kata(ya: bool) -> str:
        return "ya" if ya else "belum"

    tabel, semua = per("halaman", "pertama", "polos"), per("semua", "semua", "polos")
    beranda = per("beranda", "akar", "polos")
    yield f"Tabel 100 baris, {nama} | >= 0,40x permintaan/detik | {1 / tabel:.2f}x | {kata(1 / tabel >= 0.4)}"
    naik = isi["semua"]["memori_naik_mib"]
    yield f"Semua baris, {nama} | <= 1,5x | {semua:.1f}x | {kata(semua <= 1.5)}"
    yield f"Semua baris, memori, {nama} | <= 32 MiB | {naik} MiB | {kata(naik <= 32)}"
    yield f"Ringkasan akar, {nama} | <= 5x | {beranda:.0f}x | {kata(beranda <= 5)}"
    mentah = per("beranda", "mentah", "akar")
    yield f"Ringkasan dibanding menjumlahkan, {nama} | >= 30x lebih cepat | {mentah:.1f}x | {kata(mentah >= 30)}"
    yield _baca_dibanding_menjumlahkan(nama, isi, 30)
    api, drf = per("api", "api", "json_agg"), per("api", "drf", "api")
    yield f"API dibanding json_agg, {nama} | >= 0,50x | {1 / api:.2f}x | {kata(1 / api >= 0.5)}"
    yield f"API dibanding DRF bersarang, {nama} | >= 7x | {drf:.1f}x | {kata(drf >= 7)}"
    kueri = max(isi["halaman"]["kueri"].values())
    yield f"Kueri tabel, {nama} | <= 6 | {kueri} | {kata(kueri <= 6)}"
    yield f"Kueri API, {nama} | <= 3 | {isi['api']['kueri']} | {kata(isi['api']['kueri'] <= 3)}"
    papan = max(isi["beranda"]["kueri"].values())
    yield f"Kueri ringkasan, {nama} | <= 6 | {papan} | {kata(papan <= 6)}"
    simpan, s = per("simpan", "simpan", "polos"), isi["simpan"]["simpan"]
    yield f"Simpan satu, {nama} | <= 3x | {simpan:.1f}x | {kata(simpan <= 3)}"
    yield f"Simpan satu p95/p50, {nama} | <= 2x | {s['p95'] / s['p50']:.1f}x | {kata(s['p95'] <= 2 * s['p50'])}"
    gz, memori = isi["halaman"]["gzip"], isi["halaman"]["memori_hangat_mib"]
    yield f"Tabel 100 baris gzip, {nama} | <= 12 kB | {gz / 1000:.1f} kB | {kata(gz <= 12_000)}"
    yield f"Memori pekerja, {nama} | <= 110 MiB | {memori:.0f} MiB | {kata(memori <= 110)}"


def _tukar(tukar: Hasil) -> Iterator[str]:
    """Export and import of 100,000 rows of realisasi."""
    if not tukar:
        return
    yield TUKAR
    yield "| Mesin | Ukuran | kami | lantai | rasio | Batas | Tercapai |"
    yield "|---|---|---|---|---|---|---|"
    for mesin, isi in tukar.items():
        for judul, nama, batas in (("Penulis xlsx", "penulis", 0.2), ("Ekspor daftar realisasi", "ekspor", 1.3)):
            kami, polos = isi[nama]["kami"], isi[nama]["polos"]["detik"]
            yield _rasio(mesin, f"{judul}, +{kami['mib']} MiB", kami["detik"], polos, batas)
        impor = isi["impor"]
        judul = (
            f"Impor: menilai {impor['membaca']:.0f} s, menerapkan {impor['menerapkan']:.0f} s; berkas yang sama lagi "
            f"{impor['membaca_lagi']:.0f} s; +{impor['memori_mib']:.0f} MiB"
        )
        yield _rasio(mesin, judul, impor["membaca"] + impor["menerapkan"], impor["lantai"], 1.5)


def _rasio(mesin: str, judul: str, kami: float, lantai: float, batas: float) -> str:
    rasio = kami / lantai
    return (
        f"| {mesin} | {judul} | {kami:.1f} s | {lantai:.1f} s | {rasio:.2f}x | <= {batas}x | "
        f"{'ya' if rasio <= batas else 'belum'} |"
    )


def _tumbuh(hasil: Hasil) -> Iterator[str]:
    """The exponent k of time ~ rows^k between the smallest and the largest world of one ministry on PostgreSQL."""
    ada = [s for s in ("M", "L", "XL") if f"{s} PostgreSQL" in hasil and s in SKALA]
    if len(ada) < 2:
        return
    kecil, besar = ada[0], ada[-1]
    yield f"\n## Pertumbuhan {kecil} ke {besar} (PostgreSQL, halaman tetap dari satu kementerian)\n"
    yield "| Halaman | k dari tercepat | Batas | Tercapai |"
    yield "|---|---|---|---|"
    for bagian, kasus in (("halaman", "pertama"), ("halaman", "tengah"), ("halaman", "terakhir"), ("api", "api")):
        a, b = (hasil[f"{s} PostgreSQL"][bagian][kasus]["min"] for s in (kecil, besar))
        k = math.log(b / a) / math.log(BARIS[besar] / BARIS[kecil])
        yield f"| {bagian} {kasus} | {k:+.3f} | +-0,05 | {'ya' if abs(k) <= 0.05 else 'belum'} |"
