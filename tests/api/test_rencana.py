"""Units, plans, sasaran, indikator, lineage and regulations as machines read them."""

import pytest
from django.test import Client

from indicators.models import Indikator, NamaLain, Sasaran, Target
from tests.api.klien import baca, baris, semua_halaman

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]


def test_units_of_ones_reach(sebagai_pimpinan: Client, sebagai_verifikator: Client, sebagai_jsk: Client) -> None:
    assert len(baris(sebagai_pimpinan, "unit/")) == 7
    assert baris(sebagai_verifikator, "unit/")[0]["kode"] == "LINJAMSOS"
    (jsk,) = baris(sebagai_jsk, "unit/")
    assert (jsk["kode"], jsk["induk"], jsk["jenjang"]) == ("JSK", "LINJAMSOS", "eselon_ii")
    assert baca(sebagai_jsk, "unit/JSK/") == jsk
    baca(sebagai_jsk, "unit/SET/", 404)
    assert [b["kode"] for b in baris(sebagai_pimpinan, "unit/?unit=JSK")] == ["JSK"]
    assert [b["kode"] for b in baris(sebagai_pimpinan, "unit/?search=keluarga")] == ["JSK"]


def test_plans_stay_readable(sebagai_jsk: Client) -> None:
    semula, menjadi = baris(sebagai_jsk, "renstra/")
    assert (semula["versi"], semula["tahun_mulai"], semula["menggantikan"]) == ("semula", 2020, None)
    assert (menjadi["versi"], menjadi["tahun_mulai"], menjadi["menggantikan"]) == ("menjadi", 2022, "semula")
    assert baca(sebagai_jsk, f"renstra/{menjadi['id']}/") == menjadi
    assert baris(sebagai_jsk, "renstra/?tahun=2019") == []


def test_sasaran(sebagai_jsk: Client) -> None:
    semua = baris(sebagai_jsk, "sasaran/")
    assert len(semua) == Sasaran.objects.count()
    program = baris(sebagai_jsk, "sasaran/?jenjang=program&renstra=semula")
    assert {b["renstra"] for b in program} == {"semula"}
    assert {b["jenjang"] for b in program} == {"program"}
    assert {b["renstra"] for b in baris(sebagai_jsk, "sasaran/?renstra=menjadi")} == {"menjadi", None}
    sp1 = next(b for b in semua if b["kode"] == "SP1" and b["renstra"] == "menjadi")
    assert sp1["induk"] is None or sp1["induk"].startswith("SS")
    assert baca(sebagai_jsk, f"sasaran/{sp1['id']}/") == sp1


def test_the_kamus_of_an_indikator(sebagai_pimpinan: Client) -> None:
    isi = baca(sebagai_pimpinan, "indikator/SP5.1/")
    assert (isi["kode"], isi["jenis"], isi["renstra"], isi["jenjang"]) == ("SP5.1", "IKP", "menjadi", "program")
    for bidang in (
        "uraian",
        "definisi",
        "formula",
        "satuan",
        "polaritas",
        "konsolidasi",
        "kalender",
        "sumber_data",
        "penanggung_jawab",
        "baseline",
        "kode_referensi",
        "nama_lain",
        "desimal",
        "tahun_awal",
        "tahun_akhir",
    ):
        assert bidang in isi
    assert set(isi["baseline"]) == {"nilai", "teks", "tahun", "sumber"}
    lain = NamaLain.objects.select_related("indikator").earliest("pk")
    assert {"nama": lain.nama, "tempat": lain.tempat} in baca(sebagai_pimpinan, f"indikator/{lain.indikator.kode}/")[
        "nama_lain"
    ]
    (dari_daftar,) = baris(sebagai_pimpinan, "indikator/?search=SP5.1&renstra=menjadi")
    assert {k: v for k, v in isi.items() if k in dari_daftar} == dari_daftar


