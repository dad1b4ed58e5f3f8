"""Twice the rows of the document: the same world with every list twice as long."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model

from budget.models import (
    BarisAnggaran,
    DataAnggaran,
    KelompokAnggaran,
    KomponenNilai,
    NilaiKinerjaAnggaran,
    Pendanaan,
    RincianOutput,
)
from indicators.models import (
    ArahKebijakan,
    DokumenSumber,
    Indikator,
    IndikatorTujuan,
    KerangkaRegulasi,
    NamaLain,
    Penugasan,
    Realisasi,
    Renstra,
    Riwayat,
    Rujukan,
    Sasaran,
    Silsilah,
    Target,
    Tujuan,
    UnitKerja,
)

Peta = dict[tuple[type[Model], Any], Model]


def gandakan() -> None:
    peta: Peta = {}
    _kembar(UnitKerja, peta, lambda u: {"kode": f"{u.kode}2", "jalur": f"{u.jalur[:-1]}2/"})
    _kembar(Tujuan, peta, lambda t: {"urutan": t.urutan + 50})
    _kembar(IndikatorTujuan, peta)
    _kembar(Sasaran, peta, lambda s: {"kode": f"{s.kode}-2", "urutan": s.urutan + 50}, tetap=("renstra", "unit"))
    _kembar(Indikator, peta, _indikator, tetap=("unit",))
    for model in (NamaLain, Target, Realisasi, Silsilah):
        _kembar(model, peta)
    _kembar(Rujukan, peta, lambda r: {"urutan": r.urutan + 500})
    _kembar(ArahKebijakan, peta, lambda a: {"kode": f"{a.kode}-2", "urutan": a.urutan + 500})
    _kembar(KerangkaRegulasi, peta, lambda k: {"nomor": k.nomor + 500})
    _kembar(DokumenSumber, peta, lambda d: {"kode": f"{d.kode}-2"})
    _anggaran(peta)
    _orang(peta)


def _indikator(satu: Indikator) -> dict[str, Any]:
    """Every other double stays under the sasaran of its original, the rest under its double."""
    tetap = {"sasaran": satu.sasaran} if satu.pk % 2 else {}
    return {"kode": f"{satu.kode}-2", "urutan": satu.urutan + 50} | tetap


def _anggaran(peta: Peta) -> None:
    """Longer sets, more sets, and the plan before the present one gets its own allocations."""
    _kembar(KelompokAnggaran, peta, lambda k: {"kode": f"{k.kode}2", "urutan": k.urutan + 500})
    _kembar(BarisAnggaran, peta, lambda b: {"urutan": b.urutan + 500})
    _kembar(DataAnggaran, peta, lambda d: {"tahun": d.tahun - 10})
    semula = Renstra.objects.get(versi="semula")
    _kembar(Pendanaan, peta, lambda p: {"renstra": semula})
    _kembar(KomponenNilai, peta, lambda k: {"nama": f"{k.nama} 2", "urutan": k.urutan + 50})
    _kembar(NilaiKinerjaAnggaran, peta)
    _kembar(RincianOutput, peta, lambda r: {"kro": "ZZZ"})


def _orang(peta: Peta) -> None:
    _kembar(User, peta, lambda u: {"username": f"{u.username}.2"})
    _kembar(Penugasan, peta)
    Riwayat.objects.bulk_create([_tanpa_kunci(satu) for satu in Riwayat.objects.all()])


def _tanpa_kunci(satu: Any) -> Any:
    satu.pk = None
    return satu


def _kembar(model: type[Model], peta: Peta, lain: Any = None, tetap: tuple[str, ...] = ()) -> None:
    """A double of each row, hung on the double of its parent where there is one."""
    for satu in list(model._base_manager.order_by("pk")):
        kunci, perubahan = satu.pk, lain(satu) if lain else {}
        for kolom in model._meta.concrete_fields:
            if kolom.is_relation and kolom.name not in tetap:
                induk = peta.get((kolom.related_model, getattr(satu, kolom.attname)))
                if induk is not None:
                    setattr(satu, kolom.name, induk)
        for nama, nilai in perubahan.items():
            setattr(satu, nama, nilai)
        satu.pk = None
        satu._state.adding = True
        satu.save(force_insert=True)
        peta[model, kunci] = satu
