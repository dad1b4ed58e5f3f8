"""Ready to be written: judged once more against the server as it is now, compared inside the transaction."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.contrib.auth.models import User

from indicators.models import Realisasi
from indicators.riwayat import potret
from indicators.services.impor.jenis import BarisTerap, BerubahSejakPratinjau
from indicators.services.impor.realisasi.isi import dari_json
from indicators.services.realisasi import Hasil, HasilIsian, Tulisan, judge_realisasi
from indicators.services.sisipan import reserve_keys

SEKALI = 1000
DIUBAH = "angkanya diubah orang lain."
DIBUAT = "angkanya sudah diisi orang lain."


class RealisasiSiap:
    """Rows that were found new or changed a moment ago. Raises BerubahSejakPratinjau where one no longer is."""

    def __init__(self, user: User, baris: Iterable[BarisTerap], permintaan: uuid.UUID) -> None:
        self.hasil: list[HasilIsian] = []
        self.kunci: list[str] = []
        berubah: dict[str, str] = {}
        for sekali in _berkelompok(baris, SEKALI):
            dinilai = judge_realisasi(user, [dari_json(b.isi, yakin=b.yakin) for b in sekali])
            for satu, hasil in zip(sekali, dinilai, strict=True):
                if hasil.hasil in (Hasil.BARU, Hasil.BERUBAH):
                    self.hasil.append(hasil)
                    self.kunci.append(satu.kunci)
                elif hasil.hasil != Hasil.SAMA:  # the same content came in through another door: nothing left to do
                    berubah[satu.kunci] = " ".join(g.pesan for g in hasil.galat)
        if berubah:
            raise BerubahSejakPratinjau(berubah)
        baru = [h.realisasi for h in self.hasil if h.hasil == Hasil.BARU and h.realisasi]
        for satu, kunci in zip(baru, reserve_keys(Realisasi, len(baru)) if baru else (), strict=True):
            satu.pk = kunci
        lama = {h.lama.pk: potret(h.lama) for h in self.hasil if h.lama}
        self.tulisan = Tulisan(user, self.hasil, lama, permintaan)

    def tulis(self) -> int:
        self._bandingkan()
        self.tulisan.tulis()
        return len(self.hasil)

    def _bandingkan(self) -> None:
        """Raises BerubahSejakPratinjau. The rows are locked in order of their keys, as every batch does."""
        versi = {h.lama.pk: h.lama.versi for h in self.hasil if h.lama}
        kini: dict[int, int] = {}
        for sekali in _berkelompok(sorted(versi), SEKALI):
            terkunci = Realisasi.objects.filter(pk__in=sekali).order_by("pk").select_for_update()
            kini |= dict(terkunci.values_list("pk", "versi"))
        ada = self._sudah_ada()
        berubah: dict[str, str] = {}
        for kunci, h in zip(self.kunci, self.hasil, strict=True):
            if h.lama and kini.get(h.lama.pk) != h.lama.versi:
                berubah[kunci] = DIUBAH
            elif h.lama is None and (h.indikator.pk, h.isian.tahun, h.isian.triwulan) in ada:
                berubah[kunci] = DIBUAT
        if berubah:
            raise BerubahSejakPratinjau(berubah)

    def _sudah_ada(self) -> set[tuple[Any, ...]]:
        baru = [h for h in self.hasil if h.lama is None]
        ada: set[tuple[Any, ...]] = set()
        for sekali in _berkelompok(baru, SEKALI):
            kolom = ("indikator_id", "tahun", "triwulan")
            tahun = {h.isian.tahun for h in sekali}
            baris = Realisasi.objects.filter(indikator__in={h.indikator.pk for h in sekali}, tahun__in=tahun)
            ada |= set(baris.values_list(*kolom))
        return ada


def _berkelompok(sumber: Iterable[Any], banyak: int) -> Iterator[list[Any]]:
    baca = iter(sumber)
    while sekali := list(islice(baca, banyak)):
        yield sekali
