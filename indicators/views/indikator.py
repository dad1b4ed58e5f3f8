"""The full card of one indikator: properties, series over the years, other names, lineage."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators.akses import Pengguna, indikator_terlihat
from indicators.api.serializers.capaian import CapaianSerializer
from indicators.capaian import Nilai, teks_nilai
from indicators.forms import PerForm
from indicators.grafik import grafik_deret
from indicators.models import Indikator, Silsilah
from indicators.rekap import aturan_indikator, deret_indikator
from indicators.rekap.deret import baseline_titik, titik_baris
from indicators.rekap.laju import laju_indikator
from indicators.rekap.nilai_verifikasi import verifikasi_indikator
from indicators.views.pada import konteks_per
from indicators.views.unduh import bentuk_diminta, tautan_unduh, unduhan


@dataclass(frozen=True, slots=True)
class UjungSilsilah:
    """One relation seen from this indikator.

    `indikator` None where the line begins or ends here, and where the reader may not see the other end.
    """

    arah: str
    hubungan: str
    indikator: Indikator | None
    keterangan: str
    tafsir: str


def indikator_atau_404(user: Pengguna, kode: str) -> Indikator:
    """A foreign indikator looks exactly like an unknown one."""
    indikator = (
        indikator_terlihat(user)
        .select_related("sasaran__renstra", "unit", "induk", "skala_predikat")
        .filter(kode=kode)
        .first()
    )
    if indikator is None:
        raise Http404("Indikator tidak ditemukan.")
    return indikator


@require_safe
def indikator_detail(request: HttpRequest, kode: str) -> HttpResponseBase:
    indikator = indikator_atau_404(request.user, kode)
    form = PerForm(request.GET)
    konteks = {"menu": "capaian", "judul": indikator.uraian, "indikator": indikator, "per_form": form}
    if not form.is_valid():
        return render(request, "indicators/indikator_detail.html", konteks, status=400)
    pada = form.pada()
    deret = deret_indikator(request.user, indikator, pada) if pada is None or pada.ada_data else []
    if bentuk := bentuk_diminta(request):
        lewat = f"-per-{pada.lewat}" if pada and pada.lewat else ""
        return unduhan(bentuk, CapaianSerializer, (satu.baris for satu in deret), f"capaian-{kode}{lewat}")
    konteks |= konteks_per(request, pada)
    konteks |= {
        "deret": deret,
        "unduh": tautan_unduh(request) if deret else [],
        "grafik": grafik_deret([titik_baris(satu.baris, satu.putus) for satu in deret], *baseline_titik(indikator)),
        "laju": None if pada and pada.lewat else laju_indikator(request.user, indikator),
        "verifikasi": verifikasi_indikator(request.user, [indikator]),
        "nama_lain": indikator.nama_lain.all(),
        "silsilah": _silsilah(request.user, indikator),
        "komponen": indikator_terlihat(request.user).filter(induk=indikator).order_by("urutan"),
        "kalender_teks": _kalender(indikator),
        "periode_teks": f"{indikator.tahun_awal}-{indikator.tahun_akhir}",
        "baseline_teks": _baseline(indikator),
    }
    return render(request, "indicators/indikator_detail.html", konteks)


def _kalender(indikator: Indikator) -> str:
    tahun = ", ".join(str(t) for t in indikator.tahun_ukur)
    return f"{indikator.get_kalender_display()}{f': {tahun}' if tahun else ''}"


def _baseline(indikator: Indikator) -> str:
    """As printed where it was printed, with its source and year where the print does not say them."""
    teks = indikator.baseline_teks
    if not teks and indikator.baseline_nilai is not None:
        teks = teks_nilai(Nilai(indikator.baseline_nilai), aturan_indikator(indikator))
    asal = ", ".join(filter(None, [indikator.baseline_sumber, str(indikator.baseline_tahun or "")]))
    return teks if not teks or asal in teks else f"{teks} ({asal})"


def _silsilah(user: Pengguna, indikator: Indikator) -> list[UjungSilsilah]:
    dari = Silsilah.objects.filter(ke=indikator).select_related("dari").order_by("urutan")
    ke = Silsilah.objects.filter(dari=indikator).select_related("ke").order_by("urutan")
    ujung = [("dari", s, s.dari) for s in dari] + [("menjadi", s, s.ke) for s in ke]
    terlihat = set(indikator_terlihat(user).filter(pk__in=[lain.pk for _, _, lain in ujung if lain]))
    return [
        UjungSilsilah(arah, s.get_hubungan_display(), lain if lain in terlihat else None, s.keterangan, s.tafsir)
        for arah, s, lain in ujung
    ]
