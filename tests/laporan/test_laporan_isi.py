"""What a report holds beyond its figures: earlier years, the end of the plan, quarters, actions, origins."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from indicators.models import Indikator, Realisasi, StatusTarget, Target, TindakLanjut
from renstra.demo.contoh import ensure_contoh
from tests.laporan.baca import buku, sel_csv, sel_word, tampil, word
from tests.pages import bacaan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]
LKJIP = "/laporan/lkjip/?tahun=2023&unit=SET"


@pytest.fixture
def contoh(seed: None, db: None) -> None:
    ensure_contoh()


@pytest.mark.usefixtures("contoh")
def test_the_lkjip_compares_with_earlier_years_and_the_end_of_the_plan(sebagai_set: Client) -> None:
    """36,45 of 36,30 in 2023; the target of 2024 is 36,30 too, so it stands at 100,41 of the end."""
    semua = sel_word(word(sebagai_set, LKJIP))
    deret = semua["SP5: tahun-tahun sebelumnya dan akhir Renstra"]
    mulai = next(n for n, b in enumerate(deret) if b[0] == "2023" and b[2].startswith("36,45"))
    tahun, akhir = deret[mulai - 1], deret[mulai + 1]
    assert (tahun[0], tahun[2]) == ("2022", "35,68 (contoh)")
    assert akhir[:4] == ["Akhir Renstra 2024", "36,30", "36,45 (contoh)", "100,41"]
    assert akhir[5] == "realisasi 2023 terhadap target akhir Renstra: 36,45 / 36,30 × 100 = 100,41"
    terakhir = sel_word(word(sebagai_set, "/laporan/lkjip/?tahun=2024&unit=SET"))
    assert not [b for t in terakhir.values() for b in t if b[0].startswith("Akhir Renstra")]


@pytest.mark.usefixtures("contoh")
def test_examples_are_called_examples(sebagai_set: Client) -> None:
    """In the status, beside the figure, and in the format of the number in Excel, which stays a number."""
    assert "memuat angka CONTOH, bukan data" in bacaan(sebagai_set.get(LKJIP))
    lembar = buku(sebagai_set, LKJIP)["lampiran"]
    (sel,) = [b[4] for b in lembar.iter_rows() if str(b[0].value).startswith("SP5.1 ")]
    assert (tampil(sel), sel.number_format) == ("36.45", '#,##0.00" (contoh)"')
    tanpa = sebagai_set.get("/laporan/perjanjian-kinerja/?tahun=2023&unit=SET")
    assert "CONTOH" not in bacaan(tanpa)  # it prints targets, which are the document's


def test_causes_and_actions_stand_under_their_sasaran(sebagai_set: Client, verifikator: User) -> None:
    realisasi = Realisasi.objects.create(
        indikator=Indikator.objects.get(kode="SP5.3"),
        tahun=2023,
        triwulan=4,
        keadaan="terisi",
        nilai=80,
        analisis="Revisi DIPA terlambat",
        kendala="Blokir",
        status="disetujui",
        disetujui_oleh=verifikator,
    )
    TindakLanjut.objects.create(
        realisasi=realisasi, uraian="Percepat revisi", penanggung_jawab="Kabag Keuangan", tenggat="2024-02-01"
    )
    (satu,) = [b for b in sel_csv(sebagai_set, LKJIP, "penjelasan-4") if b["Indikator"].startswith("SP5.3")]
    assert (satu["Analisis"], satu["Kendala"]) == ("TW IV: Revisi DIPA terlambat", "TW IV: Blokir")
    assert satu["Tindak lanjut"] == "Percepat revisi (Kabag Keuangan, paling lambat 1 Februari 2024)"
    (aksi,) = sel_csv(sebagai_set, "/laporan/rencana-aksi/?tahun=2023&unit=SET", "tindakan")
    assert (aksi["Tindakan"], aksi["Penanggung jawab"], aksi["Tenggat"], aksi["Hasil"]) == (
        *("Percepat revisi", "Kabag Keuangan", "1 Februari 2024"),
        "belum dijawab",
    )


def test_targets_per_quarter_are_those_that_were_set(sebagai_set: Client) -> None:
    indikator = Indikator.objects.get(kode="SP5.3")
    for triwulan, nilai in ((1, 70), (2, 80)):
        Target.objects.create(
            indikator=indikator, tahun=2023, triwulan=triwulan, nilai=nilai, status=StatusTarget.DISETUJUI
        )
    Target.objects.create(indikator=indikator, tahun=2023, triwulan=3, nilai=85, status=StatusTarget.DIUSULKAN)
    isi = sel_csv(sebagai_set, "/laporan/rencana-aksi/?tahun=2023&unit=SET")
    (satu,) = [b for b in isi if b["Indikator"].startswith("SP5.3")]
    assert [satu[f"s.d. TW {tw}"] for tw in ("I", "II", "III", "IV")] == ["70.00", "80.00", "—", "—"]
    (tahunan,) = [b for b in isi if b["Indikator"].startswith("SP5.1")]
    assert tahunan["s.d. TW I"] == "tidak diukur"


def test_the_agreement_says_where_a_target_is_from(sebagai_set: Client) -> None:
    Target.objects.create(
        indikator=Indikator.objects.get(kode="SP5.3"),
        tahun=2023,
        revisi=1,
        nilai=92,
        alasan="Pagu",
        nomor_dokumen="SK 7/2023",
        status=StatusTarget.DISETUJUI,
    )
    isi = sel_csv(sebagai_set, "/laporan/perjanjian-kinerja/?tahun=2023&unit=SET")
    asal = {b["Indikator"].split(" ")[0]: (b["Target 2023"], b["Asal target"]) for b in isi}
    assert asal["SP5.1"] == ("36.30", "Renstra, 4.1. Target Kinerja")
    nilai, teks = asal["SP5.3"]
    assert nilai == "92.00"
    assert "semula 90,00 (Renstra), menjadi 92,00 (revisi 1, dokumen SK 7/2023)" in teks


def test_the_matrix_of_funding_prints_whole_rupiah_as_printed(sebagai_set: Client) -> None:
    isi = sel_csv(sebagai_set, "/laporan/kinerja-pendanaan/?tahun=2023&unit=SET", "alokasi")
    assert [(b["Tahun"], b["Alokasi (Rp)"]) for b in isi] == [
        ("2022", "30994480362000"),
        ("2023", "30594941532000"),
        ("2024", "30682054839"),
    ]
    assert "kurang tiga angka" in isi[2]["Catatan"]
