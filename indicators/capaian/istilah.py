"""The words of the engine: every choice a rule depends on, and every reason for a figure that is absent."""

from enum import StrEnum


class Istilah(StrEnum):
    """A code with the Indonesian words a reader sees."""

    label: str

    def __new__(cls, value: str, label: str = "") -> "Istilah":
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def kode(cls) -> list[str]:
        """The bare codes, for database constraints."""
        return [anggota.value for anggota in cls]

    @classmethod
    def pilihan(cls) -> list[tuple[str, str]]:
        """Code and words, for a form field."""
        return [(anggota.value, anggota.label) for anggota in cls]


class Polaritas(Istilah):
    MAKSIMUM = "maksimum", "Makin tinggi makin baik"
    MINIMUM = "minimum", "Makin rendah makin baik"
    RENTANG = "rentang", "Baik di dalam rentang"


class VarianMinimum(Istilah):
    DUA_TARGET_KURANG_REALISASI = "2t_r", "(2T - R) / T"
    TARGET_PER_REALISASI = "t_per_r", "T / R"


class Konsolidasi(Istilah):
    JUMLAH = "jumlah", "Jumlah triwulan"
    RATA_RATA = "rata_rata", "Rata-rata triwulan"
    TERAKHIR = "terakhir", "Nilai terakhir"
    KUMULATIF = "kumulatif", "Diisi kumulatif (s.d.)"
    MAKSIMUM = "maksimum", "Nilai tertinggi"
    RASIO = "rasio", "Jumlah pembilang per jumlah penyebut"


class Kalender(Istilah):
    TRIWULANAN = "triwulanan", "Setiap triwulan"
    SEMESTERAN = "semesteran", "Triwulan II dan IV"
    TAHUNAN = "tahunan", "Hanya triwulan IV"
    TAHUN_TERTENTU = "tahun_tertentu", "Hanya tahun tertentu"


class Keadaan(Istilah):
    TERISI = "terisi", "Terisi"
    BELUM_DIISI = "belum_diisi", "Belum diisi"
    BUKAN_PERIODE_UKUR = "bukan_periode_ukur", "Bukan periode ukur"
    TIDAK_TERSEDIA = "tidak_tersedia", "Tidak tersedia"
    BELUM_JADI_INDIKATOR = "belum_jadi_indikator", "Belum jadi indikator"


class Alasan(Istilah):
    """Why a figure is absent. The first four repeat the state of the realisasi."""

    BELUM_DIISI = "belum_diisi", "Belum diisi"
    BUKAN_PERIODE_UKUR = "bukan_periode_ukur", "Bukan periode ukur"
    TIDAK_TERSEDIA = "tidak_tersedia", "Tidak tersedia"
    BELUM_JADI_INDIKATOR = "belum_jadi_indikator", "Belum jadi indikator"
    TANPA_TARGET = "tanpa_target", "Tanpa target"
    TARGET_NOL = "target_nol", "Target nol"
    BUKAN_ANGKA = "bukan_angka", "Bukan angka"
    BELUM_DISETUJUI = "belum_disetujui", "Belum disetujui"


class Batas(Istilah):
    TANPA = "tanpa", "Tanpa batas"
    SERATUS = "100", "Paling tinggi 100"
    SERATUS_SEPULUH = "110_120", "Di atas 110 menjadi 120"
    SERATUS_DUA_PULUH = "120", "Paling tinggi 120"


class NilaiResmi(Istilah):
    """Which of two values counts where a figure was verified by somebody outside the unit."""

    DILAPORKAN = "dilaporkan", "Yang dilaporkan unit"
    DIVERIFIKASI = "diverifikasi", "Yang diverifikasi, bila ada"


class Agregasi(Istilah):
    RATA_RATA = "rata_rata", "Rata-rata"
    BERBOBOT = "berbobot", "Rata-rata berbobot"
