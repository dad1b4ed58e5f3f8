"""The table of contents of a zip, read and checked once, and its parts unpacked by that same table.

`zipfile` is not used: it forgives (data before and after, two parts of one name, overlapping parts before Python
3.11.8), and what one reader forgives and another does not is how a file is smuggled past a check.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from indicators.lembar.batas import MB, BatasLembar
from indicators.lembar.tolak import tolak

AKHIR, AKHIR64, PENUNJUK64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
ISI, LOKAL = b"PK\x01\x02", b"PK\x03\x04"
KOMENTAR_MAKS = 65_535
TAK_MUAT = 0xFFFFFFFF  # the real number stands in the zip64 field
DAFTAR_PER_ANGGOTA = 1024  # bytes; a name of Excel's is some 30
SEKALI = 256 * 1024
BERSANDI, UTF8, UKURAN_DI_BELAKANG = 0x1, 0x800, 0x8
SALIN, DEFLATE = 0, 8


@dataclass(frozen=True, slots=True)
class Anggota:
    """One part: sizes in bytes, `awal` where its packed bytes begin."""

    nama: str
    metode: int
    crc: int
    kecil: int
    besar: int
    awal: int


class Arsip:
    """The parts of an open zip file by `nama_part`. Raises LembarDitolak for a damaged or dishonest table."""

    def __init__(self, berkas: BinaryIO, batas: BatasLembar) -> None:
        self.berkas = berkas
        self.anggota = baca_daftar(berkas, batas)

    def isi(self, nama: str) -> Iterator[bytes]:
        """The unpacked part in pieces. Never more than the table says; less, or other bytes, is a damaged file."""
        anggota = self.anggota[nama]
        banyak, crc = 0, 0
        for potongan in self._terurai(anggota):
            banyak += len(potongan)
            if banyak > anggota.besar:
                raise tolak("bom_zip", sebab="isinya lebih besar daripada yang tercatat")
            crc = zlib.crc32(potongan, crc)
            yield potongan
        if banyak != anggota.besar or crc != anggota.crc:
            raise tolak("rusak")

    def isi_kecil(self, nama: str, maks: int = 8 * MB) -> bytes:
        """A whole part that has no reason to be large."""
        if self.anggota[nama].besar > maks:
            raise tolak("bom_zip", sebab=f"bagian {nama} terlalu besar")
        return b"".join(self.isi(nama))

    def _terurai(self, anggota: Anggota) -> Iterator[bytes]:
        mentah = self._mentah(anggota)
        if anggota.metode == SALIN:
            yield from mentah
            return
        pengurai = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for potongan in mentah:
                while potongan and not pengurai.eof:
                    yield pengurai.decompress(potongan, SEKALI)
                    potongan = pengurai.unconsumed_tail
            while not pengurai.eof and (sisa := pengurai.decompress(pengurai.unconsumed_tail, SEKALI)):
                yield sisa
        except zlib.error as error:
            raise tolak("rusak") from error

    def _mentah(self, anggota: Anggota) -> Iterator[bytes]:
        letak, sisa = anggota.awal, anggota.kecil
        while sisa:
            self.berkas.seek(letak)
            potongan = self.berkas.read(min(sisa, SEKALI // 4))
            if not potongan:
                raise tolak("rusak")
            letak, sisa = letak + len(potongan), sisa - len(potongan)
            yield potongan


def nama_part(nama: str) -> str:
    """A part's name as it is compared: the case does not count, and some programs write backslashes."""
    return nama.replace("\\", "/").lstrip("/").lower()


def baca_daftar(berkas: BinaryIO, batas: BatasLembar) -> dict[str, Anggota]:
    """The parts as the table of contents lists them, after every check that needs no unpacking."""
    ukuran = berkas.seek(0, io.SEEK_END)
    try:
        awal, panjang = _letak_daftar(berkas, ukuran)
        if panjang > batas.anggota * DAFTAR_PER_ANGGOTA:
            raise tolak("bom_zip", sebab=f"bagiannya lebih dari {batas.anggota}")
        berkas.seek(awal)
        anggota = [_lokal(berkas, satu, awal) for satu in _tercatat(berkas.read(panjang))]
    except (struct.error, ValueError, OverflowError) as error:
        raise tolak("rusak") from error
    _periksa_wajar(anggota, ukuran, batas)
    _periksa_tumpang_tindih(anggota, awal)
    return {satu.nama: satu.anggota for satu in anggota}


def _letak_daftar(berkas: BinaryIO, ukuran: int) -> tuple[int, int]:
    """Where the table begins and how long it is. It must end where the end record begins, and that at the end."""
    ekor = _baca(berkas, max(ukuran - KOMENTAR_MAKS - 22, 0), KOMENTAR_MAKS + 22)
    letak = ekor.rfind(AKHIR)
    if letak < 0:
        raise tolak("rusak")
    panjang, awal, komentar = struct.unpack_from("<LLH", ekor, letak + 12)
    akhir = ukuran - len(ekor) + letak
    if akhir + 22 + komentar != ukuran:
        raise tolak("rusak")
    penunjuk = _baca(berkas, max(akhir - 20, 0), 20)
    if penunjuk.startswith(PENUNJUK64):
        (akhir,) = struct.unpack_from("<Q", penunjuk, 8)
        catatan = _baca(berkas, akhir, 56)
        panjang, awal = struct.unpack_from("<QQ", catatan, 40)
        if not catatan.startswith(AKHIR64):
            raise tolak("rusak")
    if awal + panjang != akhir:
        raise tolak("rusak")
    return awal, panjang


