"""Program Prioritas Nasional Ditjen Linjamsos 2020-2021, cell by cell to the letter."""

from decimal import Decimal

import pytest

from indicators.models import Indikator, Realisasi, Target

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]

# target and realisasi as values; printed target, realisasi and capaian
SEL = {
    ("PN.1", 2020): (10_000_000, 10_000_000, "10 Jt KPM", "10 Jt KPM", "100%"),
    ("PN.1", 2021): (10_000_000, 10_000_000, "10 Jt KPM", "10 Jt KPM", "100%"),
    ("PN.2", 2020): (9_153, 9_149, "9.153 Org", "9.149 Org", "99,96%"),
    ("PN.3", 2020): (185_390, 199_902, "185.390 Org", "199.902 Org", "107,83%"),
    ("PN.3", 2021): (220_000, 220_000, "220.000 Org", "220.000 Org", "100%"),
    ("PN.4", 2020): (612_805, 735_518, "612.805 Org", "735.518 Org", "120,02%"),
    ("PN.4", 2021): (483_000, 535_880, "483.000 Org", "535.880 Org", "110,95%"),
    ("PN.5", 2020): (167_304, 184_834, "167.304 Org", "184.834", "110,48 %"),
    ("PN.6", 2020): (15_000, 15_512, "15.000 Org", "15.512", "103,41 %"),
    ("PN.6b", 2021): (200, 200, "200 kelompok", "200 kelompok", "100 %"),
    ("PN.7", 2020): (57_434, 68_372, "57.434 Org", "68.372 Org", "100 %"),
    ("PN.7", 2021): (25_000, 25_000, "25.000 Org", "25.000 Org", "100 %"),
}
KOSONG = [("PN.2", 2021), ("PN.5", 2021)]


@pytest.mark.parametrize(("kunci", "isi"), SEL.items())
def test_each_cell_as_printed(kunci: tuple[str, int], isi: tuple[int, int, str, str, str]) -> None:
    kode, tahun = kunci
    target = Target.objects.get(indikator__kode=kode, tahun=tahun)
    realisasi = Realisasi.objects.get(indikator__kode=kode, tahun=tahun)
    assert (target.nilai, realisasi.nilai) == isi[:2]
    assert (target.teks, realisasi.nilai_tercetak, realisasi.capaian_tercetak_teks) == isi[2:]
    assert realisasi.capaian_tercetak == Decimal(isi[4].strip(" %").replace(",", "."))


@pytest.mark.parametrize(("kode", "tahun"), KOSONG)
def test_a_blank_cell_is_not_zero(kode: str, tahun: int) -> None:
    realisasi = Realisasi.objects.get(indikator__kode=kode, tahun=tahun)
    assert (realisasi.keadaan, realisasi.nilai) == ("tidak_tersedia", None)
    assert not Target.objects.filter(indikator__kode=kode, tahun=tahun).exists()


def test_nothing_else_is_there() -> None:
    realisasi = Realisasi.objects.filter(indikator__sasaran__kode="PN")
    assert set(realisasi.values_list("indikator__kode", "tahun")) == {*SEL, *KOSONG}
    assert set(realisasi.values_list("status", "dokumen__kode")) == {("disetujui", "reviu-renstra-2022")}


def test_the_terrorism_row_changes_its_unit() -> None:
    dua = Indikator.objects.filter(kode__startswith="PN.6").order_by("kode")
    assert list(dua.values_list("satuan", "tahun_awal", "tahun_akhir")) == [
        ("orang", 2020, 2020),
        ("kelompok", 2021, 2021),
    ]
    assert dua.values("uraian").distinct().count() == 1
    assert dua[0].penerus.get().hubungan == "ganti_satuan"
    assert dua[0].penerus.get().ke == dua[1]
