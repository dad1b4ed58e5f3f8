"""Many figures in one call: all or nothing, each row told its fate, and no query that a row costs."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from indicators.models import Indikator, Realisasi, Riwayat, TindakLanjut
from tests.api.mesin import Klien, bertoken, galat
from tests.dunia import TAHUN, angka, tak_berubah
from tests.indicators.kisi import indikator

pytestmark = pytest.mark.django_db

AKSI = {"uraian": "u", "penanggung_jawab": "p", "tenggat": "2024-06-30"}


@pytest.fixture
def tkw(prc: User) -> Klien:
    klien = bertoken(prc)
    klien.get("unit/")
    return klien


def baris(triwulan: int = 1, kode: str = "I.U1A", **lain: Any) -> dict[str, Any]:
    return {"indikator": kode, "tahun": TAHUN, "triwulan": triwulan} | ({"nilai": "60"} | lain)


def kirim(klien: Klien, *rows: Any, kueri: str = "") -> HttpResponse:
    return klien.put(f"realisasi/bulk/{kueri}", {"rows": list(rows)})


def nasib(response: HttpResponse) -> list[tuple[str, bool, int | None]]:
    """Status, whether it has an id, and version, in the order of the rows."""
    rows = response.json()["rows"]
    assert [satu["index"] for satu in rows] == list(range(len(rows)))
    return [(satu["status"], satu["id"] is not None, satu["versi"]) for satu in rows]


def test_new_and_changed_and_the_same_in_one_call(tkw: Klien) -> None:
    angka("I.U1A", triwulan=2)
    angka("I.U1A", triwulan=3)
    response = kirim(tkw, baris(1), baris(2, versi=1), baris(3, versi=1, nilai="50"))
    assert response.status_code == 200
    assert nasib(response) == [("baru", True, 1), ("berubah", True, 2), ("sama", True, 1)]
    assert set(response.json()) == {"rows"}
    assert list(Realisasi.objects.order_by("triwulan").values_list("nilai", "versi")) == [(60, 1), (60, 2), (50, 1)]
    assert Riwayat.objects.filter(jenis="realisasi").values("permintaan").distinct().count() == 1


def test_all_or_nothing_and_every_row_is_told(tkw: Klien, prc: User) -> None:
    angka("I.U1A", "diajukan", oleh=prc, triwulan=2)
    angka("I.U1A", triwulan=3)
    angka("I.U1A", triwulan=4)
    rows = [baris(1), baris(2, versi=1), baris(3, versi=7), baris(4, versi=1, nilai="x")]
    with tak_berubah():
        response = kirim(tkw, *rows)
    assert response.status_code == 400
    assert nasib(response) == [
        ("tidak_disimpan", False, None),
        ("terkunci", True, 1),
        ("bentrok", True, 1),
        ("ditolak", False, None),
    ]
    assert galat(response) == [
        ("status_terkunci", "rows.1.status"),
        ("versi_usang", "rows.2.versi"),
        ("bentuk_api", "rows.3.nilai"),
    ]
    assert response.json()["type"] == "validation_error"
    assert [len(satu["errors"]) for satu in response.json()["rows"]] == [0, 1, 1, 1]


def test_a_malformed_row_keeps_the_sound_ones_from_being_stored(tkw: Klien) -> None:
    """The service alone would find nothing wrong with what reaches it."""
    for salah in ({"nilai": "x"}, {"asing": 1}, {"tahun": "2024"}):
        with tak_berubah():
            response = kirim(tkw, baris(1), baris(2, **salah))
        assert response.status_code == 400
        assert [satu for satu, *_ in nasib(response)] == ["tidak_disimpan", "ditolak"]


def test_where_nothing_is_wrong_but_the_moment_it_is_409(tkw: Klien) -> None:
    angka("I.U1A", triwulan=2)
    with tak_berubah():
        response = kirim(tkw, baris(1), baris(2))
    assert (response.status_code, response.json()["type"]) == (409, "client_error")
    assert nasib(response) == [("tidak_disimpan", False, None), ("bentrok", True, 1)]


def test_sound_rows_alone_where_that_is_asked_for(tkw: Klien) -> None:
    response = kirim(tkw, baris(1), baris(2, nilai="x"), baris(1), kueri="?sebagian=1")
    assert response.status_code == 200
    assert [satu for satu, *_ in nasib(response)] == ["baru", "ditolak", "ditolak"]
    assert response.json()["rows"][2]["errors"][0]["code"] == "rangkap"
    assert Realisasi.objects.count() == 1


@pytest.mark.parametrize("lain", ["", "&sebagian=1"])
def test_a_dry_run_judges_all_and_keeps_nothing(tkw: Klien, lain: str) -> None:
    angka("I.U1A", triwulan=2)
    with tak_berubah():
        response = kirim(tkw, baris(1), baris(2, versi=1), baris(3, nilai="x"), kueri=f"?dry_run=1{lain}")
    assert response.status_code == 200
    assert nasib(response) == [("baru", False, None), ("berubah", True, 1), ("ditolak", False, None)]


def test_p10_its_parameters_are_known_or_refused(tkw: Klien) -> None:
    with tak_berubah():
        for kueri in ("?dryrun=1", "?dry_run=ya", "?dry_run=1&dry_run=0", "?force=1"):
            assert kirim(tkw, baris(), kueri=kueri).status_code == 400
    assert kirim(tkw, baris(), kueri="?dry_run=0").status_code == 200


def test_m28_one_foreign_row_refuses_the_whole_call(tkw: Klien) -> None:
    """As one that does not exist, and before anything is said about the others."""
    with tak_berubah():
        asing = [kirim(tkw, baris(1), baris(2, kode=kode)) for kode in ("I.U1B", "I.TAK")]
        for lain in ({"nilai": "x"}, {"versi": 7}, {"asing": 1}):
            asing += [kirim(tkw, baris(1, **lain), baris(2, kode=kode)) for kode in ("I.U1B", "I.TAK")]
        asing += [kirim(tkw, baris(2, kode="I.U1B"), kueri=k) for k in ("?dry_run=1", "?sebagian=1")]
    assert {satu.status_code for satu in asing} == {404}
    assert len({satu.content for satu in asing}) == 1


def test_m05_seen_but_not_theirs_is_403_for_the_whole_call(ver: User, prc: User) -> None:
    for klien in (bertoken(ver), bertoken(prc, "read")):
        klien.get("unit/")
        with tak_berubah():
            assert kirim(klien, baris()).status_code == 403


@pytest.mark.parametrize(
    ("rows", "bidang"),
    [([], "rows"), ({}, "rows"), (None, "rows"), ("x", "rows"), ([{}] * 1001, "rows")],
    ids=["empty", "object", "null", "text", "1001"],
)
def test_what_is_no_list_of_rows(tkw: Klien, rows: Any, bidang: str) -> None:
    with tak_berubah():
        assert galat(tkw.put("realisasi/bulk/", {"rows": rows}))[0][1] == bidang
    assert galat(tkw.put("realisasi/bulk/", {"rows": [baris()], "mode": "force"})) == [("bidang_asing", "mode")]
    assert galat(tkw.put("realisasi/bulk/", {}))[0][1] == "rows"


def test_rows_of_the_wrong_shape_are_named_one_by_one(tkw: Klien) -> None:
    rows: list[Any] = [
        5,
        None,
        {},
        baris(unit="U2A"),
        baris(versi="1"),
        baris(versi=0),
        baris(9),
        baris(tindak_lanjut=[{}]),
    ]
    with tak_berubah():
        response = kirim(tkw, *rows)
    assert response.status_code == 400
    per_baris = {r["index"]: {(g["code"], g["attr"]) for g in r["errors"]} for r in response.json()["rows"]}
    assert (per_baris[0], per_baris[1]) == ({("tipe", None)}, {("null", None)})
    assert {"rows.0", "rows.1"} < {attr for _, attr in galat(response)}
    assert {attr for _, attr in per_baris[2]} == {"indikator", "tahun", "triwulan"}
    assert per_baris[3] == {("bidang_asing", "unit")}
    assert {attr for _, attr in per_baris[4] | per_baris[5]} == {"versi"}
    assert per_baris[6] == {("max_value", "triwulan")}
    assert {attr for _, attr in per_baris[7]} == {
        f"tindak_lanjut.0.{kolom}" for kolom in ("uraian", "penanggung_jawab", "tenggat")
    }


def test_words_and_actions_go_with_their_row(tkw: Klien) -> None:
    angka("I.U1A", triwulan=2)
    dua = baris(1, analisis="a", tindak_lanjut=[AKSI, AKSI | {"uraian": "v"}])
    response = kirim(tkw, dua, baris(2, versi=1, tindak_lanjut=[AKSI]))
    assert response.status_code == 200
    assert list(TindakLanjut.objects.order_by("realisasi__triwulan", "urutan").values_list("uraian", flat=True)) == [
        "u",
        "v",
        "u",
    ]
    salah = kirim(tkw, baris(3, tindak_lanjut=[AKSI | {"tenggat": "1000-01-01"}]))
    assert galat(salah) == [("tenggat_salah", "rows.0.tindak_lanjut.0.tenggat")]


@pytest.fixture
def banyak_indikator(dunia: None, db: None) -> list[str]:
    """250 alike, so that four quarters make a thousand rows."""
    contoh = indikator("I.M0")
    kolom = {f.attname: getattr(contoh, f.attname) for f in Indikator._meta.concrete_fields}
    for nama in ("id", "kode", "urutan"):
        del kolom[nama]
    Indikator.objects.bulk_create(Indikator(**kolom, kode=f"I.M{n}", urutan=n + 10) for n in range(1, 250))
    return [f"I.M{n}" for n in range(250)]


def pernyataan(klien: Klien, rows: list[dict[str, Any]]) -> tuple[int, int]:
    """Statements that read, and that write, of one call."""
    with CaptureQueriesContext(connection) as kueri:
        assert kirim(klien, *rows).status_code == 200
    tulis = sum(q["sql"].startswith(("INSERT", "UPDATE", "DELETE")) for q in kueri.captured_queries)
    return len(kueri) - tulis, tulis


def seribu(kode: list[str], **lain: Any) -> list[dict[str, Any]]:
    return [baris(tw, satu, tindak_lanjut=[AKSI], **lain) for satu in kode for tw in (1, 2, 3, 4)]


def test_a_thousand_rows_read_no_more_than_four(tkw: Klien, banyak_indikator: list[str]) -> None:
    """Writing goes in blocks as large as the database takes; reading is the same for any number."""
    sedikit, _ = pernyataan(tkw, seribu(banyak_indikator[:1]))
    sedikit_ubah, _ = pernyataan(tkw, seribu(banyak_indikator[:1], nilai="61", versi=1))
    baca, tulis = pernyataan(tkw, seribu(banyak_indikator[1:]) + seribu(["I.U1A"]))
    assert Realisasi.objects.count() == TindakLanjut.objects.count() == 1004
    baca_ubah, tulis_ubah = pernyataan(tkw, seribu(banyak_indikator[1:], nilai="61", versi=1))
    assert baca == sedikit
    assert baca_ubah == sedikit_ubah
    assert max(tulis, tulis_ubah) < 120 if connection.vendor == "sqlite" else 20
