"""What is typed into the entry grid: read word for word, turned into an entry, or refused with what was meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict

from indicators.akses import Ditolak, Pengguna, unit_terlihat
from indicators.angka import AngkaDitolak, format_angka, format_bagian
from indicators.capaian import Keadaan
from indicators.capaian.nilai import teks_tepat
from indicators.models import PERIODE, Indikator, Realisasi, UnitKerja
from indicators.rekap.isian import periode_bawaan, tahun_isian
from indicators.services.realisasi import BAGIAN, BIDANG, Galat, IsianRealisasi, angka_ketikan, bidang_isian
from indicators.services.teks import bersihkan

PISAH = "|"


class SaringIsianForm(forms.Form):
    """Which quarter, and of which unit; only years in which the reader has indikator."""

    tahun = forms.TypedChoiceField(label="Tahun", coerce=int)
    triwulan = forms.TypedChoiceField(label="Triwulan", choices=PERIODE[1:], coerce=int)
    unit = forms.ModelChoiceField(
        UnitKerja.objects.none(), to_field_name="kode", required=False, empty_label="Semua unit Anda"
    )

    def __init__(self, data: QueryDict, *, user: Pengguna) -> None:
        tahun = tahun_isian(user)
        isi = {kunci: data.get(kunci) for kunci in ("tahun", "triwulan", "unit")}
        if not isi["tahun"] and not isi["triwulan"]:
            isi["tahun"], isi["triwulan"] = map(str, periode_bawaan(user, tahun))
        super().__init__(isi, use_required_attribute=False)
        pilihan: list[Any] = [*tahun] or [isi["tahun"]]  # without any indikator every year is as empty
        self.fields["tahun"].choices = [(t, str(t)) for t in pilihan]  # type: ignore[attr-defined]
        milik = unit_terlihat(user)
        self.fields["unit"].queryset = milik  # type: ignore[attr-defined]
        if len(milik[:2]) < 2:  # nothing to choose
            self.fields["unit"].widget = forms.HiddenInput()

    @property
    def periode(self) -> tuple[int, int]:
        """(tahun, triwulan); only of a valid form."""
        return self.cleaned_data["tahun"], self.cleaned_data["triwulan"]


@dataclass(slots=True)
class Ketikan:
    """One row as it was typed. `awal` is what the page showed, None where the sender does not say."""

    kode: str
    versi: int | None = None
    isi: dict[str, str] = field(default_factory=dict)
    alasan: str = ""
    awal: str | None = None
    yakin: bool = False

    @property
    def gabungan(self) -> str:
        return gabung(self.isi, self.alasan)

    @property
    def disentuh(self) -> bool:
        """Whether there is anything to save; a row left as it was shown is nobody's change."""
        ditulis = bool(self.isi or self.alasan) and not self.menampilkan(self.gabungan)
        return self.yakin or ditulis

    def menampilkan(self, tersimpan: str) -> bool:
        """Whether the page showed this value when it was opened."""
        return self.awal is not None and bersihkan(self.awal) == tersimpan


@dataclass(frozen=True, slots=True)
class Tawaran:
    """A reading of an ambiguous text that fits the field, as it would be typed."""

    bidang: str
    teks: str


@dataclass(slots=True)
class Bacaan:
    """A row that was read: an entry, or what is wrong with it."""

    isian: IsianRealisasi | None = None
    galat: list[Galat] = field(default_factory=list)
    tawaran: list[Tawaran] = field(default_factory=list)


def gabung(isi: Mapping[str, str], alasan: str) -> str:
    """A row as one text, to tell whether it was touched."""
    return bersihkan(PISAH.join([*(isi.get(bidang, "") for bidang in BIDANG), alasan]))


def teks_isian(indikator: Indikator, ada: Realisasi | None) -> dict[str, str]:
    """What stands in the cells of a row: the stored value in its canonical form, which reads back as itself."""
    isi = dict.fromkeys(bidang_isian(indikator), "")
    if ada is None:
        return isi
    if ada.nilai is not None:
        isi["nilai"] = teks_tepat(ada.nilai, indikator.desimal)
    if ada.pembilang is not None and ada.penyebut is not None:
        isi |= {"pembilang": format_bagian(ada.pembilang), "penyebut": format_bagian(ada.penyebut)}
    if ada.predikat:
        isi["predikat"] = ada.predikat.kode
    if ada.teks:
        isi["teks"] = ada.teks
    return isi


