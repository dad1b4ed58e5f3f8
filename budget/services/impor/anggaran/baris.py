"""From the cells of one row to one line of a set, or to what is wrong with it. No query here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from budget.models import JenisBelanja, Kewenangan, Rincian
from budget.services.impor.acuan import UnitBerkas, kode_bernama, pisah_kode
from budget.services.impor.anggaran.kolom import KODE, PENGGANTI, RANTAI
from budget.services.impor.kode import kode_sel, rantai_bertitik, rantai_sel
from budget.services.impor.sel import rupiah_sel
from indicators.angka import format_rupiah
from indicators.lembar import Sel
from indicators.models import Sasaran, UnitKerja
from indicators.services.impor import Pesan, rapi
from indicators.services.impor.asal import Asal, BarisBerasal
from indicators.services.impor.sel import SelDitolak, dari_rumus, teks_sel

Kunci = tuple[str, ...]
URAIAN_TERPANJANG, KELOMPOK_TERPANJANG = 300, 5
LABEL = {"jenis_belanja": dict(JenisBelanja.choices), "kewenangan": dict(Kewenangan.choices)}
JUMLAH = re.compile(r"(?P<sub>sub\s*-?\s*)?(?:grand\s+)?(?:jumlah|total)\b\s*(?P<sisa>.*)")
KOSONG = ("kosong, padahal kosong bukan nol", "Tulis 0 bila memang nol, atau isi angkanya.")


def kunci_baris(rincian: str, kode: Mapping[str, str], unit: UnitKerja | None, uraian: str) -> Kunci:
    """The code by which a cut divides, whatever other codes the line has; all of them where it is complete."""
    if rincian in LABEL or rincian == Rincian.SASARAN:
        return (kode[rincian] or rapi(uraian),)
    pemilik = (unit.kode if unit else "") or kode["satker"]
    if rincian == Rincian.SATKER:
        return (pemilik or rapi(uraian),)
    return (pemilik, *(kode[nama] for nama in KODE[1:])) if any(kode.values()) else (rapi(uraian),)


@dataclass(slots=True)
class Calon(BarisBerasal):
    """One row on its way to a line. Amounts in whole rupiah; None where the cell is empty or can not be read."""

    uraian: str = ""
    kode_teks: str = ""
    satker_teks: str = ""
    kelompok: str = ""
    kode: dict[str, str] = field(default_factory=dict)
    unit: UnitKerja | None = None
    sasaran: Sasaran | None = None
    pagu: int | None = None
    realisasi: int | None = None
    blokir: int = 0
    sisa: int | None = None
    serapan: str = ""
    tanya: list[Pesan] = field(default_factory=list)

    @property
    def berangka(self) -> bool:
        return any(nama in self.asal.sel for nama in ("pagu", "realisasi", *PENGGANTI))

    @property
    def rantai(self) -> Kunci:
        """The codes of the chain without empty ones at its end; a shorter chain may be the sum of longer ones."""
        isi = [self.kode.get(nama, "") for nama in RANTAI]
        while isi and not isi[-1]:
            isi.pop()
        return tuple(isi)

    @property
    def tingkat(self) -> Kunci:
        """The levels of its code as written, whatever they mean: 027.03.WA is three, and 1.2 in an outline two."""
        tulisan = _teks(self.asal.sel.get("rantai")) or self.kode_teks
        return tuple("".join(tulisan.upper().split()).rstrip(".").split(".")) if tulisan else ()

    def kunci(self, rincian: Rincian) -> Kunci:
        """What tells this line from the others of its set."""
        kode = {nama: self.kode.get(nama, "") for nama in (*KODE, "sasaran")}
        return kunci_baris(rincian, kode, self.unit, self.uraian)

    @property
    def nama_kunci(self) -> str:
        """The same for people: "51", "027.WA.4473", "SET"."""
        isi = [self.kode.get("satker") or (self.unit.kode if self.unit else "")]
        isi += [self.kode.get("jenis_belanja", ""), self.kode.get("kewenangan", ""), ".".join(self.rantai)]
        isi += [self.sasaran.kode if self.sasaran else ""]
        return " ".join(filter(None, isi)) or self.uraian[:60]


def baca_calon(asal: Asal, kali: int) -> Calon:
    """All that the row says by itself; what a plain "Kode" means depends on the table (`kenali`)."""
    satu = Calon(asal)
    sel = asal.sel
    satu.uraian = satu.coba(lambda: teks_sel(sel.get("uraian"), URAIAN_TERPANJANG), "")
    satu.kode_teks = _teks(sel.get("kode")) or _teks(sel.get("nomor"))
    satu.kelompok = satu.coba(lambda: teks_sel(sel.get("kelompok"), KELOMPOK_TERPANJANG), "")
    satu.serapan = _teks(sel.get("serapan"))[:20]
    if satu.serapan and sel["serapan"].persen:
        satu.serapan = f"{satu.serapan.replace('.', ',')} %"[:20]
    for nama in ("pagu", "realisasi", "sisa", "blokir"):
        if catatan := dari_rumus(sel.get(nama)):
            satu.catatan.append(Pesan(asal.alamat(nama), "", catatan))
    satu.pagu = satu.coba(lambda: rupiah_sel(sel.get("pagu"), kali), None)
    satu.realisasi = satu.coba(lambda: rupiah_sel(sel.get("realisasi"), kali), None)
    satu.blokir = satu.coba(lambda: rupiah_sel(sel.get("blokir"), kali), None) or 0
    try:
        satu.sisa = rupiah_sel(sel.get("sisa"), kali)
    except SelDitolak:  # below zero, or a remark: printed, and compared where it is a number
        satu.sisa = None
    _baca_kode(satu)
    return satu


def _teks(sel: Sel | None) -> str:
    return " ".join(sel.teks.split())[:300] if sel is not None else ""


def _baca_kode(satu: Calon) -> None:
    sel = satu.asal.sel
    kata = next((t for nama in ("rantai", *KODE, "sasaran") if JUMLAH.match(rapi(t := _teks(sel.get(nama))))), "")
    if kata:  # a total says so where its lines have their code
        satu.kode_teks = kata
        return
    rantai: dict[str, str] = {}
    satu.kode |= satu.coba(lambda: rantai_sel(sel.get("rantai")), rantai) or rantai_bertitik(sel.get("kode"))
    for nama in RANTAI:
        if nama in sel:
            satu.kode[nama] = satu.coba(lambda n=nama: kode_sel(n, sel.get(n)), "")  # type: ignore[misc]
    for nama in ("jenis_belanja", "kewenangan"):
        if teks := _teks(sel.get(nama)):
            satu.kode[nama] = kode_bernama(nama, teks)
            satu.uraian = satu.uraian or pisah_kode(teks)[1]
    satu.satker_teks = _teks(sel.get("satker"))


def kenali(satu: Calon, rincian: Rincian, unit: UnitBerkas, sasaran: Mapping[str, Sasaran]) -> None:
    """Give the line the code by which the table is cut, its unit and its name; complain where it has none."""
    if satu.satker_teks or rincian == Rincian.SATKER:
        _kenali_satker(satu, unit)
    if "sasaran" in satu.asal.sel or rincian == Rincian.SASARAN:
        _kenali_sasaran(satu, sasaran)
    for bidang in LABEL:
        if rincian == bidang and not satu.kode.get(bidang):
            _kenali_bernama(satu, bidang)
        elif bidang in satu.asal.sel and not satu.kode.get(bidang):
            _tak_dikenal(satu, bidang, bidang)
    if not satu.uraian:
        satu.uraian = next((LABEL[b][satu.kode[b]] for b in LABEL if satu.kode.get(b)), "") or satu.nama_kunci
    if not satu.uraian:
        satu.keluhkan("uraian", "baris ini tidak bernama dan tidak berkode")
    _periksa_jumlah(satu)


def _kenali_bernama(satu: Calon, bidang: str) -> None:
    """By the name; by the plain "Kode" where there is no name, and never against it."""
    nama, kode = kode_bernama(bidang, satu.uraian), kode_bernama(bidang, satu.kode_teks)
    satu.kode[bidang] = nama or kode
    if not satu.kode[bidang]:
        _tak_dikenal(satu, bidang, bidang if bidang in satu.asal.sel else "uraian")
    elif nama and kode and nama != kode and "kode" in satu.asal.sel:
        alasan = f"kode {kode} adalah {LABEL[bidang][kode]}, tetapi namanya {satu.uraian}"
        satu.keluhkan("kode", alasan, "Perbaiki salah satunya; bila ini nomor urut, ganti judul kolomnya menjadi No.")


def _tak_dikenal(satu: Calon, bidang: str, nama: str) -> None:
    pilihan = ", ".join(f"{kode} {label}" for kode, label in LABEL[bidang].items())
    satu.keluhkan(nama, f"bukan {bidang.replace('_', ' ')} yang dikenal", f"Pilih: {pilihan}.")


def _kenali_sasaran(satu: Calon, sasaran: Mapping[str, Sasaran]) -> None:
    """Raises no error: a code that the plan in force does not have is complained of, and so is none at all."""
    teks = _teks(satu.asal.sel.get("sasaran"))
    satu.sasaran = sasaran.get(teks.casefold())
    if satu.sasaran is None:
        pilihan = ", ".join(s.kode for s in list(sasaran.values())[:12]) or "belum ada"
        satu.keluhkan("sasaran", "bukan kode sasaran yang berlaku tahun itu", f"Yang ada: {pilihan}.")
        return
    satu.kode["sasaran"] = satu.sasaran.kode
    satu.uraian = satu.uraian or satu.sasaran.uraian[:URAIAN_TERPANJANG]


def _kenali_satker(satu: Calon, unit: UnitBerkas) -> None:
    """A satker by its code of six, or by its name; a number of another length is a code that lost its zeros."""
    teks = satu.satker_teks or (satu.kode_teks if satu.kode_teks.isdigit() and len(satu.kode_teks) > 3 else "")
    nama = "satker" if satu.satker_teks else "kode"
    kode, sebutan = pisah_kode(teks)
    if kode:
        sel = satu.asal.sel[nama]._replace(teks=kode)
        satu.kode["satker"] = satu.coba(lambda: kode_sel("satker", sel), "")
    satu.uraian = satu.uraian or sebutan
    satu.unit = unit.cari(satu.kode.get("satker", ""), sebutan, satu.uraian, satu.kode_teks)
    if satu.unit is None:
        satu.catatan.append(satu.pesan(nama, "bukan unit yang dikenal, jadi barisnya disimpan tanpa unit"))
    elif not satu.uraian:
        satu.uraian = satu.unit.nama


def _periksa_jumlah(satu: Calon) -> None:
    """The amounts of one line against each other."""
    dikeluhkan = {p.alamat for p in satu.keluhan}
    for nama in ("pagu", "realisasi"):
        if getattr(satu, nama) is None and satu.asal.alamat(nama) not in dikeluhkan:
            satu.keluhkan(nama, *KOSONG)
    if satu.pagu is None or satu.realisasi is None:
        return
    if satu.blokir > satu.pagu:
        satu.keluhkan("blokir", f"lebih besar daripada pagunya, {format_rupiah(satu.pagu)}")
    if satu.realisasi > satu.pagu:
        satu.tanya.append(satu.pesan("realisasi", f"melebihi pagu {format_rupiah(satu.pagu)}. Benar?"))
    sisa = satu.pagu - satu.realisasi
    if satu.sisa is not None and satu.sisa not in (sisa, sisa - satu.blokir):
        alasan = f"tercetak {format_rupiah(satu.sisa)}, padahal pagu dikurangi realisasi {format_rupiah(sisa)}"
        satu.tanya.append(satu.pesan("sisa", f"{alasan}. Disimpan sebagai yang tercetak?"))
