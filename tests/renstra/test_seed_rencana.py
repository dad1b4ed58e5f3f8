"""The plan in both versions: units, sasaran, indikator with their names, targets and lineage."""

from collections import Counter

import pytest

from indicators.models import Indikator, NamaLain, Renstra, Sasaran, Silsilah, Target, Tujuan, UnitKerja, di_bawah

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]

TARGET_IKP = {
    "SP1.1": ("100%", "100%", "100%"),
    "SP1.2": ("100 %", "100%", "100%"),
    "SP1.3": ("100 %", "100%", "100%"),
    "SP2.1": ("73 %", "76%", "81%"),
    "SP2.2": ("100 %", "100 %", "100 %"),
    "SP3.1": ("91 %", "92%", "94%"),
    "SP4.1": ("80 %", "80%", "85%"),
    "SP4.2": ("80 %", "80%", "85%"),
    "SP5.1": ("36,3", "36,3", "36,3"),
    "SP5.2": ("80", "81", "82"),
    "SP5.3": ("90", "90", "90"),
    "SP5.4": ("100 %", "100%", "100%"),
    "SP6.1": ("90", "92", "95"),
}
SILSILAH = {
    ("S.SP1.1", "SP2.1", "ganti_nama"),
    ("S.SP1.2", None, "dihapus"),
    ("S.SP1.3", "SP1.3", "gabung"),
    ("S.SP1.5", "SP1.3", "gabung"),
    ("S.SP1.4", "SP2.2", "gabung"),
    ("S.SP1.6", "SP2.2", "gabung"),
    ("S.SP2.1", "SP6.1", "ganti_nama"),
    ("S.SP2.2", "SP5.1", "ganti_nama"),
    ("S.SP2.3", "SP5.2", "ganti_nama"),
    ("S.SP2.4", "SP5.3", "ganti_nama"),
    ("S.SP2.5", None, "dihapus"),
    (None, "SP1.1", "baru"),
    (None, "SP1.2", "baru"),
    (None, "SP3.1", "baru"),
    (None, "SP4.1", "baru"),
    (None, "SP4.2", "baru"),
    (None, "SP5.4", "baru"),
    ("PN.6", "PN.6b", "ganti_satuan"),
}


def test_units_form_one_tree() -> None:
    ditjen = UnitKerja.objects.get(kode="LINJAMSOS")
    bawahan = UnitKerja.objects.filter(di_bawah(ditjen))
    assert [unit.kode for unit in bawahan] == ["LINJAMSOS", "SET", "PSKBA", "PSKBS", "JSK", "DEKON"]
    assert UnitKerja.objects.get(induk__isnull=True).kode == "KEMENSOS"
    for unit in UnitKerja.objects.exclude(induk__isnull=True):
        assert unit.jalur == f"{unit.induk.jalur}{unit.kode}/"
    assert UnitKerja.objects.get(kode="DEKON").jenjang == "kelompok_satker"


@pytest.mark.parametrize(
    ("tahun", "versi"), [(2020, "semula"), (2021, "semula"), (2022, "menjadi"), (2024, "menjadi")]
)
def test_one_version_in_force_per_year(tahun: int, versi: str) -> None:
    assert Renstra.objects.berlaku_pada(tahun).get().versi == versi


def test_sasaran_and_indikator_per_version() -> None:
    sasaran = Counter(Sasaran.objects.values_list("renstra__versi", "jenjang"))
    assert sasaran == {("semula", 2): 2, ("menjadi", 2): 6, (None, 1): 3, (None, 4): 1, (None, 5): 2}
    indikator = Counter(Indikator.objects.values_list("sasaran__renstra__versi", "sasaran__jenjang"))
    assert indikator == {("semula", 2): 11, ("menjadi", 2): 13, (None, 1): 3, (None, 4): 8, (None, 5): 8}


def test_a_sasaran_code_means_another_thing_per_version() -> None:
    kedua = Sasaran.objects.filter(kode="SP1").order_by("renstra__tahun_mulai")
    assert [satu.uraian.split()[0] for satu in kedua] == ["Meningkatnya", "Terpenuhinya"]


def test_every_sasaran_program_serves_a_sasaran_strategis() -> None:
    induk = Sasaran.objects.filter(jenjang=2).values_list("renstra__versi", "kode", "induk__kode")
    assert set(induk) == {
        ("semula", "SP1", "SS1"),
        ("semula", "SP2", "SS3"),
        ("menjadi", "SP1", "SS1"),
        ("menjadi", "SP2", "SS1"),
        ("menjadi", "SP3", "SS2"),
        ("menjadi", "SP4", "SS2"),
        ("menjadi", "SP5", "SS3"),
        ("menjadi", "SP6", "SS3"),
    }


def test_tujuan_with_their_indikator_lines() -> None:
    baris = {
        (tujuan.unit.kode, tujuan.kode): tujuan.indikator.count() for tujuan in Tujuan.objects.select_related("unit")
    }
    assert baris == {
        ("KEMENSOS", "T1"): 0,
        ("KEMENSOS", "T2"): 0,
        ("KEMENSOS", "T3"): 0,
        ("LINJAMSOS", "T1"): 2,
        ("LINJAMSOS", "T2"): 1,
        ("LINJAMSOS", "T3"): 1,
    }


def test_targets_2022_to_2024_as_printed() -> None:
    target = Target.objects.filter(indikator__sasaran__renstra__versi="menjadi").order_by("tahun")
    tercetak: dict[str, tuple[str, ...]] = {}
    for kode, teks in target.values_list("indikator__kode", "teks"):
        tercetak[kode] = (*tercetak.get(kode, ()), teks)
    assert tercetak == TARGET_IKP
    for satu in target:
        assert f"{satu.nilai.normalize():f}".replace(".", ",") == satu.teks.strip(" %")


def test_spm_kabupaten_kota_is_one_indikator_with_two_names() -> None:
    indikator = Indikator.objects.get(kode="SP4.2")
    assert indikator.uraian.endswith("(Penanganan Bencana) oleh Pemerintah Daerah kabupaten/kota")
    assert indikator.nama_lain.get().nama.endswith("Jaminan Sosial oleh Pemerintah Daerah Kab/Kota")


def test_a_name_that_does_not_differ_is_not_repeated() -> None:
    assert NamaLain.objects.count() == 8
    for nama in NamaLain.objects.select_related("indikator"):
        assert nama.nama != nama.indikator.uraian


def test_only_the_eleven_of_tabel_2_are_iku() -> None:
    assert Counter(Indikator.objects.filter(iku=True).values_list("sasaran__renstra__versi", flat=True)) == {
        "semula": 11
    }


def test_lineage_says_where_each_indikator_came_from_and_went() -> None:
    assert set(Silsilah.objects.values_list("dari__kode", "ke__kode", "hubungan")) == SILSILAH
    assert not Silsilah.objects.filter(tafsir="").exists()
    semula = Indikator.objects.filter(sasaran__renstra__versi="semula")
    menjadi = Indikator.objects.filter(sasaran__renstra__versi="menjadi")
    assert not semula.filter(penerus__isnull=True).exists()
    assert not menjadi.filter(pendahulu__isnull=True).exists()


def test_the_slip_of_the_semula_menjadi_table_is_noted() -> None:
    tercatat = Indikator.objects.filter(catatan_sumber__contains="kolom Semula")
    assert {indikator.kode for indikator in tercatat} == {"SP5.2", "SP5.3"}
