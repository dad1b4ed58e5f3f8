"""The gate at every door: a page shows, links to and opens only what its reader reaches, from request to request."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from indicators.models import Indikator, Penugasan, UnitKerja
from tests.pages import kode_tertaut
from tests.people import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("seed")]

DITJEN = {"LINJAMSOS", "SET", "PSKBA", "PSKBS", "JSK", "DEKON"}
PEMERAN = {
    "sebagai_jsk": {"JSK"},
    "sebagai_verifikator": DITJEN,
    "sebagai_set": {"SET"},
    "sebagai_tanpa_peran": set(),
}
# Every page that shows indikator one by one.
DAFTAR = {
    "beranda": "/",
    "capaian": "/capaian/?tahun=2020",
    "pohon": "/pohon/?tahun=2020",
    "perbandingan": "/perbandingan/",
    "sumber": "/sumber/",
}


def milik(*unit: str) -> set[str]:
    return set(Indikator.objects.filter(unit__kode__in=unit).values_list("kode", flat=True))


@pytest.mark.parametrize("halaman", DAFTAR)
@pytest.mark.parametrize("pemeran", PEMERAN)
def test_a_list_links_to_no_indikator_beyond_reach(
    request: pytest.FixtureRequest, pemeran: str, halaman: str
) -> None:
    client: Client = request.getfixturevalue(pemeran)
    assert kode_tertaut(client.get(DAFTAR[halaman])) <= milik(*PEMERAN[pemeran])


def test_those_who_see_all_see_all(sebagai_pimpinan: Client, sebagai_admin: Client) -> None:
    sah_2020 = set(
        Indikator.objects.filter(tahun_awal__lte=2020, tahun_akhir__gte=2020)
        .exclude(sasaran__renstra__versi="menjadi")
        .values_list("kode", flat=True)
    )
    for client in (sebagai_pimpinan, sebagai_admin):
        assert kode_tertaut(client.get("/capaian/?tahun=2020")) == sah_2020


@pytest.mark.parametrize("alamat", ["/indikator/{}/", "/telusur/capaian/{}/2020/", "/telusur/capaian/{}/2020/4/"])
@pytest.mark.parametrize(
    ("pemeran", "boleh", "asing"),
    [
        ("sebagai_jsk", "PN.2", "PN.4"),
        ("sebagai_set", "S.SP2.1", "PN.2"),
        ("sebagai_verifikator", "PN.4", "SS1.1"),
        ("sebagai_tanpa_peran", "", "PN.2"),
        ("sebagai_pimpinan", "SS1.1", ""),
        ("sebagai_admin", "SS1.1", ""),
    ],
)
def test_one_page_of_ones_own_and_one_beyond_reach(
    request: pytest.FixtureRequest, pemeran: str, boleh: str, asing: str, alamat: str
) -> None:
    client: Client = request.getfixturevalue(pemeran)
    for kode, status in ((boleh, 200), (asing, 404)):
        assert not kode or client.get(alamat.format(kode)).status_code == status


def test_findings_about_a_foreign_indikator_are_not_shown(sebagai_set: Client, sebagai_pimpinan: Client) -> None:
    """PN.7 belongs to PSKBS; neither its name nor its figures are on the secretariat's page."""
    assert "119,04" in sebagai_pimpinan.get("/sumber/").content.decode()
    halaman = sebagai_set.get("/sumber/").content.decode()
    assert "119,04" not in halaman
    assert "konflik sosial" not in halaman


def test_without_a_role_every_page_of_figures_is_empty(sebagai_tanpa_peran: Client) -> None:
    for alamat in ("/", "/capaian/?tahun=2020", "/anggaran/?tahun=2021", "/perbandingan/"):
        response = sebagai_tanpa_peran.get(alamat)
        assert response.status_code == 200
        assert not kode_tertaut(response)
        for angka in ("107,83", "98,71", "30.049.222.395.221"):
            assert angka not in response.content.decode()


def test_a_role_that_ends_ends_with_the_next_request(perencana_jsk: User) -> None:
    client = masuk(perencana_jsk)
    assert client.get("/indikator/SP2.1/").status_code == 200
    Penugasan.objects.filter(user=perencana_jsk).update(berlaku_sampai=timezone.localdate() - timedelta(days=1))
    assert client.get("/indikator/SP2.1/").status_code == 404
    assert not kode_tertaut(client.get("/capaian/?tahun=2022"))


def test_a_deactivated_account_is_out_with_the_next_request(perencana_jsk: User) -> None:
    client = masuk(perencana_jsk)
    assert client.get("/").status_code == 200
    User.objects.filter(pk=perencana_jsk.pk).update(is_active=False)
    response = client.get("/")
    assert (response.status_code, response["Location"]) == (302, "/masuk/?next=/")


def test_an_indikator_that_moves_to_another_unit_leaves_with_it(perencana_jsk: User) -> None:
    client = masuk(perencana_jsk)
    Indikator.objects.filter(kode="SP2.1").update(unit=UnitKerja.objects.get(kode="PSKBA"))
    assert client.get("/indikator/SP2.1/").status_code == 404
