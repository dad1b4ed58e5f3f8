"""`?per=`: what was official at the end of a day, on /capaian/ and /indikator/, and how it is explained."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from indicators.models import (
    DokumenSumber,
    Indikator,
    PengecualianPeriode,
    PeriodeLapor,
    Predikat,
    Realisasi,
    Riwayat,
    SkalaPredikat,
    UnitKerja,
)
from indicators.rekap import BarisCapaian, SaringCapaian, rekap_capaian
from indicators.rekap.pada import Pada, akhir_hari
from indicators.riwayat import potret
from indicators.services.realisasi import (
    IsianRealisasi,
    approve_realisasi,
    reopen_realisasi,
    save_realisasi,
    submit_realisasi,
)
from tests.indicators.target import revisi
from tests.pages import bacaan, galat, kode_tertaut, tabel
from tests.people import masuk
from tests.waktu import Jam

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]

SEHARI = timedelta(days=1)
KODE = "SP2.1"  # of JSK; its target of 2024 is 81,00


@pytest.fixture
def terbuka(perencana_jsk: User) -> None:
    """The last quarter of 2024 may be entered for a year."""
    jendela = [datetime(2025, 1, 1, tzinfo=UTC) + SEHARI * n for n in range(4)]
    kolom = ("buka", "tutup", "tutup_eselon_i", "tutup_kementerian")
    periode = PeriodeLapor.objects.create(tahun=2024, triwulan=4, **dict(zip(kolom, jendela, strict=True)))
    PengecualianPeriode.objects.create(
        periode=periode,
        unit=UnitKerja.objects.get(kode="JSK"),
        alasan="Uji",
        sampai=timezone.now() + SEHARI * 365,
        dibuat_oleh=perencana_jsk,
    )


def isi(user: User, nilai: str, versi: int | None = None) -> Realisasi:
    (hasil,) = save_realisasi(
        user, [IsianRealisasi(KODE, 2024, 4, versi, nilai=Decimal(nilai), yakin=True, kendala="Ada")], utuh=True
    )
    assert hasil.realisasi, hasil.galat
    hasil.realisasi.tindak_lanjut.get_or_create(uraian="Perbaiki", penanggung_jawab="Kami", tenggat=date(2030, 1, 1))
    return hasil.realisasi


def resmikan(pengisi: User, pemeriksa: User, nilai: str, versi: int | None = None) -> Realisasi:
    ada = isi(pengisi, nilai, versi)
    (ada,) = submit_realisasi(pengisi, {ada.pk: ada.versi})
    (ada,) = approve_realisasi(pemeriksa, {ada.pk: ada.versi})
    return ada


def baris(user: User, per: date | None, kode: str = KODE, tahun: int = 2024) -> BarisCapaian:
    (satu,) = rekap_capaian(user, SaringCapaian(tahun, kode=kode, semua_versi=True, per=per))
    return satu


def angka(user: User, per: date | None) -> tuple[str, str, str]:
    """Target, realisasi and capaian as they were."""
    satu = baris(user, per)
    return satu.target_teks, satu.realisasi_teks or satu.realisasi_keterangan, satu.capaian_teks


@pytest.fixture
def cerita(perencana_jsk: User, verifikator: User, terbuka: None, jam: Jam) -> dict[str, date]:
    """Entered on day 1, approved on day 3, target revised on day 5, reopened and corrected on days 7 and 9."""
    hari = {}
    for nama, n in {"muat": 0, "isi": 1, "resmi": 3, "target": 5, "buka": 7, "ralat": 9, "kini": 12}.items():
        hari[nama] = timezone.localdate(jam(SEHARI * n))
        if nama == "isi":
            isi(perencana_jsk, "60")
        elif nama == "resmi":
            ada = Realisasi.objects.get(indikator__kode=KODE, tahun=2024)
            (ada,) = submit_realisasi(perencana_jsk, {ada.pk: ada.versi})
            (ada,) = approve_realisasi(verifikator, {ada.pk: ada.versi})
        elif nama == "target":
            revisi(perencana_jsk, verifikator, "85", kode=KODE)
        elif nama == "buka":
            (ada,) = reopen_realisasi(verifikator, {ada.pk: ada.versi}, "Salah hitung")
        elif nama == "ralat":
            ada = resmikan(perencana_jsk, verifikator, "68", ada.versi)
    # This run's load, which was on the day before where midnight has passed since.
    hari["muat"] = timezone.localdate(Riwayat.objects.filter(aksi="muat").earliest("pk").waktu)
    return hari


def test_every_day_of_a_story(pimpinan: User, cerita: dict[str, date]) -> None:
    assert angka(pimpinan, cerita["muat"]) == ("81,00", "belum diisi", "")
    assert angka(pimpinan, cerita["isi"]) == ("81,00", "belum disetujui", "")
    assert angka(pimpinan, cerita["resmi"] - SEHARI) == ("81,00", "belum disetujui", "")
    assert angka(pimpinan, cerita["resmi"]) == ("81,00", "60,00", "74,07")
    assert angka(pimpinan, cerita["target"] - SEHARI) == ("81,00", "60,00", "74,07")
    assert angka(pimpinan, cerita["target"]) == ("85,00", "60,00", "70,59")
    assert angka(pimpinan, cerita["buka"]) == ("85,00", "belum disetujui", "")
    assert angka(pimpinan, cerita["ralat"]) == ("85,00", "68,00", "80,00")
    assert angka(pimpinan, None) == ("85,00", "68,00", "80,00")


def test_the_end_of_the_day_is_midnight_in_jakarta(pimpinan: User, cerita: dict[str, date], jam: Jam) -> None:
    assert akhir_hari(date(2026, 5, 3)) == datetime(2026, 5, 3, 17, tzinfo=UTC)
    jam(datetime.combine(cerita["kini"], datetime.min.time(), UTC) + timedelta(days=5))
    setuju = Riwayat.objects.filter(jenis="realisasi", aksi="setujui").earliest("pk")
    assert Pada(cerita["resmi"]).batas > setuju.waktu >= Pada(cerita["resmi"] - SEHARI).batas


def test_before_the_document_was_loaded_there_is_nothing(pimpinan: User, cerita: dict[str, date]) -> None:
    kemarin = cerita["muat"] - SEHARI
    assert list(rekap_capaian(pimpinan, SaringCapaian(2020, per=kemarin))) == []


def test_what_the_document_holds_is_there_from_its_loading(pimpinan: User, cerita: dict[str, date]) -> None:
    """PN.3 was never touched: it has no history of its own."""
    assert baris(pimpinan, cerita["muat"], "PN.3", 2020).capaian_teks == "107,83"


def test_a_second_document_is_there_from_its_own_loading(pimpinan: User, cerita: dict[str, date], jam: Jam) -> None:
    lewat = cerita["kini"]
    jam(SEHARI * 20)
    dokumen = DokumenSumber.objects.create(kode="contoh", judul="Contoh", tahun=2024, contoh=True)
    Realisasi.objects.create(
        indikator=Indikator.objects.get(kode="SP3.1"),
        tahun=2024,
        triwulan=4,
        keadaan="terisi",
        nilai=Decimal("47"),
        status="disetujui",
        dokumen=dokumen,
    )
    Riwayat.objects.create(aksi="muat", jenis="contoh", objek_kode="contoh", nama_pelaku="sistem")
    jam(SEHARI * 22)
    assert baris(pimpinan, lewat, "SP3.1").realisasi_teks == ""
    assert baris(pimpinan, lewat + SEHARI * 8, "SP3.1").realisasi_teks == "47,00"


def test_a_figure_of_the_document_that_was_corrected_later(pimpinan: User, jam: Jam) -> None:
    """Its first later change says how it was before; an event without a snapshot says nothing."""
    ada = Realisasi.objects.get(indikator__kode="PN.3", tahun=2020)
    semula, sebelum = timezone.localdate(), potret(ada)
    jam(SEHARI * 3)
    kunci = {"jenis": "realisasi", "objek_id": str(ada.pk), "nama_pelaku": "x"}
    Riwayat.objects.create(aksi="unggah", **kunci)
    Realisasi.objects.filter(pk=ada.pk).update(nilai=100_000)
    ralat = timezone.localdate(jam(SEHARI * 4))
    Riwayat.objects.create(aksi="ubah", sebelum=sebelum, sesudah=sebelum | {"nilai": "100000.0000"}, **kunci)
    jam(SEHARI * 6)
    assert baris(pimpinan, semula, "PN.3", 2020).capaian_teks == "107,83"
    assert baris(pimpinan, ralat - SEHARI, "PN.3", 2020).capaian_teks == "107,83"
    assert baris(pimpinan, ralat, "PN.3", 2020).realisasi_teks == "100.000"


def test_a_predikat_as_it_was(
    pimpinan: User, jam: Jam, django_assert_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    """Two predikat for four quarters are read at once."""
    skala = SkalaPredikat.objects.create(kode="uji", nama="Uji")
    a, b, kini = (
        Predikat.objects.create(skala=skala, kode=k, nama=k, tingkat=t) for k, t in (("A", 3), ("B", 2), ("C", 1))
    )
    Indikator.objects.filter(kode=KODE).update(jenis_nilai="predikat", skala_predikat=skala)
    milik = {"indikator": Indikator.objects.get(kode=KODE), "tahun": 2024, "status": "disetujui"}
    lama = timezone.localdate(jam(SEHARI * 2))
    for triwulan, dahulu in ((1, a), (2, b), (3, a), (4, b)):
        ada = Realisasi.objects.create(
            triwulan=triwulan, keadaan="terisi", predikat=kini, disetujui_oleh=pimpinan, **milik
        )
        Riwayat.objects.create(
            aksi="ubah",
            jenis="realisasi",
            objek_id=str(ada.pk),
            nama_pelaku="x",
            sesudah={"predikat_id": dahulu.pk, "keadaan": "terisi", "status": "disetujui"},
        )
    jam(SEHARI * 4)
    assert (baris(pimpinan, lama).realisasi_teks, baris(pimpinan, None).realisasi_teks) == ("B", "C")
    tersimpan = list(Realisasi.objects.filter(**milik).order_by("triwulan").select_related("predikat", "dokumen"))
    with django_assert_num_queries(3):
        assert [str(satu.predikat) for satu in Pada(lama).realisasi(tersimpan)] == ["A", "B", "A", "B"]


@pytest.mark.parametrize("tahun", [2020, 2024])
def test_as_of_today_is_what_is_shown_without_a_day(pimpinan: User, cerita: dict[str, date], tahun: int) -> None:
    """Row by row, through another road: the history instead of the stored rows."""
    hari_ini = cerita["kini"]
    for triwulan in (None, 4, 1):
        for semua in (False, True):
            tanpa = rekap_capaian(pimpinan, SaringCapaian(tahun, triwulan, semua_status=semua))
            pada = rekap_capaian(pimpinan, SaringCapaian(tahun, triwulan, semua_status=semua, per=hari_ini))
            assert list(pada) == list(tanpa)
            assert [b.telusur_url for b in pada] == [b.telusur_url for b in tanpa]


@pytest.mark.parametrize("benih", range(2))
def test_a_day_is_told_later_as_it_was_shown_then(
    pimpinan: User, perencana_jsk: User, verifikator: User, terbuka: None, jam: Jam, benih: int
) -> None:
    """Two weeks of random work; what stood on the page at the end of each day is what `per` gives afterwards."""
    acak = Random(benih)  # noqa: S311
    tercatat: dict[date, list[tuple[str, ...]]] = {}
    for hari in range(14):
        kini = timezone.localdate(jam(SEHARI * hari))
        for _ in range(acak.randrange(3)):
            bekerja(acak, perencana_jsk, verifikator)
        tercatat[kini] = terbaca(pimpinan, None)
    jam(SEHARI * 15)
    assert {kini: terbaca(pimpinan, kini) for kini in tercatat} == tercatat
    assert len({tuple(isi) for isi in tercatat.values()}) > 3


def bekerja(acak: Random, pengisi: User, pemeriksa: User) -> None:
    """One move that is legal now: on the figure, or on its target."""
    ada = Realisasi.objects.filter(indikator__kode=KODE, tahun=2024).first()
    pilihan = {ada.pk: ada.versi} if ada else {}
    if acak.random() < 0.3:
        revisi(pengisi, pemeriksa, str(acak.randrange(50, 100)), kode=KODE, triwulan=acak.choice([0, 4]))
    elif ada is None or ada.status in ("draf", "dikembalikan"):
        if ada and acak.random() < 0.6:
            submit_realisasi(pengisi, pilihan)
        else:
            isi(pengisi, f"{acak.randrange(10, 90)}.5", ada.versi if ada else None)
    elif ada.status == "diajukan":
        approve_realisasi(pemeriksa, pilihan)
    else:
        reopen_realisasi(pemeriksa, pilihan, "Periksa lagi")


def terbaca(user: User, per: date | None) -> list[tuple[str, ...]]:
    """What the page prints of the year and of its last quarter, official and all."""
    return [
        (
            b.kode,
            b.target_teks,
            b.realisasi_teks,
            b.realisasi_keterangan,
            b.capaian_teks,
            b.alasan_label,
            str(b.status),
        )
        for triwulan in (None, 4)
        for semua in (False, True)
        for b in rekap_capaian(user, SaringCapaian(2024, triwulan, semua_status=semua, kode=KODE, per=per))
    ]


@pytest.mark.parametrize("alamat", ["/capaian/?tahun=2024", "/capaian/?tahun=2020&triwulan=4", "/indikator/SP2.1/?"])
def test_the_page_as_of_today_is_the_page_without_a_day(pimpinan: User, cerita: dict[str, date], alamat: str) -> None:
    client = masuk(pimpinan)
    tanpa, pada = client.get(alamat), client.get(f"{alamat}&per={cerita['kini']}")
    assert bacaan(pada) == bacaan(tanpa)
    assert [(b.sel, b.tautan) for b in tabel(pada)] == [(b.sel, b.tautan) for b in tabel(tanpa)]


@pytest.mark.parametrize(
    "tanya", ["/capaian/?tahun=2024&jenjang=program", "/capaian/?tahun=2024", "/indikator/SP2.1/?"]
)
def test_queries_do_not_grow_with_rows_or_history(
    pimpinan: User, cerita: dict[str, date], tanya: str, django_assert_max_num_queries: object
) -> None:
    client = masuk(pimpinan)
    client.get(tanya)
    with django_assert_max_num_queries(28) as lama:  # type: ignore[operator]
        client.get(f"{tanya}&per={cerita['target']}")
    for nilai in range(20):
        ada = Realisasi.objects.create(
            indikator=Indikator.objects.exclude(kode=KODE).filter(tahun_akhir=2024)[nilai % 8],
            tahun=2024,
            triwulan=1 + nilai // 8,
            keadaan="terisi",
            nilai=nilai,
            status="disetujui",
            disetujui_oleh=pimpinan,
        )
        Riwayat.objects.bulk_create(
            Riwayat(
                aksi="ubah",
                jenis="realisasi",
                objek_id=str(ada.pk),
                nama_pelaku="x",
                sesudah={"status": "disetujui", "nilai": f"{n}.0000"},
            )
            for n in range(3)
        )
    with django_assert_max_num_queries(len(lama)):  # type: ignore[operator]
        client.get(f"{tanya}&per={cerita['target']}")


def test_the_page_says_which_day_it_shows_and_leads_back(pimpinan: User, cerita: dict[str, date]) -> None:
    client = masuk(pimpinan)
    halaman = client.get(f"/capaian/?tahun=2024&jenjang=program&per={cerita['resmi']}")
    assert "Menurut keadaan per" in bacaan(halaman)
    assert 'href="/capaian/?tahun=2024&amp;jenjang=program">Lihat keadaan sekarang' in halaman.content.decode()
    sp = next(b for b in tabel(halaman) if b.tautan[0].startswith(f"/indikator/{KODE}/"))
    assert sp.tautan[0] == f"/indikator/{KODE}/?per={cerita['resmi']}"
    assert (sp["Target 2024"], sp.angka("Realisasi 2024"), sp.angka("Capaian (%)")) == ("81,00", "60,00", "74,07")


def test_a_download_of_a_day_holds_its_figures_and_says_so(pimpinan: User, cerita: dict[str, date]) -> None:
    client = masuk(pimpinan)
    tanya = "/capaian/?tahun=2024&jenjang=program&format=csv"
    lama, kini = (client.get(f"{tanya}&per={cerita[hari]}") for hari in ("resmi", "kini"))
    assert f"capaian-2024-per-{cerita['resmi']}.csv" in lama["Content-Disposition"]
    assert "capaian-2024.csv" in kini["Content-Disposition"]
    for response, realisasi in ((lama, "60.00"), (kini, "68.00")):
        isi_berkas = b"".join(getattr(response, "streaming_content", None) or [response.content]).decode()
        assert realisasi in next(b for b in isi_berkas.splitlines() if KODE in b)


def test_figures_of_a_day_are_explained_as_of_that_day(pimpinan: User, cerita: dict[str, date]) -> None:
    client = masuk(pimpinan)
    halaman = client.get(f"/capaian/?tahun=2024&jenjang=program&per={cerita['resmi']}")
    alamat = [t for b in tabel(halaman) for t in b.tautan if t.startswith(f"/telusur/capaian/{KODE}/")]
    assert alamat and all(t.partition("#")[0].endswith(f"?per={cerita['resmi']}") for t in alamat)
    telusur = bacaan(client.get(alamat[-1]))
    assert "60,00 / 81,00 × 100 = 74,07" in telusur
    assert "Menurut keadaan per" in telusur
    (sasaran,) = {t for b in tabel(halaman) for t in b.tautan if "telusur/sasaran" in t and b.kepala[:3] == "SP2"}
    assert "74,07" in bacaan(client.get(sasaran))


def test_the_card_of_the_indikator_as_of_a_day(pimpinan: User, cerita: dict[str, date]) -> None:
    client = masuk(pimpinan)
    lama, kini = (client.get(f"/indikator/{KODE}/{akhir}") for akhir in (f"?per={cerita['resmi']}", ""))
    assert "81,00 60,00 74,07" in bacaan(lama) and "semula" not in bacaan(lama)
    assert "85,00 68,00 80,00" in bacaan(kini)
    assert "Renstra revisi 1, dokumen SK 7/2024" in bacaan(client.get(f"/telusur/capaian/{KODE}/2024/"))
    assert "Target 2024: semula 81,00 (Renstra), menjadi 85,00 (revisi 1, dokumen SK 7/2024)." in bacaan(kini)
    assert kini.context["grafik"].titik_semula and not lama.context["grafik"].titik_semula


@pytest.mark.parametrize("alamat", ["/capaian/?tahun=2020&", "/indikator/PN.3/?", "/telusur/capaian/PN.3/2020/?"])
def test_before_anything_existed_a_sentence(sebagai_pimpinan: Client, alamat: str) -> None:
    halaman = sebagai_pimpinan.get(f"{alamat}per=2001-01-01")
    if alamat.startswith("/telusur"):
        assert halaman.status_code == 404
        return
    assert halaman.status_code == 200
    assert "Pada 1 Januari 2001 belum ada data di aplikasi ini." in bacaan(halaman)
    assert "107,83" not in bacaan(halaman)


SALAH = [
    *("abc", "2026-5-3", "03-05-2026", "2026-02-30", "2026-13-01", "20260503", "2026-05-03T00:00", "٢٠٢٦-٠٥-٠٣"),
    *("%00", "0001-01-01", "1944-12-31", "-2026-05-03", "2026-05-03 2026-05-04", "2101-01-01", "9999-12-31"),
]


@pytest.mark.parametrize("teks", SALAH)
def test_w13_what_is_no_day_is_refused_with_the_field_named(sebagai_jsk: Client, teks: str) -> None:
    capaian = sebagai_jsk.get(f"/capaian/?tahun=2020&per={teks}")
    assert capaian.status_code == 400
    assert list(galat(capaian)) == ["per"]
    assert galat(capaian)["per"] in bacaan(capaian)
    kartu = sebagai_jsk.get(f"/indikator/PN.2/?per={teks}")
    assert kartu.status_code == 400
    assert galat(capaian)["per"] in bacaan(kartu) and "Menurut keadaan per" in bacaan(kartu)
    assert not kode_tertaut(capaian) and "99,96" not in bacaan(kartu)
    assert sebagai_jsk.get(f"/telusur/capaian/PN.2/2020/?per={teks}").status_code == 400


def test_a_day_to_come_is_refused(sebagai_pimpinan: Client) -> None:
    besok = timezone.localdate() + SEHARI
    halaman = sebagai_pimpinan.get(f"/capaian/?tahun=2020&per={besok}")
    assert halaman.status_code == 400
    assert galat(halaman) == {"per": "Tanggal ini belum terjadi. Pilih hari ini atau hari yang sudah lewat."}


def test_a_foreign_indikator_has_no_past_either(sebagai_jsk: Client) -> None:
    hari_ini = timezone.localdate()
    assert sebagai_jsk.get(f"/indikator/PN.4/?per={hari_ini}").status_code == 404
    assert "PN.4" not in kode_tertaut(sebagai_jsk.get(f"/capaian/?tahun=2020&per={hari_ini}"))
