"""Telling people: one message per person and move, shown in the application and sent by mail after commit."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from indicators.akses import TakTerlihat
from indicators.alur import Gerak
from indicators.models import Komentar, Pemberitahuan, Penugasan, Peran, Realisasi, Riwayat, UnitKerja

# How old a message must be for each try: a mail server that is away for an hour loses nothing.
PERCOBAAN = (timedelta(0), timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))
MASA_SUREL = timedelta(days=2)  # an address given later does not bring a month of old mail
SEKALI_KIRIM = 20
logger = logging.getLogger(__name__)

PERIHAL = {
    Gerak.AJUKAN: "menunggu verifikasi",
    Gerak.TARIK: "ditarik kembali",
    Gerak.VERIFIKASI: "sudah diverifikasi, menunggu persetujuan",
    Gerak.KEMBALIKAN: "dikembalikan",
    Gerak.SETUJUI: "disetujui",
    Gerak.BUKA: "dibuka kembali",
}
# Whose turn it is now; a reopened figure is official no more, which those who approved it must know too.
PENERIMA: dict[Gerak, tuple[Peran, ...]] = {
    Gerak.AJUKAN: (Peran.VERIFIKATOR,),
    Gerak.TARIK: (Peran.VERIFIKATOR,),
    Gerak.VERIFIKASI: (Peran.VERIFIKATOR,),
    Gerak.KEMBALIKAN: (Peran.PERENCANA,),
    Gerak.SETUJUI: (Peran.PERENCANA,),
    Gerak.BUKA: (Peran.PERENCANA, Peran.VERIFIKATOR),
}


def beri_tahu_gerak(pelaku: User, gerak: Gerak, baris: Sequence[Realisasi], catatan: str) -> None:
    """One message per unit to each person concerned; never to the one who made the move."""
    per_unit: dict[int, list[Realisasi]] = {}
    for satu in baris:
        per_unit.setdefault(satu.indikator.unit_id, []).append(satu)
    for milik in per_unit.values():
        unit = milik[0].indikator.unit
        perihal, isi = f"{len(milik)} angka {unit.nama_pendek} {PERIHAL[gerak]}", _isi(pelaku, milik, catatan)
        sudah = {pelaku.pk}
        for peran in PENERIMA[gerak]:
            penerima = [user for user in pemegang(peran, unit) if user.pk not in sudah]
            beri_tahu(penerima, perihal, isi, _url(peran, milik[0]))
            sudah |= {user.pk for user in penerima}


def beri_tahu_komentar(komentar: Komentar) -> None:
    """To the planners of the unit, and to whoever took part before and still reaches the figure; never the writer."""
    baris, penulis = komentar.realisasi, komentar.penulis
    unit, indikator = baris.indikator.unit, baris.indikator
    penerima = {satu.pk: satu for satu in [*pemegang(Peran.PERENCANA, unit), *_pernah_ikut(baris)]}
    penerima.pop(penulis.pk, None)
    beri_tahu(
        penerima.values(),
        f"Komentar tentang {indikator.kode} {baris.periode_teks}",
        f"{_isi(penulis, [baris], '')}\n\n{komentar.teks}",
        f"{reverse('indicators:realisasi-panel', args=[indikator.kode, baris.tahun, baris.triwulan])}#komentar",
    )


def _pernah_ikut(baris: Realisasi) -> list[User]:
    """Those who moved the figure or remarked on it, of whom today's role reaches it."""
    gerak = Riwayat.objects.filter(jenis="realisasi", objek_id=str(baris.pk), aksi__in=[g.value for g in PERIHAL])
    ikut = {*gerak.order_by().values_list("pelaku_id", flat=True).distinct()}
    ikut |= {*baris.komentar.order_by().values_list("penulis_id", flat=True).distinct()}
    return [satu for satu in pemegang(None, baris.indikator.unit) if satu.pk in ikut]


def _isi(pelaku: User, baris: Iterable[Realisasi], catatan: str) -> str:
    daftar = "\n".join(f"- {b.indikator.kode} {b.indikator.uraian}, {b.periode_teks}" for b in baris)
    alasan = f"\n\nCatatan: {catatan}" if catatan else ""
    return f"Oleh {_nama(pelaku)}:\n{daftar}{alasan}"


def _nama(user: User) -> str:
    return user.get_full_name() or str(user.get_username())


