"""The workflow as a table: five states and seven moves, 35 cells, of which ten are legal."""

import pytest

from indicators.alur import DIAPAKAN, SUDAH, Gerak, Status, gerak_sah, tujuan
from indicators.models import StatusRealisasi

D, J, K, V, S = Status.DRAF, Status.DIAJUKAN, Status.DIKEMBALIKAN, Status.DIVERIFIKASI, Status.DISETUJUI
DUA_LANGKAH = {
    (D, Gerak.ISI): D,
    (K, Gerak.ISI): K,
    (D, Gerak.AJUKAN): J,
    (K, Gerak.AJUKAN): J,
    (J, Gerak.TARIK): D,
    (J, Gerak.VERIFIKASI): V,
    (J, Gerak.KEMBALIKAN): K,
    (V, Gerak.KEMBALIKAN): K,
    (V, Gerak.SETUJUI): S,
    (S, Gerak.BUKA): K,
}
# One step: what was submitted is approved at once, and nothing is ever verified.
SATU_LANGKAH = {
    sel: tuju for sel, tuju in DUA_LANGKAH.items() if sel not in [(J, Gerak.VERIFIKASI), (V, Gerak.SETUJUI)]
} | {(J, Gerak.SETUJUI): S}
SEL = [(status, gerak) for status in Status for gerak in Gerak]


def test_banyaknya_sel() -> None:
    assert (len(SEL), len(DUA_LANGKAH), len(SATU_LANGKAH)) == (35, 10, 9)


@pytest.mark.parametrize(("status", "gerak"), SEL, ids=lambda satu: satu.value)
def test_setiap_sel(status: Status, gerak: Gerak) -> None:
    assert tujuan(status, gerak, dua_langkah=True) == DUA_LANGKAH.get((status, gerak))
    assert tujuan(status, gerak) == SATU_LANGKAH.get((status, gerak))


@pytest.mark.parametrize("dua_langkah", [True, False])
def test_gerak_sah_sama_dengan_tabelnya(dua_langkah: bool) -> None:
    tabel = DUA_LANGKAH if dua_langkah else SATU_LANGKAH
    assert {(s, g) for s in Status for g in gerak_sah(s, dua_langkah=dua_langkah)} == set(tabel)


def test_status_model_dan_alur_satu_kode() -> None:
    assert [s.value for s in Status] == StatusRealisasi.values


def test_setiap_status_dan_gerak_punya_kata() -> None:
    assert (set(SUDAH), set(DIAPAKAN)) == (set(Status), set(Gerak))


def test_status_yang_tidak_dikenal_bukan_status() -> None:
    with pytest.raises(ValueError, match="hilang"):
        tujuan("hilang", Gerak.ISI)
