"""Files that mean harm, or are not what they say: each as bytes, made in milliseconds, with the verdict due to it.

The ids are those of the catalogue of bad inputs (X01 to X24, X36 to X41).
"""

import io
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.lembar.buku import (
    HUBUNGAN,
    PAKET,
    UTAMA,
    XML,
    angka,
    bagian,
    baris,
    buku,
    gaya,
    lembar,
    mampat,
    sebaris,
    teks,
    untai,
    zipkan,
)

MB = 1024 * 1024
LEMBAR1 = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MILIAR_TAWA = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
BERKAS_LUAR = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@dataclass(frozen=True)
class Jahat:
    """A file, the code of its refusal, and whether the table of contents is enough to see it."""

    id: str
    kode: str
    isi: Callable[[], bytes]
    nama: str = "uji.xlsx"
    awal: bool = True
    sebut: str = field(default="", kw_only=True)  # what the message must name


def satu_anggota(nama: str, aliran: bytes, besar: int, *, crc: int = 0, besar_lokal: int | None = None) -> bytes:
    """A zip with one deflated part whose headers say what we like."""
    lokal = besar if besar_lokal is None else besar_lokal
    n = nama.encode()
    kepala = struct.pack("<4sHHHHHLLLHH", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(aliran), lokal, len(n), 0) + n
    pusat = struct.pack(
        "<4sHHHHHHLLLHHHHHLL", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, crc, len(aliran), besar, len(n), 0, 0, 0, 0, 0, 0
    )
    awal = len(kepala) + len(aliran)
    akhir = struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, 1, 1, len(pusat) + len(n), awal, 0)
    return kepala + aliran + pusat + n + akhir


def dengan_aliran(nama: str, aliran: bytes, besar: int) -> bytes:
    """A plain workbook with one more part, given as it is packed. Its check sum is not right."""
    polos = dengan({nama: "ganti"})
    isi = zipfile.ZipFile(io.BytesIO(polos))
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_STORED) as arsip:
        for satu in isi.namelist():
            arsip.writestr(satu, aliran if satu == nama else isi.read(satu))
    return dengan_kepala(wadah.getvalue(), nama, metode=8, besar=besar)


def dengan_kepala(isi: bytes, nama: str, *, besar: int, metode: int | None = None) -> bytes:
    """The same zip; both headers of part `nama` say that it unpacks to `besar` bytes, by `metode` if given."""
    n, hasil = nama.encode(), bytearray(isi)
    for tanda, letak_metode, letak_ukuran, letak_nama in ((b"PK\x03\x04", 8, 22, 30), (b"PK\x01\x02", 10, 24, 46)):
        letak = -1
        while (letak := isi.find(tanda, letak + 1)) >= 0:
            if isi[letak + letak_nama :].startswith(n):
                struct.pack_into("<L", hasil, letak + letak_ukuran, besar)
                if metode is not None:
                    struct.pack_into("<H", hasil, letak + letak_metode, metode)
    return bytes(hasil)


def bertumpang_tindih() -> bytes:
    """A stored part that contains another part, header and all, which is listed too."""
    dalam = zipkan({"b.xml": b"<b/>"}, zipfile.ZIP_STORED)
    lokal_dalam = dalam[: dalam.index(b"PK\x01\x02")]
    luar = zipkan({"a.xml": lokal_dalam}, zipfile.ZIP_STORED)
    pusat_dalam = bytearray(dalam[dalam.index(b"PK\x01\x02") : dalam.index(b"PK\x05\x06")])
    struct.pack_into("<L", pusat_dalam, 42, 30 + len("a.xml"))
    awal, akhir = luar.rindex(b"PK\x01\x02"), luar.rindex(b"PK\x05\x06")
    pusat = luar[awal:akhir] + pusat_dalam
    return luar[:awal] + pusat + struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, 2, 2, len(pusat), awal, 0)


def satu_isi_dua_nama() -> bytes:
    """Two listed parts that are the same bytes."""
    isi = zipkan({"a.xml": b"<a/>"}, zipfile.ZIP_STORED)
    awal, akhir = isi.rindex(b"PK\x01\x02"), isi.rindex(b"PK\x05\x06")
    pusat = isi[awal:akhir] + isi[awal:akhir].replace(b"a.xml", b"b.xml")
    return isi[:awal] + pusat + struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, 2, 2, len(pusat), awal, 0)


