from django.urls import path

from renstra.impor import views

app_name = "impor"
urlpatterns = [
    path("", views.impor_menu, name="menu"),
    path("<int:pk>/", views.impor_detail, name="detail"),
    path("<int:pk>/gerak/", views.impor_gerak, name="gerak"),
    path("<int:pk>/berkas/", views.impor_berkas, name="berkas"),
    path("<slug:jenis>/", views.impor_unggah, name="unggah"),
    path("<slug:jenis>/templat/", views.impor_templat, name="templat"),
]
