"""What may be done with a batch on its page, each button a function, and the questions that the reading asked."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest

from indicators.akses import Ditolak, TidakLengkap, pelaku
from indicators.models import Impor
from indicators.services.impor import (
    Pakai,
    answer_impor,
    apply_impor,
    cancel_impor,
    claim_apply,
    resolve_bentrok,
    retry_impor,
    undo_impor,
)
from renstra.impor.daftar import Pendaftaran, pendaftaran
from renstra.impor.pekerja import start, start_applying


class JawabanKeliru(TidakLengkap):
    """Answers of which some are missing or can not be; `form` says which."""

    def __init__(self, pesan: str, form: Any) -> None:
        super().__init__(pesan)
        self.form = form


def pertanyaan(request: HttpRequest, daftar: Pendaftaran, impor: Impor, jawaban: Any) -> list[dict[str, Any]]:
    """What the reading asked for, each with its field, filled with what was chosen or typed."""
    tanya = impor.ringkasan.get("tanya", ())
    form: Any = jawaban or (daftar.form(impor.opsi, user=pelaku(request.user)) if tanya else None)
    for satu in tanya:
        _tanpa_bawaan(form.fields[satu["nama"]])
    return [{"kalimat": satu["kalimat"], "isian": form[satu["nama"]]} for satu in tanya]


def _tanpa_bawaan(isian: Any) -> None:
    """What was to be found in the file was not: the choice that says so is none any more."""
    isian.widget.attrs.pop("placeholder", None)
    if getattr(isian, "choices", None):
        isian.choices = [(nilai, label if nilai else "Pilih") for nilai, label in isian.choices]


def _terapkan(request: HttpRequest, user: User, impor: Impor) -> str:
    jenis = pendaftaran(impor.jenis).jenis
    impor = claim_apply(user, impor, jenis, yakin=request.POST.get("yakin") == "ya")
    if (impor.total or 0) > settings.IMPOR_TERAP_LANGSUNG:
        start_applying(impor.pk)
        return ""
    return f"{apply_impor(impor, jenis)} perubahan diterapkan."


def _batalkan(request: HttpRequest, user: User, impor: Impor) -> str:
    cancel_impor(impor)
    return "Impor dibatalkan; tidak ada yang berubah."


def _ulangi(request: HttpRequest, user: User, impor: Impor) -> str:
    retry_impor(user, impor, pendaftaran(impor.jenis).jenis)
    start(impor.pk)
    return ""


def _jawab(request: HttpRequest, user: User, impor: Impor) -> str:
    """Read the file again with the answers; each question must have got one. Raises JawabanKeliru."""
    daftar = pendaftaran(impor.jenis)
    diminta = [satu["nama"] for satu in impor.ringkasan.get("tanya", ())]
    jawaban = {nama: request.POST.get(nama, "").strip() for nama in diminta}
    form = daftar.form(impor.opsi | jawaban, user=user)
    if not form.is_valid():
        raise JawabanKeliru("Periksa jawaban yang ditandai.", form)
    for nama in (satu for satu in diminta if not jawaban[satu]):
        form.add_error(nama, "Jawab dahulu pertanyaan ini.")
    if not form.is_valid():
        raise JawabanKeliru("Masih ada pertanyaan yang belum dijawab.", form)
    answer_impor(user, impor, daftar.jenis, form.opsi)
    start(impor.pk)
    return ""


def _urungkan(request: HttpRequest, user: User, impor: Impor) -> str:
    return f"{undo_impor(user, impor, pendaftaran(impor.jenis).jenis)} perubahan diurungkan."


def _bentrok(request: HttpRequest, user: User, impor: Impor) -> str:
    pakai = next((p for p in Pakai if p.value == request.POST.get("pakai")), None)
    if pakai is None:
        raise Ditolak("Pilih isi berkas atau isi yang tersimpan.")
    urutan = request.POST.getlist("urutan")
    if not all(satu.isascii() and satu.isdigit() and len(satu) < 8 for satu in urutan):
        raise Ditolak("Baris yang dipilih tidak dikenal.")
    jumlah = resolve_bentrok(impor, pakai, [int(satu) for satu in urutan] or None)
    return f"{jumlah} bentrok diselesaikan dengan isi {'berkas' if pakai == Pakai.BERKAS else 'yang tersimpan'}."


GERAK = {
    "terapkan": _terapkan,
    "batalkan": _batalkan,
    "ulangi": _ulangi,
    "jawab": _jawab,
    "urungkan": _urungkan,
    "bentrok": _bentrok,
}
