"""Two published sets side by side: two years, or two revisions of one pagu. Compared, never added."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from budget.models import DataAnggaran, Rincian
from budget.rekap.baris import BarisSerapan, RekapSerapan
from budget.rekap.potong import cara_bersama, potong
from budget.rekap.serapan import TOTAL, baris_berurut, data_terlihat, susun_rekap
from budget.rekap.terbitan import baris_di_alamat
from budget.serapan import PAGU_NOL, Selisih, bertanda, selisih
from indicators.akses import Pengguna
from indicators.angka import format_persen, format_rupiah

JANGGAL = "Realisasinya lebih dari seratus kali pagunya: satuannya perlu diperiksa."
LOMPATAN = "pagu atau realisasinya berbeda lebih dari seratus kali: satuannya perlu diperiksa."


@dataclass(frozen=True, slots=True)
class Besaran:
    """One figure of a line as printed; empty where a set lacks the line. `jangkar`: its part of the explanation."""

    nama: str
    jangkar: str
    pembanding: str
    kini: str
    selisih: str


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
        dua = (self.pembanding.data, self.kini.data)
        berjalan = dua[0].tahun == dua[1].tahun or not all(map(_setahun_penuh, dua))
        return selisih(self.pembanding.hasil, self.kini.hasil, berjalan=berjalan)

    @property
    def baris(self) -> list[Besaran]:
        """Pagu, realisasi, sisa and serapan, each in both sets."""
        ini, itu, beda = self.kini, self.pembanding, self.hasil
        rupiah = [
            Besaran(
                f"{besaran.capitalize()} (Rp)",
                besaran,
                getattr(itu, f"{besaran}_teks", ""),
                getattr(ini, f"{besaran}_teks", ""),
                bertanda(format_rupiah(getattr(beda, besaran))) if beda else "",
            )
            for besaran in ("pagu", "realisasi", "sisa")
        ]
        poin = "" if beda is None or beda.poin is None else bertanda(format_persen(beda.poin))
        persen = Besaran(
            "Serapan (%)", "serapan", getattr(itu, "serapan_teks", ""), getattr(ini, "serapan_teks", ""), poin
        )
        return [*rupiah, persen]

    @property
    def pagu_selisih_teks(self) -> str:
        return bertanda(format_rupiah(self.hasil.pagu)) if self.hasil else ""

    @property
    def keterangan(self) -> str:
        """What is odd about the pair, or why it has no difference; empty where all is well."""
        if self.hasil is None:
            return ""
        satuan = f"{LOMPATAN[0].upper()}{LOMPATAN[1:]}" if self.hasil.lompatan else ""
        return " ".join(filter(None, [f"{PAGU_NOL.capitalize()}." if self.hasil.poin is None else "", satuan]))


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


def curiga_satuan(rekap: RekapSerapan, lain: RekapSerapan | None) -> str:
    """Why the unit of a set is to be checked, as a set in thousands would be; empty where nothing is odd.

    `lain` is the set before it, None where there is none.
    """
    if any(b.hasil.janggal for b in rekap.semua):
        return JANGGAL
    hasil = _baris(rekap, lain, TOTAL, rekap.total, lain.total).hasil if lain else None
    return f"Dibanding {_sebutan(rekap, lain)}: {LOMPATAN}" if lain and hasil and hasil.lompatan else ""


def _setahun_penuh(data: DataAnggaran) -> bool:
    """Whether a set is of the end of its year, as one without a date is taken to be."""
    return data.per_tanggal is None or data.per_tanggal >= date(data.tahun, 12, 1)


def _sebutan(rekap: RekapSerapan, lain: RekapSerapan) -> str:
    return f"tahun {lain.data.tahun}" if lain.data.tahun != rekap.data.tahun else "revisi sebelumnya"


def terbitan_terlihat(user: Pengguna) -> QuerySet[DataAnggaran]:
    """The sets that can be compared, the latest year and revision first."""
    return data_terlihat(user).select_related("unit").order_by("-tahun", "unit__jalur", "rincian", "-revisi")


def pasangan(user: Pengguna, terbitan: DataAnggaran) -> DataAnggaran | None:
    """What a set is compared with where nothing is asked: its year before, in the same cut if there is one."""
    lain = [d for d in terbitan_terlihat(user).filter(unit=terbitan.unit) if _terdahulu(d, terbitan)]
    return min(lain, key=lambda d: (d.tahun == terbitan.tahun, -d.tahun, d.rincian != terbitan.rincian), default=None)


def pasangan_terakhir(user: Pengguna) -> tuple[DataAnggaran | None, DataAnggaran | None]:
    """The latest year and the one before it, in cuts that have their lines in common if there are such."""
    semua = list(terbitan_terlihat(user).prefetch_related(baris_berurut()))
    terakhir = next(iter(semua), None)
    lama = next((d for d in semua if terakhir and d.unit == terakhir.unit and d.tahun < terakhir.tahun), None)
    if terakhir is None or lama is None:
        return terakhir, pasangan(user, terakhir) if terakhir else None
    ini, itu = ([d for d in semua if (d.unit, d.tahun) == (satu.unit, satu.tahun)] for satu in (terakhir, lama))
    rekap = {d.pk: susun_rekap(d) for d in (*ini, *itu)}
    sebanding = ((a, b) for a in ini for b in itu if cara_bersama(rekap[a.pk], rekap[b.pk]))
    return next(sebanding, (terakhir, lama))


def rekap_sebelumnya(user: Pengguna, rekap: RekapSerapan) -> RekapSerapan | None:
    """The set that `pasangan` finds, with its lines; None where there is none."""
    lain = pasangan(user, rekap.data)
    return susun_rekap(lain) if lain else None


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


def satu_banding(ini: RekapSerapan, itu: RekapSerapan, kunci: str) -> BarisBanding:
    """One line of two sets, by its place in an address."""
    return _baris(ini, itu, kunci, baris_di_alamat(ini, kunci), baris_di_alamat(itu, kunci))


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
