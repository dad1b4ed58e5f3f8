"""Taking a file or a pasted table in: checked from outside, stored under a random name, not opened here.

Reading it is the work of another process: what a spreadsheet can do to its reader must not happen to the server.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone

from indicators.akses import Bentrok
from indicators.berkas import BerkasDitolak, Gudang
from indicators.berkas.nama import bersihkan
from indicators.berkas.penyimpanan import menulis, tuntaskan
from indicators.berkas.unggahan import BerkasMasuk, Penampung, siapkan
from indicators.lembar import LembarDitolak, periksa
from indicators.models import Impor, KeadaanImpor
from indicators.riwayat import catat
from indicators.services.impor.jenis import BerkasImporDitolak, JenisImpor
from indicators.services.impor.sapu import end_dead_impor
from indicators.services.teks import keberatan

logger = logging.getLogger(__name__)
NAMA_TERPANJANG = 150
TEMPELAN = "Tempelan"


def gudang_impor() -> Gudang:
    return Gudang(settings.IMPOR_DIR)


@contextmanager
def sebagai_penolakan() -> Iterator[None]:
    """Turn what the file rules and the store say into a refusal of the house."""
    try:
        yield
    except LembarDitolak as error:
        raise BerkasImporDitolak(error.pesan) from error
    except BerkasDitolak as error:
        if isinstance(error.__cause__, OSError):
            logger.error("penyimpanan impor: %s", error.__cause__)
        penolakan = BerkasImporDitolak(str(error))
        penolakan.status = error.status
        raise penolakan from error


@contextmanager
def menerima_impor(request: HttpRequest, jenis: JenisImpor) -> Iterator[Penampung]:
    """Inside, `request.POST` and `request.FILES` may be read; afterwards nothing temporary is left.

    Must come before anything reads the body, CSRF protection included. Raises BerkasImporDitolak (413, 507).
    """
    with sebagai_penolakan():
        penampung = siapkan(request, gudang_impor(), jenis.batas.berkas_byte, 1)
        try:
            yield penampung
        finally:
            penampung.bersihkan()


def add_impor(
    user: User, jenis: JenisImpor, opsi: Mapping[str, Any], masuk: BerkasMasuk, *, menunggu: bool = True
) -> Impor:
    """Take in a received file. `menunggu` False: nobody is to read it, it waits for the person.

    Raises Terlarang, BerkasImporDitolak, Bentrok (another import still runs).
    """
    jenis.periksa_hak(user)
    with sebagai_penolakan():
        bentuk = periksa(masuk.jalur, jenis.batas, nama=masuk.nama)
        gudang = gudang_impor()
        isi = {"nama_berkas": _nama(masuk.nama), "bentuk": bentuk, "sha256": masuk.sha256, "ukuran": masuk.ukuran}
        isi |= {} if menunggu else {"keadaan": KeadaanImpor.PRATINJAU}
        return _simpan(user, jenis, opsi, gudang, gudang.simpan(masuk.jalur), isi)


def add_tempelan(
    user: User, jenis: JenisImpor, opsi: Mapping[str, Any], teks: str, *, menunggu: bool = True
) -> Impor:
    """Take in a table that was pasted. Raises as `add_impor`."""
    data = {"nama_berkas": TEMPELAN, "bentuk": "tempel"}
    return add_isi(user, jenis, opsi, teks, data | ({} if menunggu else {"keadaan": KeadaanImpor.PRATINJAU}))


def add_isi(user: User, jenis: JenisImpor, opsi: Mapping[str, Any], teks: str, data: Mapping[str, Any]) -> Impor:
    """Take in a table as text; `data`: the rest of its row, `nama_berkas` and `bentuk`. Raises as `add_impor`."""
    jenis.periksa_hak(user)
    isi = teks.encode("utf-8", "surrogatepass")
    if not teks.strip():
        raise BerkasImporDitolak("Pilih berkas, atau tempelkan tabelnya.")
    if len(isi) > jenis.batas.berkas_byte:
        raise BerkasImporDitolak("Tempelan ini terlalu besar; kirim sebagai berkas xlsx atau csv.")
    with sebagai_penolakan():
        gudang = gudang_impor()
        jalur, berkas = gudang.tampung()
        with menulis():
            berkas.write(isi)
        tuntaskan(berkas)
        sidik = hashlib.sha256(isi).hexdigest()
        lengkap = {**data, "sha256": sidik, "ukuran": len(isi)}
        return _simpan(user, jenis, opsi, gudang, gudang.simpan(jalur), lengkap)


def _nama(mentah: str) -> str:
    """The sent name as it may be shown again; what is in it has no other use."""
    nama = bersihkan(os.path.basename(mentah.replace("\\", "/")))[:NAMA_TERPANJANG]
    return nama if nama and not keberatan(nama, NAMA_TERPANJANG) else "berkas tanpa nama"


def _simpan(
    user: User, jenis: JenisImpor, opsi: Mapping[str, Any], gudang: Gudang, berkas: str, isi: dict[str, Any]
) -> Impor:
    """The row of a stored file; without the row the file goes too."""
    end_dead_impor(pelaku=user)
    try:
        with transaction.atomic():
            impor = Impor.objects.create(
                jenis=jenis.kode, pelaku=user, opsi=dict(opsi), berkas=berkas, detak=timezone.now(), **isi
            )
            catat(
                aksi="unggah",
                jenis="impor",
                objek_id=impor.pk,
                objek_kode=impor.nama_berkas,
                pelaku=user,
                sesudah={"jenis": jenis.kode, "sha256": impor.sha256, "ukuran": impor.ukuran, "opsi": impor.opsi},
            )
            return impor
    except IntegrityError as error:
        gudang.buang(berkas)
        raise Bentrok(
            "Impor Anda yang lain masih berjalan. Tunggu sampai selesai, atau batalkan, lalu unggah lagi."
        ) from error
    except BaseException:
        gudang.buang(berkas)
        raise
