"""What an administrator chooses beside a file of budget data; what is left open the reading finds, or asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone

from budget.models import BULAN, JenisNilaiKinerja, Rincian
from budget.services.impor.anggaran import MAKNA_BULANAN
from indicators.akses import Pengguna, unit_terlihat
from indicators.forms import TanggalField, tahun_rencana
from indicators.models import JenjangUnit, UnitKerja
from indicators.services.teks import bersihkan, keberatan

SUMBER_TERPANJANG = 100
SEJAK = 6  # years back that may be chosen beside those of a plan
REVISI = ("Pagu awal", *(f"Revisi {n}" for n in range(1, 21)))
CARI_DI_BERKAS = "Menurut berkas"


class OpsiBerkasForm(forms.Form):
    """Unit and year, and of which day and source the file is."""

    unit = forms.ModelChoiceField(UnitKerja.objects.none(), to_field_name="kode", empty_label=None)
    tahun = forms.TypedChoiceField(label="Tahun anggaran", coerce=int)
    per_tanggal = TanggalField(label="Per tanggal", required=False)
    sumber = forms.CharField(
        required=False, max_length=SUMBER_TERPANJANG, widget=forms.TextInput(attrs={"placeholder": CARI_DI_BERKAS})
    )
    field_order: Any = ("unit", "tahun", "per_tanggal", "sumber")

    def __init__(self, data: Mapping[str, Any], *, user: Pengguna) -> None:
        terlihat = unit_terlihat(user)
        isi = {nama: data.get(nama) for nama in self.base_fields}
        tahun = timezone.localdate().year
        isi["tahun"] = isi["tahun"] or str(tahun)
        isi["unit"] = isi["unit"] or self._penerbit(terlihat)
        super().__init__(isi, use_required_attribute=False)
        self.fields["unit"].queryset = terlihat  # type: ignore[attr-defined]
        pilihan = sorted({*tahun_rencana(), *range(tahun - SEJAK, tahun + 2)}, reverse=True)
        self.fields["tahun"].choices = [(t, str(t)) for t in pilihan]  # type: ignore[attr-defined]

    @staticmethod
    def _penerbit(terlihat: Any) -> str | None:
        """The unit that publishes as a rule: the first of eselon I."""
        kode: str | None = terlihat.filter(jenjang=JenjangUnit.ESELON_I).values_list("kode", flat=True).first()
        return kode or terlihat.values_list("kode", flat=True).first()

    def clean_sumber(self) -> str:
        teks = bersihkan(self.cleaned_data["sumber"])
        if keluhan := keberatan(teks, SUMBER_TERPANJANG):
            raise forms.ValidationError(keluhan)
        return teks

    def clean_per_tanggal(self) -> Any:
        hari = self.cleaned_data["per_tanggal"]
        if hari and hari > timezone.localdate():
            raise forms.ValidationError("Tanggal ini belum terjadi.")
        return hari

    @property
    def opsi(self) -> dict[str, Any]:
        """Only of a valid form."""
        data = self.cleaned_data
        hari = data["per_tanggal"]
        return data | {"unit": data["unit"].kode, "per_tanggal": hari.isoformat() if hari else ""}


class OpsiBerskalaForm(OpsiBerkasForm):
    """With the scale of its amounts."""

    skala = forms.ChoiceField(
        label="Angka dalam",
        required=False,
        choices=[
            ("", CARI_DI_BERKAS),
            ("1", "Rupiah penuh"),
            ("1000", "Ribuan rupiah"),
            ("1000000", "Jutaan rupiah"),
        ],
    )
    field_order: Any = ("unit", "tahun", "per_tanggal", "sumber", "skala")


class OpsiRoForm(OpsiBerskalaForm):
    """A list of rincian output; `kementerian` for lists that begin their codes with the program."""

    kementerian = forms.RegexField(
        r"^\d{3}\Z",
        label="Kode K/L",
        required=False,
        error_messages={"invalid": "Kode K/L tiga angka, misalnya 027."},
        widget=forms.TextInput(attrs={"placeholder": CARI_DI_BERKAS, "inputmode": "numeric", "size": 5}),
    )
    field_order = ("unit", "tahun", "per_tanggal", "sumber", "kementerian", "skala")


class OpsiAnggaranForm(OpsiBerskalaForm):
    """A set of pagu and realisasi."""

    pagu_versi = forms.ChoiceField(
        label="Versi pagu", required=False, choices=[("", CARI_DI_BERKAS), *((satu, satu) for satu in REVISI)]
    )
    rincian = forms.ChoiceField(
        required=False, choices=[("", "Menurut kolomnya"), *((r.value, r.label) for r in Rincian)]
    )
    bulanan = forms.ChoiceField(
        label="Kolom per bulan", required=False, choices=[("", "Tanyakan bila ada"), *MAKNA_BULANAN]
    )
    field_order = ("unit", "tahun", "pagu_versi", "per_tanggal", "sumber", "rincian", "skala", "bulanan")


class OpsiNilaiForm(OpsiBerkasForm):
    """A table of NKA or IKPA."""

    jenis = forms.ChoiceField(label="Nilai", choices=[(satu.value, satu.name) for satu in JenisNilaiKinerja])
    bulan = forms.ChoiceField(
        label="Sampai dengan",
        required=False,
        choices=[("", CARI_DI_BERKAS), *((str(nomor), nama) for nomor, nama in BULAN)],
    )
    field_order = ("unit", "jenis", "tahun", "bulan", "per_tanggal", "sumber")

    def __init__(self, data: Mapping[str, Any], *, user: Pengguna) -> None:
        super().__init__({**data_polos(data), "jenis": data.get("jenis") or JenisNilaiKinerja.IKPA}, user=user)


def data_polos(data: Mapping[str, Any]) -> dict[str, Any]:
    """One value a name, also of a query string."""
    return {nama: data.get(nama) for nama in data}
