from __future__ import annotations

from typing import Any

from django import forms

from indicators.angka import AngkaDitolak, parse_angka
from indicators.forms.saring import TanggalField
from indicators.forms.target import PK_TERBESAR, AngkaField
from indicators.models import Indikator, JenisNilai
from indicators.models.bidang import DESIMAL
from indicators.services.nilai_verifikasi import IsianVerifikasi
from indicators.services.realisasi.periksa import bidang_isian

LABEL = {"nilai": "Nilai menurut pemeriksa", "pembilang": "Pembilang", "penyebut": "Penyebut"}


class BagianField(forms.Field):
    """A numerator or denominator, with up to four decimals."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: str | None) -> Any:
        try:
            return parse_angka(value or "", desimal=DESIMAL)
        except AngkaDitolak as ditolak:
            raise forms.ValidationError(ditolak.pesan, code=ditolak.kode.value) from ditolak


class NilaiVerifikasiForm(forms.Form):
    """The value in the form of the indikator, and the document that says so."""

    dilihat = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=PK_TERBESAR)
    sumber = forms.CharField(label="Pemeriksa", max_length=150, help_text="Misalnya APIP atau Inspektorat Jenderal.")
    nomor_dokumen = forms.CharField(
        label="Nomor dokumen", max_length=100, help_text="Misalnya nomor laporan hasil reviu."
    )
    tanggal = TanggalField(label="Tanggal dokumen")
    catatan = forms.CharField(required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, indikator: Indikator, dilihat: int, data: Any = None) -> None:
        super().__init__(data, initial={"dilihat": dilihat}, use_required_attribute=False, label_suffix="")
        self.indikator = indikator
        bidang = bidang_isian(indikator)
        for nama in bidang:
            self.fields[nama] = _bidang(nama, indikator)
        self.order_fields(bidang)

    def isian(self, kode: str, tahun: int, triwulan: int) -> IsianVerifikasi:
        """What was typed, read; only for a valid form."""
        return IsianVerifikasi(kode=kode, tahun=tahun, triwulan=triwulan, **self.cleaned_data)


def dapat_diverifikasi(indikator: Indikator) -> bool:
    """Whether there is a value to hold beside another: of words there is none."""
    return indikator.jenis_nilai != JenisNilai.TEKS


def _bidang(nama: str, indikator: Indikator) -> forms.Field:
    if nama == "predikat":
        skala = indikator.skala_predikat.predikat.all() if indikator.skala_predikat else ()
        return forms.ChoiceField(label=LABEL["nilai"], choices=[("", "Pilih"), *((p.kode, str(p)) for p in skala)])
    if nama == "nilai":
        return AngkaField(
            indikator, label=LABEL[nama], help_text=f"Dalam {indikator.satuan}." if indikator.satuan else ""
        )
    return BagianField(label=LABEL[nama])
