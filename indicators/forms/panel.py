"""The words of one figure as they are typed: analisis, kendala, tindak lanjut, komentar."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory
from django.http import QueryDict

from indicators.akses import Ditolak
from indicators.models import Manfaat, Realisasi
from indicators.services.realisasi import IsianNarasi, Tindakan
from indicators.services.realisasi.tindakan import TINDAKAN_TERBANYAK

GABUNG, PUNYA_SAYA = "gabung", "punya_saya"


class TindakanForm(forms.Form):
    """One action; a row left empty is none."""

    uraian = forms.CharField(label="Apa yang akan dilakukan", required=False, widget=forms.Textarea({"rows": 2}))
    penanggung_jawab = forms.CharField(
        label="Penanggung jawab", required=False, help_text="Jabatan atau unit yang dapat ditagih, bukan “tim”."
    )
    tenggat = forms.DateField(
        label="Tenggat",
        required=False,
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"],
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Tulis tanggal, misalnya 31/12/2024."},
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if any(data.values()):
            for bidang in self.fields:
                if not data.get(bidang) and bidang not in self.errors:
                    self.add_error(bidang, "Isi juga bagian ini, atau kosongkan seluruh barisnya.")
        return data

    @property
    def tindakan(self) -> Tindakan | None:
        data = self.cleaned_data  # without keys where the row was left as it came
        return Tindakan(data["uraian"], data["penanggung_jawab"], data["tenggat"]) if data.get("uraian") else None


TindakanFormSet = formset_factory(TindakanForm, extra=1, max_num=TINDAKAN_TERBANYAK, absolute_max=TINDAKAN_TERBANYAK)


class NarasiForm(forms.Form):
    """`versi` and `awal` say what was seen: the row, and its words."""

    versi = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    awal = forms.CharField(required=False, widget=forms.HiddenInput)
    analisis = forms.CharField(
        label="Analisis",
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text="Mengapa hasilnya demikian, dibanding target dan triwulan lalu.",
    )
    kendala = forms.CharField(
        label="Kendala",
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="Yang menghambat, dan sebabnya.",
    )


class KomentarForm(forms.Form):
    teks = forms.CharField(label="Komentar", widget=forms.Textarea({"rows": 2}))


class ManfaatForm(forms.Form):
    """Whether an action helped; `dilihat` is the answer that stood there."""

    aksi = forms.IntegerField(min_value=1)
    membantu = forms.ChoiceField(choices=Manfaat.choices)
    dilihat = forms.ChoiceField(choices=[("", ""), *Manfaat.choices], required=False)


def sidik(ada: Realisasi | None, tindakan: Iterable[Tindakan]) -> str:
    """A fingerprint of the words of a figure, to tell whether they are still those that were seen."""
    isi = [ada.analisis, ada.kendala] if ada else ["", ""]
    isi += [f"{t.uraian}\t{t.penanggung_jawab}\t{t.tenggat}" for t in tindakan]
    return hashlib.sha256("\n\n".join(isi).encode()).hexdigest()


class FormulirNarasi:
    """The form of the narrative with its rows of actions."""

    def __init__(self, data: QueryDict | None, ada: Realisasi | None, tindakan: Sequence[Tindakan]) -> None:
        awal = {"versi": ada.versi if ada else None, "awal": sidik(ada, tindakan)}
        awal |= {"analisis": ada.analisis, "kendala": ada.kendala} if ada else {}
        baris = [{"uraian": t.uraian, "penanggung_jawab": t.penanggung_jawab, "tenggat": t.tenggat} for t in tindakan]
        self.narasi = NarasiForm(data, initial=awal, prefix="narasi")
        self.tindakan: BaseFormSet[TindakanForm] = TindakanFormSet(data, initial=baris, prefix="tindakan")

    def is_valid(self) -> bool:
        """Raises Ditolak where the rows are not those of a page of ours."""
        if not self.tindakan.management_form.is_valid():
            raise Ditolak("Formulir ini tidak lengkap terkirim. Muat ulang halaman, lalu coba lagi.")
        return all([self.narasi.is_valid(), self.tindakan.is_valid()])

    def isian(self, kode: str, tahun: int, triwulan: int) -> IsianNarasi:
        """What was typed; only of a valid form."""
        data = self.narasi.cleaned_data
        tindakan = tuple(t for form in self.tindakan.forms if (t := form.tindakan))
        return IsianNarasi(kode, tahun, triwulan, data["versi"], data["analisis"], data["kendala"], tindakan)

    @property
    def awal(self) -> str:
        return str(self.narasi.cleaned_data["awal"])


def gabungkan(isian: IsianNarasi, ada: Realisasi | None, tindakan: Sequence[Tindakan]) -> IsianNarasi:
    """Both texts of a conflict, the stored one first; nothing twice."""
    lain = tuple(t for t in isian.tindakan if t not in tindakan)
    return IsianNarasi(
        isian.kode,
        isian.tahun,
        isian.triwulan,
        isian.versi,
        _gabung(ada.analisis if ada else "", isian.analisis),
        _gabung(ada.kendala if ada else "", isian.kendala),
        (*tindakan, *lain),
    )


def _gabung(tersimpan: str, ketikan: str) -> str:
    return tersimpan if ketikan.strip() in tersimpan else "\n\n".join(filter(None, [tersimpan, ketikan.strip()]))
