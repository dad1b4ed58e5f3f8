"""Files as OM-SPAN, SAKTI, RKAKL and people print them: what is recognised, what is checked, what is refused."""

import csv
import io

import openpyxl
import pytest
from django.test import Client

from budget.models import BarisAnggaran, DataAnggaran, KelompokAnggaran
from indicators.models import UnitKerja
from tests.impor.alat import bita, buku, gerak, halaman, pesan
from tests.impor.anggaran import JB, alasan, baris, kirim, putusan, tanya, tempel, terbaru, unggah
from tests.impor.test_impor_berkas import DITOLAK_SEGERA
from tests.impor.test_impor_halaman import kueri
from tests.pages import bacaan

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("seed")]
DARI_BERKAS = {"per_tanggal": "", "sumber": "", "pagu_versi": ""}
DOKUMEN = [
    ["REALISASI ANGGARAN DITJEN PERLINDUNGAN DAN JAMINAN SOSIAL TA 2020"],
    ["DIPA Revisi ke-03, per 19 Januari 2021", None, "Dicetak 3 Februari 2021"],
    [],
    ["No", "Satuan Kerja", "Pagu (Rp)", "Realisasi", None, "Sisa"],
    [None, None, None, "Rp", "%", None],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)=(3)-(4)"],
    ["A", "SATKER PUSAT", 46085787885000, 46037120228924, 0.9989, 48667656076],
    [1, "Sekretariat Direktorat Jenderal Perlindungan Dan Jaminan Sosial", 54807551000, 51501184060],
    [2, "Direktorat Perlindungan Sosial Korban Bencana Alam", "479.609.829.000", "477.389.441.815"],
    [3, "Direktorat Perlindungan Sosial Korban Bencana Sosial", "Rp 7.274.772.177.000,00", 7267577653632],
    [4, "Direktorat Jaminan Sosial Keluarga", 38276598328000, 38240651949417],
    ["B", "SATKER DEKONSENTRASI", 130740890000, 124421068330],
    ["JUMLAH", None, 46216528775000, 46161541297254, 0.9988, 54987477746],
    ["Sumber: OM SPAN"],
]


def test_the_printed_document_comes_in_as_the_fixture_holds_it(sebagai_admin: Client) -> None:
    """Title, two-line heading, column numbers, groups with sums, a group that is one line, footer; to the rupiah."""
    impor = unggah(sebagai_admin, berkas=bita(buku(DOKUMEN)), tahun=2020, **DARI_BERKAS)
    assert tanya(impor) == {}, impor.pesan
    kata = bacaan(halaman(sebagai_admin, impor))
    assert "Kelompok A di baris 7 cocok sampai rupiah: pagu 46.085.787.885.000" in kata
    assert "Per tanggal menurut sel A2: 19 Januari 2021." in kata
    assert gerak(sebagai_admin, impor, "terapkan").status_code == 302, kata
    data, asli = terbaru(), DataAnggaran.objects.get(tahun=2020, rincian="satker", revisi=0)
    assert (data.revisi, data.sumber, data.pagu_versi, str(data.per_tanggal)) == (
        1,
        "OM SPAN",
        "Revisi 3",
        "2021-01-19",
    )
    kolom = ("uraian", "unit__kode", "kelompok__kode", "pagu", "realisasi")
    isi = [list(BarisAnggaran.objects.filter(data=d).order_by("urutan").values_list(*kolom)) for d in (asli, data)]
    assert isi[0] == isi[1]
    kelompok = ("kode", "nama", "pagu_tercetak", "realisasi_tercetak")
    isi = [list(KelompokAnggaran.objects.filter(data=d).values_list(*kelompok)) for d in (asli, data)]
    assert isi[0] == isi[1]
    assert (data.pagu_tercetak, data.sisa_tercetak) == (46216528775000, 54987477746)


