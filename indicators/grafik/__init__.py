"""Geometry of the SVG charts. Pure: coordinates only; the template draws them and a table carries the figures."""

from indicators.grafik.deret import (
    ATAS,
    BAWAH,
    JARAK_LABEL,
    KANAN,
    KIRI,
    LEBAR,
    TINGGI,
    Grafik,
    Tanda,
    Titik,
    grafik_deret,
)
from indicators.grafik.kuadran import Kuadran, TandaKuadran, TitikKuadran, grafik_kuadran
from indicators.grafik.mini import Mini, TitikMini, grafik_mini

__all__ = [
    "ATAS",
    "BAWAH",
    "JARAK_LABEL",
    "KANAN",
    "KIRI",
    "LEBAR",
    "TINGGI",
    "Grafik",
    "Kuadran",
    "Mini",
    "Tanda",
    "TandaKuadran",
    "Titik",
    "TitikKuadran",
    "TitikMini",
    "grafik_deret",
    "grafik_kuadran",
    "grafik_mini",
]
