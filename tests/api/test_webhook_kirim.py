"""Delivering the feed: signed, in order, as far as the owner may see, again after failures, and not for ever."""

import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone

from indicators.akses import Terlarang
from indicators.models import Pemberitahuan, PengirimanWebhook, Riwayat, UnitKerja, Webhook
from indicators.riwayat import catat
from indicators.riwayat.segel import segel_riwayat
from indicators.services.webhook import (
    kirim_webhook,
    rahasia_webhook,
    sapu_pengiriman,
    save_webhook,
    tanda_tangan,
)
from indicators.services.webhook.antar import JEDA, SEKALI_KIRIM
from tests.dokumen import DOCS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]


class Penerima:
    """A receiver on this machine: remembers what came, answers with the next of `jawaban` (else 200)."""

    def __init__(self) -> None:
        self.datang: list[tuple[dict[str, str], bytes]] = []
        self.jawaban: list[int] = []
        penerima = self

        class Penangan(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                isi = self.rfile.read(int(self.headers["Content-Length"]))
                penerima.datang.append((dict(self.headers), isi))
                self.send_response(penerima.jawaban.pop(0) if penerima.jawaban else 200)
                self.send_header("Location", "/lain")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *isi: Any) -> None:
                pass

        self.peladen = HTTPServer(("127.0.0.1", 0), Penangan)
        self.url = f"http://127.0.0.1:{self.peladen.server_port}/umpan?x=1"

    @property
    def urut(self) -> list[int]:
        return [satu["urut"] for _, isi in self.datang for satu in json.loads(isi)["peristiwa"]]


@pytest.fixture
def penerima(settings: Any) -> Iterator[Penerima]:
    settings.WEBHOOK_ALAMAT_PRIBADI = True
    satu = Penerima()
    utas = threading.Thread(target=satu.peladen.serve_forever, kwargs={"poll_interval": 0.02})
    utas.start()
    yield satu
    satu.peladen.shutdown()
    utas.join()
    satu.peladen.server_close()


def webhook(admin: User, penerima: Penerima, pemilik: User, **lain: Any) -> Webhook:
    segel_riwayat()  # of loading the document, which is no news here
    satu = Webhook(nama="Portal", url=penerima.url, pemilik=pemilik, **lain)
    save_webhook(satu, pelaku=admin)
    return satu


def ubah(kode: str = "JSK", banyak: int = 1, jenis: str = "realisasi") -> list[int]:
    """Changes of a unit's figures, sealed; returns their numbers."""
    with transaction.atomic():
        for _ in range(banyak):
            catat(
                aksi="ubah",
                jenis=jenis,
                objek_kode=kode,
                unit=UnitKerja.objects.get(kode=kode),
                sesudah={"nilai": "1"},
            )
    segel_riwayat()
    return list(Riwayat.objects.order_by("-pk").values_list("segel__urut", flat=True)[:banyak])[::-1]


def test_the_body_is_signed_with_its_time(admin: User, perencana_jsk: User, penerima: Penerima) -> None:
    satu = webhook(admin, penerima, perencana_jsk)
    urut = ubah()
    assert kirim_webhook() == 1
    ((kepala, isi),) = penerima.datang
    bagian = dict(satu.split("=") for satu in kepala["Renstra-Signature"].split(","))
    harap = hmac.new(rahasia_webhook(satu).encode(), f"{bagian['t']}.".encode() + isi, hashlib.sha256).hexdigest()
    assert hmac.compare_digest(bagian["v1"], harap)
    assert abs(int(bagian["t"]) - timezone.now().timestamp()) < 60
    assert kepala["Content-Type"] == "application/json"
    (peristiwa,) = json.loads(isi)["peristiwa"]
    assert (peristiwa["urut"], peristiwa["objek"]["kode"], peristiwa["sesudah"]) == (urut[0], "JSK", {"nilai": "1"})


def test_another_time_or_body_has_another_signature() -> None:
    tanda = tanda_tangan("r", 1, b"a")
    assert tanda == tanda_tangan("r", 1, b"a")
    assert len({tanda, tanda_tangan("r", 2, b"a"), tanda_tangan("r", 1, b"b"), tanda_tangan("s", 1, b"a")}) == 4


def test_the_secret_is_in_no_column_and_in_no_history(admin: User, perencana_jsk: User, penerima: Penerima) -> None:
    satu = webhook(admin, penerima, perencana_jsk)
    assert rahasia_webhook(satu).removeprefix("whsec_") not in str(list(Webhook.objects.values()))
    baris = Riwayat.objects.get(jenis="webhook")
    assert (baris.aksi, satu.garam in json.dumps(baris.sesudah)) == ("buat", False)


