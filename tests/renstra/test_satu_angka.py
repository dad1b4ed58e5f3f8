"""One number: the read, the table, the card and the explanation of a figure print the same digits."""

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from budget.models import DataAnggaran
from budget.rekap import susun_rekap
from indicators.angka import format_persen, format_rupiah
from indicators.capaian import agregat
from indicators.models import Realisasi, Sasaran
from indicators.rekap import SaringCapaian, rekap_capaian
from tests.pages import bacaan, cari, isi, per_indikator, tabel, teks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]

TAHUN = (2020, 2021, 2022)
TAK_DIHITUNG = "tidak dihitung"


def hasil(response: HttpResponse) -> str:
    """The figure at the head of an explanation."""
    (kartu,) = [s for s in cari(isi(response), "section") if teks(next(cari(s, "h2"))) == "Hasil"]
    return teks(next(cari(kartu, "p"))).split(" ")[0].replace("tidak", TAK_DIHITUNG)


def test_capaian_of_every_indikator(sebagai_pimpinan: Client, pimpinan: User) -> None:
    semua = [baris for tahun in TAHUN for baris in rekap_capaian(pimpinan, SaringCapaian(tahun))]
    halaman = {tahun: per_indikator(sebagai_pimpinan.get(f"/capaian/?tahun={tahun}")) for tahun in TAHUN}
    kartu = {url: tabel(sebagai_pimpinan.get(url)) for url in {baris.url for baris in semua}}
    assert {(tahun, kode) for tahun in TAHUN for kode in halaman[tahun]} == {(b.tahun, b.kode) for b in semua}
    for baris in semua:
        capaian = baris.capaian_teks or TAK_DIHITUNG
        realisasi = baris.realisasi_teks or baris.realisasi_keterangan
        satu = halaman[baris.tahun][baris.kode]
        assert satu["Capaian (%)"].startswith(capaian)
        assert satu[f"Realisasi {baris.tahun}"] == realisasi
        assert hasil(sebagai_pimpinan.get(baris.telusur_url)) == capaian
        (deret,) = [b for b in kartu[baris.url] if b.sel.get("Tahun") == str(baris.tahun)]
        assert deret["Capaian (%)"] == satu["Capaian (%)"]
        assert deret["Realisasi"] == realisasi
        assert deret["Target"] == satu.sel.get(f"Target {baris.tahun}", deret["Target"])


def test_every_stored_realisasi_is_shown_as_it_is_stored(sebagai_pimpinan: Client) -> None:
    """Digit for digit, whatever the engine of the database makes of decimals."""
    for tahun in (2020, 2021):
        halaman = per_indikator(sebagai_pimpinan.get(f"/capaian/?tahun={tahun}"))
        for satu in Realisasi.objects.filter(tahun=tahun, nilai__isnull=False).select_related("indikator"):
            terbaca = halaman[satu.indikator.kode][f"Realisasi {tahun}"].replace(".", "").replace(",", ".")
            assert satu.nilai is not None and float(terbaca) == float(satu.nilai)
            assert len(terbaca.partition(".")[2]) == satu.indikator.desimal


@pytest.mark.parametrize("tahun", TAHUN)
def test_mean_of_every_sasaran(sebagai_pimpinan: Client, pimpinan: User, tahun: int) -> None:
    daftar = [b for b in tabel(sebagai_pimpinan.get(f"/capaian/?tahun={tahun}")) if "/sasaran/" in b.tautan[0]]
    terbaca = {int(b.tautan[0].split("/")[3]): (b["Capaian (%)"], b["Kategori"], b.tautan[0]) for b in daftar}
    assert terbaca
    for kunci, (rata, keterangan, alamat) in terbaca.items():
        rekap = rekap_capaian(pimpinan, SaringCapaian(tahun, sasaran=Sasaran.objects.get(pk=kunci)))
        total = agregat([b.anggota for b in rekap], rekap.kebijakan)
        assert rata == (TAK_DIHITUNG if total.nilai is None else format_persen(total.nilai))
        assert keterangan.endswith(total.keterangan)
        halaman = sebagai_pimpinan.get(alamat)
        assert hasil(halaman) == rata
        assert total.keterangan in bacaan(halaman)


def test_start_page(sebagai_pimpinan: Client, pimpinan: User) -> None:
    rekap = rekap_capaian(pimpinan, SaringCapaian(2021))
    total = agregat([b.anggota for b in rekap], rekap.kebijakan)
    assert total.nilai is not None
    rata = format_persen(total.nilai)
    beranda = bacaan(sebagai_pimpinan.get("/"))
    assert f"{rata} % dari target" in beranda
    assert f"{total.keterangan}." in beranda
    assert hasil(sebagai_pimpinan.get("/telusur/tahun/2021/")) == rata
    for data in DataAnggaran.objects.exclude(rincian="kewenangan"):
        jumlah = susun_rekap(data).total
        assert f"{jumlah.serapan_teks} % dari pagu" in beranda
        assert f"sisa Rp{format_rupiah(jumlah.sisa)}." in beranda


@pytest.mark.parametrize(("tahun", "rincian"), [(2020, "satker"), (2021, "jenis_belanja"), (2021, "kewenangan")])
def test_serapan_of_every_line(sebagai_pimpinan: Client, tahun: int, rincian: str) -> None:
    rekap = susun_rekap(DataAnggaran.objects.get(tahun=tahun, rincian=rincian))
    halaman = {b["Kode"]: b for b in tabel(sebagai_pimpinan.get(f"/anggaran/?tahun={tahun}&rincian={rincian}"))}
    for baris in rekap.semua:
        satu = halaman["" if baris is rekap.total else baris.kode]
        assert satu["Serapan (%)"] == baris.serapan_teks
        assert satu["Sisa (Rp)"] == format_rupiah(baris.pagu - baris.realisasi)
        telusur = sebagai_pimpinan.get(baris.telusur_url)
        assert hasil(telusur) == baris.serapan_teks
        assert f"{baris.realisasi_teks} / {baris.pagu_teks} × 100 = {baris.serapan_teks}" in bacaan(telusur)