def _baca(berkas: BinaryIO, letak: int, banyak: int) -> bytes:
    berkas.seek(letak)
    return berkas.read(banyak)


@dataclass(frozen=True, slots=True)
class _Catatan:
    nama: str
    nama_bita: bytes
    bendera: int
    letak: int  # of its local header
    anggota: Anggota


def _tercatat(daftar: bytes) -> Iterator[_Catatan]:
    letak = 0
    while letak < len(daftar):
        (tanda, bendera, metode, crc, kecil, besar, n_nama, n_tambahan, n_komentar, lokal) = struct.unpack_from(
            "<4s4xHH4xLLLHHH8xL", daftar, letak
        )
        if tanda != ISI:
            raise tolak("rusak")
        nama_bita = daftar[letak + 46 : letak + 46 + n_nama]
        tambahan = daftar[letak + 46 + n_nama : letak + 46 + n_nama + n_tambahan]
        besar, kecil, lokal = _zip64(tambahan, [besar, kecil, lokal])
        nama = nama_part(nama_bita.decode("utf-8" if bendera & UTF8 else "cp437"))
        yield _Catatan(nama, nama_bita, bendera, lokal, Anggota(nama, metode, crc, kecil, besar, 0))
        letak += 46 + n_nama + n_tambahan + n_komentar


def _zip64(tambahan: bytes, angka: list[int]) -> list[int]:
    """The numbers that did not fit into 32 bits, in the order in which the extra field has them."""
    letak = 0
    while letak + 4 <= len(tambahan):
        tanda, panjang = struct.unpack_from("<HH", tambahan, letak)
        if tanda == 1:
            isi = iter(struct.iter_unpack("<Q", tambahan[letak + 4 : letak + 4 + panjang - panjang % 8]))
            return [next(isi, (satu,))[0] if satu == TAK_MUAT else satu for satu in angka]
        letak += 4 + panjang
    return angka


def _lokal(berkas: BinaryIO, catatan: _Catatan, akhir: int) -> _Catatan:
    """The same part with the place of its bytes; its own header must say what the table says."""
    tercatat = catatan.anggota
    kepala = _baca(berkas, catatan.letak, 30)
    tanda, bendera, metode, kecil, besar, n_nama, n_tambahan = struct.unpack("<4s2xHH8xLLHH", kepala)
    nama = berkas.read(n_nama)
    ukuran = () if bendera & UKURAN_DI_BELAKANG else (kecil, besar)
    dusta = any(
        lokal not in (TAK_MUAT, pusat) for lokal, pusat in zip(ukuran, (tercatat.kecil, tercatat.besar), strict=False)
    )
    if tanda != LOKAL or nama != catatan.nama_bita or metode != tercatat.metode or dusta:
        raise tolak("bom_zip", sebab="daftar isinya tidak cocok dengan isinya")
    awal = catatan.letak + 30 + n_nama + n_tambahan
    if awal + tercatat.kecil > akhir:
        raise tolak("rusak")
    anggota = Anggota(tercatat.nama, metode, tercatat.crc, tercatat.kecil, tercatat.besar, awal)
    return _Catatan(catatan.nama, catatan.nama_bita, catatan.bendera | bendera, catatan.letak, anggota)


def _periksa_wajar(anggota: list[_Catatan], ukuran: int, batas: BatasLembar) -> None:
    if any(satu.bendera & BERSANDI for satu in anggota):
        raise tolak("terkunci_sandi")
    if len(anggota) > batas.anggota:
        raise tolak("bom_zip", sebab=f"bagiannya lebih dari {batas.anggota}")
    if len({satu.nama for satu in anggota}) < len(anggota):
        raise tolak("bom_zip", sebab="ada bagian yang tercatat dua kali")
    if any(satu.anggota.metode not in (SALIN, DEFLATE) for satu in anggota):
        raise tolak("rusak")
    terurai = sum(satu.anggota.besar for satu in anggota)
    if terurai > MB and terurai > batas.rasio * ukuran:
        raise tolak("bom_zip", sebab=f"isinya mengembang lebih dari {batas.rasio} kali lipat")
    if terurai > batas.terurai_byte:
        raise tolak("terurai_besar", batas=batas.terurai_byte // MB)


def _periksa_tumpang_tindih(anggota: list[_Catatan], akhir: int) -> None:
    urut = sorted(anggota, key=lambda satu: satu.letak)
    batas = [*(satu.letak for satu in urut[1:]), akhir]
    if any(satu.anggota.awal + satu.anggota.kecil > sampai for satu, sampai in zip(urut, batas, strict=True)):
        raise tolak("bom_zip", sebab="bagian-bagiannya bertumpang tindih")
