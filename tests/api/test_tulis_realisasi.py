"""Writing one figure: what is taken, what is refused and how, and that nothing else is ever changed."""

from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User

from indicators.models import Indikator, Predikat, Realisasi, Riwayat, SkalaPredikat
from tests.api.mesin import Klien, bersesi, bertoken, galat
from tests.dunia import TAHUN, angka, tak_berubah
from tests.indicators.kisi import indikator, indikator_predikat

pytestmark = pytest.mark.django_db

KUNCI = {"indikator": "I.U1A", "tahun": TAHUN, "triwulan": 1}
AKSI = {"uraian": "Perbaiki data", "penanggung_jawab": "Kasubdit", "tenggat": "2024-06-30"}


@pytest.fixture
def tkw(prc: User) -> Klien:
    klien = bertoken(prc)
    klien.get("unit/")  # its use is noted once; later requests of the minute write nothing of their own
    return klien


def ubah(**kolom: Any) -> None:
    Indikator.objects.filter(kode="I.U1A").update(**kolom)


def satu() -> Realisasi:
    return Realisasi.objects.get(indikator__kode="I.U1A", tahun=TAHUN, triwulan=1)


def test_a_new_figure_is_a_draft_with_its_address_and_version(tkw: Klien, prc: User) -> None:
    response = tkw.post("realisasi/", KUNCI | {"nilai": "78.50", "analisis": "Baik", "tindak_lanjut": [AKSI]})
    assert response.status_code == 201
    baris, isi = satu(), response.json()
    assert (baris.nilai, baris.status, baris.versi, baris.dimasukkan_oleh) == (Decimal("78.5"), "draf", 1, prc)
    assert response["Location"] == f"http://testserver/api/v1/realisasi/{baris.pk}/"
    assert response["ETag"] == '"1"'
    assert (isi["nilai"], isi["versi"], isi["analisis"], isi["peringatan"]) == ("78.50", 1, "Baik", [])
    assert [{k: t[k] for k in AKSI} for t in isi["tindak_lanjut"]] == [AKSI]
    dibaca = tkw.get(f"realisasi/{baris.pk}/")
    assert dibaca.json() == {k: v for k, v in isi.items() if k != "peringatan"}
    assert dibaca["ETag"] == response["ETag"]


def test_one_request_is_one_line_of_history_with_the_actions_in_it(tkw: Klien) -> None:
    tkw.post("realisasi/", KUNCI | {"nilai": 70, "kendala": "Hujan", "tindak_lanjut": [AKSI]})
    pk = satu().pk
    tkw.patch(f"realisasi/{pk}/", {"nilai": 71, "tindak_lanjut": []}, 1)
    awal, akhir = Riwayat.objects.filter(jenis="realisasi", objek_id=pk).order_by("pk")
    assert (awal.aksi, awal.sesudah["tindak_lanjut"]) == ("buat", [AKSI])
    assert (akhir.aksi, akhir.sebelum["tindak_lanjut"], akhir.sesudah["tindak_lanjut"]) == ("ubah", [AKSI], [])
    assert (akhir.sebelum["nilai"], akhir.sesudah["nilai"]) == ("70.0000", "71.0000")
    assert not satu().tindak_lanjut.exists()


def test_what_is_not_sent_stays(tkw: Klien) -> None:
    tkw.post("realisasi/", KUNCI | {"nilai": "70", "analisis": "a", "kendala": "k", "tindak_lanjut": [AKSI]})
    response = tkw.patch(f"realisasi/{satu().pk}/", {"analisis": "b"}, 1)
    assert (response.status_code, response["ETag"]) == (200, '"2"')
    baris = satu()
    assert (baris.nilai, baris.analisis, baris.kendala, baris.tindak_lanjut.count()) == (70, "b", "k", 1)


def test_a_state_without_a_value_and_back(tkw: Klien) -> None:
    tkw.post("realisasi/", KUNCI | {"nilai": "70"})
    alamat = f"realisasi/{satu().pk}/"
    tkw.patch(alamat, {"keadaan": "tidak_tersedia", "alasan": "Survei batal"}, 1)
    assert (satu().nilai, satu().keadaan, satu().alasan_keadaan) == (None, "tidak_tersedia", "Survei batal")
    tkw.patch(alamat, {"alasan": "Survei ditunda"}, 2)
    assert (satu().keadaan, satu().alasan_keadaan) == ("tidak_tersedia", "Survei ditunda")
    tkw.patch(alamat, {"nilai": "0"}, 3)
    assert (satu().nilai, satu().keadaan, satu().alasan_keadaan) == (0, "terisi", "")
    isi = tkw.patch(alamat, {"nilai": None}, 4).json()
    assert (isi["nilai"], isi["keadaan"], isi["alasan"]) == (None, "belum_diisi", "belum_diisi")


