"""Where one input of a figure comes from: its document, or the people it went through and the evidence they saw."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import Q
from django.urls import reverse
from django.utils import formats, timezone

from indicators.akses import Pengguna
from indicators.capaian import Aturan, Keadaan, nilai_isian, teks_nilai
from indicators.models import BuktiDukung, Realisasi, Target
from indicators.rekap import Pada
from indicators.rekap.alamat import REALISASI, TARGET
from indicators.rekap.nilai_verifikasi import daftar_verifikasi
from indicators.rekap.periode import isian_realisasi
from indicators.rekap.target import sumber_teks, target_teks

TAHAP = {
    "dimasukkan": "Diisi",
    "diajukan": "Diajukan",
    "diverifikasi": "Diverifikasi",
    "disetujui": "Disetujui",
}


@dataclass(frozen=True, slots=True)
class BuktiAsal:
    """One piece of evidence as it is named, and where it is fetched."""

    nama: str
    url: str


@dataclass(frozen=True, slots=True)
class Asal:
    """Where one input comes from: document and place, or who and when.

    `jangkar`: the place on the page to which a printed figure links; empty where none does.
    """

    nama: str
    teks: str
    tempat: str = ""
    tafsir: str = ""
    jangkar: str = ""
    perjalanan: tuple[str, ...] = ()
    bukti: tuple[BuktiAsal, ...] = ()


def asal_target(target: Target | None, aturan: Aturan) -> list[Asal]:
    """The target in force, the document of its revision, and who proposed and decided it."""
    if target is None:
        return []
    kejadian = [
        ("Diusulkan", target.diusulkan_oleh_id, target.diusulkan_pada),
        ("Ditetapkan", target.ditetapkan_oleh_id, target.ditetapkan_pada),
    ]
    return [
        Asal(
            f"Target {target.tahun}",
            target.teks or target_teks(target, aturan),
            sumber_teks(target),
            target.tafsir,
            TARGET,
            _perjalanan(kejadian, _nama([pelaku for _, pelaku, _ in kejadian])),
        )
    ]


def asal_realisasi(realisasi: Sequence[Realisasi], aturan: Aturan, pada: Pada | None = None) -> list[Asal]:
    """The figures that went in, each with its way and its evidence; two queries for all of them."""
    tahap = {satu.pk: _tahap(satu) for satu in realisasi}
    nama = _nama([pelaku for isi in tahap.values() for _, pelaku, _ in isi])
    bukti = _bukti(realisasi, pada.batas if pada else None)
    return [
        _asal(satu, aturan, _perjalanan(tahap[satu.pk], nama), bukti[satu.pk], "" if urutan else REALISASI)
        for urutan, satu in enumerate(realisasi)
    ]


def _asal(
    realisasi: Realisasi, aturan: Aturan, perjalanan: tuple[str, ...], bukti: list[BuktiAsal], jangkar: str
) -> Asal:
    sumber = realisasi.dokumen.judul if realisasi.dokumen else realisasi.get_status_display()
    sendiri = teks_nilai(nilai_isian(isian_realisasi(realisasi), aturan), aturan)
    teks = realisasi.nilai_tercetak or sendiri or Keadaan(realisasi.keadaan).label
    tempat = ", ".join(filter(None, [sumber, realisasi.tempat]))
    nama = f"Realisasi {realisasi.periode_teks}"
    return Asal(nama, teks, tempat, realisasi.tafsir, jangkar, perjalanan, tuple(bukti))


Kejadian = tuple[str, int | None, datetime | None]


def _tahap(realisasi: Realisasi) -> list[Kejadian]:
    return [
        (kata, getattr(realisasi, f"{tahap}_oleh_id"), getattr(realisasi, f"{tahap}_pada"))
        for tahap, kata in TAHAP.items()
    ]


def _perjalanan(kejadian: Sequence[Kejadian], nama: Mapping[int, str]) -> tuple[str, ...]:
    """ "Disetujui verifikator, 3 April 2024 10.12 WIB" for each step that was taken."""
    return tuple(
        f"{kata} {nama[pelaku]}, {formats.date_format(timezone.localtime(saat), 'j F Y H.i')} WIB"
        for kata, pelaku, saat in kejadian
        if pelaku and saat
    )


def _nama(pelaku: Sequence[int | None]) -> dict[int, str]:
    ada = {satu for satu in pelaku if satu}
    return {user.pk: user.get_username() for user in User.objects.filter(pk__in=ada)} if ada else {}


def _bukti(realisasi: Sequence[Realisasi], batas: datetime | None) -> defaultdict[int, list[BuktiAsal]]:
    """What is attached now, or was at an instant; a file that was removed since is named, not opened."""
    ada = BuktiDukung.objects.filter(realisasi__in=[satu.pk for satu in realisasi])
    if batas:
        ada = ada.filter(Q(dihapus_pada__isnull=True) | Q(dihapus_pada__gte=batas), diunggah_pada__lt=batas)
    else:
        ada = ada.filter(dihapus_pada__isnull=True)
    hasil: defaultdict[int, list[BuktiAsal]] = defaultdict(list)
    for satu in ada:
        url = "" if satu.dihapus_pada else reverse("indicators:bukti-unduh", args=[satu.pk])
        hasil[satu.realisasi_id].append(BuktiAsal(satu.nama, url))
    return hasil


def asal_verifikasi(user: Pengguna, realisasi: Sequence[Realisasi], pada: Pada | None) -> list[Asal]:
    """The verified value of each figure that went in, how far it is from the reported one, and which is official."""
    return [
        Asal(
            f"Nilai verifikasi {satu.verifikasi.realisasi.periode_teks}",
            satu.teks,
            f"{satu.dokumen}; {satu.dibanding}. Nilai resmi: {satu.resmi}.",
        )
        for satu in daftar_verifikasi(user, realisasi, pada.batas if pada else None)
        if satu.terakhir
    ]
