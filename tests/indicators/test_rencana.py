"""The plan's own pages: Semula - Menjadi, arah kebijakan, regulasi and the reference texts, as printed."""

import re

import pytest
from django.test import Client

from indicators.angka import format_angka
from indicators.models import (
    ArahKebijakan,
    Indikator,
    KerangkaRegulasi,
    NamaLain,
    Renstra,
    Rujukan,
    Silsilah,
    Target,
    Tujuan,
)
from tests.pages import Baris, bacaan, cari, isi, kode_tertaut, tabel, teks

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("seed")]


KODE = re.compile(r"(?:S\.)?(?:SP|PN)\.?\d\S*")


def silang(client: Client) -> list[Baris]:
    """The rows about indikator, without those that only name a sasaran."""
    return [b for b in tabel(client.get("/perbandingan/")) if "Hubungan" in b.sel]


def rangkai(client: Client) -> dict[str, str]:
    """What each change is called, by the kode it joins: earlier ones, later ones."""
    return {
        " ".join([*kode_dalam(b["Semula"]), "ke", *kode_dalam(b["Menjadi"])]): re.split(
            r" tafsir| Deret", b["Hubungan"]
        )[0]
        for b in silang(client)
    }


def kode_dalam(teks_sel: str) -> list[str]:
    return list(dict.fromkeys(KODE.findall(teks_sel)))


def test_crosswalk_has_every_relation_between_the_versions(sebagai_pimpinan: Client) -> None:
    """Each once, in its shape; indikator that merged stand together."""
    assert rangkai(sebagai_pimpinan) == {
        "ke SP1.1": "baru",
        "ke SP1.2": "baru",
        "S.SP1.3 S.SP1.5 ke SP1.3": "2 digabung menjadi 1",
        "S.SP1.1 ke SP2.1": "ganti nama",
        "S.SP1.4 S.SP1.6 ke SP2.2": "2 digabung menjadi 1",
        "ke SP3.1": "baru",
        "ke SP4.1": "baru",
        "ke SP4.2": "baru",
        "S.SP2.2 ke SP5.1": "ganti nama",
        "S.SP2.3 ke SP5.2": "ganti nama",
        "S.SP2.4 ke SP5.3": "ganti nama",
        "ke SP5.4": "baru",
        "S.SP2.1 ke SP6.1": "ganti nama",
        "S.SP1.2 ke": "dihapus",
        "S.SP2.5 ke": "dihapus",
        "PN.6 ke PN.6b": "ganti satuan",
    }


@pytest.mark.parametrize(
    ("hubungan", "ubah", "kata"),
    [
        ("pecah", {"dari__kode": "S.SP1.1"}, "1 dipecah menjadi 2"),
        ("lanjut", {"ke__kode": "SP5.1"}, "lanjut"),
    ],
)
def test_crosswalk_shows_every_shape(
    sebagai_pimpinan: Client, hubungan: str, ubah: dict[str, str], kata: str
) -> None:
    """A split stands in no document of ours: the second part is added here."""
    Silsilah.objects.filter(**ubah).update(hubungan=hubungan)
    if hubungan == "pecah":
        dari, ke = (Indikator.objects.get(kode=kode) for kode in ("S.SP1.1", "SP3.1"))
        Silsilah.objects.filter(ke=ke).update(dari=dari, hubungan=hubungan)
    assert kata in rangkai(sebagai_pimpinan).values()


def test_crosswalk_says_why_by_which_document_and_what_the_series_does(sebagai_pimpinan: Client) -> None:
    per_kode = {k: b["Hubungan"] for b in silang(sebagai_pimpinan) for k in kode_dalam(b["Semula"] + b["Menjadi"])}
    assert "Korban bencana alam dan korban bencana sosial digabung menjadi korban bencana." in per_kode["SP1.3"]
    assert "Dokumen: Tabel Reviu Renstra Semula-Menjadi." in per_kode["SP1.3"]
    assert "Deret lama berhenti dan yang baru mulai sendiri" in per_kode["SP1.3"]
    assert "Deretnya dibaca bersambung" in per_kode["SP5.1"]
    assert "Deret angkanya berhenti di sini." in per_kode["S.SP1.2"]
    assert "Deret angkanya baru mulai di sini." in per_kode["SP1.1"]


