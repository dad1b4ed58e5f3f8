"""The steps of the wizard: which column is what, what each indikator is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from indicators.capaian import Kalender, Konsolidasi, Polaritas
from indicators.models import JenisNilai
from indicators.services.impor.tabel import Jawaban, UsulanIndikator, UsulanSasaran
from indicators.services.impor.tabel.susun import perlu_pecahan
from indicators.services.impor.tabel.usulan import KODE_SAH
from indicators.tebak.kolom import NAMA, PER_TAHUN, SEKALI, Peran, Peta, TebakanKolom

INDIKATOR_TERBANYAK = 150
CONTOH = 3  # values of a column that are shown
PILIHAN_TEBAKAN = {
    "jenis_nilai": ("Jenis nilai", JenisNilai.choices),
    "polaritas": ("Polaritas", Polaritas.pilihan()),
    "konsolidasi": ("Konsolidasi", Konsolidasi.pilihan()),
    "kalender": ("Kalender ukur", Kalender.pilihan()[:3]),
}


@dataclass(frozen=True, slots=True)
class KolomPeta:
    """One column on the page of the mapping."""

    tebakan: TebakanKolom
    contoh: list[str]
    peran: Any
    tahun: Any


class PetaForm(forms.Form):
    """Which column is what. `peta` is what was guessed, `pilihan` what was chosen before."""

    def __init__(self, data: Any, *, peta: Peta, tahun: Sequence[int], terpilih: dict[str, Any]) -> None:
        awal: dict[str, Any] = {}
        for k in peta.kolom:
            peran, tahun_ini = terpilih.get(k.huruf) or (str(k.peran), k.tahun)
            awal |= {f"peran_{k.huruf}": peran, f"tahun_{k.huruf}": tahun_ini or ""}
        super().__init__(data, initial=awal, use_required_attribute=False)
        self.peta = peta
        pilihan_tahun = [("", "–"), *((str(t), str(t)) for t in tahun)]
        for k in peta.kolom:
            nama = k.judul[:60] or f"kolom {k.huruf}"
            self.fields[f"peran_{k.huruf}"] = forms.ChoiceField(label=f"Isi {nama}", choices=list(NAMA.items()))
            self.fields[f"tahun_{k.huruf}"] = forms.ChoiceField(
                label=f"Tahun {nama}", choices=pilihan_tahun, required=False
            )

    def kolom(self, contoh: dict[str, list[str]]) -> list[KolomPeta]:
        return [
            KolomPeta(k, contoh.get(k.huruf, [])[:CONTOH], self[f"peran_{k.huruf}"], self[f"tahun_{k.huruf}"])
            for k in self.peta.kolom
        ]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        dipakai: dict[tuple[str, str], str] = {}
        for k in self.peta.kolom:
            peran, tahun = isi.get(f"peran_{k.huruf}", ""), isi.get(f"tahun_{k.huruf}", "")
            if peran in PER_TAHUN and not tahun:
                self.add_error(f"tahun_{k.huruf}", "Pilih tahunnya.")
            kunci = (peran, tahun if peran in PER_TAHUN else "")
            if peran in (*PER_TAHUN, *SEKALI) and dipakai.setdefault(kunci, k.huruf) != k.huruf:
                self.add_error(f"peran_{k.huruf}", f"Sudah dipilih untuk kolom {dipakai[kunci]}.")
        peran_ada = {peran for peran, _ in dipakai}
        if not {Peran.INDIKATOR, Peran.KODE_INDIKATOR} & peran_ada:
            raise forms.ValidationError("Pilih satu kolom sebagai Indikator.")
        if not set(PER_TAHUN) & peran_ada:
            raise forms.ValidationError("Pilih sedikitnya satu kolom Target, Realisasi, atau Capaian tercetak.")
        return isi

    @property
    def pemetaan(self) -> dict[str, tuple[str, int]]:
        """Letter -> what it holds, and its year (0 for none); only of a valid form."""
        hasil = {}
        for k in self.peta.kolom:
            peran = self.cleaned_data[f"peran_{k.huruf}"]
            tahun = self.cleaned_data[f"tahun_{k.huruf}"] if peran in PER_TAHUN else ""
            hasil[k.huruf] = (peran, int(tahun or 0))
        return hasil


@dataclass(frozen=True, slots=True)
class BarisTebakan:
    """One indikator on the page of guesses: its fields, each with its reason and whether it must be chosen."""

    usulan: UsulanIndikator
    kode: Any
    bagian: list[tuple[Any, str, bool]]
    pecahan: Any
    contoh: str


class TebakanForm(forms.Form):
    """What each indikator is: guessed where that is sure, empty where a person must choose."""

    def __init__(self, data: Any, *, usulan: Sequence[UsulanSasaran], terpilih: dict[str, Any]) -> None:
        super().__init__(data, use_required_attribute=False)
        self.usulan = usulan
        for s in usulan:
            n = s.tabel.nomor
            self.fields[f"kode_s{n}"] = _kode(s.kode, "Kode sasaran")
            self.fields[f"uraian_s{n}"] = forms.CharField(
                label="Uraian sasaran",
                initial=s.ada.uraian if s.ada else s.tabel.uraian,
                max_length=2000,
                disabled=s.ada is not None,
            )
            for i in s.indikator:
                self._indikator(i)
        for nama, isi in terpilih.items():  # what was chosen when one was here before
            if nama in self.fields and isi and not self.fields[nama].disabled:
                self.fields[nama].initial = isi

    def _indikator(self, i: UsulanIndikator) -> None:
        n = i.tabel.nomor
        self.fields[f"kode_{n}"] = _kode(i.kode, "Kode indikator")
        if i.ada:
            return
        for nama, tebakan in i.tebakan.bagian.items():
            label, pilihan = PILIHAN_TEBAKAN[nama]
            kosong = [] if tebakan.yakin else [("", "Pilih …")]
            self.fields[f"{nama}_{n}"] = forms.ChoiceField(
                label=label,
                choices=[*kosong, *pilihan],
                initial=tebakan.isi if tebakan.yakin else "",
                error_messages={"required": "Pilih dahulu; tebakannya tidak pasti."},
            )
        if perlu_pecahan(i):
            self.fields[f"pecahan_{n}"] = forms.ChoiceField(
                label="Angka tanpa format persen", choices=_pilihan_pecahan(i), required=False
            )

    def baris(self, s: UsulanSasaran) -> list[BarisTebakan]:
        return [self._baris(i) for i in s.indikator]

    def _baris(self, i: UsulanIndikator) -> BarisTebakan:
        n = i.tabel.nomor
        bagian = (
            [] if i.ada else [(self[f"{nama}_{n}"], t.alasan, not t.yakin) for nama, t in i.tebakan.bagian.items()]
        )
        pecahan = self[f"pecahan_{n}"] if f"pecahan_{n}" in self.fields else None
        return BarisTebakan(i, self[f"kode_{n}"], bagian, pecahan, _contoh(i))

    @property
    def ditanya(self) -> int:
        """How many guesses are not sure."""
        baru = (i for s in self.usulan for i in s.indikator if not i.ada)
        return sum(not t.yakin for i in baru for t in i.tebakan.bagian.values())

    @property
    def kelompok(self) -> list[tuple[UsulanSasaran, Any, Any, list[BarisTebakan]]]:
        """Each sasaran with its two fields and its rows."""
        return [
            (s, self[f"kode_s{s.tabel.nomor}"], self[f"uraian_s{s.tabel.nomor}"], self.baris(s)) for s in self.usulan
        ]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        dipakai: dict[tuple[bool, str], str] = {}
        for nama in [n for n in self.fields if n.startswith("kode_")]:
            kode = isi.get(nama, "")
            if kode and dipakai.setdefault((nama.startswith("kode_s"), kode), nama) != nama:
                self.add_error(nama, f"Kode {kode} dipakai dua kali.")
        for s in self.usulan:
            for i in s.indikator:
                self._periksa_pecahan(i, isi)
        return isi

    def _periksa_pecahan(self, i: UsulanIndikator, isi: dict[str, Any]) -> None:
        nama = f"pecahan_{i.tabel.nomor}"
        persen = isi.get(f"jenis_nilai_{i.tabel.nomor}") == JenisNilai.PERSEN or (i.ada and i.ada.persen)
        if nama in self.fields and persen and not isi.get(nama):
            self.add_error(nama, "Pilih bagaimana angka ini dibaca.")

    @property
    def jawaban(self) -> dict[int, Jawaban]:
        """By row of the table; only of a valid form."""
        isi = self.cleaned_data
        hasil = {}
        for s in self.usulan:
            for i in s.indikator:
                n = i.tabel.nomor
                pilihan = {nama: isi.get(f"{nama}_{n}", "") for nama in PILIHAN_TEBAKAN}
                hasil[n] = Jawaban(isi[f"kode_{n}"], pilihan, isi.get(f"pecahan_{n}") == "ya")
        return hasil

    @property
    def sasaran(self) -> dict[int, tuple[str, str]]:
        """By row, kode and wording; only of a valid form."""
        isi = self.cleaned_data
        return {s.tabel.nomor: (isi[f"kode_s{s.tabel.nomor}"], isi[f"uraian_s{s.tabel.nomor}"]) for s in self.usulan}


def _kode(awal: str, label: str) -> forms.Field:
    return forms.RegexField(
        rf"^{KODE_SAH.pattern}\Z",
        label=label,
        initial=awal,
        max_length=30,
        error_messages={"invalid": "Huruf besar, angka, titik, atau tanda hubung.", "required": "Tulis kodenya."},
    )


def _pilihan_pecahan(i: UsulanIndikator) -> list[tuple[str, str]]:
    contoh = perlu_pecahan(i)[0].teks.replace(".", ",")
    return [
        ("", "Pilih …"),
        ("ya", f"{contoh} berarti seratus kalinya, dalam persen"),
        ("tidak", f"{contoh} apa adanya"),
    ]


def _contoh(i: UsulanIndikator) -> str:
    """ "Target 2023: 80 %; Realisasi 2023: n/a"."""
    bagian = []
    for (peran, tahun), sel in i.tabel.sel.items():
        tanda = " %" if sel.persen else ""
        teks = sel.teks.replace(".", ",") if sel.jenis == "angka" else sel.teks
        bagian.append(f"{NAMA[peran]} {tahun}: {teks}{tanda}")
    return " · ".join(bagian)
