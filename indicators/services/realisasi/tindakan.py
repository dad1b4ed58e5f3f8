"""Tindak lanjut beside figures, set-wise: judged, read and replaced for any number of figures at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format

from indicators.models import Realisasi, TindakLanjut
from indicators.services.realisasi.isian import Galat, Tindakan
from indicators.services.teks import keberatan

TINDAKAN_TERBANYAK = 10
TERPANJANG = {"uraian": 1000, "penanggung_jawab": 150}
TENGGAT = (date(2000, 1, 1), date(2100, 12, 31))


def bersih(tindakan: Iterable[Tindakan]) -> tuple[Tindakan, ...]:
    """As they are stored."""
    return tuple(satu.bersih() for satu in tindakan)


def periksa_tindakan(tindakan: Sequence[Tindakan]) -> list[Galat]:
    """Everything that is wrong with the actions of one figure; empty where they may be stored."""
    galat = []
    if len(tindakan) > TINDAKAN_TERBANYAK:
        galat.append(Galat("tindakan", "terlalu_banyak", f"Paling banyak {TINDAKAN_TERBANYAK} tindak lanjut."))
    for urutan, satu in enumerate(tindakan, start=1):
        galat += _periksa_satu(urutan, satu.bersih())
    return galat


def _periksa_satu(urutan: int, satu: Tindakan) -> list[Galat]:
    galat = []
    for bidang, nama in (("uraian", "uraian"), ("penanggung_jawab", "penanggung jawab")):
        isi = getattr(satu, bidang)
        pesan = keberatan(isi, TERPANJANG[bidang]) if isi else f"Isi {nama} tindak lanjut."
        if pesan:
            galat.append(Galat(f"tindakan.{urutan}.{bidang}", "teks_salah", f"Tindak lanjut {urutan}: {pesan}"))
    if not TENGGAT[0] <= satu.tenggat <= TENGGAT[1]:
        pesan = f"Tindak lanjut {urutan}: tenggat {date_format(satu.tenggat, 'j F Y')} tidak masuk akal."
        galat.append(Galat(f"tindakan.{urutan}.tenggat", "tenggat_salah", pesan))
    return galat


def baca_tindakan(baris: Iterable[Realisasi]) -> dict[int, tuple[Tindakan, ...]]:
    """The stored actions of each figure, in their order; one query."""
    ada: defaultdict[int, list[Tindakan]] = defaultdict(list)
    kunci = [satu.pk for satu in baris]
    for t in TindakLanjut.objects.filter(realisasi__in=kunci).order_by("urutan") if kunci else ():
        ada[t.realisasi_id].append(Tindakan(t.uraian, t.penanggung_jawab, t.tenggat))
    return {pk: tuple(ada[pk]) for pk in kunci}


def ganti_tindakan(baru: Mapping[int, Sequence[Tindakan]]) -> None:
    """Replace all actions of these figures. One that stays keeps its answer; one whose words change has none yet."""
    if not baru:
        return
    lama = TindakLanjut.objects.filter(realisasi__in=list(baru))
    jawaban = {(t.realisasi_id, t.uraian): t.membantu for t in lama}
    lama.delete()
    TindakLanjut.objects.bulk_create(
        TindakLanjut(
            realisasi_id=pk,
            urutan=urutan,
            uraian=satu.uraian,
            penanggung_jawab=satu.penanggung_jawab,
            tenggat=satu.tenggat,
            membantu=jawaban.get((pk, satu.uraian), ""),
        )
        for pk, isi in baru.items()
        for urutan, satu in enumerate(isi, start=1)
    )


def potret_tindakan(tindakan: Iterable[Tindakan]) -> dict[str, Any]:
    """The actions as history keeps them beside the columns of their figure."""
    return {
        "tindak_lanjut": [
            {"uraian": t.uraian, "penanggung_jawab": t.penanggung_jawab, "tenggat": t.tenggat} for t in tindakan
        ]
    }
