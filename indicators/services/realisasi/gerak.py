"""The moves of a figure through its workflow: submit, withdraw, verify, return, approve, reopen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from indicators.akses import (
    Bentrok,
    TakTerlihat,
    Terlarang,
    TidakLengkap,
    VersiBerbeda,
    keadaan_periode,
    periksa_belum_disegel,
    periksa_izin,
    pernah_mengisi,
    realisasi_terlihat,
)
from indicators.alur import DIAPAKAN, HARUS_BERALASAN, HARUS_TERBUKA, SUDAH, Gerak, Status, tujuan
from indicators.models import SETAHUN, Realisasi, TindakLanjut, UnitKerja
from indicators.rekap import baris_realisasi, dua_langkah_per_tahun
from indicators.riwayat import Catatan, catat_banyak, potret
from indicators.services.pemberitahuan import beri_tahu_gerak
from indicators.services.realisasi.lengkap import kekurangan
from indicators.services.realisasi.tindakan import baca_tindakan, potret_tindakan
from indicators.services.ringkasan import minta_ringkasan
from indicators.services.teks import bersihkan, keberatan

Pilihan = Mapping[int, int]  # primary key of the realisasi -> version that was seen

CAP: dict[Gerak, tuple[str, str]] = {
    Gerak.AJUKAN: ("diajukan_oleh", "diajukan_pada"),
    Gerak.VERIFIKASI: ("diverifikasi_oleh", "diverifikasi_pada"),
    Gerak.SETUJUI: ("disetujui_oleh", "disetujui_pada"),
}
CATATAN_TERPANJANG = 2000
SEMUA_CAP = [kolom for pasangan in CAP.values() for kolom in pasangan]


def submit_realisasi(user: User, pilihan: Pilihan, catatan: str = "") -> list[Realisasi]:
    """D/K -> diajukan, of own figures, complete and in an open period."""
    return _gerakkan(user, Gerak.AJUKAN, pilihan, catatan)


def withdraw_realisasi(user: User, pilihan: Pilihan, catatan: str = "") -> list[Realisasi]:
    """Diajukan -> draf, by those who may submit."""
    return _gerakkan(user, Gerak.TARIK, pilihan, catatan)


def verify_realisasi(user: User, pilihan: Pilihan, catatan: str = "") -> list[Realisasi]:
    """Diajukan -> diverifikasi, where the kebijakan asks for two steps."""
    return _gerakkan(user, Gerak.VERIFIKASI, pilihan, catatan)


def return_realisasi(user: User, pilihan: Pilihan, catatan: str) -> list[Realisasi]:
    """Back to the planner, with a note that says why."""
    return _gerakkan(user, Gerak.KEMBALIKAN, pilihan, catatan)


def approve_realisasi(user: User, pilihan: Pilihan, catatan: str = "") -> list[Realisasi]:
    """Make the versions that were seen official; by nobody who entered, submitted or verified them."""
    return _gerakkan(user, Gerak.SETUJUI, pilihan, catatan)


def reopen_realisasi(user: User, pilihan: Pilihan, alasan: str) -> list[Realisasi]:
    """Take an approved figure back into work, with a reason."""
    return _gerakkan(user, Gerak.BUKA, pilihan, alasan)


@transaction.atomic
def _gerakkan(user: User, gerak: Gerak, pilihan: Pilihan, catatan: str = "") -> list[Realisasi]:
    """All or none of the chosen figures.

    Raises TakTerlihat, Terlarang, Bentrok or TidakLengkap; then nothing has moved and nobody was told.
    """
    baris = _kunci(user, pilihan)
    for satu in baris:
        periksa_izin(user, gerak, satu.indikator.unit.jalur)
    catatan = _periksa_catatan(gerak, catatan)
    _periksa_versi(baris, pilihan)
    tuju = _periksa_status(baris, gerak)
    _periksa_empat_mata(user, gerak, baris)
    if gerak in HARUS_TERBUKA:
        _periksa_periode(baris)
    if gerak in (Gerak.SETUJUI, Gerak.BUKA):
        periksa_belum_disegel((satu.tahun, satu.triwulan) for satu in baris)
    if gerak == Gerak.AJUKAN:
        _periksa_lengkap(baris)
    _pindahkan(user, gerak, baris, tuju, catatan)
    beri_tahu_gerak(user, gerak, baris, catatan)
    return baris


def _kunci(user: User, pilihan: Pilihan) -> list[Realisasi]:
    """The chosen rows, locked in one order; one that is not to be seen refuses the whole call."""
    terlihat = realisasi_terlihat(user).filter(pk__in=pilihan).values("pk")
    baris = list(
        Realisasi.objects.filter(pk__in=terlihat)
        .select_related("indikator__unit", "indikator__sasaran")
        .order_by("pk")
        .select_for_update(of=("self",))
    )
    if len(baris) < len(pilihan) or not pilihan:
        raise TakTerlihat("Angka tidak ditemukan.")
    return baris


def _periksa_catatan(gerak: Gerak, catatan: str) -> str:
    """The note as it is stored; some moves need one."""
    catatan = bersihkan(catatan)
    if keluhan := keberatan(catatan, CATATAN_TERPANJANG):
        raise TidakLengkap(f"Catatan: {keluhan}")
    if gerak in HARUS_BERALASAN and not catatan:
        raise TidakLengkap("Tulis alasannya.")
    return catatan


def _periksa_versi(baris: Sequence[Realisasi], pilihan: Pilihan) -> None:
    for satu in baris:
        if satu.versi != pilihan[satu.pk]:
            sudah = SUDAH[Status(satu.status)]
            raise VersiBerbeda(
                f"{_nama(satu)} berubah sejak Anda melihatnya; sekarang {sudah}. Muat ulang, lalu periksa."
            )


def _periksa_status(baris: Sequence[Realisasi], gerak: Gerak) -> dict[int, Status]:
    """Where each row goes; the kebijakan of its year says whether approval takes one step or two."""
    dua_langkah = dua_langkah_per_tahun(satu.tahun for satu in baris)
    tuju: dict[int, Status] = {}
    for satu in baris:
        status = tujuan(satu.status, gerak, dua_langkah=dua_langkah[satu.tahun])
        if status is None:
            tahap = SUDAH[Status(satu.status)]
            raise Bentrok(f"{_nama(satu)} {tahap}; pada tahap itu angka tidak dapat {DIAPAKAN[gerak]}.")
        if satu.triwulan == SETAHUN:
            # It would never come back: nothing but a document enters a figure for a whole year.
            raise Bentrok(f"{_nama(satu)} dimuat dari dokumen sumber, jadi tidak dapat {DIAPAKAN[gerak]}.")
        tuju[satu.pk] = status
    return tuju


def _periksa_empat_mata(user: User, gerak: Gerak, baris: Sequence[Realisasi]) -> None:
    if gerak not in (Gerak.VERIFIKASI, Gerak.SETUJUI):
        return
    terlibat = pernah_mengisi(baris)
    for satu in baris:
        if user.pk in terlibat[satu.pk]:
            raise Terlarang(f"{_nama(satu)} Anda isi atau ajukan sendiri; orang lain yang harus memeriksanya.")
        if gerak == Gerak.SETUJUI and satu.status == Status.DIVERIFIKASI and user.pk == satu.diverifikasi_oleh_id:
            raise Terlarang(f"{_nama(satu)} Anda verifikasi sendiri; orang lain yang harus menyetujuinya.")


def _periksa_periode(baris: Sequence[Realisasi]) -> None:
    per_periode: dict[tuple[int, int], dict[int, UnitKerja]] = {}
    for satu in baris:
        per_periode.setdefault((satu.tahun, satu.triwulan), {})[satu.indikator.unit_id] = satu.indikator.unit
    for (tahun, triwulan), unit in per_periode.items():
        for keadaan in keadaan_periode(tahun, triwulan, unit.values()).values():
            if not keadaan.terbuka:
                raise Bentrok(keadaan.alasan)


def _periksa_lengkap(baris: Sequence[Realisasi]) -> None:
    aksi = Counter(TindakLanjut.objects.filter(realisasi__in=baris).values_list("realisasi_id", flat=True))
    capaian = baris_realisasi(baris)
    gaps = [gap for satu in baris for gap in kekurangan(capaian[satu.pk], satu, aksi[satu.pk])]
    if gaps:
        raise TidakLengkap("Belum dapat diajukan: " + " ".join(gaps), gaps)


def _pindahkan(
    user: User, gerak: Gerak, baris: Sequence[Realisasi], tuju: Mapping[int, Status], catatan: str
) -> None:
    saat, tindakan = timezone.now(), baca_tindakan(baris)
    catatan_riwayat = []
    for satu in baris:
        # With its actions: what is decided about is the figure and what is said about it.
        sebelum = potret(satu) | potret_tindakan(tindakan[satu.pk])
        _cap(satu, gerak, user, saat)
        satu.status = tuju[satu.pk].value
        satu.versi += 1
        sesudah = potret(satu) | potret_tindakan(tindakan[satu.pk])
        catatan_riwayat.append(_catatan(user, gerak, satu, (sebelum, sesudah), catatan))
    Realisasi.objects.bulk_update(baris, ["status", "versi", *SEMUA_CAP], batch_size=200)
    catat_banyak(catatan_riwayat)
    minta_ringkasan()


def _cap(baris: Realisasi, gerak: Gerak, user: User, saat: datetime) -> None:
    """Who and when; taking a figure back into work removes the stamps that no longer hold."""
    if gerak in CAP:
        oleh, pada = CAP[gerak]
        setattr(baris, oleh, user)
        setattr(baris, pada, saat)
    elif gerak in (Gerak.TARIK, Gerak.KEMBALIKAN, Gerak.BUKA):
        for kolom in SEMUA_CAP:
            setattr(baris, kolom, None)


def _catatan(
    user: User, gerak: Gerak, baris: Realisasi, isi: tuple[dict[str, Any], dict[str, Any]], catatan: str
) -> Catatan:
    sebelum, sesudah = isi
    return Catatan(
        aksi=gerak.value,
        jenis="realisasi",
        objek_id=baris.pk,
        objek_kode=f"{baris.indikator.kode} {baris.tahun}/{baris.triwulan}",
        pelaku=user,
        unit=baris.indikator.unit,
        sebelum=sebelum,
        sesudah=sesudah,
        alasan=catatan,
    )


def _nama(baris: Realisasi) -> str:
    return f"{baris.indikator.kode} {baris.periode_teks}"
