"""Refusals: why a typed number was not taken, in words for the person who typed it."""

from decimal import Decimal
from enum import StrEnum


class KodeTolak(StrEnum):
    """Reason of a refusal; stable, for the API's `code` and for importers that treat one reason specially."""

    RANCU = "rancu"
    BUKAN_ANGKA = "bukan_angka"
    PEMISAH_SALAH = "pemisah_salah"
    TANDA_KOSONG = "tanda_kosong"
    GALAT_EXCEL = "galat_excel"
    NOTASI_ILMIAH = "notasi_ilmiah"
    AKSARA_LAIN = "aksara_lain"
    SATUAN_TERTULIS = "satuan_tertulis"
    PERSEN_TIDAK_PADA_TEMPATNYA = "persen_tidak_pada_tempatnya"
    RUPIAH_TIDAK_PADA_TEMPATNYA = "rupiah_tidak_pada_tempatnya"
    NEGATIF = "negatif"
    DESIMAL_BERLEBIH = "desimal_berlebih"
    BUKAN_RUPIAH_BULAT = "bukan_rupiah_bulat"
    MELEBIHI_BATAS = "melebihi_batas"
    TERLALU_PANJANG = "terlalu_panjang"
    BENTUK_API = "bentuk_api"


# Each sentence names the typed text, the rule and the way out.
_PESAN = {
    KodeTolak.RANCU: "“{teks}” dapat dibaca {bacaan}. {jalan}",
    KodeTolak.BUKAN_ANGKA: "“{teks}” bukan satu angka. Ketik satu angka saja, misalnya 1234 atau 12,5.",
    KodeTolak.PEMISAH_SALAH: "“{teks}” bukan bentuk angka: letak titik, koma atau spasinya keliru. "
    "Titik memisahkan tiap tiga angka dan koma memulai desimal, misalnya 1.234.567,89.",
    KodeTolak.TANDA_KOSONG: "“{teks}” bukan angka. Kosongkan bila belum diisi, ketik 0 bila memang nol, "
    "atau pilih keadaan “tidak tersedia” bila datanya tidak ada.",
    KodeTolak.GALAT_EXCEL: "“{teks}” adalah galat rumus Excel, bukan angka. "
    "Perbaiki rumusnya, atau kosongkan bila belum diisi.",
    KodeTolak.NOTASI_ILMIAH: "“{teks}” ditulis dengan notasi ilmiah. "
    "Tulis angkanya lengkap, misalnya 1000 dan bukan 1E+3.",
    KodeTolak.AKSARA_LAIN: "“{teks}” memuat “{tanda}”, bukan angka 0 sampai 9. "
    "Ketik ulang dengan angka biasa, misalnya 12 atau 0,5.",
    KodeTolak.SATUAN_TERTULIS: "“{teks}” memuat “{kata}”. Tulis angkanya saja tanpa satuan; "
    "yang dikenal hanya ribu (rb), juta (jt), miliar (M) dan triliun (T).",
    KodeTolak.PERSEN_TIDAK_PADA_TEMPATNYA: "“{teks}” memakai persen, padahal satuannya bukan persen. "
    "Tulis angka dalam satuannya, tanpa persen.",
    KodeTolak.RUPIAH_TIDAK_PADA_TEMPATNYA: "“{teks}” memakai rupiah, padahal satuannya persen. "
    "Tulis persentasenya, misalnya 73 atau 73%.",
    KodeTolak.NEGATIF: "“{teks}” kurang dari nol, padahal nilai ini tidak boleh negatif. "
    "Hapus tanda minus atau periksa angkanya.",
    KodeTolak.DESIMAL_BERLEBIH: "“{teks}” terlalu rinci: di sini {batas}. "
    "Periksa satuannya, atau bulatkan dulu, misalnya menjadi {contoh}.",
    KodeTolak.BUKAN_RUPIAH_BULAT: "“{teks}” memuat sen. Rupiah dicatat bulat: bulatkan dulu ke rupiah terdekat.",
    KodeTolak.MELEBIHI_BATAS: "“{teks}” lebih dari {digit} digit, batas angka yang tersimpan tepat. "
    "Periksa apakah ada digit yang kelebihan.",
    KodeTolak.TERLALU_PANJANG: "“{teks}” terlalu panjang untuk satu angka. "
    "Ketik satu angka saja, paling banyak {digit} digit.",
    KodeTolak.BENTUK_API: "“{teks}” bukan angka JSON atau teks desimal bertitik. "
    "Kirim misalnya 1234.5 atau “1234.5”, tanpa koma dan tanpa pemisah ribuan.",
}
_PANJANG_KUTIPAN = 40


class AngkaDitolak(ValueError):
    """A text or value that is not taken as a number.

    `kode` is the reason, `pesan` the Indonesian sentence for the user (also str(error)), `tawaran` the two
    readings of an ambiguous text, larger first, else empty. A reading with more places than the unit has is
    named all the same; `pesan` then says to round it.
    """

    def __init__(self, kode: KodeTolak, pesan: str, tawaran: tuple[Decimal, ...] = ()) -> None:
        super().__init__(kode, pesan, tawaran)  # all three, so that it survives the import's child process
        self.kode = kode
        self.pesan = pesan
        self.tawaran = tawaran

    def __str__(self) -> str:
        return self.pesan


def _quote(teks: str) -> str:
    """Make typed text safe to repeat: one line, no invisible or unencodable characters, not endless."""
    awal = teks[:_PANJANG_KUTIPAN]
    tampak = "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in awal)
    return tampak if len(teks) <= _PANJANG_KUTIPAN else tampak + "…"


def refusal(kode: KodeTolak, teks: str, *, tawaran: tuple[Decimal, ...] = (), **isi: object) -> AngkaDitolak:
    """Build the refusal of `teks`; `isi` fills the other blanks of the sentence of `kode`."""
    return AngkaDitolak(kode, _PESAN[kode].format(teks=_quote(teks), **isi), tawaran)
