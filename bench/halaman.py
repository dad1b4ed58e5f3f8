"""What the application takes for each goal, beside its floor, on the database of DATABASE_URL; prints JSON.

    DATABASE_URL=... python -m bench.halaman M

Leaves the database changed: figures of one unit are drafts afterwards.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from bench import siap  # noqa: F401  before everything of the application

# isort: split
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bench import polos
from bench.dunia import SKALA, Skala
from bench.ukur import Waktu, bergantian
from budget.rekap.ringkas import terbitan_ringkas
from indicators.models import PeriodeLapor, Realisasi, UnitKerja
from indicators.rekap.total import total_unit
from indicators.rekap.unit import pohon_unit
from indicators.services.realisasi import IsianRealisasi, save_realisasi
from indicators.services.ringkasan import perbarui_ringkasan

KALI = int(os.environ.get("BENCH_KALI", "15"))
JALUR, UNIT, PERIODE = "U1/U2/", "U2", "tahun=2024&triwulan=4"
PERENCANA_UNIT = 30
SIAPA = ("django_session", "auth_user", "indicators_penugasan", "tembolok", "SAVEPOINT")
TABEL_BESAR = r"indicators_(?:realisasi|target|indikator|ringkasancapaian|ringkasanunit)|budget_barisanggaran"


class Ukuran:
    """One run on one database."""

    def __init__(self, skala: Skala) -> None:
        self.skala = skala
        self.client = Client()
        self.client.force_login(User.objects.get(username="pimpinan"))
        self.per_kementerian = skala.unit * 20

    def ambil(self, alamat: str) -> Callable[[], bytes]:
        def kerja() -> bytes:
            jawab = self.client.get(alamat)
            assert jawab.status_code == 200, (alamat, jawab.status_code)
            return b"".join(jawab.streaming_content) if jawab.streaming else jawab.content  # type: ignore[attr-defined]

        return kerja

    def jalankan(self) -> dict[str, Any]:
        memori_awal = _memori("VmRSS")
        hasil: dict[str, Any] = {"memori_sebelum_mib": memori_awal}
        for nama, bagian in (
            ("halaman", self.halaman),
            ("semua", self.semua),  # early: memory that other pages have left behind would hide what this one takes
            ("beranda", self.beranda),
            ("api", self.api),
            ("simpan", self.simpan),
            ("rencana", self.rencana),
        ):
            hasil[nama] = bagian()
            print(f"{nama} selesai", file=sys.stderr, flush=True)
        return hasil

    def _halaman_ke(self) -> dict[str, str]:
        akhir = self.per_kementerian // 100
        alamat = f"/capaian/?unit={UNIT}&{PERIODE}&halaman="
        return {"pertama": f"{alamat}1", "tengah": f"{alamat}{akhir // 2}", "terakhir": f"{alamat}{akhir}"}

    def halaman(self) -> dict[str, Any]:
        halaman = self._halaman_ke()
        kasus: dict[str, Callable[[], object]] = {n: self.ambil(a) for n, a in halaman.items()}
        isi = self.ambil(halaman["pertama"])()
        return {
            **_ms(bergantian({"polos": lambda: polos.tabel(JALUR), **kasus}, KALI)),
            "memori_hangat_mib": _memori("VmRSS"),
            "kueri": {n: self.kueri(a) for n, a in halaman.items()},
            "byte": len(isi),
            "gzip": len(gzip.compress(isi, 6)),
        }

    def kueri(self, alamat: str) -> int:
        with CaptureQueriesContext(connection) as semua:
            self.ambil(alamat)()
        return sum(not any(nama in satu["sql"] for nama in SIAPA) for satu in semua)

    def beranda(self) -> dict[str, Any]:
        akar, kementerian = "/?unit=U1&tahun=2024", f"/?unit={UNIT}&tahun=2024"
        unit = UnitKerja.objects.get(kode="U1")
        user = User.objects.get(username="pimpinan")
        anak = pohon_unit(user, "U1").keturunan_dekat(unit)
        waktu = bergantian(
            {
                "polos": lambda: (polos.tanya(polos.TOTAL, [1]), polos.tanya(polos.ANGGARAN, [1])),
                "akar": self.ambil(akar),
                "kementerian": self.ambil(kementerian),
                "total": lambda: total_unit(unit, anak, None, 2024),
                "anggaran": lambda: terbitan_ringkas(user, (2023, 2024), [unit]),
                "anggaran_polos": lambda: polos.tanya(polos.ANGGARAN, [1]),
            },
            KALI,
        )
        mentah = bergantian(
            {
                "mentah": lambda: polos.tanya(polos.MENTAH, ["U1/%"]),
                "anggaran_mentah": lambda: polos.tanya(polos.ANGGARAN_MENTAH, ["U1/%"]),
            },
            3,
        )
        return {
            **_ms(waktu),
            **_ms(mentah),
            "kueri": {n: self.kueri(a) for n, a in (("akar", akar), ("k", kementerian))},
        }

    def api(self) -> dict[str, Any]:
        alamat = f"/api/v1/capaian/?unit={UNIT}&{PERIODE}&page_size=100"
        kasus: dict[str, Callable[[], object]] = {
            "json_agg": lambda: polos.json_agg(JALUR),
            "api": self.ambil(alamat),
            "drf": lambda: polos.drf_nested(JALUR),
        }
        return {**_ms(bergantian(kasus, KALI)), "kueri": self.kueri(alamat), "byte": len(self.ambil(alamat)())}

    def simpan(self) -> dict[str, Any]:
        """One figure through the service, its queue, and the floor: one unit-year out of its rows, written."""
        saat = timezone.now()
        PeriodeLapor.objects.get_or_create(
            tahun=2024,
            triwulan=4,
            defaults={
                "buka": "2020-01-01T00:00Z",
                "tutup": "2099-01-01T00:00Z",
                "tutup_eselon_i": "2099-01-01T00:00Z",
                "tutup_kementerian": "2099-01-01T00:00Z",
            },
        )
        milik = Realisasi.objects.filter(indikator__unit=PERENCANA_UNIT, tahun=2024, triwulan=4)
        milik.update(status="draf", disetujui_oleh=None, disetujui_pada=None)
        perbarui_ringkasan()
        kode = milik.values_list("indikator__kode", flat=True)[0]
        putaran = iter(range(10**6))

        def satu() -> None:
            ada = Realisasi.objects.get(indikator__kode=kode, tahun=2024, triwulan=4)
            user = User.objects.get(username="perencana")
            nilai = Decimal(10 + next(putaran) % 90)
            (hasil,) = save_realisasi(
                user, [IsianRealisasi(kode, 2024, 4, ada.versi, nilai=nilai, yakin=True)], utuh=True
            )
            assert hasil.hasil.tersimpan, hasil.galat

        def polos_satu() -> None:
            with transaction.atomic():
                ((n, jumlah),) = polos.tanya(polos.SEGARKAN, [PERENCANA_UNIT])
                with connection.cursor() as kursor:
                    kursor.execute(
                        "UPDATE indicators_ringkasanunit SET diperbarui = %s WHERE unit_id = %s AND tahun = 2024",
                        [saat, PERENCANA_UNIT],
                    )
                assert n is not None and jumlah is not None

        return _ms(bergantian({"polos": polos_satu, "simpan": satu, "antrean": perbarui_ringkasan}, 3 * KALI))

    def rencana(self) -> list[str]:
        """On PostgreSQL: what of the list and summary queries reads a large table from end to end."""
        if connection.vendor != "postgresql":
            return []
        temuan: set[str] = set()
        alamat = [
            *self._halaman_ke().values(),
            "/?unit=U1&tahun=2024",
            f"/api/v1/capaian/?unit={UNIT}&{PERIODE}&page_size=100",
        ]
        for satu in alamat:
            with CaptureQueriesContext(connection) as semua:
                self.ambil(satu)()
            for kueri in semua:
                if kueri["sql"].startswith("SELECT"):
                    with connection.cursor() as kursor:
                        kursor.execute(f"EXPLAIN {kueri['sql'].replace('%', '%%')}")
                        isi = "\n".join(baris for (baris,) in kursor.fetchall())
                    temuan |= {f"{t} ({satu})" for t in re.findall(rf"Seq Scan on ({TABEL_BESAR})\b", isi)}
        return sorted(temuan)

    def semua(self) -> dict[str, Any]:
        """All rows of a ministry as one document; memory as the highest it rose."""
        alamat = f"/capaian/?unit={UNIT}&{PERIODE}&halaman=semua"

        def alirkan() -> int:
            return sum(len(satu) for satu in self.client.get(alamat).streaming_content)  # type: ignore[attr-defined]

        Path("/proc/self/clear_refs").write_text("5")
        awal = _memori("VmRSS")
        byte = alirkan()
        naik = _memori("VmHWM") - awal
        waktu = bergantian({"polos": lambda: polos.tabel(JALUR, 0, self.per_kementerian), "semua": alirkan}, 3)
        return {**_ms(waktu), "byte": byte, "memori_naik_mib": round(naik, 1)}


def _ms(waktu: dict[str, Waktu]) -> dict[str, Any]:
    return {
        nama: {"p50": round(w.p50, 2), "p95": round(w.p95, 2), "min": round(min(w.semua), 2)}
        for nama, w in waktu.items()
    }


def _memori(nama: str) -> float:
    """MiB of this process, as the kernel counts them."""
    isi = Path("/proc/self/status").read_text()
    return int(re.findall(rf"{nama}:\s+(\d+) kB", isi)[0]) / 1024


if __name__ == "__main__":
    print(json.dumps(Ukuran(SKALA[sys.argv[1]]).jalankan()))
