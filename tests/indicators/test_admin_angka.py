"""Figures and history in the admin: to look at only, by every way in."""

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from indicators.models import Realisasi, Riwayat, Target
from tests.rows import all_rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]


def alamat(model, apa: str, *args: object) -> str:
    return reverse(f"admin:indicators_{model._meta.model_name}_{apa}", args=args)


@pytest.mark.parametrize("model", [Realisasi, Target, Riwayat])
def test_list_and_row_can_be_read(sebagai_admin: Client, model) -> None:
    assert sebagai_admin.get(alamat(model, "changelist")).status_code == 200
    halaman = sebagai_admin.get(alamat(model, "change", model.objects.first().pk))
    assert halaman.status_code == 200
    assert 'name="_save"' not in halaman.content.decode()


@pytest.mark.parametrize("model", [Realisasi, Target, Riwayat])
def test_nothing_can_be_added_changed_or_deleted(sebagai_admin: Client, model) -> None:
    kunci = model.objects.first().pk
    sebelum = all_rows()
    isi = {"nilai": "1", "alasan": "lain", "post": "yes"}
    assert sebagai_admin.get(alamat(model, "add")).status_code == 403
    assert sebagai_admin.post(alamat(model, "add"), isi).status_code == 403
    assert sebagai_admin.post(alamat(model, "change", kunci), isi).status_code == 403
    assert sebagai_admin.post(alamat(model, "delete", kunci), isi).status_code == 403
    hapus = isi | {"action": "delete_selected", "_selected_action": [kunci]}
    sebagai_admin.post(alamat(model, "changelist"), hapus)
    assert all_rows() == sebelum


@pytest.mark.parametrize("model", [Realisasi, Target, Riwayat], ids=lambda model: model.__name__)
def test_no_other_page_has_them_as_rows_of_its_own(model) -> None:
    """As a table below another form they would be a way round the workflow."""
    bawahan = {inline.model for satu in admin.site._registry.values() for inline in satu.inlines}
    assert model not in bawahan
