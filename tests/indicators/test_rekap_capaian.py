"""`rekap_capaian`: a small lazy sequence in tree order, whose rows hold the target in force and what was approved."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import User

from indicators.models import Indikator, Kebijakan, Realisasi, Renstra, Sasaran, Target, UnitKerja
from indicators.rekap import BarisCapaian, SaringCapaian, rekap_capaian, tahun_terakhir

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]


def baris(user: User, kode: str, tahun: int = 2022, triwulan: int | None = None, semua: bool = False) -> BarisCapaian:
    (satu,) = rekap_capaian(user, SaringCapaian(tahun, triwulan, kode=kode, semua_status=semua))
    return satu


def lapor(kode: str, triwulan: int, nilai: str | None, status: str = "disetujui", **lain: object) -> Realisasi:
    """A quarter as it would be after approval; the document stands for the approver."""
    asal = Realisasi.objects.exclude(dokumen=None).first()
    isi = {"keadaan": "terisi" if nilai else "tidak_tersedia", "alasan_keadaan": "" if nilai else "Alat rusak"}
    return Realisasi.objects.create(
        indikator=Indikator.objects.get(kode=kode),
        tahun=2022,
        triwulan=triwulan,
        nilai=nilai,
        status=status,
        dokumen=asal.dokumen if asal else None,
        **(isi | lain),
    )


def test_rows_in_the_order_of_the_tree(pimpinan: User) -> None:
    kode = [b.kode for b in rekap_capaian(pimpinan, SaringCapaian(2022))]
    assert kode[:3] == ["SS1.1", "SS2.1", "SS3.1"]
    assert kode[3:16] == [
        *("SP1.1", "SP1.2", "SP1.3", "SP2.1", "SP2.2", "SP3.1", "SP4.1"),
        *("SP4.2", "SP5.1", "SP5.2", "SP5.3", "SP5.4", "SP6.1"),
    ]
    assert kode[16:] == [*(f"RPJMN.{n}" for n in ("1", "2", "2a", "2b", "2c", "2d", "3", "4"))]


def test_length_slice_index_and_iteration_agree(pimpinan: User) -> None:
    rekap = rekap_capaian(pimpinan, SaringCapaian(2022))
    semua = [b.kode for b in rekap]
    assert len(rekap) == len(semua) == 24
    assert [b.kode for b in rekap[3:7]] == semua[3:7]
    assert rekap[5].kode == semua[5]
    assert [b.kode for b in rekap[100:]] == []


def test_past_the_end_is_an_index_error(pimpinan: User) -> None:
    rekap = rekap_capaian(pimpinan, SaringCapaian(2022))
    for n in (24, 1000):
        with pytest.raises(IndexError):
            rekap[n]


def test_read_in_pieces_it_is_the_same(pimpinan: User, monkeypatch: pytest.MonkeyPatch) -> None:
    utuh = [b.kode for b in rekap_capaian(pimpinan, SaringCapaian(2022))]
    monkeypatch.setattr("indicators.rekap.daftar.POTONGAN", 5)
    assert [b.kode for b in rekap_capaian(pimpinan, SaringCapaian(2022))] == utuh


def test_nothing_is_read_before_it_is_asked_for(pimpinan: User, django_assert_num_queries) -> None:
    rekap = rekap_capaian(pimpinan, SaringCapaian(2022))
    with django_assert_num_queries(1):
        assert len(rekap) == len(rekap)
    with django_assert_num_queries(3):
        rekap[0:10]


def test_one_sasaran_or_one_unit(pimpinan: User) -> None:
    sp5 = Sasaran.objects.get(kode="SP5")
    assert {b.kode for b in rekap_capaian(pimpinan, SaringCapaian(2022, sasaran=sp5))} == {
        f"SP5.{n}" for n in range(1, 5)
    }
    jsk = UnitKerja.objects.get(kode="JSK")
    assert {b.indikator.unit for b in rekap_capaian(pimpinan, SaringCapaian(2022, unit=jsk))} == {jsk}


def test_both_versions_where_asked(pimpinan: User) -> None:
    Indikator.objects.filter(kode__startswith="S.").update(tahun_akhir=2022)
    kode = {b.kode for b in rekap_capaian(pimpinan, SaringCapaian(2022, semua_versi=True))}
    assert {"S.SP1.1", "SP1.1"} <= kode
    assert "S.SP1.1" not in {b.kode for b in rekap_capaian(pimpinan, SaringCapaian(2022))}


def test_a_quarter_reported_late_does_not_stand_in_for_the_next(pimpinan: User) -> None:
    lapor("SP2.1", 1, "50")
    satu, dua = baris(pimpinan, "SP2.1", triwulan=1), baris(pimpinan, "SP2.1", triwulan=2)
    assert (satu.realisasi_teks, satu.capaian) == ("50,00", Decimal("68.49"))
    assert (dua.realisasi_teks, dua.capaian, dua.alasan_label) == ("", None, "Belum diisi")


def test_last_value_stands_for_the_year(pimpinan: User) -> None:
    lapor("SP2.1", 1, "50")
    lapor("SP2.1", 4, "73")
    setahun = baris(pimpinan, "SP2.1")
    assert (setahun.realisasi_teks, setahun.capaian) == ("73,00", Decimal("100.00"))
    assert setahun.alasan_teks == "2 dari 4 triwulan terisi"


def test_state_of_a_quarter_with_its_reason(pimpinan: User) -> None:
    lapor("SP2.1", 1, None)
    satu = baris(pimpinan, "SP2.1", triwulan=1)
    assert (satu.realisasi_keterangan, satu.alasan_teks) == ("tidak tersedia", "Alat rusak")


def test_pending_figures_only_where_asked_and_marked(pimpinan: User) -> None:
    lapor("SP2.1", 1, "50", status="diajukan")
    resmi, semua = (baris(pimpinan, "SP2.1", triwulan=1, semua=s) for s in (False, True))
    assert (resmi.capaian, resmi.alasan_label, resmi.sementara) == (None, "Belum disetujui", False)
    assert (semua.capaian, semua.sementara, semua.status) == (Decimal("68.49"), True, "diajukan")


def test_target_of_the_quarter_before_the_year(pimpinan: User) -> None:
    lapor("SP2.1", 1, "50")
    tahunan = baris(pimpinan, "SP2.1", triwulan=1)
    assert tahunan.dasar_target == "terhadap target tahunan"
    target = {"indikator": tahunan.indikator, "tahun": 2022, "status": "disetujui"}
    Target.objects.create(triwulan=1, nilai=25, **target)
    satu = baris(pimpinan, "SP2.1", triwulan=1)
    assert (satu.target_teks, satu.capaian) == ("25,00", Decimal("200.00"))
    assert satu.dasar_target == "terhadap target s.d. triwulan"
    assert baris(pimpinan, "SP2.1").target_teks == "73,00"


def test_perjanjian_kinerja_stands_above_the_renstra(pimpinan: User) -> None:
    indikator = Indikator.objects.get(kode="SP2.1")
    target = {"indikator": indikator, "tahun": 2022, "status": "disetujui"}
    Target.objects.create(dokumen="pk", nilai=60, **target)
    assert baris(pimpinan, "SP2.1").target_teks == "60,00"
    alasan = {"revisi": 1, "alasan": "Refocusing", "nomor_dokumen": "1/2022"}
    Target.objects.create(nilai=70, **target, **alasan)
    assert baris(pimpinan, "SP2.1").target_teks == "60,00"
    Target.objects.create(dokumen="pk", nilai=65, **target, **alasan)
    assert baris(pimpinan, "SP2.1").target_teks == "65,00"


def test_a_target_that_is_only_proposed_is_not_in_force(pimpinan: User) -> None:
    indikator = Indikator.objects.get(kode="SP2.1")
    Target.objects.create(
        indikator=indikator, tahun=2022, nilai=1, revisi=1, alasan="Usul", nomor_dokumen="-", status="diusulkan"
    )
    assert baris(pimpinan, "SP2.1").target_teks == "73,00"


def test_kebijakan_of_its_year_caps_and_sorts(pimpinan: User) -> None:
    """A later policy leaves the years before it as they were."""
    lama = Kebijakan.objects.get()
    Kebijakan.objects.create(nama="Baru", tahun_mulai=2021, batas="100", skala=lama.skala)
    satu, dua = baris(pimpinan, "PN.4", 2020), baris(pimpinan, "PN.4", 2021)
    assert (satu.capaian, satu.capaian_dibatasi) == (Decimal("120.02"), Decimal("120.00"))
    assert (dua.capaian, dua.capaian_dibatasi) == (Decimal("110.95"), Decimal("100.00"))


def test_before_any_kebijakan_no_cap_and_no_category(pimpinan: User) -> None:
    Kebijakan.objects.update(tahun_mulai=2021)
    satu = baris(pimpinan, "PN.4", 2020)
    assert (satu.capaian_dibatasi, satu.kategori, satu.perlu_ditelaah) == (Decimal("120.02"), None, False)


def test_latest_year_is_of_official_figures_one_may_see(
    pimpinan: User, perencana_set: User, tanpa_peran: User
) -> None:
    assert tahun_terakhir(pimpinan) == 2021
    lapor("SP2.1", 1, "50", status="draf")
    assert tahun_terakhir(pimpinan) == 2021
    lapor("SP2.1", 2, "50")
    assert (tahun_terakhir(pimpinan), tahun_terakhir(perencana_set)) == (2022, 2021)
    assert tahun_terakhir(tanpa_peran) is None


@pytest.mark.parametrize(("tahun", "versi"), [(2019, set()), (2020, {"semula"}), (2022, {"menjadi"}), (2025, set())])
def test_version_in_force(tahun: int, versi: set[str]) -> None:
    assert set(Renstra.objects.berlaku_pada(tahun).values_list("versi", flat=True)) == versi
