from __future__ import annotations

from collections.abc import Iterable, Sequence

from indicators.capaian import Agregasi, AturanKebijakan, Batas, Kelas, NilaiResmi
from indicators.models import Kebijakan, KelasKategori, SkalaKategori

TANPA_KEBIJAKAN = AturanKebijakan(Batas.TANPA, Agregasi.RATA_RATA, ())


def kelas_skala(skala: SkalaKategori) -> tuple[Kelas, ...]:
    return tuple(_kelas(kelas) for kelas in skala.kelas.all())


def _kelas(kelas: KelasKategori) -> Kelas:
    return Kelas(kelas.bawah, kelas.atas, kelas.label, kelas.warna, kelas.simbol)


def kebijakan_tahun(tahun: int) -> AturanKebijakan:
    """The policy in force for a year: the last one begun by then; without any, no cap and no categories."""
    return kebijakan_per_tahun([tahun])[tahun]


def kebijakan_per_tahun(tahun: Iterable[int]) -> dict[int, AturanKebijakan]:
    """The policy of each year, in two queries for any number of years."""
    semua = list(Kebijakan.objects.select_related("skala").prefetch_related("skala__kelas").order_by("tahun_mulai"))
    return {satu: _berlaku(semua, satu) for satu in tahun}


def dua_langkah_per_tahun(tahun: Iterable[int]) -> dict[int, bool]:
    """Whether approval takes two people in each year (verify, then approve); one query."""
    semua = list(Kebijakan.objects.order_by("tahun_mulai").values_list("tahun_mulai", "dua_langkah"))
    return {satu: [dua for mulai, dua in semua if mulai <= satu][-1:] == [True] for satu in set(tahun)}


def _berlaku(semua: Sequence[Kebijakan], tahun: int) -> AturanKebijakan:
    sudah_mulai = [kebijakan for kebijakan in semua if kebijakan.tahun_mulai <= tahun]
    return _aturan(sudah_mulai[-1]) if sudah_mulai else TANPA_KEBIJAKAN


def _aturan(kebijakan: Kebijakan) -> AturanKebijakan:
    return AturanKebijakan(
        Batas(kebijakan.batas),
        Agregasi(kebijakan.agregasi),
        kelas_skala(kebijakan.skala),
        kebijakan.batas_telaah,
        kebijakan.skala.nama,
        kebijakan.dasar_hukum or kebijakan.skala.dasar_hukum,
        kebijakan.batas_penjelasan,
        NilaiResmi(kebijakan.nilai_resmi),
    )
