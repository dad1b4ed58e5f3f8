"""Every report, in the order of its page: the one list to add to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils import formats, timezone

from indicators.akses import TakTerlihat
from indicators.rekap.segel import segel_berlaku
from renstra import __version__
from renstra.laporan.bahan import Bahan
from renstra.laporan.bentuk import Blok, Keterangan, Laporan, Tabel
from renstra.laporan.isi import lkjip, pendanaan, perjanjian, regulasi, rencana_aksi, salin, triwulan


def cakupan_angka(bahan: Bahan) -> str:
    """How many figures count, of how many that should."""
    agregat = bahan.rerata.agregat
    bobot = f" ({agregat.cakupan_teks} % bobot)" if agregat.cakupan_teks else ""
    return f"{agregat.keterangan}{bobot}"


def cakupan_target(bahan: Bahan) -> str:
    baris = bahan.pada(bahan.tahun)
    return f"{sum(b.target is not None for b in baris)} dari {len(baris)} indikator mempunyai target {bahan.tahun}"


@dataclass(frozen=True)
class JenisLaporan:
    """One report. `angka`: it prints realisasi, so that it can be provisional; `triwulan`: s.d. a quarter, too.

    `wajib_triwulan`: never of a whole year.
    """

    kode: str
    judul: str
    keterangan: str
    susun: Callable[[Bahan], list[Blok]]
    cakupan: Callable[[Bahan], str] = cakupan_angka
    angka: bool = True
    triwulan: bool = False
    wajib_triwulan: bool = False
    status: str = "Resmi: hanya target yang disetujui"  # of one that prints no realisasi


DAFTAR: tuple[JenisLaporan, ...] = (
    JenisLaporan(
        "lkjip",
        "Laporan Kinerja (LKjIP)",
        "Bab III dan lampiran: target, realisasi, capaian, tahun-tahun lalu, akhir Renstra, analisis, dan anggaran.",
        lkjip.susun,
    ),
    JenisLaporan(
        "perjanjian-kinerja",
        "Perjanjian Kinerja",
        "Lembar sasaran, indikator, target tahun itu dengan asalnya, dan anggarannya.",
        perjanjian.susun,
        cakupan_target,
        angka=False,
    ),
    JenisLaporan(
        "rencana-aksi",
        "Rencana aksi",
        "Target sampai dengan setiap triwulan, dan tindakan dengan penanggung jawab dan tenggatnya.",
        rencana_aksi.susun,
        cakupan_target,
    ),
    JenisLaporan(
        "triwulan",
        "Laporan triwulan",
        "Posisi setiap indikator s.d. satu triwulan, kendala, tindak lanjut, dan serapan.",
        triwulan.susun,
        triwulan=True,
        wajib_triwulan=True,
    ),
    JenisLaporan(
        "kinerja-pendanaan",
        "Matriks kinerja dan pendanaan",
        "Lampiran Renstra: target setiap tahun, unit pelaksana, dan alokasi dalam rupiah.",
        pendanaan.susun,
        cakupan_target,
        angka=False,
    ),
    JenisLaporan(
        "kerangka-regulasi",
        "Matriks kerangka regulasi",
        "Lampiran Renstra: kebutuhan regulasi, penanggung jawab, dan kemajuan setiap rancangan.",
        regulasi.susun,
        regulasi.cakupan,
        angka=False,
        status="Resmi: kemajuan seperti tercatat saat dicetak",
    ),
    JenisLaporan(
        "emonev",
        "Baris e-Monev",
        "Baris menurut isian e-Monev Bappenas, untuk disalin.",
        salin.susun_emonev,
        triwulan=True,
    ),
    JenisLaporan(
        "smart",
        "Baris SMART",
        "Baris menurut isian SMART Kementerian Keuangan, untuk disalin.",
        salin.susun_smart,
        triwulan=True,
    ),
)
_MENURUT_KODE = {satu.kode: satu for satu in DAFTAR}


def jenis_laporan(kode: str) -> JenisLaporan:
    """Raises TakTerlihat for a report that does not exist."""
    if kode not in _MENURUT_KODE:
        raise TakTerlihat("Laporan ini tidak ada.")
    return _MENURUT_KODE[kode]


def susun_laporan(bahan: Bahan) -> Laporan:
    """The report as a whole: its content and what stands on every report."""
    jenis = jenis_laporan(bahan.jenis)
    menunggu = sum(b.menunggu > 0 for b in bahan.baris) if jenis.angka and bahan.semua else 0
    isi = tuple(jenis.susun(bahan))
    contoh = any("contoh" in s.tanda for t in isi if isinstance(t, Tabel) for b in t.baris for s in b.sel)
    kini = formats.date_format(timezone.localtime(), "j F Y H.i")
    return Laporan(
        jenis=jenis.kode,
        judul=jenis.judul,
        unit=bahan.unit,
        tahun=bahan.tahun,
        triwulan=bahan.triwulan,
        periode_teks=bahan.periode_teks[0].upper() + bahan.periode_teks[1:],
        sementara=menunggu > 0,
        contoh=contoh,
        cakupan=jenis.cakupan(bahan),
        cakupan_url=f"{bahan.rerata.telusur_url}#cakupan" if jenis.cakupan is cakupan_angka else "",
        versi=_versi(bahan),
        status=_status(jenis, menunggu, contoh),
        dicetak=f"{kini} WIB, renstra {__version__}",
        isi=isi,
        segel=_segel(bahan) if jenis.angka else None,
    )


def _versi(bahan: Bahan) -> str:
    versi = [f"Renstra {satu.nama_versi} ({satu.judul})" for satu in bahan.muatan.versi(bahan.tahun)]
    return "; ".join(versi) or "tanpa versi Renstra"


def _status(jenis: JenisLaporan, menunggu: int, contoh: bool) -> str:
    resmi = "Resmi: hanya angka yang disetujui" if jenis.angka else jenis.status
    status = f"SEMENTARA: memuat {menunggu} indikator dengan angka yang belum disetujui" if menunggu else resmi
    return f"{status}; memuat angka CONTOH, bukan data" if contoh else status


def _segel(bahan: Bahan) -> Keterangan | None:
    """The seal of the quarter (of a year its fourth), where it holds."""
    segel = segel_berlaku(bahan.tahun, bahan.triwulan or 4)
    if segel is None:
        return None
    alamat = f"{settings.ALAMAT_APLIKASI}/segel/{segel.singkat}/"
    return Keterangan(f"Segel {segel.periode_teks}", f"{segel.singkat} (revisi {segel.revisi}); {alamat}", alamat)
