"""The history as a list: what a reader may see of it, newest first, each row with its change in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from indicators.akses import Pengguna, riwayat_terlihat
from indicators.akses.riwayat import MENURUT_UNIT, UMUM
from indicators.akses.token import administrator
from indicators.models import Riwayat, UnitKerja, di_bawah
from indicators.rekap.daftar import Daftar
from indicators.rekap.pada import akhir_hari
from indicators.rekap.perubahan import Beda
from indicators.rekap.potret import CetakRiwayat, model_jenis, waktu_teks
from indicators.rekap.target import periode_teks

ANGKA = re.compile(r"(\S+) ([0-9]{4})/([0-4])")
KODE = re.compile(r"[A-Za-z0-9.-]{1,30}")
AKSI = {
    "buat": "Dibuat",
    "ubah": "Diubah",
    "hapus": "Dihapus",
    "muat": "Dimuat",
    "ajukan": "Diajukan",
    "tarik": "Ditarik kembali",
    "verifikasi": "Diverifikasi",
    "kembalikan": "Dikembalikan",
    "setujui": "Disetujui",
    "buka": "Dibuka kembali",
    "usulkan": "Diusulkan",
    "tolak": "Ditolak",
    "tetapkan": "Ditetapkan",
    "jawab": "Dijawab",
    "unduh": "Diunduh",
    "cabut": "Dicabut",
    "segel": "Ditutup dan disegel",
    "kesampingkan": "Temuan dikesampingkan",
    "verifikasi_luar": "Nilai verifikasi dicatat",
    "kemajuan": "Kemajuan dicatat",
    "tegaskan": "Ditegaskan masih benar",
    "basi": "Angka kutipannya berubah",
    "ganti_sandi": "Kata sandi diganti",
}
PAKET = ("indicators", "budget")
# The history itself, and what only helps the machine.
TANPA_RIWAYAT = {"riwayat", "segelriwayat", "pemberitahuan", "tembolok", "kunciidempotensi"}
# Kinds that stand for no model.
LAIN = {"berkas": "pemuatan berkas", "contoh": "pemuatan contoh", "akun": "akun demo"}


@dataclass(frozen=True, slots=True)
class SaringRiwayat:
    """What a reader asks for; both days belong to the range (Asia/Jakarta)."""

    dari: date | None = None
    sampai: date | None = None
    pelaku: str = ""
    aksi: str = ""
    jenis: str = ""
    unit: UnitKerja | None = None
    kode: str = ""
    permintaan: UUID | None = None


@dataclass(frozen=True, slots=True)
class BarisRiwayat:
    """One change in words. `banyak` rows were written by the same action; `segel` is None while it waits."""

    riwayat: Riwayat
    beda: tuple[Beda, ...]
    banyak: int
    segel: int | None

    @property
    def waktu(self) -> str:
        return waktu_teks(self.riwayat.waktu)

    @property
    def aksi(self) -> str:
        return aksi_teks(self.riwayat.aksi)

    @property
    def jenis(self) -> str:
        return jenis_teks(self.riwayat.jenis)

    @property
    def baru(self) -> bool:
        """Whether there was nothing before: then there is no from, only what it became."""
        return self.riwayat.sebelum is None

    @property
    def objek(self) -> str:
        """ "SP2.1 triwulan IV 2024" instead of "SP2.1 2024/4"; a target is one s.d. that quarter."""
        cocok = ANGKA.fullmatch(self.riwayat.objek_kode)
        if cocok is None:
            return self.riwayat.objek_kode
        periode = periode_teks(int(cocok[2]), int(cocok[3]))
        return f"{cocok[1]} {periode if self.riwayat.jenis == 'target' else periode.removeprefix('s.d. ')}"

    @property
    def beda_teks(self) -> str:
        """All that changed on one line: "Nilai: 53 menjadi 60; Status: draf menjadi diajukan"."""
        return "; ".join(
            f"{b.nama}: {b.sesudah if self.baru else f'{b.sebelum} menjadi {b.sesudah}'}" for b in self.beda
        )

    @property
    def url(self) -> str:
        """Where the object itself is shown; empty where it has no page."""
        kode = self.riwayat.objek_kode.split(" ")[0]
        if self.riwayat.jenis not in MENURUT_UNIT or not KODE.fullmatch(kode):
            return ""
        halaman = "target-indikator" if self.riwayat.jenis == "target" else "indikator-detail"
        return reverse(f"indicators:{halaman}", args=[kode])

    @property
    def nomor(self) -> str:
        """The request number, short enough to read."""
        return str(self.riwayat.permintaan)[:8]


def aksi_teks(aksi: str) -> str:
    return AKSI.get(aksi, aksi.replace("_", " ").capitalize())


def jenis_teks(jenis: str) -> str:
    model = model_jenis().get(jenis)
    teks = LAIN.get(jenis) or (str(model._meta.verbose_name) if model else jenis)
    return teks[:1].upper() + teks[1:]


def jenis_dikenal() -> frozenset[str]:
    """Every kind of object that can have a history."""
    milik = {jenis for jenis, model in model_jenis().items() if model.__module__.split(".")[0] in PAKET}
    return frozenset(milik | {"user"} | LAIN.keys()) - TANPA_RIWAYAT


def jenis_terlihat(user: Pengguna) -> dict[str, str]:
    """The kinds of object whose history this user may read, with their names, in order of the names."""
    jenis = jenis_dikenal() if administrator(user) else MENURUT_UNIT | UMUM
    return dict(sorted(((satu, jenis_teks(satu)) for satu in jenis), key=lambda pasangan: pasangan[1]))


def rekap_riwayat(user: Pengguna, saring: SaringRiwayat) -> Daftar[Riwayat, BarisRiwayat]:
    """The rows that the filter selects, newest first; a slice costs the same number of queries whatever its size."""
    terlihat = riwayat_terlihat(user)

    def susun(baris: list[Riwayat]) -> list[BarisRiwayat]:
        cetak, banyak = CetakRiwayat(baris), _banyak(terlihat, baris)
        return [
            BarisRiwayat(
                satu,
                tuple(cetak.beda(satu)),
                banyak[satu.permintaan],
                satu.segel.urut if hasattr(satu, "segel") else None,
            )
            for satu in baris
        ]

    sumber = terlihat.filter(_syarat(saring)).select_related("segel", "unit")
    return Daftar(sumber, ("-pk",), susun)


def _syarat(saring: SaringRiwayat) -> Q:
    syarat = Q()
    if saring.dari:
        syarat &= Q(waktu__gte=timezone.make_aware(datetime.combine(saring.dari, time())))
    if saring.sampai:
        syarat &= Q(waktu__lt=akhir_hari(saring.sampai))
    if saring.pelaku:
        syarat &= Q(nama_pelaku__iexact=saring.pelaku)
    if saring.unit:
        syarat &= di_bawah(saring.unit, "unit__")
    if saring.kode:
        # "SP1.1" finds "SP1.1 2024/1" and not "SP1.10 2024/1".
        syarat &= Q(objek_kode__iexact=saring.kode) | Q(objek_kode__istartswith=f"{saring.kode} ")
    tepat = {"aksi": saring.aksi, "jenis": saring.jenis, "permintaan": saring.permintaan}
    return syarat & Q(**{nama: isi for nama, isi in tepat.items() if isi})


def _banyak(terlihat: QuerySet[Riwayat], baris: list[Riwayat]) -> dict[UUID, int]:
    """How many rows, of those that may be seen, each action wrote; one query."""
    nomor = {satu.permintaan for satu in baris}
    jumlah = terlihat.filter(permintaan__in=nomor).order_by().values_list("permintaan")
    return dict(jumlah.annotate(banyak=Count("pk")))
