"""Whoever wrote a passage is told once when a figure that it quotes has changed, and again only after saving it."""

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from budget.models import DataAnggaran
from indicators.models import Indikator, Pemberitahuan, Penugasan, Peran, Realisasi, UnitKerja
from indicators.riwayat import catat
from indicators.riwayat.segel import segel_riwayat
from renstra.laporan.kabar import kabari_narasi
from tests.dunia import TAHUN, angka, petugas, tambah_indikator
from tests.pages import atribut, bacaan, cari, isi
from tests.people import masuk

pytestmark = pytest.mark.django_db
Selesai = Callable[[], AbstractContextManager[Any]]


@pytest.fixture(autouse=True)
def _awal() -> Generator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def selesai(django_capture_on_commit_callbacks: Any) -> Selesai:
    """What the application does by itself after commit is done at the end of the block."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def tulis(client: Client, teks: str, bagian: str = "pengantar", unit: str = "U1A") -> None:
    alamat = f"/laporan/narasi/?laporan=lkjip&unit={unit}&tahun={TAHUN}&bagian={bagian}"
    kotak = {atribut(i, "name"): atribut(i, "value") for i in cari(isi(client.get(alamat)), "input")}
    kiriman = {nama: kotak[nama] for nama in ("dilihat", "sidik")} | {"teks": teks}
    assert client.post(alamat, kiriman).status_code == 302


def setujui(ver: User, *baris: Realisasi) -> None:
    pilih = [f"{satu.pk}-{satu.versi}" for satu in baris]
    assert masuk(ver).post("/verifikasi/", {"gerak": "setujui", "pilih": pilih}).status_code == 302


def buka(ver: User, baris: Realisasi) -> None:
    baris.refresh_from_db()
    kiriman = {"pilih": [f"{baris.pk}-{baris.versi}"], "alasan": "Keliru", "tahun": TAHUN}
    assert masuk(ver).post("/verifikasi/buka/", kiriman).status_code == 302


def kabar(user: User) -> list[Pemberitahuan]:
    return list(Pemberitahuan.objects.filter(penerima=user, perihal__contains="dikutip").order_by("pk"))


def test_the_author_is_told_of_a_changed_figure(prc: User, ver: User, selesai: Selesai) -> None:
    """On the page of messages, by mail, with what it said and says, and a link to where the passage is written."""
    baris = angka("I.U1A", "diajukan", oleh=ver, nilai=53)
    penulis = masuk(prc)
    with selesai():
        tulis(penulis, "Capaian {capaian:I.U1A:2024:1} dari target {target:I.U1A:2024}.")
    assert kabar(prc) == []
    with selesai():
        setujui(petugas("lain", Peran.VERIFIKATOR, "U1"), baris)
    (satu,) = kabar(prc)
    judul = f"Pengantar, Laporan Kinerja (LKjIP) {UnitKerja.objects.get(kode='U1A').nama_pendek} 2024"
    assert satu.perihal == f"Angka yang dikutip narasi Anda berubah: {judul}"
    assert "capaian:I.U1A:2024:1 dahulu (belum disetujui), kini 53,00" in satu.isi
    assert "target:I.U1A:2024" not in satu.isi
    assert "dahulu (belum disetujui), kini 53,00" in bacaan(penulis.get("/pemberitahuan/"))
    assert "Perlu ditinjau oleh prc" in bacaan(penulis.get(satu.url))
    assert satu.perihal in "".join(surel.subject for surel in mail.outbox if prc.email in surel.to)
    assert "Angka kutipannya berubah" in bacaan(penulis.get("/riwayat/?jenis=narasilaporan"))


def test_once_until_the_passage_is_saved_again(prc: User, ver: User, selesai: Selesai) -> None:
    baris = angka("I.U1A", "diajukan", oleh=prc, nilai=53)
    teks = "Capaian {capaian:I.U1A:2024:1}."
    with selesai():
        tulis(masuk(prc), teks)
    for _ in range(2):
        with selesai():
            setujui(ver, baris)
        with selesai():
            buka(ver, baris)
            Realisasi.objects.filter(pk=baris.pk).update(status="diajukan")
            baris.refresh_from_db()
    assert len(kabar(prc)) == 1
    with selesai():
        setujui(ver, baris)
        tulis(masuk(prc), teks)  # confirms what it says now
    assert len(kabar(prc)) == 1
    with selesai():
        buka(ver, baris)
    assert len(kabar(prc)) == 2
    assert "dahulu 53,00, kini (" in kabar(prc)[1].isi


def diam(buat: Callable[[], object], settings: Any) -> int:
    """The queries of the queue's look after something was done while it slept; the authors are told then."""
    settings.ANTREAN_LANGSUNG = False
    buat()
    segel_riwayat()
    with CaptureQueriesContext(connection) as kueri:
        assert kabari_narasi()
    assert kabari_narasi() == 0
    return len(kueri)


