from django.urls import path

from budget.views import anggaran, nilai, rincian_output, telusur

app_name = "budget"
urlpatterns = [
    path("anggaran/", anggaran.anggaran_list, name="anggaran-list"),
    path("anggaran/banding/", anggaran.banding_list, name="banding"),
    path("anggaran/nilai/", nilai.nilai_list, name="nilai-list"),
    path("anggaran/ro/", rincian_output.ro_list, name="ro-list"),
    path("pendanaan/", anggaran.pendanaan_list, name="pendanaan-list"),
    path("telusur/serapan/<int:data>/<kode:kode>/", telusur.telusur_serapan, name="telusur-serapan"),
    path("telusur/selisih/<int:kini>/<int:pembanding>/<kode:kode>/", telusur.telusur_selisih, name="telusur-selisih"),
    path("telusur/pendanaan/<int:pendanaan>/", telusur.telusur_pendanaan, name="telusur-pendanaan"),
    path("telusur/nilai-anggaran/<int:nilai>/", telusur.telusur_nilai, name="telusur-nilai-anggaran"),
]
