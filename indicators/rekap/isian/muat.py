"""Reading the entry grid: a constant number of queries, whatever the number of rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db.models import Count
from django.utils import timezone

from indicators.akses import Pengguna, indikator_terisi_oleh, indikator_terlihat, jangkauan, keadaan_periode
from indicators.alur import Gerak
from indicators.capaian import Keadaan, nilai_isian, teks_nilai
from indicators.models import (
    SETAHUN,
    Indikator,
    Peran,
    Predikat,
    Realisasi,
    Riwayat,
    StatusRealisasi,
    Target,
    TindakLanjut,
    UnitKerja,
    di_bawah,
)
from indicators.rekap.baris import BarisCapaian
from indicators.rekap.capaian import URUTAN_POHON, menurut_versi
from indicators.rekap.isian.baris import BarisIsian, Lampau, RekapIsian
from indicators.rekap.kebijakan import kebijakan_tahun
from indicators.rekap.nilai_verifikasi import sertakan_verifikasi
from indicators.rekap.periode import Periode, isian_realisasi, nilai_target, susun_baris, target_berlaku

BARIS_TERBANYAK = 150


def rekap_isian(
    user: Pengguna, tahun: int, triwulan: int, unit: UnitKerja | None = None, terbanyak: int = BARIS_TERBANYAK
) -> RekapIsian:
    """The rows a person enters, or, without anything to enter, may read; a constant number of queries."""
    saat = timezone.now()
    indikator = _indikator(user, tahun, unit, terbanyak)
    rekap = RekapIsian(tahun, triwulan, [], saat, len(indikator) > terbanyak)
    del indikator[terbanyak:]
    rekap.baris.extend(_susun(user, indikator, tahun, triwulan, saat))
    return rekap


def baris_isian(user: Pengguna, indikator: Indikator, tahun: int, triwulan: int) -> BarisIsian:
    """The one row of an indikator that the user may see."""
    return next(iter(_susun(user, [indikator], tahun, triwulan, timezone.now())))


def _indikator(user: Pengguna, tahun: int, unit: UnitKerja | None, terbanyak: int) -> list[Indikator]:
    mengisi = Peran.PERENCANA in jangkauan(user).peran
    milik = indikator_terisi_oleh(user) if mengisi else indikator_terlihat(user)
    if unit:
        milik = milik.filter(di_bawah(unit, "unit__"))
    berlaku = milik.filter(menurut_versi(None, tahun), tahun_awal__lte=tahun, tahun_akhir__gte=tahun)
    lengkap = berlaku.select_related("sasaran__renstra", "unit").order_by(*URUTAN_POHON)
    return list(lengkap[: terbanyak + 1])


def _susun(
    user: Pengguna, indikator: list[Indikator], tahun: int, triwulan: int, saat: datetime
) -> Iterable[BarisIsian]:
    kebijakan, reach = kebijakan_tahun(tahun), jangkauan(user)
    periode = keadaan_periode(tahun, triwulan, {i.unit_id: i.unit for i in indikator}.values(), saat)
    target, realisasi = _target(indikator), _realisasi(indikator, tahun)
    tahun_ini = [r for semua in realisasi.values() for r in semua if r.tahun == tahun]
    sertakan_verifikasi(tahun_ini, {tahun: kebijakan})
    bulan_ini = [r for semua in realisasi.values() for r in semua if (r.tahun, r.triwulan) == (tahun, triwulan)]
    aksi, kembali, predikat = _banyak_aksi(bulan_ini), catatan_kembali(bulan_ini), _predikat(indikator)
    for satu in indikator:
        tersimpan = {(r.tahun, r.triwulan): r for r in realisasi[satu.pk]}
        setahun = [r for r in realisasi[satu.pk] if r.tahun == tahun]
        baris = susun_baris(satu, target[satu.pk], setahun, Periode(tahun, triwulan, semua_status=True), kebijakan)
        ada = tersimpan.get((tahun, triwulan))
        yield BarisIsian(
            baris,
            ada,
            baris.target_tahunan.get(tahun, ""),
            _target_triwulan(target[satu.pk], baris),
            _lampau(tersimpan.get((tahun, triwulan - 1) if triwulan > 1 else (tahun - 1, 4)), baris),
            _lampau(tersimpan.get((tahun - 1, triwulan)) or tersimpan.get((tahun - 1, SETAHUN)), baris),
            periode[satu.unit_id],
            reach.mencakup({Peran.PERENCANA}, satu.unit.jalur),
            aksi.get(ada.pk, 0) if ada else 0,
            kembali.get(ada.pk, "") if ada else "",
            predikat.get(satu.skala_predikat_id, ()),
        )


def _target(indikator: Sequence[Indikator]) -> defaultdict[int, list[Target]]:
    per_indikator: defaultdict[int, list[Target]] = defaultdict(list)
    for target in Target.objects.berlaku().filter(indikator__in=indikator).select_related("predikat"):
        per_indikator[target.indikator_id].append(target)
    return per_indikator


def _realisasi(indikator: Sequence[Indikator], tahun: int) -> defaultdict[int, list[Realisasi]]:
    """This year and the one before it; rows of one quarter come in its order."""
    per_indikator: defaultdict[int, list[Realisasi]] = defaultdict(list)
    baris = Realisasi.objects.filter(indikator__in=indikator, tahun__in=(tahun - 1, tahun))
    for satu in baris.select_related("predikat", "dokumen", "dimasukkan_oleh").order_by("tahun", "triwulan"):
        per_indikator[satu.indikator_id].append(satu)
    return per_indikator


def _banyak_aksi(baris: Sequence[Realisasi]) -> dict[int, int]:
    aksi = TindakLanjut.objects.filter(realisasi__in=baris).order_by()
    return dict(aksi.values_list("realisasi").annotate(n=Count("pk")))


def catatan_kembali(baris: Iterable[Realisasi]) -> dict[int, str]:
    """With which note each returned figure came back; one query, none where nothing was returned."""
    kembali = [str(r.pk) for r in baris if r.status == StatusRealisasi.DIKEMBALIKAN]
    if not kembali:
        return {}
    riwayat = Riwayat.objects.filter(
        jenis="realisasi", objek_id__in=kembali, aksi__in=[Gerak.KEMBALIKAN.value, Gerak.BUKA.value]
    )
    return {int(objek): alasan for objek, alasan in riwayat.order_by("pk").values_list("objek_id", "alasan")}


def _predikat(indikator: Sequence[Indikator]) -> Mapping[int | None, tuple[Predikat, ...]]:
    skala = {i.skala_predikat_id for i in indikator if i.skala_predikat_id}
    per_skala: defaultdict[int | None, tuple[Predikat, ...]] = defaultdict(tuple)
    for satu in Predikat.objects.filter(skala__in=skala) if skala else ():
        per_skala[satu.skala_id] = (*per_skala[satu.skala_id], satu)
    return per_skala


def _target_triwulan(target: Iterable[Target], baris: BarisCapaian) -> str:
    milik = target_berlaku(target).get((baris.tahun, baris.triwulan or SETAHUN))
    return teks_nilai(nilai_target(milik), baris.aturan) if milik else ""


def _lampau(realisasi: Realisasi | None, baris: BarisCapaian) -> Lampau:
    if realisasi is None:
        return Lampau()
    teks = teks_nilai(nilai_isian(isian_realisasi(realisasi), baris.aturan), baris.aturan)
    kata = teks or Keadaan(realisasi.keadaan).label.lower()
    resmi = realisasi.status == StatusRealisasi.DISETUJUI
    contoh = realisasi.dokumen is not None and realisasi.dokumen.contoh
    return Lampau(kata, "contoh" if contoh else "" if resmi else realisasi.get_status_display().lower())
