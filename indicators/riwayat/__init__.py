"""The append-only history: `catat` writes a row in the caller's transaction, `segel` chains it afterwards."""

from indicators.riwayat.catatan import Catatan, catat, catat_banyak, minta_segel, susun_riwayat
from indicators.riwayat.potret import perubahan, potret

__all__ = ["Catatan", "catat", "catat_banyak", "minta_segel", "perubahan", "potret", "susun_riwayat"]
