"""Refusals of a whole file: a code for programs, a sentence with the way out for the person who sent it."""

from __future__ import annotations

PANJANG_KUTIPAN = 60
SIMPAN_ULANG = "Buka di Excel atau LibreOffice, lalu simpan sebagai Excel Workbook (.xlsx)"

PESAN = {
    "kosong": "Berkasnya kosong (0 bita). Pilih berkas yang benar, lalu unggah lagi.",
    "terlalu_besar": "Berkasnya lebih dari {batas} MB. Hapus lembar, gambar, atau baris yang tidak diperlukan, "
    "atau bagi menjadi beberapa berkas.",
    "terurai_besar": "Isi berkas ini, setelah diurai, lebih dari {batas} MB. Hapus lembar dan baris kosong yang "
    "berformat, atau bagi menjadi beberapa berkas.",
    "bom_zip": "Berkas ini tidak wajar: {sebab}. Buka di Excel, salin isinya ke buku kerja baru, lalu simpan dan "
    "unggah yang baru.",
    "rusak": f"Berkas .xlsx ini rusak atau terpotong. {SIMPAN_ULANG}, lalu unggah lagi.",
    "bukan_xlsx": f"Bukan berkas .xlsx: isinya {{tampak}}. {SIMPAN_ULANG}.",
    "bukan_csv": "Bukan berkas CSV: isinya {tampak}. Unggah dengan nama berakhiran yang sesuai isinya.",
    "xls_lama": f"Ini berkas Excel lama (.xls), bukan .xlsx. {SIMPAN_ULANG}.",
    "xlsb": f"Ini buku kerja biner (.xlsb), bukan .xlsx. {SIMPAN_ULANG}.",
    "ods": f"Ini berkas OpenDocument (.ods), bukan .xlsx. {SIMPAN_ULANG}.",
    "halaman_web": f"Isinya halaman web, walaupun namanya seperti berkas Excel. {SIMPAN_ULANG}.",
    "terkunci_sandi": "Berkasnya terkunci sandi. Buka di Excel, hapus sandinya (File > Info > Protect Workbook > "
    "Encrypt with Password), simpan, lalu unggah lagi.",
    "makro": "Berkasnya memuat makro. Simpan sebagai Excel Workbook (.xlsx) tanpa makro, lalu unggah lagi.",
    "tautan_luar": "Berkasnya mengambil angka dari buku kerja lain. Di Excel pilih Data > Edit Links > Break "
    "Link, simpan, lalu unggah lagi.",
    "doctype": "Berkasnya memuat DOCTYPE atau ENTITY, yang tidak pernah ditulis Excel. Salin isinya ke buku kerja "
    "baru, simpan, lalu unggah yang baru.",
    "tanpa_lembar": "Buku kerja ini tidak memuat lembar berisi tabel. Periksa apakah berkasnya benar.",
    "terlalu_banyak_baris": "Isinya lebih dari {batas} baris. Bagi menjadi beberapa berkas.",
    "terlalu_lebar": "Sel {sel} di lembar “{lembar}” berisi, padahal yang dibaca hanya {batas} kolom pertama. "
    "Hapus isi di luar tabel, lalu unggah lagi.",
    "baris_terlalu_panjang": "Baris {baris} di lembar “{lembar}” memuat lebih dari 1 MB teks. Pendekkan teksnya.",
    "terlalu_banyak_gabungan": "Isinya lebih dari {batas} sel gabungan. Hapus penggabungan selnya.",
    "bukan_teks": "Isinya bukan tabel teks: ada bita nol. Simpan dari Excel sebagai CSV UTF-8 atau .xlsx.",
    "pengodean": "Hurufnya tidak terbaca (bukan UTF-8, UTF-16, atau Windows-1252). Simpan dari Excel sebagai CSV "
    "UTF-8.",
    "petik": "Baris {baris} tidak dapat dibagi menjadi kolom: tanda petiknya tidak berpasangan, atau selnya terlalu "
    "panjang. Perbaiki baris itu, atau simpan sebagai .xlsx.",
    "terlalu_lama": "Berkasnya terlalu lama dibaca ({batas} detik), jadi pembacaan dihentikan. Hapus lembar dan "
    "format yang tidak diperlukan, atau bagi menjadi beberapa berkas.",
    "memori": "Berkasnya memerlukan terlalu banyak memori. Hapus lembar dan format yang tidak diperlukan, atau "
    "bagi menjadi beberapa berkas.",
    "terhenti": "Pembacaan berkas terhenti tanpa selesai. Salin isinya ke buku kerja baru, simpan, lalu unggah "
    "lagi; bila tetap gagal, beri tahu administrator.",
    "dibatalkan": "Pembacaan berkas dibatalkan. Tidak ada yang berubah.",
}


class LembarDitolak(Exception):
    """A file or paste that is not taken. `kode` is one of PESAN, `pesan` the Indonesian sentence with the way out."""

    def __init__(self, kode: str, pesan: str) -> None:
        super().__init__(kode, pesan)
        self.kode = kode
        self.pesan = pesan

    def __str__(self) -> str:
        return self.pesan


def tolak(kode: str, **isi: object) -> LembarDitolak:
    """The refusal `kode`; `isi` fills the blanks of its sentence."""
    return LembarDitolak(kode, PESAN[kode].format(**{nama: kutip(str(nilai)) for nama, nilai in isi.items()}))


def kutip(teks: str) -> str:
    """Text of the file made safe to repeat: one line, nothing invisible, not endless."""
    awal = "".join(c if c.isprintable() else "\ufffd" for c in teks[:PANJANG_KUTIPAN])
    return awal if len(teks) <= PANJANG_KUTIPAN else f"{awal}…"
