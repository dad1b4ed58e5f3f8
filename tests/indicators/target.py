"""Proposals of targets for tests: I.U1A of `tests.dunia` belongs to U1A, its target of 2024 is 100,00."""

from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User

from indicators.models import Realisasi, StatusTarget, Target
from indicators.services.target import IsianTarget, approve_target, propose_target

KODE, TAHUN = "I.U1A", 2024


def terakhir(kode: str = KODE, tahun: int = TAHUN, triwulan: int = 0) -> int:
    """The newest row of a period, as a page shows it."""
    baris = Target.objects.filter(indikator__kode=kode, tahun=tahun, triwulan=triwulan).order_by("-pk").first()
    return baris.pk if baris else 0


def isian(nilai: str | None = "85", **lain: Any) -> IsianTarget:
    isi = {"kode": KODE, "tahun": TAHUN, "triwulan": 0, "alasan": "Pagu bertambah", "nomor_dokumen": "SK 7/2024"}
    isi |= lain
    isi.setdefault("dilihat", terakhir(isi["kode"], isi["tahun"], isi["triwulan"]))
    return IsianTarget(nilai=Decimal(nilai) if nilai is not None else None, **isi)


def usul(user: User, nilai: str = "85", **lain: Any) -> Target:
    return propose_target(user, isian(nilai, **lain))


def revisi(pengusul: User, pemutus: User, nilai: str = "85", **lain: Any) -> Target:
    """A revision that was proposed and approved."""
    usulan = usul(pengusul, nilai, **lain)
    return approve_target(pemutus, usulan.pk, usulan.revisi)


def berlaku(kode: str = KODE, tahun: int = TAHUN, triwulan: int = 0) -> list[Decimal | None]:
    """The values approved for a period, the one in force last."""
    baris = Target.objects.filter(status=StatusTarget.DISETUJUI, indikator__kode=kode, tahun=tahun, triwulan=triwulan)
    return list(baris.order_by("revisi").values_list("nilai", flat=True))


def laporkan(kode: str = KODE, tahun: int = TAHUN, status: str = "diajukan") -> None:
    """Something of that year has been submitted."""
    indikator = Target.objects.filter(indikator__kode=kode)[0].indikator
    Realisasi.objects.create(
        indikator=indikator, tahun=tahun, triwulan=1, keadaan="terisi", nilai=Decimal("60"), status=status
    )
