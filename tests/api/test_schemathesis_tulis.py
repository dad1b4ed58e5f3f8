"""Every write of the description, asked well and badly: no 5xx, and every answer is one that it promises."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from hypothesis import HealthCheck, given, seed, settings
from schemathesis import GenerationMode

from indicators.models import BuktiDukung, Realisasi, Riwayat
from tests.api.mesin import token
from tests.api.test_schemathesis import JANJI, tersambung, uraian
from tests.dunia import TAHUN, angka
from tests.indicators.bukti import lampiran

__all__ = ["tersambung"]
pytestmark = pytest.mark.django_db
CONTOH = 8
KUNCI = {"indikator": "I.U1A", "tahun": TAHUN}


@pytest.fixture
def mesin(prc: User, tersambung: None, settings: Any, tmp_path: Path) -> dict[str, str]:
    """The write token of a planner whose quarters are open, that no limit of requests stops."""
    settings.LAJU_BACA = settings.LAJU_TULIS = 1_000_000
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.BUKTI_DIR = tmp_path / "bukti"
    return {"Authorization": f"Bearer {token(prc)[1]}", "Accept-Encoding": "identity"}


@pytest.fixture
def penulisan(mesin: dict[str, str]) -> dict[str, Any]:
    """The writes by the name of their operation."""
    semua = [satu.ok() for satu in uraian().get_all_operations()]
    return {satu.definition.raw["operationId"]: satu for satu in semua if satu.method != "get"}


def kirim(case: Any, kepala: dict[str, str]) -> int:
    """The status of an answer that keeps every promise."""
    case.headers = {**{k: v for k, v in (case.headers or {}).items() if k != "Authorization"}, **kepala}
    case.cookies = {}
    jawab = case.call()
    case.validate_response(jawab, checks=JANJI)
    return int(jawab.status_code)


@pytest.mark.parametrize("cara", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_at_random(mesin: dict[str, str], penulisan: dict[str, Any], cara: GenerationMode) -> None:
    """Half of the requests name a figure that is there and the version that it has, so that the body is looked at."""
    pk = angka("I.U1A").pk
    bukti = lampiran(Realisasi.objects.get(), User.objects.get(username="prc")).pk
    jawaban = Counter[int]()
    for nama, operasi in penulisan.items():
        ada = {"id": bukti if nama == "bukti_hapus" else pk}
        for satu in _contoh(operasi, cara):
            if len(jawaban) and jawaban.total() % 2 and "{id}" in operasi.path:
                satu.path_parameters = ada
                satu.headers["If-Match"] = f'"{Realisasi.objects.get(pk=pk).versi}"'
            jawaban[kirim(satu, mesin)] += 1
    assert set(jawaban) <= {200, 201, 400, 403, 404, 406, 409, 412, 413, 415, 422, 428}
    assert jawaban[400] and jawaban[404]


def _contoh(operasi: Any, cara: GenerationMode) -> Iterator[Any]:
    """Requests that follow the description, or break it; always the same ones."""
    semua: list[Any] = []

    @seed(5)
    @given(case=operasi.as_strategy(generation_mode=cara))
    @settings(max_examples=CONTOH, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    def kumpulkan(case: Any) -> None:
        semua.append(case)

    kumpulkan()
    yield from semua


def badan(operasi: Any, isi: Any, jenis: str = "application/json", **lain: Any) -> Any:
    return operasi.Case(body=isi, media_type=jenis, **lain)


def test_what_is_done_and_what_is_refused(mesin: dict[str, str], penulisan: dict[str, Any]) -> None:
    """Each write once as it is meant, and once for each way in which it is refused."""
    buat, ubah, massal = (penulisan[f"realisasi_{satu}"] for satu in ("buat", "ubah", "massal"))
    satu = KUNCI | {"triwulan": 1, "nilai": "78.50", "analisis": "a", "tindak_lanjut": [aksi()]}

    def kirim_ubah(isi: Any, versi: str | None, pk: int) -> int:
        kepala = {} if versi is None else {"If-Match": versi}
        return kirim(badan(ubah, isi, path_parameters={"id": pk}), mesin | kepala)

    assert kirim(badan(buat, satu), mesin | {"Idempotency-Key": "a"}) == 201
    assert kirim(badan(buat, satu), mesin | {"Idempotency-Key": "a"}) == 201
    assert kirim(badan(buat, satu | {"nilai": 1}), mesin | {"Idempotency-Key": "a"}) == 422
    assert kirim(badan(buat, satu), mesin) == 409
    pk = Realisasi.objects.get().pk
    for isi, versi, nomor, status in (
        ({"nilai": 80}, '"1"', pk, 200),
        ({"nilai": 81}, '"1"', pk, 412),
        ({"nilai": 81}, None, pk, 428),
        ({"nilai": "1e400"}, '"2"', pk, 400),
        ({"nilai": 81}, '"1"', 987654321, 404),
    ):
        assert kirim_ubah(isi, versi, nomor) == status, isi
    baris = KUNCI | {"triwulan": 2, "nilai": 5}
    for rows, status in (
        ([baris], 200),
        ([baris | {"nilai": "x"}], 400),
        ([baris | {"nilai": 6, "versi": 9}], 409),
        ([baris | {"indikator": "I.U2A"}], 404),
        ([], 400),
    ):
        assert kirim(badan(massal, {"rows": rows}), mesin) == status, rows
    assert kirim(badan(massal, {"rows": [baris]}, query={"dry_run": "1"}), mesin) == 200


def aksi() -> dict[str, str]:
    return {"uraian": "u", "penanggung_jawab": "p", "tenggat": "2024-06-30"}


def test_each_move(mesin: dict[str, str], penulisan: dict[str, Any]) -> None:
    """A token submits and withdraws; what is decided by people it is refused, in the promised shape."""
    pk = angka("I.U1A").pk

    def gerak(nama: str) -> int:
        versi = f'"{Realisasi.objects.get(pk=pk).versi}"'
        isi = badan(penulisan[nama], {"catatan": "Sebabnya"}, path_parameters={"id": pk})
        return kirim(isi, mesin | {"If-Match": versi})

    nama = {satu: n for n in penulisan for satu in GERAK if f"/{satu}/" in penulisan[n].path}
    assert [gerak(nama[satu]) for satu in ("ajukan", "ajukan", "tarik")] == [200, 409, 200]
    assert {gerak(nama[satu]) for satu in ("verifikasi", "kembalikan", "setujui", "buka")} == {403}


GERAK = ("ajukan", "tarik", "verifikasi", "kembalikan", "setujui", "buka")


def test_evidence(mesin: dict[str, str], penulisan: dict[str, Any], prc: User) -> None:
    """Attached by form and as JSON; removed by a person."""
    pk = angka("I.U1A").pk
    lampirkan, hapus = penulisan["bukti_lampirkan"], penulisan["bukti_hapus"]
    jalur: dict[str, Any] = {"path_parameters": {"id": pk}}
    for isi, jenis, status in (
        ({"tautan": "https://a.go.id/"}, "application/json", 201),
        ({"tautan": "https://a.go.id/"}, "application/json", 200),
        ({"tautan": "ftp://a"}, "application/json", 400),
        ({"tautan": "https://b.go.id/", "judul": "B"}, "multipart/form-data", 201),
    ):
        assert kirim(badan(lampirkan, isi, jenis, **jalur), mesin) == status, isi
    assert kirim(hapus.Case(path_parameters={"id": BuktiDukung.objects.earliest("pk").pk}), mesin) == 403
    assert Riwayat.objects.filter(jenis="buktidukung").count() == 2
