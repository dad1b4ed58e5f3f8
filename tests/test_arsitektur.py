"""The house keeps its shape: direction of imports, purity of the engine, one place for arithmetic, small files.

Every rule is shown able to fail on a small bad source; a rule that cannot complain holds nothing.
"""

import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.arsitektur import (
    MURNI,
    Sumber,
    arah_lapis,
    arah_paket,
    hitungan_di_tampilan,
    hitungan_di_template,
    impor_lokal,
    kejutan,
    kemurnian,
    kueri_di_view,
    lingkaran,
    sumber_produk,
    ukuran,
)
from tests.dokumen import ROOT

Aturan = Callable[[Sumber], list[str]]
PRODUK = sumber_produk()
ATURAN: list[Aturan] = [
    arah_paket,
    arah_lapis,
    kemurnian,
    hitungan_di_tampilan,
    impor_lokal,
    kejutan,
    ukuran,
]

# Imports that must wait for Django's registry.
IMPOR_LOKAL_PERLU = {"indicators.apps imports inside ready()", "budget.apps imports inside ready()"}

# Plan texts are published and open to everyone logged in (docs/keputusan.md): no figures, no rights to ask for.
KUERI_VIEW = {
    ("indicators.views.rencana", "ArahKebijakan"): "plan text",
    ("indicators.views.rencana", "Rujukan"): "plan text",
    ("indicators.views.rencana", "Tujuan"): "plan text",
    ("indicators.views.indikator", "Silsilah"): "relations of an indikator that indikator_terlihat let through",
}


@pytest.mark.parametrize("aturan", ATURAN, ids=lambda aturan: aturan.__name__)
def test_rumah_menurut_aturan(aturan: Aturan) -> None:
    keluhan = [satu for sumber in PRODUK for satu in aturan(sumber) if satu not in IMPOR_LOKAL_PERLU]
    assert keluhan == []


def test_perkecualian_impor_lokal_masih_dipakai() -> None:
    assert {satu for sumber in PRODUK for satu in impor_lokal(sumber)} == IMPOR_LOKAL_PERLU


def test_tanpa_lingkaran() -> None:
    assert lingkaran(PRODUK) == []


def test_kueri_di_view_hanya_yang_terdaftar() -> None:
    """A new query in a view belongs in rekap or akses; a line here that nothing uses any more must go."""
    assert set().union(*(kueri_di_view(sumber) for sumber in PRODUK)) == set(KUERI_VIEW)


def test_template_tidak_menghitung() -> None:
    templates = sorted((ROOT / "templates").rglob("*.html"))
    assert templates
    keluhan = [k for t in templates for k in hitungan_di_template(t.name, t.read_text(encoding="utf-8"))]
    assert keluhan == []


def impor_tanpa_django(*modul: str) -> str:
    """Import in a fresh interpreter; what it prints are the modules of Django that came along."""
    program = f"import sys, {', '.join(modul)}; print(*(m for m in sys.modules if m.split('.')[0] == 'django'))"
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.strip()


@pytest.mark.parametrize("modul", MURNI)
def test_modul_murni_tidak_membawa_django(modul: str) -> None:
    assert impor_tanpa_django(modul) == ""


def test_uji_tanpa_django_dapat_gagal() -> None:
    assert "django" in impor_tanpa_django("django.utils.timezone")


def test_paket_yang_harus_kosong() -> None:
    """`indicators/__init__.py` runs before the engine: anything in it would come along."""
    assert [s.modul for s in PRODUK if s.modul in ("indicators", "budget") and s.teks.strip()] == []


PANJANG = "def f():\n" + "    x = 1\n" * 40

