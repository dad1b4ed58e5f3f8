"""Open data: with PUBLIK on, the approved figures and nothing else, by every door; with it off, no such page."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from indicators.akses import PembacaResmi, administrator, realisasi_terlihat, riwayat_terlihat
from indicators.akses.target import target_terlihat
from indicators.models import BuktiDukung, Indikator, Komentar, Peran, Realisasi, Target, TindakLanjut
from indicators.rekap import BarisCapaian, SaringCapaian, rekap_capaian
from indicators.services.segel import close_triwulan
from tests.dunia import TAHUN, angka, dua_langkah, petugas
from tests.indicators.kisi import simpan_baris
from tests.pages import bacaan, tabel
from tests.people import masuk

pytestmark = pytest.mark.django_db
LUAR = Client()
ALAMAT = [
    *("/publik/", "/publik/?tahun=2024", "/publik/?tahun=2023", "/publik/?tahun=2030"),
    *(f"/publik/?tahun=2024&format={bentuk}" for bentuk in ("csv", "json", "xlsx")),
    *(f"/publik/indikator/?format={bentuk}" for bentuk in ("csv", "json", "xlsx")),
    *("/publik/metadata/", "/sitemap.xml", "/robots.txt", "/katalog/", "/katalog/?format=jsonld"),
]
# A figure in every state; only one of them is official, and one is officially absent.
MENUNGGU = {
    "I.U1": ("draf", 61),
    "I.U1A": ("diajukan", 62),
    "I.U1B": ("dikembalikan", 63),
    "I.U2": ("diverifikasi", 64),
}
RESMI = 57
RAHASIA = ("petugas-", "rahasia", "Rahasia", "88,80", "88.80", "87,70")


@pytest.fixture(autouse=True)
def terbuka(settings) -> None:
    settings.PUBLIK = True
    cache.clear()


@pytest.fixture
def isi(dunia: None, db: None) -> str:
    """Every state, and beside the figures everything that people write about them; the checksum of a seal."""
    dua_langkah()
    pengisi, adm = petugas("petugas-isi", Peran.PERENCANA, "U0"), petugas("petugas-adm", Peran.ADMIN, "U0")
    angka("I.U0", "disetujui", oleh=pengisi, nilai=RESMI, triwulan=4)
    for kode, (status, nilai) in MENUNGGU.items():
        angka(kode, status, oleh=pengisi, nilai=nilai, triwulan=4)
    absen = angka("I.U2A", "disetujui", oleh=pengisi, triwulan=4)
    Realisasi.objects.filter(pk=absen.pk).update(
        nilai=None, keadaan="tidak_tersedia", alasan_keadaan="rahasia: kata petugas-isi"
    )
    Indikator.objects.filter(pk=absen.indikator_id).update(kalender="tahunan")
    for satu in Realisasi.objects.all():
        Realisasi.objects.filter(pk=satu.pk).update(analisis="rahasia analisis", kendala="rahasia kendala")
        Komentar.objects.create(realisasi=satu, penulis=pengisi, teks="rahasia komentar")
        BuktiDukung.objects.create(realisasi=satu, nama="rahasia", tautan="https://x.example/", diunggah_oleh=pengisi)
        TindakLanjut.objects.create(
            realisasi=satu, uraian="rahasia tindakan", penanggung_jawab="petugas-isi", tenggat="2025-01-01"
        )
    usul = {"tahun": TAHUN, "alasan": "rahasia", "nomor_dokumen": "rahasia", "revisi": 1, "diusulkan_oleh": pengisi}
    for kode, nilai, status in (("I.U0", "88.8", "diusulkan"), ("I.U1", "87.7", "ditolak")):
        milik = Target.objects.get(indikator__kode=kode).indikator
        Target.objects.create(indikator=milik, nilai=nilai, status=status, catatan_putusan="rahasia", **usul)
    return close_triwulan(adm, TAHUN, 4, alasan="Semua lengkap").sha256


def teks(alamat: str) -> str:
    """All that an answer holds, also what is packed in a workbook."""
    response = LUAR.get(alamat)
    assert response.status_code in (200, 404), (alamat, response.status_code)
    muatan = b"".join(response.streaming_content) if response.streaming else response.content
    if "spreadsheetml" in response["Content-Type"]:
        buku = openpyxl.load_workbook(io.BytesIO(muatan))
        return "\n".join(str(sel.value) for lembar in buku for baris in lembar.iter_rows() for sel in baris)
    return str(muatan.decode())


def data(tahun: int = TAHUN) -> dict[str, dict[str, Any]]:
    return {
        satu["indikator"]["kode"]: satu for satu in json.loads(teks(f"/publik/?tahun={tahun}&format=json"))["data"]
    }


def tertulis(nilai: int) -> Iterator[str]:
    yield from (f"{nilai},00", f"{nilai}.00", f">{nilai}<", f'"{nilai}"')


def test_tidak_membocorkan_apa_pun(isi: str) -> None:
    """Pages, files, metadata, sitemap and the check of a seal: no pending value, no name, no word about a figure."""
    for alamat in (*ALAMAT, f"/segel/{isi}/", f"/segel/{isi[:16]}/", "/segel/salah/"):
        semua = teks(alamat)
        for satu in RAHASIA:
            assert satu not in semua, (alamat, satu)
        for _, nilai in MENUNGGU.values():
            for bentuk in tertulis(nilai):
                assert bentuk not in semua, (alamat, bentuk)
    assert f"{RESMI},00" in teks("/publik/")


def test_draf_tidak_terasa_di_luar(isi: str) -> None:
    """Not even the minute at which somebody types: every answer stays the same to the byte."""
    sebelum = {alamat: LUAR.get(alamat).getvalue() for alamat in ALAMAT if "xlsx" not in alamat}
    client = masuk(petugas("petugas-kisi", Peran.PERENCANA, "U1A"))
    assert "41" in simpan_baris(client, "I.U1A", triwulan=2, nilai="41").content.decode()
    assert Realisasi.objects.filter(indikator__kode="I.U1A", triwulan=2, nilai=41).exists()
    assert {alamat: LUAR.get(alamat).getvalue() for alamat in sebelum} == sebelum


def test_api_tetap_perlu_akun(isi: str) -> None:
    for jalan in ("capaian/", "realisasi/", "riwayat/", "telusur/capaian/I.U0/2024/", "capaian/?status=semua"):
        assert LUAR.get(f"/api/v1/{jalan}").status_code == 401


def test_sama_dengan_baris_resmi(isi: str, pmp: User) -> None:
    """The very figures of every other window, none more and none less."""
    resmi: dict[str, BarisCapaian] = {b.kode: b for b in rekap_capaian(pmp, SaringCapaian(TAHUN))}
    publik = data()
    assert publik.keys() == resmi.keys()
    for kode, satu in publik.items():
        baris = resmi[kode]
        assert (satu["target"], satu["realisasi"]) == (baris.target_api, baris.realisasi_api)
        assert satu["capaian"] == (None if baris.capaian is None else str(baris.capaian))
        assert (satu["keadaan"], satu["alasan"]) == (baris.keadaan, baris.alasan)
        assert satu["kategori"] == (baris.kategori.label if baris.kategori else None)
    assert {kode for kode, satu in publik.items() if satu["realisasi"]} == {"I.U0"}
    assert publik["I.U1"]["alasan"] == "belum_disetujui"
    assert publik["I.U2A"]["alasan"] == "tidak_tersedia"


def test_yang_hanya_untuk_akun_tidak_ada_kolomnya(isi: str) -> None:
    assert not {"status", "sementara", "telusur"} & data()["I.U0"].keys()
    assert "penanggung_jawab" not in teks("/publik/indikator/?format=json")


def test_halaman_menyebut_n_dari_m(isi: str) -> None:
    response = LUAR.get("/publik/?tahun=2024")
    assert "1 dari 6 indikator dihitung" in bacaan(response)
    baris = {b.kepala.split(" ")[0]: b for b in tabel(response)}
    assert (baris["I.U0"]["Realisasi 2024"], baris["I.U0"]["Capaian (%)"]) == ("57,00", "57,00")
    assert (baris["I.U1"]["Realisasi 2024"], baris["I.U1"]["Kategori"]) == ("belum disetujui", "Belum disetujui")


def test_tidak_menaut_ke_halaman_berakun(isi: str) -> None:
    """But the login itself; whoever follows a figure must not land there."""
    tautan = {t for b in tabel(LUAR.get("/publik/?tahun=2024")) for t in b.tautan}
    assert {t for t in tautan if not t.startswith(("/publik/", "/segel/"))} == set()


def test_empat_berkas_satu_isi(isi: str) -> None:
    """The figures of page, csv, xlsx and JSON are the same, and each file tells what its columns mean."""
    rinci = data()
    berisi = csv.DictReader(io.StringIO(teks("/publik/?tahun=2024&format=csv")))
    per_csv = {satu["indikator.kode"]: satu for satu in berisi}
    for kode, satu in rinci.items():
        for kolom in ("target", "realisasi", "capaian", "capaian_dibatasi", "kategori", "alasan"):
            assert per_csv[kode][kolom] == (satu[kolom] or "")
    respon = LUAR.get("/publik/?tahun=2024&format=xlsx")
    buku = openpyxl.load_workbook(io.BytesIO(b"".join(respon.streaming_content)))
    lembar = list(buku["data"].iter_rows(values_only=True))
    per_xlsx = {baris[0]: dict(zip(lembar[0], baris, strict=True)) for baris in lembar[1:]}
    assert per_xlsx["I.U0"]["realisasi"] == RESMI
    kamus = {baris[0] for baris in buku["kamus"].iter_rows(min_row=2, values_only=True)}
    assert kamus == set(lembar[0]) == set(next(iter(per_csv.values())))
    muatan = json.loads(teks("/publik/?tahun=2024&format=json"))
    assert {k["nama"] for k in muatan["kolom"]} == kamus
    assert muatan["rata_rata"] == {"capaian": "57.00", "dihitung": 1, "diukur": 6}
    assert respon["Link"] == '<http://testserver/publik/metadata/>; rel="describedby"'


def test_metadata_satu_data(isi: str) -> None:
    """DCAT: every distribution can be fetched without an account, and every column is described."""
    (satu,) = json.loads(teks("/publik/metadata/"))["dcat:dataset"]
    assert (satu["dct:identifier"], satu["dct:accessRights"]) == ("capaian-publik", "Terbuka bagi umum.")
    assert all(kolom["dct:description"] for kolom in satu["csvw:tableSchema"]["csvw:column"])
    alamat = [d["dcat:accessURL"]["@id"] for d in satu["dcat:distribution"]]
    assert len(alamat) == 3
    assert all(teks(a.removeprefix("http://testserver")) for a in alamat)
    assert "capaian-publik" in teks("/katalog/?format=jsonld")


def test_peta_situs_hanya_memuat_yang_terbuka(isi: str) -> None:
    peta = teks("/sitemap.xml")
    alamat = [bagian.partition("</loc>")[0] for bagian in peta.split("<loc>")[1:]]
    assert alamat == [f"http://testserver{jalan}" for jalan in ("/publik/", "/publik/?tahun=2024", "/katalog/")]
    assert [LUAR.get(a.removeprefix("http://testserver")).status_code for a in alamat] == [200, 200, 200]
    assert "Disallow: /\n" in teks("/robots.txt") and "Allow: /publik/" in teks("/robots.txt")


@pytest.mark.parametrize(
    "alamat", ["/publik/", "/publik/indikator/", "/publik/metadata/", "/sitemap.xml", "/robots.txt"]
)
def test_bila_dimatikan_tidak_ada(isi: str, settings, pmp: User, alamat: str) -> None:
    """For everybody: an account does not bring it back."""
    settings.PUBLIK = False
    assert LUAR.get(alamat).status_code == 404
    masuk = Client()
    masuk.force_login(pmp)
    assert masuk.get(alamat).status_code == 404
    assert "capaian-publik" not in teks("/katalog/?format=jsonld")
    assert "/publik/" not in teks("/katalog/")


def test_bawaan_mati() -> None:
    contoh = (Path(__file__).parents[2] / ".env.example").read_text(encoding="utf-8")
    assert "\nPUBLIK=\n" in contoh


@pytest.mark.parametrize(
    ("alamat", "kode"),
    [
        ("/publik/?tahun=abc", 400),
        ("/publik/?tahun=1899", 400),
        ("/publik/?format=pdf", 400),
        ("/publik/?tahun=2050", 200),
    ],
)
def test_permintaan_yang_keliru(isi: str, alamat: str, kode: int) -> None:
    assert LUAR.get(alamat).status_code == kode


def test_hanya_dibaca_dan_dibatasi(isi: str, settings) -> None:
    assert LUAR.post("/publik/").status_code == 405
    settings.LAJU_PUBLIK = 2
    cache.clear()
    assert [LUAR.get("/publik/").status_code for _ in range(3)] == [200, 200, 429]


def test_pembaca_resmi_tidak_melihat_yang_lain(isi: str) -> None:
    """The gates themselves, whatever page asks: no pending figure, no proposal, no history, nothing to administer."""
    pembaca = PembacaResmi()
    assert set(realisasi_terlihat(pembaca).values_list("status", flat=True)) == {"disetujui"}
    assert set(target_terlihat(pembaca).values_list("status", flat=True)) == {"disetujui"}
    assert not riwayat_terlihat(pembaca).exists()
    assert not administrator(pembaca)
    minta_semua = list(rekap_capaian(pembaca, SaringCapaian(TAHUN, semua_status=True)))
    assert [b.kode for b in minta_semua if b.realisasi] == ["I.U0"]


def test_tanpa_angka_resmi(dunia: None, db: None) -> None:
    assert "rata-rata belum dapat dihitung" in bacaan(LUAR.get(f"/publik/?tahun={TAHUN}"))
    assert LUAR.get("/publik/").status_code == 200
    assert LUAR.get("/sitemap.xml").status_code == 200
