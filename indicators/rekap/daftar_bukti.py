from __future__ import annotations

from indicators.akses import Pengguna, jangkauan
from indicators.models import BuktiDukung
from indicators.rekap.daftar import Daftar


def daftar_bukti(user: Pengguna, realisasi: int | None = None) -> Daftar[BuktiDukung, BuktiDukung]:
    """The evidence that was not removed, of every figure that the user may see or of one of them; oldest first."""
    terlihat = jangkauan(user).terlihat("realisasi__indikator__unit__")
    ada = BuktiDukung.objects.filter(terlihat, dihapus_pada__isnull=True).select_related("diunggah_oleh")
    return Daftar(ada if realisasi is None else ada.filter(realisasi__pk=realisasi), ("pk",))
