"""`save_realisasi`: the one write of realisasi. A cell is a batch of one, an import a batch of many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from decimal import Decimal

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from indicators.akses import KeadaanPeriode, TakTerlihat, indikator_terlihat, keadaan_periode, periksa_izin
from indicators.alur import SUDAH, Gerak, Status, tujuan
from indicators.capaian import Keadaan, Konsolidasi
from indicators.capaian.kewajaran import Pembanding, pertanyaan
from indicators.models import Indikator, Predikat, Realisasi
from indicators.riwayat import Catatan, catat_banyak, potret
from indicators.services.realisasi.isian import Galat, Hasil, HasilIsian, IsianRealisasi, Kunci
from indicators.services.realisasi.periksa import periksa_isian

KOLOM_ISI = (
    "nilai",
    "pembilang",
    "penyebut",
    "predikat_id",
    "teks",
    "keadaan",
    "alasan_keadaan",
    "analisis",
    "kendala",
)
KOLOM_TULIS = [*(k.removesuffix("_id") for k in KOLOM_ISI), "versi", "dimasukkan_oleh", "dimasukkan_pada"]


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
    indikator = _indikator(user, isian)
    bahan = Bahan(isian, list(indikator.values()))
    hasil = [bahan.nilai(satu, indikator[satu.kode]) for satu in isian]
    if utuh and not all(h.hasil.tersimpan for h in hasil):
        return hasil
    _tulis(user, [h for h in hasil if h.hasil in (Hasil.BARU, Hasil.BERUBAH)])
    return hasil


def _indikator(user: User, isian: Sequence[IsianRealisasi]) -> dict[str, Indikator]:
    """The indikator of all rows; one foreign row refuses the whole call without saying which exists."""
    kode = {satu.kode for satu in isian}
    indikator = {i.kode: i for i in indikator_terlihat(user).filter(kode__in=kode).select_related("unit")}
    if kode - indikator.keys():
        raise TakTerlihat("Indikator tidak ditemukan.")
    for satu in indikator.values():
        periksa_izin(user, Gerak.ISI, satu.unit.jalur)
    return indikator


class Bahan:
    """What judging the rows needs, read set-wise: stored rows (locked), periods, scales, earlier values."""

    def __init__(self, isian: Sequence[IsianRealisasi], indikator: list[Indikator]) -> None:
        self.sekarang = timezone.now()
        self.tersimpan = _kunci_baris(isian, indikator)
        self.periode = _periode(isian, indikator)
        self.predikat = _predikat(indikator)
        self.sebelumnya = _sebelumnya(indikator)
        self.dilihat: set[Kunci] = set()

    def nilai(self, isian: IsianRealisasi, indikator: Indikator) -> HasilIsian:
        """The verdict on one row, with the row as it would be stored."""
        ada = self.tersimpan.get(isian.kunci)
        predikat = self.predikat.get(indikator.skala_predikat_id, {})
        for hasil, galat in (
            (Hasil.DITOLAK, self._rangkap(isian)),
            (Hasil.DITOLAK, periksa_isian(isian, indikator, predikat)),
            (Hasil.BENTROK, _bentrok(isian, ada)),
            (Hasil.TERKUNCI, self._terkunci(isian, indikator, ada)),
        ):
            if galat:
                return HasilIsian(isian, indikator, hasil, ada, galat)
        baru = _terapkan(isian, indikator, ada, predikat)
        if baru is None:
            return HasilIsian(isian, indikator, Hasil.SAMA, ada)
        if galat := _galat_model(baru) or self._tanya(isian, indikator):
            hasil = Hasil.BERTANYA if galat[0].kode == "kewajaran" else Hasil.DITOLAK
            return HasilIsian(isian, indikator, hasil, ada, galat)
        return HasilIsian(isian, indikator, Hasil.BERUBAH if ada else Hasil.BARU, baru)

    def _rangkap(self, isian: IsianRealisasi) -> list[Galat]:
        if isian.kunci in self.dilihat:
            return [Galat("indikator", "rangkap", "Baris ini sudah ada lebih atas dalam kiriman yang sama.")]
        self.dilihat.add(isian.kunci)
        return []

    def _terkunci(self, isian: IsianRealisasi, indikator: Indikator, ada: Realisasi | None) -> list[Galat]:
        periode = self.periode[isian.tahun, isian.triwulan][indikator.unit_id]
        if not periode.terbuka:
            return [Galat("triwulan", "periode_tertutup", periode.alasan)]
        if ada and tujuan(ada.status, Gerak.ISI) is None:
            return [Galat("status", "status_terkunci", f"Angka ini {SUDAH[Status(ada.status)]}.")]
        return []

    def _tanya(self, isian: IsianRealisasi, indikator: Indikator) -> list[Galat]:
        if isian.nilai is None or isian.yakin:
            return []
        banding = self._pembanding(isian, indikator)
        return [Galat("nilai", "kewajaran", tanya) for tanya in pertanyaan(isian.nilai, banding)]

    def _pembanding(self, isian: IsianRealisasi, indikator: Indikator) -> Pembanding:
        lampau = [r for r in self.sebelumnya.get(indikator.pk, []) if (r[0], r[1]) < (isian.tahun, isian.triwulan)]
        setahun = [r for r in lampau if r[0] == isian.tahun]
        return Pembanding(
            lampau[-1][2] if lampau else None,
            setahun[-1][2] if setahun else None,
            indikator.wajar_minimum,
            indikator.wajar_maksimum,
            indikator.konsolidasi == Konsolidasi.KUMULATIF.value,
            indikator.desimal,
        )


def _kunci_baris(isian: Sequence[IsianRealisasi], indikator: list[Indikator]) -> dict[Kunci, Realisasi]:
    """The stored rows, locked in one order so that two batches cannot lock each other out."""
    periode = Q()
    for tahun, triwulan in {(i.tahun, i.triwulan) for i in isian}:
        periode |= Q(tahun=tahun, triwulan=triwulan)
    kode = {i.pk: i.kode for i in indikator}
    baris = Realisasi.objects.filter(periode, indikator__in=indikator).order_by("pk").select_for_update()
    return {(kode[r.indikator_id], r.tahun, r.triwulan): r for r in baris}


def _periode(
    isian: Iterable[IsianRealisasi], indikator: list[Indikator]
) -> dict[tuple[int, int], dict[int, KeadaanPeriode]]:
    unit = {i.unit_id: i.unit for i in indikator}.values()
    sah = {(i.tahun, i.triwulan) for i in isian if i.triwulan in (1, 2, 3, 4)}
    return {(tahun, triwulan): keadaan_periode(tahun, triwulan, unit) for tahun, triwulan in sah}


def _predikat(indikator: list[Indikator]) -> dict[int | None, dict[str, Predikat]]:
    skala = {i.skala_predikat_id for i in indikator if i.skala_predikat_id}
    hasil: dict[int | None, dict[str, Predikat]] = {}
    if skala:
        for predikat in Predikat.objects.filter(skala__in=skala):
            hasil.setdefault(predikat.skala_id, {})[predikat.kode] = predikat
    return hasil


def _sebelumnya(indikator: list[Indikator]) -> dict[int, list[tuple[int, int, Decimal]]]:
    """Earlier values per indikator, oldest first: what a new value is compared with."""
    hasil: dict[int, list[tuple[int, int, Decimal]]] = {}
    baris = Realisasi.objects.filter(indikator__in=indikator, nilai__isnull=False).order_by("tahun", "triwulan")
    for pk, tahun, triwulan, nilai in baris.values_list("indikator", "tahun", "triwulan", "nilai"):
        if nilai is not None:
            hasil.setdefault(pk, []).append((tahun, triwulan or 4, nilai))
    return hasil


def _bentrok(isian: IsianRealisasi, ada: Realisasi | None) -> list[Galat]:
    """Compare-and-set: only what was seen may be replaced."""
    if (ada.versi if ada else None) == isian.versi:
        return []
    pesan = "Angka ini sudah diubah orang lain sejak Anda membukanya." if ada else "Angka ini sudah tidak ada."
    return [Galat("versi", "versi_usang", pesan)]


def _terapkan(
    isian: IsianRealisasi, indikator: Indikator, ada: Realisasi | None, predikat: dict[str, Predikat]
) -> Realisasi | None:
    """The row as it would be; None where nothing would change."""
    keadaan = isian.keadaan or (Keadaan.TERISI if isian.berisi else Keadaan.BELUM_DIISI)
    if ada is None and keadaan == Keadaan.BELUM_DIISI and not (isian.analisis or isian.kendala):
        return None
    baru = copy(ada) if ada else Realisasi(indikator=indikator, tahun=isian.tahun, triwulan=isian.triwulan, versi=0)
    lama = {kolom: getattr(baru, kolom) for kolom in KOLOM_ISI}
    baru.nilai, baru.pembilang, baru.penyebut = isian.nilai, isian.pembilang, isian.penyebut
    baru.predikat = predikat.get(isian.predikat)
    baru.teks, baru.keadaan = isian.teks.strip(), keadaan.value
    baru.alasan_keadaan = isian.alasan_keadaan.strip() if keadaan == Keadaan.TIDAK_TERSEDIA else ""
    baru.analisis = baru.analisis if isian.analisis is None else isian.analisis.strip()
    baru.kendala = baru.kendala if isian.kendala is None else isian.kendala.strip()
    return None if ada and all(getattr(baru, k) == lama[k] for k in KOLOM_ISI) else baru


def _galat_model(baris: Realisasi) -> list[Galat]:
    """What the columns themselves refuse (length, digits); keys and constraints the database checks on saving."""
    try:
        baris.clean_fields(exclude={"indikator", "versi"})
    except ValidationError as error:
        return [Galat(bidang, "tidak_sah", " ".join(pesan)) for bidang, pesan in error.message_dict.items()]
    return []


def _tulis(user: User, hasil: list[HasilIsian]) -> None:
    """Rows and their history in three statements, whatever the number of rows."""
    saat = timezone.now()
    lama = {r.pk: potret(r) for r in Realisasi.objects.filter(pk__in=[h.realisasi.pk for h in hasil if h.realisasi])}
    for h in hasil:
        if h.realisasi:
            h.realisasi.versi += 1
            h.realisasi.dimasukkan_oleh, h.realisasi.dimasukkan_pada = user, saat
    Realisasi.objects.bulk_create([h.realisasi for h in hasil if h.realisasi and h.hasil == Hasil.BARU])
    Realisasi.objects.bulk_update(
        [h.realisasi for h in hasil if h.realisasi and h.hasil == Hasil.BERUBAH], KOLOM_TULIS, batch_size=200
    )
    catat_banyak([_catatan(user, h, h.realisasi, lama.get(h.realisasi.pk)) for h in hasil if h.realisasi])


def _catatan(user: User, hasil: HasilIsian, baris: Realisasi, lama: dict[str, object] | None) -> Catatan:
    return Catatan(
        aksi="ubah" if lama else "buat",
        jenis="realisasi",
        objek_id=baris.pk,
        objek_kode=f"{hasil.indikator.kode} {baris.tahun}/{baris.triwulan}",
        pelaku=user,
        unit=hasil.indikator.unit,
        sebelum=lama,
        sesudah=potret(baris),
        alasan="Nilai di luar kewajaran, dibenarkan pengisi." if hasil.isian.yakin else "",
    )
