"""The capaian table: all rows of a filter, one section per level, grouped by sasaran; a long list in pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from indicators.api.serializers.capaian import CapaianSerializer
from indicators.capaian import ROMAWI
from indicators.forms import SaringCapaianForm
from indicators.rekap import SaringCapaian, sudah_lewat
from indicators.rekap.alamat import telusur_unit_url
from indicators.rekap.bagian import BagianMengalir, alirkan, susun_bagian
from indicators.rekap.bahan import SEMUA_DI_SATU_HALAMAN, bahan_saring
from indicators.rekap.cetak import HalamanCapaian, RekapCetak, rekap_cetak
from indicators.rekap.rerata import Rerata, rerata
from indicators.rekap.ringkas import BarisCetak
from indicators.rekap.unit import PohonUnit, pohon_unit
from indicators.tables.capaian import badan, kelompok_html
from indicators.views.pada import konteks_per
from indicators.views.unduh import bentuk_diminta, tautan_unduh, unduhan

SEHALAMAN, SEMUA_HALAMAN, TERPANJANG = 100, "semua", 7
ALIR = "<!--baris-->"  # where the rows of a document that is streamed come in


@require_safe
def capaian_list(request: HttpRequest) -> HttpResponseBase:
    user = request.user
    bahan, pohon = bahan_saring(user), pohon_unit(user, request.GET.get("unit") or "")
    tahun = bahan.tahun_terakhir or timezone.localdate().year
    form = SaringCapaianForm(request.GET, user=user, tahun=tahun, bahan=bahan, pohon=pohon)
    konteks = {"menu": "capaian", "judul": "Capaian indikator kinerja", "filter": form}
    if not form.is_valid():
        return render(request, "indicators/capaian_list.html", konteks, status=400)
    saring = form.saring()
    rekap = rekap_cetak(user, saring)
    if bentuk := bentuk_diminta(request):
        # A file has no banner: an earlier day stands in its name.
        lewat = sudah_lewat(saring.per)
        nama = f"capaian-{saring.tahun}{f'-per-{lewat}' if lewat else ''}"
        return unduhan(bentuk, CapaianSerializer, rekap, nama)
    konteks |= {"unduh": tautan_unduh(request), "sasaran": saring.sasaran, "semua": saring.semua_status}
    konteks |= {"tanpa_sasaran_url": _tautan(request, sasaran=None), **konteks_per(request, rekap.pada)}
    konteks |= {"periode": f"TW {ROMAWI[saring.triwulan]} {saring.tahun}" if saring.triwulan else saring.tahun}
    tampilan = Tampilan(request, saring, rekap, pohon, panjang=bahan.panjang)
    if tampilan.diminta == SEMUA_HALAMAN:
        return _mengalir(request, tampilan, konteks)
    return render(request, "indicators/capaian_list.html", konteks | tampilan.konteks())


def _tautan(request: HttpRequest, **ganti: Any) -> str:
    """This page with other parameters; None takes one away."""
    saringan = request.GET.copy()
    for nama, isi in ganti.items():
        saringan.pop(nama, None)
        if isi is not None:
            saringan[nama] = str(isi)
    return f"?{saringan.urlencode()}"


@dataclass
class Tampilan:
    """What is shown of a list: all of it, or one page of a long one."""

    request: HttpRequest
    saring: SaringCapaian
    rekap: RekapCetak
    pohon: PohonUnit
    panjang: bool

    @property
    def diminta(self) -> str:
        return self.request.GET.get("halaman", "")

    @cached_property
    def isi(self) -> HalamanCapaian:
        """A page that is none is the nearest, as everywhere."""
        if not self.panjang:
            return self.rekap.semuanya()
        nomor = int(self.diminta) if self.diminta.isdecimal() and len(self.diminta) < TERPANJANG else 1
        return self.rekap.halaman(max(nomor, 1), SEHALAMAN, SEMUA_DI_SATU_HALAMAN)

    def konteks(self) -> dict[str, Any]:
        isi, saring = self.isi, self.saring
        bagian = susun_bagian(isi.baris, saring, self.rekap.kebijakan, isi.resmi, isi.tampil)
        utuh = isi.jumlah == len(isi.tampil)
        return {
            "subjudul": subjudul(saring, isi.baris, isi.jumlah),
            "bagian": [(b, badan(b, semua=saring.semua_status)) for b in bagian],
            "rerata": self._seluruhnya() if utuh else None,
            **({} if utuh else self._pembagi_halaman()),
        }

    def _pembagi_halaman(self) -> dict[str, Any]:
        halaman = Paginator(range(self.isi.jumlah), SEHALAMAN).get_page(self.isi.nomor)
        return {
            "halaman": halaman,
            "nomor": halaman.paginator.get_elided_page_range(halaman.number, on_each_side=1, on_ends=1),
            "halaman_url": f"{_tautan(self.request, halaman=None)}&halaman=",
            "semua_halaman_url": _tautan(self.request, halaman=SEMUA_HALAMAN),
        }

    def _seluruhnya(self) -> Rerata | None:
        """The mean over the whole list, where it is that of a unit; a cut by level, version or sasaran has none."""
        saring = self.saring
        if not self.isi.baris or saring.renstra or saring.jenjang or saring.sasaran:
            return None
        unit = saring.unit or (self.pohon.akar if self.pohon.meliputi_semua else None)
        if unit is None:
            return None
        lewat = sudah_lewat(saring.per)
        alamat = telusur_unit_url(unit, saring.tahun, saring.triwulan, lewat, semua=saring.semua_status)
        return rerata(self.isi.baris, self.rekap.kebijakan, alamat)


def subjudul(saring: SaringCapaian, baris: Iterable[BarisCetak], jumlah: int | None) -> str:
    periode = (
        f"s.d. triwulan {ROMAWI[saring.triwulan]} {saring.tahun}" if saring.triwulan else f"Tahun {saring.tahun}"
    )
    versi = sorted({b.indikator.sasaran.renstra.nama_versi for b in baris if b.indikator.sasaran.renstra})
    banyak = [] if jumlah is None else [f"{jumlah} indikator"]
    return " · ".join([periode, *(f"Renstra {v}" for v in versi), *banyak, _angka(saring)])


def _angka(saring: SaringCapaian) -> str:
    return "resmi dan semua, berdampingan" if saring.semua_status else "angka resmi (disetujui)"


def _mengalir(request: HttpRequest, tampilan: Tampilan, konteks: dict[str, Any]) -> StreamingHttpResponse:
    """All rows as one document, for printing: it is sent while it is read, and never held as a whole."""
    konteks |= {"subjudul": subjudul(tampilan.saring, (), None), "alir": mark_safe(ALIR)}  # noqa: S308 - ours
    awal, akhir = render_to_string("indicators/capaian_list.html", konteks, request).split(ALIR)
    isi = alirkan(tampilan.rekap.berpasangan(), tampilan.saring, tampilan.rekap)
    return StreamingHttpResponse(chain([awal], _bagian_mengalir(isi, konteks), [akhir]))


def _bagian_mengalir(bagian: Iterable[BagianMengalir], konteks: dict[str, Any]) -> Iterator[str]:
    for nomor, satu in enumerate(bagian, start=1):
        isi = {**konteks, "b": satu, "nomor": nomor, "badan": konteks["alir"]}
        awal, akhir = render_to_string("indicators/_bagian_capaian.html", isi).split(ALIR)
        yield awal
        for kelompok in satu.kelompok:
            yield kelompok_html(kelompok, len(satu.tahun_target), semua=konteks["semua"])
        yield akhir
