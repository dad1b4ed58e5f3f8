"""Which plan version an import is about, as its options name it."""

from __future__ import annotations

from indicators.akses import TakTerlihat
from indicators.models import Renstra
from indicators.services.impor.jenis import Opsi


def kunci_renstra(renstra: Renstra) -> str:
    """ "LINJAMSOS/menjadi"."""
    return f"{renstra.unit.kode}/{renstra.versi}"


def renstra_opsi(opsi: Opsi) -> Renstra | None:
    """None for what belongs to no version. Raises TakTerlihat for a version that is gone."""
    if not opsi["renstra"]:
        return None
    unit, _, versi = opsi["renstra"].partition("/")
    renstra = Renstra.objects.select_related("unit").filter(unit__kode=unit, versi=versi).first()
    if renstra is None:
        raise TakTerlihat("Versi renstra ini tidak ada lagi.")
    return renstra
