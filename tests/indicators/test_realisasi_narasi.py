"""Cause and action: required where it falls short, kept through conflicts, and asked about in the next quarter."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from indicators.models import Kebijakan, Peran, Realisasi, Riwayat, SkalaKategori, TindakLanjut
from indicators.services.realisasi import IsianNarasi, Tindakan, save_narasi
from tests.dunia import angka as simpanan
from tests.dunia import isi, petugas, segar, tak_berubah
from tests.indicators.kisi import GERAK, buka, isian, masuk, pohon, simpan
from tests.pages import atribut, cari, teks

pytestmark = pytest.mark.django_db
KODE = "I.U1A"
PANEL = f"/realisasi/{KODE}/2024/1/"
AKSI = {
    "tindakan-0-uraian": "Bimtek 14 provinsi",
    "tindakan-0-penanggung_jawab": "Subdit Bina",
    "tindakan-0-tenggat": "2024-05-31",
}


@pytest.fixture
def rekan(dunia: None, db: None) -> User:
    return petugas("rekan", Peran.PERENCANA, "U1A")


@pytest.fixture
def perlu_penjelasan(dunia: None, db: None) -> None:
    skala = SkalaKategori.objects.create(kode="s", nama="s")
    Kebijakan.objects.create(nama="k", tahun_mulai=2020, skala=skala, batas_penjelasan=66)


def formulir(halaman: HttpResponse) -> dict[str, list[str]]:
    (form,) = (f for f in cari(pohon(halaman), "form") if atribut(f, "class") == "narasi")
    return isian(form)


def tulis(client: Client, halaman: HttpResponse | None = None, **isi_narasi: str) -> HttpResponse:
    """Send the form of the panel with these words; "kendala" is "narasi-kendala"."""
    data = formulir(halaman or client.get(PANEL))
    lain = {nama if "-" in nama or nama == "bentrok" else f"narasi-{nama}": v for nama, v in isi_narasi.items()}
    return client.post(PANEL, data | {nama: [nilai] for nama, nilai in lain.items()})


def bagian(response: HttpResponse, nama: str = "narasi") -> str:
    (satu,) = (s for s in cari(pohon(response), "section") if atribut(s, "id") == nama)
    return teks(satu)


def test_words_and_actions_are_saved_with_one_line_of_history(perencana: Client) -> None:
    simpanan(KODE)
    response = tulis(perencana, analisis="Naik", kendala="Cuaca", **AKSI)
    assert (response.status_code, response.headers["Location"]) == (302, f"{PANEL}#narasi")
    baris = Realisasi.objects.get()
    assert (baris.analisis, baris.kendala, baris.versi) == ("Naik", "Cuaca", 2)
    aksi = baris.tindak_lanjut.get()
    assert (aksi.urutan, aksi.uraian, aksi.tenggat) == (1, "Bimtek 14 provinsi", date(2024, 5, 31))
    riwayat = Riwayat.objects.get()
    assert (riwayat.aksi, riwayat.jenis, riwayat.sebelum["tindak_lanjut"]) == ("ubah", "realisasi", [])
    assert riwayat.sesudah["tindak_lanjut"][0]["penanggung_jawab"] == "Subdit Bina"
    assert "Kendala: kosong menjadi Cuaca Tindak lanjut: kosong menjadi Bimtek 14 provinsi" in bagian(
        perencana.get(PANEL), "riwayat"
    )


def test_page_shows_what_is_stored_and_a_row_for_one_more(perencana: Client) -> None:
    simpanan(KODE)
    tulis(perencana, **AKSI)
    data = formulir(perencana.get(PANEL))
    assert (data["tindakan-TOTAL_FORMS"], data["tindakan-0-uraian"]) == (["2"], ["Bimtek 14 provinsi"])
    assert data["tindakan-1-uraian"] == [""]


def test_action_is_removed_by_emptying_its_row(perencana: Client) -> None:
    simpanan(KODE)
    tulis(perencana, **AKSI)
    tulis(perencana, **dict.fromkeys(AKSI, ""))
    assert not TindakLanjut.objects.exists()
    assert Riwayat.objects.last().sebelum["tindak_lanjut"][0]["uraian"] == "Bimtek 14 provinsi"


def test_words_before_any_value(perencana: Client) -> None:
    tulis(perencana, kendala="Data belum turun")
    baris = Realisasi.objects.get()
    assert (baris.keadaan, baris.status, baris.versi, baris.nilai) == ("belum_diisi", "draf", 1, None)


def test_nothing_changed_leaves_no_trace(perencana: Client) -> None:
    simpanan(KODE)
    tulis(perencana, kendala="Cuaca")
    with tak_berubah():
        perencana.get(PANEL)
    sebelum = Riwayat.objects.count()
    tulis(perencana)
    assert Riwayat.objects.count() == sebelum


@pytest.mark.parametrize(
    ("isi_narasi", "sebab"),
    [
        ({"tindakan-0-uraian": "Bimtek"}, "Isi juga bagian ini, atau kosongkan seluruh barisnya."),
        (AKSI | {"tindakan-0-tenggat": "31 Mei"}, "Tulis tanggal, misalnya 31/12/2024."),
        (AKSI | {"tindakan-0-tenggat": "1999-12-31"}, "tenggat 31 Desember 1999 tidak masuk akal."),
        ({"kendala": "x" * 5001}, "paling banyak 5000"),
        (AKSI | {"tindakan-0-penanggung_jawab": "x" * 151}, "paling banyak 150"),
        (AKSI | {"tindakan-0-uraian": "\u200b"}, "Isi uraian tindak lanjut."),
    ],
)
def test_refused_words_come_back_as_typed(perencana: Client, isi_narasi: dict[str, str], sebab: str) -> None:
    simpanan(KODE)
    with tak_berubah():
        response = tulis(perencana, **isi_narasi)
    assert response.status_code == 422
    assert sebab in bagian(response)
    kembali = {n: v[0] for n, v in formulir(response).items()}
    for nama, nilai in isi_narasi.items():
        assert kembali[nama if "-" in nama else f"narasi-{nama}"] == nilai


def test_form_without_its_rows_is_none_of_ours(perencana: Client) -> None:
    simpanan(KODE)
    with tak_berubah():
        assert perencana.post(PANEL, {"narasi-kendala": "x"}).status_code == 400


@pytest.fixture
def bentrok(perencana: Client, rekan: User) -> HttpResponse:
    """Mine over what a colleague has meanwhile written."""
    baris = simpanan(KODE)
    halaman = perencana.get(PANEL)
    lain = IsianNarasi(KODE, 2024, 1, baris.versi, "", "Jalan putus", (Tindakan("Rapat", "Rekan", date(2024, 6, 1)),))
    assert save_narasi(segar(rekan), lain).hasil.tersimpan
    return tulis(perencana, halaman, kendala="Cuaca", **AKSI)


def test_w03_mine_and_theirs(bentrok: HttpResponse) -> None:
    assert bentrok.status_code == 409
    kata = bagian(bentrok)
    assert "Kendala Jalan putus Tindak lanjut 1 Rapat (Rekan, 1 Juni 2024)" in kata
    assert formulir(bentrok)["narasi-kendala"] == ["Cuaca"]
    assert formulir(bentrok)["tindakan-0-uraian"] == ["Bimtek 14 provinsi"]
    assert Realisasi.objects.get().kendala == "Jalan putus"


@pytest.mark.parametrize(
    ("pilihan", "kendala", "aksi"),
    [
        ("punya_saya", "Cuaca", ["Bimtek 14 provinsi"]),
        ("gabung", "Jalan putus\n\nCuaca", ["Rapat", "Bimtek 14 provinsi"]),
    ],
)
def test_w03_mine_or_both(
    perencana: Client, bentrok: HttpResponse, pilihan: str, kendala: str, aksi: list[str]
) -> None:
    versi = Realisasi.objects.get().versi
    assert f'value="{pilihan}|{versi}"' in bentrok.content.decode()
    assert tulis(perencana, bentrok, bentrok=f"{pilihan}|{versi}").status_code == 302
    assert Realisasi.objects.get().kendala == kendala
    assert list(TindakLanjut.objects.order_by("urutan").values_list("uraian", flat=True)) == aksi


def test_w03_choice_for_an_older_version_is_none(perencana: Client, bentrok: HttpResponse) -> None:
    assert tulis(perencana, bentrok, bentrok="punya_saya|1").status_code == 409
    assert tulis(perencana, bentrok, bentrok="punya_saya|x").status_code == 409
    assert Realisasi.objects.get().kendala == "Jalan putus"


def test_figure_that_changed_does_not_block_the_words(perencana: Client, prc: User) -> None:
    """In the side panel: open it, change the cell, then write."""
    simpanan(KODE)
    halaman = perencana.get(PANEL)
    isi(prc, KODE, "60")
    assert tulis(perencana, halaman, kendala="Cuaca").status_code == 302
    baris = Realisasi.objects.get()
    assert (str(baris.nilai), baris.kendala, baris.versi) == ("60.0000", "Cuaca", 3)


@pytest.mark.usefixtures("perlu_penjelasan")
def test_w05_what_will_be_asked_is_said_beforehand(perencana: Client) -> None:
    simpanan(KODE)
    kata = bagian(perencana.get(PANEL))
    assert "Wajib sebelum diajukan: capaian di bawah 66,00" in kata
    assert "I.U1A: kendala belum ditulis. I.U1A: tindak lanjut belum ditulis." in kata
    tulis(perencana, kendala="Cuaca", **AKSI)
    assert "belum ditulis" not in bagian(perencana.get(PANEL))
    assert simpan(perencana, buka(perencana), GERAK, gerak="ajukan").status_code == 302
    assert Realisasi.objects.get().status == "diajukan"


def test_w05_not_available_must_be_explained_too(perencana: Client) -> None:
    simpan(perencana, buka(perencana), **{f"alasan_{KODE}": "Survei ditunda"})
    assert "Wajib sebelum diajukan: angkanya tidak tersedia" in bagian(perencana.get(PANEL))


@pytest.fixture
def janji(dunia: None, db: None) -> TindakLanjut:
    """What was promised in TW I, approved since."""
    baris = simpanan(KODE, "disetujui", oleh=User.objects.create(username="lama"))
    return TindakLanjut.objects.create(
        realisasi=baris, uraian="Bimtek", penanggung_jawab="Bina", tenggat=date(2024, 5, 31)
    )


def jawab(client: Client, satu: TindakLanjut, membantu: str, dilihat: str = "", triwulan: int = 2) -> HttpResponse:
    data = {"aksi": satu.pk, "membantu": membantu, "dilihat": dilihat}
    return client.post(f"/realisasi/{KODE}/2024/{triwulan}/", data)


def test_next_quarter_asks_whether_it_helped(perencana: Client, janji: TindakLanjut) -> None:
    halaman = perencana.get(f"/realisasi/{KODE}/2024/2/")
    assert "Tindak lanjut triwulan I 2024 Bimtek Bina, paling lambat 31 Mei 2024 Membantu?" in bagian(halaman, "lalu")
    assert jawab(perencana, janji, "belum").status_code == 302
    janji.refresh_from_db()
    assert janji.membantu == "belum"
    riwayat = Riwayat.objects.get()
    assert (riwayat.aksi, riwayat.sebelum["membantu"], riwayat.sesudah["membantu"]) == ("jawab", "", "belum")
    assert Realisasi.objects.get().versi == 1  # the approved figure itself is as it was
    assert "Jawaban: belum membantu" in bagian(perencana.get(f"/realisasi/{KODE}/2024/2/"), "lalu")


def test_answer_over_somebody_elses_is_a_conflict(perencana: Client, janji: TindakLanjut) -> None:
    jawab(perencana, janji, "belum")
    with tak_berubah():
        assert jawab(perencana, janji, "ya").status_code == 409
    assert jawab(perencana, janji, "ya", "belum").status_code == 302


@pytest.mark.parametrize(("membantu", "triwulan", "status"), [("mungkin", 2, 400), ("", 2, 400), ("ya", 1, 404)])
def test_answers_that_are_none(
    perencana: Client, janji: TindakLanjut, membantu: str, triwulan: int, status: int
) -> None:
    with tak_berubah():
        assert jawab(perencana, janji, membantu, triwulan=triwulan).status_code == status


def test_answer_while_the_new_figure_is_away(perencana: Client, prc: User, janji: TindakLanjut) -> None:
    simpanan(KODE, "diajukan", triwulan=2, oleh=prc)
    with tak_berubah():
        assert jawab(perencana, janji, "ya").status_code == 409


def test_answer_about_a_foreign_action(janji: TindakLanjut) -> None:
    client = masuk(petugas("prc.b", Peran.PERENCANA, "U1B"))
    data = {"aksi": janji.pk, "membantu": "ya", "dilihat": ""}
    with tak_berubah():
        assert client.post("/realisasi/I.U1B/2024/2/", data).status_code == 404
