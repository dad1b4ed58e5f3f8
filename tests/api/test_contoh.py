"""The examples of the description are answers: each is asked again over the document and must still be so.

After a change that is meant: TULIS_CONTOH=1 pytest --db=sqlite tests/api/test_contoh.py
"""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from budget.models import DataAnggaran, KomponenNilai, NilaiKinerjaAnggaran, Pendanaan
from indicators.models import (
    BuktiDukung,
    DokumenSumber,
    Indikator,
    Realisasi,
    Renstra,
    Sasaran,
    Target,
    UnitKerja,
)
from indicators.riwayat.segel import segel_riwayat
from tests.api.klien import baca

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seed")]

BERKAS: Path = settings.CONTOH_API
TETAP = "https://renstra.example"
# Numbers of this database and moments of this run are no part of an example.
WAKTU = ("waktu", "dilampirkan_pada", "diunggah_pada")
BERUBAH = {"id", "terbitan", "waktu", "dilampirkan_pada", "diunggah_pada", "hash", "urut", "sha256"}


def contoh_nilai() -> NilaiKinerjaAnggaran:
    """The figures of a published report, which the document does not have."""
    unit = UnitKerja.objects.get(kode="LINJAMSOS")
    satu = NilaiKinerjaAnggaran.objects.create(
        unit=unit, jenis="nka", tahun=2022, nilai="87.93", nilai_tercetak="87,93", sumber="Contoh"
    )
    bagian = (("Penyerapan anggaran", "9.7", "95.53"), ("Konsistensi", "18.2", "99.61"))
    bagian += (("Capaian keluaran", "43.5", "99.72"), ("Efisiensi", "28.6", "59.98"))
    for urutan, (nama, bobot, nilai) in enumerate(bagian, 1):
        KomponenNilai.objects.create(nilai_kinerja=satu, urutan=urutan, nama=nama, bobot=bobot, nilai=nilai)
    return satu


def alamat() -> dict[str, str]:
    nomor = {
        "renstra": Renstra.objects.get(versi="menjadi").pk,
        "sasaran": Sasaran.objects.get(kode="PN").pk,
        "strategis": Sasaran.objects.get(kode="SS1").pk,
        "target": Target.objects.get(indikator__kode="PN.7", tahun=2020).pk,
        "realisasi": Realisasi.objects.get(indikator__kode="PN.7", tahun=2020).pk,
        "serapan": DataAnggaran.objects.get(tahun=2020).pk,
        "kini": DataAnggaran.objects.get(rincian="kewenangan").pk,
        "pendanaan": Pendanaan.objects.get(tahun=2024).pk,
        "nilai": contoh_nilai().pk,
        "bukti": BuktiDukung.objects.get().pk,
    }
    return {
        "unit_daftar": "unit/?unit=JSK",
        "unit_baca": "unit/JSK/",
        "renstra_daftar": "renstra/?tahun=2022",
        "renstra_baca": f"renstra/{nomor['renstra']}/",
        "sasaran_daftar": "sasaran/?jenjang=prioritas_nasional",
        "sasaran_baca": f"sasaran/{nomor['sasaran']}/",
        "indikator_daftar": "indikator/?search=PN.7",
        "indikator_baca": "indikator/PN.7/",
        "target_daftar": "target/?indikator=PN.7&tahun=2020",
        "target_baca": f"target/{nomor['target']}/",
        "realisasi_daftar": "realisasi/?indikator=PN.7&tahun=2020",
        "realisasi_baca": f"realisasi/{nomor['realisasi']}/",
        "realisasi_bukti_daftar": f"realisasi/{nomor['realisasi']}/bukti/",
        "bukti_baca": f"bukti/{nomor['bukti']}/",
        "capaian_daftar": "capaian/?tahun=2020&search=PN.7",
        "anggaran_daftar": "anggaran/?tahun=2020&unit=JSK",
        "serapan_daftar": "serapan/?tahun=2021&rincian=kewenangan",
        "pendanaan_daftar": "pendanaan/?tahun=2022",
        "regulasi_daftar": "regulasi/?search=Penanggulangan Bencana&jenis=uu",
        "silsilah_daftar": "silsilah/?indikator=PN.6",
        "riwayat_daftar": "riwayat/?sesudah=0&jenis=berkas&page_size=1",
        "telusur_selisih_baca": f"telusur/selisih/{nomor['kini']}/{nomor['serapan']}/kewenangan.3/",
        "telusur_pendanaan_baca": f"telusur/pendanaan/{nomor['pendanaan']}/",
        "telusur_nilai_anggaran_baca": f"telusur/nilai-anggaran/{nomor['nilai']}/",
        "kamus_data_daftar": "kamus-data/?daftar=unit&page_size=1",
        "telusur_capaian_baca": "telusur/capaian/PN.7/2020/",
        "telusur_capaian_triwulan_baca": "telusur/capaian/PN.7/2020/4/",
        "telusur_tahun_baca": "telusur/tahun/2020/",
        "telusur_sasaran_baca": f"telusur/sasaran/{nomor['sasaran']}/2020/",
        "telusur_sasaran_triwulan_baca": f"telusur/sasaran/{nomor['sasaran']}/2020/4/",
        "telusur_pohon_baca": f"telusur/pohon/{nomor['strategis']}/2021/",
        "telusur_pohon_triwulan_baca": f"telusur/pohon/{nomor['strategis']}/2021/4/",
        "telusur_unit_baca": "telusur/unit/JSK/2020/",
        "telusur_unit_triwulan_baca": "telusur/unit/JSK/2020/4/",
        "telusur_laju_triwulan_baca": "telusur/laju/SP2.1/2024/1/",
        "telusur_serapan_baca": f"telusur/serapan/{nomor['serapan']}/total/",
    }


