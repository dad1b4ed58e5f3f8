"""/ over the document: the figures of a unit and year with their explanations, and a sentence where there is none."""

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from budget.models import BarisAnggaran, DataAnggaran
from indicators.models import Indikator, Realisasi, Sasaran, Target, UnitKerja
from tests.pages import Pembaca, bacaan, galat, isi, kode_tertaut, tabel
from tests.people import masuk
from tests.renstra.beranda import angka_bertelusur, bagian, hasil, kartu, tautan

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("seed")]


def test_nilai_kinerja_tahun_terakhir_dengan_n_dari_m(pembaca: Pembaca) -> None:
    kinerja = kartu(pembaca.get("/"))["Nilai kinerja"]
    assert "102,19 % dari target" in kinerja
    assert "Sangat Tinggi" in kinerja
    assert "5 dari 21 indikator dihitung. Cakupan 23,81 % bobot." in kinerja
    assert "Tidak dihitung: 7 tanpa target, 6 tidak tersedia, 3 belum diisi." in kinerja
    assert "Di luar hitungan: 8 bukan periode ukur." in kinerja
    assert "Jika yang tidak dihitung bernilai 0: 24,33" in kinerja
    assert "Jika yang tidak dihitung sesuai target: 100,52" in kinerja


@pytest.mark.parametrize("alamat", ["/", "/?tahun=2020", "/?tahun=2020&unit=LINJAMSOS", "/?tahun=2020&triwulan=4"])
def test_setiap_angka_sama_dengan_telusurnya(pembaca: Pembaca, alamat: str) -> None:
    angka = angka_bertelusur(pembaca.get(alamat))
    assert len(angka) > 15
    for tujuan, tercetak in angka.items():
        assert hasil(pembaca, tujuan) == tercetak, tujuan


def test_setiap_tautan_terjawab(pembaca: Pembaca) -> None:
    alamat = {a for halaman in ("/", "/?tahun=2020") for _, a in tautan(pembaca.get(halaman))}
    assert {a.split("/")[2] for a in alamat if a.startswith("/telusur/")} == {"unit", "capaian", "sasaran", "serapan"}
    for satu in {a.partition("#")[0] for a in alamat}:
        assert pembaca.get(satu).status_code == 200, satu


def test_serapan_dengan_pagu_tanggal_dan_sumbernya(pembaca: Pembaca) -> None:
    serapan = bagian(pembaca.get("/"), "Serapan anggaran 2021")
    assert "98,71 % dari pagu" in serapan
    assert "Rp30.049.222.395.221 dari pagu Rp30.441.565.130.000; sisa Rp392.342.734.779." in serapan
    assert "versi pagu tidak tercetak; per 19 Januari 2022; OM SPAN." in serapan
    assert "Tahun 2020 : 99,88 % dari pagu; sisa Rp54.987.477.746." in serapan


def test_serapan_satu_unit_dan_tahun_tanpa_terbitan(pembaca: Pembaca) -> None:
    jsk = bagian(pembaca.get("/?tahun=2020&unit=JSK"), "Serapan anggaran 2020")
    assert "99,91 % dari pagu" in jsk
    tanpa = bagian(pembaca.get("/?tahun=2021&unit=JSK"), "Serapan anggaran 2021")
    assert "Terbitan anggaran 2021 tidak dirinci sampai unit ini." in tanpa
    assert "Belum ada terbitan anggaran 2023." in bagian(pembaca.get("/?tahun=2023"), "Serapan anggaran")


@pytest.mark.parametrize(
    ("triwulan", "catatan"),
    [("", False), ("&triwulan=2", True), ("&triwulan=4", True)],
)
def test_tanggal_anggaran_yang_bukan_akhir_triwulan_disebut(
    sebagai_pimpinan: Client, triwulan: str, catatan: bool
) -> None:
    serapan = bagian(sebagai_pimpinan.get(f"/?tahun=2021{triwulan}"), "Serapan anggaran")
    assert ("Tanggal anggaran bukan akhir triwulan yang dipilih." in serapan) is catatan
    DataAnggaran.objects.update(per_tanggal="2021-12-31")
    tepat = bagian(sebagai_pimpinan.get("/?tahun=2021&triwulan=4"), "Serapan anggaran")
    assert "bukan akhir triwulan" not in tepat


