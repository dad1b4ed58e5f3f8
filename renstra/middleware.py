"""Headers that neither Django nor django-csp sets, and a plain page while the database is away."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import page_not_found

from indicators.akses import Ditolak, TakTerlihat
from indicators.putus import basis_data_putus
from renstra.galat import galat_basis_data

JUDUL = {
    400: "Permintaan tidak dapat dibaca",
    403: "Bukan wewenang Anda",
    409: "Tidak dapat dilakukan sekarang",
    410: "Berkas tidak ada lagi",
    413: "Kiriman terlalu besar",
    422: "Belum lengkap",
    507: "Penyimpanan sedang tidak dapat ditulisi",
}
GetResponse = Callable[[HttpRequest], HttpResponse]

EXTRA_HEADERS = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def extra_headers(get_response: GetResponse) -> GetResponse:
    """Add EXTRA_HEADERS to every response, static files included."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in EXTRA_HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return middleware


class DatabaseAway:
    """A page that says so, where a view could not reach the database or the database could not write."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """None for every other error, which Django then treats as usual."""
        if not basis_data_putus(exception):
            return None
        return galat_basis_data(request, exception)


class Refusals:
    """Turns a refusal of the services into a page with its reason; what is not to be seen is a plain 404."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """None for every other error, which Django then treats as usual."""
        if isinstance(exception, TakTerlihat):
            return page_not_found(request, Http404())
        if isinstance(exception, Ditolak):
            context = {"judul": JUDUL[exception.status], "penolakan": exception}
            return render(request, "tolakan.html", context, status=exception.status)
        return None
