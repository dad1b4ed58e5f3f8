"""Evidence through the API: the guards, the bytes and the headers of the page, for people and for tokens."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators.models import BuktiDukung, Peran, PeriodeLapor, Realisasi, Riwayat
from tests.api.klien import baca
from tests.api.mesin import Klien, bersesi, bertoken, galat
from tests.api.test_tulis_izin import hadir
from tests.dunia import angka, petugas, tak_berubah
from tests.indicators.bukti import BATAS, ELF, HTML, PDF, badan, isi_gudang, kirim, lampiran, png, utuh
from tests.matriks import BARIS, KOLOM, UNIT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gudang")]
KOLOM_BUKTI = ["id", "realisasi", "nama", "jenis", "ukuran", "sha256", "tautan", "diunggah_oleh", "diunggah_pada"]
MATRIKS = {b.perbuatan: b.sel for b in BARIS if b.perbuatan.startswith("bukti.")}


def alamat(satu: Realisasi | int) -> str:
    return f"/api/v1/realisasi/{satu if isinstance(satu, int) else satu.pk}/bukti/"


def unggah(klien: Klien, satu: Realisasi | int, *berkas: tuple[str | bytes, bytes], **isian: str) -> HttpResponse:
    klien.client.defaults |= {f"HTTP_{nama.upper()}": isi for nama, isi in klien.kepala.items()}
    return kirim(klien.client, *berkas, url=alamat(satu), **isian)


def test_what_is_attached_is_listed_told_and_fetched(prc: User, draf: Realisasi, gudang: Path) -> None:
    klien = bertoken(prc)
    response = unggah(klien, draf, ("laporan.pdf", PDF), ("foto.png", png(1, 1)))
    assert response.status_code == 201, response.content
    pertama, kedua = response.json()["results"]
    assert list(pertama) == [*KOLOM_BUKTI, "berkas", "baru"]
    assert (pertama["nama"], pertama["jenis"], pertama["ukuran"]) == ("laporan.pdf", "application/pdf", len(PDF))
    assert (pertama["sha256"], pertama["baru"]) == (hashlib.sha256(PDF).hexdigest(), True)
    assert (pertama["realisasi"], pertama["diunggah_oleh"], pertama["tautan"]) == (draf.pk, "prc", None)
    isi = klien.get(f"realisasi/{draf.pk}/bukti/").json()
    tersimpan = [{nama: isi for nama, isi in satu.items() if nama != "baru"} for satu in (pertama, kedua)]
    assert isi == {"count": 2, "next": None, "previous": None, "results": tersimpan}
    assert klien.get(f"bukti/{pertama['id']}/").json() == tersimpan[0]
    berkas = klien.client.get(pertama["berkas"], headers={"Accept": "application/json", "Accept-Encoding": "gzip"})
    assert utuh(berkas) == PDF
    assert berkas.headers["Content-Type"] == "application/pdf"
    assert Realisasi.objects.get().versi == draf.versi, "evidence changes no version"
    assert len(isi_gudang(gudang)) == 2


def test_u13_the_headers_of_the_page(prc: User, bukti: BuktiDukung) -> None:
    """Whatever is asked for: the same file, the same disarming headers, the same record of it."""
    klien = bersesi(prc)
    halaman = klien.client.get(f"/bukti/{bukti.pk}/")
    assert utuh(halaman) == PDF
    for kepala in ({}, {"Range": "bytes=0-3"}, {"If-None-Match": "*"}, {"Accept": "image/webp"}):
        response = klien.client.get(f"/api/v1/bukti/{bukti.pk}/berkas/", headers=kepala)
        assert utuh(response) == PDF
        assert {k: v for k, v in response.headers.items() if k not in ("Allow", "Vary", "X-Request-ID")} == {
            k: v for k, v in halaman.headers.items() if k not in ("Vary", "X-Request-ID")
        }
    kepala_saja = klien.client.head(f"/api/v1/bukti/{bukti.pk}/berkas/")
    assert (kepala_saja.status_code, utuh(kepala_saja)) == (200, b"")
    assert Riwayat.objects.filter(aksi="unduh").count() == 5


def test_a_link_by_form_or_as_json(prc: User, draf: Realisasi) -> None:
    klien = bertoken(prc)
    lewat_json = klien.post(f"realisasi/{draf.pk}/bukti/", {"tautan": "https://a.go.id/x", "judul": "Rekap"})
    lewat_form = unggah(klien, draf, tautan="https://b.go.id/")
    assert (lewat_json.status_code, lewat_form.status_code) == (201, 201)
    (satu,) = lewat_json.json()["results"]
    assert (satu["nama"], satu["tautan"], satu["berkas"], satu["ukuran"]) == (
        "Rekap",
        "https://a.go.id/x",
        None,
        None,
    )
    assert klien.get(f"bukti/{satu['id']}/berkas/").status_code == 404


def test_u14_sent_again_is_stored_once(prc: User, draf: Realisasi, gudang: Path) -> None:
    klien = bertoken(prc)
    unggah(klien, draf, ("a.pdf", PDF))
    with tak_berubah():
        lagi = unggah(klien, draf, ("b.pdf", PDF))
    assert (lagi.status_code, lagi.json()["results"][0]["baru"]) == (200, False)
    assert len(isi_gudang(gudang)) == 1


TOLAK: list[tuple[str, Callable[[Klien, Realisasi], HttpResponse], int]] = [
    ("u01 html", lambda k, r: unggah(k, r, ("a.html", HTML)), 400),
    ("u02 html named pdf", lambda k, r: unggah(k, r, ("a.pdf", HTML)), 400),
    ("u02 elf named pdf", lambda k, r: unggah(k, r, ("a.pdf", ELF)), 400),
    ("u03 double", lambda k, r: unggah(k, r, ("a.exe.pdf", PDF)), 400),
    ("u03 nul", lambda k, r: unggah(k, r, (b"a.exe\x00.pdf", PDF)), 400),
    ("u04 empty", lambda k, r: unggah(k, r, ("a.pdf", b"")), 400),
    ("u07 no utf-8", lambda k, r: unggah(k, r, (b"a\xff\xfe.pdf", PDF)), 400),
    ("u09 11 MB", lambda k, r: unggah(k, r, ("a.pdf", PDF + b"0" * (11 << 20))), 413),
    ("u11 too many", lambda k, r: unggah(k, r, *[(f"{n}.pdf", PDF + bytes([n])) for n in range(25)]), 413),
    ("one bad of two", lambda k, r: unggah(k, r, ("a.pdf", PDF), ("b.pdf", HTML)), 400),
    ("file and link", lambda k, r: unggah(k, r, ("a.pdf", PDF), tautan="https://a.go.id/"), 400),
    ("nothing", lambda k, r: unggah(k, r), 400),
    ("unknown field", lambda k, r: unggah(k, r, ("a.pdf", PDF), status="disetujui"), 400),
    ("no boundary", lambda k, r: mentah(k, r, badan(), "multipart/form-data"), 400),
    ("cut off", lambda k, r: mentah(k, r, badan([(b"a.pdf", PDF)])[:-70]), 400),
    ("garbage", lambda k, r: mentah(k, r, b"\x00\xff" * 99), 400),
    ("json without link", lambda k, r: k.post(f"realisasi/{r.pk}/bukti/", {"judul": "x"}), 400),
    ("json list", lambda k, r: k.minta("POST", f"realisasi/{r.pk}/bukti/", []), 400),
    ("javascript link", lambda k, r: k.post(f"realisasi/{r.pk}/bukti/", {"tautan": "javascript:alert(1)"}), 400),
    ("nul link", lambda k, r: k.post(f"realisasi/{r.pk}/bukti/", {"tautan": "https://a.go.id/\u0000"}), 400),
    ("nul form link", lambda k, r: unggah(k, r, tautan="https://a.go.id/\0"), 400),
    ("number as link", lambda k, r: k.post(f"realisasi/{r.pk}/bukti/", {"tautan": 1}), 400),
    ("plain text", lambda k, r: mentah(k, r, b"halo", "text/plain"), 415),
    ("form", lambda k, r: mentah(k, r, b"tautan=x", "application/x-www-form-urlencoded"), 415),
    (
        "unknown parameter",
        lambda k, r: k.post(f"realisasi/{r.pk}/bukti/?paksa=1", {"tautan": "https://a.go.id/"}),
        400,
    ),
]


def mentah(klien: Klien, satu: Realisasi, isi: bytes, jenis: str = f"multipart/form-data; boundary={BATAS}") -> Any:
    return klien.client.post(alamat(satu), isi, content_type=jenis, headers=klien.kepala)


@pytest.mark.parametrize(("minta", "status"), [t[1:] for t in TOLAK], ids=[t[0] for t in TOLAK])
def test_what_is_refused_leaves_nothing(
    prc: User, draf: Realisasi, gudang: Path, minta: Callable[[Klien, Realisasi], HttpResponse], status: int
) -> None:
    klien = bertoken(prc)
    klien.get("unit/")
    with tak_berubah():
        response = minta(klien, draf)
    assert response.status_code == status, response.content
    assert galat(response)[0][0]
    assert isi_gudang(gudang) == []


def test_the_body_of_somebody_else_is_not_read(gudang: Path, draf: Realisasi) -> None:
    """Role, state and period are asked for first; and CSRF is no reason to read the body either."""
    asing = bersesi(petugas("asing", Peran.PERENCANA, "U2A")).client
    dekat = bersesi(petugas("dekat", Peran.VERIFIKATOR, "U1")).client
    tanpa_csrf = Client(enforce_csrf_checks=True)
    tanpa_csrf.force_login(petugas("lain", Peran.PERENCANA, "U1A"))
    PeriodeLapor.objects.update(dikunci=True)
    terkunci = bersesi(petugas("rekan", Peran.PERENCANA, "U1A")).client
    for client, status in ((Client(), 401), (asing, 404), (dekat, 403), (terkunci, 409), (tanpa_csrf, 403)):
        badan_utuh = badan([(b"a.pdf", PDF)])
        response = client.post(alamat(draf), badan_utuh, content_type=f"multipart/form-data; boundary={BATAS}")
        assert response.status_code == status
        assert response.wsgi_request._read_started is False
    assert isi_gudang(gudang) == []


def test_a_session_needs_its_csrf_header(prc: User, bukti: BuktiDukung) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(prc)
    with tak_berubah():
        for response in (client.delete(f"/api/v1/bukti/{bukti.pk}/"), kirim(client, url=alamat(bukti.realisasi))):
            assert (response.status_code, galat(response)) == (403, [("csrf", None)])
    kuki = "a" * 32
    client.cookies["csrftoken"] = kuki
    assert client.delete(f"/api/v1/bukti/{bukti.pk}/", headers={"X-CSRFToken": kuki}).status_code == 204


def test_removed_is_no_longer_there_but_in_the_history(prc: User, bukti: BuktiDukung, gudang: Path) -> None:
    klien = bersesi(prc)
    assert klien.minta("DELETE", f"bukti/{bukti.pk}/").status_code == 204
    assert klien.get(f"realisasi/{bukti.realisasi_id}/bukti/").json()["results"] == []
    for sisa in ("", "berkas/"):
        assert klien.get(f"bukti/{bukti.pk}/{sisa}").status_code == 404
    assert klien.minta("DELETE", f"bukti/{bukti.pk}/").status_code == 409
    assert Riwayat.objects.filter(aksi="hapus", jenis="buktidukung").count() == 1
    assert len(isi_gudang(gudang)) == 1


def test_a_file_that_is_gone_says_so(prc: User, bukti: BuktiDukung, gudang: Path) -> None:
    (gudang / bukti.berkas).unlink()
    response = bersesi(prc).get(f"bukti/{bukti.pk}/berkas/")
    assert (response.status_code, galat(response)[0][0]) == (410, "hilang")


@pytest.mark.parametrize("kolom", KOLOM)
def test_m13_m14_m15_each_column(prc: User, kolom: str) -> None:
    klien = hadir(kolom)
    boleh_lihat = {kode for kode in UNIT if kode.rstrip("-_") != "OFF" and not kode.endswith("-")}
    for unit in UNIT[kolom]:
        satu = angka(f"I.{unit}")
        ada = lampiran(satu, prc)
        for perbuatan, minta in {
            "bukti.lampirkan": lambda satu=satu: klien.post(
                f"realisasi/{satu.pk}/bukti/", {"tautan": "https://a.go.id/"}
            ),
            "bukti.hapus": lambda ada=ada: klien.minta("DELETE", f"bukti/{ada.pk}/"),
        }.items():
            harap = MATRIKS[perbuatan][kolom]
            if harap == "Y":
                continue
            with tak_berubah():
                assert minta().status_code == int(harap), (perbuatan, unit)
        lihat = 200 if kolom in boleh_lihat else 404
        for sisa in (f"realisasi/{satu.pk}/bukti/", f"bukti/{ada.pk}/", f"bukti/{ada.pk}/berkas/"):
            response = klien.get(sisa)
            assert response.status_code == lihat, (sisa, unit)
            utuh(response)
        if MATRIKS["bukti.lampirkan"][kolom] == "Y":
            assert unggah(klien, satu, ("b.pdf", PDF + b"b")).status_code == 201
        if MATRIKS["bukti.hapus"][kolom] == "Y":
            assert klien.minta("DELETE", f"bukti/{ada.pk}/").status_code == 204


@pytest.mark.parametrize("status", ["diajukan", "diverifikasi", "disetujui"])
def test_from_submission_on_it_is_frozen(prc: User, bukti: BuktiDukung, status: str) -> None:
    Realisasi.objects.update(status=status, disetujui_oleh=prc)
    klien = bersesi(prc)
    with tak_berubah():
        assert klien.minta("DELETE", f"bukti/{bukti.pk}/").status_code == 409
        assert unggah(klien, bukti.realisasi, ("b.pdf", PDF + b"b")).status_code == 409


def test_the_list_costs_one_query(prc: User, bukti: BuktiDukung) -> None:
    client = bersesi(prc).client
    for ukuran in (1, 25):
        with CaptureQueriesContext(connection) as semua:
            baca(client, f"realisasi/{bukti.realisasi_id}/bukti/?page_size={ukuran}")
        assert len([k for k in semua if "indicators_buktidukung" in k["sql"]]) == 1
    baca(client, "realisasi/987654321/bukti/", 404)
    baca(client, "realisasi/99999999999999999999/bukti/", 404)
