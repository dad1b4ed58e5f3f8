"""The doors of the permission matrix: for each row a request, who may send it, and what each of the others gets.

People: prc plans U1A, ver verifies U1, adm, pmp as in the matrix; `asing` plans U2A. The figure is I.U1A's of TW I.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib.auth.models import User

from indicators.akses import PembacaResmi
from indicators.models import KerangkaRegulasi, Realisasi, Renstra, StatusTarget, Target
from indicators.rekap.radar import radar_indikator
from tests.dunia import TAHUN

DI = f"I.U1A/{TAHUN}/1"
NARASI = f"/laporan/narasi/?laporan=lkjip&unit=U1A&tahun={TAHUN}&triwulan=&bagian=pengantar"
PERIODE = {"tahun": TAHUN, "triwulan": 1, "unit": ""}
Isi = Callable[[Realisasi], dict[str, Any]]


class Pintu(NamedTuple):
    """`status` is the state of the figure when the request comes; "{bukti}" is its evidence, "{segel}" a seal."""

    id: str
    cara: str
    alamat: str
    boleh: str
    tolak: dict[str, int]
    status: str = "draf"
    isi: Isi = lambda baris: {}


def _pilih(baris: Realisasi) -> list[str]:
    return [f"{baris.pk}-{baris.versi}"]


def _sel(baris: Realisasi) -> dict[str, Any]:
    return PERIODE | {"nilai-I.U1A": "77", "versi-I.U1A": baris.versi, "awal-I.U1A": "50,00"}


def _usulan(baris: Realisasi) -> dict[str, Any]:
    kini = Target.objects.get(indikator__kode="I.U1A")
    dokumen = {"dokumen": "renstra", "nomor_dokumen": "SK 7/2024", "alasan": "Pagu bertambah", "cara": "usulkan"}
    return dokumen | {"tahun": TAHUN, "triwulan": 0, "dilihat": kini.pk, "nilai": "85"}


def _putusan(putusan: str, pengusul: str) -> Isi:
    return lambda baris: {"putusan": putusan, "catatan": ""} | _usulan_menunggu(baris, pengusul)


def _usulan_menunggu(baris: Realisasi, pengusul: str) -> dict[str, Any]:
    target, _ = Target.objects.get_or_create(
        indikator=baris.indikator,
        tahun=TAHUN,
        revisi=1,
        defaults={
            "nilai": 85,
            "status": StatusTarget.DIUSULKAN,
            "alasan": "Pagu",
            "nomor_dokumen": "SK 7",
            "diusulkan_oleh": User.objects.get(username=pengusul),
            "diusulkan_pada": "2024-01-01T00:00Z",
        },
    )
    return {"target": target.pk, "revisi": 1}


def _temuan(baris: Realisasi) -> dict[str, Any]:
    """That the card of I.U1A is incomplete, which the radar asks of every indikator of the world."""
    (isi,) = radar_indikator(PembacaResmi(), [baris.indikator])
    return {"indikator": "I.U1A", "sidik": isi.baris[-1].temuan.sidik, "alasan": "Disusun", "dari": "radar"}


def _periksa(gerak: str) -> Isi:
    return lambda baris: {"gerak": gerak, "pilih": _pilih(baris), "catatan": "Lampirkan rekap"}


def _gerak(gerak: str, kolom: str) -> Isi:
    return lambda baris: PERIODE | {"gerak": gerak, kolom: f"I.U1A|{baris.versi}"}


def _tetap(**isi: Any) -> Isi:
    return lambda baris: isi


def _regulasi(baris: Realisasi) -> dict[str, Any]:
    """A draft that U1A answers for; everybody reads the list, so nobody is told that it does not exist."""
    unit = baris.indikator.unit
    renstra, _ = Renstra.objects.get_or_create(
        unit=unit, versi="uji", defaults={"tahun_awal": 2020, "tahun_akhir": 2024, "tahun_mulai": 2020}
    )
    draf, _ = KerangkaRegulasi.objects.get_or_create(
        renstra=renstra, jenis="uu", nomor=1, defaults={"judul": "Rancangan", "unit": unit, "unit_teks": "U1A"}
    )
    return {"regulasi": draf.pk, "dilihat": draf.versi, "status": "disusun", "status_pada": "2024-02-01"}


def _tempel(baris: Realisasi) -> dict[str, Any]:
    return PERIODE | {"tempel": "Kode\tRealisasi\nI.U1A\t77"}


def _tempel_anggaran(baris: Realisasi) -> dict[str, Any]:
    return {"unit": "U1", "tahun": TAHUN, "tempel": "Jenis belanja\tPagu\tRealisasi\n51\t100\t10"}


ASING = {"asing": 404}
BUKAN_PRC = {"ver": 403, "adm": 403, "pmp": 403} | ASING
BUKAN_PERENCANA = {"ver": 403, "adm": 403, "pmp": 403}  # what another planner's file may hold: tests/impor
BUKAN_VER = {"prc": 403, "adm": 403, "pmp": 403} | ASING
BUKAN_ADM = {"prc": 403, "ver": 403, "pmp": 403, "asing": 403}
ALASAN = {"tahun": TAHUN, "triwulan": 2, "alasan": "Sebabnya"}

RENCANA = "Kode sasaran\tKode indikator\tUraian\nS.U1A\tI.U1A\tBunyi lain"

PINTU = [
    Pintu("M01", "get", "/indikator/I.U1A/", "prc", ASING),
    Pintu("M01", "get", "/indikator/I.U1A/target/", "ver", ASING),
    Pintu("M03b", "post", "/indikator/I.U1A/target/", "prc", {"ver": 403, "pmp": 403} | ASING, isi=_usulan),
    Pintu("M03e", "post", "/target/radar/kesampingkan/", "prc", {"adm": 403, "pmp": 403} | ASING, isi=_temuan),
    Pintu("M03c", "post", "/target/usulan/", "ver", BUKAN_VER, isi=_putusan("setujui", "pengisi")),
    Pintu("M03d", "post", "/target/usulan/", "prc", BUKAN_PRC, isi=_putusan("tarik", "prc")),
    Pintu("M04", "get", f"/telusur/laju/{DI}/?status=semua", "prc", ASING),
    Pintu("M04", "get", f"/telusur/capaian/{DI}/", "pmp", ASING),
    Pintu("M04", "get", f"/realisasi/{DI}/", "ver", ASING),
    Pintu("M04", "get", f"/realisasi/{DI}/bukti/", "pmp", ASING),
    Pintu("M05", "post", "/realisasi/", "prc", BUKAN_PRC, isi=_sel),
    Pintu("M05", "post", "/realisasi/baris/", "prc", BUKAN_PRC, isi=_sel),
    Pintu("M06", "post", "/realisasi/gerak/", "prc", BUKAN_PRC, isi=_gerak("ajukan", "pilih")),
    Pintu("M07", "post", "/realisasi/gerak/", "prc", BUKAN_PRC, "diajukan", _gerak("tarik", "tarik")),
    Pintu("M08", "get", "/verifikasi/", "ver", {"prc": 403, "pmp": 403, "asing": 403}, "diajukan"),
    Pintu("M09", "post", "/verifikasi/", "ver", BUKAN_VER, "diajukan", _periksa("kembalikan")),
    Pintu("M10", "post", "/verifikasi/", "ver", BUKAN_VER, "diajukan", _periksa("setujui")),
    Pintu(
        "M30",
        "post",
        f"/realisasi/{DI}/nilai-verifikasi/",
        "ver",
        BUKAN_VER,
        "disetujui",
        _tetap(dilihat=0, nilai="49", sumber="APIP", nomor_dokumen="LHR 1", tanggal="2024-05-01"),
    ),
    Pintu(
        "M11",
        "post",
        "/verifikasi/buka/",
        "adm",
        {"prc": 403, "pmp": 403} | ASING,
        "disetujui",
        lambda baris: {"pilih": _pilih(baris), "alasan": "Keliru"},
    ),
    Pintu("M12a", "post", "/pelaporan/kunci/", "adm", BUKAN_ADM, isi=_tetap(kunci="kunci", **ALASAN)),
    Pintu(
        "M12b",
        "post",
        "/pelaporan/pengecualian/",
        "adm",
        BUKAN_ADM,
        isi=_tetap(unit="U1A", sampai="2098-12-31", **ALASAN),
    ),
    Pintu("M12c", "post", "/pelaporan/tutup/", "adm", BUKAN_ADM, isi=_tetap(**ALASAN)),
    Pintu("M12d", "get", "/segel/{segel}/unduh/", "pmp", {"prc": 403, "ver": 403, "asing": 403}),
    Pintu("M13", "post", f"/realisasi/{DI}/bukti/", "prc", BUKAN_PRC, isi=_tetap(tautan="https://b.example/")),
    Pintu("M15", "post", "/bukti/{bukti}/hapus/", "prc", BUKAN_PRC),
    Pintu("M16b", "post", f"/realisasi/{DI}/komentar/", "pmp", ASING, isi=_tetap(teks="Baik")),
    Pintu("M31", "get", NARASI, "prc", BUKAN_PRC),
    Pintu("M31", "post", NARASI, "prc", BUKAN_PRC, isi=_tetap(dilihat=0, teks="Capaian baik.")),
    Pintu("M32", "post", "/regulasi/kemajuan/", "prc", {"ver": 403, "pmp": 403, "asing": 403}, isi=_regulasi),
    Pintu("M29", "get", "/kebijakan/simulasi/", "pmp", {"prc": 403, "ver": 403, "asing": 403}),
    Pintu("M19", "get", "/impor/realisasi/", "prc", BUKAN_PERENCANA),
    Pintu("M19", "get", f"/impor/realisasi/templat/?tahun={TAHUN}&triwulan=1&unit=", "prc", BUKAN_PERENCANA),
    Pintu("M19", "post", "/impor/realisasi/", "prc", BUKAN_PERENCANA, isi=_tempel),
    Pintu("M20", "get", "/impor/anggaran/", "adm", BUKAN_ADM),
    Pintu("M20", "post", "/impor/anggaran/", "adm", BUKAN_ADM, isi=_tempel_anggaran),
    Pintu("M20", "get", "/impor/rencana/", "adm", BUKAN_ADM),
    Pintu("M20", "get", "/impor/rencana/templat/?renstra=-&dokumen=renstra", "adm", BUKAN_ADM),
    Pintu("M20", "post", "/impor/rencana/", "adm", BUKAN_ADM, isi=_tetap(renstra="-", tempel=RENCANA)),
    Pintu("M26", "get", "/riwayat/?jenis=penugasan", "adm", BUKAN_ADM),
]