def test_a_quotient_and_a_predikat(tkw: Klien) -> None:
    indikator("I.R", konsolidasi="rasio")
    indikator_predikat("I.P")
    rasio = tkw.post("realisasi/", KUNCI | {"indikator": "I.R", "pembilang": "1", "penyebut": "3"}).json()
    assert (rasio["pembilang"], rasio["penyebut"], rasio["nilai"]) == ("1", "3", "33.33")
    lagi = tkw.patch(f"realisasi/{rasio['id']}/", {"pembilang": 2}, 1).json()
    assert (lagi["pembilang"], lagi["penyebut"]) == ("2", "3")
    assert tkw.post("realisasi/", KUNCI | {"indikator": "I.P", "predikat": "BB"}).json()["predikat"] == "BB"
    assert Predikat.objects.count() == 3
    assert SkalaPredikat.objects.exists()


TAK_DITERIMA_SEBAGAI_ANGKA = {
    "N01": "36,3",
    "N02": "1.234.567,89",
    "N03": "1,234,567.89",
    "N07": "114.61%",
    "N08": " 73 %",
    "N09": "1e400",
    "N10": "1e3",
    "N11": "NaN",
    "N12": "Infinity",
    "N13": "-5",
    "N14": "−5",
    "N15": "١٢",
    "N15b": "１２",
    "N16": "½",
    "N17": "",
    "N18": " ",
    "N18b": "\u00a0",
    "N19": "#DIV/0!",
    "N20": "-",
    "N20b": "nihil",
    "N21": "1_000",
    "N22": "0x10",
    "N22b": "1e-9",
    "N23": "..5",
    "N23b": "5.",
    "N23c": ".5",
    "N24": "1.23,4",
    "N26": "9" * 400,
    "N27": "Rp 1.234.567,00",
    "N28": "1 234 567",
    "N31": True,
    "N31b": False,
    "N32": 0.30000000000000004,
    "P03": [1],
    "P03b": {"a": 1},
    "P03c": int("9" * 400),
    "N05": "1.234",
    "N06": "0.363",
    "digits": "1234567890123456",
}


def test_numbers_are_json_numbers_or_plain_decimal_strings(tkw: Klien) -> None:
    """N01-N32 at the API: refused with the field, by POST, PATCH and bulk alike; nothing is stored."""
    alamat = f"realisasi/{angka('I.U1A', triwulan=2).pk}/"
    with tak_berubah():
        satu = {nama: tkw.post("realisasi/", KUNCI | {"nilai": n}) for nama, n in TAK_DITERIMA_SEBAGAI_ANGKA.items()}
        diterima = {nama for nama, r in satu.items() if r.status_code != 400 or galat(r)[0][1] != "nilai"}
        rows = [KUNCI | {"nilai": nilai} for nilai in TAK_DITERIMA_SEBAGAI_ANGKA.values()]
        massal = tkw.put("realisasi/bulk/", {"rows": rows})
        assert {r["status"] for r in massal.json()["rows"]} == {"ditolak"}
        for nama in ("N01", "N31", "P03"):
            assert tkw.patch(alamat, {"nilai": TAK_DITERIMA_SEBAGAI_ANGKA[nama]}, 1).status_code == 400
    assert diterima == set()


@pytest.mark.parametrize(
    ("dikirim", "tersimpan"),
    [
        ("12.5", "12.50"),
        (12.5, "12.50"),
        (12, "12.00"),
        ("0", "0.00"),
        ("-0", "0.00"),
        (0.1, "0.10"),
        ("0.36", "0.36"),
    ],
)
def test_n04_n06_n25_what_is_meant_is_stored(tkw: Klien, dikirim: object, tersimpan: str) -> None:
    assert tkw.post("realisasi/", KUNCI | {"nilai": dikirim}).json()["nilai"] == tersimpan


def test_fifteen_digits_survive(tkw: Klien) -> None:
    """N29 for an indikator value: exact from JSON to the database and back, on both engines."""
    ubah(jenis_nilai="angka", desimal=4)
    for triwulan, nilai in enumerate(("99999999999.9999", "12345678901.2345", "0.0001"), start=1):
        isi = tkw.post("realisasi/", KUNCI | {"triwulan": triwulan, "nilai": nilai}).json()
        assert isi["nilai"] == nilai
        assert tkw.get(f"realisasi/{isi['id']}/").json()["nilai"] == nilai


