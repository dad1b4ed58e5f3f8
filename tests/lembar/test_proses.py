"""The child process: what comes through it, how it is limited, and that nothing of it stays."""

import json
import os
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from indicators.lembar import MASSAL, TEMPLAT, Bacaan, BatasLembar, Jenis, Lembar, LembarDitolak, Sel, baca
from indicators.lembar.gabungan import RENTANG
from tests.lembar.buku import angka, baris, buku, lembar, sebaris, teks, untai
from tests.lembar.pembaca import baca_sini, ringkas

Tulis = Callable[[bytes], Path]


KEPALA = json.dumps({"buku": {"jenis": "csv", "pemisah": "", "lembar": [asdict(Lembar("csv"))]}})


@pytest.fixture
def tulis(tmp_path: Path) -> Tulis:
    def satu(isi: bytes, nama: str = "uji.xlsx") -> Path:
        jalur = tmp_path / nama
        jalur.write_bytes(isi)
        return jalur

    return satu


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts another program in the place of the reader, as if a hostile file had taken it over."""

    def ganti(kode: str) -> None:
        monkeypatch.setattr("indicators.lembar.proses.PROGRAM", f"import json, os, sys, time\n{kode}")

    return ganti


def kode_tolak(jalur: Path, batas: BatasLembar = TEMPLAT, **lain: object) -> str:
    with pytest.raises(LembarDitolak) as tertangkap:
        list(baca(jalur, batas, **lain))  # type: ignore[arg-type]
    return tertangkap.value.kode


def hidup(pid: int) -> bool:
    """Whether the process, or what is left of it to reap, is still there."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def anak_kini() -> set[str]:
    """The children of this process, those that wait to be reaped included."""
    return {pid for tugas in Path("/proc/self/task").iterdir() for pid in (tugas / "children").read_text().split()}


def pid(bacaan: Bacaan) -> int:
    return bacaan._anak.proses.pid


def banyak_baris(banyak: int) -> bytes:
    return buku(
        lembar("".join(baris(n, angka(f"A{n}", str(n)), teks(f"B{n}", "x" * 50)) for n in range(1, banyak + 1)))
    )


def test_baris_datang_lewat_proses(tulis: Tulis) -> None:
    dilaporkan: list[int] = []
    jalur = tulis(sebaris(angka("A1", "36.3"), teks("B1", 'dua "x" – 🙂')))
    with baca(jalur, TEMPLAT, kemajuan=dilaporkan.append) as bacaan:
        (satu,) = bacaan
    assert (bacaan.jenis, bacaan.pemisah, [x.nama for x in bacaan.lembar]) == ("xlsx", "", ["Data"])
    assert satu.sel == {"A": Sel("A1", Jenis.ANGKA, "36.3"), "B": Sel("B1", Jenis.TEKS, 'dua "x" – 🙂')}
    assert (satu.nomor, satu.lembar, satu.tersembunyi) == (1, "Data", False)
    assert dilaporkan[-1] == 1
    assert not hidup(pid(bacaan))


def test_csv_lewat_proses(tulis: Tulis) -> None:
    (satu, _) = baca(tulis(b"kode;nilai\nA;36,3\n", "unggahan"), TEMPLAT)
    assert [sel.teks for sel in satu.sel.values()] == ["kode", "nilai"]


def test_penolakan_anak_sampai_ke_pemanggil(tulis: Tulis) -> None:
    assert kode_tolak(tulis(sebaris(angka("A2", "1")))) == "rusak"


def test_ditinggalkan_di_tengah_proses_berakhir(tulis: Tulis) -> None:
    bacaan = baca(tulis(banyak_baris(5000)), TEMPLAT)
    next(bacaan)
    anak = pid(bacaan)
    assert hidup(anak)
    assert os.getsid(anak) == anak  # Ctrl-C is for the caller, who ends the child in order
    del bacaan
    assert not hidup(anak)


