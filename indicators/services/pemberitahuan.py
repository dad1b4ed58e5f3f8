"""Telling people: one message per person and move, shown in the application and sent by mail after commit."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Collection, Iterable, Sequence

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from indicators.alur import Gerak
from indicators.models import Pemberitahuan, Penugasan, Peran, Realisasi, UnitKerja

PERCOBAAN_TERBANYAK = 5
SEKALI_KIRIM = 100
logger = logging.getLogger(__name__)

PERIHAL = {
    Gerak.AJUKAN: "menunggu verifikasi",
    Gerak.TARIK: "ditarik kembali",
    Gerak.VERIFIKASI: "sudah diverifikasi, menunggu persetujuan",
    Gerak.KEMBALIKAN: "dikembalikan",
    Gerak.SETUJUI: "disetujui",
    Gerak.BUKA: "dibuka kembali",
}
KEPADA_VERIFIKATOR = {Gerak.AJUKAN, Gerak.TARIK, Gerak.VERIFIKASI}


def beri_tahu_gerak(pelaku: User, gerak: Gerak, baris: Sequence[Realisasi], catatan: str) -> None:
    """Tell those whose turn it is now; never the person who made the move."""
    peran = Peran.VERIFIKATOR if gerak in KEPADA_VERIFIKATOR else Peran.PERENCANA
    per_unit: dict[int, list[Realisasi]] = {}
    for satu in baris:
        per_unit.setdefault(satu.indikator.unit_id, []).append(satu)
    for milik in per_unit.values():
        unit = milik[0].indikator.unit
        penerima = [user for user in pemegang(peran, unit) if user.pk != pelaku.pk]
        beri_tahu(
            penerima,
            f"{len(milik)} angka {unit.nama_pendek} {PERIHAL[gerak]}",
            _isi(pelaku, milik, catatan),
            _url(gerak, milik[0]),
        )


def _isi(pelaku: User, baris: Iterable[Realisasi], catatan: str) -> str:
    daftar = "\n".join(
        f"- {b.indikator.kode} {b.indikator.uraian}, {b.get_triwulan_display().lower()} {b.tahun}" for b in baris
    )
    alasan = f"\n\nCatatan: {catatan}" if catatan else ""
    return f"Oleh {pelaku.get_full_name() or pelaku.get_username()}:\n{daftar}{alasan}"


def _url(gerak: Gerak, baris: Realisasi) -> str:
    if gerak in KEPADA_VERIFIKATOR:
        return reverse("indicators:verifikasi")
    return f"{reverse('indicators:realisasi-grid')}?tahun={baris.tahun}&triwulan={baris.triwulan}"


def pemegang(peran: str, unit: UnitKerja) -> list[User]:
    """The active people whose role reaches the unit."""
    jalur = unit.jalur.split("/")
    di_atas = ["/".join(jalur[: n + 1]) + "/" for n in range(len(jalur) - 1)]
    hari_ini = timezone.localdate()
    penugasan = Penugasan.objects.filter(
        Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=hari_ini),
        berlaku_dari__lte=hari_ini,
        peran=peran,
        unit__jalur__in=di_atas,
        user__is_active=True,
    ).select_related("user")
    return list({satu.user_id: satu.user for satu in penugasan}.values())


def beri_tahu(penerima: Collection[User], perihal: str, isi: str, url: str, kunci: str | None = None) -> None:
    """One message each. With a `kunci` the same message is never sent twice to the same person."""
    awalan = kunci or uuid.uuid4().hex
    Pemberitahuan.objects.bulk_create(
        [
            Pemberitahuan(penerima=user, perihal=perihal[:200], isi=isi, url=url, kunci=f"{awalan}:{user.pk}")
            for user in penerima
        ],
        ignore_conflicts=True,
    )
    transaction.on_commit(_kirim_setelah_commit)


def _kirim_setelah_commit() -> None:
    if settings.ANTREAN_LANGSUNG:
        kirim_surel()


def kirim_surel() -> int:
    """Send the mails that wait; returns how many went out. One that fails is tried again later, up to 5 times."""
    menunggu = Pemberitahuan.objects.filter(
        surel_dikirim_pada__isnull=True, surel_gagal__lt=PERCOBAAN_TERBANYAK, penerima__is_active=True
    ).exclude(penerima__email="")
    return sum(_kirim(satu) for satu in menunggu.select_related("penerima").order_by("pk")[:SEKALI_KIRIM])


def _kirim(pesan: Pemberitahuan) -> bool:
    """True where the mail went out. A mail server that is away must not stop the others."""
    baris = Pemberitahuan.objects.filter(pk=pesan.pk, surel_dikirim_pada__isnull=True)
    try:
        isi = f"{pesan.isi}\n\n{settings.ALAMAT_APLIKASI}{pesan.url}"
        send_mail(f"[renstra] {pesan.perihal}", isi, None, [pesan.penerima.email])
    except OSError as error:
        logger.error("surel untuk pemberitahuan %s gagal: %s", pesan.pk, error)
        baris.update(surel_gagal=F("surel_gagal") + 1)
        return False
    return bool(baris.update(surel_dikirim_pada=timezone.now()))
