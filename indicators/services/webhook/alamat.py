"""Where a webhook may go: to public addresses only, and to the very address that was checked."""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
import threading
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from django.conf import settings

BATAS_DETIK = 10
ALAMAT_DICOBA = 3
_NAMA = re.compile(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?|[0-9a-f:.]+", re.IGNORECASE)
_JALUR = re.compile(r"[\x21-\x7e]*")
# Ways in which an IPv6 address carries an IPv4 one that the receiving side may unpack.
_PEMBUNGKUS = [ipaddress.ip_network(n) for n in ("::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")]

Alamat = ipaddress.IPv4Address | ipaddress.IPv6Address


class AlamatDitolak(ValueError):
    """An address to which nothing is sent; the text says why, for the administrator."""


@dataclass(frozen=True, slots=True)
class Tujuan:
    """A URL in its parts; `nama` is the host as written, without brackets."""

    aman: bool
    nama: str
    porta: int
    jalur: str


def urai_tujuan(url: str) -> Tujuan:
    """Raises AlamatDitolak for anything but https://host[:port]/path (http too where the setting allows it)."""
    if not _JALUR.fullmatch(url) or "\\" in url:
        raise AlamatDitolak("Alamat hanya boleh memuat huruf, angka dan tanda baca ASCII, tanpa spasi.")
    try:
        bagian = urlsplit(url)
        nama, porta = bagian.hostname or "", bagian.port
    except ValueError as galat:
        raise AlamatDitolak("Alamat tidak dapat dibaca.") from galat
    skema = {"https", "http"} if settings.WEBHOOK_ALAMAT_PRIBADI else {"https"}
    if bagian.scheme not in skema:
        raise AlamatDitolak("Alamat harus diawali https://.")
    if not _NAMA.fullmatch(nama) or bagian.username is not None or bagian.fragment or porta == 0:
        raise AlamatDitolak("Alamat harus berbentuk https://nama-peladen/jalur, tanpa nama pengguna dan tanpa #.")
    aman = bagian.scheme == "https"
    jalur = (bagian.path or "/") + (f"?{bagian.query}" if bagian.query else "")
    return Tujuan(aman, nama, porta or (443 if aman else 80), jalur)


def alamat_terperiksa(tujuan: Tujuan) -> list[str]:
    """The addresses behind the name. Raises AlamatDitolak where any of them is not public, OSError where none is."""
    daftar = socket.getaddrinfo(tujuan.nama, tujuan.porta, type=socket.SOCK_STREAM)
    semua = [str(info[4][0]) for info in daftar]
    if not settings.WEBHOOK_ALAMAT_PRIBADI and not all(umum(satu) for satu in semua):
        raise AlamatDitolak("Nama itu mengarah ke alamat pribadi atau khusus; webhook hanya dikirim ke alamat umum.")
    return semua


def umum(teks: str) -> bool:
    """Whether an address is one of the public internet, also not in the disguise of an IPv6 address."""
    alamat: Alamat = ipaddress.ip_address(teks.partition("%")[0])
    if isinstance(alamat, ipaddress.IPv6Address):
        if alamat.ipv4_mapped is not None:
            return umum(str(alamat.ipv4_mapped))
        if any(alamat in satu for satu in _PEMBUNGKUS):
            return False
    return alamat.is_global and not (alamat.is_multicast or alamat.is_reserved or alamat.is_unspecified)


def kirim_ke(url: str, isi: bytes, kepala: dict[str, str]) -> int:
    """POST and return the HTTP status; a redirect is a status like any other and is not followed.

    Raises AlamatDitolak, and OSError or HTTPException where no answer came in time.
    """
    tujuan = urai_tujuan(url)
    kelas = HTTPSConnection if tujuan.aman else HTTPConnection
    sambungan = kelas(tujuan.nama, tujuan.porta, timeout=BATAS_DETIK)
    sambungan.sock = _soket(tujuan, alamat_terperiksa(tujuan))
    # A socket's timeout starts anew with every byte; this one ends the whole exchange.
    pemutus = threading.Timer(BATAS_DETIK, _putus, [sambungan.sock])
    pemutus.daemon = True
    pemutus.start()
    try:
        if isinstance(sambungan.sock, ssl.SSLSocket):
            sambungan.sock.do_handshake()
        sambungan.request("POST", tujuan.jalur, body=isi, headers=kepala)
        return sambungan.getresponse().status
    except ValueError as galat:  # http.client and ssl, about what no server should say
        raise HTTPException(str(galat)) from galat
    finally:
        pemutus.cancel()
        sambungan.close()


def _soket(tujuan: Tujuan, alamat: list[str]) -> socket.socket:
    """Connected to an address that was checked, not to whatever the name means by now; TLS is for that name."""
    galat: OSError | None = None
    for satu in alamat[:ALAMAT_DICOBA]:
        try:
            polos = socket.create_connection((satu, tujuan.porta), BATAS_DETIK / ALAMAT_DICOBA)
        except OSError as gagal:
            galat = gagal
            continue
        polos.settimeout(BATAS_DETIK)
        if not tujuan.aman:
            return polos
        aman = ssl.create_default_context()
        return aman.wrap_socket(polos, server_hostname=tujuan.nama, do_handshake_on_connect=False)
    raise galat or OSError("nama itu tidak punya alamat")


def _putus(soket: socket.socket) -> None:
    with suppress(OSError):
        soket.shutdown(socket.SHUT_RDWR)
