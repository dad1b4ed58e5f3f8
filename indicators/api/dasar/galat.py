"""Refusals that Django REST framework has no class for. How every refusal is worded and sent: penangan.py."""

from __future__ import annotations

from rest_framework import exceptions


class Berbenturan(exceptions.APIException):
    """409: the right person at the wrong moment."""

    status_code = 409
    default_code = "bentrok"
    default_detail = "Tidak dapat dilakukan dalam keadaan sekarang."


class Hilang(exceptions.APIException):
    """410: known, but its content is gone."""

    status_code = 410
    default_code = "hilang"
    default_detail = "Tercatat, tetapi isinya tidak ada lagi."


class VersiUsang(exceptions.APIException):
    """412: If-Match names a version that is no longer the current one."""

    status_code = 412
    default_code = "versi_usang"
    default_detail = "Sudah diubah orang lain sejak Anda membacanya. Baca lagi, lalu ulangi."


class TerlaluBesar(exceptions.APIException):
    """413: the body is larger than what is read at all."""

    status_code = 413
    default_code = "terlalu_besar"
    default_detail = "Isi permintaan lebih dari 2 MB. Kirim dalam beberapa bagian."


class SyaratWajib(exceptions.APIException):
    """428: a change must say which version it has seen."""

    status_code = 428
    default_code = "if_match_wajib"
    default_detail = "Sertakan If-Match dengan ETag dari bacaan terakhir."


class TempatPenuh(exceptions.APIException):
    """507: there is no room to store it; worth trying again."""

    status_code = 507
    default_code = "tempat_penuh"
    default_detail = "Penyimpanan sedang tidak dapat menerima berkas. Coba lagi nanti."


class TidakTersambung(exceptions.APIException):
    """503: the database is away; worth trying again."""

    status_code = 503
    default_code = "basis_data_terputus"
    default_detail = "Basis data sedang tidak dapat dihubungi. Coba lagi sebentar lagi."
    wait = 60
