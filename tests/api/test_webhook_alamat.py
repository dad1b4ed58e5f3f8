"""Where a webhook may go: nowhere inside, by no disguise, and no further than the address that was checked."""

import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from indicators.services.webhook import alamat
from indicators.services.webhook.alamat import AlamatDitolak, alamat_terperiksa, kirim_ke, umum, urai_tujuan


@pytest.fixture
def pribadi_boleh(settings: Any) -> None:
    settings.WEBHOOK_ALAMAT_PRIBADI = True


@pytest.mark.parametrize(
    "teks",
    [
        "127.0.0.1",
        "127.8.8.8",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104
        "224.0.0.1",
        "239.1.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "198.18.0.1",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::1",
        "2001:0:7f00:1::1",
        "2001:db8::1",
    ],
)
def test_inside_and_special_addresses_are_not_public(teks: str) -> None:
    assert not umum(teks)


@pytest.mark.parametrize("teks", ["8.8.8.8", "103.10.20.30", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_public_addresses_are(teks: str) -> None:
    assert umum(teks)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "//example.org/",
        "https://",
        "https:///x",
        "https://user@example.org/",
        "https://user:sandi@example.org/",
        "https://example.org/#x",
        "https://example.org/a b",
        "https://example.org/\r\nHost: x",
        "https://exa\u0000mple.org/",
        "https://exämple.org/",
        "https://example.org\\@127.0.0.1/",
        "https://example.org:99999/",
        "https://example.org:0/",
        "https://[::1/",
        "https://exa_mple.org/",
        "",
    ],
)
def test_anything_but_a_plain_https_address_is_refused(url: str) -> None:
    with pytest.raises(AlamatDitolak):
        urai_tujuan(url)


def test_plain_http_only_where_the_setting_allows_it(pribadi_boleh: None) -> None:
    tujuan = urai_tujuan("http://127.0.0.1:8080/a?b=c")
    assert (tujuan.aman, tujuan.nama, tujuan.porta, tujuan.jalur) == (False, "127.0.0.1", 8080, "/a?b=c")


@pytest.mark.parametrize("nama", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "127.1"])
def test_a_loopback_by_any_spelling_is_refused_before_anything_is_sent(
    nama: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The resolver's own short spellings of 127.0.0.1 are addresses like any other."""
    monkeypatch.setattr(socket, "create_connection", lambda *a, **k: pytest.fail("connected"))
    with pytest.raises((AlamatDitolak, OSError)):
        kirim_ke(f"https://{nama}/", b"{}", {})


def dikenal_sebagai(monkeypatch: pytest.MonkeyPatch, *daftar: str) -> None:
    def getaddrinfo(nama: str, porta: int, **lain: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (satu, porta)) for satu in daftar]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


def test_one_inside_address_among_public_ones_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    dikenal_sebagai(monkeypatch, "8.8.8.8", "10.0.0.5")
    with pytest.raises(AlamatDitolak, match="alamat pribadi"):
        alamat_terperiksa(urai_tujuan("https://example.org/"))


def test_it_connects_to_the_checked_address_not_to_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that means something else by the time of connecting (DNS rebinding) changes nothing."""
    dihubungi = []

    def create_connection(tujuan: tuple[str, int], batas: float) -> socket.socket:
        dihubungi.append(tujuan)
        raise OSError("cukup")

    dikenal_sebagai(monkeypatch, "8.8.8.8", "1.1.1.1")
    monkeypatch.setattr(socket, "create_connection", create_connection)
    with pytest.raises(OSError, match="cukup"):
        kirim_ke("https://example.org/", b"{}", {})
    assert dihubungi == [("8.8.8.8", 443), ("1.1.1.1", 443)]


@pytest.fixture
def menetes() -> Iterator[int]:
    """A server that answers one byte at a time, for much longer than anybody should wait."""
    pendengar = socket.create_server(("127.0.0.1", 0))
    berhenti = threading.Event()

    def layani() -> None:
        sambungan, _ = pendengar.accept()
        with sambungan:
            for _ in range(80):
                if berhenti.is_set():
                    return
                try:
                    sambungan.sendall(b"H")
                except OSError:
                    return
                time.sleep(0.05)

    utas = threading.Thread(target=layani)
    utas.start()
    yield pendengar.getsockname()[1]
    berhenti.set()
    utas.join()
    pendengar.close()


def test_a_server_that_drips_is_cut_off_in_time(
    menetes: int, pribadi_boleh: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each byte is in time for the socket; the whole answer is not."""
    monkeypatch.setattr(alamat, "BATAS_DETIK", 0.5)
    mulai = time.monotonic()
    with pytest.raises((OSError, alamat.HTTPException)):
        kirim_ke(f"http://127.0.0.1:{menetes}/", b"{}", {})
    assert time.monotonic() - mulai < 2


def test_no_tls_no_delivery(menetes: int, pribadi_boleh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """https means a certificate of that name; what is no TLS at all is an error, not a plain delivery."""
    monkeypatch.setattr(alamat, "BATAS_DETIK", 0.5)
    with pytest.raises((OSError, alamat.HTTPException)):
        kirim_ke(f"https://127.0.0.1:{menetes}/", b"{}", {})
