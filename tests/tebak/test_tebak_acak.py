"""Whatever stands in a table: a guess or a question, never an error."""

from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.lembar import TEMPLAT, baca_tempelan
from indicators.tebak.indikator import tebak_indikator
from indicators.tebak.kolom import PER_TAHUN, Peran, tebak_kolom
from indicators.tebak.tabel import susun_tabel
from tests.tebak.alat import SKALA

JUDUL = st.permutations(["No", "Sasaran", "Indikator", "Satuan", "Target 2023", "Realisasi", "Capaian (%)"])
KATA = st.sampled_from(
    [
        *("", "Sasaran", "Indikator", "Target 2023", "2024", "Realisasi", "Satuan", "(1)", "%", "1:17,9", "Jumlah"),
        *("3,5-4,0", "BB (Nilai 75)", "n/a", "-", "10 Jt KPM", "1.234.567,89", "114.61%", "a. SP1.1 Kasus"),
    ]
)
HURUF = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
SEL = KATA | HURUF | st.decimals(-9, 9, places=3).map(str)
BARIS = st.lists(SEL, min_size=1, max_size=7)


@settings(max_examples=150, deadline=None)
@given(JUDUL | BARIS, st.lists(BARIS, max_size=6))
def test_any_table_is_read(judul: list[str], isi: list[list[str]]) -> None:
    baris = list(baca_tempelan("\n".join("\t".join(b) for b in [judul, *isi]), TEMPLAT))
    hasil = tebak_kolom(baris)
    kolom = {k.huruf: (k.peran, k.tahun or (2023 if k.peran in PER_TAHUN else 0)) for k in hasil.kolom}
    for s in susun_tabel([b for b in baris if b.nomor >= hasil.isi], kolom):
        for i in s.indikator:
            tebakan = tebak_indikator(i, SKALA)
            assert i.teks[Peran.INDIKATOR]
            assert all(t.alasan and t.isi for t in tebakan.bagian.values())
            assert 0 <= tebakan.bentuk.desimal <= 4
