"""Cap, category and second look: the policy of a year, as docs/capaian.md tells it."""

import json
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.angka import bulat_persen
from indicators.capaian import (
    Agregasi,
    AturanKebijakan,
    Batas,
    Kelas,
    di_bawah_batas_penjelasan,
    dibatasi,
    kategori,
    periksa_skala,
    perlu_ditelaah,
    telusur_kategori,
)
from tests.dokumen import ROOT, table
from tests.indicators.isian import cetak, desimal, pecahan
from tests.indicators.strategi import KELAS, TEPAT, ringkas

FIXTURE = json.loads((ROOT / "fixtures/02_kebijakan.json").read_text(encoding="utf-8"))


def isi(model: str) -> list[dict[str, str]]:
    return [satu["fields"] for satu in FIXTURE if satu["model"] == f"indicators.{model}"]


def kebijakan_baku() -> AturanKebijakan:
    """The default policy, out of the fixture that every new installation loads."""
    kelas = tuple(
        Kelas(Decimal(k["bawah"]), Decimal(k["atas"]) if k["atas"] else None, k["label"], k["warna"], k["simbol"])
        for k in isi("kelaskategori")
    )
    (baku,) = isi("kebijakan")
    telaah = Decimal(baku["batas_telaah"])
    return AturanKebijakan(Batas(baku["batas"]), Agregasi(baku["agregasi"]), kelas, telaah, "Permendagri 86/2017")


BAKU = kebijakan_baku()


@table("capaian.md", "Batas", "batas", "persis", "hasil")
def test_batas(batas: str, persis: str, hasil: str) -> None:
    assert cetak(bulat_persen(dibatasi(pecahan(persis), Batas(batas)))) == hasil


@table("capaian.md", "Kategori", "capaian", "harap")
def test_kategori(capaian: str, harap: str) -> None:
    nilai = None if capaian == "tidak ada" else desimal(capaian)
    kelas = kategori(nilai, BAKU)
    assert (f"{kelas.simbol} {kelas.label}" if kelas else "tidak ada") == harap
    assert nilai is None or [k for k in BAKU.kelas if k.memuat(nilai)] == [kelas]


@table("capaian.md", "Perlu ditelaah", "target", "realisasi", "tercetak", "ditelaah")
def test_perlu_ditelaah(target: str, realisasi: str, tercetak: str, ditelaah: str) -> None:
    tepat = pecahan(realisasi) / pecahan(target) * 100
    assert cetak(bulat_persen(tepat)) == tercetak
    assert perlu_ditelaah(tepat, BAKU) == (ditelaah == "ya")


@table("capaian.md", "Wajib dijelaskan", "ambang", "target", "realisasi", "tercetak", "wajib")
def test_wajib_dijelaskan(ambang: str, target: str, realisasi: str, tercetak: str, wajib: str) -> None:
    batas = None if ambang == "tidak ada" else desimal(ambang)
    kebijakan = AturanKebijakan(Batas.TANPA, Agregasi.RATA_RATA, (), batas_penjelasan=batas)
    tepat = pecahan(realisasi) / pecahan(target) * 100
    assert cetak(bulat_persen(tepat)) == tercetak
    assert di_bawah_batas_penjelasan(tepat, kebijakan) == (wajib == "ya")
    assert not di_bawah_batas_penjelasan(None, kebijakan)


def test_tanpa_angka_atau_tanpa_ambang_tidak_ditelaah() -> None:
    tanpa_ambang = AturanKebijakan(Batas.TANPA, Agregasi.RATA_RATA, ())
    assert not perlu_ditelaah(None, BAKU)
    assert not perlu_ditelaah(Fraction(500), tanpa_ambang)
    assert kategori(Decimal(100), tanpa_ambang) is None


@table("capaian.md", "Pemeriksaan skala", "kelas", "hasil")
def test_pemeriksaan_skala(kelas: str, hasil: str) -> None:
    assert ("; ".join(periksa_skala(baca_kelas(kelas))) or "sah") == hasil