M27 = {
    "unit": "U2A",
    "status": "disetujui",
    "disetujui_oleh": 1,
    "approved_by": 1,
    "version": 9,
    "id": 1,
    "created_at": "2020-01-01",
    "dimasukkan_oleh": 1,
    "dokumen": "x",
    "tafsir": "x",
    "nilai_tercetak": "9",
    "_method": "DELETE",
}


def test_m27_p04_other_fields_are_refused_not_ignored(tkw: Klien) -> None:
    baris = angka("I.U1A", triwulan=2)
    with tak_berubah():
        for bidang, nilai in M27.items():
            isi = {"nilai": "60", bidang: nilai}
            for response in (tkw.post("realisasi/", KUNCI | isi), tkw.patch(f"realisasi/{baris.pk}/", isi, 1)):
                assert (response.status_code, galat(response)) == (400, [("bidang_asing", bidang)])


@pytest.mark.parametrize("lain", [{"indikator": "I.U1B"}, {"tahun": 2023}, {"triwulan": 3}, {"versi": 9}])
def test_m27_the_key_and_the_version_are_never_applied(tkw: Klien, lain: dict[str, Any]) -> None:
    baris = angka("I.U1A", triwulan=2)
    alamat = f"realisasi/{baris.pk}/"
    with tak_berubah():
        assert galat(tkw.patch(alamat, {"nilai": "60"} | lain, 1)) == [("tetap", next(iter(lain)))]
    sama = {"indikator": "I.U1A", "tahun": TAHUN, "triwulan": 2, "versi": 1}
    assert tkw.patch(alamat, {"nilai": "60"} | sama, 1).status_code == 200


SALAH: list[tuple[dict[str, Any], str | None]] = [
    ({"indikator": 5}, "indikator"),
    ({"indikator": None}, "indikator"),
    ({"indikator": ["I.U1A"]}, "indikator"),
    ({"tahun": "2024"}, "tahun"),
    ({"tahun": 2024.0}, "tahun"),
    ({"tahun": True}, "tahun"),
    ({"tahun": 10**30}, "tahun"),
    ({"tahun": 1899}, "tahun"),
    ({"triwulan": 0}, "triwulan"),
    ({"triwulan": 5}, "triwulan"),
    ({"triwulan": None}, "triwulan"),
    ({"triwulan": "1"}, "triwulan"),
    ({"analisis": 5}, "analisis"),
    ({"analisis": "x" * 5001}, "analisis"),
    ({"kendala": "a\u0007b"}, "kendala"),
    ({"keadaan": "belum_jadi_indikator"}, "keadaan"),
    ({"keadaan": "apa"}, "keadaan"),
    ({"keadaan": "belum_diisi"}, "keadaan"),
    ({"nilai": None, "keadaan": "terisi"}, "nilai"),
    ({"nilai": None, "keadaan": "tidak_tersedia"}, "alasan"),
    ({"nilai": None, "keadaan": "tidak_tersedia", "alasan": "x" * 1001}, "alasan"),
    ({"alasan": "untuk apa"}, "alasan"),
    ({"pembilang": 1, "penyebut": 2}, "pembilang"),
    ({"predikat": "A"}, "predikat"),
    ({"tindak_lanjut": {}}, "tindak_lanjut"),
    ({"tindak_lanjut": [{}]}, "tindak_lanjut.0.uraian"),
    ({"tindak_lanjut": [AKSI, AKSI | {"tenggat": "besok"}]}, "tindak_lanjut.1.tenggat"),
    ({"tindak_lanjut": [AKSI | {"tenggat": "2024-02-30"}]}, "tindak_lanjut.0.tenggat"),
    ({"tindak_lanjut": [AKSI | {"tenggat": "1024-02-03"}]}, "tindak_lanjut.0.tenggat"),
    ({"tindak_lanjut": [AKSI | {"penanggung_jawab": " "}]}, "tindak_lanjut.0.penanggung_jawab"),
    ({"tindak_lanjut": [AKSI | {"selesai": True}]}, "tindak_lanjut.0.selesai"),
    ({"tindak_lanjut": [AKSI] * 11}, "tindak_lanjut"),
]


def test_p03_w13_what_is_wrong_is_named_by_its_field(tkw: Klien) -> None:
    with tak_berubah():
        for salah, bidang in SALAH:
            response = tkw.post("realisasi/", KUNCI | {"nilai": "60"} | salah)
            assert (salah, response.status_code, galat(response)[0][1]) == (salah, 400, bidang)


