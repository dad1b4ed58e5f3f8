"""Many targets at once: judged together before the transaction, written in it in a few statements.

What a single target may become here follows from what there is: the first of a period of which nothing was reported
is set, any other is a proposal that a verifikator decides. Rules and rows are those of `usulan`.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from indicators.akses.target import HANYA, GerakTarget, boleh_target
from indicators.models import Indikator, Peran, Predikat, Riwayat, StatusTarget, Target
from indicators.rekap import aturan_indikator
from indicators.rekap.target import periode_teks, target_teks
from indicators.riwayat import Catatan, potret, susun_riwayat
from indicators.services.pemberitahuan import beri_tahu, pemegang
from indicators.services.realisasi import Galat
from indicators.services.sisipan import Sisipan, reserve_keys
from indicators.services.target.isian import IsianTarget, TargetTidakSah, periksa_isian_target
from indicators.services.target.usulan import periksa_baris_target, susun_target

KABAR = {
    GerakTarget.USULKAN: (Peran.VERIFIKATOR, "usulan target {unit} menunggu putusan"),
    GerakTarget.TETAPKAN: (Peran.PERENCANA, "target {unit} ditetapkan"),
}


@dataclass(frozen=True, slots=True)
class CalonTarget:
    """A target with what it is judged against: the rows of its period, oldest first; whether the year is reported.

    `tercetak`: how a document prints it, kept beside a number or a predikat.
    """

    indikator: Indikator
    isian: IsianTarget
    ada: Sequence[Target]
    dilaporkan: bool
    tercetak: str = ""


@dataclass(slots=True)
class HasilTarget:
    """What would become of it; with `galat` nothing."""

    calon: CalonTarget
    gerak: GerakTarget
    target: Target | None = None
    galat: list[Galat] = field(default_factory=list)


def judge_target(
    user: User, calon: Iterable[CalonTarget], predikat: Mapping[int, Mapping[str, Predikat]]
) -> list[HasilTarget]:
    """The fate of each; no query. `predikat`: by scale, then by kode."""
    return [_adili(user, satu, predikat) for satu in calon]


def _adili(user: User, calon: CalonTarget, predikat: Mapping[int, Mapping[str, Predikat]]) -> HasilTarget:
    isian, indikator = calon.isian, calon.indikator
    pertama = not any(t.status == StatusTarget.DISETUJUI for t in calon.ada) and not calon.dilaporkan
    hasil = HasilTarget(calon, GerakTarget.TETAPKAN if pertama else GerakTarget.USULKAN)
    skala = predikat.get(indikator.skala_predikat_id or 0, {})
    hasil.galat = [*_hak(user, hasil), *_menunggu(calon), *periksa_isian_target(isian, indikator, skala)]
    if hasil.galat:
        return hasil
    baru = susun_target(isian, indikator, skala.get(isian.predikat), calon.ada)
    baru.teks = baru.teks or calon.tercetak
    if pertama:
        baru.status, baru.ditetapkan_oleh, baru.ditetapkan_pada = StatusTarget.DISETUJUI, user, timezone.now()
    else:
        baru.status, baru.diusulkan_oleh, baru.diusulkan_pada = StatusTarget.DIUSULKAN, user, timezone.now()
    try:
        periksa_baris_target(baru, calon.ada)
        hasil.target = baru
    except TargetTidakSah as tolak:
        hasil.galat = tolak.galat
    return hasil


def _hak(user: User, hasil: HasilTarget) -> list[Galat]:
    boleh = boleh_target(user, hasil.gerak, hasil.calon.indikator.unit.jalur)
    return [] if boleh else [Galat("indikator", "terlarang", HANYA[hasil.gerak])]


def _menunggu(calon: CalonTarget) -> list[Galat]:
    """Only one proposal of a period waits at a time."""
    usulan = next((t for t in calon.ada if t.status == StatusTarget.DIUSULKAN), None)
    if usulan is None:
        return []
    teks = target_teks(usulan, aturan_indikator(calon.indikator))
    periode = periode_teks(calon.isian.tahun, calon.isian.triwulan)
    return [Galat("nilai", "menunggu", f"Usulan lain untuk {periode} ({teks}) masih menunggu putusan.")]


class TulisanTarget:
    """Targets found sound, with their history, ready to be written. The keys of new indikator must be known."""

    def __init__(self, user: User, hasil: Sequence[HasilTarget], permintaan: uuid.UUID) -> None:
        self.user, self.hasil = user, [h for h in hasil if h.target]
        baru = [h.target for h in self.hasil if h.target]
        for target, kunci in zip(baru, reserve_keys(Target, len(baru)) if baru else (), strict=True):
            target.pk = kunci
            target.indikator = target.indikator  # a new one has its key only now
        self.sisipan = Sisipan(Target, baru)
        self.riwayat = Sisipan(
            Riwayat, susun_riwayat([self._catatan(h.gerak, h.target) for h in self.hasil if h.target], permintaan)
        )

    def _catatan(self, gerak: GerakTarget, target: Target) -> Catatan:
        return Catatan(
            aksi=gerak.value,
            jenis="target",
            objek_id=target.pk,
            objek_kode=f"{target.indikator.kode} {target.tahun}/{target.triwulan}",
            pelaku=self.user,
            unit=target.indikator.unit,
            sesudah=potret(target),
            alasan=target.alasan,
        )

    def tulis(self) -> None:
        """Inside the transaction, after the indikator."""
        self.sisipan.jalankan()
        self.riwayat.jalankan()
        self._beri_tahu()

    def _beri_tahu(self) -> None:
        """One message per unit and kind of move, however many targets; never to oneself."""
        kelompok: defaultdict[tuple[GerakTarget, int], list[Target]] = defaultdict(list)
        for h in self.hasil:
            if h.target:
                kelompok[h.gerak, h.target.indikator.unit_id].append(h.target)
        for (gerak, _), target in kelompok.items():
            unit, (peran, perihal) = target[0].indikator.unit, KABAR[gerak]
            nama = "target-usulan" if gerak == GerakTarget.USULKAN else "pohon"
            beri_tahu(
                [satu for satu in pemegang(peran, unit) if satu.pk != self.user.pk],
                f"{len(target)} {perihal.format(unit=unit.nama_pendek)}",
                _isi_kabar(self.user, target),
                reverse(f"indicators:{nama}"),
            )


def _isi_kabar(user: User, target: Sequence[Target]) -> str:
    baris = [
        f"- {t.indikator.kode} {periode_teks(t.tahun, t.triwulan)}: {target_teks(t, aturan_indikator(t.indikator))}"
        for t in target
    ]
    dokumen = ", ".join(dict.fromkeys(t.nomor_dokumen for t in target))
    alasan = "; ".join(dict.fromkeys(t.alasan for t in target))
    nama = user.get_full_name() or user.get_username()
    return "\n".join([f"Oleh {nama}, lewat impor:", *baris, f"Dokumen: {dokumen}", f"Alasan: {alasan}"])
