"""Saving what was typed: every row has its fate, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.contrib.auth.models import User

from indicators.akses import TidakLengkap
from indicators.forms.realisasi import Ketikan, Tawaran, baca_ketikan, gabung, teks_isian
from indicators.models import Indikator, Realisasi
from indicators.services.realisasi import Galat, Hasil, HasilIsian, IsianRealisasi, save_realisasi


@dataclass(slots=True)
class Nasib:
    """What became of one typed row. `ada` is what is stored now; `sama` says that it equals what was typed."""

    ketikan: Ketikan
    hasil: Hasil
    galat: list[Galat] = field(default_factory=list)
    tawaran: list[Tawaran] = field(default_factory=list)
    ada: Realisasi | None = None
    sama: bool = False

    @property
    def status(self) -> int:
        """The HTTP status of this row alone."""
        if self.hasil in (Hasil.BENTROK, Hasil.TERKUNCI):
            return 409
        return 200 if self.hasil.tersimpan else 422


def simpan_kiriman(
    user: User, tahun: int, triwulan: int, kiriman: Mapping[str, Ketikan], indikator: Mapping[str, Indikator]
) -> dict[str, Nasib]:
    """Save the touched rows in one transaction; the fate of each by kode. `indikator` are those that were sent.

    Raises TakTerlihat or Terlarang where a row that was touched is not the user's to enter any more.
    """
    nasib: dict[str, Nasib] = {}
    isian: list[IsianRealisasi] = []
    for kode, ketikan in kiriman.items():
        if ketikan.disentuh:
            bacaan = baca_ketikan(ketikan, indikator[kode], tahun, triwulan)
            nasib[kode] = Nasib(ketikan, Hasil.DITOLAK, bacaan.galat, bacaan.tawaran)
            isian += [bacaan.isian] if bacaan.isian else []
    for hasil in _simpan(user, isian, kiriman):
        kode = hasil.indikator.kode
        nasib[kode] = Nasib(kiriman[kode], hasil.hasil, hasil.galat, [], hasil.realisasi, _sama(hasil, kiriman[kode]))
    return nasib


def _simpan(user: User, isian: list[IsianRealisasi], kiriman: Mapping[str, Ketikan]) -> Iterable[HasilIsian]:
    """A row whose value is still what the page showed was changed elsewhere (its text, say): no conflict."""
    if not isian:
        return []
    hasil = {h.isian.kode: h for h in save_realisasi(user, isian, utuh=False)}
    ulang = [
        replace(h.isian, versi=h.realisasi.versi if h.realisasi else None)
        for h in hasil.values()
        if h.hasil == Hasil.BENTROK and kiriman[h.isian.kode].menampilkan(_tersimpan(h.indikator, h.realisasi))
    ]
    if ulang:
        hasil |= {h.isian.kode: h for h in save_realisasi(user, ulang, utuh=False)}
    return hasil.values()


def _tersimpan(indikator: Indikator, ada: Realisasi | None) -> str:
    return gabung(teks_isian(indikator, ada), ada.alasan_keadaan if ada else "")


def _sama(hasil: HasilIsian, ketikan: Ketikan) -> bool:
    return hasil.realisasi is not None and _tersimpan(hasil.indikator, hasil.realisasi) == ketikan.gabungan


def pilihan_gerak(
    tahun: int,
    triwulan: int,
    dipilih: Mapping[Indikator, int | None],
    kiriman: Mapping[str, Ketikan],
    nasib: Mapping[str, Nasib],
) -> dict[int, int]:
    """The chosen figures with the version that was seen, or made a moment ago by the same form.

    Raises TidakLengkap where nothing was chosen, or something that has no figure yet.
    """
    if not dipilih:
        raise TidakLengkap("Centang dahulu angka yang dimaksud.")
    baris = Realisasi.objects.filter(indikator__in=dipilih, tahun=tahun, triwulan=triwulan)
    ada = {satu.indikator_id: satu for satu in baris}
    gaps = [f"{satu.kode}: realisasi belum diisi." for satu in dipilih if satu.pk not in ada]
    if gaps:
        raise TidakLengkap("Belum dapat diajukan: " + " ".join(gaps), gaps)
    return {ada[i.pk].pk: _dilihat(versi, kiriman.get(i.kode), nasib.get(i.kode)) for i, versi in dipilih.items()}


def _dilihat(versi: int | None, ketikan: Ketikan | None, nasib: Nasib | None) -> int:
    """0, which no row has, where the sender does not say what was seen."""
    if nasib and nasib.ada:
        return nasib.ada.versi
    return versi or (ketikan.versi if ketikan else 0) or 0
