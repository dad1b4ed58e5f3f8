"""A figure that came with a document, taken back into work: whose it is after somebody changed it, and before."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from indicators.capaian import Keadaan
from indicators.models import DokumenSumber, Indikator, Realisasi, Riwayat
from indicators.rekap import SaringCapaian, rekap_capaian
from indicators.rekap.pada import Pada
from indicators.services.realisasi import (
    Hasil,
    IsianNarasi,
    IsianRealisasi,
    approve_realisasi,
    save_narasi,
    save_realisasi,
    submit_realisasi,
)
from tests.dunia import angka, isi, segar, terlihat
from tests.indicators.kisi import masuk
from tests.pages import bacaan
from tests.waktu import Jam

pytestmark = pytest.mark.django_db
KODE = "I.U1A"
PANEL = f"/realisasi/{KODE}/2024/1/"
MILIK_DOKUMEN = {
    "tempat": "Tabel 2, baris 3",
    "nilai_tercetak": "50 %",
    "capaian_tercetak": Decimal("50.00"),
    "capaian_tercetak_teks": "50,00",
    "tafsir": "Dibaca sebagai realisasi",
    "catatan_sumber": "Tercetak tebal",
}


@pytest.fixture
def dari_dokumen(prc: User) -> Realisasi:
    """An example figure that has been reopened, with all that a document can say beside a value."""
    dokumen = DokumenSumber.objects.create(kode="contoh", judul="Contoh, bukan data", tahun=2024, contoh=True)
    baris = angka(KODE, "dikembalikan")
    Realisasi.objects.filter(pk=baris.pk).update(dokumen=dokumen, **MILIK_DOKUMEN)
    return Realisasi.objects.get(pk=baris.pk)


def milik_dokumen(baris: Realisasi) -> set[object]:
    return {baris.dokumen_id, *(getattr(baris, kolom) for kolom in MILIK_DOKUMEN)}


@pytest.mark.parametrize(
    "ubah",
    [{"nilai": Decimal("77")}, {"keadaan": Keadaan.TIDAK_TERSEDIA, "alasan_keadaan": "Belum dihitung"}],
    ids=["nilai", "keadaan"],
)
def test_changed_value_is_no_longer_the_documents(
    prc: User, dari_dokumen: Realisasi, ubah: dict[str, Decimal]
) -> None:
    isian = IsianRealisasi(KODE, 2024, 1, dari_dokumen.versi, **ubah)
    (hasil,) = save_realisasi(prc, [isian], utuh=True)
    baru = Realisasi.objects.get(pk=dari_dokumen.pk)
    assert (hasil.hasil, baru.dimasukkan_oleh, milik_dokumen(baru)) == (Hasil.BERUBAH, prc, {None, ""})


def test_history_keeps_what_the_document_said(prc: User, dari_dokumen: Realisasi) -> None:
    isi(prc, KODE, "77")
    riwayat = Riwayat.objects.get(jenis="realisasi", aksi="ubah")
    assert riwayat.sebelum["dokumen_id"] == dari_dokumen.dokumen_id
    assert {riwayat.sebelum[kolom] for kolom in MILIK_DOKUMEN} == {str(nilai) for nilai in MILIK_DOKUMEN.values()}
    assert {riwayat.sesudah[kolom] for kolom in ("dokumen_id", *MILIK_DOKUMEN)} == {None, ""}


def test_words_of_explanation_leave_the_value_where_it_comes_from(prc: User, dari_dokumen: Realisasi) -> None:
    isi(prc, KODE, "50", kendala="Cuaca")
    save_narasi(segar(prc), IsianNarasi(KODE, 2024, 1, dari_dokumen.versi + 1, "Naik", "Cuaca"))
    baris = Realisasi.objects.get(pk=dari_dokumen.pk)
    assert (baris.kendala, baris.analisis, baris.dokumen_id) == ("Cuaca", "Naik", dari_dokumen.dokumen_id)
    assert milik_dokumen(baris) == milik_dokumen(dari_dokumen)


def test_pages_say_contoh_until_it_is_changed(prc: User, pmp: User, ver: User, dari_dokumen: Realisasi) -> None:
    client = masuk(prc)
    ringkas = "s.d. TW I: 50,00 contoh"
    assert ringkas in bacaan(client.get(PANEL))
    baris = isi(prc, KODE, "77")
    assert "s.d. TW I: 77,00 ·" in bacaan(client.get(PANEL))
    submit_realisasi(segar(prc), terlihat(baris))
    approve_realisasi(segar(ver), terlihat(baris))
    (satu,) = (b for b in rekap_capaian(segar(pmp), SaringCapaian(2024, 1)) if b.kode == KODE)
    assert (satu.realisasi_teks, satu.contoh, satu.capaian_tercetak_teks) == ("77,00", False, "")


@pytest.mark.parametrize(("konsolidasi", "contoh"), [("terakhir", False), ("kumulatif", False), ("jumlah", True)])
def test_an_example_counts_where_its_value_went_in(
    prc: User, dari_dokumen: Realisasi, konsolidasi: str, contoh: bool
) -> None:
    """A quarter after the example: of the last value alone nothing is an example any more, of a sum a part is."""
    Indikator.objects.filter(kode=KODE).update(konsolidasi=konsolidasi)
    isi(prc, KODE, "60", triwulan=2)
    (satu,) = (b for b in rekap_capaian(segar(prc), SaringCapaian(2024, 2, semua_status=True)) if b.kode == KODE)
    assert (satu.capaian_teks != "", satu.contoh) == (True, contoh)


def test_a_row_without_a_figure_is_no_example(prc: User, dari_dokumen: Realisasi) -> None:
    """The quarter after it has not been reported: what is not there cannot be marked."""
    (satu,) = (b for b in rekap_capaian(segar(prc), SaringCapaian(2024, 2, semua_status=True)) if b.kode == KODE)
    assert (satu.realisasi_teks, satu.contoh) == ("", False)


def test_as_of_a_day_before_the_change_it_is_the_documents_again(
    prc: User, dari_dokumen: Realisasi, jam: Jam, django_assert_num_queries: Callable[..., AbstractContextManager]
) -> None:
    def pada(hari: timedelta) -> list[Realisasi]:
        baris = Realisasi.objects.order_by("triwulan").select_related("dokumen")
        return Pada(timezone.localdate() + hari).realisasi(baris)

    lain = angka(KODE, "dikembalikan", triwulan=2)
    Realisasi.objects.filter(pk=lain.pk).update(dokumen=dari_dokumen.dokumen_id)
    Riwayat.objects.create(jenis="contoh", objek_kode="contoh", nama_pelaku="sistem", aksi="muat")
    jam(timedelta(days=5))
    for triwulan in (1, 2):
        isi(prc, KODE, "77", triwulan=triwulan)
    assert [(b.nilai, b.dokumen) for b in pada(timedelta(0))] == [(Decimal("77"), None)] * 2
    with django_assert_num_queries(5):  # the rows, their history twice, the document, when it was loaded
        sebelum = pada(timedelta(days=-1))
        assert [(b.nilai, b.dokumen and b.dokumen.contoh) for b in sebelum] == [(Decimal("50"), True)] * 2
    assert pada(timedelta(days=-9)) == []  # the document was not in yet
