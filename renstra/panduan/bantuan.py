"""Which section of the guide explains which page: the one list to add a new page to.

A key is the name of an address, a value `chapter#section`. Where a page is other work for another role,
`MENURUT_PERAN` says so. tests/panduan/test_bantuan.py lets no page be without a line.
"""

from __future__ import annotations

from collections.abc import Collection

from indicators.models import Peran

# Written out: the frame of an error page must not depend on the site map, which may be what broke.
PANDUAN = "/panduan/"
ADMINISTRASI = "administrator#data-acuan"

BANTUAN: dict[str, str] = {
    # before and around a login
    "masuk": "mulai#masuk",
    "keluar": "mulai#masuk",
    "sandi": "mulai#mengganti-kata-sandi",
    "katalog": "api#katalog-dan-data-terbuka",
    "publik": "api#katalog-dan-data-terbuka",
    "publik-indikator": "api#katalog-dan-data-terbuka",
    "segel-cek": "mulai#memeriksa-segel",
    # reading
    "beranda": "pimpinan#halaman-awal",
    "sumber": "mulai#rencana-dan-dokumennya",
    "indicators:capaian-list": "mulai#membaca-satu-angka",
    "indicators:indikator-detail": "mulai#satu-indikator",
    "indicators:pemberitahuan": "mulai#pemberitahuan",
    "indicators:riwayat-list": "mulai#riwayat",
    "indicators:pohon": "pimpinan#pohon-kinerja",
    "indicators:perbandingan": "mulai#rencana-dan-dokumennya",
    "indicators:regulasi-list": "mulai#rencana-dan-dokumennya",
    "indicators:arah-kebijakan": "mulai#rencana-dan-dokumennya",
    "indicators:rujukan-list": "mulai#rencana-dan-dokumennya",
    "indicators:radar-target": "pimpinan#radar-target",
    "indicators:temuan-kesampingkan": "pimpinan#radar-target",
    "indicators:kebijakan-simulasi": "pimpinan#simulasi-kebijakan",
    "indicators:telusur-capaian": "mulai#telusur-dari-mana-angka-ini",
    "indicators:telusur-capaian-triwulan": "mulai#telusur-dari-mana-angka-ini",
    "indicators:telusur-tahun": "pimpinan#mengapa-angka-ini",
    "indicators:telusur-sasaran": "pimpinan#mengapa-angka-ini",
    "indicators:telusur-sasaran-triwulan": "pimpinan#mengapa-angka-ini",
    "indicators:telusur-pohon": "pimpinan#pohon-kinerja",
    "indicators:telusur-pohon-triwulan": "pimpinan#pohon-kinerja",
    "indicators:telusur-unit": "pimpinan#mengapa-angka-ini",
    "indicators:telusur-unit-triwulan": "pimpinan#mengapa-angka-ini",
    "indicators:telusur-laju": "pimpinan#laju-ke-target",
    "budget:anggaran-list": "pimpinan#pagu-serapan-dan-nilai-kinerja-anggaran",
    "budget:banding": "pimpinan#pagu-serapan-dan-nilai-kinerja-anggaran",
    "budget:nilai-list": "pimpinan#pagu-serapan-dan-nilai-kinerja-anggaran",
    "budget:pendanaan-list": "pimpinan#pagu-serapan-dan-nilai-kinerja-anggaran",
    "budget:telusur-serapan": "mulai#telusur-dari-mana-angka-ini",
    "budget:telusur-selisih": "mulai#telusur-dari-mana-angka-ini",
    "budget:telusur-pendanaan": "mulai#telusur-dari-mana-angka-ini",
    "budget:telusur-nilai-anggaran": "mulai#telusur-dari-mana-angka-ini",
    "budget:ro-list": "administrator#impor-anggaran",
    "laporan:menu": "pimpinan#laporan",
    "laporan:cetak": "pimpinan#laporan",
    # entering
    "indicators:realisasi-grid": "perencana#mengisi-kisi",
    "indicators:realisasi-baris": "perencana#mengisi-kisi",
    "indicators:realisasi-gerak": "perencana#mengajukan",
    "indicators:realisasi-panel": "perencana#kendala-dan-tindak-lanjut",
    "indicators:realisasi-komentar": "perencana#menjawab-pengembalian",
    "indicators:bukti-unggah": "perencana#bukti-dukung",
    "indicators:bukti-unduh": "perencana#bukti-dukung",
    "indicators:bukti-hapus": "perencana#bukti-dukung",
    "indicators:target-indikator": "perencana#mengusulkan-target",
    "indicators:target-usulan": "perencana#mengusulkan-target",
    "impor:menu": "perencana#templat-dan-impor",
    "impor:unggah": "perencana#templat-dan-impor",
    "impor:templat": "perencana#templat-dan-impor",
    "impor:detail": "perencana#templat-dan-impor",
    "impor:gerak": "perencana#templat-dan-impor",
    "impor:berkas": "perencana#templat-dan-impor",
    "impor:kolom": "administrator#impor-rencana",
    "impor:tebakan": "administrator#impor-rencana",
    "impor:periksa": "administrator#impor-rencana",
    "laporan:narasi": "perencana#narasi-laporan",
    "indicators:regulasi-kemajuan": "perencana#kemajuan-regulasi",
    # checking and closing
    "indicators:verifikasi": "verifikator#pagi-hari-antrean",
    "indicators:realisasi-buka": "verifikator#membuka-kembali",
    "indicators:nilai-verifikasi": "verifikator#nilai-pemeriksa-luar",
    "indicators:pelaporan": "mulai#siapa-sudah-melapor",
    "indicators:periode-kunci": "administrator#periode-lapor-dan-pengecualian",
    "indicators:periode-pengecualian": "administrator#periode-lapor-dan-pengecualian",
    "indicators:segel-tutup": "administrator#menutup-dan-menyegel-triwulan",
    "indicators:segel-list": "verifikator#segel",
    "indicators:segel-unduh": "pimpinan#mengunduh-segel",
    # machines
    "indicators:token": "api#membuat-token",
    "indicators:token-cabut": "api#mencabut-token",
}

