"""Writing a verified value beside a reported one: from a numbered document, by nobody who entered the figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from indicators.akses import (
    Bentrok,
    TakTerlihat,
    Terlarang,
    TidakLengkap,
    periksa_belum_disegel,
    periksa_mencatat_verifikasi,
    pernah_mengisi,
    realisasi_terlihat,
)
from indicators.capaian import Keadaan, NilaiResmi
from indicators.models import NilaiVerifikasi, Peran, Predikat, Realisasi, StatusRealisasi
from indicators.rekap import kebijakan_tahun
from indicators.riwayat import catat, potret
from indicators.services.pemberitahuan import beri_tahu, pemegang
from indicators.services.realisasi import IsianRealisasi
from indicators.services.realisasi.periksa import periksa_isian
from indicators.services.ringkasan import minta_ringkasan, tandai_indikator
from indicators.services.teks import bersihkan, keberatan

TERPANJANG = {"sumber": 150, "nomor_dokumen": 100, "catatan": 2000}
WAJIB = {"sumber": "Tulis siapa yang memeriksa, misalnya APIP.", "nomor_dokumen": "Tulis nomor dokumennya."}


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianVerifikasi:
    """A verified value as it is typed. `dilihat` is the highest revision that was seen, 0 for none."""

    kode: str
    tahun: int
    triwulan: int
    dilihat: int
    tanggal: date
    sumber: str
    nomor_dokumen: str
    catatan: str = ""
    nilai: Decimal | None = None
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    predikat: str = ""


@transaction.atomic
def add_nilai_verifikasi(user: User, isian: IsianVerifikasi) -> NilaiVerifikasi:
    """Keep a verified value beside the approved one, as the next revision; the reported value stays as it is.

    Raises TakTerlihat, Terlarang (also for who entered the figure), TidakLengkap, or Bentrok where the figure is
    not approved, another value was recorded meanwhile, or the quarter is sealed with verified values as official.
    """
    realisasi = _realisasi(user, isian)
    periksa_mencatat_verifikasi(user, realisasi.indikator.unit.jalur)
    if realisasi.status != StatusRealisasi.DISETUJUI:
        raise Bentrok("Nilai verifikasi dicatat di samping angka yang sudah disetujui; angka ini belum.")
    if user.pk in pernah_mengisi([realisasi])[realisasi.pk]:
        raise Terlarang("Angka ini pernah Anda isi atau ajukan; orang lain yang mencatat verifikasinya.")
    if kebijakan_tahun(isian.tahun).nilai_resmi == NilaiResmi.DIVERIFIKASI:
        periksa_belum_disegel([(isian.tahun, isian.triwulan)])
    satu = _baris(user, realisasi, isian)
    _simpan(satu, isian.dilihat)
    tandai_indikator(realisasi.indikator_id, realisasi.tahun)
    minta_ringkasan()
    catat(
        aksi="verifikasi_luar",
        jenis="nilaiverifikasi",
        objek_id=satu.pk,
        objek_kode=f"{isian.kode} {isian.tahun}/{isian.triwulan}",
        pelaku=user,
        unit=realisasi.indikator.unit,
        sesudah=potret(satu),
        alasan=satu.catatan,
    )
    _kabari(user, realisasi, satu)
    return satu


def _realisasi(user: User, isian: IsianVerifikasi) -> Realisasi:
    semua = realisasi_terlihat(user).filter(indikator__kode=isian.kode, tahun=isian.tahun, triwulan=isian.triwulan)
    realisasi = semua.select_related("indikator__unit", "indikator__skala_predikat", "predikat").first()
    if realisasi is None:
        raise TakTerlihat("Angka tidak ditemukan.")
    return realisasi


def _baris(user: User, realisasi: Realisasi, isian: IsianVerifikasi) -> NilaiVerifikasi:
    """The row to be stored. Raises TidakLengkap with everything that is wrong with it."""
    skala = realisasi.indikator.skala_predikat_id
    predikat = {p.kode: p for p in Predikat.objects.filter(skala=skala)} if skala else {}
    teks = {nama: bersihkan(getattr(isian, nama)) for nama in TERPANJANG}
    if kurang := [*_kurang(realisasi, isian, predikat), *_kurang_teks(teks)]:
        raise TidakLengkap("Nilai verifikasi belum dapat disimpan.", kurang)
    return NilaiVerifikasi(
        realisasi=realisasi,
        revisi=isian.dilihat + 1,
        nilai=isian.nilai,
        pembilang=isian.pembilang,
        penyebut=isian.penyebut,
        predikat=predikat.get(isian.predikat),
        tanggal=isian.tanggal,
        pelaku=user,
        waktu=timezone.now(),
        **teks,
    )


def _kurang(realisasi: Realisasi, isian: IsianVerifikasi, predikat: dict[str, Predikat]) -> list[str]:
    """A verified value has to fit the indikator as a reported one has."""
    seperti = IsianRealisasi(
        isian.kode,
        isian.tahun,
        isian.triwulan,
        None,
        keadaan=Keadaan.TERISI,
        nilai=isian.nilai,
        pembilang=isian.pembilang,
        penyebut=isian.penyebut,
        predikat=isian.predikat,
    )
    kurang = [satu.pesan for satu in periksa_isian(seperti, realisasi.indikator, predikat)]
    if isian.tanggal > timezone.localdate():
        kurang.append("Tanggal dokumen belum terjadi.")
    return kurang


def _kurang_teks(teks: dict[str, str]) -> list[str]:
    kosong = [pesan for nama, pesan in WAJIB.items() if not teks[nama]]
    return kosong + [keluhan for nama, n in TERPANJANG.items() if (keluhan := keberatan(teks[nama], n))]


def _simpan(satu: NilaiVerifikasi, dilihat: int) -> None:
    """Compare-and-set: the revision that was seen must be the last one, and the database keeps one of each."""
    terakhir = satu.realisasi.verifikasi.order_by("-revisi").values_list("revisi", flat=True).first() or 0
    pesan = "Nilai verifikasi lain sudah dicatat sejak Anda membuka halaman ini. Muat ulang, lalu periksa."
    if terakhir != dilihat:
        raise Bentrok(pesan)
    try:
        with transaction.atomic():
            satu.save()
    except IntegrityError as galat:
        raise Bentrok(pesan) from galat


def _kabari(user: User, realisasi: Realisasi, satu: NilaiVerifikasi) -> None:
    indikator = realisasi.indikator
    beri_tahu(
        {p.pk: p for p in pemegang(Peran.PERENCANA, indikator.unit) if p.pk != user.pk}.values(),
        f"Nilai verifikasi {indikator.kode} {realisasi.periode_teks} dicatat",
        f"Menurut {satu.sumber}, {satu.nomor_dokumen}. Lihat selisihnya di samping angka yang dilaporkan.",
        reverse("indicators:realisasi-panel", args=[indikator.kode, realisasi.tahun, realisasi.triwulan]),
    )
