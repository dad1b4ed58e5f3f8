"""Below /akun/: only what two steps and single sign-on need of allauth, under the names that it looks up itself."""

from __future__ import annotations

from allauth.account.views import account_inactive, reauthenticate
from allauth.socialaccount.views import login_cancelled, login_error
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.urls import include, path

from renstra.sso.views import ke_masuk

urlpatterns = [
    path("masuk/", ke_masuk, name="account_login"),
    path("keluar/", LogoutView.as_view(), name="account_logout"),
    path("daftar/", ke_masuk, name="account_signup"),
    path("lupa/", ke_masuk, name="account_reset_password"),
    path("nonaktif/", account_inactive, name="account_inactive"),
    path("pastikan/", reauthenticate, name="account_reauthenticate"),
    path("2fa/", include("allauth.mfa.urls")),
    path("direktori/", ke_masuk, name="socialaccount_connections"),
    path("direktori/daftar/", ke_masuk, name="socialaccount_signup"),
    path("direktori/batal/", login_cancelled, name="socialaccount_login_cancelled"),
    path("direktori/gagal/", login_not_required(login_error), name="socialaccount_login_error"),
    path("direktori/", include("allauth.socialaccount.providers.openid_connect.urls")),
]
