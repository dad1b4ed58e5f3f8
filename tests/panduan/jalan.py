"""A walk through the pages with somebody who remembers every name that stood on them, and may take pictures."""

import base64
import os
from collections import defaultdict

from playwright.sync_api import Locator, Page

from renstra.panduan.naskah import GAMBAR

TULIS = bool(os.environ.get("TULIS_GAMBAR"))
MUTU = 72
# What can be named: headings, buttons, links, labels, columns, chips; without what only a screen reader is told.
NAMA = """() => {
  const calon = "h1,h2,h3,button,summary,label,legend,a,th,dt,b,.chip,.lunak,.tabel td.tahap p";
  const polos = e => {
    const salinan = e.cloneNode(true);
    const bukan = "[hidden],[aria-hidden=true],.visually-hidden,.banyak,select,textarea";
    salinan.querySelectorAll(bukan).forEach(x => x.remove());
    return salinan.textContent.replace(/\\s+/g, " ").trim().replace(/:$/, "");
  };
  const tampak = [...document.querySelectorAll(calon)].filter(e => e.checkVisibility({ visibilityProperty: true }));
  const pilih = [...document.querySelectorAll("select")].filter(e => e.checkVisibility());
  return [...new Set([...tampak, ...pilih.flatMap(e => [...e.options])].map(polos))];
}"""


class Pemandu:
    """Names seen so far, by `chapter#section` of the guide."""

    def __init__(self) -> None:
        self.terlihat: dict[str, set[str]] = defaultdict(set)

    def lihat(self, halaman: Page, *bagian: str) -> None:
        nama = set(halaman.evaluate(NAMA))
        for satu in bagian:
            self.terlihat[satu] |= nama

    def buka(self, halaman: Page, alamat: str, *bagian: str) -> None:
        halaman.goto(alamat)
        self.lihat(halaman, *bagian)


def potret(nama: str, *isi: Locator, tinggi: int = 900) -> None:
    """A picture of these and what lies between them, `tinggi` pixels at most; only where pictures are asked for."""
    if not TULIS:
        return
    halaman = isi[0].page
    halaman.evaluate("scrollTo(0, 0)")
    kotak = [satu.bounding_box() for satu in isi]
    kiri, atas = min(k["x"] for k in kotak) - 12, min(k["y"] for k in kotak) - 12
    kanan, bawah = max(k["x"] + k["width"] for k in kotak) + 12, max(k["y"] + k["height"] for k in kotak) + 12
    potong = {"x": kiri, "y": atas, "width": kanan - kiri, "height": min(bawah - atas, tinggi), "scale": 1}
    sambungan = halaman.context.new_cdp_session(halaman)
    pilihan = {"format": "webp", "quality": MUTU, "clip": potong, "captureBeyondViewport": True}
    hasil = sambungan.send("Page.captureScreenshot", pilihan)
    (GAMBAR / f"{nama}.webp").write_bytes(base64.b64decode(hasil["data"]))
