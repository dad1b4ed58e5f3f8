from __future__ import annotations

import logging
from typing import Any

from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode

from renstra.akun.sandi import sandi_kedaluwarsa
from renstra.akun.sesi import GANTI_SANDI
from renstra.akun.views import MasukView

jejak = logging.getLogger("renstra.jejak")


@method_decorator(login_not_required, name="dispatch")
class MasukDuaLangkahView(MasukView):
    """The same page and the same counting of wrong passwords; whoever has a second step is asked for it."""

    def get_context_data(self, **lain: Any) -> dict[str, Any]:
        """`direktori`: how each directory is called, and the link that leads there and back to `next`."""
        context = super().get_context_data(**lain)
        tujuan = self.get_redirect_url()
        context["direktori"] = [
            {
                "nama": satu["name"],
                "tautan": reverse("openid_connect_login", args=[satu["provider_id"]])
                + (f"?{urlencode({'next': tujuan})}" if tujuan else ""),
            }
            for satu in settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
        ]
        return context

    def form_valid(self, form: Any) -> HttpResponse:
        user = form.get_user()
        if sandi_kedaluwarsa(user):
            self.request.session[GANTI_SANDI] = True
            messages.warning(self.request, "Kata sandi Anda sudah habis masa berlakunya. Pilih yang baru.")
        jejak.info("sandi benar %s", user.pk, extra={"isi": {"kejadian": "sandi_benar", "pengguna": user.pk}})
        response: HttpResponse = perform_login(self.request, user, redirect_url=self.get_success_url())
        return response


@login_not_required
def ke_masuk(request: HttpRequest) -> HttpResponse:
    """Where allauth would show its own login, sign-up or reset page."""
    return redirect("masuk")
