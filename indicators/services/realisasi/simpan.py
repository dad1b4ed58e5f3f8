"""`save_realisasi`: the one write of realisasi. A cell is a batch of one, an import a batch of many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q

from indicators.akses import KeadaanPeriode, TakTerlihat, indikator_terlihat, keadaan_periode, periksa_izin
from indicators.alur import Gerak
from indicators.capaian import Keadaan
from indicators.models import Indikator, Predikat, Realisasi
from indicators.services.realisasi.halangan import bentrok, terkunci
from indicators.services.realisasi.isian import Galat, Hasil, HasilIsian, IsianRealisasi, Kunci
from indicators.services.realisasi.periksa import periksa_isian
from indicators.services.realisasi.tindakan import baca_tindakan, bersih, periksa_tindakan
from indicators.services.realisasi.tulis import KOLOM_ISI, KOLOM_NILAI, lepaskan_dokumen, tulis_isian
from indicators.services.realisasi.wajar import Kewajaran
from indicators.services.teks import bersihkan

# Relations are ours, not typed: checking them would ask the database once per row. So are the other columns.
DIPERIKSA = {kolom.name for kolom in Realisasi._meta.fields if kolom.attname in KOLOM_ISI and not kolom.is_relation}
TIDAK_DIPERIKSA = {kolom.name for kolom in Realisasi._meta.fields} - DIPERIKSA


def save_realisasi(user: User, isian: Sequence[IsianRealisasi], *, utuh: bool) -> list[HasilIsian]:
    """Save rows of realisasi; one HasilIsian per row, in order.

    `utuh`: all or nothing. Otherwise the sound rows are saved and the others come back with their reason.
    Raises TakTerlihat if any row names an indikator the user may not see, Terlarang if any is not the
    user's to enter; then nothing is saved.
    """
    try:
        return _simpan(user, isian, utuh)
    except IntegrityError:
        # Somebody made one of the new rows a moment ago: now it is there to be seen, and is a conflict.
        return _simpan(user, isian, utuh)


@transaction.atomic
def _simpan(user: User, isian: Sequence[IsianRealisasi], utuh: bool) -> list[HasilIsian]:
    indikator = indikator_diisi(user, {satu.kode for satu in isian})
    bahan = Bahan(isian, list(indikator.values()))
    hasil = [bahan.nilai(satu, indikator[satu.kode]) for satu in isian]
    if utuh and not all(h.hasil.tersimpan for h in hasil):
        return hasil
    tulis_isian(user, [h for h in hasil if h.hasil in (Hasil.BARU, Hasil.BERUBAH)])
    return hasil


class Hakim:
    """Verdicts alone, for whoever shows them before writing; nothing is locked, nothing is saved.

    For one file, not for longer: which indikator are the user's to enter is asked once for each.
    """

    def __init__(self, user: User) -> None:
        self.user, self.indikator = user, dict[str, Indikator]()

    def adili(self, isian: Sequence[IsianRealisasi]) -> list[HasilIsian]:
        """In order. A row that changes nothing is SAMA, also where it could not be changed.

        Raises as `save_realisasi`.
        """
        kode = {satu.kode for satu in isian}
        self.indikator |= indikator_diisi(self.user, kode - self.indikator.keys())
        bahan = Bahan(isian, [self.indikator[satu] for satu in kode], terkunci=False)
        return [bahan.nilai(satu, self.indikator[satu.kode], sama_dahulu=True) for satu in isian]


def indikator_diisi(user: User, kode: set[str]) -> dict[str, Indikator]:
    """The indikator that a user is about to enter, by kode.

    Raises TakTerlihat where one is foreign or unknown, without saying which exists; Terlarang where one is
    another role's to enter.
    """
    tertulis = [satu for satu in kode if "\x00" not in satu]  # which PostgreSQL would not even be asked about
    indikator = {i.kode: i for i in indikator_terlihat(user).filter(kode__in=tertulis).select_related("unit")}
    if kode - indikator.keys():
        raise TakTerlihat("Indikator tidak ditemukan.")
    for satu in indikator.values():
        periksa_izin(user, Gerak.ISI, satu.unit.jalur)
    return indikator


class Bahan:
    """What judging the rows needs, read set-wise: stored rows (locked), periods, scales, earlier values."""

    def __init__(self, isian: Sequence[IsianRealisasi], indikator: list[Indikator], *, terkunci: bool = True) -> None:
        self.tersimpan = _baris(isian, indikator, terkunci)
        self.periode = _periode(isian, indikator)
        self.predikat = _predikat(indikator)
        self.kewajaran = Kewajaran(indikator)
        bertindakan = any(satu.tindakan is not None for satu in isian)
        self.tindakan = baca_tindakan(self.tersimpan.values()) if bertindakan else {}
        self.dilihat: set[Kunci] = set()

    def nilai(self, isian: IsianRealisasi, indikator: Indikator, *, sama_dahulu: bool = False) -> HasilIsian:
        """The verdict on one row, with the row as it would be stored.

        `sama_dahulu`: a row that is as it stands is no change, whatever the period, its state or its version.
        """
        ada = self.tersimpan.get(isian.kunci)
        predikat = self.predikat.get(indikator.skala_predikat_id, {})
        if sama_dahulu and isian.kunci not in self.dilihat and self._sama(isian, indikator, ada, predikat):
            self.dilihat.add(isian.kunci)
            return HasilIsian(isian, indikator, Hasil.SAMA, ada)
        if galat := self._rangkap(isian) or _galat_isi(isian, indikator, predikat):
            return HasilIsian(isian, indikator, Hasil.DITOLAK, ada, galat)
        if galat := bentrok(isian.versi, ada):
            return HasilIsian(isian, indikator, Hasil.BENTROK, ada, galat)
        if galat := self._terkunci(isian, indikator, ada):  # only a quarter that is one has a period to look up
            return HasilIsian(isian, indikator, Hasil.TERKUNCI, ada, galat)
        baru = _terapkan(isian, indikator, ada, predikat, self._tindakan_lain(isian, ada))
        if baru is None:
            return HasilIsian(isian, indikator, Hasil.SAMA, ada)
        if galat := _galat_model(baru):
            return HasilIsian(isian, indikator, Hasil.DITOLAK, ada, galat)
        tanya = self._tanya(isian, indikator, ada)
        if tanya and not isian.yakin:
            return HasilIsian(isian, indikator, Hasil.BERTANYA, ada, tanya)
        return HasilIsian(isian, indikator, Hasil.BERUBAH if ada else Hasil.BARU, baru, tanya, ada)

    def _rangkap(self, isian: IsianRealisasi) -> list[Galat]:
        if isian.kunci in self.dilihat:
            return [Galat("indikator", "rangkap", "Baris ini sudah ada lebih atas dalam kiriman yang sama.")]
        self.dilihat.add(isian.kunci)
        return []

    def _sama(
        self, isian: IsianRealisasi, indikator: Indikator, ada: Realisasi | None, predikat: dict[str, Predikat]
    ) -> bool:
        if (ada is None and isian.berisi) or (ada and isian.nilai != ada.nilai):
            return False  # most changes end here, without building the row
        if isian.predikat and isian.predikat not in predikat:
            return False
        return _terapkan(isian, indikator, ada, predikat, self._tindakan_lain(isian, ada)) is None

    def _tindakan_lain(self, isian: IsianRealisasi, ada: Realisasi | None) -> bool:
        """Whether the actions change: then the row counts as changed too, though none of its columns does."""
        return isian.tindakan is not None and bersih(isian.tindakan) != (self.tindakan[ada.pk] if ada else ())

    def _terkunci(self, isian: IsianRealisasi, indikator: Indikator, ada: Realisasi | None) -> list[Galat]:
        return terkunci(self.periode[isian.tahun, isian.triwulan][indikator.unit_id], ada)

    def _tanya(self, isian: IsianRealisasi, indikator: Indikator, ada: Realisasi | None) -> list[Galat]:
        """Only about a value that is new: one that was answered for is not asked about again."""
        if ada and all(getattr(isian, kolom) == getattr(ada, kolom) for kolom in ("nilai", "pembilang", "penyebut")):
            return []
        return [Galat("nilai", "kewajaran", satu) for satu in self.kewajaran.pertanyaan(isian, indikator)]


def _baris(isian: Sequence[IsianRealisasi], indikator: list[Indikator], terkunci: bool) -> dict[Kunci, Realisasi]:
    """The stored rows, `terkunci` in one order so that two batches cannot lock each other out."""
    periode = Q()
    for tahun, triwulan in {(i.tahun, i.triwulan) for i in isian}:
        periode |= Q(tahun=tahun, triwulan=triwulan)
    kode = {i.pk: i.kode for i in indikator}
    baris = Realisasi.objects.filter(periode, indikator__in=indikator).order_by("pk")
    if terkunci:
        baris = baris.select_for_update()
    return {(kode[r.indikator_id], r.tahun, r.triwulan): r for r in baris}


def _periode(
    isian: Iterable[IsianRealisasi], indikator: list[Indikator]
) -> dict[tuple[int, int], dict[int, KeadaanPeriode]]:
    unit = {i.unit_id: i.unit for i in indikator}.values()
    masa = {tahun for satu in indikator for tahun in range(satu.tahun_awal, satu.tahun_akhir + 1)}
    sah = {(i.tahun, i.triwulan) for i in isian if i.triwulan in (1, 2, 3, 4) and i.tahun in masa}
    return {(tahun, triwulan): keadaan_periode(tahun, triwulan, unit) for tahun, triwulan in sah}


def _predikat(indikator: list[Indikator]) -> dict[int | None, dict[str, Predikat]]:
    skala = {i.skala_predikat_id for i in indikator if i.skala_predikat_id}
    hasil: dict[int | None, dict[str, Predikat]] = {}
    if skala:
        for predikat in Predikat.objects.filter(skala__in=skala):
            hasil.setdefault(predikat.skala_id, {})[predikat.kode] = predikat
    return hasil


def _galat_isi(isian: IsianRealisasi, indikator: Indikator, predikat: dict[str, Predikat]) -> list[Galat]:
    return [*periksa_isian(isian, indikator, predikat), *periksa_tindakan(isian.tindakan or ())]


def _terapkan(
    isian: IsianRealisasi, indikator: Indikator, ada: Realisasi | None, predikat: dict[str, Predikat], lain: bool
) -> Realisasi | None:
    """The row as it would be; None where nothing would change. `lain`: something beside its columns does."""
    keadaan = isian.keadaan or (Keadaan.TERISI if isian.berisi else Keadaan.BELUM_DIISI)
    if ada is None and keadaan == Keadaan.BELUM_DIISI and not (isian.analisis or isian.kendala or lain):
        return None
    baru = copy(ada) if ada else Realisasi(indikator=indikator, tahun=isian.tahun, triwulan=isian.triwulan, versi=0)
    lama = {kolom: getattr(baru, kolom) for kolom in KOLOM_ISI}
    baru.nilai, baru.pembilang, baru.penyebut = isian.nilai, isian.pembilang, isian.penyebut
    baru.predikat = predikat.get(isian.predikat)
    baru.teks, baru.keadaan = bersihkan(isian.teks), keadaan.value
    baru.alasan_keadaan = bersihkan(isian.alasan_keadaan) if keadaan == Keadaan.TIDAK_TERSEDIA else ""
    baru.analisis = baru.analisis if isian.analisis is None else bersihkan(isian.analisis)
    baru.kendala = baru.kendala if isian.kendala is None else bersihkan(isian.kendala)
    berubah = {k for k in KOLOM_ISI if getattr(baru, k) != lama[k]}
    if ada and berubah & {*KOLOM_NILAI}:
        lepaskan_dokumen(baru)
    return None if ada and not lain and not berubah else baru


def _galat_model(baris: Realisasi) -> list[Galat]:
    """What the columns themselves refuse (length, digits); keys and constraints the database checks on saving."""
    try:
        baris.clean_fields(exclude=TIDAK_DIPERIKSA)
    except ValidationError as error:
        return [Galat(bidang, "tidak_sah", " ".join(pesan)) for bidang, pesan in error.message_dict.items()]
    return []
