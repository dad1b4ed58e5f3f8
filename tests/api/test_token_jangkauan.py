"""What a token leaves of its owner's reach: never more, and nothing that only a person may do."""

import pytest
from django.contrib.auth.models import User

from indicators.akses import (
    Terlarang,
    administrator,
    boleh,
    boleh_melihat_anggaran,
    indikator_terisi_oleh,
    indikator_terlihat,
    lingkup_token,
    periksa_izin,
    persempit,
    realisasi_untuk,
    riwayat_terlihat,
    unit_terlihat,
)
from indicators.alur import Gerak
from indicators.models import Indikator, LingkupToken, Peran, Riwayat, UnitKerja
from indicators.riwayat import catat
from tests.people import orang, petugas, tugaskan

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("seed")]

DITJEN = {"LINJAMSOS", "SET", "PSKBA", "PSKBS", "JSK", "DEKON"}


def kode_unit(user: User) -> set[str]:
    return set(unit_terlihat(user).values_list("kode", flat=True))


def unit(kode: str) -> UnitKerja:
    return UnitKerja.objects.get(kode=kode)


def bertoken(user: User, kode: str | None = None, *, tulis: bool = False) -> User:
    """The same account as another request has it, with a token."""
    lain = User.objects.get(pk=user.pk)
    persempit(lain, unit(kode) if kode else None, tulis=tulis)
    return lain


@pytest.mark.parametrize(
    ("peran", "di", "token", "terlihat"),
    [
        (Peran.PERENCANA, "JSK", None, {"JSK"}),
        (Peran.PERENCANA, "JSK", "JSK", {"JSK"}),
        (Peran.PERENCANA, "JSK", "LINJAMSOS", {"JSK"}),
        (Peran.PERENCANA, "JSK", "SET", set()),
        (Peran.VERIFIKATOR, "LINJAMSOS", None, DITJEN),
        (Peran.VERIFIKATOR, "LINJAMSOS", "JSK", {"JSK"}),
        (Peran.PIMPINAN, "JSK", None, DITJEN | {"KEMENSOS"}),
        (Peran.PIMPINAN, "JSK", "SET", {"SET"}),
        (Peran.ADMIN, "KEMENSOS", "LINJAMSOS", DITJEN),
    ],
)
@pytest.mark.parametrize("tulis", [False, True])
def test_a_token_sees_what_both_its_owner_and_its_unit_reach(
    peran: Peran, di: str, token: str | None, terlihat: set[str], tulis: bool
) -> None:
    user = bertoken(petugas("seseorang", peran, di), token, tulis=tulis)
    assert kode_unit(user) == terlihat
    milik = Indikator.objects.filter(unit__kode__in=terlihat)
    assert set(indikator_terlihat(user)) == set(milik)
    assert boleh_melihat_anggaran(user) is bool(terlihat)


@pytest.mark.parametrize("gerak", Gerak)
@pytest.mark.parametrize("peran", Peran)
@pytest.mark.parametrize("tulis", [False, True])
def test_only_a_planners_write_token_moves_and_only_three_moves(gerak: Gerak, peran: Peran, tulis: bool) -> None:
    """M05-M11 for TKR and TKW: enter, submit, withdraw; the rest needs a person."""
    user = bertoken(petugas("seseorang", peran, "LINJAMSOS"), tulis=tulis)
    jalur = unit("JSK").jalur
    harap = tulis and peran == Peran.PERENCANA and gerak in (Gerak.ISI, Gerak.AJUKAN, Gerak.TARIK)
    assert boleh(user, gerak, jalur) is harap
    if not harap:
        with pytest.raises(Terlarang):
            periksa_izin(user, gerak, jalur)


def test_the_refusal_says_whether_another_token_would_do() -> None:
    perencana = petugas("seseorang", Peran.PERENCANA, "JSK")
    jalur = unit("JSK").jalur
    with pytest.raises(Terlarang, match="hanya untuk membaca"):
        periksa_izin(bertoken(perencana), Gerak.ISI, jalur)
    with pytest.raises(Terlarang, match="seseorang harus masuk dan melakukannya sendiri"):
        periksa_izin(bertoken(perencana, tulis=True), Gerak.SETUJUI, jalur)


