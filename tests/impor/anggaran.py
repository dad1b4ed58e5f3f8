"""Importing a set of the budget as an administrator does it: table or workbook in, page out, questions answered."""

from collections.abc import Iterable
from typing import Any

from django.test import Client

from budget.models import BarisAnggaran, DataAnggaran
from indicators.models import Impor
from tests.impor.alat import diterima, serahkan, tempelan

PILIHAN = {
    "unit": "LINJAMSOS",
    "tahun": 2022,
    "pagu_versi": "Pagu awal",
    "per_tanggal": "2023-01-10",
    "sumber": "OM SPAN",
    "rincian": "",
    "skala": "",
}
JB = (
    ("Jenis Belanja", "Pagu", "Realisasi"),
    ("51 Belanja Pegawai", "19.740.275.000", "19.135.334.365"),
    ("57 Belanja Bantuan Sosial", "28.652.906.030.000", "28.270.559.179.004"),
    ("Jumlah", "28.672.646.305.000", "28.289.694.513.369"),
)


def kirim(client: Client, *, jenis_impor: str = "anggaran", **isi: Any) -> Any:
    return serahkan(client, jenis_impor, PILIHAN, **isi)


def unggah(client: Client, **isi: Any) -> Impor:
    return diterima(kirim(client, **isi))


def tempel(client: Client, *baris: Iterable[object], **opsi: Any) -> Impor:
    return unggah(client, tempel=tempelan(*baris), **opsi)


def putusan(impor: Impor) -> dict[int, str]:
    """The verdicts by row of the file; 0 is the set itself."""
    return dict(impor.baris.values_list("nomor", "keputusan"))


def alasan(impor: Impor, nomor: int) -> str:
    """What is said about one row."""
    return " ".join(
        f"{p['alamat']} {p['nilai']}: {p['alasan']} {p['jalan']}"
        for b in impor.baris.filter(nomor=nomor)
        for p in b.pesan
    )


def tanya(impor: Impor) -> dict[str, str]:
    return {t["nama"]: t["kalimat"] for t in impor.ringkasan.get("tanya", ())}


def terbaru() -> DataAnggaran:
    return DataAnggaran.objects.latest("pk")


def baris(data: DataAnggaran) -> list[tuple[Any, ...]]:
    kolom = ("uraian", "jenis_belanja", "kewenangan", "unit__kode", "pagu", "realisasi")
    return list(BarisAnggaran.objects.filter(data=data).order_by("urutan").values_list(*kolom))
