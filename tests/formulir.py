"""A form of a page as a browser would send it back unchanged."""

from html.parser import HTMLParser

from django.http import HttpResponse


class _Pembaca(HTMLParser):
    """Collects the fields of the form whose id ends in "_form", as the admin names its own."""

    def __init__(self) -> None:
        super().__init__()
        self.isian: dict[str, list[str]] = {}
        self._dalam = False
        self._pilihan = ""
        self._teks = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        sifat = dict(attrs)
        if tag == "form":
            self._dalam = (sifat.get("id") or "").endswith("_form")
        elif tag == "select":
            self._pilihan = sifat.get("name") or ""
        elif tag == "option" and "selected" in sifat:
            self._isi(self._pilihan, sifat.get("value"))
        elif tag == "textarea":
            self._teks = sifat.get("name") or ""
            self._isi(self._teks, "")
        elif tag == "input" and (sifat.get("type") not in ("checkbox", "radio") or "checked" in sifat):
            self._isi(sifat.get("name") or "", sifat.get("value") or ("on" if "checked" in sifat else ""))

    def handle_data(self, data: str) -> None:
        if self._teks in self.isian:
            self.isian[self._teks][-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            # The browser drops the newline right after the tag, which Django prints for it.
            if self._teks in self.isian:
                self.isian[self._teks][-1] = self.isian[self._teks][-1].strip("\r\n")
            self._teks = ""
        elif tag == "form":
            self._dalam = False

    def _isi(self, nama: str, nilai: str | None) -> None:
        if self._dalam and nama and "__prefix__" not in nama and nama not in ("_continue", "_addanother", "_save"):
            self.isian.setdefault(nama, []).append(nilai or "")


def formulir(response: HttpResponse) -> dict[str, list[str]]:
    assert response.status_code == 200, response.status_code
    pembaca = _Pembaca()
    pembaca.feed(response.content.decode())
    return pembaca.isian
