"""What was chosen is kept, and passed on as an import of rencana; until that is applied one may come back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from indicators.akses import Bentrok
from indicators.models import Impor, KeadaanImpor
from indicators.services.impor.atur import DAPAT_DIBATALKAN, cancel_impor
from indicators.services.impor.jenis import JenisImpor
from indicators.services.impor.terima import add_isi

SUDAH = "Tabel ini sudah diterapkan atau dibatalkan di jendela lain. Muat ulang halamannya."
TERPANJANG = 140  # characters of the name that the new batch gets
DAPAT_DIGANTI = (
    KeadaanImpor.PRATINJAU,
    KeadaanImpor.DITOLAK,
    KeadaanImpor.TERPUTUS,
    KeadaanImpor.DIBATALKAN,
    KeadaanImpor.DIURUNGKAN,
)
OPSI = ("renstra", "unit", "dokumen", "nomor", "sumber")


def tabel_terbuka(impor: Impor) -> bool:
    """Whether it may still be mapped: it waits, or what came of it was not applied or was taken back."""
    if impor.keadaan == KeadaanImpor.PRATINJAU:
        return True
    lanjutan = Impor.objects.filter(pk=impor.opsi.get("lanjutan"), keadaan__in=DAPAT_DIGANTI)
    return impor.keadaan == KeadaanImpor.SELESAI and lanjutan.exists()


def save_peta(impor: Impor, peta: Mapping[str, Any]) -> None:
    """Keep which column is what. Raises Bentrok where the table is no longer open."""
    with transaction.atomic():
        terkunci = _kunci(impor)
        terkunci.opsi = {**terkunci.opsi, **peta}
        terkunci.save(update_fields=["opsi"])


def pass_on_tabel(user: User, impor: Impor, jenis: JenisImpor, isi: str, jawaban: Mapping[str, Any]) -> Impor:
    """Make the batch of the kind `rencana` of these rows; an earlier one of the same table is cancelled.

    `jawaban` is what was chosen, for whoever comes back. Raises Bentrok, BerkasImporDitolak, Terlarang.
    """
    opsi = {nama: impor.opsi[nama] for nama in OPSI}
    opsi |= {"alasan": impor.opsi["alasan"] or f"Dimuat dari {impor.opsi['sumber']}", "asal": impor.pk}
    nama = impor.opsi["sumber"] if impor.bentuk == "tempel" else impor.nama_berkas
    rapi = nama.replace("/", "-").replace("\\", "-")[:TERPANJANG]
    data = {"nama_berkas": f"{rapi}.csv", "bentuk": "csv"}
    with transaction.atomic():
        terkunci = _kunci(impor)
        lama = Impor.objects.filter(pk=terkunci.opsi.get("lanjutan"), keadaan__in=DAPAT_DIBATALKAN).first()
        if lama is not None:
            cancel_impor(lama)
        baru = add_isi(user, jenis, opsi, isi, data)
        terkunci.opsi = {**terkunci.opsi, "jawaban": dict(jawaban), "lanjutan": baru.pk}
        terkunci.keadaan = KeadaanImpor.SELESAI
        terkunci.pesan = f"Sudah dipetakan; lanjutannya impor rencana nomor {baru.pk}."
        terkunci.save(update_fields=["opsi", "keadaan", "pesan"])
    return baru


def _kunci(impor: Impor) -> Impor:
    terkunci = Impor.objects.select_for_update().get(pk=impor.pk)
    if not tabel_terbuka(terkunci):
        raise Bentrok(SUDAH)
    return terkunci