def test_our_own_export_comes_back_as_it_went_out(sebagai_admin: Client) -> None:
    """xlsx and CSV of every printed set: nothing changes but day and source, which the export does not carry."""
    for tahun, rincian in ((2020, "satker"), (2021, "jenis_belanja"), (2021, "kewenangan")):
        asli = DataAnggaran.objects.get(tahun=tahun, rincian=rincian)
        for bentuk in ("xlsx", "csv"):
            keluar = sebagai_admin.get(f"/anggaran/?tahun={tahun}&rincian={rincian}&format={bentuk}")
            isi = b"".join(keluar.streaming_content)
            impor = unggah(sebagai_admin, berkas=isi, nama=f"isi.{bentuk}", tahun=tahun, **DARI_BERKAS)
            assert (impor.keadaan, set(putusan(impor).values())) == ("selesai", {"sama"}), impor.pesan
            assert f"menurut {asli.get_rincian_display().lower()}" in " ".join(impor.ringkasan["catatan"])


@pytest.mark.parametrize(
    ("jumlah", "selisih"), [("28.672.646.305.001", "1"), ("28.672.646.304.999", "-1"), ("28.672.646.305", "")]
)
def test_a_total_that_differs_by_one_rupiah_is_refused(sebagai_admin: Client, jumlah: str, selisih: str) -> None:
    impor = tempel(sebagai_admin, *JB[:3], ("Jumlah", jumlah, JB[3][2]))
    assert putusan(impor)[4] == "ditolak"
    kata = alasan(impor, 4)
    assert f"B4 {jumlah}: Jumlah pagu tercetak {jumlah}, sedangkan 2 barisnya berjumlah 28.672.646.305.000" in kata
    assert f"selisih {selisih}" in kata
    assert gerak(sebagai_admin, impor, "terapkan").status_code == 422
    bertanda = sebagai_admin.get(f"/impor/{impor.pk}/berkas/")
    lembar = openpyxl.load_workbook(io.BytesIO(b"".join(bertanda.streaming_content))).active
    assert lembar["B4"].fill.start_color.rgb == "FFF8D7DA" and "berjumlah" in lembar["D4"].value
    assert lembar["B3"].fill.start_color.rgb == "00000000"


def test_subtotals_groups_and_a_grand_total_are_each_checked(sebagai_admin: Client) -> None:
    judul = ("No", "Satker", "Pagu", "Realisasi")
    tabel = [
        *(("1", "Satu", "100", "10"), ("2", "Dua", "200", "20"), ("", "Subtotal pusat", "300", "30")),
        *(("3", "Tiga", "50", "5"), ("", "Subtotal daerah", "50", "5"), ("", "Grand Total", "350", "35")),
    ]
    benar = tempel(sebagai_admin, judul, *tabel, skala="1")
    assert putusan(benar) == {0: "baru", 2: "baru", 3: "baru", 5: "baru"}
    tabel[4] = ("", "Subtotal daerah", "350", "35")  # the total of all, where that of the group should stand
    assert putusan(tempel(sebagai_admin, judul, *tabel, skala="1")) == {0: "baru", 2: "baru", 3: "baru", 5: "baru"}
    tabel[4] = ("", "Subtotal daerah", "51", "5")
    impor = tempel(sebagai_admin, judul, *tabel, skala="1")
    assert "sedangkan 1 barisnya berjumlah 50; selisih 1" in alasan(impor, 6)


