"""Every figure of a report is the API's, digit for digit, in each of its windows."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from indicators.models import UnitKerja
from renstra.laporan.bahan import Bahan
from renstra.laporan.bentuk import Laporan
from renstra.laporan.daftar import DAFTAR, susun_laporan
from tests.api.klien import baca, baris
from tests.laporan.baca import buku, mesin, sel_buku, sel_csv, sel_halaman, sel_word, tampil, word

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("seed")]

UNIT = "LINJAMSOS"
ANGKA = {
    "Target": "target",
    "Realisasi": "realisasi",
    "Capaian (%)": "capaian",
    "Capaian dibatasi (%)": "capaian_dibatasi",
}
JENIS = {satu.kode: satu for satu in DAFTAR}


def alamat(jenis: str, tahun: int, **lain: str) -> str:
    return f"/laporan/{jenis}/?tahun={tahun}&unit={UNIT}" + "".join(f"&{k}={v}" for k, v in lain.items())


@pytest.mark.parametrize("tahun", [2020, 2024])
def test_the_annex_of_the_lkjip_is_the_api(sebagai_pimpinan: Client, tahun: int) -> None:
    """Target, realisasi, capaian and capped capaian of each indikator, in Word, Excel, CSV and on the page."""
    dari_api = {b["indikator"]["kode"]: b for b in baris(sebagai_pimpinan, f"capaian/?tahun={tahun}&unit={UNIT}")}
    jalan, judul = alamat("lkjip", tahun), f"Pengukuran kinerja Ditjen Linjamsos tahun {tahun}"
    dari_word = sel_word(word(sebagai_pimpinan, jalan))[judul]
    kolom = {nama: nomor for nomor, nama in enumerate(dari_word[0])}
    dari_buku = [[tampil(s) for s in b] for b in sel_buku(buku(sebagai_pimpinan, jalan)["lampiran"])]
    jendela = {
        "word": [[b[0], *map(mesin, b[1:])] for b in dari_word[1:]],
        "halaman": [[b[0], *map(mesin, b[1:])] for b in sel_halaman(sebagai_pimpinan, jalan)[judul][1:]],
        "excel": dari_buku[1:],
        "csv": [list(b.values())[1:] for b in sel_csv(sebagai_pimpinan, jalan, "lampiran")],
    }
    dibandingkan = 0
    for nama, isi in jendela.items():
        assert [b[0].split(" ")[0] for b in isi] == list(dari_api), nama
        for satu, terbaca in zip(dari_api.values(), isi, strict=True):
            for judul_kolom, bidang in ANGKA.items():
                nilai = terbaca[kolom[judul_kolom]]
                if satu[bidang] is not None:
                    assert nilai == satu[bidang], (nama, terbaca)
                    dibandingkan += 1
                else:
                    assert not nilai.replace(".", "").isdigit(), (nama, terbaca)
    assert dibandingkan > 20


@pytest.mark.parametrize(("tahun", "rincian"), [(2020, "satker"), (2021, "jenis_belanja"), (2021, "kewenangan")])
def test_budget_tables_are_the_api(sebagai_pimpinan: Client, tahun: int, rincian: str) -> None:
    """Whole rupiah and serapan of every line, subtotal and total; two cuts are two tables."""
    isi = baca(sebagai_pimpinan, f"serapan/?tahun={tahun}&rincian={rincian}")
    nomor = 2 if rincian == "kewenangan" else 1
    jalan = alamat("smart", tahun)
    lembar = sel_buku(buku(sebagai_pimpinan, jalan)[f"penyerapan-{nomor}"])[1:]
    dari_word = list(sel_word(word(sebagai_pimpinan, jalan)).values())[nomor][
        1:
    ]  # the head of the report comes first
    dari_csv = [list(b.values()) for b in sel_csv(sebagai_pimpinan, jalan, f"penyerapan-{nomor}")]
    harap = sorted(
        [str(b[k]) for k in ("pagu", "realisasi", "sisa", "serapan")]
        for b in [*isi["results"], *isi["subtotal"], isi["total"]]
    )
    assert sorted([tampil(s) for s in b[1:]] for b in lembar) == harap
    assert sorted([mesin(s) for s in b[1:]] for b in dari_word) == harap
    assert sorted(b[1:] for b in dari_csv) == harap


def susun(user: User, jenis: str, tahun: int) -> Laporan:
    triwulan = 4 if JENIS[jenis].wajib_triwulan else None
    return susun_laporan(Bahan(user, jenis, UnitKerja.objects.get(kode=UNIT), tahun, triwulan))


@pytest.mark.parametrize("jenis", JENIS)
def test_every_window_prints_every_cell(sebagai_pimpinan: Client, pimpinan: User, jenis: str) -> None:
    """The same text in page and Word, the same figure in Excel and CSV; nothing is left out and nothing added."""
    isi, jalan = susun(pimpinan, jenis, 2021), alamat(jenis, 2021)
    dokumen, halaman, berkas = (
        sel_word(word(sebagai_pimpinan, jalan)),
        sel_halaman(sebagai_pimpinan, jalan),
        buku(sebagai_pimpinan, jalan),
    )
    angka = 0
    for tabel in isi.tabel:
        baris_isi = [b for b in tabel.baris if not b.kelompok]
        if not baris_isi:
            continue
        harap = [[k.judul for k in tabel.kolom], *([s.lengkap for s in b.sel] for b in baris_isi)]
        assert dokumen[tabel.judul] == harap
        rapat = [[" ".join(s.replace("(", " ").replace(")", " ").split()) for s in b] for b in harap]
        terbaca = [[" ".join(s.replace("(", " ").replace(")", " ").split()) for s in b] for b in halaman[tabel.judul]]
        assert terbaca == rapat
        for sel, dari_buku in zip(baris_isi, sel_buku(berkas[tabel.kode])[1:], strict=True):
            for satu, di_buku in zip(sel.sel, dari_buku, strict=True):
                assert tampil(di_buku) == (str(satu.nilai) if satu.nilai is not None else satu.lengkap)
                if satu.nilai is not None:
                    assert mesin(satu.teks) == str(satu.nilai)
                    angka += 1
    assert angka > 3
