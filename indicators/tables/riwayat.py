"""Lists that are paged and not entry grids: those are plain template loops, which cost a fifth."""

from __future__ import annotations

import django_tables2 as tables
from django.template.loader import render_to_string

from indicators.rekap.riwayat import BarisRiwayat


def _kelas(nama: str) -> dict[str, dict[str, str]]:
    return {"th": {"class": nama}, "td": {"class": nama}}


class RiwayatTable(tables.Table):  # type: ignore[misc]
    """The history in its own order, newest first: a list that has no end is not sorted by its readers.

    Not TemplateColumn: that runs the context processors, and with them their queries, once for every cell.
    """

    waktu = tables.Column(verbose_name="Waktu (WIB)", empty_values=(), attrs=_kelas("k-waktu"))
    apa = tables.Column(verbose_name="Apa", empty_values=(), attrs=_kelas("k-sedang"))
    beda = tables.Column(verbose_name="Perubahan", empty_values=(), attrs=_kelas("perubahan"))
    segel = tables.Column(verbose_name="Segel", empty_values=(), attrs=_kelas("nomor k-segel"))

    class Meta:
        template_name = "indicators/riwayat_tabel.html"
        orderable = False
        attrs = {"caption": "Riwayat perubahan, terbaru di atas"}

    def render_waktu(self, record: BarisRiwayat) -> str:
        return render_to_string("indicators/riwayat_waktu.html", {"record": record})

    def render_apa(self, record: BarisRiwayat) -> str:
        return render_to_string("indicators/riwayat_apa.html", {"record": record})

    def render_beda(self, record: BarisRiwayat) -> str:
        return render_to_string("indicators/riwayat_beda.html", {"record": record})

    def render_segel(self, record: BarisRiwayat) -> str:
        return f"nomor {record.segel}" if record.segel else "menunggu segel"
