"""What is asked of a report, and a passage as it is typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from indicators.akses import Pengguna
from indicators.forms.saring import TahunField, tahun_diminta, tahun_rencana
from indicators.forms.target import PK_TERBESAR
from indicators.models import PERIODE, UnitKerja
from indicators.rekap import tahun_terakhir
from indicators.rekap.unit import pohon_unit
from indicators.services.narasi_laporan import TEKS_TERPANJANG, IsianNarasiLaporan
from renstra.laporan.bahan import Bahan
from renstra.laporan.daftar import JenisLaporan

ANGKA = [("", "Resmi saja"), ("semua", "Sementara: juga yang belum disetujui")]
TRIWULAN = [(nomor, nama) for nomor, nama in PERIODE if nomor]


class SaringLaporanForm(forms.Form):
    """Year, quarter, unit and which figures; only what this report depends on. A foreign unit is no choice."""

    unit = forms.ChoiceField(error_messages={"required": "Tidak ada unit dalam jangkauan Anda."})
    triwulan = forms.TypedChoiceField(label="Periode", coerce=int, empty_value=None, required=False)
    status = forms.ChoiceField(label="Angka", choices=ANGKA, required=False)
    field_order = ("unit", "tahun", "triwulan", "status")

    def __init__(self, data: Any, *, user: Pengguna, jenis: JenisLaporan | None = None) -> None:
        self.user, self.jenis, self.pohon = user, jenis, pohon_unit(user)
        tahun = tahun_terakhir(user) or timezone.localdate().year
        isi = {nama: data.get(nama) for nama in ("triwulan", "status")}
        akar = self.pohon.akar.kode if self.pohon.akar else ""
        isi |= {"unit": data.get("unit") or akar, "tahun": data.get("tahun") or tahun}
        if jenis and jenis.wajib_triwulan:
            isi["triwulan"] = isi["triwulan"] or "4"
        super().__init__(isi, use_required_attribute=False)
        self.fields["unit"].choices = [(u.kode, u.nama_pendek) for u in self.pohon.terlihat]  # type: ignore[attr-defined]
        self.fields["tahun"] = TahunField(tahun_rencana(tahun, tahun_diminta(data)))
        setahun = [] if jenis and jenis.wajib_triwulan else [("", "Setahun")]
        self.fields["triwulan"].choices = [*setahun, *TRIWULAN]  # type: ignore[attr-defined]
        self._tanpa_yang_tak_dipakai()
        self.order_fields(self.field_order)

    def _tanpa_yang_tak_dipakai(self) -> None:
        """What this report does not depend on is not asked, and ignored in its address."""
        if self.jenis is None or not self.jenis.triwulan:
            del self.fields["triwulan"]
        if self.jenis is None or not self.jenis.angka:
            del self.fields["status"]

    def clean_unit(self) -> UnitKerja | None:
        return self.pohon.bernama(self.cleaned_data["unit"])

    def bahan(self, jenis: JenisLaporan) -> Bahan:
        """The question asked; only for a valid form."""
        data = self.cleaned_data
        semua = data.get("status") == "semua"
        return Bahan(self.user, jenis.kode, data["unit"], data["tahun"], data.get("triwulan"), semua)


class TempatNarasiForm(forms.Form):
    """Which passage: report, unit, period, place."""

    laporan = forms.SlugField(max_length=30)
    unit = forms.CharField(max_length=20)
    tahun = forms.IntegerField(min_value=1945, max_value=2100)
    triwulan = forms.TypedChoiceField(choices=[("", ""), *TRIWULAN], coerce=int, empty_value=None, required=False)
    bagian = forms.SlugField(max_length=40)


class NarasiForm(forms.Form):
    """The text, the version that was seen, and a mark of the figures that were seen."""

    dilihat = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=PK_TERBESAR)
    sidik = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)
    teks = forms.CharField(
        label="Teks narasi",
        max_length=TEKS_TERPANJANG + 2000,  # how long it is allowed to be says the service, in words
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
    )

    def isian(self, bahan: Bahan, bagian: str) -> IsianNarasiLaporan:
        """What was typed; only for a valid form."""
        return IsianNarasiLaporan(
            jenis=bahan.jenis,
            tahun=bahan.tahun,
            triwulan=bahan.triwulan or 0,
            unit=bahan.unit.kode,
            bagian=bagian,
            teks=self.cleaned_data["teks"],
            dilihat=self.cleaned_data["dilihat"],
        )