def bersandi_zip() -> bytes:
    """The bit that says "encrypted" set in every header."""
    isi = bytearray(sebaris(angka("A1", "1")))
    for tanda, letak_bendera in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        letak = -1
        while (letak := bytes(isi).find(tanda, letak + 1)) >= 0:
            isi[letak + letak_bendera] |= 1
    return bytes(isi)


def dengan(ganti: dict[str, str | bytes], **lain: object) -> bytes:
    """A plain workbook with parts replaced or added."""
    return zipkan(bagian(lembar(baris(1, angka("A1", "1"))), **lain) | ganti)  # type: ignore[arg-type]


def dtd(bagian_: str, deklarasi: str, encoding: str = "UTF-8") -> Callable[[], bytes]:
    """A workbook with this declaration in the part, right after its first line, and the entity used where one is."""

    def isi() -> bytes:
        semua = bagian(lembar(baris(1, teks("A1", "pakai"))), strings=untai("<t>pakai</t>"))
        semua["docProps/core.xml"] = f"{XML}<coreProperties/>"
        polos = (
            str(semua[bagian_])
            .replace(XML, f'<?xml version="1.0" encoding="{encoding}"?>\n{deklarasi}\n')
            .replace("pakai", "&x;" if "ENTITY x" in deklarasi else "pakai")
        )
        return zipkan(semua | {bagian_: polos.encode(encoding)})

    return isi


def bom_untai() -> bytes:
    """X03: three million empty shared strings."""
    aliran, besar = mampat(b"<si><t/></si>" * 10_000, 300, f'<sst xmlns="{UTAMA}">'.encode(), b"</sst>")
    return satu_anggota("xl/sharedStrings.xml", aliran, besar)


def bom_satu_untai() -> bytes:
    """X01: one string of 400 MB."""
    return satu_anggota("xl/sharedStrings.xml", *mampat(b"A" * MB, 400))


def dusta_kecil() -> bytes:
    """X07: a sheet that says it is small and goes on."""
    panjang = lembar(baris(1, angka("A1", "1")), sesudah="<!--" + "x" * 5000 + "-->")
    return dengan_kepala(buku(panjang), LEMBAR1, besar=300)


def sel_terjauh() -> bytes:
    return buku(lembar(baris(1048576, angka("XFD1048576", "1"))))


def untai_negatif() -> bytes:
    """An index that Python would count from the end."""
    return sebaris('<c r="A1" t="s"><v>-1</v></c>', strings=untai("<t>a</t>"))


TAUTAN = f'<Relationship Id="rId7" Type="{HUBUNGAN}/externalLink" Target="lain/x.xml"/></Relationships>'


def tautan_lewat_hubungan() -> bytes:
    relasi = str(bagian(lembar())["xl/_rels/workbook.xml.rels"]).replace("</Relationships>", TAUTAN)
    return dengan({"xl/_rels/workbook.xml.rels": relasi})


def banyak_bagian() -> bytes:
    return dengan({f"xl/media/{n}.xml": "<a/>" for n in range(400)})


def terpotong(sisa: int) -> Callable[[], bytes]:
    return lambda: sebaris(angka("A1", "1"))[:sisa]


def celah() -> bytes:
    """Bytes that nobody reads between the table of contents and its end record."""
    isi = sebaris(angka("A1", "1"))
    akhir = isi.rindex(b"PK\x05\x06")
    return isi[:akhir] + b"sampah" + isi[akhir:]


def dua_lembar(ganti: str, dengan_: str) -> bytes:
    """Two sheets "satu" and "dua", and something about them replaced in the workbook or its relations."""
    semua = bagian({"satu": lembar(), "dua": lembar()})
    return zipkan({nama: str(satu).replace(ganti, dengan_) for nama, satu in semua.items()})


DTD_JAUH = f'<!--{"x" * 300_000}--><!DOCTYPE a SYSTEM "a.dtd">'


def sampah_di_belakang() -> bytes:
    return sebaris(angka("A1", "1")) + b"sampah"


DOKUMEN_LAIN = {"[Content_Types].xml": f'{XML}<Types xmlns="{PAKET}/content-types"/>'}

