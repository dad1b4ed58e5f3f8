"""Where figures are explained."""

from __future__ import annotations

from datetime import date
from functools import cache
from urllib.parse import urlencode

from django.urls import reverse

from indicators.models import Sasaran, SatuUnit

TARGET, REALISASI = "target", "realisasi"  # places on the page of a capaian


def telusur_capaian_url(
    kode: str,
    tahun: int,
    triwulan: int | None = None,
    per: date | None = None,
    *,
    semua: bool = False,
    tempat: str = "",
) -> str:
    """Where the capaian of an indikator is explained; `tempat`: on to where its target or realisasi comes from."""
    url = f"{_awalan_telusur_capaian()}{kode}/{tahun}/"
    return pada_url(f"{url}{triwulan}/" if triwulan else url, per, semua=semua) + (f"#{tempat}" if tempat else "")


def telusur_sasaran_url(
    sasaran: Sasaran,
    tahun: int,
    triwulan: int | None = None,
    per: date | None = None,
    *,
    semua: bool = False,
    unit: SatuUnit | None = None,
) -> str:
    """Where the mean of a sasaran is explained; `semua`: the one that counts pending figures too.

    `unit`: the mean over the indikator of that unit and below; without it over all that the reader sees.
    """
    if triwulan:
        url = reverse("indicators:telusur-sasaran-triwulan", args=[sasaran.pk, tahun, triwulan])
    else:
        url = reverse("indicators:telusur-sasaran", args=[sasaran.pk, tahun])
    return pada_url(url, per, semua=semua, unit=unit)


def telusur_unit_url(
    unit: SatuUnit, tahun: int, triwulan: int | None = None, per: date | None = None, *, semua: bool = False
) -> str:
    """Where the mean of a unit and what lies below it is explained."""
    if triwulan:
        url = reverse("indicators:telusur-unit-triwulan", args=[unit.kode, tahun, triwulan])
    else:
        url = reverse("indicators:telusur-unit", args=[unit.kode, tahun])
    return pada_url(url, per, semua=semua)


def indikator_url(kode: str) -> str:
    """As `get_absolute_url` of the indikator, without resolving the address for each row of a table."""
    return f"{_awalan_indikator()}{kode}/"


@cache
def _awalan_indikator() -> str:
    return reverse("indicators:indikator-detail", args=["A"]).removesuffix("A/")


@cache
def _awalan_telusur_capaian() -> str:
    """What all these addresses begin with: resolving each would cost a table a third of its time."""
    return reverse("indicators:telusur-capaian", args=["A", 2000]).removesuffix("A/2000/")


def telusur_laju_url(kode: str, tahun: int, triwulan: int, *, semua: bool = False) -> str:
    """Where the pace of an indikator s.d. a quarter is explained."""
    return pada_url(reverse("indicators:telusur-laju", args=[kode, tahun, triwulan]), None, semua=semua)


def pada_url(url: str, per: date | None, *, semua: bool = False, unit: SatuUnit | None = None) -> str:
    """The address of the same thing as it was on a day, with pending figures, or of one unit; else unchanged."""
    saring = ({"per": per.isoformat()} if per else {}) | ({"status": "semua"} if semua else {})
    saring |= {"unit": unit.kode} if unit else {}
    return f"{url}?{urlencode(saring)}" if saring else url


def pohon_query(unit: SatuUnit | None, renstra: str | None, per: date | None, *, semua: bool) -> str:
    """What of a filter a mean of the pohon depends on, as a query string; empty for today's official whole."""
    saring = ({"unit": unit.kode} if unit else {}) | ({"renstra": renstra} if renstra else {})
    saring |= ({"per": per.isoformat()} if per else {}) | ({"status": "semua"} if semua else {})
    return f"?{urlencode(saring)}" if saring else ""
