"""Adding evidence through the form: rules, limits, one transaction (U01-U12, U14)."""

import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.html import parse_html
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from indicators.berkas import Gudang, ukuran_teks
from indicators.berkas.unggahan import RUANG_ISIAN
from indicators.models import BuktiDukung, Peran, Realisasi, Riwayat
from indicators.services.bukti import tambah
from tests.dunia import angka
from tests.indicators.bukti import (
    BATAS,
    ELF,
    HTML,
    MZ,
    PDF,
    SVG,
    URL,
    arsip,
    badan,
    docx_asli,
    isi_gudang,
    jejak,
    jpeg_asli,
    kirim,
    png,
    utuh,
    xlsx,
)
from tests.pages import atribut, cari, teks
from tests.people import masuk, tugaskan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gudang")]
MB = 1024**2
MULTIPART = f"multipart/form-data; boundary={BATAS}"


@pytest.fixture
def perencana(prc: User) -> Client:
    return masuk(prc)


def pesan(response: HttpResponse) -> list[str]:
    return [str(satu) for satu in get_messages(response.wsgi_request)]


def keluhan(response: HttpResponse) -> str:
    """The refusal as the page prints it."""
    return str(response.context["penolakan"].pesan) if response.context["penolakan"] else ""


DITERIMA = [
    ("laporan.pdf", PDF, "application/pdf", "PDF"),
    ("foto.JPG", jpeg_asli(), "image/jpeg", "Gambar JPEG"),
    ("foto.jpeg", jpeg_asli(), "image/jpeg", "Gambar JPEG"),
    ("tangkapan.png", png(3, 2), "image/png", "Gambar PNG"),
    ("rekap.xlsx", xlsx(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel"),
    ("surat.docx", docx_asli(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word"),
]


@pytest.mark.parametrize(("nama", "isi", "jenis", "kata"), DITERIMA, ids=[c[0] for c in DITERIMA])
def test_disimpan_dicatat_dan_ditampilkan(
    perencana: Client, draf: Realisasi, gudang: Path, nama: str, isi: bytes, jenis: str, kata: str
) -> None:
    response = kirim(perencana, (nama, isi))
    assert (response.status_code, response.url, pesan(response)) == (302, URL, [f"“{nama}” dilampirkan."])
    bukti = BuktiDukung.objects.get()
    assert (bukti.realisasi, bukti.nama, bukti.jenis, bukti.ukuran) == (draf, nama, jenis, len(isi))
    assert bukti.sha256 == hashlib.sha256(isi).hexdigest()
    assert isi_gudang(gudang) == [bukti.berkas]
    assert (gudang / bukti.berkas).read_bytes() == isi
    assert stat.S_IMODE((gudang / bukti.berkas).stat().st_mode) == 0o600
    halaman = perencana.get(URL).content.decode()
    assert nama in halaman and f"{kata} · {ukuran_teks(len(isi))} · prc" in halaman


def test_riwayat_dalam_transaksi_yang_sama(perencana: Client, draf: Realisasi, prc: User) -> None:
    kirim(perencana, ("a.pdf", PDF))
    riwayat, bukti = Riwayat.objects.latest("pk"), BuktiDukung.objects.get()
    assert (riwayat.aksi, riwayat.jenis, riwayat.objek_id) == ("buat", "buktidukung", str(bukti.pk))
    assert (riwayat.objek_kode, riwayat.pelaku) == ("I.U1A 2024/1", prc)
    assert riwayat.unit == draf.indikator.unit
    assert riwayat.sesudah["sha256"] == bukti.sha256 and riwayat.sebelum is None


def test_dari_panel_kembali_ke_panel(perencana: Client, draf: Realisasi) -> None:
    panel = "/realisasi/I.U1A/2024/1/"
    halaman = perencana.get(panel).content.decode()
    assert f'name="kembali" value="{panel}#bukti"' in halaman and f'action="{URL}"' in halaman
    assert kirim(perencana, ("a.pdf", PDF), kembali=f"{panel}#bukti").url == f"{panel}#bukti"


def test_kembali_ke_tempat_asal_yang_aman(perencana: Client, draf: Realisasi) -> None:
    asal = "/realisasi/?tahun=2024&triwulan=1"
    assert kirim(perencana, ("a.pdf", PDF), kembali=asal).url == asal
    for jahat in ("https://jahat.example/", "//jahat.example/", "javascript:alert(1)", "/\\jahat.example"):
        assert kirim(perencana, ("b.pdf", PDF + b"x"), kembali=jahat).url == URL


DITOLAK: list[tuple[str, str | bytes, bytes, str]] = [
    ("U01 html", "x.html", HTML, "jenis “.html” tidak diterima"),
    ("U01 html bernama pdf", "x.pdf", HTML, "halaman web"),
    ("U01 svg", "x.svg", SVG, "“.svg” tidak diterima"),
    ("U01 svg bernama png", "x.png", SVG, "halaman web atau XML"),
    ("U01 exe", "x.exe", MZ, "“.exe” tidak diterima"),
    ("U01 php", "x.php", b"<?php", "“.php” tidak diterima"),
    ("U01 js", "x.js", b"alert(1)", "“.js” tidak diterima"),
    ("U02 ELF bernama pdf", "x.pdf", ELF, "program Linux"),
    ("U03 pdf.exe", "x.pdf.exe", PDF, "“.exe” tidak diterima"),
    ("U03 exe.pdf", "x.exe.pdf", PDF, "ekstensi ganda"),
    ("U03 NUL", b"x.exe\x00.pdf", PDF, "tanda tersembunyi (U+0000)"),
    ("U03 kanan ke kiri", "laporan\u202efdp.pdf", PDF, "tanda tersembunyi (U+202E)"),
    ("U04 kosong", "x.pdf", b"", "kosong (0 bita)"),
    ("U05 300 karakter", "a" * 296 + ".pdf", PDF, "namanya 300 karakter"),
    ("U06 hanya ekstensi", ".pdf", PDF, "hanya ekstensi"),
    ("U07 bukan UTF-8", b"x\xff.pdf", PDF, "nama berkasnya harus terbaca"),
    ("U12 gambar raksasa", "x.png", png(30_000, 30_000), "megapiksel"),
    ("U12 bom zip", "x.xlsx", arsip(("xl/workbook.xml", b"\0" * 20_000_000)), "bom zip"),
]


@pytest.mark.parametrize(("nama", "isi", "alasan"), [c[1:] for c in DITOLAK], ids=[c[0] for c in DITOLAK])
def test_ditolak_dengan_kalimat_tanpa_sisa(
    perencana: Client, draf: Realisasi, gudang: Path, nama: str | bytes, isi: bytes, alasan: str
) -> None:
    sebelum = jejak()
    response = kirim(perencana, (nama, isi))
    assert response.status_code == 422
    assert alasan in keluhan(response)
    assert teks_pesan(response) == keluhan(response)
    assert keluhan(response).startswith("Berkas “") or alasan == "nama berkasnya harus terbaca"
    assert jejak() == sebelum and isi_gudang(gudang) == []


def teks_pesan(response: HttpResponse) -> str:
    """What the alert says, escaped and read back."""
    (peringatan,) = [p for p in cari(parse_html(response.content.decode()), "p") if atribut(p, "role") == "alert"]
    return teks(peringatan)


@pytest.mark.parametrize(
    ("dikirim", "tampil"),
    [
        ("../../../x.pdf", "x.pdf"),
        (r"..\..\x.pdf", "x.pdf"),
        ("/abs/x.pdf", "x.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("<b>x</b>.pdf", "b>.pdf"),
        ("a&b.pdf", "a&b.pdf"),
    ],
)
def test_u08_nama_dibersihkan_dan_tidak_menentukan_tempat(
    perencana: Client, draf: Realisasi, gudang: Path, dikirim: str, tampil: str
) -> None:
    assert kirim(perencana, (dikirim, PDF)).status_code == 302
    bukti = BuktiDukung.objects.get()
    assert bukti.nama == tampil
    assert isi_gudang(gudang) == [bukti.berkas] and os.listdir(gudang.parent) == ["bukti"]
    assert "<b>" not in perencana.get(URL).content.decode().partition("judul-bukti")[2]


def test_u08_baris_baru_lewat_rfc2231(perencana: Client, draf: Realisasi) -> None:
    mentah = badan([(b"N", PDF)]).replace(b'filename="N"', b"filename*=UTF-8''x%0D%0ASet-Cookie%3A%20a=b.pdf")
    assert perencana.post(URL, mentah, content_type=MULTIPART).status_code == 302
    bukti = BuktiDukung.objects.get()
    assert bukti.nama == "x Set-Cookie: a=b.pdf"
    response = perencana.get(f"/bukti/{bukti.pk}/")
    assert utuh(response) == PDF
    assert "Set-Cookie" not in response.headers and "\n" not in response["Content-Disposition"]


class Meledak:
    """A body that must not be read."""

    def read(self, *args: object) -> bytes:
        raise AssertionError("the body was read")

    readline = __iter__ = read


@pytest.fixture
def tempat_sementara(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where Django, or anything else of Python, would spool."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder


@pytest.mark.parametrize(
    ("panjang", "tipe"),
    [
        (11 * MB, MULTIPART),
        (10 * MB + RUANG_ISIAN + 1, MULTIPART),
        (2 * 1024**3, MULTIPART),
        (2 * 1024**3, "application/x-www-form-urlencoded"),
        (10**30, "application/json"),
    ],
)
def test_u09_u10_terlalu_besar_ditolak_sebelum_dibaca(
    prc: User, draf: Realisasi, gudang: Path, tempat_sementara: Path, panjang: int, tipe: str
) -> None:
    sebelum = jejak()
    ketat = Client(enforce_csrf_checks=True)  # the check that reads the body before a view could
    ketat.force_login(prc)
    response = ketat.post(URL, b"", content_type=tipe, CONTENT_LENGTH=str(panjang), **{"wsgi.input": Meledak()})
    assert response.status_code == 413
    assert "paling besar 10,0 MB" in keluhan(response)
    assert "Bukti dukung I.U1A" in response.content.decode()
    assert jejak() == sebelum and isi_gudang(gudang) == [] and os.listdir(tempat_sementara) == []


def test_u09_satu_bita_di_atas_batas_satu_berkas(perencana: Client, draf: Realisasi, gudang: Path) -> None:
    response = kirim(perencana, ("besar.pdf", PDF + b"\0" * (10 * MB - len(PDF) + 1)))
    assert response.status_code == 413
    assert keluhan(response) == "Berkas “besar.pdf” ditolak: lebih besar dari 10,0 MB, batas satu berkas."
    assert isi_gudang(gudang) == []


def test_u09_tepat_10_mb_diterima_dan_tidak_lewat_tempat_lain(
    perencana: Client, draf: Realisasi, tempat_sementara: Path
) -> None:
    with mock.patch("tempfile.NamedTemporaryFile", side_effect=AssertionError("spooled")):
        assert kirim(perencana, ("besar.pdf", PDF + b"\0" * (10 * MB - len(PDF)))).status_code == 302
    assert BuktiDukung.objects.get().ukuran == 10 * MB
    assert os.listdir(tempat_sementara) == []


def test_u10_berkas_ke_alamat_lain_tidak_menyentuh_cakram(client: Client, db: None, tempat_sementara: Path) -> None:
    """Not logged in, to the login page: Django alone would write it all to the disk."""
    with mock.patch("django.core.files.uploadhandler.TemporaryUploadedFile", side_effect=AssertionError("spooled")):
        client.post("/masuk/", badan([(b"x.pdf", b"\0" * 4 * MB)]), content_type=MULTIPART)
    assert os.listdir(tempat_sementara) == []


@pytest.mark.parametrize("banyak", [21, 500])
def test_u11_terlalu_banyak_berkas(perencana: Client, draf: Realisasi, gudang: Path, banyak: int) -> None:
    response = kirim(perencana, *((f"{i}.pdf", PDF + bytes([i % 256])) for i in range(banyak)))
    assert response.status_code == 413
    assert "Satu kiriman paling banyak 20 berkas" in keluhan(response)
    assert isi_gudang(gudang) == [] and not BuktiDukung.objects.exists()


def test_paling_banyak_sepuluh_per_angka(perencana: Client, draf: Realisasi, gudang: Path) -> None:
    assert kirim(perencana, *((f"{i}.pdf", PDF + bytes([i])) for i in range(9))).status_code == 302
    response = kirim(perencana, ("9.pdf", PDF + b"a"), ("10.pdf", PDF + b"b"))
    assert response.status_code == 409 and "paling banyak 10 bukti dukung" in keluhan(response)
    assert len(isi_gudang(gudang)) == BuktiDukung.objects.count() == 9  # all or none
    assert kirim(perencana, tautan="https://contoh.go.id/").status_code == 302
    assert kirim(perencana, tautan="https://contoh.go.id/lagi").status_code == 409
    perencana.post(f"/bukti/{BuktiDukung.objects.latest('pk').pk}/hapus/")
    assert kirim(perencana, ("9.pdf", PDF + b"a")).status_code == 302


def test_satu_berkas_buruk_menolak_seluruh_kiriman(perencana: Client, draf: Realisasi, gudang: Path) -> None:
    response = kirim(perencana, ("a.pdf", PDF), ("b.pdf", HTML))
    assert response.status_code == 422 and keluhan(response).startswith("Berkas “b.pdf” ditolak")
    assert isi_gudang(gudang) == [] and not BuktiDukung.objects.exists()


def test_u14_bita_yang_sama_dicatat_tidak_disimpan_dua_kali(perencana: Client, draf: Realisasi, gudang: Path) -> None:
    kirim(perencana, ("a.pdf", PDF))
    response = kirim(perencana, ("lain.pdf", PDF), ("baru.pdf", PDF + b"x"), ("baru lagi.pdf", PDF + b"x"))
    assert pesan(response)[-3:] == [
        "Berkas yang sama sudah ada: “a.pdf”. Tidak disimpan dua kali.",
        "“baru.pdf” dilampirkan.",
        "Berkas yang sama sudah ada: “baru.pdf”. Tidak disimpan dua kali.",
    ]
    assert len(isi_gudang(gudang)) == BuktiDukung.objects.count() == 2


def test_u14_yang_sudah_dihapus_boleh_diunggah_lagi(perencana: Client, draf: Realisasi, gudang: Path) -> None:
    kirim(perencana, ("a.pdf", PDF))
    perencana.post(f"/bukti/{BuktiDukung.objects.get().pk}/hapus/")
    assert kirim(perencana, ("a.pdf", PDF)).status_code == 302
    assert len(isi_gudang(gudang)) == BuktiDukung.objects.count() == 2


def test_sama_pada_angka_lain_tetap_disimpan(perencana: Client, prc: User, draf: Realisasi) -> None:
    angka("I.U1B")
    tugaskan(prc, Peran.PERENCANA, "U1B")
    kirim(perencana, ("a.pdf", PDF))
    kirim(perencana, ("a.pdf", PDF), url="/realisasi/I.U1B/2024/1/bukti/")
    assert BuktiDukung.objects.count() == 2


def test_tautan(perencana: Client, draf: Realisasi, gudang: Path) -> None:
    with mock.patch("socket.socket.connect", side_effect=AssertionError("fetched")):
        kirim(perencana, tautan=" https://contoh.go.id/data?a=1 ", judul=" Berita\u200b acara ")
    bukti = BuktiDukung.objects.get()
    assert (bukti.nama, bukti.tautan) == ("Berita acara", "https://contoh.go.id/data?a=1")
    assert (bukti.berkas, bukti.sha256, bukti.ukuran) == ("", "", None)
    assert Riwayat.objects.latest("pk").sesudah["tautan"] == bukti.tautan
    halaman = perencana.get(URL).content.decode()
    assert '<a href="https://contoh.go.id/data?a=1" rel="noopener noreferrer nofollow">Berita acara</a>' in halaman
    response = kirim(perencana, tautan="https://contoh.go.id/data?a=1")
    assert pesan(response)[-1].startswith("Tautan yang sama sudah ada: “Berita acara”")
    assert BuktiDukung.objects.count() == 1 and isi_gudang(gudang) == []
    assert perencana.get(f"/bukti/{bukti.pk}/").status_code == 404


@pytest.mark.parametrize(
    "tautan", ["javascript:alert(1)", "ftp://contoh.go.id/", "https://x y/", "https://-buruk-/", "https://a.go.id/\0"]
)
def test_tautan_ditolak_dan_yang_diketik_kembali(perencana: Client, draf: Realisasi, tautan: str) -> None:
    response = kirim(perencana, tautan=tautan, judul="judul saya", kembali="/realisasi/?tahun=2024")
    assert response.status_code == 422 and keluhan(response)
    halaman = response.content.decode()
    assert 'value="judul saya"' in halaman and 'value="/realisasi/?tahun=2024"' in halaman
    assert response.context["bukti_form"]["tautan"].value() == tautan
    assert not BuktiDukung.objects.exists()


@pytest.mark.parametrize("isian", [{}, {"tautan": "https://contoh.go.id/"}, {"tautan": "   "}])
def test_tepat_satu_berkas_atau_tautan(perencana: Client, draf: Realisasi, isian: dict[str, str]) -> None:
    berkas = [("a.pdf", PDF)] if isian.get("tautan", "").strip() else []
    response = kirim(perencana, *berkas, **isian)
    assert response.status_code == 422 and keluhan(response)
    assert not BuktiDukung.objects.exists()


@pytest.mark.parametrize(
    "rusak",
    [
        badan([(b"a.pdf", PDF), (b"b.pdf", PDF + b"x")])[:-60],
        badan([(b"a.pdf", PDF)])[: -len(BATAS) - 6],
        b"bukan multipart",
        badan([(b"a.pdf", PDF)]).replace(b"\r\n\r\n%PDF", b"\r\nContent-Transfer-Encoding: base64\r\n\r\n%PDF"),
    ],
    ids=["terpotong di berkas kedua", "terpotong di penutup", "bukan multipart", "base64 rusak"],
)
def test_f11_kiriman_rusak_tidak_menyisakan_apa_pun(
    perencana: Client, draf: Realisasi, gudang: Path, rusak: bytes
) -> None:
    assert perencana.post(URL, rusak, content_type=MULTIPART).status_code in (400, 422)
    assert isi_gudang(gudang) == [] and not BuktiDukung.objects.exists()


@pytest.mark.parametrize("gagal", ["catat_bukti", "_periksa_jumlah"])
def test_transaksi_gagal_berkas_dibuang(
    perencana: Client, draf: Realisasi, gudang: Path, monkeypatch: pytest.MonkeyPatch, gagal: str
) -> None:
    """The second of two fails: the first one's row and file go with it."""
    asli, kali = getattr(tambah, gagal), []

    def kedua_gagal(*args: object) -> None:
        kali.append(args)
        if len(kali) == 2:
            raise RuntimeError("putus")
        asli(*args)

    monkeypatch.setattr(tambah, gagal, kedua_gagal)
    sebelum = jejak()
    with pytest.raises(RuntimeError, match="putus"):
        kirim(perencana, ("a.pdf", PDF), ("b.pdf", PDF + b"x"))
    assert jejak() == sebelum and isi_gudang(gudang) == []


def test_f10_penyimpanan_penuh(
    perencana: Client, draf: Realisasi, gudang: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with mock.patch("os.fsync", side_effect=OSError(28, "No space left on device")):
        response = kirim(perencana, ("a.pdf", PDF))
    assert response.status_code == 507 and "sedang penuh atau tidak dapat ditulisi" in keluhan(response)
    assert "No space left" in caplog.text
    assert isi_gudang(gudang) == [] and not BuktiDukung.objects.exists()
    assert kirim(perencana, ("a.pdf", PDF)).status_code == 302  # it heals by itself


def test_f10_penuh_di_tengah_berkas(perencana: Client, draf: Realisasi, gudang: Path) -> None:
    with mock.patch.object(Gudang, "tampung", lambda self: (gudang / "x", Path("/dev/full").open("wb"))):
        response = kirim(perencana, ("a.pdf", PDF + b"\0" * 100_001))
    assert response.status_code == 507 and not BuktiDukung.objects.exists()


def test_pemindai_hanya_bila_diatur(
    perencana: Client, draf: Realisasi, gudang: Path, settings: Settings, tmp_path: Path
) -> None:
    with mock.patch("subprocess.Popen", side_effect=AssertionError("scanned")):
        kirim(perencana, ("a.pdf", PDF))
    settings.PEMINDAI_BUKTI = (
        f'sh -c \'echo "$1" >> {tmp_path}/dipindai; grep -q virus "$1" && exit 1; exit 0\' pindai'
    )
    assert kirim(perencana, ("bersih.pdf", PDF + b"x")).status_code == 302
    response = kirim(perencana, ("sakit.pdf", PDF + b"virus"))
    assert response.status_code == 422
    assert keluhan(response) == "Berkas “sakit.pdf” ditolak: pemindai keamanan tidak meloloskannya."
    dipindai = (tmp_path / "dipindai").read_text().split()
    assert len(dipindai) == 2 and all(satu.startswith(str(gudang)) for satu in dipindai)
    assert len(isi_gudang(gudang)) == BuktiDukung.objects.count() == 2


def test_pemindaian_tidak_menahan_transaksi(perencana: Client, draf: Realisasi, settings: Settings) -> None:
    """A scanner takes its time; nobody else's save may wait for it."""
    dalam: list[int] = []
    settings.PEMINDAI_BUKTI = "true"
    with mock.patch.object(tambah, "pindai", side_effect=lambda *a: dalam.append(len(connection.savepoint_ids))):
        kirim(perencana, ("a.pdf", PDF))
    assert dalam == [len(connection.savepoint_ids)]


def test_csrf_tetap_diperiksa(prc: User, draf: Realisasi, gudang: Path) -> None:
    ketat = Client(enforce_csrf_checks=True)
    ketat.force_login(prc)
    assert kirim(ketat, ("a.pdf", PDF)).status_code == 403
    assert isi_gudang(gudang) == [] and not BuktiDukung.objects.exists()
    token = ketat.get(URL).context["csrf_token"]
    assert kirim(ketat, ("a.pdf", PDF), csrfmiddlewaretoken=str(token)).status_code == 302


def test_halaman_menyebut_batas_yang_berlaku(perencana: Client, draf: Realisasi) -> None:
    halaman = perencana.get(URL).content.decode()
    assert f"paling besar {ukuran_teks(settings.BUKTI_UKURAN_MAKS)}" in halaman
    assert f"paling banyak {settings.BUKTI_JUMLAH_MAKS} bukti" in halaman
    assert "Belum ada bukti dukung." in halaman


def test_halaman_tanpa_kueri_per_bukti(perencana: Client, draf: Realisasi) -> None:
    def banyak_kueri() -> int:
        with CaptureQueriesContext(connection) as kueri:
            perencana.get(URL)
        return len(kueri)

    kirim(perencana, ("a.pdf", PDF))
    satu = banyak_kueri()
    kirim(perencana, *((f"{i}.pdf", PDF + bytes([i])) for i in range(5)))
    assert banyak_kueri() == satu
