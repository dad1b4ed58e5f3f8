"""Two published sets side by side: two years, or two revisions of one pagu. Compared, never added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from budget.models import DataAnggaran, Rincian
from budget.rekap.baris import BarisSerapan, RekapSerapan
from budget.rekap.potong import cara_bersama, potong
from budget.rekap.serapan import TOTAL, baris_berurut, data_terlihat, susun_rekap
from budget.serapan import Selisih, bertanda, selisih
from indicators.akses import Pengguna
from indicators.angka import format_persen, format_rupiah, teks_api


@dataclass(frozen=True, slots=True)
class BarisBanding:
    """One line in both sets; an end is None where that set has no such line, which is not zero."""

    kunci: str
    kini: BarisSerapan | None
    pembanding: BarisSerapan | None
    nama: str
    kode: str
    telusur_url: str

    @property
    def hasil(self) -> Selisih | None:
        if self.kini is None or self.pembanding is None:
            return None
        return selisih(self.pembanding.hasil, self.kini.hasil)

    @property
    def baris(self) -> Iterator[tuple[str, str, str, str]]:
        """Name, earlier, later and difference of each figure, as printed; empty where there is none."""
        ini, itu, beda = self.kini, self.pembanding, self.hasil
        for besaran in ("pagu", "realisasi", "sisa"):
            teks = bertanda(format_rupiah(getattr(beda, besaran))) if beda else ""
            yield (
                f"{besaran.capitalize()} (Rp)",
                getattr(itu, f"{besaran}_teks", ""),
                getattr(ini, f"{besaran}_teks", ""),
                teks,
            )
        poin = bertanda(format_persen(beda.poin)) if beda and beda.poin is not None else ""
        yield "Serapan (%)", getattr(itu, "serapan_teks", ""), getattr(ini, "serapan_teks", ""), poin

    @property
    def lompatan(self) -> bool:
        return bool(self.hasil and self.hasil.lompatan)

    @property
    def poin_api(self) -> str | None:
        poin = self.hasil.poin if self.hasil else None
        return None if poin is None else teks_api(poin, 2)


@dataclass(frozen=True, slots=True)
class Banding:
    """Two sets and their lines; `menurut` None where no cut is common to both: then only the totals compare."""

    kini: RekapSerapan
    pembanding: RekapSerapan
    menurut: Rincian | None
    bersama: tuple[Rincian, ...]
    baris: tuple[BarisBanding, ...]
    total: BarisBanding

    @property
    def semua(self) -> tuple[BarisBanding, ...]:
        return (*self.baris, self.total)

    @property
    def kalimat(self) -> str:
        """What is compared, and why no more is."""
        kini, lama = self.kini.data, self.pembanding.data
        if self.menurut is None:
            return (
                f"Terbitan {lama.tahun} dirinci per {lama.get_rincian_display().lower()}, terbitan {kini.tahun} per "
                f"{kini.get_rincian_display().lower()}: hanya jumlahnya yang dapat dibandingkan."
            )
        return f"Baris disandingkan per {self.menurut.label.lower()}."


def terbitan_terlihat(user: Pengguna) -> QuerySet[DataAnggaran]:
    """The sets that can be compared, the latest year and revision first."""
    return data_terlihat(user).select_related("unit").order_by("-tahun", "unit__jalur", "rincian", "-revisi")


def pasangan(user: Pengguna, terbitan: DataAnggaran) -> DataAnggaran | None:
    """What a set is compared with where nothing is asked: its year before, in the same cut if there is one."""
    lain = [d for d in terbitan_terlihat(user).filter(unit=terbitan.unit) if _terdahulu(d, terbitan)]
    return min(lain, key=lambda d: (d.tahun == terbitan.tahun, -d.tahun, d.rincian != terbitan.rincian), default=None)


def _terdahulu(satu: DataAnggaran, terbitan: DataAnggaran) -> bool:
    """An earlier year, or an earlier revision of the same set."""
    revisi = satu.tahun == terbitan.tahun and satu.rincian == terbitan.rincian and satu.revisi < terbitan.revisi
    return satu.tahun < terbitan.tahun or revisi


def banding(kini: DataAnggaran, pembanding: DataAnggaran, menurut: Rincian | None = None) -> Banding:
    """Every line of both sets, laid side by side in a cut that both carry; two queries."""
    ini, itu = susun_rekap(kini), susun_rekap(pembanding)
    bersama = cara_bersama(ini, itu)
    dipakai = menurut if menurut in bersama else next(iter(bersama), None)
    kiri, kanan = (potong(r, dipakai) if dipakai else {} for r in (itu, ini))
    kunci = dict.fromkeys([*kanan, *kiri])
    baris = tuple(_baris(ini, itu, satu, kanan.get(satu), kiri.get(satu)) for satu in kunci)
    total = _baris(ini, itu, TOTAL, ini.total, itu.total)
    return Banding(ini, itu, dipakai, tuple(bersama), baris, total)


def _baris(
    ini: RekapSerapan, itu: RekapSerapan, kunci: str, kini: BarisSerapan | None, lama: BarisSerapan | None
) -> BarisBanding:
    ada = kini or lama
    url = reverse("budget:telusur-selisih", args=[ini.data.pk, itu.data.pk, kunci])
    return BarisBanding(kunci, kini, lama, ada.nama if ada else "", ada.kode if ada else "", url)


def rangkaian_revisi(user: Pengguna, data: DataAnggaran) -> list[BarisBanding]:
    """The total of each revision of a set, the first one first, beside that before it; two queries."""
    semua = data_terlihat(user).filter(unit=data.unit, tahun=data.tahun, rincian=data.rincian).order_by("revisi")
    rekap = [susun_rekap(satu) for satu in semua.select_related("unit").prefetch_related(baris_berurut())]
    return [
        _baris(satu, lama or satu, TOTAL, satu.total, lama.total if lama else None)
        for lama, satu in zip([None, *rekap], rekap, strict=False)
    ]
