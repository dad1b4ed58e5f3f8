"""A report shows what its reader may see, calls pending figures pending, and its checksum is that of its content."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client

from indicators.models import Peran, Realisasi, TindakLanjut
from indicators.services.segel import close_triwulan
from tests.dunia import angka, petugas
from tests.laporan.baca import buku, sel_csv, word
from tests.pages import bacaan, galat, kode_tertaut
from tests.people import masuk, orang
from tests.waktu import Jam

pytestmark = [pytest.mark.django_db, pytest.mark.once]
TW1 = "/laporan/triwulan/?tahun=2024&triwulan=1"


@pytest.fixture
def dua_unit(prc: User, ver: User) -> None:
    """One approved figure of U1A, a pending one of U1B."""
    angka("I.U1A", "disetujui", oleh=ver, nilai=53)
    angka("I.U1B", "diajukan", oleh=ver, nilai=61)


def checksum(client: Client, alamat: str) -> str:
    kepala = {r.cells[0].text: r.cells[1].text for r in word(client, alamat).tables[0].rows}
    return str(kepala["Checksum laporan"])


@pytest.mark.usefixtures("dua_unit")
def test_m17_a_planner_reports_the_own_unit(prc: User) -> None:
    halaman = masuk(prc).get(TW1)
    assert kode_tertaut(halaman) == {"I.U1A"}
    assert [b["Indikator"][:5] for b in sel_csv(masuk(prc), TW1)] == ["I.U1A"]


@pytest.mark.usefixtures("dua_unit")
def test_m17_leadership_reports_all(pmp: User) -> None:
    assert {"I.U1A", "I.U1B", "I.U2A", "I.U0"} <= kode_tertaut(masuk(pmp).get(TW1))


@pytest.mark.usefixtures("dua_unit")
@pytest.mark.parametrize("bentuk", ["", "&format=docx", "&format=xlsx", "&format=csv"])
def test_m17_a_foreign_unit_is_no_choice_as_an_unknown_one(prc: User, bentuk: str) -> None:
    client = masuk(prc)
    for alamat in ("/laporan/", "/laporan/lkjip/"):
        jawab = [client.get(f"{alamat}?tahun=2024&unit={unit}{bentuk}") for unit in ("U1B", "U1", "TIDAK.ADA")]
        assert [j.status_code for j in jawab] == [400] * 3
        assert (
            len({galat(j)["unit"].replace(u, "") for j, u in zip(jawab, ("U1B", "U1", "TIDAK.ADA"), strict=True)})
            == 1
        )


def test_without_a_role_there_is_nothing(dunia: None) -> None:
    client = masuk(orang("tamu"))
    for alamat in ("/laporan/", "/laporan/lkjip/", "/laporan/lkjip/?format=xlsx"):
        assert client.get(alamat).status_code == 400


@pytest.mark.usefixtures("dua_unit")
def test_a_pending_figure_is_in_no_official_report(pmp: User) -> None:
    """Asked for, it is there, and the report calls itself provisional in every window."""
    client = masuk(pmp)
    for alamat in (f"{TW1}&unit=U1", "/laporan/lkjip/?tahun=2024&unit=U1"):
        assert "61,00" not in bacaan(client.get(alamat))
        assert "Resmi: hanya angka yang disetujui" in bacaan(client.get(alamat))
        semua = f"{alamat}&status=semua"
        isi = bacaan(client.get(semua))
        assert "61,00 sementara" in isi
        assert "SEMENTARA: memuat 1 indikator dengan angka yang belum disetujui" in isi
        assert any("SEMENTARA" in p.text for p in word(client, semua).paragraphs)
        assert "SEMENTARA" in str(buku(client, semua)["Laporan"]["B7"].value)
    assert "61.00" not in {v for b in sel_csv(client, f"{TW1}&unit=U1") for v in b.values()}


def test_a_provisional_report_without_pending_figures_is_official(prc: User, ver: User) -> None:
    angka("I.U1A", "disetujui", oleh=ver, nilai=53)
    assert "SEMENTARA" not in bacaan(masuk(prc).get(f"{TW1}&status=semua"))


@pytest.mark.usefixtures("dua_unit")
def test_an_official_report_keeps_the_words_of_pending_figures_out(pmp: User) -> None:
    Realisasi.objects.filter(indikator__kode="I.U1B").update(kendala="Jembatan putus")
    satu = Realisasi.objects.get(indikator__kode="I.U1B")
    TindakLanjut.objects.create(realisasi=satu, uraian="Rakit", penanggung_jawab="Kabag", tenggat="2024-05-01")
    for alamat in (f"{TW1}&unit=U1", "/laporan/rencana-aksi/?tahun=2024&unit=U1"):
        resmi, semua = (bacaan(masuk(pmp).get(f"{alamat}{status}")) for status in ("", "&status=semua"))
        assert "Jembatan" not in resmi
        assert "Rakit" not in resmi
        assert "Rakit" in semua
    assert "Jembatan" in bacaan(masuk(pmp).get(f"{TW1}&unit=U1&status=semua"))


@pytest.mark.usefixtures("dua_unit")
def test_a_report_too_large_to_print_says_what_to_do(pmp: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("renstra.laporan.views.BARIS_TERBANYAK", 3)
    for bentuk in ("", "&format=docx"):
        jawab = masuk(pmp).get(f"{TW1}{bentuk}")
        assert jawab.status_code == 400
        assert "Pilih unit di bawahnya" in jawab.content.decode()


@pytest.mark.usefixtures("dua_unit")
def test_one_content_one_checksum_whoever_prints_it(prc: User, pmp: User, jam: Jam) -> None:
    """It follows the figures, not the reader, the clock or the window; a changed figure is another content."""
    alamat = f"{TW1}&unit=U1A"
    lama = checksum(masuk(prc), alamat)
    jam(timedelta(minutes=7))
    assert checksum(masuk(pmp), alamat) == lama
    assert checksum(masuk(pmp), f"{TW1}&unit=U1B") != lama
    cocok = bacaan(masuk(pmp).get(f"{alamat}&checksum={lama[:16].upper()}"))
    assert "Cocok: isi laporan ini sama" in cocok
    Realisasi.objects.filter(indikator__kode="I.U1A").update(nilai=54)
    assert checksum(masuk(prc), alamat) != lama
    assert "berbeda dari yang tercetak" in bacaan(masuk(pmp).get(f"{alamat}&checksum={lama}"))


@pytest.mark.usefixtures("dua_unit")
def test_a_sealed_quarter_is_named_by_its_seal(adm: User, prc: User) -> None:
    assert "Segel" not in [r.cells[0].text[:5] for r in word(masuk(prc), TW1).tables[0].rows]
    segel = close_triwulan(adm, 2024, 1, alasan="Lengkap")
    kepala = {r.cells[0].text: r.cells[1].text for r in word(masuk(prc), TW1).tables[0].rows}
    assert kepala["Segel triwulan I 2024"].startswith(f"{segel.singkat} (revisi 1)")
    assert Client().get(f"/segel/{segel.singkat}/").status_code == 200


@pytest.mark.usefixtures("dua_unit")
def test_only_a_planner_is_offered_to_write(prc: User, ver: User) -> None:
    lain = petugas("lain", Peran.PERENCANA, "U1B")
    assert "Belum ditulis" in bacaan(masuk(prc).get(f"{TW1}&unit=U1A"))
    assert "Belum ditulis" not in bacaan(masuk(ver).get(f"{TW1}&unit=U1A"))
    assert "Belum ditulis" in bacaan(masuk(lain).get(TW1))
