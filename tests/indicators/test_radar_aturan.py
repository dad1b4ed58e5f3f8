"""The rules of the target radar, row by row as docs/capaian.md tells them: what is found, and what is not."""

from datetime import date
from decimal import Decimal

import pytest

from indicators.angka import parse_angka
from indicators.capaian import Aturan, Nilai, Polaritas, capaian
from indicators.capaian.radar import AturanRadar, IndikatorRadar, Janji, TahunRadar, TemuanTarget, radar
from indicators.models import Indikator
from tests.dokumen import rows, table

SIFAT = ("maksimum", "minimum", "rentang")


def baca(sifat: str, target: str, realisasi: str) -> IndikatorRadar:
    """The indikator of one row of the table."""
    kata = [satu.strip() for satu in sifat.split(",")]
    desimal = 0 if "0 desimal" in kata else 2
    tertinggi = next((Decimal(k.removeprefix("tertinggi ")) for k in kata if k.startswith("tertinggi")), None)
    aturan = Aturan(polaritas=Polaritas(kata[0]), persen="persen" in kata, desimal=desimal)
    janji = {tahun: _janji(isi, aturan) for tahun, isi in _per_tahun(target)}
    nyata = {tahun: [_nilai(satu, aturan) for satu in isi.split("/")] for tahun, isi in _per_tahun(realisasi)}
    semua = [_tahun(t, janji.get(t, ()), nyata.get(t, []), aturan) for t in sorted(janji.keys() | nyata.keys())]
    return IndikatorRadar(aturan, tuple(semua), tertinggi)


def _per_tahun(sel: str) -> list[tuple[int, str]]:
    bagian = [] if sel == "–" else [satu.split(maxsplit=1) for satu in sel.split(";")]
    return [(int(tahun), isi) for tahun, isi in bagian]


def _nilai(teks: str, aturan: Aturan) -> Nilai:
    return Nilai(parse_angka(teks.strip(), desimal=aturan.desimal))


def _janji(isi: str, aturan: Aturan) -> tuple[Janji, ...]:
    semula, _, menjadi = isi.partition(">")
    pertama = Janji(_nilai(semula, aturan))
    if not menjadi:
        return (pertama,)
    nilai, hari = menjadi.split()
    return (pertama, Janji(_nilai(nilai, aturan), date.fromisoformat(hari)))


def _tahun(tahun: int, janji: tuple[Janji, ...], nyata: list[Nilai], aturan: Aturan) -> TahunRadar:
    hasil = capaian(janji[-1].nilai if janji else None, nyata[-1] if nyata else None, aturan)
    triwulan = tuple(enumerate(nyata, 1)) if len(nyata) > 1 else ()
    tinggi = hasil.nilai is not None and hasil.nilai > 120
    return TahunRadar("X", tahun, janji, nyata[-1] if nyata else None, str(hasil.nilai), tinggi, triwulan)


def temuan(indikator: IndikatorRadar, aturan: str) -> list[TemuanTarget]:
    return [satu for satu in radar(indikator) if satu.aturan == AturanRadar(aturan)]


@table("capaian.md", "Aturan radar", "kasus", "sifat", "target", "realisasi", "aturan", "ditemukan")
def test_aturan(kasus: str, sifat: str, target: str, realisasi: str, aturan: str, ditemukan: str) -> None:
    hasil = temuan(baca(sifat, target, realisasi), aturan)
    assert [str(satu.tahun) for satu in hasil] == ([] if ditemukan == "tidak" else [ditemukan])
    for satu in hasil:
        assert satu.angka and all(a.teks in satu.kalimat for a in satu.angka)


def test_setiap_aturan_punya_kasus_yang_ditemukan_dan_yang_tidak() -> None:
    baris = rows("capaian.md", "Aturan radar")
    dicoba = {(aturan, ditemukan == "tidak") for *_, aturan, ditemukan in baris}
    harap = {(aturan.value, tidak) for aturan in AturanRadar for tidak in (True, False)}
    assert dicoba | {("kamus_kosong", True), ("kamus_kosong", False)} == harap


@table("capaian.md", "Kamus yang diminta radar", "nama", "kolom")
def test_kamus_yang_diminta(nama: str, kolom: str) -> None:
    assert Indikator._meta.get_field(kolom)
    tahun = (TahunRadar("X", 2024),)
    (satu,) = radar(IndikatorRadar(Aturan(), tahun, kamus=((nama, False), ("lain", True))))
    assert (satu.aturan, satu.tahun) == (AturanRadar.KAMUS_KOSONG, None)
    assert f"Belum ditulis: {nama}." in satu.kalimat
    assert radar(IndikatorRadar(Aturan(), tahun, kamus=((nama, True),))) == []


def test_kalimat_menyebut_angkanya() -> None:
    (satu,) = temuan(baca("maksimum, 0 desimal", "2020 612.805; 2021 483.000", "2020 735.518"), "di_bawah_realisasi")
    assert satu.kalimat == (
        "Target 2021 (483.000) lebih rendah daripada realisasi 2020 (735.518), "
        "jadi lebih mudah dicapai daripada yang sudah terjadi."
    )
    assert [(a.nama, a.teks, a.tahun) for a in satu.angka] == [
        ("Target 2021", "483.000", 2021),
        ("Realisasi 2020", "735.518", 2020),
    ]


def test_yang_diusulkan_disebut_usulan() -> None:
    aturan = Aturan()
    lama = TahunRadar("X", 2023, (Janji(Nilai(Decimal(80))),), Nilai(Decimal(82)))
    usul = TahunRadar("X", 2024, (Janji(Nilai(Decimal(85))), Janji(Nilai(Decimal(75)), date(2024, 11, 3), True)))
    bawah, turun = radar(IndikatorRadar(aturan, (lama, usul)))
    assert bawah.kalimat.startswith("Target 2024 yang diusulkan (75,00) lebih rendah")
    assert "diusulkan dipermudah dari 85,00 menjadi 75,00 pada 3 November 2024" in turun.kalimat


def test_sidik_mengikuti_angkanya() -> None:
    """The same finding over other figures is another one; over the same figures it is the same."""
    sidik = {
        temuan(baca("maksimum", target, "2023 82"), "di_bawah_realisasi")[0].sidik
        for target in ("2023 70; 2024 80", "2023 71; 2024 80", "2023 70; 2024 81")
    }
    assert len(sidik) == 2


def test_nilai_yang_bukan_satu_angka_tidak_ditanyakan() -> None:
    kata, rentang = Nilai(teks="WTP"), Nilai(Decimal(7), Decimal(8))
    for nilai in (kata, rentang):
        tahun = tuple(TahunRadar("X", t, (Janji(nilai),), nilai) for t in (2022, 2023, 2024))
        assert radar(IndikatorRadar(Aturan(), tahun)) == []


@pytest.mark.parametrize("tahun", [(), (TahunRadar("X", 2024),)])
def test_tanpa_angka_tidak_ada_temuan(tahun: tuple[TahunRadar, ...]) -> None:
    assert radar(IndikatorRadar(Aturan(), tahun)) == []
