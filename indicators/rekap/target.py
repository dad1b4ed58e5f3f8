"""The targets of one indikator, period by period, with every revision and what waits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import formats, timezone

from indicators.capaian import ROMAWI, Aturan, Nilai, teks_nilai, triwulan_ukur
from indicators.capaian.target_triwulan import catatan_triwulan
from indicators.models import SETAHUN, Indikator, Realisasi, StatusRealisasi, StatusTarget, Target
from indicators.rekap.periode import aturan_indikator, nilai_target, rangkaian_target

DILAPORKAN = (StatusRealisasi.DIAJUKAN, StatusRealisasi.DIVERIFIKASI, StatusRealisasi.DISETUJUI)
ORANG = ("predikat", "diusulkan_oleh", "ditetapkan_oleh")


def periode_teks(tahun: int, triwulan: int) -> str:
    """ "tahun 2024", or "s.d. triwulan II 2024"."""
    return f"s.d. triwulan {ROMAWI[triwulan]} {tahun}" if triwulan else f"tahun {tahun}"


def target_teks(target: Target | None, aturan: Aturan) -> str:
    return teks_nilai(nilai_target(target), aturan) if target else ""


def rangkaian_teks(rangkaian: Sequence[Target], aturan: Aturan) -> str:
    """ "semula 80,00 (Renstra), menjadi 85,00 (revisi 1, dokumen SK 7/2024)"; empty where nothing was replaced."""
    if len(rangkaian) < 2:
        return ""
    awal, *lanjutan = rangkaian
    bagian = [f"semula {target_teks(awal, aturan)} ({asal_teks(awal)})"]
    dokumen = awal.dokumen
    for satu in lanjutan:
        bagian.append(f"menjadi {target_teks(satu, aturan)} ({_perubahan_teks(satu, dokumen)})")
        dokumen = satu.dokumen
    return ", ".join(bagian)


def asal_teks(target: Target) -> str:
    """ "Renstra", "Perjanjian Kinerja revisi 2"."""
    return f"{target.get_dokumen_display()}{f' revisi {target.revisi}' if target.revisi else ''}"


def sumber_teks(target: Target) -> str:
    """Where a target stands: its place in the document, else the document of its revision."""
    dokumen = f", dokumen {target.nomor_dokumen}" if target.nomor_dokumen else ""
    return target.tempat or f"{asal_teks(target)}{dokumen}"


def _perubahan_teks(target: Target, dokumen: str) -> str:
    asal = f"revisi {target.revisi}" if target.dokumen == dokumen else asal_teks(target)
    return f"{asal}, dokumen {target.nomor_dokumen}" if target.nomor_dokumen else asal


@dataclass(frozen=True, slots=True)
class BarisRevisi:
    """One revision as it is read: its value, and what became of it."""

    target: Target
    teks: str

    @property
    def menunggu(self) -> bool:
        return self.target.status == StatusTarget.DIUSULKAN

    @property
    def ditolak(self) -> bool:
        return self.target.status == StatusTarget.DITOLAK

    @property
    def ditarik(self) -> bool:
        return self.target.status == StatusTarget.DITARIK

    @property
    def diceritakan(self) -> bool:
        """Whether somebody decided or asked for it; what came with the first document needs no more words."""
        return bool(self.target.nomor_dokumen or self.target.diusulkan_oleh_id or self.target.ditetapkan_oleh_id)

    @property
    def isi(self) -> str:
        """ "Renstra revisi 1, dokumen SK 7/2024"; with its value where it is not in force."""
        nilai = "" if self.target.status == StatusTarget.DISETUJUI else f": {self.teks}"
        dokumen = f", dokumen {self.target.nomor_dokumen}" if self.target.nomor_dokumen else ""
        return f"{asal_teks(self.target)}{nilai}{dokumen}."

    @property
    def orang(self) -> str:
        """Who proposed and who decided, each with the day."""
        putusan = "ditetapkan" if self.target.diusulkan_oleh is None else self.target.get_status_display().lower()
        bagian = [
            f"{kata} {oleh.get_username()} {formats.date_format(timezone.localtime(pada), 'j F Y')}"
            for kata, oleh, pada in (
                ("diusulkan", self.target.diusulkan_oleh, self.target.diusulkan_pada),
                (putusan, self.target.pemutus, self.target.ditetapkan_pada),
            )
            if oleh and pada
        ]
        teks = ", ".join(bagian)
        return f"{teks[0].upper()}{teks[1:]}." if teks else ""


@dataclass(frozen=True, slots=True)
class SlotTarget:
    """A year or a quarter of one indikator: what is in force, how it came about, what waits for approval.

    `terakhir` is the newest row there is (0 for none): whoever proposes names it, so that nobody is overlooked.
    """

    tahun: int
    triwulan: int
    rangkaian: tuple[Target, ...]
    usulan: Target | None
    revisi: tuple[BarisRevisi, ...]
    aturan: Aturan
    terakhir: int
    dilaporkan: bool

    @property
    def periode_teks(self) -> str:
        return periode_teks(self.tahun, self.triwulan)

    @property
    def berlaku(self) -> Target | None:
        return self.rangkaian[-1] if self.rangkaian else None

    @property
    def berlaku_teks(self) -> str:
        return target_teks(self.berlaku, self.aturan)

    @property
    def semula_menjadi(self) -> str:
        return rangkaian_teks(self.rangkaian, self.aturan)

    @property
    def usulan_teks(self) -> str:
        return target_teks(self.usulan, self.aturan)

    @property
    def nama_triwulan(self) -> str:
        return f"triwulan {ROMAWI[self.triwulan]}" if self.triwulan else ""

    @property
    def asal(self) -> str:
        return asal_teks(self.berlaku) if self.berlaku else ""

    @property
    def bercerita(self) -> bool:
        return any(satu.diceritakan for satu in self.revisi)

    @property
    def dapat_ditetapkan(self) -> bool:
        """Whether a first target may be set without a proposal: nothing approved, nothing reported that year."""
        return not self.rangkaian and not self.usulan and not self.dilaporkan


@dataclass(frozen=True, slots=True)
class TahunTarget:
    """The periods of one year, and what is odd about its quarters (empty where nothing is)."""

    tahun: int
    slot: tuple[SlotTarget, ...]
    catatan: str


def target_per_tahun(indikator: Indikator) -> list[TahunTarget]:
    """Every year of the indikator's life with its year and the quarters it is measured in; two queries."""
    aturan = aturan_indikator(indikator)
    per_slot: defaultdict[tuple[int, int], list[Target]] = defaultdict(list)
    for satu in Target.objects.filter(indikator=indikator).select_related(*ORANG).order_by("pk"):
        per_slot[satu.tahun, satu.triwulan].append(satu)
    dilaporkan = tahun_dilaporkan(indikator)
    return [
        _tahun(tahun, per_slot, aturan, tahun in dilaporkan)
        for tahun in range(indikator.tahun_awal, indikator.tahun_akhir + 1)
    ]