def test_kartu_sasaran(pembaca: Pembaca) -> None:
    halaman = kartu(pembaca.get("/"))
    assert "Tanpa target" in halaman["SP2"]
    assert "0 dari 6 indikator dihitung" in halaman["SP1"]
    assert "2020 2021 108,67 102,19" in halaman["PN · 102,19"]
    assert "5 dari 7 indikator dihitung" in halaman["PN · 102,19"]
    pn = Sasaran.objects.get(kode="PN").pk
    tujuan = {alamat for _, alamat in tautan(pembaca.get("/"))}
    assert f"/capaian/?unit=KEMENSOS&tahun=2021&sasaran={pn}" in tujuan
    assert f"/?unit=KEMENSOS&tahun=2021&sasaran={pn}#tren" in tujuan
    assert f"/telusur/sasaran/{pn}/2021/?unit=KEMENSOS" in tujuan


def test_sasaran_lain_satu_baris(pembaca: Pembaca) -> None:
    halaman = bacaan(pembaca.get("/"))
    assert "RPJMN.I Meningkatnya perlindungan sosial bagi seluruh penduduk Bukan periode ukur" in halaman
    assert "tidak ada yang ditunggu" in halaman


def test_serapan_sasaran_hanya_bila_pagunya_terikat(sebagai_pimpinan: Client) -> None:
    pn = Sasaran.objects.get(kode="PN")
    assert "· serapan" not in bacaan(sebagai_pimpinan.get("/?tahun=2020"))
    BarisAnggaran.objects.filter(data__tahun=2020, unit__kode="JSK").update(sasaran=pn)
    halaman = sebagai_pimpinan.get("/?tahun=2020")
    assert "· serapan 99,91 %" in kartu(halaman)["PN · 108,67"]
    kuadran = bagian(halaman, "Serapan dan capaian per sasaran")
    assert "PN 99,91 108,67" in kuadran
    assert "SP1 tanpa serapan" not in kuadran  # neither of the two: not listed


def test_perubahan_antar_tahun_dengan_kedua_angkanya(pembaca: Pembaca) -> None:
    perubahan = bagian(pembaca.get("/"), "Perubahan sejak tahun 2020")
    assert "119,04 menjadi 100,00 turun 19,04 poin" in perubahan
    assert "99,96 menjadi tidak dihitung tidak ada lagi" in perubahan
    assert "3 turun, 2 tidak ada lagi, 1 tetap." in perubahan
    tanpa = bagian(pembaca.get("/?tahun=2020"), "Perubahan sejak tahun 2019")
    assert "Tidak ada capaian yang dapat dibandingkan dengan tahun 2019." in tanpa


def test_belum_lapor_menurut_triwulan_terakhir_tahun_itu(pembaca: Pembaca) -> None:
    """The document's figures are of whole years and stand at triwulan IV."""
    lapor = bagian(pembaca.get("/"), "Belum lapor triwulan IV 2021")
    assert "Kementerian Sosial belum lapor 0 dari 3 diajukan" in lapor
    assert "Direktorat" not in lapor
    awal = bagian(pembaca.get("/?tahun=2021&triwulan=1&unit=JSK"), "Belum lapor triwulan I 2021")
    assert "Tidak ada indikator yang harus dilaporkan untuk triwulan I 2021." in awal
    depan = bagian(pembaca.get("/?tahun=2021&unit=JSK"), "Belum lapor")
    assert "Semua unit sudah melaporkan triwulan IV 2021." in depan


def test_tahun_yang_belum_mulai_belum_ditagih(sebagai_pimpinan: Client) -> None:
    Indikator.objects.update(tahun_akhir=2099)
    lapor = bagian(sebagai_pimpinan.get("/?tahun=2098"), "Belum lapor")
    assert "Belum ada triwulan 2098 yang sudah berakhir, jadi belum ada yang ditagih." in lapor


