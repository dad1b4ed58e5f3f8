"""Reference text, arah kebijakan, kerangka regulasi, RPJMN and the rules that come with the document."""

from collections import Counter
from decimal import Decimal

import pytest

from indicators.models import (
    ArahKebijakan,
    Indikator,
    Kebijakan,
    KerangkaRegulasi,
    Rujukan,
    SkalaPredikat,
    Target,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]


def test_reference_text_is_complete() -> None:
    assert Counter(Rujukan.objects.values_list("jenis", flat=True)) == {
        "visi": 1,
        "misi": 4,
        "agenda_pembangunan": 7,
        "nilai": 7,
        "produk_hukum": 21,
        "isu_strategis": 5,
    }


def test_the_sixth_isu_is_not_invented() -> None:
    isu = Rujukan.objects.filter(jenis="isu_strategis")
    assert [satu.nomor for satu in isu] == ["1.3.1", "1.3.2", "1.3.3", "1.3.4", "1.3.5"]
    assert isu.exclude(catatan_sumber="").count() == 1


def test_misi_b_is_kept_though_misplaced() -> None:
    misi = Rujukan.objects.get(jenis="misi", nomor="b")
    assert misi.teks.endswith("Angkatan Darat, Angkatan Laut, dan Angkatan Udara")
    assert misi.catatan_sumber


def test_arah_kebijakan_is_a_tree_of_three_levels() -> None:
    assert Counter(ArahKebijakan.objects.values_list("tingkat", flat=True)) == {
        "arah": 2,
        "langkah": 4,
        "strategi": 16,
    }
    for satu in ArahKebijakan.objects.exclude(tingkat="arah").select_related("induk"):
        assert satu.kode.rpartition(".")[0] == satu.induk.kode


def test_kerangka_regulasi_in_printed_order() -> None:
    urutan = list(KerangkaRegulasi.objects.values_list("jenis", "nomor"))
    assert urutan == [("uu", 1), ("uu", 2), *(("permensos", nomor) for nomor in range(1, 18))]
    assert set(KerangkaRegulasi.objects.values_list("status", "tahun_target")) == {(None, None)}


def test_rancangan_and_empty_urgensi() -> None:
    rancangan = KerangkaRegulasi.objects.filter(rancangan=True)
    assert Counter(rancangan.values_list("jenis", flat=True)) == {"uu": 2, "permensos": 5}
    assert set(KerangkaRegulasi.objects.filter(urgensi="").values_list("jenis", flat=True)) == {"uu"}


def test_an_owner_outside_the_organisation_stays_text() -> None:
    satu = KerangkaRegulasi.objects.get(unit__isnull=True)
    assert (satu.jenis, satu.nomor) == ("permensos", 4)
    assert satu.unit_teks == "Direktorat Perlindungan Jaminan Sosial Keluarga"
    assert satu.catatan_sumber
    for lain in KerangkaRegulasi.objects.exclude(pk=satu.pk).select_related("unit"):
        assert lain.unit_teks == lain.unit.nama


def test_rpjmn_baselines_and_targets() -> None:
    baseline = dict(Indikator.objects.filter(sasaran__jenjang=5).values_list("kode", "baseline_nilai"))
    target = dict(Target.objects.filter(tahun=2024).values_list("indikator__kode", "nilai"))
    assert {kode: (baseline[kode], target.get(kode)) for kode in baseline} == {
        "RPJMN.1": (Decimal("65.2"), 80),
        "RPJMN.2": (None, None),
        "RPJMN.2a": (10_000_000, 10_000_000),
        "RPJMN.2b": (15_600_000, 15_600_000),
        "RPJMN.2c": (31_400_000, 31_400_000),
        "RPJMN.2d": (31_400_000, 31_400_000),
        "RPJMN.3": (0, 30),
        "RPJMN.4": (Decimal("25.6"), 50),
    }


def test_rpjmn_source_and_parts() -> None:
    pertama = Indikator.objects.get(kode="RPJMN.1")
    assert (pertama.baseline_teks, pertama.baseline_tahun) == ("65,2 % (Susenas, 2018)", 2018)
    rincian = Indikator.objects.get(kode="RPJMN.2").komponen.all()
    assert [satu.kode for satu in rincian] == ["RPJMN.2a", "RPJMN.2b", "RPJMN.2c", "RPJMN.2d"]
    assert "30 instansi" in Indikator.objects.get(kode="RPJMN.3").catatan_sumber


def test_default_kebijakan_has_a_scale_without_gaps() -> None:
    kebijakan = Kebijakan.objects.get()
    assert (kebijakan.tahun_mulai, kebijakan.batas, kebijakan.agregasi) == (2020, "120", "rata_rata")
    assert (kebijakan.dua_langkah, kebijakan.batas_telaah) == (False, 120)
    kelas = kebijakan.skala.kelas.all()
    assert [satu.label for satu in kelas] == ["Sangat Tinggi", "Tinggi", "Sedang", "Rendah", "Sangat Rendah"]
    assert [satu.atas for satu in kelas] == [None, *(satu.bawah for satu in kelas)][:-1]
    assert kelas[4].bawah == 0


def test_akip_scale_is_ordered() -> None:
    skala = SkalaPredikat.objects.get(kode="akip")
    assert [predikat.kode for predikat in skala.predikat.all()] == ["D", "C", "CC", "B", "BB", "A", "AA"]
