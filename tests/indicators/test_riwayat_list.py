"""/riwayat/: who reads which rows (M16, M26), the filters, the change in words, and that nobody changes it."""

import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from indicators.akses.target import GerakTarget
from indicators.alur import Gerak
from indicators.models import Indikator, Kebijakan, Penugasan, Peran, Riwayat, SegelRiwayat, UnitKerja
from indicators.rekap.riwayat import AKSI, jenis_dikenal
from indicators.riwayat import catat, catat_banyak
from indicators.riwayat.catatan import Catatan
from indicators.riwayat.segel import segel_riwayat
from indicators.services import save_acuan
from tests.indicators.target import revisi, usul
from tests.pages import bacaan, cari, galat, isi, tabel, teks
from tests.people import masuk, petugas
from tests.rows import all_rows
from tests.waktu import Jam

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]

ALAMAT = "/riwayat/"
Peristiwa = Callable[..., None]


@pytest.fixture(autouse=True)
def kosong(seed: None, db: None) -> int:
    """The loading of the document fills more than a page; what follows is newer."""
    return Riwayat.objects.count()


def tulis(jenis: str = "realisasi", kode: str = "SP2.1 2024/4", unit: str | None = "JSK", **lain: Any) -> None:
    with transaction.atomic():
        milik = UnitKerja.objects.get(kode=unit) if unit else None
        catat(**{"aksi": "ubah", "jenis": jenis, "objek_id": 7, "objek_kode": kode, "unit": milik} | lain)


def objek(response: HttpResponse) -> list[str]:
    """What each row is about, top to bottom."""
    return [baris["Apa"] for baris in tabel(response)]


def satu(client: Client, saring: str = "") -> str:
    """The newest row as it is read."""
    return " ".join(tabel(client.get(f"{ALAMAT}?{saring}"))[0].sel.values())


ANGKA = ("realisasi", "target", "buktidukung", "tindaklanjut", "komentar", "indikator")
TERBUKA = ("berkas", "contoh", "periodelapor", "pengecualianperiode", "kebijakan")
AMAN = ("user", "akun", "penugasan", "token", "unitkerja", "dataanggaran")


@pytest.mark.parametrize(
    ("peran", "unit", "milik"),
    [
        (Peran.ADMIN, "KEMENSOS", {"JSK", "SET", "umum", "aman"}),
        (Peran.PIMPINAN, "KEMENSOS", {"JSK", "SET", "umum"}),
        (Peran.VERIFIKATOR, "LINJAMSOS", {"JSK", "SET", "umum"}),
        (Peran.VERIFIKATOR, "SET", {"SET", "umum"}),
        (Peran.PERENCANA, "JSK", {"JSK", "umum"}),
        (Peran.PERENCANA, "PSKBA", {"umum"}),
        (None, "", set()),
    ],
)
def test_m16_m26_who_reads_what(peran: Peran | None, unit: str, milik: set[str]) -> None:
    """Figures follow the reach, accounts and security are the administrator's, loading is everyone's with a role."""
    for jenis in ANGKA:
        tulis(jenis, f"{jenis}-JSK", "JSK")
        tulis(jenis, f"{jenis}-SET", "SET")
    for jenis in TERBUKA:
        tulis(jenis, f"{jenis}-umum", None)
    for jenis in AMAN:
        tulis(jenis, f"{jenis}-aman", "JSK" if jenis == "akun" else None)
    client = masuk(petugas("seseorang", peran, unit) if peran else User.objects.create(username="seseorang"))
    halaman = bacaan(client.get(ALAMAT))
    terbaca = {k for k in ("JSK", "SET", "umum", "aman") if f"-{k}" in halaman}
    assert terbaca == milik
    assert not peran or "01_unit.json" in bacaan(client.get(f"{ALAMAT}?jenis=berkas"))
    assert peran or "Belum ada riwayat untuk Anda" in halaman


def test_m26_security_is_refused_to_whoever_asks_for_it(sebagai_pimpinan: Client) -> None:
    assert {sebagai_pimpinan.get(f"{ALAMAT}?jenis={jenis}").status_code for jenis in AMAN} == {403}


def test_m26_the_administrator_finds_accounts(admin: User) -> None:
    tulis("user", "orang.baru", None, aksi="buat", sesudah={"username": "orang.baru"})
    assert "orang.baru" in satu(masuk(admin), "jenis=user")


