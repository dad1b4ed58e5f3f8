"""`/katalog/`: what data there is, for people and (DCAT as JSON-LD) for harvesters of data portals. No figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import formats, timezone
from django.views.decorators.http import require_safe
from rest_framework.serializers import BaseSerializer

from budget.api.serializers import AnggaranSerializer
from budget.rekap import rentang_anggaran
from indicators.api.dasar.berkas import kolom_daftar
from indicators.api.serializers.capaian import CapaianSerializer
from indicators.api.serializers.rencana import IndikatorSerializer
from indicators.excel import JenisKolom, Kolom
from indicators.models import UnitKerja
from indicators.rekap.daftar_rencana import penerbit, rentang_rencana
from indicators.rekap.penanda import perubahan_resmi
from indicators.rekap.publik import tahun_resmi
from renstra.publik.bentuk import CapaianPublikSerializer

JSON_LD = "application/ld+json"
BENTUK = {
    "JSON": ("json", "application/json"),
    "CSV": ("csv", "text/csv"),
    "Excel": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
KONTEKS = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "csvw": "http://www.w3.org/ns/csvw#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
JENIS_XSD = {
    JenisKolom.ANGKA: "decimal",
    JenisKolom.RUPIAH: "integer",
    JenisKolom.BULAT: "integer",
    JenisKolom.TANGGAL: "date",
    JenisKolom.WAKTU: "dateTime",
    JenisKolom.LOGIKA: "boolean",
}
AKSES = "Terbuka bagi pemegang akun atau token; isi menurut jangkauannya."
AKSES_PUBLIK = "Terbuka bagi umum."


@dataclass(frozen=True, slots=True)
class KumpulanData:
    """One list that is offered as data; one that is public (`tahun`) year by year, without an account."""

    nama: str
    judul: str
    keterangan: str
    frekuensi: str
    frekuensi_uri: str
    kata_kunci: tuple[str, ...]
    serializer: type[BaseSerializer[Any]]
    rentang: tuple[int, int] | None
    tahun: tuple[int, ...] = ()

    @property
    def alamat(self) -> str:
        return reverse("publik" if self.tahun else f"api:{self.nama}-list")

    @property
    def akses(self) -> str:
        return AKSES_PUBLIK if self.tahun else AKSES

    @property
    def kolom(self) -> list[Kolom]:
        return kolom_daftar(self.serializer)

    @property
    def periode_teks(self) -> str:
        return f"{self.rentang[0]}–{self.rentang[1]}" if self.rentang else "belum ada data"

    @property
    def unduhan(self) -> list[dict[str, str]]:
        bagian = [(f"tahun={satu}&", f" {satu}") for satu in self.tahun] or [("", "")]
        return [
            {"label": f"{label}{tahun}", "url": f"{self.alamat}?{saring}format={kode}", "jenis": jenis}
            for saring, tahun in bagian
            for label, (kode, jenis) in BENTUK.items()
        ]


def _frekuensi(kode: str) -> str:
    return f"http://publications.europa.eu/resource/authority/frequency/{kode}"


def kumpulan_publik() -> list[KumpulanData]:
    """What is open to everybody; nothing where PUBLIK is off or no figure is official."""
    tahun = tuple(tahun_resmi()) if settings.PUBLIK else ()
    if not tahun:
        return []
    return [
        KumpulanData(
            "capaian-publik",
            "Capaian indikator kinerja (data terbuka)",
            "Target, realisasi dan capaian tahunan setiap indikator semua unit; hanya angka yang sudah disetujui.",
            "tahunan",
            _frekuensi("ANNUAL"),
            ("kinerja", "indikator", "capaian", "renstra", "data terbuka"),
            CapaianPublikSerializer,
            (tahun[0], tahun[-1]),
            tahun,
        )
    ]


def kumpulan_data() -> list[KumpulanData]:
    rencana, anggaran = rentang_rencana(), rentang_anggaran()
    return [
        KumpulanData(
            "capaian",
            "Capaian indikator kinerja",
            "Target, realisasi dan capaian setiap indikator per tahun atau sampai dengan satu triwulan; hanya angka "
            "yang sudah disetujui, dan alasan bagi setiap angka yang tidak ada.",
            "triwulanan",
            _frekuensi("QUARTERLY"),
            ("kinerja", "indikator", "capaian", "renstra"),
            CapaianSerializer,
            rencana,
        ),
        KumpulanData(
            "indikator",
            "Kamus indikator kinerja",
            "Definisi, formula, satuan, sumber data, penanggung jawab dan cara ukur setiap indikator.",
            "tahunan",
            _frekuensi("ANNUAL"),
            ("kinerja", "indikator", "metadata"),
            IndikatorSerializer,
            rencana,
        ),
        KumpulanData(
            "anggaran",
            "Pagu dan realisasi anggaran",
            "Baris pagu, realisasi, sisa dan serapan dari setiap terbitan, dalam rupiah bulat.",
            "tahunan",
            _frekuensi("ANNUAL"),
            ("anggaran", "pagu", "realisasi", "serapan"),
            AnggaranSerializer,
            anggaran,
        ),
        *kumpulan_publik(),
    ]


@login_not_required
@require_safe
def katalog(request: HttpRequest) -> HttpResponse:
    """The page, or JSON-LD by `?format=jsonld` or by Accept."""
    semua, pemilik, diubah = kumpulan_data(), penerbit(), perubahan_resmi()
    if request.GET.get("format") == "jsonld" or request.get_preferred_type(["text/html", JSON_LD]) == JSON_LD:
        isi = jsonld(request.build_absolute_uri, semua, pemilik, diubah)
        return JsonResponse(isi, content_type=JSON_LD, json_dumps_params={"ensure_ascii": False})
    konteks = {
        "menu": "katalog",
        "judul": "Katalog data",
        "subjudul": "Data yang dapat diambil mesin, dengan arti setiap kolomnya",
        "penerbit": pemilik.nama if pemilik else "",
        "diubah_teks": formats.date_format(timezone.localtime(diubah), "j F Y") if diubah else "",
        "lisensi": settings.KATALOG_LISENSI,
        "akses": AKSES,
        "kumpulan": semua,
        "jsonld_url": f"{reverse('katalog')}?format=jsonld",
    }
    return render(request, "renstra/katalog.html", konteks)


def jsonld(
    alamat: Any, semua: list[KumpulanData], pemilik: UnitKerja | None, diubah: datetime | None
) -> dict[str, Any]:
    """The catalogue as DCAT; what is not decided (the licence) is left out, not made up."""
    bersama: dict[str, Any] = {"dct:language": "id", "dct:accessRights": AKSES}
    if pemilik:
        bersama["dct:publisher"] = {"@type": "foaf:Organization", "foaf:name": pemilik.nama}
    if diubah:
        bersama["dct:modified"] = {"@type": "xsd:dateTime", "@value": diubah.isoformat()}
    if settings.KATALOG_LISENSI:
        bersama["dct:license"] = {"@id": settings.KATALOG_LISENSI}
    return {
        "@context": KONTEKS,
        "@id": alamat(reverse("katalog")),
        "@type": "dcat:Catalog",
        "dct:title": "Katalog data renstra",
        **bersama,
        "dcat:dataset": [_satu(alamat, kumpulan, bersama) for kumpulan in semua],
    }


def _satu(alamat: Any, kumpulan: KumpulanData, bersama: dict[str, Any]) -> dict[str, Any]:
    periode: dict[str, Any] = {}
    if kumpulan.rentang:
        awal, akhir = kumpulan.rentang
        periode["dct:temporal"] = {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": {"@type": "xsd:gYear", "@value": str(awal)},
            "dcat:endDate": {"@type": "xsd:gYear", "@value": str(akhir)},
        }
    return {
        "@id": f"{alamat(reverse('katalog'))}#{kumpulan.nama}",
        "@type": "dcat:Dataset",
        "dct:identifier": kumpulan.nama,
        "dct:title": kumpulan.judul,
        "dct:description": kumpulan.keterangan,
        "dcat:keyword": list(kumpulan.kata_kunci),
        "dct:accrualPeriodicity": {"@id": kumpulan.frekuensi_uri},
        "dct:spatial": "Indonesia",
        **periode,
        **bersama,
        "dct:accessRights": kumpulan.akses,
        "csvw:tableSchema": {"csvw:column": [_kolom(satu) for satu in kumpulan.kolom]},
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dct:title": f"{kumpulan.judul} ({satu['label']})",
                "dcat:accessURL": {"@id": alamat(satu["url"])},
                "dcat:mediaType": satu["jenis"],
                "dct:conformsTo": {"@id": alamat(reverse("api:schema"))},
            }
            for satu in kumpulan.unduhan
        ],
    }


def _kolom(kolom: Kolom) -> dict[str, str]:
    return {
        "csvw:name": kolom.nama,
        "csvw:title": kolom.judul,
        "csvw:datatype": JENIS_XSD.get(kolom.jenis, "string"),
        "dct:description": kolom.arti,
    }
