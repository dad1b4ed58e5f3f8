"""The wizard: columns of a foreign table, then what each indikator is; what comes of it is an import of rencana."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from indicators.akses import Bentrok, Ditolak, TakTerlihat, pelaku
from indicators.forms.impor_tabel import INDIKATOR_TERBANYAK, PetaForm, TebakanForm
from indicators.lembar import BarisLembar
from indicators.models import Impor, Jenjang
from indicators.rekap.impor import impor_milik
from indicators.services.impor import BerkasImporDitolak
from indicators.services.impor.rencana.versi import renstra_opsi
from indicators.services.impor.tabel import (
    ImporTabel,
    TabelAsing,
    pass_on_tabel,
    read_tabel,
    save_peta,
    susun_csv,
    tabel_terbuka,
    usulkan_rencana,
)
from indicators.services.rencana import muat_rencana
from indicators.tebak.kolom import Peran, Peta, tebak_kolom
from indicators.tebak.tabel import susun_tabel
from renstra.impor.daftar import jenis_impor
from renstra.impor.pekerja import start

SEBELUM, SESUDAH = 5, 5  # years around this one that a column may be of
LEMBAR_TERPANJANG = 60


def _milik(request: HttpRequest, pk: int) -> tuple[User, Impor]:
    """One's own table that may still be mapped. Raises TakTerlihat, Terlarang."""
    user, jenis = pelaku(request.user), ImporTabel()
    impor = impor_milik(user, pk)
    jenis.periksa_hak(user)
    if impor.jenis != jenis.kode or not tabel_terbuka(impor):
        raise TakTerlihat("Tabel ini tidak sedang dipetakan.")
    return user, impor


@require_http_methods(["GET", "HEAD", "POST"])
def impor_kolom(request: HttpRequest, pk: int) -> HttpResponse:
    """Which column is what. `lembar` and `judul` (a row) may be chosen by the address."""
    _, impor = _milik(request, pk)
    opsi, pilihan = impor.opsi, request.GET
    lembar = pilihan.get("lembar", opsi.get("lembar", ""))[:LEMBAR_TERPANJANG]
    judul = _nomor(pilihan.get("judul", "")) or opsi.get("judul", 0)
    tabel = _baca(impor, lembar)
    peta = tebak_kolom(tabel.baris, judul)
    terpilih = {} if "judul" in pilihan or "lembar" in pilihan else opsi.get("kolom", {})
    data = request.POST if request.method == "POST" else None
    form = PetaForm(data, peta=peta, tahun=_tahun(impor, peta), terpilih=terpilih)
    if data is not None and form.is_valid():
        save_peta(impor, {"lembar": tabel.nama, "judul": peta.judul, "isi": peta.isi, "kolom": form.pemetaan})
        return redirect("impor:tebakan", pk)
    konteks = {
        "menu": "impor",
        "judul": "Pasangkan kolom",
        "impor": impor,
        "tabel": tabel,
        "peta": peta,
        "form": form,
        "kolom": form.kolom(_contoh(tabel.baris, peta)),
    }
    return render(request, "renstra/impor_kolom.html", konteks, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def impor_tebakan(request: HttpRequest, pk: int) -> HttpResponse:
    """What each indikator is; POST makes the import of rencana and leads to its preview."""
    user, impor = _milik(request, pk)
    if "kolom" not in impor.opsi:
        return redirect("impor:kolom", pk)
    opsi = impor.opsi
    baris = [b for b in _baca(impor, opsi["lembar"]).baris if b.nomor >= opsi["isi"]]
    kolom = {huruf: (Peran(peran), tahun) for huruf, (peran, tahun) in opsi["kolom"].items()}
    muatan = muat_rencana(user, renstra_opsi(opsi))
    usulan = usulkan_rencana(muatan, susun_tabel(baris, kolom), Jenjang(opsi["jenjang"]))
    banyak = sum(len(s.indikator) for s in usulan)
    penolakan: Ditolak | None = _penolakan(banyak)
    data = request.POST if request.method == "POST" and not penolakan else None
    form = TebakanForm(data, usulan=usulan, terpilih=opsi.get("jawaban", {}))
    if form.is_bound and form.is_valid():
        try:
            isi = susun_csv(impor, muatan, usulan, form.jawaban, form.sasaran)
            baru = pass_on_tabel(user, impor, jenis_impor("rencana"), isi, form.cleaned_data)
        except (Bentrok, BerkasImporDitolak) as error:
            penolakan = error
        else:
            start(baru.pk)
            return redirect("impor:detail", baru.pk)
    konteks = {
        "menu": "impor",
        "judul": "Periksa tebakan",
        "impor": impor,
        "form": form,
        "kelompok": [] if banyak > INDIKATOR_TERBANYAK else form.kelompok,
        "banyak": banyak,
        "ditanya": form.ditanya,
        "penolakan": penolakan,
    }
    status = penolakan.status if penolakan else 422 if form.errors else 200
    return render(request, "renstra/impor_tebakan.html", konteks, status=status)


def _penolakan(banyak: int) -> Ditolak | None:
    if not banyak:
        return BerkasImporDitolak("Tidak ada indikator di bawah judul kolom ini. Periksa baris judul dan kolomnya.")
    if banyak > INDIKATOR_TERBANYAK:
        return BerkasImporDitolak(
            f"Tabel ini memuat {banyak} indikator; paling banyak {INDIKATOR_TERBANYAK} sekali jalan. Bagi tabelnya."
        )
    return None


def _baca(impor: Impor, lembar: str) -> TabelAsing:
    return read_tabel(impor, ImporTabel().batas, lembar)


def _nomor(teks: str) -> int:
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 5 else 0


def _tahun(impor: Impor, peta: Peta) -> list[int]:
    """The years to choose from: around today, those of the plan, and those that the heading names."""
    kini = timezone.localdate().year
    tahun = {*range(kini - SEBELUM, kini + SESUDAH + 1), *(k.tahun for k in peta.kolom if k.tahun)}
    if renstra := renstra_opsi(impor.opsi):
        tahun |= {*range(renstra.tahun_awal - 1, renstra.tahun_akhir + 1)}
    return sorted(tahun)


def _contoh(baris: list[BarisLembar], peta: Peta) -> dict[str, list[str]]:
    """The first different values of each column."""
    hasil: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    for satu in baris:
        if satu.nomor >= peta.isi:
            for huruf, sel in satu.sel.items():
                hasil[huruf].setdefault(f"{sel.teks[:60]}{' %' if sel.persen else ''}", None)
    return {huruf: list(isi) for huruf, isi in hasil.items()}
