"""Reminders: before, on and after the deadline, once each, to those concerned; a failing mail stops nobody."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import call_command
from pytest_django import Settings

from indicators.models import Indikator, Pemberitahuan, Realisasi
from indicators.services.pengingat import ingatkan
from indicators.tenggat import WIB
from tests.surel import DITOLAK

pytestmark = pytest.mark.django_db
HARI_H = datetime(2024, 10, 7, 9, tzinfo=WIB)  # the last day for eselon II units, third quarter of 2024


def penerima() -> set[str]:
    return set(Pemberitahuan.objects.values_list("penerima__username", flat=True))


def test_menjelang_dan_pada_hari_h_hanya_perencana(perencana_jsk: User, verifikator: User) -> None:
    assert ingatkan(HARI_H - timedelta(days=5)) == 0
    assert ingatkan(HARI_H - timedelta(days=2)) == 1
    assert ingatkan(HARI_H) == 1
    assert penerima() == {"perencana.jsk"}
    pesan = Pemberitahuan.objects.first()
    assert pesan is not None
    assert pesan.perihal.startswith("Hari ini tenggat pelaporan")
    assert "3 indikator belum diajukan" in pesan.isi
    assert "Senin, 7 Oktober 2024 23.59 WIB" in pesan.isi


def test_sesudah_tenggat_atasan_ikut_tahu(perencana_jsk: User, verifikator: User) -> None:
    ingatkan(HARI_H + timedelta(days=1))
    assert penerima() == {"perencana.jsk", "verifikator"}


def test_diulang_tidak_menggandakan(perencana_jsk: User) -> None:
    assert [ingatkan(HARI_H), ingatkan(HARI_H + timedelta(hours=3)), ingatkan(HARI_H)] == [1, 0, 0]


def test_yang_sudah_lengkap_tidak_diingatkan(perencana_jsk: User, jsk_lengkap: None) -> None:
    assert ingatkan(HARI_H) == 0


@pytest.fixture
def jsk_lengkap(perencana_jsk: User) -> None:
    for indikator in Indikator.objects.filter(unit__kode="JSK", tahun_awal=2022):
        Realisasi.objects.create(
            indikator=indikator, tahun=2024, triwulan=3, keadaan="terisi", nilai=50, status="diajukan"
        )


def test_satu_surel_gagal_yang_lain_tetap_terkirim(
    perencana_jsk: User, perencana_set: User, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "tests.surel.SebagianGagal"
    User.objects.filter(pk=perencana_jsk.pk).update(email=DITOLAK)
    User.objects.filter(pk=perencana_set.pk).update(email="set@renstra.example")
    ingatkan(HARI_H)
    call_command("proses_antrean", sekali=True)
    assert [pesan.to for pesan in mail.outbox] == [["set@renstra.example"]]
    gagal = Pemberitahuan.objects.get(penerima=perencana_jsk)
    assert (gagal.surel_gagal, gagal.surel_dikirim_pada) == (1, None)


def test_perintah(perencana_jsk: User, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("ingatkan")
    assert capsys.readouterr().out.endswith("pengingat dibuat.\n")