def test_nothing_to_store_is_said(tkw: Klien) -> None:
    with tak_berubah():
        response = tkw.post("realisasi/", KUNCI)
    assert (response.status_code, galat(response)) == (400, [("kosong", "nilai")])


def test_what_is_there_already_is_not_made_again(tkw: Klien) -> None:
    angka("I.U1A")
    with tak_berubah():
        response = tkw.post("realisasi/", KUNCI | {"nilai": "60"})
    assert (response.status_code, galat(response)) == (409, [("sudah_ada", None)])


def test_an_odd_value_is_taken_with_a_warning_that_history_keeps(tkw: Klien) -> None:
    """A machine cannot be asked back: what is odd is said in the answer and stands beside the change."""
    angka("I.U1A", "disetujui", nilai=5, oleh=User.objects.get(username="prc"))
    isi = tkw.post("realisasi/", KUNCI | {"triwulan": 2, "nilai": "90"}).json()
    (peringatan,) = isi["peringatan"]
    assert peringatan.startswith("18 kali nilai lalu")
    assert peringatan in Riwayat.objects.get(objek_id=isi["id"], aksi="buat").alasan


SYARAT: list[tuple[str | None, int, str]] = [
    (None, 428, "if_match_wajib"),
    ("", 428, "if_match_wajib"),
    ("*", 428, "if_match_wajib"),
    ('"2"', 412, "versi_usang"),
    ('"0"', 412, "versi_usang"),
    ('"01"', 412, "versi_usang"),
    ('"abc"', 412, "versi_usang"),
    ('"99999999999999999999"', 412, "versi_usang"),
    ("1", 400, "parse_error"),
    ('"1", "2"', 400, "parse_error"),
    ('w/"1"', 400, "parse_error"),
]


class TestIfMatch:
    """P15: who changes something names the version they saw."""

    def test_missing_stale_or_no_version_at_all(self, tkw: Klien) -> None:
        alamat = f"realisasi/{angka('I.U1A').pk}/"
        with tak_berubah():
            for syarat, status, kode in SYARAT:
                kepala = {"If_Match": syarat} if syarat is not None else {}
                for response in (
                    tkw.minta("PATCH", alamat, {"nilai": "60"}, **kepala),
                    tkw.post(f"{alamat}ajukan/", **kepala),
                ):
                    assert (syarat, response.status_code, galat(response)) == (syarat, status, [(kode, None)])

    @pytest.mark.parametrize("syarat", ['"1"', 'W/"1"'])
    def test_the_one_that_was_read_passes(self, tkw: Klien, syarat: str) -> None:
        """Compression on the way marks an ETag as weak; it still names the version."""
        baris = angka("I.U1A")
        assert tkw.patch(f"realisasi/{baris.pk}/", {"nilai": "60"}, syarat).status_code == 200

    def test_only_the_first_of_two_that_saw_the_same(self, tkw: Klien) -> None:
        baris = angka("I.U1A")
        hasil = [tkw.patch(f"realisasi/{baris.pk}/", {"nilai": n}, 1).status_code for n in ("60", "61")]
        assert hasil == [200, 412]
        assert satu().nilai == 60


def test_a_change_that_changes_nothing_is_no_version(tkw: Klien) -> None:
    baris = angka("I.U1A")
    response = tkw.patch(f"realisasi/{baris.pk}/", {"nilai": "50.00"}, 1)
    assert (response.status_code, response["ETag"], Riwayat.objects.filter(jenis="realisasi").count()) == (
        200,
        '"1"',
        0,
    )


@pytest.mark.parametrize("status", ["diajukan", "diverifikasi", "disetujui"])
def test_w07_another_state_is_409_with_words(tkw: Klien, prc: User, status: str) -> None:
    baris = angka("I.U1A", status, oleh=prc)
    with tak_berubah():
        response = tkw.patch(f"realisasi/{baris.pk}/", {"nilai": "60"}, 1)
    assert (response.status_code, galat(response)) == (409, [("status_terkunci", None)])
    assert status in response.json()["errors"][0]["detail"]


def test_w07_a_closed_period_is_409_with_words(tkw: Klien) -> None:
    baris = angka("I.U1A", tahun=2023)
    with tak_berubah():
        for response in (
            tkw.patch(f"realisasi/{baris.pk}/", {"nilai": "60"}, 1),
            tkw.post("realisasi/", KUNCI | {"tahun": 2023, "triwulan": 2, "nilai": "60"}),
        ):
            assert (response.status_code, galat(response)) == (409, [("periode_tertutup", None)])
            assert "Periode ditutup" in response.json()["errors"][0]["detail"]