def test_only_what_its_owner_may_see_and_nothing_about_accounts(
    admin: User, perencana_jsk: User, penerima: Penerima
) -> None:
    webhook(admin, penerima, perencana_jsk)
    ubah("SET")
    milik = ubah("JSK")
    ubah("JSK", jenis="penugasan")
    kirim_webhook()
    assert penerima.urut == milik


def test_an_administrators_webhook_carries_figures_only_and_a_unit_narrows_it(
    admin: User, penerima: Penerima
) -> None:
    webhook(admin, penerima, admin, unit=UnitKerja.objects.get(kode="SET"))
    ubah("JSK")
    milik = ubah("SET")
    ubah("SET", jenis="token")
    kirim_webhook()
    assert penerima.urut == milik


def test_what_is_not_for_it_is_passed_over_without_a_delivery(
    admin: User, perencana_jsk: User, penerima: Penerima
) -> None:
    satu = webhook(admin, penerima, perencana_jsk)
    terakhir = ubah("SET", 3)[-1]
    assert kirim_webhook() == 0
    satu.refresh_from_db()
    assert (satu.urut_terakhir, PengirimanWebhook.objects.count()) == (terakhir, 0)


def test_a_new_one_starts_with_what_happens_from_now_on(admin: User, perencana_jsk: User, penerima: Penerima) -> None:
    ubah()
    webhook(admin, penerima, perencana_jsk)
    baru = ubah()
    kirim_webhook()
    assert penerima.urut == baru


def test_everything_in_order_and_each_once_over_several_batches(
    admin: User, perencana_jsk: User, penerima: Penerima
) -> None:
    webhook(admin, penerima, perencana_jsk)
    urut = ubah(banyak=SEKALI_KIRIM + 20)
    call_command("kirim_webhook", "--sekali", verbosity=0)
    assert penerima.urut == urut
    assert len(penerima.datang) == 2
    call_command("kirim_webhook", "--sekali", verbosity=0)
    assert len(penerima.datang) == 2


def majukan(satu: Webhook) -> None:
    """As if the pause were over."""
    Webhook.objects.filter(pk=satu.pk).update(coba_lagi_pada=timezone.now() - timedelta(seconds=1))


def test_a_failure_is_tried_again_after_a_pause_and_nothing_is_skipped(
    admin: User, perencana_jsk: User, penerima: Penerima
) -> None:
    satu = webhook(admin, penerima, perencana_jsk)
    penerima.jawaban = [500, 302]
    urut = ubah()
    assert [kirim_webhook(), kirim_webhook()] == [0, 0]  # the second comes too early
    assert len(penerima.datang) == 1
    majukan(satu)
    kirim_webhook()
    urut += ubah()
    majukan(satu)
    assert kirim_webhook() == 1
    assert penerima.urut == [urut[0], urut[0], *urut]
    satu.refresh_from_db()
    assert (satu.percobaan, satu.coba_lagi_pada, satu.urut_terakhir) == (0, None, urut[-1])
    hasil = PengirimanWebhook.objects.order_by("pk").values_list("percobaan", "status", "banyak")
    assert list(hasil) == [(1, 500, 1), (2, 302, 1), (3, 200, 2)]


def test_a_redirect_is_not_followed(admin: User, perencana_jsk: User, penerima: Penerima) -> None:
    webhook(admin, penerima, perencana_jsk)
    penerima.jawaban = [302]
    ubah()
    assert kirim_webhook() == 0
    assert len(penerima.datang) == 1


def test_pauses_grow_and_end_and_an_administrator_starts_it_again(
    admin: User, perencana_jsk: User, penerima: Penerima
) -> None:
    satu = webhook(admin, penerima, perencana_jsk)
    urut = ubah()
    penerima.jawaban = [503] * (len(JEDA) + 1)
    tunggu = []
    for _ in range(len(JEDA)):
        kirim_webhook()
        satu.refresh_from_db()
        tunggu.append(satu.coba_lagi_pada - timezone.now())
        majukan(satu)
    assert tunggu == sorted(tunggu)
    assert timedelta(seconds=50) < tunggu[0] < tunggu[-1] <= timedelta(days=1)
    kirim_webhook()
    majukan(satu)
    assert kirim_webhook() == 0
    satu.refresh_from_db()
    assert satu.dihentikan_karena == f"{len(JEDA) + 1} kali gagal berturut-turut, terakhir: status 503"
    assert len(penerima.datang) == len(JEDA) + 1
    assert Pemberitahuan.objects.get(penerima=perencana_jsk).perihal == "Webhook Portal berhenti"
    save_webhook(satu, pelaku=admin)
    assert kirim_webhook() == 1
    assert penerima.urut[-1] == urut[0]


