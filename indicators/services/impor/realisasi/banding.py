"""From the verdict of the service to what the preview says: which cell, from what to what, and why not."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.akses import waktu_teks
from indicators.angka import format_bagian
from indicators.capaian import Keadaan
from indicators.capaian.nilai import teks_tepat
from indicators.models import Indikator, Keputusan, Predikat, Realisasi
from indicators.rekap.dampak import Dampak
from indicators.services.impor.asal import Asal
from indicators.services.impor.jenis import BarisDinilai, Beda, Pesan
from indicators.services.impor.realisasi.baris import BacaanBaris
from indicators.services.impor.realisasi.isi import isi_json
from indicators.services.realisasi import Galat, Hasil, HasilIsian

# The fields of a complaint, and the column of the file they stand in.
KOLOM_GALAT = {"predikat": "nilai", "teks": "nilai", "alasan_keadaan": "alasan", "indikator": "kode"}
JALAN = {
    "periode_tertutup": "Minta administrator memberi pengecualian, atau hapus isian baris ini.",
    "status_terkunci": "Tarik kembali angka itu di halaman Realisasi lebih dahulu, atau biarkan seperti di templat.",
    "bukan_periode_ukur": "Kosongkan isian baris ini.",
}
DIPERTAHANKAN = "diubah di server sesudah templat diunduh; Anda tidak mengubahnya, jadi isi server dipertahankan"


class Pembanding:
    """Prints stored and new rows; the codes of predikat are read once for the whole file."""

    def __init__(self) -> None:
        self.predikat = dict(Predikat.objects.values_list("pk", "kode"))

    def diubah(self, asal: Asal, bacaan: BacaanBaris, h: HasilIsian) -> BarisDinilai:
        """A row that would be stored: as it is, as it would be, and what is asked about it."""
        tanya = [*pesan_galat(asal, h.galat, "Centang “ya, benar” sebelum menerapkan."), *bacaan.tanya]
        if asal.tersembunyi:
            tanya.append(Pesan(asal.alamat("kode"), "", "baris ini tersembunyi di berkas, tetapi berisi perubahan"))
        keputusan = Keputusan.BARU if h.hasil == Hasil.BARU else Keputusan.BERUBAH
        dinilai = asal.dinilai(Keputusan.BERTANYA if tanya else keputusan, h.indikator.uraian)
        dinilai.isi, dinilai.pesan = isi_json(h.isian), [*tanya, *bacaan.catatan]
        dinilai.beda = self._beda(asal, h.lama, h.realisasi, h.indikator)
        return dinilai

    def bentrok(self, asal: Asal, bacaan: BacaanBaris, h: HasilIsian, ada: Realisasi | None) -> BarisDinilai:
        """As `diubah`, for a row that somebody else changed since the template was made; `ada` is stored now."""
        dinilai = self.diubah(asal, bacaan, h)
        oleh = ""
        if ada and ada.dimasukkan_oleh and ada.dimasukkan_pada:
            oleh = f" oleh {ada.dimasukkan_oleh.get_username()}, {waktu_teks(ada.dimasukkan_pada)}"
        alasan = f"di server sudah diubah{oleh}, sesudah templat ini diunduh"
        if ada is None:
            alasan = "angka ini sudah dihapus di server, sesudah templat ini diunduh"
        dinilai.keputusan = Keputusan.BENTROK
        dinilai.pesan.insert(0, Pesan(asal.alamat("nilai"), "", alasan, "Pilih isi berkas atau isi yang tersimpan."))
        return dinilai

    def _beda(self, asal: Asal, lama: Realisasi | None, baru: Realisasi | None, indikator: Indikator) -> list[Beda]:
        semula, menjadi = self._teks(lama, indikator), self._teks(baru, indikator)
        return [
            Beda(nama, semula[nama], menjadi[nama], asal.alamat(KOLOM[nama]))
            for nama in KOLOM
            if semula[nama] != menjadi[nama]
        ]

    def _teks(self, baris: Realisasi | None, indikator: Indikator) -> dict[str, str]:
        """The columns as people read them, empty where there is nothing."""
        if baris is None:
            return dict.fromkeys(KOLOM, "")
        nilai = teks_tepat(baris.nilai, indikator.desimal) if baris.nilai is not None else ""
        predikat = self.predikat.get(baris.predikat_id, "") if baris.predikat_id else ""
        tersedia = baris.keadaan != Keadaan.TIDAK_TERSEDIA
        return {
            "Realisasi": nilai or predikat or baris.teks,
            "Pembilang": "" if baris.pembilang is None else format_bagian(baris.pembilang),
            "Penyebut": "" if baris.penyebut is None else format_bagian(baris.penyebut),
            "Keadaan": "" if tersedia else Keadaan(baris.keadaan).label,
            "Alasan": baris.alasan_keadaan,
            "Analisis": baris.analisis,
            "Kendala": baris.kendala,
        }


KOLOM = {
    "Realisasi": "nilai",
    "Pembilang": "pembilang",
    "Penyebut": "penyebut",
    "Keadaan": "keadaan",
    "Alasan": "alasan",
    "Analisis": "analisis",
    "Kendala": "kendala",
}


def pesan_galat(asal: Asal, galat: Sequence[Galat], jalan: str = "") -> list[Pesan]:
    """The complaints of the service at the cells they are about."""
    return [
        Pesan(
            asal.alamat(nama := KOLOM_GALAT.get(satu.bidang, satu.bidang)),
            asal.sel[nama].tampak if nama in asal.sel else "",
            satu.pesan,
            JALAN.get(satu.kode, jalan),
        )
        for satu in galat
    ]


def beda_capaian(dampak: Dampak) -> list[Beda]:
    """Before and after, where they differ; words where there is no figure."""
    if not dampak.berubah:
        return []
    sebelum, sesudah = (
        f"{b.capaian_teks} %" if b.capaian_teks else b.alasan_label.lower() or "tidak dihitung"
        for b in (dampak.sebelum, dampak.sesudah)
    )
    return [Beda("Capaian", sebelum, sesudah)]
