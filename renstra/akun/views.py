"""The login page and the page for a new password."""

from __future__ import annotations

import logging
from typing import Any

from django.contrib import messages
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.http import HttpResponse
from django.urls import reverse_lazy

from indicators.akses import pelaku
from indicators.services.akun import sandi_tercatat
from renstra.akun.sandi import sandi_kedaluwarsa
from renstra.akun.sesi import GANTI_SANDI, cap_waktu
from renstra.forms import MasukForm

jejak = logging.getLogger("renstra.jejak")


class MasukView(LoginView):
    """Who came in, and who tried: a name that is no account's is not logged, it may be a password typed too early."""

    authentication_form = MasukForm
    extra_context = {"menu": "masuk", "judul": "Masuk"}

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        user = form.get_user()
        self.request.session.update(cap_waktu())
        if sandi_kedaluwarsa(user):
            self.request.session[GANTI_SANDI] = True
            messages.warning(self.request, "Kata sandi Anda sudah habis masa berlakunya. Pilih yang baru.")
        jejak.info("masuk %s", user.pk, extra={"isi": {"kejadian": "masuk", "pengguna": user.pk}})
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        nama = str(form.data.get("username", ""))[:150].replace("\0", "")
        akun = User.objects.filter(username=nama).values_list("pk", flat=True).first()
        jejak.warning("gagal masuk", extra={"isi": {"kejadian": "gagal_masuk", "pengguna": akun}})
        return super().form_invalid(form)


class SandiView(PasswordChangeView):
    """One's own password; all other sessions of the account end with the old one."""

    form_class = PasswordChangeForm
    template_name = "registration/sandi.html"
    success_url = reverse_lazy("beranda")
    extra_context = {"menu": "sandi", "judul": "Ganti kata sandi"}

    def form_valid(self, form: Any) -> HttpResponse:
        user = pelaku(self.request.user)
        with sandi_tercatat(user, pelaku=user):
            response = super().form_valid(form)
        self.request.session.pop(GANTI_SANDI, None)
        messages.success(self.request, "Kata sandi diganti. Sesi Anda di peramban lain berakhir.")
        return response
