"""Proposing a target (M03): who may, what must be said, who was first; what is in force does not move by it."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import IntegrityError, transaction

from indicators.akses import Bentrok, TakTerlihat, Terlarang
from indicators.models import Indikator, Pemberitahuan, Peran, Riwayat, SkalaPredikat, StatusTarget, Target
from indicators.services.target import TargetTidakSah, propose_target, set_target
from tests.indicators.target import KODE, berlaku, isian, laporkan, terakhir, usul
from tests.people import orang, petugas
from tests.rows import all_rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dunia")]

D100 = Decimal("100")


def bidang(info: "pytest.ExceptionInfo[TargetTidakSah]") -> list[str]:
    return [galat.bidang for galat in info.value.galat]


def test_a_proposal_is_the_next_revision_and_changes_nothing_in_force(prc: User) -> None:
    usulan = usul(prc)
    assert (usulan.revisi, usulan.status) == (1, StatusTarget.DIUSULKAN)
    assert (usulan.diusulkan_oleh, usulan.ditetapkan_oleh) == (prc, None)
    assert berlaku() == [D100]


def test_an_administrator_may_propose_too(adm: User) -> None:
    assert usul(adm).diusulkan_oleh == adm


@pytest.mark.parametrize(
    ("peran", "unit", "penolakan"),
    [
        (Peran.PERENCANA, "U2A", TakTerlihat),
        (Peran.VERIFIKATOR, "U2A", TakTerlihat),
        (Peran.VERIFIKATOR, "U1", Terlarang),
        (Peran.VERIFIKATOR, "U1A", Terlarang),
        (Peran.PIMPINAN, "U0", Terlarang),
    ],
)
@pytest.mark.parametrize("simpan", [propose_target, set_target])
def test_m03_refused_and_nothing_is_left_of_it(
    peran: Peran, unit: str, penolakan: type[Exception], simpan: object
) -> None:
    user = petugas("seseorang", peran, unit)
    sebelum = all_rows()
    with pytest.raises(penolakan):
        simpan(user, isian())  # type: ignore[operator]
    assert all_rows() == sebelum


def test_m03_a_planner_sets_nothing_directly(prc: User) -> None:
    with pytest.raises(Terlarang):
        set_target(prc, isian(triwulan=1))


def test_m03_nor_a_person_without_a_role_and_an_unknown_kode(adm: User) -> None:
    for user, kode in ((orang("tanpa.peran"), KODE), (adm, "TIDAK.ADA")):
        with pytest.raises(TakTerlihat):
            propose_target(user, isian(kode=kode))


@pytest.mark.parametrize("kosong", ["", "  ", "\u200b", "\u00a0\n"])
@pytest.mark.parametrize("nama", ["alasan", "nomor_dokumen"])
def test_reason_and_document_must_be_said(prc: User, nama: str, kosong: str) -> None:
    with pytest.raises(TargetTidakSah) as info:
        usul(prc, **{nama: kosong})
    assert bidang(info) == [nama]


@pytest.mark.parametrize(
    ("tahun", "triwulan", "salah"),
    [
        (2021, 0, "tahun"),
        (2025, 0, "tahun"),
        (1899, 0, "tahun"),
        (2100, 0, "tahun"),
        (2024, 5, "triwulan"),
        (2024, -1, "triwulan"),
    ],
)
def test_w13_a_period_the_indikator_does_not_have(prc: User, tahun: int, triwulan: int, salah: str) -> None:
    with pytest.raises(TargetTidakSah) as info:
        usul(prc, tahun=tahun, triwulan=triwulan)
    assert bidang(info) == [salah]


def test_w13_a_quarter_in_which_it_is_not_measured(adm: User) -> None:
    """Measured once a year, quarter IV is the year."""
    Indikator.objects.filter(kode="I.U1B").update(kalender="tahunan")
    with pytest.raises(TargetTidakSah) as info:
        usul(adm, kode="I.U1B", triwulan=4)
    assert bidang(info) == ["triwulan"]


@pytest.mark.parametrize(
    ("nilai", "lain", "salah"),
    [
        (None, {}, "nilai"),
        ("-1", {}, "nilai"),
        ("85.123", {}, "nilai"),
        ("1234567890123456", {}, "nilai"),
        ("100", {}, "nilai"),
        ("85", {"nilai_atas": Decimal("90")}, "nilai_atas"),
        ("85", {"predikat": "A"}, "predikat"),
        ("85", {"teks": "naik"}, "teks"),
        ("85", {"dokumen": "lain"}, "dokumen"),
        ("85", {"alasan": "x" * 1001}, "alasan"),
        ("85", {"nomor_dokumen": "SK\x00"}, "nomor_dokumen"),
    ],
)
def test_a_target_that_cannot_be(prc: User, nilai: str | None, lain: dict[str, object], salah: str) -> None:
    """100 is what is in force already."""
    sebelum = all_rows()
    with pytest.raises(TargetTidakSah) as info:
        propose_target(prc, isian(nilai, **lain))
    assert salah in bidang(info)
    assert all_rows() == sebelum


def test_above_the_maximum(adm: User) -> None:
    Indikator.objects.filter(kode=KODE).update(nilai_maksimum=Decimal("100"))
    with pytest.raises(TargetTidakSah) as info:
        usul(adm, "100.01")
    assert "Nilai tertinggi indikator ini 100,00." in str(info.value.kekurangan)


def test_a_range_needs_both_bounds_the_right_way_round(adm: User) -> None:
    Indikator.objects.filter(kode=KODE).update(jenis_nilai="rentang")
    with pytest.raises(TargetTidakSah) as info:
        usul(adm, "80")
    assert bidang(info) == ["nilai_atas"]
    with pytest.raises(TargetTidakSah) as info:
        usul(adm, "90", nilai_atas=Decimal("80"))
    assert bidang(info) == ["nilai_atas"]
    usulan = usul(adm, "80", nilai_atas=Decimal("90"))
    assert (usulan.nilai, usulan.nilai_atas) == (Decimal("80"), Decimal("90"))


def test_a_predikat_of_its_own_scale(adm: User) -> None:
    skala = SkalaPredikat.objects.create(kode="uji", nama="Uji")
    baik = skala.predikat.create(kode="B", nama="Baik", tingkat=1)
    Indikator.objects.filter(kode=KODE).update(jenis_nilai="predikat", skala_predikat=skala)
    with pytest.raises(TargetTidakSah) as info:
        propose_target(adm, isian(None, predikat="AA"))
    assert bidang(info) == ["predikat"]
    assert propose_target(adm, isian(None, predikat="B")).predikat == baik


def test_the_second_of_two_finds_the_first_waiting(prc: User, adm: User) -> None:
    """Both saw the same newest row."""
    dilihat = terakhir()
    usul(prc, "85", dilihat=dilihat)
    with pytest.raises(Bentrok, match=r"sudah diusulkan oleh prc menjadi 85,00 \(revisi 1\)"):
        usul(adm, "86", dilihat=dilihat)
    with pytest.raises(Bentrok):
        usul(adm, "86")
    assert Target.objects.filter(status=StatusTarget.DIUSULKAN).count() == 1


def test_who_did_not_see_the_newest_row_is_told_of_it(prc: User, adm: User) -> None:
    dilihat = terakhir()
    Target.objects.filter(pk=usul(prc).pk).update(status="ditolak", catatan_putusan="Terlalu tinggi")
    with pytest.raises(Bentrok, match="berubah sejak Anda melihatnya"):
        usul(adm, "86", dilihat=dilihat)
    assert usul(adm, "86").revisi == 2


def test_two_at_the_very_same_moment_meet_in_the_database(
    prc: User, adm: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither look saw the other's row; the constraint lets in one."""
    monkeypatch.setattr("indicators.services.target.usulan._periksa_yang_dilihat", lambda *_: None)
    usul(prc, "85")
    with pytest.raises(Bentrok, match="baru saja masuk"), transaction.atomic():
        usul(adm, "86")
    assert Target.objects.filter(status=StatusTarget.DIUSULKAN).count() == 1