def test_an_export_by_levels_is_read_at_its_leaves(sebagai_admin: Client) -> None:
    """SAKTI prints program, kegiatan, KRO and RO rows with the sums of what is below: each checked, none added."""
    judul = ("Kode Program/Kegiatan/KRO/RO", "Uraian", "Pagu Revisi", "Lock Pagu", "s.d. Periode")
    tabel = [
        ("WA", "Dukungan Manajemen", "600", "0", "60"),
        ("WA.4473", "Kegiatan", "600", "0", "60"),
        ("WA.4473.EBA", "Layanan", "600", "0", "60"),
        ("WA.4473.EBA.001", "Jumlah layanan umum", "100", "0", "10"),
        ("WA.4473.EBA.002", "Layanan lain", "500", "0", "50"),
    ]
    impor = tempel(sebagai_admin, judul, *tabel, skala="1")
    assert putusan(impor) == {0: "baru", 5: "baru", 6: "baru"}
    gerak(sebagai_admin, impor, "terapkan")
    assert terbaru().rincian == "lengkap"
    kolom = ("program", "kegiatan", "kro", "ro", "pagu", "blokir")
    assert list(terbaru().baris.order_by("urutan").values_list(*kolom)) == [
        ("WA", "4473", "EBA", "001", 100, 0),
        ("WA", "4473", "EBA", "002", 500, 0),
    ]
    tabel[1] = ("WA.4473", "Kegiatan", "601", "0", "60")
    impor = tempel(sebagai_admin, judul, *tabel, skala="1")
    assert "Kode WA.4473 pagu tercetak 601, sedangkan 2 barisnya berjumlah 600" in alasan(impor, 3)


def test_codes_of_rkakl_keep_their_zeros_or_are_refused(sebagai_admin: Client) -> None:
    judul = ("thang", "kdsatker", "kddekon", "kdprogram", "kdgiat", "kdakun", "jumlah", "Realisasi", "kddept")
    baik = ("2022", "027021", "1", "WA", "4473", "511111", "100", "10", "027")
    impor = tempel(sebagai_admin, judul, baik, skala="1")
    assert putusan(impor) == {0: "baru", 2: "baru"}
    assert not any("tidak dikenal" in c for c in impor.ringkasan["catatan"])
    impor = tempel(sebagai_admin, judul, ("2021", "27021", "9", "W", "473", "511111", "100", "10", "27"), skala="1")
    kata = alasan(impor, 2)
    assert "bukan tahun 2022 yang dipilih" in kata
    assert "Mungkin maksudnya 027021: Excel menghapus nol di depan" in kata
    assert "bukan kewenangan yang dikenal" in kata and "bukan kode 2 karakter" in kata
    assert "Mungkin maksudnya 0473" in kata


def test_units_are_found_by_code_and_name(sebagai_admin: Client) -> None:
    UnitKerja.objects.filter(kode="JSK").update(kode_satker="027021")
    satker = (("027021 - APA SAJA", "7", "1"), ("Dit. PSKBA", "8", "1"), ("123456", "9", "1"))
    impor = tempel(sebagai_admin, ("Satker", "Pagu", "Realisasi"), *satker, skala="1")
    assert "bukan unit yang dikenal" in alasan(impor, 4)
    gerak(sebagai_admin, impor, "terapkan")
    assert list(terbaru().baris.order_by("urutan").values_list("uraian", "satker", "unit__kode")) == [
        ("APA SAJA", "027021", "JSK"),
        ("Dit. PSKBA", "", "PSKBA"),
        ("123456", "123456", None),
    ]


SKALA = [
    ("ribuan", "(dalam ribuan rupiah)", "1000", "19.740.275,125", 19740275125),
    ("jutaan", "Rp juta", "1000000", "28.652.906,03", 28652906030000),
]


@pytest.mark.parametrize(("id_", "kop", "skala", "pagu", "rupiah"), SKALA, ids=[s[0] for s in SKALA])
def test_a_scale_is_asked_and_then_exact(
    sebagai_admin: Client, id_: str, kop: str, skala: str, pagu: str, rupiah: int
) -> None:
    impor = tempel(sebagai_admin, (kop,), ("Jenis Belanja", "Pagu", "Realisasi"), ("51", pagu, "0"))
    assert list(tanya(impor)) == ["skala"]
    assert f"Sel A1 menyebut {id_} rupiah." in tanya(impor)["skala"]
    assert gerak(sebagai_admin, impor, "terapkan").status_code == 422
    assert gerak(sebagai_admin, impor, "jawab", skala=skala).status_code == 302
    gerak(sebagai_admin, impor, "terapkan")
    assert [b[4] for b in baris(terbaru())] == [rupiah]
    assert f"Berkas dalam {id_} rupiah" in terbaru().tafsir
    assert bacaan(sebagai_admin.get("/anggaran/?tahun=2022&rincian=jenis_belanja")).count("dikalikan") == 1


