"""Handing evidence out: always checked, always as a download that cannot act (U13, M14)."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators.models import BuktiDukung, Penugasan, Peran, Realisasi, Riwayat
from tests.dunia import petugas
from tests.indicators.bukti import PDF, kirim, png, tanpa_token, utuh
from tests.people import masuk, orang

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("gudang")]
TAK_ADA = "/bukti/987654321/"


def unduhan(user: User) -> int:
    return Riwayat.objects.filter(aksi="unduh", pelaku=user).count()


def test_u13_kepala_yang_melucuti(prc: User, bukti: BuktiDukung) -> None:
    response = masuk(prc).get(f"/bukti/{bukti.pk}/", headers={"Accept-Encoding": "gzip, br"})
    assert utuh(response) == PDF
    kepala = {nama: response[nama] for nama in ("Content-Type", "Content-Length", "Content-Disposition")}
    assert kepala == {
        "Content-Type": "application/pdf",
        "Content-Length": str(len(PDF)),
        "Content-Disposition": 'attachment; filename="laporan.pdf"',
    }
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Frame-Options"] == "DENY"
    assert "Content-Encoding" not in response.headers and "ETag" not in response.headers


@pytest.mark.parametrize(
    ("nama", "kepala"),
    [
        ("résumé naïve.pdf", "attachment; filename*=utf-8''r%C3%A9sum%C3%A9%20na%C3%AFve.pdf"),
        ('a"b;c.pdf', 'attachment; filename="a\\"b;c.pdf"'),
        ("a%0D%0Ab.pdf", 'attachment; filename="a%0D%0Ab.pdf"'),
    ],
)
def test_u13_nama_di_kepala(prc: User, bukti: BuktiDukung, nama: str, kepala: str) -> None:
    BuktiDukung.objects.update(nama=nama)
    response = masuk(prc).get(f"/bukti/{bukti.pk}/")
    assert utuh(response) == PDF and response["Content-Disposition"] == kepala


def test_u13_jenis_dari_yang_tersimpan_bukan_dari_nama(prc: User, draf: Realisasi) -> None:
    kirim(masuk(prc), ("foto.png", png(1, 1)))
    BuktiDukung.objects.update(nama="foto.html")
    response = masuk(prc).get(f"/bukti/{BuktiDukung.objects.get().pk}/")
    assert utuh(response) == png(1, 1) and response["Content-Type"] == "image/png"


PERMINTAAN: list[tuple[str, Callable[[Client, str], HttpResponse]]] = [
    ("GET", lambda c, url: c.get(url)),
    ("HEAD", lambda c, url: c.head(url)),
    ("Range", lambda c, url: c.get(url, headers={"Range": "bytes=0-3"})),
    ("If-None-Match", lambda c, url: c.get(url, headers={"If-None-Match": "*"})),
    ("If-Modified-Since", lambda c, url: c.get(url, headers={"If-Modified-Since": "Wed, 01 Jan 2098 00:00:00 GMT"})),
]
BOLEH = [("PRC", Peran.PERENCANA, "U1A"), ("VER", Peran.VERIFIKATOR, "U1"), ("VER sendiri", Peran.VERIFIKATOR, "U1A")]
BOLEH += [("PMP", Peran.PIMPINAN, "U2"), ("ADM", Peran.ADMIN, "U0")]
ASING = [
    ("PRC saudara", Peran.PERENCANA, "U1B"),
    ("PRC jauh", Peran.PERENCANA, "U2A"),
    ("VER", Peran.VERIFIKATOR, "U2"),
]


@pytest.mark.parametrize("minta", [p[1] for p in PERMINTAAN], ids=[p[0] for p in PERMINTAAN])
@pytest.mark.parametrize(("peran", "unit"), [b[1:] for b in BOLEH], ids=[b[0] for b in BOLEH])
def test_m14_boleh(bukti: BuktiDukung, peran: Peran, unit: str, minta: Callable[[Client, str], HttpResponse]) -> None:
    user = petugas("peminta", peran, unit)
    response = minta(masuk(user), f"/bukti/{bukti.pk}/")
    assert response.status_code == 200
    kepala = response.request["REQUEST_METHOD"] == "HEAD"
    assert utuh(response) == (b"" if kepala else PDF)
    assert unduhan(user) == (0 if kepala else 1)


@pytest.mark.parametrize("minta", [p[1] for p in PERMINTAAN], ids=[p[0] for p in PERMINTAAN])
@pytest.mark.parametrize(("peran", "unit"), [a[1:] for a in ASING], ids=[a[0] for a in ASING])
def test_m14_asing_seperti_tidak_ada(
    bukti: BuktiDukung, peran: Peran, unit: str, minta: Callable[[Client, str], HttpResponse]
) -> None:
    user = petugas("asing", peran, unit)
    response, tak_ada = minta(masuk(user), f"/bukti/{bukti.pk}/"), minta(masuk(user), TAK_ADA)
    assert response.status_code == 404
    assert tanpa_token(response) == tanpa_token(tak_ada)
    assert unduhan(user) == 0


@pytest.mark.parametrize("status", ["draf", "diajukan", "dikembalikan", "diverifikasi", "disetujui"])
def test_m14_dalam_setiap_status(prc: User, pmp: User, bukti: BuktiDukung, status: str) -> None:
    Realisasi.objects.update(status=status, disetujui_oleh=prc)
    assert utuh(masuk(pmp).get(f"/bukti/{bukti.pk}/")) == PDF


def test_m14_tanpa_login_dan_akun_mati(client: Client, prc: User, bukti: BuktiDukung) -> None:
    assert client.get(f"/bukti/{bukti.pk}/").url == f"/masuk/?next=/bukti/{bukti.pk}/"
    sesi = masuk(prc)
    User.objects.filter(pk=prc.pk).update(is_active=False)
    assert sesi.get(f"/bukti/{bukti.pk}/").status_code == 302
    assert masuk(orang("tanpa.peran")).get(f"/bukti/{bukti.pk}/").status_code == 404


def test_m14_hak_dicabut_berlaku_pada_permintaan_berikutnya(prc: User, bukti: BuktiDukung) -> None:
    sesi = masuk(prc)
    assert utuh(sesi.get(f"/bukti/{bukti.pk}/")) == PDF
    Penugasan.objects.filter(user=prc).delete()
    assert sesi.get(f"/bukti/{bukti.pk}/").status_code == 404


@pytest.mark.parametrize("alamat", ["99999999999999999999", "-1", "1%00", "\u0661", "abc", "../../etc/passwd"])
def test_alamat_aneh(prc: User, bukti: BuktiDukung, alamat: str) -> None:
    assert masuk(prc).get(f"/bukti/{alamat}/").status_code == 404


def test_hanya_dibaca(prc: User, bukti: BuktiDukung) -> None:
    for cara in ("post", "put", "patch", "delete"):
        assert getattr(masuk(prc), cara)(f"/bukti/{bukti.pk}/").status_code == 405


def test_unduhan_tercatat_dengan_satu_insert(pmp: User, bukti: BuktiDukung) -> None:
    with CaptureQueriesContext(connection) as kueri:
        utuh(masuk(pmp).get(f"/bukti/{bukti.pk}/"))
    tulis = [q["sql"] for q in kueri if q["sql"].startswith(("INSERT", "UPDATE", "DELETE")) and "riwayat" in q["sql"]]
    assert len(tulis) == 1
    riwayat = Riwayat.objects.latest("pk")
    assert (riwayat.aksi, riwayat.jenis, riwayat.objek_id) == ("unduh", "buktidukung", str(bukti.pk))
    assert (riwayat.objek_kode, riwayat.unit) == ("I.U1A 2024/1", bukti.realisasi.indikator.unit)


def test_tanpa_catatan_tidak_ada_unduhan(prc: User, bukti: BuktiDukung, monkeypatch: pytest.MonkeyPatch) -> None:
    def gagal(*args: object) -> None:
        raise RuntimeError("tidak tercatat")

    monkeypatch.setattr("indicators.services.bukti.baca.catat_bukti", gagal)
    with pytest.raises(RuntimeError, match="tidak tercatat"):
        masuk(prc).get(f"/bukti/{bukti.pk}/")


def test_berkas_hilang_dikatakan_kepada_yang_berhak(
    prc: User, bukti: BuktiDukung, gudang: Path, caplog: pytest.LogCaptureFixture
) -> None:
    os.unlink(gudang / bukti.berkas)
    response = masuk(prc).get(f"/bukti/{bukti.pk}/")
    assert response.status_code == 410 and "tidak terbaca di penyimpanan" in response.content.decode()
    assert bukti.berkas in caplog.text and unduhan(prc) == 0
    assert masuk(petugas("asing", Peran.PERENCANA, "U2A")).get(f"/bukti/{bukti.pk}/").status_code == 404


def test_nama_berkas_di_tabel_tidak_dapat_menunjuk_ke_luar(prc: User, bukti: BuktiDukung, tmp_path: Path) -> None:
    (tmp_path / "rahasia").write_text("rahasia")
    BuktiDukung.objects.update(berkas="../rahasia")
    assert masuk(prc).get(f"/bukti/{bukti.pk}/").status_code == 410
