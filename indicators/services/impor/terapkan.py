"""Applying a batch: all of it or nothing, judged before the transaction opens, compared inside it."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from indicators.akses import Bentrok, Ditolak, TidakLengkap
from indicators.models import BarisImpor, Impor, KeadaanImpor, Keputusan
from indicators.models.impor import BERUBAH
from indicators.riwayat import Catatan, catat_banyak
from indicators.services.impor.jenis import BarisTerap, BerubahSejakPratinjau, JenisImpor

logger = logging.getLogger(__name__)
DIDAHULUI = "Baris yang sama baru saja disimpan orang lain, jadi tidak ada yang diterapkan. Tekan “Baca lagi”."
BACA_LAGI = "Tekan “Baca lagi” untuk menilai berkas terhadap keadaan sekarang."


def claim_apply(user: User, impor: Impor, jenis: JenisImpor, *, yakin: bool) -> Impor:
    """Begin to apply: from here on nobody else does. `yakin`: every question is answered with yes.

    Raises Terlarang, TidakLengkap (rows are refused, in conflict or in question), Bentrok (another moment).
    """
    jenis.periksa_hak(user)
    if impor.keadaan != KeadaanImpor.PRATINJAU:
        raise Bentrok(f"Impor ini {impor.get_keadaan_display().lower()}, jadi tidak dapat diterapkan.")
    if tanya := impor.ringkasan.get("tanya"):
        raise TidakLengkap(f"Jawab dahulu: {' '.join(satu['kalimat'] for satu in tanya)}")
    _periksa_baris(impor, yakin)
    ringkasan = impor.ringkasan | {"yakin": yakin}
    sekarang = timezone.now()
    try:
        with transaction.atomic():
            milik = Impor.objects.filter(pk=impor.pk, keadaan=KeadaanImpor.PRATINJAU)
            ambil = milik.update(keadaan=KeadaanImpor.MENERAPKAN, detak=sekarang, pesan="", ringkasan=ringkasan)
    except IntegrityError as error:
        raise Bentrok("Impor Anda yang lain masih berjalan. Tunggu sampai selesai, lalu terapkan.") from error
    if not ambil:
        raise Bentrok("Impor ini sudah diterapkan atau dibatalkan di jendela lain. Muat ulang halamannya.")
    impor.refresh_from_db()
    return impor


def _periksa_baris(impor: Impor, yakin: bool) -> None:
    ada = {k: impor.baris.filter(keputusan=k).count() for k in Keputusan}
    if ada[Keputusan.DITOLAK]:
        raise TidakLengkap(
            f"{ada[Keputusan.DITOLAK]} baris ditolak, jadi tidak ada yang diterapkan. Perbaiki di berkas bertanda,"
            " lalu unggah lagi."
        )
    if ada[Keputusan.BENTROK]:
        raise TidakLengkap(f"{ada[Keputusan.BENTROK]} baris bentrok: pilih dahulu isi mana yang dipakai.")
    if ada[Keputusan.BERTANYA] and not yakin:
        raise TidakLengkap(f"Centang dahulu bahwa {ada[Keputusan.BERTANYA]} angka yang ditanyakan memang benar.")
    if not any(ada[k] for k in BERUBAH):
        raise TidakLengkap("Tidak ada yang berubah, jadi tidak ada yang perlu diterapkan.")


def apply_impor(impor: Impor, jenis: JenisImpor) -> int:
    """Finish what `claim_apply` began; returns how many rows changed.

    Raises BerubahSejakPratinjau or another Ditolak: then nothing is written and the batch is open again.
    """
    user, yakin = impor.pelaku, bool(impor.ringkasan.get("yakin"))
    try:
        siap = jenis.siapkan(user, impor.opsi, _baris(impor, jenis, yakin), impor.permintaan)
        with transaction.atomic():
            jumlah = siap.tulis()
            _tandai(impor, jumlah)
            return jumlah
    except BerubahSejakPratinjau as error:
        _buka_lagi(impor, f"{error.pesan} {BACA_LAGI}", error.alasan)
        raise
    except Ditolak as error:
        _buka_lagi(impor, error.pesan)
        raise
    except IntegrityError as error:  # the same rows came in through another door in the same moment
        _buka_lagi(impor, DIDAHULUI)
        raise Bentrok(DIDAHULUI) from error
    except BaseException:
        logger.exception("menerapkan impor %s", impor.pk)
        _buka_lagi(impor, "Ada galat di server; tidak ada yang diterapkan. Coba lagi, atau hubungi administrator.")
        raise


def _baris(impor: Impor, jenis: JenisImpor, yakin: bool) -> Iterator[BarisTerap]:
    dipakai = (*BERUBAH, Keputusan.SAMA) if jenis.utuh else BERUBAH
    berubah = impor.baris.filter(keputusan__in=dipakai).order_by("urutan")
    kolom = ("kunci", "nomor", "keputusan", "isi")
    for kunci, nomor, keputusan, isi in berubah.values_list(*kolom).iterator(chunk_size=2000):
        putusan = Keputusan(keputusan)
        yield BarisTerap(kunci, nomor, putusan, isi, yakin and putusan == Keputusan.BERTANYA)


def _tandai(impor: Impor, jumlah: int) -> None:
    """Done, in the transaction of the rows themselves: a batch never says so without them, nor they without it."""
    sekarang = timezone.now()
    milik = Impor.objects.filter(pk=impor.pk, keadaan=KeadaanImpor.MENERAPKAN, detak=impor.detak)
    pesan = f"{jumlah} perubahan diterapkan."
    if not milik.update(keadaan=KeadaanImpor.SELESAI, pesan=pesan, diterapkan_pada=sekarang, detak=sekarang):
        raise Bentrok("Impor ini diambil alih proses lain; tidak ada yang diterapkan dari sini.")
    catatan = Catatan(
        aksi="terapkan",
        jenis="impor",
        objek_id=impor.pk,
        objek_kode=impor.nama_berkas,
        pelaku=impor.pelaku,
        sesudah={"jenis": impor.jenis, "sha256": impor.sha256, "perubahan": jumlah},
    )
    catat_banyak([catatan], permintaan=impor.permintaan)


def _buka_lagi(impor: Impor, pesan: str, alasan: Mapping[str, str] | None = None) -> None:
    """Back to the preview; the rows that changed meanwhile say so and hold up the rest."""
    milik = Impor.objects.filter(pk=impor.pk, keadaan=KeadaanImpor.MENERAPKAN, detak=impor.detak)
    with transaction.atomic():
        if not milik.update(keadaan=KeadaanImpor.PRATINJAU, pesan=pesan, detak=timezone.now()) or not alasan:
            return
        baris = list(BarisImpor.objects.filter(impor=impor, kunci__in=alasan))
        for satu in baris:
            satu.keputusan = Keputusan.DITOLAK
            satu.pesan = [{"alamat": "", "nilai": "", "alasan": alasan[satu.kunci], "jalan": BACA_LAGI}]
        BarisImpor.objects.bulk_update(baris, ["keputusan", "pesan"], batch_size=200)
