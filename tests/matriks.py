"""The permission matrix (reliability.md section 2, with the decisions of design section 4) as one readable table.

Codes: Y done; 403 seen, not theirs to do; 404 looks like an unknown one; "-" there is no door for it. A Y in another
state or a locked period is 409. Columns are role and distance: PRC is planner of U1A, VER verifikator of U1; "-" is a
unit beyond reach (sibling, cousin, above), "_" one below. RKP is three roles in one: planner of U1A, verifikator of
U2 ("_") and pimpinan. TKR and TKW are PRC's read and write token; OFF had a role.
States: D draf, J diajukan, K dikembalikan, V diverifikasi, S disetujui, "." any, "+" also where nothing is stored,
"-" no figure is concerned.
Rows that are not here have no door yet: M18 export, M21 and M22 budget entry, M27 for the API. M19 has none for
machines: what they import is M05, row by row.
"""

from dataclasses import dataclass

MATRIKS = """
id   perbuatan            ADM PRC PRC- VER VER_ VER- PMP RKP RKP_ TKR TKR- TKW TKW- OFF status periode
M01  indikator.lihat      Y   Y   404  Y   Y    404  Y   Y   Y    Y   404  Y   404  404 -      .
M03a target.tetapkan      Y   403 404  403 403  404  403 403 403  403 404  403 404  404 -      .
M03b target.usulkan       Y   Y   404  403 403  404  403 Y   403  403 404  403 404  404 -      .
M03c target.putuskan      403 403 404  Y   Y    404  403 403 Y    403 404  403 404  404 -      .
M03d target.tarik         Y   Y   404  403 403  404  403 Y   403  403 404  403 404  404 -      .
M03e temuan.kesampingkan  403 Y   404  Y   Y    404  403 Y   Y    403 404  403 404  404 -      .
M04  realisasi.lihat      Y   Y   404  Y   Y    404  Y   Y   Y    Y   404  Y   404  404 .      .
M05  realisasi.isi        403 Y   404  403 403  404  403 Y   403  403 404  Y   404  404 DK+    buka
M06  realisasi.ajukan     403 Y   404  403 403  404  403 Y   403  403 404  Y   404  404 DK     buka
M07  realisasi.tarik      403 Y   404  403 403  404  403 Y   403  403 404  Y   404  404 J      .
M08  realisasi.verifikasi 403 403 404  Y   Y    404  403 403 Y    403 404  403 404  404 J      .
M09  realisasi.kembalikan 403 403 404  Y   Y    404  403 403 Y    403 404  403 404  404 JV     .
M10  realisasi.setujui    403 403 404  Y   Y    404  403 403 Y    403 404  403 404  404 V      .
M30  nilai.verifikasi     403 403 404  Y   Y    404  403 403 Y    403 404  403 404  404 S      .
M11  realisasi.buka       Y   403 404  Y   Y    404  403 403 Y    403 404  403 404  404 S      .
M12a periode.kunci        Y   403 403  403 403  403  403 403 403  403 403  403 403  403 -      .
M12b periode.pengecualian Y   403 403  403 403  403  403 403 403  403 403  403 403  403 -      .
M12c segel.tutup          Y   403 403  403 403  403  403 403 403  403 403  403 403  403 -      .
M12d segel.unduh          Y   403 403  403 403  403  Y   Y   Y    403 403  403 403  403 -      .
M13  bukti.lampirkan      403 Y   404  403 403  404  403 Y   403  403 404  Y   404  404 DK     buka
M15  bukti.hapus          403 Y   404  403 403  404  403 Y   403  403 404  403 404  404 DK     buka
M16a riwayat.lihat        Y   Y   404  Y   Y    404  Y   Y   Y    Y   404  Y   404  404 .      .
M16b komentar.tulis       Y   Y   404  Y   Y    404  Y   Y   Y    -   -    -   -    404 .      .
M19  impor.realisasi      403 Y   404  403 403  403  403 Y   404  -   -    -   -    403 DK+    buka
M20  impor.acuan          Y   403 403  403 403  403  403 403 403  403 403  403 403  403 -      .
M31  narasi.tulis         403 Y   404  403 403  404  403 Y   403  403 404  403 404  404 -      .
M32  regulasi.kemajuan    Y   Y   403  403 403  403  403 Y   403  403 403  403 403  403 -      .
M29  kebijakan.simulasi   Y   403 403  403 403  403  Y   Y   Y    403 403  403 403  403 -      .
"""

UNIT = {
    "ADM": ("U0", "U1A"),
    "PRC": ("U1A",),
    "PRC-": ("U1B", "U2A", "U1"),
    "VER": ("U1",),
    "VER_": ("U1A", "U1B"),
    "VER-": ("U2", "U2A", "U0"),
    "PMP": ("U1A", "U2A"),
    "RKP": ("U1A",),
    "RKP_": ("U2A",),
    "TKR": ("U1A",),
    "TKR-": ("U1B", "U1"),
    "TKW": ("U1A",),
    "TKW-": ("U1B", "U2A"),
    "OFF": ("U1A",),
}
STATUS = {"D": "draf", "J": "diajukan", "K": "dikembalikan", "V": "diverifikasi", "S": "disetujui", "+": ""}


