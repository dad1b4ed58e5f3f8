"""A target as it is typed, and the decision on a proposal."""

from __future__ import annotations

from typing import Any

from django import forms

from indicators.akses.target import GerakTarget
from indicators.angka import AngkaDitolak, parse_angka
from indicators.forms.saring import TAHUN_TERBESAR, TAHUN_TERKECIL
from indicators.models import PERIODE, DokumenTarget, Indikator, JenisNilai
from indicators.rekap.target import SlotTarget
from indicators.services.target import IsianTarget, bidang_target

LABEL = {"nilai": "Target", "nilai_atas": "Batas atas", "predikat": "Target", "teks": "Target"}
PANJANG_TEKS = forms.Textarea(attrs={"rows": 3})
PK_TERBESAR = 2**63 - 1


class AngkaField(forms.Field):
    """A number typed by a person, in the unit of the indikator; refused with both readings where it has two."""

    def __init__(self, indikator: Indikator, **kwargs: Any) -> None:
        self.indikator = indikator
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}), **kwargs)

    def to_python(self, value: str | None) -> Any:
        milik, teks = self.indikator, value or ""
        if milik.jenis_nilai == JenisNilai.RASIO:
            awal, pemisah, ekor = teks.partition(":")
            teks = ekor if pemisah and awal.strip() == "1" else teks  # "1 : 20" is how it is printed
        try:
            return parse_angka(teks, desimal=milik.desimal, persen=milik.persen, boleh_negatif=milik.boleh_negatif)
        except AngkaDitolak as ditolak:
            raise forms.ValidationError(ditolak.pesan, code=ditolak.kode.value) from ditolak


class SlotForm(forms.Form):
    """Which period of an indikator; whether it has that period is for the page to say."""

    tahun = forms.IntegerField(min_value=TAHUN_TERKECIL, max_value=TAHUN_TERBESAR)
    triwulan = forms.TypedChoiceField(choices=PERIODE, coerce=int)

    @property
    def slot(self) -> tuple[int, int]:
        """(tahun, triwulan); only of a valid form."""
        return self.cleaned_data["tahun"], self.cleaned_data["triwulan"]


class TargetForm(forms.Form):
    """A proposal for one period: the value in the form of the indikator, the document and the reason."""

    tahun = forms.IntegerField(widget=forms.HiddenInput)
    triwulan = forms.IntegerField(widget=forms.HiddenInput)
    dilihat = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=PK_TERBESAR)
    dokumen = forms.ChoiceField(label="Menurut dokumen", choices=DokumenTarget)
    nomor_dokumen = forms.CharField(
        label="Nomor dokumen",
        max_length=100,
        help_text="Dokumen yang menjadi dasar, misalnya SK 12/3/BS.01/2024.",
        error_messages={"required": "Tulis nomor dokumen yang menjadi dasarnya."},
    )
    alasan = forms.CharField(
        label="Alasan",
        max_length=1000,
        widget=PANJANG_TEKS,
        error_messages={"required": "Tulis mengapa target ini ditetapkan atau diubah."},
    )
    cara = forms.ChoiceField(
        choices=[(g.value, g.value) for g in (GerakTarget.USULKAN, GerakTarget.TETAPKAN)], widget=forms.HiddenInput
    )

    def __init__(self, indikator: Indikator, slot: SlotTarget, data: Any = None) -> None:
        awal = {
            "tahun": slot.tahun,
            "triwulan": slot.triwulan,
            "dilihat": slot.terakhir,
            "dokumen": slot.berlaku.dokumen if slot.berlaku else DokumenTarget.RENSTRA,
        }
        super().__init__(data, initial=awal, use_required_attribute=False)
        self.indikator = indikator
        bidang = bidang_target(indikator)
        for nama in bidang:
            self.fields[nama] = _bidang(nama, indikator, bidang)
        self.order_fields((*bidang, "dokumen", "nomor_dokumen", "alasan"))

    @property
    def gerak(self) -> GerakTarget:
        return GerakTarget(self.cleaned_data["cara"])

    def isian(self) -> IsianTarget:
        """What was typed, read; only for a valid form."""
        isi = {nama: nilai for nama, nilai in self.cleaned_data.items() if nama != "cara"}
        return IsianTarget(kode=self.indikator.kode, **isi)


def _bidang(nama: str, indikator: Indikator, bidang: tuple[str, ...]) -> forms.Field:
    label = "Batas bawah" if nama == "nilai" and len(bidang) > 1 else LABEL[nama]
    wajib = {"required": "Isi targetnya." if len(bidang) == 1 else "Isi kedua batasnya."}
    if nama == "predikat":
        skala = indikator.skala_predikat.predikat.all() if indikator.skala_predikat else ()
        return forms.ChoiceField(
            label=label, choices=[("", "Pilih"), *((p.kode, str(p)) for p in skala)], error_messages=wajib
        )
    if nama == "teks":
        return forms.CharField(label=label, max_length=100, error_messages=wajib)
    satuan = f"Dalam {indikator.satuan}." if indikator.satuan else ""
    return AngkaField(indikator, label=label, help_text=satuan, error_messages=wajib)


class PutusanForm(forms.Form):
    """Which proposal, in which revision, and what becomes of it: decided, or withdrawn by its proposer."""

    target = forms.IntegerField(min_value=1, max_value=PK_TERBESAR)
    revisi = forms.IntegerField(min_value=0, max_value=32767)
    putusan = forms.ChoiceField(
        choices=[(g.value, g.value) for g in (GerakTarget.SETUJUI, GerakTarget.TOLAK, GerakTarget.TARIK)]
    )
    catatan = forms.CharField(required=False)  # how long it may be the service says, so that it is not lost