def test_a_total_a_thousand_times_smaller_than_the_last_is_asked_about(sebagai_admin: Client) -> None:
    """68.372 of 57.434 may be; 28 billion after 30 trillion may not, unless somebody says so."""
    impor = tempel(sebagai_admin, JB[0], ("57", "28.652.906.030", "28.270.559.179"))
    assert "2021, terbitan ke-1 menurut jenis belanja per 19-01-2022: 30.441.565.130.000" in tanya(impor)["skala"]
    gerak(sebagai_admin, impor, "jawab", skala="1")
    assert (tanya(impor), impor.keadaan) == ({}, "pratinjau")
    gerak(sebagai_admin, impor, "terapkan")
    assert [b[4] for b in baris(terbaru())] == [28652906030]


def test_parts_of_a_rupiah_billions_and_too_large(sebagai_admin: Client) -> None:
    impor = tempel(
        sebagai_admin, JB[0], ("51", "1.000,5", "1"), ("52", "1.000.000.000.000.000", "1"), ("53", "-5", "x")
    )
    assert [putusan(impor)[n] for n in (2, 3, 4)] == ["ditolak"] * 3
    impor = tempel(sebagai_admin, ("Anggaran dalam miliar rupiah",), *JB)
    assert impor.keadaan == "ditolak" and "sudah dibulatkan" in impor.pesan
    impor = unggah(sebagai_admin, berkas=bita(buku([list(JB[0]), ["51", 12345678901234567, 1]])))
    assert "lebih dari 15 digit" in alasan(impor, 2)


def test_empty_is_not_zero_and_spending_beyond_the_pagu_is_asked(sebagai_admin: Client) -> None:
    impor = tempel(sebagai_admin, JB[0], ("51", "10", ""), ("52", "5", "6"), ("53", "0", "0"), skala="1")
    assert putusan(impor) == {0: "baru", 2: "ditolak", 3: "bertanya", 4: "baru"}
    assert "kosong bukan nol" in alasan(impor, 2) and "melebihi pagu 5" in alasan(impor, 3)


def test_x29_x30_the_same_code_twice_is_refused_naming_both_rows(sebagai_admin: Client) -> None:
    impor = tempel(sebagai_admin, JB[0], ("51", "10", "1"), ("Belanja Pegawai", "10", "1"), skala="1")
    assert putusan(impor)[3] == "ditolak"
    assert "51 ada dua kali: baris 2 dan baris 3" in alasan(impor, 3)


def test_a_number_of_order_is_no_code_of_kewenangan(sebagai_admin: Client) -> None:
    tabel = (("No", "Uraian", "Pagu", "Realisasi"), ("1", "PUSAT", "10", "1"), ("2", "DEKONSENTRASI", "20", "2"))
    gerak(sebagai_admin, tempel(sebagai_admin, *tabel, skala="1"), "terapkan")
    assert [b[2] for b in baris(terbaru())] == ["1", "3"]
    impor = tempel(sebagai_admin, ("Kode", *tabel[0][1:]), *tabel[1:], skala="1", tahun=2023)
    assert "kode 2 adalah Kantor daerah, tetapi namanya DEKONSENTRASI" in alasan(impor, 3)


