"""The start page's figures: joins the reads of both apps, with no query and no arithmetic of its own."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse

from budget.models import Rincian
from budget.rekap import RekapSerapan, rekap_serapan, tahun_anggaran_terakhir
from indicators.akses import Pengguna
from indicators.angka import format_persen
from indicators.capaian import Agregat, Kelas, agregat
from indicators.models import Jenjang
from indicators.rekap import BarisCapaian, SaringCapaian, rekap_capaian, tahun_terakhir, telusur_sasaran_url

TERBANYAK = 6


@dataclass(frozen=True, slots=True)
class AngkaKunci:
    """One key figure; without a `nilai_teks`, `kosong_teks` says why."""

    judul: str
    nilai_teks: str
    satuan: str
    keterangan: str
    url: str
    kosong_teks: str = ""
    kategori: Kelas | None = None
    sementara: bool = False
    telusur_url: str = ""
    batang: str = ""


@dataclass(frozen=True, slots=True)
class KartuSasaran:
    kode: str
    uraian: str
    nilai_teks: str
    kategori: Kelas | None
    keadaan_label: str
    keterangan: str
    url: str


@dataclass(frozen=True, slots=True)
class Perhatian:
    judul: str
    url: str
    keterangan: str
    kategori: Kelas | None = None
    keadaan_label: str = ""


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """Everything the start page shows; `tahun` None where no year has data yet."""

    tahun: int | None
    angka_kunci: list[AngkaKunci]
    perhatian: list[Perhatian]
    sasaran: list[KartuSasaran]


def ringkasan(user: Pengguna) -> Ringkasan:
    """Key figures of the latest year with realisasi, beside the latest published budget."""
    tahun = tahun_terakhir(user)
    anggaran = _kartu_serapan(user)
    if tahun is None:
        return Ringkasan(None, [*anggaran], [], [])
    rekap = rekap_capaian(user, SaringCapaian(tahun))
    baris = list(rekap)
    total = agregat([b.anggota for b in baris], rekap.kebijakan)
    sasaran = [
        (list(isi), agregat([b.anggota for b in isi], rekap.kebijakan))
        for isi in (list(g) for _, g in groupby(baris, key=lambda b: b.indikator.sasaran_id))
    ]
    return Ringkasan(
        tahun,
        [_kartu_capaian(total, tahun), *anggaran],
        [_perhatian(b) for b in baris if _perlu_perhatian(b)][:TERBANYAK],
        [_kartu_sasaran(isi, rata, tahun) for isi, rata in sasaran if _tampil(isi)],
    )


def _kartu_capaian(total: Agregat, tahun: int) -> AngkaKunci:
    return AngkaKunci(
        f"Rata-rata capaian {tahun}",
        "" if total.nilai is None else format_persen(total.nilai),
        "% dari target",
        f"{total.keterangan}. Yang tidak dihitung disebut alasannya satu per satu.",
        f"{reverse('indicators:capaian-list')}?tahun={tahun}",
        "belum ada indikator yang dapat dihitung",
        total.kategori,
        total.sementara,
        reverse("indicators:telusur-tahun", args=[tahun]),
    )


def _kartu_serapan(user: Pengguna) -> list[AngkaKunci]:
    """Two years of serapan, each out of one published set."""
    tahun = tahun_anggaran_terakhir(user)
    if tahun is None:
        return []
    rekap = [_rekap_anggaran(user, t) for t in (tahun, tahun - 1)]
    return [_kartu_anggaran(satu) for satu in rekap if satu]


def _rekap_anggaran(user: Pengguna, tahun: int) -> RekapSerapan | None:
    """The first cut that the year has; every cut has the same total (check_sumber watches it)."""
    cara = (rekap_serapan(user, tahun=tahun, rincian=r) for r in Rincian)
    return next((satu for satu in cara if satu), None)


def _kartu_anggaran(rekap: RekapSerapan) -> AngkaKunci:
    total, tahun = rekap.total, rekap.data.tahun
    return AngkaKunci(
        f"Serapan anggaran {tahun}",
        total.serapan_teks,
        "% dari pagu",
        f"Rp{total.realisasi_teks} dari pagu Rp{total.pagu_teks}; sisa Rp{total.sisa_teks}.",
        f"{reverse('budget:anggaran-list')}?tahun={tahun}&rincian={rekap.data.rincian}",
        total.serapan_keterangan,
        telusur_url=total.telusur_url,
        batang=total.serapan_batang,
    )


def _perlu_perhatian(baris: BarisCapaian) -> bool:
    """Below its target, above what a sound target allows, or printed differently from what it computes to."""
    return baris.tidak_tercapai or baris.perlu_ditelaah or bool(baris.alasan_teks)


def _perhatian(baris: BarisCapaian) -> Perhatian:
    keterangan = baris.alasan_teks
    if baris.capaian_teks:
        catatan = "perlu ditelaah: di atas batas kewajaran" if baris.perlu_ditelaah else "di bawah target"
        keterangan = f"capaian {baris.capaian_teks} %, {catatan}"
    return Perhatian(
        baris.uraian, baris.url, keterangan, baris.kategori, "" if baris.kategori else baris.alasan_label
    )


def _tampil(baris: list[BarisCapaian]) -> bool:
    """Cards for what the Ditjen answers for; RPJMN and sasaran strategis stay in the table."""
    return baris[0].indikator.sasaran.jenjang in (
        Jenjang.PROGRAM,
        Jenjang.KEGIATAN,
        Jenjang.PRIORITAS_NASIONAL,
    )


def _kartu_sasaran(baris: list[BarisCapaian], total: Agregat, tahun: int) -> KartuSasaran:
    sasaran = baris[0].indikator.sasaran
    return KartuSasaran(
        sasaran.kode,
        sasaran.uraian,
        "" if total.nilai is None else format_persen(total.nilai),
        total.kategori,
        "" if total.kategori else "belum dihitung",
        total.keterangan,
        telusur_sasaran_url(sasaran, tahun),
    )