def tahun_dilaporkan(indikator: Indikator) -> set[int]:
    """The years of which something has been submitted: their targets change by a revision only."""
    baris = Realisasi.objects.filter(indikator=indikator, status__in=DILAPORKAN)
    return set(baris.order_by().values_list("tahun", flat=True).distinct())


def periode_indikator(aturan: Aturan, tahun: int) -> tuple[int, ...]:
    """The year, and the quarters in which it is measured but for a single one, which is the year itself."""
    triwulan = triwulan_ukur(aturan, tahun)
    return (SETAHUN, *triwulan) if len(triwulan) > 1 else (SETAHUN,)


def _tahun(
    tahun: int, per_slot: defaultdict[tuple[int, int], list[Target]], aturan: Aturan, dilaporkan: bool
) -> TahunTarget:
    ada = {tw for t, tw in per_slot if t == tahun}
    slot = tuple(
        _slot(tahun, tw, per_slot.get((tahun, tw), []), aturan, dilaporkan)
        for tw in sorted(ada | set(periode_indikator(aturan, tahun)))
    )
    berlaku = {s.triwulan: nilai_target(s.berlaku) for s in slot if s.berlaku}
    setahun: Nilai | None = berlaku.pop(SETAHUN, None)
    return TahunTarget(tahun, slot, catatan_triwulan(berlaku, setahun, aturan, tahun))


def _slot(tahun: int, triwulan: int, target: Sequence[Target], aturan: Aturan, dilaporkan: bool) -> SlotTarget:
    disetujui = [t for t in target if t.status == StatusTarget.DISETUJUI]
    rangkaian = rangkaian_target(disetujui).get((tahun, triwulan), ())
    return SlotTarget(
        tahun,
        triwulan,
        rangkaian,
        next((t for t in target if t.status == StatusTarget.DIUSULKAN), None),
        tuple(BarisRevisi(t, target_teks(t, aturan)) for t in target),
        aturan,
        target[-1].pk if target else 0,
        dilaporkan,
    )
