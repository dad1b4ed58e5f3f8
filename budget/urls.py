from django.urls import path

from budget.views import anggaran

app_name = "budget"
urlpatterns = [
    path("anggaran/", anggaran.anggaran_list, name="anggaran-list"),
    path("pendanaan/", anggaran.pendanaan_list, name="pendanaan-list"),
    path("telusur/serapan/<int:data>/<kode:kode>/", anggaran.telusur_serapan, name="telusur-serapan"),
]
