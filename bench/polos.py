"""The floors: the same questions without the application, as bare SQL and the plainest code around it.

Written for this bench's world (kalender triwulanan, konsolidasi terakhir, targets of the year); no figure of them is
shown to anybody.
"""

from __future__ import annotations

import json
from html import escape
from typing import Any

from django.db import connection
from rest_framework import serializers

from indicators.models import Indikator, Realisasi, Sasaran, Target, UnitKerja

HALAMAN = """
SELECT i.kode, i.uraian, i.satuan, u.kode, s.kode, s.uraian, t.nilai, r.nilai, r.nilai / t.nilai * 100
FROM indicators_indikator i
JOIN indicators_unitkerja u ON u.id = i.unit_id
JOIN indicators_sasaran s ON s.id = i.sasaran_id
JOIN indicators_renstra v ON v.id = s.renstra_id
LEFT JOIN indicators_target t ON t.indikator_id = i.id AND t.tahun = 2024 AND t.triwulan = 0
LEFT JOIN indicators_realisasi r ON r.indikator_id = i.id AND r.tahun = 2024 AND r.triwulan = 4
WHERE u.jalur LIKE %s AND i.tahun_awal <= 2024 AND i.tahun_akhir >= 2024
ORDER BY s.jenjang, v.tahun_mulai, s.urutan, i.urutan, i.id
"""
TOTAL = "SELECT tahun, triwulan, isi FROM indicators_ringkasanunit WHERE unit_id = %s AND triwulan = 0 AND NOT semua"
ANGGARAN = "SELECT data_id, pagu, realisasi FROM budget_ringkasananggaran WHERE unit_id = %s"
MENTAH = """
SELECT r.tahun, COUNT(*), AVG(CASE WHEN r.nilai / t.nilai * 100 > 120 THEN 120 ELSE r.nilai / t.nilai * 100 END)
FROM indicators_realisasi r
JOIN indicators_indikator i ON i.id = r.indikator_id
JOIN indicators_unitkerja u ON u.id = i.unit_id
JOIN indicators_target t ON t.indikator_id = r.indikator_id AND t.tahun = r.tahun AND t.triwulan = 0
WHERE r.triwulan = 4 AND r.status = 'disetujui' AND u.jalur LIKE %s GROUP BY r.tahun
"""
ANGGARAN_MENTAH = """
SELECT d.tahun, SUM(b.pagu), SUM(b.realisasi) FROM budget_barisanggaran b
JOIN budget_dataanggaran d ON d.id = b.data_id JOIN indicators_unitkerja u ON u.id = b.unit_id
WHERE d.tahun IN (2023, 2024) AND u.jalur LIKE %s GROUP BY d.tahun
"""
SEGARKAN = """
SELECT COUNT(*), SUM(CASE WHEN r.nilai / t.nilai * 100 > 120 THEN 120 ELSE r.nilai / t.nilai * 100 END)
FROM indicators_indikator i
JOIN indicators_target t ON t.indikator_id = i.id AND t.tahun = 2024 AND t.triwulan = 0
JOIN indicators_realisasi r ON r.indikator_id = i.id AND r.tahun = 2024 AND r.status = 'disetujui'
WHERE i.unit_id = %s
"""


def tanya(sql: str, isi: list[Any]) -> list[tuple[Any, ...]]:
    """By the driver itself: no model, no query builder."""
    with connection.connection.cursor() if connection.vendor == "postgresql" else _kursor() as kursor:
        kursor.execute(sql if connection.vendor == "postgresql" else sql.replace("%s", "?"), isi)
        baris: list[tuple[Any, ...]] = kursor.fetchall()
        return baris


class _kursor:
    def __enter__(self) -> Any:
        self.kursor = connection.connection.cursor()
        return self.kursor

    def __exit__(self, *galat: object) -> None:
        self.kursor.close()


def tabel(jalur: str, awal: int = 0, banyak: int = 100) -> str:
    """A page of rows as HTML."""
    baris = tanya(f"{HALAMAN} LIMIT {banyak} OFFSET {awal}", [f"{jalur}%"])
    isi = "".join(
        f"<tr><th><a href='/indikator/{k}/'>{escape(u)}</a></th><td>{escape(s)}</td><td>{n}</td><td>{sk}</td>"
        f"<td>{escape(su)}</td><td>{_angka(t)}</td><td>{_angka(r)}</td><td>{_angka(c)}</td></tr>"
        for k, u, s, n, sk, su, t, r, c in baris
    )
    return f"<!DOCTYPE html><table>{isi}</table>"


def _angka(nilai: Any) -> str:
    return "" if nilai is None else f"{float(nilai):,.2f}"


def json_agg(jalur: str) -> str:
    """100 nested rows, made by the database."""
    objek, kumpul = (
        ("json_build_object", "json_agg")
        if connection.vendor == "postgresql"
        else ("json_object", "json_group_array")
    )
    nama = "kode, uraian, satuan, unit, skode, suraian, target, realisasi, capaian"
    kolom = (
        "i.kode, i.uraian, i.satuan, u.kode AS unit, s.kode AS skode, s.uraian AS suraian, t.nilai AS target, "
        "r.nilai AS realisasi, r.nilai / t.nilai * 100 AS capaian"
    )
    dalam = f"SELECT {kolom} {HALAMAN[HALAMAN.index('FROM') :]} LIMIT 100"
    isi_objek = (
        f"{objek}('indikator', {objek}('kode', kode, 'uraian', uraian), "
        f"'sasaran', {objek}('kode', skode, 'uraian', suraian), 'satuan', satuan, 'unit', unit, "
        f"'target', target, 'realisasi', realisasi, 'capaian', capaian)"
    )
    sql = f"SELECT {kumpul}({isi_objek}) FROM (SELECT {nama} FROM ({dalam}) x) y"  # noqa: S608 - ours
    ((isi,),) = tanya(sql, [f"{jalur}%"])
    return isi if isinstance(isi, str) else json.dumps(isi)


class TargetNested(serializers.ModelSerializer[Target]):
    class Meta:
        model = Target
        fields = ("tahun", "triwulan", "nilai")


class RealisasiNested(serializers.ModelSerializer[Realisasi]):
    class Meta:
        model = Realisasi
        fields = ("tahun", "triwulan", "nilai", "keadaan", "status")


class SasaranNested(serializers.ModelSerializer[Sasaran]):
    class Meta:
        model = Sasaran
        fields = ("kode", "uraian")


class UnitNested(serializers.ModelSerializer[UnitKerja]):
    class Meta:
        model = UnitKerja
        fields = ("kode", "nama")


class IndikatorNested(serializers.ModelSerializer[Indikator]):
    """The way everybody would write it first."""

    sasaran = SasaranNested()
    unit = UnitNested()
    target = TargetNested(many=True)
    realisasi = RealisasiNested(many=True)

    class Meta:
        model = Indikator
        fields = ("kode", "uraian", "satuan", "sasaran", "unit", "target", "realisasi")


def drf_nested(jalur: str) -> str:
    milik = Indikator.objects.filter(unit__jalur__startswith=jalur).select_related("sasaran", "unit")
    urut = milik.order_by("sasaran__jenjang", "sasaran__urutan", "urutan", "pk")[:100]
    return json.dumps(IndikatorNested(urut.prefetch_related("target", "realisasi"), many=True).data, default=str)