def test_the_database_lets_nobody_approve_what_they_proposed(prc: User) -> None:
    usulan = usul(prc)
    with pytest.raises(IntegrityError), transaction.atomic():
        Target.objects.filter(pk=usulan.pk).update(status="disetujui", ditetapkan_oleh=prc)


def test_first_target_of_a_quarter_set_by_an_administrator(adm: User, prc: User) -> None:
    baru = set_target(adm, isian("20", triwulan=1))
    assert (baru.revisi, baru.status, baru.ditetapkan_oleh) == (0, StatusTarget.DISETUJUI, adm)
    assert berlaku(triwulan=1) == [Decimal("20")]
    assert Riwayat.objects.get(jenis="target").aksi == "tetapkan"
    assert Pemberitahuan.objects.get(penerima=prc).perihal == ("Target I.U1A s.d. triwulan I 2024 ditetapkan")


def test_m03_what_is_set_changes_only_by_a_revision(adm: User) -> None:
    with pytest.raises(Bentrok, match="Usulkan revisi"):
        set_target(adm, isian())
    assert berlaku() == [D100]


@pytest.mark.parametrize("status", ["diajukan", "diverifikasi", "disetujui"])
def test_m03_a_year_that_was_reported_is_fixed(adm: User, status: str) -> None:
    """Also the quarters that have no target yet; another year of the same indikator is still open."""
    laporkan(status="diajukan")
    with transaction.atomic():
        Indikator.objects.get(kode=KODE).realisasi.filter(tahun=2024).update(
            status=status, disetujui_oleh=adm if status == "disetujui" else None
        )
    with pytest.raises(Bentrok, match="sudah diajukan"):
        set_target(adm, isian("20", triwulan=2))
    assert set_target(adm, isian("20", triwulan=2, tahun=2023)).pk
    assert usul(adm, "20", triwulan=2).revisi == 0


