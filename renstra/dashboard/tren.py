"""The series over the years: of the nilai kinerja, or of each indikator of one sasaran with target and baseline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.capaian.rumus import SERATUS
from indicators.grafik import Grafik, Titik, grafik_deret
from indicators.models import Indikator, Sasaran
from indicators.rekap import BarisDeret, Periode
from indicators.rekap.deret import baseline_titik, titik_baris
from indicators.rekap.rerata import Rerata
from renstra.dashboard.lensa import Lensa


@dataclass(frozen=True, slots=True)
class TahunKinerja:
    """One year of the unit; `putus` says in words why it is no continuation of the year before."""

    tahun: int
    rerata: Rerata
    putus: str
    url: str


@dataclass(frozen=True, slots=True)
class TrenKinerja:
    grafik: Grafik | None
    tahun: list[TahunKinerja]


@dataclass(frozen=True, slots=True)
class TrenIndikator:
    """One indikator of the sasaran that was asked for, over the years, back through what it continues."""

    indikator: Indikator
    grafik: Grafik | None
    deret: list[BarisDeret]
    baseline_teks: str


@dataclass(frozen=True, slots=True)
class PilihanTren:
    label: str
    url: str
    aktif: bool


@dataclass(frozen=True, slots=True)
class Tren:
    """Either the unit's own series or that of one sasaran."""

    pilihan: list[PilihanTren]
    kinerja: TrenKinerja | None
    sasaran: Sasaran | None
    indikator: list[TrenIndikator]


def tren(lensa: Lensa) -> Tren:
    sasaran = list({b.indikator.sasaran_id: b.indikator.sasaran for b in lensa.baris}.values())
    pilihan = [
        PilihanTren("Nilai kinerja", f"{lensa.untuk(sasaran=None).url}#tren", lensa.sasaran is None),
        *(PilihanTren(s.kode, f"{lensa.untuk(sasaran=s).url}#tren", s == lensa.sasaran) for s in sasaran),
    ]
    if lensa.sasaran:
        milik = [i for i in lensa.muatan.indikator if i.sasaran_id == lensa.sasaran.pk]
        return Tren(pilihan, None, lensa.sasaran, [_indikator(lensa, i) for i in milik])
    return Tren(pilihan, _kinerja(lensa), None, [])


def _kinerja(lensa: Lensa) -> TrenKinerja:
    tahun = lensa.total.tahun if lensa.total else lensa.muatan.tahun
    putus = _putus(lensa, tahun)
    isi = [
        TahunKinerja(
            t,
            lensa.pada(Periode(t, None, lensa.semua)),
            putus[t],
            lensa.untuk(tahun=t, triwulan=None, sasaran=None).url,
        )
        for t in tahun
    ]
    titik = [
        Titik(
            str(t.tahun),
            t.rerata.agregat.tepat,
            SERATUS,
            t.rerata.nilai_teks,
            "100,00",
            sambung=not t.putus and not t.rerata.sebagian,
            alamat=t.rerata.telusur_url,
        )
        for t in isi
    ]
    ada = any(t.rerata.agregat.nilai is not None for t in isi)
    return TrenKinerja(grafik_deret(titik) if ada else None, isi)


def _putus(lensa: Lensa, tahun: Sequence[int]) -> dict[int, str]:
    """Where another version of the plan begins, the mean is one of other indikator."""
    hasil, lalu = {}, None
    for t in tahun:
        versi = lensa.muatan.versi_di(lensa.unit, t) if lensa.total else lensa.muatan.versi(t)
        kini = {r.pk: r.nama_versi for r in versi}
        hasil[t] = ""
        if lalu is not None and kini.keys() != lalu.keys() and kini:
            nama = " dan ".join(dict.fromkeys(kini.values()))
            hasil[t] = f"mulai {t} berlaku Renstra {nama}, indikatornya lain"
        lalu = kini
    return hasil


def _indikator(lensa: Lensa, indikator: Indikator) -> TrenIndikator:
    deret = lensa.muatan.deret(indikator, semua=lensa.semua)
    nilai, teks = baseline_titik(indikator)
    grafik = grafik_deret([titik_baris(d.baris, d.putus or d.baris.sebagian_teks) for d in deret], nilai, teks)
    return TrenIndikator(indikator, grafik, deret, teks)
