from django.urls import path

from renstra.impor import periksa, tabel, unduh, views

app_name = "impor"
urlpatterns = [
    path("", views.impor_menu, name="menu"),
    path("<int:pk>/", views.impor_detail, name="detail"),
    path("<int:pk>/gerak/", views.impor_gerak, name="gerak"),
    path("<int:pk>/berkas/", unduh.impor_berkas, name="berkas"),
    path("<int:pk>/kolom/", tabel.impor_kolom, name="kolom"),
    path("<int:pk>/tebakan/", tabel.impor_tebakan, name="tebakan"),
    path("<int:pk>/periksa/", periksa.impor_periksa, name="periksa"),
    path("<slug:jenis>/", views.impor_unggah, name="unggah"),
    path("<slug:jenis>/templat/", views.impor_templat, name="templat"),
]