def isi_triwulan() -> None:
    """A figure of a quarter, which the document has none of: without one there is no pace to explain."""
    sumber = DokumenSumber.objects.create(kode="contoh", judul="Contoh, bukan data", tahun=2024, contoh=True)
    Realisasi.objects.create(
        indikator=Indikator.objects.get(kode="SP2.1"),
        tahun=2024,
        triwulan=1,
        keadaan="terisi",
        nilai="65.10",
        status="disetujui",
        dokumen=sumber,
    )


def isi_bukti() -> None:
    """A link beside a figure of the document, which comes without evidence."""
    BuktiDukung.objects.create(
        realisasi=Realisasi.objects.get(indikator__kode="PN.7", tahun=2020),
        tautan="https://contoh.go.id/laporan",
        nama="Laporan 2020",
        diunggah_oleh=User.objects.earliest("pk"),
    )


def tetap(isi: Any, nama: str = "") -> Any:
    """The answer without what another database would say otherwise."""
    if isinstance(isi, dict):
        isi |= {"realisasi": 1} if "sha256" in isi else {}  # the number of the figure, not its amount
        return {k: tetap(v, k) for k, v in isi.items()}
    if isinstance(isi, list):
        return [tetap(v) for v in isi]
    if nama in BERUBAH and not isinstance(isi, bool):
        return dict.fromkeys(WAKTU, "2026-11-24T09:00:00+07:00").get(
            nama, "0" * 64 if nama in ("hash", "sha256") else 1
        )
    if isinstance(isi, str):
        teks = isi.replace("http://testserver", TETAP)
        return re.sub(
            r"(serapan|sasaran|pohon|bukti|realisasi|selisih|pendanaan|nilai-anggaran)/\d+/(?:\d+/)?|sesudah=\d+",
            lambda m: re.sub(r"\d+", "1", m[0]),
            teks,
        )
    return isi


def test_every_example_is_an_answer(sebagai_admin: Client) -> None:
    segel_riwayat()
    isi_triwulan()
    isi_bukti()
    jawaban = {
        nama: {"alamat": f"/api/v1/{tetap(satu)}", "jawaban": tetap(baca(sebagai_admin, satu))}
        for nama, satu in alamat().items()
    }
    for satu in jawaban.values():
        satu["alamat"] = (
            re.sub(r"/\d+/$", "/1/", satu["alamat"]) if "telusur" not in satu["alamat"] else satu["alamat"]
        )
    if os.environ.get("TULIS_CONTOH"):
        BERKAS.write_text(json.dumps(jawaban, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert json.loads(BERKAS.read_text(encoding="utf-8")) == jawaban


def test_every_read_has_one(client: Client) -> None:
    skema = client.get("/api/v1/schema/?format=json").json()
    for jalur, cara in skema["paths"].items():
        isi = cara["get"]["responses"]["200"]["content"] if "get" in cara else {}
        if "application/json" in isi:  # what is read otherwise is the content of a file
            (contoh,) = isi["application/json"]["examples"].values()
            assert contoh["value"], jalur