def test_a_figure_for_a_whole_year_is_its_documents(tkw: Klien, prc: User) -> None:
    baris = angka("I.U1A", "draf", triwulan=0)
    with tak_berubah():
        response = tkw.patch(f"realisasi/{baris.pk}/", {"nilai": "60"}, 1)
    assert response.status_code == 409
    assert "dokumen sumber" in response.json()["errors"][0]["detail"]


def test_m05_a_foreign_one_is_as_absent_as_an_unknown_one(tkw: Klien) -> None:
    """Same status, same body, same headers; whatever else is wrong with the request."""
    asing = angka("I.U1B")

    def jawaban(alamat: str, isi: dict[str, Any], versi: int | None, cara: str) -> tuple[int, bytes, list[str]]:
        response = tkw.patch(alamat, isi, versi) if cara == "PATCH" else tkw.post(alamat, isi)
        return response.status_code, response.content, sorted(response.headers)

    with tak_berubah():
        for isi in ({"nilai": "60"}, {"nilai": "60", "asing": 1}, {"nilai": "x"}):
            for versi in (1, 7, None):
                ada, tidak = (jawaban(f"realisasi/{pk}/", isi, versi, "PATCH") for pk in (asing.pk, 999_999))
                assert ada == tidak
                assert ada[0] == 404
        for isi in ({"nilai": "60"}, {"nilai": "x"}):
            ada, tidak = (
                jawaban("realisasi/", KUNCI | isi | {"indikator": kode}, None, "POST") for kode in ("I.U1B", "I.TAK")
            )
            assert ada == tidak
            assert ada[0] == 404


@pytest.mark.parametrize("pk", ["99999999999999999999", "0", "-1", "1%00", "%D9%A1", "abc"])
def test_w10_p05_an_id_that_is_none_is_404(tkw: Klien, pk: str) -> None:
    for response in (tkw.patch(f"realisasi/{pk}/", {"nilai": 1}, 1), tkw.get(f"realisasi/{pk}/")):
        assert response.status_code == 404
        assert galat(response) == [("not_found", None)]


def test_p01_p05_p11_bodies_that_are_none(tkw: Klien) -> None:
    def kirim(isi: bytes, jenis: str = "application/json") -> int:
        kepala = {"Authorization": tkw.kepala["Authorization"]}
        return tkw.client.generic("POST", "/api/v1/realisasi/", isi, content_type=jenis, headers=kepala).status_code

    with tak_berubah():
        for isi in (b"{", b"[]", b"null", b'"x"', b"\xff", '{"a":1}'.encode("utf-16"), b'{"nilai":NaN}'):
            assert kirim(isi) == 400
        for isi in (b"[" * 100_000, b'{"a":' * 5000, b'{"tahun":1,"tahun":2}', b'{"analisis":"\\u0000"}', b""):
            assert kirim(isi) == 400
        assert kirim(b"a=1", "application/x-www-form-urlencoded") == 415
        assert kirim(b"{}", "text/plain") == 415
        assert kirim(b" " * (3 * 1024 * 1024)) == 413


def test_p10_an_unknown_parameter_is_refused_on_writes_too(tkw: Klien) -> None:
    baris = angka("I.U1A")
    with tak_berubah():
        assert tkw.post("realisasi/?dry_run=1", KUNCI | {"nilai": "60"}).status_code == 400
        assert tkw.patch(f"realisasi/{baris.pk}/?versi=1", {"nilai": "60"}, 1).status_code == 400


def test_p13_no_other_way_to_write(tkw: Klien) -> None:
    baris = angka("I.U1A")
    with tak_berubah():
        for cara in ("DELETE", "PUT"):
            assert tkw.minta(cara, f"realisasi/{baris.pk}/", {"nilai": "60"}).status_code == 405
        assert tkw.get(f"realisasi/{baris.pk}/", X_HTTP_Method_Override="PATCH", If_Match='"1"').status_code == 200
        assert tkw.minta("GET", f"realisasi/{baris.pk}/", {"nilai": "60"}).status_code == 200
        assert tkw.minta("OPTIONS", f"realisasi/{baris.pk}/").status_code == 204
        assert tkw.minta("HEAD", f"realisasi/{baris.pk}/").status_code == 200


def test_a_person_writes_through_the_same_door(prc: User) -> None:
    sesi = bersesi(prc)
    isi = sesi.post("realisasi/", KUNCI | {"nilai": "60"}).json()
    assert sesi.patch(f"realisasi/{isi['id']}/", {"nilai": "61"}, 1).json()["versi"] == 2
