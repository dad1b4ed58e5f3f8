"""The fixtures as files: in order for plain loaddata, natural keys only, written for reviewers."""

import json
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command

from renstra.muat import BERKAS, FOLDER

ROWS = {nama: json.loads((FOLDER / nama).read_text()) for nama in BERKAS}


def rows() -> chain[dict[str, Any]]:
    return chain.from_iterable(ROWS.values())


@pytest.mark.django_db
def test_plain_loaddata_accepts_the_files_in_order() -> None:
    for nama in BERKAS:
        call_command("loaddata", FOLDER / nama, verbosity=0)
    for label in {baris["model"] for baris in rows()}:
        tercatat = sum(baris["model"] == label for baris in rows())
        assert apps.get_model(label)._default_manager.count() == tercatat, label


@pytest.mark.django_db
def test_every_row_is_valid_as_a_whole() -> None:
    """The loader leaves uniqueness and constraints to the database; here `full_clean` checks all of it."""
    call_command("loaddata", *(FOLDER / nama for nama in BERKAS), verbosity=0)
    for label in {baris["model"] for baris in rows()}:
        for objek in apps.get_model(label)._default_manager.all():
            objek.full_clean()


def test_every_file_is_loaded_and_sorted() -> None:
    assert sorted(berkas.name for berkas in FOLDER.iterdir()) == list(BERKAS)


def test_no_primary_keys() -> None:
    assert all(set(baris) == {"model", "fields"} for baris in rows())


def test_fields_in_the_order_of_the_model() -> None:
    for baris in rows():
        urutan = [field.name for field in apps.get_model(baris["model"])._meta.fields]
        assert list(baris["fields"]) == [nama for nama in urutan if nama in baris["fields"]], baris


def test_decimals_are_text() -> None:
    """A JSON float would be the first place where a digit is lost."""
    nilai = chain.from_iterable(baris["fields"].values() for baris in rows())
    assert not [satu for satu in nilai if isinstance(satu, float)]


@pytest.mark.parametrize("nama", BERKAS)
def test_notes_are_one_line(nama: str) -> None:
    for baris in ROWS[nama]:
        for field in ("tafsir", "catatan_sumber", "alasan_keadaan", "keterangan"):
            teks = baris["fields"].get(field, "")
            assert "\n" not in teks
            assert not teks or teks.endswith("."), teks


def test_fixture_folder_is_in_the_checkout() -> None:
    assert Path(__file__).parents[2] / "fixtures" == FOLDER