SEMUA = [
    Jahat("X01 satu untai 400 MB", "bom_zip", bom_satu_untai),
    Jahat("X02 10,7 MB", "terlalu_besar", lambda: b"PK\x03\x04" + bytes(10_700_000)),
    Jahat("X03 3 juta untai", "bom_zip", bom_untai),
    Jahat("X04 XFD1048576", "terlalu_lebar", sel_terjauh, awal=False, sebut="XFD1048576"),
    Jahat("X07 dusta, mengaku kecil", "bom_zip", dusta_kecil, awal=False),
    Jahat(
        "X07 dusta, mengaku besar",
        "rusak",
        lambda: dengan_kepala(sebaris(angka("A1", "1")), LEMBAR1, besar=9000),
        awal=False,
    ),
    Jahat("X07 dusta, dua ukuran", "bom_zip", lambda: satu_anggota("a.xml", *mampat(b"A" * 1000, 4), besar_lokal=10)),
    Jahat("X08 bertumpang tindih", "bom_zip", bertumpang_tindih),
    Jahat("X08 satu isi dua nama", "bom_zip", satu_isi_dua_nama),
    Jahat("X08 satu nama dua kali", "bom_zip", lambda: zipkan({"a.xml": "<a/>", "A.xml": "<a/>"})),
    Jahat("X09 miliar tawa, lembar", "doctype", dtd("xl/worksheets/sheet1.xml", MILIAR_TAWA + "]>"), awal=False),
    Jahat("X09 miliar tawa, UTF-16", "doctype", dtd("xl/workbook.xml", MILIAR_TAWA + "]>", "UTF-16"), awal=False),
    Jahat("X10 berkas luar, lembar", "doctype", dtd("xl/worksheets/sheet1.xml", BERKAS_LUAR), awal=False),
    Jahat("X10 berkas luar, untai", "doctype", dtd("xl/sharedStrings.xml", BERKAS_LUAR), awal=False),
    Jahat("X10 berkas luar, buku", "doctype", dtd("xl/workbook.xml", BERKAS_LUAR), awal=False),
    Jahat("X10 berkas luar, jenis bagian", "doctype", dtd("[Content_Types].xml", BERKAS_LUAR), awal=False),
    Jahat("X10 bagian yang tidak dibaca", "doctype", dtd("docProps/core.xml", BERKAS_LUAR), awal=False),
    Jahat(
        "X10 DOCTYPE di balik komentar",
        "doctype",
        dtd("xl/worksheets/sheet1.xml", f"<!--{'x' * 300_000}-->{BERKAS_LUAR}"),
        awal=False,
    ),
    Jahat("X11 terkunci sandi", "terkunci_sandi", lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le")),
    Jahat("X11 zip bersandi", "terkunci_sandi", bersandi_zip),
    Jahat("X12 xls", "xls_lama", lambda: OLE + bytes(2000), "uji.xls"),
    Jahat("X12 xls bernama xlsx", "xls_lama", lambda: OLE + bytes(2000)),
    Jahat("X13 csv bernama xlsx", "bukan_xlsx", lambda: b"kode;nilai\nA;1\n", sebut="CSV"),
    Jahat("X13 xlsx bernama csv", "bukan_csv", lambda: sebaris(angka("A1", "1")), "uji.csv"),
    Jahat("X14 kosong", "kosong", bytes),
    Jahat("X14 kosong, csv", "kosong", bytes, "uji.csv"),
    *(Jahat(f"X15 terpotong {sisa}", "rusak", terpotong(sisa)) for sisa in (4, 30, 100, 500, -1, -22)),
    Jahat("X15 sampah di belakang", "rusak", sampah_di_belakang),
    Jahat("X15 zip kosong", "rusak", lambda: zipkan({})),
    Jahat("X16 zip berisi teks", "bukan_xlsx", lambda: zipkan({"catatan.txt": "halo"}), sebut="zip"),
    Jahat("X16 docx", "bukan_xlsx", lambda: zipkan(DOKUMEN_LAIN | {"word/document.xml": "<a/>"}), sebut="Word"),
    Jahat("X16 ods", "ods", lambda: zipkan({"mimetype": "application/vnd.oasis", "content.xml": "<a/>"})),
    Jahat("X16 xlsb", "xlsb", lambda: zipkan(DOKUMEN_LAIN | {"xl/workbook.bin": "x"})),
    Jahat("X16 tanpa buku", "bukan_xlsx", lambda: zipkan(DOKUMEN_LAIN | {"xl/a.xml": "<a/>"}), awal=False),
    Jahat("X16 pdf", "bukan_xlsx", lambda: b"%PDF-1.7\n", sebut="PDF"),
    Jahat("X16 pdf bernama csv", "bukan_csv", lambda: b"%PDF-1.7\n", "uji.csv", sebut="PDF"),
    Jahat("X16 halaman web", "halaman_web", lambda: b"\xef\xbb\xbf <html><table>", "ekspor.xls"),
    Jahat("X17 xlsm", "makro", lambda: dengan({"xl/vbaProject.bin": b"x"}), "uji.xlsm"),
    Jahat("X17 xlsm tanpa makro", "makro", lambda: sebaris(angka("A1", "1")), "uji.xlsm"),
    Jahat("X18 xlsm bernama xlsx", "makro", lambda: dengan({"xl/vbaProject.bin": b"x"})),
    Jahat("X18 makro di tempat lain", "makro", lambda: dengan({"custom/VBAProject.bin": b"x"})),
    Jahat("X18 makro Excel 4", "makro", lambda: dengan({"xl/macrosheets/sheet1.xml": "<a/>"})),
    Jahat(
        "X18 jenis bermakro",
        "makro",
        lambda: dengan({}, jenis_buku="application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
        awal=False,
    ),
    Jahat("X21 tautan luar", "tautan_luar", lambda: dengan({"xl/externalLinks/externalLink1.xml": "<a/>"})),
    Jahat("X21 tautan luar, hubungan", "tautan_luar", tautan_lewat_hubungan, awal=False),
    Jahat("banyak bagian", "bom_zip", banyak_bagian),
    Jahat("tanpa lembar", "tanpa_lembar", lambda: buku({}), awal=False),
    Jahat(
        "nomor baris mundur",
        "rusak",
        lambda: buku(lembar(baris(2, angka("A2", "1")) + baris(1, angka("A1", "1")))),
        awal=False,
    ),
    Jahat("alamat dua kali", "rusak", lambda: sebaris(angka("A1", "1"), angka("A1", "2")), awal=False),
    Jahat("alamat baris lain", "rusak", lambda: sebaris(angka("A2", "1")), awal=False),
    Jahat("untai tidak ada", "rusak", lambda: sebaris('<c r="A1" t="s"><v>7</v></c>'), awal=False),
    Jahat("untai negatif", "rusak", untai_negatif, awal=False),
    Jahat("gaya tidak ada", "rusak", lambda: sebaris(angka("A1", "1", gaya=7), styles=gaya(0)), awal=False),
    Jahat("XML tidak ditutup", "rusak", lambda: buku(lembar('<row r="1"><c r="A1"><v>1</v></row>')), awal=False),
    Jahat(
        "tanda tak berakhir",
        "bom_zip",
        lambda: buku(lembar(sesudah=f'<a b="{"x" * 5 * MB}"/>' + "".join(map(str, range(40_000))))),
        awal=False,
    ),
    Jahat("NUL di csv", "bukan_teks", lambda: b"kode;nilai\nA\0;1\n", "uji.csv"),
    Jahat("NUL jauh di csv", "bukan_teks", lambda: b"kode;nilai\n" * 1000 + b"\0", "uji.csv", awal=False),
    Jahat("petik tidak ditutup", "petik", lambda: b'kode;nilai\nA;1\nB;"2\nC;3\n', "uji.csv", awal=False, sebut="3"),
    Jahat("csv bukan huruf", "pengodean", lambda: b"kode;nilai\n\x81\x8d;1\n", "uji.csv", awal=False),
    Jahat("X07 dusta, dua nama", "bom_zip", lambda: sebaris(angka("A1", "1")).replace(b"sheet1", b"sheet2", 1)),
    Jahat("X10 DOCTYPE tanpa entitas", "doctype", dtd("xl/worksheets/sheet1.xml", DTD_JAUH), awal=False),
    Jahat("X15 celah di depan akhir", "rusak", celah),
    Jahat("dua lembar senama", "rusak", lambda: dua_lembar('"dua"', '"SATU"'), awal=False),
    Jahat(
        "dua lembar satu bagian", "rusak", lambda: dua_lembar("worksheets/sheet2", "worksheets/sheet1"), awal=False
    ),
    Jahat("nama lembar panjang", "rusak", lambda: dua_lembar('"dua"', f'"{"x" * 256}"'), awal=False),
    Jahat("lembar tanpa nama", "rusak", lambda: dua_lembar('"dua"', '""'), awal=False),
    Jahat("baris kosong mundur", "rusak", lambda: buku(lembar('<row r="5"/><row r="3"></row>')), awal=False),
]
