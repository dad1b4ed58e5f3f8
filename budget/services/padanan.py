"""The table of headings that imports know beside our own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from budget.models import KolomTabel, PadananKolom, TabelImpor
from indicators.services import save_acuan
from indicators.services.impor import KolomImpor, rapi


@transaction.atomic
def save_padanan(padanan: PadananKolom, *, pelaku: User, alasan: str = "") -> None:
    """Save one heading, recorded. Raises ValidationError where it is read as one that is already there."""
    padanan.judul = " ".join(padanan.judul.split())
    lain = PadananKolom.objects.filter(tabel=padanan.tabel).exclude(pk=padanan.pk)
    sama = next((satu for satu in lain if rapi(satu.judul) == rapi(padanan.judul)), None)
    if sama:
        kolom = KolomTabel(sama.kolom).label
        raise ValidationError({"judul": f"Sudah dikenal sebagai “{sama.judul}”, kolom {kolom}."})
    save_acuan(padanan, pelaku=pelaku, alasan=alasan)


def kolom_berpadanan(tabel: TabelImpor, kolom: Sequence[KolomImpor]) -> tuple[KolomImpor, ...]:
    """The columns with every heading that means them; one query.

    Where a heading is a column's own name, what the table says of it for another column does not count.
    """
    sendiri = {rapi(satu.judul) for satu in kolom}
    lain: defaultdict[str, list[str]] = defaultdict(list)
    for nama, judul in PadananKolom.objects.filter(tabel=tabel).order_by("pk").values_list("kolom", "judul"):
        if rapi(judul) not in sendiri:
            lain[nama].append(judul)
    return tuple(replace(satu, lain=(*satu.lain, *lain[satu.nama])) for satu in kolom)
