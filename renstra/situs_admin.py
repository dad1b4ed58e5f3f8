"""The admin site: superusers only, through the one login page."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode


class SitusAdmin(AdminSite):
    site_header = site_title = "Administrasi renstra"
    index_title = "Data acuan"

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and bool(getattr(request.user, "is_superuser", False))

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """To the login page and from there straight to the page that was asked for."""
        tujuan = urlencode({"next": request.GET.get("next") or reverse("admin:index")})
        return redirect(f"{reverse('masuk')}?{tujuan}")

    def password_change(  # type: ignore[override]  # a redirect where the stubs expect a page
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """One page for changing a password, the recorded one."""
        return redirect("admin:auth_user_password_change", request.user.pk)


class SitusAdminConfig(AdminConfig):
    default_site = "renstra.situs_admin.SitusAdmin"