def test_m26_a_token_or_a_role_that_ended_reads_no_more(perencana_jsk: User) -> None:
    client = masuk(perencana_jsk)
    tulis()
    assert "SP2.1 triwulan IV 2024" in satu(client)
    Penugasan.objects.filter(user=perencana_jsk).update(berlaku_sampai=timezone.localdate() - timedelta(days=1))
    assert "Belum ada riwayat untuk Anda" in bacaan(client.get(ALAMAT))


def test_m26_nobody_changes_it(sebagai_admin: Client) -> None:
    sebelum = all_rows()
    for cara in ("post", "put", "patch", "delete"):
        assert getattr(sebagai_admin, cara)(ALAMAT).status_code == 405
    assert all_rows() == sebelum


def test_numbers_people_and_status_are_printed_not_stored_forms(
    perencana_jsk: User, verifikator: User, sebagai_jsk: Client
) -> None:
    revisi(perencana_jsk, verifikator, "1085.5", kode="SP2.1")
    disetujui, diusulkan = tabel(sebagai_jsk.get(ALAMAT))[:2]
    assert diusulkan["Apa"] == "Diusulkan Target · Dit. JSK SP2.1 tahun 2024"
    for potongan in (
        "Nilai atau batas bawah 1.085,50",
        "Nomor dokumen SK 7/2024",
        "Status Diusulkan",
        "Dokumen Renstra",
    ):
        assert potongan in diusulkan["Perubahan"]
    assert diusulkan["Perubahan"].count("Pagu bertambah") == 1  # as the reason, not as a column too
    assert disetujui["Perubahan"] == "Status Diusulkan menjadi Disetujui"
    assert "verifikator" in disetujui["Waktu (WIB)"] and "perencana.jsk" in diusulkan["Waktu (WIB)"]
    assert diusulkan.tautan[1] == "/indikator/SP2.1/target/"


def test_a_change_of_a_figure_from_and_to(sebagai_jsk: Client) -> None:
    milik = Indikator.objects.get(kode="SP2.1").pk
    lama = {"id": 7, "indikator_id": milik, "tahun": 2024, "nilai": "1078.1200", "keadaan": "terisi", "analisis": "A"}
    baru = lama | {"nilai": None, "keadaan": "tidak_tersedia", "alasan_keadaan": "Belum ada", "versi": 3}
    tulis(sebelum=lama, sesudah=baru, alasan="Salah ketik")
    ubah = tabel(sebagai_jsk.get(ALAMAT))[0]["Perubahan"]
    assert ubah == (
        "Keadaan Terisi menjadi Tidak tersedia Alasan keadaan kosong menjadi Belum ada Nilai 1.078,12 menjadi kosong"
        " Alasan: Salah ketik"
    )


def test_reference_data_by_name(admin: User) -> None:
    kebijakan = Kebijakan.objects.get()
    kebijakan.dua_langkah, kebijakan.batas_telaah = True, Decimal("110")
    save_acuan(kebijakan, pelaku=admin)
    ubah = tabel(masuk(admin).get(ALAMAT))[0]["Perubahan"]
    assert "tidak menjadi ya" in ubah and "120 menjadi 110" in ubah
    unit = UnitKerja.objects.get(kode="JSK")
    Penugasan.objects.all()
    save_acuan(Penugasan(user=admin, unit=unit, peran="pimpinan", berlaku_dari=timezone.localdate()), pelaku=admin)
    baru = tabel(masuk(admin).get(ALAMAT))[0]["Perubahan"]
    assert "User admin" in baru and "Unit JSK" in baru and "Peran Pimpinan" in baru


POTRET: list[dict[str, Any]] = [
    {"tindak_lanjut": [{"uraian": "Percepat", "penanggung_jawab": "Kasubdit", "tenggat": "2027-01-02"}]},
    {"lama": {"a": 1, "b": [1, 2, {"c": None}]}},
    {"sha256": "ab" * 32},
    {"analisis": "x" * 5000},
    {"predikat_id": 999_999},
    {"kolom_yang_sudah_tiada": "isi", "nilai": "bukan angka"},
    {"waktu_lain_pada": "kapan-kapan", "dimasukkan_pada": "2026-01-01T00:00:00Z"},
]