def baca_kiriman(data: QueryDict) -> dict[str, Ketikan]:
    """The rows of a posted form by kode, with the answers given by its buttons."""
    kiriman: dict[str, Ketikan] = {}
    for nama in data:
        kolom, pemisah, kode = nama.partition("-")
        if pemisah and kolom in (*BIDANG, "alasan", "versi", "awal"):
            _isi(kiriman.setdefault(kode, Ketikan(kode)), kolom, data.get(nama) or "")
    _jawab(kiriman, data)
    return kiriman


def _isi(ketikan: Ketikan, kolom: str, teks: str) -> None:
    if kolom == "versi":
        ketikan.versi = _versi(teks)
    elif kolom == "awal":
        ketikan.awal = teks
    elif kolom == "alasan":
        ketikan.alasan = teks
    else:
        ketikan.isi[kolom] = teks


def _versi(teks: str) -> int | None:
    """Raises Ditolak for what no page of ours sends."""
    if not teks:
        return None
    if not (teks.isascii() and teks.isdigit() and len(teks) < 10):
        raise Ditolak("Versi baris tidak terbaca. Muat ulang halaman isian, lalu coba lagi.")
    return int(teks)


def _jawab(kiriman: dict[str, Ketikan], data: QueryDict) -> None:
    """The buttons beside a cell: yes it is right, take this reading, take mine, take what is stored."""
    for kode in data.getlist("yakin"):
        if kode in kiriman:
            kiriman[kode].yakin = True
    for jawaban in data.getlist("pakai"):
        kode, bidang, teks = (*jawaban.split(PISAH, 2), "", "")[:3]
        if kode in kiriman and bidang in BIDANG:
            kiriman[kode].isi[bidang] = teks
    for jawaban in data.getlist("punya_saya"):
        kode, _, versi = jawaban.partition(PISAH)
        if kode in kiriman:
            kiriman[kode].versi, kiriman[kode].awal = _versi(versi), None
    for kode in data.getlist("buang"):
        kiriman.pop(kode, None)


def baca_pilihan(pilihan: Iterable[str]) -> dict[str, int | None]:
    """The ticked rows by kode; a row without inputs carries the version that was seen: "SP1.1|3"."""
    return {kode: _versi(versi) for kode, _, versi in (satu.partition(PISAH) for satu in pilihan)}


def baca_ketikan(ketikan: Ketikan, indikator: Indikator, tahun: int, triwulan: int) -> Bacaan:
    """Turn typed texts into an entry; whatever cannot be read comes back named."""
    bacaan = Bacaan()
    nilai: dict[str, Any] = {}
    for bidang, teks in ketikan.isi.items():
        if bidang in bidang_isian(indikator):
            nilai[bidang] = _baca(bidang, teks, indikator, bacaan)
        elif teks.strip():
            bacaan.galat.append(Galat(bidang, "bidang_salah", "Indikator ini tidak diisi lewat kolom itu."))
    keadaan = Keadaan.TIDAK_TERSEDIA if bersihkan(ketikan.alasan) else None
    if keadaan and any(isi not in (None, "") for isi in nilai.values()):
        pesan = "Ada nilai, ada pula sebab mengapa tidak tersedia. Kosongkan salah satunya."
        bacaan.galat.append(Galat("alasan", "keadaan_bertentangan", pesan))
    if not bacaan.galat:
        bacaan.isian = IsianRealisasi(
            indikator.kode,
            tahun,
            triwulan,
            ketikan.versi,
            keadaan=keadaan,
            alasan_keadaan=ketikan.alasan,
            yakin=ketikan.yakin,
            **nilai,
        )
    return bacaan


def _baca(bidang: str, teks: str, indikator: Indikator, bacaan: Bacaan) -> Any:
    if bidang in ("predikat", "teks"):
        return teks
    try:
        return angka_ketikan(bidang, teks, indikator)
    except AngkaDitolak as ditolak:
        bacaan.galat.append(Galat(bidang, ditolak.kode.value, ditolak.pesan))
        bacaan.tawaran += [Tawaran(bidang, cocok) for cocok in _cocok(bidang, ditolak, indikator)]
    return None


def _cocok(bidang: str, ditolak: AngkaDitolak, indikator: Indikator) -> list[str]:
    """Those readings of an ambiguous text that the field can hold."""
    cocok = []
    for nilai in ditolak.tawaran:
        try:
            teks = format_bagian(nilai) if bidang in BAGIAN else format_angka(nilai, indikator.desimal)
        except ValueError:  # more decimals than the unit has
            continue
        cocok.append(teks)
    return cocok
