from indicators.rekap.silang.baris import BarisSasaran, KelompokSilang, Perbandingan, Rangkai, Ujung
from indicators.rekap.silang.susun import perbandingan_versi

__all__ = ["BarisSasaran", "KelompokSilang", "Perbandingan", "Rangkai", "Ujung", "perbandingan_versi"]
