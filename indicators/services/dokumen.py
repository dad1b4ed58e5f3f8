"""Figures that a published document prints for a whole year: brought in as its own, never over anybody's entry."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.text import slugify

from indicators.angka import bulat
from indicators.capaian import Keadaan
from indicators.models import (
    SETAHUN,
    DokumenSumber,
    Indikator,
    PeriodeLapor,
    Predikat,
    Realisasi,
    Riwayat,
    StatusRealisasi,
)
from indicators.riwayat import Catatan, potret, susun_riwayat
from indicators.services.realisasi import Galat
from indicators.services.sisipan import Sisipan, reserve_keys

TERPANJANG = {"nilai_tercetak": 100, "capaian_tercetak_teks": 40}
BELUM_JADI = "belum jadi indikator"


@dataclass(frozen=True, slots=True)
class IsianDokumen:
    """What a document prints of one indikator and year. `kosong`: what it prints where there is no figure.

    `tercetak` and `capaian_tercetak` are the printed texts; `capaian` is in percent. All empty: nothing is printed.
    """

    nilai: Decimal | None = None
    predikat: str = ""
    teks: str = ""
    kosong: str = ""
    tercetak: str = ""
    capaian: Decimal | None = None
    capaian_tercetak: str = ""

    @property
    def berisi(self) -> bool:
        return self.nilai is not None or bool(self.predikat or self.teks)


@dataclass(frozen=True, slots=True)
class CalonDokumen:
    """`ada`: every realisasi of that indikator and year."""

    indikator: Indikator
    tahun: int
    isian: IsianDokumen
    ada: Sequence[Realisasi]


@dataclass(slots=True)
class HasilDokumen:
    """`realisasi` None without `galat`: stored just so already."""

    calon: CalonDokumen
    realisasi: Realisasi | None = None
    galat: list[Galat] = field(default_factory=list)


def find_dokumen(judul: str, penerbit: str, tahun: int) -> DokumenSumber:
    """The document of this title, or a new one that is not stored yet."""
    ada = DokumenSumber.objects.filter(judul__iexact=judul).order_by("pk").first()
    if ada is not None:
        return ada
    kode = slugify(judul)[:30] or "dokumen"
    dipakai = set(DokumenSumber.objects.filter(kode__startswith=kode).values_list("kode", flat=True))
    bebas = next(k for k in (kode, *(f"{kode}-{n}" for n in range(2, 10_000))) if k not in dipakai)
    return DokumenSumber(kode=bebas, judul=judul, penerbit=penerbit[:200], tahun=tahun)


def tahun_dilaporkan_unit(tahun: Iterable[int]) -> set[int]:
    """The years that units report in this application: their figures come from nowhere else."""
    return set(PeriodeLapor.objects.filter(tahun__in=set(tahun)).order_by().values_list("tahun", flat=True))


def judge_dokumen(
    calon: Iterable[CalonDokumen],
    dokumen: DokumenSumber | None,
    dilaporkan: set[int],
    predikat: Mapping[int, Mapping[str, Predikat]],
) -> list[HasilDokumen]:
    """The fate of each; no query. `dilaporkan`: see `tahun_dilaporkan_unit`."""
    return [_adili(satu, dokumen, dilaporkan, predikat) for satu in calon]


def _adili(
    calon: CalonDokumen,
    dokumen: DokumenSumber | None,
    dilaporkan: set[int],
    predikat: Mapping[int, Mapping[str, Predikat]],
) -> HasilDokumen:
    baru = _susun(calon, dokumen, predikat)
    if any(_sama(satu, baru) for satu in calon.ada):
        return HasilDokumen(calon)
    hasil = HasilDokumen(calon, baru)
    if calon.ada:
        hasil.galat.append(
            Galat("realisasi", "sudah_ada", f"Realisasi {calon.tahun} sudah ada dan tidak diganti dari dokumen.")
        )
    if calon.tahun in dilaporkan:
        kalimat = f"Tahun {calon.tahun} dilaporkan unit di aplikasi ini, jadi angkanya tidak dimuat dari dokumen."
        hasil.galat.append(Galat("realisasi", "dilaporkan", kalimat))
    if dokumen is None:
        hasil.galat.append(Galat("realisasi", "tanpa_dokumen", "Judul dokumen sumbernya belum ditulis."))
    hasil.galat += _kolom(baru)
    return hasil


def _susun(
    calon: CalonDokumen, dokumen: DokumenSumber | None, predikat: Mapping[int, Mapping[str, Predikat]]
) -> Realisasi:
    """The row as it would be: official by its document, without an approver (design 5)."""
    isian, indikator = calon.isian, calon.indikator
    keadaan = Keadaan.TERISI if isian.berisi else Keadaan.TIDAK_TERSEDIA
    if not isian.berisi and BELUM_JADI in isian.kosong.casefold():
        keadaan = Keadaan.BELUM_JADI_INDIKATOR
    return Realisasi(
        indikator=indikator,
        tahun=calon.tahun,
        triwulan=SETAHUN,
        keadaan=keadaan.value,
        alasan_keadaan=_alasan(isian) if keadaan == Keadaan.TIDAK_TERSEDIA else "",
        nilai=isian.nilai,
        predikat=predikat.get(indikator.skala_predikat_id or 0, {}).get(isian.predikat),
        teks=isian.teks,
        status=StatusRealisasi.DISETUJUI,
        dokumen=dokumen,
        nilai_tercetak=isian.tercetak or isian.kosong,
        capaian_tercetak=None if isian.capaian is None else bulat(Fraction(isian.capaian), 2),
        capaian_tercetak_teks=isian.capaian_tercetak,
    )


def _alasan(isian: IsianDokumen) -> str:
    if isian.kosong:
        return f"Di dokumen tercetak “{isian.kosong}”."
    return "Di dokumen hanya tercetak capaiannya."


def _sama(ada: Realisasi, baru: Realisasi) -> bool:
    kolom = ("keadaan", "nilai", "predikat_id", "teks", "capaian_tercetak", "capaian_tercetak_teks")
    return ada.triwulan == SETAHUN and all(getattr(ada, k) == getattr(baru, k) for k in kolom)


def _kolom(baru: Realisasi) -> list[Galat]:
    try:
        baru.clean_fields(exclude={"indikator", "predikat", "dokumen"})
    except ValidationError as error:
        return [Galat("realisasi", "tidak_sah", " ".join(pesan)) for pesan in error.message_dict.values()]
    return []


class TulisanDokumen:
    """Figures found sound, with their history and, where it is new, their document; ready to be written."""

    def __init__(self, user: User, hasil: Sequence[HasilDokumen], permintaan: uuid.UUID) -> None:
        baris = [h.realisasi for h in hasil if h.realisasi]
        dokumen: list[DokumenSumber] = []
        for b in baris:
            if b.dokumen and b.dokumen.pk is None and b.dokumen not in dokumen:
                dokumen.append(b.dokumen)
        for satu, kunci in zip(dokumen, _kunci(DokumenSumber, len(dokumen)), strict=True):
            satu.pk = kunci
        for baru, kunci in zip(baris, _kunci(Realisasi, len(baris)), strict=True):
            baru.pk = kunci
            baru.indikator, baru.dokumen = baru.indikator, baru.dokumen  # they have their keys only now
        catatan = [
            *(
                Catatan(
                    aksi="buat",
                    jenis="dokumensumber",
                    objek_id=d.pk,
                    objek_kode=d.kode,
                    pelaku=user,
                    sesudah=potret(d),
                )
                for d in dokumen
            ),
            *(_catatan(user, satu) for satu in baris),
        ]
        self.sisipan = [Sisipan(DokumenSumber, dokumen), Sisipan(Realisasi, baris)]
        self.riwayat = Sisipan(Riwayat, susun_riwayat(catatan, permintaan))

    def tulis(self) -> None:
        """Inside the transaction, after the indikator."""
        for satu in (*self.sisipan, self.riwayat):
            satu.jalankan()


def _kunci(model: type[DokumenSumber] | type[Realisasi], banyak: int) -> list[int]:
    return reserve_keys(model, banyak) if banyak else []


def _catatan(user: User, baris: Realisasi) -> Catatan:
    judul = baris.dokumen.judul if baris.dokumen else ""
    return Catatan(
        aksi="buat",
        jenis="realisasi",
        objek_id=baris.pk,
        objek_kode=f"{baris.indikator.kode} {baris.tahun}/{baris.triwulan}",
        pelaku=user,
        unit=baris.indikator.unit,
        sesudah=potret(baris),
        alasan=f"Dimuat dari {judul}",
    )
