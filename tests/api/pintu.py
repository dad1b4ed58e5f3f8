"""The doors of the API: every address by name with the rows of the matrix that govern it, and for each a request.

People: prc plans U1A, ver verifies U1, adm, pmp as in the matrix, `asing` plans U2A; tkr and tkw are prc's tokens.
The figure is I.U1A's of TW I, with one piece of evidence.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from budget.models import DataAnggaran, NilaiKinerjaAnggaran
from indicators.alur import Gerak
from indicators.models import BuktiDukung, Realisasi, Target
from tests.dunia import TAHUN

UMUM = {"api:schema", "api:docs"}  # no figures there, and a generator of clients has no account
# "" is open to everybody who is logged in: plan texts, and what tells of the API itself.
ALAMAT_API = {
    "api:akar": "",
    "api:schema": "",
    "api:docs": "",
    "api:kamus-data-list": "",
    "api:renstra-list": "",
    "api:renstra-detail": "",
    "api:sasaran-list": "",
    "api:sasaran-detail": "",
    "api:pendanaan-list": "",
    "api:regulasi-list": "",
    "api:unit-list": "M17 M18",
    "api:unit-detail": "M01",
    "api:indikator-list": "M01 M17 M18",
    "api:indikator-detail": "M01",
    "api:silsilah-list": "M01 M17 M18",
    "api:target-list": "M01 M17 M18",
    "api:target-detail": "M01",
    "api:realisasi-list": "M04 M05 M17 M18",
    "api:realisasi-detail": "M04 M05",
    "api:realisasi-massal": "M05 M28",
    "api:realisasi-ajukan": "M06",
    "api:realisasi-tarik": "M07",
    "api:realisasi-verifikasi": "M08",
    "api:realisasi-kembalikan": "M09",
    "api:realisasi-setujui": "M10",
    "api:realisasi-buka": "M11",
    "api:bukti-list": "M04 M13",
    "api:bukti-detail": "M14 M15",
    "api:bukti-berkas": "M14",
    "api:capaian-list": "M04 M17 M18",
    "api:telusur-capaian": "M04 M16",
    "api:telusur-capaian-triwulan": "M04 M16",
    "api:telusur-sasaran": "M17",
    "api:telusur-sasaran-triwulan": "M17",
    "api:telusur-pohon": "M17",
    "api:telusur-pohon-triwulan": "M17",
    "api:telusur-unit": "M17",
    "api:telusur-unit-triwulan": "M17",
    "api:telusur-laju": "M04",
    "api:telusur-tahun": "M23",
    "api:riwayat-list": "M16 M18 M26",
    "api:anggaran-list": "M23",
    "api:serapan-list": "M23",
    "api:telusur-serapan": "M23",
    "api:telusur-selisih": "M23",
    "api:telusur-nilai-anggaran": "M23",
    "api:telusur-pendanaan": "",
}

Jalur = Callable[[Realisasi], dict[str, Any]]
ABSEN = 0  # answered, but without what is beyond reach


class PintuApi(NamedTuple):
    """A request as its row of the matrix has it. `tolak` says what each of the others gets.

    `isi` is the body, given the figure; `versi` whether it names the version it has seen.
    """

    id: str
    nama: str
    cara: str
    boleh: tuple[str, ...]
    tolak: dict[str, int]
    jalur: Jalur = lambda baris: {}
    isi: Callable[[Realisasi], Any] | None = None
    status: str = "draf"
    versi: bool = False
    kueri: str = ""


def _id(baris: Realisasi) -> dict[str, Any]:
    return {"id": baris.pk}


def _bukti(baris: Realisasi) -> dict[str, Any]:
    return {"id": BuktiDukung.objects.get(realisasi=baris).pk}


def _kode(baris: Realisasi) -> dict[str, Any]:
    return {"kode": "I.U1A"}


def _tahun(**lain: Any) -> Jalur:
    return lambda baris: {"kode": "I.U1A", "tahun": TAHUN} | lain


def _sasaran(**lain: Any) -> Jalur:
    return lambda baris: {"sasaran": baris.indikator.sasaran_id, "tahun": TAHUN} | lain


def _nilai(baris: Realisasi) -> dict[str, Any]:
    return {"nilai": 77}


def _kirim(triwulan: int, kode: str = "I.U1A", **lain: Any) -> dict[str, Any]:
    return {"indikator": kode, "tahun": TAHUN, "triwulan": triwulan, "nilai": "77"} | lain


def _gerak(gerak: Gerak, boleh: tuple[str, ...], tolak: dict[str, int], status: str) -> PintuApi:
    nomor = f"M{6 + list(GERAK).index(gerak):02}"
    nama = f"api:realisasi-{gerak}"
    return PintuApi(nomor, nama, "POST", boleh, tolak, _id, lambda b: {"catatan": "Sebabnya"}, status, versi=True)


GERAK = (Gerak.AJUKAN, Gerak.TARIK, Gerak.VERIFIKASI, Gerak.KEMBALIKAN, Gerak.SETUJUI, Gerak.BUKA)
PEMILIK = ("prc", "tkr")  # each role's reach in lists: test_matriks_baca.py
SEMUA = ("prc", "ver", "adm", "pmp", "tkr", "tkw")
TAK_ADA, TAK_TAMPAK = {"asing": 404}, {"asing": ABSEN}
BUKAN_PENGISI = {"ver": 403, "adm": 403, "pmp": 403, "tkr": 403, "asing": 404}
BUKAN_PEMERIKSA = {"prc": 403, "adm": 403, "pmp": 403, "tkr": 403, "tkw": 403, "asing": 404}
TANPA_PERAN = {"off": 404}

PINTU_API = [
    *(
        PintuApi(baris, f"api:{nama}-list", "GET", PEMILIK, TAK_TAMPAK, kueri=kueri)
        for nama, baris, kueri in (
            ("unit", "M17", "search=U"),
            ("indikator", "M01", ""),
            ("indikator", "M17", "search=Indikator"),
            ("silsilah", "M01", ""),
            ("silsilah", "M17", "cursor="),
            ("target", "M01", ""),
            ("target", "M17", "search=Indikator&status=semua&cursor="),
            ("realisasi", "M04", ""),
            ("realisasi", "M17", f"search=Indikator&tahun={TAHUN}&cursor="),
            ("capaian", "M04", f"tahun={TAHUN}"),
            ("capaian", "M17", f"tahun={TAHUN}&search=Indikator&status=semua&cursor="),
            ("riwayat", "M16", "sesudah=0"),
        )
    ),
    *(
        PintuApi("M18", f"api:{nama}-list", "GET", PEMILIK, TAK_TAMPAK, kueri=f"{saring}format={bentuk}")
        for nama, saring in (
            ("unit", ""),
            ("indikator", ""),
            ("silsilah", ""),
            ("target", ""),
            ("realisasi", ""),
            ("capaian", f"tahun={TAHUN}&"),
            ("riwayat", ""),
        )
        for bentuk in ("csv", "xlsx")
    ),
    PintuApi("M01", "api:unit-detail", "GET", SEMUA, TAK_ADA, lambda b: {"kode": "U1A"}),
    PintuApi("M01", "api:indikator-detail", "GET", SEMUA, TAK_ADA, _kode),
    PintuApi("M01", "api:target-detail", "GET", SEMUA, TAK_ADA, lambda b: {"id": _target().pk}),
    PintuApi("M04", "api:realisasi-detail", "GET", SEMUA, TAK_ADA, _id),
    PintuApi("M04", "api:bukti-list", "GET", SEMUA, TAK_ADA, _id),
    PintuApi("M04", "api:telusur-capaian", "GET", SEMUA, TAK_ADA, _tahun()),
    PintuApi("M04", "api:telusur-capaian-triwulan", "GET", SEMUA, TAK_ADA, _tahun(triwulan=1)),
    PintuApi("M16", "api:telusur-capaian", "GET", SEMUA, TAK_ADA, _tahun(), kueri="status=semua"),
    PintuApi("M16", "api:telusur-capaian-triwulan", "GET", SEMUA, TAK_ADA, _tahun(triwulan=1), kueri="status=semua"),
    PintuApi("M17", "api:telusur-sasaran", "GET", SEMUA, TAK_ADA, _sasaran()),
    PintuApi("M17", "api:telusur-sasaran-triwulan", "GET", SEMUA, TAK_ADA, _sasaran(triwulan=1)),
    PintuApi("M17", "api:telusur-pohon", "GET", SEMUA, TAK_ADA, _sasaran()),
    PintuApi("M17", "api:telusur-pohon-triwulan", "GET", SEMUA, TAK_ADA, _sasaran(triwulan=1)),
    PintuApi("M17", "api:telusur-unit", "GET", SEMUA, TAK_ADA, _tahun(kode="U1A")),
    PintuApi("M17", "api:telusur-unit-triwulan", "GET", SEMUA, TAK_ADA, _tahun(kode="U1A", triwulan=1)),
    PintuApi("M04", "api:telusur-laju", "GET", SEMUA, TAK_ADA, _tahun(triwulan=1), kueri="status=semua"),
    PintuApi("M23", "api:telusur-tahun", "GET", (*SEMUA, "asing"), TANPA_PERAN, lambda b: {"tahun": TAHUN}),
    PintuApi("M23", "api:anggaran-list", "GET", SEMUA, {"off": ABSEN}),
    PintuApi("M23", "api:serapan-list", "GET", SEMUA, {"off": ABSEN}),
    PintuApi("M23", "api:telusur-serapan", "GET", SEMUA, TANPA_PERAN, lambda b: {"data": _data(), "kode": "total"}),
    PintuApi("M23", "api:telusur-selisih", "GET", SEMUA, TANPA_PERAN, lambda b: _selisih()),
    PintuApi("M23", "api:telusur-nilai-anggaran", "GET", SEMUA, TANPA_PERAN, lambda b: {"nilai": _nilai()}),
    PintuApi("M05", "api:realisasi-list", "POST", ("prc", "tkw"), BUKAN_PENGISI, isi=lambda b: _kirim(2)),
    PintuApi(
        "M05",
        "api:realisasi-detail",
        "PATCH",
        ("prc", "tkw"),
        BUKAN_PENGISI,
        _id,
        lambda b: {"nilai": 77},
        versi=True,
    ),
    PintuApi(
        "M05", "api:realisasi-massal", "PUT", ("prc", "tkw"), BUKAN_PENGISI, isi=lambda b: {"rows": [_kirim(3)]}
    ),
    PintuApi(
        "M28",
        "api:realisasi-massal",
        "PUT",
        (),
        {"prc": 404, "tkw": 404, "asing": 404, "adm": 403, "ver": 404},
        isi=lambda b: {"rows": [_kirim(3), _kirim(3, "I.U2A")]},
    ),
    _gerak(Gerak.AJUKAN, ("prc", "tkw"), BUKAN_PENGISI, "draf"),
    _gerak(Gerak.TARIK, ("prc", "tkw"), BUKAN_PENGISI, "diajukan"),
    _gerak(Gerak.VERIFIKASI, ("ver",), BUKAN_PEMERIKSA, "diajukan"),
    _gerak(Gerak.KEMBALIKAN, ("ver",), BUKAN_PEMERIKSA, "diajukan"),
    _gerak(Gerak.SETUJUI, ("ver",), BUKAN_PEMERIKSA, "diverifikasi"),
    _gerak(Gerak.BUKA, ("ver", "adm"), {k: v for k, v in BUKAN_PEMERIKSA.items() if k != "adm"}, "disetujui"),
    PintuApi(
        "M13", "api:bukti-list", "POST", ("prc", "tkw"), BUKAN_PENGISI, _id, lambda b: {"tautan": "https://b.go.id/"}
    ),
    PintuApi("M14", "api:bukti-detail", "GET", SEMUA, TAK_ADA, _bukti),
    PintuApi("M14", "api:bukti-berkas", "GET", SEMUA, TAK_ADA, _bukti),
    PintuApi("M14", "api:bukti-berkas", "HEAD", SEMUA, TAK_ADA, _bukti),
    PintuApi("M15", "api:bukti-detail", "DELETE", ("prc",), BUKAN_PENGISI | {"tkw": 403}, _bukti),
    PintuApi(
        "M26",
        "api:riwayat-list",
        "GET",
        ("adm",),
        dict.fromkeys(("prc", "ver", "pmp", "tkr", "tkw"), ABSEN),
        kueri="jenis=user",
    ),
]


def _target() -> Target:
    return Target.objects.get(indikator__kode="I.U1A")


def _selisih() -> dict[str, Any]:
    return {"kini": _data(), "pembanding": _data(), "kode": "total"}


def _nilai() -> int:
    return NilaiKinerjaAnggaran.objects.get().pk


def _data() -> int:
    return DataAnggaran.objects.get().pk
