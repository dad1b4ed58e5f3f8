"""What others add to a figure: whether an action helped, and remarks that stay for good."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from indicators.akses import Bentrok, TakTerlihat, TidakLengkap, indikator_terlihat, periksa_izin, periode_unit
from indicators.alur import Gerak
from indicators.models import Komentar, Manfaat, TindakLanjut
from indicators.riwayat import catat, potret
from indicators.services.pemberitahuan import beri_tahu_komentar
from indicators.services.realisasi.halangan import terkunci
from indicators.services.realisasi.narasi import kunci_angka
from indicators.services.teks import bersihkan, keberatan

KOMENTAR_TERPANJANG = 2000


@transaction.atomic
def answer_tindak_lanjut(user: User, pk: int, tahun: int, triwulan: int, jawaban: Manfaat, dilihat: str) -> None:
    """Say in a later quarter, while that is being entered, whether an action helped.

    `dilihat` is the answer that was seen. Raises TakTerlihat, Terlarang, Bentrok.
    """
    aksi = TindakLanjut.objects.select_for_update(of=("self",)).select_related("realisasi__indikator__unit")
    satu = aksi.filter(pk=pk, realisasi__indikator__in=indikator_terlihat(user)).first()
    if satu is None or (satu.realisasi.tahun, satu.realisasi.triwulan) >= (tahun, triwulan):
        raise TakTerlihat("Tindak lanjut tidak ditemukan.")
    indikator = satu.realisasi.indikator
    periksa_izin(user, Gerak.ISI, indikator.unit.jalur)
    if galat := terkunci(periode_unit(tahun, triwulan, indikator.unit), kunci_angka(indikator, tahun, triwulan)):
        raise Bentrok(galat[0].pesan)
    if satu.membantu != dilihat:
        raise Bentrok("Pertanyaan ini sudah dijawab orang lain. Muat ulang, lalu periksa.")
    sebelum, satu.membantu = potret(satu), jawaban.value
    satu.save(update_fields=["membantu"])
    catat(
        aksi="jawab",
        jenis="tindaklanjut",
        objek_id=satu.pk,
        objek_kode=f"{indikator.kode} {satu.realisasi.tahun}/{satu.realisasi.triwulan}",
        pelaku=user,
        unit=indikator.unit,
        sebelum=sebelum,
        sesudah=potret(satu),
    )


@transaction.atomic
def add_komentar(user: User, kode: str, tahun: int, triwulan: int, teks: str) -> Komentar:
    """A remark by anybody who may see the figure; it stays for good, and those concerned are told.

    The same one sent twice is one.

    Raises TakTerlihat, Bentrok (nothing to remark on yet), TidakLengkap.
    """
    indikator = indikator_terlihat(user).filter(kode=kode).select_related("unit").first()
    if indikator is None:
        raise TakTerlihat("Indikator tidak ditemukan.")
    baris = kunci_angka(indikator, tahun, triwulan)
    if baris is None:
        raise Bentrok("Belum ada angka untuk dikomentari pada periode ini.")
    isi = bersihkan(teks)
    if pesan := keberatan(isi, KOMENTAR_TERPANJANG) if isi else "Tulis komentarnya.":
        raise TidakLengkap(pesan)
    baru_saja = timezone.now() - timedelta(minutes=1)
    if sama := baris.komentar.filter(penulis=user, teks=isi, waktu__gt=baru_saja).first():
        return sama
    komentar = Komentar.objects.create(realisasi=baris, penulis=user, teks=isi)
    catat(
        aksi="buat",
        jenis="komentar",
        objek_id=komentar.pk,
        objek_kode=f"{kode} {tahun}/{triwulan}",
        pelaku=user,
        unit=indikator.unit,
        sesudah=potret(komentar),
    )
    beri_tahu_komentar(komentar)
    return komentar
