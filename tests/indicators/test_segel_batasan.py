"""What must never be in a seal, a verified value or a finding set aside is refused by the database itself."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from indicators.models import NilaiVerifikasi, Segel, TemuanDikesampingkan
from tests.dunia import angka

pytestmark = pytest.mark.django_db


def segel(**lain: Any) -> Segel:
    tetap = {"tahun": 2024, "triwulan": 1, "revisi": 1, "isi": "{}", "dihitung": 0, "banyak": 0, "alasan": "x"}
    tetap |= {"waktu": timezone.now(), "nama_pelaku": "x", "nomor": 1, "sha256": "a" * 64, "sebelumnya": "0" * 64}
    return Segel(**(tetap | lain))


@pytest.mark.parametrize("salah", [{"triwulan": 0}, {"triwulan": 5}, {"revisi": 0}, {"alasan": ""}], ids=str)
def test_segel(salah: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        segel(**salah).save(force_insert=True)


KEDUA = {"nomor": 2, "triwulan": 2, "sha256": "b" * 64, "sebelumnya": "a" * 64}


@pytest.mark.parametrize(
    "sama",
    [{"nomor": 1}, {"triwulan": 1}, {"sha256": "a" * 64}, {"sebelumnya": "0" * 64}],
    ids=["nomor", "revisi satu triwulan", "checksum", "dua penerus satu segel"],
)
def test_segel_tunggal(sama: dict[str, Any]) -> None:
    """Two seals with one predecessor would be a fork of the chain."""
    segel().save(force_insert=True)
    segel(**KEDUA).save(force_insert=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        segel(**({"nomor": 3, "triwulan": 3, "sha256": "c" * 64, "sebelumnya": "b" * 64} | sama)).save(
            force_insert=True
        )


@pytest.mark.parametrize(
    "isi",
    [
        *({}, {"nilai": 1, "pembilang": 1, "penyebut": 2}, {"pembilang": 1}),
        *({"nilai": 1, "sumber": ""}, {"nilai": 1, "nomor_dokumen": ""}),
    ],
    ids=str,
)
def test_nilai_verifikasi(prc: User, isi: dict[str, Any]) -> None:
    """Exactly one kind of value, and always a document."""
    sifat = {"realisasi": angka("I.U1A", "disetujui", oleh=prc), "pelaku": prc, "waktu": timezone.now()}
    sifat |= {"sumber": "APIP", "nomor_dokumen": "LHR 1", "tanggal": date(2024, 5, 1)}
    NilaiVerifikasi.objects.create(**(sifat | {"nilai": 1, "revisi": 9}))
    with pytest.raises(IntegrityError), transaction.atomic():
        NilaiVerifikasi.objects.create(**(sifat | isi))


def test_temuan_dikesampingkan_beralasan(prc: User) -> None:
    milik = angka("I.U1A", "draf").indikator
    sifat = {"indikator": milik, "aturan": "datar", "sidik": "a" * 64, "kalimat": "x", "pelaku": prc}
    with pytest.raises(IntegrityError), transaction.atomic():
        TemuanDikesampingkan.objects.create(alasan="", waktu=timezone.now(), **sifat)