def test_two_cuts_of_one_total_must_agree_or_be_confirmed(sebagai_admin: Client) -> None:
    gerak(sebagai_admin, tempel(sebagai_admin, *JB), "terapkan")
    kewenangan = ("Kewenangan", "Pagu", "Realisasi")
    sama = tempel(sebagai_admin, kewenangan, ("KP", "28.672.646.305.000", "28.289.694.513.369"))
    assert putusan(sama) == {0: "baru", 2: "baru"}
    beda = tempel(sebagai_admin, kewenangan, ("KP", "28.672.646.305.001", "28.289.694.513.369"))
    assert putusan(beda)[0] == "bertanya"
    assert "berbeda dengan terbitan ke-1 menurut jenis belanja" in alasan(beda, 0)
    assert gerak(sebagai_admin, beda, "terapkan").status_code == 422
    assert gerak(sebagai_admin, beda, "terapkan", yakin="ya").status_code == 302


def test_one_file_one_table(sebagai_admin: Client) -> None:
    kerja = buku(JB)
    lain = kerja.create_sheet("Kewenangan")
    for satu in (("Kewenangan", "Pagu", "Realisasi"), ("KP", 1, 1)):
        lain.append(satu)
    impor = unggah(sebagai_admin, berkas=bita(kerja))
    assert "Ada dua tabel: di lembar “Data” dan “Kewenangan”" in impor.pesan
    lain.sheet_state = "hidden"
    assert unggah(sebagai_admin, berkas=bita(kerja)).keadaan == "pratinjau"
    impor = tempel(sebagai_admin, *JB, ("Kewenangan", "Pagu", "Realisasi"), ("KP", "1", "1"))
    assert "Ada judul kolom lagi di baris 5" in impor.pesan


def test_another_year_than_chosen_is_refused(sebagai_admin: Client) -> None:
    impor = tempel(sebagai_admin, ("Realisasi anggaran TA 2021",), *JB)
    assert impor.pesan == "Berkas ini tahun anggaran 2021 (sel A1), sedangkan yang dipilih 2022."


def test_two_days_in_a_file_are_asked_about(sebagai_admin: Client) -> None:
    impor = tempel(sebagai_admin, ("per 1 Maret 2022",), ("posisi 02/03/2022",), *JB, per_tanggal="")
    assert "Berkas menyebut 1 Maret 2022 (A1) dan 2 Maret 2022 (A2)." in tanya(impor)["per_tanggal"]


def test_x35_hidden_rows_are_counted_and_asked_about(sebagai_admin: Client) -> None:
    kerja = buku(JB)
    kerja.active.row_dimensions[3].hidden = True
    impor = unggah(sebagai_admin, berkas=bita(kerja))
    assert putusan(impor) == {0: "baru", 2: "baru", 3: "bertanya"}


def test_headings_missing_name_the_way_out(sebagai_admin: Client) -> None:
    impor = tempel(sebagai_admin, ("Jenis Belanja", "Pagu"), ("51", "1"))
    assert impor.keadaan == "ditolak"
    assert "Kolom Realisasi tidak ada." in impor.pesan and "Padanan kolom" in impor.pesan


def test_queries_do_not_grow_with_lines(sebagai_admin: Client) -> None:
    banyak = []
    for tahun, n in ((2022, 3), (2023, 60)):
        tabel = [("Kode Akun", "Pagu", "Realisasi"), *((str(511000 + k), "100", "1") for k in range(n))]
        impor: list[object] = []
        banyak.append(
            [
                kueri(lambda t=tabel, i=impor, y=tahun: i.append(tempel(sebagai_admin, *t, skala="1", tahun=y))),
                kueri(lambda i=impor: gerak(sebagai_admin, i[0], "terapkan")),
                kueri(lambda i=impor: gerak(sebagai_admin, i[0], "urungkan")),
            ]
        )
    assert all(besar - kecil <= 6 for kecil, besar in zip(*banyak, strict=True)), banyak


def test_csv_with_semicolons(sebagai_admin: Client) -> None:
    tampung = io.StringIO()
    csv.writer(tampung, delimiter=";").writerows(JB)
    impor = unggah(sebagai_admin, berkas=tampung.getvalue().encode("utf-8-sig"), nama="omspan.csv")
    assert putusan(impor) == {0: "baru", 2: "baru", 3: "baru"}


