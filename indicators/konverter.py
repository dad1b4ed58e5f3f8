"""Parts of an address, for pages and API alike: a year, a quarter, a kode. Importing this makes them known."""

from django.urls import register_converter
from django.urls.converters import StringConverter


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
