"""Tables as they are pasted, for the guesses."""

from indicators.lembar import TEMPLAT, BarisLembar, Jenis, Sel, baca_tempelan
from indicators.tebak.indikator import TebakanIndikator, tebak_indikator
from indicators.tebak.kolom import Peta, tebak_kolom
from indicators.tebak.tabel import SasaranTabel, susun_tabel

SKALA = {"akip": ["D", "C", "CC", "B", "BB", "A", "AA"]}


def tempelan(*baris: str) -> list[BarisLembar]:
    """Cells parted by "|"."""
    return list(baca_tempelan("\n".join(b.replace("|", "\t") for b in baris), TEMPLAT))


def peta(*baris: str) -> Peta:
    return tebak_kolom(tempelan(*baris))


def peran(*baris: str) -> list[str]:
    """What each column is taken for, left to right."""
    return [k.pilihan for k in peta(*baris).kolom]


def tabel(*baris: str) -> list[SasaranTabel]:
    isi = tempelan(*baris)
    hasil = tebak_kolom(isi)
    kolom = {k.huruf: (k.peran, k.tahun) for k in hasil.kolom}
    return susun_tabel([b for b in isi if b.nomor >= hasil.isi], kolom)


def tebak(uraian: str, satuan: str = "", **nilai: str) -> TebakanIndikator:
    """`target_2023="80%"`, `realisasi_2023=..`, `capaian_2023=..`; a leading "#" is a number cell."""
    kepala, isi = ["Indikator", "Satuan"], [uraian, satuan]
    for nama, teks in nilai.items():
        kepala.append(nama.replace("_", " ").capitalize())
        isi.append(teks)
    ((satu,),) = ([i for s in tabel("|".join(kepala), "|".join(isi)) for i in s.indikator],)
    satu.sel = {k: _angka(s) for k, s in satu.sel.items()}
    return tebak_indikator(satu, SKALA)


def _angka(sel: Sel) -> Sel:
    if not sel.teks.startswith("#"):
        return sel
    persen = sel.teks.endswith("%")
    return sel._replace(jenis=Jenis.ANGKA, teks=sel.teks.strip("#%"), persen=persen)
