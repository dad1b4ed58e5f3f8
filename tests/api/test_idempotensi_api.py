"""`Idempotency-Key` at the API (P14): the first answer again, word for word, for whoever sent it and nobody else."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from indicators.models import KunciIdempotensi, Pemberitahuan, Realisasi, Riwayat
from tests.api.mesin import Klien, bersesi, bertoken, galat
from tests.dunia import TAHUN, angka

pytestmark = pytest.mark.django_db

BARU = {"indikator": "I.U1A", "tahun": TAHUN, "triwulan": 1, "nilai": "60"}
K = {"Idempotency_Key": "kunci-1"}


@pytest.fixture
def tkw(prc: User) -> Klien:
    return bertoken(prc)


def test_a_new_figure_is_made_once_and_answered_the_same(tkw: Klien) -> None:
    pertama, kedua = (tkw.post("realisasi/", BARU, **K) for _ in range(2))
    assert (pertama.status_code, kedua.status_code) == (201, 201)
    assert kedua.content == pertama.content
    for nama in ("ETag", "Location", "Content-Type"):
        assert kedua[nama] == pertama[nama]
    assert ("Idempotency-Replayed" in pertama, kedua["Idempotency-Replayed"]) == (False, "true")
    assert (Realisasi.objects.count(), Riwayat.objects.filter(jenis="realisasi").count()) == (1, 1)


def test_a_change_a_move_and_a_bulk_are_done_once(tkw: Klien, ver: User) -> None:
    pk = angka("I.U1A", nilai=99).pk
    ubah = [tkw.patch(f"realisasi/{pk}/", {"nilai": "98"}, 1, Idempotency_Key="a") for _ in range(2)]
    gerak = [tkw.gerak(pk, "ajukan", 2, Idempotency_Key="b") for _ in range(2)]
    rows = {"rows": [BARU | {"triwulan": 2}]}
    massal = [tkw.put("realisasi/bulk/", rows, Idempotency_Key="c") for _ in range(2)]
    for satu, dua in (ubah, gerak, massal):
        assert (satu.status_code, satu.content) == (200, dua.content)
    assert Riwayat.objects.filter(jenis="realisasi").count() == 3
    assert Pemberitahuan.objects.filter(penerima=ver).count() == 1


def test_without_a_key_a_second_time_is_a_second_request(tkw: Klien) -> None:
    assert [tkw.post("realisasi/", BARU).status_code for _ in range(2)] == [201, 409]
    assert not KunciIdempotensi.objects.exists()


def test_a_refusal_is_repeated_as_well(tkw: Klien) -> None:
    for isi, status in ((BARU | {"nilai": "x"}, 400), (BARU | {"indikator": "I.U1B"}, 404)):
        kunci = {"Idempotency_Key": f"k{status}"}
        pertama, kedua = (tkw.post("realisasi/", isi, **kunci) for _ in range(2))
        assert (pertama.status_code, kedua.status_code) == (status, status)
        assert kedua.content == pertama.content
        assert kedua["Idempotency-Replayed"] == "true"


@pytest.mark.parametrize("beda", ["body", "address", "version", "parameter"])
def test_the_same_key_with_another_request_is_422(tkw: Klien, beda: str) -> None:
    pk = angka("I.U1A").pk
    alamat = f"realisasi/{pk}/"
    assert tkw.patch(alamat, {"nilai": "60"}, 1, **K).status_code == 200
    lain = {
        "body": lambda: tkw.patch(alamat, {"nilai": "61"}, 1, **K),
        "address": lambda: tkw.post("realisasi/", {"nilai": "60"}, If_Match='"1"', **K),
        "version": lambda: tkw.patch(alamat, {"nilai": "60"}, 2, **K),
        "parameter": lambda: tkw.patch(f"{alamat}?format=json", {"nilai": "60"}, 1, **K),
    }[beda]()
    assert (lain.status_code, galat(lain)) == (422, [("kunci_terpakai", None)])
    assert Realisasi.objects.get().versi == 2


def test_a_key_belongs_to_its_token_or_session(prc: User, tkw: Klien) -> None:
    """The same key of another holder is another key, also for two tokens of one owner."""
    assert tkw.post("realisasi/", BARU, **K).status_code == 201
    for lain in (bertoken(prc), bersesi(prc)):
        assert (lain.post("realisasi/", BARU, **K).status_code, Realisasi.objects.count()) == (409, 1)
    assert KunciIdempotensi.objects.count() == 3


def test_while_it_runs_409(tkw: Klien, monkeypatch: pytest.MonkeyPatch) -> None:
    """A claim without an answer, as another process has it in the middle of its work."""
    assert tkw.post("realisasi/", BARU, **K).status_code == 201
    KunciIdempotensi.objects.update(status=None, jawaban="")
    response = tkw.post("realisasi/", BARU, **K)
    assert (response.status_code, galat(response)) == (409, [("sedang_berjalan", None)])


@pytest.mark.parametrize("kunci", ["", " ", "a b", "x" * 201, "é", "a\tb"])
def test_a_key_that_is_none_is_refused(tkw: Klien, kunci: str) -> None:
    assert tkw.post("realisasi/", BARU, Idempotency_Key=kunci).status_code == 400
    assert not Realisasi.objects.exists()


def test_an_error_of_ours_is_not_kept(tkw: Klien, monkeypatch: pytest.MonkeyPatch) -> None:
    from indicators.api import realisasi_tulis

    with monkeypatch.context() as rusak:
        rusak.setattr(realisasi_tulis, "save_kiriman", lambda *a, **k: 1 / 0)
        tkw.client.raise_request_exception = False
        assert tkw.post("realisasi/", BARU, **K).status_code == 500
    response = tkw.post("realisasi/", BARU, **K)
    assert (response.status_code, "Idempotency-Replayed" in response) == (201, False)


def test_reading_ignores_it(tkw: Klien) -> None:
    assert tkw.get("realisasi/", **K).status_code == 200
    assert not KunciIdempotensi.objects.exists()


def test_every_write_honours_it() -> None:
    """A handler that changes something and is not marked would do it twice.

    Evidence does not need it: the same content is stored once, and what is removed stays removed.
    """
    tanpa = []
    for berkas in sorted(set(Path("indicators/api").rglob("*.py")) - {Path("indicators/api/bukti.py")}):
        teks = berkas.read_text()
        for cocok in re.finditer(r"\n    def (post|put|patch|delete)\(", teks):
            if not teks[: cocok.start()].endswith("@idempoten"):
                tanpa.append(f"{berkas}: {cocok[1]}")
    assert tanpa == []
