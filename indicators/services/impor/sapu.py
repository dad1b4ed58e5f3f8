"""What stays behind: runs whose process is gone, files nobody will read again, rows of old batches."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone

from indicators.berkas import NAMA, SEMENTARA, Gudang
from indicators.models import BarisImpor, Impor, KeadaanImpor
from indicators.models.impor import BERJALAN, TANPA_DETAK

PUTUS = (
    "Prosesnya berhenti di tengah jalan; tidak ada yang diterapkan. Tekan “Baca lagi”, atau unggah ulang berkasnya."
)
BERKAS_DISIMPAN = timedelta(days=2)  # for reading again, and for the marked file
SISA_UNGGAHAN = timedelta(hours=1)
TAK_TERPAKAI = (KeadaanImpor.SELESAI, KeadaanImpor.DIURUNGKAN, KeadaanImpor.DIBATALKAN)


def end_dead_impor(pelaku: User | None = None) -> int:
    """Call every run that has gone silent what it is; returns how many. Safe while others run."""
    sekarang = timezone.now()
    mati = Q(pk__in=[])
    for keadaan in BERJALAN:
        mati |= Q(keadaan=keadaan, detak__lt=sekarang - TANPA_DETAK[keadaan])
    milik = Impor.objects.filter(mati) if pelaku is None else Impor.objects.filter(mati, pelaku=pelaku)
    return milik.update(keadaan=KeadaanImpor.TERPUTUS, pesan=PUTUS) if milik.exists() else 0


def sweep_impor() -> int:
    """Remove what nobody needs; returns how many files. Safe to repeat."""
    end_dead_impor()
    sekarang = timezone.now()
    lama = Q(keadaan__in=TAK_TERPAKAI) | Q(dibuat_pada__lt=sekarang - BERKAS_DISIMPAN)
    usang = Impor.objects.filter(lama).exclude(keadaan__in=BERJALAN).exclude(berkas="", bertanda="")
    if usang.exists():
        usang.update(berkas="", bertanda="")
    batas = sekarang - timedelta(days=settings.IMPOR_SIMPAN_HARI)
    kedaluwarsa = BarisImpor.objects.filter(impor__dibuat_pada__lt=batas).exclude(impor__keadaan__in=BERJALAN)
    if kedaluwarsa.exists():
        kedaluwarsa.delete()
    return _buang_yatim()


def _buang_yatim() -> int:
    """Files without a row. The folder is read before the table, so that a new file is no orphan."""
    gudang = Gudang(settings.IMPOR_DIR)
    batas = (timezone.now() - SISA_UNGGAHAN).timestamp()
    ada = [satu.name for satu in gudang.isi() if satu.stat(follow_symlinks=False).st_mtime < batas]
    tercatat = {nama for pasangan in Impor.objects.values_list("berkas", "bertanda") for nama in pasangan}
    yatim = [n for n in ada if NAMA.fullmatch(n.removesuffix(SEMENTARA)) and n not in tercatat]
    for nama in yatim:
        gudang.buang(nama)
    return len(yatim)