def test_one_message_lists_all_passages_and_costs_the_same(prc: User, ver: User, settings: Any) -> None:
    """Queries grow with authors alone, by one message each: not with figures, references or passages."""
    sasaran = Indikator.objects.get(kode="I.U1A").sasaran
    satu = angka("I.U1A", "diajukan", oleh=ver, nilai=53)
    banyak = [tambah_indikator(f"I.U1A.{n}", sasaran, n).kode for n in range(2, 12)]
    lagi = [angka(kode, "diajukan", oleh=ver, nilai=53) for kode in banyak]
    lain = petugas("lain", Peran.VERIFIKATOR, "U1")
    penulis = masuk(prc)
    tulis(penulis, "{capaian:I.U1A:2024:1} {serapan:2024} {rata-rata:2024:1}")
    sekali = diam(lambda: setujui(lain, satu), settings)
    kutipan = " ".join(f"{{realisasi:{kode}:2024:1}}" for kode in banyak)
    for bagian in ("pengantar", "efisiensi", "anggaran", "penutup"):
        tulis(penulis, f"{kutipan} {{serapan:2024}} {{rata-rata:2024:1}}", bagian)
    assert diam(lambda: setujui(lain, *lagi), settings) == sekali
    pesan = kabar(prc)
    assert [p.perihal.partition(" Anda berubah")[0] for p in pesan] == [
        "Angka yang dikutip narasi",
        "Angka yang dikutip 4 narasi",
    ]
    assert pesan[1].isi.count("dahulu (belum disetujui), kini 53,00") == 20
    assert pesan[1].isi.count("- dan 5 kutipan lain") == 4
    assert pesan[1].url == "/laporan/lkjip/?unit=U1A&tahun=2024"


def test_passages_of_units_above_too_and_of_others_not(prc: User, ver: User, selesai: Selesai) -> None:
    atas, samping = petugas("atas", Peran.PERENCANA, "U1"), petugas("samping", Peran.PERENCANA, "U1B")
    baris = angka("I.U1A", "diajukan", oleh=ver, nilai=53)
    with selesai():
        tulis(masuk(atas), "Rata-rata {rata-rata:2024:1}.", unit="U1")
        tulis(masuk(samping), "Rata-rata {rata-rata:2024:1}.", unit="U1B")
        setujui(petugas("lain", Peran.VERIFIKATOR, "U1"), baris)
    assert (len(kabar(atas)), len(kabar(samping)), len(kabar(prc))) == (1, 0, 0)
    cache.clear()  # all are looked at together, each with the figures of its own unit
    assert kabari_narasi() == 0


def test_who_no_longer_writes_is_not_told(prc: User, ver: User, selesai: Selesai) -> None:
    """An ended assignment, another role, a closed account; and nobody in their place."""
    rekan, mati = petugas("rekan", Peran.PERENCANA, "U1A"), petugas("mati", Peran.PERENCANA, "U1A")
    baris = angka("I.U1A", "diajukan", oleh=ver, nilai=53)
    with selesai():
        tulis(masuk(prc), "{capaian:I.U1A:2024:1}", "pengantar")
        tulis(masuk(rekan), "{capaian:I.U1A:2024:1}", "penutup")
        tulis(masuk(mati), "{capaian:I.U1A:2024:1}", "anggaran")
    Penugasan.objects.filter(user=prc).update(berlaku_sampai="2021-01-01")
    Penugasan.objects.filter(user=rekan).update(peran=Peran.PIMPINAN)
    User.objects.filter(pk=mati.pk).update(is_active=False)
    with selesai():
        setujui(petugas("lain", Peran.VERIFIKATOR, "U1"), baris)
    assert not Pemberitahuan.objects.filter(perihal__contains="dikutip").exists()
    pembaca = masuk(petugas("baca", Peran.PIMPINAN, "U0"))
    assert "Perlu ditinjau oleh prc" in bacaan(pembaca.get("/laporan/lkjip/?tahun=2024&unit=U1A"))


def test_a_published_budget_is_a_change_of_all_that_quote_it(prc: User, adm: User, selesai: Selesai) -> None:
    """Of units below the one that published, too, whose line in it is quoted."""
    with selesai():
        tulis(masuk(prc), "Pagu {pagu:2024}.")
    atas, milik = UnitKerja.objects.get(kode="U1"), UnitKerja.objects.get(kode="U1A")
    with selesai():
        data = DataAnggaran.objects.create(tahun=2024, unit=atas, rincian="satker", judul="DIPA")
        data.baris.create(urutan=1, uraian="U1A", unit=milik, pagu=2_000, realisasi=1_000)
        catat(aksi="buat", jenis="dataanggaran", objek_id=data.pk, unit=atas)
    (satu,) = kabar(prc)
    assert "pagu:2024 dahulu (belum ada terbitan), kini 2.000" in satu.isi


def test_the_queue_does_it_in_production(prc: User, ver: User, settings: Any) -> None:
    """And again from the start where nobody knows how far it had come."""
    baris = angka("I.U1A", "diajukan", oleh=ver, nilai=53)
    tulis(masuk(prc), "{capaian:I.U1A:2024:1}")
    settings.ANTREAN_LANGSUNG = False
    setujui(petugas("lain", Peran.VERIFIKATOR, "U1"), baris)
    assert kabar(prc) == []
    call_command("proses_antrean", sekali=True)
    assert len(kabar(prc)) == 1
    cache.clear()
    call_command("proses_antrean", sekali=True)
    assert len(kabar(prc)) == 1


def test_what_changes_no_figure_is_not_looked_at(prc: User, adm: User, settings: Any) -> None:
    """A passage is read again only where something that it can quote has changed."""
    tulis(masuk(prc), "{capaian:I.U1A:2024:1}")
    segel_riwayat()
    kabari_narasi()
    catat(aksi="buat", jenis="komentar", unit=UnitKerja.objects.get(kode="U1A"))
    catat(aksi="ubah", jenis="realisasi", unit=UnitKerja.objects.get(kode="U1B"))
    segel_riwayat()
    with CaptureQueriesContext(connection) as kueri:
        kabari_narasi()
    assert not [k for k in kueri if "indikator" in k["sql"].partition("WHERE")[0]]
