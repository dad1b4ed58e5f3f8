"""`check_sumber` on the document itself: what it gets wrong, and nothing that it gets right."""

import json
from collections import Counter
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from renstra.sumber import Jenis, periksa_sumber
from tests.pages import bacaan, cari, isi, tabel, teks
from tests.rows import all_rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]


def perintah(*pilihan: str) -> str:
    keluaran = StringIO()
    call_command("check_sumber", *pilihan, stdout=keluaran)
    return keluaran.getvalue()


def test_one_percentage_is_wrong() -> None:
    (satu,) = [t for t in periksa_sumber() if t.jenis == Jenis.PERSEN]
    assert satu.objek == "PN.7 Masyarakat daerah rawan bencana yg mendapat pencegahan konflik sosial, 2020"
    assert (satu.tercetak, satu.dihitung, satu.selisih) == ("100 %", "119,04 %", "-19,04")
    assert satu.penjelasan == "Realisasi 68.372 orang terhadap target 57.434 orang."
    assert satu.tempat == "Program Prioritas Nasional Ditjen Linjamsos"
    assert (satu.url, satu.indikator) == ("/telusur/capaian/PN.7/2020/", "PN.7")


def test_one_unit_slipped() -> None:
    (satu,) = [t for t in periksa_sumber() if t.jenis == Jenis.SATUAN]
    assert (satu.objek, satu.tercetak) == ("Alokasi anggaran 2024", "30.682.054.839")
    assert satu.penjelasan.startswith("Alokasi 2023 adalah 30.594.941.532.000.")


def test_every_sum_and_every_cut_agrees() -> None:
    assert Counter(t.jenis for t in periksa_sumber() if t.jenis in (Jenis.JUMLAH, Jenis.RINCIAN)) == {}


def test_oddities_of_the_text() -> None:
    """The law that is listed twice, the unit that does not exist, and every remark of ours on the source."""
    objek = [t.objek for t in periksa_sumber() if t.jenis == Jenis.KEJANGGALAN]
    assert objek[0] == "Undang-Undang Nomor 24 Tahun 2007 tentang Penanggulangan Bencana"
    assert objek[1].startswith("Peraturan Menteri Sosial Republik Indonesia Nomor 01 Tahun 2013")
    for kode in ("SS1.1", "SP5.2", "SP5.3", "PN.6b", "RPJMN.3", "S.SP1.3", "S.SP2.1"):
        assert any(satu.startswith(f"{kode} ") for satu in objek), kode


def test_it_changes_nothing() -> None:
    sebelum = all_rows()
    periksa_sumber()
    assert all_rows() == sebelum


def test_command_for_people() -> None:
    baris = perintah().splitlines()
    assert baris[0] == "Persentase yang tidak cocok dengan masukannya: 1"
    assert baris[1].startswith("  - PN.7 ") and baris[1].endswith("[Program Prioritas Nasional Ditjen Linjamsos]")
    assert baris[2] == (
        "    tercetak 100 %; dihitung 119,04 %; selisih -19,04. Realisasi 68.372 orang terhadap target 57.434 orang."
    )
    assert "Jumlah dan sisa yang tidak cocok dengan bagiannya: tidak ada" in baris
    assert "Dua rincian dari satu jumlah yang berbeda: tidak ada" in baris
    assert "Dugaan salah satuan: 1" in baris


def test_command_for_machines() -> None:
    temuan = json.loads(perintah("--json"))
    assert [t["objek"] for t in temuan] == [t.objek for t in periksa_sumber()]
    assert (temuan[0]["jenis"], temuan[0]["tercetak"], temuan[0]["dihitung"]) == ("persen", "100 %", "119,04 %")
    assert set(temuan[0]) == {
        *("jenis", "objek", "tempat", "tercetak", "dihitung", "selisih", "penjelasan", "url", "indikator", "angka")
    }
    angka = {"satuan": "persen", "tercetak": "100.00", "dihitung": "119.04", "selisih": "-19.04"}
    assert temuan[0]["angka"] == angka


def test_page_lists_the_same_findings(sebagai_pimpinan: Client) -> None:
    response = sebagai_pimpinan.get("/sumber/")
    halaman = bacaan(response)
    for satu in periksa_sumber():
        for potongan in (satu.objek, satu.tempat, satu.tercetak, satu.penjelasan):
            assert " ".join(potongan.split()) in halaman
    assert "2 angka perlu diperiksa" in halaman
    persen, satuan = tabel(response)
    assert ("100 %" in str(persen.sel), "119,04 %" in str(persen.sel)) == (True, True)
    assert "30.682.054.839" in str(satuan.sel)


def test_page_says_where_nothing_was_found(sebagai_pimpinan: Client) -> None:
    kosong = [
        teks(s) for s in cari(isi(sebagai_pimpinan.get("/sumber/")), "section") if "Tidak ada temuan" in teks(s)
    ]
    assert [satu.split(" ")[0] for satu in kosong] == ["Jumlah", "Dua"]


def test_page_lists_our_readings(sebagai_pimpinan: Client) -> None:
    halaman = bacaan(sebagai_pimpinan.get("/sumber/"))
    assert "10 Jt dibaca 10.000.000." in halaman
    assert "Dokumen hanya menyandingkan kedua versi; hubungan ini bacaan kami." in halaman


def test_every_link_of_the_page_opens(sebagai_pimpinan: Client) -> None:
    for satu in periksa_sumber():
        assert not satu.url or sebagai_pimpinan.get(satu.url).status_code == 200, satu.url