def test_pemanggil_lambat_tidak_dihitung_dan_menahan_anak(tulis: Tulis, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only waiting for the child counts, and the child waits for its caller: the pipe is all that is held."""
    with baca(tulis(banyak_baris(5000)), TEMPLAT) as bacaan:
        next(bacaan)
        assert bacaan._anak.proses.poll() is None
        sejam_lagi(monkeypatch)
        assert sum(1 for _ in bacaan) == 4999


def sejam_lagi(monkeypatch: pytest.MonkeyPatch) -> None:
    sekarang = time.monotonic_ns
    monkeypatch.setattr("indicators.lembar.proses.time.monotonic_ns", lambda: sekarang() + 3_600_000_000_000)


def test_dibatalkan_di_tengah(tulis: Tulis, monkeypatch: pytest.MonkeyPatch) -> None:
    batal: list[bool] = []
    bacaan = baca(tulis(banyak_baris(20_000)), MASSAL, batal=lambda: bool(batal))
    next(bacaan)
    batal.append(True)
    sejam_lagi(monkeypatch)  # so that the next look is due
    with pytest.raises(LembarDitolak) as tertangkap:
        list(bacaan)
    assert tertangkap.value.kode == "dibatalkan"
    assert not hidup(pid(bacaan))


@pytest.mark.parametrize(
    ("kode", "harap"),
    [
        ("os.kill(os.getpid(), 11)", "terhenti"),
        ("os.kill(os.getpid(), 9)", "memori"),
        ("sys.exit(3)", "terhenti"),
        ("pass", "terhenti"),
        ("print('{')", "terhenti"),
        ("print('[[1,0,\"A\",0]]')", "terhenti"),
        ('print(\'[[1,0,"A",999,"x"]]\')', "terhenti"),
        ("print('[' * 100_000)", "terhenti"),
        ("print('7')", "terhenti"),
        ('print(\'{"tolak": ["khayal", "x"]}\')', "terhenti"),
        ("print('{\"lembar\": 0}')", "terhenti"),
        ("sys.stdout.write('x' * 9_000_000)\ntime.sleep(60)", "terhenti"),
        ("raise RuntimeError('rahasia')", "terhenti"),
        ("time.sleep(60)", "terlalu_lama"),
        (f"print({KEPALA!r})", "terhenti"),
        (f"print({KEPALA!r})\nprint('{{\"lembar\": 0}}')\nwhile True: print('[]')", "terhenti"),
        (f"print({KEPALA!r})\nwhile True: print('{{\"lembar\": 0}}')", "terhenti"),
        (f"print({KEPALA!r})\nwhile True: print({KEPALA!r})", "terhenti"),
        (f"print({KEPALA!r})\nprint('{{\"lembar\": 0}}')\nwhile True: print('[[1,0]]')", "terhenti"),
        (f"print({KEPALA!r})\nprint('{{\"lembar\": 0}}')\nprint('[[0,0]]')", "terhenti"),
    ],
)
def test_anak_yang_menyimpang(tulis: Tulis, program: Callable[[str], None], kode: str, harap: str) -> None:
    """Whatever the child says or does not say, its caller gets a refusal, and the child is gone."""
    program(kode)
    jalur, sebelum = tulis(sebaris(angka("A1", "1"))), anak_kini()
    assert kode_tolak(jalur, replace(TEMPLAT, wall_detik=1)) == harap
    assert anak_kini() == sebelum


def test_anak_tidak_mewarisi_rahasia(
    tulis: Tulis, program: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No environment, no open file but the workbook and the pipe, nothing of site-packages."""
    monkeypatch.setenv("SECRET_KEY", "rahasia-uji")
    program(
        "isi = json.dumps([dict(os.environ), sorted(os.listdir('/proc/self/fd')), os.getcwd(),"
        " [p for p in sys.path if 'site-packages' in p]])\nprint(json.dumps({'tolak': ['rusak', isi]}))"
    )
    jalur = tulis(sebaris(angka("A1", "1")))
    with pytest.raises(LembarDitolak) as tertangkap, jalur.open("rb"):
        baca(jalur, TEMPLAT)
    lingkungan, terbuka, folder, paket = json.loads(tertangkap.value.pesan)
    assert {*lingkungan} <= {"LC_CTYPE", "LD_LIBRARY_PATH"}
    assert terbuka == ["0", "1", "2", "3"]  # 3 is the folder being listed
    assert (folder, paket) == ("/", [])


def test_anak_membatasi_diri(tulis: Tulis, program: Callable[[str], None]) -> None:
    """Memory, processor, files, children, core dumps: asked from within."""
    program(
        "sys.path.insert(0, sys.argv[1])\nfrom indicators.lembar import anak, TEMPLAT\nimport resource\n"
        "anak.batasi_diri(TEMPLAT)\n"
        "isi = {n: resource.getrlimit(getattr(resource, n)) for n in dir(resource) if n.startswith('RLIMIT_')}\n"
        "print(json.dumps({'tolak': ['rusak', json.dumps(isi)]}))"
    )
    with pytest.raises(LembarDitolak) as tertangkap:
        baca(tulis(sebaris(angka("A1", "1"))), TEMPLAT)
    batas = json.loads(tertangkap.value.pesan)
    assert batas["RLIMIT_AS"] == [TEMPLAT.memori_byte] * 2
    assert batas["RLIMIT_CPU"] == [TEMPLAT.cpu_detik, TEMPLAT.cpu_detik + 5]
    assert batas["RLIMIT_FSIZE"] == batas["RLIMIT_NPROC"] == batas["RLIMIT_CORE"] == [0, 0]


def test_memori_habis(tulis: Tulis, program: Callable[[str], None]) -> None:
    """A reader that wants 800 MB where 700 is the limit."""
    program(
        "sys.path.insert(0, sys.argv[1])\nfrom indicators.lembar import anak\n"
        "anak.baca_berkas = lambda *_: bytearray(800 << 20)\nanak.utama()"
    )
    assert kode_tolak(tulis(sebaris(angka("A1", "1")))) == "memori"


@pytest.mark.parametrize(
    ("ganti", "kode"),
    [
        ({"baris": 2}, "terlalu_banyak_baris"),
        ({"kolom": 1}, "terlalu_lebar"),
        ({"terurai_byte": 1000}, "terurai_besar"),
        ({"berkas_byte": 500}, "terlalu_besar"),
        ({"anggota": 4}, "bom_zip"),
    ],
)
def test_batas_dapat_diatur(ganti: dict[str, int], kode: str) -> None:
    isi = lembar("".join(baris(n, angka(f"A{n}", "1"), angka(f"B{n}", "1")) for n in (1, 2, 9)))
    assert len(ringkas(buku(isi))) == 3
    with pytest.raises(LembarDitolak) as tertangkap:
        ringkas(buku(isi), batas=replace(TEMPLAT, **ganti))
    assert tertangkap.value.kode == kode


def test_baris_dihitung_atas_semua_lembar() -> None:
    isi = {nama: lembar(baris(1, angka("A1", "1"))) for nama in "abc"}
    with pytest.raises(LembarDitolak, match="lebih dari 2 baris"):
        ringkas(buku(isi), batas=replace(TEMPLAT, baris=2))
    assert len(ringkas(buku(isi), batas=replace(TEMPLAT, baris=2), hanya=["a", "c"])) == 2


@pytest.mark.parametrize(("baris_", "kode"), [(1, "baris_terlalu_panjang"), (40, "terurai_besar")])
def test_satu_untai_di_banyak_sel(baris_: int, kode: str) -> None:
    """One shared text pointed at over and over would swell a small file without end."""
    sel = 40 if baris_ == 1 else 30
    panjang = untai(f"<t>{'a' * 32_000}</t>")
    isi = ("<row>" + '<c t="s"><v>0</v></c>' * sel + "</row>") * baris_
    with pytest.raises(LembarDitolak) as tertangkap:
        ringkas(buku(lembar(isi), strings=panjang), batas=replace(TEMPLAT, terurai_byte=1 << 20))
    assert tertangkap.value.kode == kode


def test_terlalu_banyak_gabungan(monkeypatch: pytest.MonkeyPatch) -> None:
    isi = lembar(sesudah="".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 4)))
    assert [bool(RENTANG.fullmatch(satu)) for satu in baca_sini(buku(isi)).lembar[0].gabungan] == [True] * 3
    for tempat in ("sekilas", "penjaga"):
        with monkeypatch.context() as sementara, pytest.raises(LembarDitolak) as tertangkap:
            sementara.setattr(f"indicators.lembar.{tempat}.GABUNGAN_MAKS", 2)
            baca_sini(buku(isi))
        assert tertangkap.value.kode == "terlalu_banyak_gabungan"