def test_kuadran_per_unit_dan_yang_hanya_punya_satu(pembaca: Pembaca) -> None:
    response = pembaca.get("/?tahun=2020")
    kuadran = bagian(response, "Serapan dan capaian per unit")
    assert "Dit. PSKBA 99,54 113,91" in kuadran
    assert "Setditjen Linjamsos tanpa capaian: 0 dari 3 indikator dihitung 93,97 tidak dihitung" in kuadran
    assert "Dekonsentrasi tanpa capaian: tidak punya indikator pada tahun ini 95,17" in kuadran
    svg = response.content.decode().partition('class="kuadran"')[2].partition("</svg>")[0]
    assert 'href="/?unit=PSKBA&amp;tahun=2020"' in svg
    assert 'aria-label="Dit. JSK: serapan 99,91 %, capaian 99,98 %, Sangat Tinggi"' in svg
    assert "SET" not in svg and svg.count("<a ") == 3


@pytest.mark.parametrize(
    ("alamat", "kalimat"),
    [
        ("/?tahun=2021", "Terbitan anggaran 2021 tidak dirinci per satuan kerja maupun per sasaran."),
        ("/?tahun=2023", "Belum ada terbitan anggaran 2023."),
        ("/?tahun=2020&unit=JSK", "Tidak ada unit di bawahnya, dan pagu belum diikat ke sasaran"),
    ],
)
def test_kuadran_yang_tidak_dapat_digambar(pembaca: Pembaca, alamat: str, kalimat: str) -> None:
    assert kalimat in bagian(pembaca.get(alamat), "Serapan dan capaian")


def test_turun_ke_unit_di_bawahnya(pembaca: Pembaca) -> None:
    response = pembaca.get("/?tahun=2020&triwulan=4")
    baris = {b.kepala: b for b in tabel(response) if "Nilai kinerja" in b.sel}
    assert baris["Direktorat Jaminan Sosial Keluarga"]["Nilai kinerja"] == "99,98 2 dari 4"
    assert baris["Satker Dekonsentrasi"]["Nilai kinerja"] == "tanpa indikator"
    assert baris["Direktorat Jaminan Sosial Keluarga"].tautan[0] == "/?unit=JSK&tahun=2020&triwulan=4"
    assert "3 indikator milik Kemensos sendiri" in bacaan(response)
    jsk = pembaca.get("/?unit=JSK&tahun=2020&triwulan=4")
    assert "Kinerja Direktorat Jaminan Sosial Keluarga" in bacaan(jsk)
    assert ("Ditjen Linjamsos", "/?unit=LINJAMSOS&tahun=2020&triwulan=4") in tautan(jsk)


def test_deret_tahun_putus_di_pergantian_renstra(pembaca: Pembaca) -> None:
    response = pembaca.get("/")
    tren = bagian(response, "Dari tahun ke tahun")
    assert "2020 108,67 7 dari 17" in tren
    assert "Terputus: mulai 2022 berlaku Renstra Menjadi, indikatornya lain. 2022 tidak dihitung 0 dari 16" in tren
    svg = response.content.decode().partition('aria-label="Nilai kinerja per tahun"')[2].partition("</svg>")[0]
    assert svg.count('class="putus"') == 1 and svg.count('class="garis-target"') == 2


def test_deret_satu_sasaran_dengan_target_dan_baseline(sebagai_pimpinan: Client) -> None:
    Indikator.objects.filter(kode="SP2.1").update(baseline_nilai=15, baseline_tahun=2019)
    sp2 = Sasaran.objects.get(kode="SP2", renstra__versi="menjadi")
    response = sebagai_pimpinan.get(f"/?tahun=2022&sasaran={sp2.pk}")
    tren = bagian(response, "SP2.1")
    assert "2020 — 20,00 tidak dihitung" in tren  # of S.SP1.1, which it continues
    assert "Terputus: Perubahan perilaku KPM PKH" in tren
    assert "2024 81,00 belum diisi" in tren
    assert ">baseline 15,00 (2019)</text>" in response.content.decode()
    assert "Nilai kinerja per tahun" not in response.content.decode()


def test_yang_perlu_perhatian_dengan_sebabnya(pembaca: Pembaca) -> None:
    perhatian = kartu(pembaca.get("/"))["Perlu perhatian"]
    assert "Tidak ada lagi dari 99,96 ; Sel tahun 2021 kosong di dokumen." in perhatian
    assert "Dokumen mencetak capaian, bukan realisasi." in perhatian
    assert "3 indikator lain di tabel capaian" in perhatian


