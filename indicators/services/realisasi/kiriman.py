"""Rows as machines send them: numbers as they stand in JSON, and what is not named stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from indicators.angka import AngkaDitolak, angka_dari_api
from indicators.capaian import Keadaan
from indicators.models import Indikator, Realisasi
from indicators.models.bidang import DESIMAL
from indicators.services.realisasi.isian import Galat, Hasil, HasilIsian, IsianRealisasi, Kunci
from indicators.services.realisasi.simpan import indikator_diisi, save_realisasi

ANGKA = ("nilai", "pembilang", "penyebut")
KATA = ("predikat", "teks")


@dataclass(frozen=True, slots=True)
class Kiriman:
    """One row. `isi` holds only what was sent: nilai, pembilang, penyebut, predikat, teks, keadaan, alasan,
    analisis, kendala, tindakan. `versi` is the version that was seen, None for a row that did not exist.
    """

    kode: str
    tahun: int
    triwulan: int
    versi: int | None
    isi: Mapping[str, Any]

    @property
    def kunci(self) -> Kunci:
        return self.kode, self.tahun, self.triwulan


@dataclass(frozen=True, slots=True)
class HasilKiriman:
    """What became of a row; `id` and `versi` are those of what is stored now. `peringatan`: odd, but taken."""

    hasil: Hasil
    tersimpan: bool
    id: int | None = None
    versi: int | None = None
    galat: list[Galat] = field(default_factory=list)
    peringatan: list[str] = field(default_factory=list)


@transaction.atomic
def save_kiriman(
    user: User, kiriman: Sequence[Kiriman | list[Galat]], *, utuh: bool, coba: bool = False
) -> list[HasilKiriman]:
    """Save rows, of which some may be nothing but complaints about their shape; one result each, in order.

    `utuh`: all or nothing. `coba`: judge everything, save nothing. Sending a value answers the questions of
    plausibility with yes; they come back as `peringatan` and stand in the history.
    Raises TakTerlihat, Terlarang as `save_realisasi`.
    """
    isian = _lengkapi(kiriman, indikator_diisi(user, {k.kode for k in kiriman if isinstance(k, Kiriman)}))
    hasil = iter(save_realisasi(user, [satu for satu in isian if isinstance(satu, IsianRealisasi)], utuh=utuh))
    semua = [satu if isinstance(satu, list) else next(hasil) for satu in isian]
    batal = coba or (utuh and not all(isinstance(h, HasilIsian) and h.hasil.tersimpan for h in semua))
    if batal:
        transaction.set_rollback(True)
    return [_hasil(satu, batal) for satu in semua]


def _hasil(satu: HasilIsian | list[Galat], batal: bool) -> HasilKiriman:
    if isinstance(satu, list):
        return HasilKiriman(Hasil.DITOLAK, False, galat=satu)
    baik = satu.hasil.tersimpan
    return HasilKiriman(
        satu.hasil,
        baik and not batal,
        # What was undone has a number and a version that never were.
        None if satu.realisasi is None or (batal and satu.hasil == Hasil.BARU) else satu.realisasi.pk,
        satu.isian.versi if baik and batal else satu.realisasi.versi if satu.realisasi else None,
        [] if baik else satu.galat,
        [galat.pesan for galat in satu.galat] if baik else [],
    )


def _lengkapi(
    kiriman: Sequence[Kiriman | list[Galat]], indikator: Mapping[str, Indikator]
) -> list[IsianRealisasi | list[Galat]]:
    ada = _tersimpan([satu for satu in kiriman if isinstance(satu, Kiriman)])
    return [
        satu if isinstance(satu, list) else _satu(satu, indikator[satu.kode], ada.get(satu.kunci)) for satu in kiriman
    ]


def _tersimpan(kiriman: Iterable[Kiriman]) -> dict[Kunci, Realisasi]:
    """What stands there already, not locked: whoever changes it meanwhile makes its version another one."""
    periode = Q(pk__in=[])
    for tahun, triwulan in {(k.tahun, k.triwulan) for k in kiriman}:
        periode |= Q(tahun=tahun, triwulan=triwulan)
    baris = Realisasi.objects.filter(periode, indikator__kode__in={k.kode for k in kiriman})
    return {(r.indikator.kode, r.tahun, r.triwulan): r for r in baris.select_related("indikator", "predikat")}


def _satu(kiriman: Kiriman, indikator: Indikator, ada: Realisasi | None) -> IsianRealisasi | list[Galat]:
    isi, galat = dict(kiriman.isi), []
    for bidang in ANGKA:
        try:
            isi |= {bidang: _angka(isi[bidang], bidang, indikator)} if bidang in isi else {}
        except AngkaDitolak as tolak:
            galat.append(Galat(bidang, tolak.kode.value, str(tolak)))
    nilai = _nilai(isi, ada)
    if isi.get("alasan") and nilai["keadaan"] != Keadaan.TIDAK_TERSEDIA:
        galat.append(Galat("alasan", "alasan_berlebih", "Alasan hanya menyertai keadaan tidak_tersedia."))
    return galat or IsianRealisasi(
        *kiriman.kunci,
        kiriman.versi,
        **nilai,
        analisis=isi.get("analisis"),
        kendala=isi.get("kendala"),
        tindakan=isi.get("tindakan"),
        yakin=True,
    )


def _angka(nilai: object, bidang: str, indikator: Indikator) -> Decimal | None:
    if nilai is None:
        return None
    desimal = indikator.desimal if bidang == "nilai" else DESIMAL
    return angka_dari_api(nilai, desimal=desimal, boleh_negatif=indikator.boleh_negatif)


def _nilai(isi: Mapping[str, Any], ada: Realisasi | None) -> dict[str, Any]:
    """Value and state together: a new value ends an old state, a state without a value ends an old value."""
    keadaan = isi.get("keadaan")
    bernilai = any(bidang in isi for bidang in (*ANGKA, *KATA))
    lama = ada if keadaan in (None, Keadaan.TERISI) else None
    hasil: dict[str, Any] = {b: isi[b] if b in isi else getattr(lama, b, None) for b in ANGKA}
    hasil["predikat"] = isi.get("predikat", lama.predikat.kode if lama and lama.predikat else "")
    hasil["teks"] = isi.get("teks", lama.teks if lama else "")
    hasil["keadaan"] = keadaan or (Keadaan(ada.keadaan) if ada and not bernilai else None)
    hasil["alasan_keadaan"] = isi.get("alasan", ada.alasan_keadaan if ada else "")
    return hasil
