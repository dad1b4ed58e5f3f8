"""A refusal as an object: what forms, importers and the API rely on."""

import pickle

import pytest

from indicators.angka import AngkaDitolak, KodeTolak, parse_angka


def refuse(teks: str) -> AngkaDitolak:
    with pytest.raises(AngkaDitolak) as ditolak:
        parse_angka(teks, desimal=2)
    return ditolak.value


def test_ditangkap_sebagai_valueerror_dengan_kalimatnya() -> None:
    ditolak = refuse("1.234")
    assert isinstance(ditolak, ValueError)
    assert str(ditolak) == ditolak.pesan


def test_selamat_melewati_proses_anak() -> None:
    """An import parses in a child process, so a refusal must survive pickling."""
    ditolak = refuse("1.234")
    salinan = pickle.loads(pickle.dumps(ditolak))  # noqa: S301
    assert (salinan.kode, salinan.pesan, salinan.tawaran) == (ditolak.kode, ditolak.pesan, ditolak.tawaran)


def test_hanya_yang_rancu_membawa_tawaran() -> None:
    assert refuse("1.234").tawaran
    assert refuse("12,3456").tawaran == ()


@pytest.mark.parametrize("teks", ["1,2,3", "{teks}", "{0}", "%s", "<b>5</b>"])
def test_kalimat_menyebut_ketikan_apa_adanya(teks: str) -> None:
    assert f"“{teks}”" in refuse(teks).pesan


def test_kalimat_satu_baris_tanpa_karakter_tersembunyi() -> None:
    pesan = refuse("1\n2\u202e3\x00").pesan
    assert pesan.isprintable()
    assert "1 2\ufffd3\ufffd" in pesan


def test_kode_berupa_teks_yang_tetap() -> None:
    assert refuse("nihil").kode == "tanda_kosong"
    assert all(kode == kode.value == str(kode) for kode in KodeTolak)
