"""X46 for what an administrator imports: two at once on real connections, one publication, nothing twice."""

import pytest

from budget.models import BarisAnggaran, DataAnggaran, RincianOutput
from indicators.excel import tulis_bertanda
from indicators.models import Impor, Peran
from indicators.services.impor import add_tempelan, apply_impor, claim_apply, read_impor
from renstra.impor.daftar import jenis_impor
from tests.balap import Balap, kata
from tests.dunia import bangun, petugas

BERKAS = {"unit": "U1", "tahun": 2024, "per_tanggal": "2025-01-10", "sumber": "OM SPAN", "skala": "1"}
OPSI = {"anggaran": BERKAS | {"pagu_versi": "Pagu awal", "rincian": ""}, "ro": BERKAS | {"kementerian": "027"}}
TABEL = {
    "anggaran": "Jenis belanja\tPagu\tRealisasi\n51\t100\t10\n52\t200\t20",
    "ro": "Kode anggaran\tUraian\tPagu\nWA.4473.EBA.001\tSatu\t5\nWA.4473.EBA.002\tDua\t6",
}


def terapkan(pk: int) -> str:
    impor = Impor.objects.select_related("pelaku").get(pk=pk)
    jenis = jenis_impor(impor.jenis)
    return str(apply_impor(claim_apply(impor.pelaku, impor, jenis, yakin=True), jenis))


@pytest.mark.parametrize(("kode", "banyak"), [("anggaran", (1, 2, 0)), ("ro", (0, 0, 2))])
def test_x46_two_administrators_apply_the_same_file_at_once(
    balap: Balap, kode: str, banyak: tuple[int, int, int]
) -> None:
    def dunia() -> list[int]:
        bangun()
        semua = []
        for nama in ("satu", "dua"):
            impor = add_tempelan(petugas(nama, Peran.ADMIN, "U0"), jenis_impor(kode), OPSI[kode], TABEL[kode])
            read_impor(impor.pk, jenis_impor(kode), tulis_bertanda)
            semua.append(impor.pk)
        return semua

    dua = balap.sendiri(dunia)
    (diterapkan, ditolak) = kata(balap.serentak([lambda pk=pk: terapkan(pk) for pk in dua]))
    assert (int(diterapkan) >= 2, ditolak) == (True, "Bentrok")
    isi = balap.sendiri(lambda: tuple(m.objects.count() for m in (DataAnggaran, BarisAnggaran, RincianOutput)))
    assert isi == banyak
