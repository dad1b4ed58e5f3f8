"""The doors of the grid, for each role: own, below, foreign; and what is closed is closed at each of them."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from indicators.models import Penugasan, PeriodeLapor, Realisasi, UnitKerja
from tests.dunia import LAMA, angka, tak_berubah
from tests.indicators.kisi import BARIS, GERAK, GRID, masuk

pytestmark = [pytest.mark.django_db, pytest.mark.once]
Pintu = Callable[[Client, str], HttpResponse]


def _kirim(alamat: str, **lain: str) -> Pintu:
    """POST one row of an indikator, as the page of a planner would."""

    def kirim(client: Client, kode: str) -> HttpResponse:
        isi = {f"nilai-{kode}": "61", f"versi-{kode}": "1" if angka_ada(kode) else ""}
        dasar = {"tahun": "2024", "triwulan": "1"}
        return client.post(alamat, dasar | isi | {n: v.format(kode) for n, v in lain.items()})

    return kirim


def angka_ada(kode: str) -> bool:
    return kode in {"I.U1A", "I.U1B", "I.U2A"}


def panel(bagian: str, **isi: str) -> Pintu:
    def kirim(client: Client, kode: str) -> HttpResponse:
        return client.post(f"/realisasi/{kode}/2024/1/{bagian}", isi)

    return kirim


NARASI = {"narasi-kendala": "x", "narasi-versi": "1", "tindakan-TOTAL_FORMS": "0", "tindakan-INITIAL_FORMS": "0"}
MENULIS: dict[str, Pintu] = {
    "grid": _kirim(GRID),
    "baris": _kirim(BARIS),
    "ajukan": _kirim(GERAK, gerak="ajukan", pilih="{}"),
    "tarik": _kirim(GERAK, gerak="tarik", tarik="{}"),
    "narasi": panel("", **NARASI),
    "jawab": panel("", aksi="1", membantu="ya"),
}
MELIHAT = {"panel": "/realisasi/{}/2024/1/"}


@pytest.fixture(autouse=True)
def _angka(dunia: None, db: None) -> None:
    for kode in ("I.U1A", "I.U1B", "I.U2A"):
        angka(kode)


def tanpa_token(response: HttpResponse) -> bytes:
    token = str(response.context["csrf_token"]).encode()
    kepala = sorted(satu for satu in response.headers.items() if satu[0] != "X-Request-ID")
    return response.content.replace(token, b"") + repr(kepala).encode()


@pytest.mark.parametrize("pintu", MENULIS)
@pytest.mark.parametrize("peran", ["ver", "pmp", "adm"])
def test_seen_but_not_theirs_to_enter(request: pytest.FixtureRequest, peran: str, pintu: str) -> None:
    client = masuk(request.getfixturevalue(peran))
    with tak_berubah():
        assert MENULIS[pintu](client, "I.U1A").status_code == 403


@pytest.mark.parametrize("pintu", MENULIS)
def test_w02_another_units_looks_like_none(perencana: Client, pintu: str) -> None:
    with tak_berubah():
        asing, tak_dikenal = MENULIS[pintu](perencana, "I.U1B"), MENULIS[pintu](perencana, "I.TAK.ADA")
    assert (asing.status_code, tak_dikenal.status_code) == (404, 404)
    assert tanpa_token(asing) == tanpa_token(tak_dikenal)


@pytest.mark.parametrize("pintu", MENULIS)
def test_verifikator_of_another_unit_sees_none(ver: User, pintu: str) -> None:
    with tak_berubah():
        assert MENULIS[pintu](masuk(ver), "I.U2A").status_code == 404


def test_m28_own_and_foreign_in_one_form(perencana: Client) -> None:
    """None is applied, not even the own one."""
    data = {"tahun": "2024", "triwulan": "1", "nilai-I.U1A": "61", "versi-I.U1A": "1", "nilai-I.U1B": "5"}
    with tak_berubah():
        assert perencana.post(GRID, data).status_code == 404
        assert perencana.post(GERAK, data | {"gerak": "ajukan", "pilih": "I.U1A"}).status_code == 404
    del data["nilai-I.U1B"]
    with tak_berubah():
        assert perencana.post(GERAK, data | {"gerak": "ajukan", "pilih": ["I.U1A", "I.U1B"]}).status_code == 404


@pytest.mark.parametrize("kode", ["I.U1A\x00", "", "x" * 200, "I.U1A' OR 1=1", "١"])
def test_w10_kode_that_is_none(perencana: Client, kode: str) -> None:
    data = {"tahun": "2024", "triwulan": "1", f"nilai-{kode}": "5"}
    with tak_berubah():
        assert [perencana.post(alamat, data).status_code for alamat in (GRID, BARIS)] == [404, 404]
        gerak = {"tahun": "2024", "triwulan": "1", "gerak": "ajukan", "pilih": kode}
        assert perencana.post(GERAK, gerak).status_code == 404


@pytest.mark.parametrize("alamat", [GRID, BARIS, GERAK])
@pytest.mark.parametrize("peran", ["ver", "pmp", "adm"])
def test_empty_form_of_another_role(request: pytest.FixtureRequest, peran: str, alamat: str) -> None:
    data = {"tahun": "2024", "triwulan": "1", "gerak": "ajukan"}
    assert masuk(request.getfixturevalue(peran)).post(alamat, data).status_code == 403


@pytest.mark.parametrize(
    ("peran", "kode", "status"),
    [
        ("prc", "I.U1A", 200),
        ("prc", "I.U1B", 404),
        ("prc", "I.U1", 404),
        ("ver", "I.U1A", 200),
        ("ver", "I.U1", 200),
        ("ver", "I.U2A", 404),
        ("pmp", "I.U2A", 200),
        ("adm", "I.U2A", 200),
    ],
)
def test_panel_is_for_those_who_see_the_figure(
    request: pytest.FixtureRequest, peran: str, kode: str, status: int
) -> None:
    client = masuk(request.getfixturevalue(peran))
    assert client.get(f"/realisasi/{kode}/2024/1/").status_code == status
    assert client.get(f"/realisasi/{kode}/2024/1/").status_code == status


@pytest.mark.parametrize(
    ("peran", "kode", "status"),
    [
        *((peran, "I.U1A", 302) for peran in ("prc", "ver", "pmp", "adm")),
        ("prc", "I.U1B", 404),
        ("ver", "I.U2A", 404),
    ],
)
def test_komentar_is_for_those_who_see_the_figure(
    request: pytest.FixtureRequest, peran: str, kode: str, status: int
) -> None:
    client = masuk(request.getfixturevalue(peran))
    assert client.post(f"/realisasi/{kode}/2024/1/komentar/", {"teks": "Mengapa turun?"}).status_code == status


def test_unknown_and_foreign_panel_are_the_same_page(perencana: Client) -> None:
    asing, tak_dikenal = perencana.get("/realisasi/I.U1B/2024/1/"), perencana.get("/realisasi/I.TAK/2024/1/")
    assert tanpa_token(asing) == tanpa_token(tak_dikenal)


@pytest.mark.parametrize(
    "alamat",
    [
        "I.U1A/2024/0/",
        "I.U1A/2024/5/",
        "I.U1A/1899/1/",
        "I.U1A/2100/1/",
        "I.U1A/2021/1/",
        "I.U1A/20.4/1/",
        "I.U1A%00/2024/1/",
        "١/2024/1/",
        "I.U1A/2024/1/x/",
    ],
)
def test_w10_w13_addresses_that_are_none(perencana: Client, alamat: str) -> None:
    assert perencana.get(f"/realisasi/{alamat}").status_code == 404


@pytest.mark.parametrize("alamat", [BARIS, GERAK, "/realisasi/I.U1A/2024/1/komentar/"])
def test_what_only_takes_a_form(perencana: Client, alamat: str) -> None:
    assert perencana.get(alamat).status_code == 405


@pytest.mark.parametrize("pintu", MENULIS)
def test_anonymous_is_sent_to_log_in(client: Client, pintu: str) -> None:
    with tak_berubah():
        response = MENULIS[pintu](client, "I.U1A")
    assert (response.status_code, response.headers["Location"].startswith("/masuk/")) == (302, True)


@pytest.mark.parametrize("pintu", [p for p in MENULIS if p not in ("tarik", "jawab")])
def test_w07_closed_period(perencana: Client, pintu: str) -> None:
    PeriodeLapor.objects.update(buka=LAMA.replace(year=2019), tutup=LAMA)
    with tak_berubah():
        assert MENULIS[pintu](perencana, "I.U1A").status_code == 409


@pytest.mark.parametrize("pintu", [p for p in MENULIS if p not in ("tarik", "jawab")])
@pytest.mark.parametrize("status", ["diajukan", "diverifikasi", "disetujui"])
def test_w07_state_that_is_not_the_planners(perencana: Client, prc: User, status: str, pintu: str) -> None:
    Realisasi.objects.update(status=status, disetujui_oleh=prc)
    with tak_berubah():
        assert MENULIS[pintu](perencana, "I.U1A").status_code == 409


def test_rights_end_with_the_next_request(prc: User) -> None:
    client = masuk(prc)
    assert client.get("/realisasi/I.U1A/2024/1/").status_code == 200
    Penugasan.objects.filter(user=prc).update(unit=UnitKerja.objects.get(kode="U1B"))
    with tak_berubah():
        assert MENULIS["grid"](client, "I.U1A").status_code == 404
