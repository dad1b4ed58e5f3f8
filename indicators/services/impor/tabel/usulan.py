"""What the rows of a foreign table would be in the plan: found again there, or new with a kode of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from indicators.models import Indikator, Jenjang, NamaLain, Sasaran
from indicators.services.rencana import MuatanRencana
from indicators.tebak.indikator import TebakanIndikator, tebak_indikator
from indicators.tebak.tabel import IndikatorTabel, SasaranTabel

AWALAN = {
    Jenjang.STRATEGIS: "SS",
    Jenjang.PROGRAM: "SP",
    Jenjang.KEGIATAN: "SK",
    Jenjang.PRIORITAS_NASIONAL: "PN",
    Jenjang.RPJMN: "RPJMN",
}
KODE_SAH = re.compile(r"[A-Z][A-Z0-9.-]{0,29}", re.ASCII)


@dataclass(slots=True)
class UsulanIndikator:
    """One row of the table. `ada`: the indikator of the plan that it is; then nothing is guessed."""

    tabel: IndikatorTabel
    kode: str
    ada: Indikator | None
    tebakan: TebakanIndikator


@dataclass(slots=True)
class UsulanSasaran:
    """`ada`: the sasaran of the plan that it is."""

    tabel: SasaranTabel
    kode: str
    ada: Sasaran | None
    indikator: list[UsulanIndikator] = field(default_factory=list)


def usulkan_rencana(muatan: MuatanRencana, tabel: Sequence[SasaranTabel], jenjang: Jenjang) -> list[UsulanSasaran]:
    """Every sasaran and indikator with the kode it would have; one query for other wordings."""
    return _Pengusul(muatan, jenjang).susun(tabel)


class _Pengusul:
    def __init__(self, muatan: MuatanRencana, jenjang: Jenjang) -> None:
        self.muatan, self.jenjang = muatan, jenjang
        kunci = muatan.renstra.pk if muatan.renstra else None
        self.milik = {i.kode: i for i in muatan.indikator.values() if i.sasaran.renstra_id == kunci}
        self.menurut_uraian = {sederhana(i.uraian): i for i in self.milik.values()}
        lain = NamaLain.objects.filter(indikator__sasaran__renstra=muatan.renstra)
        for kode, nama in lain.values_list("indikator__kode", "nama"):
            self.menurut_uraian.setdefault(sederhana(nama), self.milik[kode])
        self.sasaran = {sederhana(s.uraian): s for s in muatan.sasaran.values()}
        self.kode_sasaran, self.kode = set(muatan.sasaran), set(muatan.indikator)
        self.skala = {kode: list(muatan.predikat.get(s.pk, ())) for kode, s in muatan.skala.items()}

    def susun(self, tabel: Sequence[SasaranTabel]) -> list[UsulanSasaran]:
        hasil = []
        for satu in tabel:
            ada = self.muatan.sasaran.get(satu.kode) or self.sasaran.get(sederhana(satu.uraian))
            usulan = UsulanSasaran(satu, ada.kode if ada else self._kode_sasaran(satu.kode), ada)
            usulan.indikator = [self._indikator(usulan.kode, i) for i in satu.indikator]
            hasil.append(usulan)
        return hasil

    def _kode_sasaran(self, tercetak: str) -> str:
        """The printed one where it can be used, else the next of its level."""
        awal = AWALAN[self.jenjang]
        calon = [tercetak] if KODE_SAH.fullmatch(tercetak) else []
        return _bebas([*calon, *(f"{awal}{n}" for n in range(1, 10_000))], self.kode_sasaran)

    def _indikator(self, sasaran: str, satu: IndikatorTabel) -> UsulanIndikator:
        ada = self.milik.get(satu.kode) or self.menurut_uraian.get(sederhana(satu.uraian))
        kode = ada.kode if ada else self._kode(sasaran, satu.kode)
        return UsulanIndikator(satu, kode, ada, tebak_indikator(satu, self.skala))

    def _kode(self, sasaran: str, tercetak: str) -> str:
        """A kode is unique over all versions: where another one has it, that of this version goes in front."""
        versi = re.sub(r"[^A-Z0-9]", "", self.muatan.renstra.versi.upper()) if self.muatan.renstra else ""
        versi = versi if versi[:1].isalpha() else f"V{versi}"
        calon = [tercetak, f"{versi}.{tercetak}"] if KODE_SAH.fullmatch(tercetak) else []
        calon += [f"{sasaran}.{n}" for n in range(1, 10_000)] if self._milik_versi(sasaran) else []
        return _bebas([*calon, *(f"{versi}.{sasaran}.{n}" for n in range(1, 10_000))], self.kode)

    def _milik_versi(self, sasaran: str) -> bool:
        """Whether no other version numbers its indikator after a sasaran of the same kode."""
        return not any(k.startswith(f"{sasaran}.") and k not in self.milik for k in self.muatan.indikator)


def _bebas(calon: Sequence[str], dipakai: set[str]) -> str:
    kode = next(k for k in calon if k not in dipakai)
    dipakai.add(kode)
    return kode


def sederhana(teks: str) -> str:
    """A wording as it is compared: letters and digits only."""
    return re.sub(r"[\W_]+", "", teks.casefold())
