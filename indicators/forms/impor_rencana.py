"""What is chosen beside a file of plan structure: which version, which document, and why targets change."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from indicators.akses import Pengguna, unit_terlihat
from indicators.models import DokumenTarget, Jenjang, Renstra, UnitKerja
from indicators.services.impor.rencana.versi import kunci_renstra

TANPA_VERSI = "-"


class OpsiRencanaForm(forms.Form):
    """`opsi` is what the import keeps of it. `saat_unggah`: fields that are typed where the file is uploaded."""

    renstra = forms.ChoiceField(label="Versi renstra")
    unit = forms.ModelChoiceField(
        UnitKerja.objects.none(),
        label="Unit di templat",
        to_field_name="kode",
        required=False,
        empty_label="Semua unit",
    )
    dokumen = forms.ChoiceField(label="Target menurut", choices=DokumenTarget)
    alasan = forms.CharField(
        label="Alasan target ditetapkan atau diubah",
        max_length=1000,
        required=False,
        widget=forms.TextInput,
        help_text="Wajib bila ada target baru atau berubah.",
    )
    nomor = forms.CharField(
        label="Nomor dokumennya",
        max_length=100,
        required=False,
        help_text="Dokumen yang menjadi dasar, misalnya SK 12/3/BS.01/2024.",
    )
    sumber = forms.CharField(
        label="Judul dokumen sumber",
        max_length=200,
        required=False,
        help_text="Hanya bila berkasnya memuat kolom Realisasi atau Capaian tercetak, misalnya LKjIP 2023.",
    )
    saat_unggah: tuple[str, ...] = ("alasan", "nomor", "sumber")
    petunjuk_templat = "Ubah atau tambah barisnya"

    def __init__(self, data: QueryDict, *, user: Pengguna) -> None:
        semua = list(Renstra.objects.select_related("unit").order_by("-tahun_mulai", "unit__kode"))
        pilihan = [(kunci_renstra(r), f"{r.judul} ({r.nama_versi})") for r in semua]
        pilihan.append((TANPA_VERSI, "Tanpa versi: sasaran strategis, prioritas nasional, RPJMN"))
        isi = {nama: data.get(nama) for nama in self.base_fields}
        isi["renstra"] = isi["renstra"] or pilihan[0][0]
        isi["dokumen"] = isi["dokumen"] or DokumenTarget.RENSTRA.value
        super().__init__(isi, use_required_attribute=False)
        self.fields["renstra"].choices = pilihan  # type: ignore[attr-defined]
        self.fields["unit"].queryset = unit_terlihat(user)  # type: ignore[attr-defined]

    @property
    def opsi(self) -> dict[str, Any]:
        """Only of a valid form."""
        isi = self.cleaned_data
        return {
            "renstra": "" if isi["renstra"] == TANPA_VERSI else isi["renstra"],
            "unit": isi["unit"].kode if isi["unit"] else "",
            "dokumen": isi["dokumen"],
            "alasan": isi["alasan"],
            "nomor": isi["nomor"],
            "sumber": isi["sumber"],
        }

    @property
    def alamat_templat(self) -> dict[str, str]:
        """What the address of the template says of the choice; only of a valid form."""
        return {nama: self.data[nama] or "" for nama in ("renstra", "unit", "dokumen")}


class OpsiTabelForm(OpsiRencanaForm):
    """As for a file of plan structure; everything is typed where the table is handed in."""

    jenjang = forms.TypedChoiceField(label="Jenjang sasarannya", choices=Jenjang, coerce=int)
    saat_unggah = ("renstra", "sumber", "nomor", "dokumen", "jenjang", "unit", "alasan")
    tanpa_pilihan = True
    field_order = saat_unggah

    def __init__(self, data: QueryDict, *, user: Pengguna) -> None:
        super().__init__(data, user=user)
        self.data = {**self.data, "jenjang": data.get("jenjang") or str(Jenjang.PROGRAM.value)}
        unit, sumber, nomor = self.fields["unit"], self.fields["sumber"], self.fields["nomor"]
        unit.label, unit.empty_label = "Unit pemilik yang baru", "Unit pemilik renstra"  # type: ignore[attr-defined]
        sumber.label, sumber.help_text = "Judul dokumen asal tabel", "Misalnya LKjIP Ditjen 2023."
        nomor.label, nomor.help_text = "Nomor dokumen", "Dasar target di tabel ini, misalnya SK 12/3/BS.01/2024."
        self.fields["alasan"].label, self.fields["alasan"].help_text = "Alasan (boleh kosong)", ""
        if "tempel" in data:  # handed in; a page that is only opened complains of nothing
            sumber.required = nomor.required = True
            sumber.error_messages["required"] = "Tulis judul dokumennya."
            nomor.error_messages["required"] = "Tulis nomor dokumennya."

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        berversi = isi.get("jenjang") in (Jenjang.PROGRAM, Jenjang.KEGIATAN)
        if "renstra" in isi and "jenjang" in isi and berversi is (isi["renstra"] == TANPA_VERSI):
            self.add_error("jenjang", "Jenjang ini tidak termasuk versi renstra yang dipilih.")
        if isi.get("renstra") == TANPA_VERSI and not isi.get("unit") and "tempel" in self.data:
            self.add_error("unit", "Pilih unit pemiliknya.")
        return isi

    @property
    def opsi(self) -> dict[str, Any]:
        pemilik = self.cleaned_data["unit"]
        return {
            **super().opsi,
            "unit": "",
            "jenjang": self.cleaned_data["jenjang"],
            "pemilik": pemilik.kode if pemilik else "",
        }