def test_an_address_that_turned_private_gets_nothing(
    admin: User, perencana_jsk: User, penerima: Penerima, settings: Any
) -> None:
    """The flag is off again: refused at sending too, not only when it was set up."""
    satu = webhook(admin, penerima, perencana_jsk)
    settings.WEBHOOK_ALAMAT_PRIBADI = False
    Webhook.objects.filter(pk=satu.pk).update(url=penerima.url.replace("http:", "https:"))
    ubah()
    assert kirim_webhook() == 0
    assert penerima.datang == []
    assert "alamat pribadi" in PengirimanWebhook.objects.get().galat


def test_nobody_listens(admin: User, perencana_jsk: User, settings: Any, penerima: Penerima) -> None:
    satu = webhook(admin, penerima, perencana_jsk)
    Webhook.objects.filter(pk=satu.pk).update(url="http://127.0.0.1:1/")
    ubah()
    assert kirim_webhook() == 0
    assert PengirimanWebhook.objects.get().galat.startswith("ConnectionRefusedError")


def test_replay_from_a_number(admin: User, perencana_jsk: User, penerima: Penerima) -> None:
    satu = webhook(admin, penerima, perencana_jsk)
    urut = ubah(banyak=3)
    kirim_webhook()
    satu.refresh_from_db()
    satu.urut_terakhir = urut[0]
    save_webhook(satu, pelaku=admin)
    kirim_webhook()
    assert penerima.urut == [*urut, *urut[1:]]


@pytest.mark.parametrize("sifat", [{"aktif": False}, {"pemilik__is_active": False}, {"sewa_sampai": timedelta(1)}])
def test_off_or_without_an_owner_or_in_other_hands_it_waits(
    admin: User, perencana_jsk: User, penerima: Penerima, sifat: dict[str, Any]
) -> None:
    satu = webhook(admin, penerima, perencana_jsk)
    ubah()
    if "pemilik__is_active" in sifat:
        User.objects.filter(pk=perencana_jsk.pk).update(is_active=False)
    else:
        nilai = {k: timezone.now() + v if isinstance(v, timedelta) else v for k, v in sifat.items()}
        Webhook.objects.filter(pk=satu.pk).update(**nilai)
    assert kirim_webhook() == 0
    assert penerima.datang == []
    sebelum = satu.urut_terakhir
    satu.refresh_from_db()
    assert satu.urut_terakhir == sebelum


def test_only_an_administrator_sets_one_up(verifikator: User, perencana_jsk: User, settings: Any) -> None:
    settings.WEBHOOK_ALAMAT_PRIBADI = False
    for user in (verifikator, perencana_jsk):
        with pytest.raises(Terlarang):
            save_webhook(Webhook(nama="x", url="https://example.org/", pemilik=user), pelaku=user)
    assert not Webhook.objects.exists()


def test_a_bad_address_is_refused_with_its_reason(admin: User) -> None:
    with pytest.raises(ValidationError, match="https://"):
        save_webhook(Webhook(nama="x", url="http://example.org/", pemilik=admin), pelaku=admin)


def test_set_up_in_the_admin_site_shows_the_secret_once(sebagai_admin: Client, perencana_jsk: User) -> None:
    isi = {
        "nama": "Portal",
        "url": "https://example.org/x",
        "pemilik": perencana_jsk.pk,
        "aktif": "on",
        "urut_terakhir": "0",
    }
    jawaban = sebagai_admin.post("/admin/indicators/webhook/add/", isi, follow=True)
    satu = Webhook.objects.get()
    assert rahasia_webhook(satu) in jawaban.content.decode()
    assert (
        rahasia_webhook(satu)
        not in sebagai_admin.get(f"/admin/indicators/webhook/{satu.pk}/change/").content.decode()
    )
    salah = sebagai_admin.post("/admin/indicators/webhook/add/", isi | {"url": "http://127.0.0.1/"})
    assert "harus diawali https://" in salah.content.decode()


def test_old_deliveries_are_forgotten(admin: User, perencana_jsk: User, penerima: Penerima) -> None:
    webhook(admin, penerima, perencana_jsk)
    ubah()
    kirim_webhook()
    assert sapu_pengiriman() == 0
    PengirimanWebhook.objects.update(waktu=timezone.now() - timedelta(days=91))
    assert sapu_pengiriman() == 1


def test_the_example_of_the_manual_is_signed_by_us() -> None:
    """tests/api/test_docs_api.py runs it; here is where its signature comes from."""
    assert tanda_tangan("whsec_contoh", 1700000000, b'{"webhook":1,"peristiwa":[]}') in (DOCS / "api.md").read_text()
