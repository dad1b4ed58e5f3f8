"""What was stored at the end of a day: targets approved by then, figures as their history says they were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any, TypeVar

from django.db.models import Max, Min, Model, Q
from django.utils import formats, timezone

from indicators.models import DokumenSumber, Predikat, Realisasi, Riwayat, Target
from indicators.models.target import TargetQuerySet

Potret = dict[str, Any]
M = TypeVar("M", bound=Model)
MUATAN = ("berkas", "contoh")  # how the history names the loading of a document


def akhir_hari(tanggal: date) -> datetime:
    """The first instant after a day in Asia/Jakarta."""
    return timezone.make_aware(datetime.combine(tanggal + timedelta(days=1), time()))


def sudah_lewat(per: date | None) -> date | None:
    """The day, unless it is today: then what is shown is what everybody sees."""
    return per if per and per < timezone.localdate() else None


class Pada:
    """The state at the end of a day in Asia/Jakarta. `batas` is the first instant that no longer counts.

    Indikator, units and kebijakan are today's; only what is promised and reported is taken back in time.
    """

    def __init__(self, tanggal: date) -> None:
        self.tanggal = tanggal
        self.batas = akhir_hari(tanggal)

    @property
    def lewat(self) -> date | None:
        return sudah_lewat(self.tanggal)

    @property
    def teks(self) -> str:
        """ "3 Mei 2026"."""
        return formats.date_format(self.tanggal, "j F Y")

    @cached_property
    def awal(self) -> date | None:
        """The day on which anything happened first: the history begins with it. None without any history."""
        waktu = Riwayat.objects.order_by("pk").values_list("waktu", flat=True).first()
        return timezone.localdate(waktu) if waktu else None

    @property
    def awal_teks(self) -> str:
        return formats.date_format(self.awal, "j F Y") if self.awal else ""

    @property
    def ada_data(self) -> bool:
        return self.awal is None or self.awal <= self.tanggal

    @cached_property
    def _muatan(self) -> dict[str, datetime]:
        """When each document came in, by its kode; "" is the document that the fixtures hold."""
        waktu: dict[str, datetime] = {}
        muat = Riwayat.objects.filter(jenis__in=MUATAN, objek_id="").order_by("pk")
        for jenis, kode, saat in muat.values_list("jenis", "objek_kode", "waktu"):
            waktu.setdefault("" if jenis == "berkas" else kode, saat)
        return waktu

    def _sudah_dimuat(self, dokumen: DokumenSumber | None = None) -> bool:
        """Whether a document was in by then; one whose loading nobody recorded has always been there."""
        kode = dokumen.kode if dokumen else ""
        saat = self._muatan.get(kode, self._muatan.get(""))
        return saat is None or saat < self.batas

    def target(self) -> TargetQuerySet:
        """The revisions approved by then; one more query for all."""
        return Target.objects.berlaku_pada(self.batas, dokumen_dimuat=self._sudah_dimuat())

    def realisasi(self, tersimpan: Iterable[Realisasi]) -> list[Realisasi]:
        """These stored rows as they were; one that did not exist yet is left out. At most four queries for all.

        The rows that come back are no rows to save. Their `dokumen` must have been read along.
        """
        baris = list(tersimpan)
        potret = _potret([str(satu.pk) for satu in baris], self.batas)
        lama = [_pada(satu, *potret.get(str(satu.pk), (False, None))) for satu in baris]
        ada = list(_berujukan([satu for satu in lama if satu]))
        return [satu for satu in ada if not (satu.dokumen and not self._sudah_dimuat(satu.dokumen))]


def _pada(ada: Realisasi, tercatat: bool, isi: Potret | None) -> Realisasi | None:
    """One row from its snapshot; without any history it is as it always was."""
    if tercatat and isi is None:
        return None
    return _dari_potret(ada, isi) if isi else ada


def _potret(objek: Sequence[str], batas: datetime) -> dict[str, tuple[bool, Potret | None]]:
    """Per figure with a history (True) its snapshot at an instant, None where it did not exist; two queries.

    The last change before the instant says how it was left; before the first change it was as that one found it.
    Entries of the history that keep no snapshot (a file, a remark) do not matter here.
    """
    riwayat = Riwayat.objects.filter(jenis="realisasi", objek_id__in=objek, sesudah__has_key="status")
    tepi = (
        riwayat.order_by()
        .values("objek_id")
        .annotate(sampai=Max("pk", filter=Q(waktu__lt=batas)), sesudahnya=Min("pk", filter=Q(waktu__gte=batas)))
    )
    kunci = {satu["objek_id"]: (satu["sampai"], satu["sesudahnya"]) for satu in tepi}
    isi = {
        pk: (sebelum, sesudah)
        for pk, sebelum, sesudah in Riwayat.objects.filter(
            pk__in=[sampai or sesudahnya for sampai, sesudahnya in kunci.values()]
        ).values_list("pk", "sebelum", "sesudah")
    }
    return {
        satu: (True, isi[sampai][1] if sampai else isi[sesudahnya][0]) for satu, (sampai, sesudahnya) in kunci.items()
    }


def _dari_potret(ada: Realisasi, isi: Potret) -> Realisasi:
    """The row with the columns of a snapshot; columns younger than the snapshot stay as they are."""
    lama = copy(ada)
    for kolom in Realisasi._meta.concrete_fields:
        if kolom.attname in isi:
            setattr(lama, kolom.attname, kolom.to_python(isi[kolom.attname]))
    return lama


def _berujukan(baris: Sequence[Realisasi]) -> Iterator[Realisasi]:
    """With the predikat and the document that a snapshot names, each read at once; no query where none is missing."""
    predikat = _rujukan(Predikat, {satu.predikat_id for satu in baris if satu.predikat_id})
    lepas = {satu.dokumen_id for satu in baris if satu.dokumen_id and not Realisasi.dokumen.is_cached(satu)}
    dokumen = _rujukan(DokumenSumber, lepas)  # of a figure that a person has changed since
    for satu in baris:
        if satu.predikat_id:
            satu.predikat = predikat[satu.predikat_id]
        if satu.dokumen_id in dokumen:
            satu.dokumen = dokumen[satu.dokumen_id]
        yield satu


def _rujukan(model: type[M], kunci: set[int]) -> dict[int, M]:
    return model._default_manager.in_bulk(kunci) if kunci else {}
