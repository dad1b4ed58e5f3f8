"""What machines use: webhooks, and what became of their deliveries. Tokens are on their own page."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest

from indicators.admin.dasar import AcuanAdmin, TetapAdmin
from indicators.akses import pelaku
from indicators.models import PengirimanWebhook, Webhook
from indicators.services.webhook import rahasia_webhook, save_webhook
from indicators.services.webhook.alamat import AlamatDitolak, urai_tujuan


class WebhookForm(forms.ModelForm):
    class Meta:
        model = Webhook
        fields = ("nama", "url", "pemilik", "unit", "aktif", "urut_terakhir")
        help_texts = {
            "pemilik": "Webhook hanya mengirim perubahan angka yang boleh dilihat akun ini.",
            "unit": "Kosong: semua unit pemiliknya.",
            "urut_terakhir": "Peristiwa sesudah nomor ini dikirim. Turunkan untuk mengirim ulang; 0 pada webhook baru"
            " berarti mulai dari sekarang.",
        }

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        try:
            urai_tujuan(url)
        except AlamatDitolak as galat:
            raise forms.ValidationError(str(galat)) from galat
        return url


@admin.register(Webhook)
class WebhookAdmin(AcuanAdmin):
    form = WebhookForm
    list_display = ("nama", "url", "pemilik", "unit", "aktif", "urut_terakhir", "dihentikan_karena")
    list_select_related = ("pemilik", "unit")
    readonly_fields = ("percobaan", "coba_lagi_pada", "dihentikan_karena", "dibuat_pada")
    autocomplete_fields = ("pemilik", "unit")

    def save_model(self, request: HttpRequest, obj: Webhook, form: forms.ModelForm, change: bool) -> None:
        """Through the service; the secret of a new one is shown this once."""
        if save_webhook(obj, pelaku=pelaku(request.user)):
            teks = f"Rahasia tanda tangan webhook ini, hanya ditampilkan sekali: {rahasia_webhook(obj)}"
            messages.warning(request, teks)


@admin.register(PengirimanWebhook)
class PengirimanWebhookAdmin(TetapAdmin):
    list_display = ("waktu", "webhook", "urut_awal", "urut_akhir", "banyak", "percobaan", "status", "galat")
    list_filter = ("webhook",)
    list_select_related = ("webhook",)
