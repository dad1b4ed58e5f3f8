"""The plan's own pages: Semula - Menjadi, arah kebijakan, regulasi and the reference texts, as printed."""

import pytest
from django.test import Client

from indicators.models import ArahKebijakan, KerangkaRegulasi, Renstra, Rujukan, Silsilah, Tujuan
from tests.pages import bacaan, cari, isi, kode_tertaut, tabel, teks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]


def test_crosswalk_has_every_relation_between_the_versions(sebagai_pimpinan: Client) -> None:
    baris = [b for b in tabel(sebagai_pimpinan.get("/perbandingan/")) if "Hubungan" in b.sel]
    relasi = {
        (b["Semula"].split(" ")[0], b["Hubungan"].split(" tafsir")[0], b["Menjadi"].split(" ")[0]) for b in baris
    }
    assert len(baris) == 17
    assert ("S.SP1.1", "ganti nama", "SP2.1") in relasi
    assert ("S.SP1.3", "digabung", "SP1.3") in relasi
    assert ("S.SP1.2", "dihapus", "tidak") in relasi
    assert ("tidak", "baru", "SP1.1") in relasi


def test_crosswalk_marks_what_is_our_reading(sebagai_pimpinan: Client) -> None:
    """The document only lays the two columns side by side."""
    baris = [b for b in tabel(sebagai_pimpinan.get("/perbandingan/")) if "Hubungan" in b.sel]
    assert all("tafsir" in b["Hubungan"] for b in baris)
    Silsilah.objects.filter(ke__kode="SP2.1").update(tafsir="")
    baris = [b for b in tabel(sebagai_pimpinan.get("/perbandingan/")) if "Hubungan" in b.sel]
    assert [b["Menjadi"].split(" ")[0] for b in baris if "tafsir" not in b["Hubungan"]] == ["SP2.1"]


def test_crosswalk_groups_by_the_sasaran_it_leads_to(sebagai_pimpinan: Client) -> None:
    kepala = [b.kepala for b in tabel(sebagai_pimpinan.get("/perbandingan/")) if "Hubungan" not in b.sel]
    assert [satu.split(" ")[0] for satu in kepala] == ["SP1", "SP2", "SP3", "SP4", "SP5", "SP6", "Tidak"]


def test_crosswalk_lists_the_sasaran_of_both_versions(sebagai_pimpinan: Client) -> None:
    halaman = bacaan(sebagai_pimpinan.get("/perbandingan/"))
    assert halaman.count("Terpenuhinya Kebutuhan dan Hak Dasar") >= 1
    assert "Meningkatnya kesejahteraan sosial miskin dan rentan" in halaman


def test_crosswalk_shows_only_relations_of_ones_own(sebagai_jsk: Client) -> None:
    halaman = sebagai_jsk.get("/perbandingan/")
    assert kode_tertaut(halaman) == {"S.SP1.1", "S.SP1.2", "SP1.1", "SP2.1", "SP3.1"}
    assert "korban bencana" not in " ".join(str(b.sel) for b in tabel(halaman))


def test_crosswalk_without_a_revised_plan_is_empty(sebagai_pimpinan: Client) -> None:
    Renstra.objects.update(menggantikan=None)
    assert sebagai_pimpinan.get("/perbandingan/").status_code == 200


def test_arah_kebijakan_is_a_tree_of_three_levels(sebagai_pimpinan: Client) -> None:
    response = sebagai_pimpinan.get("/arah-kebijakan/")
    halaman = bacaan(response)
    assert "2 arah kebijakan · 4 langkah · 16 strategi" in halaman
    for uraian in ArahKebijakan.objects.values_list("uraian", flat=True):
        assert " ".join(uraian.split()) in halaman
    for strategi in ArahKebijakan.objects.filter(tingkat="strategi").select_related("induk"):
        (cabang,) = [li for li in cari(isi(response), "li") if teks(li).startswith(str(strategi.induk).strip())]
        assert " ".join(strategi.uraian.split()) in teks(cabang)


def test_regulasi_as_printed(sebagai_pimpinan: Client) -> None:
    response = sebagai_pimpinan.get("/regulasi/")
    baris = tabel(response)
    assert "19 kebutuhan regulasi 2020-2024" in bacaan(response)
    assert len(baris) == 19
    assert [b.kepala for b in baris[:2]] == [
        " ".join(f"{satu.judul}{' rancangan' if satu.rancangan else ''}".split())
        for satu in KerangkaRegulasi.objects.filter(jenis="uu").order_by("nomor")
    ]
    assert sum("rancangan" in b.kepala for b in baris) == KerangkaRegulasi.objects.filter(rancangan=True).count()


def test_regulasi_without_printed_urgensi_says_so(sebagai_pimpinan: Client) -> None:
    baris = tabel(sebagai_pimpinan.get("/regulasi/"))
    assert [b["Urgensi pembentukan"] for b in baris[:2]] == ["tidak tercetak dalam dokumen"] * 2


def test_regulasi_of_an_unknown_unit_keeps_the_printed_name(sebagai_pimpinan: Client) -> None:
    kolom = [b["Unit penanggung jawab"] for b in tabel(sebagai_pimpinan.get("/regulasi/"))]
    (asing,) = [satu for satu in kolom if "bukan nama unit dalam susunan organisasi" in satu]
    assert asing.startswith("Direktorat Perlindungan Jaminan Sosial Keluarga")


def test_rujukan_in_full(sebagai_pimpinan: Client) -> None:
    halaman = bacaan(sebagai_pimpinan.get("/rujukan/"))
    for butir in [*Rujukan.objects.all(), *Tujuan.objects.all()]:
        for potongan in (getattr(butir, "judul", ""), getattr(butir, "teks", ""), getattr(butir, "uraian", "")):
            assert " ".join(potongan.split()) in halaman


def test_an_empty_database_has_a_sentence_on_each_page(sebagai_tanpa_peran: Client) -> None:
    Silsilah.objects.all().delete()
    KerangkaRegulasi.objects.all().delete()
    ArahKebijakan.objects.filter(tingkat="strategi").delete()
    ArahKebijakan.objects.filter(tingkat="langkah").delete()
    ArahKebijakan.objects.all().delete()
    assert "Belum ada kebutuhan regulasi" in bacaan(sebagai_tanpa_peran.get("/regulasi/"))
    assert "Belum ada arah kebijakan" in bacaan(sebagai_tanpa_peran.get("/arah-kebijakan/"))