def test_the_parts_of_an_indikator(sebagai_pimpinan: Client) -> None:
    isi = baca(sebagai_pimpinan, "indikator/RPJMN.2/")
    assert [b["kode"] for b in isi["komponen"]] == ["RPJMN.2a", "RPJMN.2b", "RPJMN.2c", "RPJMN.2d"]
    assert baca(sebagai_pimpinan, "indikator/RPJMN.2a/")["induk"] == "RPJMN.2"
    assert isi["tahun_ukur"] == [2024]


def test_numbers_of_the_kamus_have_its_decimals(sebagai_pimpinan: Client) -> None:
    Indikator.objects.filter(kode="SP5.1").update(nilai_maksimum=100, bobot="12.5", baseline_nilai=34, desimal=1)
    isi = baca(sebagai_pimpinan, "indikator/SP5.1/")
    assert (isi["nilai_maksimum"], isi["bobot"], isi["baseline"]["nilai"]) == ("100.0", "12.5", "34.0")
    assert isi["wajar_minimum"] is None


def test_every_version_or_those_of_a_year(sebagai_pimpinan: Client) -> None:
    assert len(baris(sebagai_pimpinan, "indikator/")) == Indikator.objects.count()
    for tahun in (2020, 2022):
        kode = [b["indikator"]["kode"] for b in baris(sebagai_pimpinan, f"capaian/?tahun={tahun}")]
        assert [b["kode"] for b in baris(sebagai_pimpinan, f"indikator/?tahun={tahun}")] == kode
    semula = {b["kode"] for b in baris(sebagai_pimpinan, "indikator/?renstra=semula&jenjang=program")}
    assert all(kode.startswith("S.") for kode in semula)


def test_lineage(sebagai_pimpinan: Client) -> None:
    semua = baris(sebagai_pimpinan, "silsilah/")
    satu = next(b for b in semua if b["dari"] and b["dari"]["kode"] == "PN.6")
    assert (satu["ke"]["kode"], satu["hubungan"]) == ("PN.6b", "ganti_satuan")
    assert {b["hubungan"] for b in baris(sebagai_pimpinan, "silsilah/?hubungan=baru")} == {"baru"}
    for b in baris(sebagai_pimpinan, "silsilah/?indikator=SP2.1"):
        assert "SP2.1" in (b["dari"] or {}).get("kode", "") + (b["ke"] or {}).get("kode", "")


def test_an_end_beyond_reach_is_as_one_that_is_not_there(sebagai_set: Client, sebagai_pimpinan: Client) -> None:
    milik = set(Indikator.objects.filter(unit__kode="SET").values_list("kode", flat=True))
    tampak = [b[ujung] for b in baris(sebagai_set, "silsilah/") for ujung in ("dari", "ke")]
    assert {b["kode"] for b in tampak if b} <= milik
    assert None in tampak
    assert len(baris(sebagai_set, "silsilah/")) < len(baris(sebagai_pimpinan, "silsilah/"))


def test_regulations_as_printed(sebagai_jsk: Client) -> None:
    semua = baris(sebagai_jsk, "regulasi/")
    assert len(semua) == 19
    assert {(b["status"], b["tahun_target"]) for b in semua} == {(None, None)}
    assert sum(b["urgensi"] == "" for b in baris(sebagai_jsk, "regulasi/?jenis=uu")) == 2
    asing = [b for b in semua if b["unit"] is None]
    assert asing and all(b["unit_teks"] for b in asing)


def test_targets_with_their_revisions(sebagai_pimpinan: Client) -> None:
    (semula,) = baris(sebagai_pimpinan, "target/?indikator=SP2.1&tahun=2022")
    assert (semula["nilai"], semula["tercetak"], semula["berlaku"], semula["revisi"]) == ("73.00", "73 %", True, 0)
    Target.objects.create(
        indikator=Indikator.objects.get(kode="SP2.1"),
        tahun=2022,
        revisi=1,
        nilai=75,
        alasan="Reviu",
        nomor_dokumen="SK 7/2022",
        status="disetujui",
    )
    lama, baru = baris(sebagai_pimpinan, "target/?indikator=SP2.1&tahun=2022")
    assert (lama["berlaku"], baru["berlaku"]) == (False, True)
    assert (baru["nilai"], baru["alasan_revisi"], baru["nomor_dokumen"]) == ("75.00", "Reviu", "SK 7/2022")
    assert baca(sebagai_pimpinan, f"target/{baru['id']}/") == baru


