"""The pages: no query that a row costs, every state readable by everyone, progress without and with a script."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from indicators.models import Impor, Realisasi
from tests.dunia import isi
from tests.impor.alat import bita, gerak, halaman, isikan, tempel, unduh_templat, unggah
from tests.indicators.kisi import indikator
from tests.pages import bacaan

pytestmark = pytest.mark.django_db


def kueri(apa: Any) -> int:
    with CaptureQueriesContext(connection) as tertangkap:
        apa()
    return len(tertangkap)


def test_queries_do_not_grow_with_rows(prc_web: Client) -> None:
    """Upload, page, template, apply, undo: for three rows as for sixty."""
    banyak = []
    for awal, jumlah in ((0, 3), (100, 60)):
        kode = [indikator(f"I.Q{n}").kode for n in range(awal, awal + jumlah)]
        tabel = [("Kode", "Realisasi", "Kendala"), *((k, "5", "Hujan") for k in kode)]
        impor: list[Impor] = []
        sekali = [
            kueri(lambda t=tabel, i=impor: i.append(tempel(prc_web, *t))),
            kueri(lambda i=impor: halaman(prc_web, i[0])),
            kueri(lambda: unduh_templat(prc_web)),
            kueri(lambda i=impor: gerak(prc_web, i[0], "terapkan")),
            kueri(lambda i=impor: gerak(prc_web, i[0], "urungkan")),
        ]
        banyak.append(sekali)
    assert Realisasi.objects.count() == 0
    # SQLite takes a statement for every few dozen rows; nothing else may depend on their number.
    assert all(besar - kecil <= 6 for kecil, besar in zip(*banyak, strict=True)), banyak


def test_the_preview_is_read_a_hundred_rows_at_a_time(prc_web: Client) -> None:
    kode = [indikator(f"I.H{n}").kode for n in range(120)]
    impor = tempel(prc_web, ("Kode", "Realisasi"), *((k, "1,2,3" if k == "I.H7" else "5") for k in kode))
    pertama = bacaan(halaman(prc_web, impor))
    assert pertama.index("I.H7 TW I 2024") < pertama.index("I.H0 TW I 2024")  # what needs a look comes first
    assert "I.H119 " not in pertama
    assert "I.H119 " in bacaan(halaman(prc_web, impor, halaman=2))
    assert bacaan(halaman(prc_web, impor, tampil="ditolak")).count("TW I 2024") == 1
    assert halaman(prc_web, impor, halaman="x", tampil="ngawur").status_code == 200


def test_progress_is_shown_and_the_page_comes_again_by_itself(prc_web: Client, prc: User) -> None:
    impor = tempel(prc_web, ("Kode", "Realisasi"), ("I.U1A", "5"))
    Impor.objects.update(keadaan="membaca", kemajuan=1200, total=5000, detak=timezone.now())
    isi_halaman = halaman(prc_web, impor).content.decode()
    assert '<progress max="5000" value="1200"' in isi_halaman
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in isi_halaman
    assert "1200 dari sekitar 5000 baris" in isi_halaman
    assert gerak(prc_web, impor, "batalkan").status_code == 302


@pytest.fixture
def semua_putusan(prc_web: Client, prc: User) -> Impor:
    """One row of every verdict."""
    isi(prc, "I.RASIO", "10", kendala="Hujan")
    buku = unduh_templat(prc_web)
    isi(prc, "I.RASIO", "20")
    for kode, nilai in (("I.U1A", 130), ("I.RASIO", 21), ("I.BULAT", "1,5"), ("I.PRED", "BB")):
        isikan(buku, kode, realisasi=nilai)
    return unggah(prc_web, berkas=bita(buku), nama="realisasi-U1A-2024-tw1.xlsx")


def test_three_seconds(prc_web: Client, semua_putusan: Impor) -> None:
    """What will change, what is wrong, and the way out stand at the top."""
    kata = bacaan(halaman(prc_web, semua_putusan))
    urutan = ["1 baris ditolak. Selama masih ada", "1 ditolak", "1 bentrok", "1 perlu dipastikan", "1 baru", "3 sama"]
    tempat = [kata.index(satu) for satu in [*urutan, "Unduh berkas bertanda", "Tersimpan → berkas"]]
    assert tempat == sorted(tempat)
