"""manage.py load_renstra: into an empty database, whole or not at all, with one event per file."""

import hashlib
import json
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from indicators.models import Riwayat, UnitKerja
from renstra import muat

pytestmark = pytest.mark.django_db
PENUH = "Basis data sudah berisi data; tidak ada yang dimuat.\n"


def load() -> str:
    keluaran = StringIO()
    call_command("load_renstra", stdout=keluaran)
    return keluaran.getvalue()


def row_counts() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def unit(kode: str, **lain: str) -> dict[str, object]:
    fields = {"kode": kode, "nama": kode, "jenjang": "eselon_i", "jalur": f"{kode}/"} | lain
    return {"model": "indicators.unitkerja", "fields": fields}


@pytest.fixture
def one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one fixture of our own instead of the document."""
    monkeypatch.setattr(muat, "FOLDER", tmp_path)
    monkeypatch.setattr(muat, "BERKAS", ("01_uji.json",))
    return tmp_path / "01_uji.json"


def test_one_line_per_file() -> None:
    baris = load().splitlines()
    assert [satu.partition(":")[0] for satu in baris] == list(muat.BERKAS)
    assert baris[0] == "01_unit.json: 7 baris dimuat."


def test_one_event_per_file() -> None:
    load()
    peristiwa = Riwayat.objects.filter(aksi="muat", jenis="berkas")
    assert [satu.objek_kode for satu in peristiwa] == list(muat.BERKAS)
    assert Riwayat.objects.count() == len(muat.BERKAS)
    for satu in peristiwa:
        isi = (muat.FOLDER / satu.objek_kode).read_bytes()
        assert satu.sesudah == {"baris": len(json.loads(isi)), "sha256": hashlib.sha256(isi).hexdigest()}
        assert (satu.pelaku, satu.nama_pelaku) == (None, "sistem")


def test_a_second_load_changes_nothing() -> None:
    load()
    sebelum = row_counts()
    assert load() == PENUH
    assert row_counts() == sebelum


def test_a_database_with_data_is_left_alone() -> None:
    UnitKerja.objects.create(kode="LAIN", nama="Unit lain", jenjang="eselon_i", jalur="LAIN/")
    sebelum = row_counts()
    assert load() == PENUH
    assert row_counts() == sebelum


def test_silent_where_asked(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_renstra", verbosity=0)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("kedua", "sebab"),
    [
        (unit("huruf kecil"), "Kode unit hanya huruf besar"),
        (unit("B", jenjang="eselon_x"), "jenjang"),
        (unit("B", induk=["TIDAK-ADA"]), "UnitKerja matching query does not exist"),
        (unit("A"), "sudah dimuat"),
        (unit("B", jalur="B"), "unit_jalur_lengkap"),
        (unit("B", jalur="A/"), "jalur"),
    ],
    ids=["validator", "choice", "unknown parent", "twice", "check", "unique"],
)
def test_one_bad_row_loads_nothing(one_file: Path, kedua: dict[str, object], sebab: str) -> None:
    one_file.write_text(json.dumps([unit("A"), kedua]))
    sebelum = row_counts()
    with pytest.raises(CommandError, match=r"Tidak ada yang dimuat\. 01_uji\.json, baris 2: .*" + sebab):
        load()
    assert row_counts() == sebelum


def test_broken_json_is_one_sentence(one_file: Path) -> None:
    one_file.write_text("[{")
    with pytest.raises(CommandError, match=r"01_uji\.json, baris 1: "):
        load()
