"""Deciding on a proposed target: by a ver, never the proposer's own, once, of the revision that was seen."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import User

from indicators.akses import Bentrok, TakTerlihat, Terlarang, TidakLengkap
from indicators.models import Pemberitahuan, Peran, Riwayat, StatusTarget, Target
from indicators.services.target import approve_target, reject_target
from tests.indicators.target import berlaku, revisi, usul
from tests.people import petugas, tugaskan
from tests.rows import all_rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dunia")]


def test_approved_is_in_force_and_the_old_one_stays(prc: User, ver: User) -> None:
    baru = revisi(prc, ver, "85")
    baru.refresh_from_db()
    assert (baru.status, baru.ditetapkan_oleh) == (StatusTarget.DISETUJUI, ver)
    assert berlaku() == [Decimal("100"), Decimal("85")]


def test_a_verifikator_of_the_own_unit_may_decide(prc: User) -> None:
    assert revisi(prc, petugas("v", Peran.VERIFIKATOR, "U1A")).status == StatusTarget.DISETUJUI


@pytest.mark.parametrize(
    ("peran", "unit", "penolakan"),
    [
        (Peran.ADMIN, "U0", Terlarang),
        (Peran.PIMPINAN, "U0", Terlarang),
        (Peran.PERENCANA, "U1A", Terlarang),
        (Peran.PERENCANA, "U2A", TakTerlihat),
        (Peran.VERIFIKATOR, "U2A", TakTerlihat),
    ],
)
@pytest.mark.parametrize("putuskan", [approve_target, reject_target])
def test_m03_refused_and_nothing_is_left_of_it(
    prc: User, peran: Peran, unit: str, penolakan: type[Exception], putuskan: object
) -> None:
    usulan = usul(prc)
    user = petugas("seseorang", peran, unit)
    sebelum = all_rows()
    with pytest.raises(penolakan):
        putuskan(user, usulan.pk, 1, "Alasan")  # type: ignore[operator]
    assert all_rows() == sebelum


@pytest.mark.parametrize("putuskan", [approve_target, reject_target])
def test_four_eyes(prc: User, putuskan: object) -> None:
    """A planner who is also ver decides on others' proposals, not on the own."""
    tugaskan(prc, Peran.VERIFIKATOR, "U1")
    usulan = usul(prc)
    sebelum = all_rows()
    with pytest.raises(Terlarang, match="orang lain"):
        putuskan(prc, usulan.pk, usulan.revisi, "Alasan")  # type: ignore[operator]
    assert all_rows() == sebelum


def test_refused_with_a_reason_stays_readable(prc: User, ver: User) -> None:
    usulan = usul(prc)
    for kosong in ("", "  ", "\u200b"):
        with pytest.raises(TidakLengkap):
            reject_target(ver, usulan.pk, usulan.revisi, kosong)
    reject_target(ver, usulan.pk, usulan.revisi, "Belum ada dasar")
    usulan.refresh_from_db()
    assert (usulan.status, usulan.catatan_putusan) == (StatusTarget.DITOLAK, "Belum ada dasar")
    assert berlaku() == [Decimal("100")]
    assert usul(prc, "84").revisi == 2


def test_the_reason_is_no_novel(prc: User, ver: User) -> None:
    usulan = usul(prc)
    with pytest.raises(TidakLengkap, match="Terlalu panjang"):
        reject_target(ver, usulan.pk, usulan.revisi, "x" * 1001)


def test_w04_decided_once(prc: User, ver: User) -> None:
    usulan = revisi(prc, ver)
    sebelum = all_rows()
    with pytest.raises(Bentrok, match="sudah disetujui oleh ver"):
        approve_target(ver, usulan.pk, usulan.revisi)
    with pytest.raises(Bentrok):
        reject_target(ver, usulan.pk, usulan.revisi, "Alasan")
    assert all_rows() == sebelum


def test_the_decision_names_the_revision_that_was_seen(prc: User, ver: User) -> None:
    usulan = usul(prc)
    with pytest.raises(Bentrok, match="sekarang revisi 1"):
        approve_target(ver, usulan.pk, 0)
    assert berlaku() == [Decimal("100")]


def test_two_verifikator_at_the_very_same_moment(prc: User, ver: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both looked while it waited: the write itself asks again."""
    usulan = usul(prc)
    asli = "indicators.services.target.putusan._catatan"

    def yang_lain_lebih_cepat(gerak: object, catatan: str) -> str:
        Target.objects.filter(pk=usulan.pk).update(status="ditolak", catatan_putusan="Lebih cepat")
        return catatan

    monkeypatch.setattr(asli, yang_lain_lebih_cepat)
    with pytest.raises(Bentrok, match="baru saja diputuskan"):
        approve_target(ver, usulan.pk, usulan.revisi)
    usulan.refresh_from_db()
    assert not Riwayat.objects.filter(jenis="target", aksi="setujui").exists()


def test_a_target_that_was_never_proposed_cannot_be_decided(ver: User) -> None:
    asli = Target.objects.get(indikator__kode="I.U1A", tahun=2024)
    with pytest.raises(Bentrok, match="sudah disetujui"):
        reject_target(ver, asli.pk, 0, "Alasan")


def test_history_and_those_concerned(prc: User, ver: User, adm: User) -> None:
    usulan = usul(adm)
    Pemberitahuan.objects.all().delete()
    reject_target(ver, usulan.pk, usulan.revisi, "Belum ada dasar")
    catatan = Riwayat.objects.filter(jenis="target").latest("pk")
    assert (catatan.aksi, catatan.pelaku, catatan.alasan) == ("tolak", ver, "Belum ada dasar")
    assert catatan.sebelum is not None and catatan.sesudah is not None
    assert (catatan.sebelum["status"], catatan.sesudah["status"]) == ("diusulkan", "ditolak")
    pesan = Pemberitahuan.objects.all()
    assert {p.penerima for p in pesan} == {adm, prc}
    assert {p.perihal for p in pesan} == {"Usulan target I.U1A tahun 2024 ditolak"}
    assert all("Belum ada dasar" in p.isi and p.url == "/indikator/I.U1A/target/" for p in pesan)
