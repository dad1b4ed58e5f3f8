"""Ready to be written: judged once more against the server as it is now, compared inside the transaction."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.contrib.auth.models import User

from indicators.models import Realisasi
from indicators.riwayat import potret
from indicators.services.impor.jenis import BarisTerap, BerubahSejakPratinjau
from indicators.services.impor.realisasi.isi import dari_json
from indicators.services.realisasi import Hakim, Hasil, HasilIsian, Tulisan, minta_susulan
from indicators.services.sisipan import reserve_keys
from indicators.services.tampungan import Tampungan

SEKALI = 1000
DIUBAH = "angkanya diubah orang lain."
DIBUAT = "angkanya sudah diisi orang lain."


class RealisasiSiap:
    """Rows that were found new or changed a moment ago. Raises BerubahSejakPratinjau where one no longer is.

    Of each row only its statement is kept, on disk, and here what has to be compared before it may run.
    """

    def __init__(self, user: User, baris: Iterable[BarisTerap], permintaan: uuid.UUID) -> None:
        self.user, self.permintaan = user, permintaan
        self.baru: dict[tuple[int, int, int], str] = {}  # indikator, tahun, triwulan: how the row is called
        self.lama: dict[int, tuple[int, str]] = {}  # primary key: the version that was judged, and the same
        self.tampungan = Tampungan()
        hakim = Hakim(user)
        berubah: dict[str, str] = {}
        for sekali in _berkelompok(baris, SEKALI):
            dinilai = hakim.adili([dari_json(b.isi, yakin=b.yakin) for b in sekali])
            berubah |= self._siapkan(sekali, dinilai)
        if berubah:
            raise BerubahSejakPratinjau(berubah)

    def _siapkan(self, baris: Sequence[BarisTerap], dinilai: Sequence[HasilIsian]) -> dict[str, str]:
        """Keep the statements of what changes; which rows cannot, and why."""
        berubah: dict[str, str] = {}
        tulis: list[HasilIsian] = []
        for satu, hasil in zip(baris, dinilai, strict=True):
            if hasil.hasil == Hasil.BARU:
                self.baru[hasil.indikator.pk, hasil.isian.tahun, hasil.isian.triwulan] = satu.kunci
                tulis.append(hasil)
            elif hasil.hasil == Hasil.BERUBAH and hasil.lama:
                self.lama[hasil.lama.pk] = hasil.lama.versi, satu.kunci
                tulis.append(hasil)
            elif hasil.hasil != Hasil.SAMA:  # the same content came in through another door: nothing left to do
                berubah[satu.kunci] = " ".join(g.pesan for g in hasil.galat)
        self._tampung(tulis)
        return berubah

    def _tampung(self, tulis: list[HasilIsian]) -> None:
        baru = [h.realisasi for h in tulis if h.hasil == Hasil.BARU and h.realisasi]
        for satu, kunci in zip(baru, reserve_keys(Realisasi, len(baru)) if baru else (), strict=True):
            satu.pk = kunci
        lama = {h.lama.pk: potret(h.lama) for h in tulis if h.lama}
        Tulisan(self.user, tulis, lama, self.permintaan).tampung(self.tampungan)

    def tulis(self) -> int:
        self._bandingkan()
        self.tampungan.jalankan()
        minta_susulan()
        return len(self.baru) + len(self.lama)

    def _bandingkan(self) -> None:
        """Raises BerubahSejakPratinjau. The rows are locked in order of their keys, as every batch does."""
        kini: dict[int, int] = {}
        for sekali in _berkelompok(sorted(self.lama), SEKALI):
            terkunci = Realisasi.objects.filter(pk__in=sekali).order_by("pk").select_for_update()
            kini |= dict(terkunci.values_list("pk", "versi"))
        berubah = {kunci: DIUBAH for pk, (versi, kunci) in self.lama.items() if kini.get(pk) != versi}
        berubah |= {self.baru[satu]: DIBUAT for satu in self._sudah_ada()}
        if berubah:
            raise BerubahSejakPratinjau(berubah)

    def _sudah_ada(self) -> Iterator[tuple[int, int, int]]:
        for sekali in _berkelompok(self.baru, SEKALI):
            indikator, tahun = {pk for pk, _, _ in sekali}, {satu for _, satu, _ in sekali}
            baris = Realisasi.objects.filter(indikator__in=indikator, tahun__in=tahun)
            ada = baris.values_list("indikator_id", "tahun", "triwulan").iterator()
            yield from (satu for satu in ada if satu in self.baru)


def _berkelompok(sumber: Iterable[Any], banyak: int) -> Iterator[list[Any]]:
    baca = iter(sumber)
    while sekali := list(islice(baca, banyak)):
        yield sekali
