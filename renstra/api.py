"""Every address of the API, in one list. Pages below `telusur/` have the same path without `/api/v1`."""

from django.urls import path

from budget.api.anggaran import AnggaranDaftar
from budget.api.pendanaan import PendanaanDaftar
from budget.api.serapan import SerapanDaftar
from budget.api.telusur import TelusurNilai, TelusurPendanaan, TelusurSelisih, TelusurSerapan
from indicators import konverter  # noqa: F401 - the converters named below
from indicators.api.akar import Akar
from indicators.api.bukti import BuktiBerkas, BuktiRealisasi, BuktiSatu
from indicators.api.capaian import CapaianDaftar
from indicators.api.docs import Docs, Skema
from indicators.api.indikator import IndikatorBaca, IndikatorDaftar
from indicators.api.kamus import KamusDaftar
from indicators.api.realisasi_massal import RealisasiMassal
from indicators.api.realisasi_tulis import LAYANAN, RealisasiGerak, RealisasiKoleksi, RealisasiSatu
from indicators.api.regulasi import RegulasiDaftar
from indicators.api.renstra import RenstraBaca, RenstraDaftar
from indicators.api.riwayat import RiwayatDaftar
from indicators.api.sasaran import SasaranBaca, SasaranDaftar
from indicators.api.silsilah import SilsilahDaftar
from indicators.api.target import TargetBaca, TargetDaftar
from indicators.api.telusur import (
    TelusurCapaian,
    TelusurLaju,
    TelusurPohon,
    TelusurSasaran,
    TelusurTahun,
    TelusurUnit,
)
from indicators.api.unit import UnitBaca, UnitDaftar

DAFTAR = {
    "unit": UnitDaftar,
    "renstra": RenstraDaftar,
    "sasaran": SasaranDaftar,
    "indikator": IndikatorDaftar,
    "target": TargetDaftar,
    "realisasi": RealisasiKoleksi,
    "capaian": CapaianDaftar,
    "anggaran": AnggaranDaftar,
    "serapan": SerapanDaftar,
    "pendanaan": PendanaanDaftar,
    "regulasi": RegulasiDaftar,
    "silsilah": SilsilahDaftar,
    "riwayat": RiwayatDaftar,
}
KAMUS = {**DAFTAR, "bukti": BuktiRealisasi, "kamus-data": KamusDaftar}
AKAR = (*(f"{nama}-list" for nama in (*DAFTAR, "kamus-data")), "schema", "docs")

app_name = "api"
urlpatterns = [
    path("", Akar.as_view(nama=AKAR), name="akar"),
    *(path(f"{nama}/", view.as_view(), name=f"{nama}-list") for nama, view in DAFTAR.items()),
    path("unit/<kode:kode>/", UnitBaca.as_view(), name="unit-detail"),
    path("renstra/<int:id>/", RenstraBaca.as_view(), name="renstra-detail"),
    path("sasaran/<int:id>/", SasaranBaca.as_view(), name="sasaran-detail"),
    path("indikator/<kode:kode>/", IndikatorBaca.as_view(), name="indikator-detail"),
    path("target/<int:id>/", TargetBaca.as_view(), name="target-detail"),
    path("realisasi/<int:id>/", RealisasiSatu.as_view(), name="realisasi-detail"),
    path("realisasi/bulk/", RealisasiMassal.as_view(), name="realisasi-massal"),
    *(
        path(f"realisasi/<int:id>/{gerak}/", RealisasiGerak.as_view(gerak=gerak), name=f"realisasi-{gerak}")
        for gerak in LAYANAN
    ),
    path("realisasi/<int:id>/bukti/", BuktiRealisasi.as_view(), name="bukti-list"),
    path("bukti/<int:id>/", BuktiSatu.as_view(), name="bukti-detail"),
    path("bukti/<int:id>/berkas/", BuktiBerkas.as_view(), name="bukti-berkas"),
    path("telusur/capaian/<kode:kode>/<tahun:tahun>/", TelusurCapaian.as_view(), name="telusur-capaian"),
    path(
        "telusur/capaian/<kode:kode>/<tahun:tahun>/<triwulan:triwulan>/",
        TelusurCapaian.as_view(),
        name="telusur-capaian-triwulan",
    ),
    path("telusur/tahun/<tahun:tahun>/", TelusurTahun.as_view(), name="telusur-tahun"),
    path("telusur/sasaran/<int:sasaran>/<tahun:tahun>/", TelusurSasaran.as_view(), name="telusur-sasaran"),
    path(
        "telusur/sasaran/<int:sasaran>/<tahun:tahun>/<triwulan:triwulan>/",
        TelusurSasaran.as_view(),
        name="telusur-sasaran-triwulan",
    ),
    path("telusur/pohon/<int:sasaran>/<tahun:tahun>/", TelusurPohon.as_view(), name="telusur-pohon"),
    path(
        "telusur/pohon/<int:sasaran>/<tahun:tahun>/<triwulan:triwulan>/",
        TelusurPohon.as_view(),
        name="telusur-pohon-triwulan",
    ),
    path("telusur/unit/<kode:kode>/<tahun:tahun>/", TelusurUnit.as_view(), name="telusur-unit"),
    path(
        "telusur/unit/<kode:kode>/<tahun:tahun>/<triwulan:triwulan>/",
        TelusurUnit.as_view(),
        name="telusur-unit-triwulan",
    ),
    path("telusur/laju/<kode:kode>/<tahun:tahun>/<triwulan:triwulan>/", TelusurLaju.as_view(), name="telusur-laju"),
    path("telusur/serapan/<int:data>/<kode:kode>/", TelusurSerapan.as_view(), name="telusur-serapan"),
    path(
        "telusur/selisih/<int:kini>/<int:pembanding>/<kode:kode>/", TelusurSelisih.as_view(), name="telusur-selisih"
    ),
    path("telusur/pendanaan/<int:pendanaan>/", TelusurPendanaan.as_view(), name="telusur-pendanaan"),
    path("telusur/nilai-anggaran/<int:nilai>/", TelusurNilai.as_view(), name="telusur-nilai-anggaran"),
    path("kamus-data/", KamusDaftar.as_view(daftar_view=KAMUS), name="kamus-data-list"),
    path("schema/", Skema.as_view(), name="schema"),
    path("docs/", Docs.as_view(url_name="api:schema"), name="docs"),
]
