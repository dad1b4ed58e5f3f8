"""The append-only history: `catat` writes a row in the caller's transaction, `segel` chains it afterwards."""

from indicators.riwayat.catatan import Catatan, catat, catat_banyak, segel_nanti, susun_riwayat
from indicators.riwayat.potret import perubahan, potret

__all__ = ["Catatan", "catat", "catat_banyak", "perubahan", "potret", "segel_nanti", "susun_riwayat"]