def test_x01_to_x18_hostile_files_never_reach_the_reader(sebagai_admin: Client) -> None:
    for id_, nama, berkas, kata in DITOLAK_SEGERA:
        response = kirim(sebagai_admin, berkas=berkas(), nama=nama)
        assert (response.status_code, kata in pesan(response)) == (422, True), id_


def test_lines_tied_to_a_sasaran_stand_beside_its_capaian(sebagai_admin: Client) -> None:
    judul = ("Kode Sasaran", "Pagu", "Realisasi")
    impor = tempel(
        sebagai_admin, judul, ("sp1", "100", "40"), ("SP2", "200", "50"), ("Total", "300", "90"), skala="1"
    )
    assert putusan(impor) == {0: "baru", 2: "baru", 3: "baru"}, alasan(impor, 2)
    gerak(sebagai_admin, impor, "terapkan")
    assert (terbaru().rincian, [b.sasaran.kode for b in terbaru().baris.order_by("urutan")]) == (
        "sasaran",
        ["SP1", "SP2"],
    )
    assert set(putusan(tempel(sebagai_admin, judul, ("SP1", "100", "40"), ("SP2", "200", "50"))).values()) == {"sama"}
    assert "40,00" in bacaan(sebagai_admin.get("/anggaran/?tahun=2022&rincian=sasaran"))
    assert "bukan kode sasaran yang berlaku" in alasan(tempel(sebagai_admin, judul, ("SP99", "1", "1"), skala="1"), 2)


LEVEL = {  # a plain "Kode", an outline, a pivot: sums above their lines, in columns that say nothing of levels
    "kode": (
        ("Kode", "Uraian", "Pagu", "Realisasi"),
        ("027.03", "Ditjen", "3.000", "300"),
        ("027.03.WA", "Program", "3.000", "300"),
        ("027.03.WA.4473", "Kegiatan A", "1.000", "100"),
        ("027.03.WA.4474", "Kegiatan B", "2.000", "200"),
    ),
    "kerangka": (
        ("No", "Uraian", "Pagu", "Realisasi"),
        ("1", "Pusat", "3.000", "300"),
        ("1.1", "Sekretariat", "1.000", "100"),
        ("1.2", "Direktorat X", "2.000", "200"),
    ),
    "pivot": (
        ("Satker", "Jenis Belanja", "Pagu", "Realisasi"),
        ("440001", "", "3.000", "300"),
        ("440001", "51", "1.000", "100"),
        ("440001", "52", "2.000", "200"),
    ),
}


@pytest.mark.parametrize("tabel", LEVEL.values(), ids=LEVEL)
def test_sums_above_their_lines_are_never_counted_twice(sebagai_admin: Client, tabel: tuple[tuple[str, ...]]) -> None:
    impor = tempel(sebagai_admin, *tabel, skala="1")
    assert impor.ringkasan["dampak"][0]["sesudah"] == "3.000"
    assert gerak(sebagai_admin, impor, "terapkan").status_code == 302
    assert [b[4] for b in baris(terbaru())] == [1000, 2000]
    salah = [[sel.replace("3.000", "3.001") for sel in satu] for satu in tabel]
    impor = tempel(sebagai_admin, *salah, skala="1")
    assert "pagu tercetak 3.001, sedangkan 2 barisnya berjumlah 3.000; selisih 1" in alasan(impor, 2)


def test_units_under_the_headings_are_no_line(sebagai_admin: Client) -> None:
    judul = (("Uraian", "Pagu", "Realisasi", ""), ("", "(Rp juta)", "(Rp juta)", "(%)"))
    impor = tempel(sebagai_admin, *judul, ("Belanja Pegawai", "1.000", "100", "10,00"))
    assert putusan(impor) == {0: "baru", 3: "baru"}
    assert "Sel B2 menyebut jutaan rupiah." in tanya(impor)["skala"]
