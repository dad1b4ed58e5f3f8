"""The KRISNA list of rincian output: codes down to the RO, rows added and amended, shown, undone exactly."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from budget.models import RincianOutput
from indicators.models import Riwayat, Sasaran, UnitKerja
from tests.dunia import tak_berubah
from tests.impor.alat import gerak, halaman, isi_tabel, pesan
from tests.impor.anggaran import alasan, kirim, putusan, tanya, unggah
from tests.impor.anggaran import tempel as tempel_apa_pun
from tests.impor.test_impor_halaman import kueri
from tests.pages import bacaan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]
JUDUL = ("Kode", "Rincian Output", "Volume RO", "Satuan RO", "Alokasi")
TABEL = (
    JUDUL,
    ("027.05.WA.4473.EBA", "Layanan Dukungan Manajemen", "", "", "1.500.000.000"),
    ("027.05.WA.4473.EBA.001", "Layanan Umum", "12", "layanan", "500.000.000"),
    ("027.05.WA.4473.EBA.002", "Layanan Data", "1,5", "layanan", "1.000.000.000"),
    ("Jumlah", "", "", "", "1.500.000.000"),
)


def tempel(client: Client, *baris: tuple[str, ...], **opsi: object) -> object:
    return tempel_apa_pun(client, *baris, jenis_impor="ro", **opsi)


def isi() -> list[tuple[object, ...]]:
    kolom = ("kementerian", "program", "kegiatan", "kro", "ro", "nama", "satuan", "volume", "pagu")
    return [tuple(str(n) for n in satu) for satu in RincianOutput.objects.values_list(*kolom)]


def test_the_list_is_stored_by_its_codes_and_shown_on_its_page(sebagai_admin: Client, sebagai_jsk: Client) -> None:
    assert "Belum ada rincian output" in bacaan(sebagai_jsk.get("/anggaran/ro/?tahun=2022"))
    impor = tempel(sebagai_admin, *TABEL)
    assert putusan(impor) == {3: "baru", 4: "baru"}
    kata = bacaan(halaman(sebagai_admin, impor))
    assert "Kode WA.4473.EBA di baris 2 cocok sampai rupiah: pagu 1.500.000.000." in kata
    assert "Jumlah pagu RO 2022 belum ada menjadi 1.500.000.000 (2 RO)" in kata
    assert gerak(sebagai_admin, impor, "terapkan").status_code == 302
    assert isi() == [
        ("027", "WA", "4473", "EBA", "001", "Layanan Umum", "layanan", "12.0000", "500000000"),
        ("027", "WA", "4473", "EBA", "002", "Layanan Data", "layanan", "1.5000", "1000000000"),
    ]
    kata = bacaan(sebagai_jsk.get("/anggaran/ro/"))
    assert "027.WA.4473.EBA.002 Layanan Data 1,5 layanan 1.000.000.000 belum dikaitkan" in kata
    assert "Jumlah 2 RO 1.500.000.000" in kata and "OM SPAN, per 10 Januari 2023" in kata
    assert sebagai_jsk.get("/anggaran/ro/?tahun=x").status_code == 400


def test_new_changed_equal_and_absent(sebagai_admin: Client) -> None:
    gerak(sebagai_admin, tempel(sebagai_admin, *TABEL), "terapkan")
    RincianOutput.objects.filter(ro="001").update(sasaran=Sasaran.objects.get(kode="SP1", renstra__versi="menjadi"))
    sebelum = isi_tabel(RincianOutput)
    baru = ("027.WA.4473.EBA.003", "Layanan Baru", "", "", "7")
    impor = tempel(sebagai_admin, JUDUL, TABEL[2], (*TABEL[3][:2], "2", "paket", "1.000.000.001"), baru)
    assert putusan(impor) == {2: "sama", 3: "berubah", 4: "baru"}
    kata = bacaan(halaman(sebagai_admin, impor))
    assert (
        "Satuan D3 layanan menjadi paket Volume C3 1,5 menjadi 2 Pagu E3 1.000.000.000 menjadi 1.000.000.001" in kata
    )
    gerak(sebagai_admin, impor, "terapkan")
    assert RincianOutput.objects.get(ro="001").sasaran is not None
    assert RincianOutput.objects.get(ro="003").volume is None
    assert set(putusan(tempel(sebagai_admin, JUDUL, TABEL[2])).values()) == {"sama"}
    assert gerak(sebagai_admin, impor, "urungkan").status_code == 302
    assert isi_tabel(RincianOutput) == sebelum
    assert Riwayat.objects.filter(aksi="urungkan", jenis="rincianoutput").count() == 2


def test_x45_the_same_list_again_and_our_own_export_change_nothing(sebagai_admin: Client) -> None:
    gerak(sebagai_admin, tempel(sebagai_admin, *TABEL), "terapkan")
    lagi = tempel(sebagai_admin, *TABEL, per_tanggal="", sumber="")
    assert (lagi.keadaan, tanya(lagi)) == ("selesai", {})
    for bentuk in ("xlsx", "csv"):
        keluar = sebagai_admin.get(f"/anggaran/ro/?tahun=2022&format={bentuk}")
        impor = unggah(
            sebagai_admin,
            jenis_impor="ro",
            berkas=b"".join(keluar.streaming_content),
            nama=f"ro.{bentuk}",
            per_tanggal="",
        )
        assert (impor.keadaan, set(putusan(impor).values())) == ("selesai", {"sama"}), impor.pesan


@pytest.mark.parametrize("sebab", ["diubah", "dihapus"])
def test_x47_changed_meanwhile_and_undo_after_a_change(sebagai_admin: Client, sebab: str) -> None:
    pertama = tempel(sebagai_admin, *TABEL)
    gerak(sebagai_admin, pertama, "terapkan")
    impor = tempel(sebagai_admin, JUDUL, (*TABEL[2][:4], "8"), skala="1")
    satu = RincianOutput.objects.filter(ro="001")
    satu.update(pagu=9) if sebab == "diubah" else satu.delete()
    sebelum = isi_tabel(RincianOutput), Riwayat.objects.count()
    response = gerak(sebagai_admin, impor, "terapkan")
    assert (isi_tabel(RincianOutput), Riwayat.objects.count()) == sebelum
    assert response.status_code == 409
    assert "027.WA.4473.EBA.001: diubah orang lain." in pesan(response)
    with tak_berubah():
        response = gerak(sebagai_admin, pertama, "urungkan")
    assert response.status_code == 409
    assert "027.WA.4473.EBA.001 2022: sudah" in pesan(response)


KELIRU = [
    (("027.05.WA.4473.EBA", "Tanpa RO", "1", "x", "5"), "kodenya belum sampai RO: RO kosong"),
    (("27.WA.4473.EBA.001", "Kode pendek", "1", "x", "5"), "bukan rangkaian kode anggaran"),
    (("027.WA.4473.EBA.001", "", "1", "x", "5"), "nama RO kosong"),
    (("027.WA.4473.EBA.001", "Nama", "1.234.5", "x", "5"), "C2"),
    (("027.WA.4473.EBA.001", "Layanan", "1", "x", ""), "kosong bukan nol"),
    (("027.WA.4473.EBA.001", "Nama", "1", "x" * 61, "5"), "D2"),
]


@pytest.mark.parametrize(("baris", "kata"), KELIRU, ids=[k[1][:20] for k in KELIRU])
def test_what_is_wrong_is_named_at_its_cell(sebagai_admin: Client, baris: tuple[str, ...], kata: str) -> None:
    impor = tempel(sebagai_admin, JUDUL, baris, skala="1")
    assert putusan(impor)[2] == "ditolak"
    assert kata in alasan(impor, 2)


def test_a_level_that_is_not_its_sum_twice_and_another_units(sebagai_admin: Client) -> None:
    impor = tempel(sebagai_admin, JUDUL, (*TABEL[1][:4], "1.500.000.001"), *TABEL[2:4], TABEL[2])
    assert "ada dua kali: baris 3 dan baris 5" in alasan(impor, 5)
    impor = tempel(sebagai_admin, JUDUL, (*TABEL[1][:4], "1.500.000.001"), *TABEL[2:4])
    assert "pagu tercetak 1.500.000.001, sedangkan 2 barisnya berjumlah 1.500.000.000" in alasan(impor, 2)
    gerak(sebagai_admin, tempel(sebagai_admin, *TABEL), "terapkan")
    RincianOutput.objects.update(unit=UnitKerja.objects.get(kode="KEMENSOS"))
    assert "tercatat untuk unit lain" in alasan(tempel(sebagai_admin, JUDUL, TABEL[2]), 2)


def test_the_ministry_and_the_scale_are_asked(sebagai_admin: Client) -> None:
    kolom = ("Program", "Kegiatan", "KRO", "RO", "Nama", "Pagu", "Kode Sasaran")
    baris = ("WA", "4473", "EBA", "001", "Layanan", "500.000", "sp1")
    impor = tempel(sebagai_admin, ("Alokasi dalam ribuan rupiah",), kolom, baris)
    assert list(tanya(impor)) == ["kementerian", "skala"]
    assert gerak(sebagai_admin, impor, "jawab", kementerian="27", skala="1000").status_code == 422
    assert gerak(sebagai_admin, impor, "jawab", kementerian="027", skala="1000").status_code == 302
    assert gerak(sebagai_admin, impor, "terapkan").status_code == 302
    satu = RincianOutput.objects.get()
    assert (satu.kode, satu.pagu, satu.sasaran and satu.sasaran.kode) == ("027.WA.4473.EBA.001", 500000000, "SP1")
    assert "SP1" in bacaan(sebagai_admin.get("/anggaran/ro/?tahun=2022"))
    impor = tempel(sebagai_admin, kolom, (*baris[:6], "SP99"), kementerian="027", skala="1000")
    assert "bukan kode sasaran yang berlaku tahun itu" in alasan(impor, 2)


def test_components_are_left_out_and_counted(sebagai_admin: Client) -> None:
    komponen = ("027.05.WA.4473.EBA.001.051", "Komponen", "", "", "500.000.000")
    impor = tempel(sebagai_admin, *TABEL[:3], komponen, TABEL[3])
    assert putusan(impor) == {3: "baru", 5: "baru"}
    assert "1 baris komponen atau akun tidak dibaca: yang disimpan sampai RO." in impor.ringkasan["catatan"]


def test_m20_and_queries(sebagai_admin: Client, sebagai_jsk: Client, tanpa_peran: User) -> None:
    assert sebagai_jsk.get("/impor/ro/").status_code == 403
    assert kirim(sebagai_jsk, jenis_impor="ro", tempel="x").status_code == 403
    banyak = []
    for tahun, n in ((2022, 3), (2023, 60)):
        tabel = [JUDUL, *((f"027.WA.4473.EBA.{k:03}", f"RO {k}", "1", "x", "5") for k in range(n))]
        impor: list[object] = []
        banyak.append(
            [
                kueri(lambda t=tabel, i=impor, y=tahun: i.append(tempel(sebagai_admin, *t, skala="1", tahun=y))),
                kueri(lambda i=impor: gerak(sebagai_admin, i[0], "terapkan")),
                kueri(lambda y=tahun: sebagai_jsk.get(f"/anggaran/ro/?tahun={y}")),
                kueri(lambda i=impor: gerak(sebagai_admin, i[0], "urungkan")),
            ]
        )
    assert all(besar - kecil <= 6 for kecil, besar in zip(*banyak, strict=True)), banyak
