"""The wizard for foreign tables, walked as an administrator does."""

import re
from html import unescape
from typing import Any

from django.http import HttpResponse
from django.test import Client
from openpyxl import Workbook

from indicators.models import Impor
from tests.impor import alat
from tests.impor.alat import bita

OPSI = {
    "renstra": "LINJAMSOS/semula",
    "dokumen": "renstra",
    "sumber": "LKjIP 2021",
    "nomor": "SK 1/2021",
    "alasan": "",
    "jenjang": "2",
    "unit": "",
}
TABEL = """LAPORAN KINERJA TAHUN 2021
No|Sasaran Program|Indikator Kinerja|Satuan|Target|Realisasi|Capaian (%)
(1)|(2)|(3)|(4)|(5)|(6)|(7)
1|Layanan bencana|1. Persentase korban bencana yang ditangani|%|80%|114.61%|143,26
||2. Jumlah kasus kekerasan|kasus|162|186|85,19%
||3. Rasio pendamping||1:17,9|1 : 15|-
2|Tata kelola|Nilai AKIP|predikat|BB (Nilai 75)|n/a|n/a
||Lama penyaluran|bulan|3,5-4,0|4,2|95%
||Indeks gini|indeks|0,320|0,319|100,31
||Jumlah KPM PKH|KPM|10 Jt KPM|10 Jt KPM|100%
||Jumlah penerima|orang|57.434|68.372|100%
Keterangan: sumber data internal
"""


def serahkan(client: Client, tempel: str = "", berkas: Workbook | None = None, **opsi: str) -> Any:
    """What the upload form answers."""
    isi = None if berkas is None else bita(berkas)
    tabel = tempel.replace("|", "\t")
    return alat.serahkan(client, "tabel", OPSI, tempel=tabel, berkas=isi, nama="LKjIP 2021.xlsx", **opsi)


def milik(response: HttpResponse) -> Impor:
    assert response.status_code == 302
    (pk,) = re.findall(r"/impor/(\d+)/", response["Location"])
    return Impor.objects.get(pk=pk)


def isian(response: HttpResponse) -> dict[str, str]:
    """Every field of the last form of a page as a browser would send it."""
    html = response.content.decode()
    hasil: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", html):
        nama = re.search(r'name="([^"]+)"', tag)
        nilai = re.search(r'value="([^"]*)"', tag)
        if nama and 'type="text"' in tag:
            hasil[nama[1]] = unescape(nilai[1]) if nilai else ""
    for nama, isi in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', html, re.S):
        terpilih = re.search(r'<option value="([^"]*)" selected', isi) or re.search(r'<option value="([^"]*)"', isi)
        hasil[nama] = unescape(terpilih[1]) if terpilih else ""
    return hasil


def pasangkan(client: Client, impor: Impor, **ganti: str) -> HttpResponse:
    """Send the page of the columns as it stands, with some changed."""
    alamat = f"/impor/{impor.pk}/kolom/"
    return client.post(alamat, isian(client.get(alamat)) | ganti)


def tebakan(client: Client, impor: Impor) -> dict[str, str]:
    """The page of the guesses as it stands."""
    response = client.get(f"/impor/{impor.pk}/tebakan/")
    assert response.status_code == 200
    return isian(response)


def kirim_tebakan(client: Client, impor: Impor, isi: dict[str, str]) -> HttpResponse:
    return client.post(f"/impor/{impor.pk}/tebakan/", isi)


def jawab(isi: dict[str, str], **bawaan: str) -> dict[str, str]:
    """Answer what is asked: `konsolidasi="jumlah"`, .."""
    return {n: v or bawaan.get(n.rpartition("_")[0], "") for n, v in isi.items()}