@dataclass(frozen=True)
class Baris:
    """One row: what is done, what each column gets, and when it is open to those who may."""

    id: str
    perbuatan: str
    sel: dict[str, str]
    status: str
    periode: str

    def harap(self, kolom: str, status: str, dikunci: bool) -> int:
        """The code for this column in this state; "" means that nothing is stored yet."""
        if self.sel[kolom] != "Y":
            return int(self.sel[kolom])
        huruf = next(h for h, nama in STATUS.items() if nama == status)
        salah_tahap = self.status not in (".", "-") and huruf not in self.status
        return 409 if salah_tahap or (dikunci and self.periode == "buka") else 200

    @property
    def tahap(self) -> list[str]:
        """The states to try."""
        if self.status == "-":
            return ["draf"]
        return [nama for huruf, nama in STATUS.items() if huruf != "+" or "+" in self.status]


def _baca() -> list[Baris]:
    kepala, *isi = [baris.split() for baris in MATRIKS.strip().splitlines()]
    kolom = kepala[2:-2]
    return [Baris(b[0], b[1], dict(zip(kolom, b[2:-2], strict=True)), b[-2], b[-1]) for b in isi]


BARIS = _baca()
KOLOM = list(UNIT)


# Every page by name, and the rows of the matrix that govern it; "" is open to everybody who is logged in, since it
# shows nothing of a unit or only what is one's own. A page that is not here fails tests/renstra/test_alamat.py.
ALAMAT = {
    "beranda": "M17 M23",
    "keluar": "",
    "sandi": "",
    "sumber": "M17",
    "indicators:capaian-list": "M04 M17",
    "indicators:indikator-detail": "M01",
    "indicators:target-indikator": "M01 M03a M03b",
    "indicators:target-usulan": "M03c M03d M17",
    "indicators:radar-target": "M17",
    "indicators:temuan-kesampingkan": "M03e",
    "indicators:pelaporan": "M17",
    "indicators:periode-kunci": "M12a",
    "indicators:periode-pengecualian": "M12b",
    "indicators:segel-tutup": "M12c",
    "indicators:segel-list": "",
    "indicators:segel-unduh": "M12d",
    "indicators:kebijakan-simulasi": "M29",
    "indicators:realisasi-grid": "M04 M05 M17",
    "indicators:realisasi-baris": "M05",
    "indicators:realisasi-gerak": "M06 M07",
    "indicators:realisasi-panel": "M04 M05 M16a",
    "indicators:realisasi-komentar": "M16b",
    "indicators:nilai-verifikasi": "M30",
    "indicators:bukti-unggah": "M04 M13",
    "indicators:bukti-unduh": "M14",
    "indicators:bukti-hapus": "M15",
    "indicators:pemberitahuan": "",
    "indicators:pohon": "M17",
    "indicators:perbandingan": "M17",
    "indicators:regulasi-list": "",
    "indicators:regulasi-kemajuan": "M32",
    "indicators:arah-kebijakan": "",
    "indicators:rujukan-list": "",
    "indicators:riwayat-list": "M16a M26",
    "indicators:telusur-capaian": "M04 M16a",
    "indicators:telusur-capaian-triwulan": "M04 M16a",
    "indicators:telusur-tahun": "M17 M23",
    "indicators:telusur-sasaran": "M17",
    "indicators:telusur-sasaran-triwulan": "M17",
    "indicators:telusur-pohon": "M17",
    "indicators:telusur-pohon-triwulan": "M17",
    "indicators:telusur-unit": "M17 M23",
    "indicators:telusur-unit-triwulan": "M17 M23",
    "indicators:telusur-laju": "M04 M16a",
    "indicators:token": "M25",
    "indicators:token-cabut": "M25",
    "indicators:verifikasi": "M08 M09 M10",
    "impor:menu": "",
    "impor:unggah": "M19 M20",
    "impor:templat": "M19 M20",
    "impor:detail": "M19 M20",
    "impor:gerak": "M19 M20",
    "impor:berkas": "M19 M20",
    "impor:periksa": "M20",
    "impor:kolom": "M20",
    "impor:tebakan": "M20",
    "laporan:menu": "M17",
    "laporan:cetak": "M17 M23",
    "laporan:narasi": "M31",
    "indicators:realisasi-buka": "M11",
    "budget:anggaran-list": "M23",
    "budget:banding": "M23",
    "budget:ro-list": "M23",
    "budget:nilai-list": "M23",
    "budget:pendanaan-list": "",
    "budget:telusur-serapan": "M23",
    "budget:telusur-selisih": "M23",
    "budget:telusur-pendanaan": "",
    "budget:telusur-nilai-anggaran": "M23",
}