BURUK: list[tuple[Aturan, str, str, str]] = [
    (arah_paket, "indicators.rekap.baris", "from budget.models import Pendanaan", "budget.models.Pendanaan"),
    (arah_paket, "budget.forms", "import renstra.settings", "renstra.settings"),
    (arah_lapis, "indicators.models.target", "from indicators.akses import jangkauan", "stands above"),
    (arah_lapis, "indicators.angka.baca", "from ..capaian import Nilai", "stands above"),
    (arah_lapis, "budget.rekap.baris", "from indicators.forms import TahunField", "stands above"),
    (arah_lapis, "indicators.forms", "from indicators import views", "indicators.views"),
    (arah_lapis, "indicators.rekap.baris", "from indicators.services import save_realisasi", "never writes"),
    (arah_lapis, "indicators.utils", "x = 1", "no step"),
    (kemurnian, "indicators.capaian.rumus", "from django.utils import timezone", "stay pure"),
    (kemurnian, "budget.serapan", "from indicators.models import Target", "stay pure"),
    (kemurnian, "indicators.grafik", "x = 0.5 * 3", "a float"),
    (kemurnian, "indicators.angka.baca", "x = float('3')", "a float"),
    (hitungan_di_tampilan, "indicators.views.capaian", "from decimal import Decimal", "imports decimal"),
    (hitungan_di_tampilan, "indicators.tables", "import fractions", "imports fractions"),
    (hitungan_di_tampilan, "budget.forms", "x = a / b", "computes"),
    (hitungan_di_tampilan, "budget.serializers", "x = a % b", "computes"),
    (hitungan_di_tampilan, "renstra.dashboard", "x = 100 * a", "computes"),
    (hitungan_di_tampilan, "indicators.api", "x //= 3", "computes"),
    (hitungan_di_tampilan, "renstra.views", "x = round(a, 2)", "computes"),
    (impor_lokal, "indicators.rekap.baris", "def f():\n    import json", "inside f"),
    (kejutan, "indicators.services.acuan", "from django.db.models.signals import post_save", "a signal"),
    (kejutan, "indicators.apps", "from django.dispatch import receiver", "a signal"),
    (kejutan, "indicators.models.unit", "class U:\n    def save(self): ...", "overrides save()"),
    (ukuran, "indicators.models.unit", "x = 1\n" * 251, "251 lines"),
    (ukuran, "indicators.models.unit", PANJANG, "f has 41 lines"),
]


@pytest.mark.parametrize(("aturan", "modul", "teks", "keluhan"), BURUK)
def test_setiap_aturan_dapat_mengeluh(aturan: Aturan, modul: str, teks: str, keluhan: str) -> None:
    assert keluhan in "; ".join(aturan(Sumber(modul, teks)))


def test_setiap_aturan_punya_contoh_buruk() -> None:
    assert {aturan for aturan, *_ in BURUK} == set(ATURAN)


BAIK: list[tuple[Aturan, str, str]] = [
    (arah_paket, "budget.forms", "from indicators.forms import TahunField"),
    (arah_lapis, "indicators.models.unit", "if TYPE_CHECKING:\n    from indicators.views import x"),
    (arah_lapis, "indicators.angka.baca", "from .batas import DIGIT_MAKS"),
    (kemurnian, "indicators.angka.baca_api", "case = float.__repr__"),
    (hitungan_di_tampilan, "indicators.views.capaian", "x = '%s' % a\ny = tahun - 1"),
    (kejutan, "indicators.apps", "from django.db.models.signals import post_migrate"),
    (ukuran, "indicators.models.unit", PANJANG.removesuffix("    x = 1\n")),
]


@pytest.mark.parametrize(("aturan", "modul", "teks"), BAIK)
def test_yang_boleh_tidak_dikeluhkan(aturan: Aturan, modul: str, teks: str) -> None:
    assert aturan(Sumber(modul, teks)) == []


def test_lingkaran_terlihat() -> None:
    satu = Sumber("indicators.rekap.satu", "from indicators.rekap.dua import x")
    dua = Sumber("indicators.rekap.dua", "from indicators.rekap import tiga")
    tiga = Sumber("indicators.rekap.tiga", "from .satu import y")
    assert lingkaran([satu, dua, tiga]) == [
        "indicators.rekap.satu -> indicators.rekap.dua -> indicators.rekap.tiga -> indicators.rekap.satu"
    ]


@pytest.mark.parametrize(
    "teks", ["Unit.objects.all()", "get_object_or_404(Unit, pk=1)", "models.Unit._default_manager.get()"]
)
def test_kueri_di_view_terlihat(teks: str) -> None:
    ((modul, model),) = kueri_di_view(Sumber("budget.views.baru", teks))
    assert (modul, model.removeprefix("models.")) == ("budget.views.baru", "Unit")


@pytest.mark.parametrize(
    "teks",
    [
        "{{ b.capaian|floatformat:2 }}",
        "{% widthratio a b 100 %}",
        "{{ a|add:1 }}",
        '<th colspan="{{ b.tahun|length|add:3 }}">',
        "{# layout #}\n<p>{{ b.tahun|length|add:3 }}</p>",
    ],
)
def test_hitungan_di_template_terlihat(teks: str) -> None:
    assert hitungan_di_template("x.html", teks)
