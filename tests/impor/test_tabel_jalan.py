"""Any table as a plan, from the paste to printed capaian held against what we compute."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook

from indicators.models import Impor, Indikator, Realisasi, Riwayat, Sasaran, Target
from tests.dunia import tak_berubah
from tests.impor.alat import gerak, isi_tabel
from tests.impor.rencana import beda, keluhan, putusan
from tests.impor.tabel import TABEL, isian, jawab, kirim_tebakan, milik, pasangkan, serahkan, tebakan
from tests.pages import bacaan

pytestmark = pytest.mark.django_db
JAWABAN = {"konsolidasi": "jumlah", "polaritas": "minimum"}


def petakan(client: Client, tempel: str = "", berkas: Workbook | None = None, **opsi: str) -> Impor:
    impor = milik(serahkan(client, tempel, berkas, **opsi))
    assert pasangkan(client, impor).status_code == 302
    impor.refresh_from_db()
    return impor


def teruskan(client: Client, impor: Impor, **ganti: str) -> Impor:
    """The import of rencana that the answers lead to."""
    return milik(kirim_tebakan(client, impor, jawab(tebakan(client, impor), **JAWABAN) | ganti))


def test_from_paste_to_checked_capaian(sebagai_admin: Client) -> None:
    tabel = (Sasaran, Indikator, Target, Realisasi)
    sebelum = [isi_tabel(t) for t in tabel]
    asal = petakan(sebagai_admin, TABEL)
    assert {h: p for h, (p, _) in asal.opsi["kolom"].items()} == {
        **{"A": "abaikan", "B": "sasaran", "C": "indikator", "D": "satuan"},
        **{"E": "target", "F": "realisasi", "G": "capaian"},
    }
    impor = teruskan(sebagai_admin, asal)
    assert [isi_tabel(t) for t in tabel] == sebelum  # nothing is stored before the preview is applied
    assert set(putusan(impor).values()) == {"baru"}, [keluhan(impor, k) for k in putusan(impor)]
    assert gerak(sebagai_admin, impor, "terapkan").status_code == 302
    asal.refresh_from_db()
    assert (asal.keadaan, str(impor.pk) in asal.pesan) == ("selesai", True)
    ada = {i.uraian: i for i in Indikator.objects.filter(sasaran__uraian__in=("Layanan bencana", "Tata kelola"))}
    assert {u: (i.jenis_nilai, i.polaritas, i.konsolidasi, i.desimal, i.satuan) for u, i in ada.items()} == {
        "Persentase korban bencana yang ditangani": ("persen", "maksimum", "terakhir", 2, "%"),
        "Jumlah kasus kekerasan": ("angka", "minimum", "jumlah", 0, "kasus"),
        "Rasio pendamping": ("rasio", "minimum", "terakhir", 1, ""),
        "Nilai AKIP": ("predikat", "maksimum", "terakhir", 0, "predikat"),
        "Lama penyaluran": ("rentang", "rentang", "terakhir", 1, "bulan"),
        "Indeks gini": ("indeks", "minimum", "terakhir", 3, "indeks"),
        "Jumlah KPM PKH": ("angka", "maksimum", "jumlah", 0, "KPM"),
        "Jumlah penerima": ("angka", "maksimum", "jumlah", 0, "orang"),
    }
    assert "hanya cocok dengan (2T - R) / T" in ada["Jumlah kasus kekerasan"].tafsir
    assert ada["Nilai AKIP"].tempat == "LKjIP 2021, baris 7"
    target = {t.indikator.uraian: t for t in Target.objects.filter(indikator__in=ada.values())}
    assert (target["Rasio pendamping"].nilai, target["Rasio pendamping"].teks) == (Decimal("17.9"), "1:17,9")
    assert (target["Lama penyaluran"].nilai, target["Lama penyaluran"].nilai_atas) == (Decimal("3.5"), 4)
    assert target["Jumlah KPM PKH"].nilai == 10_000_000
    nyata = {r.indikator.uraian: r for r in Realisasi.objects.filter(indikator__in=ada.values())}
    assert nyata["Persentase korban bencana yang ditangani"].nilai == Decimal("114.61")
    assert (nyata["Nilai AKIP"].keadaan, nyata["Nilai AKIP"].nilai_tercetak) == ("tidak_tersedia", "n/a")
    hasil = bacaan(sebagai_admin.get(f"/impor/{impor.pk}/periksa/"))
    assert "5 dari 6 capaian tercetak cocok" in hasil
    assert "dihitung 119,04 %" in hasil
    assert gerak(sebagai_admin, impor, "urungkan").status_code == 302
    assert [isi_tabel(t) for t in tabel] == sebelum


def test_a_workbook_with_merged_cells_percent_formats_and_several_sheets(sebagai_admin: Client) -> None:
    """0,73 shown as 73 % is 73; a number is never changed on its way; hidden sheets are not offered."""
    buku = Workbook()
    sampul = buku.active
    sampul.title = "Sampul"
    sampul["A1"] = "Laporan"
    lembar = buku.create_sheet("Capaian 2021")
    buku.create_sheet("Rahasia").sheet_state = "hidden"
    for baris in (
        ["Sasaran", "Indikator", "Satuan", "Target", None, "Realisasi"],
        [None, None, None, 2020, 2021, 2021],
        ["Layanan", "Persentase layanan", "%", 0.7, 0.73, 0.7525],
        [None, "Jumlah keluarga", "dokumen", 1000, 1234567.5, 1234567.25],
        [None, "Persentase lain", "%", 0.5, 0.6, 0.61],
    ):
        lembar.append(baris)
    for rentang in ("A1:A2", "B1:B2", "C1:C2", "D1:E1", "A3:A5"):
        lembar.merge_cells(rentang)
    lembar.row_dimensions[6].hidden = True
    lembar["B6"], lembar["D6"] = "Tidak terlihat", 1
    for sel in ("D3", "E3", "F3"):
        lembar[sel].number_format = "0.00%"
    asal = petakan(sebagai_admin, berkas=buku)
    assert asal.opsi["lembar"] == "Capaian 2021"
    halaman = sebagai_admin.get(f"/impor/{asal.pk}/kolom/").content.decode()
    assert "Sampul" in halaman and "Rahasia" not in halaman
    assert "1 baris tersembunyi" in halaman and "Tidak terlihat" not in halaman
    isi = jawab(tebakan(sebagai_admin, asal), **JAWABAN)
    assert kirim_tebakan(sebagai_admin, asal, isi).status_code == 422  # 0,5 of a percentage: which one is meant?
    impor = milik(kirim_tebakan(sebagai_admin, asal, isi | {"pecahan_5": "ya"}))
    assert beda(impor, "SEMULA.SP3.1")["Target 2021"] == ("", "73,00")
    assert impor.baris.get(kunci="SEMULA.SP3.1").beda[-1]["alamat"] == "F3"
    assert gerak(sebagai_admin, impor, "terapkan", yakin="ya").status_code == 302, [
        keluhan(impor, k) for k in putusan(impor)
    ]
    angka = Target.objects.filter(indikator__sasaran__uraian="Layanan").order_by("indikator__urutan", "tahun")
    assert [(t.nilai, t.tahun) for t in angka] == [
        *((Decimal(70), 2020), (Decimal(73), 2021)),
        *((Decimal(1000), 2020), (Decimal("1234567.5"), 2021)),
        *((Decimal(50), 2020), (Decimal(60), 2021)),
    ]
    nyata = Realisasi.objects.filter(indikator__sasaran__uraian="Layanan").order_by("indikator__urutan")
    assert [r.nilai for r in nyata] == [Decimal("75.25"), Decimal("1234567.25"), Decimal(61)]


def test_what_the_plan_has_already_is_found_again_and_keeps_what_the_table_does_not_say(
    sebagai_admin: Client,
) -> None:
    """By its wording, whatever its punctuation: only the target that differs would change, as a proposal."""
    ada = Indikator.objects.select_related("sasaran").get(kode="SP1.1")
    tempel = (
        "Sasaran|Indikator|Target 2023|Target 2024\n"
        f"{ada.sasaran.uraian.upper()}|1. {ada.uraian}.|-|99%\n|Indikator yang baru|-|5"
    )
    asal = petakan(sebagai_admin, tempel, renstra="LINJAMSOS/menjadi")
    isi = tebakan(sebagai_admin, asal)
    assert (isi["kode_2"], isi["kode_s2"], "polaritas_2" in isi) == ("SP1.1", "SP1", False)
    impor = teruskan(sebagai_admin, asal, jenis_nilai_3="angka", konsolidasi_3="jumlah", polaritas_3="maksimum")
    assert beda(impor, "SP1.1") == {"Target 2024": ("100,00", "99,00 (diusulkan, menunggu verifikator)")}
    assert [k for k, v in putusan(impor).items() if v == "baru"] == ["SP1.4"]


def test_unsure_guesses_must_be_chosen(sebagai_admin: Client) -> None:
    asal = petakan(sebagai_admin, TABEL)
    halaman = sebagai_admin.get(f"/impor/{asal.pk}/tebakan/")
    assert "4 tebakan tidak pasti" in bacaan(halaman)
    kosong = [n for n, v in isian(halaman).items() if not v]
    assert kosong == ["konsolidasi_5", "polaritas_6", "konsolidasi_10", "konsolidasi_11"]
    with tak_berubah():
        response = kirim_tebakan(sebagai_admin, asal, isian(halaman))
    assert response.status_code == 422
    assert response.content.decode().count("Pilih dahulu; tebakannya tidak pasti.") == len(kosong)


@pytest.mark.parametrize(
    ("ganti", "alasan"),
    [
        ({"peran_C": "abaikan"}, "Pilih satu kolom sebagai Indikator."),
        ({"peran_E": "abaikan", "peran_F": "abaikan", "peran_G": "abaikan"}, "sedikitnya satu kolom Target"),
        ({"tahun_E": ""}, "Pilih tahunnya."),
        ({"peran_F": "target"}, "Sudah dipilih untuk kolom E."),
        ({"peran_A": "apa"}, "apa bukan"),
    ],
)
def test_columns_that_make_no_table(sebagai_admin: Client, ganti: dict[str, str], alasan: str) -> None:
    asal = milik(serahkan(sebagai_admin, TABEL))
    with tak_berubah():
        response = pasangkan(sebagai_admin, asal, **ganti)
    assert (response.status_code, alasan in response.content.decode()) == (422, True)


def test_the_heading_may_be_chosen(sebagai_admin: Client) -> None:
    tempel = "Kolom satu|Kolom dua|Kolom tiga\nLayanan|Persentase layanan|80"
    asal = milik(serahkan(sebagai_admin, tempel))
    assert "judul kolom tidak ditemukan" in sebagai_admin.get(f"/impor/{asal.pk}/kolom/").content.decode()
    halaman = sebagai_admin.get(f"/impor/{asal.pk}/kolom/", {"judul": "1"})
    assert "Kolom dua" in halaman.content.decode()
    isi = isian(halaman) | {"peran_A": "sasaran", "peran_B": "indikator", "peran_C": "target", "tahun_C": "2021"}
    assert sebagai_admin.post(f"/impor/{asal.pk}/kolom/?judul=1", isi).status_code == 302
    assert "kode_2" in tebakan(sebagai_admin, asal)


@pytest.mark.parametrize("opsi", [{"sumber": ""}, {"nomor": ""}, {"jenjang": "1"}, {"renstra": "-"}], ids=str)
def test_what_the_table_is_of_must_be_said(sebagai_admin: Client, opsi: dict[str, str]) -> None:
    with tak_berubah():
        assert serahkan(sebagai_admin, TABEL, **opsi).status_code == 422


@pytest.mark.parametrize("ganti", [{"kode_4": "kecil"}, {"kode_4": ""}, {"kode_4": "X.1", "kode_5": "X.1"}], ids=str)
def test_a_kode_must_be_one_and_only_one(sebagai_admin: Client, ganti: dict[str, str]) -> None:
    asal = petakan(sebagai_admin, TABEL)
    isi = jawab(tebakan(sebagai_admin, asal), **JAWABAN) | ganti
    assert kirim_tebakan(sebagai_admin, asal, isi).status_code == 422


def test_one_may_come_back_until_it_is_applied(sebagai_admin: Client) -> None:
    """What was chosen is still there; the earlier preview is cancelled, and after applying there is no way back."""
    asal = petakan(sebagai_admin, TABEL)
    pertama = teruskan(sebagai_admin, asal, kode_4="BARU.1")
    assert "Kembali ke tebakan" in bacaan(sebagai_admin.get(f"/impor/{pertama.pk}/"))
    assert "Buka impor rencananya" in bacaan(sebagai_admin.get(f"/impor/{asal.pk}/"))
    isi = tebakan(sebagai_admin, asal)
    assert (isi["kode_4"], isi["polaritas_6"], isi["konsolidasi_5"]) == ("BARU.1", "minimum", "jumlah")
    kedua = milik(kirim_tebakan(sebagai_admin, asal, isi | {"kode_4": "BARU.2"}))
    pertama.refresh_from_db()
    assert (pertama.keadaan, "BARU.2" in putusan(kedua)) == ("dibatalkan", True)
    gerak(sebagai_admin, kedua, "terapkan")
    for halaman in ("kolom", "tebakan"):
        assert sebagai_admin.get(f"/impor/{asal.pk}/{halaman}/").status_code == 404
    assert gerak(sebagai_admin, asal, "terapkan").status_code == 409
    assert Riwayat.objects.filter(jenis="impor", aksi="unggah").count() == 3


def test_what_belongs_to_no_version(sebagai_admin: Client) -> None:
    tempel = "Sasaran|Indikator|Satuan|Target 2021\nSasaran strategis baru|Persentase layanan|%|80"
    asal = petakan(sebagai_admin, tempel, renstra="-", jenjang="1", unit="KEMENSOS")
    gerak(sebagai_admin, teruskan(sebagai_admin, asal, kode_2="SS9.1"), "terapkan")
    satu = Indikator.objects.select_related("sasaran").get(kode="SS9.1")
    assert (satu.sasaran.renstra, satu.sasaran.jenjang, satu.unit.kode) == (None, 1, "KEMENSOS")


def test_a_cancelled_table_is_gone(sebagai_admin: Client) -> None:
    asal = petakan(sebagai_admin, TABEL)
    assert sebagai_admin.get(f"/impor/{asal.pk}/")["Location"] == f"/impor/{asal.pk}/kolom/"
    assert gerak(sebagai_admin, asal, "batalkan").status_code == 302
    assert (asal.berkas, sebagai_admin.get(f"/impor/{asal.pk}/kolom/").status_code) == ("", 404)


@pytest.mark.parametrize("siapa", ["sebagai_jsk", "sebagai_verifikator", "sebagai_pimpinan"])
def test_m20_only_an_administrator_and_only_their_own(
    sebagai_admin: Client, admin: User, siapa: str, request: pytest.FixtureRequest
) -> None:
    asal = petakan(sebagai_admin, TABEL)
    client = request.getfixturevalue(siapa)
    with tak_berubah():
        assert client.get("/impor/tabel/").status_code == 403
        assert serahkan(client, TABEL).status_code == 403
        for halaman in ("kolom", "tebakan", "periksa"):
            assert client.get(f"/impor/{asal.pk}/{halaman}/").status_code == 404
            assert client.post(f"/impor/{asal.pk}/{halaman}/").status_code in (404, 405)


def test_more_than_one_page_can_ask_about_is_refused(sebagai_admin: Client) -> None:
    baris = "\n".join(f"|Persentase layanan {n}|%|80" for n in range(151))
    asal = petakan(sebagai_admin, f"Sasaran|Indikator|Satuan|Target 2021\n{baris}")
    response = sebagai_admin.get(f"/impor/{asal.pk}/tebakan/")
    assert (response.status_code, "151 indikator; paling banyak 150" in bacaan_apa_pun(response)) == (422, True)


def bacaan_apa_pun(response: object) -> str:
    response.status_code = 200  # type: ignore[attr-defined]
    return bacaan(response)  # type: ignore[arg-type]


def test_the_page_of_guesses_asks_no_query_per_row(sebagai_admin: Client) -> None:
    banyak = []
    for jumlah in (1, 20):
        baris = "\n".join(f"|Persentase layanan {n}|%|80" for n in range(jumlah))
        asal = petakan(sebagai_admin, f"Sasaran|Indikator|Satuan|Target 2021\n{baris}")
        with CaptureQueriesContext(connection) as kueri:
            tebakan(sebagai_admin, asal)
        banyak.append(len(kueri))
    assert banyak[0] == banyak[1]
