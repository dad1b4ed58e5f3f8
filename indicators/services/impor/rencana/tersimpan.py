"""One plan version as the rows of a file: what a template is filled with."""

from __future__ import annotations

from django.contrib.auth.models import User

from indicators.models import Indikator
from indicators.services.impor.jenis import Opsi
from indicators.services.impor.rencana.isi import IsiBaris, isi_indikator, isi_sasaran
from indicators.services.impor.rencana.versi import renstra_opsi
from indicators.services.rencana import MuatanRencana, muat_rencana


def rencana_tersimpan(user: User, opsi: Opsi) -> tuple[MuatanRencana, list[IsiBaris]]:
    """Each sasaran, its indikator under it; with `unit` those of that unit and below, under their sasaran."""
    muatan = muat_rencana(user, renstra_opsi(opsi))
    unit = muatan.unit.get(opsi["unit"])
    jalur = unit.jalur if unit else ""
    kunci = muatan.renstra.pk if muatan.renstra else None
    milik: dict[int, list[Indikator]] = {}
    for satu in muatan.indikator.values():
        if satu.sasaran.renstra_id == kunci and satu.unit.jalur.startswith(jalur):
            milik.setdefault(satu.sasaran_id, []).append(satu)
    baris = []
    for sasaran in sorted(muatan.sasaran.values(), key=lambda s: (s.jenjang, s.urutan)):
        if sasaran.pk in milik or sasaran.unit.jalur.startswith(jalur):
            baris.append(isi_sasaran(sasaran))
            for satu in sorted(milik.get(sasaran.pk, ()), key=lambda i: i.urutan):
                baris.append(isi_indikator(satu, muatan.target.get(satu.pk, ()), opsi["dokumen"]))
    return muatan, baris
