"""Mail: after commit, once, and a mail that cannot go out stops no other and is tried again, at most five times."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from indicators.models import Pemberitahuan
from indicators.services.pemberitahuan import PERCOBAAN, _kirim, beri_tahu, kirim_surel
from tests.people import orang
from tests.surel import DITOLAK

pytestmark = pytest.mark.django_db
SEBAGIAN_GAGAL = "tests.surel.SebagianGagal"


class PeladenMati(EmailBackend):
    """A mail server that does not answer at all."""

    def open(self) -> bool:
        raise ConnectionRefusedError("peladen surel tidak menjawab")


class Berhenti(EmailBackend):
    """A worker that is killed in the middle of a mail."""

    def send_messages(self, messages: list[EmailMessage]) -> int:
        raise KeyboardInterrupt


@pytest.fixture
def ani(db: None) -> User:
    return orang("ani", email="ani@renstra.example")


def pesan(*penerima: User, perihal: str = "Kabar") -> None:
    beri_tahu(penerima, perihal, "Isinya", "/verifikasi/")


def alamat() -> list[str]:
    return [satu for surel in mail.outbox for satu in surel.to]


def test_isi_surel(ani: User, settings: Any) -> None:
    settings.ALAMAT_APLIKASI = "https://renstra.example"
    pesan(ani, perihal="1 angka menunggu verifikasi")
    assert kirim_surel() == 1
    (surel,) = mail.outbox
    assert (surel.subject, surel.to) == ("[renstra] 1 angka menunggu verifikasi", ["ani@renstra.example"])
    assert surel.body == "Isinya\n\nhttps://renstra.example/verifikasi/"
    assert surel.extra_headers == {"Auto-Submitted": "auto-generated"}


def test_sekali_saja(ani: User) -> None:
    pesan(ani)
    assert (kirim_surel(), kirim_surel(), len(mail.outbox)) == (1, 0, 1)
    satu = Pemberitahuan.objects.get()
    assert satu.surel_dikirim_pada is not None
    assert satu.surel_gagal == 0


@pytest.mark.parametrize("sifat", [{"email": ""}, {"email": "budi@renstra.example", "is_active": False}])
def test_tanpa_alamat_atau_tidak_aktif_tanpa_surel(ani: User, sifat: dict[str, Any]) -> None:
    pesan(orang("budi", **sifat), ani)
    kirim_surel()
    assert alamat() == ["ani@renstra.example"]
    assert Pemberitahuan.objects.get(penerima__username="budi").surel_dikirim_pada is None


@pytest.mark.parametrize(
    ("email", "backend"),
    [
        (DITOLAK, SEBAGIAN_GAGAL),
        ("é@", "django.core.mail.backends.locmem.EmailBackend"),
        ("a@b.c\nBcc: x@y.z", "django.core.mail.backends.locmem.EmailBackend"),
    ],
    ids=["ditolak peladen", "bukan alamat", "baris baru"],
)
def test_satu_gagal_yang_lain_tetap_terkirim(ani: User, settings: Any, email: str, backend: str) -> None:
    """The one that fails stands first; what is wrong with it, server or address, does not matter."""
    settings.EMAIL_BACKEND = backend
    pesan(orang("gagal", email=email), ani)
    assert kirim_surel() == 1
    assert alamat() == ["ani@renstra.example"]
    assert Pemberitahuan.objects.get(penerima__username="gagal").surel_gagal == 1


MENIT = [0, 0.5, 1, 2, 9, 10, 11, 59, 60, 61, 359, 360, 361, 720, 2000, 2879]


def test_dicoba_lima_kali_makin_jarang(settings: Any) -> None:
    """Not five times within five seconds: a server that is away for an hour loses nothing."""
    settings.EMAIL_BACKEND = SEBAGIAN_GAGAL
    pesan(orang("gagal", email=DITOLAK))
    satu = Pemberitahuan.objects.get()
    dicoba = []
    for menit in MENIT:
        kirim_surel(satu.dibuat_pada + timedelta(minutes=menit))
        gagal = Pemberitahuan.objects.get().surel_gagal
        if gagal > len(dicoba):
            dicoba.append(timedelta(minutes=menit))
    assert dicoba == list(PERCOBAAN)
    assert len(PERCOBAAN) == 5


def test_peladen_yang_kembali_menerima_yang_tertunda(ani: User, settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.PeladenMati"
    pesan(ani, orang("budi", email="budi@renstra.example"))
    assert kirim_surel() == 0
    assert set(Pemberitahuan.objects.values_list("surel_gagal", flat=True)) == {1}
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert kirim_surel() == 0  # not at once
    assert kirim_surel(timezone.now() + timedelta(minutes=2)) == 2


def test_pekerja_yang_mati_di_tengah_dicoba_lagi_nanti(ani: User, settings: Any) -> None:
    """The try was counted before it began, so it is neither lost nor repeated at once."""
    settings.EMAIL_BACKEND = f"{__name__}.Berhenti"
    pesan(ani)
    with pytest.raises(KeyboardInterrupt):
        kirim_surel()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert kirim_surel() == 0
    assert kirim_surel(timezone.now() + timedelta(minutes=2)) == 1
    assert Pemberitahuan.objects.get().surel_gagal == 1


def test_pekerja_kedua_tidak_mengirim_yang_sedang_dikirim(ani: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two workers have read the same queue; while one is at the mail, the other comes to it."""
    asli, hasil = EmailMessage.send, []
    pesan(ani)
    dilihat_keduanya = Pemberitahuan.objects.get()

    def send(self: EmailMessage, fail_silently: bool = False) -> int:
        monkeypatch.setattr(EmailMessage, "send", asli)
        hasil.append(_kirim(dilihat_keduanya, get_connection()))
        return asli(self, fail_silently)

    monkeypatch.setattr(EmailMessage, "send", send)
    assert (kirim_surel(), hasil, len(mail.outbox)) == (1, [False], 1)


def test_alamat_yang_diberikan_kemudian_tidak_membawa_surel_lama(ani: User) -> None:
    pesan(ani)
    assert kirim_surel(timezone.now() + timedelta(days=3)) == 0


def test_dikirim_setelah_commit_bukan_sebelumnya(ani: User, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        with transaction.atomic():
            pesan(ani)
        assert mail.outbox == []
    assert alamat() == ["ani@renstra.example"]


def test_di_produksi_proses_antrean_yang_mengirim(
    ani: User, settings: Any, django_capture_on_commit_callbacks: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.ANTREAN_LANGSUNG = False
    with django_capture_on_commit_callbacks(execute=True):
        pesan(ani)
    assert mail.outbox == []
    call_command("proses_antrean", sekali=True)
    assert alamat() == ["ani@renstra.example"]
    assert "1 surel dikirim." in capsys.readouterr().out
