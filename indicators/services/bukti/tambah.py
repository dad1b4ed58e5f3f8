"""Adding evidence: judged outside the transaction (a scanner takes its time), stored inside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from indicators.akses import Bentrok
from indicators.berkas import (
    BerkasDitolak,
    Gudang,
    Jenis,
    nama_tampilan,
    nama_tautan,
    periksa_isi,
    periksa_tautan,
    pindai,
)
from indicators.berkas.unggahan import BerkasMasuk
from indicators.models import BuktiDukung, Realisasi
from indicators.services.bukti.catatan import catat_bukti
from indicators.services.bukti.izin import kunci_realisasi, sebagai_penolakan


@dataclass(frozen=True, slots=True)
class HasilBukti:
    """One piece of evidence; `baru` False where the figure had the same one already and nothing was stored."""

    bukti: BuktiDukung
    baru: bool


@dataclass(frozen=True, slots=True)
class BerkasSah:
    """A received file that passed every rule."""

    nama: str
    jenis: Jenis
    masuk: BerkasMasuk


def add_berkas(user: User, realisasi: Realisasi, masuk: Sequence[BerkasMasuk]) -> list[HasilBukti]:
    """Attach received files, all or none, in order.

    Raises BuktiDitolak for a file that breaks a rule, TakTerlihat, Terlarang or Bentrok as for the figure.
    """
    gudang = Gudang(settings.BUKTI_DIR)
    with sebagai_penolakan():
        sah = [_periksa(satu) for satu in masuk]
        with transaction.atomic():
            terkunci = kunci_realisasi(user, realisasi.pk)
            return _simpan(user, terkunci, sah, gudang)


def add_tautan(user: User, realisasi: Realisasi, tautan: str, judul: str = "") -> HasilBukti:
    """Attach a link, which the server never opens. Raises as `add_berkas`."""
    with sebagai_penolakan(), transaction.atomic():
        alamat = periksa_tautan(tautan)
        terkunci = kunci_realisasi(user, realisasi.pk)
        ada = _aktif(terkunci, tautan=alamat)
        if ada:
            return HasilBukti(ada, False)
        _periksa_jumlah(terkunci)
        bukti = BuktiDukung(realisasi=terkunci, nama=nama_tautan(judul, alamat), tautan=alamat, diunggah_oleh=user)
        _periksa_baris(bukti)
        return HasilBukti(_catat_baru(bukti, user), True)


def _periksa(masuk: BerkasMasuk) -> BerkasSah:
    """Name, content, scanner, in this order: the cheap ones first. Raises BerkasDitolak, which names the file."""
    try:
        nama, jenis = nama_tampilan(masuk.nama)
        periksa_isi(masuk.jalur, jenis)
        if settings.PEMINDAI_BUKTI:
            pindai(settings.PEMINDAI_BUKTI, masuk.jalur, settings.PEMINDAI_BUKTI_DETIK)
    except BerkasDitolak as error:
        raise error.tentang(masuk.nama) from error
    return BerkasSah(nama, jenis, masuk)


def _simpan(user: User, realisasi: Realisasi, sah: Sequence[BerkasSah], gudang: Gudang) -> list[HasilBukti]:
    """The files get their names before their rows are committed, so that no row points to nothing.

    What is thrown here rolls the rows back, and the files go too. A COMMIT that fails may still have
    happened; such a file stays for `sapu_bukti` to judge.
    """
    tersimpan: list[str] = []
    try:
        return [_simpan_satu(user, realisasi, satu, gudang, tersimpan) for satu in sah]
    except BaseException:
        for nama in tersimpan:
            gudang.buang(nama)
        raise


def _simpan_satu(
    user: User, realisasi: Realisasi, sah: BerkasSah, gudang: Gudang, tersimpan: list[str]
) -> HasilBukti:
    if ada := _aktif(realisasi, sha256=sah.masuk.sha256):
        return HasilBukti(ada, False)
    _periksa_jumlah(realisasi)
    berkas = gudang.simpan(sah.masuk.jalur)
    tersimpan.append(berkas)
    bukti = BuktiDukung(
        realisasi=realisasi,
        nama=sah.nama,
        berkas=berkas,
        jenis=sah.jenis.value,
        ukuran=sah.masuk.ukuran,
        sha256=sah.masuk.sha256,
        diunggah_oleh=user,
    )
    return HasilBukti(_catat_baru(bukti, user), True)


def _catat_baru(bukti: BuktiDukung, user: User) -> BuktiDukung:
    bukti.save(force_insert=True)
    catat_bukti("buat", bukti, user)
    return bukti


def _aktif(realisasi: Realisasi, **sama: str) -> BuktiDukung | None:
    """The evidence of this figure that is the same and was not removed."""
    return BuktiDukung.objects.filter(realisasi=realisasi, dihapus_pada__isnull=True, **sama).first()


def _periksa_jumlah(realisasi: Realisasi) -> None:
    terbanyak = settings.BUKTI_JUMLAH_MAKS
    if BuktiDukung.objects.filter(realisasi=realisasi, dihapus_pada__isnull=True).count() >= terbanyak:
        raise Bentrok(
            f"Satu angka paling banyak {terbanyak} bukti dukung (berkas dan tautan); hapus yang tidak diperlukan."
            " Tidak ada yang disimpan dari kiriman ini."
        )


def _periksa_baris(bukti: BuktiDukung) -> None:
    """What the columns themselves refuse, such as an address without a proper host."""
    try:
        bukti.clean_fields(exclude={"realisasi", "diunggah_oleh"})
    except ValidationError as error:
        raise BerkasDitolak(f"Tautan tidak dapat disimpan: {' '.join(error.messages)}") from error
