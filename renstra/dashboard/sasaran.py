"""One card for each sasaran: mean, category, a small line of how it came about, serapan where budget is tied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from budget.rekap import BarisSerapan
from indicators.capaian import ROMAWI
from indicators.grafik import Mini, TitikMini, grafik_mini
from indicators.models import Jenjang, Sasaran
from indicators.rekap import Periode
from indicators.rekap.rerata import Rerata, RerataSasaran, rerata_sasaran
from renstra.dashboard.lensa import Lensa

# What a Ditjen answers for has cards; RPJMN and sasaran strategis have one line each until they have a figure.
BERKARTU = (Jenjang.PROGRAM, Jenjang.KEGIATAN, Jenjang.PRIORITAS_NASIONAL)


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step under the line: its label and the mean then, None where the sasaran had no rows."""

    label: str
    rerata: Rerata | None


@dataclass(frozen=True, slots=True)
class KartuSasaran:
    """`mini` None where there is no figure to draw; `keadaan` the words in place of a category."""

    sasaran: Sasaran
    rerata: Rerata
    keadaan: str
    mini: Mini | None
    langkah: list[Langkah]
    serapan: BarisSerapan | None
    capaian_url: str
    tren_url: str
    berkartu: bool


@dataclass(frozen=True, slots=True)
class BagianSasaran:
    """One level of the plan."""

    judul: str
    kartu: list[KartuSasaran]
    ringkas: list[KartuSasaran]


def bagian_sasaran(lensa: Lensa, serapan: Mapping[int, BarisSerapan]) -> list[BagianSasaran]:
    """Level by level in tree order."""
    langkah = _langkah(lensa)
    kartu = [_kartu(lensa, satu, langkah, serapan) for satu in _per_sasaran(lensa, lensa.periode)]
    return [
        BagianSasaran(
            Jenjang(jenjang).label,
            [k for k in isi if k.berkartu],
            [k for k in isi if not k.berkartu],
        )
        for jenjang, isi in ((j, list(g)) for j, g in groupby(kartu, key=lambda k: k.sasaran.jenjang))
    ]


def _per_sasaran(lensa: Lensa, periode: Periode) -> list[RerataSasaran]:
    return rerata_sasaran(
        lensa.muatan.baris(periode),
        lensa.muatan.kebijakan(periode.tahun),
        semua=periode.semua_status,
        unit=lensa.unit,
    )


def _langkah(lensa: Lensa) -> list[tuple[str, dict[int, Rerata]]]:
    """The quarters of the year where one is asked for, else the years up to this one; by the key of each sasaran."""
    if lensa.triwulan:
        periode = [(f"TW {ROMAWI[tw]}", Periode(lensa.tahun, tw, lensa.semua)) for tw in range(1, lensa.triwulan + 1)]
    else:
        periode = [(str(t), Periode(t, None, lensa.semua)) for t in lensa.muatan.tahun if t <= lensa.tahun]
    return [
        (label, {satu.sasaran.pk: satu.rerata for satu in _per_sasaran(lensa, satu_periode)})
        for label, satu_periode in periode
    ]


def _kartu(
    lensa: Lensa,
    satu: RerataSasaran,
    langkah: Sequence[tuple[str, Mapping[int, Rerata]]],
    serapan: Mapping[int, BarisSerapan],
) -> KartuSasaran:
    kunci = satu.sasaran.pk
    milik = [Langkah(label, isi.get(kunci)) for label, isi in langkah if lensa.triwulan or kunci in isi]
    mini = grafik_mini([_titik(x, lensa.triwulan is None) for x in milik])
    return KartuSasaran(
        satu.sasaran,
        satu.rerata,
        "" if satu.rerata.agregat.kategori else _keadaan(satu),
        mini,
        milik if mini else [],
        serapan.get(kunci),
        lensa.untuk(sasaran=None).capaian_url(satu.sasaran),
        f"{lensa.untuk(sasaran=satu.sasaran).url}#tren",
        satu.sasaran.jenjang in BERKARTU or satu.rerata.agregat.n > 0,
    )


def _titik(langkah: Langkah, tahunan: bool) -> TitikMini:
    """A year that is reported in part does not continue the line of whole ones."""
    if langkah.rerata is None:
        return TitikMini(langkah.label, None)
    return TitikMini(langkah.label, langkah.rerata.agregat.tepat, not (tahunan and langkah.rerata.sebagian))


def _keadaan(satu: RerataSasaran) -> str:
    """The one reason that all rows share, else that nothing could be counted."""
    alasan = {b.alasan_label for b in satu.baris}
    return alasan.pop().lower() if len(alasan) == 1 else "belum dihitung"
