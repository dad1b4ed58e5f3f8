"""What must never be in a row is refused by the database itself, whoever writes it, on both engines."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, models, transaction

from indicators.models import (
    Indikator,
    KelasKategori,
    PengecualianPeriode,
    Penugasan,
    PeriodeLapor,
    Predikat,
    Realisasi,
    Sasaran,
    Target,
    UnitKerja,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed", "contoh")]

# The rows of the document and what they hang on; later models bring their own tests.
MODEL = {
    *("UnitKerja", "Penugasan", "Renstra", "Tujuan", "IndikatorTujuan", "Sasaran", "Indikator", "NamaLain"),
    *("Silsilah", "Target", "Realisasi", "Predikat", "KelasKategori", "Kebijakan", "PeriodeLapor"),
    *("PengecualianPeriode", "Rujukan", "ArahKebijakan", "KerangkaRegulasi"),
    *("DataAnggaran", "KelompokAnggaran", "BarisAnggaran", "Pendanaan"),
}
LAMA, BARU = datetime(2024, 1, 1, tzinfo=UTC), datetime(2024, 2, 1, tzinfo=UTC)
IKP, PN, SS = {"kode": "SP2.1"}, {"kode": "PN.3"}, {"sasaran__jenjang": 1}
PN_2020 = {"indikator__kode": "PN.3", "tahun": 2020}

# name of the constraint, model, which row, and the columns that make it impossible
CEK: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
    ("unit_masa_berlaku", "UnitKerja", {}, {"berlaku_dari": date(2024, 2, 1), "berlaku_sampai": date(2024, 1, 1)}),
    ("unit_jalur_lengkap", "UnitKerja", {"kode": "JSK"}, {"jalur": "KEMENSOS/LINJAMSOS/JSK"}),
    ("penugasan_masa_berlaku", "Penugasan", {}, {"berlaku_sampai": date(2019, 12, 31)}),
    ("penugasan_peran", "Penugasan", {}, {"peran": "raja"}),
    ("renstra_rentang_tahun", "Renstra", {"versi": "semula"}, {"tahun_mulai": 2019}),
    ("renstra_rentang_tahun", "Renstra", {"versi": "semula"}, {"tahun_akhir": 2019}),
    ("renstra_status", "Renstra", {}, {"status": "usang"}),
    ("sasaran_jenjang", "Sasaran", {"jenjang": 1}, {"jenjang": 6}),
    ("sasaran_versi_menurut_jenjang", "Sasaran", {"jenjang": 1}, {"jenjang": 2}),
    ("sasaran_versi_menurut_jenjang", "Sasaran", {"jenjang": 2}, {"renstra": None}),
    ("sasaran_versi_menurut_jenjang", "Sasaran", {"jenjang": 2}, {"jenjang": 4}),
    ("indikator_rentang_tahun", "Indikator", IKP, {"tahun_akhir": 2021}),
    ("indikator_jenis_nilai", "Indikator", IKP, {"jenis_nilai": "lain"}),
    ("indikator_polaritas", "Indikator", IKP, {"polaritas": "lain"}),
    ("indikator_varian", "Indikator", IKP, {"varian_minimum": "lain"}),
    ("indikator_konsolidasi", "Indikator", IKP, {"konsolidasi": "lain"}),
    ("indikator_kalender", "Indikator", IKP, {"kalender": "lain"}),
    ("indikator_bobot_positif", "Indikator", IKP, {"bobot": 0}),
    ("indikator_bobot_positif", "Indikator", IKP, {"bobot": -1}),
    ("indikator_desimal", "Indikator", IKP, {"desimal": 5}),
    ("silsilah_hubungan", "Silsilah", {"hubungan": "ganti_nama"}, {"hubungan": "lain"}),
    ("silsilah_ujung", "Silsilah", {"hubungan": "ganti_nama"}, {"dari": None}),
    ("silsilah_ujung", "Silsilah", {"hubungan": "ganti_nama"}, {"ke": None}),
    ("silsilah_ujung", "Silsilah", {"hubungan": "ganti_nama"}, {"hubungan": "baru"}),
    ("silsilah_ujung", "Silsilah", {"hubungan": "ganti_nama"}, {"hubungan": "dihapus"}),
    ("silsilah_ujung", "Silsilah", {"hubungan": "ganti_nama"}, {"dari": models.F("ke")}),
    ("silsilah_ujung", "Silsilah", {"hubungan": "baru"}, {"hubungan": "lanjut"}),
    ("target_triwulan", "Target", PN_2020, {"triwulan": 5}),
    ("target_tahun", "Target", PN_2020, {"tahun": 1944}),
    ("target_tahun", "Target", PN_2020, {"tahun": 2101}),
    ("target_berisi", "Target", PN_2020, {"nilai": None, "teks": ""}),
    ("target_rentang", "Target", PN_2020, {"nilai": 5, "nilai_atas": 4}),
    ("target_revisi_beralasan", "Target", PN_2020, {"revisi": 1, "nomor_dokumen": "1"}),
    ("target_revisi_beralasan", "Target", PN_2020, {"revisi": 1, "alasan": "Refocusing"}),
    ("target_status", "Target", PN_2020, {"status": "lain"}),
    ("target_dokumen", "Target", PN_2020, {"dokumen": "lain"}),
    ("realisasi_triwulan", "Realisasi", PN_2020, {"triwulan": 5}),
    ("realisasi_tahun", "Realisasi", PN_2020, {"tahun": 1944}),
    ("realisasi_tahun", "Realisasi", PN_2020, {"tahun": 2101}),
    ("realisasi_keadaan", "Realisasi", PN_2020, {"keadaan": "lain", "nilai": None}),
    ("realisasi_nilai_menurut_keadaan", "Realisasi", PN_2020, {"nilai": None}),
    ("realisasi_nilai_menurut_keadaan", "Realisasi", PN_2020, {"nilai": None, "pembilang": 1}),
    ("realisasi_nilai_menurut_keadaan", "Realisasi", PN_2020, {"keadaan": "belum_diisi"}),
    ("realisasi_nilai_menurut_keadaan", "Realisasi", PN_2020, {"keadaan": "belum_jadi_indikator", "nilai": 0}),
    (
        "realisasi_nilai_menurut_keadaan",
        "Realisasi",
        PN_2020,
        {"keadaan": "bukan_periode_ukur", "nilai": None, "teks": "x"},
    ),
    ("realisasi_tidak_tersedia_beralasan", "Realisasi", PN_2020, {"keadaan": "tidak_tersedia", "nilai": None}),
    ("realisasi_status", "Realisasi", PN_2020, {"status": "lain"}),
    ("realisasi_disetujui_oleh_siapa", "Realisasi", PN_2020, {"dokumen": None}),
    ("predikat_tingkat_mulai_satu", "Predikat", {}, {"tingkat": 0}),
    ("kelas_rentang", "KelasKategori", {"label": "Tinggi"}, {"atas": 76}),
    ("kebijakan_batas", "Kebijakan", {}, {"batas": "130"}),
    ("kebijakan_agregasi", "Kebijakan", {}, {"agregasi": "median"}),
    ("kebijakan_nilai_resmi", "Kebijakan", {}, {"nilai_resmi": "median"}),
    ("periode_triwulan", "PeriodeLapor", {}, {"triwulan": 0}),
    ("periode_triwulan", "PeriodeLapor", {}, {"triwulan": 5}),
    ("periode_buka_tutup", "PeriodeLapor", {}, {"buka": BARU, "tutup": BARU}),
    ("periode_tutup_berurutan", "PeriodeLapor", {}, {"tutup_eselon_i": LAMA}),
    ("periode_tutup_berurutan", "PeriodeLapor", {}, {"tutup_kementerian": LAMA}),
    ("pengecualian_beralasan", "PengecualianPeriode", {}, {"alasan": ""}),
    ("rujukan_berisi", "Rujukan", {}, {"judul": "", "teks": ""}),
    ("arah_induk_menurut_tingkat", "ArahKebijakan", {"tingkat": "arah"}, {"tingkat": "langkah"}),
    ("arah_induk_menurut_tingkat", "ArahKebijakan", {"tingkat": "langkah"}, {"induk": None}),
    ("regulasi_status", "KerangkaRegulasi", {}, {"status": "lain"}),
    ("regulasi_tanggal_berstatus", "KerangkaRegulasi", {}, {"status": None, "status_pada": LAMA}),
    ("data_anggaran_rincian", "DataAnggaran", {}, {"rincian": "lain"}),
    ("data_anggaran_tahun", "DataAnggaran", {}, {"tahun": 1944}),
    ("baris_anggaran_blokir", "BarisAnggaran", {}, {"pagu": -1}),
    ("baris_anggaran_realisasi", "BarisAnggaran", {}, {"realisasi": -1}),
    ("baris_anggaran_blokir", "BarisAnggaran", {}, {"blokir": -1}),
    ("baris_anggaran_blokir", "BarisAnggaran", {}, {"blokir": models.F("pagu") + 1}),
    ("baris_anggaran_jenis_belanja", "BarisAnggaran", {}, {"jenis_belanja": "59"}),
    ("baris_anggaran_kewenangan", "BarisAnggaran", {}, {"kewenangan": "9"}),
    ("pendanaan_alokasi", "Pendanaan", {}, {"alokasi": -1}),
    ("target_empat_mata", "Target", PN_2020, {"diusulkan_oleh": 1, "ditetapkan_oleh": 1}),
    ("target_ditolak_beralasan", "Target", PN_2020, {"status": "ditolak"}),
]

# name of the constraint, model, which row is doubled, and what its double has of its own
GANDA: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
    ("penugasan_tunggal", "Penugasan", {}, {}),
    ("renstra_versi_tunggal", "Renstra", {"versi": "semula"}, {}),
    ("tujuan_kode_tunggal", "Tujuan", {}, {}),
    ("indikator_tujuan_tunggal", "IndikatorTujuan", {}, {}),
    ("sasaran_kode_tunggal_versi", "Sasaran", {"jenjang": 2}, {}),
    ("sasaran_kode_tunggal_unit", "Sasaran", {"jenjang": 1}, {}),
    ("indikator_urutan_tunggal", "Indikator", {}, {"kode": "LAIN.1"}),
    ("nama_lain_tunggal", "NamaLain", {}, {}),
    ("silsilah_tunggal", "Silsilah", {"hubungan": "ganti_nama"}, {}),
    ("silsilah_baru_tunggal", "Silsilah", {"hubungan": "baru"}, {}),
    ("silsilah_hapus_tunggal", "Silsilah", {"hubungan": "dihapus"}, {}),
    ("target_tunggal", "Target", PN_2020, {}),
    ("target_satu_usulan", "Target", {"status": "diusulkan"}, {"dokumen": "pk"}),
    ("realisasi_tunggal", "Realisasi", PN_2020, {}),
    ("predikat_kode_tunggal", "Predikat", {}, {"tingkat": 99}),
    ("predikat_tingkat_tunggal", "Predikat", {}, {"kode": "LAIN"}),
    ("kelas_label_tunggal", "KelasKategori", {"label": "Tinggi"}, {"bawah": 77}),
    ("kelas_bawah_tunggal", "KelasKategori", {"label": "Tinggi"}, {"label": "Lain"}),
    ("kelas_satu_terbuka", "KelasKategori", {"atas": None}, {"label": "Lain", "bawah": 95}),
    ("periode_tunggal", "PeriodeLapor", {}, {}),
    ("rujukan_tunggal", "Rujukan", {}, {}),
    ("arah_kode_tunggal", "ArahKebijakan", {}, {}),
    ("regulasi_tunggal", "KerangkaRegulasi", {}, {}),
    ("data_anggaran_tunggal", "DataAnggaran", {}, {}),
    ("kelompok_anggaran_tunggal", "KelompokAnggaran", {}, {}),
    ("baris_anggaran_tunggal", "BarisAnggaran", {}, {}),
    ("pendanaan_tunggal", "Pendanaan", {}, {}),
]


@pytest.fixture
def contoh(seed: None, db: None) -> None:
    """Rows that the document does not have."""
    user = User.objects.create(pk=1, username="budi")
    unit = UnitKerja.objects.get(kode="JSK")
    Penugasan.objects.create(user=user, unit=unit, peran="perencana", berlaku_dari=date(2020, 1, 1))
    periode = PeriodeLapor.objects.create(
        tahun=2023, triwulan=1, buka=LAMA, tutup=BARU, tutup_eselon_i=BARU, tutup_kementerian=BARU
    )
    PengecualianPeriode.objects.create(periode=periode, unit=unit, alasan="Banjir", sampai=BARU, dibuat_oleh=user)
    Target.objects.create(indikator=Indikator.objects.get(**IKP), tahun=2020, nilai=1, status="diusulkan")


def model(nama: str) -> type[models.Model]:
    return next(m for m in apps.get_models() if m.__name__ == nama and m._meta.app_label in ("indicators", "budget"))


def baris(nama: str, mana: dict[str, Any]) -> models.QuerySet[Any]:
    """The one row that is meant; the first where several would do."""
    semua = model(nama)._base_manager.filter(**mana).order_by("pk")
    return model(nama)._base_manager.filter(pk=semua.values_list("pk", flat=True)[0])


def menyebut(galat: IntegrityError, nama_model: str, aturan: str) -> bool:
    """PostgreSQL names the constraint; SQLite names a check, but of a unique one only the columns."""
    (satu,) = [c for c in model(nama_model)._meta.constraints if c.name == aturan]
    kolom = [model(nama_model)._meta.get_field(f).column for f in getattr(satu, "fields", ())]
    if nama_model == "BarisAnggaran" and "baris_anggaran_pagu" in str(galat):
        return aturan == "baris_anggaran_blokir"
    return aturan in str(galat) or (bool(kolom) and all(f".{k}" in str(galat) for k in kolom))


@pytest.mark.parametrize(("aturan", "nama", "mana", "isi"), CEK, ids=[f"{c[0]}-{n}" for n, c in enumerate(CEK)])
def test_an_impossible_row_is_refused(aturan: str, nama: str, mana: dict[str, Any], isi: dict[str, Any]) -> None:
    satu = baris(nama, mana)
    with pytest.raises(IntegrityError) as galat, transaction.atomic():
        satu.update(**isi)
    assert menyebut(galat.value, nama, aturan)


@pytest.mark.parametrize(("aturan", "nama", "mana", "isi"), GANDA, ids=[g[0] for g in GANDA])
def test_a_double_is_refused(aturan: str, nama: str, mana: dict[str, Any], isi: dict[str, Any]) -> None:
    kembar = baris(nama, mana).get()
    kembar.pk = None
    for kolom, nilai in isi.items():
        setattr(kembar, kolom, nilai)
    with pytest.raises(IntegrityError) as galat, transaction.atomic():
        model(nama)._base_manager.bulk_create([kembar])
    assert menyebut(galat.value, nama, aturan)


def test_every_constraint_of_these_models_is_tried() -> None:
    """But one that others imply: a pagu below zero is below its blokir too."""
    ada = {c.name for m in apps.get_models() if m.__name__ in MODEL for c in m._meta.constraints}
    assert ada - {"baris_anggaran_pagu"} == {c[0] for c in CEK} | {g[0] for g in GANDA}


@pytest.mark.parametrize(
    ("apa", "mana"),
    [
        (Indikator, PN),
        (Sasaran, {"kode": "PN"}),
        (UnitKerja, {"kode": "JSK"}),
        (Predikat, {"kode": "BB"}),
        (User, {"username": "budi"}),
    ],
)
def test_a_row_that_others_hang_on_cannot_be_deleted_in_the_database(apa, mana: dict[str, Any]) -> None:
    """Even by SQL: the foreign keys hold."""
    if apa is Predikat:
        predikat = Predikat.objects.get(**mana)
        Realisasi.objects.filter(**PN_2020).update(nilai=None, predikat=predikat)
    with pytest.raises(IntegrityError), transaction.atomic():
        apa.objects.filter(**mana)._raw_delete("default")
        connection.check_constraints()


def test_half_open_classes_may_touch() -> None:
    """The neighbour begins where the class ends: that is no double."""
    tinggi, sedang = (KelasKategori.objects.get(label=label) for label in ("Tinggi", "Sedang"))
    assert tinggi.bawah == sedang.atas
