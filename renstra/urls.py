"""The site map. Every page needs a login unless it says otherwise (LoginRequiredMiddleware)."""

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.views import LogoutView
from django.urls import include, path
from django.utils.module_loading import import_string

from renstra import views
from renstra.akun.views import SandiView
from renstra.healthz import healthz
from renstra.katalog import katalog
from renstra.panduan.views import panduan, panduan_bab
from renstra.pantau.views import metrik
from renstra.publik import halaman as publik
from renstra.publik.segel import segel_cek

handler500 = "renstra.galat.galat_server"

urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("masuk/", import_string(settings.MASUK_VIEW).as_view(), name="masuk"),
    path("keluar/", LogoutView.as_view(), name="keluar"),
    path("sandi/", SandiView.as_view(), name="sandi"),
    path("sumber/", views.sumber, name="sumber"),
    path("katalog/", katalog, name="katalog"),
    path("panduan/", panduan, name="panduan"),
    path("panduan/<slug:bab>/", panduan_bab, name="panduan-bab"),
    path("publik/", publik.publik, name="publik"),
    path("publik/indikator/", publik.indikator, name="publik-indikator"),
    path("publik/metadata/", publik.metadata, name="publik-metadata"),
    path("sitemap.xml", publik.peta_situs, name="peta-situs"),
    path("robots.txt", publik.robots, name="robots"),
    path("segel/<str:checksum>/", segel_cek, name="segel-cek"),
    path("", include("indicators.urls")),
    path("", include("budget.urls")),
    path("impor/", include("renstra.impor.urls")),
    path("laporan/", include("renstra.laporan.urls")),
    path("api/v1/", include("renstra.api")),
    path("healthz", healthz, name="healthz"),
    path("metrics", metrik, name="metrik"),
    path("admin/", admin.site.urls),
]
if settings.SSO:
    urlpatterns.append(path("akun/", include("renstra.sso.urls")))
