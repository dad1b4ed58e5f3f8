"""Passages of a report quote figures; a figure that changes marks its passage and names who wrote it."""

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from indicators.models import NarasiLaporan, Peran, Realisasi, Riwayat, UnitKerja
from tests.dunia import angka, petugas, tak_berubah
from tests.laporan.baca import buku, word
from tests.pages import atribut, bacaan, cari, isi
from tests.people import masuk

pytestmark = pytest.mark.django_db
LAPORAN = "/laporan/lkjip/?tahun=2024&unit=U1A"
NARASI = "/laporan/narasi/?laporan=lkjip&unit=U1A&tahun=2024&bagian=pengantar"
TEKS = "Capaian {capaian:I.U1A:2024:1} dari target {target:I.U1A:2024}.\nRata-rata unit {rata-rata:2024:1}."


@pytest.fixture
def nilai(ver: User) -> Realisasi:
    return angka("I.U1A", "disetujui", oleh=ver, nilai=53)


@pytest.fixture
def perencana(prc: User, nilai: Realisasi) -> Client:
    return masuk(prc)


def isian(client: Client, alamat: str = NARASI) -> dict[str, str]:
    """What the form sends when nothing is touched."""
    halaman = isi(client.get(alamat))
    kotak = {atribut(i, "name"): atribut(i, "value") for i in cari(halaman, "input")}
    return {nama: kotak[nama] for nama in ("dilihat", "sidik")}


def tulis(client: Client, teks: str, **lain: str) -> HttpResponse:
    return client.post(NARASI, isian(client) | {"teks": teks} | lain)


def dibaca(response: HttpResponse) -> str:
    """The page as it reads: a link before a full stop is no space."""
    return bacaan(response).replace(" .", ".")


def test_quoted_figures_are_printed_as_they_are_now(perencana: Client) -> None:
    """In every window, and on the page each leads to its explanation."""
    assert tulis(perencana, TEKS).status_code == 302
    kalimat = ["Capaian 53,00 dari target 100,00.", "Rata-rata unit 53,00."]
    halaman = perencana.get(LAPORAN)
    assert all(satu in dibaca(halaman) for satu in kalimat)
    assert 'href="/telusur/capaian/I.U1A/2024/1/">53,00</a>' in halaman.content.decode()
    assert set(kalimat) <= {p.text for p in word(perencana, LAPORAN).paragraphs}
    muka = buku(perencana, LAPORAN)["Laporan"]
    assert set(kalimat) <= {str(r[1].value) for r in muka.iter_rows(max_col=2)}


def test_a_changed_figure_marks_the_passage_and_names_its_author(perencana: Client, nilai: Realisasi) -> None:
    tulis(perencana, TEKS)
    assert "Perlu ditinjau" not in bacaan(perencana.get(LAPORAN))
    Realisasi.objects.filter(pk=nilai.pk).update(nilai=60)
    kini = dibaca(perencana.get(LAPORAN))
    assert "Capaian 60,00 dari target 100,00." in kini
    assert "Perlu ditinjau oleh prc" in kini
    assert "capaian:I.U1A:2024:1 dahulu 53,00, kini 60,00" in kini
    assert "target:I.U1A:2024 dahulu" not in kini
    peringatan = [p.text for p in word(perencana, LAPORAN).paragraphs if "Perlu ditinjau oleh prc" in p.text]
    assert len(peringatan) == 1


def test_a_withdrawn_figure_is_a_change_too(perencana: Client, nilai: Realisasi) -> None:
    tulis(perencana, TEKS)
    Realisasi.objects.filter(pk=nilai.pk).update(status="draf", disetujui_oleh=None)
    kini = bacaan(perencana.get(LAPORAN))
    assert "Capaian (belum disetujui) dari target" in kini
    assert "dahulu 53,00, kini (belum disetujui)" in kini


def test_saving_the_same_text_confirms_it(perencana: Client, nilai: Realisasi, prc: User) -> None:
    """The values seen become those of now; who confirms answers for it, and the history calls it a confirmation."""
    tulis(perencana, TEKS)
    Realisasi.objects.filter(pk=nilai.pk).update(nilai=60)
    rekan = petugas("rekan", Peran.PERENCANA, "U1A")
    assert tulis(masuk(rekan), TEKS).status_code == 302
    assert "Perlu ditinjau" not in bacaan(perencana.get(LAPORAN))
    assert NarasiLaporan.objects.get().penulis == rekan
    assert [r.aksi for r in Riwayat.objects.filter(jenis="narasilaporan").order_by("pk")] == ["buat", "tegaskan"]
    assert tulis(masuk(rekan), TEKS).status_code == 302  # nothing changed, nothing written
    assert Riwayat.objects.filter(jenis="narasilaporan").count() == 2


