"""A foreign table read while the person waits: small, by the limited child process, its merged cells spread."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.conf import settings

from indicators.berkas import Gudang
from indicators.lembar import BarisLembar, BatasLembar, LembarDitolak, baca, baca_tempelan, sebarkan
from indicators.models import Impor
from indicators.services.impor.jenis import BerkasImporDitolak

TERLIHAT = "visible"


@dataclass(frozen=True, slots=True)
class TabelAsing:
    """One sheet, and the names of all that are seen. Hidden rows are left out and counted: who looked did not
    see them."""

    lembar: tuple[str, ...]
    nama: str
    baris: list[BarisLembar]
    tersembunyi: int = 0


def read_tabel(impor: Impor, batas: BatasLembar, lembar: str = "") -> TabelAsing:
    """The sheet of this name, else the one with most rows. Raises BerkasImporDitolak."""
    jalur = Gudang(settings.IMPOR_DIR).folder / impor.berkas
    if not impor.berkas or not jalur.is_file():
        raise BerkasImporDitolak("Berkasnya sudah tidak disimpan. Unggah lagi.")
    try:
        if impor.bentuk == "tempel":
            teks = jalur.read_bytes().decode("utf-8", "surrogatepass")
            return TabelAsing((), "", list(baca_tempelan(teks, batas)))
        with baca(jalur, batas, nama=impor.nama_berkas) as bacaan:
            terlihat = {satu.nama: satu for satu in bacaan.lembar if satu.terlihat == TERLIHAT}
            per_lembar: dict[str, list[BarisLembar]] = {nama: [] for nama in terlihat}
            luput: Counter[str] = Counter()
            for satu in bacaan:
                luput[satu.lembar] += satu.tersembunyi
                if satu.lembar in per_lembar and not satu.tersembunyi:
                    per_lembar[satu.lembar].append(satu)
    except LembarDitolak as tolak:
        raise BerkasImporDitolak(tolak.pesan) from tolak
    if not any(per_lembar.values()):
        raise BerkasImporDitolak("Tidak ada satu sel pun yang terisi di berkas ini.")
    nama = lembar if per_lembar.get(lembar) else max(per_lembar, key=lambda n: len(per_lembar[n]))
    baris = sebarkan(per_lembar[nama], terlihat[nama].gabungan, batas.kolom)
    return TabelAsing(tuple(terlihat), nama, list(baris), luput[nama])
