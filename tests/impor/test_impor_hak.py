"""M19: whose file, whose batch, whose figures; what ended between preview and apply ends the import too."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from indicators.models import Impor, Penugasan, Peran, PeriodeLapor, Realisasi, UnitKerja
from tests.dunia import tak_berubah
from tests.impor.alat import gerak, tempel
from tests.people import masuk, petugas

pytestmark = [pytest.mark.django_db, pytest.mark.once]
GERAK = ("terapkan", "batalkan", "ulangi", "urungkan", "bentrok")


@pytest.fixture
def impor(prc_web: Client) -> Impor:
    return tempel(prc_web, ("Kode", "Realisasi"), ("I.U1A", "5"), ("I.BULAT", "1,5"))


@pytest.mark.parametrize("siapa", ["rekan", "ver", "adm", "pmp"])
def test_a_batch_is_its_owners_alone(
    impor: Impor, siapa: str, ver: User, adm: User, pmp: User, request: pytest.FixtureRequest
) -> None:
    """A colleague of the same unit too: 404 for page, file and every move, as for a batch that is not there."""
    orang = petugas("rekan", Peran.PERENCANA, "U1A") if siapa == "rekan" else request.getfixturevalue(siapa)
    client = masuk(orang)
    with tak_berubah():
        for pk in (impor.pk, 999_999):
            assert client.get(f"/impor/{pk}/").status_code == 404
            assert client.get(f"/impor/{pk}/berkas/").status_code == 404
            for satu in GERAK:
                assert client.post(f"/impor/{pk}/gerak/", {"gerak": satu}).status_code == 404
    assert "Tempelan" not in client.get("/impor/").content.decode()


def test_its_owner_opens_page_and_file(prc_web: Client, impor: Impor) -> None:
    assert prc_web.get(f"/impor/{impor.pk}/").status_code == 200
    response = prc_web.get(f"/impor/{impor.pk}/berkas/")
    assert response.status_code == 200
    assert b"".join(response).startswith(b"PK")
    assert "Tempelan" in prc_web.get("/impor/").content.decode()


def test_the_menu_offers_what_a_role_allows(prc_web: Client, ver: User) -> None:
    assert 'href="/impor/realisasi/"' in prc_web.get("/impor/").content.decode()
    halaman = masuk(ver).get("/impor/")
    assert halaman.status_code == 200
    assert "Tidak ada yang dapat Anda impor" in halaman.content.decode()


@pytest.mark.parametrize("sebab", ["peran berakhir", "pindah unit", "periode dikunci"])
def test_what_ended_after_the_preview(prc_web: Client, prc: User, sebab: str) -> None:
    impor = tempel(prc_web, ("Kode", "Realisasi"), ("I.U1A", "5"))
    milik = Penugasan.objects.filter(user=prc)
    if sebab == "peran berakhir":
        milik.update(berlaku_sampai=timezone.localdate() - timedelta(days=1))
    elif sebab == "pindah unit":
        milik.update(unit=petugas("lain", Peran.PERENCANA, "U2A").penugasan.get().unit)
    else:
        PeriodeLapor.objects.update(dikunci=True)
    response = gerak(prc_web, impor, "terapkan")
    assert response.status_code == {"peran berakhir": 403, "pindah unit": 404, "periode dikunci": 409}[sebab]
    assert not Realisasi.objects.exists()
    assert impor.keadaan == "pratinjau"


def test_a_planner_of_several_units_brings_all_in_one_file(aneka: None, prc: User) -> None:
    """The realisasi of many units by the same kind; a planner above enters for those below."""
    Penugasan.objects.create(
        user=prc, unit=UnitKerja.objects.get(kode="U2"), peran=Peran.PERENCANA, berlaku_dari="2020-01-01"
    )
    client = masuk(prc)
    impor = tempel(client, ("Kode", "Realisasi"), ("I.U1A", "5"), ("I.U2A", "6"), ("I.U2", "7"))
    assert gerak(client, impor, "terapkan").status_code == 302
    assert Realisasi.objects.count() == 3


def test_csrf_is_checked_after_the_size(prc_web: Client, prc: User) -> None:
    ketat = Client(enforce_csrf_checks=True)
    ketat.force_login(prc)
    with tak_berubah():
        assert ketat.post("/impor/realisasi/", {"tempel": "Kode\nI.U1A"}).status_code == 403