def baca_kelas(teks: str) -> list[Kelas]:
    batas = (satu.split("–") for satu in teks.split("; "))
    return [
        Kelas(Decimal(bawah), Decimal(atas) if atas else None, f"K{nomor}", "hijau", "▲")
        for nomor, (bawah, atas) in enumerate(batas, start=1)
    ]


def test_skala_bawaan_sah_dan_bentuk_tercetaknya_tidak() -> None:
    assert periksa_skala(BAKU.kelas) == []
    assert periksa_skala([]) == ["Skala belum mempunyai kelas."]
    tercetak = baca_kelas("91–100; 76–90; 66–75; 51–65; 0–50")
    assert len(periksa_skala(tercetak)) == 5  # four gaps and no open top


@ringkas
@given(st.lists(KELAS, min_size=1, max_size=4))
def test_skala_sah_bila_dan_hanya_bila_setiap_nilai_punya_tepat_satu_kelas(kelas: list[Kelas]) -> None:
    """Bounds of the classes are multiples of 25, so these values stand for all from 0 up."""
    tepat_satu = all(sum(k.memuat(nilai) for k in kelas) == 1 for nilai in map(Decimal, range(0, 150, 5)))
    tanpa_kelas_kosong = all(k.atas is None or k.bawah < k.atas for k in kelas)
    assert (periksa_skala(kelas) == []) == (tepat_satu and tanpa_kelas_kosong)


@ringkas
@given(st.lists(st.integers(1, 119), unique=True, max_size=6), st.randoms())
def test_skala_tanpa_celah_selalu_sah(batas: list[int], acak: Random) -> None:
    """The other half of the property above: random classes are hardly ever sound."""
    tepi = [Decimal(0), *map(Decimal, sorted(batas)), None]
    kelas = [Kelas(a, b, f"{a}", "hijau", "▲") for a, b in pairwise(tepi) if a is not None]
    acak.shuffle(kelas)
    assert periksa_skala(kelas) == []
    assert all(sum(k.memuat(nilai) for k in kelas) == 1 for nilai in tepi if nilai is not None)
    assert len(kelas) == 1 or periksa_skala(kelas[1:])


@ringkas
@given(TEPAT, st.sampled_from(Batas))
def test_batas_hanya_menurunkan(tepat: Fraction, batas: Batas) -> None:
    hasil = dibatasi(tepat, batas)
    if batas == Batas.SERATUS_SEPULUH and 110 < tepat < 120:
        assert hasil in (tepat, 120)
    else:
        assert hasil <= tepat
    assert batas == Batas.TANPA or hasil <= 120


@ringkas
@given(TEPAT, TEPAT, st.sampled_from(Batas))
def test_batas_menjaga_urutan(satu: Fraction, dua: Fraction, batas: Batas) -> None:
    kecil, besar = sorted((satu, dua))
    assert dibatasi(kecil, batas) <= dibatasi(besar, batas)


@ringkas
@given(TEPAT, st.sampled_from(Batas))
def test_setiap_capaian_punya_tepat_satu_kategori(tepat: Fraction, batas: Batas) -> None:
    nilai = bulat_persen(dibatasi(tepat, batas))
    assert [k for k in BAKU.kelas if k.memuat(nilai)] == [kategori(nilai, BAKU)]


@pytest.mark.parametrize(
    ("tepat", "hitungan"),
    [
        (Fraction(68372 * 100, 57434), "119,04 masuk Sangat Tinggi (91,00 ke atas)"),
        (Fraction(9099, 100), "90,99 masuk Tinggi (76,00 sampai di bawah 91,00)"),
        (Fraction(500), "120,00 masuk Sangat Tinggi (91,00 ke atas)"),
    ],
)
def test_telusur_kategori(tepat: Fraction, hitungan: str) -> None:
    telusur = telusur_kategori(tepat, kategori(bulat_persen(dibatasi(tepat, BAKU.batas)), BAKU), BAKU)
    assert telusur.hitungan == hitungan
    assert [m.teks for m in telusur.masukan] == [cetak(bulat_persen(tepat)), hitungan.split()[0]]
