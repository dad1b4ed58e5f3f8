from django.urls import path

from indicators import konverter  # noqa: F401 - the converters named below
from indicators.views import (
    bukti,
    capaian,
    indikator,
    panel,
    pelaporan,
    pemberitahuan,
    realisasi,
    rencana,
    riwayat,
    target,
    telusur,
    token,
    verifikasi,
)

app_name = "indicators"
urlpatterns = [
    path("capaian/", capaian.capaian_list, name="capaian-list"),
    path("indikator/<kode:kode>/", indikator.indikator_detail, name="indikator-detail"),
    path("indikator/<kode:kode>/target/", target.target_indikator, name="target-indikator"),
    path("pelaporan/", pelaporan.pelaporan, name="pelaporan"),
    path("pelaporan/kunci/", pelaporan.kunci_periode, name="periode-kunci"),
    path("pelaporan/pengecualian/", pelaporan.tambah_pengecualian, name="periode-pengecualian"),
    path("realisasi/", realisasi.realisasi_grid, name="realisasi-grid"),
    path("realisasi/baris/", realisasi.realisasi_baris, name="realisasi-baris"),
    path("realisasi/gerak/", realisasi.realisasi_gerak, name="realisasi-gerak"),
    path("realisasi/<kode:kode>/<tahun:tahun>/<triwulan:triwulan>/", panel.realisasi_panel, name="realisasi-panel"),
    path(
        "realisasi/<kode:kode>/<tahun:tahun>/<triwulan:triwulan>/komentar/",
        panel.realisasi_komentar,
        name="realisasi-komentar",
    ),
    path("realisasi/<kode:kode>/<tahun:tahun>/<triwulan:triwulan>/bukti/", bukti.bukti_unggah, name="bukti-unggah"),
    path("bukti/<int:pk>/", bukti.bukti_unduh, name="bukti-unduh"),
    path("bukti/<int:pk>/hapus/", bukti.bukti_hapus, name="bukti-hapus"),
    path("pemberitahuan/", pemberitahuan.pemberitahuan, name="pemberitahuan"),
    path("perbandingan/", rencana.perbandingan, name="perbandingan"),
    path("regulasi/", rencana.regulasi, name="regulasi-list"),
    path("arah-kebijakan/", rencana.arah_kebijakan, name="arah-kebijakan"),
    path("rujukan/", rencana.rujukan, name="rujukan-list"),
    path("riwayat/", riwayat.riwayat_list, name="riwayat-list"),
    path("target/usulan/", target.target_usulan, name="target-usulan"),
    path("telusur/capaian/<kode:kode>/<tahun:tahun>/", telusur.telusur_capaian, name="telusur-capaian"),
    path(
        "telusur/capaian/<kode:kode>/<tahun:tahun>/<triwulan:triwulan>/",
        telusur.telusur_capaian,
        name="telusur-capaian-triwulan",
    ),
    path("telusur/tahun/<tahun:tahun>/", telusur.telusur_tahun, name="telusur-tahun"),
    path("telusur/sasaran/<int:sasaran>/<tahun:tahun>/", telusur.telusur_sasaran, name="telusur-sasaran"),
    path(
        "telusur/sasaran/<int:sasaran>/<tahun:tahun>/<triwulan:triwulan>/",
        telusur.telusur_sasaran,
        name="telusur-sasaran-triwulan",
    ),
    path("token/", token.token, name="token"),
    path("token/<int:pk>/cabut/", token.token_cabut, name="token-cabut"),
    path("verifikasi/", verifikasi.verifikasi, name="verifikasi"),
    path("verifikasi/buka/", verifikasi.buka, name="realisasi-buka"),
]
