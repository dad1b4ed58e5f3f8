"""What a workbook says about itself: its sheets, its calendar, its number formats."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from itertools import islice

from indicators.lembar.arsip import Arsip, nama_part
from indicators.lembar.format_angka import Rupa, rupa_bawaan, rupa_kode
from indicators.lembar.pemeriksaan import periksa_bagian
from indicators.lembar.tolak import tolak
from indicators.lembar.xml import AWAL_DIPINDAI, HUBUNGAN, Atribut, memuat_dtd, urai

JENIS_BAGIAN = "[content_types].xml"
BUKU_UTAMA = ("spreadsheetml.sheet.main+xml", "spreadsheetml.template.main+xml")
TERLIHAT = ("visible", "hidden", "veryHidden")
NAMA_MAKS = 255  # characters of a sheet's name; Excel allows 31
FORMAT_MAKS = 65_536  # cell formats; Excel itself stops at about 64,000


@dataclass(slots=True)
class LembarBuku:
    """One sheet as the workbook lists it; `bagian` is the part that holds its cells."""

    nama: str
    terlihat: str
    bagian: str


@dataclass(slots=True)
class Buku:
    """`rupa` by index of cell format; `hitung_ulang`: written by a program that left all computing to Excel."""

    lembar: list[LembarBuku] = field(default_factory=list)
    rupa: list[Rupa] = field(default_factory=list)
    bagian_untai: str = ""
    sejak_1904: bool = False
    hitung_ulang: bool = False


def baca_buku(arsip: Arsip) -> Buku:
    """Raises LembarDitolak for what is no workbook of sheets, or no plain one."""
    periksa_bagian(arsip.anggota)
    _tolak_dtd(arsip)
    utama = _bagian_utama(arsip)
    hubungan = _hubungan(arsip, utama)
    buku = Buku()
    for jenis, bagian in hubungan.values():
        if jenis == "sharedStrings" and bagian in arsip.anggota:
            buku.bagian_untai = bagian
        elif jenis == "styles" and bagian in arsip.anggota:
            buku.rupa = _rupa(arsip, bagian)
    _isi_buku(buku, arsip, utama, hubungan)
    if not buku.lembar:
        raise tolak("tanpa_lembar")
    return buku


def _tolak_dtd(arsip: Arsip) -> None:
    """In every XML part, read or not; those that are read are watched to their end by the parser."""
    for nama in arsip.anggota:
        if nama.endswith((".xml", ".rels", ".vml")):
            awal = b"".join(islice(arsip.isi(nama), 1))
            if memuat_dtd(awal[:AWAL_DIPINDAI]):
                raise tolak("doctype")


def _bagian_utama(arsip: Arsip) -> str:
    """The workbook part. The list of part types says what the file is, whatever its parts are called."""
    utama: list[str] = []
    bawaan: dict[str, str] = {}

    def mulai(nama: str, atribut: Atribut) -> None:
        jenis = atribut.get("ContentType", "").lower()
        if "macroenabled" in jenis or "vbaproject" in jenis or "macrosheet" in jenis:
            raise tolak("makro")
        if nama.endswith("}Override") and jenis.endswith(BUKU_UTAMA):
            utama.append(nama_part(atribut.get("PartName", "")))
        elif nama.endswith("}Default"):
            bawaan[atribut.get("Extension", "").lower()] = jenis

    urai([arsip.isi_kecil(JENIS_BAGIAN)], mulai)
    if bawaan.get("xml", "").endswith(BUKU_UTAMA):
        utama.append("xl/workbook.xml")
    for bagian in utama:
        if bagian in arsip.anggota:
            return bagian
    raise tolak("bukan_xlsx", tampak="arsip zip")


def _hubungan(arsip: Arsip, bagian: str) -> dict[str, tuple[str, str]]:
    """By id: the last word of the relation's type and the part it leads to."""
    folder, nama_berkas = posixpath.split(bagian)
    daftar = posixpath.join(folder, "_rels", f"{nama_berkas}.rels")
    hasil: dict[str, tuple[str, str]] = {}

    def mulai(nama: str, atribut: Atribut) -> None:
        jenis = atribut.get("Type", "").rpartition("/")[2]
        if jenis.startswith("externalLink"):
            raise tolak("tautan_luar")
        if nama.endswith("}Relationship") and atribut.get("TargetMode") != "External":
            tujuan = posixpath.normpath(posixpath.join(f"/{folder}", atribut.get("Target", "")))
            hasil[atribut.get("Id", "")] = (jenis, nama_part(tujuan))

    if daftar not in arsip.anggota:
        raise tolak("rusak")
    urai([arsip.isi_kecil(daftar)], mulai)
    return hasil


def _isi_buku(buku: Buku, arsip: Arsip, utama: str, hubungan: dict[str, tuple[str, str]]) -> None:
    def mulai(nama: str, atribut: Atribut) -> None:
        match nama:
            case "workbookPr":
                buku.sejak_1904 = _ya(atribut.get("date1904"))
            case "calcPr":
                buku.hitung_ulang = _ya(atribut.get("fullCalcOnLoad"))
            case "sheet":
                jenis, bagian = hubungan.get(_id_hubungan(atribut), ("", ""))
                if jenis == "worksheet" and bagian in arsip.anggota:
                    terlihat = atribut.get("state", TERLIHAT[0])
                    nama_lembar = atribut.get("name", "")
                    buku.lembar.append(
                        LembarBuku(nama_lembar, terlihat if terlihat in TERLIHAT else "hidden", bagian)
                    )

    urai([arsip.isi_kecil(utama)], mulai)
    nama, bagian = ({satu.nama.lower() for satu in buku.lembar}, {satu.bagian for satu in buku.lembar})
    if min(len(nama), len(bagian)) < len(buku.lembar) or not all(0 < len(satu) <= NAMA_MAKS for satu in nama):
        raise tolak("rusak")


def _id_hubungan(atribut: Atribut) -> str:
    return next((atribut[f"{ruang}}}id"] for ruang in HUBUNGAN if f"{ruang}}}id" in atribut), "")


def _ya(nilai: str | None) -> bool:
    return nilai in ("1", "true", "on")


def _rupa(arsip: Arsip, bagian: str) -> list[Rupa]:
    """For each cell format the form of its numbers."""
    kode: dict[str, Rupa] = {}
    hasil: list[Rupa] = []
    di_dalam = [False]

    def mulai(nama: str, atribut: Atribut) -> None:
        match nama:
            case "numFmt":
                kode[atribut.get("numFmtId", "")] = rupa_kode(atribut.get("formatCode", "")[:255])
            case "cellXfs":
                di_dalam[0] = True
            case "cellStyles" | "dxfs" | "cellStyleXfs":
                di_dalam[0] = False
            case "xf" if di_dalam[0]:
                nomor = atribut.get("numFmtId", "0")
                hasil.append(kode.get(nomor) or rupa_bawaan(int(nomor)))
                if len(hasil) > FORMAT_MAKS:
                    raise tolak("bom_zip", sebab="format selnya terlalu banyak")

    urai(arsip.isi(bagian), mulai)
    return hasil
