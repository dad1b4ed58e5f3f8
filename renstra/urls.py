"""The site map. Every page needs a login unless it says otherwise (LoginRequiredMiddleware)."""

from django.contrib import admin
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path

from renstra import views
from renstra.forms import MasukForm
from renstra.healthz import healthz
from renstra.katalog import katalog

masuk = LoginView.as_view(authentication_form=MasukForm, extra_context={"menu": "masuk", "judul": "Masuk"})

urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("masuk/", masuk, name="masuk"),
    path("keluar/", LogoutView.as_view(), name="keluar"),
    path("sumber/", views.sumber, name="sumber"),
    path("katalog/", katalog, name="katalog"),
    path("", include("indicators.urls")),
    path("", include("budget.urls")),
    path("impor/", include("renstra.impor.urls")),
    path("api/v1/", include("renstra.api")),
    path("healthz", healthz, name="healthz"),
    path("admin/", admin.site.urls),
]
