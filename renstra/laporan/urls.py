from django.urls import path

from renstra.laporan import views

app_name = "laporan"
urlpatterns = [
    path("", views.laporan_menu, name="menu"),
    path("narasi/", views.narasi, name="narasi"),
    path("<slug:jenis>/", views.laporan, name="cetak"),
]