@pytest.mark.parametrize("status", ["draf", "dikembalikan"])
def test_m03_a_draft_fixes_nothing(adm: User, status: str) -> None:
    laporkan(status=status)
    assert set_target(adm, isian("20", triwulan=2)).pk


def test_a_target_of_the_perjanjian_kinerja_has_its_own_revisions(adm: User) -> None:
    assert usul(adm, "85", dokumen="pk").revisi == 0


def test_the_same_value_in_another_document_is_a_change(adm: User) -> None:
    assert usul(adm, "100", dokumen="pk").nilai == D100


def test_history_and_those_concerned(prc: User, ver: User, pmp: User) -> None:
    User.objects.filter(pk=ver.pk).update(email="v@example.test")
    usulan = usul(prc)
    (catatan,) = Riwayat.objects.filter(jenis="target")
    assert (catatan.aksi, catatan.objek_id, catatan.objek_kode) == ("usulkan", str(usulan.pk), "I.U1A 2024/0")
    assert (catatan.pelaku, catatan.unit, catatan.alasan) == (
        prc,
        usulan.indikator.unit,
        "Pagu bertambah",
    )
    assert catatan.sebelum is None
    assert catatan.sesudah is not None and catatan.sesudah["nilai"] == "85.0000"
    (pesan,) = Pemberitahuan.objects.all()
    assert (pesan.penerima, pesan.url) == (ver, "/target/usulan/")
    assert pesan.perihal == "Usulan target I.U1A tahun 2024 menunggu putusan"
    assert "85,00" in pesan.isi and "SK 7/2024" in pesan.isi
    assert not mail.outbox  # only once the transaction is through
