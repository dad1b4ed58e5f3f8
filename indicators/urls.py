from django.urls import path, register_converter
from django.urls.converters import StringConverter

from indicators.views import capaian, indikator, pelaporan, rencana, telusur


class TahunConverter:
    regex = "(?:19|20)[0-9]{2}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class TriwulanConverter(TahunConverter):
    regex = "[1-4]"


class KodeConverter(StringConverter):
    regex = "[A-Za-z0-9.-]{1,30}"


register_converter(TahunConverter, "tahun")
register_converter(TriwulanConverter, "triwulan")
register_converter(KodeConverter, "kode")

app_name = "indicators"
urlpatterns = [
    path("capaian/", capaian.capaian_list, name="capaian-list"),
    path("indikator/<kode:kode>/", indikator.indikator_detail, name="indikator-detail"),
    path("pelaporan/", pelaporan.pelaporan, name="pelaporan"),
    path("pelaporan/kunci/", pelaporan.kunci_periode, name="periode-kunci"),
    path("pelaporan/pengecualian/", pelaporan.tambah_pengecualian, name="periode-pengecualian"),
    path("perbandingan/", rencana.perbandingan, name="perbandingan"),
    path("regulasi/", rencana.regulasi, name="regulasi-list"),
    path("arah-kebijakan/", rencana.arah_kebijakan, name="arah-kebijakan"),
    path("rujukan/", rencana.rujukan, name="rujukan-list"),
    path("telusur/capaian/<kode:kode>/<tahun:tahun>/", telusur.telusur_capaian, name="telusur-capaian"),
    path(
        "telusur/capaian/<kode:kode>/<tahun:tahun>/<triwulan:triwulan>/",
        telusur.telusur_capaian,
        name="telusur-capaian-triwulan",
    ),
    path("telusur/tahun/<tahun:tahun>/", telusur.telusur_tahun, name="telusur-tahun"),
    path("telusur/sasaran/<int:sasaran>/<tahun:tahun>/", telusur.telusur_sasaran, name="telusur-sasaran"),
    path(
        "telusur/sasaran/<int:sasaran>/<tahun:tahun>/<triwulan:triwulan>/",
        telusur.telusur_sasaran,
        name="telusur-sasaran-triwulan",
    ),
]