def test_di_bawah_target_perlu_perhatian(sebagai_pimpinan: Client) -> None:
    Realisasi.objects.filter(tahun=2021, indikator__kode="PN.3").update(nilai=219_999)
    perhatian = kartu(sebagai_pimpinan.get("/"))["Perlu perhatian"]
    assert perhatian.startswith("Perlu perhatian Warga Daerah rawan bencana")
    assert "capaian 99,99 % Di bawah target; turun 7,84 poin dari 107,83 ." in perhatian


def test_di_atas_120_perlu_ditelaah(sebagai_pimpinan: Client) -> None:
    Realisasi.objects.filter(tahun=2021, keadaan="tidak_tersedia").delete()
    Target.objects.filter(tahun=2021, indikator__kode="PN.3").update(nilai=100)
    Indikator.objects.filter(kode__startswith="S.").update(tahun_akhir=2020)
    perhatian = kartu(sebagai_pimpinan.get("/"))["Perlu perhatian"]
    assert "Perlu ditelaah: di atas batas kewajaran" in perhatian


def test_tidak_ada_yang_perlu_perhatian_disebut(sebagai_set: Client) -> None:
    assert "Tidak ada yang perlu perhatian khusus" in kartu(sebagai_set.get("/"))["Perlu perhatian"]


def test_perencana_melihat_unitnya_dan_jumlah_ditjen(sebagai_jsk: Client) -> None:
    """M23; the budget is published to everyone with a role."""
    response = sebagai_jsk.get("/")
    assert "1 dari 4 indikator dihitung." in kartu(response)["Nilai kinerja"]
    assert (
        "Ditjen Linjamsos seluruhnya, resmi: 102,19 5 dari 18 indikator dihitung" in kartu(response)["Nilai kinerja"]
    )
    assert kode_tertaut(response) <= {"PN.1", "PN.2", "S.SP1.1", "S.SP1.2"}
    assert "Direktorat Perlindungan" not in bacaan(response)


def test_tanpa_yang_dapat_dihitung_tanpa_angka(sebagai_set: Client) -> None:
    kinerja = kartu(sebagai_set.get("/"))["Nilai kinerja"]
    assert "Belum ada indikator yang dapat dihitung tahun 2021." in kinerja
    assert "0 dari 5 indikator dihitung." in kinerja
    assert "% dari target" not in kinerja and "Jika yang tidak dihitung" not in kinerja


def test_tanpa_satu_realisasi_pun_sebuah_kalimat(sebagai_pimpinan: Client) -> None:
    Realisasi.objects.all().delete()
    halaman = sebagai_pimpinan.get("/")
    assert "Belum ada realisasi. Begitu yang pertama disetujui" in kartu(halaman)["Nilai kinerja"]
    assert "Belum ada tahun dengan nilai kinerja" in bacaan(halaman)


@pytest.mark.parametrize(
    ("alamat", "kalimat"),
    [
        ("/?tahun=2050", "Tidak ada indikator Kemensos yang berlaku pada 2050."),
        ("/?tahun=2020&unit=DEKON", "Tidak ada indikator Dekonsentrasi yang berlaku pada 2020."),
    ],
)
def test_tahun_atau_unit_tanpa_indikator(pembaca: Pembaca, alamat: str, kalimat: str) -> None:
    halaman = pembaca.get(alamat)
    assert kalimat in kartu(halaman)["Nilai kinerja"]
    assert "Belum ada indikator untuk pilihan ini" in bacaan(halaman)


def test_target_nol_bukan_nol_dan_bukan_galat(sebagai_pimpinan: Client) -> None:
    Target.objects.filter(tahun=2021).update(nilai=0)
    kinerja = kartu(sebagai_pimpinan.get("/"))["Nilai kinerja"]
    assert "Belum ada indikator yang dapat dihitung tahun 2021." in kinerja
    assert "5 target nol" in kinerja


