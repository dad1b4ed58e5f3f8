"""Printed capaian and jumps of the unit in targets and realisasi."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indicators.angka import bulat_persen, format_persen
from indicators.capaian.tercetak import cocok, lompatan_satuan, selisih_persen
from indicators.models import Indikator
from indicators.rekap import BarisCapaian, baris_semua_tahun
from renstra.sumber.temuan import AngkaTemuan, Jenis, Temuan, angka_persen


@dataclass(frozen=True, slots=True)
class Pemeriksaan:
    """Some indikator held against what was printed of them. `tercetak`: rows beside which a capaian is printed."""

    tercetak: list[BarisCapaian]
    temuan: list[Temuan]

    @property
    def terhitung(self) -> list[BarisCapaian]:
        return [b for b in self.tercetak if b.hasil.tepat is not None]

    @property
    def cocok(self) -> int:
        return sum(not b.capaian_tercetak_berbeda for b in self.terhitung)


def periksa_indikator(indikator: Sequence[Indikator]) -> Pemeriksaan:
    """The same check for some of them, sasaran and unit read along."""
    baris = baris_semua_tahun(indikator)
    tercetak = [b for b in baris if b.capaian_tercetak is not None]
    return Pemeriksaan(tercetak, list(_periksa(indikator, baris)))


def periksa_kinerja() -> Iterator[Temuan]:
    indikator = list(Indikator.objects.select_related("sasaran", "unit"))
    yield from _periksa(indikator, baris_semua_tahun(indikator))


def _periksa(indikator: Sequence[Indikator], baris: list[BarisCapaian]) -> Iterator[Temuan]:
    yield from _persen_tercetak(baris)
    for satu in indikator:
        milik = [b for b in baris if b.indikator.pk == satu.pk]
        yield from _lompatan(satu, milik, "target")
        yield from _lompatan(satu, milik, "realisasi")


def _persen_tercetak(baris: Iterable[BarisCapaian]) -> Iterator[Temuan]:
    for b in baris:
        tercetak, tepat = b.capaian_tercetak, b.hasil.tepat
        if tercetak is None or tepat is None or cocok(tercetak, tepat, b.capaian_tercetak_teks):
            continue
        yield Temuan(
            Jenis.PERSEN,
            f"{b.kode} {b.uraian}, {b.tahun}",
            b.sumber_realisasi[0].tempat,
            b.capaian_tercetak_teks,
            f"{b.capaian_teks} %",
            format_persen(selisih_persen(tercetak, tepat)),
            f"Realisasi {b.realisasi_teks} {b.satuan} terhadap target {b.target_teks} {b.satuan}.",
            b.telusur_url,
            b.kode,
            angka_persen(tercetak, bulat_persen(tepat), selisih_persen(tercetak, tepat)),
        )


def _lompatan(indikator: Indikator, baris: list[BarisCapaian], apa: str) -> Iterator[Temuan]:
    """Neighbouring years of one series of the same indikator."""
    berangka = [(b, nilai.angka) for b in baris if (nilai := getattr(b, apa)) is not None and nilai.angka is not None]
    for (lama, angka_lama), (baru, angka_baru) in pairwise(berangka):
        if lompatan_satuan(angka_lama, angka_baru):
            yield Temuan(
                Jenis.SATUAN,
                f"{indikator.kode} {indikator.uraian}, {apa} {baru.tahun}",
                indikator.tempat,
                getattr(baru, f"{apa}_teks"),
                penjelasan=f"{lama.tahun} tercatat {getattr(lama, f'{apa}_teks')} {indikator.satuan}.",
                url=indikator.get_absolute_url(),
                indikator=indikator.kode,
                angka=AngkaTemuan(indikator.satuan, getattr(baru, f"{apa}_api")),
            )