def _url(peran: Peran, baris: Realisasi) -> str:
    """Where the work waits: the queue, at the unit, or the grid of the period."""
    if peran == Peran.VERIFIKATOR:
        return f"{reverse('indicators:verifikasi')}#unit-{baris.indikator.unit.kode}"
    return f"{reverse('indicators:realisasi-grid')}?tahun={baris.tahun}&triwulan={baris.triwulan}"


def pemegang(peran: str | None, unit: UnitKerja) -> list[User]:
    """The active people whose role (None: any role) reaches the unit."""
    jalur = unit.jalur.split("/")
    di_atas = ["/".join(jalur[: n + 1]) + "/" for n in range(len(jalur) - 1)]
    hari_ini = timezone.localdate()
    penugasan = Penugasan.objects.filter(
        Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=hari_ini),
        berlaku_dari__lte=hari_ini,
        peran__in=[peran] if peran else Peran.values,
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
    transaction.on_commit(_kirim_setelah_commit, robust=True)


def _kirim_setelah_commit() -> None:
    if settings.ANTREAN_LANGSUNG:
        kirim_surel()


def tandai_dibaca(penerima: User, pk: int) -> Pemberitahuan:
    """Mark one message as read and return it. Raises TakTerlihat for somebody else's."""
    pesan = Pemberitahuan.objects.filter(penerima=penerima, pk=pk).first()
    if pesan is None:
        raise TakTerlihat("Pemberitahuan tidak ditemukan.")
    _belum_dibaca(penerima).filter(pk=pk).update(dibaca_pada=timezone.now())
    return pesan


def tandai_semua_dibaca(penerima: User) -> None:
    _belum_dibaca(penerima).update(dibaca_pada=timezone.now())


def _belum_dibaca(penerima: User) -> QuerySet[Pemberitahuan]:
    return Pemberitahuan.objects.filter(penerima=penerima, dibaca_pada__isnull=True)


def kirim_surel(saat: datetime | None = None) -> int:
    """Send the mails whose turn it is; returns how many went out. One that fails is tried again, up to 5 times."""
    menunggu = list(_menunggu(saat or timezone.now())[:SEKALI_KIRIM])
    if not menunggu:
        return 0
    sambungan = get_connection()
    try:
        sambungan.open()
    except OSError:
        logger.exception("peladen surel tidak dapat dihubungi; %s surel menunggu", len(menunggu))
        Pemberitahuan.objects.filter(pk__in=[p.pk for p in menunggu]).update(surel_gagal=F("surel_gagal") + 1)
        return 0
    try:
        return sum(_kirim(pesan, sambungan) for pesan in menunggu)
    finally:
        sambungan.close()


def _menunggu(saat: datetime) -> QuerySet[Pemberitahuan]:
    """Not sent, to somebody with an address, and old enough for the next try."""
    giliran = Q(pk__in=[])
    for gagal, jeda in enumerate(PERCOBAAN):
        giliran |= Q(surel_gagal=gagal, dibuat_pada__lte=saat - jeda)
    return (
        Pemberitahuan.objects.filter(giliran, surel_dikirim_pada__isnull=True, dibuat_pada__gt=saat - MASA_SUREL)
        .filter(penerima__is_active=True)
        .exclude(penerima__email="")
        .select_related("penerima")
        .order_by("pk")
    )


def _kirim(pesan: Pemberitahuan, sambungan: BaseEmailBackend) -> bool:
    """True where the mail went out. Whatever is wrong with one must not stop the others."""
    # A try counts as failed until it has succeeded: a second worker at the same row, or the next after one
    # that died in the middle, does not send it again at once.
    baris = Pemberitahuan.objects.filter(pk=pesan.pk, surel_dikirim_pada__isnull=True)
    if not baris.filter(surel_gagal=pesan.surel_gagal).update(surel_gagal=F("surel_gagal") + 1):
        return False
    try:
        _surel(pesan, sambungan).send()
    except Exception:
        logger.exception("surel untuk pemberitahuan %s gagal", pesan.pk)
        return False
    return bool(baris.update(surel_dikirim_pada=timezone.now(), surel_gagal=F("surel_gagal") - 1))


def _surel(pesan: Pemberitahuan, sambungan: BaseEmailBackend) -> EmailMessage:
    return EmailMessage(
        f"[renstra] {pesan.perihal}",
        f"{pesan.isi}\n\n{settings.ALAMAT_APLIKASI}{pesan.url}",
        to=[pesan.penerima.email],
        headers={"Auto-Submitted": "auto-generated"},
        connection=sambungan,
    )
