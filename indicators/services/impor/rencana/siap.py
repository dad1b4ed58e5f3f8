"""Ready to be written: judged once more against the server as it is now, compared inside the transaction."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from django.contrib.auth.models import User

from indicators.models import Indikator, Sasaran, Target
from indicators.services.dokumen import TulisanDokumen
from indicators.services.impor.jenis import BarisTerap, BerubahSejakPratinjau, Opsi
from indicators.services.impor.rencana.hakim import HakimRencana, HasilBaris, sidik_keadaan
from indicators.services.impor.rencana.isi import dari_json
from indicators.services.impor.rencana.kolom import Milik
from indicators.services.impor.rencana.versi import renstra_opsi
from indicators.services.rencana import TulisanRencana, muat_rencana
from indicators.services.target import TulisanTarget

DIUBAH = "diubah orang lain sejak pratinjau."
SEKALI = 1000
Baris = TypeVar("Baris", Sasaran, Indikator)


class RencanaSiap:
    """Rows that were found new or changed a moment ago. Raises BerubahSejakPratinjau where one no longer is."""

    def __init__(self, user: User, opsi: Opsi, baris: Iterable[BarisTerap], permintaan: uuid.UUID) -> None:
        hakim = HakimRencana(user, opsi, muat_rencana(user, renstra_opsi(opsi)))
        semua = [(satu.kunci, satu.isi, dari_json(satu.isi)) for satu in baris]
        berubah = {kunci: DIUBAH for kunci, isi, satu in semua if hakim.keadaan(satu) != isi["dilihat"]}
        if berubah:
            raise BerubahSejakPratinjau(berubah)
        self.dilihat = {(satu.milik, satu.kunci): isi["dilihat"] for _, isi, satu in semua if isi["dilihat"]}
        self.kunci = {kunci: hakim.lama[kunci].pk for kunci in self.dilihat}
        hasil = hakim.adili([satu for _, _, satu in semua])
        for satu in hasil:
            milik = (satu.galat_target, satu.galat_dokumen)
            if galat := [*satu.rencana.galat, *(g for per in milik for semua in per.values() for g in semua)]:
                berubah[satu.isi.kunci] = " ".join(g.pesan for g in galat)
        if berubah:
            raise BerubahSejakPratinjau(berubah)
        self._tulisan(user, hasil, permintaan)

    def _tulisan(self, user: User, hasil: list[HasilBaris], permintaan: uuid.UUID) -> None:
        self.jumlah = sum(satu.berubah for satu in hasil)
        self.rencana = TulisanRencana(user, [satu.rencana for satu in hasil], permintaan)
        self.target = TulisanTarget(user, [t for satu in hasil for t in satu.target.values()], permintaan)
        self.dokumen = TulisanDokumen(user, [d for satu in hasil for d in satu.dokumen.values()], permintaan)

    def tulis(self) -> int:
        self._bandingkan()
        self.rencana.tulis()
        self.target.tulis()
        self.dokumen.tulis()
        return self.jumlah

    def _bandingkan(self) -> None:
        """Raises BerubahSejakPratinjau. Rows are locked in order of their keys, as every batch does."""
        kini: dict[tuple[Milik, int], str] = {}
        for sasaran in self._terkunci(Sasaran, Milik.SASARAN):
            kini[Milik.SASARAN, sasaran.pk] = sidik_keadaan(sasaran, ())
        indikator = self._terkunci(Indikator, Milik.INDIKATOR)
        target: defaultdict[int, list[Target]] = defaultdict(list)
        for mulai in range(0, len(indikator), SEKALI):
            for satu in Target.objects.filter(indikator__in=indikator[mulai : mulai + SEKALI]):
                target[satu.indikator_id].append(satu)
        for satu_indikator in indikator:
            kini[Milik.INDIKATOR, satu_indikator.pk] = sidik_keadaan(satu_indikator, target[satu_indikator.pk])
        berubah = {
            kode: DIUBAH
            for (milik, kode), sidik in self.dilihat.items()
            if kini.get((milik, self.kunci[milik, kode])) != sidik
        }
        if berubah:
            raise BerubahSejakPratinjau(berubah)

    def _terkunci(self, model: type[Baris], milik: Milik) -> list[Baris]:
        pk = sorted(kunci for (punya, _), kunci in self.kunci.items() if punya == milik)
        return [
            satu
            for mulai in range(0, len(pk), SEKALI)
            for satu in model._base_manager.filter(pk__in=pk[mulai : mulai + SEKALI])
            .order_by("pk")
            .select_for_update()
        ]