def test_a_confirmation_names_what_was_seen(perencana: Client, nilai: Realisasi) -> None:
    """The figure changes once more between reading and saving: nothing is confirmed unseen."""
    tulis(perencana, TEKS)
    Realisasi.objects.filter(pk=nilai.pk).update(nilai=60)
    terbuka = isian(perencana)
    Realisasi.objects.filter(pk=nilai.pk).update(nilai=61)
    with tak_berubah():
        response = perencana.post(NARASI, terbuka | {"teks": TEKS})
    assert response.status_code == 409
    assert "berubah lagi sejak halaman ini dibuka" in response.content.decode()


def test_two_writers_overwrite_nothing(perencana: Client) -> None:
    """L: the second sees what the first wrote, keeps the own typing, and decides."""
    terbuka = isian(perencana)
    tulis(perencana, "Pertama.")
    with tak_berubah():
        response = perencana.post(NARASI, terbuka | {"teks": "Kedua."})
    assert response.status_code == 409
    isi_halaman = response.content.decode()
    assert "sudah diubah oleh prc" in isi_halaman
    assert "Kedua." in isi_halaman
    assert "Pertama." in isi_halaman


@pytest.mark.parametrize(
    "kutipan",
    [
        "{capaian:I.U1B:2024}",  # of another unit, which looks as one that does not exist
        "{capaian:TIDAK.ADA:2024}",
        "{capaian:I.U1A:1800}",
        "{capaian:I.U1A:2024:5}",
        "{rahasia:I.U1A:2024}",
        "{serapan:2024:2}",
    ],
)
def test_a_reference_that_leads_nowhere_is_refused(perencana: Client, kutipan: str) -> None:
    with tak_berubah():
        response = tulis(perencana, f"Kata {kutipan}.")
    assert response.status_code == 422
    assert "tidak menunjuk angka unit ini" in response.content.decode()


def test_every_kind_of_reference(perencana: Client) -> None:
    jenis = "target:I.U1A:2024 realisasi:I.U1A:2024:1 capaian:I.U1A:2024:1 kategori:I.U1A:2024:1"
    teks = " ".join(
        f"{{{satu}}}"
        for satu in f"{jenis} rata-rata:2024:1 cakupan:2024:1 pagu:2024 anggaran:2024 serapan:2024".split()
    )
    assert tulis(perencana, teks).status_code == 302
    harap = "100,00 53,00 53,00 (tanpa kategori) 53,00 1 dari 1 indikator dihitung " + " ".join(
        ["(belum ada terbitan)"] * 3
    )
    assert harap in bacaan(perencana.get(LAPORAN))


def test_markup_in_a_passage_is_text(perencana: Client) -> None:
    """X: nothing of it is an element of the page or of the document."""
    tulis(perencana, "<b>tebal</b> {bukan kutipan} & =1+1")
    halaman = perencana.get(LAPORAN)
    assert "&lt;b&gt;tebal&lt;/b&gt; {bukan kutipan} &amp; =1+1" in halaman.content.decode()
    assert "<b>tebal</b> {bukan kutipan} & =1+1" in [p.text for p in word(perencana, LAPORAN).paragraphs]


@pytest.mark.parametrize(
    "ganti",
    ["bagian=lain", "laporan=lain", "laporan=triwulan&bagian=ringkasan", "tahun=x", "triwulan=9", "unit=TIDAK.ADA"],
)
def test_a_place_that_no_report_has_is_not_found(perencana: Client, ganti: str) -> None:
    nama = ganti.partition("=")[0]
    alamat = NARASI if nama in NARASI else f"{NARASI}&triwulan=1"
    assert perencana.get("&".join([alamat, ganti])).status_code == 404


def test_a_passage_taken_back_is_gone_from_the_report(perencana: Client) -> None:
    tulis(perencana, "Sementara ini.")
    assert tulis(perencana, "  ").status_code == 302
    assert "Sementara ini." not in bacaan(perencana.get(LAPORAN))
    assert Riwayat.objects.filter(jenis="narasilaporan").count() == 2


def test_the_history_of_a_passage_follows_its_unit(perencana: Client) -> None:
    tulis(perencana, TEKS)
    assert "Narasi laporan" in bacaan(perencana.get("/riwayat/?jenis=narasilaporan"))
    asing = masuk(petugas("asing", Peran.PERENCANA, "U2A"))
    assert "Capaian {capaian" not in asing.get("/riwayat/?jenis=narasilaporan").content.decode()


@pytest.mark.parametrize(("kolom", "isi_kolom"), [("triwulan", 5), ("tahun", 1944), ("bagian", "pengantar")])
def test_the_database_refuses_a_passage_that_cannot_be(prc: User, kolom: str, isi_kolom: object) -> None:
    """A quarter or a year that is none; a second passage at the same place."""
    dasar = {"jenis": "lkjip", "tahun": 2024, "triwulan": 0, "bagian": "pengantar", "teks": "Kata"}
    milik = {"unit": UnitKerja.objects.get(kode="U1A"), "penulis": prc, "ditulis_pada": timezone.now()}
    NarasiLaporan.objects.create(**dasar, **milik)
    with pytest.raises(IntegrityError), transaction.atomic():
        NarasiLaporan.objects.create(**dasar | {kolom: isi_kolom}, **milik)