def test_crosswalk_has_both_wordings_and_the_figures_side_by_side(sebagai_pimpinan: Client) -> None:
    """A figure leads to its explanation; where the document prints no target, that is said."""
    baris = next(b for b in silang(sebagai_pimpinan) if "SP5.2" in b["Menjadi"])
    for nama in NamaLain.objects.filter(indikator__kode__in=["S.SP2.3", "SP5.2"]):
        assert " ".join(nama.nama.split()) in baris[f"{'Semula' if 'S.' in nama.indikator.kode else 'Menjadi'}"]
    for target in Target.objects.filter(indikator__kode="SP5.2"):
        assert f"{target.tahun} target {format_angka(target.nilai, 2)}" in baris["Menjadi"]
        assert f"/telusur/capaian/SP5.2/{target.tahun}/" in baris.tautan
    assert "Target tidak tercetak dalam dokumen." in baris["Semula"]
    assert "realisasi" in baris["Semula"]
    assert all(sebagai_pimpinan.get(t).status_code == 200 for t in baris.tautan)


def test_crosswalk_marks_what_is_our_reading(sebagai_pimpinan: Client) -> None:
    """The document only lays the two columns side by side."""
    assert all("tafsir" in b["Hubungan"] for b in silang(sebagai_pimpinan))
    Silsilah.objects.filter(ke__kode="SP2.1").update(tafsir="")
    tanpa = [b for b in silang(sebagai_pimpinan) if "tafsir" not in b["Hubungan"]]
    assert [kode_dalam(b["Menjadi"]) for b in tanpa] == [["SP2.1"]]


def test_crosswalk_groups_by_the_sasaran_it_leads_to(sebagai_pimpinan: Client) -> None:
    kepala = [b.kepala for b in tabel(sebagai_pimpinan.get("/perbandingan/")) if len(b.sel) == 1]
    assert [satu.split(" ")[0] for satu in kepala] == ["SP1", "SP2", "SP3", "SP4", "SP5", "SP6", "Tidak", "PN"]


def test_the_same_kode_of_a_sasaran_means_two_things(sebagai_pimpinan: Client) -> None:
    """SP1 and SP2 of the two versions have nothing but the kode in common."""
    baris = {b.kepala.split(" ")[0]: b for b in tabel(sebagai_pimpinan.get("/perbandingan/")) if "Kode" in b.sel}
    assert list(baris) == [f"SP{n}" for n in range(1, 7)]
    assert ["kode sama, arti berbeda" in b.kepala for b in baris.values()] == [True, True] + [False] * 4
    sp1 = list(baris["SP1"].sel.values())
    assert sp1[1].endswith("Indikatornya: 2 ke SP1, 3 ke SP2, 1 tidak dilanjutkan.")
    assert sp1[2] == "Terpenuhinya Kebutuhan dan Hak Dasar Indikatornya: 2 dari SP1, 2 baru."
    assert list(baris["SP3"].sel.values())[1] == "belum ada"


def test_crosswalk_as_a_file(sebagai_pimpinan: Client) -> None:
    response = sebagai_pimpinan.get("/perbandingan/?format=csv")
    isi_csv = b"".join(response.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert len(isi_csv) == 1 + Silsilah.objects.count()
    assert sebagai_pimpinan.get("/perbandingan/?format=pdf").status_code == 400


def test_crosswalk_shows_only_relations_of_ones_own(sebagai_jsk: Client) -> None:
    halaman = sebagai_jsk.get("/perbandingan/")
    assert kode_tertaut(halaman) == {"S.SP1.1", "S.SP1.2", "SP1.1", "SP2.1", "SP3.1"}
    assert "korban bencana" not in " ".join(str(b.sel) for b in tabel(halaman))


def test_crosswalk_without_versions(sebagai_pimpinan: Client, sebagai_tanpa_peran: Client) -> None:
    Renstra.objects.update(menggantikan=None)
    assert "Sasaran, kode demi kode" not in bacaan(sebagai_pimpinan.get("/perbandingan/"))
    assert "Belum ada hubungan yang dapat ditampilkan" in bacaan(sebagai_tanpa_peran.get("/perbandingan/"))


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
