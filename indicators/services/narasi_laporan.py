"""Passages of reports: text with references and what they said when it was written; telling of what changed since."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from indicators.akses import (
    Bentrok,
    TakTerlihat,
    TidakLengkap,
    penulis_narasi,
    periksa_menulis_narasi,
    unit_terlihat,
)
from indicators.models import NarasiLaporan, Riwayat, UnitKerja
from indicators.models.narasi import kutipan_dalam
from indicators.riwayat import Catatan, catat, catat_banyak, potret
from indicators.services.pemberitahuan import beri_tahu
from indicators.services.teks import bersihkan, keberatan

TEKS_TERPANJANG = 6000
KUTIPAN_TERBANYAK = 40
JENIS, BASI = "narasilaporan", "basi"
DISEBUT = 5  # of the quotations of one passage, in a message


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianNarasiLaporan:
    """A passage as it is written. `dilihat` is the version that was seen, 0 where there was none."""

    jenis: str
    tahun: int
    triwulan: int
    unit: str
    bagian: str
    teks: str
    dilihat: int


def unit_narasi(user: User, kode: str) -> UnitKerja:
    """The unit whose report somebody is about to write. Raises TakTerlihat, Terlarang."""
    unit = None if "\x00" in kode else unit_terlihat(user).filter(kode=kode).first()
    if unit is None:
        raise TakTerlihat("Unit tidak ditemukan.")
    periksa_menulis_narasi(user, unit.jalur)
    return unit


@transaction.atomic
def save_narasi_laporan(user: User, isian: IsianNarasiLaporan, kutipan: Mapping[str, str]) -> NarasiLaporan:
    """Save a passage; `kutipan` says for each reference that is known what it says now.

    The same text again confirms that it is still right: the values seen become those of now. Raises TakTerlihat,
    Terlarang, TidakLengkap (also for a reference that leads nowhere), or Bentrok where somebody else wrote meanwhile.
    """
    unit = unit_narasi(user, isian.unit)
    teks = bersihkan(isian.teks)
    dikutip = _periksa(teks, kutipan)
    kunci = {nama: getattr(isian, nama) for nama in ("jenis", "tahun", "triwulan", "bagian")} | {"unit": unit}
    ada = NarasiLaporan.objects.select_for_update().filter(**kunci).first()
    if (ada.versi if ada else 0) != isian.dilihat:
        raise Bentrok(_bentrok(ada))
    if ada and (ada.teks, ada.kutipan) == (teks, dikutip):
        return ada
    sebelum = potret(ada) if ada else None
    aksi = "buat" if ada is None else "tegaskan" if ada.teks == teks else "ubah"
    baris = ada or NarasiLaporan(**kunci, versi=0)
    baris.teks, baris.kutipan, baris.versi = teks, dikutip, baris.versi + 1
    baris.penulis, baris.ditulis_pada = user, timezone.now()
    _simpan(baris)
    catat(
        aksi=aksi,
        jenis=JENIS,
        objek_id=baris.pk,
        objek_kode=_kode(baris),
        pelaku=user,
        unit=unit,
        sebelum=sebelum,
        sesudah=potret(baris),
    )
    return baris


def _periksa(teks: str, kutipan: Mapping[str, str]) -> dict[str, str]:
    """What the text quotes, with what it says. Raises TidakLengkap with everything that is wrong."""
    dikutip = kutipan_dalam(teks)
    kurang = [f"Kutipan {{{satu}}} tidak menunjuk angka unit ini." for satu in dikutip if satu not in kutipan]
    if keluhan := keberatan(teks, TEKS_TERPANJANG):
        kurang.append(keluhan)
    if len(dikutip) > KUTIPAN_TERBANYAK:
        kurang.append(f"Terlalu banyak kutipan: {len(dikutip)}, paling banyak {KUTIPAN_TERBANYAK}.")
    if kurang:
        raise TidakLengkap("Narasi belum dapat disimpan.", kurang)
    return {satu: kutipan[satu] for satu in dikutip}


def _simpan(baris: NarasiLaporan) -> None:
    try:
        with transaction.atomic():
            baris.save()
    except IntegrityError as galat:
        raise Bentrok(_bentrok(None)) from galat


def _bentrok(ada: NarasiLaporan | None) -> str:
    oleh = f" oleh {ada.penulis.get_username()}" if ada else ""
    return f"Narasi ini sudah diubah{oleh} sejak Anda membuka halamannya. Ketikan Anda belum disimpan."


def _kode(baris: NarasiLaporan) -> str:
    return f"{baris.jenis}/{baris.unit.kode}/{baris.tahun}/{baris.triwulan}/{baris.bagian}"


@dataclass(frozen=True, slots=True)
class NarasiBasi:
    """A passage as it was read, with what each changed reference said and says, and where that is to be seen."""

    narasi: NarasiLaporan
    beda: Mapping[str, tuple[str, str]]
    tempat: str
    sunting_url: str
    laporan_url: str


@transaction.atomic
def tell_narasi_basi(temuan: Sequence[NarasiBasi], menu_url: str) -> int:
    """Tell each author once of each version of a passage; one message lists all of them. How many are new.

    That somebody was told is a row of the history, and is told again only of what was saved since. Whoever no longer
    writes for the unit is not told, and nobody in their place: the report itself is marked for everybody.
    """
    if not temuan:
        return 0
    kini = NarasiLaporan.objects.select_for_update().filter(pk__in=[t.narasi.pk for t in temuan])
    versi, penulis = dict(kini.values_list("pk", "versi")), penulis_narasi([t.narasi for t in temuan])
    sudah = _sudah_diberitahu([t.narasi for t in temuan])
    baru = [
        t
        for t in temuan
        if versi.get(t.narasi.pk) == t.narasi.versi
        and t.narasi.pk in penulis
        and (str(t.narasi.pk), t.narasi.versi) not in sudah
    ]
    if baru:
        catat_banyak([_catatan(satu) for satu in baru])
    for siapa in {t.narasi.penulis for t in baru}:
        milik = [t for t in baru if t.narasi.penulis == siapa]
        beri_tahu([siapa], _perihal(milik), _isi(milik), _url(milik, menu_url))
    return len(baru)


def _sudah_diberitahu(narasi: Collection[NarasiLaporan]) -> set[tuple[str, int]]:
    """The passages (key as text) and versions of which their author was told."""
    kabar = Riwayat.objects.filter(jenis=JENIS, aksi=BASI, objek_id__in=[str(n.pk) for n in narasi])
    return {(kunci, isi["versi"]) for kunci, isi in kabar.values_list("objek_id", "sesudah") if isi}


def _catatan(satu: NarasiBasi) -> Catatan:
    return Catatan(
        aksi=BASI,
        jenis=JENIS,
        objek_id=satu.narasi.pk,
        objek_kode=_kode(satu.narasi),
        unit=satu.narasi.unit,
        sebelum={"kutipan": {kutipan: dahulu for kutipan, (dahulu, _) in satu.beda.items()}},
        sesudah={
            "kutipan": {kutipan: kini for kutipan, (_, kini) in satu.beda.items()},
            "versi": satu.narasi.versi,
        },
    )


def _perihal(milik: Sequence[NarasiBasi]) -> str:
    if len(milik) == 1:
        return f"Angka yang dikutip narasi Anda berubah: {milik[0].tempat}"
    return f"Angka yang dikutip {len(milik)} narasi Anda berubah"


def _isi(milik: Sequence[NarasiBasi]) -> str:
    bagian = []
    for satu in milik:
        angka = [f"- {kutipan} dahulu {dahulu}, kini {kini}" for kutipan, (dahulu, kini) in satu.beda.items()]
        lain = [f"- dan {len(angka) - DISEBUT} kutipan lain"] if len(angka) > DISEBUT else []
        bagian.append("\n".join([f"{satu.tempat}:", *angka[:DISEBUT], *lain]))
    anjuran = "Tinjau kalimatnya; simpan lagi, juga bila masih benar, dan tandanya hilang dari laporan."
    return "\n\n".join([*bagian, anjuran])


def _url(milik: Sequence[NarasiBasi], menu_url: str) -> str:
    """Where the work waits: the passage, its report where several stand in one, else the list of reports."""
    if len(milik) == 1:
        return milik[0].sunting_url
    laporan = {satu.laporan_url for satu in milik}
    return laporan.pop() if len(laporan) == 1 else menu_url
