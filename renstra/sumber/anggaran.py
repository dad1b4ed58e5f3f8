"""Printed percentages, sums and cuts of the budget, and the unit of the allocation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from django.urls import reverse

from budget.models import DataAnggaran
from budget.rekap import BarisSerapan, RekapSerapan, baris_berurut, curiga_satuan, rekap_pendanaan, susun_rekap
from indicators.angka import bulat_persen, format_persen, format_rupiah
from indicators.capaian.tercetak import persen_tercetak, selisih_persen
from renstra.sumber.temuan import AngkaTemuan, Jenis, Temuan, angka_persen, angka_rupiah

BESARAN = ("pagu", "realisasi", "sisa")


def periksa_anggaran() -> Iterator[Temuan]:
    data = DataAnggaran.objects.select_related("unit").prefetch_related("kelompok", baris_berurut())
    rekap = [susun_rekap(satu) for satu in data.order_by("unit", "tahun", "rincian", "revisi")]
    for satu in rekap:
        yield from _persen(satu)
        yield from _jumlah(satu)
    for _, setahun in groupby(rekap, key=lambda r: (r.data.unit_id, r.data.tahun)):
        yield from _rincian(list(setahun))
    for _, milik in groupby(rekap, key=lambda r: r.data.unit_id):
        yield from _lompatan_terbitan(list(milik))
    yield from _lompatan_pendanaan()


def _url(rekap: RekapSerapan) -> str:
    return f"{reverse('budget:anggaran-list')}?tahun={rekap.data.tahun}&rincian={rekap.data.rincian}"


def _persen(rekap: RekapSerapan) -> Iterator[Temuan]:
    for baris in rekap.semua:
        tercetak = persen_tercetak(baris.tercetak_teks)
        if baris.tercetak_berbeda and tercetak is not None and baris.hasil.tepat is not None:
            yield Temuan(
                Jenis.PERSEN,
                f"Serapan {baris.nama}, {rekap.data.tahun}",
                rekap.data.tempat,
                baris.tercetak_teks,
                f"{baris.serapan_teks} %",
                format_persen(selisih_persen(tercetak, baris.hasil.tepat)),
                f"Realisasi Rp{baris.realisasi_teks} dari pagu Rp{baris.pagu_teks}.",
                baris.telusur_url,
                angka=angka_persen(
                    tercetak, bulat_persen(baris.hasil.tepat), selisih_persen(tercetak, baris.hasil.tepat)
                ),
            )


def _jumlah(rekap: RekapSerapan) -> Iterator[Temuan]:
    """Every printed sum against its parts, every printed sisa against its own line."""
    yield from _banding(rekap, rekap.total, rekap.data)
    kelompok = {k.kode: k for k in rekap.data.kelompok.all()}
    for satu in rekap.kelompok:
        if satu.subtotal and satu.kode in kelompok:
            yield from _banding(rekap, satu.subtotal, kelompok[satu.kode])
    for baris in rekap.baris:
        if baris.sisa_tercetak is not None and baris.sisa_tercetak != baris.sisa:
            yield _temuan_jumlah(rekap, baris, "sisa", baris.sisa_tercetak, baris.sisa)


def _banding(rekap: RekapSerapan, baris: BarisSerapan, tercetak: object) -> Iterator[Temuan]:
    for besaran in BESARAN:
        cetak, hitung = getattr(tercetak, f"{besaran}_tercetak"), getattr(baris, besaran)
        if cetak is not None and cetak != hitung:
            yield _temuan_jumlah(rekap, baris, besaran, cetak, hitung)


def _temuan_jumlah(rekap: RekapSerapan, baris: BarisSerapan, besaran: str, cetak: int, hitung: int) -> Temuan:
    return Temuan(
        Jenis.JUMLAH,
        f"{besaran.capitalize()} {baris.nama}, {rekap.data.tahun}",
        rekap.data.tempat,
        format_rupiah(cetak),
        format_rupiah(hitung),
        format_rupiah(cetak - hitung),
        "Jumlah bagiannya berbeda dari yang tercetak.",
        baris.telusur_url,
        angka=angka_rupiah(cetak, hitung),
    )


def _rincian(setahun: Sequence[RekapSerapan]) -> Iterator[Temuan]:
    """The latest set of each cut of one year must have one and the same total."""
    terbaru = list({r.data.rincian: r for r in setahun}.values())
    for satu, lain in pairwise(terbaru):
        for besaran in BESARAN[:2]:
            a, b = getattr(satu.total, besaran), getattr(lain.total, besaran)
            if a != b:
                yield Temuan(
                    Jenis.RINCIAN,
                    f"Jumlah {besaran} {satu.data.tahun}",
                    f"{satu.data.tempat}; {lain.data.tempat}",
                    f"{satu.data.get_rincian_display()}: {format_rupiah(a)}",
                    f"{lain.data.get_rincian_display()}: {format_rupiah(b)}",
                    format_rupiah(a - b),
                    "Dua rincian tahun yang sama seharusnya berjumlah sama.",
                    _url(lain),
                    angka=angka_rupiah(a, b),
                )


def _lompatan_terbitan(milik: Sequence[RekapSerapan]) -> Iterator[Temuan]:
    """Every set of one unit against the last set of the year before it: one in thousands stands out."""
    terakhir = {r.data.tahun: r for r in milik}
    for satu in milik:
        lama = max((t for t in terakhir if t < satu.data.tahun), default=None)
        if kalimat := curiga_satuan(satu, terakhir[lama] if lama else None):
            yield Temuan(
                Jenis.SATUAN,
                f"{satu.judul}, {satu.data.get_rincian_display().lower()}",
                satu.data.tempat,
                satu.total.pagu_teks,
                penjelasan=kalimat,
                url=satu.total.telusur_url,
                angka=AngkaTemuan("rupiah", str(satu.total.pagu)),
            )


def _lompatan_pendanaan() -> Iterator[Temuan]:
    for baris in rekap_pendanaan():
        if baris.hasil.lompatan and baris.hasil.sebelumnya is not None:
            lama = f"Alokasi {baris.hasil.tahun - 1} adalah {format_rupiah(baris.hasil.sebelumnya)}."
            yield Temuan(
                Jenis.SATUAN,
                f"Alokasi anggaran {baris.hasil.tahun}",
                baris.pendanaan.tempat,
                baris.pendanaan.teks,
                penjelasan=f"{lama} {baris.pendanaan.catatan_sumber}".strip(),
                url=baris.telusur_url,
                angka=AngkaTemuan("rupiah", str(baris.pendanaan.alokasi)),
            )