@pytest.mark.parametrize("jenis", ["realisasi", "berkas", "tak_dikenal"])
def test_no_snapshot_breaks_the_page_or_shows_raw_json(sebagai_admin: Client, jenis: str) -> None:
    for isian in POTRET:
        tulis(jenis, "X", None, sesudah=isian, sebelum=None)
    for baris in tabel(sebagai_admin.get(f"{ALAMAT}?kode=X")):
        ubah = baris["Perubahan"]
        assert not re.search(r'[{}\[\]"]|None|null', ubah)
        assert len(ubah) < 400


def test_actions_on_a_figure_in_plain_words(sebagai_jsk: Client) -> None:
    """Fields in the order of the form, whatever order the database keeps them in."""
    aksi = {"tenggat": "2027-01-02", "uraian": "Percepat", "penanggung_jawab": "Kasubdit"}
    tulis(sesudah={"tindak_lanjut": [aksi], "status": "draf", "nilai": "1.0000"})
    assert "Nilai 1 Status Draf Tindak lanjut" in satu(sebagai_jsk)
    assert "Tindak lanjut Percepat, Kasubdit, 2 Januari 2027" in satu(sebagai_jsk)


def test_text_of_people_is_escaped(sebagai_jsk: Client) -> None:
    tulis(sesudah={"analisis": "<script>alert(1)</script>"}, alasan="<b>tebal</b>", kode="<i>X</i>")
    halaman = sebagai_jsk.get(ALAMAT).content.decode()
    assert "<script>alert" not in halaman and "<b>tebal" not in halaman and "<i>X" not in halaman


def test_rows_of_one_action_are_grouped_by_its_number(sebagai_jsk: Client) -> None:
    unit = UnitKerja.objects.get(kode="JSK")
    kolom = {"aksi": "ajukan", "jenis": "realisasi", "unit": unit}
    with transaction.atomic():
        catat_banyak(Catatan(objek_kode=f"SP2.1 2024/{tw}", **kolom) for tw in (1, 2, 3))
    tulis()
    kemudian, *bersama = tabel(sebagai_jsk.get(ALAMAT))[:4]
    assert all("· 3 baris" in b["Waktu (WIB)"] for b in bersama)
    assert "baris" not in kemudian["Waktu (WIB)"]
    (tautan,) = {b.tautan[0] for b in bersama}
    halaman = sebagai_jsk.get(f"{ALAMAT}{tautan}")
    assert [b["Apa"].split(" ")[-2] for b in tabel(halaman)] == ["III", "II", "I"]
    assert "Hanya perubahan dari satu permintaan." in bacaan(halaman)


def test_the_count_of_an_action_betrays_no_foreign_rows(sebagai_jsk: Client, sebagai_pimpinan: Client) -> None:
    """M17."""
    with transaction.atomic():
        catat_banyak(
            Catatan(aksi="ajukan", jenis="realisasi", objek_kode=u, unit=UnitKerja.objects.get(kode=u))
            for u in ("JSK", "SET", "SET")
        )
    assert "3 baris" in satu(sebagai_pimpinan, "kode=JSK")
    assert "baris" not in satu(sebagai_jsk, "kode=JSK")


def test_each_row_says_its_seal_or_that_it_waits(sebagai_jsk: Client) -> None:
    tulis()
    segel_riwayat()
    urut = SegelRiwayat.objects.latest("urut").urut
    tulis()
    menunggu, tersegel = tabel(sebagai_jsk.get(ALAMAT))[:2]
    assert (menunggu["Segel"], tersegel["Segel"]) == ("menunggu segel", f"nomor {urut}")


@pytest.fixture
def beragam(perencana_jsk: User, verifikator: User, jam: Jam) -> None:
    """One row a day, each different in one thing."""
    for n, (kode, lain) in enumerate(
        [
            ("SP2.1 2024/4", {"pelaku": perencana_jsk}),
            ("SP2.1 2024/3", {"pelaku": verifikator, "aksi": "setujui"}),
            ("SP2.10 2024/4", {}),
            ("SP4.1 2024/4", {"unit": "SET"}),
            ("SP3.1", {"jenis": "indikator"}),
        ]
    ):
        jam(timedelta(days=n))
        tulis(**{"kode": kode} | lain)