def test_tanpa_peran_tidak_satu_angka_pun(sebagai_tanpa_peran: Client) -> None:
    halaman = bacaan(sebagai_tanpa_peran.get("/"))
    assert "Belum ada realisasi" in halaman
    assert "%" not in halaman
    assert bacaan(sebagai_tanpa_peran.get("/?unit=JSK&tahun=2020")) == halaman


@pytest.mark.parametrize(
    ("medan", "nilai"),
    [
        *(("tahun", isi_salah) for isi_salah in ("abc", "1944", "2101", "2020.5", "-1", "99999999999999999999")),
        *(("triwulan", isi_salah) for isi_salah in ("0", "5", "x")),
        *(("unit", isi_salah) for isi_salah in ("XX", "jsk", "%00", "1")),
        ("status", "x"),
        *(("__all__", isi_salah) for isi_salah in ("99999", "x", "-1", "1%00")),
    ],
)
def test_pilihan_yang_bukan_pilihan_ditolak(pembaca: Pembaca, medan: str, nilai: str) -> None:
    response = pembaca.get(f"/?{medan.replace('__all__', 'sasaran')}={nilai}")
    assert response.status_code == 400
    assert list(galat(response)) == [medan]
    assert galat(response)[medan] in bacaan(response)
    assert not kode_tertaut(response)


def test_unit_asing_seperti_yang_tidak_ada(sebagai_jsk: Client) -> None:
    asing, tak_dikenal = sebagai_jsk.get("/?unit=PSKBA"), sebagai_jsk.get("/?unit=ZZZ")
    assert (asing.status_code, tak_dikenal.status_code) == (400, 400)
    assert [g.replace("PSKBA", "ZZZ") for g in galat(asing).values()] == list(galat(tak_dikenal).values())
    asing_sasaran = Sasaran.objects.get(kode="SS1").pk
    assert sebagai_jsk.get(f"/?sasaran={asing_sasaran}").status_code == 400
    assert [k for k, _ in asing.context["filter"].fields["unit"].choices] == ["JSK"]


def test_bawaannya_akar_jangkauan_pembaca(
    sebagai_pimpinan: Client, sebagai_verifikator: Client, sebagai_jsk: Client, sebagai_admin: Client
) -> None:
    def dipilih(client: Client) -> str:
        return client.get("/").context["lensa"].unit.kode

    assert [dipilih(c) for c in (sebagai_pimpinan, sebagai_verifikator, sebagai_jsk, sebagai_admin)] == [
        "KEMENSOS",
        "LINJAMSOS",
        "JSK",
        "KEMENSOS",
    ]


def test_post_ditolak(sebagai_pimpinan: Client) -> None:
    assert sebagai_pimpinan.post("/").status_code == 405


def test_pandangan_terbatas_disebut(sebagai_jsk: Client, sebagai_pimpinan: Client) -> None:
    for halaman in ("/", "/capaian/", "/sumber/", "/perbandingan/", "/pelaporan/", "/riwayat/"):
        assert "hanya memuat Dit. JSK dan unit di bawahnya" in sebagai_jsk.get(halaman).content.decode()
        assert "hanya memuat" not in sebagai_pimpinan.get(halaman).content.decode()


def test_tanpa_penugasan_diberi_tahu_jalannya(tanpa_peran: User) -> None:
    assert "belum mempunyai penugasan" in masuk(tanpa_peran).get("/").content.decode()


def test_susunannya_utuh_dan_bermutu(pembaca: Pembaca) -> None:
    """Well-formed, one h1, no id twice, and no figure of a chart without a table."""
    response: HttpResponse = pembaca.get("/?tahun=2020")
    html = response.content.decode()
    assert isi(response)
    id_dipakai = [potong.partition('"')[0] for potong in html.split(' id="')[1:]]
    assert len(id_dipakai) == len(set(id_dipakai))
    assert html.count("<h1>") == 1 and "style=" not in html and "None" not in bacaan(response)


def test_unit_dengan_tanda_khusus_tidak_merusak_alamat(sebagai_pimpinan: Client) -> None:
    UnitKerja.objects.filter(kode="JSK").update(nama="<b>JSK</b> & rekan")
    assert "<b>JSK</b>" not in sebagai_pimpinan.get("/?unit=JSK").content.decode()
