"""One figure with its surroundings: what came before it, who touched it, what was said and promised about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from indicators.akses import Pengguna, indikator_terlihat
from indicators.alur import DIAPAKAN, Gerak
from indicators.capaian import ROMAWI, Aturan, Nilai, nilai_isian, teks_nilai
from indicators.grafik import Titik
from indicators.models import Indikator, Komentar, Realisasi, Riwayat, StatusRealisasi, Target, TindakLanjut
from indicators.rekap.alamat import REALISASI, TARGET, telusur_capaian_url
from indicators.rekap.isian import BarisIsian, baris_isian
from indicators.rekap.periode import aturan_indikator, isian_realisasi, nilai_target, target_berlaku
from indicators.rekap.perubahan import KOLOM, KOSONG, CetakPotret

NILAI_TERAKHIR = 12
RIWAYAT_TERBANYAK = 50
AKSI = {g.value: kata for g, kata in DIAPAKAN.items()} | {"buat": "diisi", "ubah": "diubah"}


@dataclass(frozen=True, slots=True)
class NilaiTriwulan:
    """One earlier value with the target of its quarter (or year), as printed and as drawn."""

    label: str
    nilai: Nilai | None
    target: Nilai | None
    aturan: Aturan
    status: str
    telusur_url: str

    @property
    def nilai_url(self) -> str:
        return f"{self.telusur_url}#{REALISASI}"

    @property
    def target_url(self) -> str:
        return f"{self.telusur_url}#{TARGET}"

    @property
    def nilai_teks(self) -> str:
        return teks_nilai(self.nilai, self.aturan)

    @property
    def target_teks(self) -> str:
        return teks_nilai(self.target, self.aturan)


@dataclass(frozen=True, slots=True)
class Beda:
    """One column before and after; long texts are named, not repeated."""

    nama: str
    dari: str
    ke: str


@dataclass(frozen=True, slots=True)
class Kejadian:
    """One line of the history of a figure."""

    waktu: datetime
    pelaku: str
    aksi: str
    beda: list[Beda]
    alasan: str


@dataclass(frozen=True, slots=True)
class RekapPanel:
    """All that the panel prints; `lalu` are the actions promised with the last figure that had any."""

    baris: BarisIsian
    deret: list[NilaiTriwulan]
    riwayat: list[Kejadian]
    komentar: list[Komentar]
    tindak_lanjut: list[TindakLanjut]
    lalu: list[TindakLanjut]


def rekap_panel(user: Pengguna, kode: str, tahun: int, triwulan: int) -> RekapPanel | None:
    """None where the user sees no such indikator in that year; a constant number of queries."""
    berlaku = indikator_terlihat(user).filter(kode=kode, tahun_awal__lte=tahun, tahun_akhir__gte=tahun)
    indikator = berlaku.select_related("sasaran__renstra", "unit").first()
    if indikator is None:
        return None
    baris = baris_isian(user, indikator, tahun, triwulan)
    ada = baris.ada
    return RekapPanel(
        baris,
        _deret(indikator, tahun, triwulan),
        _riwayat(ada, indikator) if ada else [],
        list(ada.komentar.select_related("penulis")) if ada else [],
        list(ada.tindak_lanjut.order_by("urutan")) if ada else [],
        _tindak_lanjut_lalu(indikator, tahun, triwulan),
    )


def _deret(indikator: Indikator, tahun: int, triwulan: int) -> list[NilaiTriwulan]:
    """The last values up to this quarter, oldest first."""
    aturan = aturan_indikator(indikator)
    target = target_berlaku(Target.objects.berlaku().filter(indikator=indikator).select_related("predikat"))
    baris = Realisasi.objects.filter(
        Q(tahun__lt=tahun) | Q(tahun=tahun, triwulan__range=(1, triwulan)), indikator=indikator
    )
    terakhir = baris.select_related("predikat", "dokumen").order_by("-tahun", "-triwulan")[:NILAI_TERAKHIR]
    return [_nilai(satu, indikator.kode, target, aturan) for satu in reversed(terakhir)]


def _nilai(baris: Realisasi, kode: str, target: Mapping[tuple[int, int], Target], aturan: Aturan) -> NilaiTriwulan:
    label = f"TW {ROMAWI[baris.triwulan]} {baris.tahun}" if baris.triwulan else f"{baris.tahun}"
    milik = target.get((baris.tahun, baris.triwulan)) or target.get((baris.tahun, 0))
    status = "" if baris.status == StatusRealisasi.DISETUJUI else baris.get_status_display().lower()
    if baris.dokumen and baris.dokumen.contoh:
        status = "contoh"
    nilai = nilai_isian(isian_realisasi(baris), aturan)
    url = telusur_capaian_url(kode, baris.tahun, baris.triwulan, semua=baris.status != StatusRealisasi.DISETUJUI)
    return NilaiTriwulan(label, nilai, nilai_target(milik) if milik else None, aturan, status, url)


def titik_deret(deret: Sequence[NilaiTriwulan]) -> list[Titik]:
    """As drawn small: words only at both ends, the value only at the last."""
    ujung = {0, len(deret) - 1}
    return [
        Titik(
            satu.label if i in ujung else "",
            satu.nilai.angka if satu.nilai else None,
            satu.target.angka if satu.target else None,
            satu.nilai_teks if i == len(deret) - 1 else "",
            alamat=satu.nilai_url,
        )
        for i, satu in enumerate(deret)
    ]


def _riwayat(ada: Realisasi, indikator: Indikator) -> list[Kejadian]:
    """Newest first."""
    baris = list(Riwayat.objects.filter(jenis="realisasi", objek_id=str(ada.pk)).order_by("-pk")[:RIWAYAT_TERBANYAK])
    cetak = CetakPotret([p for r in baris for p in (r.sebelum, r.sesudah) if p])
    aturan = aturan_indikator(indikator)
    return [
        Kejadian(r.waktu, r.nama_pelaku, AKSI.get(r.aksi, r.aksi), _beda(r, cetak, aturan), r.alasan) for r in baris
    ]


def _beda(riwayat: Riwayat, cetak: CetakPotret, aturan: Aturan) -> list[Beda]:
    """What a change of content changed; a move of the workflow says itself what it did."""
    if riwayat.aksi in set(Gerak):
        return []
    sebelum, sesudah = riwayat.sebelum or {}, riwayat.sesudah or {}
    return [
        Beda(nama, *(_cetak(kolom, isi.get(kolom), cetak, aturan) for isi in (sebelum, sesudah)))
        for kolom, nama in KOLOM.items()
        if (sebelum.get(kolom) or None) != (sesudah.get(kolom) or None)
    ]


def _cetak(kolom: str, isi: Any, cetak: CetakPotret, aturan: Aturan) -> str:
    return "belum ada" if kolom == "keadaan" and isi is None else cetak.cetak(kolom, isi, aturan) or KOSONG


def _tindak_lanjut_lalu(indikator: Indikator, tahun: int, triwulan: int) -> list[TindakLanjut]:
    """The actions of the latest earlier quarter that promised any."""
    aksi = TindakLanjut.objects.filter(realisasi__indikator=indikator).select_related("realisasi")
    milik = [
        satu
        for satu in aksi.order_by("-realisasi__tahun", "-realisasi__triwulan", "urutan")
        if (satu.realisasi.tahun, satu.realisasi.triwulan or 4) < (tahun, triwulan)
    ]
    return [satu for satu in milik if satu.realisasi_id == milik[0].realisasi_id]
