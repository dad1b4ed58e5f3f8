"""Workbooks made by hand, part by part, in milliseconds: honest ones here, hostile ones in `jahat`."""

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence

UTAMA = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HUBUNGAN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAKET = "http://schemas.openxmlformats.org/package/2006"
JENIS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Bagian = dict[str, str | bytes]


def lembar(baris: str = "", *, sebelum: str = "", sesudah: str = "", utama: str = UTAMA) -> str:
    """A sheet part around its rows."""
    return f'{XML}<worksheet xmlns="{utama}">{sebelum}<sheetData>{baris}</sheetData>{sesudah}</worksheet>'


def baris(nomor: int, *sel: str, atribut: str = "") -> str:
    return f'<row r="{nomor}"{atribut}>{"".join(sel)}</row>'


def teks(alamat: str, isi: str) -> str:
    return f'<c r="{alamat}" t="inlineStr"><is><t>{isi}</t></is></c>'


def angka(alamat: str, isi: str, gaya: int | None = None) -> str:
    atribut = "" if gaya is None else f' s="{gaya}"'
    return f'<c r="{alamat}"{atribut}><v>{isi}</v></c>'


def untai(*isi: str) -> str:
    """The shared strings; each given as what stands inside its si."""
    semua = "".join(f"<si>{satu}</si>" for satu in isi)
    return f'{XML}<sst xmlns="{UTAMA}" count="{len(isi)}" uniqueCount="{len(isi)}">{semua}</sst>'


def gaya(*format_: int | str) -> str:
    """Cell formats: by built-in number, or by a code of the file's own."""
    kode = {satu: 164 + nomor for nomor, satu in enumerate(f for f in format_ if isinstance(f, str))}
    numfmt = "".join(f'<numFmt numFmtId="{nomor}" formatCode="{satu}"/>' for satu, nomor in kode.items())
    xf = "".join(f'<xf numFmtId="{kode.get(satu, satu)}"/>' for satu in format_)
    return (
        f'{XML}<styleSheet xmlns="{UTAMA}"><numFmts>{numfmt}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
        f"<cellXfs>{xf}</cellXfs><cellStyles/><dxfs><dxf/></dxfs></styleSheet>"
    )


def bagian(
    isi: str | Mapping[str, str],
    *,
    strings: str = "",
    styles: str = "",
    keadaan: Mapping[str, str] = {},
    pr: str = "",
    jenis_buku: str = f"{JENIS}.sheet.main+xml",
) -> Bagian:
    """The parts of a workbook. `isi`: the sheets by name (or one, "Data"), `keadaan`: their state."""
    semua = {"Data": isi} if isinstance(isi, str) else isi
    nama = list(semua)
    terdaftar = "".join(
        f'<sheet name="{n}" sheetId="{i}" r:id="rId{i}"' + (f' state="{keadaan[n]}"' if n in keadaan else "") + "/>"
        for i, n in enumerate(nama, start=1)
    )
    relasi = "".join(
        f'<Relationship Id="rId{i}" Type="{HUBUNGAN}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(nama) + 1)
    )
    hasil: Bagian = {
        "[Content_Types].xml": f'{XML}<Types xmlns="{PAKET}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{jenis_buku}"/></Types>',
        "_rels/.rels": f'{XML}<Relationships xmlns="{PAKET}/relationships"><Relationship Id="rId1" '
        f'Type="{HUBUNGAN}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{XML}<workbook xmlns="{UTAMA}" xmlns:r="{HUBUNGAN}">{pr}'
        f"<sheets>{terdaftar}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{XML}<Relationships xmlns="{PAKET}/relationships">{relasi}'
        f'<Relationship Id="rId98" Type="{HUBUNGAN}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="rId99" Type="{HUBUNGAN}/styles" Target="/xl/styles.xml"/></Relationships>',
    }
    hasil |= {"xl/sharedStrings.xml": strings} if strings else {}
    hasil |= {"xl/styles.xml": styles} if styles else {}
    return hasil | {f"xl/worksheets/sheet{i}.xml": semua[n] for i, n in enumerate(nama, start=1)}


def zipkan(isi: Mapping[str, str | bytes], metode: int = zipfile.ZIP_DEFLATED) -> bytes:
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", metode) as arsip:
        for nama, satu in isi.items():
            arsip.writestr(nama, satu)
    return wadah.getvalue()


def buku(isi: str | Mapping[str, str], **lain: object) -> bytes:
    """A whole workbook; see `bagian`."""
    return zipkan(bagian(isi, **lain))  # type: ignore[arg-type]


def sebaris(*sel: str, **lain: object) -> bytes:
    """A workbook with these cells in row 1."""
    return buku(lembar(baris(1, *sel)), **lain)


def mampat(blok: bytes, kali: int, awal: bytes = b"", akhir: bytes = b"") -> tuple[bytes, int]:
    """`awal`, `kali` times `blok` and `akhir` as one deflate stream, and its unpacked size, without unpacking it.

    A block that is flushed whole can be repeated in its packed form, so 400 MB take a millisecond.
    """

    def bersih(isi: bytes) -> bytes:
        pemampat = zlib.compressobj(9, zlib.DEFLATED, -15)
        return pemampat.compress(isi) + pemampat.flush(zlib.Z_FULL_FLUSH)

    penutup = zlib.compressobj(9, zlib.DEFLATED, -15)
    aliran = (bersih(awal) if awal else b"") + bersih(blok) * kali + penutup.compress(akhir) + penutup.flush()
    return aliran, len(awal) + len(blok) * kali + len(akhir)


def daftar_kolom(nilai: Sequence[str], mulai: int = 1) -> str:
    """One column of numbers, a row each."""
    return "".join(baris(n, angka(f"A{n}", satu)) for n, satu in enumerate(nilai, start=mulai))