@pytest.mark.parametrize(
    ("saring", "ada"),
    [
        ("kode=SP2.1", ["SP2.1 triwulan III 2024", "SP2.1 triwulan IV 2024"]),
        ("kode=sp2.1+2024/4", ["SP2.1 triwulan IV 2024"]),
        ("kode=SP2", []),
        ("kode=SP2_1", []),
        ("kode=%25", []),
        ("pelaku=perencana.jsk", ["SP2.1 triwulan IV 2024"]),
        ("pelaku=PERENCANA.jsk", ["SP2.1 triwulan IV 2024"]),
        ("pelaku=perencana", []),
        ("aksi=setujui", ["SP2.1 triwulan III 2024"]),
        ("jenis=indikator", ["SP3.1"]),
        ("unit=SET", ["SP4.1 triwulan IV 2024"]),
        ("unit=JSK&aksi=ubah&jenis=realisasi", ["SP2.10 triwulan IV 2024", "SP2.1 triwulan IV 2024"]),
    ],
)
def test_filters_narrow_and_keep_the_order(beragam: None, verifikator: User, saring: str, ada: list[str]) -> None:
    halaman = masuk(verifikator).get(f"{ALAMAT}?{saring}")
    assert [teks_apa.split("JSK ")[-1].split("Linjamsos ")[-1] for teks_apa in objek(halaman)] == ada
    assert ada or "Tidak ada perubahan untuk pilihan ini" in bacaan(halaman)


@pytest.mark.parametrize(("dari", "sampai", "banyak"), [(0, 4, 5), (1, 2, 2), (2, None, 3), (3, 3, 1), (5, 9, 0)])
def test_a_range_of_days_holds_both_ends(
    beragam: None, verifikator: User, dari: int, sampai: int | None, banyak: int
) -> None:
    hari = [Riwayat.objects.order_by("-pk")[4 - n].waktu for n in range(5)] + [timezone.now()] * 5
    awal = timezone.localdate(hari[0])
    tanya = f"dari={awal + timedelta(days=dari)}"
    tanya += f"&sampai={awal + timedelta(days=sampai)}" if sampai is not None else ""
    assert len(objek(masuk(verifikator).get(f"{ALAMAT}?{tanya}&jenis=realisasi"))) == banyak - (
        1 if (sampai is None or sampai >= 4) and dari <= 4 else 0
    )


def test_the_end_of_a_day_is_midnight_in_jakarta(verifikator: User, jam: Jam) -> None:
    """16:59:59 UTC is the last second of the day."""
    for jam_utc in ("16:59:59", "17:00:00"):
        jam(timezone.datetime.fromisoformat(f"2027-05-03T{jam_utc}+00:00"))
        tulis(kode=jam_utc)
    client = masuk(verifikator)
    for hari, ada in (("2027-05-03", "16:59:59"), ("2027-05-04", "17:00:00")):
        (apa,) = objek(client.get(f"{ALAMAT}?dari={hari}&sampai={hari}"))
        assert apa.endswith(ada)


@pytest.mark.parametrize(
    ("medan", "isian"),
    [
        *(("dari", teks) for teks in ("abc", "2026-5-3", "2026-02-30", "0001-01-01", "٢٠٢٦-٠٥-٠٣", "%00")),
        ("sampai", "31-12-2026"),
        ("aksi", "lain"),
        ("jenis", "tak_dikenal"),
        ("jenis", "riwayat"),
        ("unit", "PSKBA"),
        ("unit", "ZZZ"),
        ("kode", "x" * 101),
        ("kode", "\x00"),
        ("pelaku", "x" * 151),
        ("permintaan", "bukan-nomor"),
    ],
)
def test_a_value_that_is_none_is_refused_with_its_field(sebagai_jsk: Client, medan: str, isian: str) -> None:
    """A foreign unit looks like an unknown one."""
    response = sebagai_jsk.get(f"{ALAMAT}?{medan}={quote(isian, safe='%')}")
    assert response.status_code == 400
    assert list(galat(response)) == [medan]
    assert galat(response)[medan] in bacaan(response)
    assert tabel(response) == []


def test_a_range_that_ends_before_it_begins(sebagai_jsk: Client) -> None:
    response = sebagai_jsk.get(f"{ALAMAT}?dari=2026-05-03&sampai=2026-05-02")
    assert (response.status_code, list(galat(response))) == (400, ["sampai"])


