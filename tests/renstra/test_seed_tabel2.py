"""Tabel 2 Capaian Kinerja Ditjen Linjamsos 2020-2021, cell by cell to the letter."""

from decimal import Decimal

import pytest

from indicators.models import Indikator, Realisasi, Target

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]

BELUM = "(belum jadi indikator)"
TABEL_2 = {
    "S.SP1.1": ("20%", "17,37%"),
    "S.SP1.2": ("10%", "10,8%"),
    "S.SP1.3": ("13,35%", "114.61%"),
    "S.SP1.4": (BELUM, "100%"),
    "S.SP1.5": ("5,47%", "101%"),
    "S.SP1.6": (BELUM, "140%"),
    "S.SP2.1": (BELUM, "86,33"),
    "S.SP2.2": ("23,02", "35,12"),
    "S.SP2.3": ("78,66", "79,47"),
    "S.SP2.4": ("85,85", "88,57"),
    "S.SP2.5": (BELUM, "0%"),
}
BENCANA_2021 = {"S.SP1.3": "114.61", "S.SP1.4": "100", "S.SP1.5": "101", "S.SP1.6": "140"}


def sel(kode: str, tahun: int) -> Realisasi:
    return Realisasi.objects.get(indikator__kode=kode, tahun=tahun)


def test_each_cell_as_printed() -> None:
    tercetak = {
        kode: tuple(satu.nilai_tercetak or satu.capaian_tercetak_teks for satu in (sel(kode, 2020), sel(kode, 2021)))
        for kode in TABEL_2
    }
    assert tercetak == TABEL_2


def test_nothing_else_is_there() -> None:
    baris = Realisasi.objects.filter(indikator__sasaran__renstra__versi="semula")
    assert baris.count() == 22
    assert set(baris.values_list("triwulan", "status", "dokumen__kode")) == {(0, "disetujui", "reviu-renstra-2022")}


@pytest.mark.parametrize("kode", [kode for kode, (sel_2020, _) in TABEL_2.items() if sel_2020 == BELUM])
def test_belum_jadi_indikator_is_a_state(kode: str) -> None:
    satu = sel(kode, 2020)
    assert (satu.keadaan, satu.nilai, satu.capaian_tercetak) == ("belum_jadi_indikator", None, None)
    assert satu.indikator.tahun_awal == 2020


@pytest.mark.parametrize(("kode", "capaian"), BENCANA_2021.items())
def test_disaster_rows_of_2021_are_capaian(kode: str, capaian: str) -> None:
    satu = sel(kode, 2021)
    assert (satu.keadaan, satu.nilai, satu.nilai_tercetak) == ("tidak_tersedia", None, "")
    assert satu.capaian_tercetak == Decimal(capaian)
    assert satu.alasan_keadaan
    assert satu.tafsir


def test_wbk_2021_is_a_true_zero() -> None:
    satu = sel("S.SP2.5", 2021)
    assert (satu.keadaan, satu.nilai, satu.nilai_tercetak) == ("terisi", Decimal(0), "0%")


@pytest.mark.parametrize(
    ("kode", "tahun", "nilai"),
    [
        ("S.SP1.1", 2021, "17.37"),
        ("S.SP1.5", 2020, "5.47"),
        ("S.SP2.1", 2021, "86.33"),
        ("S.SP2.3", 2020, "78.66"),
    ],
)
def test_values_to_the_last_digit(kode: str, tahun: int, nilai: str) -> None:
    assert sel(kode, tahun).nilai == Decimal(nilai)


def test_no_targets_are_printed_there() -> None:
    assert not Target.objects.filter(indikator__sasaran__renstra__versi="semula").exists()


def test_wordings_of_the_table_are_other_names() -> None:
    indikator = Indikator.objects.get(kode="S.SP1.3")
    assert indikator.uraian == "Persentase (%) korban bencana alam yang meningkat kemampuan bertahan hidupnya"
    (nama,) = indikator.nama_lain.all()
    assert nama.nama == "Persentase korban bencana alam yang meningkat kemampuan bertahan hidupnya."
    assert nama.tempat == "Tabel 2 Capaian Kinerja Ditjen Linjamsos 2020-2021"
