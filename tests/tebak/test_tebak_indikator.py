"""What is guessed about an indikator, why, and where a person is asked."""

import pytest

from indicators.lembar import Jenis, Sel
from indicators.tebak.bentuk import tebak_satuan
from tests.tebak.alat import tebak

NAIK = {"target_2022": "70", "target_2023": "80"}
TURUN = {"target_2022": "80", "target_2023": "70"}


@pytest.mark.parametrize(
    ("uraian", "satuan", "nilai", "harap"),
    [
        ("Persentase layanan", "%", {"target_2023": "114.61%"}, ("persen", 2, True)),
        ("Persentase layanan", "", {"target_2023": "73"}, ("persen", 2, True)),
        ("Persentase layanan", "orang", {"target_2023": "73"}, ("persen", 2, False)),
        ("Layanan", "", {"target_2023": "#73%"}, ("persen", 2, True)),
        ("Rasio pendamping", "", {"target_2023": "1:17,9"}, ("rasio", 1, True)),
        ("Lama proses", "bulan", {"target_2023": "7–8 bulan"}, ("rentang", 0, True)),
        ("Suhu", "derajat", {"target_2023": "3,5-4,0"}, ("rentang", 1, True)),
        ("Indeks gini", "indeks", {"target_2023": "0,320"}, ("indeks", 3, True)),
        ("Indeks kepuasan", "Indeks (Skala 4)", {"target_2023": "3"}, ("indeks", 2, True)),
        ("Nilai PMPRB", "nilai", {"target_2023": "36,3"}, ("indeks", 2, True)),
        ("Nilai AKIP", "predikat", {"target_2023": "BB (Nilai 75)", "realisasi_2023": "n/a"}, ("predikat", 0, True)),
        ("Opini BPK", "opini", {"target_2023": "WTP"}, ("teks", 0, False)),
        ("Jumlah KPM", "KPM", {"target_2023": "10 Jt KPM"}, ("angka", 0, True)),
        ("Jumlah korban", "orang", {"target_2023": "57.434", "realisasi_2023": "-"}, ("angka", 0, True)),
        ("Produksi", "ton", {"target_2023": "12,5", "target_2024": "1.234"}, ("angka", 1, True)),
        ("Sesuatu", "", {"target_2023": "n/a"}, ("angka", 0, False)),
    ],
)
def test_kind_of_value_and_decimals(
    uraian: str, satuan: str, nilai: dict[str, str], harap: tuple[str, int, bool]
) -> None:
    bentuk = tebak(uraian, satuan, **nilai).bentuk
    assert (bentuk.jenis.isi, bentuk.desimal, bentuk.jenis.yakin) == harap
    assert bentuk.jenis.alasan


def test_what_a_scale_and_an_index_bring_along() -> None:
    assert tebak("Nilai AKIP", target_2023="BB").bentuk.skala == "akip"
    assert tebak("Indeks kepuasan", "Indeks (Skala 4)", target_2023="3").bentuk.maksimum == 4


@pytest.mark.parametrize(
    ("uraian", "nilai", "harap"),
    [
        ("Persentase layanan tepat waktu", NAIK, ("maksimum", True)),
        ("Persentase layanan tepat waktu", {"target_2023": "80"}, ("maksimum", True)),
        ("Jumlah kasus kekerasan", TURUN, ("minimum", True)),
        ("Persentase penduduk miskin", {"target_2023": "9"}, ("minimum", True)),
        ("Jumlah kasus kekerasan", NAIK, ("minimum", False)),
        ("Persentase temuan yang ditindaklanjuti", NAIK, ("maksimum", True)),
        ("Persentase pengaduan yang diselesaikan", {"target_2023": "80"}, ("maksimum", False)),
        ("Persentase penurunan kasus", NAIK, ("maksimum", True)),
        ("Jumlah layanan", TURUN, ("minimum", False)),
        ("Waktu tunggu layanan", TURUN, ("minimum", True)),
        ("Terlaksananya kegiatan", {"target_2023": "80"}, ("maksimum", False)),
    ],
)
def test_direction_from_words_and_targets(uraian: str, nilai: dict[str, str], harap: tuple[str, bool]) -> None:
    polaritas = tebak(uraian, "kasus", **nilai).arah.polaritas
    assert (polaritas.isi, polaritas.yakin) == harap
    assert polaritas.alasan


@pytest.mark.parametrize(
    ("nilai", "harap"),
    [
        (("162", "186", "85,19%"), ("minimum", "2t_r", True)),
        (("162", "186", "87,10 %"), ("minimum", "t_per_r", True)),
        (("57.434", "68.372", "119,04"), ("maksimum", "2t_r", True)),
        (("57.434", "68.372", "100%"), ("maksimum", "2t_r", True)),  # says nothing: no rule gives it
        (("80", "80", "100%"), ("maksimum", "2t_r", True)),  # every rule gives it
    ],
)
def test_printed_capaian_tells_the_rule(nilai: tuple[str, str, str], harap: tuple[str, str, bool]) -> None:
    """The figures decide against what the words say: "Jumlah" alone would be maksimum."""
    target, realisasi, capaian = nilai
    arah = tebak("Jumlah sesuatu", "x", target_2023=target, realisasi_2023=realisasi, capaian_2023=capaian).arah
    assert (arah.polaritas.isi, arah.varian, arah.polaritas.yakin) == harap
    if harap[0] == "minimum":
        assert capaian in arah.polaritas.alasan


def test_a_range_and_a_ratio() -> None:
    assert tebak("Lama", "bulan", target_2023="7-8").arah.polaritas.isi == "rentang"
    assert not tebak("Rasio pendamping", target_2023="1:17,9").arah.polaritas.yakin


@pytest.mark.parametrize(
    ("uraian", "satuan", "target", "harap"),
    [
        ("Persentase layanan", "%", "80", ("terakhir", True)),
        ("Jumlah laporan", "laporan", "4", ("jumlah", True)),
        ("Jumlah KPM", "KPM", "1000", ("terakhir", False)),
        ("Jumlah kejadian", "kejadian", "4", ("jumlah", False)),
        ("Rata-rata waktu", "hari", "4", ("rata_rata", True)),
        ("Nilai AKIP", "nilai", "75", ("terakhir", True)),
    ],
)
def test_from_quarters_to_a_year(uraian: str, satuan: str, target: str, harap: tuple[str, bool]) -> None:
    konsolidasi = tebak(uraian, satuan, target_2023=target).konsolidasi
    assert (konsolidasi.isi, konsolidasi.yakin) == harap
    assert konsolidasi.alasan


@pytest.mark.parametrize(
    ("uraian", "satuan", "harap"),
    [("Indeks kepuasan", "indeks", "tahunan"), ("Persentase layanan", "%", "triwulanan")],
)
def test_when_it_is_measured(uraian: str, satuan: str, harap: str) -> None:
    assert tebak(uraian, satuan, target_2023="80").kalender.isi == harap


@pytest.mark.parametrize(
    ("target", "harap"), [("10 Jt KPM", "kpm"), ("7–8 bulan", "bulan"), ("80%", "%"), ("80", "")]
)
def test_a_missing_unit_is_taken_from_the_values(target: str, harap: str) -> None:
    assert tebak_satuan([Sel("A1", Jenis.TEKS, target)]) == harap
