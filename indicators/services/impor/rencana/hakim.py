"""From rows of a file to what would be stored: plan rows and their targets judged against one state of the server."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.core.serializers.json import DjangoJSONEncoder

from indicators.models import SETAHUN, DokumenSumber, Indikator, Realisasi, Sasaran, StatusTarget, Target
from indicators.rekap.target import DILAPORKAN
from indicators.riwayat import potret
from indicators.services.dokumen import (
    CalonDokumen,
    HasilDokumen,
    find_dokumen,
    judge_dokumen,
    tahun_dilaporkan_unit,
)
from indicators.services.impor.jenis import Opsi
from indicators.services.impor.rencana.isi import IsiBaris, isi_indikator, isi_sasaran, nilai_target, target_dokumen
from indicators.services.impor.rencana.kolom import Milik
from indicators.services.realisasi import Galat, Hasil
from indicators.services.rencana import (
    HasilRencana,
    IsianIndikator,
    IsianSasaran,
    MuatanRencana,
    judge_rencana,
)
from indicators.services.target import CalonTarget, HasilTarget, IsianTarget, judge_target


@dataclass(slots=True)
class HasilBaris:
    """One row of a file with the fate of what it says."""

    isi: IsiBaris
    rencana: HasilRencana
    target: dict[int, HasilTarget] = field(default_factory=dict)
    menunggu: list[int] = field(default_factory=list)  # years whose target was proposed already, as the row says it
    dokumen: dict[int, HasilDokumen] = field(default_factory=dict)
    hilang: dict[int, Target] = field(default_factory=dict)  # years whose stored target the row leaves empty

    @property
    def berubah(self) -> bool:
        termuat = any(h.realisasi for h in self.dokumen.values())
        return self.rencana.hasil in (Hasil.BARU, Hasil.BERUBAH) or bool(self.target) or termuat

    @property
    def galat_dokumen(self) -> dict[int, list[Galat]]:
        return {tahun: h.galat for tahun, h in self.dokumen.items() if h.galat}

    @property
    def galat_target(self) -> dict[int, list[Galat]]:
        return {tahun: h.galat for tahun, h in self.target.items() if h.galat}


class HakimRencana:
    """Judges rows against one reading of the server. `opsi`: dokumen, alasan, nomor, sumber."""

    def __init__(self, user: User, opsi: Opsi, muatan: MuatanRencana) -> None:
        self.user, self.opsi, self.muatan = user, opsi, muatan
        dilaporkan = Realisasi.objects.filter(status__in=DILAPORKAN, indikator__sasaran__renstra=muatan.renstra)
        self.dilaporkan = set(dilaporkan.order_by().values_list("indikator_id", "tahun").distinct())
        self.sumber: DokumenSumber | None = None
        self.lama: dict[tuple[Milik, str], Sasaran | Indikator] = {
            **{(Milik.SASARAN, s.kode): s for s in muatan.sasaran.values()},
            **{(Milik.INDIKATOR, i.kode): i for i in muatan.indikator.values()},
        }

    def milik(self, isi: IsiBaris) -> Any:
        """The row as it is stored; None for a new one."""
        return self.lama.get((isi.milik, isi.kunci))

    def tersimpan(self, isi: IsiBaris) -> IsiBaris | None:
        """What is stored for the row, in the words of a file."""
        lama = self.milik(isi)
        if lama is None:
            return None
        if isinstance(lama, Sasaran):
            return isi_sasaran(lama)
        return isi_indikator(lama, self.muatan.target.get(lama.pk, ()), self.opsi["dokumen"])

    def adili(self, baris: Sequence[IsiBaris], kolom_target: Iterable[Set[int]] = ()) -> list[HasilBaris]:
        """`kolom_target`: for each row the years that its sheet has a column for; empty: none is missed."""
        hasil = judge_rencana(self.muatan, [_isian(isi) for isi in baris])
        kolom = list(kolom_target) or [frozenset[int]()] * len(baris)
        semua = [self._target(HasilBaris(isi, h), k) for isi, h, k in zip(baris, hasil, kolom, strict=True)]
        self._dokumen([satu for satu in semua if satu.isi.tercetak and isinstance(satu.rencana.objek, Indikator)])
        return semua

    def _dokumen(self, baris: Sequence[HasilBaris]) -> None:
        """What a document prints; two queries, and one more for the document itself, where anything is printed."""
        if not baris:
            return
        tahun = {t for satu in baris for t in satu.isi.tercetak}
        ada: defaultdict[tuple[int, int], list[Realisasi]] = defaultdict(list)
        milik = [satu.rencana.objek.pk for satu in baris if satu.rencana.objek and satu.rencana.objek.pk]
        for r in Realisasi.objects.filter(indikator__in=milik, tahun__in=tahun):
            ada[r.indikator_id, r.tahun].append(r)
        dilaporkan, dokumen = tahun_dilaporkan_unit(tahun), self._sumber(max(tahun))
        for satu in baris:
            objek: Any = satu.rencana.objek
            calon = [CalonDokumen(objek, t, isian, ada[objek.pk, t]) for t, isian in satu.isi.tercetak.items()]
            hasil = judge_dokumen(calon, dokumen, dilaporkan, self.muatan.predikat)
            satu.dokumen = {h.calon.tahun: h for h in hasil}

    def _sumber(self, tahun: int) -> DokumenSumber | None:
        """The document of the options, found or made once."""
        judul = self.opsi.get("sumber", "")
        if self.sumber is None and judul:
            penerbit = self.muatan.renstra.unit.nama if self.muatan.renstra else "–"
            self.sumber = find_dokumen(judul, penerbit, tahun)
        return self.sumber

    def _target(self, satu: HasilBaris, kolom: Set[int]) -> HasilBaris:
        objek = satu.rencana.objek
        if not isinstance(objek, Indikator):
            return satu
        target = self.muatan.target.get(objek.pk, []) if objek.pk else []
        kini = target_dokumen(target, self.opsi["dokumen"])
        satu.hilang = {tahun: t for tahun, t in kini.items() if tahun in kolom and tahun not in satu.isi.target}
        calon = {}
        for tahun, nilai in satu.isi.target.items():
            ada = [t for t in target if (t.tahun, t.triwulan) == (tahun, SETAHUN)]
            usulan = next((t for t in ada if t.status == StatusTarget.DIUSULKAN), None)
            if usulan and nilai_target(usulan).kata == nilai.kata:
                satu.menunggu.append(tahun)
            elif tahun not in kini or nilai_target(kini[tahun]).kata != nilai.kata:
                calon[tahun] = self._calon(satu.isi, objek, tahun, ada)
        satu.target = dict(zip(calon, judge_target(self.user, calon.values(), self.muatan.predikat), strict=True))
        return satu

    def _calon(self, isi: IsiBaris, objek: Indikator, tahun: int, ada: list[Target]) -> CalonTarget:
        nilai = isi.target[tahun]
        isian = IsianTarget(
            kode=objek.kode,
            tahun=tahun,
            triwulan=SETAHUN,
            dilihat=ada[-1].pk if ada else 0,
            dokumen=self.opsi["dokumen"],
            nilai=nilai.nilai,
            nilai_atas=nilai.atas,
            predikat=nilai.predikat,
            teks=nilai.teks,
            alasan=isi.alasan or self.opsi["alasan"],
            nomor_dokumen=isi.nomor or self.opsi["nomor"],
        )
        return CalonTarget(objek, isian, ada, (objek.pk, tahun) in self.dilaporkan, nilai.tercetak)

    def keadaan(self, isi: IsiBaris) -> str:
        """A short hash of what the server holds for the row; empty for nothing."""
        lama = self.milik(isi)
        target = self.muatan.target.get(lama.pk, ()) if isinstance(lama, Indikator) else ()
        return sidik_keadaan(lama, target) if lama else ""


def _isian(isi: IsiBaris) -> IsianSasaran | IsianIndikator:
    bidang: dict[str, Any] = dict(isi.bidang)
    if isi.milik == Milik.SASARAN:
        if "jenjang" in bidang:
            bidang["jenjang"] = int(bidang["jenjang"])
        return IsianSasaran(isi.kode_sasaran, bidang)
    return IsianIndikator(isi.kode_indikator, {"sasaran": isi.kode_sasaran, **bidang})


def sidik_keadaan(satu: Sasaran | Indikator, target: Iterable[Target]) -> str:
    """The same as long as neither the row nor any of its targets changed."""
    isi: Mapping[str, Any] = {"baris": potret(satu), "target": sorted((t.pk, t.status) for t in target)}
    return hashlib.sha256(json.dumps(isi, sort_keys=True, cls=DjangoJSONEncoder).encode()).hexdigest()[:24]
