"""The plan as published: crosswalk of its versions, arah kebijakan, regulasi, reference text."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators.akses import Pengguna, indikator_terlihat
from indicators.models import (
    ArahKebijakan,
    Indikator,
    JenisRegulasi,
    JenisRujukan,
    KerangkaRegulasi,
    Renstra,
    Rujukan,
    Sasaran,
    Silsilah,
    TingkatArah,
    Tujuan,
)


@dataclass(slots=True)
class Cabang:
    """A node of a printed outline."""

    nomor: str
    judul: str
    teks: str = ""
    catatan: str = ""
    anak: list[Cabang] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class BarisSilang:
    """One relation of the crosswalk; an end that the reader may not see is shown as none."""

    semula: Indikator | None
    hubungan: str
    menjadi: Indikator | None
    keterangan: str
    tafsir: bool


@require_safe
def perbandingan(request: HttpRequest) -> HttpResponse:
    menjadi = Renstra.objects.filter(menggantikan__isnull=False).select_related("menggantikan").last()
    semula = menjadi.menggantikan if menjadi else None
    konteks = {
        "menu": "perbandingan",
        "judul": "Semula – Menjadi",
        "subjudul": "Sasaran dan indikator program sebelum dan sesudah reviu",
        "sasaran_semula": Sasaran.objects.filter(renstra=semula).order_by("urutan") if semula else [],
        "sasaran_menjadi": Sasaran.objects.filter(renstra=menjadi).order_by("urutan") if menjadi else [],
        "kelompok": _kelompok_silang(request.user),
    }
    return render(request, "indicators/perbandingan.html", konteks)


def _kelompok_silang(user: Pengguna) -> list[dict[str, object]]:
    """Relations between plan versions, grouped by the sasaran they lead to (or end in)."""
    terlihat = {i.pk for i in indikator_terlihat(user)}
    relasi = (
        Silsilah.objects.filter(dari__sasaran__renstra__isnull=False)
        | Silsilah.objects.filter(ke__sasaran__renstra__isnull=False)
    ).select_related("dari__sasaran", "ke__sasaran")
    boleh = [s for s in relasi if {s.dari_id, s.ke_id} & terlihat]
    urut = sorted(boleh, key=lambda s: (s.ke is None, _sasaran_silang(s).urutan, s.urutan))
    return [
        {"judul": judul, "baris": [_baris_silang(s, terlihat) for s in isi]}
        for judul, isi in groupby(urut, key=_judul_silang)
    ]


def _sasaran_silang(silsilah: Silsilah) -> Sasaran:
    ujung = silsilah.ke or silsilah.dari
    if ujung is None:  # the database forbids it
        raise ValueError("silsilah tanpa ujung")
    return ujung.sasaran


def _judul_silang(silsilah: Silsilah) -> str:
    sasaran = _sasaran_silang(silsilah)
    return f"{sasaran.kode} {sasaran.uraian}" if silsilah.ke else "Tidak dilanjutkan"


def _baris_silang(silsilah: Silsilah, terlihat: set[int]) -> BarisSilang:
    return BarisSilang(
        silsilah.dari if silsilah.dari_id in terlihat else None,
        silsilah.get_hubungan_display(),
        silsilah.ke if silsilah.ke_id in terlihat else None,
        silsilah.keterangan,
        bool(silsilah.tafsir),
    )


@require_safe
def regulasi(request: HttpRequest) -> HttpResponse:
    baris = KerangkaRegulasi.objects.select_related("unit")
    kelompok = [
        {"judul": jenis.label, "baris": [b for b in baris if b.jenis == jenis]}
        for jenis in JenisRegulasi
        if any(b.jenis == jenis for b in baris)
    ]
    konteks = {
        "menu": "regulasi",
        "judul": "Kerangka regulasi",
        "subjudul": f"{len(baris)} kebutuhan regulasi 2020-2024",
        "kelompok": kelompok,
    }
    return render(request, "indicators/regulasi_list.html", konteks)


@require_safe
def arah_kebijakan(request: HttpRequest) -> HttpResponse:
    butir = list(ArahKebijakan.objects.order_by("urutan"))
    jumlah = {tingkat: sum(b.tingkat == tingkat for b in butir) for tingkat in TingkatArah}
    konteks = {
        "menu": "arah_kebijakan",
        "judul": "Arah kebijakan dan strategi",
        "subjudul": (
            f"{jumlah[TingkatArah.ARAH]} arah kebijakan · {jumlah[TingkatArah.LANGKAH]} langkah · "
            f"{jumlah[TingkatArah.STRATEGI]} strategi"
        ),
        "arah": _cabang(butir, None),
    }
    return render(request, "indicators/arah_kebijakan.html", konteks)


def _cabang(butir: list[ArahKebijakan], induk: int | None) -> list[Cabang]:
    return [Cabang(b.kode, b.uraian, anak=_cabang(butir, b.pk)) for b in butir if b.induk_id == induk]


@require_safe
def rujukan(request: HttpRequest) -> HttpResponse:
    butir = list(Rujukan.objects.order_by("urutan"))
    per_jenis = {j: [_butir_rujukan(b) for b in butir if b.jenis == j] for j in JenisRujukan}
    bagian = [{"judul": j.label, "butir": per_jenis[j]} for j in JenisRujukan if per_jenis[j]]
    bagian[2:2] = [{"judul": "Tujuan", "butir": _tujuan()}]
    konteks = {
        "menu": "rujukan",
        "judul": "Rujukan",
        "subjudul": "Teks Renstra seperti tercetak",
        "bagian": [b for b in bagian if b["butir"]],
    }
    return render(request, "indicators/rujukan.html", konteks)


def _butir_rujukan(butir: Rujukan) -> Cabang:
    return Cabang(butir.nomor, butir.judul, butir.teks, butir.catatan_sumber or butir.tafsir)


def _tujuan() -> list[Cabang]:
    """Tujuan of each unit with the lines the document calls its indikator."""
    tujuan = Tujuan.objects.select_related("unit").prefetch_related("indikator").order_by("unit__urutan", "urutan")
    return [
        Cabang(t.kode, t.uraian, t.unit.nama, anak=[Cabang("", "", baris.uraian) for baris in t.indikator.all()])
        for t in tujuan
    ]
