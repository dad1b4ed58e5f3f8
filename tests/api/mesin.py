"""A machine at the API: JSON in and out, with a token, a session, or nothing."""

import json
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from indicators.models import Token, UnitKerja
from indicators.services.token import create_token
from tests.people import masuk

V1 = "/api/v1/"
NANTI = timedelta(days=30)


class Klien:
    """`kepala` go with every request; names of addresses are below /api/v1/."""

    def __init__(self, client: Client | None = None, **kepala: str) -> None:
        self.client = client or Client()
        self.kepala = kepala

    def minta(self, cara: str, alamat: str, isi: Any = None, **kepala: str) -> HttpResponse:
        badan = {} if isi is None else {"data": json.dumps(isi), "content_type": "application/json"}
        semua = {nama.replace("_", "-"): nilai for nama, nilai in {**self.kepala, **kepala}.items()}
        return self.client.generic(cara, f"{V1}{alamat}", **badan, headers=semua)

    def get(self, alamat: str, **kepala: str) -> HttpResponse:
        return self.minta("GET", alamat, **kepala)

    def post(self, alamat: str, isi: Any = None, **kepala: str) -> HttpResponse:
        return self.minta("POST", alamat, {} if isi is None else isi, **kepala)

    def put(self, alamat: str, isi: Any, **kepala: str) -> HttpResponse:
        return self.minta("PUT", alamat, isi, **kepala)

    def patch(self, alamat: str, isi: Any, versi: int | str | None = None, **kepala: str) -> HttpResponse:
        syarat = {} if versi is None else {"If_Match": f'"{versi}"' if isinstance(versi, int) else versi}
        return self.minta("PATCH", alamat, isi, **syarat, **kepala)

    def gerak(self, pk: int, nama: str, versi: int, isi: Any = None, **kepala: str) -> HttpResponse:
        return self.post(f"realisasi/{pk}/{nama}/", isi, If_Match=f'"{versi}"', **kepala)


def token(user: User, lingkup: str = "write", unit: str | None = None) -> tuple[Token, str]:
    milik = UnitKerja.objects.get(kode=unit) if unit else None
    return create_token(User.objects.get(pk=user.pk), "uji", lingkup, timezone.now() + NANTI, milik)


def bertoken(user: User, lingkup: str = "write", unit: str | None = None) -> Klien:
    return Klien(Authorization=f"Bearer {token(user, lingkup, unit)[1]}")


def bersesi(user: User) -> Klien:
    return Klien(masuk(user))


def galat(response: HttpResponse) -> list[tuple[str, str | None]]:
    """(code, attr) of each error, in the one shape."""
    isi = response.json()
    assert set(isi) >= {"type", "errors"}, isi
    assert all(set(satu) == {"code", "detail", "attr"} for satu in isi["errors"])
    return [(satu["code"], satu["attr"]) for satu in isi["errors"]]


def ikuti(klien: Klien, sesudah: int, halaman: int = 7) -> list[dict[str, Any]]:
    """What a client does: ask for what follows the last number it has, until there is no more."""
    semua: list[dict[str, Any]] = []
    while True:
        response = klien.get(f"riwayat/?sesudah={sesudah}&page_size={halaman}")
        assert response.status_code == 200, response.content
        isi = response.json()["results"]
        semua += isi
        if not isi:
            return semua
        sesudah = isi[-1]["urut"]