def test_a_read_token_has_nothing_to_enter_and_a_unit_limits_writing() -> None:
    user = petugas("seseorang", Peran.PERENCANA, "LINJAMSOS")
    assert not indikator_terisi_oleh(bertoken(user)).exists()
    terisi = indikator_terisi_oleh(bertoken(user, "JSK", tulis=True))
    assert set(terisi.values_list("unit__kode", flat=True)) == {"JSK"}
    assert not boleh(bertoken(user, "JSK", tulis=True), Gerak.ISI, unit("SET").jalur)
    assert not realisasi_untuk(bertoken(user), Gerak.AJUKAN).exists()


def test_a_role_that_ended_is_gone_from_the_token_as_well() -> None:
    user = orang("seseorang")
    penugasan = tugaskan(user, Peran.PERENCANA, "JSK")
    assert kode_unit(bertoken(user, tulis=True)) == {"JSK"}
    penugasan.delete()
    assert kode_unit(bertoken(user, tulis=True)) == set()


@pytest.mark.parametrize("superuser", [False, True])
def test_an_administrators_token_administers_nothing(superuser: bool) -> None:
    """M24-M26: no tokens, no security events, though its owner has them."""
    admin = petugas("seseorang", Peran.ADMIN, "KEMENSOS", is_superuser=superuser)
    catat(aksi="buat", jenis="token", pelaku=admin)
    catat(aksi="ubah", jenis="realisasi", pelaku=admin, unit=unit("JSK"))
    assert administrator(admin)
    assert riwayat_terlihat(admin).filter(jenis="token").exists()
    token = bertoken(admin, tulis=True)
    assert not administrator(token)
    assert set(riwayat_terlihat(token).values_list("jenis", flat=True)) == {"realisasi", "berkas"}
    with pytest.raises(Terlarang, match="tidak dengan token"):
        lingkup_token(token)


def terbaca(user: User) -> set[str]:
    """Of what happened since the document was loaded."""
    return set(riwayat_terlihat(user).exclude(jenis="berkas").values_list("objek_kode", flat=True))


def test_history_of_figures_follows_the_unit_and_rules_are_for_all() -> None:
    for kode in ("JSK", "SET"):
        catat(aksi="ubah", jenis="realisasi", objek_kode=kode, unit=unit(kode))
    catat(aksi="ubah", jenis="penugasan", objek_kode="rahasia", unit=unit("JSK"))
    catat(aksi="ubah", jenis="kebijakan", objek_kode="aturan")
    perencana = petugas("seseorang", Peran.PERENCANA, "JSK")
    pimpinan = petugas("atasan", Peran.PIMPINAN, "JSK")
    assert terbaca(perencana) == terbaca(bertoken(perencana)) == {"JSK", "aturan"}
    assert terbaca(pimpinan) == {"JSK", "SET", "aturan"}
    assert Riwayat.objects.filter(jenis="penugasan").exists()
    assert not riwayat_terlihat(orang("tanpa")).exists()


@pytest.mark.parametrize(
    ("peran", "lingkup"),
    [
        ([Peran.PIMPINAN], [LingkupToken.READ]),
        ([Peran.PERENCANA], list(LingkupToken)),
        ([Peran.PIMPINAN, Peran.PERENCANA], list(LingkupToken)),
        ([Peran.VERIFIKATOR], list(LingkupToken)),
        ([Peran.ADMIN], list(LingkupToken)),
        ([], []),
    ],
)
def test_m25_which_tokens_a_role_may_make(peran: list[Peran], lingkup: list[LingkupToken]) -> None:
    user = orang("seseorang")
    for satu in peran:
        tugaskan(user, satu, "JSK")
    assert lingkup_token(user) == lingkup
