"""How far a total could still move: how much of it was counted, and the mean if the rest came in low or at target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.angka import bulat_persen, format_persen
from indicators.capaian.anggota import Anggota, agregasi_dipakai, bobot_anggota, keterangan_anggota, rata_rata
from indicators.capaian.kategori import AturanKebijakan, Kelas, dibatasi, kategori
from indicators.capaian.telusur import PEMBULATAN_PERSEN, Ditinggalkan, Masukan, Telusur

TERBURUK, TERBAIK = Fraction(0), Fraction(100)
NAMA = {TERBURUK: "Jika yang tidak dihitung bernilai 0", TERBAIK: "Jika yang tidak dihitung sesuai target"}
Terhitung = tuple[Anggota, Fraction, Fraction]  # a member, the figure it is taken at, its weight


@dataclass(frozen=True, slots=True)
class Kemungkinan:
    """The mean in percent if every member that is due but not counted came in at `andai` percent."""

    andai: Fraction
    nilai: Decimal
    tepat: Fraction
    kategori: Kelas | None
    telusur: Telusur

    @property
    def nama(self) -> str:
        return NAMA[self.andai]

    @property
    def nilai_teks(self) -> str:
        return format_persen(self.nilai)


def cakupan(anggota: Sequence[Anggota], kebijakan: AturanKebijakan) -> Decimal | None:
    """The share of the weight that was counted, in percent; in a plain mean n of m. None where nothing is due."""
    agregasi = agregasi_dipakai(anggota, kebijakan)
    ditunggu = [(a, bobot_anggota(a, agregasi)) for a in anggota if a.ditunggu]
    semua = sum((b for _, b in ditunggu), Fraction(0))
    terhitung = sum((b for a, b in ditunggu if a.tepat is not None), Fraction(0))
    return bulat_persen(terhitung / semua * 100) if semua else None


def kemungkinan(anggota: Sequence[Anggota], kebijakan: AturanKebijakan, andai: Fraction) -> Kemungkinan | None:
    """The mean with the missing members at `andai`; those not due stay out. None where there is no weight at all."""
    agregasi = agregasi_dipakai(anggota, kebijakan)
    berbobot = [(a, bobot_anggota(a, agregasi)) for a in anggota if a.ditunggu]
    isi: list[Terhitung] = [
        (a, dibatasi(andai if a.tepat is None else a.tepat, kebijakan.batas), bobot) for a, bobot in berbobot if bobot
    ]
    tepat = rata_rata([(nilai, bobot) for _, nilai, bobot in isi])
    if tepat is None:
        return None
    nilai = bulat_persen(tepat)
    masuk = {id(a) for a, _, _ in isi}
    telusur = Telusur(
        NAMA[andai],
        f"{agregasi.label} dari capaian ({kebijakan.batas.label.lower()}); yang tidak dihitung dianggap {andai}",
        f"{len(isi)} capaian, {agregasi.label.lower()} = {format_persen(nilai)}",
        "Pengandaian, bukan hasil",
        tuple(
            Masukan(a.nama, format_persen(bulat_persen(v)), _keterangan(a, v, keterangan_anggota(a, v, agregasi)))
            for a, v, _ in isi
        ),
        kebijakan.dasar,
        PEMBULATAN_PERSEN,
        tuple(Ditinggalkan(a.nama, a.alasan_teks) for a in anggota if id(a) not in masuk),
    )
    return Kemungkinan(andai, nilai, tepat, kategori(nilai, kebijakan), telusur)


def _keterangan(anggota: Anggota, nilai: Fraction, keterangan: str) -> str:
    if anggota.tepat is not None:
        return keterangan
    return ", ".join(filter(None, [anggota.alasan_teks, f"dianggap {nilai}", keterangan]))