MENURUT_PERAN: dict[str, dict[Peran, str]] = {
    "beranda": {Peran.PERENCANA: "perencana#hari-pertama"},
    "indicators:realisasi-panel": {Peran.VERIFIKATOR: "verifikator#yang-perlu-dilihat"},
    "indicators:target-indikator": {Peran.ADMIN: "administrator#usulan-target-dan-target-pertama"},
    "indicators:target-usulan": {Peran.VERIFIKATOR: "verifikator#memutuskan-usulan-target"},
    "indicators:pelaporan": {
        Peran.VERIFIKATOR: "verifikator#periode-dan-pengecualian",
        Peran.ADMIN: "administrator#periode-lapor-dan-pengecualian",
    },
    "indicators:segel-list": {
        Peran.PIMPINAN: "pimpinan#mengunduh-segel",
        Peran.ADMIN: "administrator#menutup-dan-menyegel-triwulan",
    },
    "indicators:token": {Peran.ADMIN: "administrator#token-orang-lain"},
    "impor:menu": {Peran.ADMIN: "administrator#impor"},
    "impor:unggah": {Peran.ADMIN: "administrator#impor"},
    "impor:detail": {Peran.ADMIN: "administrator#impor"},
}


def alamat_bantuan(nama: str, peran: Collection[str] = ()) -> str:
    """Where the help for a page is, by the page's name and the roles of its reader; the guide where there is none."""
    menurut = MENURUT_PERAN.get(nama, {})
    tujuan = next((menurut[satu] for satu in menurut if satu in peran), BANTUAN.get(nama, ""))
    if nama.startswith("admin:"):
        tujuan = ADMINISTRASI
    bab, _, bagian = tujuan.partition("#")
    return f"{PANDUAN}{bab}/#{bagian}" if tujuan else PANDUAN
