"""A new target: proposed for a verifikator to decide, or set by an administrator before anything is reported."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from indicators.akses import Bentrok, TakTerlihat, indikator_terlihat
from indicators.akses.target import GerakTarget, periksa_target
from indicators.models import Indikator, Predikat, StatusTarget, Target
from indicators.rekap import aturan_indikator
from indicators.rekap.periode import target_berlaku
from indicators.rekap.target import ORANG, periode_teks, tahun_dilaporkan, target_teks
from indicators.services.realisasi import Galat
from indicators.services.target.catatan import beri_tahu_target, catat_target
from indicators.services.target.isian import IsianTarget, TargetTidakSah, periksa_isian_target
from indicators.services.teks import bersihkan


def propose_target(user: User, isian: IsianTarget) -> Target:
    """Store a proposal as the next revision; what is in force stays in force until it is approved.

    Raises TakTerlihat, Terlarang, TargetTidakSah, or Bentrok where a newer row was not seen or one still waits.
    """
    return _simpan(user, GerakTarget.USULKAN, isian)


def set_target(user: User, isian: IsianTarget) -> Target:
    """Set the first target of a period, of a year of which nothing has been submitted. Raises as propose_target."""
    return _simpan(user, GerakTarget.TETAPKAN, isian)


def _simpan(user: User, gerak: GerakTarget, isian: IsianTarget) -> Target:
    try:
        return _tulis(user, gerak, isian)
    except IntegrityError as error:
        # Somebody stored a row of this period between our look and our write; the constraints let one of two in.
        raise Bentrok("Usulan lain untuk periode ini baru saja masuk. Muat ulang, lalu periksa.") from error


@transaction.atomic
def _tulis(user: User, gerak: GerakTarget, isian: IsianTarget) -> Target:
    indikator = _indikator(user, isian.kode)
    periksa_target(user, gerak, indikator.unit.jalur)
    predikat = _predikat(indikator)
    if galat := periksa_isian_target(isian, indikator, predikat):
        raise TargetTidakSah(galat)
    ada = list(
        Target.objects.filter(indikator=indikator, tahun=isian.tahun, triwulan=isian.triwulan)
        .select_related(*ORANG)
        .order_by("pk")
    )
    _periksa_yang_dilihat(indikator, isian, ada)
    baru = susun_target(isian, indikator, predikat.get(isian.predikat), ada)
    if gerak == GerakTarget.TETAPKAN:
        _periksa_masih_bebas(indikator, isian.tahun, ada)
        baru.status, baru.ditetapkan_oleh, baru.ditetapkan_pada = StatusTarget.DISETUJUI, user, timezone.now()
    else:
        baru.status, baru.diusulkan_oleh, baru.diusulkan_pada = StatusTarget.DIUSULKAN, user, timezone.now()
    periksa_baris_target(baru, ada)
    baru.save()
    catat_target(user, gerak, baru, None, baru.alasan)
    beri_tahu_target(user, gerak, baru)
    return baru


def _indikator(user: User, kode: str) -> Indikator:
    indikator = indikator_terlihat(user).select_related("unit").filter(kode=kode).first()
    if indikator is None:
        raise TakTerlihat("Indikator tidak ditemukan.")
    return indikator


def _predikat(indikator: Indikator) -> dict[str, Predikat]:
    if indikator.skala_predikat_id is None:
        return {}
    return {satu.kode: satu for satu in Predikat.objects.filter(skala=indikator.skala_predikat_id)}


def _periksa_yang_dilihat(indikator: Indikator, isian: IsianTarget, ada: Sequence[Target]) -> None:
    """Compare-and-set: a proposal answers the newest row of its period, and none may be waiting."""
    menunggu = [satu for satu in ada if satu.status == StatusTarget.DIUSULKAN]
    terakhir = ada[-1] if ada else None
    if not menunggu and isian.dilihat == (terakhir.pk if terakhir else 0):
        return
    nama = f"Target {indikator.kode} {periode_teks(isian.tahun, isian.triwulan)}"
    baris = menunggu[0] if menunggu else terakhir
    if baris is None:
        raise Bentrok(f"{nama} berubah sejak Anda melihatnya. Muat ulang, lalu periksa.")
    teks = target_teks(baris, aturan_indikator(indikator))
    oleh = f" oleh {baris.diusulkan_oleh.get_username()}" if baris.diusulkan_oleh else ""
    if menunggu:
        raise Bentrok(f"{nama} sudah diusulkan{oleh} menjadi {teks} (revisi {baris.revisi}) dan menunggu putusan.")
    raise Bentrok(f"{nama} berubah sejak Anda melihatnya: {teks} (revisi {baris.revisi}), {baris.status}{oleh}.")


def _periksa_masih_bebas(indikator: Indikator, tahun: int, ada: Sequence[Target]) -> None:
    if any(satu.status == StatusTarget.DISETUJUI for satu in ada):
        raise Bentrok("Target ini sudah ditetapkan. Usulkan revisi dengan alasan dan nomor dokumennya.")
    if tahun in tahun_dilaporkan(indikator):
        raise Bentrok(
            f"Realisasi {indikator.kode} tahun {tahun} sudah diajukan, jadi target tahun itu hanya berubah lewat "
            "revisi. Usulkan revisi dengan alasan dan nomor dokumennya."
        )


def susun_target(
    isian: IsianTarget, indikator: Indikator, predikat: Predikat | None, ada: Sequence[Target]
) -> Target:
    """The row as it would be: the next revision of its document."""
    revisi = [satu.revisi for satu in ada if satu.dokumen == isian.dokumen]
    return Target(
        indikator=indikator,
        tahun=isian.tahun,
        triwulan=isian.triwulan,
        dokumen=isian.dokumen,
        revisi=max(revisi, default=-1) + 1,
        nilai=isian.nilai,
        nilai_atas=isian.nilai_atas,
        predikat=predikat,
        teks=bersihkan(isian.teks),
        alasan=bersihkan(isian.alasan),
        nomor_dokumen=bersihkan(isian.nomor_dokumen),
    )


def periksa_baris_target(baru: Target, ada: Sequence[Target]) -> None:
    """What the columns themselves refuse, and a proposal that would change nothing. Raises TargetTidakSah."""
    try:
        baru.clean_fields(exclude={"indikator", "predikat", "diusulkan_oleh", "ditetapkan_oleh"})
    except ValidationError as error:
        raise TargetTidakSah(
            [Galat(bidang, "tidak_sah", " ".join(pesan)) for bidang, pesan in error.message_dict.items()]
        ) from error
    berlaku = target_berlaku(satu for satu in ada if satu.status == StatusTarget.DISETUJUI)
    kini = berlaku.get((baru.tahun, baru.triwulan))
    if kini and kini.dokumen == baru.dokumen and isi_target(kini) == isi_target(baru):
        bidang = "predikat" if baru.predikat_id else "nilai" if baru.nilai is not None else "teks"
        raise TargetTidakSah([Galat(bidang, "sama", "Sama dengan target yang berlaku; tidak ada yang diubah.")])


def isi_target(target: Target) -> tuple[object, ...]:
    """What a target promises. Beside a number the text is only how the document printed it."""
    teks = target.teks if target.nilai is None and target.predikat_id is None else ""
    return target.nilai, target.nilai_atas, target.predikat_id, teks
