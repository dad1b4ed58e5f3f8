"""Taking back a proposed target: by its proposer alone, while it waits; it stays readable as withdrawn (M03d)."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import User

from indicators.akses import Bentrok, TakTerlihat, Terlarang
from indicators.models import Pemberitahuan, Penugasan, Peran, Riwayat, StatusTarget, Target
from indicators.services.target import approve_target, withdraw_target
from tests.dunia import segar, tak_berubah
from tests.indicators.target import KODE, berlaku, revisi, usul
from tests.pages import bacaan
from tests.people import masuk, petugas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dunia")]
ANTREAN, HALAMAN = "/target/usulan/", f"/indikator/{KODE}/target/"


def kiriman(usulan: Target, **lain: object) -> dict[str, object]:
    return {"target": usulan.pk, "revisi": usulan.revisi, "putusan": "tarik"} | lain


def test_withdrawn_is_no_target_and_makes_room(prc: User, ver: User) -> None:
    usulan = usul(prc, "85")
    withdraw_target(segar(prc), usulan.pk, usulan.revisi)
    usulan.refresh_from_db()
    assert (usulan.status, usulan.ditetapkan_oleh) == (StatusTarget.DITARIK, None)
    assert berlaku() == [Decimal("100")]
    assert usul(segar(prc), "84").revisi == 2


def test_history_and_those_who_were_to_decide(prc: User, ver: User) -> None:
    usulan = usul(prc)
    Pemberitahuan.objects.all().delete()
    withdraw_target(segar(prc), usulan.pk, usulan.revisi)
    catatan = Riwayat.objects.filter(jenis="target").latest("pk")
    assert (catatan.aksi, catatan.pelaku) == ("tarik", prc)
    assert (catatan.sebelum["status"], catatan.sesudah["status"]) == ("diusulkan", "ditarik")
    (pesan,) = Pemberitahuan.objects.all()
    assert (pesan.penerima, pesan.perihal, pesan.url) == (
        ver,
        "Usulan target I.U1A tahun 2024 ditarik kembali",
        HALAMAN,
    )


def test_m03d_nobody_elses_and_nothing_is_left_of_it(prc: User, ver: User, adm: User) -> None:
    usulan = usul(prc)
    rekan = petugas("rekan", Peran.PERENCANA, "U1A")
    for lain in (rekan, ver, adm):
        with tak_berubah(), pytest.raises(Terlarang):
            withdraw_target(lain, usulan.pk, usulan.revisi)
    asing = petugas("asing", Peran.PERENCANA, "U2A")
    with tak_berubah(), pytest.raises(TakTerlihat):
        withdraw_target(asing, usulan.pk, usulan.revisi)


def test_who_is_no_planner_any_more_withdraws_nothing(prc: User) -> None:
    usulan = usul(prc)
    Penugasan.objects.filter(user=prc).update(peran=Peran.PIMPINAN)
    with tak_berubah(), pytest.raises(Terlarang):
        withdraw_target(segar(prc), usulan.pk, usulan.revisi)
    assert "Tarik usulan" not in bacaan(masuk(prc).get(ANTREAN))


def test_w04_once_and_only_while_it_waits(prc: User, ver: User) -> None:
    diputuskan = revisi(prc, ver)
    with tak_berubah(), pytest.raises(Bentrok, match="sudah disetujui oleh ver"):
        withdraw_target(segar(prc), diputuskan.pk, diputuskan.revisi)
    usulan = usul(segar(prc), "84")
    withdraw_target(segar(prc), usulan.pk, usulan.revisi)
    with tak_berubah():
        with pytest.raises(Bentrok, match="sudah ditarik oleh prc"):
            withdraw_target(segar(prc), usulan.pk, usulan.revisi)
        with pytest.raises(Bentrok, match="sudah ditarik oleh prc"):
            approve_target(segar(ver), usulan.pk, usulan.revisi)


def test_on_the_page(prc: User, ver: User) -> None:
    """The card of one's own offers it; to the one who decides it is gone, and said so where the page was open."""
    usulan, client = usul(prc, "85"), masuk(prc)
    assert "Tarik usulan" in bacaan(client.get(ANTREAN))
    assert "Tarik usulan" not in bacaan(masuk(ver).get(ANTREAN))
    response = client.post(ANTREAN, kiriman(usulan), follow=True)
    assert "usulan Anda ditarik. Target yang berlaku tidak berubah." in bacaan(response)
    assert "Tidak ada usulan yang menunggu" in bacaan(response)
    halaman = bacaan(client.get(HALAMAN))
    assert "ditarik Renstra revisi 1: 85,00" in halaman and "ditarik prc " in halaman
    terlambat = masuk(ver).post(ANTREAN, kiriman(usulan, putusan="setujui", catatan=""))
    assert terlambat.status_code == 409
    assert "sudah ditarik oleh prc" in terlambat.content.decode()


def test_waiting_proposal_leads_to_the_queue(prc: User) -> None:
    usulan = usul(prc)
    assert f'href="{ANTREAN}#usulan-{usulan.pk}"' in masuk(prc).get(HALAMAN).content.decode()