def test_proposed_targets_only_on_request(sebagai_jsk: Client) -> None:
    Target.objects.filter(indikator__kode="SP2.1", tahun=2022).update(status="diusulkan")
    assert baris(sebagai_jsk, "target/?indikator=SP2.1&tahun=2022") == []
    (usulan,) = baris(sebagai_jsk, "target/?indikator=SP2.1&tahun=2022&status=diusulkan")
    assert (usulan["status"], usulan["berlaku"]) == ("diusulkan", False)
    assert len(baris(sebagai_jsk, "target/?indikator=SP2.1&status=semua")) == 3


def test_a_target_that_is_a_word_says_so(sebagai_pimpinan: Client) -> None:
    Target.objects.filter(indikator__kode="SP1.1", tahun=2022).update(nilai=None, teks="baik")
    (b,) = baris(sebagai_pimpinan, "target/?indikator=SP1.1&tahun=2022")
    assert (b["nilai"], b["keadaan"], b["alasan"], b["teks"]) == (None, "terisi", "bukan_angka", "baik")


def test_realisasi_as_reported(sebagai_pimpinan: Client) -> None:
    (b,) = baris(sebagai_pimpinan, "realisasi/?indikator=PN.7&tahun=2020")
    harap = {
        "unit": "PSKBS",
        "satuan": "orang",
        "tahun": 2020,
        "triwulan": None,
        "keadaan": "terisi",
        "alasan": None,
        "nilai": "68372",
        "teks": "68.372",
        "pembilang": None,
        "status": "disetujui",
        "sementara": False,
        "versi": 1,
        "dokumen": "reviu-renstra-2022",
        "capaian_tercetak": "100.00",
        "telusur": "http://testserver/api/v1/telusur/capaian/PN.7/2020/",
    }
    assert {k: b[k] for k in harap} == harap
    assert baca(sebagai_pimpinan, f"realisasi/{b['id']}/") == b
    (kosong,) = baris(sebagai_pimpinan, "realisasi/?indikator=PN.2&tahun=2021")
    assert (kosong["nilai"], kosong["teks"], kosong["keadaan"], kosong["alasan"]) == (
        None,
        None,
        "tidak_tersedia",
        "tidak_tersedia",
    )
    assert kosong["alasan_teks"]


def test_realisasi_filters(sebagai_pimpinan: Client) -> None:
    assert {b["tahun"] for b in baris(sebagai_pimpinan, "realisasi/?tahun=2021")} == {2021}
    assert baris(sebagai_pimpinan, "realisasi/?triwulan=1") == []
    assert baris(sebagai_pimpinan, "realisasi/?status=draf") == []
    assert len(baris(sebagai_pimpinan, "realisasi/?status=disetujui")) == len(baris(sebagai_pimpinan, "realisasi/"))
    assert {b["unit"] for b in baris(sebagai_pimpinan, "realisasi/?unit=JSK")} == {"JSK"}
    assert {b["indikator"]["jenis"] for b in baris(sebagai_pimpinan, "realisasi/?jenjang=prioritas_nasional")} == {
        "PN"
    }


def test_a_row_that_is_not_ones_own_is_not_there(sebagai_set: Client, sebagai_pimpinan: Client) -> None:
    for nama in ("realisasi", "target"):
        terlihat = {b["id"] for b in semua_halaman(sebagai_set, f"{nama}/")}
        for b in baris(sebagai_pimpinan, f"{nama}/"):
            baca(sebagai_set, f"{nama}/{b['id']}/", 200 if b["id"] in terlihat else 404)
        assert terlihat
