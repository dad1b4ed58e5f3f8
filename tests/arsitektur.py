"""The rules of the house as functions over source text: each gives its complaints, and can be shown to."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from tests.dokumen import ROOT

PAKET = ("renstra", "budget", "indicators")  # imports go from left to right
# Inside an app imports go downwards; modules of one step may use each other, but never in a circle.
LAPIS = (
    {"urls", "wsgi", "asgi"},
    {"views", "api", "admin", "situs_admin", "management", "middleware"}
    | {
        "healthz",
        "context",
        "apps",
        "demo",
        "katalog",
        "panduan",
        "pantau",
        "galat",
        "akun",
        "pengarah",
        "sso",
        "impor",
        "laporan",
        "publik",
    },
    {"forms", "tables", "serializers", "excel"},
    {"services", "rekap", "telusur", "dashboard", "sumber", "muat", "auth", "cadangan"},
    {"akses", "riwayat"},
    {"models"},
    {"capaian", "serapan", "grafik", "alur", "tenggat", "berkas", "lembar", "tebak"},
    {"angka", "konverter"},
    {"settings", "settings_api", "settings_impor", "settings_operasi", "start", "database"},
    {"environment", "secret", "permintaan", "putus", "tembolok"},
)
MURNI = (
    "indicators.angka",
    "indicators.capaian",
    "indicators.grafik",
    "indicators.alur",
    "indicators.lembar",
    "indicators.tebak",
    "budget.serapan",
)
TAMPILAN = {"views", "api", "forms", "tables", "serializers", "dashboard", "context"}
MENGHITUNG = {"decimal", "fractions", "statistics", "math"}
BARIS_BERKAS, BARIS_FUNGSI = 250, 40


@dataclass(frozen=True)
class Sumber:
    """One module: its dotted name and its text."""

    modul: str
    teks: str
    paket: bool = False

    @cached_property
    def pohon(self) -> ast.Module:
        return ast.parse(self.teks)

    @property
    def bagian(self) -> str:
        """The part of the app it belongs to: `indicators.views.capaian` is of `views`."""
        return f"{self.modul}.".split(".")[1]

    @property
    def murni(self) -> bool:
        return any(f"{self.modul}.".startswith(f"{murni}.") for murni in MURNI)

    @cached_property
    def impor(self) -> list[str]:
        """Every name imported when the module runs; what only a type checker reads is not."""
        return list(self._impor())

    def _impor(self) -> Iterator[str]:
        for node in _saat_berjalan(self.pohon):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                asal = self._asal(node)
                yield from (f"{asal}.{alias.name}" for alias in node.names)

    def _asal(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        induk = self.modul.split(".")
        naik = node.level - self.paket
        return ".".join([*induk[: len(induk) - naik], *filter(None, [node.module])])

    def milik_sendiri(self) -> list[str]:
        return [nama for nama in self.impor if nama.split(".")[0] in PAKET]


def _saat_berjalan(node: ast.AST) -> Iterator[ast.AST]:
    for anak in ast.iter_child_nodes(node):
        if isinstance(anak, ast.If) and "TYPE_CHECKING" in ast.unparse(anak.test):
            continue
        yield anak
        yield from _saat_berjalan(anak)


@cache
def sumber_produk() -> list[Sumber]:
    """Every module of ours, read once for all who look at it."""
    berkas = [path for paket in PAKET for path in sorted((ROOT / paket).rglob("*.py"))]
    return [
        Sumber(
            ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"),
            path.read_text(encoding="utf-8"),
            path.name == "__init__.py",
        )
        for path in berkas
        if "migrations" not in path.parts
    ]


def arah_paket(sumber: Sumber) -> list[str]:
    sendiri = PAKET.index(sumber.modul.split(".")[0])
    return [
        f"{sumber.modul} imports {nama}: packages go renstra -> budget -> indicators"
        for nama in sumber.milik_sendiri()
        if PAKET.index(nama.split(".")[0]) < sendiri
    ]


def _lapis(bagian: str) -> int | None:
    return next((urutan for urutan, isi in enumerate(LAPIS) if bagian in isi), None)


def arah_lapis(sumber: Sumber) -> list[str]:
    sendiri = _lapis(sumber.bagian)
    if sendiri is None:
        return [f"{sumber.modul} has no step in LAPIS"] if sumber.bagian else []
    naik = []
    for nama in sumber.milik_sendiri():
        lapis = _lapis(f"{nama}.".split(".")[1])
        if lapis is not None and lapis < sendiri:
            naik.append(f"{sumber.modul} imports {nama}, which stands above it")
        elif (sumber.bagian, f"{nama}.".split(".")[1]) == ("rekap", "services"):
            naik.append(f"{sumber.modul} imports {nama}: rekap never writes")
    return naik


def lingkaran(semua: Sequence[Sumber]) -> list[str]:
    """Modules that import each other in a circle, as a chain."""
    nama = {sumber.modul for sumber in semua}
    graf = {sumber.modul: {_modul(n, nama) for n in sumber.milik_sendiri()} & nama for sumber in semua}
    selesai: set[str] = set()
    for modul in graf:
        if rantai := _kembali(modul, graf, [], selesai):
            return [" -> ".join(rantai)]
    return []


def _modul(impor: str, nama: set[str]) -> str:
    return impor if impor in nama else impor.rpartition(".")[0]


def _kembali(modul: str, graf: dict[str, set[str]], jalan: list[str], selesai: set[str]) -> list[str]:
    if modul in jalan:
        return [*jalan[jalan.index(modul) :], modul]
    if modul in selesai:
        return []
    for berikut in sorted(graf[modul] - {modul}):
        if rantai := _kembali(berikut, graf, [*jalan, modul], selesai):
            return rantai
    selesai.add(modul)
    return []


def kemurnian(sumber: Sumber) -> list[str]:
    """Pure modules: the standard library and each other, no float and no float literal."""
    if not sumber.murni:
        return []
    asing = [n for n in sumber.impor if n.split(".")[0] not in sys.stdlib_module_names and not Sumber(n, "").murni]
    return [f"{sumber.modul} imports {nama}: it must stay pure" for nama in asing] + [
        f"{sumber.modul}:{node.lineno} a float"
        for node in ast.walk(sumber.pohon)
        if (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float")
        or (isinstance(node, ast.Constant) and isinstance(node.value, float))
    ]


def hitungan_di_tampilan(sumber: Sumber) -> list[str]:
    """What a window shows was computed elsewhere: no exact numbers, no division, no percentages, no rounding."""
    if sumber.bagian not in TAMPILAN:
        return []
    angka = [f"{sumber.modul} imports {n}" for n in sumber.impor if n.split(".")[0] in MENGHITUNG]
    return angka + [
        f"{sumber.modul}:{node.lineno} computes"
        for node in ast.walk(sumber.pohon)
        if isinstance(node, ast.expr | ast.stmt) and _menghitung(node)
    ]


def _menghitung(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id in {"round", "divmod", "float"}
    if not isinstance(node, ast.BinOp | ast.AugAssign):
        return False
    kiri = node.left if isinstance(node, ast.BinOp) else node.target
    kanan = node.right if isinstance(node, ast.BinOp) else node.value
    if isinstance(node.op, ast.Mod):
        return not isinstance(kiri, ast.JoinedStr | ast.Constant)
    if isinstance(node.op, ast.Mult):
        return any(isinstance(sisi, ast.Constant) and sisi.value == 100 for sisi in (kiri, kanan))
    return isinstance(node.op, ast.Div | ast.FloorDiv)


def kueri_di_view(sumber: Sumber) -> set[tuple[str, str]]:
    """(module, model) of each query a view makes past akses and rekap."""
    if sumber.bagian != "views":
        return set()
    model = set()
    for node in ast.walk(sumber.pohon):
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "_base_manager"}:
            model.add(ast.unparse(node.value))
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in {"get_object_or_404", "get_list_or_404"}:
            model.add(ast.unparse(node.args[0]))
    return {(sumber.modul, nama) for nama in model}


def impor_lokal(sumber: Sumber) -> list[str]:
    return [
        f"{sumber.modul} imports inside {fungsi.name}()"
        for fungsi in ast.walk(sumber.pohon)
        if isinstance(fungsi, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(fungsi)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]


def kejutan(sumber: Sumber) -> list[str]:
    """Signals but `post_migrate`, and saving that does more than save."""
    sinyal = [
        f"{sumber.modul} imports {nama}: a signal"
        for nama in sumber.impor
        if ("signals." in nama or nama.startswith("django.dispatch")) and not nama.endswith(".post_migrate")
    ]
    return sinyal + [
        f"{sumber.modul}.{kelas.name} overrides {fungsi.name}()"
        for kelas in ast.walk(sumber.pohon)
        if isinstance(kelas, ast.ClassDef) and sumber.bagian == "models"
        for fungsi in kelas.body
        if isinstance(fungsi, ast.FunctionDef) and fungsi.name in {"save", "delete"}
    ]


def ukuran(sumber: Sumber) -> list[str]:
    baris = len(sumber.teks.splitlines())
    besar = [f"{sumber.modul} has {baris} lines"] if baris > BARIS_BERKAS else []
    for node in ast.walk(sumber.pohon):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            panjang = (node.end_lineno or 0) - node.lineno + 1
            besar += [f"{sumber.modul}.{node.name} has {panjang} lines"] if panjang > BARIS_FUNGSI else []
    return besar


HITUNGAN_TEMPLATE = re.compile(r"floatformat|widthratio|\|\s*add:|divisibleby|intcomma|filesizeformat")
RENTANG_KOLOM = re.compile(
    r'\{#[^#]*layout[^#]*#\}\n(?:<tr[^>]*>\n)?<th[^>]*\bcolspan="\{\{ [\w.]+\|length\|add:\d \}\}"'
)


def hitungan_di_template(nama: str, teks: str) -> list[str]:
    """Templates print; the one sum allowed is a colspan under a comment that says it is layout."""
    tanpa_layout = RENTANG_KOLOM.sub("", teks)
    return [f"{nama}: {temuan}" for temuan in HITUNGAN_TEMPLATE.findall(tanpa_layout)]
