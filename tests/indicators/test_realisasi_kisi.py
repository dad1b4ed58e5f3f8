"""/realisasi/: what stands in the rows, how far the quarter is, and what is closed with its reason."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.test import Client

from indicators.models import (
    Indikator,
    Kebijakan,
    PengecualianPeriode,
    PeriodeLapor,
    SkalaKategori,
    Target,
    UnitKerja,
)
from indicators.rekap.isian import periode_bawaan
from indicators.services.realisasi import return_realisasi
from tests.dunia import angka, segar
from tests.indicators.kisi import (
    ada,
    baris,
    buka,
    indikator,
    indikator_predikat,
    ketikan,
    masuk,
    sel,
    tahap,
    tombol_kisi,
)
from tests.pages import bacaan, teks

pytestmark = [pytest.mark.django_db, pytest.mark.once]
WIB = ZoneInfo("Asia/Jakarta")


def test_row_holds_all_a_value_is_held_against(perencana: Client) -> None:
    satu = angka("I.U1A", "disetujui", triwulan=1, nilai=40, oleh=User.objects.get(username="prc"))
    Target.objects.create(indikator=satu.indikator, tahun=2024, triwulan=2, nilai=55, status="disetujui")
    satu.pk, satu.tahun, satu.triwulan, satu.nilai, satu.status = None, 2023, 2, 33, "draf"
    satu.save()
    halaman = buka(perencana, 2)
    assert sel(halaman, "I.U1A")[:5] == [
        "Indikator I.U1A I.U1A · persen",
        "100,00 %",
        "55,00 %",
        "40,00",
        "33,00 draf",
    ]


def test_figure_of_the_year_stands_in_for_the_same_quarter(perencana: Client) -> None:
    satu = angka("I.U1A", nilai=70)
    satu.tahun, satu.triwulan = 2023, 0
    satu.save()
    assert sel(buka(perencana, 2), "I.U1A")[4] == "70,00 draf"


def test_grouped_by_sasaran_and_only_own(perencana: Client) -> None:
    indikator("I.LAIN")
    halaman = buka(perencana)
    assert list(baris(halaman)) == ["I.U1A", "I.LAIN"]
    assert "S.U1A Sasaran U1A" in bacaan(halaman)
    assert "U1B" not in bacaan(halaman)


def test_cells_by_kind(perencana: Client) -> None:
    indikator("I.RASIO", konsolidasi="rasio")
    indikator("I.TEKS", jenis_nilai="teks")
    indikator_predikat("I.PREDIKAT")
    halaman = buka(perencana)
    bidang = {kode: set(ketikan(halaman, kode)) - {"versi", "awal", "alasan"} for kode in baris(halaman)}
    assert bidang == {
        "I.U1A": {"nilai"},
        "I.RASIO": {"pembilang", "penyebut"},
        "I.TEKS": {"teks"},
        "I.PREDIKAT": {"predikat"},
    }
    assert "pembilang / penyebut" in sel(halaman, "I.RASIO")[0]
    assert "BB – Predikat BB" in sel(halaman, "I.PREDIKAT")[5]


def test_line_counts_what_is_due(perencana: Client) -> None:
    indikator("I.TAHUNAN", kalender="tahunan")
    indikator("I.TANPA")
    satu = angka("I.TANPA")
    satu.keadaan, satu.nilai, satu.alasan_keadaan = "tidak_tersedia", None, "Survei belum selesai"
    satu.save()
    assert "3 indikator · 1 terisi, 1 tersisa · tenggat" in bacaan(buka(perencana))


def test_not_due_says_when(perencana: Client) -> None:
    indikator("I.TAHUNAN", kalender="tahunan")
    halaman = buka(perencana, 2)
    assert tahap(halaman, "I.TAHUNAN") == "bukan periode ukur"
    assert 'value="TW IV"' in halaman.content.decode()
    assert ketikan(halaman, "I.TAHUNAN") == {}


@pytest.mark.parametrize(
    ("saat", "kata"),
    [
        (datetime(2024, 10, 4, 9, 0, tzinfo=WIB), "(3 hari lagi)"),
        (datetime(2024, 10, 7, 23, 59, 59, tzinfo=WIB), "(hari ini)"),
    ],
)
def test_deadline_is_the_last_minute_in_time(
    perencana: Client, monkeypatch: pytest.MonkeyPatch, saat: datetime, kata: str
) -> None:
    PeriodeLapor.objects.all().delete()
    monkeypatch.setattr("django.utils.timezone.now", lambda: saat)
    assert f"tenggat Senin, 7 Oktober 2024 23.59 WIB {kata}" in bacaan(buka(perencana, 3))


def test_after_the_deadline_every_cell_says_so(perencana: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    PeriodeLapor.objects.all().delete()
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2024, 10, 8, 0, 0, tzinfo=WIB))
    halaman = buka(perencana, 3)
    assert "Periode ditutup Senin, 7 Oktober 2024 23.59 WIB." in bacaan(halaman)
    assert tahap(halaman, "I.U1A") == "belum diisi Terkunci: periode tidak terbuka."
    assert ketikan(halaman, "I.U1A") == {}


def test_exception_is_shown_with_its_reason_and_expiry(perencana: Client, adm: User) -> None:
    PeriodeLapor.objects.update(tutup=datetime(2020, 2, 1, tzinfo=WIB))
    PengecualianPeriode.objects.create(
        periode=PeriodeLapor.objects.get(triwulan=1),
        unit=UnitKerja.objects.get(kode="U1"),
        alasan="Banjir",
        sampai=datetime(2098, 1, 2, tzinfo=WIB),
        dibuat_oleh=adm,
    )
    assert "Terbuka karena pengecualian sampai Rabu, 1 Januari 2098 23.59 WIB: Banjir" in bacaan(buka(perencana))


def test_state_of_a_figure_closes_its_cell(perencana: Client) -> None:
    for status, kata in (("diajukan", "diajukan tarik I.U1A"), ("disetujui", "disetujui")):
        satu = angka("I.U1A", status, oleh=User.objects.get(username="prc"))
        halaman = buka(perencana)
        assert tahap(halaman, "I.U1A") == kata
        assert not set(ketikan(halaman, "I.U1A"))
        satu.delete()


@pytest.mark.parametrize("peran", ["ver", "pmp", "adm"])
def test_others_read_only(request: pytest.FixtureRequest, peran: str) -> None:
    angka("I.U1A")
    halaman = buka(masuk(request.getfixturevalue(peran)))
    assert "Hanya dibaca" in bacaan(halaman)
    assert sel(halaman, "I.U1A")[5] == "50,00"
    isi = halaman.content.decode()
    assert "isian.js" not in isi
    assert 'name="nilai-' not in isi


def test_menu_item_for_those_who_enter(perencana: Client, ver: User) -> None:
    assert ">Realisasi</a>" in perencana.get("/").content.decode()
    assert ">Realisasi</a>" not in masuk(ver).get("/").content.decode()


def test_unit_filter_narrows_the_rows(pmp: User) -> None:
    client = masuk(pmp)
    assert len(baris(buka(client))) == 6
    assert list(baris(buka(client, unit="U1"))) == ["I.U1", "I.U1A", "I.U1B"]


def test_without_a_role_an_empty_page(dunia: None) -> None:
    halaman = buka(masuk(User.objects.create(username="tanpa")))
    assert "Tidak ada indikator untuk diisi" in bacaan(halaman)


@pytest.mark.parametrize(
    "saring",
    [
        "tahun=2024&triwulan=0",
        "tahun=2024&triwulan=5",
        "tahun=1899&triwulan=1",
        "tahun=2100&triwulan=1",
        "tahun=2024.5&triwulan=1",
        "tahun=x&triwulan=1",
        "tahun=2024&triwulan=%00",
        "tahun=2024",
        "triwulan=1",
        "tahun=2024&triwulan=1&unit=U2",
    ],
)
def test_w13_no_such_period(perencana: Client, saring: str) -> None:
    assert perencana.get(f"/realisasi/?{saring}").status_code == 400


@pytest.mark.parametrize(
    ("saat", "harap"),
    [
        (datetime(2024, 10, 2, tzinfo=WIB), (2024, 3)),
        (datetime(2024, 12, 31, 23, 59, 59, tzinfo=WIB), (2024, 3)),
        (datetime(2026, 11, 24, tzinfo=WIB), (2024, 4)),
    ],
)
def test_default_is_the_open_quarter_closest_to_now(prc: User, saat: datetime, harap: tuple[int, int]) -> None:
    assert periode_bawaan(segar(prc), [2023, 2024], saat) == harap


def test_default_prefers_an_open_exception(prc: User, adm: User) -> None:
    saat = datetime(2026, 11, 24, tzinfo=WIB)
    for triwulan in (1, 2):
        PengecualianPeriode.objects.create(
            periode=PeriodeLapor.objects.get(triwulan=triwulan),
            unit=UnitKerja.objects.get(kode="U0"),
            alasan="Latihan",
            sampai=datetime(2027, 1, 1, tzinfo=WIB),
            dibuat_oleh=adm,
        )
    assert periode_bawaan(segar(prc), [2024], saat) == (2024, 2)
    assert periode_bawaan(segar(prc), [2024], datetime(2028, 1, 1, tzinfo=WIB)) == (2024, 4)


def test_note_of_return_stands_in_the_row(perencana: Client, prc: User, ver: User) -> None:
    satu = angka("I.U1A", "diajukan", oleh=prc)
    return_realisasi(segar(ver), {satu.pk: satu.versi}, "Lampirkan rekap P2K2")
    assert tahap(buka(perencana), "I.U1A").startswith("dikembalikan “Lampirkan rekap P2K2”")


@pytest.mark.parametrize(
    ("keadaan", "kalimat"),
    [
        ("", "Belum ada yang dapat diajukan: isi dan simpan dahulu realisasinya."),
        ("diajukan", "Semua angka sudah diajukan."),
        ("dikunci", "Tidak ada yang dapat diajukan: periode tidak terbuka."),
        ("tahunan", "Tidak ada yang diukur pada triwulan ini."),
    ],
)
def test_where_nothing_can_be_submitted_it_says_why(perencana: Client, prc: User, keadaan: str, kalimat: str) -> None:
    """Instead of a button for 0 figures; and no button to save where nothing can be typed."""
    if keadaan == "diajukan":
        angka("I.U1A", "diajukan", oleh=prc)
    PeriodeLapor.objects.update(dikunci=keadaan == "dikunci")
    Indikator.objects.filter(kode="I.U1A").update(kalender="tahunan" if keadaan == "tahunan" else "triwulanan")
    halaman = buka(perencana)
    assert kalimat in bacaan(halaman)
    (ajukan,) = (b for b in tombol_kisi(halaman) if teks(b).startswith("Ajukan"))
    assert ada(ajukan, "hidden")
    assert ("Simpan" in [teks(b) for b in tombol_kisi(halaman)][1:]) is (keadaan == "")


def test_what_is_ready_is_offered(perencana: Client, prc: User) -> None:
    angka("I.U1A", oleh=prc, nilai=90)
    (ajukan,) = (b for b in tombol_kisi(buka(perencana)) if teks(b) == "Ajukan 1 angka")
    assert not ada(ajukan, "hidden")


def test_row_that_must_be_explained_says_so_before(perencana: Client) -> None:
    skala = SkalaKategori.objects.create(kode="s", nama="s")
    Kebijakan.objects.create(nama="k", tahun_mulai=2020, skala=skala, batas_penjelasan=66)
    angka("I.U1A", nilai=50)
    halaman = buka(perencana)
    assert "Lengkapi dulu" in tahap(halaman, "I.U1A")
    assert "I.U1A: kendala belum ditulis." in bacaan(halaman)
    assert "Belum ada yang dapat diajukan: lengkapi dahulu kendala dan tindak lanjutnya." in bacaan(halaman)