def test_only_visible_kinds_and_units_are_offered(sebagai_jsk: Client, sebagai_admin: Client) -> None:
    def ditawarkan(client: Client, medan: str) -> set[str]:
        return {str(n) for n, _ in client.get(ALAMAT).context["filter"].fields[medan].choices}

    assert ditawarkan(sebagai_jsk, "unit") == {"", "JSK"}
    assert not ditawarkan(sebagai_jsk, "jenis") & set(AMAN)
    assert set(AMAN) <= ditawarkan(sebagai_admin, "jenis")


def test_newest_first_fifty_to_a_page(sebagai_jsk: Client) -> None:
    unit = UnitKerja.objects.get(kode="JSK")
    with transaction.atomic():
        catat_banyak(Catatan(aksi="ubah", jenis="realisasi", objek_kode=f"R{n}", unit=unit) for n in range(120))
    pertama = sebagai_jsk.get(f"{ALAMAT}?jenis=realisasi")
    assert [o.split(" ")[-1] for o in objek(pertama)] == [f"R{n}" for n in range(119, 69, -1)]
    ketiga = sebagai_jsk.get(f"{ALAMAT}?jenis=realisasi&page=3")
    assert len(objek(ketiga)) == 20
    halaman = [dict(a.attributes).get("href", "") for a in cari(isi(pertama), "a")]
    assert any("jenis=realisasi" in h and "page=2" in h for h in halaman)
    assert "120 perubahan" in bacaan(pertama)


def test_a_page_that_is_none_is_the_nearest(sebagai_jsk: Client) -> None:
    for halaman in ("0", "-1", "abc", "999999", "1e3", "%00"):
        assert sebagai_jsk.get(f"{ALAMAT}?jenis=contoh&page={halaman}").status_code == 200


def test_the_order_is_not_the_readers_to_change(sebagai_jsk: Client, perencana_jsk: User) -> None:
    usul(perencana_jsk, kode="SP2.1")
    urut = [objek(sebagai_jsk.get(f"{ALAMAT}?sort={s}")) for s in ("waktu", "-waktu", "segel")]
    assert urut[0] == urut[1] == urut[2]


def test_queries_do_not_grow_with_rows(
    perencana_jsk: User, verifikator: User, sebagai_verifikator: Client, django_assert_max_num_queries: Any
) -> None:
    revisi(perencana_jsk, verifikator, kode="SP2.1")
    tulis(sesudah={"predikat_id": 1, "indikator_id": 1})
    sebagai_verifikator.get(ALAMAT)
    with django_assert_max_num_queries(20) as sedikit:
        sebagai_verifikator.get(f"{ALAMAT}?jenis=target")
    for n, kode in enumerate(("SP1.1", "SP3.1")):
        for tahun in (2022, 2023, 2024):
            revisi(perencana_jsk, verifikator, str(60 + n), kode=kode, tahun=tahun)
    with django_assert_max_num_queries(len(sedikit)):
        sebagai_verifikator.get(f"{ALAMAT}?jenis=target")


def test_every_move_has_its_word() -> None:
    assert {g.value for g in Gerak if g != Gerak.ISI} | {g.value for g in GerakTarget} <= AKSI.keys()
    assert {"buat", "ubah", "hapus", "muat"} <= AKSI.keys()


def test_every_kind_that_is_written_is_known() -> None:
    assert set(ANGKA) | set(TERBUKA) | set(AMAN) <= jenis_dikenal()


def test_reading_writes_nothing(sebagai_admin: Client) -> None:
    sebagai_admin.get(ALAMAT)
    sebelum = all_rows()
    sebagai_admin.get(ALAMAT)
    assert all_rows() == sebelum
    assert teks(next(cari(isi(sebagai_admin.get(ALAMAT)), "h1"))) == "Riwayat"


def test_komentar_says_what_was_said(sebagai_pimpinan: Client) -> None:
    """About which figure, by whom and when stands in the row already."""
    isi_komentar = {"id": 3, "realisasi_id": 7, "penulis_id": 1, "waktu": "2024-10-02T03:00:00Z", "teks": "Mengapa?"}
    tulis("komentar", aksi="buat", sebelum=None, sesudah=isi_komentar)
    assert tabel(sebagai_pimpinan.get(ALAMAT))[0]["Perubahan"] == "Teks Mengapa?"
